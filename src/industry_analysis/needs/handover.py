"""A folder that another organisation can take over and run: what is held, lists, how to go on.

The trap: open files can be read by anyone who gets hold of the folder, and the company cannot be
asked again. So companies' data leave sealed unless somebody says otherwise.
"""

import datetime as dt
import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from industry_analysis.needs import holdings, keeping, office, read, schema, store, vault, workbook
from industry_analysis.needs.handover_readme import readme
from industry_analysis.needs.keeping import StoreError
from industry_analysis.needs.written import Cell

STORE, OPEN = "lager", "oppet"
README, MANIFEST = "README.md", "manifest.json"
_HALF = "-half-written-"


def hand_over(
    folder: Path,
    out: Path,
    *,
    today: dt.date,
    opened: bool = False,
    more: Mapping[str, Sequence[Sequence[Cell]]] | None = None,
) -> list[str]:
    """Write the folder, whole or not at all, for its owner alone.

    Parameters
    ----------
    folder
        Of the store.
    out
        The folder to write: new or empty.
    today
        The day that the office's lists are counted to.
    opened
        Whether companies' data are written in open files too: in the template's form, which can
        be taken in again, and as the office's lists. Else they are in the sealed store alone.
    more
        Further lists for the office, by title, such as whom to visit.

    Returns
    -------
    list of str
        The files written, by path below `out`.

    Raises
    ------
    StoreError, SealError
        If there is no store, no key is set and the data are not to be open, `out` holds
        something, or git would see it; nothing is written then.
    """
    out = out.absolute()
    if out.exists() and not (out.is_dir() and not any(out.iterdir())):
        raise StoreError(f"{out} is there already and not empty; choose a new folder")
    if not keeping.file_of(folder).exists():
        raise StoreError(f"{keeping.file_of(folder)} is not there; there is nothing to hand over")
    with keeping.held(folder):
        contents = _contents(folder, today, opened, more or {})
    out.parent.mkdir(parents=True, exist_ok=True)
    keeping.keep_out_of_gits_sight(out)
    for stale in out.parent.glob(f".{out.name}{_HALF}*"):
        shutil.rmtree(stale)
    half = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}{_HALF}"))
    try:
        for name, content in contents.items():
            _written(half / name, content)
        if out.exists():
            out.rmdir()
        half.rename(out)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
    return [*contents]


def _written(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(content)


def _contents(
    folder: Path, today: dt.date, opened: bool, more: Mapping[str, Sequence[Sequence[Cell]]]
) -> dict[str, bytes]:
    """The files by path, the README and the manifest last."""
    content, key = keeping.content_of(folder) or b"", vault.secret()
    if key is None and not opened:
        raise StoreError(
            f"companies' data are handed over sealed: set {vault.KEY} or {vault.KEY_FILE}, or add "
            "--open to write them in files that anyone can read"
        )
    files = {f"{STORE}/{name}": its for name, its in keeping.handed_over(folder).items()}
    if key is not None:
        files[f"{STORE}/{keeping.FILE}"] = vault.seal(content, key)
    survey = read.survey(folder)
    if opened:
        files |= _open_files(folder, survey, today, more)
    text = readme([*files], invented=survey.invented, today=today)
    files[README] = text.encode()
    return files | {MANIFEST: _manifest(files, survey.invented, today)}


def _open_files(
    folder: Path,
    survey: read.Survey,
    today: dt.date,
    more: Mapping[str, Sequence[Sequence[Cell]]],
) -> dict[str, bytes]:
    """What is held in the template's form, as Excel and as CSV, and the office's lists."""
    with store.opened(folder) as connection:
        rows = holdings.rows(connection)
    known = {row["company"] for sheet in ("interviews", "frame") for row in rows[sheet]}
    # a name that nothing else is said of cannot be taken in
    rows["names"] = [row for row in rows["names"] if row["company"] in known]
    written = {
        path.as_posix(): content
        for form in (Path("intervjuer.xlsx"), Path("csv"))
        for path, content in workbook.contents(
            form, survey.codes, rows, invented=survey.invented
        ).items()
    }
    lists = {**office.sheets(survey, today=today), **more}
    written["listor.xlsx"] = workbook.table_content(lists, invented=survey.invented)
    return {f"{OPEN}/{name}": content for name, content in written.items()}


def _manifest(files: Mapping[str, bytes], invented: bool, today: dt.date) -> bytes:
    told = {
        "made": today.isoformat(),
        "invented": invented,
        "store_version": schema.VERSION,
        "files": {
            name: {"bytes": len(its), "sha256": hashlib.sha256(its).hexdigest()}
            for name, its in files.items()
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"
