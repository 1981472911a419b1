"""Needs and offers in the form of ``read.survey``, for the tests of the follow-up."""

import datetime as dt

import pandas as pd

from industry_analysis.needs.codebook import codebook

BOOK = codebook()
TODAY = dt.date(2026, 6, 1)
_NEED = {
    "company": "F1", "municipality": "1883", "sni": "25620", "size_class": "10–49", "group": None,
    "date": dt.date(2026, 1, 1), "interviewer": None, "theme": "competence", "subtheme": None,
    "need": None, "importance": 3, "performance": 3, "quote": None, "consent": None, "wish": None,
}  # fmt: skip
_STEP = {"next_step": None, "responsible": None, "due": None, "status": None, "finished": None}
_OFFER = {
    "programme": "Kurs", "provider": "Skolan", "theme": "competence", "sizes": None, "snis": None,
    "capacity": None, "valid_from": None, "valid_to": None,
}  # fmt: skip
_TYPES = {
    "size_class": pd.CategoricalDtype([*BOOK.size_classes], ordered=True),
    "theme": pd.CategoricalDtype([*BOOK.themes]),
    "status": pd.CategoricalDtype([*BOOK.statuses, "paused"]),
    **dict.fromkeys(("date", "due", "finished", "valid_from", "valid_to"), "datetime64[s]"),
    **dict.fromkeys(("importance", "performance", "capacity"), "Int64"),
    "consent": "boolean",
}


def _table(rows: list[dict[str, object]], empty: dict[str, object]) -> pd.DataFrame:
    table = pd.DataFrame([empty | row for row in rows], columns=[*empty], dtype=object)
    return table.astype({name: _TYPES.get(name, "str") for name in empty})


def told(*rows: dict[str, object]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Answers and, of the rows where something was agreed, what followed."""
    whole = _table([*rows], _NEED | _STEP)
    agreed = whole[[*_STEP]].notna().any(axis="columns")
    return whole[[*_NEED]], whole[agreed].reset_index(drop=True)


def offered(*rows: dict[str, object]) -> pd.DataFrame:
    return _table([*rows], _OFFER)


def companies(*rows: dict[str, object]) -> pd.DataFrame:
    columns = ("company", "municipality", "sni", "size_class", "group")
    return _table([*rows], {name: _NEED[name] for name in columns})
