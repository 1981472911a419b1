"""Estimates as far as the answers carry them, and else the reason why not.

Arrays of domains x columns. The trap: an estimate without an error is not a sure one; only
where all companies answered is the error 0.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from industry_analysis.indicators.counts import refuse
from industry_analysis.needs.survey.answers import Survey
from industry_analysis.needs.survey.faults import level_faults, number_faults
from industry_analysis.needs.survey.means import (
    Domains,
    answers_in,
    degrees_of_freedom,
    variance,
    variance_by_lot,
)
from industry_analysis.needs.survey.raking import Numbers

# ASSUME: fewer than 5 answers make no estimate, whatever its interval would be.
LEAST_ANSWERS = 5
LEVEL = 0.95

# why an estimate is not given
NOBODY = "nobody answered"
FEW = "too few answers"
NO_FRAME = "no frame"
# why its error is not
ALIKE = "all answered alike"
SINGLE = "one answer per stratum"
UNHEARD = "none from strata where some did not answer"


class Judged(NamedTuple):
    """Estimates and what is known of them, each domains x columns.

    ``error`` is missing where ``reason`` is not empty, and so is ``estimate`` where there
    are too few answers; ``complete`` tells where all companies answered.
    """

    answers: Numbers
    estimate: Numbers
    error: Numbers
    degrees: Numbers
    design_effect: Numbers
    reason: npt.NDArray[Any]
    complete: npt.NDArray[np.bool_]


def check_options(least: int, level: float) -> None:
    """Refuse a minimum under 2 answers, and a level that is not between 0 and 1."""
    refuse([*number_faults(least=(least, 1)), *level_faults(level)])


def judged(
    survey: Survey, domains: Domains, values: Numbers, estimates: Numbers, *, least: int
) -> Judged:
    """Give estimates and errors where the answers carry them, else the reason.

    Parameters
    ----------
    survey, domains
        Of the same companies.
    values
        What the estimates are of, companies x columns, missing where a company does not count.
    estimates
        Sets of weights x domains x columns, as `variance` wants them.
    least
        Answers below which there is no estimate.

    Returns
    -------
    Judged
    """
    answers = answers_in(values, domains)
    degrees = degrees_of_freedom(values, domains, survey.weights)
    asked = answers_in(np.ones((len(values), 1)), domains)[:, 0]
    # without a frame no stratum is known to be complete: the degrees are finite
    complete = np.isinf(degrees) & (asked == domains.companies)[:, np.newaxis]
    spread = variance(estimates, survey.replicates)
    reason = np.select(
        [
            answers == 0,
            answers < least,
            np.isinf(degrees) & ~complete,
            degrees < 1,
            (spread == 0) & ~complete,
        ],
        [NOBODY, FEW, UNHEARD, SINGLE, ALIKE],
        "",
    )
    error = np.where(reason == "", np.sqrt(spread), np.nan)
    by_lot = variance_by_lot(values, domains, survey.weights)
    with np.errstate(invalid="ignore", divide="ignore"):
        effect = np.where(by_lot > 0, error**2 / by_lot, np.nan)
    return Judged(
        answers=answers,
        estimate=np.where(answers >= least, estimates[0], np.nan),
        error=error,
        degrees=degrees,
        design_effect=np.where(complete, np.nan, effect),
        reason=reason,
        complete=complete,
    )


def listed(
    survey: Survey, domains: Domains, by: Sequence[str], columns: dict[str, npt.NDArray[Any]]
) -> pd.DataFrame:
    """One row per domain and theme, of arrays that are domains x themes."""
    themes = survey.need.columns
    index = themes
    if len(by):
        levels = domains.labels.to_frame(index=False)
        repeated = levels.loc[levels.index.repeat(len(themes))]
        labels = [pd.Index(repeated[name]) for name in levels]
        index = pd.MultiIndex.from_arrays([*labels, list(themes) * len(levels)])
        index.names = [*by, themes.name]
    table = pd.DataFrame({name: cells.ravel() for name, cells in columns.items()}, index)
    return table.assign(weighted=survey.weights.weighted)
