"""The codes of interviews with companies: themes, sub-themes, size classes and statuses.

Each has a label in Swedish and English. ``codebook.toml`` in this package holds them; a file of
the same name beside the store adds to them. The trap: a sub-theme is a code within its theme, so
a table keeps both columns.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from industry_analysis.errors import WorkbookError
from industry_analysis.places import Language

FILE = "codebook.toml"
_LANGUAGES: tuple[Language, ...] = ("sv", "en")
_CODE = re.compile(r"[a-z][a-z0-9_]*")
# ASSUME: size classes are fixed, because weights, protection and comparisons over years rest on
# them; themes, sub-themes and statuses may be added to.
_EXTENSIBLE = ("theme", "status")
Labels = dict[Language, str]


class CodebookError(WorkbookError):
    """A codebook breaks its rules; the message lists all faults at once."""


@dataclass(frozen=True)
class Codebook:
    """What may stand in the coded columns.

    Attributes
    ----------
    themes, size_classes, statuses
        Labels by code, in the order in which they are shown; size classes from the smallest.
    subthemes
        By theme: labels by code. A theme without any has no entry.
    finer
        Other names of size classes, such as Statistics Sweden's finer ones, to our code.
    """

    themes: Mapping[str, Labels]
    subthemes: Mapping[str, Mapping[str, Labels]]
    size_classes: Mapping[str, Labels]
    statuses: Mapping[str, Labels]
    finer: Mapping[str, str]


@cache
def codebook(extension: str = "") -> Codebook:
    """Give the codes, with those that a user's file adds.

    Parameters
    ----------
    extension
        The text of the user's ``codebook.toml``, in the form of the package's own.

    Raises
    ------
    CodebookError
        If the text is no TOML, redefines a code, lacks a label in one of the two languages, gives
        two codes one label, or adds what may not be added to.
    """
    own = tomllib.loads((resources.files(__package__) / FILE).read_text(encoding="utf-8"))
    try:
        added = tomllib.loads(extension)
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"{FILE} beside the store: {error}") from error
    if faults := [*_shape_faults(added, own)]:
        raise CodebookError(_listed(faults))
    together = _merged(own, added)
    if faults := [*_label_faults(together)]:
        raise CodebookError(_listed(faults))
    return Codebook(
        themes=_labels(together["theme"]),
        subthemes={
            code: _labels(theme["subtheme"])
            for code, theme in together["theme"].items()
            if "subtheme" in theme
        },
        size_classes=_labels(together["size_class"]),
        statuses=_labels(together["status"]),
        finer={
            name: code
            for code, entry in together["size_class"].items()
            for name in entry.get("also", ())
        },
    )


def _labels(entries: Mapping[str, Any]) -> dict[str, Labels]:
    return {
        code: {lang: entry[lang] for lang in _LANGUAGES if lang in entry}
        for code, entry in entries.items()
    }


def _listed(faults: list[str]) -> str:
    return f"{FILE} beside the store: {len(faults)} faults: {'; '.join(faults)}"


def _shape_faults(added: Mapping[str, Any], own: Mapping[str, Any]) -> Iterator[str]:
    """What is of the wrong form in a user's additions, before they are put to ours."""
    for part, entries in added.items():
        if part not in _EXTENSIBLE or not isinstance(entries, dict):
            yield f"{part}: only theme and status may be added to"
            continue
        for code, entry in entries.items():
            where = f"{part}.{code}"
            if not _CODE.fullmatch(code):
                yield f"{where}: a code is small letters a–z, digits and _"
            elif not isinstance(entry, dict):
                yield f"{where}: has no labels sv and en"
            elif code in own[part] and set(entry) - {"subtheme"}:
                yield f"{where}: is there already and keeps its meaning; only sub-themes are added"
            else:
                its = own[part].get(code, {}).get("subtheme", {})
                yield from _subtheme_faults(where, entry.get("subtheme", {}), its)


def _subtheme_faults(where: str, added: Any, own: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(added, dict) or (added and not where.startswith("theme.")):
        yield f"{where}.subtheme: is no table of a theme"
        return
    for code, entry in added.items():
        if not _CODE.fullmatch(code):
            yield f"{where}.subtheme.{code}: a code is small letters a–z, digits and _"
        elif not isinstance(entry, dict):
            yield f"{where}.subtheme.{code}: has no labels sv and en"
        elif code in own:
            yield f"{where}.subtheme.{code}: is there already and keeps its meaning"


def _merged(own: Mapping[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """Tables within tables put together; what only one has is taken as it is."""
    both = {**own, **added}
    for name in own.keys() & added.keys():
        if isinstance(own[name], dict):
            both[name] = _merged(own[name], added[name])
    return both


def _label_faults(book: Mapping[str, Any]) -> Iterator[str]:
    """Labels that are missing, or that two codes of one list share."""
    lists = dict(book)
    lists["theme.*.subtheme"] = {
        f"{theme}.{code}": entry
        for theme, its in book["theme"].items()
        for code, entry in its.get("subtheme", {}).items()
    }
    for part, entries in lists.items():
        for lang in _LANGUAGES:
            seen: dict[str, str] = {}
            for code, entry in entries.items():
                label = entry.get(lang)
                if not isinstance(label, str) or not label.strip():
                    yield f"{part} {code}: lacks the label {lang}"
                elif (known := seen.setdefault(label.casefold(), code)) != code:
                    yield f"{part}: {known} and {code} are both called {label!r}"
