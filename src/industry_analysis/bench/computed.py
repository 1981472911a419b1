"""An indicator of every region, from the tables that its sources give.

The trap: an indicator that depends on which other places there are is computed of all
municipalities and of nothing else; the others of municipalities, counties and Sweden, each of
these by themselves, since a county beside its municipalities would count everybody twice.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd

from industry_analysis.bench.feeds import COUNTRY, FEEDS, REGION, Span
from industry_analysis.bench.refusal import Refusal
from industry_analysis.indicators import Indicator, compute
from industry_analysis.indicators.certainty import SMALL
from industry_analysis.indicators.register import Table


@cache
def computed(entry: Indicator, span: Span) -> Table:
    """An indicator of all regions that it is for, as its function gives it.

    Parameters
    ----------
    span
        One of the years that the entry's sources have, or two of them.

    Returns
    -------
    DataFrame or Series
        As ``entry.per`` says; quotients of fewer than 15 persons or ads are missing.

    Raises
    ------
    Refusal
        If a table that it takes is not among those its sources give.
    """
    feed = FEEDS[entry.source]
    if unknown := [table for table in entry.takes if table not in feed]:
        raise Refusal(
            f"Arbetsboken vet inte hur {', '.join(entry.source)} ger {', '.join(unknown)}.",
            f"The workbook does not know how {', '.join(entry.source)} gives {', '.join(unknown)}.",
        )
    given = {t: feed[t](span) for t in (*entry.takes, *entry.may_take) if t in feed}
    blocks = [_block(given, level) for level in ("municipality", "county", "country")]
    whole = blocks[:1] if entry.among_all else [b for b in blocks if _has_rows(b)]
    values = pd.concat([compute(entry, block) for block in whole])
    return _without_small(values, entry, given)


def _without_small(values: Any, entry: Indicator, given: Mapping[str, Table]) -> Table:
    """Quotients of at least 15 persons or ads, as the reports have them."""
    counts = given.get("employed", given.get("ads"))
    if entry.kind != "ratio" or entry.per != ("place", "industry") or counts is None:
        return values
    return values.where(counts.reindex(values.index) >= SMALL)


def _block(given: Mapping[str, Table], level: str) -> dict[str, Table]:
    return {
        name: table[_of_level(table.index.get_level_values(REGION), level)]
        if REGION in table.index.names
        else table
        for name, table in given.items()
    }


def _of_level(codes: pd.Index, level: str) -> Any:
    if level == "country":
        return codes == COUNTRY
    digits = 4 if level == "municipality" else 2
    return (codes.str.len() == digits) & (codes != COUNTRY)


def _has_rows(block: Mapping[str, Table]) -> bool:
    return all(len(t) > 0 for t in block.values() if REGION in t.index.names)
