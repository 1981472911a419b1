"""Specialisation against published numbers and numbers worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from industry_analysis.indicators.specialisation import (
    industry_share,
    krugman_index,
    location_quotient,
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


def test_hachman_index_of_econgeo_follows_from_share_and_location_quotient():
    weighted = (location_quotient(ECONGEO) * industry_share(ECONGEO)).sum(axis="columns")
    published = [0.2, 0.3809524, 0.5882353, 0.6349206, 0.4301075]
    assert (1 / weighted).tolist() == pytest.approx(published, abs=5e-8)


def test_krugman_index_of_econgeo():
    assert krugman_index(ECONGEO).tolist() == pytest.approx([1.6, 1.0, 0.6, 0.7, 1.1])


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


def test_results_carry_the_labels_and_the_name_of_the_indicator():
    assert krugman_index(ECONGEO).name == "krugman_index"
    assert location_quotient(ECONGEO).index.equals(ECONGEO.index)
    assert location_quotient(ECONGEO).columns.equals(ECONGEO.columns)


@pytest.mark.parametrize("dtype", ["int32", "uint8", "Int64", "Float64", "int64[pyarrow]"])
def test_any_kind_of_whole_number_gives_the_same(dtype):
    expected = location_quotient(ECONGEO)
    given = location_quotient(ECONGEO.astype(dtype))
    assert np.allclose(given, expected)
    assert (given.dtypes == "float64").all()
