"""The store as tables for analysis, with codes and types; companies' names are not among them.

The trap: ``invented`` says whether they are examples, and whatever is shown of them must say so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from industry_analysis import folders
from industry_analysis.needs import holdings, store
from industry_analysis.needs.cells import Value
from industry_analysis.needs.codebook import FILE, Codebook, codebook
from industry_analysis.needs.sheets import FRAME, INTERVIEWS, OFFERS, Column
from industry_analysis.places import Language

MARK: dict[Language, str] = {"sv": "påhittade exempeldata", "en": "invented example data"}
_TYPES = {
    "date": "datetime64[s]",
    "score": "Int64",
    "count": "Int64",
    "yesno": "boolean",
}
_FOLLOWED = ["next_step", "responsible", "due", "status"]
_INTERVIEW = [
    "company", "municipality", "sni", "size_class", "group", "date", "interviewer",
]  # fmt: skip


@dataclass(frozen=True)
class Survey:
    """What companies said, whom they stand for, and what is offered.

    Attributes
    ----------
    frame
        One row a company of the population: ``company``, ``municipality`` (four-digit code),
        ``sni`` (SNI 2007 without point, one letter to five digits), ``size_class`` (ordered:
        1–9, 10–49, 50–249, 250+), ``group``. Empty if no frame was taken in.
    interviews
        One row an interview: the columns of `frame`, ``date``, ``interviewer``; companies without
        a need too.
    answers
        One row a need: the columns of `interviews`, ``theme``, ``subtheme``, ``need``,
        ``importance`` and ``performance`` (1 to 5, Int64, may be missing), ``quote``,
        ``consent`` (boolean; missing is not asked), ``wish``.
    follow_up
        One row a need for which something was agreed: the columns of `answers`, ``next_step``,
        ``responsible``, ``due``, ``status``.
    offers
        One row a programme and theme: ``programme``, ``provider``, ``theme``, ``sizes`` and
        ``snis`` (codes with semicolons between; missing is all), ``capacity`` (companies),
        ``valid_from``, ``valid_to``.
    invented
        Whether all of it is invented examples.
    codes
        The codebook that the codes are of.
    """

    frame: pd.DataFrame
    interviews: pd.DataFrame
    answers: pd.DataFrame
    follow_up: pd.DataFrame
    offers: pd.DataFrame
    invented: bool
    codes: Codebook


def codes(folder: Path) -> Codebook:
    """Give the codebook with what ``codebook.toml`` in the store's folder adds.

    Raises
    ------
    CodebookError
        If that file breaks the codebook's rules.
    """
    file = folder / FILE
    return codebook(file.read_text(encoding="utf-8") if file.exists() else "")


def survey(folder: Path | None = None) -> Survey:
    """Read the store.

    Parameters
    ----------
    folder
        Where it lies. Default: ``data/private``.

    Returns
    -------
    Survey
        With empty tables if nothing was taken in. What was not answered is missing.

    Raises
    ------
    StoreError, SealError
        If it is sealed and no key or another is set, damaged, or of a newer version.
    """
    folder = folder or folders.private()
    book = codes(folder)
    with store.opened(folder) as connection:
        rows = holdings.rows(connection)
        invented = bool(store.is_invented(connection))
    told = _table(rows["interviews"], INTERVIEWS.columns, book)
    answers = told[told.theme.notna()].reset_index(drop=True)
    agreed = answers[_FOLLOWED].notna().any(axis="columns")
    return Survey(
        frame=_table(rows["frame"], FRAME.columns, book),
        interviews=told[_INTERVIEW].drop_duplicates(ignore_index=True),
        answers=answers.drop(columns=_FOLLOWED),
        follow_up=answers[agreed].reset_index(drop=True),
        offers=_table(rows["offers"], OFFERS.columns, book),
        invented=invented,
        codes=book,
    )


def _table(
    rows: list[dict[str, Value]], columns: tuple[Column, ...], book: Codebook
) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=[column.name for column in columns], dtype=object)
    return table.astype({column.name: _type(column, book) for column in columns})


def _type(column: Column, book: Codebook) -> pd.CategoricalDtype | str:
    categories: Mapping[str, object] = {
        "size": book.size_classes,
        "theme": book.themes,
        "status": book.statuses,
    }.get(column.kind, {})
    if categories:
        return pd.CategoricalDtype([*categories], ordered=column.kind == "size")
    return _TYPES.get(column.kind, "str")
