"""How employment has moved between two years, and where the movement comes from.

Rows are places, columns are industries, cells are persons employed in a year. The trap:
both years must be of one series. Across a break (2018/19 and 2019/20 in the Swedish
register) the change of definition would be read as a change of the place; the tables
carry no series, so nothing here can notice.

Where the movement comes from is answered by four decompositions, each in a module of its
own and found here too: beside the country (`shifts`), with the place's leaning taken out
of its pace (`allocation`), beside the neighbours (`surroundings`) and year by year
(`yearly`); `bands` says how far chance reaches.
"""

import pandas as pd

from industry_analysis.indicators.allocation import esteban_marquillas
from industry_analysis.indicators.bands import bootstrap_bands
from industry_analysis.indicators.counts import checked_pair
from industry_analysis.indicators.register import indicator
from industry_analysis.indicators.shifts import shift_share
from industry_analysis.indicators.surroundings import spatial_shift_share
from industry_analysis.indicators.yearly import dynamic_shift_share

__all__ = [
    "bootstrap_bands",
    "change",
    "dynamic_shift_share",
    "esteban_marquillas",
    "relative_change",
    "shift_share",
    "spatial_shift_share",
]


@indicator(
    label={"sv": "Förändring av antalet sysselsatta", "en": "Change in the number of employed"},
    unit={"sv": "personer", "en": "persons"},
    kind="count",
    definition={
        "sv": "Antalet sysselsatta det sista året minus antalet det första.",
        "en": "The number of employed in the last year minus the number in the first.",
    },
    reading={
        "sv": "0 är oförändrat; positivt är fler sysselsatta, negativt färre.",
        "en": "0 is no change; positive is more employed, negative is fewer.",
    },
    direction="higher",
    source=("employment",),
    per=("place", "industry"),
)
def change(start: pd.DataFrame, end: pd.DataFrame) -> pd.DataFrame:
    """Employed at the end minus employed at the start. Never across a series break.

    Parameters
    ----------
    start, end
        Persons employed in the first and the last year, places x industries, with the
        same labels in any order.

    Returns
    -------
    DataFrame
        Persons, places x industries, in the order of `start`. 0: no change.

    Raises
    ------
    IndicatorError
        If a cell is missing (withheld), infinite or negative, or the labels differ.
    """
    start, end = checked_pair(start, end, names=("start", "end"), allow_empty_places=True)
    return end - start


@indicator(
    label={
        "sv": "Relativ förändring av antalet sysselsatta",
        "en": "Relative change in the number of employed",
    },
    unit={"sv": "andel", "en": "share"},
    kind="share",
    definition={
        "sv": "Förändringen av antalet sysselsatta, delad med antalet det första året.",
        "en": "The change in the number of employed over the number in the first year.",
    },
    reading={
        "sv": "0 % är oförändrat, 100 % en fördubbling, −100 % att ingen är kvar.",
        "en": "0% is no change, 100% is twice as many, −100% is nobody left.",
    },
    direction="higher",
    source=("employment",),
    per=("place", "industry"),
)
def relative_change(start: pd.DataFrame, end: pd.DataFrame) -> pd.DataFrame:
    """Change in the employed, over the employed at the start. Never across a series break.

    Parameters
    ----------
    start, end
        Persons employed in the first and the last year, places x industries, with the
        same labels in any order.

    Returns
    -------
    DataFrame
        Share, places x industries, in the order of `start`. 0: no change. 1: twice as
        many. -1: nobody left. Missing where nobody was employed at the start.

    Raises
    ------
    IndicatorError
        If a cell is missing (withheld), infinite or negative, or the labels differ.
    """
    start, end = checked_pair(start, end, names=("start", "end"), allow_empty_places=True)
    return (end - start) / start.where(start > 0)
