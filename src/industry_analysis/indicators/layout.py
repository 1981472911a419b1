"""The layout of results that have several numbers per place and industry.

Rows are (place, industry), columns the numbers. The trap: a missing cell keeps its row,
so that every place has every industry in the same order; only what is made from sparse
columns leaves out the cells where nothing is.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd


def tidy(parts: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Give frames of places x industries, with the same labels, as columns over both.

    Parameters
    ----------
    parts
        Frames by the name of their column, all with the labels of the first in its order.

    Returns
    -------
    DataFrame
        One row per (place, industry) in the order of the first frame, with its row names,
        or place and industry where it has none.
    """
    cells = {part: frame.to_numpy().ravel() for part, frame in parts.items()}
    return pd.DataFrame(cells, index=rows_of(next(iter(parts.values()))))


def rows_of(table: pd.DataFrame, at: npt.NDArray[np.intp] | None = None) -> pd.MultiIndex:
    """Give the rows that the cells of a table have in a tidy one.

    Parameters
    ----------
    table
        Places x industries.
    at
        Row and column of each cell (2 x cells), if it shall not be all of them.

    Returns
    -------
    MultiIndex
        (place, industry), by the names of the table's rows and columns, or place and industry
        where it has none.
    """
    names = [table.index.name or "place", table.columns.name or "industry"]
    if at is None:
        return pd.MultiIndex.from_product(table.axes, names=names)
    places, industries = (pd.Categorical(axis) for axis in table.axes)
    codes = [places.codes[at[0]], industries.codes[at[1]]]
    levels: list[Any] = [places.categories, industries.categories]
    return pd.MultiIndex(levels=levels, codes=codes, names=names)
