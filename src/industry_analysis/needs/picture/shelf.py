"""What is kept beside the store: editions that are out, and the picture, which takes seconds.

Both are sealed as the store is. The trap: an edition keeps who was in it, without words, because
only that tells what the difference to the next one gives away; deleting a company takes its key
out of the editions as well.
"""

import datetime as dt
import json
import pickle
import secrets
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import filelock
import pandas as pd

from industry_analysis import disclosure, folders, needs
from industry_analysis.disclosure import Rules, from_records, records
from industry_analysis.needs import keeping, read
from industry_analysis.needs.picture.made import Made, Picture, make
from industry_analysis.needs.picture.protection import Edition
from industry_analysis.needs.read import Survey

_DESCRIBED = ["company", "municipality", "sni", "size_class", "group"]
# the tables of a survey that an edition keeps, and their columns without words
_KEPT = {
    "frame": _DESCRIBED,
    "interviews": _DESCRIBED,
    "answers": [*_DESCRIBED, "theme", "subtheme", "importance", "performance"],
    "follow_up": [*_DESCRIBED, "theme", "status"],
}
_PICTURE = "picture-{}"


def of_store(
    places: Sequence[str], *, folder: Path | None = None, rules: Rules | None = None
) -> Made:
    """Make the picture of the store, beside its earlier editions; or take it as it was kept.

    Parameters
    ----------
    places
        Codes of all municipalities of a county.
    folder
        Of the store. Default: ``data/private``.
    rules
        What is sensitive, the default rules if not told.

    Raises
    ------
    StoreError, SealError
        As `read.survey`.
    DisclosureError
        As `make`.
    """
    folder, rules = folder or folders.private(), rules or Rules()
    survey = read.survey(folder)
    content = keeping.content_of(folder)
    if content is None:
        return make(survey, places=places, rules=rules)
    kept = [_edition_content(folder, name) for name in _names(folder, places)]
    codes = repr(survey.codes).encode()
    key = sha256(b"".join([content, *kept, codes, _code(), repr((places, rules)).encode()]))
    name = _PICTURE.format(key.hexdigest()[:32])
    # thirteen notebooks that start at once make it once
    with filelock.FileLock(folder / ".picture.lock"):
        found = keeping.content_of(folder, name)
        if found is not None:
            made: Made = pickle.loads(found)
            return made
        earlier = editions(places, folder=folder, survey=survey)
        made = make(survey, places=places, earlier=earlier, rules=rules)
        _forget_pictures(folder)
        keeping.keep(folder, pickle.dumps(made), name)
    return made


def editions(places: Sequence[str], *, folder: Path, survey: Survey) -> list[Edition]:
    """Give the earlier editions of a county, the oldest first, with the codes of a survey."""
    kept = [json.loads(_edition_content(folder, name)) for name in _names(folder, places)]
    return [Edition(_read(one["survey"], survey), tuple(from_records(one["told"]))) for one in kept]


def record(picture: Picture, *, folder: Path) -> str:
    """Keep what was told as an edition; nothing if the last one stands. Give its name, or none.

    Raises
    ------
    StoreError
        If another process is changing the store.
    """
    if picture.stands:
        return ""
    survey = read.survey(folder)
    edition = {
        "date": dt.date.today().isoformat(),
        "places": list(picture.places),
        "survey": _plain(survey),
        "told": records(picture.statements),
    }
    with keeping.held(folder):
        number = len(_names(folder, picture.places)) + 1
        name = f"{_prefix(picture.places)}{number:03d}"
        keeping.keep(folder, json.dumps(edition, ensure_ascii=False).encode(), name)
    return name


def forget(folder: Path, company: str) -> None:
    """Take a company's key out of all editions, and throw away the pictures kept."""
    _forget_pictures(folder)
    other = f"deleted {secrets.token_hex(4)}"
    for file in sorted(folder.glob(f"{keeping.EDITION}*")):
        edition = json.loads(_edition_content(folder, file.name))
        for rows in edition["survey"].values():
            for row in rows:
                row["company"] = other if row["company"] == company else row["company"]
        content = json.dumps(edition, ensure_ascii=False).encode()
        keeping.keep(folder, content, file.name)


def _forget_pictures(folder: Path) -> None:
    for stale in folder.glob(_PICTURE.format("*")):
        stale.unlink(missing_ok=True)


def _prefix(places: Sequence[str]) -> str:
    return f"{keeping.EDITION}{sha256(' '.join(places).encode()).hexdigest()[:8]}-"


def _names(folder: Path, places: Sequence[str]) -> list[str]:
    return sorted(file.name for file in folder.glob(f"{_prefix(places)}*"))


def _edition_content(folder: Path, name: str) -> bytes:
    content = keeping.content_of(folder, name)
    if content is None:
        raise keeping.StoreError(f"{keeping.file_of(folder, name)} is gone")
    return content


def _plain(survey: Survey) -> dict[str, list[dict[str, Any]]]:
    tables = {name: getattr(survey, name)[columns] for name, columns in _KEPT.items()}
    return {
        name: table.astype(object).where(table.notna(), None).to_dict("records")
        for name, table in tables.items()
    }


def _read(kept: dict[str, list[dict[str, Any]]], like: Survey) -> Survey:
    tables: dict[str, Any] = {}
    for name, columns in _KEPT.items():
        types = getattr(like, name)[columns].dtypes.to_dict()
        tables[name] = pd.DataFrame(kept[name], columns=columns, dtype=object).astype(types)
    return replace(like, **tables)


def _code() -> bytes:
    """What the picture is made with: the files of both packages, and what they reckon with."""
    packages = [Path(str(package.__file__)).parent for package in (disclosure, needs)]
    files = [file.stat() for package in packages for file in sorted(package.rglob("*.py"))]
    changed = [f"{file.st_mtime_ns} {file.st_size}" for file in files]
    versions = [version(name) for name in ("numpy", "pandas", "scipy")]
    return "\n".join([*changed, *versions]).encode()
