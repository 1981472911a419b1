"""The office's own lists as sheets: open needs, offers, gaps, coverage, companies.

Rows are needs and companies by key. The trap: they are for those who keep the interviews, and
for nobody else; a page gets counts, through the protected picture.
"""

import datetime as dt
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from industry_analysis.needs import followup
from industry_analysis.needs.cells import armed
from industry_analysis.needs.codebook import Codebook
from industry_analysis.needs.followup.counts import AMISS
from industry_analysis.needs.followup.fit import FITS
from industry_analysis.needs.followup.standing import AGES
from industry_analysis.needs.read import Survey
from industry_analysis.needs.sheets import INTERVIEWS, OFFERS, Kind
from industry_analysis.needs.written import Cell, label

Sheet = list[list[Cell]]
_KINDS: dict[str, Kind] = {
    column.name: column.kind for column in (*INTERVIEWS.columns, *OFFERS.columns)
}
_HEADERS = {
    **{column.name: column.header for column in (*INTERVIEWS.columns, *OFFERS.columns)},
    "nothing_agreed": "Inget överenskommet", "open": "Öppna",
    "in_progress": "Pågår", "done": "Klara", "closed": "Avslutade utan åtgärd",
    "needs": "Behov", "age": "Ålder, dagar", "days_overdue": "Försenat, dagar",
    "age_quarter": "Under ett kvartal", "age_half": "Ett kvartal till ett halvår",
    "age_year": "Ett halvår till ett år", "age_older": "Ett år eller mer",
    "overdue": "Försenade", "unassigned": "Utan ansvarig", "undated": "Utan datum",
    "agreed": "Överenskomna", "done_in_time": "Klara i tid", "done_late": "Klara för sent",
    "done_unknown": "Klara, okänt om i tid", "under_way": "På väg",
    "days_known": "Klara med känd dag", "median_days": "Median, dagar till klart",
    "score": "Angelägenhet (0–20)", "since": "Väntat sedan", "turn": "Tur inom temat",
    "reason": "Varför", "asking": "Företag som söker", "offered": "Får plats",
    "unmet": "Företag utan plats", "programmes": "Program i dag", "places": "Platser",
    "no_offer": "Inget erbjudande", "size": "Fel storlek", "industry": "Fel bransch",
    "ended": "Avslutat", "not_begun": "Inte börjat", "full": "Fullt",
    "split": "Indelning", "value": "Grupp", "companies": "Företag i ramen", "met": "Mötta",
    "alive": "Mötta senaste året", "never": "Aldrig mötta", "share_met": "Andel mötta, procent",
    "in_frame": "I ramen", "times": "Möten", "last": "Senast mött", "days": "Dagar sedan",
    "met_by": "Mött av", "division": "SNI 2007, två siffror",
}  # fmt: skip
_REASONS = {
    FITS: "passar",
    "no_offer": "inget erbjudande inom temat",
    "size": "erbjudandet är för andra storleksklasser",
    "industry": "erbjudandet är för andra branscher",
    "ended": "erbjudandet är avslutat",
    "not_begun": "erbjudandet har inte börjat",
    "full": "erbjudandet passar men platserna går till dem som har tur före",
}
_OPEN = [
    "company", "municipality", "size_class", "theme", "subtheme", "need", "importance",
    "performance", "date", "age", "status", "next_step", "responsible", "due", "days_overdue",
]  # fmt: skip
_COMPANY = [
    "company", "municipality", "sni", "size_class", "group", "in_frame", "times", "last", "days",
    "met_by",
]  # fmt: skip
_WHO = ["company", "municipality", "size_class", "theme", "subtheme", "need"]


_THEMES_AND_PLACES = ("theme", "municipality")
_COVERED = ("municipality", "size_class", "division")


def sheets(survey: Survey, *, today: dt.date) -> dict[str, Sheet]:
    """Make the office's lists of a survey.

    Parameters
    ----------
    survey
        ``read.survey``.
    today
        The day that ages, periods and the time since the last talk are counted to.

    Returns
    -------
    dict
        By title: rows of cells, their header first; text armed against being run.
    """
    needs = followup.standing(survey.answers, survey.follow_up, today=today)
    pairs = followup.pairs(needs, survey.offers, today=today)
    given = followup.allocation(needs, survey.offers, pairs)
    beside = followup.offers_against_needs(needs, survey.offers, given, today=today)
    frames = {
        "Öppna behov": _most_pressing(needs),
        "Läget": _by_each(lambda by: _state_of(needs, by), _THEMES_AND_PLACES),
        "Utlovat och gjort": _by_each(lambda by: followup.promises(needs, by), _THEMES_AND_PLACES),
        "Behov och erbjudanden": _offered(needs, survey.offers, given),
        "Alla jämförelser": _compared(needs, survey.offers, pairs),
        "Luckor i stödet": followup.gaps(needs, given, ["theme", "size_class"]).reset_index(),
        "Erbjudanden mot behov": beside.reset_index(),
        **_dialogue(survey, today),
    }
    return {title: _rows(frame, survey.codes) for title, frame in frames.items()}


def _most_pressing(needs: pd.DataFrame) -> pd.DataFrame:
    ordered = needs[needs.is_open].sort_values(
        ["days_overdue", "age"], ascending=False, na_position="last", kind="stable"
    )
    return ordered[_OPEN]


def _state_of(needs: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    ages = followup.ages(needs, by)[[*AGES, *AMISS]]
    return followup.states(needs, by).join(ages).fillna(0).astype(int)


def _by_each(count: Callable[[Sequence[str]], pd.DataFrame], splits: Sequence[str]) -> pd.DataFrame:
    """Counts by each of some columns below each other; what is counted by stands first."""
    tables = [count([by]).rename_axis("value").reset_index() for by in splits]
    for table, by in zip(tables, splits, strict=True):
        table.insert(0, "split", by)
    return pd.concat([table.astype({"value": "str"}) for table in tables])


def _offered(needs: pd.DataFrame, offers: pd.DataFrame, given: pd.DataFrame) -> pd.DataFrame:
    told = needs.loc[needs.is_open, _WHO].join(given)
    told = told.join(offers[["programme", "provider"]], on="offer_row")
    columns = [*_WHO, "score", "since", "turn", "programme", "provider", "reason"]
    return told.sort_values(["theme", "turn"], kind="stable")[columns]


def _compared(needs: pd.DataFrame, offers: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    offer = offers[["programme", "provider", "sizes", "snis", "valid_from", "valid_to"]]
    told = pairs.join(needs[[*_WHO, "sni"]], on="need_row").join(offer, on="offer_row")
    return told[[*_WHO, "sni", *offer.columns, "reason"]]


def _dialogue(survey: Survey, today: dt.date) -> dict[str, pd.DataFrame]:
    """Coverage by each, in detail, and the companies with who met them."""
    known = followup.dialogue(survey.frame, survey.interviews, today=today)
    known["division"] = known.sni.str[:2]
    met = survey.interviews.dropna(subset="interviewer").groupby("company").interviewer
    known["met_by"] = known.company.map(met.agg(lambda names: ", ".join(sorted({*names}))))
    return {
        "Täckning": _by_each(lambda by: followup.coverage(known, by), _COVERED),
        "Täckning i detalj": followup.coverage(known, _COVERED).reset_index(),
        "Företag": known[_COMPANY],
    }


def _rows(frame: pd.DataFrame, book: Codebook) -> Sheet:
    header: list[Cell] = [_HEADERS[str(name)] for name in frame]
    records = frame.astype(object).to_dict("records")
    return [header, *([_cell(str(k), v, row, book) for k, v in row.items()] for row in records)]


def _cell(name: str, value: Any, row: Mapping[Hashable, Any], book: Codebook) -> Cell:
    if pd.isna(value):
        return "utan gräns" if name == "places" else None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if not isinstance(value, str):
        return round(100 * value if name == "share_met" else value)
    if name in ("reason", "split"):
        return {**_HEADERS, **_REASONS}[value]
    kind = _KINDS.get(str(row["split"]) if name == "value" else name, "text")
    return armed(label(value, kind, str(row.get("theme")), book))
