"""Who has answered, of all the companies there are?

Rows are cells, such as a municipality, a size and an industry; a company counts where the
frame has it. The trap: a response rate says how many answered, not whether they are like
those who did not; a cell in which nobody answered is spoken for by other cells.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from industry_analysis.indicators.counts import refuse
from industry_analysis.needs.survey.faults import stranger_faults, table_faults

CELLS = ("municipality", "size_class", "sni")


def response(
    frame: pd.DataFrame, interviews: pd.DataFrame, *, by: Sequence[str] = CELLS
) -> pd.DataFrame:
    """Companies in the frame, those that answered, and their share, in each cell.

    Parameters
    ----------
    frame
        All companies, one row each: ``company`` and the columns of `by`.
    interviews
        Those that answered, one row each: ``company``. Other columns are not looked at.
    by
        Columns of the frame that make the cells.

    Returns
    -------
    DataFrame
        One row per cell that has companies, in the order of their labels: ``companies``,
        ``answered`` and ``rate`` from 0, nobody answered, to 1, all did.

    Raises
    ------
    IndicatorError
        If a column or a cell of one is missing, a company is repeated, or one that answered
        is not in the frame.
    """
    # ASSUME: where the interview and the register disagree on a company's municipality, size
    # or industry, the register's counts, since what is known of the others comes from it.
    refuse(["by: a column or more is needed"] * (not len(by)))
    refuse(frame_faults(frame, interviews, by))
    answered = frame["company"].isin(interviews["company"])
    return rates(answered, [frame[column] for column in by])


def frame_faults(
    frame: pd.DataFrame, interviews: pd.DataFrame, columns: Sequence[str]
) -> list[str]:
    """List what keeps interviews from being held against a frame."""
    faults = [
        *table_faults(frame, columns, name="frame"),
        *table_faults(interviews, [], name="interviews"),
    ]
    if not faults:
        faults = stranger_faults(
            interviews["company"], frame["company"], name="interviews", among="the frame"
        )
    return faults


def rates(answered: pd.Series, by: Any) -> pd.DataFrame:
    """Give companies, answered and rate per group, from true for those who answered."""
    counts = answered.groupby(by, observed=True).agg(companies="size", answered="sum")
    return counts.assign(rate=counts["answered"] / counts["companies"])
