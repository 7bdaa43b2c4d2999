import json

import numpy as np
import pytest

from paralog.core import BundleError
from paralog.tasks.defects import FEATURES, parse_prior, read_prior


def test_the_shipped_prior_can_be_read_and_names_what_it_was_learned_from():
    prior = read_prior()
    assert prior.belief.mean.shape == prior.belief.precision.shape == (len(FEATURES),)
    assert (prior.belief.precision > 0).all()
    assert len(prior.projects) >= 7
    assert all(name and windows > 0 for name, _, windows in prior.projects)


def test_a_prior_can_be_written_and_read():
    prior = read_prior()
    again = parse_prior(prior.written())
    assert np.array_equal(again.belief.mean, prior.belief.mean)
    assert (again.intercept, again.projects, again.scores) == (prior.intercept, prior.projects, prior.scores)


@pytest.mark.parametrize("change", [{"schema": 0}, {"features": []}, {"intercept": 3}, {"projects": [1]}])
def test_a_damaged_prior_is_refused(change):
    content = json.loads(read_prior().written()) | change
    with pytest.raises(BundleError, match="prior"):
        parse_prior(json.dumps(content))
    with pytest.raises(BundleError, match="damaged"):
        parse_prior("{")
