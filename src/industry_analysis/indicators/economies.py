"""Two years of places and of the economy they are compared with, checked and in one order.

Rows are places, columns are industries; the reference is a Series of totals per industry.
The trap: an industry may be new in the reference, and then it has no growth of its own.
"""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from industry_analysis.indicators.cells import cells_of, listed
from industry_analysis.indicators.counts import refuse
from industry_analysis.indicators.faults import count_faults, label_faults, reference_faults
from industry_analysis.indicators.layout import rows_of

Names = tuple[str, str, str, str]
NAMES: Names = ("start", "end", "reference_start", "reference_end")


class Economies(NamedTuple):
    """Places and reference at the start and at the end: tables, or cell by cell."""

    start: Any  # a frame of places x industries, or a column of their cells
    end: Any
    reference_start: pd.Series
    reference_end: pd.Series

    def growth(self, given: float | None = None) -> float:
        """Growth of the reference as a whole: that of its industries together, if not given."""
        if given is not None:
            return given
        return float(self.reference_end.sum() / self.reference_start.sum() - 1)

    def industry_growth(self, *, otherwise: float) -> pd.Series:
        """Growth of each industry in the reference."""
        start = self.reference_start.where(self.reference_start > 0)
        # ASSUME: an industry that the reference lacked at the start grows as the reference does.
        return (self.reference_end / start - 1).fillna(otherwise)


def checked_economies(
    start: pd.DataFrame,
    end: pd.DataFrame,
    reference_start: pd.Series,
    reference_end: pd.Series,
    *,
    tolerance: float,
) -> Economies:
    """Give the four tables in the order of the first, or refuse them with all their faults."""
    given = Economies(start, end, reference_start, reference_end)
    refuse(economy_faults(given, names=NAMES, tolerance=tolerance))
    return in_order(given)


def economy_faults(given: Economies, *, names: Names, tolerance: float) -> list[str]:
    """List what keeps four tables from being two years of places and their reference."""
    faults = [
        *count_faults(given.start, name=names[0]),
        *count_faults(given.end, name=names[1]),
        *label_faults(given.start, given.end, names=names[:2]),
    ]
    for at, (places, reference) in enumerate(zip(given[:2], given[2:], strict=True)):
        faults += reference_faults(
            reference,
            places,
            names=(names[2 + at], names[at]),
            tolerance=tolerance,
            allow_empty_industries=True,
        )
    return faults


def in_order(given: Economies) -> Economies:
    """Give floating-point numbers in the order of the places at the start."""
    places, industries = given.start.axes
    return Economies(
        given.start.astype(float),
        given.end.reindex(index=places, columns=industries).astype(float),
        given.reference_start.reindex(industries).astype(float),
        given.reference_end.reindex(industries).astype(float),
    )


def cell_by_cell(given: Economies) -> Economies:
    """Give floating-point numbers as columns over (place, industry), for each cell its reference.

    Rows are in the order of the places at the start. Of two tables of sparse columns there
    are only the cells where anybody was employed at the start or at the end.
    """
    places, industries = given.start.axes
    order = given.end.index.get_indexer(places), given.end.columns.get_indexer(industries)
    start, end = cells_of(given.start), cells_of(given.end)[np.ix_(*order)]
    # a complex number holds both years, each exactly, and is 0 only where both are
    at, both = listed(start + 1j * end)
    rows = rows_of(given.start, at)
    references = (
        reference.reindex(industries).to_numpy(dtype=float)[at[1]] for reference in given[2:]
    )
    return Economies(*(pd.Series(persons, rows) for persons in (both.real, both.imag, *references)))
