"""How places are cut into k groups, for several k at once.

Points are places in rows, in coordinates where Euclid's distance means something. The
trap: both methods always give k groups, whether there are any or not.
"""

from typing import Literal

import numpy as np
from sklearn.cluster import ward_tree  # type: ignore[import-untyped, unused-ignore]

from industry_analysis.clustering.contiguity import Graph
from industry_analysis.clustering.features import Labels, Numbers

Method = Literal["ward", "k-means"]


def partitions(
    points: Numbers, ks: Labels, method: Method, graph: Graph | None = None
) -> tuple[Labels, Numbers]:
    """Group of every place for every k, and the squares left inside the groups.

    Parameters
    ----------
    points
        Places x coordinates, more distinct ones than the largest k.
    ks
        Numbers of groups.
    method
        ``"ward"``: one tree by Ward's criterion, cut for every k. ``"k-means"``: for every
        k from the means of Ward's groups until no place moves.
    graph
        Which places border on each other, connected; only neighbours are then merged, and
        every group hangs together. Ward only.

    Returns
    -------
    array, array
        Groups 0 … k-1, ks x places, and the sum of squared distances to the groups' means.

    References
    ----------
    Ward, J. H. (1963). Hierarchical grouping to optimize an objective function.
    Punj, G. & Stewart, D. W. (1983). Cluster analysis in marketing research.
    """
    tree = ward_tree(points, connectivity=graph, return_distance=True)
    children, heights = tree[0], tree[-1]
    groups = cut(children, ks)
    if method == "ward":
        # a merge at height h adds h²/2 to the squares inside the groups
        inside = np.concatenate([[0.0], np.cumsum(heights**2) / 2])
        return groups, inside[len(points) - ks]
    # ASSUME: k-means starts from Ward's means, one start instead of the best of many random
    # ones: the same groups for every seed, and about as good a sum of squares.
    return _k_means(points, ks, groups)


def cut(children: Labels, ks: Labels) -> Labels:
    """Groups that remain of a tree when its last k-1 merges are undone, for every k.

    Parameters
    ----------
    children
        Merges in order, each of two nodes; merge number i makes node places + i.

    Returns
    -------
    array
        Groups 0 … k-1, ks x places.
    """
    places = len(children) + 1
    node = np.arange(2 * places - 1)
    parent = node.copy()
    parent[children] = np.arange(places, 2 * places - 1)[:, None]
    made = 2 * places - ks[:, None]  # nodes there are when k groups are left
    top = np.where(parent < made, parent, node)
    is_top = top == node  # so are the nodes not made, but they come after all others
    while True:
        above = np.take_along_axis(top, top, axis=1)
        if np.array_equal(above, top):
            break
        top = above
    number = np.cumsum(is_top, axis=1) - 1
    return np.take_along_axis(number, top[:, :places], axis=1)


def _k_means(points: Numbers, ks: Labels, starts: Labels) -> tuple[Labels, Numbers]:
    groups, inside = np.empty_like(starts), np.empty(len(ks))
    for row, start in enumerate(starts):
        groups[row], inside[row] = _settled(points, start, int(ks[row]))
    return groups, inside


def _settled(points: Numbers, group: Labels, k: int) -> tuple[Labels, float]:
    """Move places to the nearest mean until none moves (Lloyd's algorithm)."""
    # scikit-learn's KMeans gives the same but spends 13 ms a call on setting up its threads,
    # ten times what so few places need; typology calls this two thousand times
    squares = (points**2).sum(axis=1)
    places, numbers = np.arange(len(points)), np.arange(k)
    while True:
        member = (group == numbers[:, None]).astype(float)
        means = (member @ points) / member.sum(axis=1, keepdims=True)
        distance = (means**2).sum(axis=1) - 2 * points @ means.T
        nearest = distance.argmin(axis=1)
        # ASSUME: a group that loses its last place takes the one farthest from its mean.
        for empty in np.setdiff1d(numbers, nearest):
            farthest = (distance[places, nearest] + squares).argmax()
            nearest[farthest], distance[farthest] = empty, -squares[farthest]
        if np.array_equal(nearest, group):
            return group, float((distance[places, nearest] + squares).sum())
        group = nearest
