"""What was really written, compared with what may be told: pages, charts in them, and workbooks.

On a page ``data-place`` marks what shows protected numbers, and says of which table they are; of
a workbook each sheet is a place. The trap: a number is compared by its digits, whatever the
language writes between them, so 1 234 and 1,234 are one number, and so are 1.5 and 15.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

WITHHELD = ".."

_NUMBER = re.compile(r"\d{1,3}(?:[\s.,]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_UNSEEN = frozenset({"script", "style"})
_TICK = re.compile(r"[xy]tick_\d+")


@dataclass(frozen=True)
class _Open:
    """An element that is open: its place, the number of its table, whether it is a cell."""

    tag: str
    place: str
    table: int
    is_cell: bool
    unseen: bool


@dataclass
class _Reader(HTMLParser):
    """The texts of places: (place, number of the table or 0, text); cells of tables apart."""

    texts: list[tuple[str, int, str]] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    tables: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        above = self.stack[-1] if self.stack else _Open("", "", 0, False, False)
        given = {name: value or "" for name, value in attrs}
        place = given.get("data-place") or above.place
        # what a reader hears or sees on pointing is written as well
        spoken = [given.get(name, "") for name in ("alt", "aria-label", "title", "content")]
        self.texts += [(place, 0, text) for text in spoken if text and place]
        if tag in _VOID:
            return
        self.tables += tag == "table"
        # the numbers at an axis are a scale's and nobody's
        unseen = above.unseen or tag in _UNSEEN or bool(_TICK.fullmatch(given.get("id", "")))
        number = self.tables if tag == "table" else above.table
        is_cell = tag == "td" or (above.is_cell and tag != "table")
        self.stack.append(_Open(tag, place, number, is_cell, unseen))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        if any(tag == one.tag for one in self.stack):
            while self.stack.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1].place and not self.stack[-1].unseen:
            here = self.stack[-1]
            self.texts.append((here.place, here.table if here.is_cell else 0, data))


def page_faults(
    html: str,
    told: Mapping[str, Sequence[str]],
    *,
    page: str,
    constants: Iterable[str] = (),
) -> list[str]:
    """List what a page shows that may not be told.

    Parameters
    ----------
    html
        The page, or an SVG, as written.
    told
        For each place the numbers that may be told there, as text, each as often as the table
        has it; a number written in several ways is there in all of them.
    page
        The name it goes by in the faults.
    constants
        What may stand in any text with its numbers, as a class of size: ``"50–249"``; in the
        cells of a table only what is told may.

    Returns
    -------
    list of str
        One line per rule broken: places that are no table of `told`; numbers in a place that
        are not told there, or in the cells of a table more often than they are told.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    known = {
        place: Counter(d for n in numbers for d in _numbers(n)) for place, numbers in told.items()
    }
    strangers = [place for place, _, _ in reader.texts if place not in known]
    untold: list[str] = []
    shown: Counter[tuple[str, int, str]] = Counter()
    for place, table, text in reader.texts:
        for digits in _numbers(text if table else _without(text, constants)):
            shown[place, table, digits] += table > 0
            often = known.get(place, Counter())[digits]
            if place in known and (not often or shown[place, table, digits] > often):
                untold.append(f"{digits} in {place!r}")
    return _faults(page, strangers=list(dict.fromkeys(strangers)), untold=untold)


def workbook_faults(workbook: Any, told: Mapping[str, Sequence[str]], *, page: str) -> list[str]:
    """List what a workbook holds that may not be told: every sheet, hidden ones as well.

    Parameters
    ----------
    workbook
        As openpyxl reads it, formulas as such.
    told
        As for `page_faults`; the place of a number is its sheet.
    page
        The name it goes by in the faults.

    Returns
    -------
    list of str
        One line per rule broken, as `page_faults`; a formula is never told.
    """
    untold: list[str] = []
    for sheet in workbook.worksheets:
        known = _counted(told.get(sheet.title, ()))
        for place, value, is_formula in _values(sheet):
            digits = re.sub(r"\D", "", f"{value:g}" if isinstance(value, float) else str(value))
            known[digits] -= 1
            if is_formula or known[digits] < 0:
                untold.append(f"{value} in {place!r}")
    return _faults(page, strangers=[], untold=untold)


def _values(sheet: Any) -> Iterator[tuple[str, object, bool]]:
    for row in sheet.iter_rows():
        for one in row:
            is_number = isinstance(one.value, int | float) and one.data_type == "n"
            if is_number or one.data_type == "f":
                yield f"{sheet.title}!{one.coordinate}", one.value, one.data_type == "f"


def _without(text: str, constants: Iterable[str]) -> str:
    for constant in sorted(constants, key=len, reverse=True):
        text = re.sub(rf"(?<!\d){re.escape(constant)}(?!\d)", " ; ", text)
    return text


def _faults(page: str, *, strangers: Sequence[str], untold: Sequence[str]) -> list[str]:
    rules = {
        "places are of no table that is told": strangers,
        "numbers are shown that were not told": untold,
    }
    return [
        f"{page}: {len(some)} {rule}; the first is {some[0]}"
        for rule, some in rules.items()
        if some
    ]


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(digits for text in texts for digits in _numbers(text))


def _numbers(text: str) -> list[str]:
    """The digits of each number in a text."""
    return [re.sub(r"\D", "", found) for found in _NUMBER.findall(text)]
