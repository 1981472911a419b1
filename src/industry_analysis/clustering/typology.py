"""Which groups do the places form, how many, and how sure is that?

Rows are places, columns are features on one scale. The trap: groups are found in a
continuum as well; read the words about stability before the groups.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from sklearn.metrics import pairwise_distances, silhouette_score  # type: ignore[import-untyped, unused-ignore]

from industry_analysis.clustering.contiguity import Graph, neighbour_graph
from industry_analysis.clustering.features import (
    Labels,
    Numbers,
    Text,
    checked_features,
    in_order,
    seed_faults,
    whole_number_faults,
)
from industry_analysis.clustering.partitions import Method, partitions
from industry_analysis.clustering.stability import (
    LEAST_BOOTSTRAPS,
    adjusted_rand,
    group_table,
    method_faults,
    resamples,
    returns,
    size_faults,
)
from industry_analysis.indicators.counts import refuse

Reason = Literal["given", "valid", "continuum"]

# ASSUME: a grouping stands if its weakest group is valid, with a mean Jaccard above 0.75.
VALID = 0.75

REASONS: dict[Reason, Text] = {
    "given": {
        "sv": "Antalet grupper är givet på förhand.",
        "en": "The number of groups was given beforehand.",
    },
    "valid": {
        "sv": "Av de antal där varje grupp kommer igen när platser dras på nytt är detta det "
        "med tydligast åtskilda grupper.",
        "en": "Of the numbers at which every group comes back when places are drawn anew, this "
        "is the one with the most clearly separated groups.",
    },
    "continuum": {
        "sv": "Vid inget antal kommer alla grupper igen när platser dras på nytt: platserna "
        "bildar ett kontinuum, och grupperna är ett sätt att tala om det. Detta är antalet med "
        "tydligast åtskilda grupper.",
        "en": "At no number do all groups come back when places are drawn anew: the places "
        "form a continuum, and the groups are a way of speaking about it. This is the number "
        "with the most clearly separated groups.",
    },
}


@dataclass(frozen=True, eq=False)
class Typology:
    """Groups of places, and how sure they are.

    Attributes
    ----------
    choice
        One row a number of groups: ``silhouette``, −1 to 1; ``gap`` and ``gap_error``, its
        standard error; ``jaccard_lowest`` and ``jaccard_mean`` over the groups, 0–1;
        ``adjusted_rand``, mean agreement between draws.
    k
        The number chosen.
    gap_k
        The number that the gap's rule gives: the smallest whose gap is not below the next
        one's by more than its error; missing if there is none before the last.
    reason
        Why: ``"given"``, ``"valid"`` or ``"continuum"``.
    why
        The same in a sentence, Swedish and English.
    labels
        Group of every place, 1 for the largest group. A number to join tables by; in
        reports groups go by the names of `describe_groups`.
    groups
        One row a group: ``size``, ``jaccard``, ``dissolved``, ``word``, see `Stability`.
    certainty
        Per place, how often it stays with its group, see `Stability`.
    method
        ``"ward"`` or ``"k-means"``, followed by ``", contiguous"`` with neighbours.
    """

    choice: pd.DataFrame
    k: int
    gap_k: int | None
    reason: Reason
    why: Text
    labels: pd.Series
    groups: pd.DataFrame
    certainty: pd.Series
    method: str


def typology(
    features: pd.DataFrame,
    *,
    seed: int,
    k: Iterable[int] = range(3, 13),
    bootstraps: int = 100,
    method: Method = "ward",
    neighbours: pd.DataFrame | None = None,
) -> Typology:
    """Groups of alike places, their number chosen by how well they come back.

    Parameters
    ----------
    features
        Places x variables on one scale, such as `composition` and `standard_scores`.
    seed
        Of the draws and of the gap's reference sets.
    k
        Numbers of groups to try, each from 2 to half the number of places; one alone is
        taken as given.
    bootstraps
        How many times places are drawn anew, at least 20; also how many reference sets the
        gap has.
    method
        ``"ward"`` or ``"k-means"``, see `partitions.partitions`.
    neighbours
        Pairs of places that border on each other, see `contiguity.neighbour_graph`; every
        group then hangs together.

    Returns
    -------
    Typology
        The same for the same seed, whatever the order of places and variables.

    Raises
    ------
    IndicatorError
        If a cell is missing or infinite, a label is repeated, the numbers of groups are not
        possible, or the neighbours leave a place apart.

    Notes
    -----
    Chosen is, among the numbers at which every group's Jaccard is above 0.75, the one with
    the highest silhouette; if there is none, the one with the highest silhouette of all,
    and the reason says that the places form a continuum.

    References
    ----------
    Rousseeuw, P. J. (1987). Silhouettes. J. Computational and Applied Mathematics 20.
    Tibshirani, R., Walther, G. & Hastie, T. (2001). Estimating the number of clusters in a
    data set via the gap statistic. JRSS B 63.
    Hennig, C. (2007). Cluster-wise assessment of cluster stability. CSDA 52.
    """
    numbers = in_order(checked_features(features, name="features"))
    points, ks = numbers.to_numpy(), _numbers_of_groups(k)
    refuse(
        [
            *size_faults(points, ks),
            *method_faults(method, neighbours),
            *seed_faults(seed),
            *whole_number_faults("bootstraps", bootstraps, least=LEAST_BOOTSTRAPS),
        ]
    )
    graph = None if neighbours is None else neighbour_graph(neighbours, numbers.index)
    draws, references = (np.random.default_rng([seed, stream]) for stream in (0, 1))

    groups, inside = partitions(points, ks, method, graph)
    groups = np.array([_by_size(row) for row in groups])
    again = resamples(points, ks, method, graph, bootstraps=bootstraps, generator=draws)
    back = [returns(row, again[:, at]) for at, row in enumerate(groups)]
    gap, error = _gap(points, ks, inside, method, graph, sets=bootstraps, generator=references)
    jaccard = [np.nanmean(likeness, axis=0) for likeness, _ in back]
    choice = pd.DataFrame(
        {
            "silhouette": _silhouettes(points, groups),
            "gap": gap,
            "gap_error": error,
            "jaccard_lowest": [values.min() for values in jaccard],
            "jaccard_mean": [values.mean() for values in jaccard],
            "adjusted_rand": [adjusted_rand(again[:, at]) for at in range(len(ks))],
        },
        index=pd.Index(ks, name="k"),
    )
    at, reason = _choose(choice)
    likeness, certainty = back[at]
    places = numbers.index
    return Typology(
        choice=choice,
        k=int(ks[at]),
        gap_k=_gap_k(choice),
        reason=reason,
        why=REASONS[reason],
        labels=pd.Series(groups[at] + 1, places, name="group").reindex(features.index),
        groups=group_table(pd.RangeIndex(1, ks[at] + 1, name="group"), groups[at], likeness),
        certainty=pd.Series(certainty, places, name="certainty").reindex(features.index),
        method=method if graph is None else f"{method}, contiguous",
    )


def _numbers_of_groups(k: Iterable[int]) -> Labels:
    asked = list(k)
    refuse(line for number in asked for line in whole_number_faults("k", number, least=2))
    refuse(["k: at least one number of groups is needed"] * (not asked))
    return np.unique(np.array(asked, dtype=np.intp))


def _by_size(group: Labels) -> Labels:
    """Number groups by size, largest first; of equal ones that with the first place first."""
    _, first, inverse, sizes = np.unique(
        group, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((first, -sizes))
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return rank[inverse]


def _silhouettes(points: Numbers, groups: Labels) -> list[float]:
    distances = pairwise_distances(points)
    np.fill_diagonal(distances, 0)
    return [float(silhouette_score(distances, row, metric="precomputed")) for row in groups]


def _gap(
    points: Numbers,
    ks: Labels,
    inside: Numbers,
    method: Method,
    graph: Graph | None,
    *,
    sets: int,
    generator: np.random.Generator,
) -> tuple[Numbers, Numbers]:
    """How much tighter the groups are than in places without groups, and its standard error."""
    # ASSUME: places without groups are spread evenly over a box along the principal axes of
    # the real ones (Tibshirani et al., their choice b), with the same borders.
    centred = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned = centred @ axes.T
    low, high = turned.min(axis=0), turned.max(axis=0)
    even = generator.uniform(low, high, size=(sets, *turned.shape)) @ axes
    expected = np.log([partitions(places, ks, method, graph)[1] for places in even])
    error = expected.std(axis=0) * np.sqrt(1 + 1 / sets)
    return expected.mean(axis=0) - np.log(inside), error


def _gap_k(choice: pd.DataFrame) -> int | None:
    enough = choice.gap.to_numpy()[:-1] >= (choice.gap - choice.gap_error).to_numpy()[1:]
    return choice.index.tolist()[int(enough.argmax())] if enough.any() else None


def _choose(choice: pd.DataFrame) -> tuple[int, Reason]:
    if len(choice) == 1:
        return 0, "given"
    valid = choice.jaccard_lowest > VALID
    if valid.any():
        return int(choice.silhouette.where(valid).argmax()), "valid"
    return int(choice.silhouette.argmax()), "continuum"
