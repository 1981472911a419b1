"""The audit's table: of each table shown, how much is withheld and how closely it can be derived.

The trap: a lone width says little, for what must be left in doubt is more for a large company
than for a small one; what counts is how many are derived within what was asked.
"""

import pandas as pd

from industry_analysis.disclosure.statements import Cell
from industry_analysis.needs.picture.made import Made


def audited(made: Made) -> pd.DataFrame:
    """Count what the tables of a picture withhold, and what an outsider can derive of it.

    Parameters
    ----------
    made
        The picture with what lies behind it.

    Returns
    -------
    DataFrame
        A row per table, by its variable and what it is divided by: ``cells``, of which ``shown``
        and ``withheld``; ``asked``, how many of those withheld must be left in doubt themselves,
        the others are withheld to protect them; ``narrowest``, the width of the closest interval
        that can be derived of one of the asked, missing where there is none; ``derived``, how
        many can be derived too closely. Cells of earlier editions have rows of their own.
    """
    shown, report = made.counts.cells["shown"], made.report()
    cells = shown.groupby([_table(one) for one in shown.index], sort=False)
    asked = report.assign(
        width=report["high"] - report["low"], derived=~report["protected"]
    ).groupby([_table(one) for one in report["cell"]], sort=False)
    whole = pd.DataFrame({"cells": cells.size(), "shown": cells.sum()}).join(
        pd.DataFrame(
            {
                "asked": asked["cell"].nunique(),
                "narrowest": asked["width"].min(),
                "derived": asked["derived"].sum(),
            }
        ),
        how="outer",
        sort=False,
    )
    counts = ["cells", "shown", "asked", "derived"]
    whole[counts] = whole[counts].fillna(0).astype(int)
    whole.insert(2, "withheld", whole.cells - whole.shown)
    return whole.rename_axis("table")


def _table(cell: Cell) -> str:
    """A cell's table: ``need: municipality x theme``."""
    dimensions = " x ".join(sorted(name for name, _ in cell.where))
    return f"{cell.variable}: {dimensions}" if dimensions else str(cell.variable)
