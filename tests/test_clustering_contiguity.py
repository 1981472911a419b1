"""Contiguous groups: every one hangs together, islands are named and attached."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.cluster import AgglomerativeClustering
from sklearn.metrics import adjusted_rand_score

from industry_analysis.clustering import attach_islands, stability, typology
from industry_analysis.clustering.contiguity import neighbour_graph, through_the_absent
from industry_analysis.clustering.partitions import partitions
from industry_analysis.indicators import IndicatorError
from industry_analysis.indicators.spatial import morans_i

identity = settings(deadline=None, max_examples=8, derandomize=True, database=None)


def pairs(*both):
    return pd.DataFrame([tuple(pair) for pair in both], columns=["place", "neighbour"])


def grid(side):
    """Places on a square grid, with their neighbours to the right and below."""
    name = np.array([f"{at:03}" for at in range(side * side)]).reshape(side, side)
    right = zip(name[:, :-1].ravel(), name[:, 1:].ravel(), strict=True)
    below = zip(name[:-1].ravel(), name[1:].ravel(), strict=True)
    return pd.Index(name.ravel()), pairs(*right, *below)


def parts(places, neighbours):
    """Connected parts by walking from place to place."""
    places, found = set(places), []
    near = {place: set() for place in places}
    for one, other in neighbours.iloc[:, :2].itertuples(index=False):
        if {one, other} <= places:
            near[one].add(other)
            near[other].add(one)
    while places:
        part, edge = set(), [places.pop()]
        while edge:
            place = edge.pop()
            part.add(place)
            edge += near[place] & places
            places -= near[place]
        found.append(part)
    return found


@identity
@given(seed=st.integers(0, 10_000))
def test_every_group_hangs_together_whatever_the_features(seed):
    places, neighbours = grid(5)
    points = np.random.default_rng(seed).normal(size=(25, 3))
    graph = neighbour_graph(neighbours, places)
    for group in partitions(points, np.arange(2, 12), "ward", graph)[0]:
        for label in np.unique(group):
            assert len(parts(places[group == label], neighbours)) == 1


def test_contiguous_groups_are_those_of_sklearn_with_the_same_borders():
    places, neighbours = grid(7)
    points = np.random.default_rng(3).normal(size=(49, 3))
    graph = neighbour_graph(neighbours, places)
    ks = np.arange(2, 9)
    groups, inside = partitions(points, ks, "ward", graph)
    for k, group, squares in zip(ks, groups, inside, strict=True):
        expected = AgglomerativeClustering(int(k), connectivity=graph).fit_predict(points)
        assert adjusted_rand_score(expected, group) == 1
        own = sum(
            ((points[group == g] - points[group == g].mean(axis=0)) ** 2).sum() for g in range(k)
        )
        assert squares == pytest.approx(own)


def test_planted_regions_are_found_and_two_alike_but_apart_are_two():
    # three stripes of a grid; the first and the last are alike but do not touch
    places, neighbours = grid(9)
    stripe = np.arange(81) // 27
    noise = np.random.default_rng(1).normal(scale=0.1, size=(81, 2))
    features = pd.DataFrame(np.array([[0, 0], [5, 5], [0, 0]])[stripe] + noise, places)
    found = typology(features, k=range(2, 6), seed=1, bootstraps=30, neighbours=neighbours)
    assert (found.method, found.k, found.reason) == ("ward, contiguous", 3, "valid")
    assert adjusted_rand_score(found.labels, stripe) == 1
    apart = typology(features, k=range(2, 6), seed=1, bootstraps=30)
    assert apart.k == 2
    assert apart.method == "ward"


def test_contiguous_typology_and_stability_agree_and_do_not_depend_on_order():
    places, neighbours = grid(7)
    rows = np.random.default_rng(3).normal(size=(49, 3))
    features = pd.DataFrame(rows, places, list("xyz"))
    options = {"bootstraps": 20, "seed": 2, "neighbours": neighbours}
    found = typology(features, k=[4], **options)
    turned = pairs(*neighbours[["neighbour", "place"]].to_numpy()[::-1])
    same = typology(features.iloc[::-1], k=[4], **(options | {"neighbours": turned}))
    pd.testing.assert_frame_equal(found.choice, same.choice, check_exact=True)
    assert same.labels.loc[places].equals(found.labels)
    again = stability(features, found.labels, **options)
    assert again.adjusted_rand == found.choice.loc[4, "adjusted_rand"]
    assert again.certainty.equals(found.certainty)


def test_absent_places_pass_their_borders_on():
    # a - b - c - d: without b, c takes nothing and a (nearest first) is beside c
    graph = neighbour_graph(pairs("ab", "bc", "cd"), pd.Index(list("abcd")))
    assert through_the_absent(graph, np.array([0, 2, 3])).toarray().tolist() == [
        [0, 1, 0],
        [1, 0, 1],
        [0, 1, 0],
    ]
    assert through_the_absent(graph, np.array([0, 3])).toarray().tolist() == [[0, 1], [1, 0]]


@identity
@given(drawn=st.sets(st.integers(0, 24), min_size=2))
def test_what_was_connected_stays_connected_without_the_absent(drawn):
    places, neighbours = grid(5)
    kept = np.array(sorted(drawn))
    graph = through_the_absent(neighbour_graph(neighbours, places), kept)
    left = pairs(*places[kept].to_numpy()[np.argwhere(graph.toarray())])
    assert len(parts(places[kept], left)) == 1
    before = neighbour_graph(neighbours, places).toarray()[np.ix_(kept, kept)]
    assert (graph.toarray() >= before).all()  # neighbours stay neighbours
    assert not graph.diagonal().any()


def test_graph_is_symmetric_and_leaves_other_places_out():
    neighbours = pairs("ab", "ba", "ab", "cb", "cx", "xa", "aa")
    graph = neighbour_graph(neighbours, pd.Index(list("abc")))
    assert graph.toarray().tolist() == [[0, 1, 0], [1, 0, 1], [0, 1, 0]]


def test_places_apart_are_named():
    said = (
        "neighbours: the places fall into 3 parts without a border between them; apart from the "
        "largest: 'd', 'e', 'f'; `attach_islands` connects them"
    )
    with pytest.raises(IndicatorError) as refused:
        neighbour_graph(pairs("ab", "bc", "de"), pd.Index(list("abcdef")))
    assert str(refused.value) == said


def test_one_place_apart_is_enough_and_further_columns_do_not_count():
    neighbours = pairs("ab", "bc").assign(metres=[None, 5])
    assert neighbour_graph(neighbours, pd.Index(list("abc"))).nnz == 4
    with pytest.raises(IndicatorError, match=r"fall into 2 parts .* apart from the largest: 'd'"):
        neighbour_graph(neighbours, pd.Index(list("abcd")))


def test_many_places_apart_are_named_up_to_ten():
    with pytest.raises(IndicatorError, match=r"'c', 'd', .*'k', 'l', …; `attach_islands`"):
        neighbour_graph(pairs("ab"), pd.Index(list("abcdefghijklm")))
    with pytest.raises(IndicatorError, match=r"'c', 'd', .*'k', 'l'; `attach_islands`"):
        neighbour_graph(pairs("ab"), pd.Index(list("abcdefghijkl")))


def test_islands_are_attached_to_the_nearest_place_by_their_closest_points():
    # d lies nearest to a point of b, though its own other point is nearest to nothing;
    # e lies nearest to d, so d is attached first and e to it or both by the shortest line
    positions = pd.DataFrame(
        [[0, 0], [10, 0], [10, 8], [20, 0], [10, 10], [50, 50], [10, 13]],
        ["a", "b", "b", "c", "d", "d", "e"],
    )
    found = attach_islands(pairs("ab", "bc", "cb"), positions)
    assert found.to_numpy().tolist() == [
        ["a", "b", False],
        ["b", "a", False],
        ["b", "c", False],
        ["b", "d", True],
        ["c", "b", False],
        ["d", "b", True],
        ["d", "e", True],
        ["e", "d", True],
    ]
    assert len(parts("abcde", found)) == 1


def test_smallest_part_is_attached_first_and_nothing_if_all_is_connected():
    positions = pd.DataFrame([[0, 0], [1, 0], [5, 0], [9, 0], [10, 0], [11, 0]], list("abxcde"))
    found = attach_islands(pairs("ab", "cd", "de"), positions)
    attached = found[found.attached].iloc[:, :2].to_numpy().tolist()
    assert attached == [["b", "x"], ["c", "x"], ["x", "b"], ["x", "c"]]
    again = attach_islands(found, positions)
    assert not again.attached.any()
    assert len(again) == len(found)


def test_pairs_with_islands_are_neighbours_as_morans_i_asks_for():
    positions = pd.DataFrame([[0, 0], [1, 0], [5, 0]], list("abx"))
    found = attach_islands(pairs("ab"), positions)
    # a line a–b–x with the values 1, 0, −1: neighbours' means 0, 0, 0, so that I is 0
    values = pd.Series([1.0, 0.0, -1.0], list("abx"))
    result = morans_i(values, found, permutations=10, seed=1)
    assert result.i == pytest.approx(0)
    assert result.without_neighbours == ()


@pytest.mark.parametrize(
    ("neighbours", "positions", "said"),
    [
        (
            pairs("ab", "bc"),
            pd.DataFrame([[0, 0], [1, 1]], list("ab")),
            "positions: 1 place is missing that neighbours has; the first is 'c'",
        ),
        (
            pairs("az", "bc"),
            pd.DataFrame([[0, 0], [1, 1]], list("ab")),
            "positions: 2 places are missing that neighbours has; the first is 'z'",
        ),
        (
            [("a", "b")],
            pd.DataFrame([[0, 0], [1, 1]], list("ab")),
            "neighbours: a DataFrame with the columns place and neighbour is needed",
        ),
        (
            pairs("ab"),
            pd.DataFrame([[0, 0], [np.nan, 1]], list("ab")),
            r"positions: 1 cell is missing; the first is \(1, 0\)",
        ),
        (
            pd.DataFrame({"place": ["a"]}),
            pd.DataFrame([[0, 0]], ["a"]),
            "neighbours: a DataFrame with the columns place and neighbour is needed",
        ),
        (
            pd.DataFrame({"place": ["a", "b"], "neighbour": ["b", None]}),
            pd.DataFrame([[0, 0], [1, 1]], list("ab")),
            "neighbours: 1 row is without a place or a neighbour; the first is 1",
        ),
    ],
)
def test_islands_without_what_is_needed_are_refused(neighbours, positions, said):
    with pytest.raises(IndicatorError, match=said):
        attach_islands(neighbours, positions)


def test_k_means_with_neighbours_is_refused():
    places, neighbours = grid(4)
    features = pd.DataFrame(np.random.default_rng(1).normal(size=(16, 2)), places)
    said = "method: 'k-means' cannot keep groups connected; take 'ward' with neighbours"
    with pytest.raises(IndicatorError, match=said):
        typology(features, k=[3], seed=1, method="k-means", neighbours=neighbours)
