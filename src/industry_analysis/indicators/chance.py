"""How often chance alone gives neighbours as alike as those on the map.

What is counted are arrangements: all of them where they are few, drawn ones where they are
many. The trap: the p value of an arrangement that was drawn can never be 0, and that of
one among few can never be small.
"""

import itertools
import math

import numpy as np

from industry_analysis.indicators.neighbourhoods import (
    ROUNDING,
    Neighbourhoods,
    Numbers,
    Positions,
)


def two_sided(reference: Numbers, observed: float, *, exact: bool) -> float:
    """Twice the part of the arrangements at least as extreme as this on the nearer side.

    What is observed is one of all arrangements, but has to be added to drawn ones.
    """
    # ASSUME: two-sided, twice the smaller tail: a place may differ from its neighbours as
    # well as be like them, and which of the two is not known before looking.
    higher = np.count_nonzero(reference >= observed - ROUNDING)
    lower = np.count_nonzero(reference <= observed + ROUNDING)
    added = 0 if exact else 1
    return min(1.0, float(2 * (min(higher, lower) + added) / (len(reference) + added)))


def false_discovery_rate(p: Numbers) -> Numbers:
    """The smallest false discovery rate at which each is among the discoveries."""
    tested = np.flatnonzero(~np.isnan(p))
    falling = tested[np.argsort(-p[tested])]
    rank = np.arange(len(falling), 0, -1)
    rate = np.full(len(p), np.nan)
    rate[falling] = np.minimum.accumulate(p[falling] * len(falling) / rank)
    return rate


def local_tests(near: Neighbourhoods, *, permutations: int, seed: int) -> Numbers:
    """Per place p, the smallest p that other neighbours could give, and whether exact."""
    others = len(near.z) - 1
    tests = np.full((len(near.z), 3), np.nan)
    weights = np.split(near.weight, np.cumsum(near.counts)[:-1])
    exact = np.array([_sets(others, weight) <= permutations for weight in weights])
    widest = int(near.counts[~exact].max(initial=0))
    drawn = _drawn_sets(others, widest, permutations=permutations, seed=seed)
    for place, weight in enumerate(weights):
        if weight.size:
            sets = _all_sets(others, weight) if exact[place] else drawn[: weight.size]
            both = _local_test(near, place, weight, sets, exact=bool(exact[place]))
            tests[place] = (*both, exact[place])
    return tests


def _local_test(
    near: Neighbourhoods, place: int, weight: Numbers, sets: Positions, *, exact: bool
) -> tuple[float, float]:
    if near.z[place] == 0:
        return 1.0, 1.0  # its local I is 0 whatever its neighbours
    # the place's own value is kept, so that its local I is extreme where its lag is; others
    # and weights are in ascending order, so that their first and last give the extremes
    others = np.delete(near.z, place)
    reference = weight @ others[sets]
    lowest = float(weight[::-1] @ others[: weight.size])
    highest = float(weight @ others[-weight.size :])
    p = two_sided(reference, near.lag[place], exact=exact)
    return p, min(two_sided(reference, end, exact=exact) for end in (lowest, highest))


def _is_even(weight: Numbers) -> bool:
    return bool(weight[0] == weight[-1])


def _sets(others: int, weight: Numbers) -> int:
    """How many sets of neighbours there are, in order where they count differently."""
    if weight.size == 0:
        return 1
    count = math.comb if _is_even(weight) else math.perm
    return count(others, weight.size)


def _all_sets(others: int, weight: Numbers) -> Positions:
    arrange = itertools.combinations if _is_even(weight) else itertools.permutations
    return np.array(list(arrange(range(others), weight.size)), dtype=np.intp).T


def _drawn_sets(others: int, widest: int, *, permutations: int, seed: int) -> Positions:
    """Positions drawn without replacement, neighbours x draws; the first k are a set of k.

    Floyd's method: each step draws among one more, and takes that one if it drew one it has.
    """
    generator = np.random.default_rng(seed)
    drawn = np.empty((widest, permutations), dtype=np.intp)
    for step in range(widest):
        latest = others - widest + step
        position = generator.integers(latest + 1, size=permutations)
        taken = (drawn[:step] == position).any(axis=0)
        drawn[step] = np.where(taken, latest, position)
    return generator.permuted(drawn, axis=0)
