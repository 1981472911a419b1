"""Sentences and charts of the follow-up: true to their table, silent about what is withheld."""

import re

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from industry_analysis import charts, exhibits
from industry_analysis.charts.needs_followup import AGES, STATES
from industry_analysis.needs.codebook import codebook
from industry_analysis.wording import Speech, needs_followup, needs_offers
from industry_analysis.wording.needs_followup import ALL
from industry_analysis.wording.speech import WITHHELD

SV, EN = Speech("sv"), Speech("en")
NAMES = codebook().themes
THEMES = [*NAMES][:3]
AMISS = ["overdue", "unassigned", "undated"]


def counts(columns: dict[str, list[int | None]], *, index: list[str] | None = None) -> pd.DataFrame:
    rows = index or [*THEMES, ALL]
    return pd.DataFrame(columns, index=pd.Index(rows, name="theme"), dtype="Int64")


STATE = counts(
    {
        "needs": [10, 6, 4, 20],
        "nothing_agreed": [5, 3, 2, 10],
        "open": [1, 1, 1, 3],
        "in_progress": [1, 0, 0, 1],
        "done": [3, 1, 1, 5],
        "closed": [0, 1, 0, 1],
    }
)
AGE = counts(
    {
        "open": [7, 4, 3, 14],
        "age_quarter": [2, 1, 1, 4],
        "age_half": [2, 1, 1, 4],
        "age_year": [1, 1, 1, 3],
        "age_older": [2, 1, 0, 3],
        "overdue": [1, 0, 0, 1],
        "unassigned": [0, 0, 0, 0],
        "undated": [1, 1, 0, 2],
    }
)
BESIDE = counts(
    {
        "asking": [9, 5, 6],
        "offered": [5, 5, 0],
        "unmet": [4, 0, 6],
        "programmes": [2, 1, 0],
        "places": [5, None, 0],
    },
    index=THEMES,
)
PROMISE = counts(
    {
        "agreed": [4, 3, 3, 10],
        "done_in_time": [2, 0, 0, 2],
        "done_late": [1, 0, 0, 1],
        "done_unknown": [0, 1, 1, 2],
        "closed": [0, 1, 0, 1],
        "overdue": [1, 0, 0, 1],
        "under_way": [0, 1, 2, 3],
        "days_known": [3, 0, 0, 3],
        "median_days": [60, None, None, 60],
    }
)


def with_missing(frame: pd.DataFrame, theme: str, *columns: str) -> pd.DataFrame:
    partly = frame.copy()
    partly.loc[theme, [*columns]] = pd.NA
    return partly


# ---- by hand ----


def test_bottom_line_says_how_many_needs_there_are_and_how_many_wait() -> None:
    assert needs_followup.bottom_line(STATE, AGE, SV) == [
        "Företagen har berättat om 20 behov, varav 10 har inget överenskommet, 1 pågår och 5 är "
        "klara.",
        "14 behov är inte avslutade; 3 är minst ett år gamla och 1 har gått över tiden.",
    ]
    assert needs_followup.bottom_line(STATE, AGE, EN) == [
        "Companies have told of 20 needs, of which 10 have nothing agreed, 1 is in progress and 5 "
        "are done.",
        "14 needs are not finished; 3 are a year old or more and 1 is overdue.",
    ]


def test_reading_of_states_names_the_theme_with_most() -> None:
    said = needs_followup.states(STATE, SV, NAMES)
    assert "Flest behov utan något överenskommet finns inom kompetens (5)." in said
    assert "Flest är klara inom kompetens (3)." in said


def test_no_theme_is_said_to_have_most_where_one_is_withheld_or_two_share() -> None:
    partly = with_missing(STATE, THEMES[2], "nothing_agreed")
    assert "Flest behov" not in needs_followup.states(partly, SV, NAMES)
    shared = STATE.assign(nothing_agreed=pd.array([5, 5, 0, 10], dtype="Int64"))
    assert "Flest behov" not in needs_followup.states(shared, SV, NAMES)


def test_reading_of_promises_says_what_became_of_them_and_how_long_it_took() -> None:
    assert needs_followup.promises(PROMISE, SV) == (
        "Av 10 överenskomna steg: 2 blev klara i tid, 1 blev klart för sent, 1 avslutades utan "
        "åtgärd och 1 har gått över tiden. Minst hälften av de 3 som blev klara en känd dag tog "
        "högst 60 dagar."
    )
    partly = with_missing(PROMISE, ALL, "median_days", "done_late", "closed")
    assert needs_followup.promises(partly, EN) == (
        "Of 10 steps agreed: 2 were done in time and 1 is overdue."
    )


def test_reading_of_offers_names_the_widest_gap_and_themes_without_a_programme() -> None:
    assert needs_offers.beside(BESIDE, SV, NAMES) == (
        "Flest företag utan erbjudande finns inom hållbarhet och energiomställning: 6 av 6 som "
        "söker. Inget program som gäller i dag finns inom hållbarhet och energiomställning."
    )
    partly = with_missing(BESIDE, THEMES[2], "asking", "offered", "unmet")
    assert needs_offers.beside(partly, EN, NAMES) == (
        "Of the themes that can be shown most companies without an offer are in competence: "
        "4 of 9 that ask."
    )
    tied = BESIDE.assign(unmet=pd.array([4, 4, 0], dtype="Int64"))
    assert "kompetens och teknik och digitalisering: 4 i varje tema" in needs_offers.widest(
        tied, SV, NAMES
    )
    met = BESIDE.assign(unmet=pd.array([0, 0, 0], dtype="Int64"))
    assert needs_offers.widest(met, EN, NAMES).startswith("In the themes that can be shown all")


def test_coverage_says_the_share_met_or_that_there_is_no_frame() -> None:
    frame = pd.DataFrame(
        {"companies": [8], "met": [2], "alive": [0], "never": [6], "share_met": [0.25]}, index=[ALL]
    )
    assert needs_offers.coverage(frame, SV) == (
        "2 av 8 företag i ramen har mötts (25,0\u00a0%), inget av dem det senaste året."
    )
    assert needs_offers.coverage(frame.iloc[:0], EN).startswith("Without a frame")
    assert "too few" in needs_offers.coverage(frame.assign(met=float("nan")), EN)


def test_nothing_told_and_nothing_open_are_said_without_numbers() -> None:
    none = counts({name: [0] * 4 for name in STATE})
    assert needs_followup.bottom_line(none, counts({name: [0] * 4 for name in AGE}), SV) == [
        "Inga behov är nedskrivna från intervjuerna.",
        "Inget behov väntar på åtgärd.",
    ]
    empty = counts({name: [0] * 4 for name in PROMISE})
    assert needs_followup.promises(empty, SV) == "Inga steg är överenskomna."


# ---- every number is a cell, and nothing is told of what is withheld ----

MAYBE = st.none() | st.integers(0, 12)


def frames(columns: list[str], rows: list[str]) -> st.SearchStrategy[pd.DataFrame]:
    column = st.lists(MAYBE, min_size=len(rows), max_size=len(rows))
    return st.fixed_dictionaries(dict.fromkeys(columns, column)).map(
        lambda its: counts(its, index=rows)
    )


@settings(deadline=None, max_examples=80)
@given(
    frames([*STATE], [*THEMES, ALL]),
    frames([*AGE], [*THEMES, ALL]),
    frames([*PROMISE], [*THEMES, ALL]),
    frames([*BESIDE], THEMES),
    st.sampled_from([SV, EN]),
)
def test_every_number_of_a_sentence_stands_in_its_table(
    state: pd.DataFrame,
    age: pd.DataFrame,
    promise: pd.DataFrame,
    beside: pd.DataFrame,
    say: Speech,
) -> None:
    beside["programmes"] = beside.programmes.fillna(0)  # programmes are public
    bottom = needs_followup.bottom_line(state, age, say)
    told = [
        (needs_followup.states(state, say, NAMES), state),
        (needs_followup.ages(age, say, NAMES), age),
        (needs_followup.promises(promise, say), promise),
        (needs_offers.beside(beside, say, NAMES), beside),
        (needs_followup.alternative(state, [*STATES], say, NAMES), state),
        *((line, pd.concat([state, age])) for line in bottom),
    ]
    for text, frame in told:
        shown = needs_followup.table(frame, say, NAMES)
        cells = {str(cell) for row in shown.to_numpy() for cell in row}
        assert {*re.findall(r"\d+", text)} <= cells
        assert not re.search(r"nan|<NA>|None|  | \.|: \.", text.replace(f" {WITHHELD}", ""))
        assert text[0].isupper() or text[0].isdigit()
        assert text.endswith(".")


@pytest.mark.parametrize("say", [SV, EN])
def test_table_writes_withheld_as_two_points_and_no_limit_in_words(say: Speech) -> None:
    partly = with_missing(STATE, THEMES[0], "done")
    shown = needs_followup.table(partly, say, NAMES)
    assert shown.loc[NAMES[THEMES[0]][say.lang], "followup_done"] == WITHHELD
    assert str(shown.loc[say.pick("Alla", "All"), "followup_needs"]) == "20"
    offers = needs_followup.table(BESIDE, say, NAMES)
    assert [*offers.followup_places] == ["5", say.pick("utan gräns", "no limit"), "0"]
    html = exhibits.table(shown, say, caption="c").html
    assert f">{WITHHELD}<" in html
    assert str(escape(say.pick("Inget överenskommet", "Nothing agreed"))) in html


def test_municipalities_are_rows_by_their_names() -> None:
    frame = STATE.iloc[:2].set_axis(["1880", "1883"]).rename_axis("municipality")
    html = exhibits.table(needs_followup.table(frame, SV, NAMES), SV, caption="c").html
    assert "Karlskoga" in html
    assert "i Örebro (5)" in needs_followup.states(frame, SV, NAMES)


def test_label_of_a_theme_is_text_and_no_markup() -> None:
    names = {"evil": {"sv": "<script>x</script>", "en": "<b>"}}
    frame = STATE.iloc[:1].set_axis(["evil"]).rename_axis("theme")
    html = exhibits.reading(
        needs_followup.states(frame, SV, names),
        SV,
        needs_followup.table(frame, SV, names),
        caption="c",
        source="s",
    ).html
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


# ---- charts ----


@pytest.fixture
def ax() -> object:
    charts.style()
    yield charts.canvas_for(3)
    plt.close("all")


def texts(ax: plt.Axes) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_text()]


@pytest.mark.parametrize("say", [SV, EN])
def test_parts_are_stacked_from_zero_to_the_whole(ax: plt.Axes, say: Speech) -> None:
    charts.needs_by_state(ax, STATE, say, NAMES)
    ends = [bar.get_x() + bar.get_width() for bar in ax.patches]
    assert ends[-3:] == [10, 6, 4]
    assert [bar.get_x() for bar in ax.patches[:3]] == [0, 0, 0]
    assert [bar.get_width() for bar in ax.patches[:3]] == [5, 3, 2]
    assert {"10", "6", "4"} <= {*texts(ax)}
    # never colour alone: parts next to each other differ in hatch or have their number
    named = [text.get_text() for text in ax.get_legend().get_texts()]
    assert named == [needs_followup.label(part, say) for part in STATES]


def test_row_of_which_a_part_is_withheld_is_not_drawn(ax: plt.Axes) -> None:
    charts.needs_by_age(ax, with_missing(AGE, THEMES[0], "age_older"), SV, NAMES)
    assert [bar.get_width() for bar in ax.patches[:: len(THEMES)]] == [0] * len(AGES)
    assert texts(ax).count(WITHHELD) == 1


def test_offers_fill_the_bar_of_who_asks(ax: plt.Axes) -> None:
    charts.offers_beside_needs(ax, with_missing(BESIDE, THEMES[1], "asking"), SV, NAMES)
    assert [bar.get_width() for bar in ax.patches] == [9, 0, 6, 5, 0, 0]
    assert texts(ax) == ["5 av 9", WITHHELD, "0 av 6"]


@pytest.mark.parametrize("draw", [charts.needs_by_state, charts.needs_by_age])
def test_all_withheld_is_a_chart_of_points(ax: plt.Axes, draw: object) -> None:
    frame = counts({name: [None] * 3 for name in {**STATES, **AGES}}, index=THEMES)
    draw(ax, frame, EN, NAMES)  # type: ignore[operator]
    assert texts(ax) == [WITHHELD] * 3
