"""The attacker's report: how closely each withheld cell can be derived from what was published.

Rows are asks. The trap: the audit knows only what it is told, so tell it what was really
written, on every page, sheet and chart, and in earlier editions, not what was meant to be.
"""

from collections.abc import Iterable, Sequence

import pandas as pd

from industry_analysis.disclosure.asks import OUTSIDER, Ask
from industry_analysis.disclosure.attack import intervals, shortfalls
from industry_analysis.disclosure.statements import (
    Cell,
    Statement,
    by_cell,
    refuse,
    statement_faults,
)


def audit(
    statements: Sequence[Statement],
    asked: Sequence[Ask],
    truth: pd.Series,
    *,
    whole: Iterable[Cell] = (),
) -> pd.DataFrame:
    """Derive every withheld cell as an outsider would, and as companies in the tables would.

    Parameters
    ----------
    statements
        All that was published, and what everyone knows: `Tabulation.knowledge`.
    asked
        What must be left in doubt, as from `asks`.
    truth
        The number of each cell, which no statement may contradict.
    whole
        Cells that attackers know to be integers.

    Returns
    -------
    DataFrame
        A row for each ask of an outsider, and for each of a company in the tables that is not
        met: ``cell``, ``attacker``, ``low``, ``high`` (what can be derived, infinite where
        nothing bounds it), ``asked_low``, ``asked_high``, ``asked_width``, ``protected``.

    Raises
    ------
    DisclosureError
        If a cell is missing or negative, or a statement is untrue, so that an attacker would
        be misled and the audit with them; all of these are named.
    """
    whole, true = frozenset(whole), by_cell(truth)
    refuse(statement_faults(statements, true, [ask.cell for ask in asked]))
    short = {id(s.ask): s for s in shortfalls(statements, asked, true, whole=whole)}
    outside = [ask for ask in asked if ask.attacker == OUTSIDER]
    derived = intervals(statements, dict.fromkeys(ask.cell for ask in outside), whole=whole)
    low, high = by_cell(derived["low"]), by_cell(derived["high"])
    rows = [(ask, low[ask.cell], high[ask.cell]) for ask in outside]
    rows += [(s.ask, s.low, s.high) for s in short.values() if s.ask.attacker != OUTSIDER]
    columns = ["cell", "attacker", "low", "high", "asked_low", "asked_high", "asked_width"]
    told = [
        (ask.cell, ask.attacker, low, high, ask.low, ask.high, ask.width) for ask, low, high in rows
    ]
    report = pd.DataFrame(told, columns=columns)
    met = [id(ask) not in short for ask, _, _ in rows]
    return report.assign(protected=pd.Series(met, report.index, dtype=bool))


def refuse_disclosure(report: pd.DataFrame) -> None:
    """Let a report of an audit pass only if nothing can be derived too closely.

    Parameters
    ----------
    report
        As from `audit`.

    Raises
    ------
    DisclosureError
        One line per attacker: how many cells, the first of them, what can be derived and what
        was asked.
    """
    faults = []
    for attacker, rows in report[~report["protected"]].groupby("attacker", sort=True):
        first = rows.iloc[0]
        wide = f", {first['asked_width']:g} wide" if first["asked_width"] else ""
        faults.append(
            f"audit: {len(rows)} withheld cells can be derived too closely by {attacker}; "
            f"the first is {first['cell']}: {first['low']:g} to {first['high']:g}, "
            f"asked {first['asked_low']:g} to {first['asked_high']:g}{wide}"
        )
    refuse(faults)
