"""What the commands of the intake say, in Swedish or English.

The trap: a message may name a company's key, which is the users' own, but never what it answered.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from industry_analysis.needs import holdings, keeping, store, vault
from industry_analysis.needs.check import Intake
from industry_analysis.needs.faults import told
from industry_analysis.needs.sheets import SHEETS
from industry_analysis.needs.store import Taken
from industry_analysis.places import Language

if TYPE_CHECKING:
    import pandas as pd

LOG = "Logg"
LOG_HEADER = ("Tid (UTC)", "Vem", "Vad", "Tabell", "Rad", "Kolumner")
_TABLES = {
    "company": ("företag", "companies"),
    "frame": ("företag i ramen", "companies in the frame"),
    "name": ("företagsnamn", "names of companies"),
    "interview": ("intervjuer", "interviews"),
    "need": ("behov", "needs"),
    "offer": ("erbjudanden", "offers"),
    "approval": ("godkända citat", "approved quotes"),
    "intake": ("inlästa filer", "files taken in"),
    "log": ("rader i loggen", "rows of the log"),
}
_TEXTS = {
    "invented": ("OBS: påhittade exempeldata.", "NOTE: invented example data."),
    "checked": (
        "{interviews} rader i Intervjuer, {frame} i Ram, {offers} i Erbjudanden och {names} i "
        "Namn, om {companies} företag: inga fel.",
        "{interviews} rows in Intervjuer, {frame} in Ram, {offers} in Erbjudanden and {names} in "
        "Namn, on {companies} companies: no faults.",
    ),
    "refused": (
        "Fel: {count}. Ingenting har lästs in. Rätta i filen och kör igen.",
        "Faults: {count}. Nothing was taken in. Mend the file and run again.",
    ),
    "known": (
        "{name} är redan inläst ({when}); inget ändras.",
        "{name} was taken in before ({when}); nothing changes.",
    ),
    "taken": ("{table}: {new} nya, {changed} ändrade", "{table}: {new} new, {changed} changed"),
    "left": (
        "{count} företag i den tidigare ramen finns inte i den nya. De är kvar i ramen; "
        "--replace-frame tar bort dem ur den.",
        "{count} companies of the earlier frame are not in the new one. They stay in the frame; "
        "--replace-frame takes them out.",
    ),
    "replaced": (
        "{count} företag som inte finns i den nya ramen har tagits bort ur ramen.",
        "{count} companies that are not in the new frame were taken out of the frame.",
    ),
    "nothing": ("{file} finns inte; inget är inläst.", "{file} is not there; nothing is held."),
    "sealed": ("{file} är krypterad.", "{file} is sealed."),
    "plain": (
        "{file} är inte krypterad. Sätt {key} eller {key_file} så krypteras den vid nästa ändring.",
        "{file} is not sealed. Set {key} or {key_file} and the next change seals it.",
    ),
    "from to": (
        "Intervjuer från {first} till {last}.",
        "Interviews from {first} to {last}.",
    ),
    "question": (
        "Ta bort allt om {company}? Det går inte att ångra",
        "Delete all that is held about {company}? This cannot be undone",
    ),
    "deleted": ("Borttaget om {company}: {what}.", "Deleted about {company}: {what}."),
    "remains": (
        "Kvar är loggens uppgifter om att rader med nummer har lagts till, ändrats och tagits "
        "bort, när och av vem, utan innehåll. Ta också bort företaget ur era egna filer och ur "
        "säkerhetskopior; annars kommer det tillbaka när en fil läses in.",
        "What remains is the log's word that numbered rows were added, changed and deleted, when "
        "and by whom, without content. Delete the company from your own files and from copies "
        "too; else it comes back when a file is taken in.",
    ),
    "decided": (
        "{yes} citat är godkända och {no} är det inte.",
        "{yes} quotes are approved and {no} are not.",
    ),
    "open": (
        "OBS: mappen oppet kan läsas av alla som har den. Lämna den på ett säkert sätt och radera "
        "den när den är inläst.",
        "NOTE: the folder oppet can be read by all who have it. Hand it over safely and delete it "
        "when it has been taken in.",
    ),
    "key": (
        "Lagret är krypterat. Lämna nyckeln på annat sätt än mappen.",
        "The store is sealed. Hand over the key by another way than the folder.",
    ),
    "audited": (
        "{withheld} av {cells} celler är dolda, {asked} av dem för att de är känsliga; {derived} "
        "går att härleda för nära.",
        "{withheld} of {cells} cells are withheld, {asked} of them because they are sensitive; "
        "{derived} can be derived too closely.",
    ),
    "published": (
        "{count} sidor visar intervjuer; inget som är dolt går att räkna fram.",
        "{count} pages show interviews; nothing withheld can be derived.",
    ),
    "edition": ("Sparat som utgåva {name}.", "Kept as edition {name}."),
    "stands": (
        "Ingen ny utgåva: den förra gäller, eller så visas inga intervjuer.",
        "No new edition: the last one stands, or no interviews are shown.",
    ),
    "companies": (
        "nyckel\tkommun\ti ramen\tintervjuer\tbehov",
        "key\tmunicipality\tin the frame\tinterviews\tneeds",
    ),
}


def _said(what: str, lang: Language, /, **details: object) -> str:
    return _TEXTS[what][0 if lang == "sv" else 1].format(**details)


def checked(intake: Intake, lang: Language) -> Iterator[str]:
    """Say what is in files without faults, and what was passed over."""
    if intake.invented:
        yield _said("invented", lang)
    yield from told(intake.remarks, lang)
    counts = {sheet: intake.count(sheet) for sheet in SHEETS}
    yield _said("checked", lang, companies=len(intake.companies), **counts)


def refused(count: int, lang: Language) -> str:
    """Say that nothing was taken in."""
    return _said("refused", lang, count=count)


def taken(taken: Taken, folder: Path, *, replaced: bool, lang: Language) -> Iterator[str]:
    """Say what an import did, and how the store lies on disk."""
    for name, when in taken.known.items():
        yield _said("known", lang, name=name, when=when)
    for table, new in taken.new.items():
        yield _said("taken", lang, table=_table(table, lang), new=new, changed=taken.changed[table])
    if taken.left:
        yield _said("replaced" if replaced else "left", lang, count=taken.left)
    yield _lies(folder, lang)


def held(connection: sqlite3.Connection, folder: Path, lang: Language) -> Iterator[str]:
    """Say what the store holds: rows by table, from when to when, sealed, invented."""
    if store.is_invented(connection):
        yield _said("invented", lang)
    for table, count in holdings.counts(connection).items():
        yield f"{count:>8}  {_table(table, lang)}"
    first, last = connection.execute("SELECT min(date), max(date) FROM interview").fetchone()
    if first:
        yield _said("from to", lang, first=first, last=last)
    yield _lies(folder, lang)


def companies(connection: sqlite3.Connection, lang: Language) -> Iterator[str]:
    """List every company by its key: municipality, in the frame, interviews and needs."""
    yield _said("companies", lang)
    yield from _tabbed(holdings.companies(connection))


def log(connection: sqlite3.Connection, lang: Language) -> Iterator[str]:
    """List the log of changes."""
    yield "\t".join(LOG_HEADER)
    yield from _tabbed(holdings.log(connection))


def question(company: str, lang: Language) -> str:
    """Ask whether a company is really to be deleted."""
    return _said("question", lang, company=company)


def deleted(company: str, gone: Mapping[str, int], lang: Language) -> Iterator[str]:
    """Say what was deleted and what remains."""
    what = ", ".join(f"{_table(table, lang)} {count}" for table, count in gone.items())
    yield _said("deleted", lang, company=company, what=what)
    yield _said("remains", lang)


def decided(yes: int, no: int, lang: Language) -> str:
    """Say how many quotes were approved and how many were not."""
    return _said("decided", lang, yes=yes, no=no)


def handed_over(lang: Language, *, opened: bool) -> Iterator[str]:
    """Say how to treat a hand-over."""
    if vault.secret() is not None:
        yield _said("key", lang)
    if opened:
        yield _said("open", lang)


_AUDITED = {
    "table": ("Tabell", "Table"),
    "cells": ("Celler", "Cells"),
    "shown": ("Visade", "Shown"),
    "withheld": ("Dolda", "Withheld"),
    "asked": ("Varav känsliga", "Sensitive"),
    "narrowest": ("Smalaste intervall", "Narrowest interval"),
    "derived": ("Härledda för nära", "Derived too closely"),
}


def audited(table: "pd.DataFrame", lang: Language) -> Iterator[str]:
    """Give the table of the audit, and what it comes to."""
    at = 0 if lang == "sv" else 1
    rows = table.reset_index()
    heads = [_AUDITED[str(name)][at] for name in rows]
    cells = [["–" if it != it else f"{it:.0f}" for it in row] for row in table.to_numpy()]
    named = ([name, *row] for name, row in zip(rows.table, cells, strict=True))
    yield from _tabbed([heads, *named])
    sums = {name: int(table[name].sum()) for name in ("cells", "withheld", "asked", "derived")}
    yield _said("audited", lang, **sums)


def published(count: int, name: str, lang: Language) -> Iterator[str]:
    """Say how many pages were audited, and by what name they were kept as an edition."""
    yield _said("published", lang, count=count)
    yield _said("edition", lang, name=name) if name else _said("stands", lang)


def _table(name: str, lang: Language) -> str:
    return _TABLES[name][0 if lang == "sv" else 1]


def _tabbed(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    return ("\t".join(map(str, row)) for row in rows)


def _lies(folder: Path, lang: Language) -> str:
    file = keeping.file_of(folder)
    if not file.exists():
        return _said("nothing", lang, file=file)
    key = "sealed" if keeping.is_sealed(folder) else "plain"
    return _said(key, lang, file=file, key=vault.KEY, key_file=vault.KEY_FILE)
