"""What was really written, compared with what was told: pages, charts in them, and workbooks.

On a page ``data-place`` marks what shows protected numbers, and in it ``data-cell`` each number
by its key; in an SVG an ``id`` of ``cell:`` and the key does the same. In a place every number
must be one that was told there. The trap: a number is compared by its digits, whatever the
language writes between them, so 1 234 and 1,234 are one number, and so are 1.5 and 15.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from math import isclose
from typing import Any

from industry_analysis.disclosure.published import WITHHELD, Entry, Published

_NUMBER = re.compile(r"\d(?:[\d.,\s]*\d)?")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_UNSEEN = frozenset({"script", "style"})


@dataclass
class _Reader(HTMLParser):
    """The texts of marked elements, and of the places they are in."""

    marked: list[tuple[str, str, str]] = field(default_factory=list)
    loose: list[tuple[str, str]] = field(default_factory=list)
    stack: list[tuple[str, str, str]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        given = {name: value or "" for name, value in attrs}
        _, place, key = self.stack[-1] if self.stack else ("", "", "")
        own = given.get("data-cell") or _after(given.get("id", ""), "cell:")
        if own:
            self.text = []
        self.stack.append((tag, given.get("data-place") or place, own or key))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content tells nothing."""

    def handle_endtag(self, tag: str) -> None:
        while self.stack and any(tag == open_tag for open_tag, _, _ in self.stack):
            closed, place, key = self.stack.pop()
            if key and (not self.stack or self.stack[-1][2] != key):
                self.marked.append((place, key, _plain("".join(self.text))))
            if closed == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self.stack or self.stack[-1][0] in _UNSEEN:
            return
        _, place, key = self.stack[-1]
        if key:
            self.text.append(data)
        elif place:
            self.loose.append((place, data))


def page_faults(
    html: str, published: Published, *, page: str, constants: Iterable[str] = ()
) -> list[str]:
    """List what a page shows that was not told, or otherwise than it was told.

    Parameters
    ----------
    html
        The page, or an SVG, as written.
    published
        What was told.
    page
        The name it goes by there.
    constants
        Numbers that may stand in any place, as a year or a class of size: ``"50–249"``.

    Returns
    -------
    list of str
        One line per rule broken: marked numbers not told or told otherwise, numbers in a place
        that were not told there, numbers told that are not found.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    told = {(e.place, e.key): e for e in published.entries if e.page == page and e.key}
    texts: dict[str, set[str]] = {}
    for entry in told.values():
        texts.setdefault(entry.place, set()).update(_numbers(entry.text))
    always = {digits for constant in constants for digits in _numbers(constant)}
    strange = [f"{key} in {place!r}" for place, key, _ in reader.marked if (place, key) not in told]
    other = [
        f"{key} in {place!r}: {text!r} for {told[place, key].text!r}"
        for place, key, text in reader.marked
        if (place, key) in told and text != _plain(told[place, key].text)
    ]
    untold = [
        f"{digits} in {place!r}"
        for place, text in reader.loose
        for digits in _numbers(text)
        if digits not in always | texts.get(place, set())
    ]
    found = {(place, key) for place, key, _ in reader.marked}
    lost = [f"{key} in {place!r}" for place, key in told if (place, key) not in found]
    return _faults(page, strange=strange, other=other, untold=untold, lost=lost)


def workbook_faults(workbook: Any, published: Published, *, page: str) -> list[str]:
    """List what a workbook holds that was not told: every sheet, hidden ones as well.

    Parameters
    ----------
    workbook
        As openpyxl reads it, formulas as such.
    published
        What was told; the place of a number is ``sheet!B3``.
    page
        The name it goes by there.

    Returns
    -------
    list of str
        One line per rule broken: numbers and formulas that were not told, told otherwise, or
        told and not found.
    """
    told = {e.place: e for e in published.entries if e.page == page and e.key}
    strange, other, found = [], [], set()
    for place, value in _values(workbook):
        entry = told.get(place)
        found.add(place)
        if entry is None:
            if value != WITHHELD:
                strange.append(f"{value} in {place!r}")
        elif not _same(value, entry):
            other.append(f"{entry.key} in {place!r}: {value!r} for {entry.text!r}")
    lost = [f"{entry.key} in {place!r}" for place, entry in told.items() if place not in found]
    return _faults(page, strange=strange, other=other, untold=[], lost=lost)


def _values(workbook: Any) -> Iterator[tuple[str, object]]:
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            for one in row:
                shown = one.value in (WITHHELD,) or one.data_type == "f"
                if shown or (isinstance(one.value, int | float) and one.data_type == "n"):
                    yield f"{sheet.title}!{one.coordinate}", one.value


def _same(value: object, entry: Entry) -> bool:
    if entry.value is None or not isinstance(value, int | float):
        return value == entry.text
    return isclose(value, entry.value, rel_tol=1e-12)


def _faults(
    page: str,
    *,
    strange: Sequence[str],
    other: Sequence[str],
    untold: Sequence[str],
    lost: Sequence[str],
) -> list[str]:
    rules = {
        "are shown that were not told": [*strange, *untold],
        "are shown otherwise than told": other,
        "were told and are not found": lost,
    }
    return [
        f"{page}: {len(some)} numbers {rule}; the first is {some[0]}"
        for rule, some in rules.items()
        if some
    ]


def _after(text: str, prefix: str) -> str:
    return text.removeprefix(prefix) if text.startswith(prefix) else ""


def _plain(text: str) -> str:
    return " ".join(text.split())


def _numbers(text: str) -> list[str]:
    """The digits of each number in a text."""
    return [re.sub(r"\D", "", found) for found in _NUMBER.findall(text)]
