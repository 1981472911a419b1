"""Weights that meet several margins at once, one column of weights or hundreds together.

Rows are companies that answered, columns are sets of weights. The trap: meeting the margins
says nothing of the cells where they cross; what is not among the margins stays as it was.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

Numbers = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer]

ROUNDS = 1000
CLOSE = 1e-9  # of a margin's total, the distance at which it is met


class Margin(NamedTuple):
    """Groups of one margin: which of them each company is in, and how many there are."""

    name: str
    groups: pd.Index
    codes: Codes
    totals: Numbers


class Raked(NamedTuple):
    """Weights, companies x sets; how many rounds they took; by how much each margin is missed.

    ``missed`` has a number per set of weights: the largest distance from a total, as a
    share of it.
    """

    weights: Numbers
    rounds: int
    missed: Numbers


def group_matrix(codes: Codes, count: int) -> csr_array:
    """Give the sparse matrix that adds companies up by group, groups x companies.

    A company with the code -1 is in no group.
    """
    here = np.flatnonzero(codes >= 0)
    shape = (count, len(codes))
    return csr_array((np.ones(len(here)), (codes[here], here)), shape=shape)


def rake(
    start: Numbers,
    margins: Sequence[Margin],
    *,
    low: Numbers | float = 0.0,
    high: Numbers | float = np.inf,
) -> Raked:
    """Weights nearest to the start whose sums meet every margin (iterative proportional fitting).

    Parameters
    ----------
    start
        Weights to start from, companies x sets.
    margins
        Totals to meet. Their sums must agree; no margin leaves the start as it is.
    low, high
        Bounds that weights are cut off at, after each round; a column of them, or one.

    Returns
    -------
    Raked
        A group whose weights are all 0 cannot be scaled and is left so. Whether the margins
        were met is for the caller to judge by ``missed``.

    References
    ----------
    Deming, W. E. & Stephan, F. F. (1940). On a least squares adjustment of a sampled
    frequency table when the expected marginal totals are known.
    Izrael, D., Battaglia, M. P. & Frankel, M. R. (2009). Extreme survey weight adjustment as
    a component of sample balancing (a.k.a. raking).
    """
    adding = [group_matrix(margin.codes, len(margin.totals)) for margin in margins]
    totals = [margin.totals[:, np.newaxis] for margin in margins]
    weights, rounds, missed = start, 0, _missed(start, adding, totals)
    while rounds < ROUNDS and missed.max(initial=0) > CLOSE:
        for margin, matrix, total in zip(margins, adding, totals, strict=True):
            sums = matrix @ weights
            scale = np.divide(total, sums, out=np.ones_like(sums), where=sums > 0)
            weights = weights * scale[margin.codes]
        weights = np.clip(weights, low, high)
        rounds, missed = rounds + 1, _missed(weights, adding, totals)
    return Raked(weights, rounds, missed)


def _missed(weights: Numbers, adding: list[csr_array], totals: list[Numbers]) -> Numbers:
    worst = np.zeros(weights.shape[1])
    for matrix, total in zip(adding, totals, strict=True):
        sums = matrix @ weights
        away = np.where(sums > 0, np.abs(sums / total - 1), 0)
        worst = np.maximum(worst, away.max(axis=0, initial=0))
    return worst
