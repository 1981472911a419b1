"""What must be left in doubt of a tabulation: by outsiders, and by companies in the table.

Rows are asks. The trap: a company that is alone in a withheld cell knows its number, so to that
company the cell is as good as published, and so is what follows from it.
"""

from collections.abc import Iterator

import pandas as pd

from industry_analysis.disclosure.asks import Ask
from industry_analysis.disclosure.attack import shortfalls
from industry_analysis.disclosure.rules import Rules
from industry_analysis.disclosure.statements import by_cell
from industry_analysis.disclosure.tables import Tabulation


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
        `insider_width` companies, of a sum half the width that an outsider is left with. What
        a company can tell by what it knows, without any publication, is not asked for.
    """
    cells = tabulation.cells.loc[tabulation.cells["reason"].ne("")]
    low, high = by_cell(cells["low"]), by_cell(cells["high"])
    outside = [Ask(one, low[one], high[one]) for one in low]
    inside = list(_insiders(tabulation, cells, rules))
    true = by_cell(tabulation.cells["value"])
    whole = tabulation.cells.index[tabulation.cells["whole"]]
    # what binds two editions is of no use to one who knows a cell of only one of them
    own = [said for said in tabulation.knowledge if all(one in true for one in said.cells())]
    known = {id(short.ask) for short in shortfalls(own, inside, true, whole=whole)}
    return outside + [ask for ask in inside if id(ask) not in known]


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
