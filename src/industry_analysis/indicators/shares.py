"""Which part of the employed works in an industry, and which part of them are women.

Rows are places, columns are industries, cells are persons employed. The trap: a share of
few persons jumps with a single workplace; `indicators.certainty` says how much.
"""

import pandas as pd

from industry_analysis.indicators.counts import checked_counts, checked_pair
from industry_analysis.indicators.register import indicator


@indicator(
    label={"sv": "Andel av de sysselsatta", "en": "Share of the employed"},
    unit={"sv": "andel", "en": "share"},
    kind="share",
    definition={
        "sv": "Andelen av platsens sysselsatta som arbetar i branschen.",
        "en": "The share of those employed in the place who work in the sector.",
    },
    reading={
        "sv": "0 % betyder att ingen arbetar i branschen, 100 % att alla gör det.",
        "en": "0% means that nobody works in the sector, 100% that everybody does.",
    },
    direction="neither",
    source=("employment",),
    per=("place", "industry"),
)
def industry_share(employed: pd.DataFrame) -> pd.DataFrame:
    """Part of a place's employed who work in each industry.

    Parameters
    ----------
    employed
        Persons employed, places x industries.

    Returns
    -------
    DataFrame
        Share, places x industries; each place adds up to 1. 0: nobody in the industry.
        1: everybody.

    Raises
    ------
    IndicatorError
        If a cell is missing (withheld), infinite or negative, or a place is empty.
    """
    counts = checked_counts(employed)
    place_totals = counts.sum(axis="columns")
    return counts.div(place_totals, axis="index")


@indicator(
    label={"sv": "Kvinnors andel av de sysselsatta", "en": "Women's share of the employed"},
    unit={"sv": "andel", "en": "share"},
    kind="share",
    definition={
        "sv": "Andelen kvinnor bland de sysselsatta i branschen på platsen.",
        "en": "The share of women among those employed in the sector in the place.",
    },
    reading={
        "sv": "50 % är lika många kvinnor som män, 0 % inga kvinnor, 100 % enbart kvinnor.",
        "en": "50% is as many women as men, 0% is no women, 100% is women only.",
    },
    # ASSUME: neither is better: a share near a half is the aim, and it may be passed.
    direction="neither",
    source=("employment",),
    per=("place", "industry"),
)
def women_share(women: pd.DataFrame, men: pd.DataFrame) -> pd.DataFrame:
    """Part of the employed in each industry of a place who are women.

    Parameters
    ----------
    women, men
        Women and men employed, places x industries, with the same labels in any order.
        A column of all industries together may be among them.

    Returns
    -------
    DataFrame
        Share, places x industries, in the order of `women`. 0: no women. 1: women only.
        Missing where nobody is employed.

    Raises
    ------
    IndicatorError
        If a cell is missing (withheld), infinite or negative, or the labels differ.
    """
    # ASSUME: women over women and men, not over the published total, from which the two
    # differ by a few persons of perturbation; so the share can never exceed 1.
    women, men = checked_pair(women, men, names=("women", "men"), allow_empty_places=True)
    return women / (women + men)  # pandas gives a missing value for 0 / 0
