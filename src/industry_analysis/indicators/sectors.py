"""Fifteen industries in five broad sectors, which a reader can name and keep in mind.

Rows are places, columns are industries, or sectors made of them; cells are persons employed.
The trap: a broad sector hides what it is made of; it tells kinds of places apart, and nothing
of single industries.
"""

from collections.abc import Mapping

import pandas as pd

from industry_analysis.indicators.counts import checked_counts, refuse
from industry_analysis.indicators.shares import industry_share

# ASSUME: the 15 groups of SNI 2007 are put together in five broad sectors: industry (B+C); land,
# energy, construction and transport (A, D+E, F, H); trade, hospitality and personal services
# (G, I, R–U); business services, IT, finance and real estate (J, K, L, M+N); public
# administration, education, health and care (O, P, Q).
SECTORS: Mapping[str, tuple[str, ...]] = {
    "sector_industry": ("B+C",),
    "sector_land": ("A", "D+E", "F", "H"),
    "sector_trade": ("G", "I", "R+S+T+U"),
    "sector_business": ("J", "K", "L", "M+N"),
    "sector_public": ("O", "P", "Q"),
}


def sector_shares(employed: pd.DataFrame) -> pd.DataFrame:
    """Part of a place's employed who work in each broad sector.

    Parameters
    ----------
    employed
        Persons employed, places x the 15 groups of SNI 2007.

    Returns
    -------
    DataFrame
        Share, places x sectors; each place adds up to 1.

    Raises
    ------
    IndicatorError
        If a cell is missing, infinite or negative, a place is empty, or an industry belongs
        to no sector or is not there.
    """
    counts = checked_counts(employed)
    industries = [industry for parts in SECTORS.values() for industry in parts]
    apart = counts.columns.symmetric_difference(industries).tolist()
    refuse([f"employed: {len(apart)} industries are missing or of no sector: {apart}"] * any(apart))
    together = {name: counts[list(parts)].sum(axis="columns") for name, parts in SECTORS.items()}
    return industry_share(pd.DataFrame(together).rename_axis(columns="sector"))
