"""Which region has which occupation among Sweden's job ads, and which occupations go together?

Rows are municipalities and counties, columns are occupations, cells are job ads. The trap: an ad
is not a job, and some seem to be placed in many municipalities at once; those are not counted.
"""

from dataclasses import dataclass

import pandas as pd

from industry_analysis.indicators.certainty import SMALL
from industry_analysis.indicators.complexity import complexity
from industry_analysis.indicators.presence import presence
from industry_analysis.indicators.proximity import proximity

ADS_YEAR = 2024
# ASSUME: a municipality has an occupation where it is at least as common among the ads as in
# Sweden and has five ads or more; a county, of which several make one, where it has fifteen.
LEAST_ADS = 5
LEAST_ADS_OF_COUNTY = SMALL
# ASSUME: what an occupation lies near is not judged by fewer than ten municipalities that have it.
LEAST_PLACES = 10
# ASSUME: a municipality with fewer than 200 counted ads in the year is not judged: they are a
# handful to each occupation.
TOO_FEW = 200
# ASSUME: ads for sellers to firms, event sellers, telephone sellers and market sellers are not
# counted. The same ones seem to be placed in many municipalities at once: eight of the 12 of
# county 18 have 130 to 143 for telephone sellers each, whatever their size, and with sellers to
# firms they are more than half of all ads in three of them. Counted, they would make everything
# else look rare there.
SALES = ("3322", "5241", "5242", "9520")


@dataclass(frozen=True, eq=False)
class Space:
    """The whole country's occupations, the same for all reports.

    Attributes
    ----------
    ads
        Job ads, municipalities and counties x all occupations but `SALES`.
    left_out
        Job ads for `SALES` by region.
    present
        True and false, the same regions x the occupations compared.
    near
        Proximity of the occupations, from the municipalities.
    complexity
        Complexity of each occupation, from the municipalities.
    with_diversity
        Correlation of the municipalities' complexity with their number of occupations.
    remarks
        Keys of ``complexity.REMARKS`` that a reader must be told.
    """

    ads: pd.DataFrame
    left_out: pd.Series
    present: pd.DataFrame
    near: pd.DataFrame
    complexity: pd.Series
    with_diversity: float
    remarks: tuple[str, ...]


def occupation_space(job_ads: pd.DataFrame) -> Space:
    """Which region has which occupation, and which occupations go together.

    Parameters
    ----------
    job_ads
        Rows of ``municipality_code``, ``ssyk4`` and ``ads``; a pair without a row has none.
    """
    wide = job_ads.pivot(index="municipality_code", columns="ssyk4", values="ads").fillna(0)
    named = wide.rename_axis(index="region_code", columns="occupation")
    whole = pd.concat([named, named.groupby(named.index.str[:2]).sum()])
    regions = whole.drop(columns=list(SALES)).rename_axis(index="region_code")
    ads, of_counties = (regions[regions.index.str.len() == digits] for digits in (4, 2))
    has = presence(ads, minimum=LEAST_ADS)
    compared = has.columns[has.sum() >= LEAST_PLACES]
    has = has.loc[has[compared].any(axis="columns"), compared]
    # ASSUME: what is near a county is judged by what goes together in the municipalities, for
    # 21 counties are too few to tell; so is complexity.
    of_county = presence(of_counties, minimum=LEAST_ADS_OF_COUNTY)[compared]
    found = complexity(has)
    return Space(
        ads=regions,
        left_out=whole[list(SALES)].sum(axis="columns"),
        present=pd.concat([has, of_county]),
        near=proximity(has),
        complexity=found.industries,
        with_diversity=found.with_diversity,
        remarks=found.remarks,
    )
