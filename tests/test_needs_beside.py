"""What companies say beside what figures indicate: by hand, invariance and refusals."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from industry_analysis.indicators import IndicatorError
from industry_analysis.indicators.indicated_need import Needs
from industry_analysis.needs import beside
from industry_analysis.needs.beside import CATEGORIES, LEANING, SURE
from industry_analysis.wording import needs_beside

identity = settings(deadline=None, max_examples=25, derandomize=True, database=None)
THEMES = ["competence", "sustainability", "leadership"]


def indicated(*rows, codes=("1801", "1802")):
    """Positions with their intervals and known parts, as (position, low, high, known)."""
    keys = pd.MultiIndex.from_product([codes, THEMES], names=["region_code", "theme"])
    columns = ["position", "position_low", "position_high", "known"]
    themes = pd.DataFrame([*rows], columns=columns, dtype=float).set_axis(keys)
    lacking = themes.position.isna()
    return Needs(
        themes.assign(
            value=themes.position, rank=1.0, low=1.0, high=9.0, places=10, parts=3,
            among_most=0.5, why=lacking.map({True: "no_figures", False: ""}),
        ),
        pd.DataFrame(),
    )  # fmt: skip


def stated(*rows):
    """Estimates as (municipality, theme, share, low, high)."""
    frame = pd.DataFrame([*rows], columns=["municipality", "theme", "share", "low", "high"])
    return frame.assign(companies=12, why="")


UP, DOWN, NONE = (0.9, 0.8, 0.95, 3), (0.1, 0.05, 0.2, 3), (math.nan, math.nan, math.nan, 0)
MANY, FEW = (0.8, 0.7, 0.9), (0.2, 0.1, 0.3)
COUNTY = [("18", theme, 0.5, 0.4, 0.6) for theme in THEMES]


def one(shown, said):
    """Category and how sure, where the middle of the shares is one half."""
    found = beside.beside(
        indicated(shown, DOWN, NONE, DOWN, DOWN, NONE),
        ["1801"],
        stated(("1801", "competence", *said), *COUNTY),
        county="18",
    )
    return tuple(found.loc[("1801", "competence"), ["category", "sure"]])


# ---- by hand ----


def test_the_four_ways_to_agree_or_not():
    assert one(UP, MANY) == ("both", SURE)
    assert one(DOWN, FEW) == ("neither", SURE)
    assert one(UP, FEW) == ("blind_spot", SURE)
    assert one(DOWN, MANY) == ("perceived", SURE)


def test_one_interval_over_the_middle_leaves_it_likely_and_two_untold():
    assert one((0.9, 0.4, 0.95, 3), MANY) == ("both", LEANING)
    assert one(UP, (0.6, 0.45, 0.9)) == ("both", LEANING)
    assert one((0.9, 0.4, 0.95, 3), (0.6, 0.45, 0.9)) == ("unknown", "")
    # the interval of two parts tells nothing, that of three does
    assert one((0.9, 0.8, 0.95, 2), MANY) == ("both", LEANING)
    # an estimate without an interval, such as where all answered alike
    assert one(UP, (1.0, math.nan, math.nan)) == ("both", LEANING)


def test_where_either_is_missing_it_cannot_be_said_and_both_reasons_are_there():
    needs = indicated(UP, DOWN, NONE, UP, DOWN, NONE)
    rows = stated(("1801", "competence", math.nan, math.nan, math.nan)).assign(why="few")
    found = beside.beside(needs, ["1801", "1802"], rows, county="18")
    assert found.category.unique().tolist() == ["unknown"]
    assert found.sure.unique().tolist() == [""]
    assert found.loc[("1801", "competence"), "why_stated"] == "few"
    assert found.loc[("1802", "competence"), "why_stated"] == "no_interviews"
    assert found.loc[("1801", "leadership"), "why_indicated"] == "no_figures"
    assert found.loc[("1801", "competence"), "why_indicated"] == ""
    without = beside.beside(needs, ["1801"])
    assert without.category.tolist() == ["unknown"] * 3
    assert without.stated.isna().all()
    assert without.position.tolist()[:2] == [0.9, 0.1]


def test_companies_alone_are_kept_where_there_are_no_figures():
    found = beside.beside(
        indicated(NONE, NONE, NONE, NONE, NONE, NONE),
        ["1801"],
        stated(("1801", "leadership", *MANY)),
    )
    row = found.loc[("1801", "leadership")]
    assert (row.category, row.stated, row.why_stated) == ("unknown", 0.8, "")


def test_middle_is_the_mean_over_themes_of_the_county_and_without_it_of_all_there_are():
    needs = indicated(UP, UP, NONE, UP, UP, NONE)
    rows = stated(
        ("18", "competence", 0.9, 0.8, 1.0),
        ("18", "sustainability", 0.3, 0.2, 0.4),
        ("1801", "competence", 0.2, 0.1, 0.3),
        ("1802", "competence", 0.4, 0.3, 0.5),
        ("1801", "sustainability", 0.5, 0.4, 0.6),
    )
    assert beside.beside(needs, ["1801"], rows, county="18").middle.unique() == pytest.approx(0.6)
    municipal = rows[rows.municipality != "18"]
    # competence 0.3, sustainability 0.5: each theme counts the same
    found = beside.beside(needs, ["1801"], municipal, county="18")
    assert found.middle.unique() == pytest.approx(0.4)


def test_the_county_stands_in_only_where_asked_and_is_named_on_the_row():
    needs = indicated(UP, DOWN, NONE, UP, DOWN, NONE)
    rows = stated(("1801", "competence", *FEW), *COUNTY)
    kept = beside.beside(needs, ["1801", "1802"], rows, county="18")
    assert kept.stated.notna().tolist() == [True, False, False, False, False, False]
    assert kept.stated_of.tolist() == ["1801", "", "", "", "", ""]
    through = beside.beside(needs, ["1801", "1802"], rows, county="18", through_county=True)
    assert through.stated_of.tolist() == ["1801", "18", "18", "18", "18", "18"]
    assert through.loc[("1801", "competence"), "stated"] == 0.2
    assert through.loc[("1802", "competence"), "stated"] == 0.5
    assert through.why_stated.eq("").all()


# ---- invariance ----


@identity
@given(
    st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1)), min_size=6, max_size=6),
    st.randoms(use_true_random=False),
)
def test_order_of_rows_changes_nothing_and_categories_are_known(cells, random):
    rows = [
        (code, theme, *sorted(three)[1:2], min(three), max(three))
        for (code, theme), three in zip(
            [(code, theme) for code in ("1801", "1802") for theme in THEMES], cells, strict=True
        )
    ]
    needs = indicated(UP, DOWN, NONE, DOWN, UP, NONE)
    found = beside.beside(needs, ["1801", "1802"], stated(*rows))
    random.shuffle(rows)
    again = beside.beside(needs, ["1801", "1802"], stated(*rows))
    pd.testing.assert_frame_equal(found, again)
    assert set(found.category) <= set(CATEGORIES)
    assert ((found.category == "unknown") == (found.sure == "")).all()
    assert found.category.xs("leadership", level="theme").eq("unknown").all()


def test_all_categories_have_words():
    assert set(needs_beside.CATEGORIES) == set(CATEGORIES)


# ---- refusals ----


def test_all_faults_of_the_estimates_are_named_at_once():
    needs = indicated(UP, DOWN, NONE, UP, DOWN, NONE)
    rows = stated(
        ("1801", "competence", 0.5, 0.4, 0.6),
        ("1801", "competence", 0.5, 0.4, 0.6),
        ("1801", "luck", 0.5, 0.4, 0.6),
        ("1802", "competence", 50, 40, 60),
        ("1802", "sustainability", 0.5, 0.6, 0.7),
    )
    with pytest.raises(IndicatorError) as caught:
        beside.beside(needs, ["1801"], rows)
    assert str(caught.value).splitlines() == [
        "stated: 1 rows are repeated; the first is ('1801', 'competence')",
        "stated: 1 rows are of an unknown theme; the first is ('1801', 'luck')",
        "stated: 1 rows have a share or a bound that is not between 0 and 1; the first is "
        "('1802', 'competence')",
        "stated: 1 rows have a share outside its interval; the first is ('1802', 'sustainability')",
    ]


def test_missing_columns_are_named():
    with pytest.raises(IndicatorError) as caught:
        beside.beside(indicated(*[NONE] * 6), ["1801"], stated().drop(columns=["low", "why"]))
    assert str(caught.value).splitlines() == [
        "stated: the column low is missing",
        "stated: the column why is missing",
    ]
