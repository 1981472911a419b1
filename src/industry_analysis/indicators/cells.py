"""The cells of a table as one array: all of them, or those that are not zero.

Rows are places, columns are industries. A large table may be a frame of sparse columns,
``DataFrame.sparse.from_spmatrix(matrix, index=places, columns=industries)`` from a
`scipy.sparse` matrix. The trap: pandas fills such columns with their zeros without a word,
as where rows are added up or divided by a Series; what must not, goes through here.
"""

from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csc_array

Numbers = npt.NDArray[np.float64]
Cells = Any  # a dense array, or a sparse one with the same @, .T and .sum


def cells_of(table: pd.DataFrame) -> Cells:
    """Give the cells of a table as floating-point numbers.

    Parameters
    ----------
    table
        Numbers, or true and false as 1 and 0, places x industries; dense or sparse columns.

    Returns
    -------
    array or csc_array
        Sparse if all columns are and leave out 0; else dense, a missing value as NaN.
    """
    if not _is_sparse(table):
        return table.to_numpy(dtype=float, na_value=np.nan)
    accessor: Any = table.sparse
    cells = csc_array(accessor.to_coo(), dtype=float)
    cells.eliminate_zeros()
    return cells


def _is_sparse(table: pd.DataFrame) -> bool:
    return not table.empty and all(
        isinstance(dtype, pd.SparseDtype) and dtype.fill_value == 0 for dtype in set(table.dtypes)
    )


def frame_of(cells: Cells, like: pd.DataFrame) -> pd.DataFrame:
    """Give cells the labels of a table, in sparse columns if they are sparse."""
    if isinstance(cells, np.ndarray):
        return pd.DataFrame(cells, like.index, like.columns, copy=False)
    accessor: Any = pd.DataFrame.sparse
    return accessor.from_spmatrix(cells, like.index, like.columns)


def dense(cells: Cells) -> Numbers:
    """Give the same cells with their zeros."""
    return cells if isinstance(cells, np.ndarray) else cells.toarray()


def values_of(cells: Cells) -> npt.NDArray[Any]:
    """Give the numbers: of sparse cells those that are not zero, in their order."""
    return cells if isinstance(cells, np.ndarray) else cells.data


def with_values(cells: Cells, values: npt.NDArray[Any]) -> Cells:
    """Give other numbers in the places of those that `values_of` gives."""
    if isinstance(cells, np.ndarray):
        return values
    return csc_array((values, cells.indices, cells.indptr), shape=cells.shape)


def divided(cells: Cells, by: Numbers, *, axis: Literal["index", "columns"]) -> Cells:
    """Divide each row (``"index"``) or each column by its own number, which must not be 0.

    As `DataFrame.div`, but a zero stays a zero that sparse cells leave out.

    Parameters
    ----------
    cells
        As from `cells_of`.
    by
        A number per row or per column.
    axis
        Which of the two.

    Returns
    -------
    array or csc_array
        Sparse if `cells` is.
    """
    if isinstance(cells, np.ndarray):
        return cells / (by if axis == "columns" else by[:, np.newaxis])
    of_each = by[cells.indices] if axis == "index" else np.repeat(by, np.diff(cells.indptr))
    return with_values(cells, cells.data / of_each)


def listed(cells: Cells) -> tuple[npt.NDArray[np.intp], npt.NDArray[Any]]:
    """Give cells as a list, row by row: of sparse ones those that are not zero.

    Parameters
    ----------
    cells
        An array of one dimension or more, or a sparse one.

    Returns
    -------
    array, array
        Where each cell is (its row and its column, dimensions x cells), and its number.
    """
    if isinstance(cells, np.ndarray):
        return np.indices(cells.shape).reshape(cells.ndim, -1), cells.ravel()
    by_row = cells.tocsr().tocoo()
    return np.stack(by_row.coords), by_row.data
