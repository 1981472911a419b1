"""Where a run puts its files: one flat folder, held by one run at a time.

Pages are made in a hidden folder inside it and moved into place when they are complete, so that
nobody ever meets half a page. The trap: an earlier good page outlives a failing run.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import industry_analysis
from industry_analysis import folders
from industry_analysis.errors import ReportError
from industry_analysis.places import Language, Place

_WORK = ".run-"
FAILED = "failed"


def default(county: Place, lang: Language) -> Path:
    """Give ``output/<county>/<lang>`` in the home, or in the folder one works in.

    The latter if the home is a part of the installed package.
    """
    package = Path(industry_analysis.__file__).resolve().parent
    home = folders.home()
    base = Path.cwd() if home.is_relative_to(package) else home
    return base / "output" / county.code / lang


@contextmanager
def held(out: Path) -> Iterator[Path]:
    """Hold the folder for a run, and give a temporary folder inside it.

    The lock is the operating system's: a run that was killed leaves none.

    Raises
    ------
    ReportError
        If the folder cannot be written to, or another run holds it.
    """
    import filelock

    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(out / ".lock", blocking=False)
        with lock:
            for stale in out.glob(f"{_WORK}*"):
                shutil.rmtree(stale, ignore_errors=True)
            work = Path(tempfile.mkdtemp(dir=out, prefix=_WORK))
            try:
                yield work
            finally:
                shutil.rmtree(work, ignore_errors=True)
    except filelock.Timeout as error:
        raise ReportError(f"another run is writing to {out}; wait for it, or use --out") from error


def publish(name: str, *, work: Path, out: Path) -> None:
    """Move a page and its executed notebook into place, and drop what failed there before."""
    for ending in (".ipynb", ".html"):
        (work / f"{name}{ending}").replace(out / f"{name}{ending}")
    (out / FAILED / f"{name}.ipynb").unlink(missing_ok=True)


def withdraw(name: str, *, work: Path, out: Path) -> None:
    """Remove a page that may not be shown: as it was made, and as an earlier run left it."""
    clear(name, work=work)
    for left in (out / f"{name}.html", out / f"{name}.ipynb", out / FAILED / f"{name}.ipynb"):
        left.unlink(missing_ok=True)


def set_aside(name: str, *, work: Path, out: Path) -> str | None:
    """Keep a partly executed notebook in ``failed``; give its path below ``out`` if it is whole."""
    partial = work / f"{name}.ipynb"
    kept = Path(FAILED, partial.name)
    try:
        json.loads(partial.read_text(encoding="utf-8"))
        (out / FAILED).mkdir(exist_ok=True)
        partial.replace(out / kept)
    except (OSError, ValueError):  # never begun, or cut short by a full disk
        return None
    finally:
        clear(name, work=work)
    return kept.as_posix()


def clear(name: str, *, work: Path) -> None:
    """Remove what a report left in the temporary folder, to give its space to the others."""
    for left in work.glob(f"*{name}.*"):
        with suppress(OSError):
            left.unlink()
