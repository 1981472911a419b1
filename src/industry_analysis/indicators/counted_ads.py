"""Which job ads are counted, and from how many on is a place judged by them?

Rows are regions, columns are occupations, cells are ads. The trap: the same ad may be placed in
many municipalities at once, and counted in each it hides what the small ones really look for.
"""

import pandas as pd

ADS_YEAR = 2024  # the table of ads is of one year, and has no column for it
# ASSUME: ads for sellers to firms, event sellers, telephone sellers and market sellers are not
# counted. The same ones seem to be placed in many municipalities at once: eight of the 12 of
# county 18 have 130 to 143 for telephone sellers each, whatever their size, and the four are more
# than half of all ads in eight municipalities of the country. Counted, they would make everything
# else look rare there, by up to 126 ranks of 290 in the share for industrial occupations.
SALES = ("3322", "5241", "5242", "9520")
# ASSUME: a municipality with fewer than 200 counted ads in the year is not judged by occupation.
# Two random draws of 200 ads from each of the 80 municipalities with most ads agree fairly well on
# which industrial occupations lie near (median correlation 0.75, one in four below 0.36), two draws
# of 100 often do not (one in four below 0.10); with 300, 62 municipalities would go unjudged.
TOO_FEW = 200


def by_occupation(job_ads: pd.DataFrame) -> pd.DataFrame:
    """Counted job ads of every municipality by occupation; a pair without a row has none.

    Parameters
    ----------
    job_ads
        Rows of ``municipality_code``, ``ssyk4`` and ``ads``.
    """
    return _wide(job_ads).drop(columns=list(SALES))


def left_out(job_ads: pd.DataFrame) -> pd.Series:
    """The ads that are not counted, by municipality, county and, as ``00``, the country."""
    return with_regions(_wide(job_ads)[list(SALES)]).sum(axis="columns")


def _wide(job_ads: pd.DataFrame) -> pd.DataFrame:
    wide = job_ads.pivot(index="municipality_code", columns="ssyk4", values="ads")
    named = wide.rename_axis(index="region_code", columns="occupation")
    return named.reindex(columns=named.columns.union(list(SALES))).fillna(0).astype(int)


def with_counties(table: pd.DataFrame) -> pd.DataFrame:
    """The municipalities, and their sums by county, as rows."""
    counties = table.groupby(table.index.str[:2]).sum()
    return pd.concat([table, counties]).rename_axis(index="region_code")


def with_regions(table: pd.DataFrame, *, country: str = "00") -> pd.DataFrame:
    """The municipalities, their sums by county and the sum of all, as rows."""
    everything = table.sum().to_frame(country).T
    return pd.concat([with_counties(table), everything]).rename_axis(index="region_code")
