"""What pages show of the picture, read back from what was written and held against it.

An executed notebook is read as the page of all that its cells gave.

A place, ``data-place`` on a page and a sheet in a workbook, is a table of the picture: ``needs``,
or a part of it, ``needs/municipality`` or ``needs/municipality/1880``; several stand with spaces
between. The trap: the narrower the place, the less of what is withheld can pass for another number.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from industry_analysis.disclosure import (
    DisclosureError,
    page_faults,
    refuse_disclosure,
    workbook_faults,
)
from industry_analysis.errors import WorkbookError
from industry_analysis.needs.codebook import codebook
from industry_analysis.needs.picture.made import Made, Picture

MARK = "data-place"
_MARKUP = ("text/html", "image/svg+xml", "text/markdown")
TABLES = ("response", "needs", "subthemes", "follow_up", "themes", "priorities", "order")
# ASSUME: the level of intervals, the scale of answers and years tell of no company.
_CONSTANTS = ("95", "1–5", "1 till 5", "1 to 5", *map(str, range(2015, 2041)))


class AuditError(WorkbookError, DisclosureError):
    """Pages show what may not be told, or what they tell gives away what may not be.

    The message has the pages, and a line per fault: page or audit, rule, count, first offender.
    """


def audit(pages: Iterable[Path], made: Made) -> int:
    """Read pages and workbooks as they were written, and play the attacker on them.

    Parameters
    ----------
    pages
        HTML pages, executed notebooks and XLSX workbooks; what has no marked place tells nothing.
    made
        The picture of the store, with what lies behind it.

    Returns
    -------
    int
        How many of the pages show some of the picture.

    Raises
    ------
    AuditError
        If a page shows a number that the picture does not tell in that place, or if from all
        that it tells together a withheld number can be derived too closely. All faults at once.
    """
    marked = [page for page in pages if _is_marked(page)]
    faults = [fault for page in marked for fault in _faults(page, made.picture)]
    _refuse([*faults, *(_derived(made) if marked else [])], marked)
    return len(marked)


def vetting(made: Callable[[], Made]) -> Callable[[Path], None]:
    """Give the audit of one page at a time, for a run of reports; the attacker plays but once.

    Parameters
    ----------
    made
        Gives the picture; asked for it only when a page shows some of it.
    """
    once = cache(made)
    derived = cache(lambda: _derived(once()))

    def vet(page: Path) -> None:
        if _is_marked(page):
            _refuse([*_faults(page, once().picture), *derived()], [page])

    return vet


def _derived(made: Made) -> list[str]:
    """What can be derived too closely from all that the picture tells."""
    try:
        refuse_disclosure(made.report())
    except DisclosureError as error:
        return str(error).splitlines()
    return []


def _refuse(faults: Sequence[str], pages: Sequence[Path]) -> None:
    if faults:
        more = f" and {len(pages) - 1} pages more" if len(pages) > 1 else ""
        named = f"{pages[0].name}{more} may not be shown"
        raise AuditError("\n".join([named, *faults]))


def _is_marked(page: Path) -> bool:
    if page.suffix != ".xlsx":
        return MARK in _html(page)
    return any(_tables_of(name) for name in _opened(page).sheetnames)


def _html(page: Path) -> str:
    text = page.read_text(encoding="utf-8")
    if page.suffix != ".ipynb":
        return text
    outputs = [output for cell in json.loads(text)["cells"] for output in cell.get("outputs", ())]
    given = [data for output in outputs for data in output.get("data", {}).items()]
    return "\n".join("".join(told) for kind, told in given if kind in _MARKUP)


def _opened(page: Path) -> Any:
    import openpyxl  # type: ignore[import-untyped]

    return openpyxl.load_workbook(page)


def _faults(page: Path, picture: Picture) -> list[str]:
    if page.suffix == ".xlsx":
        book = _opened(page)
        told = {name: list(_told(picture, name)) for name in book.sheetnames}
        return workbook_faults(book, told, page=page.name)
    html = _html(page)
    # every place that the page names, as far as the picture knows it
    told = {place: list(_told(picture, place)) for place in _places(html)}
    known = {place: numbers for place, numbers in told.items() if _tables_of(place)}
    return page_faults(html, known, page=page.name, constants=constants())


def constants() -> list[str]:
    """What may stand in a text with its numbers: classes of size, the scale, years."""
    sizes = codebook().size_classes.values()
    return [*_CONSTANTS, *(label for labels in sizes for label in labels.values())]


def _places(html: str) -> list[str]:
    parts = html.split(f'{MARK}="')[1:]
    return list(dict.fromkeys(part.partition('"')[0] for part in parts))


def _tables_of(place: str) -> bool:
    names = [one.partition("/")[0] for one in place.split()]
    return bool(names) and all(name in TABLES for name in names)


def _told(picture: Picture, place: str) -> Iterator[str]:
    """The numbers of a place, in each way that they may be written."""
    for one in place.split():
        name, *keys = one.split("/")
        if name in TABLES:
            for column in picture.of(name, *keys).select_dtypes("number"):
                values = picture.of(name, *keys)[column].dropna()
                yield from (text for value in values for text in _written(float(value)))


def _written(value: float) -> set[str]:
    """A number as pages write it: whole, or with one or two decimals."""
    if value == round(value):
        return {f"{value:.0f}", f"{value:.1f}"}
    return {f"{value:.1f}", f"{value:.2f}"}
