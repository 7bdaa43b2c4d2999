"""Code units as integer arrays: what encoders are trained on and run on."""

from paralog.features.arrays import INPUTS, UnitArrays, in_one_window, pad, windows
from paralog.features.sbt import SbtView
from paralog.features.subtokens import LexicalView, split
from paralog.features.version import features_version
from paralog.features.view import VIEWS, View, make_view
from paralog.features.vocabulary import Vocabulary

__all__ = [
    "INPUTS",
    "VIEWS",
    "LexicalView",
    "SbtView",
    "UnitArrays",
    "View",
    "Vocabulary",
    "features_version",
    "in_one_window",
    "make_view",
    "pad",
    "split",
    "windows",
]
