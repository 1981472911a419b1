"""Moran's I, global and local: by hand, by brute force, over the real map."""

import itertools
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from industry_analysis import load, places
from industry_analysis.indicators import IndicatorError, chance, neighbourhoods, spatial
from industry_analysis.indicators.specialisation import industry_share

identity = settings(deadline=None, max_examples=15, derandomize=True, database=None)


def pairs_of(*borders: tuple[str, str]) -> pd.DataFrame:
    """Both directions of each border."""
    both = [*borders, *((there, here) for here, there in borders)]
    return pd.DataFrame(both, columns=["municipality_code", "neighbour_code"])


def moran(values: pd.Series, neighbours: pd.DataFrame, permutations: int = 1) -> spatial.MoransI:
    return spatial.morans_i(values, neighbours, permutations=permutations, seed=1)


def local(
    values: pd.Series, neighbours: pd.DataFrame, permutations: int = 1, **options: float
) -> pd.DataFrame:
    return spatial.local_morans_i(values, neighbours, permutations=permutations, seed=1, **options)


LINE = pd.Series([1, 2, 3, 4], index=list("abcd"))
ALONG = pairs_of(("a", "b"), ("b", "c"), ("c", "d"))
CHESS = [(row, column) for row in range(4) for column in range(4)]
BOARD = pairs_of(
    *(
        (str(one), str(other))
        for one, other in itertools.combinations(CHESS, 2)
        if abs(one[0] - other[0]) + abs(one[1] - other[1]) == 1
    )
)
CHECKED = pd.Series({str(cell): sum(cell) % 2 for cell in CHESS})

# de Smith's ten zones as PySAL distributes them, and the quadrants in the documentation of
# `esda.Moran_Local` (1 high-high, 2 low-high, 3 low-low, 4 high-low)
DE_SMITH = pd.Series(
    [2.24, 3.10, 4.55, -5.15, -4.39, 0.46, 5.54, 9.02, -2.09, -3.06], index=list("ABCDEFGHIJ")
)
DE_SMITH_BORDERS = pairs_of(
    *(("A", "B"), ("A", "D"), ("B", "E"), ("C", "D"), ("C", "G"), ("D", "E"), ("D", "H")),
    *(("E", "F"), ("E", "I"), ("F", "J"), ("G", "H"), ("H", "I"), ("I", "J")),
)
DE_SMITH_QUADRANTS = [4, 4, 4, 2, 3, 3, 1, 4, 3, 3]
PYSAL = {1: "high among high", 2: "low among high", 3: "low among low", 4: "high among low"}


@pytest.fixture(scope="module")
def share() -> pd.Series:
    rows = load.composition(load.employment()).loc[("BAS register", 2022)]
    return industry_share(rows.loc[load.municipalities()["municipality_code"]])["B+C"]


@pytest.fixture(scope="module")
def county(share) -> tuple[pd.Series, pd.DataFrame]:
    twelve = share[share.index.str.startswith("18")]
    pairs = load.neighbours()
    return twelve, pairs[pairs.isin(twelve.index).all(axis="columns")]


# ---- by hand, and published ----


def test_line_of_four_by_hand():
    # z² sums to 5, z times the mean of the neighbours to 0.75 + 0.25 + 0.25 + 0.75. Of the 24
    # orders, this and its reverse are the highest, six the lowest, so p is twice 2/24
    result = moran(LINE, ALONG, permutations=24)
    assert result.i == pytest.approx(0.4)
    assert result.expected == pytest.approx(-1 / 3)
    assert (result.p, result.p_smallest) == pytest.approx((1 / 6, 1 / 6))
    assert (result.exact, result.places, result.without_neighbours) == (True, 4, ())


def test_line_of_four_place_by_place_by_hand():
    # an end has 3 possible neighbours, the middle 3 possible pairs; each has the lowest or
    # the highest of them: twice a third, for all four, so the rate is that too
    table = local(LINE, ALONG, permutations=3, level=1)
    columns = ["neighbours", "local_i", "p", "p_smallest", "exact", "fdr", "quadrant"]
    assert table.columns.tolist() == columns
    assert table["neighbours"].tolist() == [1, 2, 2, 1]
    assert table["local_i"].tolist() == pytest.approx([0.6, 0.2, 0.2, 0.6])
    for column in ("p", "p_smallest", "fdr"):
        assert table[column].tolist() == pytest.approx([2 / 3] * 4)
    assert table["exact"].all()
    # the neighbours' mean, -0.5 for the second, is below the mean of its others, a sixth
    assert table["quadrant"].tolist() == ["low among low"] * 2 + ["high among high"] * 2


def test_line_of_four_in_another_order_by_hand():
    # a border at an end counts 1 and a half, the middle one 1: 1.5 (−0.5 · −1.5)
    # + (−1.5 · 0.5) + 1.5 (0.5 · 1.5) = 1.5, over 5
    values = pd.Series([2, 1, 3, 4], index=list("abcd"))
    assert moran(values, ALONG).i == pytest.approx(1.5 / 5)


def test_star_of_four_where_the_lowest_is_the_rarest_by_hand():
    # z is 3 for one and -1 for three, over root 3; the one in the middle gives I = -1, in 6 of
    # the 24 orders, the others -1/9, so the smallest p is twice a quarter
    values = pd.Series([4, 0, 0, 0], index=list("abcd"))
    result = moran(values, pairs_of(("a", "b"), ("a", "c"), ("a", "d")), permutations=24)
    assert result.i == pytest.approx(-1)
    assert (result.p, result.p_smallest) == pytest.approx((1 / 2, 1 / 2))


def test_checkerboard_is_minus_one_everywhere():
    assert moran(CHECKED, BOARD).i == pytest.approx(-1)
    assert local(CHECKED, BOARD)["local_i"].tolist() == pytest.approx([-1] * 16)


def test_two_halves_apart_are_plus_one():
    values = pd.Series([0, 0, 5, 5], index=list("abcd"))
    assert moran(values, pairs_of(("a", "b"), ("c", "d"))).i == pytest.approx(1)


def test_quadrants_of_de_smith_in_the_documentation_of_pysal():
    table = local(DE_SMITH, DE_SMITH_BORDERS, permutations=84, level=1)
    assert table["quadrant"].tolist() == [PYSAL[number] for number in DE_SMITH_QUADRANTS]


def test_weights_by_hand():
    # z −2, −1, 3; b's neighbours weigh 3 to 1: 2 − (−1.5 + 0.75) − 3 = −0.25, over 14
    values = pd.Series([0, 1, 5], index=list("abc"))
    pairs = pairs_of(("b", "a"), ("b", "c")).assign(weight=[3, 1, 7, 9])
    assert moran(values, pairs).i == pytest.approx(-0.25 / 14)


def test_neighbours_that_count_differently_are_tried_in_every_order():
    # a's others in order: 1, 2, 6; 6 weighs 3 and 2 weighs 1, the highest of 6 orders
    values = pd.Series([0, 1, 2, 6], index=list("abcd"))
    pairs = pd.DataFrame({"place": list("aa"), "neighbour": list("cd"), "weight": [1.0, 3.0]})
    row = local(values, pairs, permutations=6).loc["a"]
    assert (row["p"], row["p_smallest"], row["exact"]) == pytest.approx((2 / 6, 2 / 6, True))
    assert not local(values, pairs, permutations=5).loc["a", "exact"]


def test_smallest_p_of_neighbours_that_count_differently_may_be_at_the_lower_end():
    # a's others: 1, 2, 6, 6. One of 12 orders is the lowest, 3 times 1 and once 2; two are the
    # highest, 6 and 6
    values = pd.Series([0, 1, 2, 6, 6], index=list("abcde"))
    pairs = pd.DataFrame({"place": list("aa"), "neighbour": list("cb"), "weight": [1.0, 3.0]})
    row = local(values, pairs, permutations=12).loc["a"]
    assert (row["p"], row["p_smallest"]) == pytest.approx((2 / 12, 2 / 12))


def test_weights_in_one_direction_are_allowed():
    # S is 1, the only place with neighbours: 4 · z_a · z_b / Σz²
    values = pd.Series([0, 1, 2, 5], index=list("abcd"))
    pairs = pd.DataFrame({"place": ["a"], "neighbour": ["b"], "weight": [2]})
    assert moran(values, pairs).i == pytest.approx(4 * (-2 * -1) / 14)


def test_false_discovery_rate_of_benjamini_and_hochberg_1995():
    # their fifteen p values of a trial of thrombolysis: the first four at a rate of 5 %
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
    p += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    rate = chance.false_discovery_rate(np.array(p))
    assert (rate <= 0.05).tolist() == [True] * 4 + [False] * 11


def test_false_discovery_rate_by_hand_leaves_out_what_is_missing():
    rate = chance.false_discovery_rate(np.array([0.01, np.nan, 0.04, 0.03, 0.005]))
    assert rate == pytest.approx([0.02, np.nan, 0.04, 0.04, 0.02], nan_ok=True)


# ---- identities ----


@st.composite
def charts(draw, least: int = 4, most: int = 7):
    """Values that are not all equal, and borders among at least two of the places."""
    size = draw(st.integers(least, most))
    names = [f"p{number}" for number in range(size)]
    numbers = st.integers(-50, 50)
    values = draw(
        st.lists(numbers, min_size=size, max_size=size).filter(lambda some: len(set(some)) > 1)
    )
    possible = list(itertools.combinations(names, 2))
    chosen = draw(st.lists(st.sampled_from(possible), min_size=1, unique=True))
    return pd.Series(values, index=names, dtype=float), pairs_of(*chosen)


def orders_of(values: pd.Series, pairs: pd.DataFrame) -> list[float]:
    """Moran's I of all orders of the values, by the definition."""
    near = pairs.groupby("municipality_code")["neighbour_code"].agg(list)
    z = values - values.mean()

    def i(order: tuple[float, ...]) -> float:
        at = dict(zip(values.index, order, strict=True))
        products = [at[place] * np.mean([at[one] for one in near[place]]) for place in near.index]
        return len(z) / len(near) * sum(products) / sum(z**2)

    return [i(order) for order in itertools.permutations(z)]


@identity
@given(charts(most=5))
def test_mean_of_i_over_all_orders_is_the_expectation(chart):
    values, pairs = chart
    every = orders_of(values, pairs)
    result = moran(values, pairs)
    assert result.i == pytest.approx(every[0])
    assert np.mean(every) == pytest.approx(result.expected)
    assert result.expected == -1 / (len(values) - 1)


@identity
@given(charts())
def test_mean_of_local_i_is_the_global_one(chart):
    assert local(*chart)["local_i"].mean() == pytest.approx(moran(*chart).i)


@identity
@given(charts(), st.randoms(use_true_random=False))
def test_order_and_names_change_nothing_even_where_sets_are_drawn(chart, random):
    values, pairs = chart
    values += np.arange(len(values)) / 1000  # among equal values the names decide who is drawn
    names = dict(zip(values.index, random.sample(range(100, 1000), len(values)), strict=True))
    shuffled = pairs.sample(frac=1, random_state=random.randrange(99)).replace(names)
    renamed = values.rename(names).sample(frac=1, random_state=random.randrange(99))
    for permutations in (2, 5000):
        before = local(values, pairs, permutations).rename(names)
        after = local(renamed, shuffled, permutations)
        pd.testing.assert_frame_equal(after.loc[before.index], before, check_names=False)


@identity
@given(charts(), st.floats(0.01, 100), st.floats(-1000, 1000))
def test_unit_and_zero_point_change_nothing(chart, scale, shift):
    values, pairs = chart
    before, after = local(values, pairs), local(values * scale + shift, pairs)
    pd.testing.assert_frame_equal(after, before)
    one, other = moran(values, pairs, 5040), moran(values * scale + shift, pairs, 5040)
    assert (other.i, other.p) == pytest.approx((one.i, one.p))


@identity
@given(charts())
def test_turning_high_and_low_round_turns_only_the_words(chart):
    values, pairs = chart
    before, after = local(values, pairs, 5000, level=1), local(-values, pairs, 5000, level=1)
    numbers = ["neighbours", "local_i", "p", "p_smallest", "fdr", "exact"]
    pd.testing.assert_frame_equal(after[numbers], before[numbers])
    spread = -values.add(-values.sum()).div(len(values) - 1)  # the mean of the others
    lag = pairs.groupby("municipality_code")["neighbour_code"].agg(lambda some: values[some].mean())
    told = ~np.isclose(lag.reindex(values.index), spread) & ~np.isclose(values, values.mean())
    turned = after["quadrant"].replace({"high": "l0w", "low": "high"}, regex=True)
    told &= before["neighbours"] > 0
    assert turned[told].str.replace("l0w", "low").tolist() == before["quadrant"][told].tolist()


def two_sided_by_brute_force(reference: list[float], observed: float) -> float:
    higher = sum(one >= observed - 1e-9 for one in reference) / len(reference)
    lower = sum(one <= observed + 1e-9 for one in reference) / len(reference)
    return min(1, 2 * min(higher, lower))


@settings(identity, max_examples=12)
@given(charts(most=6))
def test_local_p_is_that_of_all_orders_of_the_others(chart):
    values, pairs = chart
    table = local(values, pairs, permutations=5000)
    z = (values - values.mean()) / values.std(ddof=0)
    for place, near in pairs.groupby("municipality_code")["neighbour_code"]:
        names = [name for name in values.index if name != place]
        orders = (dict(zip(names, o, strict=True)) for o in itertools.permutations(z[names]))
        every = [z[place] * np.mean([order[name] for name in near]) for order in orders]
        observed = z[place] * z[near].mean()
        row = table.loc[place]
        assert row["local_i"] == pytest.approx(observed)
        assert row["p"] == pytest.approx(two_sided_by_brute_force(every, observed))
        smallest = min(two_sided_by_brute_force(every, end) for end in (min(every), max(every)))
        assert row["p_smallest"] == pytest.approx(smallest)


@settings(identity, max_examples=12)
@given(charts(most=5))
def test_global_p_is_that_of_all_orders(chart):
    values, pairs = chart
    every = orders_of(values, pairs)
    result = moran(values, pairs, permutations=120)
    assert result.exact
    assert result.p == pytest.approx(two_sided_by_brute_force(every, result.i))
    smallest = min(two_sided_by_brute_force(every, end) for end in (min(every), max(every)))
    assert result.p_smallest == pytest.approx(smallest)


@identity
@given(charts(), st.sampled_from([1, 4, 50]))
def test_p_is_never_below_the_smallest_possible(chart, permutations):
    table = local(*chart, permutations).dropna()
    assert (table["p"] >= table["p_smallest"]).all()
    assert (table["fdr"] >= table["p"]).all()
    assert table[["p", "fdr"]].max(axis=None) <= 1
    result = moran(*chart, permutations)
    assert result.p_smallest <= result.p <= 1


def test_a_drawn_set_is_as_likely_as_any_other():
    drawn = chance._draw(5, 3, permutations=60_000, seed=1)
    for size in (1, 2, 3):
        sets, times = np.unique(drawn[:size], axis=1, return_counts=True)
        assert sets.shape[1] == math.perm(5, size)
        expected = 60_000 / math.perm(5, size)
        assert np.abs(times - expected).max() < 4.5 * math.sqrt(expected)


def sixteen(*steps: int) -> tuple[pd.Series, pd.DataFrame]:
    """Invented values on a ring, where neighbours are so many steps away."""
    names = [f"p{number:02}" for number in range(16)]
    values = pd.Series(np.random.default_rng(3).normal(size=16), index=names)
    borders = {frozenset((at, (at + step) % 16)) for at in range(16) for step in steps}
    return values, pairs_of(*((names[one], names[other]) for one, other in map(sorted, borders)))


@pytest.mark.parametrize("uneven", [False, True])
def test_drawn_local_p_agrees_with_the_exact_one(uneven):
    values, pairs = sixteen(1, 8) if uneven else sixteen(1, 2, 8)
    if uneven:
        pairs["weight"] = np.random.default_rng(4).uniform(1, 9, size=len(pairs))
    every = math.perm(15, 3) if uneven else math.comb(15, 5)
    exact, drawn = local(values, pairs, every), local(values, pairs, every - 1)
    assert exact["exact"].all()
    assert not drawn["exact"].any()
    tail = exact["p"] / 2
    error = 2 * np.sqrt(tail * (1 - tail) / every)
    assert ((drawn["p"] - exact["p"]).abs() <= 4 * error + 2 / every).all()
    assert drawn["p_smallest"].min() >= 2 / every
    assert drawn["p_smallest"].max() < 12 / every


def test_drawn_global_p_agrees_with_the_exact_one():
    values, pairs = LINE.reindex(list("abcdefg")), pairs_of(*itertools.pairwise("abcdefg"))
    values[:] = [3, 1, 4, 1.5, 9, 2, 6]
    whole, part = moran(values, pairs, 5040), moran(values, pairs, 5039)
    assert (whole.exact, part.exact) == (True, False)
    assert part.p == pytest.approx(whole.p, abs=4 * math.sqrt(whole.p / 5040))
    assert part.p_smallest == pytest.approx(2 / 5040)


@settings(identity, max_examples=40)
@given(charts(), st.integers(1, 12), st.booleans())
def test_each_place_gets_together_with_the_others_what_it_gets_alone(chart, permutations, uneven):
    values, pairs = chart
    if uneven:
        pairs["weight"] = 1 + np.arange(len(pairs)) % 3
    near = neighbourhoods.neighbourhoods(values, pairs)
    kinds = zip(near.counts.tolist(), near.is_even, strict=True)
    others = len(values) - 1
    sets = [math.comb(others, count) if even else math.perm(others, count) for count, even in kinds]
    drawn_for = (np.array(sets) > permutations) & (near.counts > 0)
    widest = near.counts[drawn_for].max(initial=0)
    drawn = chance._draw(len(values), widest + 1, permutations=permutations, seed=1)
    tests = chance.local_tests(near, permutations=permutations, seed=1)
    for place in np.flatnonzero((near.counts > 0) & (near.z != 0)):
        alone = chance._exact_test(near, place)
        if drawn_for[place]:
            alone = chance._drawn_test(near, place, drawn)
        assert tests[place] == pytest.approx((*alone, float(not drawn_for[place])))


def test_extreme_means_are_those_of_the_lowest_and_the_highest_others():
    z = np.sort(np.random.default_rng(1).normal(size=9))
    for size in range(1, 9):
        others = [np.delete(z, place) for place in range(9)]
        lowest, highest = chance._extreme_means(z, size)
        assert lowest.tolist() == pytest.approx([some[:size].mean() for some in others])
        assert highest.tolist() == pytest.approx([some[-size:].mean() for some in others])


def test_same_seed_gives_the_same_and_another_seed_another(share):
    pairs = load.neighbours()
    one, again = (spatial.local_morans_i(share, pairs, permutations=99, seed=5) for _ in range(2))
    other = spatial.local_morans_i(share, pairs, permutations=99, seed=6)
    pd.testing.assert_frame_equal(one, again)
    assert (one["p"] != other["p"]).any()


# ---- islands, and a value at the mean ----


def test_places_without_neighbours_are_named_and_have_no_local_statistic():
    values = pd.Series([1, 2, 3, 4, 9, 7], index=list("abcdyx"))
    result, table = moran(values, ALONG), local(values, ALONG, level=1)
    assert result.without_neighbours == ("y", "x")
    assert (result.places, result.expected) == (6, -1 / 5)
    alone = table.loc[["y", "x"]]
    assert alone[["local_i", "p", "p_smallest", "exact", "fdr"]].isna().all(axis=None)
    assert alone["quadrant"].tolist() == [spatial.NO_NEIGHBOURS] * 2
    assert alone["neighbours"].tolist() == [0, 0]
    assert set(table.loc[list("abcd"), "quadrant"]) <= set(spatial.QUADRANTS) - {
        spatial.NO_NEIGHBOURS,
        spatial.NOT_SIGNIFICANT,
    }


def test_a_value_at_the_mean_is_neither_high_nor_low():
    values = pd.Series([0.1, 0.2, 0.3, 0.4, 0.5], index=list("abcde"))
    row = local(values, pairs_of(("c", "d"), ("a", "b")), permutations=99, level=1).loc["c"]
    assert (row["local_i"], row["p"], row["p_smallest"]) == (0, 1, 1)
    assert row["quadrant"] == spatial.NOT_SIGNIFICANT


def test_neighbours_are_high_beside_the_other_places_not_beside_a_mean_pulled_up():
    # a is far above; its neighbours d and e, though below the mean of all, are the highest
    # of the others, so it is no high place among low ones
    values = pd.Series([100, 1, 2, 3, 4], index=list("abcde"))
    row = local(values, pairs_of(("a", "d"), ("a", "e")), permutations=99, level=1).loc["a"]
    assert row["local_i"] < 0
    assert row["quadrant"] == "high among high"
    # b and e have a mean just above the others' 2.525, b and c one below
    for near, words in (("e", "high among high"), ("c", "high among low")):
        values = pd.Series([100, 1.1, 2, 3, 4], index=list("abcde"))
        pairs = pairs_of(("a", "b"), ("a", near))
        assert local(values, pairs, permutations=99, level=1).loc["a", "quadrant"] == words


def test_neighbours_exactly_at_the_mean_of_the_other_places_are_low():
    # without a the mean is -1, which is what its neighbour has
    values = pd.Series([4, -3, -1, -1, 1], index=list("abcde"))
    row = local(values, pairs_of(("a", "c")), permutations=99, level=1).loc["a"]
    assert row["quadrant"] == "high among low"


def test_quadrant_is_told_up_to_the_level_and_not_beyond():
    rate = local(LINE, ALONG, permutations=3)["fdr"].iloc[0]
    assert set(local(LINE, ALONG, 3, level=rate)["quadrant"]) == {
        "low among low",
        "high among high",
    }
    below = local(LINE, ALONG, 3, level=rate - 1e-6)["quadrant"]
    assert set(below) == {spatial.NOT_SIGNIFICANT}


# ---- refusals ----


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([1, 2, 3], "values: a Series is needed, not list"),
        (pd.Series([1, 2], index=["a", "b"]), "values: at least 3 places are needed, not 2"),
        (pd.Series(list("1234"), index=list("abcd")), "values: numbers are needed, not str"),
        (LINE.where(LINE < 3), "values: 2 values are missing; the first is 'c'"),
        (LINE.replace(2, np.inf), "values: 1 values are infinite; the first is 'b'"),
        (LINE[:0], "values: at least 3 places are needed, not 0"),
        (LINE * 0, "values: all 4 are the same, 0"),
        (LINE * 0 + 0.1, "values: all 4 are the same, 0.1"),
        (LINE * 1e-8 - 1000, "values: all 4 are the same, -999.99999999"),
        (LINE * 1e-8 + 1000, "values: all 4 are the same, 1000.00000001"),
        (LINE.rename({"b": "a"}), "values: 1 places are repeated; the first is 'a'"),
        (LINE.drop("d"), "neighbours: 2 pairs are with a place not in values; the first is "),
    ],
)
@pytest.mark.parametrize("statistic", [moran, local])
def test_values_are_refused(statistic, values, message):
    with pytest.raises(IndicatorError) as caught:
        statistic(values, ALONG)
    assert message in str(caught.value)


def test_an_infinite_value_is_not_also_called_the_same_as_the_others():
    with pytest.raises(IndicatorError) as caught:
        moran(LINE.replace(2, np.inf), ALONG)
    assert str(caught.value) == "values: 1 values are infinite; the first is 'b'"


def with_pair(*pair: object) -> pd.DataFrame:
    return pd.concat([ALONG, pd.DataFrame([pair], columns=ALONG.columns)])


@pytest.mark.parametrize(
    ("neighbours", "message"),
    [
        ({"a": "b"}, "neighbours: a DataFrame with the columns place and neighbour is needed"),
        (ALONG[["neighbour_code"]], "neighbours: a DataFrame with the columns place and"),
        (ALONG[:0], "neighbours: there is no pair"),
        (with_pair("a", "z"), "1 pairs are with a place not in values; the first is ('a', 'z')"),
        (with_pair("z", "a"), "1 pairs are with a place not in values; the first is ('z', 'a')"),
        (with_pair("a", None), "neighbours: 1 pairs are incomplete; the first is ('a', nan)"),
        (with_pair(None, "a"), "neighbours: 1 pairs are incomplete; the first is (nan, 'a')"),
        (with_pair(None, None), "neighbours: 1 pairs are incomplete; the first is (nan, nan)"),
        (
            pd.concat([with_pair("a", None), with_pair("a", None)[-1:]]),
            "neighbours: 2 pairs are incomplete; the first is ('a', nan)",
        ),
        (with_pair("a", "a"), "1 pairs are of a place with itself; the first is ('a', 'a')"),
        (with_pair("a", "b"), "neighbours: 1 pairs are repeated; the first is ('a', 'b')"),
        (
            with_pair("a", "d"),
            "neighbours: 1 pairs are in one direction only, without a column weight; "
            "the first is ('a', 'd')",
        ),
        (
            ALONG.assign(weight=[1, 0, 1, np.nan, 1, -1]),
            "3 pairs have a weight that is not positive and finite; the first is ('b', 'c')",
        ),
        (
            ALONG.assign(weight=[1, np.inf, 1, 1, 1, 1]),
            "1 pairs have a weight that is not positive and finite; the first is ('b', 'c')",
        ),
        (with_pair("a", "a").assign(weight=1), "1 pairs are of a place with itself"),
        (ALONG.assign(weight="1"), "neighbours: weights must be numbers, not str"),
    ],
)
@pytest.mark.parametrize("statistic", [moran, local])
def test_neighbours_are_refused(statistic, neighbours, message):
    with pytest.raises(IndicatorError) as caught:
        statistic(LINE, neighbours)
    assert message in str(caught.value)
    # a pair with an unknown place is also in one direction only
    assert len(str(caught.value).splitlines()) == (2 if "'z'" in message else 1)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"permutations": 0}, "permutations: a whole number not less than 1 is needed, not 0"),
        ({"permutations": 9.5}, "permutations: a whole number not less than 1 is needed, not 9.5"),
        ({"permutations": True}, "permutations: a whole number not less than 1 is needed"),
        ({"seed": -1}, "seed: a whole number not less than 0 is needed, not -1"),
        ({"seed": None}, "seed: a whole number not less than 0 is needed, not None"),
    ],
)
@pytest.mark.parametrize("statistic", [spatial.morans_i, spatial.local_morans_i])
def test_options_are_refused(statistic, options, message):
    with pytest.raises(IndicatorError) as caught:
        statistic(LINE, ALONG, **{"permutations": 9, "seed": 1, **options})
    assert message in str(caught.value)


def test_whole_numbers_of_numpy_will_do():
    result = spatial.morans_i(LINE, ALONG, permutations=np.int64(24), seed=np.int64(1))
    assert result.i == pytest.approx(0.4)


@pytest.mark.parametrize("level", [0, 1.01, math.nan])
def test_level_is_refused(level):
    with pytest.raises(IndicatorError, match="level: a number over 0 and not over 1 is needed"):
        local(LINE, ALONG, level=level)


def test_all_faults_are_named_at_once():
    with pytest.raises(IndicatorError) as caught:
        spatial.local_morans_i(
            LINE.where(LINE > 1), with_pair("a", "z"), permutations=0, seed=-1, level=2
        )
    lines = str(caught.value).splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "values",
        "neighbours",
        "neighbours",
        "permutations",
        "seed",
        "level",
    ]


# ---- facts of the data ----


def test_share_of_manufacturing_is_alike_among_neighbours_in_sweden_2022(share):
    result = spatial.morans_i(share, load.neighbours(), permutations=999, seed=1)
    assert (result.places, result.exact) == (290, False)
    assert result.i > 0.1
    assert result.p == result.p_smallest == 0.002
    assert len(result.without_neighbours) == 5


def test_stockholm_is_low_among_low_in_manufacturing_and_five_have_no_neighbours(share):
    table = spatial.local_morans_i(share, load.neighbours(), permutations=9999, seed=1)
    assert table.index.equals(share.index)
    assert table.loc["0180", "quadrant"] == "low among low"
    alone = table.index[table["quadrant"] == spatial.NO_NEIGHBOURS]
    assert {places.region(code).name for code in alone} >= {"Gotland", "Lidingö", "Öckerö"}
    assert len(alone) == 5


def test_twelve_places_are_tested_exactly_with_the_smallest_p_their_borders_allow(county):
    twelve, pairs = county
    table = spatial.local_morans_i(twelve, pairs, permutations=999, seed=1)
    assert table["exact"].all()
    possible = [2 / math.comb(11, count) for count in table["neighbours"]]
    assert table["p_smallest"].tolist() == pytest.approx(possible)
    assert not spatial.morans_i(twelve, pairs, permutations=999, seed=1).exact
