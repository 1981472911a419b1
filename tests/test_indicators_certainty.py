"""How sure a location quotient is, by hand, by simulation and on the published figures."""

import math

import numpy as np
import pandas as pd
import pytest

from industry_analysis import load
from industry_analysis.indicators.counts import IndicatorError
from industry_analysis.indicators.specialisation import (
    location_quotient,
    location_quotient_interval,
    specialisation_mark,
    workplace_sensitivity,
)

# 20 of 100 in A, 200 of 2 000 in the reference: a quotient of 2
PLACE = pd.DataFrame({"A": [20], "rest": [80]}, index=["1880"])
NATION = pd.Series({"A": 200, "rest": 1800})
Z = 1.959963984540054  # 97.5 % of a normal distribution is below


def bounds(employed, reference=None, **options):
    found = location_quotient_interval(employed, reference, **options)
    assert found.columns.tolist() == ["lower", "upper"]
    return found.loc[("1880", "A")].tolist()


# ---- the interval ----


def test_interval_of_a_place_inside_the_reference_by_hand():
    variance = 1 / 20 - 1 / 100 - 1 / 200 + (2 * 2 - 1) / 2000
    assert variance == pytest.approx(0.0365)
    expected = [2 * math.exp(-Z * 0.0365**0.5), 2 * math.exp(Z * 0.0365**0.5)]
    assert bounds(PLACE, NATION) == pytest.approx(expected)
    assert expected == pytest.approx([1.3753, 2.9084], abs=5e-5)


def test_interval_of_a_place_outside_the_reference_by_hand():
    variance = 1 / 20 - 1 / 100 + 1 / 200 - 1 / 2000
    assert variance == pytest.approx(0.0445)
    expected = [2 * math.exp(-Z * 0.0445**0.5), 2 * math.exp(Z * 0.0445**0.5)]
    assert bounds(PLACE, NATION, outside=True) == pytest.approx(expected)


def test_interval_of_another_level_by_hand():
    half = 0.6744897501960817  # the quartile of a normal distribution
    expected = [2 * math.exp(-half * 0.0365**0.5), 2 * math.exp(half * 0.0365**0.5)]
    assert bounds(PLACE, NATION, level=0.5) == pytest.approx(expected)


def test_interval_at_the_reference_share_is_the_one_of_moineddin_beyene_and_boyle_2003():
    place = pd.DataFrame({"A": [10], "rest": [90]}, index=["1880"])
    half_width = Z * (1 / 10 - 1 / 100 - 1 / 200 + 1 / 2000) ** 0.5
    expected = [math.exp(-half_width), math.exp(half_width)]
    assert bounds(place, NATION) == pytest.approx(expected)


def test_a_place_that_is_the_whole_reference_has_no_uncertainty():
    nation = NATION.to_frame("1880").T
    assert bounds(nation) == pytest.approx([1, 1])
    assert bounds(nation, NATION) == pytest.approx([1, 1])


def test_an_industry_of_one_place_alone_still_has_an_interval():
    # without the quotient in it the variance would be 1/1000 - 1/80 below 0
    employed = pd.DataFrame({"A": [40, 0], "rest": [40, 920]}, index=["1880", "1881"])
    half_width = Z * (1 / 80 - 1 / 1000) ** 0.5
    quotient = 1000 / 80
    expected = [quotient * math.exp(-half_width), quotient * math.exp(half_width)]
    assert bounds(employed) == pytest.approx(expected)


def test_nobody_employed_gives_the_largest_share_that_would_still_be_empty_by_chance():
    # (1 - share) ** 100 = 0.025, beside a share of a tenth in the reference
    place = pd.DataFrame({"A": [0], "rest": [100]}, index=["1880"])
    largest = 1 - 0.025 ** (1 / 100)
    assert (1 - largest) ** 100 == pytest.approx(0.025)
    assert bounds(place, NATION) == pytest.approx([0, largest / 0.1])


def test_everybody_employed_gives_the_smallest_share_that_would_still_be_full_by_chance():
    place = pd.DataFrame({"A": [100], "rest": [0]}, index=["1880"])
    smallest = 0.025 ** (1 / 100)
    assert bounds(place, NATION) == pytest.approx([smallest / 0.1, 10])


def test_a_perturbed_place_that_exceeds_its_industry_has_an_interval_without_width():
    # three persons more than the reference has: the variance would be below 0
    place = pd.DataFrame({"A": [203], "rest": [1797]}, index=["1880"])
    lower, upper = bounds(place, NATION)
    assert lower == pytest.approx(203 / 200)
    assert upper == pytest.approx(203 / 200)


def test_places_outside_may_be_larger_than_the_reference_and_places_inside_may_not():
    small = NATION / 100
    for options in ({}, {"tolerance": 0}):
        assert np.isfinite(bounds(PLACE, small, outside=True, **options)).all()
    with pytest.raises(IndicatorError, match="reference: 2 industries are smaller than the sum"):
        location_quotient_interval(PLACE, small)


@pytest.mark.parametrize("level", [0, 1, 95, float("nan")])
def test_a_level_that_is_no_part_of_one_is_refused(level):
    for function in (location_quotient_interval, specialisation_mark):
        with pytest.raises(IndicatorError, match=f"level: a number between 0 and 1 .* not {level}"):
            function(PLACE, NATION, level=level)


def test_a_tolerance_below_zero_is_refused_inside_and_outside():
    for function in (location_quotient_interval, workplace_sensitivity, specialisation_mark):
        for outside in (False, True):
            with pytest.raises(IndicatorError, match="tolerance: a number not less than 0"):
                function(PLACE, NATION, outside=outside, tolerance=-1)


# ---- what a workplace does ----


def moved(employed, reference=None, **options):
    found = workplace_sensitivity(employed, reference, **options)
    assert found.columns.tolist() == ["fewer", "more"]
    return found.loc[("1880", "A")].tolist()


def test_a_workplace_of_15_persons_by_hand():
    fewer = (5 / 85) / (185 / 1985)
    more = (35 / 115) / (215 / 2015)
    assert moved(PLACE, NATION) == pytest.approx([fewer, more])


def test_a_workplace_of_a_place_outside_leaves_the_reference_as_it_was():
    assert moved(PLACE, NATION, outside=True) == pytest.approx([5 / 85 / 0.1, 35 / 115 / 0.1])


def test_a_workplace_of_a_tenth_by_hand():
    # 30 of 300
    place = pd.DataFrame({"A": [300], "rest": [700]}, index=["1880"])
    nation = pd.Series({"A": 2000, "rest": 8000})
    fewer = (270 / 970) / (1970 / 9970)
    more = (330 / 1030) / (2030 / 10030)
    assert moved(place, nation) == pytest.approx([fewer, more])


@pytest.mark.parametrize("persons", [0, 1, 15])
def test_a_workplace_fewer_leaves_nobody_where_there_is_none_to_lose(persons):
    place = pd.DataFrame({"A": [persons], "rest": [80]}, index=["1880"])
    more = ((persons + 15) / (persons + 95)) / (215 / 2015)
    assert moved(place, NATION) == pytest.approx([0, more])


def test_a_workplace_that_was_the_whole_industry_or_place_leaves_a_quotient_of_nobody():
    industry = pd.DataFrame({"A": [10, 0], "rest": [80, 900]}, index=["1880", "1881"])
    assert moved(industry)[0] == 0
    place = pd.DataFrame({"A": [10], "rest": [0]}, index=["1880"])
    assert moved(place, NATION)[0] == 0
    assert moved(place + 3)[0] == 0  # fewer than a workplace in all


def test_a_workplace_fewer_may_leave_a_single_person_in_place_and_industry():
    # 16 in A, all of the place and of the industry, among 100: one of one in one of 85
    employed = pd.DataFrame({"A": [16, 0], "rest": [0, 84]}, index=["1880", "1881"])
    assert moved(employed)[0] == pytest.approx(85)


# ---- the mark ----


def mark(persons, rest, nation=NATION * 1000, **options):
    place = pd.DataFrame({"A": [persons], "rest": [rest]}, index=["1880"])
    return specialisation_mark(place, nation, **options).loc["1880", "A"]


def test_under_15_employed_is_too_small_and_15_is_not():
    assert mark(14, 100_000) == "too small"
    assert mark(15, 100_000) == "stable"
    assert mark(0, 100) == "too small"


def test_a_quotient_on_one_side_of_1_over_the_interval_and_a_workplace_is_stable():
    assert mark(400, 600) == "stable"
    assert mark(400, 9600) == "stable"


def reasons(persons, rest):
    """Give interval and workplace of persons in a place, against a tenth of a large country."""
    place = pd.DataFrame({"A": [persons], "rest": [rest]}, index=["1880"])
    return bounds(place, NATION * 1000), moved(place, NATION * 1000)


def test_a_quotient_that_a_workplace_fewer_brings_below_1_is_uncertain():
    (lower, _), (fewer, _) = reasons(24, 100)
    assert fewer < 1 < lower
    assert mark(24, 100) == "uncertain"


def test_a_quotient_that_a_workplace_more_brings_above_1_is_uncertain():
    (_, upper), (_, more) = reasons(15, 260)
    assert upper < 1 < more
    assert mark(15, 260) == "uncertain"


@pytest.mark.parametrize(("rest", "above"), [(1190, True), (1550, False)])
def test_a_quotient_that_only_the_interval_brings_over_1_is_uncertain(rest, above):
    (lower, upper), (fewer, more) = reasons(150, rest)
    assert (lower < 1 < fewer) if above else (more < 1 < upper)
    assert mark(150, rest) == "uncertain"
    assert mark(150, rest, level=0.5) == "stable"


@pytest.mark.parametrize("size", [1, 3, 7, 1000])
def test_a_quotient_of_1_is_never_stable(size):
    nation = NATION.to_frame("1880").T * size
    for reference in (NATION * size, NATION * 3 * size):
        assert (specialisation_mark(nation, reference) == "uncertain").all(axis=None)


def test_marks_have_the_labels_of_the_table():
    employed = pd.DataFrame({"A": [20, 30], "rest": [80, 5]}, index=["1880", "1883"])
    found = specialisation_mark(employed)
    assert found.index.equals(employed.index)
    assert found.columns.equals(employed.columns)
    assert found.loc["1883", "rest"] == "too small"


# ---- coverage, by simulation ----


@pytest.fixture(scope="module")
def composition():
    """Persons per municipality and industry in 2022: taken for the truth."""
    return load.composition(load.employment()).loc[(load.BAS_REGISTER, 2022), :]


def coverage(truth, *, draws, seed, reference=None):
    """Per draw and cell: persons drawn, and whether the interval of the draw held the truth."""
    generator = np.random.default_rng(seed)
    totals = truth.sum(axis="columns").to_numpy()
    shares = truth.div(totals, axis="index").to_numpy()
    nation = truth.sum() if reference is None else reference
    right = (shares / (nation / nation.sum()).to_numpy()).ravel()
    persons, held = [], []
    for _ in range(draws):
        drawn = pd.DataFrame(generator.multinomial(totals, shares), *truth.axes)
        outside = reference is not None
        beside = None
        if outside:
            again = generator.multinomial(nation.sum(), nation / nation.sum())
            beside = pd.Series(again, nation.index)
        interval = location_quotient_interval(drawn, beside, outside=outside)
        persons.append(drawn.to_numpy().ravel())
        held.append(interval["lower"].le(right) & interval["upper"].ge(right))
    return np.array(persons), np.array(held)


def test_95_per_cent_intervals_of_all_municipalities_hold_the_truth_in_93_to_97(composition):
    municipalities = composition[composition.index.str.len() == 4]
    assert len(municipalities) == 290
    persons, held = coverage(municipalities, draws=40, seed=1)
    for fewest, most in ((15, math.inf), (15, 30), (30, 100), (100, 1000), (1000, math.inf)):
        assert 0.93 < held[(persons >= fewest) & (persons < most)].mean() < 0.97


def test_95_per_cent_intervals_hold_as_often_where_a_place_is_much_of_the_reference(composition):
    county = composition[composition.index.str.match("18..")]
    persons, held = coverage(county, draws=120, seed=2)
    enough = persons >= 15
    orebro = np.repeat(county.index == "1880", county.shape[1])
    assert county.loc["1880"].sum() > 0.5 * county.to_numpy().sum()
    assert 0.93 < held[enough].mean() < 0.97
    assert 0.93 < held[:, orebro][enough[:, orebro]].mean() < 0.97


def test_95_per_cent_intervals_of_places_outside_a_small_reference_hold_as_often(composition):
    county = composition[composition.index.str.match("18..")]
    persons, held = coverage(county, draws=120, seed=3, reference=composition.loc["09"])
    enough = persons >= 15
    assert 0.93 < held[enough].mean() < 0.97


# ---- on the published figures ----


def test_karlskoga_is_surely_specialised_in_manufacturing_and_ljusnarsberg_has_cells_too_small(
    composition,
):
    nation = composition.loc["00"]
    here = composition.loc[["1883", "1864"]]
    marks = specialisation_mark(here, nation)
    assert location_quotient(here, nation).loc["1883", "B+C"] > 2.5
    assert marks.loc["1883", "B+C"] == "stable"
    assert (marks.loc["1864"] == "too small").equals(here.loc["1864"] < 15)
    assert (marks.loc["1864"] == "too small").any()
