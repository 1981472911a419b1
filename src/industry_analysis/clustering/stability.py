"""Do groups of places come back when some of the places are left out?

Places are drawn with replacement, grouped anew, and each group is looked for among the new
ones. The trap: a group that comes back every time is stable, not therefore meaningful; a
lone outlier is always stable.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from industry_analysis.clustering.contiguity import Graph, neighbour_graph, through_the_absent
from industry_analysis.clustering.features import (
    Labels,
    Numbers,
    Text,
    checked_features,
    group_faults,
    in_order,
    seed_faults,
    whole_number_faults,
)
from industry_analysis.clustering.partitions import Method, partitions
from industry_analysis.indicators.counts import refuse

LEAST_BOOTSTRAPS = 20  # fewer would leave a place undrawn now and then

HENNIG_WORDS: dict[str, Text] = {
    "not to be trusted": {"sv": "inte att lita på", "en": "not to be trusted"},
    "doubtful": {
        "sv": "ett mönster, men oklart vilka som hör dit",
        "en": "a pattern, but doubtful who belongs to it",
    },
    "valid": {"sv": "giltig", "en": "valid"},
    "stable": {"sv": "stabil", "en": "stable"},
}


@dataclass(frozen=True, eq=False)
class Stability:
    """How well groups come back when places are drawn anew.

    Attributes
    ----------
    groups
        One row a group, in the order of its label: ``size``, places; ``jaccard``, mean
        over the draws of the share in common with the most similar new group, 0–1;
        ``dissolved``, share of the draws in which that is at most a half; ``word``, see
        `hennig_word`.
    certainty
        Per place, the share of the draws with it in which it lies in the new group that is
        most similar to its own. 1: it always stays with its group.
    adjusted_rand
        Mean agreement between two draws on the places in both, 1 for the same groups, 0 for
        as much as by chance.
    """

    groups: pd.DataFrame
    certainty: pd.Series
    adjusted_rand: float


def stability(
    features: pd.DataFrame,
    labels: pd.Series,
    *,
    bootstraps: int,
    seed: int,
    method: Method = "ward",
    neighbours: pd.DataFrame | None = None,
) -> Stability:
    """How well given groups come back when places are drawn anew and grouped by a method.

    Parameters
    ----------
    features
        Places x variables on one scale.
    labels
        Group of every place, at least two groups: those of `typology`, or others, such as
        official ones, which are then asked whether the features bear them out.
    bootstraps
        How many draws, at least 20.
    seed
        Of the draws.
    method, neighbours
        As in `typology`.

    Returns
    -------
    Stability

    Raises
    ------
    IndicatorError
        If a cell is missing, the places of the two differ, or there are too few or too many
        groups.

    References
    ----------
    Hennig, C. (2007). Cluster-wise assessment of cluster stability. CSDA 52.
    Hubert, L. & Arabie, P. (1985). Comparing partitions. Journal of Classification 2.
    """
    numbers = in_order(checked_features(features, name="features"))
    refuse(group_faults(labels, numbers.index, of="features"))
    kinds, group = np.unique(labels.reindex(numbers.index), return_inverse=True)
    ks = np.array([len(kinds)])
    points = numbers.to_numpy()
    refuse([*method_faults(method, neighbours), *seed_faults(seed), *size_faults(points, ks)])
    refuse(whole_number_faults("bootstraps", bootstraps, least=LEAST_BOOTSTRAPS))
    graph = None if neighbours is None else neighbour_graph(neighbours, numbers.index)
    generator = np.random.default_rng([seed, 0])  # the draws of typology
    again = resamples(points, ks, method, graph, bootstraps=bootstraps, generator=generator)
    likeness, certainty = returns(group, again[:, 0])
    return Stability(
        groups=group_table(pd.Index(kinds, name="group"), group, likeness),
        certainty=pd.Series(certainty, numbers.index, name="certainty").reindex(features.index),
        adjusted_rand=adjusted_rand(again[:, 0]),
    )


def hennig_word(jaccard: float) -> str:
    """What a mean Jaccard similarity says about a group, in the words of Hennig (2007).

    Below 0.6 ``"not to be trusted"``; to 0.75 ``"doubtful"``: a pattern, but which places
    belong to it is doubtful; above 0.75 ``"valid"``; above 0.85 ``"stable"``.
    """
    if jaccard < 0.6:
        return "not to be trusted"
    if jaccard <= 0.75:
        return "doubtful"
    return "valid" if jaccard <= 0.85 else "stable"


def method_faults(method: str, neighbours: pd.DataFrame | None) -> list[str]:
    """List what keeps a method from being one, or from being used with neighbours."""
    if method not in ("ward", "k-means"):
        return [f"method: 'ward' or 'k-means' is needed, not {method!r}"]
    if method == "k-means" and neighbours is not None:
        return ["method: 'k-means' cannot keep groups connected; take 'ward' with neighbours"]
    return []


def size_faults(points: Numbers, ks: Labels) -> list[str]:
    """List numbers of groups under 2, or of which there are too many for the places."""
    places, distinct = len(points), len(np.unique(points, axis=0))
    # ASSUME: at least two places a group; with fewer a draw often has fewer places than groups.
    if ks.min() >= 2 and ks.max() * 2 <= distinct:
        return []
    return [
        f"k: from 2 to half the number of distinct places is possible ({distinct} of {places} "
        f"places are distinct), not {ks.min()} to {ks.max()}"
    ]


def resamples(
    points: Numbers,
    ks: Labels,
    method: Method,
    graph: Graph | None,
    *,
    bootstraps: int,
    generator: np.random.Generator,
) -> Labels:
    """Groups of the places drawn, bootstraps x ks x places; -1 for places not drawn."""
    # ASSUME: a place drawn several times counts once, as in Hennig's own program; a draw then
    # has about 63 per cent of the places. With neighbours the others pass their borders on.
    places = len(points)
    again = np.full((bootstraps, len(ks), places), -1, dtype=np.intp)
    _, kind = np.unique(points, axis=0, return_inverse=True)
    for labels in again:
        drawn = _draw(kind, int(ks.max()), generator)
        part = None if graph is None else through_the_absent(graph, drawn)
        labels[:, drawn], _ = partitions(points[drawn], ks, method, part)
    return again


def returns(group: Labels, again: Labels) -> tuple[Numbers, Numbers]:
    """Likeness of every group in every draw, and how often every place stays with its group.

    Parameters
    ----------
    group
        Groups 0 … k-1 of the places.
    again
        Groups in the draws, bootstraps x places; -1 for places not drawn.

    Returns
    -------
    array, array
        Jaccard similarity with the most similar new group, bootstraps x groups (missing
        where none of the group was drawn), and shares, places.
    """
    new = _members(again, int(again.max()) + 1)  # bootstraps x places x new groups
    old = _members(group, int(group.max()) + 1)
    drawn = (again >= 0).astype(float)
    common = np.matmul(old.T, new)  # bootstraps x groups x new groups
    before, after = (drawn @ old)[:, :, None], new.sum(axis=1)[:, None, :]
    with np.errstate(invalid="ignore"):
        jaccard = common / (before + after - common)
    match = jaccard.argmax(axis=2)
    best = np.where(before[:, :, 0] > 0, jaccard.max(axis=2), np.nan)
    stays = np.take(match, group, axis=1) == again  # never where -1 stands for not drawn
    return best, stays.sum(axis=0) / drawn.sum(axis=0)


def group_table(labels: pd.Index, group: Labels, likeness: Numbers) -> pd.DataFrame:
    """Size, mean Jaccard, share of draws dissolved and Hennig's word for every group."""
    jaccard = np.nanmean(likeness, axis=0)
    counted = (~np.isnan(likeness)).sum(axis=0)
    return pd.DataFrame(
        {
            "size": np.bincount(group),
            "jaccard": jaccard,
            # a group with at most half in common is dissolved (Hennig 2008)
            "dissolved": (likeness <= 0.5).sum(axis=0) / counted,
            "word": [hennig_word(value) for value in jaccard],
        },
        index=labels,
    )


def adjusted_rand(again: Labels) -> float:
    """Mean adjusted Rand index over all pairs of groupings, on the places that both have.

    Parameters
    ----------
    again
        Groups 0, 1, …, groupings x places; -1 for a place without a group.

    Returns
    -------
    float
        1: the same groups. 0: as alike as by chance. Two groupings that both put all
        together, or both keep all apart, agree: 1.
    """
    groupings, places = again.shape
    groups = int(again.max()) + 1
    new = _members(again, groups)
    flat = np.ascontiguousarray(new.transpose(1, 0, 2)).reshape(places, -1)
    together = 0.0
    for number, first in enumerate(new[:-1]):
        later = flat[:, (number + 1) * groups :]
        table = (first.T @ later).reshape(groups, -1, groups)
        together += float(_adjusted_rand(table.transpose(1, 0, 2)).sum())
    return together / (groupings * (groupings - 1) / 2)


def _adjusted_rand(tables: Numbers) -> Numbers:
    """The index of every cross-table of two groupings, tables x groups x groups."""

    def pairs(counts: Numbers) -> Numbers:
        return counts * (counts - 1)  # in either order: the halves cancel below

    same = pairs(tables).sum(axis=(1, 2))
    rows = pairs(tables.sum(axis=2)).sum(axis=1)
    columns = pairs(tables.sum(axis=1)).sum(axis=1)
    total = pairs(tables.sum(axis=(1, 2)))
    # both counted in pairs times pairs, to divide once
    excess = same * total - rows * columns
    most = (rows + columns) / 2 * total - rows * columns
    return np.where(most == 0, 1.0, excess / np.where(most == 0, 1.0, most))


def _members(labels: Labels, groups: int) -> Numbers:
    """One column a group, 1 for its places: labels of any shape, groups last."""
    return (labels[..., None] == np.arange(groups)).astype(float)


def _draw(kind: Labels, most: int, generator: np.random.Generator) -> Labels:
    # ASSUME: a draw with too few distinct places for the groups is drawn again.
    while True:
        drawn = np.unique(generator.integers(len(kind), size=len(kind)))
        if len(np.unique(kind[drawn])) > most:
            return drawn
