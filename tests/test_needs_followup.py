"""Follow-up: how needs stand, who gets which place, what is left unmet, whom nobody met."""

import datetime as dt
from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from needs_followed import TODAY, companies, offered, told

from industry_analysis.needs import followup
from industry_analysis.needs.followup.counts import FATES
from industry_analysis.needs.followup.fit import FITS, OBSTACLES
from industry_analysis.needs.followup.standing import AGES, STATES

PAST, SOON = dt.date(2026, 5, 31), dt.date(2026, 6, 2)


def standing(*rows: dict[str, object]) -> pd.DataFrame:
    return followup.standing(*told(*rows), today=TODAY)


# ---- how needs stand ----


def test_need_without_agreement_is_open_and_what_is_done_or_closed_is_not() -> None:
    needs = standing(
        {"need": "a"},
        {"need": "b", "next_step": "Möte"},
        {"need": "c", "status": "paused"},
        {"need": "d", "status": "in_progress"},
        {"need": "e", "status": "done"},
        {"need": "f", "status": "closed"},
    )
    assert [*needs.state] == ["nothing_agreed", "open", "open", "in_progress", "done", "closed"]
    assert [*needs.is_open] == [True] * 4 + [False] * 2


def test_agreement_goes_to_its_own_need_though_the_interviewer_is_missing_or_differs() -> None:
    needs = standing(
        {"interviewer": "A"},
        {"interviewer": None, "status": "done"},
        {"interviewer": "B", "status": "closed"},
    )
    assert [*needs.state] == ["nothing_agreed", "done", "closed"]


@pytest.mark.parametrize(
    ("days", "age"),
    [(0, 0), (90, 0), (91, 1), (181, 1), (182, 2), (364, 2), (365, 3), (4000, 3)],
)
def test_open_need_is_of_the_age_class_that_its_days_lie_in(days: int, age: int) -> None:
    needs = standing({"date": TODAY - dt.timedelta(days=days)})
    assert (needs.age[0], needs.age_class[0]) == (days, [*AGES][age])


def test_need_is_overdue_from_the_day_after_and_never_once_it_is_done() -> None:
    needs = standing(
        {"need": "a", "status": "open", "due": PAST},
        {"need": "b", "status": "open", "due": TODAY},
        {"need": "c", "status": "done", "due": PAST},
        {"need": "d", "status": "open"},
    )
    assert [*needs.overdue] == [True, False, False, False]
    assert needs.days_overdue[0] == 1
    assert needs.days_overdue[1:].isna().all()
    assert [*needs.undated] == [False, False, False, True]
    assert [*needs.unassigned] == [True, True, False, True]


def test_need_done_without_a_day_is_neither_in_time_nor_late() -> None:
    done = {"status": "done", "due": dt.date(2026, 3, 1)}
    needs = standing(
        done | {"need": "a", "finished": dt.date(2026, 3, 1)},
        done | {"need": "b", "finished": dt.date(2026, 3, 2)},
        done | {"need": "c"},
        {"need": "d", "status": "done", "finished": dt.date(2026, 3, 2)},
    )
    assert [None if pd.isna(it) else it for it in needs.in_time] == [True, False, None, None]
    fates = followup.promises(needs, ["municipality"]).loc["1883"]
    assert fates[["agreed", "done_in_time", "done_late", "done_unknown"]].tolist() == [4, 1, 1, 2]
    # 59, 60 and 60 days after 1 January
    assert (fates.days_known, fates.median_days) == (3, 60)


def test_time_it_takes_is_not_told_from_two_needs() -> None:
    done = {"status": "done", "finished": dt.date(2026, 3, 1)}
    fates = followup.promises(standing(done, done | {"need": "b"}), ["municipality"])
    assert (fates.days_known.item(), fates.median_days.isna().item()) == (2, True)


DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2026, 5, 1))
NEEDS = st.fixed_dictionaries(
    {
        "company": st.sampled_from("ABCDE"),
        "municipality": st.sampled_from(["1880", "1883"]),
        "theme": st.sampled_from(["competence", "technology"]),
        "date": DAYS,
        "status": st.sampled_from([None, "open", "in_progress", "done", "closed", "paused"]),
        "due": st.none() | DAYS,
        "finished": st.none() | DAYS,
        "responsible": st.sampled_from([None, "A. Ek"]),
        "importance": st.none() | st.integers(1, 5),
        "performance": st.none() | st.integers(1, 5),
    }
)


def numbered(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """A company is of one size and industry; each need has words of its own."""
    size = dict(zip("ABCDE", ["1–9", "10–49", "50–249", "10–49", "250+"], strict=True))
    return [
        row | {"need": str(at), "size_class": size[str(row["company"])]}
        for at, row in enumerate(rows)
    ]


@settings(deadline=None, max_examples=60)
@given(st.lists(NEEDS, min_size=1, max_size=12), st.sampled_from(["theme", "municipality"]))
def test_parts_add_up_and_no_need_is_lost(rows: list[dict[str, object]], by: str) -> None:
    needs = standing(*numbered(rows))
    states, ages = followup.states(needs, [by]), followup.ages(needs, [by])
    fates = followup.promises(needs, [by])
    assert states.needs.sum() == len(rows)
    assert (states[[*STATES]].sum(axis="columns") == states.needs).all()
    assert ages.open.sum() == needs.is_open.sum()
    assert (ages[[*AGES]].sum(axis="columns") == ages.open).all()
    assert (fates[[*FATES]].sum(axis="columns") == fates.agreed).all()
    assert fates.overdue.sum() == needs.overdue.sum()


def test_themes_that_nobody_named_are_rows_of_zeros_and_no_needs_at_all_is_no_fault() -> None:
    states = followup.states(standing({"theme": "leadership"}), ["theme"])
    assert states.needs.to_dict()["competence"] == 0
    assert followup.states(standing(), ["theme"]).needs.sum() == 0
    assert followup.ages(standing(), ["theme"]).open.sum() == 0
    assert followup.promises(standing(), ["theme"]).agreed.sum() == 0


# ---- offers that fit ----


@pytest.mark.parametrize(
    ("offer", "reason"),
    [
        ({}, FITS),
        ({"sizes": "1–9;10–49"}, FITS),
        ({"sizes": "1–9"}, "size"),
        ({"snis": "28;25"}, FITS),
        ({"snis": "C"}, FITS),
        ({"snis": "256201"}, "industry"),
        ({"snis": "28"}, "industry"),
        ({"sizes": "1–9", "snis": "28", "valid_to": PAST}, "size"),
        ({"snis": "28", "valid_to": PAST}, "industry"),
        ({"valid_to": PAST}, "ended"),
        ({"valid_to": TODAY, "valid_from": TODAY}, FITS),
        ({"valid_from": SOON}, "not_begun"),
    ],
)
def test_offer_fits_or_the_first_obstacle_is_named(offer: dict[str, object], reason: str) -> None:
    pairs = followup.pairs(standing({}), offered(offer), today=TODAY)
    assert [*pairs.reason] == [reason]


def test_offers_of_other_themes_and_finished_needs_are_not_compared() -> None:
    needs = standing({"need": "a", "theme": "technology"}, {"need": "b", "status": "done"})
    assert followup.pairs(needs, offered({}), today=TODAY).empty


def test_company_known_only_by_its_section_does_not_fit_an_offer_for_a_division() -> None:
    needs = standing({"sni": "C"})
    pairs = followup.pairs(needs, offered({"snis": "25"}, {"snis": "C"}), today=TODAY)
    assert [*pairs.reason] == ["industry", FITS]


# ---- who gets the places ----


def allocated(needs: pd.DataFrame, offers: pd.DataFrame) -> pd.DataFrame:
    return followup.allocation(needs, offers, followup.pairs(needs, offers, today=TODAY))


def test_one_place_goes_to_who_has_most_at_stake_then_to_who_has_waited_longest() -> None:
    rows = [
        {"company": "A", "importance": 5, "performance": 4},  # 5 × 1
        {"company": "B", "importance": 3, "performance": 2},  # 3 × 3
        {"company": "C", "importance": 3, "performance": 2, "date": dt.date(2025, 12, 31)},
        {"company": "D"},  # the middle of both: 3 × 2
    ]
    needs = standing(*rows)
    given_ = allocated(needs, offered({"capacity": 1}))
    assert given_.score.tolist() == [5, 9, 9, 6]
    assert given_.turn.tolist() == [4, 2, 1, 3]
    assert given_.reason.tolist() == ["full", "full", FITS, "full"]


def test_company_that_fits_elsewhere_makes_room_for_one_that_does_not() -> None:
    rows = [
        {"company": "A", "size_class": "10–49", "importance": 5},
        {"company": "B", "size_class": "1–9", "importance": 1},
    ]
    both = {"programme": "För alla", "capacity": 1}
    narrow = {"programme": "För 10–49", "capacity": 1, "sizes": "10–49"}
    given_ = allocated(standing(*rows), offered(both, narrow))
    assert given_.offer_row.tolist() == [1, 0]


def test_who_fits_an_offer_without_limit_leaves_the_place_of_another_to_the_rest() -> None:
    rows = [{"company": "A", "importance": 5}, {"company": "B", "size_class": "1–9"}]
    scarce = {"programme": "Med platser", "capacity": 1}
    free = {"programme": "Utan gräns", "sizes": "10–49"}
    given_ = allocated(standing(*rows), offered(scarce, free))
    assert given_.offer_row.tolist() == [1, 0]


def test_needs_of_one_company_in_a_theme_share_a_place() -> None:
    rows = [{"need": "a"}, {"need": "b", "importance": 5}, {"company": "F2"}]
    given_ = allocated(standing(*rows), offered({"capacity": 1}))
    assert given_.reason.tolist() == [FITS, FITS, "full"]


def test_offer_without_limit_serves_all_and_one_with_none_left_nobody() -> None:
    rows = [{"company": key} for key in "ABC"]
    assert allocated(standing(*rows), offered({})).offer_row.tolist() == [0, 0, 0]
    assert allocated(standing(*rows), offered({"capacity": 0})).reason.eq("full").all()
    assert allocated(standing(*rows), offered()).reason.eq("no_offer").all()
    assert allocated(standing(), offered({})).empty


OFFERS = st.fixed_dictionaries(
    {
        "theme": st.sampled_from(["competence", "technology"]),
        "sizes": st.sampled_from([None, "1–9", "10–49;250+", "1–9;50–249"]),
        "capacity": st.none() | st.integers(0, 2),
        "valid_to": st.sampled_from([None, PAST, SOON]),
    }
)


@settings(deadline=None, max_examples=80)
@given(
    st.lists(NEEDS, max_size=10),
    st.lists(OFFERS, max_size=4),
)
def test_no_capacity_is_exceeded_and_each_is_served_in_turn_as_brute_force_says(
    rows: list[dict[str, object]], their_offers: list[dict[str, object]]
) -> None:
    needs, offers = standing(*numbered(rows)), offered(*their_offers)
    pairs = followup.pairs(needs, offers, today=TODAY)
    given_ = allocated(needs, offers)
    assert [*given_.index] == [*needs.index[needs.is_open]]
    fitting = {(p.need_row, p.offer_row) for p in pairs.itertuples() if p.reason == FITS}
    held = given_.dropna(subset="offer_row")
    assert {(row, int(offer)) for row, offer in held.offer_row.items()} <= fitting
    whose = held.join(needs[["company", "theme"]].astype(str))
    assert whose.groupby(["company", "theme"]).offer_row.nunique().le(1).all()
    taken = whose.groupby("offer_row").company.nunique()
    limits = offers.capacity.dropna()
    assert (taken.reindex(limits.index, fill_value=0) <= limits).all()
    for theme in ("competence", "technology"):
        assert served(needs, given_, theme) == best(needs, offers, fitting, given_, theme)
    reasons = given_.reason[given_.offer_row.isna()]
    assert set(reasons) <= set(OBSTACLES)
    full = {row for row, offer in fitting}
    assert {row for row, reason in reasons.items() if reason == "full"} <= full


def served(needs: pd.DataFrame, given_: pd.DataFrame, theme: str) -> list[int]:
    its = given_[needs.theme.eq(theme).reindex(given_.index) & given_.offer_row.notna()]
    return sorted(set(its.turn))


def best(
    needs: pd.DataFrame,
    offers: pd.DataFrame,
    fitting: set[tuple[int, int]],
    given_: pd.DataFrame,
    theme: str,
) -> list[int]:
    """Who can be served: of all sets of companies that fit the places, the first in turn."""
    its = given_.join(needs[["company", "theme"]].astype(str)).query("theme == @theme")
    options = {
        turn: [offer for row, offer in fitting if row == rows.index[0]]
        for turn, rows in its.groupby("turn")
    }
    room = offers.capacity.astype(float).fillna(99).to_dict()
    for size in range(len(options), -1, -1):
        for chosen in combinations(sorted(options), size):
            for places in product(*(options[turn] for turn in chosen)):
                counts = pd.Series(places, dtype=object).value_counts()
                if all(count <= room[offer] for offer, count in counts.items()):
                    return list(chosen)
    return []


# ---- gaps ----


def test_gap_is_counted_by_company_and_by_what_stands_between() -> None:
    needs = standing(
        {"company": "A", "need": "a"},
        {"company": "A", "need": "b"},
        {"company": "B", "size_class": "1–9"},
        {"company": "C", "theme": "leadership"},
        {"company": "D", "size_class": "50–249"},
    )
    offers = offered({"sizes": "50–249"}, {"theme": "technology", "capacity": 4})
    given_ = allocated(needs, offers)
    gaps = followup.gaps(needs, given_, ["theme", "size_class"])
    assert gaps.loc[("competence", "10–49")][["unmet", "size", "needs"]].tolist() == [1, 1, 2]
    assert gaps.loc[("competence", "1–9"), "size"] == 1
    assert gaps.loc[("leadership", "10–49"), "no_offer"] == 1
    assert ("competence", "50–249") not in gaps.index
    sides = followup.offers_against_needs(needs, offers, given_, today=TODAY)
    assert sides.loc["competence", ["asking", "offered", "unmet"]].tolist() == [3, 1, 2]
    assert sides.loc["technology", ["asking", "programmes", "places"]].tolist() == [0, 1, 4]
    assert pd.isna(sides.places["competence"])
    assert sides.loc["leadership", ["unmet", "programmes", "places"]].tolist() == [1, 0, 0]


def test_programme_that_has_ended_is_no_offer_of_today() -> None:
    needs, offers = standing({}), offered({"capacity": 5, "valid_to": PAST})
    given_ = allocated(needs, offers)
    sides = followup.offers_against_needs(needs, offers, given_, today=TODAY)
    assert sides.loc["competence", ["programmes", "places", "unmet"]].tolist() == [0, 0, 1]
    assert followup.gaps(needs, given_, ["theme"]).ended.tolist() == [1]


@settings(deadline=None, max_examples=40)
@given(st.lists(NEEDS, max_size=10), st.lists(OFFERS, max_size=4))
def test_reasons_of_a_theme_add_up_to_those_who_are_left(
    rows: list[dict[str, object]], their_offers: list[dict[str, object]]
) -> None:
    needs, offers = standing(*numbered(rows)), offered(*their_offers)
    given_ = allocated(needs, offers)
    gaps = followup.gaps(needs, given_, ["theme"])
    assert (gaps[[*OBSTACLES]].sum(axis="columns") == gaps.unmet).all()
    sides = followup.offers_against_needs(needs, offers, given_, today=TODAY)
    assert gaps.unmet.sum() == sides.unmet.sum()
    assert np.all(sides.places.isna() | (sides.offered <= sides.places))


# ---- whom nobody has met ----


def test_companies_never_met_come_first_and_the_frame_alone_is_counted() -> None:
    frame = companies(*({"company": key} for key in ("F1", "F2", "F3")))
    interviews, _ = told(
        {"company": "F1", "date": dt.date(2025, 6, 1)},
        {"company": "F1", "date": dt.date(2024, 6, 1)},
        {"company": "F2", "date": dt.date(2025, 5, 31)},
        {"company": "X", "date": dt.date(2026, 5, 1)},
    )
    known = followup.dialogue(frame, interviews, today=TODAY)
    assert [*known.company] == ["F3", "F2", "F1", "X"]
    assert known.times.tolist() == [0, 1, 2, 1]
    assert known.days.tolist() == [pd.NA, 366, 365, 31]
    assert known.alive.tolist() == [False, False, True, True]
    [row] = followup.coverage(known, ["municipality"]).itertuples()
    assert (row.companies, row.met, row.alive, row.never) == (3, 2, 1, 1)
    assert row.share_met == pytest.approx(2 / 3)


def test_without_a_frame_nobody_is_known_who_was_never_met() -> None:
    interviews, _ = told({})
    known = followup.dialogue(companies(), interviews, today=TODAY)
    assert followup.coverage(known, ["municipality"]).empty
    assert known.met.tolist() == [True]
