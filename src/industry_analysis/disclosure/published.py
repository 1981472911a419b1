"""What pages, sheets and charts tell, collected while they are written.

A row, an `Entry`, is one number in one place. The trap: a sentence or a chart that takes its
number past the collector is published all the same; `written` finds it by reading what is there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Any

from industry_analysis.disclosure.statements import (
    Cell,
    DisclosureError,
    Statement,
    mean,
    number,
    order,
    share,
)

WITHHELD = ".."


@dataclass(frozen=True)
class Entry:
    """A number in a place.

    Attributes
    ----------
    page, place
        The file, and where in it: the name of a figure or table, or ``sheet!B3``.
    key
        What it is, to be marked with as ``data-cell``: the cell, or the cells of a share.
    text
        As it is written; ``..`` where it is withheld.
    value
        The number, missing where it is withheld.
    statements
        What it tells; nothing where it is withheld.
    """

    page: str
    place: str
    key: str
    text: str
    value: float | None
    statements: tuple[Statement, ...]


@dataclass
class Published:
    """A collection of what is told. Ask it for every number: it gives ``..`` for what is withheld.

    Attributes
    ----------
    withheld
        Cells of which nothing may be told, as from `suppress`.
    entries
        What was told so far, in the order told.
    """

    withheld: frozenset[Cell] = frozenset()
    entries: list[Entry] = field(default_factory=list)

    def number(
        self,
        of: Cell,
        value: float,
        text: str,
        *,
        page: str,
        place: str,
        half_unit: float = 0.0,
    ) -> Entry:
        """Tell a cell, exactly or within half a unit of its last decimal."""
        told = [number(of, value, half_unit=half_unit, source=f"{page}, {place}")]
        return self._tell([of], str(of), value, text, told, page, place)

    def share(
        self,
        part: Cell,
        whole: Cell,
        value: float,
        text: str,
        *,
        decimals: int,
        page: str,
        place: str,
    ) -> Entry:
        """Tell a share in per cent, which is withheld with either of its cells."""
        told = share(part, whole, value, decimals=decimals, source=f"{page}, {place}")
        return self._tell([part, whole], f"{part}/{whole}", value, text, told, page, place)

    def mean(
        self,
        total: Cell,
        count: Cell,
        value: float,
        text: str,
        *,
        decimals: int,
        page: str,
        place: str,
    ) -> Entry:
        """Tell a mean, which is withheld with either of its cells."""
        told = mean(total, count, value, decimals=decimals, source=f"{page}, {place}")
        return self._tell([total, count], f"{total}/{count}", value, text, told, page, place)

    def order(self, ranked: Sequence[Cell], *, page: str, place: str) -> None:
        """Tell that cells are in this order, the largest first: a ranking, or sorted rows.

        Raises
        ------
        DisclosureError
            If one of them is withheld, which the order would tell of: leave it out.
        """
        hidden = [str(one) for one in ranked if one in self.withheld]
        if hidden:
            raise DisclosureError(
                f"{page}, {place}: {len(hidden)} withheld cells are ranked; "
                f"the first is {hidden[0]}"
            )
        told = order(ranked, source=f"{page}, {place}")
        self.entries.append(Entry(page, place, "", "", None, tuple(told)))

    def statements(self) -> list[Statement]:
        """All that was told, for the audit."""
        return [told for entry in self.entries for told in entry.statements]

    def _tell(
        self,
        cells: Sequence[Cell],
        key: str,
        value: float,
        text: str,
        told: Sequence[Statement],
        page: str,
        place: str,
    ) -> Entry:
        if any(one in self.withheld for one in cells):
            entry = Entry(page, place, key, WITHHELD, None, ())
        else:
            entry = Entry(page, place, key, text, value, tuple(told))
        self.entries.append(entry)
        return entry

    def records(self) -> list[dict[str, Any]]:
        """The entries as plain lists and numbers, to be kept as JSON for the next edition."""
        return [
            {
                "page": e.page,
                "place": e.place,
                "key": e.key,
                "text": e.text,
                "value": e.value,
                "statements": [_plain(s) for s in e.statements],
            }
            for e in self.entries
        ]


def from_records(records: Iterable[Mapping[str, Any]]) -> Published:
    """Read entries back, as from `Published.records`; nothing is withheld from what was told."""
    entries = [
        Entry(**{**record, "statements": tuple(_statement(s) for s in record["statements"])})
        for record in records
    ]
    return Published(entries=entries)


def _plain(statement: Statement) -> dict[str, Any]:
    return {
        "parts": [[one.variable, list(map(list, one.where)), f] for one, f in statement.parts],
        # JSON has no infinity
        "low": None if statement.low == -inf else statement.low,
        "high": None if statement.high == inf else statement.high,
        "source": statement.source,
    }


def _statement(plain: Mapping[str, Any]) -> Statement:
    parts = tuple(
        (Cell(variable, tuple((d, c) for d, c in where)), factor)
        for variable, where, factor in plain["parts"]
    )
    low = -inf if plain["low"] is None else plain["low"]
    high = inf if plain["high"] is None else plain["high"]
    return Statement(parts, low, high, plain["source"])
