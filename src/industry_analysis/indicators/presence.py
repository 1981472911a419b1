"""Which industries a place is specialised in: yes or no.

Rows are places, columns are industries, a cell is true where the place has the industry.
The trap: in a small place a handful of persons make a location quotient over 1, so ask
for a minimum count before reading anything into a single cell. A large table may be a frame of
sparse columns, see `cells`: then time and memory follow the non-zero cells.
"""

import numpy as np
import pandas as pd

from industry_analysis.indicators.cells import Cells, cells_of, frame_of
from industry_analysis.indicators.counts import TOLERANCE, IndicatorError, refuse
from industry_analysis.indicators.faults import count_faults, mark_faults
from industry_analysis.indicators.quotient import location_quotient


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
    quotient = location_quotient(employed, reference, tolerance=tolerance)
    present = cells_of(quotient) >= 1
    if minimum > 0:
        present = present * (cells_of(employed) >= minimum)
    return frame_of(present, employed)


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
    refuse(count_faults(present, name="presence", allow_empty_places=True, allow_marks=True))
    cells = cells_of(present)
    refuse(mark_faults(present, cells, name="presence", complete=complete))
    return cells if isinstance(cells, np.ndarray) else cells.tocsr()
