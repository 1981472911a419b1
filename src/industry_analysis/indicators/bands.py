"""How far chance alone would have moved the parts of a change in employment.

Rows are places, columns are industries, cells are persons employed in a year. The trap:
the bands answer for chance in who is employed, not for a wrong reference, a change of
definition or a firm that moved on purpose. They are as wide as the workplaces that are drawn
are large: persons drawn one by one make them too narrow.
"""

import math

import numpy as np
import numpy.typing as npt
import pandas as pd

from industry_analysis.indicators.counts import TOLERANCE, refuse
from industry_analysis.indicators.economies import checked_economies
from industry_analysis.indicators.layout import tidy
from industry_analysis.indicators.shifts import parts_of

Numbers = npt.NDArray[np.float64]


def bootstrap_bands(
    start: pd.DataFrame,
    end: pd.DataFrame,
    reference_start: pd.Series,
    reference_end: pd.Series,
    *,
    jobs_per_workplace: float,
    seed: int,
    draws: int = 1000,
    level: float = 0.95,
    reference_growth: float | None = None,
    tolerance: float = TOLERANCE,
) -> pd.DataFrame:
    """Parts of `shift_share`, each with the range that chance in both years gives it.

    Each cell of both years is drawn anew, as so many workplaces of one size as a Poisson
    law with its own mean gives, and the parts are counted again; the reference stays (a
    parametric bootstrap).

    Parameters
    ----------
    start, end, reference_start, reference_end, reference_growth, tolerance
        As in `shift_share`.
    jobs_per_workplace
        How many jobs come and go together, above 0: the size of an ordinary workplace of the
        industry. 1 draws persons one by one, which is too narrow where workplaces are large.
    seed
        Where the draws begin; the same seed and tables give the same bands.
    draws
        How many times all is drawn.
    level
        The part of the draws within the band, between 0 and 1.

    Returns
    -------
    DataFrame
        Persons, one row per (place, industry), with the columns of `shift_share`, and with
        ``_lower`` and ``_upper`` after each name. 0 within a band: chance may have done it.
        The bounds are missing where nobody was employed in either year.

    Raises
    ------
    IndicatorError
        As in `shift_share`, or if an option is out of its range.

    References
    ----------
    Efron, B. & Tibshirani, R. J. (1993). An Introduction to the Bootstrap.
    """
    refuse(_option_faults(jobs_per_workplace, draws, level))
    given = checked_economies(start, end, reference_start, reference_end, tolerance=tolerance)
    growth = given.growth(reference_growth)
    industry_growth = given.industry_growth(otherwise=growth)
    parts = tidy(parts_of(given, growth, industry_growth))
    generator = np.random.default_rng(seed)

    # ASSUME: the two years are drawn apart, though most persons are the same in both, so that
    # the bands are wide rather than narrow for industries where people stay.
    def drawn(persons: Numbers) -> pd.DataFrame:
        workplaces = generator.poisson(persons / jobs_per_workplace, (draws, persons.size))
        return pd.DataFrame(workplaces * jobs_per_workplace, columns=given.start.columns)

    tails = [(1 - level) / 2, (1 + level) / 2]
    bounds = np.empty((2, len(parts.columns), *given.start.shape))
    for place, (before, after) in enumerate(
        zip(given.start.to_numpy(), given.end.to_numpy(), strict=True)
    ):
        again = given._replace(start=drawn(before), end=drawn(after))
        for part, values in enumerate(parts_of(again, growth, industry_growth).values()):
            bounds[:, part, place] = np.quantile(values.to_numpy(), tails, axis=0)
    names = list(parts.columns)
    nobody = (given.start + given.end).to_numpy() == 0
    bounds[:, :, nobody] = np.nan
    for at, bound in enumerate(("lower", "upper")):
        for part, name in enumerate(names):
            parts[f"{name}_{bound}"] = bounds[at, part].ravel()
    return parts


def _option_faults(jobs_per_workplace: float, draws: int, level: float) -> list[str]:
    faults = []
    if not 0 < jobs_per_workplace < math.inf:
        faults.append(f"jobs_per_workplace: a number above 0 is needed, not {jobs_per_workplace}")
    if draws < 1:
        faults.append(f"draws: at least 1 is needed, not {draws}")
    if not 0 < level < 1:
        faults.append(f"level: a number between 0 and 1 is needed, not {level}")
    return faults
