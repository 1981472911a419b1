"""Ranks with their intervals: hand values, chances worked out, and what must always hold."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from industry_analysis.clustering import rank_intervals
from industry_analysis.indicators import IndicatorError

identity = settings(deadline=None, max_examples=8, derandomize=True, database=None)
UP = {"x": "higher", "y": "higher"}


def table(rows, places="abcdefgh"):
    return pd.DataFrame(rows, list(places[: len(rows)]), list("xyzuvw"[: len(rows[0])]))


@st.composite
def tables(draw):
    random = np.random.default_rng(draw(st.integers(0, 10_000)))
    return table(random.normal(size=(draw(st.integers(3, 8)), draw(st.integers(1, 6)))).tolist())


def ways(indicators, way="higher"):
    return dict.fromkeys(indicators.columns, way)


def test_index_of_equally_weighted_groups_worked_out_by_hand():
    # z of x and y: -1, 1; z of u, turned because lower is higher: 1, -1
    rows = pd.DataFrame({"x": [1, 3], "y": [10, 20], "u": [5, 4]}, ["a", "b"])
    directions = {"x": "higher", "y": "higher", "u": "higher"}
    groups = {"x": "labour", "y": "labour", "u": "age"}
    found = rank_intervals(rows, directions, groups=groups, seed=1, draws=10)
    assert found.group_scores.to_dict("index") == {
        "a": {"age": 1, "labour": -1},
        "b": {"age": -1, "labour": 1},
    }
    assert found.ranks["index"].tolist() == [0, 0]  # not -1/3: groups weigh the same
    found = rank_intervals(rows, directions | {"u": "lower"}, groups=groups, seed=1, draws=10)
    assert found.ranks["index"].tolist() == [-1, 1]
    assert found.ranks["rank"].tolist() == [2, 1]
    each = rank_intervals(rows, directions, seed=1, draws=10)
    assert each.ranks["index"].tolist() == pytest.approx([-1 / 3, 1 / 3])


def test_acceptability_is_the_chance_worked_out_by_hand():
    # z are ±1 and opposite: a is first where its indicator weighs over a half
    found = rank_intervals(table([[1, 0], [0, 1]]), UP, seed=1, draws=40_000)
    assert found.acceptability.loc["a"].tolist() == pytest.approx([0.5, 0.5], abs=0.01)
    assert found.ranks["rank"].tolist() == [1, 1]  # equal under equal weights
    assert found.ranks["mean_rank"].tolist() == pytest.approx([1.5, 1.5], abs=0.01)


def test_acceptability_with_three_places_worked_out_by_hand():
    # x: a 4, b 0, c 2; y: a 0, b 1, c 5/8 — a beats b where w 4/sx > (1-w) 1/sy
    rows = table([[4, 0], [0, 1], [2, 0.625]])
    sx, sy = rows.std(ddof=0)
    found = rank_intervals(rows, UP, seed=1, draws=40_000)

    def even(x, y):
        """Weight of x at which a lead of x in x makes up for a lag of y in y."""
        return (y / sy) / (x / sx + y / sy)

    a_over_b, a_over_c, c_over_b = even(4, 1), even(2, 0.625), even(2, 0.375)
    expected = 1 - max(a_over_b, a_over_c)
    assert found.acceptability.loc["a", 1] == pytest.approx(expected, abs=0.01)
    expected = min(a_over_b, c_over_b)
    assert found.acceptability.loc["b", 1] == pytest.approx(expected, abs=0.01)


def test_weights_are_even_over_groups_and_then_within_them():
    # the group of x alone against y, z: a wins where the weight of x is over a half, whose
    # chance is 1/2 between two groups, but 1/4 between three indicators
    rows = table([[1, 0, 0], [0, 1, 1]])
    two = {"x": "g", "y": "h", "z": "h"}
    found = rank_intervals(rows, ways(rows), groups=two, seed=1, draws=40_000)
    assert found.acceptability.loc["a", 1] == pytest.approx(1 / 2, abs=0.01)
    found = rank_intervals(rows, ways(rows), seed=1, draws=40_000)
    assert found.acceptability.loc["a", 1] == pytest.approx(1 / 4, abs=0.01)
    # within a group: x against y alone decides, u is the same for both up to a hair
    rows = pd.DataFrame({"x": [1, 0], "y": [0, 1]}, ["a", "b"])
    found = rank_intervals(rows, UP, groups={"x": "g", "y": "g"}, seed=1, draws=40_000)
    assert found.acceptability.loc["a", 1] == pytest.approx(1 / 2, abs=0.01)


def test_some_places_are_ranked_among_themselves_on_the_index_of_all():
    rows = table([[9, 9], [1, 2], [2, 1], [0, 0]])
    every = rank_intervals(rows, UP, seed=1, draws=200)
    some = rank_intervals(rows, UP, seed=1, draws=200, among=["d", "b", "c"])
    assert some.ranks.index.tolist() == ["d", "b", "c"]
    assert some.ranks["index"].equals(every.ranks["index"][["d", "b", "c"]])
    assert some.ranks["rank"].tolist() == [3, 1, 1]  # b and c are equal, behind a no more
    assert some.acceptability.columns.tolist() == [1, 2, 3]
    assert (some.acceptability.loc["b"] == every.acceptability.loc["b", [2, 3, 4]].to_numpy()).all()
    alone = rank_intervals(rows, UP, seed=1, draws=5, among=["b"])
    assert alone.ranks.loc["b", ["rank", "low", "high"]].tolist() == [1, 1, 1]


def test_place_ahead_in_everything_is_first_whatever_the_weights():
    found = rank_intervals(table([[9, 9], [1, 2], [2, 1]]), UP, seed=1, draws=200)
    assert found.ranks.loc["a", ["rank", "low", "high", "mean_rank"]].tolist() == [1, 1, 1, 1]
    assert found.acceptability.loc["a", 1] == 1
    assert found.ranks.loc["b", ["low", "high"]].tolist() == [2, 3]


def test_identical_places_share_the_better_rank_in_every_draw():
    found = rank_intervals(table([[1, 2], [1, 2], [3, 0], [0, 3]]), UP, seed=1, draws=300)
    assert found.acceptability.loc["a"].equals(found.acceptability.loc["b"].rename("a"))
    assert found.ranks.loc["a"].equals(found.ranks.loc["b"].rename("a"))


def test_interval_is_widened_to_a_rank_that_few_weightings_give():
    # m is second to nobody under equal weights, but each of the others beats it wherever
    # its own indicator weighs a little more than the rest
    others = np.eye(8) * 4.1
    rows = pd.DataFrame([[0.5] * 8, *others], columns=list("pqrstuvw"))
    found = rank_intervals(rows, ways(rows), seed=1, draws=4000, level=0.5)
    drawn = found.acceptability.loc[0]
    middle = drawn.index[(drawn.cumsum() > 0.25) & (drawn.cumsum() - drawn < 0.75)]
    rank = int(found.ranks.loc[0, "rank"])
    assert not middle.min() <= rank <= middle.max()
    expected = [min(middle.min(), rank), max(middle.max(), rank)]
    assert found.ranks.loc[0, ["low", "high"]].tolist() == expected


@identity
@given(indicators=tables(), level=st.sampled_from([0.5, 0.8, 0.95]))
def test_acceptabilities_add_up_and_intervals_hold_what_they_say(indicators, level):
    found = rank_intervals(indicators, ways(indicators), seed=1, draws=100, level=level)
    share, ranks = found.acceptability, found.ranks
    assert share.sum(axis="columns").to_numpy() == pytest.approx(1)
    assert share.sum().to_numpy() == pytest.approx(1)  # without ties
    assert share.columns.tolist() == list(range(1, len(indicators) + 1))
    assert ranks["mean_rank"].tolist() == pytest.approx(share.mul(share.columns).sum(axis=1))
    assert (ranks["low"] <= ranks["rank"]).all()
    assert (ranks["rank"] <= ranks["high"]).all()
    for place, row in ranks.iterrows():
        assert share.loc[place, int(row["low"]) : int(row["high"])].sum() >= level - 1e-9
    tail = (1 - level) / 2
    for place, row in ranks.astype(int).iterrows():
        up_to = share.loc[place].cumsum()  # and no rank less would do
        if row["low"] < row["rank"]:
            assert up_to[row["low"]] > tail - 1e-9
            assert up_to.get(row["low"] - 1, 0) < tail + 1e-9
        if row["high"] > row["rank"]:
            assert up_to[row["high"]] > 1 - tail - 1e-9
            assert up_to[row["high"] - 1] < 1 - tail + 1e-9
    assert sorted(ranks["rank"]) == list(range(1, len(indicators) + 1))
    assert ranks["index"].mean() == pytest.approx(0, abs=1e-9)


@identity
@given(indicators=tables())
def test_turning_every_direction_turns_the_ranks_round(indicators):
    up, down = (
        rank_intervals(indicators, ways(indicators, way), seed=1, draws=50)
        for way in ("higher", "lower")
    )
    last = len(indicators) + 1
    assert np.allclose(up.ranks["index"], -down.ranks["index"])
    assert (up.ranks["rank"] == last - down.ranks["rank"]).all()
    assert np.allclose(up.acceptability, down.acceptability.iloc[:, ::-1])


@identity
@given(indicators=tables(), random=st.randoms(use_true_random=False))
def test_order_and_units_change_nothing(indicators, random):
    places, names = (random.sample(axis.tolist(), len(axis)) for axis in indicators.axes)
    groups = {name: "odd" if at % 2 else "even" for at, name in enumerate(indicators.columns)}
    found, expected = (
        rank_intervals(some, ways(some), groups=groups, seed=1, draws=50)
        for some in ((indicators * 1000 + 3).loc[places, names], indicators)
    )
    assert found.ranks.index.tolist() == places
    pd.testing.assert_frame_equal(found.ranks.loc[indicators.index], expected.ranks)
    pd.testing.assert_frame_equal(found.acceptability.loc[indicators.index], expected.acceptability)


def test_same_seed_gives_the_same_and_another_seed_other_draws():
    rows = table(np.random.default_rng(1).normal(size=(8, 5)).tolist())
    one, two, other = (rank_intervals(rows, ways(rows), seed=s, draws=300) for s in (1, 1, 2))
    assert one.acceptability.equals(two.acceptability)
    assert not one.acceptability.equals(other.acceptability)
    assert one.ranks["index"].equals(other.ranks["index"])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"directions": {"x": "higher"}}, "directions: 1 variable is missing that indicators has"),
        (
            {"directions": UP | {"y": "neither"}},
            "directions: 'higher' or 'lower' is needed; the first else is 'y': 'neither'",
        ),
        (
            {"directions": {"x": "up", "y": "down"}},
            "directions: 'higher' or 'lower' is needed; the first else is 'x': 'up'",
        ),
        ({"groups": {"x": "g"}}, "groups: 1 variable is missing that indicators has; .* 'y'"),
        ({"among": ["a", "z"]}, "among: 1 place is not in indicators; the first is 'z'"),
        ({"level": 1}, "level: between 0 and 1 is needed, not 1"),
        ({"level": 0}, "level: between 0 and 1 is needed, not 0"),
        ({"draws": 0}, "draws: a whole number of at least 1 is needed, not 0"),
        ({"seed": None}, "seed: a whole number of at least 0 is needed, not None"),
    ],
)
def test_question_that_cannot_be_answered_is_refused(options, said):
    asked = {"directions": UP, "draws": 5, "seed": 1} | options
    with pytest.raises(IndicatorError, match=said):
        rank_intervals(table([[0, 1], [1, 0]]), **asked)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([[0, 1], [1, math.nan]], r"indicators: 1 cell is missing; the first is \('b', 'y'\)"),
        ([[0, 1], [1, 1]], "indicators: 1 variable is the same in all places; the first is 'y'"),
        ([[0, 1]], "indicators: at least 2 places are needed, not 1"),
    ],
)
def test_table_that_cannot_be_ranked_is_refused(rows, said):
    with pytest.raises(IndicatorError, match=said):
        rank_intervals(table(rows), UP, seed=1, draws=5)
