"""What the rules for counts refuse, and that all faults are named at once."""

import itertools
import math

import numpy as np
import pandas as pd
import pytest
from entries import OF_COUNTS

from industry_analysis.indicators import IndicatorError
from industry_analysis.indicators.counts import (
    checked_against_reference,
    checked_counts,
    checked_pair,
)

GOOD = pd.DataFrame(
    {"A": [10, 20, 30], "B+C": [40, 50, 60], "F": [7, 8, 9]}, index=["1880", "1881", "1883"]
)
NATION = pd.Series({"A": 1000, "B+C": 2000, "F": 3000})
# tables whose cells are no counts
NO_COUNTS = ("groups", "neighbours", "industrial")


def with_cells(value, *cells):
    table = GOOD.astype(float)
    for place, industry in cells:
        table.loc[place, industry] = value
    return table


def faults_of(function, *args, **options):
    with pytest.raises(IndicatorError) as caught:
        function(*args, **options)
    return str(caught.value).splitlines()


def test_negative_cells_are_refused_with_their_number_and_the_first():
    table = with_cells(-4, ("1880", "B+C"), ("1881", "A"), ("1883", "F"))
    expected = ["employed: 3 cells are negative; the first is ('1880', 'B+C'): -4"]
    assert faults_of(checked_counts, table) == expected


def test_withheld_cells_are_refused():
    expected = ["employed: 1 cell is missing; the first is ('1883', 'A'): nan"]
    assert faults_of(checked_counts, with_cells(np.nan, ("1883", "A"))) == expected
    assert faults_of(checked_counts, with_cells(np.nan, ("1883", "A")).astype("Int64")) == expected


def test_infinite_cells_are_refused():
    table = with_cells(np.inf, ("1883", "A"))
    expected = ["employed: 1 cell is infinite; the first is ('1883', 'A'): inf"]
    assert faults_of(checked_counts, table) == expected
    assert faults_of(checked_against_reference, table, NATION) == expected


def test_an_empty_place_is_refused():
    table = with_cells(0, ("1881", "A"), ("1881", "B+C"), ("1881", "F"))
    expected = ["employed: 1 place is empty; the first is '1881'"]
    assert faults_of(checked_counts, table) == expected
    assert checked_counts(table, allow_empty_places=True).equals(table)


def test_repeated_labels_are_refused():
    repeated = pd.concat([GOOD, GOOD.iloc[[0]]]).rename(columns={"F": "A"})
    assert faults_of(checked_counts, repeated) == [
        "employed: 1 place is repeated; the first is '1880'",
        "employed: 1 industry is repeated; the first is 'A'",
    ]
    both = pd.concat([NATION, NATION[["F"]]])
    assert faults_of(checked_against_reference, GOOD, both) == [
        "reference: 1 industry is repeated; the first is 'F'"
    ]
    renamed = GOOD.rename(columns={"F": "A"})
    assert faults_of(checked_against_reference, renamed, NATION.drop("F")) == [
        "employed: 1 industry is repeated; the first is 'A'"
    ]


def test_text_in_a_number_column_is_refused():
    assert faults_of(checked_counts, GOOD.astype({"A": str})) == [
        "employed: 1 column is not numbers; the first is 'A': str"
    ]


def test_text_beside_a_reference_or_in_it_is_refused_and_nothing_else_said():
    assert faults_of(checked_against_reference, GOOD.astype({"A": str}), NATION) == [
        "employed: 1 column is not numbers; the first is 'A': str"
    ]
    (fault,) = faults_of(checked_against_reference, GOOD, NATION.astype(str).rename("persons"))
    assert fault == "reference: 1 column is not numbers; the first is 'persons': str"


@pytest.mark.parametrize("nothing", [GOOD.iloc[:0], GOOD.iloc[:, :0]])
def test_a_table_without_places_or_industries_is_refused(nothing):
    shape = f"{nothing.shape[0]} places x {nothing.shape[1]} industries"
    assert faults_of(checked_counts, nothing) == [f"employed: the table is empty ({shape})"]


def test_what_is_no_table_is_refused():
    assert faults_of(checked_counts, [1, 2]) == ["employed: a DataFrame is needed, not list"]
    for pair in ((GOOD, [1, 2]), ([1, 2], GOOD)):
        (fault,) = faults_of(checked_pair, *pair, names=("table", "table"))
        assert fault == "table: a DataFrame is needed, not list"
    assert faults_of(checked_against_reference, GOOD, {"A": 1}) == [
        "reference: a Series is needed, not dict"
    ]


def test_all_faults_are_named_at_once():
    first = with_cells(-4, ("1880", "B+C"))
    second = with_cells(np.nan, ("1883", "A")).drop(columns="F")
    assert faults_of(checked_pair, first, second, names=("women", "men")) == [
        "women: 1 cell is negative; the first is ('1880', 'B+C'): -4",
        "men: 1 cell is missing; the first is ('1883', 'A'): nan",
        "men: 1 industry is missing that women has; the first is 'F'",
    ]
    negative = with_cells(-4, ("1880", "B+C")).drop(index="1881")
    assert faults_of(checked_against_reference, negative, NATION.rename({"F": "G"}) * -1)[:2] == [
        "employed: 1 cell is negative; the first is ('1880', 'B+C'): -4",
        "reference: 3 cells are negative; the first is 'A': -1000",
    ]


def test_an_empty_place_of_a_pair_is_refused_unless_allowed():
    empty = GOOD.mul([1, 0, 1], axis="index")
    assert faults_of(checked_pair, GOOD, empty, names=("start", "end")) == [
        "end: 1 place is empty; the first is '1881'"
    ]
    checked_pair(GOOD, empty, names=("start", "end"), allow_empty_places=True)


def test_the_second_of_a_pair_comes_in_the_order_of_the_first():
    first, second = checked_pair(GOOD, GOOD.iloc[::-1, ::-1], names=("start", "end"))
    pd.testing.assert_frame_equal(first, second)


def test_industries_that_differ_from_the_reference_are_refused():
    surplus = pd.concat([NATION, pd.Series({"A-U+US": 6000})])
    assert faults_of(checked_against_reference, GOOD, surplus) == [
        "employed: 1 industry is missing that reference has; the first is 'A-U+US'"
    ]
    assert faults_of(checked_against_reference, GOOD, NATION.drop("F")) == [
        "reference: 1 industry is missing that employed has; the first is 'F'"
    ]


def test_the_first_industry_missing_is_the_first_in_the_table_not_in_the_alphabet():
    renamed = GOOD.rename(columns={"A": "Z", "B+C": "Y"})
    assert faults_of(checked_against_reference, renamed, NATION[["B+C", "A", "F"]]) == [
        "reference: 2 industries are missing that employed has; the first is 'Z'",
        "employed: 2 industries are missing that reference has; the first is 'B+C'",
    ]


def test_an_industry_that_is_empty_in_the_reference_is_refused():
    absent = GOOD.assign(F=0)
    assert faults_of(checked_against_reference, absent, None) == [
        "employed: 1 industry is empty in the reference; the first is 'F'"
    ]
    assert faults_of(checked_against_reference, absent, NATION.mask(NATION == 3000, 0)) == [
        "reference: 1 industry is empty in the reference; the first is 'F'"
    ]


def test_a_reference_smaller_than_its_parts_is_refused_beyond_the_tolerance():
    # three places: 5 times the root of 3 is 8.66 persons
    checked_against_reference(GOOD, NATION.mask(NATION == 2000, 150 - 8))
    assert faults_of(checked_against_reference, GOOD, NATION.mask(NATION == 2000, 150 - 9)) == [
        "reference: 1 industry is smaller than the sum of the places in employed "
        "by more than 9; the first is 'B+C': 141 against 150"
    ]
    exact = NATION.mask(NATION == 2000, 150)
    checked_against_reference(GOOD, exact, tolerance=0)
    assert len(faults_of(checked_against_reference, GOOD, exact - 1, tolerance=0)) == 1
    checked_against_reference(GOOD, NATION / 1000, tolerance=math.inf)


@pytest.mark.parametrize(("persons", "lines"), [(30, 1), (29, 2)])
def test_a_withheld_cell_counts_for_nobody_in_the_sum_of_the_places(persons, lines):
    # of 10, 20 and a withheld cell 30 are known
    table, nation = with_cells(np.nan, ("1883", "A")), NATION.mask(NATION == 1000, persons)
    assert len(faults_of(checked_against_reference, table, nation, tolerance=0)) == lines


@pytest.mark.parametrize("tolerance", [-1, math.nan])
def test_a_tolerance_that_would_switch_the_check_off_unseen_is_refused(tolerance):
    (fault,) = faults_of(checked_against_reference, GOOD, NATION, tolerance=tolerance)
    assert fault == f"tolerance: a number not less than 0 is needed, not {tolerance}"


def test_the_sums_of_290_municipalities_miss_the_nation_by_less_than_is_tolerated():
    # data fact: in the BAS register 2020-2022 the largest excess is 54, in G of 2020
    municipalities = pd.DataFrame({"G": [100] * 290}, index=[str(i) for i in range(290)])
    checked_against_reference(municipalities, pd.Series({"G": 29000 - 54}))


@pytest.mark.parametrize("entry", OF_COUNTS, ids=lambda entry: entry.name)
def test_every_indicator_refuses_a_negative_cell_in_every_table(entry):
    tables = {
        **dict.fromkeys(("employed", "women", "men", "start", "end", "emissions"), GOOD),
        **dict.fromkeys(("reference", "reference_start", "reference_end"), NATION),
        "employed_by_year": pd.concat({2020: GOOD, 2021: GOOD}),
        "reference_by_year": pd.DataFrame({2020: NATION, 2021: NATION}).T,
        "groups": pd.Series({"A": "x", "B+C": "y", "F": "y"}),
        "neighbours": pd.DataFrame(
            list(itertools.permutations(GOOD.index, 2)), columns=["place", "neighbour"]
        ),
        **dict.fromkeys(("ads", "persons"), GOOD),
        "industrial": pd.Series([True, False, True], GOOD.columns),
        "presence": (GOOD > 0).astype(int),
        "proximity": pd.DataFrame(1 - np.eye(3), GOOD.columns, GOOD.columns),
    }
    counted = [one for one in (*entry.takes, *entry.may_take) if one not in NO_COUNTS]
    for name in counted:
        spoilt = tables[name].copy()
        spoilt.iloc[0] = -4
        given = {other: tables[other] for other in entry.takes} | {name: spoilt}
        faults = faults_of(entry.function, **given)
        assert any(fault.startswith(name) and "negative" in fault for fault in faults)


def test_true_and_false_are_no_counts_and_nothing_more_is_said_of_them():
    marks = pd.DataFrame({"A": [False, True], "B": [False, True]}, index=["1880", "1883"])
    [fault] = faults_of(checked_counts, marks)
    assert fault == "employed: 2 columns are not numbers; the first is 'A': bool"
