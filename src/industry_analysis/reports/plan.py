"""Which reports a run makes: the chapters in ``notebooks/`` times the places asked for.

A chapter is a notebook whose metadata says so: a new file is a new chapter, and nothing else
is edited. The trap: a notebook without that metadata is an analyst's scratch, and is passed
over in silence.
"""

import difflib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, get_args

from industry_analysis import folders, places
from industry_analysis.errors import ReportError, UnknownPlace
from industry_analysis.places import Language, Place

Scope = Literal["municipality", "county"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True)
class Chapter:
    """A notebook that is run once per municipality, or once for the county.

    Attributes
    ----------
    order
        Its place among the chapters of the same scope; no two share one.
    title
        What a reader sees, by language.
    """

    path: Path
    scope: Scope
    order: int
    title: Mapping[Language, str]

    @property
    def name(self) -> str:
        """The notebook's file name without its ending."""
        return self.path.stem


@dataclass(frozen=True)
class Report:
    """One chapter about one place."""

    chapter: Chapter
    place: Place

    @property
    def name(self) -> str:
        """The name of its page and its executed notebook: ``karlskoga-structure``."""
        return f"{self.place.slug}-{self.chapter.name}"


def language(wanted: str) -> Language:
    """Give the language of a run.

    Raises
    ------
    ReportError
        If reports are not written in it.
    """
    for known in LANGUAGES:
        if wanted == known:
            return known
    raise ReportError(f"--lang {wanted}: reports are written in {' and '.join(LANGUAGES)}")


def chapters() -> tuple[Chapter, ...]:
    """Give all chapters, those about a municipality first, in their order.

    Raises
    ------
    ReportError
        If a notebook's metadata breaks a rule, or two chapters of a scope share an order.
    """
    files = sorted(file for file in folders.notebooks().glob("*.ipynb") if file.name[0] != ".")
    found = [chapter for file in files if (chapter := _chapter(file)) is not None]
    found.sort(key=lambda chapter: (chapter.scope != "municipality", chapter.order))
    for one, next_one in pairwise(found):
        if (one.scope, one.order) == (next_one.scope, next_one.order):
            raise ReportError(
                f"{one.path.name} and {next_one.path.name}: both are order {one.order} "
                f"of scope {one.scope}; each chapter needs its own"
            )
    return tuple(found)


def reports(
    county: Place, *, only: Sequence[str] = (), notebooks: Sequence[str] = ()
) -> tuple[Report, ...]:
    """Give the reports about a county and its municipalities.

    Parameters
    ----------
    county
        The county.
    only
        Municipalities of the county, or the county itself, by code, name or slug; all of them
        if none is named. If only municipalities are named, the county's chapters are left out.
    notebooks
        Names of chapters; all of them if none is named.

    Raises
    ------
    ReportError
        If a place lies in another county, a chapter is unknown, or nothing is left to do.
    UnknownPlace
        If a place goes by no such name.
    """
    named = _chapters_named(notebooks)
    about = _places_named(county, only)
    chosen = [Report(chapter, place) for chapter in named for place in about]
    wanted = tuple(report for report in chosen if report.place.kind == report.chapter.scope)
    if not wanted:
        scopes = " and ".join(sorted({chapter.scope for chapter in named})) or "no"
        raise ReportError(
            f"nothing to do: {scopes} chapters for {', '.join(place.name for place in about)}"
        )
    return wanted


def _chapter(file: Path) -> Chapter | None:
    try:
        metadata = json.loads(file.read_text(encoding="utf-8"))["metadata"]
    except (ValueError, KeyError, TypeError) as error:
        raise ReportError(f"{file.name}: not a notebook ({error})") from error
    if "industry_analysis" not in metadata:
        return None
    said = metadata["industry_analysis"]
    if faults := list(_faults(said)):
        raise ReportError(f"{file.name}: metadata industry_analysis: {'; '.join(faults)}")
    return Chapter(file, said["scope"], said["order"], said["title"])


def _faults(said: Any) -> Iterable[str]:
    """Name every rule of a chapter's metadata that is broken."""
    if not isinstance(said, dict):
        yield "is no mapping of scope, order and title"
        return
    if (scope := said.get("scope")) not in get_args(Scope):
        yield f"scope {scope!r} is none of {', '.join(get_args(Scope))}"
    if type(order := said.get("order")) is not int:
        yield f"order {order!r} is no whole number"
    title = said.get("title")
    titles = title if isinstance(title, dict) else {}
    if lacking := [lang for lang in LANGUAGES if not isinstance(titles.get(lang), str)]:
        yield f"title lacks {' and '.join(lacking)}"


def _chapters_named(names: Sequence[str]) -> tuple[Chapter, ...]:
    known = {chapter.name: chapter for chapter in chapters()}
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, cutoff=0.4) or sorted(known)
            raise ReportError(f"--notebooks {name}: no such chapter; nearest: {', '.join(near)}")
    return tuple(chapter for chapter in known.values() if not names or chapter.name in names)


def _places_named(county: Place, names: Sequence[str]) -> tuple[Place, ...]:
    if not names:
        return (*places.municipalities(county.code), county)
    return tuple(dict.fromkeys(_place(county, name) for name in names))


def _place(county: Place, name: str) -> Place:
    try:
        place = places.municipality(name)
    except UnknownPlace as unknown:
        try:
            place = places.county(name)
        except UnknownPlace:
            raise unknown from None
    if place.code[:2] != county.code:
        home = places.county(place.code[:2])
        raise ReportError(
            f"--only {name}: {place.name} ({place.code}) is not in {county.name}; "
            f"add --county {home.code} for {home.name}"
        )
    return place
