"""A user's file to sheets of raw cells, or what keeps it from being read.

The content decides what a file is, not its name. The trap: Excel keeps a file open, and what is
not saved is not in it, so an open one is refused.
"""

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from industry_analysis.needs import delimited, spreadsheet
from industry_analysis.needs.faults import Fault, IntakeError, Wrong
from industry_analysis.needs.raw import RawSheet

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCK = "~$"


@dataclass(frozen=True)
class RawFile:
    """A file as it was read: its name, hash and sheets, and what was passed over on the way."""

    name: str
    sha256: str
    sheets: list[RawSheet]
    remarks: list[Fault] = field(default_factory=list)


def read(path: Path, name: str) -> RawFile:
    """Read an Excel workbook or a CSV file.

    Parameters
    ----------
    path
        An ``.xlsx`` file, or a CSV file parted by semicolon, comma or tab, in UTF-8, UTF-16 or
        Windows-1252.
    name
        What messages call it.

    Raises
    ------
    IntakeError
        If there is none, if it is open in Excel or Excel's lock file, empty, cut short, too large,
        protected, of an older format, or holds macros.
    """
    try:
        content = _content(path)
        digest = hashlib.sha256(content).hexdigest()
        if content.startswith(b"PK"):
            return RawFile(name, digest, spreadsheet.sheets(content))
        rows, encoding = delimited.rows(content)
    except Wrong as wrong:
        raise IntakeError([Fault(name, "", 0, "", wrong.rule, wrong.hint)]) from wrong
    remarks = [Fault(name, "", 0, "", "windows")] if encoding == "cp1252" else []
    return RawFile(name, digest, [RawSheet("", rows)], remarks)


def _content(path: Path) -> bytes:
    if path.name.startswith(_LOCK):
        raise Wrong("lock file", path.name.removeprefix(_LOCK))
    lock = path.with_name(_LOCK + path.name)
    # Excel leaves out the first two letters of a long name
    for name in (lock.name, _LOCK + path.name[2:]):
        if path.with_name(name).exists():
            raise Wrong("open", name)
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise Wrong("no file") from error
    except PermissionError as error:
        raise Wrong("open", path.name) if os.name == "nt" else _unreadable(error) from error
    except OSError as error:
        raise _unreadable(error) from error
    if not content.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n;,"):
        raise Wrong("empty file")
    if content.startswith(_OLD_OFFICE):
        protected = "EncryptedPackage".encode("utf-16-le") in content
        raise Wrong("password" if protected else "old format")
    return content


def _unreadable(error: OSError) -> Wrong:
    return Wrong("unreadable", error.strerror or str(error))
