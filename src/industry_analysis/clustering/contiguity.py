"""Which places border on each other, and what becomes of islands.

Rows are pairs (place, neighbour), read in either order or both and given in both, as
`spatial` asks for. The trap: a municipality without a land border can never join a contiguous
group; which place it belongs with is geography, so it has to be said, with `attach_islands`,
and is never guessed.
"""

from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse import coo_array, csr_array  # type: ignore[import-untyped, unused-ignore]
from scipy.sparse.csgraph import connected_components, dijkstra  # type: ignore[import-untyped, unused-ignore]
from scipy.spatial import cKDTree  # type: ignore[import-untyped, unused-ignore]

from industry_analysis.clustering.features import Labels, fault, feature_faults
from industry_analysis.indicators.counts import refuse

Graph = Any  # scipy's sparse arrays have no types


def neighbour_graph(neighbours: pd.DataFrame, places: pd.Index) -> Graph:
    """Which of the places border on which, as a symmetric matrix in the order of the places.

    Parameters
    ----------
    neighbours
        Pairs; the first two columns are place and neighbour. Pairs with a place outside
        the table are left out.
    places
        The places, each once.

    Returns
    -------
    sparse array
        Places x places, 1 for a border.

    Raises
    ------
    IndicatorError
        If the pairs are not a frame of two columns, or do not connect all places: the
        message names those apart.
    """
    refuse(_pair_faults(neighbours))
    graph = _graph(neighbours, places)
    parts, part_of = connected_components(graph, directed=False)
    if parts > 1:
        largest = np.bincount(part_of).argmax()
        apart = [repr(place) for place in places[part_of != largest]]
        some = ", ".join(apart[:10]) + (", …" if len(apart) > 10 else "")
        refuse(
            [
                f"neighbours: the places fall into {parts} parts without a border between them; "
                f"apart from the largest: {some}; `attach_islands` connects them"
            ]
        )
    return graph


def attach_islands(neighbours: pd.DataFrame, positions: pd.DataFrame) -> pd.DataFrame:
    """Neighbour pairs in which every island borders on the place nearest to it.

    Parts without a border to the rest are attached one after the other, the smallest
    first, by the shortest straight line between a point inside and a point outside.

    Parameters
    ----------
    neighbours
        Pairs; the first two columns are place and neighbour.
    positions
        Points; the row label is the place, the two columns x and y in metres. A place may
        have several points, such as the corners of its border; the closest two count.

    Returns
    -------
    DataFrame
        ``place``, ``neighbour``, each pair in both directions and in the order of the places;
        ``attached``, true for a pair without a land border.

    Raises
    ------
    IndicatorError
        If a position or a coordinate is missing, or the pairs are not a frame of two columns.
    """
    # ASSUME: an island belongs with the place nearest as the crow flies, whatever ferry or
    # bridge there is.
    points = positions.set_axis(range(len(positions)))
    refuse([*_pair_faults(neighbours), *feature_faults(points, name="positions")])
    places = pd.Index(sorted(positions.index.unique(), key=str))
    named = pd.Index(neighbours.iloc[:, :2].to_numpy().ravel()).unique()
    nowhere = [repr(place) for place in named.difference(places, sort=False)]
    refuse(fault("positions", "place", "missing that neighbours has", nowhere))
    owner = places.get_indexer(positions.index)
    graph = _graph(neighbours, places)
    attached: list[tuple[int, int]] = []
    while True:
        parts, part_of = connected_components(graph, directed=False)
        if parts == 1:
            break
        inside = part_of == np.bincount(part_of).argmin()
        pair = _closest(points.to_numpy(dtype=float), owner, inside)
        attached.append(pair)
        graph = graph + _symmetric(*np.array([pair]).T, size=len(places))
    start, end = graph.nonzero()
    new = {*attached, *((there, here) for here, there in attached)}
    pairs = list(zip(start.tolist(), end.tolist(), strict=True))
    return pd.DataFrame(
        {
            "place": places[start],
            "neighbour": places[end],
            "attached": [pair in new for pair in pairs],
        }
    )


def through_the_absent(graph: Graph, drawn: Labels) -> Graph:
    """Neighbours among some of the places, where the others are absorbed by the nearest.

    Every absent place goes, over the fewest borders, to one that is there; two that are
    there are neighbours if they, with what they absorbed, border on each other. What was
    connected so stays connected.
    """
    _, _, nearest = dijkstra(
        graph, indices=drawn, unweighted=True, min_only=True, return_predecessors=True
    )
    edges = graph.tocoo()
    start, end = (nearest[ends] for ends in edges.coords)
    apart = start != end
    number = np.empty(graph.shape[0], dtype=np.intp)
    number[drawn] = np.arange(len(drawn))
    return _symmetric(number[start[apart]], number[end[apart]], size=len(drawn))


def _pair_faults(neighbours: pd.DataFrame) -> list[str]:
    if not isinstance(neighbours, pd.DataFrame) or neighbours.shape[1] < 2:
        return ["neighbours: a DataFrame with the columns place and neighbour is needed"]
    pairs = neighbours.iloc[:, :2]
    empty = [repr(row) for row in pairs.index[pairs.isna().any(axis="columns")]]
    return fault("neighbours", "row", "without a place or a neighbour", empty)


def _graph(neighbours: pd.DataFrame, places: pd.Index) -> Graph:
    start, end = (places.get_indexer(pd.Index(neighbours.iloc[:, at])) for at in (0, 1))
    known = (start >= 0) & (end >= 0) & (start != end)
    return _symmetric(start[known], end[known], size=len(places))


def _symmetric(start: Labels, end: Labels, *, size: int) -> Graph:
    both = (np.concatenate([start, end]), np.concatenate([end, start]))
    graph = csr_array(coo_array((np.ones(len(both[0])), both), shape=(size, size)))
    graph.sum_duplicates()
    graph.data[:] = 1
    return graph


def _closest(points: Any, owner: Labels, inside: Any) -> tuple[int, int]:
    """The place inside and the place outside whose points lie closest."""
    here, there = np.flatnonzero(inside[owner]), np.flatnonzero(~inside[owner])
    distance, nearest = cKDTree(points[there]).query(points[here])
    first = int(np.argmin(distance))
    return int(owner[here[first]]), int(owner[there[nearest[first]]])
