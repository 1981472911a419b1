"""Agreement, return of groups and words about it, against sets, sklearn and hand values."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.metrics import adjusted_rand_score

from industry_analysis.clustering import HENNIG_WORDS, stability, typology
from industry_analysis.clustering.stability import (
    adjusted_rand,
    group_table,
    hennig_word,
    resamples,
    returns,
    size_faults,
)
from industry_analysis.indicators import IndicatorError

identity = settings(deadline=None, max_examples=25, derandomize=True, database=None)


def planted(groups=3, size=12, *, apart=20.0, seed=3, variables=4):
    """Tight heaps of places, far from each other."""
    random = np.random.default_rng(seed)
    centres = np.eye(groups, variables) * apart
    rows = np.concatenate([centre + random.normal(size=(size, variables)) for centre in centres])
    places = [f"{at:04}" for at in range(len(rows))]
    return pd.DataFrame(rows, places, [f"v{at}" for at in range(variables)])


def heaps(features, size=12):
    names = [f"heap {at // size}" for at in range(len(features))]
    return pd.Series(names, features.index)


def test_adjusted_rand_of_methods():
    assert adjusted_rand(np.array([[0, 0, 1, 1], [0, 0, 1, 2]])) == pytest.approx(0.5714286)


def test_adjusted_rand_by_hand_of_crossing_groups():
    # no pair is together twice; 2 and 2 pairs of 6: (0 - 4/6) / (2 - 4/6) = -0.5
    assert adjusted_rand(np.array([[0, 0, 1, 1], [0, 1, 0, 1]])) == pytest.approx(-0.5)


@pytest.mark.parametrize("labels", [[0, 0, 0], [0, 1, 2]])
def test_two_groupings_without_a_choice_agree(labels):
    assert adjusted_rand(np.array([labels, labels])) == 1


@identity
@given(labels=arrays(np.intp, (4, 9), elements=st.integers(-1, 3)))
def test_adjusted_rand_is_the_mean_of_sklearns_over_pairs_on_common_places(labels):
    expected = []
    for at, first in enumerate(labels):
        for second in labels[at + 1 :]:
            both = (first >= 0) & (second >= 0)
            expected.append(adjusted_rand_score(first[both], second[both]))
    assert adjusted_rand(labels) == pytest.approx(np.mean(expected))


@identity
@given(
    group=arrays(np.intp, 8, elements=st.integers(0, 2)),
    again=arrays(np.intp, (3, 8), elements=st.integers(-1, 3)),
)
def test_return_of_groups_is_that_of_sets(group, again):
    group[:3], again[0] = [0, 1, 2], np.maximum(again[0], 0)  # every place is drawn once
    likeness, certainty = returns(group, again)
    stays = np.zeros(8)
    for row, new in enumerate(again):
        drawn = {at for at in range(8) if new[at] >= 0}
        found = [{at for at in drawn if new[at] == label} for label in range(again.max() + 1)]
        for label in range(3):
            old = {at for at in drawn if group[at] == label}
            if not old:
                assert np.isnan(likeness[row, label])
                continue
            alike = [len(old & some) / len(old | some) if some else -1 for some in found]
            assert likeness[row, label] == pytest.approx(max(alike))
            stays[list(old & found[int(np.argmax(alike))])] += 1
    assert certainty.tolist() == pytest.approx((stays / (again >= 0).sum(axis=0)).tolist())


@pytest.mark.parametrize(
    ("jaccard", "word"),
    [
        (0.0, "not to be trusted"),
        (0.5999, "not to be trusted"),
        (0.6, "doubtful"),
        (0.75, "doubtful"),
        (0.7501, "valid"),
        (0.85, "valid"),
        (0.8501, "stable"),
        (1.0, "stable"),
    ],
)
def test_words_of_hennig_change_at_his_boundaries(jaccard, word):
    assert hennig_word(jaccard) == word
    assert HENNIG_WORDS[word].keys() == {"sv", "en"}


def test_a_group_of_which_nobody_was_drawn_has_no_likeness_by_hand():
    # the first draw has the two of group 0 alone, the second puts all three together
    likeness, certainty = returns(np.array([0, 0, 1]), np.array([[0, 0, -1], [0, 0, 0]]))
    assert likeness[0].tolist() == pytest.approx([1, np.nan], nan_ok=True)
    assert likeness[1].tolist() == pytest.approx([2 / 3, 1 / 3])
    assert certainty.tolist() == [1, 1, 1]


def test_a_group_with_half_in_common_is_dissolved_by_hand():
    # similarities of 1/2 and 1 in the draws of the first, none, missing, and 0.6 of the second
    likeness = np.array([[0.5, 0.6], [1.0, np.nan]])
    found = group_table(pd.Index(["a", "b"]), np.array([0, 0, 1]), likeness)
    assert found["size"].tolist() == [2, 1]
    assert found["jaccard"].tolist() == [0.75, 0.6]
    assert found["dissolved"].tolist() == [0.5, 0]


def test_a_draw_has_more_places_than_the_largest_number_of_groups():
    points = np.random.default_rng(1).normal(size=(12, 2))
    again = resamples(
        points,
        np.array([2, 6]),
        "ward",
        None,
        bootstraps=100,
        generator=np.random.default_rng(1),
    )
    drawn = (again[:, 0] >= 0).sum(axis=1)
    assert drawn.min() == 7
    assert (again.max(axis=2) == [1, 5]).all()


def test_half_the_places_is_the_largest_number_of_groups():
    points = np.arange(28.0)[:, None]
    assert size_faults(points, np.array([2, 14])) == []
    assert len(size_faults(points, np.array([2, 15]))) == 1
    assert len(size_faults(points, np.array([1, 14]))) == 1


@pytest.mark.parametrize("method", ["ward", "k-means"])
def test_heaps_far_apart_always_come_back(method):
    features = planted()
    found = stability(features, heaps(features), bootstraps=30, seed=1, method=method)
    assert found.groups["size"].to_dict() == {"heap 0": 12, "heap 1": 12, "heap 2": 12}
    assert found.groups["word"].tolist() == ["stable"] * 3
    assert found.groups["jaccard"].tolist() == [1, 1, 1]
    assert found.groups["dissolved"].tolist() == [0, 0, 0]
    assert (found.certainty == 1).all()
    assert found.adjusted_rand == 1


def test_labels_that_the_features_do_not_bear_out_are_not_trusted():
    features = planted()
    across = pd.Series([f"every {at % 3}" for at in range(len(features))], features.index)
    found = stability(features, across, bootstraps=30, seed=1)
    assert set(found.groups["word"]) == {"not to be trusted"}
    assert found.groups["dissolved"].tolist() == [1, 1, 1]
    assert found.adjusted_rand == 1  # the draws agree, on other groups


def test_stability_of_a_typologys_labels_is_the_one_it_reports():
    features = planted(apart=3.0)
    groups = typology(features, k=[3], bootstraps=25, seed=5)
    found = stability(features, groups.labels, bootstraps=25, seed=5)
    pd.testing.assert_frame_equal(found.groups, groups.groups, check_index_type=False)
    pd.testing.assert_series_equal(found.certainty, groups.certainty)
    chosen = groups.choice.loc[3]
    assert found.adjusted_rand == chosen["adjusted_rand"]
    assert found.groups["jaccard"].min() == chosen["jaccard_lowest"]
    assert found.groups["jaccard"].mean() == pytest.approx(chosen["jaccard_mean"])
    assert 0 < found.groups["jaccard"].min() < 1  # the comparison is not of ones only


def test_certainty_is_lowest_between_the_heaps():
    features = planted(2, apart=6.0, variables=2)
    middle = features.to_numpy().reshape(2, 12, 2).mean(axis=(0, 1))
    features.loc["between"] = middle
    groups = typology(features, k=[2], bootstraps=100, seed=5)
    assert groups.certainty.idxmin() == "between"
    assert groups.certainty["between"] < 0.9
    assert groups.certainty.drop("between").min() > 0.9


def test_all_faults_of_labels_are_named_at_once():
    features = planted()
    labels = heaps(features).drop("0004").rename({"0007": "18"})
    with pytest.raises(IndicatorError) as refused:
        stability(features, labels, bootstraps=20, seed=1)
    assert str(refused.value).splitlines() == [
        "labels: 2 places are missing that features has; the first is '0004'",
        "features: 1 place is missing that labels has; the first is '18'",
    ]


def test_place_without_a_label_is_refused():
    labels = heaps(planted()).where(lambda names: names.index != "0007")
    with pytest.raises(
        IndicatorError, match="labels: 1 place is without a group; the first is '0007'"
    ):
        stability(planted(), labels, bootstraps=20, seed=1)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"bootstraps": 19}, "bootstraps: a whole number of at least 20 is needed, not 19"),
        ({"bootstraps": 20.5}, "bootstraps: a whole number of at least 20 is needed, not 20.5"),
        ({"seed": -1}, "seed: a whole number of at least 0 is needed, not -1"),
        ({"seed": None}, "seed: a whole number of at least 0 is needed, not None"),
        ({"seed": True}, "seed: a whole number of at least 0 is needed, not True"),
        ({"method": "average"}, "method: 'ward' or 'k-means' is needed, not 'average'"),
    ],
)
def test_option_that_is_not_possible_is_refused(options, said):
    features = planted()
    with pytest.raises(IndicatorError, match=said):
        stability(features, heaps(features), **({"bootstraps": 20, "seed": 1} | options))


def test_one_group_alone_cannot_be_tried():
    features = planted()
    labels = heaps(features).str[:4]
    with pytest.raises(IndicatorError, match="k: from 2 to half the number of distinct places"):
        stability(features, labels, bootstraps=20, seed=1)
