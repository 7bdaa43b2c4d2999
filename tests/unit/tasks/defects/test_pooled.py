import numpy as np
import pytest

from paralog.tasks.defects import FEATURES, parse_prior
from paralog.tasks.defects.pooled import PRECISION, learn_prior
from paralog.tasks.defects.windows import build_timeline


def test_what_tells_broken_files_apart_is_learned(planted, options):
    windows = build_timeline(planted.mined(), planted, options).windows
    prior = learn_prior({"planted": ("abc", windows)}, {"auc": 0.9})
    told = prior.belief.mean[FEATURES.index("fixes")] + prior.belief.mean[FEATURES.index("faded_fixes")]
    assert told > 0.1
    assert (prior.belief.precision == PRECISION).all()
    assert prior.projects == (("planted", "abc", len(windows)),)
    again = parse_prior(prior.written())
    assert again.belief.mean == pytest.approx(prior.belief.mean, abs=1e-3)


def test_a_project_counts_once_however_large(planted, options):
    windows = build_timeline(planted.mined(), planted, options).windows
    once = learn_prior({"a": ("1", windows), "b": ("2", windows[:1])}, {})
    copied = learn_prior({"a": ("1", windows * 3), "b": ("2", windows[:1])}, {})
    assert np.allclose(once.belief.mean, copied.belief.mean, atol=1e-6)


def test_without_repairs_nothing_is_learned():
    with pytest.raises(ValueError, match="repaired"):
        learn_prior({"a": ("1", ())}, {})
