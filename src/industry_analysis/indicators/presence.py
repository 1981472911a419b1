"""Which industries a place is specialised in: yes or no.

Rows are places, columns are industries, a cell is true where the place has the industry.
The trap: in a small place a handful of persons make a location quotient over 1, so ask
for a minimum count before reading anything into a single cell.

A large table may be a frame of sparse columns, ``DataFrame.sparse.from_spmatrix(matrix,
index=places, columns=industries)`` from a `scipy.sparse` matrix: then time and memory
follow the non-zero cells, and the values are the same.
"""

import math
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

from industry_analysis.indicators.counts import (
    TOLERANCE,
    IndicatorError,
    checked_counts,
    refuse,
)
from industry_analysis.indicators.specialisation import location_quotient

Numbers = npt.NDArray[np.float64]
Cells = Any  # a dense array, or a csr_array with the same @, .T and .sum


def presence(
    employed: pd.DataFrame,
    reference: pd.Series | None = None,
    *,
    minimum: float = 0,
    tolerance: float = TOLERANCE,
) -> pd.DataFrame:
    """Whether a place is specialised in an industry: a location quotient of at least 1.

    Parameters
    ----------
    employed
        Persons employed, or other counts, places x industries; dense or sparse columns.
    reference
        Totals per industry in the reference economy; by default the sums over the places.
    minimum
        How many must be employed for an industry to be present; 0 asks for nothing more
        than the quotient.
    tolerance
        As in `specialisation.location_quotient`.

    Returns
    -------
    DataFrame
        True or false, places x industries, sparse if `employed` is. With a minimum or an
        outside reference some rows or columns may be all false; `complexity` refuses them,
        and ``present.loc[present.any(axis="columns"), present.any()]`` leaves them out.

    Raises
    ------
    IndicatorError
        As in `specialisation.location_quotient`, or if the minimum is negative or missing.

    References
    ----------
    Balassa, B. (1965). Trade liberalisation and "revealed" comparative advantage.
    Hidalgo, C. A., Klinger, B., Barabási, A.-L. & Hausmann, R. (2007). The product space
    conditions the development of nations.
    """
    if not minimum >= 0:
        raise IndicatorError(f"minimum: a number not less than 0 is needed, not {minimum}")
    counts = checked_cells(employed, name="employed")
    reference_share = _reference_share(counts, employed, reference, tolerance=tolerance)
    place_totals = counts.sum(axis=1)
    if isinstance(counts, np.ndarray):
        quotient = counts / place_totals[:, np.newaxis] / reference_share
        cells = (quotient >= 1) & (counts >= minimum)
        return pd.DataFrame(cells, employed.index, employed.columns, copy=False)
    places = np.repeat(np.arange(len(employed)), np.diff(counts.indptr))
    quotient = counts.data / place_totals[places] / reference_share[counts.indices]
    counts.data = (quotient >= 1) & (counts.data >= minimum)
    counts.eliminate_zeros()
    sparse: Any = pd.DataFrame.sparse
    return sparse.from_spmatrix(counts, employed.index, employed.columns)


def _reference_share(
    counts: Cells, employed: pd.DataFrame, reference: pd.Series | None, *, tolerance: float
) -> Numbers:
    totals = counts.sum(axis=0)
    if reference is not None or not totals.all():
        # the rules of a reference, once for the sum of the places instead of for each of them
        sums = pd.DataFrame([totals], index=["all places"], columns=employed.columns)
        location_quotient(sums, reference, tolerance=tolerance * math.sqrt(len(employed)))
    if reference is not None:
        totals = reference.reindex(employed.columns).to_numpy(dtype=float)
    return totals / totals.sum()


def checked_cells(
    table: pd.DataFrame, *, name: str, allow_empty_places: bool = False, allow_marks: bool = False
) -> Cells:
    """Give the cells of a table of counts, or refuse it with all its faults.

    Parameters
    ----------
    table
        Counts, places x industries; dense or sparse columns.
    name
        What to call the table in the message.
    allow_empty_places
        Whether a place may have nothing in any industry.
    allow_marks
        Whether true and false count as 1 and 0.

    Returns
    -------
    array or csr_array
        Floating-point numbers, sparse if the table is.

    Raises
    ------
    IndicatorError
        As in `counts.checked_counts`.
    """
    cells = _plain_cells(table, kinds="biuf" if allow_marks else "iuf")
    if cells is None:
        return checked_counts(table, name=name, allow_empty_places=allow_empty_places).to_numpy()
    # the ordinary rules are for the rows that may break them, which are seldom any
    doubtful = table.index.duplicated(keep=False) | _wrong_rows(cells)
    if not allow_empty_places:
        doubtful |= cells.sum(axis=1) == 0
    if doubtful.any() or not table.columns.is_unique:
        doubtful[0] = True
        rows = table.iloc[np.flatnonzero(doubtful)].astype(float)
        checked_counts(rows, name=name, allow_empty_places=allow_empty_places)
    return cells


def _plain_cells(table: pd.DataFrame, *, kinds: str) -> Cells | None:
    """Floating-point cells where the columns are plain numbers of these kinds, else nothing."""
    if not isinstance(table, pd.DataFrame) or table.empty:
        return None
    types = set(table.dtypes)
    if all(isinstance(one, np.dtype) and one.kind in kinds for one in types):
        return table.to_numpy(dtype=float)
    if all(
        isinstance(one, pd.SparseDtype) and one.fill_value == 0 and one.subtype.kind in kinds
        for one in types
    ):
        sparse: Any = table.sparse
        cells = csr_array(sparse.to_coo()).astype(float)
        cells.eliminate_zeros()
        return cells
    return None


def _wrong_rows(cells: Cells) -> npt.NDArray[np.bool_]:
    if isinstance(cells, np.ndarray):
        return ~np.all((cells >= 0) & (cells < np.inf), axis=1)
    places = np.repeat(np.arange(cells.shape[0]), np.diff(cells.indptr))
    wrong = ~((cells.data >= 0) & (cells.data < np.inf))
    return np.bincount(places[wrong], minlength=cells.shape[0]) > 0


def checked_presence(present: pd.DataFrame, *, complete: bool = True) -> Cells:
    """Give the cells of a table of presence as 0 and 1, or refuse it with all its faults.

    Parameters
    ----------
    present
        True and false, or 1 and 0, places x industries; dense or sparse columns.
    complete
        Whether each place must have an industry, and each industry a place.

    Returns
    -------
    array or csr_array
        0 and 1, sparse if the table is.

    Raises
    ------
    IndicatorError
        If a cell is neither true nor false, a label is repeated or, where it must be
        complete, a place or an industry is empty.
    """
    cells = checked_cells(present, name="presence", allow_empty_places=True, allow_marks=True)
    refuse(_neither_true_nor_false(cells, present))
    if complete:
        refuse(
            [
                *_empty(present.index, cells.sum(axis=1), "place", "places"),
                *_empty(present.columns, cells.sum(axis=0), "industry", "industries"),
            ]
        )
    return cells


def _neither_true_nor_false(cells: Cells, present: pd.DataFrame) -> list[str]:
    values = cells if isinstance(cells, np.ndarray) else cells.data
    if ((values == 0) | (values == 1)).all():
        return []
    counts = csr_array(cells)
    wrong = np.flatnonzero(counts.data != 1)
    place = present.index[np.searchsorted(counts.indptr, wrong[0], side="right") - 1]
    industry = present.columns[counts.indices[wrong[0]]]
    what = "1 cell is" if len(wrong) == 1 else f"{len(wrong)} cells are"
    return [
        f"presence: {what} neither true nor false (1 nor 0); the first is "
        f"{(place, industry)!r}: {counts.data[wrong[0]]:.15g}"
    ]


def _empty(labels: pd.Index, sums: Numbers, thing: str, things: str) -> list[str]:
    empty = [repr(label) for label in labels[sums == 0].tolist()]
    if not empty:
        return []
    what = f"1 {thing} is" if len(empty) == 1 else f"{len(empty)} {things} are"
    return [f"presence: {what} empty; the first is {empty[0]}"]
