"""Between which numbers does an estimate lie, and when can that not be said?

Arrays of estimates, of any shape, with their variances and degrees of freedom. The trap: five
companies that all say the same have a standard error of 0 by any formula; that is no
certainty but a lack of variation to learn from.
"""

import numpy as np
from scipy import stats

from industry_analysis.needs.survey.raking import Numbers


def quantile(degrees: Numbers, level: float) -> Numbers:
    """Student's t that holds so large a share in the middle; missing below 1 degree."""
    known = np.where(degrees >= 1, degrees, np.nan)
    return stats.t.ppf((1 + level) / 2, known)


def around(
    estimate: Numbers, error: Numbers, degrees: Numbers, *, level: float
) -> tuple[Numbers, Numbers]:
    """Estimate less and plus Student's t times its standard error."""
    width = quantile(degrees, level) * error
    return estimate - width, estimate + width


def wilson(
    share: Numbers, effective: Numbers, degrees: Numbers, *, level: float
) -> tuple[Numbers, Numbers]:
    """Interval of a share, with Student's t for the normal quantile; stays within 0 and 1.

    Parameters
    ----------
    share
        Between 0 and 1.
    effective
        Answers drawn by lot that would be as sure; infinite where the share is known.
    degrees
        Of freedom.
    level
        How often the interval shall hold the truth.

    Returns
    -------
    array, array
        Lower and upper bound.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
    Korn, E. L. & Graubard, B. I. (1998). Confidence intervals for proportions with small
    expected number of positive counts estimated from survey data.
    """
    squared = quantile(degrees, level) ** 2 / effective
    middle = (share + squared / 2) / (1 + squared)
    spread = share * (1 - share) * squared + squared**2 / 4
    width = np.sqrt(spread) / (1 + squared)
    return np.clip(middle - width, 0, 1), np.clip(middle + width, 0, 1)
