"""Typology: planted groups are found, a continuum is called one, order changes nothing."""

import importlib

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.cluster import AgglomerativeClustering, KMeans
from sklearn.metrics import adjusted_rand_score, silhouette_score

from industry_analysis.clustering import typology
from industry_analysis.clustering.partitions import _settled, cut, partitions
from industry_analysis.indicators import IndicatorError

typology_module = importlib.import_module(typology.__module__)  # it goes by the function's name
identity = settings(deadline=None, max_examples=6, derandomize=True, database=None)
KS = np.arange(2, 9)


def table(rows):
    places = [f"{at:04}" for at in range(len(rows))]
    return pd.DataFrame(rows, places, [f"v{at}" for at in range(np.shape(rows)[1])])


def planted(sizes, *, apart=12.0, variables=5, seed=8):
    random = np.random.default_rng(seed)
    centres = np.eye(len(sizes), variables) * apart
    parts = [c + random.normal(size=(n, variables)) for c, n in zip(centres, sizes, strict=True)]
    return table(np.concatenate(parts))


def continuum(places=120, *, variables=4, seed=8):
    return table(np.random.default_rng(seed).uniform(size=(places, variables)))


def squares_inside(points, group):
    """Pooled squares by their definition: all pairs of a group, over twice its size."""
    total = 0.0
    for label in np.unique(group):
        rows = points[group == label]
        total += ((rows[:, None] - rows[None]) ** 2).sum() / (2 * len(rows))
    return total


@pytest.mark.parametrize("method", ["ward", "k-means"])
@pytest.mark.parametrize("sizes", [(30, 20, 12, 8), (15, 15, 15, 15, 15)])
def test_planted_groups_are_found_with_their_number_and_come_back(method, sizes):
    found = typology(planted(sizes), seed=1, bootstraps=40, method=method)
    assert (found.k, found.gap_k, found.reason) == (len(sizes), len(sizes), "valid")
    heap = np.repeat(np.arange(len(sizes)), sizes)
    assert adjusted_rand_score(heap, found.labels) == 1
    assert found.groups["size"].tolist() == list(sizes)
    assert found.groups["word"].tolist() == ["stable"] * len(sizes)
    assert (found.certainty == 1).all()
    assert found.choice.loc[found.k, "adjusted_rand"] == 1
    assert found.choice["silhouette"].idxmax() == found.k


@pytest.mark.parametrize("method", ["ward", "k-means"])
def test_continuum_is_reported_as_not_to_be_trusted(method):
    found = typology(continuum(), seed=1, bootstraps=40, method=method)
    assert found.reason == "continuum"
    assert (found.choice["jaccard_lowest"] <= 0.75).all()
    assert "not to be trusted" in set(found.groups["word"])
    assert found.k == found.choice["silhouette"].idxmax()
    assert "kontinuum" in found.why["sv"]
    assert "continuum" in found.why["en"]


def test_gap_sees_nothing_in_places_spread_like_its_reference_sets():
    # sides of different length, so that the principal axes are those of the box
    found = typology(continuum(300) * [1, 2, 4, 8], seed=1, bootstraps=40)
    assert (found.choice["gap"].abs() < 4 * found.choice["gap_error"]).all()


def test_number_that_stands_beats_a_number_with_a_higher_silhouette():
    choice = pd.DataFrame(
        {"silhouette": [0.9, 0.3, 0.4, 0.5], "jaccard_lowest": [0.75, 0.8, 0.76, 0.7]},
        index=[3, 4, 5, 6],
    )
    assert typology_module._choose(choice) == (2, "valid")
    assert typology_module._choose(choice.assign(jaccard_lowest=0.75)) == (0, "continuum")
    assert typology_module._choose(choice.iloc[[1]]) == (0, "given")


def test_single_number_is_taken_as_given():
    found = typology(continuum(), k=[7], seed=1, bootstraps=20)
    assert (found.k, found.reason, found.gap_k) == (7, "given", None)
    assert found.labels.nunique() == 7


def test_groups_are_numbered_by_size_from_one():
    found = typology(planted((8, 30, 12)), k=[3], seed=1, bootstraps=20)
    assert found.groups["size"].to_dict() == {1: 30, 2: 12, 3: 8}
    assert found.labels.value_counts().to_dict() == {1: 30, 2: 12, 3: 8}
    assert found.labels["0000"] == 3


def test_groups_of_equal_size_are_numbered_by_their_first_place():
    found = typology(planted((10, 10, 10)), k=[3], seed=1, bootstraps=20)
    assert found.labels.drop_duplicates().to_dict() == {"0000": 1, "0010": 2, "0020": 3}


@pytest.mark.parametrize("method", ["ward", "k-means"])
def test_same_seed_gives_the_same_and_another_seed_the_same_groups(method):
    features = planted((20, 15, 10), apart=3)
    one, two, other = (
        typology(features, k=range(3, 6), seed=seed, bootstraps=20, method=method)
        for seed in (4, 4, 5)
    )
    pd.testing.assert_frame_equal(one.choice, two.choice, check_exact=True)
    pd.testing.assert_series_equal(one.certainty, two.certainty, check_exact=True)
    assert one.labels.equals(other.labels)  # the seed is of the draws only
    assert (one.choice["silhouette"] == other.choice["silhouette"]).all()
    assert not np.allclose(one.choice["jaccard_mean"], other.choice["jaccard_mean"])
    assert not np.allclose(one.choice["gap"], other.choice["gap"])


@identity
@given(random=st.randoms(use_true_random=False))
def test_order_of_places_and_variables_changes_nothing(random):
    features = planted((12, 9, 7), apart=3)
    places, variables = (random.sample(axis.tolist(), len(axis)) for axis in features.axes)
    found = typology(features.loc[places, variables], k=[3, 4], seed=4, bootstraps=20)
    expected = typology(features, k=[3, 4], seed=4, bootstraps=20)
    assert found.labels.index.tolist() == places
    assert found.certainty.index.tolist() == places
    assert found.labels.loc[features.index].equals(expected.labels)
    pd.testing.assert_frame_equal(found.choice, expected.choice, check_exact=True)
    assert found.certainty.loc[features.index].equals(expected.certainty)


@pytest.mark.parametrize("method", ["ward", "k-means"])
def test_moving_and_turning_all_places_changes_nothing_in_the_groups(method):
    features = planted((12, 9, 7), apart=3)
    turn, _ = np.linalg.qr(np.random.default_rng(2).normal(size=(5, 5)))
    moved = features @ turn + 7.0
    moved.columns = features.columns
    found, expected = (
        typology(some, k=[3, 4], seed=4, bootstraps=20, method=method) for some in (moved, features)
    )
    assert found.labels.equals(expected.labels)
    unchanged = ["silhouette", "jaccard_lowest", "jaccard_mean", "adjusted_rand"]
    pd.testing.assert_frame_equal(found.choice[unchanged], expected.choice[unchanged])


def test_silhouettes_are_those_of_sklearn():
    features = planted((20, 15, 10), apart=3)
    for k in (3, 5):
        found = typology(features, k=[k], seed=4, bootstraps=20)
        expected = silhouette_score(features, found.labels)
        assert found.choice.loc[k, "silhouette"] == pytest.approx(expected)


def test_wards_groups_are_those_of_sklearn():
    points = continuum().to_numpy()
    groups, inside = partitions(points, KS, "ward")
    for k, group, squares in zip(KS, groups, inside, strict=True):
        expected = AgglomerativeClustering(int(k)).fit_predict(points)
        assert adjusted_rand_score(expected, group) == 1
        assert sorted(np.unique(group)) == list(range(k))
        assert squares == pytest.approx(squares_inside(points, group))


def test_k_means_from_wards_means_is_that_of_sklearn():
    points = continuum().to_numpy()
    starts, _ = partitions(points, KS, "ward")
    groups, inside = partitions(points, KS, "k-means")
    for k, start, group, squares in zip(KS, starts, groups, inside, strict=True):
        means = np.array([points[start == label].mean(axis=0) for label in range(k)])
        expected = KMeans(int(k), init=means, n_init=1, tol=0).fit(points)
        assert adjusted_rand_score(expected.labels_, group) == 1
        assert squares == pytest.approx(expected.inertia_)
        assert squares == pytest.approx(squares_inside(points, group))


def test_k_means_fills_a_group_that_loses_its_last_place():
    # the mean of (-9, 9) is 0, where (-1, 1) already are: both leave, and 9 or -9 refills
    points = np.array([[-9.0], [9.0], [-1.0], [1.0], [-1.1], [1.1]])
    group, inside = _settled(points, np.array([0, 0, 1, 2, 1, 2]), 3)
    assert len(np.unique(group)) == 3
    assert inside == pytest.approx(squares_inside(points, group))


def test_k_means_refills_with_the_place_farthest_from_its_mean():
    # -90 is 8.95 from the mean of its new group, -109 only 7.95, though it is the largest number
    points = np.array([[-109.0], [-90.0], [-101.0], [-99.0], [-101.1], [-98.9]])
    group, _ = _settled(points, np.array([0, 0, 1, 2, 1, 2]), 3)
    assert group.tolist() == [1, 0, 2, 2, 2, 2]


def test_k_means_refills_two_groups_with_two_places():
    # the means 0 and 0.5 are nobody's nearest; 21 is farthest from its own, then -20
    points = np.array([[-9.0], [9.0], [-20.0], [21.0], [-1.0], [-1.1], [1.0], [1.1]])
    group, _ = _settled(points, np.array([0, 0, 1, 1, 2, 2, 3, 3]), 4)
    assert len(np.unique(group)) == 4
    assert (group[3], group[2]) == (0, 1)


@pytest.mark.parametrize("method", ["ward", "k-means"])
def test_as_many_groups_as_places_leave_no_squares_inside(method):
    groups, inside = partitions(continuum(5).to_numpy(), np.array([5]), method)
    assert sorted(groups[0]) == [0, 1, 2, 3, 4]
    assert inside == pytest.approx([0], abs=1e-12)


def test_tree_is_cut_by_undoing_the_last_merges():
    # 0+1 -> 4, 2+3 -> 5, 4+5 -> 6
    children = np.array([[0, 1], [2, 3], [4, 5]])
    groups = cut(children, np.array([1, 2, 3, 4]))
    assert groups.tolist() == [[0, 0, 0, 0], [0, 0, 1, 1], [2, 2, 0, 1], [0, 1, 2, 3]]


def test_gap_is_the_mean_log_of_the_reference_sets_less_that_of_the_places(monkeypatch):
    # reference sets with squares e^1 … e^4: mean 2.5, deviation the root of 5/4, 4 sets
    squares = iter(np.exp([1.0, 2.0, 3.0, 4.0]))
    monkeypatch.setattr(
        typology_module, "partitions", lambda *args: (None, np.array([next(squares)]))
    )
    gap, error = typology_module._gap(
        np.eye(3),
        np.array([2]),
        np.exp([0.5]),
        "ward",
        None,
        sets=4,
        generator=np.random.default_rng(1),
    )
    assert gap == pytest.approx([2.0])
    assert error == pytest.approx([np.sqrt(1.25) * np.sqrt(1.25)])


def test_reference_sets_fill_the_box_along_the_principal_axes(monkeypatch):
    # places on a diagonal line: its reference sets are on that line too, as long as it
    seen = []
    monkeypatch.setattr(
        typology_module, "partitions", lambda points, *args: (seen.append(points), np.ones(1))
    )
    line = np.outer(np.linspace(-1, 1, 50), [3.0, 4.0]) + 2
    typology_module._gap(
        line, np.array([2]), np.ones(1), "ward", None, sets=40, generator=np.random.default_rng(1)
    )
    even = np.concatenate(seen)
    assert np.allclose(even @ [4.0, -3.0], 0)
    along = even @ [0.6, 0.8]
    assert along.min() == pytest.approx(-5, abs=0.05)
    assert along.max() == pytest.approx(5, abs=0.05)
    assert along.mean() == pytest.approx(0, abs=0.3)


def test_gaps_rule_takes_the_first_that_the_next_does_not_beat_by_more_than_its_error():
    choice = pd.DataFrame({"gap": [1.0, 1.3, 1.35], "gap_error": [0.5, 0.1, 0.05]}, [3, 4, 5])
    assert typology_module._gap_k(choice) == 4  # 1.0 < 1.3 - 0.1, but 1.3 >= 1.35 - 0.05
    assert typology_module._gap_k(choice.assign(gap=[1.0, 1.3, 1.36])) is None


def test_missing_value_names_place_and_variable():
    features = planted((12, 9, 7))
    features.loc["0003", "v2"] = np.nan
    said = r"features: 1 cell is missing; the first is \('0003', 'v2'\)"
    with pytest.raises(IndicatorError, match=said):
        typology(features, seed=1)


def test_alike_places_do_not_count_as_distinct():
    features = pd.concat([planted((3, 3))] * 3).set_axis(range(18), axis="index")
    said = r"\(6 of 18 places are distinct\), not 3 to 12"
    with pytest.raises(IndicatorError, match=said):
        typology(features, seed=1)
    assert typology(features, k=[2], seed=1, bootstraps=20, method="k-means").k == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"k": [1, 3]}, "k: a whole number of at least 2 is needed, not 1"),
        ({"k": [3.5]}, "k: a whole number of at least 2 is needed, not 3.5"),
        ({"k": []}, "k: at least one number of groups is needed"),
        ({"k": [15]}, r"k: from 2 to half the number .*\(28 of 28 .*, not 15 to 15"),
        ({"seed": 1.5}, "seed: a whole number of at least 0 is needed"),
        ({"bootstraps": 0}, "bootstraps: a whole number of at least 20 is needed, not 0"),
        ({"method": "Ward"}, "method: 'ward' or 'k-means' is needed, not 'Ward'"),
    ],
)
def test_option_that_is_not_possible_is_refused(options, said):
    with pytest.raises(IndicatorError, match=said):
        typology(planted((12, 9, 7)), **({"seed": 1} | options))


def test_seed_has_no_default():
    with pytest.raises(TypeError, match="seed"):
        typology(planted((12, 9, 7)))
