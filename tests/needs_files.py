"""Files as users fill them in, for the tests of the intake: cells as they are typed, not codes."""

import csv
import datetime as dt
import io
from collections.abc import Iterable
from pathlib import Path

import openpyxl

from industry_analysis.needs import check
from industry_analysis.needs.check import Intake
from industry_analysis.needs.codebook import codebook
from industry_analysis.needs.faults import IntakeError
from industry_analysis.needs.sheets import SHEETS

TODAY = dt.date(2026, 6, 1)
BOOK = codebook()
NEED = {
    "Företagsnyckel": "F1",
    "Kommun": "Karlskoga",
    "SNI 2007": "25.620",
    "Storleksklass": "10–49 anställda",
    "Intervjudatum": dt.date(2026, 3, 12),
    "Tema": "Kompetens",
    "Undertema": "Specifik kompetens",
    "Behov": "CNC-operatörer",
    "Betydelse (1–5)": 5,
    "Tillgodosett (1–5)": 2,
}
MEMBER = {name: NEED[name] for name in ("Företagsnyckel", "Kommun", "SNI 2007", "Storleksklass")}
OFFER = {"Program": "Kurs", "Utförare": "Skolan", "Tema": "Kompetens"}
Rows = Iterable[dict[str, object]]


def workbook(path: Path, **sheets: Rows) -> Path:
    """An Excel file with a sheet for each of ours that is named: ``interviews=[NEED | {...}]``."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(SHEETS[name].title)
        headers = [column.header for column in SHEETS[name].columns]
        for across, header in enumerate(headers, 1):
            page.cell(1, across, header)
        for down, row in enumerate(rows, 2):
            for header, value in row.items():
                page.cell(down, headers.index(header) + 1).value = value
    book.save(path)
    return path


def delimited(rows: list[dict[str, object]], *, delimiter: str = ";") -> str:
    """The text of a CSV file with the columns that the first row has."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [*rows[0]], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def checked(*paths: Path, **options: object) -> Intake:
    return check.check(paths, BOOK, today=TODAY, **options)  # type: ignore[arg-type]


def faults(*paths: Path, **options: object) -> list[tuple[str, int, str, str]]:
    """What is wrong with files, as (sheet, row, column, rule)."""
    try:
        checked(*paths, **options)
    except IntakeError as error:
        return [(it.sheet, it.row, it.column, it.rule) for it in error.faults]
    return []


def lines(*paths: Path, **options: object) -> list[str]:
    """What is wrong with files, as users read it."""
    try:
        checked(*paths, **options)
    except IntakeError as error:
        return str(error).splitlines()
    return []
