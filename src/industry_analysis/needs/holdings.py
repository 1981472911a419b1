"""What the store holds: counted, given out and deleted, by company.

The trap: what was deleted here is still in the users' own files and in copies of the store.
"""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import suppress

from industry_analysis.needs.cells import Value
from industry_analysis.needs.keeping import StoreError
from industry_analysis.needs.schema import LOGGED

_OF_A_COMPANY = {
    "company": "SELECT id FROM company WHERE id = ?",
    "frame": "SELECT company_id FROM frame WHERE company_id = ?",
    "name": "SELECT company_id FROM name WHERE company_id = ?",
    "interview": "SELECT id FROM interview WHERE company_id = ?",
    "need": "SELECT n.id FROM need n JOIN interview i ON i.id = interview_id WHERE company_id = ?",
}
_DATES = ("date", "due", "valid_from", "valid_to")
_DESCRIBED = 'c.company, c.municipality, c.sni, c.size_class, c."group"'
_ROWS = {
    "interviews": f"SELECT {_DESCRIBED}, i.date, nullif(i.interviewer, '') AS interviewer, "
    "n.theme, nullif(n.subtheme, '') AS subtheme, nullif(n.need, '') AS need, n.importance, "
    "n.performance, n.quote, n.consent, n.wish, n.next_step, n.responsible, n.due, n.status "
    "FROM interview i JOIN company c ON c.id = i.company_id "
    "LEFT JOIN need n ON n.interview_id = i.id WHERE ? IN ('', c.company) ORDER BY i.id, n.id",
    "frame": f"SELECT {_DESCRIBED} FROM frame f JOIN company c ON c.id = f.company_id "
    "WHERE ? IN ('', c.company) ORDER BY c.id",
    "names": "SELECT c.company, n.name FROM name n JOIN company c ON c.id = n.company_id "
    "WHERE ? IN ('', c.company) ORDER BY c.id",
    "offers": "SELECT programme, provider, theme, sizes, snis, capacity, valid_from, valid_to "
    "FROM offer WHERE ? = '' ORDER BY id",
}


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Give how many rows each table holds, and the log."""
    return {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in (*LOGGED, "log")
    }


def companies(connection: sqlite3.Connection) -> list[tuple[Value, ...]]:
    """Give each company's key, municipality, whether it is in the frame, interviews and needs."""
    return [
        tuple(row)
        for row in connection.execute(
            "SELECT c.company, c.municipality, f.company_id IS NOT NULL, "
            "count(DISTINCT i.id), count(n.id) FROM company c "
            "LEFT JOIN frame f ON f.company_id = c.id LEFT JOIN interview i ON i.company_id = c.id "
            "LEFT JOIN need n ON n.interview_id = i.id GROUP BY c.id ORDER BY c.company"
        )
    ]


def log(connection: sqlite3.Connection, company: str = "") -> Iterator[tuple[Value, ...]]:
    """Give the log: when, who, action, table, row, columns; of one company's rows if asked to."""
    numbers = _numbers(connection, company) if company else None
    for *said, table, row, columns in connection.execute(
        "SELECT at, who, action, table_name, row_id, columns FROM log ORDER BY id"
    ):
        if numbers is None or row in numbers.get(table, ()):
            yield (*said, table, row, columns)


def _numbers(connection: sqlite3.Connection, company: str) -> dict[str, set[int]]:
    """The numbers of a company's rows, by table."""

    def numbers(query: str, number: int) -> set[int]:
        return {row for (row,) in connection.execute(query, (number,))}

    found = connection.execute("SELECT id FROM company WHERE company = ?", (company,))
    (number,) = found.fetchone()
    return {table: numbers(query, number) for table, query in _OF_A_COMPANY.items()}


def rows(connection: sqlite3.Connection, company: str = "") -> dict[str, list[dict[str, Value]]]:
    """Give the store in the form of the template: rows by sheet, codes rather than labels.

    Parameters
    ----------
    connection
        From ``store.opened``.
    company
        Only what is held about this company, with its name; offers are about none.

    Raises
    ------
    StoreError
        If the store holds no such company.
    """
    if company:
        _known(connection, company)
    return {
        sheet: [_typed(dict(row)) for row in connection.execute(query, (company,))]
        for sheet, query in _ROWS.items()
    }


def _typed(row: dict[str, Value]) -> dict[str, Value]:
    for name in _DATES:
        if isinstance(text := row.get(name), str):
            row[name] = dt.date.fromisoformat(text)
    return row


def _known(connection: sqlite3.Connection, company: str) -> None:
    found = connection.execute("SELECT 1 FROM company WHERE company = ?", (company,)).fetchone()
    if found is None:
        raise StoreError(f"the store holds no company {company!r}; needs list --companies has them")


def delete(connection: sqlite3.Connection, company: str) -> dict[str, int]:
    """Delete all that is held about a company, and give how many rows that was by table.

    The log keeps that numbered rows were added, changed and deleted, when and by whom; nothing of
    what they held is left in it or in the file.

    Raises
    ------
    StoreError
        If the store holds no such company.
    """
    _known(connection, company)
    numbers = _numbers(connection, company)
    connection.execute("DELETE FROM company WHERE company = ?", (company,))
    connection.commit()
    with suppress(sqlite3.OperationalError):  # only makes the file smaller: cells are overwritten
        connection.execute("VACUUM")
    return {table: len(found) for table, found in numbers.items()}
