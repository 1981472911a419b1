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
    Marks,
    Neighbourhoods,
    Numbers,
    Positions,
)


def two_sided(reference: Numbers, observed: float, *, exact: bool) -> float:
    """Twice the part of the arrangements at least as extreme as this on the nearer side.

    What is observed is one of all arrangements, but has to be added to drawn ones.
    """
    higher = np.count_nonzero(reference >= observed - ROUNDING)
    lower = np.count_nonzero(reference <= observed + ROUNDING)
    nearer = np.array([min(higher, lower)])
    return float(_doubled(nearer, arrangements=len(reference), exact=exact)[0])


def _doubled(nearer: Positions, *, arrangements: int, exact: bool) -> Numbers:
    # ASSUME: two-sided, twice the smaller tail: a place may differ from its neighbours as
    # well as be like them, and which of the two is not known before looking.
    added = 0 if exact else 1
    return np.minimum(1.0, 2 * (nearer + added) / (arrangements + added))


def false_discovery_rate(p: Numbers) -> Numbers:
    """The smallest false discovery rate at which each is among the discoveries."""
    tested = np.flatnonzero(~np.isnan(p))
    falling = tested[np.argsort(-p[tested])]
    rank = np.arange(len(falling), 0, -1)
    rate = np.full(len(p), np.nan)
    rate[falling] = np.minimum.accumulate(p[falling] * len(falling) / rank)
    return rate


def local_tests(near: Neighbourhoods, *, permutations: int, seed: int) -> Numbers:
    """Per place p, the smallest p that other neighbours could give, and whether exact.

    A place's own value is kept, so that its local I is as extreme as its neighbours' mean
    is among those that other neighbours would give.
    """
    tests = np.full((len(near.z), 3), np.nan)
    counts, even = near.counts, near.is_even
    sets = {kind: _sets(len(near.z) - 1, *kind) for kind in set(zip(counts, even, strict=True))}
    exact = np.array([sets[kind] <= permutations for kind in zip(counts, even, strict=True)])
    exact &= counts > 0
    for place in np.flatnonzero(exact).tolist():
        tests[place, :2] = _exact_test(near, place)
    drawn_for = ~exact & (counts > 0)
    widest = int(counts[drawn_for].max(initial=0))
    drawn = _draw(len(near.z), widest + 1, permutations=permutations, seed=seed)
    for count in np.unique(counts[drawn_for & even]):
        some = even & (counts == count)  # whether a place is drawn for depends on these alone
        tests[some, :2] = _drawn_tests(near, some, drawn[: count + 1])
    for place in np.flatnonzero(drawn_for & ~even).tolist():
        tests[place, :2] = _drawn_test(near, place, drawn)
    tests[near.z == 0, :2] = 1  # a local I of 0 whatever the neighbours
    tests[:, 2] = exact
    tests[counts == 0] = np.nan
    return tests


def _exact_test(near: Neighbourhoods, place: int) -> tuple[float, float]:
    weight = near.weights_of(place)
    arrange = itertools.combinations if near.is_even[place] else itertools.permutations
    others = np.delete(near.z, place)
    reference = np.array(list(arrange(others, weight.size))) @ weight
    return _test(near, place, reference, exact=True)


def _drawn_test(near: Neighbourhoods, place: int, drawn: Positions) -> tuple[float, float]:
    weight = near.weights_of(place)
    first, next_one = drawn[: weight.size], drawn[weight.size]
    reference = weight @ near.z[np.where(first == place, next_one, first)]
    return _test(near, place, reference, exact=False)


def _test(
    near: Neighbourhoods, place: int, reference: Numbers, *, exact: bool
) -> tuple[float, float]:
    # others and weights are in ascending order: the first and last others give the extremes
    weight, others = near.weights_of(place), np.delete(near.z, place)
    lowest, highest = weight[::-1] @ others[: weight.size], weight @ others[-weight.size :]
    p = two_sided(reference, near.lag[place], exact=exact)
    return p, min(two_sided(reference, float(end), exact=exact) for end in (lowest, highest))


def _drawn_tests(near: Neighbourhoods, some: Marks, drawn: Positions) -> Numbers:
    """The same for places with equally many neighbours that all count the same, at once.

    They share the means of the draws, sorted once, but for those few draws that hold the
    place itself, where the next one drawn stands in for it.
    """
    first, next_one = drawn[:-1], drawn[-1]
    size, draws = first.shape
    means = near.z[first].mean(axis=0)
    in_order = np.sort(means)
    step, draw = np.nonzero(some[first])
    itself = first[step, draw]
    with_itself = means[draw]
    instead = with_itself + (near.z[next_one[draw]] - near.z[itself]) / size

    def at_least(least: Numbers) -> Positions:
        limit = least - ROUNDING
        change = 1.0 * (instead >= limit[itself]) - (with_itself >= limit[itself])
        changes = np.bincount(itself, change, minlength=len(limit))
        return draws - np.searchsorted(in_order, limit) + changes.astype(np.intp)

    def at_most(most: Numbers) -> Positions:
        limit = most + ROUNDING
        change = 1.0 * (instead <= limit[itself]) - (with_itself <= limit[itself])
        changes = np.bincount(itself, change, minlength=len(limit))
        return np.searchsorted(in_order, limit, side="right") + changes.astype(np.intp)

    lowest, highest = _extreme_means(near.z, size)
    nearer = np.minimum(at_least(near.lag), at_most(near.lag))
    nearest = np.minimum(at_least(highest), at_most(lowest))
    both = [_doubled(one[some], arrangements=draws, exact=False) for one in (nearer, nearest)]
    return np.stack(both, axis=1)


def _extreme_means(z: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Per place the lowest and the highest mean that so many others, in ascending order, have."""
    rank = np.arange(len(z))
    lowest = np.where(rank < size, z[: size + 1].sum() - z, z[:size].sum())
    top = rank >= len(z) - size
    highest = np.where(top, z[-size - 1 :].sum() - z, z[-size:].sum())
    return lowest / size, highest / size


def _sets(others: int, count: int, even: bool) -> int:
    """How many sets of neighbours there are, in order where they count differently."""
    return math.comb(others, int(count)) if even else math.perm(others, int(count))


def _draw(places: int, widest: int, *, permutations: int, seed: int) -> Positions:
    """Places drawn without replacement, order x draws; the first k of a draw are k at random.

    Floyd's method: each step draws among one more, and takes that one if it drew one it has.
    """
    generator = np.random.default_rng(seed)
    drawn = np.empty((widest, permutations), dtype=np.intp)
    for step in range(widest):
        latest = places - widest + step
        position = generator.integers(latest + 1, size=permutations)
        taken = (drawn[:step] == position).any(axis=0)
        drawn[step] = np.where(taken, latest, position)
    return generator.permuted(drawn, axis=0)
