"""Raw sheets to rows of values: which sheet and column is which, and every cell read.

The trap: a column that is not found leaves its cells missing, so a required one is a fault and
one with a name near to it is taken for a slip, never passed over.
"""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from industry_analysis.needs import cells
from industry_analysis.needs.cells import Value
from industry_analysis.needs.codebook import Codebook
from industry_analysis.needs.faults import Fault, Wrong
from industry_analysis.needs.files import RawFile
from industry_analysis.needs.raw import RawSheet
from industry_analysis.needs.sheets import INVENTED, SHEETS, Column, Sheet

# sheets of the template that hold nothing to read
EXPLAINS, LISTS, NOTICE = "Förklaringar", "Listor", "Påhittade exempeldata"
EXPLANATION = ("Blad", "Kolumn", "Vad den säger", "Får innehålla", "Krävs", "Exempel")
_ASIDE = frozenset(name.casefold() for name in (EXPLAINS, LISTS, NOTICE))


@dataclass(frozen=True)
class Rows:
    """The rows of one sheet, column by column.

    Attributes
    ----------
    file, title
        Where they stand.
    numbers
        Of the rows, as Excel counts them.
    columns
        A list of values by the column's name; all columns of the sheet and ``invented``.
    given
        The columns that the file has; the values of the others are all missing.
    """

    sheet: Sheet
    file: str
    title: str
    numbers: list[int]
    columns: dict[str, list[Value]]
    given: frozenset[str]

    def fault(self, at: int, column: str, rule: str, value: object = "", hint: str = "") -> Fault:
        """A fault of the row that is `at` in this list."""
        header = self.sheet.column(column).header if column else ""
        number = self.numbers[at]
        return Fault(self.file, self.title, number, header, rule, str(value), hint)


@dataclass
class Found:
    """What was read, what is wrong with it, and what was passed over."""

    rows: list[Rows] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)


def found(file: RawFile, book: Codebook) -> Found:
    """Give the rows of all sheets of a file, with all faults of sheets, columns and cells."""
    result = Found(remarks=[*file.remarks])
    by_sheet: dict[str, str] = {}
    for raw in file.sheets:
        sheet, faults = _which(raw, file.name)
        if sheet is None:
            (result.faults if faults else result.remarks).extend(faults or _aside(raw, file.name))
        elif sheet.name in by_sheet:
            result.faults.append(Fault(file.name, raw.title, 0, "", "sheet twice", sheet.title))
        else:
            by_sheet[sheet.name] = raw.title
            _read(raw, sheet, file.name, book, result)
    titles = ", ".join(raw.title for raw in file.sheets)
    if not by_sheet and not result.faults and titles:
        result.faults.append(Fault(file.name, "", 0, "", "no sheets", titles))
    elif file.sheets[0].title:
        absent = (sheet for sheet in SHEETS.values() if sheet.name not in by_sheet)
        result.remarks += [Fault(file.name, it.title, 0, "", "sheet absent") for it in absent]
    return result


def _which(raw: RawSheet, file: str) -> tuple[Sheet | None, list[Fault]]:
    """The sheet that a raw one is: by its name, or in a CSV file by its header."""
    if not raw.title:
        if [*map(str, raw.rows[0])] == [*EXPLANATION]:
            return None, []
        # a header of few columns is also part of a longer one
        known = {it.name: (_known(raw, it), -len(it.columns)) for it in SHEETS.values()}
        return SHEETS[max(known, key=lambda name: known[name])], []
    by_title = {sheet.title.casefold(): sheet for sheet in SHEETS.values()}
    title = raw.title.strip().casefold()
    if title in by_title:
        return by_title[title], []
    near = difflib.get_close_matches(title, by_title, n=1, cutoff=0.6)
    likely = [by_title[name] for name in near]
    likely += [it for it in SHEETS.values() if _known(raw, it) >= max(2, len(it.columns) / 2)]
    if title in _ASIDE or not likely or not (raw.filled or near):
        return None, []
    return None, [Fault(file, raw.title, 0, "", "sheet near", raw.title, likely[0].title)]


def _aside(raw: RawSheet, file: str) -> Iterator[Fault]:
    if raw.title and raw.filled and raw.title.strip().casefold() not in _ASIDE:
        yield Fault(file, raw.title, 0, "", "sheet passed over")


def _known(raw: RawSheet, sheet: Sheet) -> int:
    headers = {_folded(cell) for cell in raw.rows[0]} if raw.rows else set()
    return len(headers & {_folded(column.header) for column in sheet.columns})


def _folded(header: object) -> str:
    """A header without capitals, spaces, asterisk and kinds of dash."""
    text = "" if header is None else str(header)
    return "".join(text.casefold().replace("-", "–").replace("*", "").split())


def _read(raw: RawSheet, sheet: Sheet, file: str, book: Codebook, result: Found) -> None:
    """Read one sheet into `result`."""
    if not raw.rows and not raw.title:
        return
    if not _known(raw, sheet):
        if raw.rows:
            hint = ", ".join(column.header for column in sheet.columns[:3])
            result.faults.append(Fault(file, raw.title, 0, "", "no header", "", hint))
        return
    where, faults, remarks = _places(raw, sheet, file)
    result.remarks += remarks
    result.faults += faults
    result.faults += [Fault(file, raw.title, 0, "", "merged", area) for area in raw.merged]
    filled = [
        at
        for at, row in enumerate(raw.rows)
        if at and any(cell is not None and cell != "" for cell in row)
    ]
    numbers = [at + 1 for at in filled]
    width = len(raw.rows[0])
    kept = [raw.rows[at] for at in filled]
    for number, row in zip(numbers, kept, strict=True):
        if beyond := [cell for cell in row[width:] if cell not in (None, "")]:
            result.faults.append(Fault(file, raw.title, number, "", "beyond", str(beyond[0])))
    empty: list[Value] = [None] * len(filled)
    columns = {column.name: empty for column in (*sheet.columns, INVENTED)}
    whole = replace(sheet, columns=(*sheet.columns, INVENTED))
    given = frozenset(column.name for column in where)
    rows = Rows(whole, file, raw.title, numbers, columns, given)
    for column, across in where.items():
        raws = [row[across] if across < len(row) else None for row in kept]
        formulas = {at for at, place in enumerate(filled) if (place, across) in raw.formulas}
        columns[column.name] = _values(raws, column, rows, formulas, book, result)
    result.rows.append(rows)


def _places(
    raw: RawSheet, sheet: Sheet, file: str
) -> tuple[dict[Column, int], list[Fault], list[Fault]]:
    """Where each column stands; what is missing, near or there twice; what is passed over."""
    faults, remarks = [], []
    by_header = {_folded(column.header): column for column in (*sheet.columns, INVENTED)}
    where: dict[Column, int] = {}
    unknown = []
    for across, header in enumerate(raw.rows[0]):
        column = by_header.get(_folded(header))
        if column is not None and column in where:
            faults.append(Fault(file, raw.title, 0, column.header, "column twice"))
        elif column is not None:
            where[column] = across
        elif _folded(header):
            unknown.append(str(header))
    missing = {_folded(it.header): it for it in sheet.columns if it not in where}
    for header in unknown:
        near = difflib.get_close_matches(_folded(header), missing, n=1, cutoff=0.6)
        if near:
            meant = missing.pop(near[0])
            faults.append(Fault(file, raw.title, 0, meant.header, "column near", header))
        else:
            remarks.append(Fault(file, raw.title, 0, "", "column passed over", header))
    faults += [
        Fault(file, raw.title, 0, column.header, "column missing")
        for column in missing.values()
        if column.required
    ]
    return where, faults, remarks


def _values(
    given: Sequence[object],
    column: Column,
    rows: Rows,
    formulas: set[int],
    book: Codebook,
    result: Found,
) -> list[Value]:
    """The values of a column; each distinct cell is read once."""
    read: dict[tuple[type, object], Value | Wrong] = {}
    values: list[Value] = []
    for at, raw in enumerate(given):
        key = (type(raw), raw) if at not in formulas else (Wrong, None)
        if key not in read:
            read[key] = _value(column, raw, book) if at not in formulas else Wrong("formula")
        value = read[key]
        if isinstance(value, Wrong):
            shown = _shown(raw)
            result.faults.append(rows.fault(at, column.name, value.rule, shown, value.hint))
        elif value is None and column.required:
            result.faults.append(rows.fault(at, column.name, "required"))
        values.append(None if isinstance(value, Wrong) else value)
    return values


def _value(column: Column, raw: object, book: Codebook) -> Value | Wrong:
    try:
        return cells.value(column.kind, raw, book)
    except Wrong as wrong:
        return wrong


def _shown(raw: object) -> str:
    """What a user sees in the cell: a date without the time that Excel keeps with it."""
    return str(raw).removesuffix(" 00:00:00")
