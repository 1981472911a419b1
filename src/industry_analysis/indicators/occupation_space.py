"""Which region has which occupation, which go together in the job ads, and which lie near?

Rows are municipalities and counties, columns are occupations. The trap: a large place has more of
everything, so a nearness is read within a place, never between a small one and a large one.
"""

from dataclasses import dataclass

import pandas as pd

from industry_analysis.indicators.certainty import SMALL
from industry_analysis.indicators.competence import occupation_nearness
from industry_analysis.indicators.complexity import complexity
from industry_analysis.indicators.counted_ads import (
    TOO_FEW,
    by_occupation,
    left_out,
    with_counties,
)
from industry_analysis.indicators.occupations import is_industrial
from industry_analysis.indicators.opportunity import diversification_options
from industry_analysis.indicators.presence import presence
from industry_analysis.indicators.proximity import proximity

# ASSUME: a municipality has an occupation where it is at least as common among the ads as in
# Sweden and has five ads or more; a county, of which several make one, where it has fifteen.
LEAST_ADS = 5
LEAST_ADS_OF_COUNTY = SMALL
# ASSUME: what an occupation lies near is not judged by fewer than ten municipalities that have it.
LEAST_PLACES = 10
SHOWN = 10


@dataclass(frozen=True, eq=False)
class Space:
    """The whole country's occupations, the same for all reports.

    Attributes
    ----------
    ads
        Job ads, municipalities and counties x all occupations that are counted.
    left_out
        Job ads that are not counted, by region.
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
    ads = by_occupation(job_ads)
    regions = with_counties(ads)
    has = presence(ads, minimum=LEAST_ADS)
    compared = has.columns[has.sum() >= LEAST_PLACES]
    has = has.loc[has[compared].any(axis="columns"), compared]
    # ASSUME: what is near a county is judged by what goes together in the municipalities, for
    # 21 counties are too few to tell; so is complexity.
    of_counties = regions[regions.index.str.len() == 2]
    of_county = presence(of_counties, minimum=LEAST_ADS_OF_COUNTY)[compared]
    found = complexity(has)
    return Space(
        ads=regions,
        left_out=left_out(job_ads)[regions.index],
        present=pd.concat([has, of_county]),
        near=proximity(has),
        complexity=found.industries,
        with_diversity=found.with_diversity,
        remarks=found.remarks,
    )


def nearest(space: Space, names: pd.Series, code: str) -> pd.DataFrame:
    """The industrial and technical occupations a place has, and those it is nearest to.

    Parameters
    ----------
    space
        As from `occupation_space`.
    names
        Swedish names of the occupations by code.

    Returns
    -------
    DataFrame
        One row an occupation, by name; first those it has, then those it lacks, nearest first,
        at most ten of each: ``ads``; ``has``; ``nearness``; ``relative_nearness``, less the mean
        over all occupations that it lacks; ``complexity``. No rows where it has too few ads.
    """
    ads = space.ads.T[code]
    if code not in space.present.index or ads.sum() < TOO_FEW:
        return pd.DataFrame(columns=["ads", "has", "nearness", "relative_nearness", "complexity"])
    options = diversification_options(
        space.present, places=[code], industry_complexity=space.complexity, proximity=space.near
    ).loc[code]
    nearness = occupation_nearness(space.present.loc[[code]], space.near).T[code]
    rows = pd.DataFrame(
        {
            "ads": ads[nearness.index],
            "has": space.present.T[code],
            "nearness": nearness,
            "relative_nearness": nearness - options.density.mean(),
            "complexity": space.complexity,
        }
    )[is_industrial(nearness.index).to_numpy()]
    rows = rows.sort_values("nearness", ascending=False, kind="stable")
    shown = pd.concat([rows[rows.has].head(SHOWN), rows[~rows.has].head(SHOWN)])
    return shown.set_axis(names[shown.index]).rename_axis("occupation")


def breadth(space: Space, rows: pd.DataFrame, code: str) -> pd.DataFrame:
    """How many occupations a place has, of all, and of the industrial and technical ones.

    Parameters
    ----------
    rows
        As from `nearest`.

    Returns
    -------
    DataFrame
        The place: ``present`` of ``all_occupations``, ``industrial_present`` of
        ``all_industrial``, and ``mean_nearness`` of those it lacks.
    """
    has = space.present.reindex([code], fill_value=False).T[code]
    industrial = is_industrial(has.index)
    counts = {
        "present": has.sum(),
        "all_occupations": len(has),
        "industrial_present": (has & industrial).sum(),
        "all_industrial": industrial.sum(),
        "mean_nearness": (rows.nearness - rows.relative_nearness).mean(),
    }
    return pd.DataFrame(counts, index=pd.Index([code], name="region_code"))
