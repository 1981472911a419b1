"""What must be left in doubt, of which cell, for whom: an outsider, or a company in the table.

An ask is a row of the audit. The trap: a company that is alone in a withheld cell knows its
number, so to that company the cell is as good as published, and so is what follows from it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from industry_analysis.disclosure.rules import Rules
from industry_analysis.disclosure.statements import Cell, by_cell
from industry_analysis.disclosure.tables import Tabulation

OUTSIDER = "outsider"


@dataclass(frozen=True)
class Ask:
    """An attacker must not be able to exclude any number from low to high, nor get closer.

    Attributes
    ----------
    cell
        What is to be protected.
    low, high
        The interval that what can be derived must contain.
    width
        How wide it must be at least, wherever it lies; 0 to ask nothing of it.
    attacker
        Who derives it.
    knows
        Cells that this attacker knows beside what is published, and their numbers.
    """

    cell: Cell
    low: float
    high: float
    width: float = 0.0
    attacker: str = OUTSIDER
    knows: tuple[tuple[Cell, float], ...] = ()


def asks(tabulation: Tabulation, *, rules: Rules) -> list[Ask]:
    """List what must be left in doubt: of outsiders, and of companies alone in a cell.

    Parameters
    ----------
    tabulation
        Cells with the reasons and intervals of the primary rules.
    rules
        The settings, of which `insider_width` is read here.

    Returns
    -------
    list of Ask
        For an outsider one per sensitive cell, with the interval of its rule. For each
        contributor (company or group) that is alone in a sensitive cell and so knows it, one
        per sensitive cell of the same variable that it has no part in: of a count
        `insider_width` companies, of a sum half the width that an outsider is left with.
    """
    cells = tabulation.cells.loc[tabulation.cells["reason"].ne("")]
    low, high = by_cell(cells["low"]), by_cell(cells["high"])
    outside = [Ask(one, low[one], high[one]) for one in low]
    return outside + list(_insiders(tabulation, cells, rules))


def _insiders(tabulation: Tabulation, cells: pd.DataFrame, rules: Rules) -> Iterator[Ask]:
    if not rules.insider_width:
        return
    behind = tabulation.contributions
    behind = behind.groupby(["cell", "group"], sort=True)["value"].sum().reset_index()
    behind = behind[behind["cell"].isin(cells.index)]
    alone = behind[behind["cell"].map(cells["contributors"]).eq(1)]
    value = by_cell(cells["value"])
    # ASSUME: a company alone in a cell need not be kept as far from the others' numbers as
    # outsiders are: of a count, that it cannot be told exactly, of a sum half as far.
    half = (cells["high"] - cells["low"]) / 2
    others = by_cell(half.mask(cells["counts"], rules.insider_width))
    for name, own in alone.groupby("group", sort=True):
        mine = set(behind.loc[behind["group"].eq(name), "cell"])
        variables = {one.variable for one in own["cell"]}
        knows = tuple(zip(own["cell"], own["value"], strict=True))
        for one in others:
            if one.variable in variables and one not in mine:
                yield Ask(one, value[one], value[one], others[one], str(name), knows)


def by_attacker(asked: Sequence[Ask]) -> list[list[Ask]]:
    """The asks of each attacker, who knows the same in all of them."""
    groups: dict[tuple[str, tuple[tuple[Cell, float], ...]], list[Ask]] = {}
    for ask in asked:
        groups.setdefault((ask.attacker, ask.knows), []).append(ask)
    return list(groups.values())
