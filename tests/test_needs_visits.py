"""Whom to visit first: by hand, the best of all plans, groups of enough companies, refusals."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from needs_toys import SIZES, companies, register, said, visited

from industry_analysis.indicators import IndicatorError
from industry_analysis.indicators.indicated_need import Needs
from industry_analysis.needs import visit_cells, visits
from industry_analysis.needs.visits import REASONS
from industry_analysis.wording import needs_visits

identity = settings(deadline=None, max_examples=15, derandomize=True, database=None)
THEMES = ["energy", "skills", "space"]
SMALL, LARGE = "1–9", "10–49"


def cells(*rows):
    """Cells as (municipality, size, industry, companies, answered, spread)."""
    names = [*visit_cells.CELLS, "companies", "answered", "spread"]
    table = pd.DataFrame([*rows], columns=names).astype({"size_class": SIZES})
    return table.set_index(visit_cells.CELLS)


def unsure(rows):
    """What is left unsure of a county and its municipalities, as the sum that a plan lowers."""
    rows = rows.reset_index()
    left = rows.spread * (1 - rows.answered / rows.companies) / (rows.answered + 1)
    of_county = ((rows.companies / rows.companies.sum()) ** 2 * left).sum()
    size = rows.groupby("municipality").companies.transform("sum")
    return of_county, ((rows.companies / size) ** 2 * left).groupby(rows.municipality).sum()


# ---- by hand ----


def test_cells_of_a_frame_are_counted_and_their_spread_drawn_towards_a_half():
    frame = companies(
        (4, "1801", SMALL, "25110"), (2, "1801", LARGE, "28"), (1, "1802", SMALL, "C")
    )
    met = frame[frame.company.isin(["c0", "c1"])]
    answers = pd.DataFrame(
        {"company": ["c0", "c0", "c1"], "theme": ["energy", "energy", "energy"]}
    ).assign(importance=[1.0, 2, 3], performance=1.0)
    found = visit_cells.cells_of(frame, met, answers, themes=["energy", "skills"])
    assert found.companies.to_dict() == {
        ("1801", SMALL, "25"): 4, ("1801", LARGE, "28"): 2, ("1802", SMALL, "C"): 1,
    }  # fmt: skip
    assert found.answered.tolist() == [2, 0, 0]
    # two of two, and none of two, with one more of each: 3/4 and 1/4
    assert found.spread.tolist() == [0.1875, 0.25, 0.25]


def test_gain_by_hand():
    rows = visits.visits(
        cells(("1801", SMALL, "25", 8, 0, 0.25), ("1802", SMALL, "25", 2, 1, 0.25)), planned=0
    )
    # 0.25 before, 0.25 (1 − 1/8) / 2 after; and 0.25 (1/2) / 2 before, nothing after
    first, second = 0.25 - 0.25 * 7 / 16, 0.0625
    county = 0.64 * 0.25 + 0.04 * 0.0625
    assert rows.gain_county.tolist() == pytest.approx(
        [0.64 * first / county, 0.04 * second / county]
    )
    assert rows.gain_municipality.tolist() == pytest.approx([first / 0.25, 1])
    expected = [
        (c + m / 2) / 2 for c, m in zip(rows.gain_county, rows.gain_municipality, strict=True)
    ]
    assert rows.gain.tolist() == pytest.approx(expected)
    assert rows["rank"].tolist() == [1, 2]
    assert rows.planned.tolist() == [0, 0]


def test_where_nobody_is_left_there_is_no_visit_and_equal_cells_share_the_rank():
    rows = visits.visits(
        cells(
            ("1801", SMALL, "25", 5, 1, 0.2),
            ("1801", SMALL, "28", 5, 1, 0.2),
            ("1801", SMALL, "31", 5, 5, 0.2),
        )
    )
    assert rows["rank"].tolist() == [1, 1]
    assert rows.planned.tolist() == [4, 4]  # twenty are asked for, eight are left
    assert "31" not in rows.index.get_level_values("industry")


def test_of_equal_cells_the_one_of_high_need_comes_first():
    keys = pd.MultiIndex.from_product([["1801", "1802"], THEMES], names=["region_code", "theme"])
    needs = Needs(pd.DataFrame({"position": [0.1, 0.2, 0.3, 0.8, 0.79, 0.9]}, keys), pd.DataFrame())
    both = cells(("1801", SMALL, "25", 9, 0, 0.25), ("1802", SMALL, "25", 9, 0, 0.25))
    assert visits.visits(both).index[0][0] == "1801"
    rows = visits.visits(both, needs)
    assert rows.index[0][0] == "1802"
    assert rows.high_needs.tolist() == ["energy;space", ""]
    assert [";high_need" in reasons for reasons in rows.reasons] == [True, False]


def test_reasons_by_hand():
    rows = visits.visits(
        cells(
            ("1801", SMALL, "25", 60, 3, 0.25),
            ("1801", LARGE, "25", 30, 15, 0.25),
            ("1802", SMALL, "25", 4, 0, 0.25),
        )
    )
    reasons = rows.reasons.to_dict()
    # 18 of 94 were met: 3 of 60 is less than half of that
    assert reasons["1801", SMALL, "25"] == "large;seldom_visited"
    assert reasons["1801", LARGE, "25"] == "large"
    assert reasons["1802", SMALL, "25"] == "never_visited;few_answers"
    assert set(needs_visits._REASONS) | needs_visits._UNTOLD == set(REASONS)


def test_without_a_frame_municipalities_are_weighed_by_their_employed():
    employed = pd.Series({"1801": 300, "1802": 100})
    met = pd.DataFrame({"company": list("abc"), "municipality": ["1801", "1801", "1802"]})
    rows = visit_cells.municipalities_of(employed, met)
    assert rows.answered.to_dict() == {"1801": 2, "1802": 1}
    found = visits.visits(rows, planned=0)
    county = 0.75**2 / 3 + 0.25**2 / 2
    assert found.gain_county["1801"] == pytest.approx(0.75**2 * (1 / 3 - 1 / 4) / county)
    assert found.gain_municipality["1802"] == pytest.approx((1 / 2 - 1 / 3) / (1 / 2))
    nobody = visits.visits(visit_cells.municipalities_of(employed), planned=5)
    assert nobody.planned.sum() == 5
    assert nobody.reasons["1801"] == "never_visited;few_answers;large"


# ---- identities ----


@identity
@given(
    st.lists(
        st.tuples(st.integers(1, 6), st.integers(0, 6), st.floats(0.05, 0.25)),
        min_size=4,
        max_size=4,
    ),
    st.integers(1, 3),
)
def test_no_plan_of_as_many_visits_leaves_less_unsure(counts, planned):
    places = ["1801", "1801", "1802", "1802"]
    rows = cells(
        *((place, SMALL, str(k), n, min(m, n), s) for k, (place, (n, m, s)) in enumerate(
            zip(places, counts, strict=True)
        ))
    )  # fmt: skip
    left = (rows.companies - rows.answered).tolist()
    if not any(left):
        return
    county, own = unsure(rows)

    def after(plan):
        of_county, of_own = unsure(rows.assign(answered=rows.answered + np.array(plan)))
        shares = (of_own / own).where(own > 0, 0)
        return (of_county / county + shares.mean()) / 2

    every = [
        plan
        for plan in product(*(range(min(n, planned) + 1) for n in left))
        if sum(plan) == min(planned, sum(left))
    ]
    found = visits.visits(rows, planned=planned).planned.reindex(rows.index, fill_value=0)
    assert after(found.tolist()) == pytest.approx(min(map(after, every)))


@identity
@given(st.integers(0, 1000), st.integers(1, 30))
def test_groups_hold_enough_companies_and_all_of_them(seed, least):
    frame = register(seed=seed, count=150)
    interviews = visited(frame, seed=seed + 1)
    rows = visit_cells.cells_of(frame, interviews, said(interviews, seed=seed + 2), themes=THEMES)
    groups = visit_cells.together(rows, least=least)
    assert groups.companies.min() >= least
    assert groups.companies.sum() == rows.companies.sum() == 150
    assert groups.answered.sum() == rows.answered.sum() == len(interviews)
    assert groups.index.is_unique
    whole = (rows.spread * rows.companies).sum()
    assert (groups.spread * groups.companies).sum() == pytest.approx(whole)
    if least == 1:
        order = sorted(map(str, rows.index))
        assert sorted(map(str, groups.index)) == order


@identity
@given(st.integers(0, 1000))
def test_order_of_cells_changes_no_gain(seed):
    frame = register(seed=seed, count=100)
    interviews = visited(frame, seed=seed + 1)
    answers = said(interviews, seed=seed + 2)
    rows = visit_cells.cells_of(frame, interviews, answers, themes=THEMES)
    turned = visits.visits(rows.iloc[::-1]).gain
    found = visits.visits(rows).gain
    assert found.reindex(turned.index).to_numpy() == pytest.approx(turned.to_numpy())
    assert (np.diff(found) <= 1e-12).all()
    assert found.max() <= 1


def test_municipalities_with_too_few_companies_are_put_together():
    rows = cells(
        ("1801", SMALL, "25", 2, 0, 0.25),
        ("1802", SMALL, "28", 3, 1, 0.15),
        ("1803", SMALL, "25", 9, 1, 0.25),
        ("1803", LARGE, "25", 1, 1, 0.25),
    )
    groups = visit_cells.together(rows, least=5)
    assert groups.companies.to_dict() == {
        ("1801 + 1802", SMALL, "25 + 28"): 5,
        ("1803", f"{SMALL} + {LARGE}", "25"): 10,
    }
    assert groups.spread.iloc[0] == pytest.approx((2 * 0.25 + 3 * 0.15) / 5)


# ---- refusals ----


def test_faults_of_the_tables_are_named_at_once():
    frame = companies((2, "1801", SMALL, "25"))
    answers = pd.DataFrame(
        {"company": ["x"], "theme": ["luck"], "importance": 9.0, "performance": 1.0}
    )
    with pytest.raises(IndicatorError) as caught:
        visit_cells.cells_of(frame, pd.DataFrame({"company": ["c9"]}), answers, themes=THEMES)
    assert str(caught.value).splitlines() == [
        "interviews: 1 rows have a company that is not in the frame; the first is 'c9'",
        "answers: 1 rows have a company that is not in interviews; the first is 'x'",
        "answers: 1 rows have a theme that is not in themes; the first is 'luck'",
        "answers: 1 rows have importance off the scale from 1 to 5; the first is 9.0",
    ]
    with pytest.raises(IndicatorError, match="frame: 1 columns are missing: sni"):
        visit_cells.cells_of(frame.drop(columns="sni"), frame, answers, themes=THEMES)


def test_numbers_out_of_range_and_a_frame_that_was_met_whole_are_refused():
    rows = cells(("1801", SMALL, "25", 5, 5, 0.25))
    with pytest.raises(IndicatorError, match="cells: nobody is left to visit"):
        visits.visits(rows)
    with pytest.raises(IndicatorError, match="planned: 0 or more is needed, not -1"):
        visits.visits(rows, planned=-1)
    with pytest.raises(IndicatorError, match="least: 1 or more is needed, not 0"):
        visit_cells.together(rows, least=0)


def test_sizes_stay_in_their_order_in_a_name():
    rows = cells(*(("1801", size, "25", 1, 0, 0.25) for size in SIZES.categories)).reset_index()
    rows["size_class"] = pd.Categorical(rows.size_class, SIZES.categories, ordered=True)
    groups = visit_cells.together(rows.set_index(visit_cells.CELLS), least=4)
    assert groups.index[0][1] == " + ".join(SIZES.categories)
