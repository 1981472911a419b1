"""Which companies said something new since an earlier edition, and where they are too few.

The trap: the same answers in another order are no change, and a company that was deleted is one.
"""

from collections.abc import Iterable, Iterator

import pandas as pd

from industry_analysis.disclosure import Rules
from industry_analysis.needs.picture.tables import Companies


def same(now: Companies, before: Companies) -> bool:
    """Whether two surveys say the same, but for the order of their rows."""
    return _rows(now, everything=True) == _rows(before, everything=True)


def few_changed(now: Companies, earlier: Iterable[Companies], *, rules: Rules) -> set[str]:
    """Municipalities, and ``all``, where fewer than the minimum changed since an edition.

    Parameters
    ----------
    now, earlier
        Companies of this edition, and of those before it.
    rules
        The minimum.

    Returns
    -------
    set of str
        Where a new estimate beside an older one would tell of those few.
    """
    return {place for before in earlier for place in _few(now, before, rules)}


def _few(now: Companies, before: Companies, rules: Rules) -> Iterator[str]:
    changed = _rows(now) ^ _rows(before)
    companies = pd.DataFrame({(row[0], row[1]) for row in changed}, columns=["company", "place"])
    by_place = companies.groupby("place")["company"].nunique()
    yield from (str(place) for place in by_place.index[by_place < rules.minimum])
    if 0 < companies["company"].nunique() < rules.minimum:
        yield "all"


def _rows(said: Companies, *, everything: bool = False) -> frozenset[tuple[str, ...]]:
    """What each company said: company, municipality, which table, and the row."""
    tables = {"met": said.met, "needs": said.needs}
    if everything:
        tables |= {"frame": said.frame, "followed": said.followed}
    found = set()
    for name, table in tables.items():
        filled = table.astype(object).where(table.notna(), "").astype(str)
        counted = filled.groupby(list(filled)).size().reset_index(name="times")
        for row in counted.to_dict("records"):
            rest = (f"{key}={value}" for key, value in sorted(row.items()))
            found.add((row["company"], row["municipality"], name, *rest))
    return frozenset(found)
