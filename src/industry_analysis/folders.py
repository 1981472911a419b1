"""Where the workbook's folders are, and how a file is written.

The home is the folder that holds ``data/raw`` and ``notebooks``. It is the first of:
the environment variable ``INDUSTRY_ANALYSIS_HOME``; the checkout this package stands
in; the folder one works in or one above it; the copy inside an installed package.
"""

import os
import tempfile
from pathlib import Path

import platformdirs

from industry_analysis.errors import WorkbookError

_PACKAGE = Path(__file__).resolve().parent
VARIABLE = "INDUSTRY_ANALYSIS_HOME"
STORE = "INDUSTRY_ANALYSIS_NEEDS_STORE"


def _is_home(folder: Path) -> bool:
    return (folder / "data" / "raw").is_dir() and (folder / "notebooks").is_dir()


def home() -> Path:
    """Give the folder that holds ``data/raw`` and ``notebooks``.

    Raises
    ------
    WorkbookError
        If ``INDUSTRY_ANALYSIS_HOME`` names a folder without them, or none is found.
    """
    if named := os.environ.get(VARIABLE):
        if not _is_home(Path(named)):
            raise WorkbookError(f"{VARIABLE}={named}: the folder lacks data/raw or notebooks")
        return Path(named).resolve()
    here = Path.cwd()
    candidates = (_PACKAGE.parents[1], here, *here.parents, _PACKAGE / "_home")
    for folder in candidates:
        if _is_home(folder):
            return folder
    raise WorkbookError(
        f"no folder with data/raw and notebooks, neither at {here} nor above it; set {VARIABLE}"
    )


def raw() -> Path:
    """Give the folder of the figures as published."""
    return home() / "data" / "raw"


def notebooks() -> Path:
    """Give the folder of the notebooks."""
    return home() / "notebooks"


def processed() -> Path:
    """Give the folder of the checked tables; an installed package uses the user's cache."""
    if home() == _PACKAGE / "_home":
        return platformdirs.user_cache_path("industry-analysis") / "processed"
    return home() / "data" / "processed"


def private() -> Path:
    """Give the folder of what companies told in confidence, which git ignores.

    It is the one that ``INDUSTRY_ANALYSIS_NEEDS_STORE`` names, if it does; an installed package
    uses the user's folder for data.
    """
    if named := os.environ.get(STORE):
        return Path(named).resolve()
    if home() == _PACKAGE / "_home":
        return platformdirs.user_data_path("industry-analysis") / "private"
    return home() / "data" / "private"


def write_atomically(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Write a file so that others see it whole or not at all, creating its folder.

    Until it is whole only its owner may read it; then those whom `mode` lets.

    Raises
    ------
    OSError
        If the folder cannot be written or the disk is full; an earlier file is kept.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        written = Path(name)
        written.chmod(mode)
        written.replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
