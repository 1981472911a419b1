"""The same survey many times over: sets of weights from which standard errors follow.

Rows are companies that answered, columns are sets of weights. Each set leaves out some
companies, counts others more, and is raked to the frame again, so that what the weighting
gains or costs is in the error. The trap: they tell of the chance in who answered, nothing
of questions misunderstood or of companies that no one thought of.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from industry_analysis.indicators.counts import IndicatorError
from industry_analysis.needs.survey.raking import CLOSE, Numbers, rake
from industry_analysis.needs.survey.weights import Weights


class Replicates(NamedTuple):
    """Sets of weights, companies x sets, and what the squared distance of each counts for.

    The variance of an estimate is the sum over the sets of ``scale`` times the square of
    how far the estimate of that set is from the estimate itself.
    """

    weights: Numbers
    scale: Numbers


def bootstrap(weights: Weights, *, seed: int, draws: int) -> Replicates:
    """Sets of weights by the rescaled bootstrap, with the finite population correction.

    In a stratum of N companies of which n answered, n − 1 of the n are drawn with replacement;
    drawn k times, a company's weight is multiplied by 1 − λ + λ k n/(n − 1), λ = √(1 − n/N).
    A stratum in which all answered does not vary, nor does one with a single answer.

    Parameters
    ----------
    weights
        As from `frame_weights` or `no_weights`.
    seed
        Of the draws.
    draws
        How many sets.

    Returns
    -------
    Replicates
        None of the weights is 0 where there is a frame.

    Raises
    ------
    IndicatorError
        If a set cannot be raked to the frame.

    References
    ----------
    Rao, J. N. K. & Wu, C. F. J. (1988). Resampling inference with complex survey data.
    Rao, J. N. K., Wu, C. F. J. & Yue, K. (1992). Some recent work on resampling methods for
    complex surveys.
    Chipperfield, J. & Preston, J. (2007). Efficient bootstrap for business surveys.
    """
    generator = np.random.default_rng(seed)
    factor = np.ones((len(weights.weight), draws))
    for here, rate in _strata(weights):
        answered = len(here)
        chances = np.full(answered, 1 / answered)
        drawn = generator.multinomial(answered - 1, chances, size=draws).T
        share = np.sqrt(1 - rate)
        factor[here] += share * (drawn * answered / (answered - 1) - 1)
    return Replicates(_raked(weights, factor), np.full(draws, 1 / draws))


def jackknife(weights: Weights) -> Replicates:
    """Sets of weights that leave out one company each, within strata (JKn).

    Parameters
    ----------
    weights
        As from `frame_weights` or `no_weights`.

    Returns
    -------
    Replicates
        A set per company in a stratum where not all answered, and more than one did. Its
        scale is (1 − n/N)(n − 1)/n.

    Raises
    ------
    IndicatorError
        If a set cannot be raked to the frame.

    References
    ----------
    Wolter, K. M. (2007). Introduction to variance estimation.
    """
    factors, scales = [np.ones((len(weights.weight), 0))], [np.ones(0)]
    for here, rate in _strata(weights):
        answered = len(here)
        factor = np.ones((len(weights.weight), answered))
        factor[here] = answered / (answered - 1) * (1 - np.eye(answered))
        factors.append(factor)
        scales.append(np.full(answered, (1 - rate) * (answered - 1) / answered))
    return Replicates(_raked(weights, np.hstack(factors)), np.concatenate(scales))


def _strata(weights: Weights) -> list[tuple[npt.NDArray[np.intp], float]]:
    """Where the companies of each stratum that varies are, and the share that answered."""
    codes, names = pd.factorize(weights.stratum)
    rates = weights.strata["rate"].loc[names]
    here = [np.flatnonzero(codes == code) for code in range(len(names))]
    return [(one, rate) for one, rate in zip(here, rates, strict=True) if len(one) > 1 and rate < 1]


def _raked(weights: Weights, factor: Numbers) -> Numbers:
    """Weights times factors, raked to the frame; from trimmed weights they stay trimmed."""
    start = weights.weight.to_numpy()[:, np.newaxis] * factor
    if not weights.margins:
        return start
    raked = rake(start, weights.margins)
    missed = int((raked.missed > CLOSE).sum())
    if missed:
        raise IndicatorError(f"replicates: {missed} of {factor.shape[1]} miss a margin")
    return raked.weights
