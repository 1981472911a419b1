"""What the places are specialised in, and how much, beside a reference economy.

Rows are places, columns are industries, cells are persons employed. The trap: the
reference is the published total of the country, not the sum of the places at hand; if
none is given, the places are compared with their own sum, which is another question.

What a place is specialised in, cell by cell, is in `quotient`, how sure that is in
`certainty`, and where an industry stands out among all places in `prominence`; all of it
is found here too.
"""

import pandas as pd

from industry_analysis.indicators.certainty import (
    location_quotient_interval,
    specialisation_mark,
    workplace_sensitivity,
)
from industry_analysis.indicators.counts import TOLERANCE, checked_against_reference
from industry_analysis.indicators.prominence import cluster_marks
from industry_analysis.indicators.quotient import location_quotient, symmetric_location_quotient
from industry_analysis.indicators.register import indicator
from industry_analysis.indicators.shares import industry_share, women_share

__all__ = [
    "cluster_marks",
    "hachman_index",
    "hoover_coefficient",
    "industry_share",
    "krugman_index",
    "location_quotient",
    "location_quotient_interval",
    "specialisation_mark",
    "symmetric_location_quotient",
    "women_share",
    "workplace_sensitivity",
]


@indicator(
    label={"sv": "Krugmans specialiseringsindex", "en": "Krugman specialisation index"},
    unit={"sv": "index 0–2", "en": "index 0–2"},
    kind="index",
    definition={
        "sv": "Summan av avvikelserna, utan tecken, mellan branschandelarna på platsen och i "
        "jämförelsen.",
        "en": "The sum of the differences, without sign, between the sector shares of the place "
        "and those of the reference.",
    },
    reading={
        "sv": "0 är samma branschstruktur som i jämförelsen, 2 att ingen bransch är gemensam; "
        "hälften av värdet är den andel som skulle behöva byta bransch.",
        "en": "0 is the same structure as the reference, 2 is no sector in common; half of the "
        "value is the part who would have to change sector.",
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
    label={
        "sv": "Hoovers specialiseringskoefficient",
        "en": "Hoover coefficient of specialisation",
    },
    unit={"sv": "andel", "en": "share"},
    kind="share",
    definition={
        "sv": "Den andel av platsens sysselsatta som skulle behöva byta bransch för att platsen "
        "skulle få jämförelsens branschstruktur.",
        "en": "The share of those employed in the place who would have to change sector to give "
        "the place the structure of the reference.",
    },
    reading={
        "sv": "0 % är samma branschstruktur som i jämförelsen; nära 100 % är nästan ingen bransch "
        "gemensam.",
        "en": "0% is the same structure as the reference; near 100% is hardly any sector in "
        "common.",
    },
    direction="neither",
    source=("employment",),
    per=("place",),
)
def hoover_coefficient(
    employed: pd.DataFrame,
    reference: pd.Series | None = None,
    *,
    tolerance: float = TOLERANCE,
) -> pd.Series:
    """Part of a place's employed who would have to change industry for the reference's structure.

    Half of the `krugman_index`.

    Parameters
    ----------
    employed, reference, tolerance
        As in `krugman_index`.

    Returns
    -------
    Series
        Share per place. 0: the reference's structure. 1: no industry in common.

    Raises
    ------
    IndicatorError
        As in `location_quotient`.

    References
    ----------
    Hoover, E. M. (1936). The measurement of industrial localization.
    """
    index = krugman_index(employed, reference, tolerance=tolerance)
    return (index / 2).rename("hoover_coefficient")


@indicator(
    label={"sv": "Hachmans index", "en": "Hachman index"},
    unit={"sv": "index 0–1", "en": "index 0–1"},
    kind="index",
    definition={
        "sv": "Hur lik platsens branschstruktur är jämförelsens: 1 delat med medelvärdet av "
        "lokaliseringskvoterna, vägt med branschernas andelar på platsen.",
        "en": "How like the structure of the place is to that of the reference: 1 over the mean "
        "of the location quotients, weighted by the sectors' shares in the place.",
    },
    reading={
        "sv": "1 är samma branschstruktur som i jämförelsen; ju närmare 0, desto mer arbetar de "
        "sysselsatta i branscher som är små där.",
        "en": "1 is the same structure as the reference; the nearer to 0, the more the employed "
        "work in sectors that are small there.",
    },
    direction="neither",
    source=("employment",),
    per=("place",),
)
def hachman_index(
    employed: pd.DataFrame,
    reference: pd.Series | None = None,
    *,
    tolerance: float = TOLERANCE,
) -> pd.Series:
    """One over the mean location quotient of a place's employed.

    Parameters
    ----------
    employed, reference, tolerance
        As in `location_quotient`.

    Returns
    -------
    Series
        Index per place. 1: the reference's structure. The least is the reference's share of
        its smallest industry, where everybody works in that one.

    Raises
    ------
    IndicatorError
        As in `location_quotient`.

    References
    ----------
    Hachman, F. (1994). A note on the Hachman index (University of Utah).
    """
    quotient = location_quotient(employed, reference, tolerance=tolerance)
    mean_quotient = (quotient * industry_share(employed)).sum(axis="columns")
    return (1 / mean_quotient).rename("hachman_index")
