"""The protected counts as frames: a row for each combination, with its margins.

Missing is withheld: a column of numbers has beside it one that says whether it is ``shown``.
The trap: why a number is withheld would tell of it (too few is one to four), so no frame says so.
"""

from collections.abc import Iterable, Mapping
from itertools import product

import pandas as pd

from industry_analysis.disclosure import Dimensions, cell
from industry_analysis.needs.picture.classes import ALL
from industry_analysis.needs.picture.protection import Counts
from industry_analysis.needs.picture.tables import FOLLOWED, FRAME, MET, NEED

_DOMAINS = ("municipality", "size", "industry")


def frames(counts: Counts, dimensions: Dimensions, *, framed: bool) -> dict[str, pd.DataFrame]:
    """Give ``response``, ``needs``, ``subthemes`` and ``follow_up``, as in `Picture`."""
    return {
        "response": _response(counts, dimensions, framed),
        "needs": _needs(counts, dimensions),
        "subthemes": _subthemes(counts, dimensions),
        "follow_up": _follow_up(counts, dimensions),
    }


def _numbers(
    counts: Counts, rows: Iterable[Mapping[str, str]], variable: str, name: str
) -> pd.DataFrame:
    """The numbers of cells, by their categories; ``all`` is a margin."""
    cells = [cell(variable, **{d: c for d, c in row.items() if c != ALL}) for row in rows]
    found = counts.cells.reindex(pd.Index(cells, dtype=object))
    shown = found["shown"].eq(True).to_numpy()
    value = found["value"].where(shown).astype("Int64").array
    suffix = "" if name == "needs" or variable == NEED else f"{name}_"
    return pd.DataFrame({name: value, f"{suffix}shown": shown})


def _crossed(dimensions: Dimensions, *names: str) -> list[dict[str, str]]:
    every = [(ALL, *dimensions.categories[name]) for name in names]
    return [dict(zip(names, row, strict=True)) for row in product(*every)]


def _response(counts: Counts, dimensions: Dimensions, framed: bool) -> pd.DataFrame:
    rows = _crossed(dimensions, "municipality", "size")
    rows += [{"industry": code} for code in dimensions.categories["industry"]]
    table = pd.DataFrame(rows, columns=list(_DOMAINS)).fillna(ALL)
    parts = [table, _numbers(counts, rows, MET, "met")]
    if framed:
        parts.append(_numbers(counts, rows, FRAME, "companies"))
    table = pd.concat(parts, axis="columns")
    if not framed:
        unknown = pd.Series(pd.NA, table.index, dtype="Int64")
        return table.assign(companies=unknown, companies_shown=False, rate=float("nan"))
    rate = 100 * table["met"].astype("Float64") / table["companies"].replace(0, pd.NA)
    return table.assign(rate=rate.astype(float).round())


def _needs(counts: Counts, dimensions: Dimensions) -> pd.DataFrame:
    parts = []
    for domain in ("county", *_DOMAINS):
        codes = dimensions.categories[domain] if domain in _DOMAINS else (ALL,)
        for code, theme in product(codes, (ALL, *dimensions.categories["theme"])):
            parts.append((domain, code, theme))
    table = pd.DataFrame(parts, columns=["domain", "code", "theme"])
    rows = [{d: c, "theme": t} for d, c, t in parts]
    beneath = [{d: c for d, c in row.items() if d in _DOMAINS} for row in rows]
    rows = [{d: c for d, c in row.items() if d != "county"} for row in rows]
    numbers = [_numbers(counts, rows, NEED, "companies"), _numbers(counts, beneath, MET, "met")]
    table = pd.concat([table, *numbers], axis="columns")
    share = 100 * table["companies"].astype("Float64") / table["met"].replace(0, pd.NA)
    return table.assign(share=share.astype(float).round())


def _subthemes(counts: Counts, dimensions: Dimensions) -> pd.DataFrame:
    codes = [code for code in dimensions.categories["subtheme"] if not code.endswith(".")]
    table = pd.DataFrame([code.split(".") for code in codes], columns=["theme", "subtheme"])
    numbers = _numbers(counts, [{"subtheme": code} for code in codes], NEED, "companies")
    return pd.concat([table, numbers], axis="columns")


def _follow_up(counts: Counts, dimensions: Dimensions) -> pd.DataFrame:
    rows = _crossed(dimensions, "state")
    rows += [r for r in _crossed(dimensions, "theme", "state") if r["theme"] != ALL]
    rows += [r for r in _crossed(dimensions, "municipality", "state") if r["municipality"] != ALL]
    table = pd.DataFrame(rows, columns=["municipality", "theme", "state"]).fillna(ALL)
    return pd.concat([table, _numbers(counts, rows, FOLLOWED, "needs")], axis="columns")
