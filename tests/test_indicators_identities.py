"""What must hold for every indicator, whatever the counts."""

import math

import numpy as np
import pandas as pd
import pytest
from entries import OF_COUNTS
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from industry_analysis.indicators import IndicatorError, compute, register
from industry_analysis.indicators.growth import (
    change,
    dynamic_shift_share,
    esteban_marquillas,
    relative_change,
    shift_share,
    spatial_shift_share,
)
from industry_analysis.indicators.relatedness import complexity
from industry_analysis.indicators.specialisation import (
    hachman_index,
    hoover_coefficient,
    industry_share,
    krugman_index,
    location_quotient,
    location_quotient_interval,
    specialisation_mark,
    symmetric_location_quotient,
    women_share,
    workplace_sensitivity,
)
from industry_analysis.indicators.variety import (
    entropy,
    equivalent_number,
    herfindahl_index,
    normalised_herfindahl_index,
    related_variety,
    unrelated_variety,
)

identity = settings(deadline=None, max_examples=12, derandomize=True, database=None)
for_each = settings(identity, max_examples=7)  # there are many indicators
every_indicator = pytest.mark.parametrize("entry", OF_COUNTS, ids=lambda entry: entry.name)
# tables whose cells are no counts: labels, pairs of labels, true and false
NO_COUNTS = ("groups", "neighbours", "presence", "industrial")
# how sure we are depends on how many persons there are, not on shares alone
CERTAINTY = ("location_quotient_interval", "workplace_sensitivity", "specialisation_mark")


@st.composite
def workbooks(draw, *, min_industries=2):
    """Give all tables that an indicator may take, with the same places and industries."""
    shape = draw(st.tuples(st.integers(2, 5), st.integers(min_industries, 5)))
    counts = draw(arrays(np.int64, (7, *shape), elements=st.integers(0, 500)))
    outside = draw(arrays(np.int64, (3, shape[1]), elements=st.integers(1, 5000)))
    biggest = draw(arrays(np.int64, shape[0], elements=st.integers(0, shape[1] - 1)))
    counts[:, np.arange(shape[0]), biggest] += 1  # no place is empty
    places, industries = [f"18{i}" for i in range(shape[0])], list("ABCDE"[: shape[1]])
    names = ("employed", "women", "men", "start", "end", "between", "emissions")
    tables = {
        name: pd.DataFrame(cells, index=places, columns=industries)
        for name, cells in zip(names, counts, strict=True)
    }
    inside = ("employed", "start", "end")
    for part, rest in zip(inside, outside, strict=True):
        name = "reference" if part == "employed" else f"reference_{part}"
        tables[name] = tables[part].sum() + rest
    years = dict(zip((2020, 2021, 2022), ("start", "between", "end"), strict=True))
    between = tables["start"].sum() + tables["between"].sum() + tables["end"].sum()
    tables["employed_by_year"] = pd.concat({year: tables[name] for year, name in years.items()})
    tables["reference_by_year"] = pd.DataFrame(
        {2020: tables["reference_start"], 2021: between + 1, 2022: tables["reference_end"]}
    ).T
    del tables["between"]
    group = draw(st.lists(st.sampled_from("xyz"), min_size=shape[1], max_size=shape[1]))
    tables["groups"] = pd.Series(group, index=industries)
    tables |= {"ads": tables["employed"] + 1, "persons": tables["employed"]}
    of = draw(st.lists(st.booleans(), min_size=shape[1], max_size=shape[1]))
    tables["industrial"] = pd.Series(of, index=industries)
    ring = [*zip(places, places[1:] + places[:1], strict=True)]
    pairs = dict.fromkeys([*ring, *((b, a) for a, b in ring)])
    tables["neighbours"] = pd.DataFrame(list(pairs), columns=["place", "neighbour"])
    present = draw(arrays(np.bool_, shape))
    present[np.arange(shape[0]), biggest] = True
    present[0] = True  # so that the places hang together, and no industry is without a place
    tables["presence"] = pd.DataFrame(present, index=places, columns=industries)
    return tables


def known(entry, tables):
    """Give the tables that the indicator knows, and the one that has the labels."""
    names = ("employed", *entry.takes, *entry.may_take)
    if "presence" in names:
        assume(has_complexity(tables["presence"]))
    return {name: tables[name] for name in names if name in tables}


def has_complexity(present):
    """Whether the places are not so alike that complexity is refused."""
    try:
        complexity(present)
    except IndicatorError:
        return False
    return True


def each(tables, turn, *, without=()):
    return {name: table if name in without else turn(table) for name, table in tables.items()}


def arranged(table, places, industries):
    """Give the table with its places and industries in this order, years and pairs reversed."""
    if "neighbour" in table:
        return table.iloc[::-1]
    if table.ndim == 1:
        return table.loc[industries]
    if isinstance(table.index, pd.MultiIndex):
        years = table.index.unique(level=0)[::-1]
        return table.loc[pd.MultiIndex.from_product([years, places]), industries]
    rows = places if set(places) == set(table.index) else table.index[::-1]
    return table.loc[rows, industries]


def renamed(table, places, industries):
    if "neighbour" in table:
        return table.replace(places)
    return (
        table.rename(industries)
        if table.ndim == 1
        else table.rename(index=places, columns=industries)
    )


def only(table, place):
    """Give the table with one place."""
    if table.ndim == 1 or "neighbour" in table:
        return table
    if isinstance(table.index, pd.MultiIndex):
        return table.loc[pd.IndexSlice[:, [place]], :]
    return table.loc[[place]] if place in table.index else table


def same(result, expected):
    assert type(result) is type(expected)
    same_type = pd.testing.assert_series_equal
    if isinstance(result, pd.DataFrame):
        same_type = pd.testing.assert_frame_equal
    same_type(result, expected, rtol=1e-9, atol=1e-9)


def laid_out(result, entry, places, industries):
    """Give the result with its places and industries in this order."""
    if "part" in entry.per:
        return result.reindex(
            pd.MultiIndex.from_product([places, industries], names=result.index.names)
        )
    return result.loc[places, industries] if "industry" in entry.per else result.loc[places]


@every_indicator
@for_each
@given(tables=workbooks(), random=st.randoms(use_true_random=False))
def test_order_changes_nothing(entry, tables, random):
    places, industries = (axis.tolist() for axis in tables["employed"].axes)
    random.shuffle(places)
    random.shuffle(industries)
    tables = known(entry, tables)
    shuffled = each(tables, lambda table: arranged(table, places, industries))
    result = compute(entry, tables)
    same(compute(entry, shuffled), laid_out(result, entry, places, industries))
    first = entry.takes[0]  # the order of the first table rules, the others follow by label
    same(compute(entry, shuffled | {first: tables[first]}), result)


@pytest.mark.parametrize(
    "entry",
    [entry for entry in OF_COUNTS if entry.name not in CERTAINTY],
    ids=lambda entry: entry.name,
)
@for_each
@given(tables=workbooks(), factor=st.integers(2, 1000))
def test_scale_changes_nothing_but_counts_and_how_sure_they_are(entry, tables, factor):
    tables = known(entry, tables)
    scaled = compute(entry, each(tables, lambda table: table * factor, without=NO_COUNTS))
    result = compute(entry, tables)
    same(scaled, result * factor if entry.kind == "count" else result)


@identity
@given(tables=workbooks(), factor=st.integers(2, 1000))
def test_an_interval_comes_nearer_the_more_persons_there_are(tables, factor):
    employed, reference = tables["employed"], tables["reference"]
    few = location_quotient_interval(employed, reference)
    many = location_quotient_interval(employed * factor, reference * factor)
    assert (many["lower"] >= few["lower"] - 1e-12).all()
    assert (many["upper"] <= few["upper"] + 1e-12).all()
    # as the root of the number of persons, where somebody and not everybody is in the industry
    inside = (employed > 0) & employed.lt(employed.sum(axis="columns"), axis="index")
    rows = inside.to_numpy().ravel()
    widths = (np.log(one["upper"][rows] / one["lower"][rows]) for one in (few, many))
    assert np.allclose(next(widths), np.sqrt(factor) * next(widths))


@identity
@given(tables=workbooks(), factor=st.integers(2, 1000))
def test_a_workplace_is_a_tenth_of_the_industry_where_that_is_over_15_persons(tables, factor):
    employed, reference = tables["employed"] * 150, tables["reference"] * 150
    somebody = (employed > 0).to_numpy().ravel()
    moved = workplace_sensitivity(employed, reference)[somebody]
    same(workplace_sensitivity(employed * factor, reference * factor)[somebody], moved)


@identity
@given(tables=workbooks())
def test_an_interval_holds_the_quotient_and_a_wider_level_holds_a_narrower(tables):
    employed, reference = tables["employed"], tables["reference"]
    quotient = location_quotient(employed, reference).to_numpy().ravel()
    for outside in (False, True):
        narrow, wide = (
            location_quotient_interval(employed, reference, level=level, outside=outside)
            for level in (0.8, 0.95)
        )
        for inner, outer in ((quotient, narrow["upper"]), (narrow["upper"], wide["upper"])):
            assert (inner <= outer + 1e-12).all()
        for inner, outer in ((quotient, narrow["lower"]), (narrow["lower"], wide["lower"])):
            assert (inner >= outer - 1e-12).all()


@identity
@given(tables=workbooks())
def test_a_stable_mark_is_what_interval_and_workplace_agree_on(tables):
    employed, reference = tables["employed"], tables["reference"]
    marks = specialisation_mark(employed, reference).to_numpy().ravel()
    numbers = location_quotient_interval(employed, reference).join(
        workplace_sensitivity(employed, reference)
    )
    numbers["own"] = location_quotient(employed, reference).to_numpy().ravel()
    small = (employed < 15).to_numpy().ravel()
    one_side = ((numbers > 1).all(axis="columns") | (numbers < 1).all(axis="columns")).to_numpy()
    assert ((marks == "too small") == small).all()
    assert ((marks == "stable") == (one_side & ~small)).all()
    assert set(marks) <= {"stable", "uncertain", "too small"}


@every_indicator
@for_each
@given(tables=workbooks())
def test_names_change_nothing_and_the_tables_are_left_as_they_were(entry, tables):
    tables = known(entry, tables)
    before = each(tables, lambda table: table.copy())
    places = dict(zip(tables["employed"].index, "zyxwv", strict=False))
    industries = dict(zip(tables["employed"].columns, "utsrq", strict=False))
    others = each(tables, lambda table: renamed(table, places, industries))
    result = compute(entry, tables)
    named = compute(entry, others)
    for axis, labels in enumerate(result.axes):
        named = named.set_axis(labels, axis=axis)
    same(named, result)
    assert all(before[name].equals(tables[name]) for name in tables)


@pytest.mark.parametrize(
    "entry",
    [entry for entry in OF_COUNTS if not entry.among_all],
    ids=lambda entry: entry.name,
)
@for_each
@given(tables=workbooks())
def test_a_place_has_the_same_value_alone_as_among_others(entry, tables):
    places, industries = tables["employed"].axes
    tables = known(entry, tables)
    alone = each(tables, lambda table: only(table, places[-1]))
    result = compute(entry, tables)
    same(compute(entry, alone), laid_out(result, entry, places[[-1]], industries))


@every_indicator
@for_each
@given(tables=workbooks())
def test_values_keep_within_the_bounds_of_their_kind(entry, tables):
    result = compute(entry, known(entry, tables))
    if entry.kind == "mark":
        of = {"specialisation_mark": {"stable", "uncertain", "too small"}}
        assert set(np.unique(result)) <= of.get(entry.name, {0, 1, 2, 3})
        return
    values = np.asarray(result, dtype=float)
    if entry.kind in ("count", "score"):  # a change: nobody loses more than there were
        assert np.isfinite(values[~np.isnan(values)]).all()
        assert entry.name == "opportunity_gain" or not np.isnan(values).any()
        return
    industries = tables["employed"].shape[1]
    low = -1 if entry.name in ("relative_change", "symmetric_location_quotient") else 0
    high = {"index": 1, "share": 1, "number": industries, "bits": math.log2(industries)}
    unbounded = dict.fromkeys(("ads_per_thousand", "emissions_per_employed"), math.inf)
    bound = {"relative_change": 501, "krugman_index": 2, **unbounded}.get(
        entry.name, high.get(entry.kind)
    )
    assert np.nanmin(values, initial=low) >= low - 1e-12
    assert np.nanmax(values, initial=low) <= (bound or math.inf) + 1e-12


# ---- sparse columns ----

COUNTS = ("employed", "women", "men", "start", "end", "employed_by_year")


def thinned(table):
    """Give the table with half of its cells empty, but no place."""
    largest = table.eq(table.max(axis="columns"), axis="index")
    return table.where(largest | (table % 2 == 0), 0)


def sparse(table):
    return table.astype(pd.SparseDtype(float, fill_value=0))


def filled(result, like):
    """Give the result with dense columns, and the rows that are left out where all is 0."""
    if not isinstance(result, pd.DataFrame):
        return result
    if isinstance(result.dtypes.iloc[0], pd.SparseDtype):
        result = result.sparse.to_dense()
    return result.reindex(like.index, fill_value=0)


@every_indicator
@for_each
@given(tables=workbooks())
def test_sparse_columns_give_the_same_values(entry, tables):
    tables = known(entry, tables)
    tables |= {name: thinned(table) for name, table in tables.items() if name in COUNTS}
    thin = {name: sparse(table) if name in COUNTS else table for name, table in tables.items()}
    result = compute(entry, tables)
    same(filled(compute(entry, thin), result), result)


@identity
@given(tables=workbooks())
def test_location_quotient_of_sparse_columns_keeps_the_zeros_out(tables):
    employed = thinned(tables["employed"])
    for reference in (tables["reference"], None):
        if reference is None and not employed.sum().all():
            return
        dense, thin = (location_quotient(one, reference) for one in (employed, sparse(employed)))
        assert (thin.dtypes == pd.SparseDtype(float, fill_value=0)).all()
        pd.testing.assert_frame_equal(thin.sparse.to_dense(), dense, check_exact=True)
        assert thin.sparse.density == pytest.approx((employed > 0).to_numpy().mean())


@pytest.mark.parametrize("measure", [shift_share, esteban_marquillas])
@identity
@given(tables=workbooks(), random=st.randoms(use_true_random=False))
def test_shift_share_of_sparse_columns_has_the_rows_where_anybody_was(measure, tables, random):
    start, end = thinned(tables["start"]), thinned(tables["end"])
    places, industries = (random.sample(axis.tolist(), len(axis)) for axis in end.axes)
    references = tables["reference_start"], tables["reference_end"]
    dense = measure(start, end, *references)
    thin = measure(sparse(start), sparse(end.loc[places, industries]), *references)
    anybody = (start + end).to_numpy().ravel() > 0
    pd.testing.assert_frame_equal(thin, dense[anybody], check_exact=True)
    assert (dense[~anybody] == 0).all(axis=None)
    # one sparse year alone leaves nothing out
    pd.testing.assert_frame_equal(measure(sparse(start), end, *references), dense)
    # the rows are those of a product, less some: added up and turned in the same order
    for level in ("place", "industry"):
        sums = thin.groupby(level).sum()
        same(sums, dense.groupby(level).sum().loc[sums.index])
    unstacked = thin["change"].unstack(fill_value=0)
    same(unstacked, dense["change"].unstack()[unstacked.columns.tolist()])


@identity
@given(tables=workbooks())
def test_shares_of_a_place_add_up_to_one(tables):
    assert industry_share(tables["employed"]).sum(axis="columns").tolist() == pytest.approx(
        [1] * len(tables["employed"])
    )


@identity
@given(tables=workbooks())
def test_location_quotients_weighted_by_the_reference_average_to_one(tables):
    reference_share = tables["reference"] / tables["reference"].sum()
    quotient = location_quotient(tables["employed"], tables["reference"])
    assert (quotient @ reference_share).to_numpy() == pytest.approx(1)
    assert (quotient <= 1 / reference_share + 1e-9).all(axis=None)


@identity
@given(tables=workbooks())
def test_krugman_index_is_twice_the_share_in_excess_of_the_reference(tables):
    reference_share = tables["reference"] / tables["reference"].sum()
    excess = (industry_share(tables["employed"]) - reference_share).clip(lower=0)
    index = krugman_index(tables["employed"], tables["reference"])
    assert index.to_numpy() == pytest.approx(2 * excess.sum(axis="columns").to_numpy())


@identity
@given(tables=workbooks(), factor=st.integers(1, 9))
def test_a_place_equal_to_the_reference_gives_the_neutral_value(tables, factor):
    place = tables["reference"].to_frame("1880").T
    reference = tables["reference"] * factor
    assert location_quotient(place, reference).to_numpy() == pytest.approx(1)
    assert krugman_index(place, reference).to_numpy() == pytest.approx(0)
    assert location_quotient(place).to_numpy() == pytest.approx(1)
    assert symmetric_location_quotient(place, reference).to_numpy() == pytest.approx(0)
    assert hoover_coefficient(place, reference).to_numpy() == pytest.approx(0)
    assert hachman_index(place, reference).to_numpy() == pytest.approx(1)
    assert not (specialisation_mark(place, reference) == "stable").any(axis=None)
    end = tables["reference_end"]
    years = (place, end.to_frame("1880").T, reference, end * factor)
    assert (esteban_marquillas(*years)["competitive"]).to_numpy() == pytest.approx(0, abs=1e-9)
    parts = shift_share(*years)
    assert parts["competitive"].to_numpy() == pytest.approx(0, abs=1e-9)
    assert parts["mix"].sum() == pytest.approx(0, abs=1e-9)
    assert parts["national"].sum() == pytest.approx(parts["change"].sum())


@identity
@given(tables=workbooks(), factor=st.integers(1, 9))
def test_a_reference_that_does_not_grow_leaves_only_the_competitive_part(tables, factor):
    reference = tables["reference_start"] * factor + tables["reference_end"]
    parts = shift_share(tables["start"], tables["end"], reference, reference)
    assert (parts[["national", "mix"]] == 0).all(axis=None)
    assert parts["competitive"].equals(parts["change"].rename("competitive"))


@identity
@given(tables=workbooks(), size=st.integers(1, 1000))
def test_equally_large_industries_give_the_least_concentration(tables, size):
    even = tables["employed"] * 0 + size
    industries = even.shape[1]
    assert herfindahl_index(even).to_numpy() == pytest.approx(1 / industries)
    assert normalised_herfindahl_index(even).to_numpy() == pytest.approx(0)
    assert equivalent_number(even).to_numpy() == pytest.approx(industries)
    assert entropy(even).to_numpy() == pytest.approx(math.log2(industries))


@identity
@given(tables=workbooks(), size=st.integers(1, 1000))
def test_a_single_industry_gives_the_most_concentration(tables, size):
    single = tables["employed"] * 0
    single.iloc[:, -1] = size
    assert (herfindahl_index(single) == 1).all()
    assert normalised_herfindahl_index(single).to_numpy() == pytest.approx(1)
    assert (equivalent_number(single) == 1).all()
    assert (entropy(single) == 0).all()


@identity
@given(tables=workbooks())
def test_halving_every_industry_adds_one_bit_and_doubles_the_equivalent_number(tables):
    employed = tables["employed"]
    halved = pd.concat([employed, employed.add_suffix("'", axis="columns")], axis="columns")
    same(entropy(halved), entropy(employed) + 1)
    same(equivalent_number(halved), 2 * equivalent_number(employed))


@identity
@given(tables=workbooks())
def test_shares_of_women_and_men_add_up_to_one_where_anybody_is(tables):
    together = women_share(tables["women"], tables["men"]) + women_share(
        tables["men"], tables["women"]
    )
    anybody = (tables["women"] + tables["men"]) > 0
    assert together.notna().equals(anybody)
    assert np.nanmax(np.abs(together - 1)) < 1e-12


@identity
@given(tables=workbooks())
def test_start_and_change_give_the_end(tables):
    start, end = tables["start"], tables["end"]
    same(start + change(start, end), end.astype(float))
    grown = (start * (1 + relative_change(start, end))).fillna(end)
    same(grown, end.astype(float))
    assert relative_change(start, end).notna().equals(start > 0)


@identity
@given(tables=workbooks())
def test_shift_share_parts_add_up_to_the_change(tables):
    parts = compute(register()["shift_share"], tables)
    together = parts[["national", "mix", "competitive"]].sum(axis="columns")
    assert together.to_numpy() == pytest.approx(parts["change"].to_numpy(), abs=1e-9)
    cells = change(tables["start"], tables["end"]).to_numpy().ravel()
    assert parts["change"].to_numpy().tolist() == cells.tolist()


@identity
@given(tables=workbooks())
def test_shift_share_of_the_places_together_is_the_sum_of_theirs(tables):
    parts = compute(register()["shift_share"], tables)
    together = {name: tables[name].sum().to_frame("18").T for name in ("start", "end")}
    whole = compute(register()["shift_share"], tables | together)
    theirs = parts.groupby("industry", sort=False).sum()
    assert whole.to_numpy() == pytest.approx(theirs.to_numpy(), abs=1e-8)


@identity
@given(tables=workbooks())
def test_shift_share_of_the_nation_itself_has_only_national_growth_and_mix(tables):
    start, end = tables["reference_start"], tables["reference_end"]
    parts = shift_share(start.to_frame("00").T, end.to_frame("00").T, start, end)
    growth = end.sum() / start.sum() - 1
    assert parts["national"].to_numpy() == pytest.approx(start.to_numpy() * growth)
    mix = end.to_numpy() - start.to_numpy() * (1 + growth)
    assert parts["mix"].to_numpy() == pytest.approx(mix, abs=1e-8)


DECOMPOSITIONS = [entry for entry in register().values() if "change" in entry.parts]


@pytest.mark.parametrize("entry", DECOMPOSITIONS, ids=lambda entry: entry.name)
@identity
@given(tables=workbooks())
def test_parts_of_every_decomposition_add_up_to_the_change(entry, tables):
    parts = compute(entry, tables)
    whole = parts.pop("change")
    assert parts.sum(axis="columns").to_numpy() == pytest.approx(whole.to_numpy(), abs=1e-7)
    assert whole.to_numpy() == pytest.approx(
        change(tables["start"], tables["end"]).to_numpy().ravel()
    )


def test_all_decompositions_are_tried():
    names = {"shift_share", "dynamic_shift_share", "esteban_marquillas", "spatial_shift_share"}
    assert {entry.name for entry in DECOMPOSITIONS} == names


@identity
@given(tables=workbooks())
def test_two_years_are_divided_dynamically_as_in_one_step(tables):
    names = ("start", "end", "reference_start", "reference_end")
    start, end, reference_start, reference_end = (tables[name] for name in names)
    by_year = pd.concat({2020: start, 2021: end})
    reference = pd.DataFrame({2020: reference_start, 2021: reference_end}).T
    dynamic = dynamic_shift_share(by_year, reference)
    same(dynamic, shift_share(start, end, reference_start, reference_end))


@identity
@given(tables=workbooks())
def test_allocation_and_homothetic_parts_add_up_to_the_competitive_part(tables):
    names = ("start", "end", "reference_start", "reference_end")
    years = [tables[name] for name in names]
    classic, divided = shift_share(*years), esteban_marquillas(*years)
    own = divided["competitive"] + divided["allocation"]
    assert own.to_numpy() == pytest.approx(classic["competitive"].to_numpy(), abs=1e-7)
    same(divided[["national", "mix", "change"]], classic[["national", "mix", "change"]])


@identity
@given(tables=workbooks())
def test_only_the_neighbours_of_a_place_move_its_parts(tables):
    start, end = tables["start"], tables["end"]
    if len(start) < 4:
        return
    # in the ring the third place is no neighbour of the first
    moved = end.copy()
    moved.iloc[2] += 100
    references = (tables["reference_start"], tables["reference_end"] + 100)
    before = spatial_shift_share(start, end, *references, tables["neighbours"])
    after = spatial_shift_share(start, moved, *references, tables["neighbours"])
    first = start.index[0]
    same(after.loc[[first]], before.loc[[first]])


@identity
@given(tables=workbooks())
def test_where_neighbours_are_the_whole_reference_the_spatial_parts_are_the_classic(tables):
    start, end = tables["start"], tables["end"]
    rest = {"rest": tables["reference_start"]}, {"rest": tables["reference_end"]}
    first = [
        pd.concat([table.iloc[[0]], pd.DataFrame(other).T])
        for table, other in zip((start, end), rest, strict=True)
    ]
    pair = pd.DataFrame({"place": [start.index[0], "rest"], "neighbour": ["rest", start.index[0]]})
    references = (tables["reference_start"], tables["reference_end"])
    spatial = spatial_shift_share(*first, *references, pair, tolerance=math.inf)
    classic = shift_share(*first, *references, tolerance=math.inf)
    ours = spatial.rename(columns={"neighbours": "mix"}).loc[[start.index[0]]]
    same(ours, classic.loc[[start.index[0]]])


@identity
@given(tables=workbooks())
def test_related_and_unrelated_variety_add_up_to_the_entropy(tables):
    employed, groups = tables["employed"], tables["groups"]
    together = related_variety(employed, groups) + unrelated_variety(employed, groups)
    same(together.rename("entropy"), entropy(employed))


@identity
@given(tables=workbooks())
def test_variety_is_all_related_in_one_group_and_all_unrelated_in_groups_of_one(tables):
    employed = tables["employed"]
    industries = pd.Series(employed.columns, index=employed.columns)
    nothing, whole = entropy(employed) * 0, entropy(employed)
    same(unrelated_variety(employed, industries).rename("entropy"), whole)
    same(related_variety(employed, industries).rename("entropy"), nothing)
    same(related_variety(employed, industries * 0 + "x").rename("entropy"), whole)
    same(unrelated_variety(employed, industries * 0 + "x").rename("entropy"), nothing)


@identity
@given(tables=workbooks())
def test_hoover_coefficient_is_half_of_krugman_and_hachman_at_most_one(tables):
    employed, reference = tables["employed"], tables["reference"]
    half = krugman_index(employed, reference) / 2
    same(hoover_coefficient(employed, reference), half.rename("hoover_coefficient"))
    smallest = (reference / reference.sum()).min()
    index = hachman_index(employed, reference)
    assert index.between(smallest - 1e-12, 1 + 1e-12).all()


@identity
@given(tables=workbooks())
def test_a_share_and_its_inverse_are_equally_far_from_the_symmetric_neutral(tables):
    symmetric = symmetric_location_quotient(tables["employed"], tables["reference"])
    quotient = location_quotient(tables["employed"], tables["reference"])
    turned = 1 / quotient.where(quotient > 0)
    same(((turned - 1) / (turned + 1)), -symmetric.where(quotient > 0))
