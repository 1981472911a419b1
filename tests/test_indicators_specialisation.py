"""Specialisation against published numbers and numbers worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from industry_analysis.indicators.counts import IndicatorError
from industry_analysis.indicators.specialisation import (
    cluster_marks,
    hachman_index,
    hoover_coefficient,
    industry_share,
    krugman_index,
    location_quotient,
    symmetric_location_quotient,
    women_share,
)

# the five regions and industries of the R package EconGeo
ECONGEO = pd.DataFrame(
    [
        [100, 0, 0, 0, 0],
        [0, 15, 5, 70, 10],
        [0, 20, 10, 20, 50],
        [0, 25, 30, 5, 40],
        [0, 40, 55, 5, 0],
    ],
    index=["R1", "R2", "R3", "R4", "R5"],
    columns=["I1", "I2", "I3", "I4", "I5"],
)


def test_location_quotient_of_farhauer_and_kroell_2013():
    employed = pd.DataFrame({"i": [1714], "rest": [79006 - 1714]}, index=["j"])
    nation = pd.Series({"i": 879213, "rest": 15593224 - 879213})
    assert location_quotient(employed, nation).loc["j", "i"] == pytest.approx(0.3847623, abs=5e-8)


def test_location_quotient_of_econgeo():
    # every industry has a fifth of the whole, so each quotient is five times the share
    quotient = location_quotient(ECONGEO)
    assert quotient.to_numpy() == pytest.approx(5 * ECONGEO.to_numpy() / 100)


def test_hachman_index_of_econgeo():
    published = [0.2, 0.3809524, 0.5882353, 0.6349206, 0.4301075]
    assert hachman_index(ECONGEO).tolist() == pytest.approx(published, abs=5e-8)


def test_hachman_index_against_a_given_reference_by_hand():
    # shares 1/4 and 3/4, quotients 1/2 and 3/2: their mean is 1/8 + 9/8
    employed = pd.DataFrame({"A": [1], "B+C": [3]}, index=["1880"])
    nation = pd.Series({"B+C": 500, "A": 500})
    assert hachman_index(employed, nation)["1880"] == pytest.approx(1 / 1.25)


def test_krugman_index_of_econgeo():
    assert krugman_index(ECONGEO).tolist() == pytest.approx([1.6, 1.0, 0.6, 0.7, 1.1])


def test_hoover_coefficient_of_econgeo_is_half_of_krugman():
    assert hoover_coefficient(ECONGEO).tolist() == pytest.approx([0.8, 0.5, 0.3, 0.35, 0.55])


def test_hoover_coefficient_is_the_part_who_would_have_to_change_industry():
    # one of the three in B+C and none of the one in A
    employed = pd.DataFrame({"A": [1], "B+C": [3]}, index=["1880"])
    nation = pd.Series({"A": 500, "B+C": 500})
    assert hoover_coefficient(employed, nation)["1880"] == 1 / 4


def test_symmetric_location_quotient_of_twice_half_and_none_by_hand():
    employed = pd.DataFrame({"A": [2], "B": [1], "C": [0], "D": [1]}, index=["1880"])
    nation = pd.Series({"A": 100, "B": 200, "C": 50, "D": 50})
    quotient = location_quotient(employed, nation).loc["1880"]
    assert quotient.tolist() == [2, 0.5, 0, 2]
    symmetric = symmetric_location_quotient(employed, nation).loc["1880"]
    assert symmetric.tolist() == pytest.approx([1 / 3, -1 / 3, -1, 1 / 3])


def test_share_by_hand():
    employed = pd.DataFrame({"A": [1, 0], "B+C": [3, 5]}, index=["1880", "1883"])
    assert industry_share(employed).to_numpy().tolist() == [[0.25, 0.75], [0, 1]]


def test_karlskoga_2024_has_a_third_in_manufacturing():
    # 5 447 of 16 625: issue 2
    employed = pd.DataFrame({"B+C": [5447], "rest": [16625 - 5447]}, index=["1883"])
    assert round(100 * industry_share(employed).loc["1883", "B+C"], 1) == 32.8


def test_quotient_and_krugman_against_a_given_reference_by_hand():
    employed = pd.DataFrame({"A": [1], "B+C": [3]}, index=["1880"])
    nation = pd.Series({"B+C": 500, "A": 500})
    assert location_quotient(employed, nation).loc["1880"].to_dict() == {"A": 0.5, "B+C": 1.5}
    assert krugman_index(employed, nation)["1880"] == 0.5


def test_women_share_by_hand():
    women = pd.DataFrame({"A": [1], "B+C": [3], "D+E": [0], "F": [0]}, index=["1880"])
    men = pd.DataFrame({"A": [3], "B+C": [1], "D+E": [0], "F": [2]}, index=["1880"])
    share = women_share(women, men).loc["1880"]
    assert share[["A", "B+C", "F"]].tolist() == [0.25, 0.75, 0]


def test_women_share_is_missing_where_nobody_is_employed():
    nobody = pd.DataFrame({"A": [0], "B+C": [0]}, index=["1880"])
    assert women_share(nobody, nobody).isna().all(axis=None)


def test_women_share_pairs_the_labels_not_the_positions():
    women = pd.DataFrame({"A": [1, 2], "B+C": [3, 4]}, index=["1880", "1883"])
    men = pd.DataFrame({"B+C": [4, 3], "A": [2, 1]}, index=["1883", "1880"])
    assert (women_share(women, men) == 0.5).all(axis=None)


def test_the_table_rules_the_order_and_the_reference_follows_by_label():
    employed = pd.DataFrame({"F": [2], "A": [1], "B+C": [1]}, index=["1880"])
    nation = pd.Series({"B+C": 250, "F": 250, "A": 500})
    quotient = location_quotient(employed, nation)
    assert list(quotient.columns) == ["F", "A", "B+C"]
    assert quotient.loc["1880"].tolist() == [2, 0.5, 1]


# ten places; the ninth decile of ten ranks is a tenth of the way from the ninth to the tenth
TEN = pd.DataFrame(
    {"A": [1, 2, 3, 4, 5, 6, 7, 8, 9, 100], "F": [1000] * 9 + [900], "G": [50] * 9 + [9000]},
    index=[f"p{number}" for number in range(10)],
)


def test_cluster_marks_by_hand():
    marks = cluster_marks(TEN)
    assert marks.columns.tolist() == ["size", "specialisation", "focus", "marks"]
    # size: above 9 + 0.1 (100 - 9) = 18.1 in A, above 1000 in F, above 945 in G
    assert marks.index[marks["size"]].tolist() == [("p9", "A"), ("p9", "G")]
    # shares: 27 of them below 1; the nine of F in the first nine places (0.943 to 0.951) come
    # before G in the last (0.9), and the decile is between the third and the fourth of 30
    assert marks.index[marks["focus"]].tolist() == [("p0", "F"), ("p1", "F"), ("p2", "F")]
    # quotients: the last place has the three highest but one, F of the first nine are all near
    quotient = location_quotient(TEN)
    assert marks.index[marks["specialisation"]].tolist() == [
        cell for cell in marks.index if quotient.loc[cell] > np.quantile(quotient, 0.9)
    ]
    assert marks["marks"].tolist() == marks.iloc[:, :3].sum(axis="columns").tolist()


def test_cluster_marks_tell_specialisation_from_focus():
    # a rare industry with few people in one place, and the common industry everywhere
    employed = pd.DataFrame(
        {"common": [900] * 20, "other": [100] * 20, "rare": [0] * 19 + [40]},
        index=[f"p{number:02}" for number in range(20)],
    )
    marks = cluster_marks(employed).loc[("p19", "rare")]
    assert marks.tolist() == [True, True, False, 2]


def test_cluster_marks_give_none_where_all_places_are_alike():
    alike = pd.DataFrame({"A": [10] * 5, "F": [10] * 5}, index=list("abcde"))
    assert (cluster_marks(alike)["marks"] == 0).all()


def test_cluster_marks_refuse_what_is_no_count():
    with pytest.raises(IndicatorError, match="employed: 1 cell is negative"):
        cluster_marks(TEN.assign(A=[-1, *range(9)]))


def test_results_carry_the_labels_and_the_name_of_the_indicator():
    for measure in (krugman_index, hoover_coefficient, hachman_index):
        assert measure(ECONGEO).name == measure.__name__
    assert location_quotient(ECONGEO).index.equals(ECONGEO.index)
    assert location_quotient(ECONGEO).columns.equals(ECONGEO.columns)


@pytest.mark.parametrize("dtype", ["int32", "uint8", "Int64", "Float64", "int64[pyarrow]"])
def test_any_kind_of_whole_number_gives_the_same(dtype):
    expected = location_quotient(ECONGEO)
    given = location_quotient(ECONGEO.astype(dtype))
    assert np.allclose(given, expected)
    assert (given.dtypes == "float64").all()
