"""The store: taking in what is checked, saying what it holds, giving out and deleting a company.

It is an SQLite database that lives in memory and on disk only as a whole, sealed if a key is set.
The trap: a row taken in again changes what it repeats and doubles nothing, but a row that is
missing from a later file is kept until it is deleted.
"""

import datetime as dt
import getpass
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from industry_analysis.needs import keeping, schema
from industry_analysis.needs.cells import Value
from industry_analysis.needs.check import Description, Intake
from industry_analysis.needs.keeping import StoreError
from industry_analysis.needs.rows import Rows
from industry_analysis.needs.sheets import DESCRIPTION, INTERVIEWS, OFFERS

_INTERVIEWS = [column.name for column in INTERVIEWS.columns]
_OF_NEED = _INTERVIEWS[_INTERVIEWS.index("theme") :]
_OF_OFFER = [column.name for column in OFFERS.columns]
_MET = ("company_id", "date", "interviewer")
_COMPANY = "(SELECT id FROM company WHERE company = ?)"
_INTERVIEW = (
    f"(SELECT id FROM interview WHERE company_id = {_COMPANY} AND date = ? AND interviewer = ?)"
)


@dataclass
class Taken:
    """What an import did.

    Attributes
    ----------
    new, changed
        Rows by table.
    known
        Files that were taken in before, with when and by whom.
    left
        Companies of the earlier frame that the new one lacks; still in the frame unless removed.
    """

    new: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    left: int = 0


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open the store to read it; one that is not there yet is empty.

    Raises
    ------
    StoreError, SealError
        If it cannot be opened with the key that is set, is damaged, or of a newer version.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        _load(connection, folder, getpass.getuser())
        yield connection


@contextmanager
def changed(folder: Path, who: str | None = None) -> Iterator[sqlite3.Connection]:
    """Open the store to change it; what was done is written whole at the end, or not at all.

    Parameters
    ----------
    folder
        Where it lies, or will.
    who
        Written to the log. Default: the user of the computer.

    Raises
    ------
    StoreError, SealError
        As `opened`; if git would see the folder; if another process is changing the store.
    """
    with keeping.held(folder), closing(sqlite3.connect(":memory:")) as connection:
        _load(connection, folder, who or getpass.getuser())
        before = connection.total_changes
        yield connection
        connection.commit()
        if connection.total_changes > before:
            keeping.keep(folder, connection.serialize())


def _load(connection: sqlite3.Connection, folder: Path, who: str) -> None:
    content = keeping.content_of(folder)
    try:
        if content is not None:
            connection.deserialize(content)
            if connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
                raise sqlite3.DatabaseError("quick_check failed")
        schema.ready(connection, who)
    except sqlite3.Error as error:
        raise StoreError(f"{keeping.file_of(folder)} is damaged: {error}") from error
    connection.row_factory = sqlite3.Row


def descriptions(connection: sqlite3.Connection) -> dict[str, Description]:
    """Give each company's municipality, industry, size class and group, by its key."""
    rows = connection.execute(f"SELECT {_quoted(('company', *DESCRIPTION))} FROM company")
    return {key: dict(zip(DESCRIPTION, its, strict=True)) for key, *its in rows}


def take_in(
    connection: sqlite3.Connection, intake: Intake, *, replace_frame: bool = False
) -> Taken:
    """Add what was checked to the store.

    A file that was taken in before is passed over. A row that repeats another's key (of a need:
    company, date, interviewer, theme, sub-theme and need) changes the columns that the file has.

    Parameters
    ----------
    connection
        From `changed`.
    intake
        From ``check.check``.
    replace_frame
        Whether companies that the new frame lacks leave the frame.

    Raises
    ------
    StoreError
        If it is invented and the store is not, or the other way round.
    """
    taken = Taken(known=_taken_before(connection, intake.digests))
    rows = [it for it in intake.rows if it.file not in taken.known]
    if not rows:
        return taken
    _keep_apart(connection, invented=intake.invented)
    named = {str(key) for it in rows for key in it.columns.get("company", ())}
    its = ((key, *(of[name] for name in DESCRIPTION)) for key, of in intake.companies.items())
    described = [one for one in its if one[0] in named]
    _upsert(connection, taken, "company", ("company", *DESCRIPTION), ("company",), described)
    for one in rows:
        _TAKE[one.sheet.name](connection, taken, one)
    _follow_frame(connection, taken, rows, replace=replace_frame)
    _record(connection, intake.digests, rows)
    return taken


def _taken_before(connection: sqlite3.Connection, digests: Mapping[str, str]) -> dict[str, str]:
    seen = connection.execute("SELECT sha256, at, who FROM intake")
    before = {sha256: f"{at[:10]}, {who}" for sha256, at, who in seen}
    return {name: before[sha256] for name, sha256 in digests.items() if sha256 in before}


def _keep_apart(connection: sqlite3.Connection, *, invented: bool) -> None:
    held = is_invented(connection)
    if held is None:
        connection.execute("INSERT INTO kind VALUES (?)", (invented,))
    elif held != invented:
        kinds = ("real answers", "invented examples")
        raise StoreError(
            f"the store holds {kinds[held]} and the file {kinds[invented]}; they are not mixed: "
            "choose another folder with --store"
        )


def is_invented(connection: sqlite3.Connection) -> bool | None:
    """Whether the store holds invented examples; None if nothing was ever taken in."""
    found = connection.execute("SELECT invented FROM kind").fetchone()
    return None if found is None else bool(found[0])


def _upsert(
    connection: sqlite3.Connection,
    taken: Taken,
    table: str,
    columns: Sequence[str],
    key: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    places: str = "",
    given: Iterable[str] | None = None,
) -> None:
    """Add rows, or change the `given` columns of those whose key is there, and count both."""
    kept = [it for it in columns if it not in key and (given is None or it in set(given))]
    update = "DO NOTHING"
    if kept:
        sets = ", ".join(f'"{it}" = excluded."{it}"' for it in kept)
        differs = " OR ".join(f'{table}."{it}" IS NOT excluded."{it}"' for it in kept)
        update = f"DO UPDATE SET {sets} WHERE {differs}"
    values = places or ", ".join("?" * len(columns))
    before = _count(connection, table)
    touched = connection.executemany(
        f"INSERT INTO {table} ({_quoted(columns)}) VALUES ({values}) "
        f"ON CONFLICT ({', '.join(key)}) {update}",
        (tuple(map(_stored, row)) for row in rows),
    ).rowcount
    new = _count(connection, table) - before
    taken.new[table] = taken.new.get(table, 0) + new
    taken.changed[table] = taken.changed.get(table, 0) + max(touched, 0) - new


def _quoted(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _stored(value: Value) -> Value:
    return value.isoformat() if isinstance(value, dt.date) else value


def _take_interviews(connection: sqlite3.Connection, taken: Taken, rows: Rows) -> None:
    columns = rows.columns
    who = [it or "" for it in columns["interviewer"]]
    met = list(zip(columns["company"], columns["date"], who, strict=True))
    places = f"{_COMPANY}, ?, ?"
    _upsert(connection, taken, "interview", _MET, _MET, dict.fromkeys(met), places=places)
    needs = zip(*(columns[name] for name in _OF_NEED), strict=True)
    told = (
        (*one, theme, str(subtheme or "").rpartition(".")[2], need or "", *rest)
        for one, (theme, subtheme, need, *rest) in zip(met, needs, strict=True)
        if theme is not None
    )
    places = ", ".join([_INTERVIEW, *"?" * len(_OF_NEED)])
    of_need = ("interview_id", "theme", "subtheme", "need")
    into = ("interview_id", *_OF_NEED)
    _upsert(connection, taken, "need", into, of_need, told, places=places, given=rows.given)


def _take_frame(connection: sqlite3.Connection, taken: Taken, rows: Rows) -> None:
    keys = ((key,) for key in rows.columns["company"])
    _upsert(connection, taken, "frame", ("company_id",), ("company_id",), keys, places=_COMPANY)


def _take_names(connection: sqlite3.Connection, taken: Taken, rows: Rows) -> None:
    pairs = zip(rows.columns["company"], rows.columns["name"], strict=True)
    into = ("company_id", "name")
    _upsert(connection, taken, "name", into, into[:1], pairs, places=f"{_COMPANY}, ?")


def _take_offers(connection: sqlite3.Connection, taken: Taken, rows: Rows) -> None:
    offers = zip(*(rows.columns[name] for name in _OF_OFFER), strict=True)
    _upsert(connection, taken, "offer", _OF_OFFER, OFFERS.key, offers, given=rows.given)


_TAKE = {
    "interviews": _take_interviews,
    "frame": _take_frame,
    "names": _take_names,
    "offers": _take_offers,
}


def _follow_frame(
    connection: sqlite3.Connection, taken: Taken, rows: Iterable[Rows], *, replace: bool
) -> None:
    """Count the companies that a new frame lacks; take them out of the frame if asked to."""
    new = {str(key) for it in rows if it.sheet.name == "frame" for key in it.columns["company"]}
    if not new:
        return
    held = connection.execute("SELECT id, company FROM frame JOIN company ON id = company_id")
    gone = [(number,) for number, company in held.fetchall() if company not in new]
    taken.left = len(gone)
    if replace:
        connection.executemany("DELETE FROM frame WHERE company_id = ?", gone)


def _record(connection: sqlite3.Connection, digests: Mapping[str, str], rows: list[Rows]) -> None:
    """Keep the hash of each file, not its name, which may be a company's."""
    for name in {it.file for it in rows}:
        count = sum(len(it.numbers) for it in rows if it.file == name)
        connection.execute(
            "INSERT INTO intake (sha256, at, who, rows) VALUES "
            "(?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), (SELECT who FROM session), ?)",
            (digests[name], count),
        )
