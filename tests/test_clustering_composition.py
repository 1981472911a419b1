"""Compositions: zeros, centred log-ratios and the distance between them."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from industry_analysis.clustering import composition, standard_scores
from industry_analysis.indicators import IndicatorError

identity = settings(deadline=None, max_examples=12, derandomize=True, database=None)


def counts(*rows, columns="ABC"):
    return pd.DataFrame(rows, [f"18{at}" for at in range(len(rows))], list(columns))


@st.composite
def tables(draw, *, least=1):
    shape = draw(st.tuples(st.integers(2, 5), st.integers(2, 5)))
    cells = draw(arrays(np.int64, shape, elements=st.integers(least, 500)))
    cells[:, 0] += 10  # nowhere do the zeros take all
    return counts(*cells.tolist(), columns="ABCDE"[: shape[1]])


def distance(coordinates):
    rows = coordinates.to_numpy()
    return np.sqrt(((rows[:, None] - rows[None]) ** 2).sum(axis=2))


def test_aitchison_distance_worked_out_by_hand():
    # ln(1, 2, 4) less its mean is (-ln 2, 0, ln 2), and ln(1, 1, 1) is all 0
    coordinates = composition(counts([1, 2, 4], [5, 5, 5]))
    assert coordinates.loc["180"].tolist() == pytest.approx([-math.log(2), 0, math.log(2)])
    assert coordinates.loc["181"].tolist() == pytest.approx([0, 0, 0])
    assert distance(coordinates)[0, 1] == pytest.approx(math.sqrt(2) * math.log(2))


def test_zero_becomes_the_replacement_and_the_rest_shrinks_in_proportion():
    # of 100 persons 2 x 1.5 are put for the zeros, so 97 are left: 0.97 x (30, 70)
    replaced = np.log([1.5, 1.5, 29.1, 67.9])
    found = composition(counts([0, 0, 30, 70], columns="ABCD"), replacement=1.5)
    assert found.loc["180"].tolist() == pytest.approx((replaced - replaced.mean()).tolist())


def test_zero_stands_for_one_person_unless_told():
    table = counts([0, 30, 70])
    assert composition(table).equals(composition(table, replacement=1))


@identity
@given(table=tables(least=0))
def test_coordinates_of_a_place_add_up_to_zero(table):
    assert composition(table).sum(axis="columns").to_numpy() == pytest.approx(0, abs=1e-12)


@identity
@given(table=tables(), factor=st.integers(2, 1000))
def test_size_of_a_place_changes_nothing(table, factor):
    table, larger = table.astype(float), table.astype(float)
    larger.iloc[0] *= factor
    assert np.allclose(composition(larger), composition(table))


@identity
@given(table=tables(least=0), factor=st.integers(2, 1000))
def test_counting_in_another_unit_changes_nothing(table, factor):
    scaled = composition(table * factor, replacement=0.5 * factor)
    assert np.allclose(scaled, composition(table, replacement=0.5))


@identity
@given(table=tables(), factors=arrays(np.float64, 5, elements=st.floats(0.1, 10)))
def test_growth_of_an_industry_everywhere_moves_no_place_from_another(table, factors):
    grown = table * factors[: table.shape[1]]
    assert np.allclose(distance(composition(grown)), distance(composition(table)), atol=1e-9)


@identity
@given(table=tables())
def test_distance_is_that_of_all_log_ratios_between_two_industries(table):
    # Aitchison's own definition: 1/(2D) times the sum over all pairs of industries
    logs = np.log(table.to_numpy())
    ratios = logs[:, :, None] - logs[:, None, :]
    squares = ((ratios[:, None] - ratios[None]) ** 2).sum(axis=(2, 3)) / (2 * table.shape[1])
    assert distance(composition(table)) ** 2 == pytest.approx(squares, abs=1e-9)


@identity
@given(table=tables(least=0))
def test_ratios_between_industries_with_people_stay_as_they_are(table):
    coordinates, logs = composition(table).to_numpy(), np.log(table.where(table > 0)).to_numpy()
    difference = coordinates - logs  # the same within a place
    assert np.nanmax(difference, axis=1) == pytest.approx(np.nanmin(difference, axis=1), abs=1e-9)


@identity
@given(table=tables(least=0), random=st.randoms(use_true_random=False))
def test_order_of_places_and_industries_changes_nothing(table, random):
    places, industries = (random.sample(axis.tolist(), len(axis)) for axis in table.axes)
    found = composition(table.loc[places, industries])
    pd.testing.assert_frame_equal(found, composition(table).loc[places, industries])


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (counts([1, math.nan, 3]), r"employed: 1 cell is missing; the first is \('180', 'B'\)"),
        (counts([1, -1, 3]), r"employed: 1 cell is negative; the first is \('180', 'B'\): -1"),
        (counts([0, 0, 0]), "employed: 1 place is empty; the first is '180'"),
        (counts([1], columns="A"), "employed: at least 2 industries are needed, not 1"),
        (
            counts([5, 5, 5], [0, 0, 2]),
            "employed: 1 place is smaller than what would replace its zeros; the first is '181'",
        ),
    ],
)
def test_table_that_is_no_composition_is_refused(table, said):
    with pytest.raises(IndicatorError, match=said):
        composition(table)


def test_zeros_may_take_less_than_the_place_has_and_no_more():
    # two zeros at three persons each: of six employed nobody is left, of seven one
    with pytest.raises(IndicatorError, match="smaller than what would replace its zeros"):
        composition(counts([0, 0, 6]), replacement=3)
    replaced = np.log([3, 3, 1])
    found = composition(counts([0, 0, 7]), replacement=3)
    assert found.loc["180"].tolist() == pytest.approx((replaced - replaced.mean()).tolist())


@pytest.mark.parametrize("replacement", [0, -1, math.nan, math.inf])
def test_replacement_must_be_above_zero(replacement):
    with pytest.raises(IndicatorError, match="replacement: a number of persons above 0 is needed"):
        composition(counts([1, 2, 3]), replacement=replacement)


def test_standard_scores_worked_out_by_hand():
    # mean 3, squares 4 + 0 + 4, standard deviation the root of 8/3
    scores = standard_scores(pd.DataFrame({"x": [1, 3, 5]}, ["a", "b", "c"]))
    root = math.sqrt(1.5)
    assert scores["x"].tolist() == pytest.approx([-root, 0, root])


def test_standard_scores_refuse_what_is_the_same_everywhere():
    table = pd.DataFrame({"x": [1, 2], "y": [0.1, 0.1], "z": [0, 0]}, ["a", "b"])
    said = "variables: 2 variables are the same in all places; the first is 'y'"
    with pytest.raises(IndicatorError, match=said):
        standard_scores(table)


def test_standard_scores_refuse_a_spread_that_is_only_the_rounding_of_large_values():
    # half a unit in a million million is under a billionth of it, half a unit in ten is not
    large = pd.DataFrame({"x": [1e12, 1e12 + 1]}, ["a", "b"])
    for same in (large, -large):
        with pytest.raises(IndicatorError, match="variables: 1 variable is the same in all places"):
            standard_scores(same)
    assert standard_scores(large - 1e12 + 10)["x"].tolist() == [-1, 1]
    small = pd.DataFrame({"x": [1e-12, 3e-12]}, ["a", "b"])
    assert standard_scores(small)["x"].tolist() == pytest.approx([-1, 1])


def test_all_faults_of_features_are_named_at_once():
    table = pd.DataFrame([[1, np.nan], [2, np.inf]], ["1880", "1880"], ["x", "x"])
    with pytest.raises(IndicatorError) as refused:
        standard_scores(table)
    assert str(refused.value).splitlines() == [
        "variables: 1 place is repeated; the first is '1880'",
        "variables: 1 variable is repeated; the first is 'x'",
        "variables: 1 cell is missing; the first is ('1880', 'x')",
        "variables: 1 cell is infinite; the first is ('1880', 'x')",
    ]


def test_repeated_labels_are_named_beside_words_for_numbers():
    table = pd.DataFrame({"x": [1, 2], "y": ["p", "q"]}, ["a", "a"])
    with pytest.raises(IndicatorError) as refused:
        standard_scores(table)
    assert str(refused.value).splitlines() == [
        "variables: 1 place is repeated; the first is 'a'",
        "variables: 1 variable is not numbers; the first is 'y': str",
    ]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ([1, 2], "variables: a DataFrame is needed, not list"),
        (pd.DataFrame(index=["a"]), r"variables: the table is empty \(1 places x 0 variables\)"),
        (
            pd.DataFrame({"x": [1, 2], "y": ["p", "q"]}),
            "variables: 1 variable is not numbers; the first is 'y': str",
        ),
    ],
)
def test_what_is_not_a_table_of_numbers_is_refused(table, said):
    with pytest.raises(IndicatorError, match=said):
        standard_scores(table)
