"""What may be told of interviews with few companies, and that nothing else is."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_toys import PLACES, competence, met, survey

from industry_analysis.disclosure import Rules, cell
from industry_analysis.needs import picture
from industry_analysis.needs.codebook import codebook
from industry_analysis.needs.picture import tables
from industry_analysis.needs.picture.classes import Classes

THEMES = list(codebook().themes)
SIZES = list(codebook().size_classes)


def made(said, earlier=()):
    return picture.make(said, places=PLACES, earlier=earlier, rules=Rules())


def row(frame: pd.DataFrame, **keys: str) -> pd.Series:
    for name, key in keys.items():
        frame = frame[frame[name].eq(key)]
    [(_, found)] = frame.iterrows()
    return found


def numbers(shown: picture.Picture) -> list[int]:
    """Every count of interviews that the picture shows."""
    columns = [
        shown.response["met"],
        *(shown.needs[name] for name in ("companies", "met")),
        shown.subthemes["companies"],
        shown.follow_up["needs"],
    ]
    return [int(value) for column in columns for value in column.dropna()]


def test_without_interviews_the_picture_is_empty_and_no_error():
    shown = made(survey([])).picture
    assert shown.empty
    assert set(numbers(shown)) <= {0}
    assert shown.themes.empty
    assert not shown.weighted


@pytest.mark.parametrize("many", [1, 2, 4])
def test_of_too_few_companies_nothing_is_told(many):
    companies = met(many)
    shown = made(survey(companies, competence(companies))).picture
    assert set(numbers(shown)) <= {0}
    assert shown.themes[["share", "importance", "performance"]].isna().all(axis=None)
    assert not shown.empty


def test_that_all_of_five_companies_have_a_need_is_not_told_but_that_five_were_met_is():
    companies = met(5)
    shown = made(survey(companies, competence(companies))).picture
    county = row(shown.needs, domain="county", theme="competence")
    assert county["met"] == 5
    assert not county["shown"]
    assert county[["companies", "share"]].isna().all()


def test_holding_group_of_three_counts_as_one_company():
    companies = [*met(3, group="K"), *met(3, first=3)]
    shown = made(survey(companies, competence(companies))).picture
    assert set(numbers(shown)) <= {0}
    alone = [*met(3), *met(3, first=3)]
    assert 6 in numbers(made(survey(alone, competence(alone))).picture)


def test_company_alone_in_a_municipality_is_not_told_by_the_county_less_the_other():
    companies = [*met(1, "1814"), *met(9)]
    shown = made(survey(companies, competence(companies[:6]))).picture
    by_place = shown.response[shown.response["size"].eq("all")].set_index("municipality")["met"]
    assert by_place[["1814", "1880"]].isna().all() or pd.isna(by_place["all"])
    assert pd.isna(by_place["1814"])


def test_company_that_is_all_of_a_theme_is_not_told():
    companies = met(9)
    shown = made(survey(companies, [("1880-0", "leadership", "strategy", 5, 1)])).picture
    assert row(shown.needs, domain="county", theme="all")[["met", "shown"]].tolist() == [9, False]
    assert not row(shown.needs, domain="county", theme="leadership")["shown"]
    assert not row(shown.subthemes, subtheme="strategy")["shown"]


def test_small_count_of_a_frame_is_withheld_and_response_is_per_cent_of_it():
    frame = [*met(20), *met(2, "1814")]
    shown = made(survey(met(8), competence(met(6)), frame=frame)).picture
    assert shown.weighted
    places = shown.response[shown.response["size"].eq("all")].set_index("municipality")
    assert pd.isna(places.loc["1814", "companies"])
    told = shown.response.dropna(subset=["met", "companies"])
    told = told[told["companies"].gt(0)]
    assert not told.empty
    expected = (100 * told["met"] / told["companies"]).astype(float).round()
    assert told["rate"].tolist() == expected.tolist()


def test_without_a_frame_nothing_is_weighted_and_the_picture_says_so():
    companies = met(12)
    shown = made(survey(companies, competence(companies[:6]))).picture
    assert not shown.weighted
    assert not shown.response["companies_shown"].any()
    county = row(shown.themes, domain="county", theme="competence")
    assert county["share"] == 50  # 6 of 12
    assert county["importance"] != county["importance"]  # all said the same, so each of them did


def test_marks_of_invented_answers_travel_with_the_picture():
    assert made(survey(met(1), invented=True)).picture.invented
    assert not made(survey(met(1))).picture.invented


def test_company_met_that_the_frame_lacks_is_added_to_it():
    shown = made(survey(met(8), frame=met(7))).picture
    assert row(shown.response, municipality="all", size="all", industry="all")["companies"] == 8


@pytest.mark.parametrize(
    ("sni", "group"),
    [("25620", "24-25"), ("10", "10-15"), ("331", "31-33"), ("C", "unstated"), ("41", "unstated")],
)
def test_industry_is_the_group_of_its_division(sni, group):
    assert tables.industry_of(sni) == group


def test_needs_by_how_far_they_have_come_are_those_agreed_on_and_the_others():
    companies = met(24)
    said = survey(companies, competence(companies[:20]))
    status = ["done"] * 7 + ["waits"] * 7  # one of its own is open
    said = replace(said, follow_up=said.follow_up.head(14).assign(status=status))
    counted = tables.companies(said, PLACES).followed.value_counts(["theme", "state"])
    assert counted.to_dict() == {
        ("competence", "done"): 7,
        ("competence", "open"): 7,
        ("competence", "nothing_agreed"): 6,
    }
    shown = made(said).picture
    states = shown.states("theme")
    assert states.loc["competence"].to_dict() == {
        "needs": 20, "nothing_agreed": 6, "open": 7, "in_progress": 0, "done": 7, "closed": 0,
    }  # fmt: skip
    assert shown.states("municipality").index.tolist() == ["all", *PLACES]


# ---- whatever was answered ----


@st.composite
def surveys(draw):
    """Up to 24 companies in two municipalities, in holding groups or not, with needs or none."""
    companies = [
        (
            f"c{at}",
            draw(st.sampled_from(PLACES)),
            draw(st.sampled_from(["256", "108", "291"])),
            draw(st.sampled_from(SIZES[:2])),
            draw(st.sampled_from([None, None, "K"])),
        )
        for at in range(draw(st.integers(0, 24)))
    ]
    needs = [
        (one[0], theme, None, draw(st.integers(1, 5)), draw(st.none() | st.integers(1, 5)))
        for one in companies
        for theme in THEMES[:2]
        if draw(st.booleans())
    ]
    others = met(draw(st.integers(1, 30)), first=100) if draw(st.booleans()) else []
    return survey(companies, needs, frame=[*companies, *others] if others else [])


@given(surveys())
@settings(max_examples=8, deadline=None)
def test_nothing_withheld_can_be_derived_from_any_picture(said):
    found = made(said)
    assert found.report()["protected"].all()
    cells = found.counts.cells
    shown = cells[cells["shown"] & ~cells["impossible"]]
    assert shown["reason"].eq("").all()
    assert not shown["contributors"].between(1, 4).any()
    # that nobody has a need is told only where five or more were asked
    assert not any(0 < value < 5 for value in numbers(found.picture))


def test_estimate_that_gives_a_single_company_away_is_not_told():
    # the large one stands for 9 of 10: whether the share is near 90 or near 10 is its answer
    frame = [*met(8), *((f"b{at}", "1880", "291", "250+", None) for at in range(72))]
    companies = [*met(8), frame[8]]
    said = survey(companies, competence([*met(4), frame[8]]), frame=frame)
    found = made(said)
    assert found.counts.truth[cell("need", theme="competence")] == 5
    classes = Classes(
        classes=pd.DataFrame(
            {
                "municipality": "1880",
                "size": ["10–49", "250+"],
                "industry": ["24-25", "26-30"],
                "met": [8, 1],
                "groups": [8, 1],
                "weight": [1.0, 72.0],
            }
        ),
        sums={
            "competence": pd.DataFrame(
                {
                    "need": [4.0, 1.0],
                    "rated": [4.0, 1.0],
                    "importance": [16.0, 4.0],
                    "performance": [8.0, 2.0],
                }
            )
        },
        raters={("competence", "all"): 5},
        counts=found.counts,
        rules=Rules(),
    )
    row_of = {"domain": "county", "code": "all", "theme": "competence", "share": 95.0}
    telling = classes.candidate(row_of, "share", half=2.5)
    assert classes.safe("competence", [telling]) == []
    vague = classes.candidate(row_of | {"share": 50.0}, "share", half=50.0)
    assert classes.safe("competence", [telling, vague]) == [vague]
