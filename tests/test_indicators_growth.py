"""Growth against published numbers and numbers worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from industry_analysis.indicators.counts import IndicatorError
from industry_analysis.indicators.growth import (
    bootstrap_bands,
    change,
    dynamic_shift_share,
    esteban_marquillas,
    relative_change,
    shift_share,
    spatial_shift_share,
)

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


@pytest.mark.parametrize("growth", [0, 0.2])
def test_shift_share_with_a_given_growth_of_the_whole(growth):
    # persons of unknown industry, say, are in the whole but in no industry
    parts = shift_share(START, END, NATION_START, NATION_END, reference_growth=growth)
    expected = [90 * growth, 90 * (0.1 - growth), 1, 10]
    assert parts.loc[("A", "1")].tolist() == pytest.approx(expected)


def test_sparse_columns_leave_out_who_was_in_neither_year_and_keep_who_came_or_left():
    start = pd.DataFrame({"1": [5, 0], "2": [0, 0], "3": [2, 3]}, index=["B", "A"])
    end = pd.DataFrame({"3": [4, 0], "1": [0, 5], "2": [0, 0]}, index=["A", "B"])
    nation = pd.Series({"1": 10, "2": 10, "3": 10})
    parts = shift_share(sparse(start), sparse(end), nation, nation * 2)
    assert parts.index.tolist() == [("B", "1"), ("B", "3"), ("A", "3")]
    assert parts["change"].tolist() == [0, -2, 1]
    assert parts["national"].tolist() == [5, 2, 3]


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


def test_growth_of_a_reference_with_more_than_its_industries_by_hand():
    # with others the nation grows by a tenth, its industry 2 by 40 %, industry 2 of A by 20
    parts = shift_share(START, END, NATION_START, NATION_END, reference_growth=0.1)
    assert parts.loc[("A", "2")].tolist() == pytest.approx([2, 6, 12, 20])
    plain = shift_share(START, END, NATION_START, NATION_END)
    same = ["competitive", "change"]
    pd.testing.assert_frame_equal(parts[same], plain[same])
    expected = parts.national + parts.mix
    pd.testing.assert_series_equal(expected, plain.national + plain.mix)
    assert parts.groupby("place").sum().national.to_dict() == pytest.approx({"A": 18, "B": 16})


def test_the_growth_given_is_that_of_an_industry_the_reference_lacked_too():
    start = START.assign(**{"2": [0, 3]})  # 3 persons of perturbation
    nation_start = NATION_START.mask(NATION_START.index == "2", 0)
    parts = shift_share(start, END, nation_start, NATION_END, reference_growth=0.1)
    assert parts.loc[("B", "2")].tolist() == pytest.approx([0.3, 0, 51.7, 52])


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


def sparse(table):
    return table.astype(pd.SparseDtype(float, fill_value=0))


def test_one_sparse_year_is_enough_for_the_rows_of_a_dense_table():
    start = pd.DataFrame({"A": [5, 0], "B": [1, 2]}, index=["x", "y"])
    end = pd.DataFrame({"A": [0, 0], "B": [3, 2]}, index=["x", "y"])
    nation = pd.Series({"A": 50, "B": 60})
    dense = shift_share(start, end, nation, nation * 2)
    assert len(dense) == 4
    for one, other in ((sparse(start), end), (start, sparse(end))):
        pd.testing.assert_frame_equal(shift_share(one, other, nation, nation * 2), dense)


@pytest.mark.parametrize("turn", [lambda table: table, sparse], ids=["dense", "sparse"])
def test_all_faults_of_the_four_tables_are_named_at_once(turn):
    start = START.assign(**{"1": [-4, 60]})
    end = END.assign(**{"1": [float("nan"), 85]}).drop(index="B")
    nation_end = NATION_END.rename({"4": "5"})
    nation_start = NATION_START - NATION_START
    with pytest.raises(IndicatorError) as caught:
        shift_share(turn(start), turn(end), nation_start, nation_end)
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


# ---- after Esteban-Marquillas ----


def test_esteban_marquillas_of_farhauer_and_kroell_2013():
    parts = esteban_marquillas(START, END, NATION_START, NATION_END)
    assert list(parts) == ["national", "mix", "competitive", "allocation", "change"]
    totals = parts.groupby("place").sum()
    published = {"A": [-0.6363636, -2.3636364], "B": [18.42424, 13.57576]}
    for place, (competitive, allocation) in published.items():
        assert totals.loc[place, "competitive"] == pytest.approx(competitive, abs=5e-6)
        assert totals.loc[place, "allocation"] == pytest.approx(allocation, abs=5e-6)
    assert totals.loc["A", ["national", "mix", "change"]].tolist() == pytest.approx([27, 1, 25])


def test_esteban_marquillas_by_hand_for_one_industry():
    # 180 in A with the nation's 400 of 1100 in industry 1 would be 65.4545; it grows by 1/9,
    # the nation's by 1/10
    parts = esteban_marquillas(START, END, NATION_START, NATION_END).loc[("A", "1")]
    expected = 180 * 400 / 1100
    lead = 10 / 90 - 0.1
    assert parts["competitive"] == pytest.approx(expected * lead)
    assert parts["allocation"] == pytest.approx((90 - expected) * lead)


def test_an_industry_of_one_person_at_the_start_has_an_allocation_by_hand():
    # 5 in A with the nation's 10 of 100 in industry 1 would be a half; it doubles, the
    # nation's grows by a tenth
    start = pd.DataFrame({"1": [1], "2": [4]}, index=["A"])
    end = pd.DataFrame({"1": [2], "2": [4]}, index=["A"])
    nation_start, nation_end = pd.Series({"1": 10, "2": 90}), pd.Series({"1": 11, "2": 99})
    parts = esteban_marquillas(start, end, nation_start, nation_end).loc[("A", "1")]
    assert parts.tolist() == pytest.approx([0.1, 0, 0.45, 0.45, 1])


def test_an_industry_absent_at_the_start_has_no_allocation():
    start = START.assign(**{"2": [0, 30]})
    parts = esteban_marquillas(start, END, NATION_START, NATION_END).loc[("A", "2")]
    assert parts.tolist() == [0, 0, 40, 0, 40]


# ---- year by year ----

YEARS = pd.concat({2020: START, 2021: START + 10, 2022: END})
NATION_YEARS = pd.DataFrame({2020: NATION_START, 2021: NATION_START * 1.1, 2022: NATION_END}).T


def test_dynamic_shift_share_is_the_sum_of_the_years_by_hand():
    # industry 1 of A: 90, 100, 100; of the nation: 400, 440, 440; the nation: 1100, 1210, 1265
    parts = dynamic_shift_share(YEARS, NATION_YEARS)
    assert parts.columns.tolist() == ["national", "mix", "competitive", "change"]
    growth = 1265 / 1210 - 1
    expected = [90 * 0.1 + 100 * growth, 0 - 100 * growth, (10 - 9) + 0, 10]
    assert parts.loc[("A", "1")].tolist() == pytest.approx(expected)


def test_dynamic_shift_share_takes_rows_in_any_order_and_keeps_that_of_the_first_year():
    shuffled = YEARS.iloc[[5, 1, 0, 2, 4, 3]]
    parts = dynamic_shift_share(shuffled, NATION_YEARS.iloc[::-1])
    assert parts.index.unique(level=0).tolist() == ["B", "A"]
    expected = dynamic_shift_share(YEARS, NATION_YEARS)
    pd.testing.assert_frame_equal(parts.sort_index(), expected.sort_index())


def test_dynamic_shift_share_with_a_given_growth_of_the_whole():
    growth = pd.Series({2021: 0.2, 2022: 0.5})
    parts = dynamic_shift_share(YEARS, NATION_YEARS, reference_growth=growth)
    # industry 1 of A: 90 grows by 0.2 and 100 by 0.5, the nation's by 0.1 and 0
    expected = [18 + 50, -9 - 50, 1 + 0, 10]
    assert parts.loc[("A", "1")].tolist() == pytest.approx(expected)


def test_dynamic_shift_share_names_the_years_of_all_faults():
    years = YEARS.drop(index=(2021, "B")).mask(YEARS == 85, -1)
    with pytest.raises(IndicatorError) as caught:
        dynamic_shift_share(years, NATION_YEARS.rename(columns={"4": "5"}))
    lines = str(caught.value).splitlines()
    assert lines[0] == (
        "employed_by_year 2021: 1 place is missing that employed_by_year 2020 has; the first is 'B'"
    )
    assert "employed_by_year 2022: 1 cell is negative; the first is ('B', '1'): -1" in lines
    assert "reference_by_year 2022: 1 industry is missing that employed_by_year 2022 has; " in (
        "".join(line for line in lines if "reference_by_year 2022" in line)
    )
    assert len(lines) == len(set(lines))


def test_dynamic_shift_share_names_all_faults_of_the_years():
    growth = pd.Series({2021: 0.1})
    years = pd.concat([YEARS, pd.concat({2025: END})])
    with pytest.raises(IndicatorError) as caught:
        dynamic_shift_share(years, NATION_YEARS.drop(2021), reference_growth=growth)
    assert str(caught.value).splitlines() == [
        "employed_by_year: the steps between the years differ: 2020, 2021, 2022, 2025",
        "reference_by_year: 2021 is missing",
        "reference_by_year: 2025 is missing",
        "reference_growth: 2022 is missing",
        "reference_growth: 2025 is missing",
    ]


def test_every_year_but_the_first_needs_a_growth_of_the_whole():
    for given, missing in (({2022: 0.1}, 2021), ({2021: 0.1}, 2022)):
        with pytest.raises(IndicatorError, match=f"^reference_growth: {missing} is missing$"):
            dynamic_shift_share(YEARS, NATION_YEARS, reference_growth=pd.Series(given))


@pytest.mark.parametrize(
    ("years", "nation", "fault"),
    [
        (YEARS.loc[[2020]], NATION_YEARS, "employed_by_year: at least 2 years are needed, not 1"),
        (START, NATION_YEARS, r"employed_by_year: rows must be \(year, place\), not of 1 level$"),
        (YEARS, YEARS, "reference_by_year: rows must be years, not of 2 levels"),
        (YEARS, NATION_START, "reference_by_year: a DataFrame is needed, not Series"),
        (YEARS, pd.concat([NATION_YEARS] * 2), "reference_by_year: 2020 is repeated"),
        (YEARS.rename(index=str, level=0), NATION_YEARS, "employed_by_year: years must be whole"),
    ],
)
def test_dynamic_shift_share_refuses_what_are_no_years(years, nation, fault):
    with pytest.raises(IndicatorError, match=fault):
        dynamic_shift_share(years, nation)


# ---- beside the neighbours ----

# A beside B and C, which are not beside each other
THREE_START = pd.DataFrame({"1": [100, 50, 10], "2": [10, 0, 0]}, index=["A", "B", "C"])
THREE_END = pd.DataFrame({"1": [130, 60, 20], "2": [20, 5, 1]}, index=["A", "B", "C"])
NEAR = pd.DataFrame({"place": ["A", "A", "B", "C"], "neighbour": ["B", "C", "A", "A"]})
THREE = (THREE_START, THREE_END, pd.Series({"1": 400, "2": 100}), pd.Series({"1": 480, "2": 120}))


def test_spatial_shift_share_by_hand():
    # the nation grows by a fifth, industry 1 in B and C from 60 to 80, in A from 100 to 130
    parts = spatial_shift_share(*THREE, NEAR)
    assert parts.columns.tolist() == ["national", "neighbours", "competitive", "change"]
    around = 80 / 60 - 1
    expected = [20, 100 * (around - 0.2), 100 * (0.3 - around), 30]
    assert parts.loc[("A", "1")].tolist() == pytest.approx(expected)
    assert parts.loc[("C", "1")].tolist() == pytest.approx([2, 10 * 0.1, 10 * (1 - 0.3), 10])


def test_neighbours_count_by_their_weight():
    near = NEAR.assign(weight=[1.0, 4.0, 2.0, 2.0])
    around = (60 + 4 * 20) / (50 + 4 * 10) - 1
    parts = spatial_shift_share(*THREE, near)
    assert parts.loc[("A", "1"), "neighbours"] == pytest.approx(100 * (around - 0.2))
    assert parts.loc[("C", "1"), "neighbours"] == pytest.approx(10 * (0.3 - 0.2))


def test_an_industry_that_no_neighbour_had_grows_as_the_reference():
    parts = spatial_shift_share(*THREE, NEAR).loc[("A", "2")]
    assert parts.tolist() == pytest.approx([2, 0, 8, 10])


def test_an_industry_of_one_person_among_the_neighbours_has_a_growth_by_hand():
    # of the neighbours of A, B goes from 1 to 5 and C from nobody to 1: to six times as many
    start = THREE_START.mask(THREE_END == 5, 1)
    parts = spatial_shift_share(start, *THREE[1:], NEAR).loc[("A", "2")]
    assert parts.tolist() == pytest.approx([2, 10 * (5 - 0.2), 10 - 10 * 5, 10])


@pytest.mark.parametrize("near", [["A", "B"], pd.DataFrame(index=[0, 1])])
def test_what_are_no_pairs_of_neighbours_is_refused(near):
    with pytest.raises(IndicatorError) as caught:
        spatial_shift_share(*THREE, near)
    said = "neighbours: a DataFrame with the columns place and neighbour is needed"
    assert str(caught.value) == said


def test_an_industry_absent_at_the_start_is_wholly_competitive_beside_the_neighbours_too():
    assert spatial_shift_share(*THREE, NEAR).loc[("B", "2")].tolist() == [0, 0, 5, 5]


def test_spatial_shift_share_with_a_given_growth_of_the_whole():
    parts = spatial_shift_share(*THREE, NEAR, reference_growth=0.5).loc[("C", "1")]
    assert parts.tolist() == pytest.approx([5, 10 * (0.3 - 0.5), 7, 10])


def test_all_faults_of_tables_and_neighbours_are_named_at_once():
    near = pd.DataFrame({"place": ["A", "B", "A"], "neighbour": ["B", "A", "X"]})
    negative = THREE_START.mask(THREE_START == 50, -5)
    with pytest.raises(IndicatorError) as caught:
        spatial_shift_share(negative, *THREE[1:], near)
    lines = str(caught.value).splitlines()
    assert "start: 1 cell is negative; the first is ('B', '1'): -5" in lines
    assert "neighbours: 1 pairs are with a place not in start; the first is ('A', 'X')" in lines
    assert lines[-1] == "neighbours: 1 place of start has no neighbour; the first is 'C'"
    alone = pd.DataFrame({"place": ["A"], "neighbour": ["A"]})
    with pytest.raises(IndicatorError, match=r"2 places of start have no neighbour; .* 'B'$"):
        spatial_shift_share(*THREE, alone)
    with pytest.raises(IndicatorError, match=r"2 places of start have no neighbour; .* 'C'$"):
        spatial_shift_share(THREE_START[::-1], *THREE[1:], alone)
    one_way = pd.DataFrame({"place": ["A", "C"], "neighbour": ["B", "A"], "weight": [1, 1]})
    with pytest.raises(IndicatorError, match=r"1 place of start has no neighbour; .* 'B'$"):
        spatial_shift_share(*THREE, one_way)


# ---- by chance ----


def bands(**options):
    given = {"jobs_per_workplace": 1, "seed": 3, "draws": 4000}
    return bootstrap_bands(START, END, NATION_START, NATION_END, **(given | options))


def test_bands_keep_the_parts_and_hold_them():
    found = bands()
    parts = shift_share(START, END, NATION_START, NATION_END)
    pd.testing.assert_frame_equal(found[parts.columns], parts)
    # within a person, which a Poisson law of whole persons allows
    for part in parts:
        assert (found[f"{part}_lower"] <= found[part] + 1).all()
        assert (found[f"{part}_upper"] >= found[part] - 1).all()


def test_bands_are_as_wide_as_the_law_of_their_draws():
    # industry 1 of A: 90 and 100 persons, one by one; the nation's grows by a tenth, all by 0.15
    found = bands().loc[("A", "1")]
    spread = {
        "national": 0.15 * 90**0.5,
        "mix": 0.05 * 90**0.5,
        "competitive": (100 + 1.1**2 * 90) ** 0.5,
        "change": (100 + 90) ** 0.5,
    }
    for part, deviation in spread.items():
        width = found[f"{part}_upper"] - found[f"{part}_lower"]
        assert width == pytest.approx(2 * 1.96 * deviation, rel=0.06)


def test_bands_widen_with_the_root_of_the_workplace_and_narrow_with_the_level():
    def width(**options):
        found = bands(**options).loc[("A", "1")]
        return found["change_upper"] - found["change_lower"]

    assert width(jobs_per_workplace=4) == pytest.approx(2 * width(), rel=0.08)
    assert width(level=0.5) == pytest.approx(width() * 0.6745 / 1.96, rel=0.1)


def test_a_single_draw_is_a_band_without_width():
    found = bands(draws=1)
    for part in ("national", "mix", "competitive", "change"):
        assert found[f"{part}_lower"].equals(found[f"{part}_upper"].rename(f"{part}_lower"))


def test_bands_follow_the_seed_and_nothing_else():
    pd.testing.assert_frame_equal(bands(), bands())
    assert not bands(seed=4).equals(bands())


def test_bands_are_missing_where_nobody_was_in_either_year():
    start = START.assign(**{"2": [0, 0]})
    end = END.assign(**{"2": [0, 55], "3": [0, 40]})
    found = bootstrap_bands(
        start, end, NATION_START, NATION_END, jobs_per_workplace=1, seed=1, draws=50
    )
    drawn = [name for name in found if name.endswith(("_lower", "_upper"))]
    assert len(drawn) == 8
    assert found.loc[("A", "2"), drawn].isna().all()
    assert found.drop(index=("A", "2"))[drawn].notna().all(axis=None)
    assert np.isfinite(found.loc[("A", "2"), "change"])


def test_all_options_of_the_bands_out_of_range_are_named_at_once():
    with pytest.raises(IndicatorError) as caught:
        bands(jobs_per_workplace=0, draws=0, level=1)
    assert str(caught.value).splitlines() == [
        "jobs_per_workplace: a number above 0 is needed, not 0",
        "draws: at least 1 is needed, not 0",
        "level: a number between 0 and 1 is needed, not 1",
    ]
    with pytest.raises(IndicatorError) as caught:
        bands(jobs_per_workplace=float("inf"), level=0)
    assert str(caught.value).splitlines() == [
        "jobs_per_workplace: a number above 0 is needed, not inf",
        "level: a number between 0 and 1 is needed, not 0",
    ]
    with pytest.raises(TypeError, match="seed"):
        bootstrap_bands(START, END, NATION_START, NATION_END, jobs_per_workplace=1)
