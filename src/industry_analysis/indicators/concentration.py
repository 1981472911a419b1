"""On how few industries a place stands.

Rows are places, columns are industries, cells are persons employed. The trap: every
measure here depends on how finely the industries are cut, so values are compared only
between tables with the same industries.
"""

import pandas as pd

from industry_analysis.indicators.counts import IndicatorError
from industry_analysis.indicators.register import indicator
from industry_analysis.indicators.shares import industry_share


@indicator(
    label={"sv": "Herfindahl–Hirschman-index", "en": "Herfindahl–Hirschman index"},
    unit={"sv": "index 0–1", "en": "index 0–1"},
    kind="index",
    definition={
        "sv": "Summan av branschandelarna i kvadrat.",
        "en": "The sum of the squared sector shares.",
    },
    reading={
        "sv": "1 är att alla arbetar i en enda bransch; ju lägre värde, desto jämnare fördelning.",
        "en": "1 is everybody in one sector; the lower the value, the more even the spread.",
    },
    # ASSUME: concentration is neither good nor bad: it is strength and dependence in one.
    direction="neither",
    source=("employment",),
    per=("place",),
)
def herfindahl_index(employed: pd.DataFrame) -> pd.Series:
    """Sum of the squared industry shares of a place.

    Parameters
    ----------
    employed
        Persons employed, places x industries.

    Returns
    -------
    Series
        Index per place, from 1 over the number of industries (all equally large) to 1
        (everybody in one industry).

    Raises
    ------
    IndicatorError
        If a cell is missing (withheld), infinite or negative, or a place is empty.

    References
    ----------
    Hirschman, A. O. (1964). The paternity of an index.
    """
    share = industry_share(employed)
    return (share**2).sum(axis="columns").rename("herfindahl_index")


@indicator(
    label={
        "sv": "Normaliserat Herfindahl–Hirschman-index",
        "en": "Normalised Herfindahl–Hirschman index",
    },
    unit={"sv": "index 0–1", "en": "index 0–1"},
    kind="index",
    definition={
        "sv": "Herfindahl–Hirschman-index, omräknat så att lika stora branscher ger 0.",
        "en": "The Herfindahl–Hirschman index, rescaled so that equally large sectors give 0.",
    },
    reading={
        "sv": "0 är lika många sysselsatta i alla branscher, 1 att alla arbetar i en enda.",
        "en": "0 is equally many employed in all sectors, 1 is everybody in one.",
    },
    direction="neither",
    source=("employment",),
    per=("place",),
)
def normalised_herfindahl_index(employed: pd.DataFrame) -> pd.Series:
    """Herfindahl-Hirschman index, rescaled from its possible range to 0 to 1.

    Parameters
    ----------
    employed
        Persons employed, places x at least two industries.

    Returns
    -------
    Series
        Index per place. 0: all industries equally large. 1: everybody in one industry.

    Raises
    ------
    IndicatorError
        As in `herfindahl_index`, or if there is only one industry.

    References
    ----------
    Hirschman, A. O. (1964). The paternity of an index.
    """
    concentration = herfindahl_index(employed)
    industries = employed.shape[1]
    if industries < 2:
        raise IndicatorError("employed: at least 2 industries are needed, not 1")
    # ASSUME: all industries of the table count, also those with nobody in a place, so that
    # places are measured on the same scale.
    least = 1 / industries
    return ((concentration - least) / (1 - least)).rename("normalised_herfindahl_index")


@indicator(
    label={"sv": "Effektivt antal branscher", "en": "Effective number of sectors"},
    unit={"sv": "branscher", "en": "sectors"},
    kind="number",
    definition={
        "sv": "Antalet lika stora branscher som skulle ge samma koncentration "
        "(1 delat med Herfindahl–Hirschman-index).",
        "en": "The number of equally large sectors that would give the same concentration "
        "(1 over the Herfindahl–Hirschman index).",
    },
    reading={
        "sv": "1 är att alla arbetar i en enda bransch; högst är antalet branscher i tabellen.",
        "en": "1 is everybody in one sector; the most is the number of sectors in the table.",
    },
    direction="neither",
    source=("employment",),
    per=("place",),
)
def equivalent_number(employed: pd.DataFrame) -> pd.Series:
    """Number of equally large industries that would give the same Herfindahl-Hirschman index.

    Parameters
    ----------
    employed
        Persons employed, places x industries.

    Returns
    -------
    Series
        Number of industries per place, from 1 (everybody in one industry) to the number
        of industries (all equally large).

    Raises
    ------
    IndicatorError
        As in `herfindahl_index`.

    References
    ----------
    Adelman, M. A. (1969). Comment on the "H" concentration measure as a numbers-equivalent.
    """
    return (1 / herfindahl_index(employed)).rename("equivalent_number")
