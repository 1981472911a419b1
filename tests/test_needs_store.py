"""The store: nothing doubled, nothing lost, nothing left of what was deleted, nothing readable."""

import datetime as dt
import os
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import filelock
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from needs_files import BOOK, MEMBER, NEED, OFFER, checked, delimited, workbook

from industry_analysis.needs import cells, holdings, keeping, read, schema, store, vault
from industry_analysis.needs import workbook as template
from industry_analysis.needs.keeping import StoreError
from industry_analysis.needs.store import Taken
from industry_analysis.needs.vault import SealError

PHRASE = "en lång hemlig fras"


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(vault.KEY, raising=False)
    monkeypatch.delenv(vault.KEY_FILE, raising=False)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that is derived fast; the header of a sealed file says how."""
    monkeypatch.setattr(vault, "_COST", 4)


def take(path: Path, folder: Path, **options: bool) -> Taken:
    with store.opened(folder) as connection:
        known = store.descriptions(connection)
    intake = checked(path, known=known)
    with store.changed(folder, "tester") as connection:
        return store.take_in(connection, intake, **options)


def counts(folder: Path) -> dict[str, int]:
    with store.opened(folder) as connection:
        return holdings.counts(connection)


def filled(path: Path, *changes: dict[str, object]) -> Path:
    rows = [NEED | change for change in changes or ({},)]
    return workbook(path, interviews=rows, frame=[MEMBER], offers=[OFFER])


# ---- taking in ----


def test_what_was_taken_in_comes_back_with_codes_and_types(tmp_path: Path) -> None:
    empty = {name: None for name in NEED if name not in MEMBER and name != "Intervjudatum"}
    other = MEMBER | {"Företagsnyckel": "F2", "Storleksklass": "250 anställda eller fler"}
    quiet = {**NEED, **empty, **other}
    agreed = {"Överenskommet nästa steg": "Möte", "Status": "Öppet", "Samtycke till citat": "ja"}
    path = workbook(
        tmp_path / "a.xlsx",
        interviews=[NEED | agreed, quiet],
        frame=[MEMBER, other],
        offers=[OFFER],
    )
    take(path, tmp_path / "store")
    survey = read.survey(tmp_path / "store")
    assert [*survey.frame.company] == ["F1", "F2"]
    assert survey.frame.size_class.max() == "250+"
    assert [*survey.interviews.company] == ["F1", "F2"]
    assert [*survey.answers.company] == ["F1"]
    answer = survey.answers.iloc[0]
    assert (answer.municipality, answer.sni, answer.size_class) == ("1883", "25620", "10–49")
    assert (answer.theme, answer.subtheme, answer.importance) == ("competence", "specific", 5)
    assert answer.date.date() == dt.date(2026, 3, 12)
    assert bool(answer.consent)
    assert [*survey.follow_up.status] == ["open"]
    assert survey.offers.capacity.isna().all()
    assert not survey.invented


def test_same_file_twice_is_known_by_its_content_and_doubles_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.xlsx")
    take(path, tmp_path / "store")
    before = keeping.file_of(tmp_path / "store").read_bytes()
    copy = tmp_path / "kopia.xlsx"
    copy.write_bytes(path.read_bytes())
    assert [*take(copy, tmp_path / "store").known] == ["kopia.xlsx"]
    assert keeping.file_of(tmp_path / "store").read_bytes() == before


def test_same_row_in_another_file_doubles_nothing(tmp_path: Path) -> None:
    take(filled(tmp_path / "a.xlsx"), tmp_path / "store")
    taken = take(filled(tmp_path / "b.xlsx", {}, {"Behov": "Svetsare"}), tmp_path / "store")
    assert (taken.new["need"], taken.changed["need"]) == (1, 0)
    assert (counts(tmp_path / "store")["need"], counts(tmp_path / "store")["interview"]) == (2, 1)


def test_row_taken_in_again_changes_the_columns_its_file_has_and_no_others(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    take(filled(tmp_path / "a.xlsx", {"Citat": "Vi växer"}), folder)
    path = tmp_path / "b.csv"
    kept = ("Företagsnyckel", "Intervjudatum", "Tema", "Undertema", "Behov")
    path.write_text(delimited([{name: NEED[name] for name in kept} | {"Status": "Klart"}]), "utf-8")
    assert take(path, folder).changed["need"] == 1
    [followed] = read.survey(folder).follow_up.itertuples()
    assert (followed.status, followed.quote, followed.importance) == ("done", "Vi växer", 5)
    with store.opened(folder) as connection:
        assert [*holdings.log(connection)][-2][2:] == ("update", "need", 1, "status")


def test_company_leaves_the_frame_only_when_asked_to(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    two = [MEMBER, MEMBER | {"Företagsnyckel": "F2"}]
    take(workbook(tmp_path / "a.xlsx", frame=two), folder)
    assert take(workbook(tmp_path / "b.xlsx", frame=two[1:]), folder).left == 1
    assert counts(folder)["frame"] == 2
    one = workbook(tmp_path / "c.xlsx", frame=two[1:], offers=[OFFER])
    assert take(one, folder, replace_frame=True).left == 1
    assert [*read.survey(folder).frame.company] == ["F2"]


def test_invented_and_real_are_not_mixed_in_either_order(tmp_path: Path) -> None:
    row = {"company": "P1", "municipality": "1883", "sni": "25", "size_class": "1–9"}
    [example] = template.write(tmp_path / "e.xlsx", BOOK, {"frame": [row]}, invented=True)
    real = filled(tmp_path / "a.xlsx")
    take(example, tmp_path / "one")
    assert read.survey(tmp_path / "one").invented
    with pytest.raises(StoreError, match="holds invented examples and the file real answers"):
        take(real, tmp_path / "one")
    take(real, tmp_path / "two")
    with pytest.raises(StoreError, match="holds real answers and the file invented examples"):
        take(example, tmp_path / "two")
    assert counts(tmp_path / "two")["company"] == 1


TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=12
).filter(lambda text: text == text.strip() and text and text not in cells._EXCEL_ERRORS)
QUOTES = st.one_of(
    TEXT, st.sampled_from("=+-@'").flatmap(lambda c: TEXT.map(lambda text: c + text))
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "quote": st.none() | QUOTES,
                "wish": st.none() | QUOTES,
                "importance": st.none() | st.integers(1, 5),
                "consent": st.none() | st.booleans(),
                "due": st.none() | st.dates(dt.date(2026, 3, 12), dt.date(2100, 1, 1)),
                "status": st.none() | st.sampled_from([*BOOK.statuses]),
            }
        ),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(["a.xlsx", "mapp"]),
)
def test_what_is_written_out_and_taken_in_again_is_what_it_was(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[dict[str, object]], name: str
) -> None:
    folder = tmp_path_factory.mktemp("round")
    described = {"company": "F1", "municipality": "1883", "sni": "C", "size_class": "1–9"}
    rows = [
        {**described, "date": dt.date(2026, 3, 12), "theme": "investment", "subtheme": "capital"}
        | {"need": f"behov {at}"} | row
        for at, row in enumerate(drawn)
    ]  # fmt: skip
    written = template.write(folder / name, BOOK, {"interviews": rows})
    with store.changed(folder / "store", "tester") as connection:
        store.take_in(connection, checked(*written))
        again = holdings.rows(connection)["interviews"]
    asked = [*rows[0]]
    assert [{key: row[key] for key in asked} for row in again] == rows


@given(st.text())
def test_armed_text_is_no_formula_and_comes_back_as_it_was(text: str) -> None:
    armed = cells.armed(text)
    assert not armed.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cells.unarmed(armed) == text


# ---- deleting, giving out, the log ----


def test_deleted_company_leaves_nothing_readable_and_the_log_no_content(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    quote = "Ett citat som ska bort"
    other = NEED | {"Företagsnyckel": "F2", "Citat": "Ett som blir kvar"}
    path = workbook(
        tmp_path / "a.xlsx",
        interviews=[NEED | {"Citat": quote}, other],
        names=[{"Företagsnyckel": "F1", "Företagsnamn": "Bortvalda AB"}],
    )
    take(path, folder)
    kept = keeping.file_of(folder)
    assert quote.encode() in kept.read_bytes()
    with store.changed(folder, "tester") as connection:
        gone = holdings.delete(connection, "F1")
        log = [*holdings.log(connection)]
    assert gone == {"company": 1, "frame": 0, "name": 1, "interview": 1, "need": 1}
    for text in (quote, "Bortvalda AB", "F1"):
        assert text.encode() not in kept.read_bytes()
    assert b"Ett som blir kvar" in kept.read_bytes()
    assert {row[3] for row in log if row[2] == "delete"} == {"company", "name", "interview", "need"}
    assert not any("F1" in str(cell) or quote in str(cell) for row in log for cell in row)
    assert counts(folder)["company"] == 1


def test_log_cannot_be_changed_or_deleted(tmp_path: Path) -> None:
    take(filled(tmp_path / "a.xlsx"), tmp_path / "store")
    with store.opened(tmp_path / "store") as connection:
        for statement in ("UPDATE log SET who = 'x'", "DELETE FROM log"):
            with pytest.raises(sqlite3.IntegrityError, match="the log is not"):
                connection.execute(statement)


def test_one_companys_data_are_only_its_own(tmp_path: Path) -> None:
    other = NEED | {"Företagsnyckel": "F2"}
    take(workbook(tmp_path / "a.xlsx", interviews=[NEED, other]), tmp_path / "store")
    with store.opened(tmp_path / "store") as connection:
        rows = holdings.rows(connection, "F2")
        assert {row["company"] for its in rows.values() for row in its} == {"F2"}
        assert [row[3:5] for row in holdings.log(connection, "F2")] == [
            ("company", 2), ("interview", 2), ("need", 2),
        ]  # fmt: skip
        with pytest.raises(StoreError, match="no company 'F3'"):
            holdings.rows(connection, "F3")


def test_store_refuses_what_the_check_would(tmp_path: Path) -> None:
    take(filled(tmp_path / "a.xlsx"), tmp_path / "store")
    with store.opened(tmp_path / "store") as connection:
        for statement in (
            "UPDATE need SET importance = 7",
            "UPDATE interview SET date = '2026-02-30'",
            "INSERT INTO frame VALUES (99)",
            "UPDATE company SET municipality = 'Karlskoga'",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(statement)


# ---- the file ----


@pytest.mark.usefixtures("cheap")
def test_sealed_store_shows_no_text_and_opens_with_its_key_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "store"
    monkeypatch.setenv(vault.KEY, PHRASE)
    take(filled(tmp_path / "a.xlsx", {"Citat": "hemligt citat"}), folder)
    sealed = keeping.file_of(folder).read_bytes()
    assert keeping.is_sealed(folder)
    for text in ("hemligt citat", "SQLite", "1883", "CREATE TABLE", PHRASE):
        assert text.encode() not in sealed
    assert [*read.survey(folder).answers.quote] == ["hemligt citat"]
    monkeypatch.setenv(vault.KEY, "en helt annan fras")
    with pytest.raises(SealError, match="the key is not the one"):
        read.survey(folder)
    monkeypatch.delenv(vault.KEY)
    with pytest.raises(StoreError, match=f"is sealed; set {vault.KEY}"):
        read.survey(folder)


@pytest.mark.usefixtures("cheap")
def test_every_changed_byte_is_noticed() -> None:
    content = b"sqlite" * 4
    sealed = vault.seal(content, PHRASE.encode())
    assert vault.unseal(sealed, PHRASE.encode()) == content
    for at in range(len(sealed)):
        tampered = bytearray(sealed)
        tampered[at] ^= 1
        with pytest.raises(SealError):
            vault.unseal(bytes(tampered), PHRASE.encode())
    for length in range(len(sealed)):
        with pytest.raises(SealError):
            vault.unseal(sealed[:length], PHRASE.encode())


def test_same_content_is_sealed_differently_each_time(cheap: None) -> None:
    assert vault.seal(b"x", PHRASE.encode()) != vault.seal(b"x", PHRASE.encode())


@pytest.mark.usefixtures("cheap")
def test_key_file_and_next_change_seals_what_was_plain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "store"
    take(filled(tmp_path / "a.xlsx"), folder)
    assert not keeping.is_sealed(folder)
    (tmp_path / "nyckel").write_text(f"{PHRASE}\n", encoding="utf-8")
    monkeypatch.setenv(vault.KEY_FILE, str(tmp_path / "nyckel"))
    take(filled(tmp_path / "b.xlsx", {"Behov": "Svetsare"}), folder)
    assert keeping.is_sealed(folder)
    assert counts(folder)["need"] == 2


def test_keys_that_cannot_be_used_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(vault.KEY, "kort")
    with pytest.raises(SealError, match="needs at least 12"):
        vault.secret()
    monkeypatch.setenv(vault.KEY_FILE, str(tmp_path / "saknas"))
    with pytest.raises(SealError, match="both set"):
        vault.secret()
    monkeypatch.delenv(vault.KEY)
    with pytest.raises(SealError, match="saknas: No such file"):
        vault.secret()


def test_store_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    take(filled(tmp_path / "a.xlsx"), tmp_path / "store")
    if os.name == "posix":
        assert stat.S_IMODE(keeping.file_of(tmp_path / "store").stat().st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / "store").stat().st_mode) == 0o700


def git(folder: Path, *arguments: str) -> str:
    clean = {name: it for name, it in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=clean).stdout


def test_folder_that_git_sees_is_refused_and_a_new_one_is_hidden(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    seen = tmp_path / "seen"
    seen.mkdir()
    (seen / "notes.txt").write_text("notes", encoding="utf-8")
    path = filled(tmp_path / "a.xlsx")
    with pytest.raises(StoreError, match="could be committed"):
        take(path, seen)
    assert not keeping.file_of(seen).exists()
    take(path, tmp_path / "new")
    assert "needs.store" not in git(tmp_path, "status", "--porcelain", "--untracked-files=all")
    (tmp_path / ".gitignore").write_text("seen/\n", encoding="utf-8")
    take(path, seen)
    assert counts(seen)["company"] == 1


def test_private_folder_of_this_checkout_is_ignored_by_git() -> None:
    home = Path(__file__).resolve().parents[1]
    if not (home / ".git").exists():
        pytest.skip("no git work tree here")
    assert git(home, "check-ignore", "data/private/needs.store", "examples/needs/a.xlsx")


def test_damaged_store_and_one_of_a_newer_version_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    take(filled(tmp_path / "a.xlsx"), folder)
    content = keeping.file_of(folder).read_bytes()
    keeping.file_of(folder).write_bytes(content[:5000])
    with pytest.raises(StoreError, match="is damaged"):
        read.survey(folder)
    with sqlite3.connect(":memory:") as connection:
        connection.deserialize(content)
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        connection.commit()
        keeping.file_of(folder).write_bytes(connection.serialize())
    connection.close()
    with pytest.raises(StoreError, match="update the program"):
        read.survey(folder)


def test_store_of_an_older_version_is_brought_to_the_newest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "store"
    take(filled(tmp_path / "a.xlsx"), folder)
    steps = (*schema._STEPS, "ALTER TABLE need ADD COLUMN channel TEXT;")
    monkeypatch.setattr(schema, "_STEPS", steps)
    monkeypatch.setattr(schema, "VERSION", len(steps))
    with store.changed(folder, "tester") as connection:
        connection.execute("UPDATE need SET channel = 'telefon'")
        assert [*holdings.log(connection)][-1][2:] == ("update", "need", 1, "channel")
    with store.opened(folder) as connection:
        row = connection.execute("SELECT channel, importance FROM need").fetchone()
    assert tuple(row) == ("telefon", 5)


def test_second_process_is_refused_while_one_changes_the_store(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.xlsx")
    folder = tmp_path / "store"
    keeping.prepare(folder)
    with (
        filelock.FileLock(folder / ".lock"),
        pytest.raises(StoreError, match="another process is changing"),
    ):
        take(path, folder)


def broken_off(path: Path, folder: Path) -> None:
    with store.changed(folder) as connection:
        store.take_in(connection, checked(path))
        raise KeyboardInterrupt


def test_fault_in_mid_import_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    take(filled(tmp_path / "a.xlsx"), folder)
    before = keeping.file_of(folder).read_bytes()
    with pytest.raises(KeyboardInterrupt):
        broken_off(filled(tmp_path / "b.xlsx", {"Behov": "Svetsare"}), folder)
    assert keeping.file_of(folder).read_bytes() == before


STOPPED = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from needs_files import checked
from industry_analysis.needs import store
real = os.fsync
def stop(handle):
    print("writing", flush=True)
    real(handle)
    sys.stdin.read()
intake = checked(Path(sys.argv[1]))
with store.changed(Path(sys.argv[2]), "tester") as connection:
    store.take_in(connection, intake)
    os.fsync = stop
"""


@pytest.fixture
def stopped(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that stands still with the new store written but not yet in its place."""
    path = filled(tmp_path / "b.xlsx", {"Behov": "Svetsare"})
    take(filled(tmp_path / "a.xlsx"), tmp_path / "store")
    arguments = [str(path), str(tmp_path / "store"), str(Path(__file__).parent)]
    command = [sys.executable, "-c", STOPPED, *arguments]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == "writing\n"
            yield process
        finally:
            process.kill()


@pytest.mark.skipif(os.name == "nt", reason="no kill -9 there")
def test_killed_in_mid_import_the_old_store_is_whole_and_the_next_import_works(
    tmp_path: Path, stopped: subprocess.Popen[str]
) -> None:
    folder = tmp_path / "store"
    assert [*folder.glob(".needs.store-*")]
    stopped.send_signal(signal.SIGKILL)
    assert stopped.wait() == -signal.SIGKILL
    assert counts(folder)["need"] == 1
    assert take(tmp_path / "b.xlsx", folder).new["need"] == 1
    assert counts(folder)["need"] == 2
    assert not [*folder.glob(".needs.store-*")]
