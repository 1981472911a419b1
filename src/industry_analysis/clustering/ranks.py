"""Where does each place stand on an index, and how much of that is the choice of weights?

Rows are places, columns are indicators in their own units. The trap: a rank without its
interval looks exact; places in the middle often change by dozens of ranks with the weights.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import pandas as pd

from industry_analysis.clustering.features import (
    Labels,
    Numbers,
    checked_features,
    fault,
    in_order,
    label_faults,
    seed_faults,
    standard_scores,
    whole_number_faults,
)
from industry_analysis.indicators.counts import refuse

Direction = Literal["higher", "lower"]
DRAWS = 10_000  # a share of one half is then known to within 0.01

_DECIMALS = 10  # of the index; what differs beyond is rounding and counts as a tie


@dataclass(frozen=True, eq=False)
class RankIntervals:
    """Places on an index, with what random weights make of their ranks.

    Attributes
    ----------
    ranks
        One row a place: ``index``, in standard deviations, 0 for a place that is average in
        everything; ``rank``, 1 for the highest index, equal ones share the better rank;
        ``low`` and ``high``, the interval of the rank; ``mean_rank`` over the weightings.
    acceptability
        Places x ranks: share of the weightings in which the place has that rank; a row
        adds up to 1.
    group_scores
        Places x groups: mean of the group's turned z-scores; the index is their mean.
    """

    ranks: pd.DataFrame
    acceptability: pd.DataFrame
    group_scores: pd.DataFrame


def rank_intervals(
    indicators: pd.DataFrame,
    directions: Mapping[str, Direction],
    *,
    seed: int,
    groups: Mapping[str, str] | None = None,
    among: Sequence[Hashable] | None = None,
    draws: int = DRAWS,
    level: float = 0.95,
) -> RankIntervals:
    """Index of equally weighted groups of indicators, with ranks over random weights (SMAA).

    Parameters
    ----------
    indicators
        Places x indicators, in their own units.
    directions
        For every indicator which values raise the index: ``"higher"`` or ``"lower"``.
    seed
        Of the random weights.
    groups
        For every indicator its group. Groups weigh the same, and so do the indicators
        within a group. Each indicator is a group of its own if ``None``.
    among
        The places to rank, on the index of all; all of them if ``None``.
    draws
        How many random weightings.
    level
        Share of the weightings that the interval of a rank holds, at least, between 0 and 1.

    Returns
    -------
    RankIntervals

    Raises
    ------
    IndicatorError
        If a cell is missing or infinite, there are fewer than two places, an indicator is
        the same everywhere, directions or groups do not fit the indicators, or a place to
        rank is not among them.

    Notes
    -----
    Weightings are drawn evenly (Dirichlet) over the groups, and within each over its
    indicators. The interval runs between ranks that weightings gave, and is widened to the
    rank under equal weights where that lies outside: few weightings may give it.

    References
    ----------
    Lahdelma, R., Hokkanen, J. & Salminen, P. (1998). SMAA – Stochastic multiobjective
    acceptability analysis. European Journal of Operational Research 106.
    """
    numbers = in_order(checked_features(indicators, name="indicators"))
    names = numbers.columns
    group_of = dict(zip(names, names, strict=True)) if groups is None else groups
    refuse(
        [
            *_direction_faults(directions, names),
            *label_faults(
                pd.Index(list(group_of)), names, name="groups", of="indicators", thing="variable"
            ),
            *whole_number_faults("draws", draws, least=1),
            *seed_faults(seed),
            *([] if 0 < level < 1 else [f"level: between 0 and 1 is needed, not {level!r}"]),
        ]
    )
    refuse(["indicators: at least 2 places are needed, not 1"] * (len(numbers) < 2))
    order = indicators.index if among is None else pd.Index(list(among))
    refuse(
        fault("among", "place", "not in indicators", [*map(repr, order.difference(numbers.index))])
    )
    sign = pd.Series([1 if directions[name] == "higher" else -1 for name in names], names)
    scores = (standard_scores(numbers, name="indicators") * sign).loc[numbers.index.isin(order)]
    group = pd.Series([group_of[name] for name in names], names, name="group")
    group_scores = scores.T.groupby(group).mean().T
    weights = _random_weights(group, draws=draws, seed=seed)
    drawn = _ranks(weights @ scores.to_numpy().T)
    index = group_scores.mean(axis="columns")
    rank = _ranks(index.to_numpy()[None])[0]
    low, high = _interval(drawn, level)
    ranks = pd.DataFrame(
        {
            "index": index,
            "rank": rank,
            "low": np.minimum(low, rank),
            "high": np.maximum(high, rank),
            "mean_rank": drawn.mean(axis=0),
        },
        index=scores.index,
    )
    return RankIntervals(
        ranks=ranks.reindex(order),
        acceptability=_acceptability(drawn, scores.index).reindex(order),
        group_scores=group_scores.reindex(order),
    )


def _random_weights(group: pd.Series, *, draws: int, seed: int) -> Numbers:
    """Weightings, draws x indicators, each adding up to 1."""
    # ASSUME: every weighting of the groups is as likely as any other, and so within a group.
    generator = np.random.default_rng(seed)
    kinds, number = np.unique(group.to_numpy(), return_inverse=True)
    between = generator.dirichlet(np.ones(len(kinds)), size=draws)
    weights = np.empty((draws, len(group)))
    for kind in range(len(kinds)):
        here = number == kind
        within = generator.dirichlet(np.ones(here.sum()), size=draws)
        weights[:, here] = between[:, [kind]] * within
    return weights


def _ranks(index: Numbers) -> Labels:
    """Ranks along each row, 1 for the highest; equal values share the better rank."""
    turned = -index.round(_DECIMALS)
    order = turned.argsort(axis=1)
    ascending = np.take_along_axis(turned, order, axis=1)
    place = np.broadcast_to(np.arange(1, turned.shape[1] + 1), turned.shape).copy()
    place[:, 1:][ascending[:, 1:] == ascending[:, :-1]] = 0
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.maximum.accumulate(place, axis=1), axis=1)
    return ranks


def _interval(drawn: Labels, level: float) -> tuple[Labels, Labels]:
    """Ranks between which at least so large a share of the draws lies."""
    rest = (1 - level) / 2
    low = np.quantile(drawn, rest, axis=0, method="inverted_cdf")
    high = np.quantile(drawn, 1 - rest, axis=0, method="inverted_cdf")
    return low.astype(np.intp), high.astype(np.intp)


def _acceptability(drawn: Labels, places: pd.Index) -> pd.DataFrame:
    draws, count = drawn.shape
    cell = np.arange(count) * count + drawn - 1
    shares = np.bincount(cell.ravel(), minlength=count * count).reshape(count, count) / draws
    return pd.DataFrame(shares, places, pd.RangeIndex(1, count + 1, name="rank"))


def _direction_faults(directions: Mapping[str, Direction], names: pd.Index) -> list[str]:
    wrong = [
        f"{name!r}: {way!r}" for name, way in directions.items() if way not in get_args(Direction)
    ]
    faults = label_faults(
        pd.Index(list(directions)), names, name="directions", of="indicators", thing="variable"
    )
    if wrong:
        faults.append(f"directions: 'higher' or 'lower' is needed; the first else is {wrong[0]}")
    return faults
