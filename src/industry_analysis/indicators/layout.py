"""The layout of results that have several numbers per place and industry.

Rows are (place, industry), columns the numbers. The trap: a missing cell keeps its row,
so that every place has every industry in the same order.
"""

from collections.abc import Mapping

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
    first = next(iter(parts.values()))
    places = first.index.rename(first.index.name or "place")
    industries = first.columns.rename(first.columns.name or "industry")
    cells = {part: frame.to_numpy().ravel() for part, frame in parts.items()}
    return pd.DataFrame(cells, index=pd.MultiIndex.from_product([places, industries]))
