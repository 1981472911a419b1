"""Twins: distances, what they are made of, and how they stand other weights."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta

from industry_analysis.clustering import twins
from industry_analysis.clustering.twins import _survival
from industry_analysis.indicators import IndicatorError

identity = settings(deadline=None, max_examples=8, derandomize=True, database=None)


def table(rows, places="abcdefgh"):
    return pd.DataFrame(rows, list(places[: len(rows)]), list("xyzuvw"[: len(rows[0])]))


@st.composite
def tables(draw):
    random = np.random.default_rng(draw(st.integers(0, 10_000)))
    return table(random.normal(size=(draw(st.integers(3, 8)), draw(st.integers(1, 6)))).tolist())


def test_distances_and_contributions_worked_out_by_hand():
    found = twins(table([[0, 0], [3, 4], [1, 0], [0, -2]]), "a", seed=1, n=3, draws=10)
    assert found.nearest["distance"].to_dict() == {"c": 1, "d": 2, "b": 5}
    assert found.nearest.index.tolist() == ["c", "d", "b"]
    assert found.contributions.loc["b"].to_dict() == {"x": 9, "y": 16}
    assert found.differences.loc["d"].to_dict() == {"x": 0, "y": -2}
    assert (found.nearest["survives"] == 1).all()  # all three are always among three


def test_whole_numbers_of_numpy_will_do():
    one = np.int64(1)
    found = twins(table([[0, 0], [3, 4]]), "a", seed=one, n=one, draws=one)
    assert found.nearest["distance"].tolist() == [5]


def test_ten_twins_are_given_unless_told():
    rows = pd.DataFrame({"x": range(12)})
    found = twins(rows, 0, seed=1, draws=2)
    assert found.nearest.index.tolist() == list(range(1, 11))


def test_places_equally_far_but_for_rounding_survive_alike():
    # 0.1 + 0.2 is not quite 0.3
    shares = _survival(np.array([[0.3**2], [(0.1 + 0.2) ** 2]]), np.ones(1), 1, draws=3, seed=1)
    assert shares.tolist() == [1, 1]


def test_weights_are_scaled_to_average_one():
    # weights 3 and 1 average 1 as 1.5 and 0.5: 1.5 x 9 + 0.5 x 16 = 21.5
    weights = pd.Series({"y": 1, "x": 3})
    found = twins(table([[0, 0], [3, 4]]), "a", seed=1, n=1, draws=10, weights=weights)
    assert found.nearest.loc["b", "distance"] == pytest.approx(math.sqrt(21.5))
    assert found.contributions.loc["b"].to_dict() == {"x": 13.5, "y": 8}


def test_survival_is_the_chance_worked_out_by_hand():
    # b is nearer than c where w < 4 (1 - w), so for w under 0.8 of an even draw
    found = twins(table([[0, 0], [1, 0], [0, 2]]), "a", seed=1, n=1, draws=40_000)
    assert found.nearest.index.tolist() == ["b"]
    assert found.nearest.loc["b", "survives"] == pytest.approx(0.8, abs=0.01)


def test_random_weights_scatter_around_the_given_ones():
    # with weights 3 and 1 the first is drawn from Beta(1.5, 0.5); c is nearer where it is
    # over a half
    weights = pd.Series({"x": 3, "y": 1})
    rows = table([[0, 0], [1, 0], [0, 1]])
    found = twins(rows, "a", seed=1, n=1, draws=40_000, weights=weights)
    assert found.nearest.index.tolist() == ["c"]
    expected = beta.sf(0.5, 1.5, 0.5)
    assert found.nearest.loc["c", "survives"] == pytest.approx(expected, abs=0.01)


def test_variable_of_weight_zero_counts_for_nothing():
    rows = table([[0, 0], [9, 0.1], [0, 1]])
    weights = pd.Series({"x": 0, "y": 1})
    found = twins(rows, "a", seed=1, n=1, draws=50, weights=weights)
    assert found.nearest.index.tolist() == ["b"]
    assert found.nearest.loc["b"].tolist() == [pytest.approx(math.sqrt(2) * 0.1), 1]
    assert found.contributions.loc["b", "x"] == 0


def test_in_every_weighting_as_many_places_are_nearest_as_are_asked_for():
    squares = np.random.default_rng(1).uniform(size=(2000, 4))
    shares = _survival(squares, np.ones(4), 7, draws=50, seed=1)
    assert shares.sum() == pytest.approx(7)
    assert shares.max() <= 1


def test_places_equally_far_are_ordered_by_label_and_survive_alike():
    found = twins(table([[0, 0], [0, 1], [0, 1], [0, 1], [5, 5]]), "a", seed=1, n=2, draws=50)
    assert found.nearest.index.tolist() == ["b", "c"]
    assert found.nearest["survives"].tolist() == [1, 1]


@identity
@given(features=tables())
def test_contributions_add_up_to_the_squared_distance(features):
    weights = pd.Series(np.arange(1, features.shape[1] + 1), features.columns)
    for given_weights in (None, weights):
        found = twins(features, "b", seed=1, n=2, draws=5, weights=given_weights)
        squared = found.contributions.sum(axis="columns")
        assert squared.to_numpy() == pytest.approx(found.nearest["distance"].to_numpy() ** 2)
        assert (found.contributions >= 0).all(axis=None)
        assert found.contributions.columns.tolist() == features.columns.tolist()


@identity
@given(features=tables())
def test_distance_is_euclids_and_the_same_both_ways(features):
    n = len(features) - 1
    for place in ("a", "c"):
        found = twins(features, place, seed=1, n=n, draws=2)
        assert place not in found.nearest.index
        assert found.nearest["distance"].is_monotonic_increasing
        for other, distance in found.nearest["distance"].items():
            expected = math.dist(features.loc[place], features.loc[other])
            assert distance == pytest.approx(expected)
            back = twins(features, other, seed=1, n=n, draws=2)
            assert back.nearest.loc[place, "distance"] == distance
            assert np.allclose(back.differences.loc[place], -found.differences.loc[other])


@identity
@given(features=tables())
def test_identical_place_is_at_distance_zero_and_always_survives(features):
    features.loc["twin"] = features.loc["a"]
    found = twins(features, "a", seed=1, n=1, draws=50)
    assert found.nearest.index.tolist() == ["twin"]
    assert found.nearest.loc["twin"].tolist() == [0, 1]
    assert (found.contributions.loc["twin"] == 0).all()


@identity
@given(features=tables(), random=st.randoms(use_true_random=False))
def test_order_changes_nothing_and_weights_count_by_proportion(features, random):
    weights = pd.Series(np.arange(1.0, features.shape[1] + 1), features.columns)
    places, variables = (random.sample(axis.tolist(), len(axis)) for axis in features.axes)
    expected = twins(features, "a", seed=3, n=2, draws=50, weights=weights)
    shuffled = features.loc[places, variables]
    found = twins(shuffled, "a", seed=3, n=2, draws=50, weights=weights * 8)
    pd.testing.assert_frame_equal(found.nearest, expected.nearest)
    assert np.allclose(found.contributions[features.columns], expected.contributions)
    even = twins(features, "a", seed=3, n=2, draws=50, weights=weights * 0 + 5)
    pd.testing.assert_frame_equal(even.nearest, twins(features, "a", seed=3, n=2, draws=50).nearest)


def test_same_seed_gives_the_same_and_another_seed_other_draws():
    features = table(np.random.default_rng(1).normal(size=(8, 5)).tolist())
    one, two, other = (
        twins(features, "a", seed=seed, n=3, draws=500).nearest for seed in (1, 1, 2)
    )
    assert one.equals(two)
    assert one["distance"].equals(other["distance"])
    assert not one["survives"].equals(other["survives"])


def test_twins_that_dominate_survive_more_than_those_that_trade_off():
    # b is nearer than everybody in everything; c and d each only in one
    found = twins(table([[0, 0], [1, 1], [2, 5], [5, 2], [4, 4]]), "a", seed=1, n=2, draws=500)
    assert found.nearest.loc["b", "survives"] == 1
    assert 0 < found.nearest["survives"].iloc[1] < 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"place": "1885"}, "place: '1885' is not among the 3 places of features"),
        ({"n": 3}, "n: 3 twins are asked for among 2 others"),
        ({"n": 0}, "n: a whole number of at least 1 is needed, not 0"),
        ({"draws": 0}, "draws: a whole number of at least 1 is needed, not 0"),
        ({"seed": "x"}, "seed: a whole number of at least 0 is needed, not 'x'"),
        (
            {"weights": pd.Series({"x": 1})},
            "weights: 1 variable is missing that features has; the first is 'y'",
        ),
        (
            {"weights": pd.Series({"x": 1, "y": 1, "q": 1})},
            "features: 1 variable is missing that weights has; the first is 'q'",
        ),
        (
            {"weights": pd.Series({"x": -1, "y": 1})},
            "weights: 1 variable is missing, infinite or negative; the first is 'x'",
        ),
        (
            {"weights": pd.Series({"x": 1, "y": math.nan})},
            "weights: 1 variable is missing, infinite or negative; the first is 'y'",
        ),
        (
            {"weights": pd.Series({"x": 1, "y": math.inf})},
            "weights: 1 variable is missing, infinite or negative; the first is 'y'",
        ),
        ({"weights": pd.Series({"x": 0, "y": 0})}, "weights: all are 0"),
    ],
)
def test_question_that_cannot_be_answered_is_refused(options, said):
    asked = {"place": "a", "n": 1, "draws": 5, "seed": 1} | options
    with pytest.raises(IndicatorError, match=said):
        twins(table([[0, 0], [1, 1], [2, 2]]), **asked)


def test_missing_value_names_place_and_variable():
    with pytest.raises(IndicatorError, match=r"features: 1 cell is missing.*\('b', 'y'\)"):
        twins(table([[0, 0], [1, math.nan]]), "a", seed=1, n=1)
