"""What two editions tell together."""

import json

import pandas as pd
import pytest

from industry_analysis.disclosure import (
    Dimensions,
    DisclosureError,
    Rules,
    Table,
    asks,
    audit,
    between_editions,
    cell,
    from_records,
    of_earlier,
    protect,
    records,
    refuse_disclosure,
    tabulate,
)
from industry_analysis.disclosure.statements import number, order

RULES = Rules(minimum=3, width=1, insider_width=0)
DIMENSIONS = Dimensions({"place": ["P", "Q"], "theme": ["a", "b"]})
TABLES = [
    Table("interviewed", ("place",), public=True),
    Table("companies", ("place", "theme"), base="interviewed"),
]


def edition(*extra: tuple[str, str, str]):
    """Eight companies a cell, and what one more said."""
    rows = [(f"{p}{t}{at}", p, t) for p in "PQ" for t in "ab" for at in range(8)]
    frame = pd.DataFrame([*rows, *extra], columns=["company", "place", "theme"])
    contributions = {"interviewed": frame.drop_duplicates("company"), "companies": frame}
    return tabulate(contributions, TABLES, DIMENSIONS, rules=RULES)


def told(tabulation, withheld=()):
    values = tabulation.cells["value"].items()
    return [number(one, value) for one, value in values if one not in set(withheld)]


NEW = ("new", "P", "a")


def test_one_company_more_gives_no_cell_away_within_an_edition():
    tabulation = edition(NEW)
    assert tabulation.cells["reason"].eq("").all()
    assert protect(tabulation, rules=RULES)["why"].eq("").all()


def test_one_company_more_is_told_by_the_difference_between_editions():
    now, before = edition(NEW), edition()
    between = between_editions(now, before, TABLES, rules=RULES)
    values = pd.concat([now.cells, between.cells])["value"]
    known = [*now.knowledge, *between.knowledge, *of_earlier(told(before))]
    report = audit([*known, *told(now)], asks(between, rules=RULES), values)
    found = report.set_index("cell")
    came = cell("companies (came)", place="P", theme="a")
    assert found.loc[came, ["low", "high"]].tolist() == [1, 1]
    # that the new company did not speak of b is told as well: nine asked and not one more
    silent = cell("companies (came)", place="P", theme="b")
    assert found.loc[silent, ["low", "high"]].tolist() == [0, 0]
    with pytest.raises(DisclosureError, match=r"companies \(came\).* 1 to 1"):
        refuse_disclosure(report)


def test_what_one_company_changed_is_withheld_from_the_later_edition():
    now, before = edition(NEW), edition()
    between = between_editions(now, before, TABLES, rules=RULES)
    earlier = of_earlier(told(before))
    cells = protect(now, rules=RULES, known=earlier, between=between)
    withheld = cells.index[cells["why"].ne("")]
    assert {cell("companies", place="P", theme=t) for t in "ab"} <= set(withheld)
    values = pd.concat([now.cells, between.cells])["value"]
    known = [*now.knowledge, *between.knowledge, *earlier]
    report = audit([*known, *told(now, withheld)], asks(between, rules=RULES), values)
    refuse_disclosure(report)
    assert report["protected"].all()


def test_enough_companies_more_are_published():
    now = edition(*(("P" + str(at), "P", "ab"[at % 2]) for at in range(10, 16)))
    between = between_editions(now, edition(), TABLES, rules=RULES)
    assert between.cells["reason"].eq("").all()
    assert protect(now, rules=RULES, between=between)["why"].eq("").all()


def test_what_went_is_sensitive_like_what_came():
    between = between_editions(edition(), edition(NEW), TABLES, rules=RULES)
    went = cell("companies (went)", place="P", theme="a")
    assert between.cells.loc[went, ["value", "reason"]].tolist() == [1, "frequency"]


def test_earlier_edition_is_kept_as_records_and_read_back():
    ranking = order([cell("companies"), cell("companies", place="P")], source="p, ranking")
    published = [*told(edition()), *ranking]
    assert from_records(json.loads(json.dumps(records(published)))) == published
