"""The same specialisation, concentration and variety as econcomplex and scipy, on our figures.

scipy knows nothing of places: it gives entropy and distance of two rows of shares. No package
that could be installed has shift-share, intervals of location quotients or related variety.
"""

import numpy as np
import pytest
from scipy.spatial.distance import cdist
from scipy.stats import entropy as entropy_of_shares

from industry_analysis import load
from industry_analysis.indicators import specialisation, variety

WHY = "not installed: see tests/optional/README.md"


@pytest.fixture(scope="module")
def employed():
    composition = load.composition(load.employment()).loc[(load.BAS_REGISTER, 2022), :]
    return composition[composition.index.str.len() == 4]


@pytest.fixture(scope="module")
def econcomplex():
    return pytest.importorskip("econcomplex", reason=WHY)


def test_econcomplex_has_the_same_location_quotient(econcomplex, employed):
    ours = specialisation.location_quotient(employed)
    theirs = econcomplex.location_quotient(employed).loc[*ours.axes]
    np.testing.assert_allclose(theirs, ours, rtol=1e-9)


@pytest.mark.parametrize(
    ("ours", "theirs", "options"),
    [
        (specialisation.krugman_index, "krugman_index", {}),
        (specialisation.hoover_coefficient, "specialization_coefficient", {}),
        (specialisation.hachman_index, "hachman_index", {}),
        (variety.herfindahl_index, "herfindahl", {"normalize": False}),
        (variety.normalised_herfindahl_index, "herfindahl", {"normalize": True}),
        (variety.entropy, "shannon_entropy", {"base": 2.0}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_econcomplex_has_the_same_number_per_place(econcomplex, employed, ours, theirs, options):
    found = getattr(econcomplex, theirs)(employed, **options)
    np.testing.assert_allclose(found[employed.index], ours(employed), rtol=1e-9)


def test_scipy_has_the_same_entropy_and_distance_to_the_reference(employed):
    shares = specialisation.industry_share(employed).to_numpy()
    reference = employed.sum().to_numpy() / employed.to_numpy().sum()
    bits = entropy_of_shares(shares, base=2, axis=1)
    np.testing.assert_allclose(variety.entropy(employed), bits, rtol=1e-9)
    distance = cdist(shares, reference[None], metric="cityblock")[:, 0]
    np.testing.assert_allclose(specialisation.krugman_index(employed), distance, rtol=1e-9)
