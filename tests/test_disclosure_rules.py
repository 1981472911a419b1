"""Which cells are sensitive: the rules against worked numbers, at their bounds, and refusals."""

import pandas as pd
import pytest

from industry_analysis.disclosure import (
    Dimensions,
    DisclosureError,
    Rules,
    Table,
    cell,
    sensitive,
    tabulate,
)
from industry_analysis.disclosure.statements import overlapping, within

# one rule at a time, and of five contributors none is too few
ALONE = {"minimum": 1, "p": 0.0, "dominance": ()}


def sums(*values: float, groups: list[str | None] | None = None) -> pd.DataFrame:
    names = [f"c{at}" for at in range(len(values))]
    frame = pd.DataFrame({"cell": cell("sum"), "company": names, "value": values})
    return frame if groups is None else frame.assign(group=groups)


def judged(rows: pd.DataFrame, *, counts: bool = False, **settings: object) -> pd.Series:
    return sensitive(rows, rules=Rules(**(ALONE | settings)), counts=counts).iloc[0]


# the cell of METHODS: 100, of which the largest holds 80 and the next 15
WORKED = sums(80, 15, 2, 2, 1)


@pytest.mark.parametrize(
    ("settings", "reason", "doubt"),
    [
        # x3 + ... = 5 is under 10 % of 80: U = 8 - 5
        ({"p": 0.10}, "p-percent", 3.0),
        # 95 of 100 over 85 %: U = 95 / 0.85 - 100
        ({"dominance": ((2, 0.85),)}, "dominance", 11.764706),
        # 80 of 100 over 75 %: U = 80 / 0.75 - 100
        ({"dominance": ((1, 0.75),)}, "dominance", 6.666667),
    ],
)
def test_worked_cell_of_100_is_sensitive_with_its_protection(settings, reason, doubt):
    found = judged(WORKED, unit=0.001, **settings)
    assert found["reason"] == reason
    assert (found["low"], found["high"]) == pytest.approx((100 - doubt, 100 + doubt), abs=1e-6)


def test_strictest_of_the_rules_decides_how_much_is_left_in_doubt():
    found = judged(WORKED, p=0.10, dominance=((1, 0.75), (2, 0.85)), minimum=6)
    assert found["reason"] == "frequency+dominance+p-percent"
    assert found["high"] == pytest.approx(95 / 0.85)


@pytest.mark.parametrize(
    ("rows", "settings", "is_sensitive"),
    [
        (sums(80, 12, 8), {"p": 0.10}, False),  # 8 is 10 % of 80: not under it
        (sums(80, 12, 7.9), {"p": 0.10}, True),
        (sums(75, 15, 10), {"dominance": ((1, 0.75),)}, False),  # holds 75 %, not more
        (sums(75.1, 15, 9.9), {"dominance": ((1, 0.75),)}, True),
        (sums(50, 35, 15), {"dominance": ((2, 0.85),)}, False),
        (sums(50, 35.1, 14.9), {"dominance": ((2, 0.85),)}, True),
        (sums(1, 1, 1, 1), {"minimum": 5}, True),
        (sums(1, 1, 1, 1, 1), {"minimum": 5}, False),
    ],
)
def test_rule_holds_at_its_bound_and_breaks_beyond(rows, settings, is_sensitive):
    assert bool(judged(rows, **settings)["reason"]) == is_sensitive


def test_defaults_are_the_strict_ones_of_the_methods():
    rules = Rules()
    assert (rules.minimum, rules.p, rules.dominance) == (5, 0.10, ((1, 0.75), (2, 0.85)))


def test_holding_group_is_one_contributor():
    # 40 + 36 of 100 in one hand are over 75 %, apart they are under it
    apart, together = [None] * 5, ["G", "G", None, None, None]
    rows = (40.0, 36.0, 10.0, 8.0, 6.0)
    dominance = {"dominance": ((1, 0.75),)}
    assert judged(sums(*rows, groups=apart), **dominance)["reason"] == ""
    assert judged(sums(*rows, groups=together), **dominance)["reason"] == "dominance"
    assert judged(sums(*rows, groups=together), minimum=5)["reason"] == "frequency"


def test_company_is_counted_once_however_often_it_answers():
    rows = pd.DataFrame({"cell": cell("n"), "company": ["a", "a", "b"]})
    found = judged(rows, counts=True, minimum=3)
    assert (found["value"], found["contributors"], found["reason"]) == (2, 2, "frequency")


def test_count_is_in_doubt_to_both_sides_and_up_to_the_minimum():
    rows = pd.DataFrame({"cell": cell("n"), "company": ["a", "b"]})
    found = judged(rows, counts=True, minimum=5, width=1)
    assert (found["low"], found["high"]) == (1, 5)


def test_sum_of_nothing_by_few_is_in_doubt_by_a_unit():
    found = judged(sums(0, 0), minimum=3, unit=1.0)
    assert (found["reason"], found["low"], found["high"]) == ("frequency", 0, 1)


def test_all_faults_of_contributions_are_named_at_once():
    rows = sums(5, -1, float("nan"), groups=["G", None, None])
    rows.loc[3] = [cell("sum"), "c0", 2.0, "H"]
    rows.loc[4] = [None, "c4", 2.0, None]
    with pytest.raises(DisclosureError) as caught:
        sensitive(rows, rules=Rules(), counts=False)
    assert str(caught.value).splitlines() == [
        "contributions: 1 rows have no cell; the first is row 4 ('c4')",
        "contributions: 1 rows have a value that is missing or infinite; the first is row 2 ('c2')",
        "contributions: 1 rows have a negative value; the first is row 1 ('c1')",
        "contributions: 2 rows are of a company in more than one group; the first is row 0 ('c0')",
    ]


def test_all_settings_out_of_range_are_named_at_once():
    with pytest.raises(DisclosureError) as caught:
        Rules(minimum=0, p=1.0, dominance=((0, 0.5),))
    assert len(str(caught.value).splitlines()) == 3


# ---- tabulated ----

INTERVIEWED = pd.DataFrame(
    [(f"k{at}", "K", "a") for at in range(6)]
    + [("k6", "K", "b")]
    + [("l0", "L", "a"), ("l1", "L", "a")],
    columns=["company", "place", "size"],
)
NEEDS = pd.DataFrame(
    [(f"k{at}", "K", "skills") for at in range(6)]
    + [("k0", "K", "energy"), ("k6", "K", "skills"), ("l0", "L", "skills")],
    columns=["company", "place", "theme"],
)
DIMENSIONS = Dimensions(
    {
        "place": ["K", "L", "M"],
        "size": ["a", "b"],
        "theme": ["skills", "energy", "land"],
    },
    parents={"place": {"K": "west", "L": "west"}},
)
TABLES = [
    Table("interviewed", ("place", "size")),
    Table(
        "companies",
        ("place", "theme"),
        overlapping=frozenset({"theme"}),
        base="interviewed",
    ),
]


def toy(**settings: object) -> pd.DataFrame:
    contributions = {"interviewed": INTERVIEWED, "companies": NEEDS}
    return tabulate(contributions, TABLES, DIMENSIONS, rules=Rules(**settings))


def test_cells_are_counted_at_every_level():
    cells = toy().cells
    assert cells.loc[cell("interviewed"), "value"] == 9
    assert cells.loc[cell("interviewed", place="west"), "value"] == 9
    assert cells.loc[cell("interviewed", place="K", size="b"), "value"] == 1
    # six in K and one in L: k0 has two needs and is one company
    assert cells.loc[cell("companies", place="west"), "value"] == 8
    # 5 places (K, L, west, M, all) x 3 sizes, and x 4 themes
    assert len(cells) == 5 * 3 + 5 * 4


@pytest.mark.parametrize(
    ("place", "theme", "reason"),
    [
        ("K", "skills", "unanimity"),  # all seven of them
        ("K", "energy", "frequency"),
        ("K", "land", ""),  # none of seven: safe
        ("L", "land", "small base"),  # none of two: tells of both
        ("M", "land", ""),  # nobody was asked: known to be zero
    ],
)
def test_zero_and_all_are_judged_by_their_base(place, theme, reason):
    assert toy().cells.loc[cell("companies", place=place, theme=theme), "reason"] == reason


def test_cell_without_a_base_to_be_in_is_impossible():
    cells = toy().cells
    assert cells.loc[cell("companies", place="M", theme="land"), "impossible"]
    assert not cells.loc[cell("companies", place="K", theme="land"), "impossible"]


def test_everyone_knows_how_parts_that_overlap_bound_their_whole():
    known = set(toy().knowledge)
    themes = [cell("companies", place="K", theme=t) for t in DIMENSIONS.categories["theme"]]
    assert set(overlapping(cell("companies", place="K"), themes)) <= known
    assert set(within(themes[0], cell("interviewed", place="K"))) <= known


@pytest.mark.parametrize(
    ("answers", "reason", "low", "high"),
    [
        # seven answers from 1 to 5: all 1, all 5, neither
        ((1,) * 7, "unanimity", 7, 9),
        ((5,) * 7, "unanimity", 33, 35),
        ((3,) * 7, "", 21, 21),
    ],
)
def test_sum_of_answers_that_are_all_the_least_or_the_most_tells_of_each(
    answers, reason, low, high
):
    asked = INTERVIEWED[INTERVIEWED["place"].eq("K")].assign(theme="skills", value=answers)
    tables = [
        Table("interviewed", ("place",)),
        Table("importance", ("place", "theme"), counts=False, base="interviewed", scale=(1, 5)),
    ]
    contributions = {"interviewed": INTERVIEWED, "importance": asked}
    cells = tabulate(contributions, tables, DIMENSIONS, rules=Rules(unit=2.0)).cells
    found = cells.loc[cell("importance", place="K", theme="skills")]
    assert (found["reason"], found["low"], found["high"]) == (reason, low, high)


def test_public_base_is_never_sensitive_and_bounds_what_is_asked():
    tables = [Table("interviewed", ("place", "size"), public=True), TABLES[1]]
    contributions = {"interviewed": INTERVIEWED, "companies": NEEDS}
    cells = tabulate(contributions, tables, DIMENSIONS, rules=Rules()).cells
    assert cells.loc[cell("interviewed", place="L"), "reason"] == ""
    one_of_two = cells.loc[cell("companies", place="L", theme="skills")]
    assert (one_of_two["reason"], one_of_two["low"], one_of_two["high"]) == ("frequency", 0, 2)


def test_all_faults_of_tables_are_named_at_once():
    tables = [
        Table("companies", ("place", "theme"), base="frame"),
        Table("companies", ("size",), counts=False),
        Table("jobs", ()),
    ]
    rows = NEEDS.replace({"theme": {"energy": "fusion"}})
    with pytest.raises(DisclosureError) as caught:
        tabulate({"companies": rows}, tables, DIMENSIONS, rules=Rules())
    assert str(caught.value).splitlines() == [
        "table companies by place, theme: 20 cells have no base; the first lacks frame[]",
        "table companies by place, theme: 1 rows have an unknown theme; the first is 'fusion'",
        "table companies by size: not like the first table of companies",
        "table companies by size: 2 columns are missing; the first is 'size'",
        "table jobs by nothing: no contributions of 'jobs'",
    ]
