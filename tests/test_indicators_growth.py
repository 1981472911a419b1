"""Growth against published numbers and numbers worked out by hand."""

import pandas as pd
import pytest

from industry_analysis.indicators.counts import IndicatorError
from industry_analysis.indicators.growth import change, relative_change, shift_share

INDUSTRIES = ["1", "2", "3", "4"]
# the worked example of Farhauer and Kröll 2013, as in the R package REAT
START = pd.DataFrame([[90, 20, 10, 60], [60, 30, 30, 40]], index=["A", "B"], columns=INDUSTRIES)
END = pd.DataFrame([[100, 40, 10, 55], [85, 55, 40, 35]], index=["A", "B"], columns=INDUSTRIES)
NATION_START = pd.Series([400, 150, 150, 400], index=INDUSTRIES)
NATION_END = pd.Series([440, 210, 135, 480], index=INDUSTRIES)


def test_shift_share_of_farhauer_and_kroell_2013():
    parts = shift_share(START, END, NATION_START, NATION_END)
    totals = parts.groupby("place").sum()
    assert totals.columns.tolist() == ["national", "mix", "competitive", "change"]
    assert totals.loc["A"].tolist() == pytest.approx([27, 1, -3, 25])
    assert totals.loc["B"].tolist() == pytest.approx([24, -1, 32, 55])


def test_shift_share_by_hand_for_one_industry():
    # the nation grows by 15 %, its industry 1 by 10 %, industry 1 of A from 90 to 100
    parts = shift_share(START, END, NATION_START, NATION_END)
    assert parts.loc[("A", "1")].tolist() == pytest.approx([13.5, -4.5, 1, 10])


def test_an_industry_absent_at_the_start_is_wholly_competitive():
    start = START.assign(**{"2": [0, 30]})
    parts = shift_share(start, END, NATION_START, NATION_END)
    assert parts.loc[("A", "2")].tolist() == [0, 0, 40, 40]


def test_an_industry_that_the_reference_lacked_at_the_start_has_no_mix():
    start = START.assign(**{"2": [0, 3]})  # 3 persons of perturbation
    nation_start = NATION_START.mask(NATION_START.index == "2", 0)
    parts = shift_share(start, END, nation_start, NATION_END)
    growth = (440 + 210 + 135 + 480) / (400 + 150 + 400) - 1
    assert parts.loc[("A", "2")].tolist() == [0, 0, 40, 40]
    expected = [3 * growth, 0, 52 - 3 * growth, 52]
    assert parts.loc[("B", "2")].tolist() == pytest.approx(expected)


def test_a_reference_of_one_person_still_has_a_growth():
    # the nation grows from 10 to 12, its industry 1 from 1 to 2, in the place from 1 to 2
    start = pd.DataFrame({"1": [1], "2": [4]}, index=["A"])
    end = pd.DataFrame({"1": [2], "2": [4]}, index=["A"])
    parts = shift_share(start, end, pd.Series({"1": 1, "2": 9}), pd.Series({"1": 2, "2": 10}))
    assert parts.loc[("A", "1")].tolist() == pytest.approx([0.2, 0.8, 0, 1])


def test_shift_share_keeps_the_order_of_places_and_industries():
    places, industries = ["B", "A"], ["4", "1", "3", "2"]
    parts = shift_share(START.loc[places, industries], END, NATION_START, NATION_END)
    assert parts.index.equals(pd.MultiIndex.from_product([places, industries]))


def test_shift_share_names_its_rows_as_the_table_does():
    unnamed = shift_share(START, END, NATION_START, NATION_END)
    named = shift_share(
        START.rename_axis(index="region_code", columns="sni_group"), END, NATION_START, NATION_END
    )
    assert list(unnamed.index.names) == ["place", "industry"]
    assert list(named.index.names) == ["region_code", "sni_group"]


def test_change_by_hand():
    assert change(START, END).loc["A"].tolist() == [10, 20, 0, -5]


def test_relative_change_by_hand():
    start = pd.DataFrame({"A": [40], "B+C": [50], "F": [8]}, index=["1880"])
    end = pd.DataFrame({"A": [50], "B+C": [25], "F": [0]}, index=["1880"])
    assert relative_change(start, end).loc["1880"].tolist() == [0.25, -0.5, -1]


def test_relative_change_is_missing_where_nobody_was_employed_at_the_start():
    start = pd.DataFrame({"A": [0], "B+C": [0]}, index=["1880"])
    end = pd.DataFrame({"A": [0], "B+C": [5]}, index=["1880"])
    assert relative_change(start, end).isna().all(axis=None)
    assert change(start, end).loc["1880"].tolist() == [0, 5]


@pytest.mark.parametrize("measure", [change, relative_change])
def test_labels_that_differ_between_two_years_are_refused(measure):
    with pytest.raises(IndicatorError) as caught:
        measure(START, END.rename(index={"B": "C"}, columns={"4": "5"}))
    assert str(caught.value).splitlines() == [
        "end: 1 place is missing that start has; the first is 'B'",
        "start: 1 place is missing that end has; the first is 'C'",
        "end: 1 industry is missing that start has; the first is '4'",
        "start: 1 industry is missing that end has; the first is '5'",
    ]


def test_all_faults_of_the_four_tables_are_named_at_once():
    start = START.assign(**{"1": [-4, 60]})
    end = END.assign(**{"1": [float("nan"), 85]}).drop(index="B")
    nation_end = NATION_END.rename({"4": "5"})
    nation_start = NATION_START - NATION_START
    with pytest.raises(IndicatorError) as caught:
        shift_share(start, end, nation_start, nation_end)
    assert str(caught.value).splitlines() == [
        "start: 1 cell is negative; the first is ('A', '1'): -4",
        "end: 1 cell is missing; the first is ('A', '1'): nan",
        "end: 1 place is missing that start has; the first is 'B'",
        "reference_start: 4 industries are empty in the reference; the first is '1'",
        "reference_start: 4 industries are smaller than the sum of the places in start "
        "by more than 7; the first is '1': 0 against 56",
        "reference_end: 1 industry is missing that end has; the first is '4'",
        "end: 1 industry is missing that reference_end has; the first is '5'",
    ]


def test_a_fault_that_concerns_both_years_is_named_once():
    with pytest.raises(IndicatorError) as caught:
        shift_share(START, END, NATION_START, NATION_END, tolerance=-1)
    assert str(caught.value) == "tolerance: a number not less than 0 is needed, not -1"


@pytest.mark.parametrize("empty", ["start", "end"])
def test_shift_share_refuses_an_empty_place(empty):
    tables = {"start": START, "end": END}
    tables[empty] = tables[empty].mul([1, 0], axis="index")
    with pytest.raises(IndicatorError, match=f"^{empty}: 1 place is empty; the first is 'B'$"):
        shift_share(tables["start"], tables["end"], NATION_START, NATION_END)


def test_shift_share_of_places_that_overlap_is_given_when_asked_for():
    with pytest.raises(IndicatorError, match="reference_start: 4 industries are smaller"):
        shift_share(START, END, NATION_START / 10, NATION_END)
    parts = shift_share(START, END, NATION_START / 10, NATION_END / 10, tolerance=float("inf"))
    assert parts.groupby("place").sum().loc["A"].tolist() == pytest.approx([27, 1, -3, 25])
