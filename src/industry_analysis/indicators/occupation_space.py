"""Which occupations go together in the job ads, which has a place, and which lie near?

Rows are municipalities, columns are occupations. The trap: a large place has more of everything,
so a nearness is read within a place, never between a small one and a large one.
"""

from dataclasses import dataclass

import pandas as pd

from industry_analysis.indicators.advertised import TOO_FEW
from industry_analysis.indicators.competence import occupation_nearness
from industry_analysis.indicators.complexity import complexity
from industry_analysis.indicators.occupations import is_industrial
from industry_analysis.indicators.opportunity import diversification_options
from industry_analysis.indicators.presence import presence
from industry_analysis.indicators.proximity import proximity

# ASSUME: a place has an occupation where it is at least as common among the ads as in Sweden
# and has five ads or more.
LEAST_ADS = 5
# ASSUME: what an occupation lies near is not judged by fewer than ten places that have it.
LEAST_PLACES = 10
SHOWN = 10


@dataclass(frozen=True, eq=False)
class Space:
    """The whole country's occupations, the same for all reports.

    Attributes
    ----------
    present
        True and false, municipalities x occupations.
    near
        Proximity, occupations x occupations.
    complexity
        Complexity per occupation.
    with_diversity
        Correlation of the places' complexity with their number of occupations.
    """

    present: pd.DataFrame
    near: pd.DataFrame
    complexity: pd.Series
    with_diversity: float


def occupation_space(ads: pd.DataFrame) -> Space:
    """Which municipality has which occupation, and which occupations go together.

    Parameters
    ----------
    ads
        Job ads, municipalities x occupations.
    """
    present = presence(ads, minimum=LEAST_ADS)
    present = present.loc[:, present.sum() >= LEAST_PLACES]
    complete = present.loc[present.any(axis="columns")]
    found = complexity(complete)
    return Space(complete, proximity(complete), found.industries, found.with_diversity)


def nearest(space: Space, ads: pd.Series, names: pd.Series, code: str) -> pd.DataFrame:
    """The industrial and technical occupations a place has, and those it is nearest to.

    Parameters
    ----------
    space
        As from `occupation_space`.
    ads
        Job ads of the place by occupation.
    names
        Swedish names of the occupations by code.

    Returns
    -------
    DataFrame
        One row an occupation, by name; first those it has, then those it lacks, nearest first,
        at most ten of each: ``ads``; ``has``; ``nearness``; ``relative_nearness``, less the mean
        over all occupations that it lacks; ``complexity``. No rows where it has too few ads.
    """
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
