"""The file of the store: where it may lie, who holds it, how it is read and written whole.

The trap: a folder inside a git work tree may hold it only if git ignores it there, for what is
once committed stays in every copy.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from industry_analysis import folders
from industry_analysis.errors import WorkbookError
from industry_analysis.needs import codebook, vault

FILE, EDITION = "needs.store", "edition-"
_IGNORE = "*\n"


class StoreError(WorkbookError):
    """The store cannot be read, or what is asked of it breaks its rules."""


def file_of(folder: Path, name: str = FILE) -> Path:
    """Give the path of the store in a folder, or of what is kept beside it by another name."""
    return folder / name


def is_sealed(folder: Path) -> bool:
    """Whether the store in a folder is there and sealed."""
    try:
        return vault.is_sealed(file_of(folder).read_bytes())
    except FileNotFoundError:
        return False


def content_of(folder: Path, name: str = FILE) -> bytes | None:
    """Give the content of the store, or of what is kept beside it; None if there is none.

    Raises
    ------
    StoreError, SealError
        If it is sealed and no key, or another, is set.
    """
    try:
        content = file_of(folder, name).read_bytes()
    except FileNotFoundError:
        return None
    if not vault.is_sealed(content):
        return content
    if (key := vault.secret()) is None:
        raise StoreError(f"{file_of(folder, name)} is sealed; set {vault.KEY} or {vault.KEY_FILE}")
    try:
        return vault.unseal(content, key)
    except vault.SealError as error:
        raise vault.SealError(f"{file_of(folder, name)}: {error}") from error


def keep(folder: Path, content: bytes, name: str = FILE) -> None:
    """Write the store, or what is kept beside it, whole or not at all, for its owner alone.

    It is sealed if a key is set.
    """
    key = vault.secret()
    sealed = content if key is None else vault.seal(content, key)
    folders.write_atomically(file_of(folder, name), sealed, mode=0o600)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the folder for a change, having seen that it may hold a store.

    The lock is the operating system's: a process that was killed leaves none. What it had half
    written is removed.

    Raises
    ------
    StoreError
        If the folder is inside a git work tree and not ignored there, or another process holds it.
    """
    import filelock

    prepare(folder)
    try:
        with filelock.FileLock(folder / ".lock", blocking=False):
            for stale in folder.glob(f".{FILE}-*"):
                stale.unlink(missing_ok=True)
            yield
    except filelock.Timeout as error:
        raise StoreError(f"another process is changing {file_of(folder)}; wait for it") from error


def prepare(folder: Path) -> None:
    """Make the folder, for its owner alone and ignored by git, or see that it is ignored.

    Raises
    ------
    StoreError
        If it is no folder, or lies in a git work tree and git would see the store there.
    """
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file; the store needs a folder")
    if not folder.exists() or not any(folder.iterdir()):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folders.write_atomically(folder / ".gitignore", _IGNORE.encode())
    keep_out_of_gits_sight(file_of(folder))


def keep_out_of_gits_sight(path: Path) -> None:
    """See that what is private is not written where it could be committed.

    Raises
    ------
    StoreError
        If the path is in a git work tree that does not ignore it.
    """
    if not _is_out_of_gits_sight(path.resolve()):
        raise StoreError(
            f"{path} could be committed: its folder is in a git work tree that does "
            "not ignore it; add the folder to .gitignore or choose another"
        )


def handed_over(folder: Path) -> dict[str, bytes]:
    """Give what lies beside the store and belongs to it: codes of one's own, published editions.

    Returns
    -------
    dict
        Content by path below the folder.
    """
    beside = [folder / codebook.FILE, *folder.glob(f"{EDITION}*")]
    files = [it for it in beside if it.is_file()]
    return {it.relative_to(folder).as_posix(): it.read_bytes() for it in files}


def _is_out_of_gits_sight(file: Path) -> bool:
    if not any((above / ".git").exists() for above in file.parents):
        return True
    clean = {name: it for name, it in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-C", str(file.parent), "check-ignore", "--quiet", "--", file.name]
    try:
        code = subprocess.run(command, env=clean, capture_output=True, check=False).returncode
    except FileNotFoundError:  # git itself is not installed here
        code = 128
    if code < 128:
        return code == 0
    own = file.with_name(".gitignore")
    return own.exists() and "*" in own.read_text(encoding="utf-8").splitlines()
