"""Is a file fit to be taken in? All faults at once; what is fit comes back as plain lists.

The trap: a company is described once for all its rows. Rows may leave the description out if
another row, of this file or of the store, has it, but two rows may not differ.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from industry_analysis.needs import files
from industry_analysis.needs.cells import Value
from industry_analysis.needs.codebook import Codebook
from industry_analysis.needs.faults import Fault, IntakeError
from industry_analysis.needs.rows import Found, Rows, found
from industry_analysis.needs.sheets import DESCRIPTION
from industry_analysis.places import Language

# what a row of interviews cannot have without a theme
_OF_A_NEED = ("subtheme", "need", "importance", "performance", "quote", "wish", "next_step", "due")
_ORDER = (("interviews", "date", "due"), ("offers", "valid_from", "valid_to"))
_OPTIONAL = "group"
Description = dict[str, Value]


@dataclass(frozen=True)
class Intake:
    """What files hold, checked.

    Attributes
    ----------
    companies
        Key to municipality, sni, size_class and group, of all companies in the files.
    rows
        Of all files; a row of interviews without a theme says that there was an interview.
    digests
        SHA-256 of each file.
    remarks
        What was passed over.
    invented
        Whether the files are marked as invented examples.
    """

    companies: Mapping[str, Description]
    rows: list[Rows]
    digests: dict[str, str]
    remarks: list[Fault] = field(default_factory=list)
    invented: bool = False

    def of(self, sheet: str) -> list[Rows]:
        """The rows of a sheet, a list for each file that has it."""
        return [rows for rows in self.rows if rows.sheet.name == sheet]

    def count(self, sheet: str) -> int:
        """How many rows a sheet has in all files."""
        return sum(len(rows.numbers) for rows in self.of(sheet))


def check(
    paths: Iterable[Path],
    book: Codebook,
    *,
    today: dt.date,
    known: Mapping[str, Description] | None = None,
    lang: Language = "sv",
) -> Intake:
    """Read files and check them together.

    Parameters
    ----------
    paths
        Excel workbooks or CSV files; a sheet may be spread over several.
    book
        What may stand in coded columns.
    today
        An interview after this day is a fault.
    known
        Companies of the store by key, whose description the files need not repeat.
    lang
        Of the messages.

    Raises
    ------
    IntakeError
        If anything at all is wrong; it carries every fault of every file that can be read.
    """
    together, digests = Found(), {}
    for name, path in _called(paths).items():
        try:
            raw = files.read(path, name)
        except IntakeError as error:
            together.faults += error.faults
            continue
        digests[name] = raw.sha256
        one = found(raw, book)
        together.rows += one.rows
        together.faults += one.faults
        together.remarks += one.remarks
    if not together.faults and not any(rows.numbers for rows in together.rows):
        together.faults += [Fault(name, "", 0, "", "no rows") for name in digests]
    known = known or {}
    companies, faults = _companies(together, known)
    faults += [*_across(together, today), *_named(together.rows, companies, known)]
    invented, unmarked = _invented(together.rows)
    if everything := together.faults + faults + unmarked:
        raise IntakeError([*everything, *_mixed(everything)], lang)
    return Intake(companies, together.rows, digests, together.remarks, invented)


def _called(paths: Iterable[Path]) -> dict[str, Path]:
    """What messages call each file: its name, or its whole path where two share a name."""
    listed = [*dict.fromkeys(paths)]
    times = Counter(path.name for path in listed)
    return {path.name if times[path.name] == 1 else str(path): path for path in listed}


def _companies(
    together: Found, known: Mapping[str, Description]
) -> tuple[dict[str, Description], list[Fault]]:
    """Describe each company by the rows that do; what differs between rows or is nowhere said.

    What is missing because a cell or column is wrong is not told a second time.
    """
    described: dict[str, Description] = {}
    first: dict[str, tuple[Rows, int]] = {}
    told = {(it.file, it.sheet, it.row, it.column) for it in together.faults}
    excused: set[tuple[str, str]] = set()
    faults = []
    for rows in together.rows:
        if DESCRIPTION[0] not in rows.columns:
            continue
        headers = {name: rows.sheet.column(name).header for name in DESCRIPTION}
        for at, company in enumerate(rows.columns["company"]):
            if company is None:
                continue
            its = described.setdefault(str(company), {})
            first.setdefault(str(company), (rows, at))
            for name in DESCRIPTION:
                value = rows.columns[name][at]
                for row in (0, rows.numbers[at]) if told and value is None else ():
                    if (rows.file, rows.title, row, headers[name]) in told:
                        excused.add((str(company), name))
                if value is not None and its.setdefault(name, value) != value:
                    hint = str(its[name])
                    faults.append(rows.fault(at, name, "described otherwise", company, hint))
    for company, its in described.items():
        for name in DESCRIPTION:
            value = its.setdefault(name, known.get(company, {}).get(name))
            if value is None and name != _OPTIONAL and (company, name) not in excused:
                rows, at = first[company]
                faults.append(rows.fault(at, name, "not described", company))
    return described, faults


def _across(together: Found, today: dt.date) -> Iterator[Fault]:
    """What is wrong between the cells of a row, or between rows."""
    seen: dict[tuple[object, ...], tuple[Rows, int]] = {}
    for rows in together.rows:
        keys = zip(*(rows.columns[name] for name in rows.sheet.key), strict=True)
        for at, key in enumerate(keys):
            if key[0] is None:
                continue
            earlier, its = seen.setdefault((rows.sheet.name, *key), (rows, at))
            if earlier is not rows or its != at:
                yield _repeated(rows, at, earlier, its)
        if rows.sheet.name == "interviews":
            wrong = {it.row for it in together.faults if _is_in(it, rows, "theme")}
            yield from _of_interviews(rows, today, wrong)
    for sheet, one, other in _ORDER:
        for rows in together.rows:
            if rows.sheet.name == sheet:
                yield from _disorder(rows, one, other)


def _repeated(rows: Rows, at: int, earlier: Rows, its: int) -> Fault:
    number = str(earlier.numbers[its])
    where = number if earlier.file == rows.file else f"{number} ({earlier.file})"
    if rows.sheet.key == ("company",):
        return rows.fault(at, "company", "company twice", rows.columns["company"][at], where)
    return rows.fault(at, "", "repeated", where)


def _is_in(fault: Fault, rows: Rows, column: str) -> bool:
    place = (rows.file, rows.title, rows.sheet.column(column).header)
    return (fault.file, fault.sheet, fault.column) == place


def _of_interviews(rows: Rows, today: dt.date, wrong: set[int]) -> Iterator[Fault]:
    """What is wrong within rows of interviews; `wrong` are rows whose theme cannot be read."""
    columns = rows.columns
    for at, (theme, subtheme) in enumerate(zip(columns["theme"], columns["subtheme"], strict=True)):
        if theme is None:
            given = [name for name in _OF_A_NEED if columns[name][at] is not None]
            if given and rows.numbers[at] not in wrong:
                header = rows.sheet.column(given[0]).header
                yield Fault(rows.file, rows.title, rows.numbers[at], header, "theme missing")
        elif subtheme is not None and str(subtheme).partition(".")[0] != theme:
            yield rows.fault(at, "subtheme", "subtheme elsewhere", subtheme, str(theme))
    for at, date in enumerate(columns["date"]):
        if isinstance(date, dt.date) and date > today:
            yield rows.fault(at, "date", "date future", date)


def _disorder(rows: Rows, one: str, other: str) -> Iterator[Fault]:
    pairs = zip(rows.columns[one], rows.columns[other], strict=True)
    for at, (start, end) in enumerate(pairs):
        if isinstance(start, dt.date) and isinstance(end, dt.date) and end < start:
            yield rows.fault(at, other, "date order", end, str(start))


def _named(
    all_rows: Iterable[Rows], companies: Mapping[str, object], known: Mapping[str, object]
) -> Iterator[Fault]:
    """Names of companies that nothing else is said of."""
    for rows in all_rows:
        if rows.sheet.name == "names":
            for at, company in enumerate(rows.columns["company"]):
                if company is not None and company not in companies and company not in known:
                    yield rows.fault(at, "company", "no such company", company)


def _invented(all_rows: list[Rows]) -> tuple[bool, list[Fault]]:
    """Whether rows are marked as invented; if some are, the rows that are not."""
    marks = [(rows, at, it) for rows in all_rows for at, it in enumerate(rows.columns["invented"])]
    if not any(mark for *_, mark in marks):
        return False, []
    return True, [rows.fault(at, "invented", "part invented") for rows, at, it in marks if not it]


def _mixed(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Of each column with codes of SNI 2002, that its other codes are in doubt too."""
    codes = {(it.file, it.sheet, it.column, it.value) for it in faults if it.rule == "sni 2002"}
    for (file, sheet, column), count in Counter(key[:3] for key in codes).items():
        yield Fault(file, sheet, 0, column, "sni mixed", str(count))
