"""The counts of a county's interviews, protected as one publication, with earlier editions.

Rows are cells of all tables together. The trap: what an edition withholds protects only as long
as the next one tells no more of the same companies, so who was in it is part of the arithmetic.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from industry_analysis.disclosure import (
    Ask,
    Rules,
    Statement,
    Tabulation,
    asks,
    between_editions,
    information,
    of_earlier,
    protect,
    tabulate,
)
from industry_analysis.disclosure.statements import number
from industry_analysis.needs.picture import tables
from industry_analysis.needs.picture.tables import Companies
from industry_analysis.needs.read import Survey

# ASSUME: up to a twentieth more is withheld than must be, so that the choice takes seconds.
GAP = 0.05


@dataclass(frozen=True)
class Edition:
    """What an earlier edition told, and of whom.

    Attributes
    ----------
    survey
        The survey that it was of, without words.
    told
        Its statements.
    """

    survey: Survey
    told: tuple[Statement, ...]


@dataclass(frozen=True)
class Counts:
    """Cells with what may be told of them, and what the attacker has to go on.

    Attributes
    ----------
    cells
        Those of the tables: ``value``, ``reason`` and the like as from `tabulate`, ``why``,
        and ``shown``, whether a page may show it.
    truth
        The number of every cell, also of earlier editions.
    known
        What everyone knows, with what earlier editions told.
    asked
        What must be left in doubt.
    whole
        Cells that are integers.
    """

    cells: pd.DataFrame
    truth: pd.Series
    known: tuple[Statement, ...]
    asked: tuple[Ask, ...]
    whole: pd.Index

    @property
    def told(self) -> list[Statement]:
        """The numbers shown."""
        shown = self.cells.loc[self.cells["shown"], "value"]
        pairs = zip(shown.index, shown, strict=True)
        return [number(one, value, source="the picture") for one, value in pairs]


def counts(
    survey: Survey,
    said: Companies,
    *,
    places: Sequence[str],
    earlier: Sequence[Edition],
    rules: Rules,
) -> Counts:
    """Tabulate, and withhold what must be.

    Raises
    ------
    DisclosureError
        If a cell cannot be protected whatever is withheld, as beside earlier editions.
    """
    now = _tabulated(survey, said, places, rules, framed=len(said.frame) > 0)
    loss = _loss(now)
    parts, known = [now], list[Statement]()
    for at, edition in enumerate(earlier, start=1):
        between = _between(now, edition, str(at), places, rules, len(said.frame) > 0)
        parts.append(between)
        known += [
            told
            for told in of_earlier(edition.told, which=str(at))
            if all(one in between.cells.index for one in told.cells())
        ]
    together = _together(parts)
    cells = protect(
        now,
        rules=rules,
        loss=loss,
        known=known,
        between=_together(parts[1:]) if earlier else None,
        gap=GAP,
    )
    certain = cells["public"] | cells["impossible"]
    shown = cells["why"].eq("") & (cells.index.isin(loss.index) | certain)
    return Counts(
        cells=cells.assign(shown=shown),
        truth=together.cells["value"],
        known=(*together.knowledge, *known),
        asked=tuple(ask for part in parts for ask in asks(part, rules=rules)),
        whole=together.cells.index[together.cells["whole"]],
    )


def _loss(now: Tabulation) -> pd.Series:
    """What it costs to withhold each cell; needs without a sub-theme are shown by no page."""
    # ASSUME: a total is worth five of the cells that it is made of, so that themes can be
    # compared with one another before municipalities can.
    loss = information(now)
    is_total = pd.Series([len(one.where) <= 1 for one in loss.index], loss.index)
    unnamed = [
        ("subtheme", True) in {(d, c.endswith(".")) for d, c in one.where} for one in loss.index
    ]
    return loss.mask(is_total, 5 * loss)[~pd.Series(unnamed, loss.index)]


def _tabulated(
    survey: Survey, said: Companies, places: Sequence[str], rules: Rules, *, framed: bool
) -> Tabulation:
    found = tabulate(
        tables.contributions(said),
        tables.tables(framed=framed),
        tables.dimensions(survey, places),
        rules=rules,
    )
    known = (*tables.within_themes(survey), *tables.within_needs(survey, places))
    return replace(found, knowledge=(*found.knowledge, *known))


def _between(
    now: Tabulation, edition: Edition, which: str, places: Sequence[str], rules: Rules, framed: bool
) -> Tabulation:
    """What came and went since an edition; of a frame only if both have one."""
    said = tables.companies(edition.survey, places)
    framed = framed and len(said.frame) > 0
    before = _tabulated(edition.survey, said, places, rules, framed=framed)
    wanted = tables.tables(framed=framed)
    return between_editions(now, before, wanted, rules=rules, which=which)


def _together(parts: Sequence[Tabulation]) -> Tabulation:
    return Tabulation(
        pd.concat([part.cells for part in parts]),
        tuple(s for part in parts for s in part.knowledge),
        pd.concat([part.contributions for part in parts], ignore_index=True),
    )
