"""What an outsider derives, what is withheld against it, and the audit of both."""

import itertools

import numpy as np
import pandas as pd
import pytest
from disclosure_toys import inner, positions, shown, two_way
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from industry_analysis.disclosure import (
    Ask,
    Dimensions,
    DisclosureError,
    Rules,
    Table,
    asks,
    audit,
    cell,
    intervals,
    protect,
    refuse_disclosure,
    suppress,
    tabulate,
)
from industry_analysis.disclosure.attack import shortfalls
from industry_analysis.disclosure.statements import (
    Statement,
    mean,
    number,
    order,
    share,
    within,
)


def completions(rows):
    """Every table of whole numbers with the same margins, by trying them all: tables x cells."""
    true = np.array(rows)
    most = np.minimum.outer(true.sum(axis=1), true.sum(axis=0))[:-1, :-1]
    guesses = np.array(list(itertools.product(*(range(m + 1) for m in most.ravel()))))
    inside = guesses.reshape(len(guesses), *most.shape)
    last = true.sum(axis=1)[:-1] - inside.sum(axis=2)
    upper = np.concatenate([inside, last[:, :, np.newaxis]], axis=2)
    lowest = true.sum(axis=0) - upper.sum(axis=1)
    every = np.concatenate([upper, lowest[:, np.newaxis, :]], axis=1).reshape(len(guesses), -1)
    return every[(every >= 0).all(axis=1)]


def left_open(rows, withheld, ranked=()):
    """The smallest and the largest of each inner cell, over the tables that fit what is shown."""
    every, true = completions(rows), np.array(rows).ravel()
    inside = [inner(*at) for at in positions(np.shape(rows))]
    hidden = np.array([one in withheld for one in inside])
    fits = every[(every == true)[:, ~hidden].all(axis=1)]
    if ranked:
        columns = fits[:, [inside.index(one) for one in ranked]]
        fits = fits[(np.diff(columns, axis=1) <= 0).all(axis=1)]
    return fits.min(axis=0), fits.max(axis=0)


tables = st.lists(
    st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=2, max_size=3
).filter(lambda rows: any(map(any, rows)))


@given(tables, st.data())
@settings(max_examples=40, deadline=None)
def test_interval_is_that_of_all_tables_of_whole_numbers(rows, data):
    values, sums = two_way(rows)
    inside = [inner(*at) for at in positions(np.shape(rows))]
    withheld = data.draw(st.lists(st.sampled_from(inside), unique=True, min_size=1))
    derived = intervals([*sums, *shown(values, withheld)], inside, whole=values.index)
    low, high = left_open(rows, withheld)
    assert derived["low"].tolist() == pytest.approx(low.tolist())
    assert derived["high"].tolist() == pytest.approx(high.tolist())


def sensitive_asks(values, *, minimum=3, width=1):
    """The frequency rule alone, on the inner cells."""
    return [
        Ask(one, max(value - width, 0), max(value + width, minimum))
        for one, value in values.items()
        if len(one.where) == 2 and 0 < value < minimum
    ]


@pytest.mark.parametrize("with_ranking", [False, True])
@given(rows=tables)
@settings(max_examples=150, deadline=None)
def test_what_is_withheld_is_safe_and_costs_the_least_of_all_ways(rows, with_ranking):
    values, sums = two_way(rows)
    asked = sensitive_asks(values)[::2]  # so that small cells are among those that may help
    assume(asked)
    inside = [inner(*at) for at in positions(np.shape(rows))]
    first = [one for one in inside if dict(one.where)["r"] == "r0"]
    ranked = sorted(first, key=lambda one: -values[one]) if with_ranking else []
    loss = (1 + values / 100)[inside]  # margins are published, come what may
    known = [*sums, *shown(values, inside), *order(ranked)]
    safe = [way for way in ways(inside, asked) if is_left_open(rows, way, asked, ranked)]
    if not safe:
        with pytest.raises(DisclosureError, match="cannot be protected"):
            suppress(values, asked, known, loss=loss, whole=values.index)
        return
    out = suppress(values, asked, known, loss=loss, whole=values.index)
    assert is_left_open(rows, out, asked, ranked)
    assert loss[out].sum() == pytest.approx(min(loss[way].sum() for way in safe))


def ways(inside, asked):
    """Every way to withhold what is asked for, and any other cells."""
    first = [ask.cell for ask in asked]
    others = [one for one in inside if one not in first]
    return [
        [*first, *some]
        for size in range(len(others) + 1)
        for some in itertools.combinations(others, size)
    ]


def is_left_open(rows, withheld, asked, ranked=()):
    low, high = left_open(rows, withheld, ranked)
    place = {inner(*at): n for n, at in enumerate(positions(np.shape(rows)))}
    return all(low[place[a.cell]] <= a.low and high[place[a.cell]] >= a.high for a in asked)


def is_safe(values, sums, withheld, asked):
    known = [*sums, *shown(values, withheld)]
    return not list(shortfalls(known, asked, values.to_dict(), whole=values.index))


# three by three, one small cell: a rectangle of four must be withheld
FIXED = ((1, 20, 30), (12, 22, 31), (13, 24, 36))


def test_every_complement_of_a_least_choice_is_needed():
    values, sums = two_way(FIXED)
    asked = sensitive_asks(values)
    places = pd.Index([inner(*at) for at in positions((3, 3))], dtype=object)
    inside, known = pd.Series(1.0, places), [*sums, *shown(values, places)]
    out = suppress(values, asked, known, loss=inside, whole=values.index)
    assert len(out) == 4
    for complement in set(out) - {inner(0, 0)}:
        shorter = [one for one in out if one != complement]
        report = audit([*sums, *shown(values, shorter)], asked, values, whole=values.index)
        assert not report["protected"].any()
        with pytest.raises(DisclosureError) as caught:
            refuse_disclosure(report)
        assert str(caught.value) == (
            "audit: 1 withheld cells can be derived too closely by outsider; "
            "the first is n[c=c0, r=r0]: 1 to 1, asked 0 to 3"
        )


def test_larger_tables_are_protected_by_the_greedy_choice_without_a_needless_cell():
    rng = np.random.default_rng(5)
    values, sums = two_way(rng.poisson(4, (6, 5)).tolist())
    asked = sensitive_asks(values)
    loss = pd.Series(1.0, values.index)
    least = suppress(values, asked, sums, loss=loss, whole=values.index)
    greedy = suppress(values, asked, sums, loss=loss, whole=values.index, exact_up_to=0)
    assert is_safe(values, sums, greedy, asked)
    assert len(least) <= len(greedy)
    for complement in set(greedy) - {ask.cell for ask in asked}:
        assert not is_safe(values, sums, [one for one in greedy if one != complement], asked)


def test_order_of_what_is_told_does_not_matter():
    values, sums = two_way(((1, 5, 9), (4, 2, 8), (7, 6, 3)))
    asked = sensitive_asks(values)
    loss = pd.Series(1.0, values.index)
    told = suppress(values, asked, sums, loss=loss)
    turned = suppress(values[::-1], asked[::-1], sums[::-1], loss=loss[::-1])
    assert told == turned


def test_linked_tables_protect_a_cell_in_both():
    # n by r and c, and by r and d: the same rows; alone, each table would keep its own secret
    values, sums = two_way(((1, 9), (8, 7)))
    other = {cell("n", r="r0", d=d): v for d, v in (("d0", 4.0), ("d1", 6.0))}
    values = pd.concat([values, pd.Series(other.values(), pd.Index(other, dtype=object))])
    sums = [*sums, Statement(((cell("n", r="r0"), 1.0), *((c, -1.0) for c in other)), 0.0, 0.0)]
    asked = sensitive_asks(values.iloc[:9])
    loss = pd.Series(1.0, values.index)
    loss[cell("n", r="r0")] = 0.1  # cheap to withhold, but the other table adds up to it
    out = suppress(values, asked, sums, loss=loss)
    assert is_safe(values, sums, out, asked)
    assert cell("n", r="r0") not in out or set(out) & set(other)


def test_companies_cannot_be_halved_to_protect_one():
    # 2x + 2y + z + u = 6: of halves z could be anything from 0 to 5, of whole ones it is odd
    x, y, z, u = cells = [cell("n", k=k) for k in "xyzu"]
    values = pd.Series(1.0, pd.Index(cells, dtype=object))
    known = [Statement(((x, 2.0), (y, 2.0), (z, 1.0), (u, 1.0)), 6.0, 6.0)]
    loss, asked = values[[z, u]], [Ask(z, 0.0, 3.0)]
    assert suppress(values, asked, known, loss=loss) == [z]
    assert set(suppress(values, asked, known, loss=loss, whole=cells)) == {z, u}


def test_cell_that_published_margins_give_away_is_refused():
    values, sums = two_way(((1, 9), (8, 7)))
    asked = sensitive_asks(values)
    only = pd.Series(1.0, pd.Index([inner(0, 0)], dtype=object))
    known = [*sums, *shown(values, [inner(0, 0)])]
    with pytest.raises(DisclosureError, match=r"1 cells cannot be protected.*n\[c=c0, r=r0\]"):
        suppress(values, asked, known, loss=only)


def test_all_faults_of_numbers_and_statements_are_named_at_once():
    values, sums = two_way(((1, 9), (8, 7)))
    values[inner(1, 1)] = -7.0
    values[inner(0, 1)] = float("nan")
    stray = number(cell("other"), 1, source="page, table 1")
    with pytest.raises(DisclosureError) as caught:
        audit([*sums, stray], [], values)
    lines = str(caught.value).splitlines()
    assert lines[0] == "cells: 1 spoken of but not tabulated; the first is other[]"
    assert lines[1] == "cells: 1 missing; the first is n[c=c1, r=r0]"
    assert lines[2] == "cells: 1 negative; the first is n[c=c1, r=r1]: -7"
    assert lines[3].startswith("statements: 1 contradicted by the cells; the first is")
    assert len(lines) == 4


def test_margin_that_does_not_add_up_is_refused():
    values, sums = two_way(((1, 9), (8, 7)))
    values[cell("n")] = 26.0
    with pytest.raises(DisclosureError, match="2 contradicted by the cells"):
        suppress(values, [], sums, loss=pd.Series(1.0, values.index))


# ---- what is not a cell tells of cells ----

PART, WHOLE = cell("n", theme="a"), cell("n")


@pytest.mark.parametrize(
    ("told", "low", "high"),
    [
        (share(PART, WHOLE, 33, decimals=0), 4, 4),  # 32.5 to 33.5 % of 12: 3.9 to 4.02
        (share(PART, WHOLE, 30, decimals=-1), 3, 4),  # 25 to 35 % of 12: 3 to 4.2
        (mean(PART, WHOLE, 0.4, decimals=1), 5, 5),  # 0.35 to 0.45 times 12: 4.2 to 5.4
        (within(PART, WHOLE), 0, 12),
    ],
)
def test_share_and_mean_leave_what_their_rounding_leaves(told, low, high):
    found = intervals([*told, number(WHOLE, 12)], [PART], whole=[PART])
    assert found.loc[PART].tolist() == pytest.approx([low, high])


def test_ranking_bounds_a_cell_by_those_beside_it():
    above, below = cell("n", theme="b"), cell("n", theme="c")
    known = [*order([above, PART, below]), number(above, 7), number(below, 5)]
    assert intervals(known, [PART]).loc[PART].tolist() == pytest.approx([5, 7])


def test_nothing_bounds_a_cell_of_which_nothing_is_told():
    assert intervals([], [PART]).loc[PART].tolist() == [0, float("inf")]


def test_whole_numbers_are_known_more_closely_than_divisible_ones():
    known = [number(WHOLE, 2.4, half_unit=0.5)]
    assert intervals(known, [WHOLE]).loc[WHOLE].tolist() == pytest.approx([1.9, 2.9])
    assert intervals(known, [WHOLE], whole=[WHOLE]).loc[WHOLE].tolist() == [2, 2]


# ---- companies in the table ----


def singletons(whole):
    """Two places x two themes of counts: the diagonal are single companies, else many."""
    rows = [("x", "P", "a"), ("y", "Q", "b")]
    rows += [(f"k{at}", "P", "b") for at in range(9)] + [(f"l{at}", "Q", "a") for at in range(9)]
    rows += [(f"m{at}", "R", theme) for at, theme in enumerate("ab" * 9)]
    frame = pd.DataFrame(rows, columns=["company", "place", "theme"])
    dimensions = Dimensions({"place": ["P", "Q", "R"], "theme": ["a", "b"]})
    return {"n": frame}, [Table("n", ("place", "theme"), whole=whole)], dimensions


@pytest.mark.parametrize("whole", [True, False])
def test_company_alone_in_a_cell_cannot_tell_another_one_by_its_own(whole):
    contributions, spec, dimensions = singletons(whole)
    inner_cells = [cell("n", place=p, theme=t) for p in "PQR" for t in "ab"]

    def out_with(rules):
        tabulation = tabulate(contributions, spec, dimensions, rules=rules)
        loss = pd.Series(1.0, pd.Index(inner_cells, dtype=object))
        margins = [
            number(one, value)
            for one, value in tabulation.cells["value"].items()
            if one not in inner_cells
        ]
        cells = protect(tabulation, rules=rules, loss=loss, known=margins)
        return tabulation, cells.index[cells["why"].ne("")], margins

    careless = Rules(minimum=3, width=1, insider_width=0)
    strict = Rules(minimum=3, width=1, insider_width=1)
    tabulation, out, margins = out_with(careless)
    assert len(out) == 4  # the rectangle P, Q x a, b: whoever knows one corner knows all
    told = [*tabulation.knowledge, *margins]
    told += [
        number(one, v)
        for one, v in tabulation.cells["value"].items()
        if one in inner_cells and one not in out
    ]
    values, whole = tabulation.cells["value"], tabulation.cells.index[tabulation.cells["whole"]]
    asked = asks(tabulation, rules=strict)
    report = audit(told, asked, values, whole=whole)
    assert report.loc[~report["protected"], "attacker"].tolist() == ["company x", "company y"]
    with pytest.raises(DisclosureError, match=r"by company x; the first is.*1 to 1"):
        refuse_disclosure(report)
    _, out, _ = out_with(strict)
    assert len(out) == 6


def test_published_tables_of_needs_pass_the_audit_that_they_fail_without_complements():
    rng = np.random.default_rng(7)
    companies = pd.DataFrame(
        {
            "company": [f"c{at}" for at in range(120)],
            "place": rng.choice(list("PQRS"), 120),
            "size": rng.choice(["small", "large"], 120, p=[0.8, 0.2]),
        }
    )
    themes = ["energy", "land", "skills"]
    needs = pd.concat(
        [
            companies[rng.random(120) < p].assign(theme=t)
            for t, p in zip(themes, (0.1, 0.2, 0.6), strict=True)
        ]
    )
    spec = [
        Table("interviewed", ("place", "size")),
        Table(
            "companies",
            ("place", "theme"),
            overlapping=frozenset({"theme"}),
            base="interviewed",
        ),
        Table(
            "companies",
            ("size", "theme"),
            overlapping=frozenset({"theme"}),
            base="interviewed",
        ),
    ]
    dimensions = Dimensions({"place": list("PQRS"), "size": ["small", "large"], "theme": themes})
    rules = Rules()
    contributions = {"interviewed": companies, "companies": needs}
    tabulation = tabulate(contributions, spec, dimensions, rules=rules)
    cells = protect(tabulation, rules=rules)
    assert cells["why"].isin(["frequency", "complementary"]).any()

    def report_of(withheld):
        hidden, told = set(withheld), list(tabulation.knowledge)
        for one, value in cells["value"].items():
            base = cell("interviewed", **{d: c for d, c in one.where if d != "theme"})
            if one not in hidden:
                told.append(number(one, value))
            if one.variable == "companies" and not hidden & {one, base}:
                percent = 100 * value / cells.loc[base, "value"]
                told += share(one, base, round(percent), decimals=0)
        asked = asks(tabulation, rules=rules)
        return audit(told, asked, cells["value"], whole=cells.index[cells["whole"]])

    assert report_of(cells.index[cells["why"].ne("")])["protected"].all()
    refuse_disclosure(report_of(cells.index[cells["why"].ne("")]))
    primary = cells.index[cells["reason"].ne("")]
    with pytest.raises(DisclosureError, match="can be derived too closely by outsider"):
        refuse_disclosure(report_of(primary))
