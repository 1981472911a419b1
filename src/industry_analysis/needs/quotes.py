"""What companies said in their own words: stripped, read by a person, approved, and then shown.

Rows are quotes with consent. The trap: an approval is of the words as they would be shown; if
the quote, the consent or what is stripped changes, it has to be approved anew.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pandas as pd

from industry_analysis import folders
from industry_analysis.errors import WorkbookError
from industry_analysis.needs import cells, files, holdings, store, stripping
from industry_analysis.needs.written import Cell

# ASSUME: a quote is given only where at least five companies, or groups of companies, of the
# municipality have a need in its theme, as many as behind any number that is published.
LEAST = 5
SHEET, LEFT_OUT = "Citat att godkänna", "Visas inte"
HEADER = ("Märke", "Tema", "Kommun", "Företagsnyckel", "Som det visas", "Som det sades", "Godkänt")
_LEFT_OUT_HEADER = ("Tema", "Kommun", "Företagsnyckel", "Varför")
_WHY = {
    "consent": "inget samtycke",
    "bare": "för lite är kvar när namn, orter och siffror har tagits bort",
    "few": f"färre än {LEAST} företag i kommunen har behov inom temat",
}
_SAID = (
    "SELECT n.id AS need_id, c.company, c.municipality, "
    'coalesce(c."group", c.company) AS whose, n.theme, '
    "n.need, n.wish, n.quote, n.consent, a.sha256 AS approval "
    "FROM need n JOIN interview i ON i.id = interview_id "
    "JOIN company c ON c.id = i.company_id LEFT JOIN approval a ON a.need_id = n.id ORDER BY n.id"
)
_MET = "SELECT DISTINCT interviewer FROM interview UNION SELECT DISTINCT responsible FROM need"
_DECISIONS = {"ja": True, "yes": True, "nej": False, "no": False, "": False}


class QuoteError(WorkbookError):
    """A file of decisions does not agree with the store; the message lists all faults at once."""


def quotes(connection: sqlite3.Connection) -> pd.DataFrame:
    """Give every quote of the store as it would be shown, and why it is not.

    Parameters
    ----------
    connection
        From ``store.opened``.

    Returns
    -------
    DataFrame
        Indexed by ``mark``, which is of the need and its shown words: ``need_id``, ``company``,
        ``municipality``, ``theme``, ``quote``, ``shown``, ``why`` (``consent``, ``bare``, ``few``,
        or empty) and ``approved``.
    """
    needs = pd.DataFrame([dict(row) for row in connection.execute(_SAID)], columns=_COLUMNS)
    whose = needs.groupby(["theme", "municipality"]).whose.transform("nunique")
    said = needs[needs.quote.notna()].copy()
    texts = pd.concat([needs.need, needs.wish, needs.quote]).dropna()
    known = _known(connection, texts)
    said["shown"] = stripping.stripped(said.quote, known)
    bare = said.shown.map(stripping.is_bare).astype(bool)
    said["why"] = pd.Series("", index=said.index).mask(whose < LEAST, "few").mask(bare, "bare")
    said["why"] = said.why.mask(~said.consent.eq(1), "consent")
    said["mark"] = [_mark(*it) for it in zip(said.need_id, said.shown, strict=True)]
    said["approved"] = said.approval.eq(said.mark) & said.why.eq("")
    return said.set_index("mark").drop(columns=["whose", "need", "wish", "consent", "approval"])


_COLUMNS = [
    "need_id", "company", "municipality", "whose", "theme", "need", "wish", "quote", "consent",
    "approval",
]  # fmt: skip


def _mark(need: int, shown: str) -> str:
    return hashlib.sha256(f"{need}\0{shown}".encode()).hexdigest()[:20]


def _known(connection: sqlite3.Connection, texts: Iterable[str]) -> stripping.Known:
    """The names, places and ordinary words of a store."""
    from industry_analysis import load, places

    people = {name for (name,) in connection.execute(_MET) if name}
    keys = connection.execute('SELECT company FROM company UNION SELECT "group" FROM company')
    names = {row["name"] for row in holdings.rows(connection)["names"]}
    municipalities = {place.name for place in places.municipalities()}
    return stripping.Known(
        names={str(it) for it in people | names | {key for (key,) in keys if key}},
        places=municipalities | {*load.localities().locality},
        ordinary=stripping.ordinary(texts),
    )


def approved(connection: sqlite3.Connection) -> pd.DataFrame:
    """Give the quotes that may be shown: ``theme`` and ``quote``, nothing else of the company.

    They come by theme, in an order that is not that of the interviews; the same words are given
    once.
    """
    shown = quotes(connection).query("approved").sort_index()[["theme", "shown"]]
    once = shown.drop_duplicates().sort_values("theme", kind="stable", ignore_index=True)
    return once.rename(columns={"shown": "quote"})


def shown(folder: Path | None = None) -> pd.DataFrame:
    """Give the quotes that may be shown, as `approved`, of the store in a folder.

    Parameters
    ----------
    folder
        Where it lies. Default: ``data/private``.
    """
    with store.opened(folder or folders.private()) as connection:
        return approved(connection)


def sheets(said: pd.DataFrame, themes: Mapping[str, str]) -> dict[str, list[tuple[Cell, ...]]]:
    """Give `quotes` as two tables: those to read and decide on, and those left out with the reason.

    Parameters
    ----------
    said
        `quotes`.
    themes
        What each theme is called.
    """
    from industry_analysis import places

    told: list[tuple[Cell, ...]] = [HEADER]
    left: list[tuple[Cell, ...]] = [_LEFT_OUT_HEADER]
    for row in said.reset_index().to_dict("records"):
        place = places.municipality(row["municipality"]).name
        whose = (themes[row["theme"]], place, cells.armed(row["company"]))
        if row["why"]:
            left.append((*whose, _WHY[row["why"]]))
            continue
        words = (cells.armed(row["shown"]), cells.armed(row["quote"]))
        told.append((row["mark"], *whose, *words, "ja" if row["approved"] else None))
    return {SHEET: told, LEFT_OUT: left}


def decide(connection: sqlite3.Connection, path: Path) -> tuple[int, int]:
    """Take in what a person decided, and give how many were approved and how many were not.

    The file is the decision on its rows: *ja* approves, *nej* and empty do not.

    Raises
    ------
    QuoteError
        If a row is of no quote of the store as it would be shown now, its words were changed, or
        its decision is neither; all rows are named, none of their words.
    IntakeError
        If the file cannot be read.
    """
    said = quotes(connection).query("why == ''")
    rows = [*_decisions(path)]
    if faults := [*_faults(rows, said)]:
        raise QuoteError(f"{path.name}: {len(faults)} faults: {'; '.join(faults)}")
    yes = [mark for _, mark, _, decision in rows if _DECISIONS[decision]]
    no = [mark for _, mark, _, decision in rows if not _DECISIONS[decision]]
    connection.executemany(
        "INSERT INTO approval VALUES (?, ?) ON CONFLICT (need_id) "
        "DO UPDATE SET sha256 = excluded.sha256 WHERE sha256 IS NOT excluded.sha256",
        [(int(said.need_id[mark]), mark) for mark in yes],
    )
    connection.executemany(
        "DELETE FROM approval WHERE need_id = ?", [(int(said.need_id[mark]),) for mark in no]
    )
    return len(yes), len(no)


def _decisions(path: Path) -> Iterator[tuple[int, str, str, str]]:
    """Row, mark, words and decision of each row of the file that has any."""
    found = [sheet for sheet in files.read(path, path.name).sheets if sheet.title in (SHEET, "")]
    if not found or [*found[0].rows[0]][: len(HEADER)] != [*HEADER]:
        raise QuoteError(f"{path.name}: has no sheet {SHEET!r} with the columns of `needs quotes`")
    for number, row in enumerate(found[0].rows[1:], 2):
        mark, *_, shown, _, decision = [*row, *[None] * len(HEADER)][: len(HEADER)]
        if mark is not None:
            words = " ".join(cells.unarmed(str(shown or "")).split())
            yield number, str(mark).strip(), words, str(decision or "").strip().casefold()


def _faults(rows: Iterable[tuple[int, str, str, str]], said: pd.DataFrame) -> Iterator[str]:
    seen: set[str] = set()
    for number, mark, words, decision in rows:
        if mark not in said.index:
            yield f"row {number}: the store has no such quote any more; write the file anew"
        elif mark in seen:
            yield f"row {number}: repeats a quote"
        elif words != said.shown[mark]:
            yield f"row {number}: the words were changed; change them in the interviews instead"
        if decision not in _DECISIONS:
            yield f"row {number}: Godkänt is neither ja nor nej"
        seen.add(mark)
