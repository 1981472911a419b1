"""The store's tables in SQLite, the rules they keep and the log that every change writes.

Rows: a company, its place in the frame, its name, an interview, a need, an offer, a file taken
in. The trap: the log names rows by number and columns by name, never what they held, so that
nothing of a company is left in it when the company is deleted.
"""

import sqlite3

from industry_analysis.needs.keeping import StoreError

_TABLES = """
CREATE TABLE company (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    company TEXT NOT NULL UNIQUE CHECK (company <> ''),
    municipality TEXT NOT NULL CHECK (municipality GLOB '[0-9][0-9][0-9][0-9]'),
    sni TEXT NOT NULL CHECK (sni <> ''),
    size_class TEXT NOT NULL CHECK (size_class <> ''),
    "group" TEXT CHECK ("group" <> '')
);
CREATE TABLE frame (
    company_id INTEGER PRIMARY KEY REFERENCES company ON DELETE CASCADE
);
CREATE TABLE name (
    company_id INTEGER PRIMARY KEY REFERENCES company ON DELETE CASCADE,
    name TEXT NOT NULL CHECK (name <> '')
);
CREATE TABLE interview (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    company_id INTEGER NOT NULL REFERENCES company ON DELETE CASCADE,
    date TEXT NOT NULL CHECK (date IS date(date, '+0 days')),
    interviewer TEXT NOT NULL DEFAULT '',
    UNIQUE (company_id, date, interviewer)
);
CREATE TABLE need (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interview ON DELETE CASCADE,
    theme TEXT NOT NULL CHECK (theme <> ''),
    subtheme TEXT NOT NULL DEFAULT '',
    need TEXT NOT NULL DEFAULT '',
    importance INTEGER CHECK (importance BETWEEN 1 AND 5),
    performance INTEGER CHECK (performance BETWEEN 1 AND 5),
    quote TEXT,
    consent INTEGER CHECK (consent IN (0, 1)),
    wish TEXT,
    next_step TEXT,
    responsible TEXT,
    due TEXT CHECK (due IS date(due, '+0 days')),
    status TEXT,
    UNIQUE (interview_id, theme, subtheme, need)
);
CREATE TABLE offer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    programme TEXT NOT NULL,
    provider TEXT NOT NULL,
    theme TEXT NOT NULL,
    sizes TEXT,
    snis TEXT,
    capacity INTEGER CHECK (capacity >= 0),
    valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')),
    valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days')),
    UNIQUE (programme, provider, theme)
);
CREATE TABLE intake (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    rows INTEGER NOT NULL
);
CREATE TABLE log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('insert', 'update', 'delete')),
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    columns TEXT NOT NULL DEFAULT ''
);
-- one row each: who changes the store now, and whether it holds invented examples
CREATE TABLE session (who TEXT NOT NULL);
CREATE TABLE kind (invented INTEGER NOT NULL CHECK (invented IN (0, 1)));
CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the log is not changed'); END;
CREATE TRIGGER log_is_not_deleted BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the log is not deleted'); END;
"""
LOGGED = ("company", "frame", "name", "interview", "need", "offer", "intake")
# a store of version n is brought to the newest by the steps from n on
_STEPS = (_TABLES,)
VERSION = len(_STEPS)


def ready(connection: sqlite3.Connection, who: str) -> None:
    """Bring a store to the newest version, and say who changes it from now on.

    Raises
    ------
    StoreError
        If the store is of a newer version than this program, or breaks its own rules.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise StoreError(
            f"the store is of version {version}, this program knows {VERSION}; update the program"
        )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    for step in _STEPS[version:]:
        connection.executescript(step)
    if version < VERSION:
        _log_changes(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("DELETE FROM session")
    connection.execute("INSERT INTO session VALUES (?)", (who,))


def _log_changes(connection: sqlite3.Connection) -> None:
    """Triggers that write every change to the log: row, action, and which columns changed."""
    for table in LOGGED:
        described = connection.execute(f"PRAGMA table_info({table})").fetchall()
        columns = [name for _, name, *_ in described]
        differs = [f'OLD."{it}" IS NOT NEW."{it}"' for it in columns]
        changed = " || ".join(
            f"CASE WHEN {it} THEN '{name} ' ELSE '' END"
            for it, name in zip(differs, columns, strict=True)
        )
        key = columns[0]
        for action, row, said, when in (
            ("insert", "NEW", "''", ""),
            ("update", "NEW", f"trim({changed})", f"WHEN {' OR '.join(differs)}"),
            ("delete", "OLD", "''", ""),
        ):
            connection.executescript(
                f"DROP TRIGGER IF EXISTS {table}_{action};"
                f"CREATE TRIGGER {table}_{action} AFTER {action.upper()} ON {table} {when} BEGIN "
                "INSERT INTO log (at, who, action, table_name, row_id, columns) VALUES ("
                "strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), (SELECT who FROM session), "
                f"'{action}', '{table}', {row}.{key}, {said}); END;"
            )
