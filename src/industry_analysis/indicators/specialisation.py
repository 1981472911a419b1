"""What the places are specialised in, and how much, beside a reference economy.

Rows are places, columns are industries, cells are persons employed. The trap: the
reference is the published total of the country, not the sum of the places at hand; if
none is given, the places are compared with their own sum, which is another question.
"""

import pandas as pd

from industry_analysis.indicators.counts import (
    TOLERANCE,
    checked_against_reference,
    checked_counts,
    checked_pair,
)
from industry_analysis.indicators.register import indicator


@indicator(
    label={"sv": "Andel av de sysselsatta", "en": "Share of the employed"},
    unit={"sv": "andel", "en": "share"},
    kind="share",
    definition={
        "sv": "Andelen av platsens sysselsatta som arbetar i branschen.",
        "en": "The part of the employed of the place who work in the industry.",
    },
    reading={
        "sv": "0 % betyder att ingen arbetar i branschen, 100 % att alla gör det.",
        "en": "0% means that nobody works in the industry, 100% that everybody does.",
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
    label={"sv": "Lokaliseringskvot", "en": "Location quotient"},
    unit={"sv": "kvot", "en": "ratio"},
    kind="ratio",
    definition={
        "sv": "Branschens andel av de sysselsatta på platsen, delad med dess andel i jämförelsen.",
        "en": "The industry's share of the employed in the place over its share in the reference.",
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
        Persons employed, places x industries.
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
    counts, totals = checked_against_reference(employed, reference, tolerance=tolerance)
    local_share = industry_share(counts)
    # ASSUME: the reference's shares are of the sum of its industries, not of a separately
    # published grand total, so that both sides leave out the same industries (unknown, US).
    reference_share = totals / totals.sum()
    return local_share.div(reference_share, axis="columns")


@indicator(
    label={"sv": "Krugmans specialiseringsindex", "en": "Krugman specialisation index"},
    unit={"sv": "index 0–2", "en": "index 0–2"},
    kind="index",
    definition={
        "sv": "Summan av avvikelserna, utan tecken, mellan branschandelarna på platsen och i "
        "jämförelsen.",
        "en": "The sum of the differences, without sign, between the industry shares of the place "
        "and those of the reference.",
    },
    reading={
        "sv": "0 är samma branschstruktur som i jämförelsen, 2 att ingen bransch är gemensam; "
        "hälften av värdet är den andel som skulle behöva byta bransch.",
        "en": "0 is the same structure as the reference, 2 is no industry in common; half of the "
        "value is the part who would have to change industry.",
    },
    direction="neither",
    source=("employment",),
    per=("place",),
)
def krugman_index(
    employed: pd.DataFrame,
    reference: pd.Series | None = None,
    *,
    tolerance: float = TOLERANCE,
) -> pd.Series:
    """Sum over industries of the absolute differences between local and reference shares.

    Parameters
    ----------
    employed
        Persons employed, places x industries.
    reference
        Persons employed per industry in the reference economy; by default the sums over
        the places.
    tolerance
        As in `location_quotient`.

    Returns
    -------
    Series
        Index per place, from 0 (the reference's structure) to 2 (no industry in common);
        1: half of the employed would have to change industry to get that structure.

    Raises
    ------
    IndicatorError
        As in `location_quotient`.

    References
    ----------
    Krugman, P. (1991). Geography and Trade.
    """
    counts, totals = checked_against_reference(employed, reference, tolerance=tolerance)
    local_share = industry_share(counts)
    reference_share = totals / totals.sum()
    differences = local_share.sub(reference_share, axis="columns").abs()
    return differences.sum(axis="columns").rename("krugman_index")


@indicator(
    label={"sv": "Kvinnors andel av de sysselsatta", "en": "Women's share of the employed"},
    unit={"sv": "andel", "en": "share"},
    kind="share",
    definition={
        "sv": "Andelen kvinnor bland de sysselsatta i branschen på platsen.",
        "en": "The part of the employed in the industry in the place who are women.",
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
