"""Model bundles: folders that hold an encoder, its vocabulary, its calibration and its card."""

from paralog.bundle.calibration import ANY, SCAN, Calibration
from paralog.bundle.layout import Bundle, BundleConfig, bundle_id, read_bundle, verify, write_bundle
from paralog.bundle.store import DEFAULT, SHIPPED, installed, resolve
from paralog.bundle.verification import Verification

__all__ = [
    "ANY",
    "DEFAULT",
    "SCAN",
    "SHIPPED",
    "Bundle",
    "BundleConfig",
    "Calibration",
    "Verification",
    "bundle_id",
    "installed",
    "read_bundle",
    "resolve",
    "verify",
    "write_bundle",
]
