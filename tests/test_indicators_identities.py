"""What must hold for every indicator, whatever the counts."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from industry_analysis.indicators import compute, register
from industry_analysis.indicators.growth import change, relative_change, shift_share
from industry_analysis.indicators.specialisation import (
    industry_share,
    krugman_index,
    location_quotient,
    women_share,
)
from industry_analysis.indicators.variety import (
    entropy,
    equivalent_number,
    herfindahl_index,
    normalised_herfindahl_index,
)

identity = settings(deadline=None, max_examples=12, derandomize=True, database=None)
every_indicator = pytest.mark.parametrize(
    "entry", register().values(), ids=lambda entry: entry.name
)


@st.composite
def workbooks(draw, *, min_industries=2):
    """Give all tables that an indicator may take, with the same places and industries."""
    shape = draw(st.tuples(st.integers(1, 5), st.integers(min_industries, 5)))
    counts = draw(arrays(np.int64, (5, *shape), elements=st.integers(0, 500)))
    outside = draw(arrays(np.int64, (3, shape[1]), elements=st.integers(1, 5000)))
    biggest = draw(arrays(np.int64, shape[0], elements=st.integers(0, shape[1] - 1)))
    counts[:, np.arange(shape[0]), biggest] += 1  # no place is empty
    places, industries = [f"18{i}" for i in range(shape[0])], list("ABCDE"[: shape[1]])
    names = ("employed", "women", "men", "start", "end")
    tables = {
        name: pd.DataFrame(cells, index=places, columns=industries)
        for name, cells in zip(names, counts, strict=True)
    }
    inside = ("employed", "start", "end")
    for part, rest in zip(inside, outside, strict=True):
        name = "reference" if part == "employed" else f"reference_{part}"
        tables[name] = tables[part].sum() + rest
    return tables


def each(tables, turn):
    return {name: turn(table) for name, table in tables.items()}


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
@identity
@given(tables=workbooks(), random=st.randoms(use_true_random=False))
def test_order_changes_nothing(entry, tables, random):
    places, industries = (axis.tolist() for axis in tables["employed"].axes)
    random.shuffle(places)
    random.shuffle(industries)
    shuffled = each(
        tables,
        lambda table: table.loc[industries] if table.ndim == 1 else table.loc[places, industries],
    )
    result = compute(entry, tables)
    same(compute(entry, shuffled), laid_out(result, entry, places, industries))
    first = entry.takes[0]  # the order of the first table rules, the others follow by label
    same(compute(entry, shuffled | {first: tables[first]}), result)


@every_indicator
@identity
@given(tables=workbooks(), factor=st.integers(2, 1000))
def test_scale_changes_nothing_but_counts(entry, tables, factor):
    scaled = compute(entry, each(tables, lambda table: table * factor))
    same(scaled, compute(entry, tables) * (factor if entry.kind == "count" else 1))


@every_indicator
@identity
@given(tables=workbooks())
def test_names_change_nothing_and_the_tables_are_left_as_they_were(entry, tables):
    before = each(tables, lambda table: table.copy())
    places = dict(zip(tables["employed"].index, "zyxwv", strict=False))
    industries = dict(zip(tables["employed"].columns, "utsrq", strict=False))
    renamed = each(
        tables,
        lambda table: (
            table.rename(industries)
            if table.ndim == 1
            else table.rename(index=places, columns=industries)
        ),
    )
    result = compute(entry, tables)
    assert np.allclose(compute(entry, renamed), result, equal_nan=True)
    assert all(before[name].equals(tables[name]) for name in tables)


@every_indicator
@identity
@given(tables=workbooks())
def test_a_place_has_the_same_value_alone_as_among_others(entry, tables):
    places, industries = tables["employed"].axes
    alone = each(tables, lambda table: table if table.ndim == 1 else table.iloc[[-1]])
    result = compute(entry, tables)
    same(compute(entry, alone), laid_out(result, entry, places[[-1]], industries))


@every_indicator
@identity
@given(tables=workbooks())
def test_values_keep_within_the_bounds_of_their_kind(entry, tables):
    values = np.asarray(compute(entry, tables), dtype=float)
    if entry.kind == "count":  # a change: nobody loses more than there were
        assert np.isfinite(values).all()
        return
    industries = tables["employed"].shape[1]
    low = -1 if entry.name == "relative_change" else 0
    high = {"index": 1, "share": 1, "number": industries, "bits": math.log2(industries)}
    bound = {"relative_change": 501, "krugman_index": 2}.get(entry.name, high.get(entry.kind))
    assert np.nanmin(values, initial=low) >= low - 1e-12
    assert np.nanmax(values, initial=low) <= (bound or math.inf) + 1e-12


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
    end = tables["reference_end"]
    parts = shift_share(place, end.to_frame("1880").T, reference, end * factor)
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
