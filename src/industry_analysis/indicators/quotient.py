"""How large an industry is in a place, beside how large it is in a reference economy.

Rows are places, columns are industries, cells are persons employed. The trap: the
reference is the published total of the country, not the sum of the places at hand; if
none is given, the places are compared with their own sum, which is another question.
"""

import pandas as pd

from industry_analysis.indicators.cells import cells_of, divided, frame_of
from industry_analysis.indicators.counts import TOLERANCE, checked_reference
from industry_analysis.indicators.register import indicator


@indicator(
    label={"sv": "Lokaliseringskvot", "en": "Location quotient"},
    unit={"sv": "kvot", "en": "ratio"},
    kind="ratio",
    definition={
        "sv": "Branschens andel av de sysselsatta på platsen, delad med dess andel i jämförelsen.",
        "en": "The sector's share of the employed in the place over its share in the reference.",
    },
    reading={
        "sv": "1 är samma andel som i jämförelsen, 2 dubbelt så stor andel, 0 ingen sysselsatt.",
        "en": "1 is the same share as in the reference, 2 is twice that share, 0 is nobody.",
    },
    direction="neither",
    source=("employment",),
    per=("place", "industry"),
)
def location_quotient(
    employed: pd.DataFrame,
    reference: pd.Series | None = None,
    *,
    tolerance: float = TOLERANCE,
) -> pd.DataFrame:
    """Industry's share of a place's employed, over its share of the reference's employed.

    Parameters
    ----------
    employed
        Persons employed, places x industries; dense or sparse columns.
    reference
        Persons employed per industry in the reference economy, such as the published
        totals of the country; by default the sums over the places.
    tolerance
        By how many persons, times the root of the number of places, the places may exceed
        the reference before it is refused; ``math.inf`` for places that overlap (a county
        and its municipalities in one table) or lie outside the reference.

    Returns
    -------
    DataFrame
        Ratio, places x industries. 1: the reference's share. 0: nobody in the industry.
        In sparse columns if `employed` is, so that time and memory follow the cells where
        anybody works.

    Raises
    ------
    IndicatorError
        If a cell is missing (withheld), infinite or negative; a place is empty; an
        industry is empty in the reference; the industries of the two differ; or the
        reference is smaller than its parts.

    References
    ----------
    Hoover, E. M. (1936). The measurement of industrial localization.
    Balassa, B. (1965). Trade liberalisation and "revealed" comparative advantage.
    """
    totals = checked_reference(employed, reference, tolerance=tolerance)
    cells = cells_of(employed)
    local_share = divided(cells, cells.sum(axis=1), axis="index")
    # ASSUME: the reference's shares are of the sum of its industries, not of a separately
    # published grand total, so that both sides leave out the same industries (unknown, US).
    reference_share = (totals / totals.sum()).to_numpy()
    return frame_of(divided(local_share, reference_share, axis="columns"), employed)


@indicator(
    label={"sv": "Symmetrisk lokaliseringskvot", "en": "Symmetric location quotient"},
    unit={"sv": "index −1 till 1", "en": "index −1 to 1"},
    kind="index",
    definition={
        "sv": "Lokaliseringskvoten minus 1, delad med kvoten plus 1.",
        "en": "The location quotient minus 1, over the quotient plus 1.",
    },
    reading={
        "sv": "0 är samma andel som i jämförelsen, 1/3 dubbelt så stor, −1/3 hälften så stor "
        "och −1 ingen sysselsatt.",
        "en": "0 is the same share as in the reference, 1/3 is twice that share, −1/3 is half "
        "of it and −1 is nobody.",
    },
    direction="neither",
    source=("employment",),
    per=("place", "industry"),
)
def symmetric_location_quotient(
    employed: pd.DataFrame,
    reference: pd.Series | None = None,
    *,
    tolerance: float = TOLERANCE,
) -> pd.DataFrame:
    """Location quotient less 1 over the quotient plus 1: twice and half are equally far from 0.

    Parameters
    ----------
    employed, reference, tolerance
        As in `location_quotient`.

    Returns
    -------
    DataFrame
        Index, places x industries, from -1 (nobody in the industry) to below 1. 0: the
        reference's share.

    Raises
    ------
    IndicatorError
        As in `location_quotient`.

    References
    ----------
    Dalum, B., Laursen, K. & Villumsen, G. (1998). Structural change in OECD export
    specialisation patterns.
    """
    quotient = location_quotient(employed, reference, tolerance=tolerance)
    return (quotient - 1) / (quotient + 1)
