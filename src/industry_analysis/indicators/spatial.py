"""Whether places that border on each other are alike, over the map and place by place.

Rows are places; neighbours are ordered pairs (place, neighbour). The trap: a few places
can be arranged in a few ways only, so a p value cannot get small whatever the map looks
like; read `p_smallest` before `p`, and prefer all municipalities to those of one county.
"""

import itertools
import math
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd

from industry_analysis.indicators.chance import (
    false_discovery_rate,
    local_tests,
    two_sided,
)
from industry_analysis.indicators.counts import refuse
from industry_analysis.indicators.neighbourhoods import (
    Marks,
    Neighbourhoods,
    Numbers,
    neighbourhoods,
    pair_faults,
    value_faults,
)

__all__ = ["LEVEL", "QUADRANTS", "MoransI", "local_morans_i", "morans_i"]

# ASSUME: a place is marked on the map where its false discovery rate is at most 5 %.
LEVEL = 0.05

NOT_SIGNIFICANT = "not significant"
NO_NEIGHBOURS = "no neighbours"
QUADRANTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "high among high": {"sv": "hög bland höga", "en": "high among high"},
        "low among low": {"sv": "låg bland låga", "en": "low among low"},
        "high among low": {"sv": "hög bland låga", "en": "high among low"},
        "low among high": {"sv": "låg bland höga", "en": "low among high"},
        NOT_SIGNIFICANT: {"sv": "ej säkerställd", "en": "not significant"},
        NO_NEIGHBOURS: {"sv": "utan grannar", "en": "no neighbours"},
    }
)


@dataclass(frozen=True, eq=False)
class MoransI:
    """Global spatial autocorrelation, and what it rests on.

    Attributes
    ----------
    i
        Moran's I. 0 or somewhat less: no pattern. Towards 1: neighbours are alike.
        Negative: neighbours differ more than places at large.
    expected
        Mean over all arrangements of the values, exactly −1/(n−1).
    p
        Two-sided p value: twice the part of the arrangements that are at least as extreme
        on the nearer side, at most 1.
    p_smallest
        The smallest p that these values and neighbours could give; where arrangements are
        drawn, what the number of draws allows, 2/(permutations + 1).
    exact
        Whether all arrangements were gone through; otherwise they were drawn.
    places
        How many places there are, n.
    without_neighbours
        Places without neighbours. They count in the mean, the variance and n, and their
        values are moved around with the others, but they have no neighbours to be like.
    """

    i: float
    expected: float
    p: float
    p_smallest: float
    exact: bool
    places: int
    without_neighbours: tuple[Hashable, ...]


def morans_i(
    values: pd.Series, neighbours: pd.DataFrame, *, permutations: int, seed: int
) -> MoransI:
    """Correlation of the places' values with the mean of their neighbours (Moran's I).

    I = (n/S) Σ_ij w_ij z_i z_j / Σ_i z_i², where z is the distance from the mean, the weights
    w of a place's neighbours add up to 1, and S is the number of places with neighbours.

    Parameters
    ----------
    values
        A number per place, such as the share of the employed who work in manufacturing.
    neighbours
        Ordered pairs; the first two columns are place and neighbour. All neighbours count
        the same, and pairs must be there in both directions, unless a column ``weight``
        says otherwise. Places of `values` that are in no pair have no neighbours.
    permutations
        How many arrangements to draw; where there are no more than that, all n! are gone
        through instead and p is exact (8 places have 40 320, 12 have 479 million).
    seed
        Of the draws; without effect where p is exact.

    Returns
    -------
    MoransI
        The statistic, its expectation, p, the smallest p possible, places without neighbours.

    Raises
    ------
    IndicatorError
        If a value is missing or infinite, a place is repeated, all values are the same,
        there are fewer than 3 places; a pair is incomplete, repeated, in one direction
        only, of a place with itself or with one that has no value; a weight is not
        positive; or an option is out of range.

    References
    ----------
    Moran, P. A. P. (1950). Notes on continuous stochastic phenomena.
    Cliff, A. D. & Ord, J. K. (1981). Spatial Processes.
    """
    options = _option_faults(permutations, seed)
    refuse([*value_faults(values), *pair_faults(neighbours, values), *options])
    near = neighbourhoods(values, neighbours)
    places = len(near.z)
    # 20! is more than anybody will ask for, and n! of many places is slow to compute
    exact = math.factorial(min(places, 20)) <= permutations
    arrangements = (
        itertools.permutations(near.z) if exact else _shuffled(near.z, permutations, seed)
    )
    reference = np.fromiter((_i(near, np.asarray(z)) for z in arrangements), dtype=float)
    observed = _i(near, near.z)
    # ASSUME: places without neighbours stay in n, in the mean and among the values that are
    # moved around, so that the expectation is −1/(n−1) with n all places.
    alone = values.index.isin(near.places[near.counts == 0])
    extremes = (float(reference.min()), float(reference.max()))
    smallest = min(two_sided(reference, end, exact=True) for end in extremes)
    return MoransI(
        i=observed,
        expected=-1 / (places - 1),
        p=two_sided(reference, observed, exact=exact),
        p_smallest=smallest if exact else 2 / (permutations + 1),
        exact=exact,
        places=places,
        without_neighbours=tuple(values.index[alone].tolist()),
    )


def local_morans_i(
    values: pd.Series,
    neighbours: pd.DataFrame,
    *,
    permutations: int,
    seed: int,
    level: float = LEVEL,
) -> pd.DataFrame:
    """Each place's value times the mean of its neighbours, both from the mean (local Moran).

    I_i = z_i Σ_j w_ij z_j, z in standard deviations (divisor n), the weights of a place's
    neighbours adding up to 1; so the mean over the places with neighbours is Moran's I.
    The test keeps the place's own value and gives it other places as neighbours.

    Parameters
    ----------
    values, neighbours
        As in `morans_i`.
    permutations
        How many sets of neighbours to draw; where a place has no more than that (11 places
        taken 5 at a time make 462), all are gone through instead and its p is exact.
        Draw 99 999 to control the rate over hundreds of places: with 999 no p is below
        0.002, and on Sweden's map the seed decides whether none or a dozen are marked.
    seed
        Of the draws; without effect where p is exact. All places share the draws.
    level
        Up to which false discovery rate a place gets its quadrant; 1 gives it to all.

    Returns
    -------
    DataFrame
        A row per place, in the order of `values`. ``neighbours``: how many. ``local_i``:
        positive where a place is like its neighbours. ``p``: two-sided, as in `MoransI`.
        ``p_smallest``: the smallest that any neighbours could have given this place (where
        drawn, as far as the draws tell). ``exact``: whether all sets were gone through.
        ``fdr``: p adjusted for the number of places (Benjamini & Hochberg). ``quadrant``:
        a key of `QUADRANTS`, the place and then its neighbours' mean, high if above the
        mean of the other places. A place without neighbours is "no neighbours", and its
        numbers are missing.

    Raises
    ------
    IndicatorError
        As in `morans_i`.

    References
    ----------
    Anselin, L. (1995). Local indicators of spatial association: LISA.
    Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate.
    Caldas de Castro, M. & Singer, B. H. (2006). Controlling the false discovery rate: a new
    application to account for multiple and dependent tests in local statistics of spatial
    association.
    """
    options = _option_faults(permutations, seed, level)
    refuse([*value_faults(values), *pair_faults(neighbours, values), *options])
    near = neighbourhoods(values, neighbours)
    alone = near.counts == 0
    tests = local_tests(near, permutations=permutations, seed=seed)
    p, p_smallest, exact = tests.T
    fdr = false_discovery_rate(p)
    columns = {
        "neighbours": near.counts,
        "local_i": np.where(alone, np.nan, near.z * near.lag),
        "p": p,
        "p_smallest": p_smallest,
        "exact": pd.array(exact, dtype="boolean"),
        "fdr": fdr,
        "quadrant": _quadrants(near, marked=fdr <= level),
    }
    return pd.DataFrame(columns, index=near.places).reindex(index=values.index)


def _i(near: Neighbourhoods, z: Numbers) -> float:
    # z has unit variance, so that n cancels; ends of a pair that is drawn are z[start], z[end]
    return float(near.weight @ (z[near.start] * z[near.end]) / np.count_nonzero(near.counts))


def _shuffled(z: Numbers, permutations: int, seed: int) -> Iterator[Numbers]:
    generator = np.random.default_rng(seed)
    return (generator.permutation(z) for _ in range(permutations))


def _quadrants(near: Neighbourhoods, *, marked: Marks) -> npt.NDArray[np.object_]:
    # ASSUME: neighbours are high or low beside the other places, which is what the test
    # compares them with, not beside a mean that the place itself may have pulled up.
    others_mean = -near.z / (len(near.z) - 1)
    own = np.where(near.z > 0, "high", "low").astype(object)
    among = np.where(near.lag > others_mean, "high", "low").astype(object)
    told = np.where(marked & (near.z != 0), own + " among " + among, NOT_SIGNIFICANT)
    return np.where(near.counts > 0, told, NO_NEIGHBOURS)


def _option_faults(permutations: int, seed: int, level: float = LEVEL) -> list[str]:
    faults = [
        f"{name}: a whole number not less than {least} is needed, not {given!r}"
        for name, given, least in (("permutations", permutations, 1), ("seed", seed, 0))
        if not isinstance(given, int | np.integer) or isinstance(given, bool) or given < least
    ]
    if not 0 < level <= 1:
        faults.append(f"level: a number over 0 and not over 1 is needed, not {level}")
    return faults
