"""Where does each theme stand, by how important it is and how well it is met?

Rows are themes, or domains and themes, on the plane of importance and performance. The trap:
the lines that part the plane into four are themselves means of the answers; a theme near a
line is on no side of it, however large the letters of the quadrant.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import stats

from industry_analysis.needs.survey.answers import Survey
from industry_analysis.needs.survey.judging import (
    LEAST_ANSWERS,
    LEVEL,
    Judged,
    check_options,
    judged,
    listed,
)
from industry_analysis.needs.survey.means import domains_of, weighted_sums
from industry_analysis.needs.survey.raking import Numbers

# Martilla and James's names of the quadrants
CONCENTRATE = "concentrate here"  # important, not well met
KEEP_UP = "keep up the good work"  # important, well met
LOW_PRIORITY = "low priority"  # neither
OVERKILL = "possible overkill"  # well met, not so important
QUADRANTS = (CONCENTRATE, KEEP_UP, LOW_PRIORITY, OVERKILL)


class _Ellipse(NamedTuple):
    major: Numbers
    minor: Numbers
    angle: Numbers


def positions(
    survey: Survey,
    *,
    by: Sequence[str] = (),
    least: int = LEAST_ANSWERS,
    level: float = LEVEL,
) -> pd.DataFrame:
    """Importance and performance of themes with confidence regions, and the quadrant of each.

    Parameters
    ----------
    survey, by, least, level
        As in `share_with_need`; the level is that of the regions.

    Returns
    -------
    DataFrame
        One row per domain and theme. ``answers``: companies with a need that gave both figures.
        ``importance`` and ``performance``: their means, from 1 to 5. ``importance_se``,
        ``performance_se`` and ``correlation`` of the two estimates. ``major`` and ``minor``:
        half the axes of the region, an ellipse; ``angle``: degrees from the axis of performance
        to the major one, against the clock, from −90 to 90. ``importance_line`` and
        ``performance_line``: means over the themes that have estimates. ``quadrant``: one of
        `QUADRANTS`; ``certainty``: share of the replicates that put the theme there.
        ``reason`` and ``weighted`` as in `share_with_need`.

    Raises
    ------
    IndicatorError
        As in `share_with_need`.

    Notes
    -----
    The region is Hotelling's, from the covariance of the replicates. The lines are drawn
    anew in every replicate, so the certainty counts that they are estimates too.

    References
    ----------
    Martilla, J. A. & James, J. C. (1977). Importance-performance analysis.
    Wu, H.-H. & Shieh, J.-I. (2009). The development of a confidence interval-based
    importance-performance analysis by considering variability in analyzing service quality.
    """
    check_options(least, level)
    domains = domains_of(survey.companies, survey.population, by)
    # ASSUME: a need for which one of the two figures is missing is left out of both.
    both = (survey.importance.notna() & survey.performance.notna()).to_numpy()
    found, sets = {}, {}
    for name, answers in [("importance", survey.importance), ("performance", survey.performance)]:
        values = np.where(both, answers.to_numpy(float), np.nan)
        sets[name] = weighted_sums(values, domains, survey.sets).means
        found[name] = judged(survey, domains, values, sets[name], least=least)
    important, met = found["importance"], found["performance"]
    # ASSUME: the lines stand at the means over themes, each theme counting the same, so that
    # there are themes on both sides of them; the scale's middle would put all needs among the
    # important.
    given = ~np.isnan(important.estimate)
    lines = {name: _line(each, given) for name, each in sets.items()}
    quadrant = _quadrants(*((sets[name] - lines[name])[:, :, :] for name in sets))
    covariance = _covariance(sets["importance"], sets["performance"], survey)
    ellipse = _ellipse(important, met, covariance, level)
    placed = given & (given.sum(axis=1, keepdims=True) > 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        correlation = covariance / (important.error * met.error)
    columns = {
        "answers": important.answers.astype(int),
        "importance": important.estimate,
        "performance": met.estimate,
        "importance_se": important.error,
        "performance_se": met.error,
        "correlation": correlation,
        **ellipse._asdict(),
        **{f"{name}_line": np.where(placed, line[0], np.nan) for name, line in lines.items()},
        "quadrant": np.where(placed, np.array(QUADRANTS)[quadrant[0]], ""),
        "certainty": np.where(placed, (quadrant[1:] == quadrant[0]).mean(axis=0), np.nan),
        "reason": np.where(important.reason == "", met.reason, important.reason),
    }
    return listed(survey, domains, by, columns)


def _line(sets: Numbers, given: Numbers) -> Numbers:
    """Mean over the themes that have an estimate, for every set and domain."""
    with np.errstate(invalid="ignore"):
        total = np.where(given, sets, 0).sum(axis=2, keepdims=True)
        return total / given.sum(axis=1)[:, np.newaxis]


def _quadrants(importance: Numbers, performance: Numbers) -> Numbers:
    """Number of the quadrant, by how far both are over their lines; on a line is over it."""
    return np.where(importance >= 0, 0, 2) + np.where(performance >= 0, 1, 0)


def _covariance(importance: Numbers, performance: Numbers, survey: Survey) -> Numbers:
    away = (importance[1:] - importance[0]) * (performance[1:] - performance[0])
    return np.tensordot(survey.replicates.scale, away, axes=1)


def _ellipse(important: Judged, met: Judged, covariance: Numbers, level: float) -> _Ellipse:
    """Half axes and angle of Hotelling's region, from variances and their covariance."""
    # one figure that does not vary makes a line of the region, and no region can be told
    sure = important.complete & ~np.isnan(important.estimate)
    known = (important.reason == "") & (met.reason == "") & ~sure
    degrees = np.where(known & (important.degrees > 1), important.degrees, np.nan)
    reach = 2 * degrees / (degrees - 1) * stats.f.ppf(level, 2, degrees - 1)
    middle = (met.error**2 + important.error**2) / 2
    half = (met.error**2 - important.error**2) / 2
    spread = np.hypot(half, covariance)
    axes = [np.sqrt(reach * np.maximum(middle + way * spread, 0)) for way in (1, -1)]
    angle = np.degrees(np.arctan2(covariance, half)) / 2
    return _Ellipse(
        major=np.where(sure, 0.0, axes[0]),
        minor=np.where(sure, 0.0, axes[1]),
        angle=np.where(sure, 0.0, np.where(np.isnan(axes[0]), np.nan, angle)),
    )
