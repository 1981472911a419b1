"""Variety against published numbers and numbers worked out by hand."""

import math

import pandas as pd
import pytest

from industry_analysis.indicators.counts import IndicatorError
from industry_analysis.indicators.variety import (
    entropy,
    equivalent_number,
    herfindahl_index,
    normalised_herfindahl_index,
    related_variety,
    unrelated_variety,
)

# the worked example of the R package REAT
REAT = pd.DataFrame([[20, 50, 20, 10]], index=["R"], columns=["I1", "I2", "I3", "I4"])

# the five regions and industries of the R package EconGeo
ECONGEO = pd.DataFrame(
    [
        [100, 0, 0, 0, 0],
        [0, 15, 5, 70, 10],
        [0, 20, 10, 20, 50],
        [0, 25, 30, 5, 40],
        [0, 40, 55, 5, 0],
    ],
    index=["R1", "R2", "R3", "R4", "R5"],
    columns=["I1", "I2", "I3", "I4", "I5"],
)


def test_herfindahl_index_of_reat():
    assert herfindahl_index(REAT)["R"] == pytest.approx(0.34)


def test_normalised_herfindahl_index_of_reat():
    assert normalised_herfindahl_index(REAT)["R"] == pytest.approx(0.12)


def test_equivalent_number_of_reat():
    assert equivalent_number(REAT)["R"] == pytest.approx(2.941176, abs=5e-7)


def test_herfindahl_index_of_econgeo():
    assert herfindahl_index(ECONGEO).tolist() == pytest.approx([1, 0.525, 0.34, 0.315, 0.465])


def test_entropy_of_econgeo():
    published = [0, 1.319, 1.761, 1.766, 1.219]
    assert entropy(ECONGEO).tolist() == pytest.approx(published, abs=5e-4)


def test_entropy_of_the_four_industries_in_methods():
    # {0.4, 0.1}, {0.3, 0.2}: H is 1.846439, worked out by hand
    place = pd.DataFrame([[40, 10, 30, 20]], index=["R"], columns=["a1", "a2", "b1", "b2"])
    assert entropy(place)["R"] == pytest.approx(1.846439, abs=5e-7)


# {0.4, 0.1}, {0.3, 0.2} of METHODS.md, worked out by hand
FOUR = pd.DataFrame([[40, 10, 30, 20]], index=["R"], columns=["a1", "a2", "b1", "b2"])
GROUPS = pd.Series({"a1": "a", "a2": "a", "b1": "b", "b2": "b"})


def test_variety_of_two_groups_of_a_half_is_one_bit_unrelated_and_the_rest_related():
    assert unrelated_variety(FOUR, GROUPS)["R"] == pytest.approx(1)
    assert related_variety(FOUR, GROUPS)["R"] == pytest.approx(0.846439, abs=5e-7)


def test_groups_weigh_by_their_share():
    # three quarters of a place evenly in two industries of one group: 3/4 of a bit
    place = pd.DataFrame([[3, 3, 2]], index=["R"], columns=["a1", "a2", "b1"])
    assert related_variety(place, GROUPS)["R"] == pytest.approx(0.75)
    expected = 0.75 * math.log2(4 / 3) + 0.25 * 2
    assert unrelated_variety(place, GROUPS)["R"] == pytest.approx(expected)


def test_groups_follow_the_industries_by_label():
    shuffled = GROUPS.iloc[[2, 0, 3, 1]]
    assert related_variety(FOUR, shuffled)["R"] == related_variety(FOUR, GROUPS)["R"]


def test_an_industry_or_group_with_nobody_adds_nothing():
    more = FOUR.assign(b3=0, c1=0)
    groups = pd.concat([GROUPS, pd.Series({"b3": "b", "c1": "c"})])
    assert related_variety(more, groups)["R"] == related_variety(FOUR, GROUPS)["R"]
    assert unrelated_variety(more, groups)["R"] == unrelated_variety(FOUR, GROUPS)["R"]


@pytest.mark.parametrize("measure", [related_variety, unrelated_variety])
def test_all_faults_of_counts_and_groups_are_named_at_once(measure):
    groups = pd.concat([GROUPS.drop("b2").mask(GROUPS == "a"), GROUPS[["b1"]]])
    with pytest.raises(IndicatorError) as caught:
        measure(FOUR.assign(b1=-4), groups)
    assert str(caught.value).splitlines() == [
        "employed: 1 cell is negative; the first is ('R', 'b1'): -4",
        "groups: 1 industry is repeated; the first is 'b1'",
        "groups: 3 industries are without a group; the first is 'a1'",
    ]
    with pytest.raises(IndicatorError, match="groups: a Series is needed, not dict"):
        measure(FOUR, GROUPS.to_dict())


def test_entropy_of_a_half_and_two_quarters_is_one_and_a_half_bits():
    place = pd.DataFrame([[2, 1, 1, 0]], index=["R"], columns=["a", "b", "c", "d"])
    assert entropy(place)["R"] == 1.5


def test_entropy_of_one_industry_is_zero_without_a_minus_sign():
    place = pd.DataFrame([[7, 0]], index=["R"], columns=["a", "b"])
    assert math.copysign(1, entropy(place)["R"]) == 1


def test_normalised_herfindahl_index_needs_two_industries():
    place = pd.DataFrame({"B+C": [7]}, index=["1880"])
    with pytest.raises(IndicatorError, match="employed: at least 2 industries are needed, not 1"):
        normalised_herfindahl_index(place)


def test_results_carry_the_name_of_the_indicator():
    measures = [herfindahl_index, normalised_herfindahl_index, equivalent_number, entropy]
    for measure in measures:
        assert measure(REAT).name == measure.__name__
    for measure in (related_variety, unrelated_variety):
        assert measure(FOUR, GROUPS).name == measure.__name__
