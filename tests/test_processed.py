"""The kept table is the checked table, whatever befalls ``data/processed``."""

import errno
import hashlib
import inspect
import json
import multiprocessing
import os
import shutil
from pathlib import Path

import pandas as pd
import pytest

from industry_analysis import folders, identities, load, schemas, tables
from industry_analysis.errors import DataError

NAME = "employment_bas_register"
ASKED_AT_ONCE = ("employment_bas_register_all", "building_area", "localities")


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """A home of its own with the true raw tables and nothing kept."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "raw").symlink_to(folders.raw())
    (tmp_path / "notebooks").mkdir()
    monkeypatch.setenv(folders.VARIABLE, str(tmp_path))
    return tmp_path


@pytest.fixture
def own_raw(home) -> Path:
    """As `home`, but with a copy of the raw tables that a test may change."""
    raw = folders.raw()
    published = raw.resolve()
    raw.unlink()
    shutil.copytree(published, raw)
    return raw


@pytest.fixture
def no_checking(monkeypatch):
    """Whatever is asked for from here on must come from what is kept."""

    def refuse(name: str) -> pd.DataFrame:
        raise AssertionError(f"{name} is checked again")

    def forbid() -> None:
        monkeypatch.setattr(tables, "check_afresh", refuse)

    return forbid


def kept(name: str = NAME) -> list[Path]:
    return sorted(folders.processed().glob(f"*{name}-*"))


@pytest.mark.parametrize("name", tables.TABLES)
def test_kept_table_equals_the_checked_table(home, name, no_checking):
    checked = tables.checked(name)
    no_checking()
    again = tables.checked(name)
    pd.testing.assert_frame_equal(again, checked, check_exact=True)
    assert again.index.equals(pd.RangeIndex(len(again)))


def test_codes_of_a_kept_table_are_text_with_their_zeros(home):
    for _ in range(2):
        municipalities = tables.checked("municipalities")
        assert municipalities.municipality_code.iloc[0] == "0114"


def test_every_table_has_one_function_that_gives_it(monkeypatch):
    monkeypatch.setattr(tables, "checked", lambda name: name)
    functions = [
        function
        for name, function in inspect.getmembers(load, inspect.isfunction)
        if function.__module__ == load.__name__ and name not in ("borders", "middles", "raw_hashes")
    ]
    given = [function() for function in functions]
    of_employment = [name for name in tables.TABLES if name.startswith("employment_")]
    assert sorted([*given, *of_employment]) == sorted(tables.TABLES)


def test_tables_read_are_on_record_whether_kept_or_checked(home, monkeypatch):
    for _ in range(2):
        monkeypatch.setattr(tables, "_read", {})
        tables.checked("job_ads")
        assert list(tables.tables_read()) == ["job_ads"]
        assert tables.tables_read()["job_ads"]["publisher"].startswith("Arbetsförmedlingen")


@pytest.mark.parametrize("when", ["the file", "the folder"])
def test_what_is_kept_may_be_deleted_at_any_time(home, when):
    checked = tables.checked(NAME)
    if when == "the file":
        kept()[0].unlink()
    else:
        shutil.rmtree(folders.processed())
    pd.testing.assert_frame_equal(tables.checked(NAME), checked)
    assert len(kept()) == 1


SPOILT = {
    "empty": lambda content: b"",
    "other content": lambda content: b"region_code,employed\n1883,1\n",
    "cut short": lambda content: content[: len(content) // 2],
    "last byte lost": lambda content: content[:-1],
    "figures overwritten": lambda content: content[:2000] + b"\0" * 200 + content[2200:],
    "description overwritten": lambda content: content[:-400] + b"x" * 100 + content[-300:],
}


@pytest.mark.parametrize("fault", SPOILT)
def test_spoilt_kept_file_is_made_anew(home, fault):
    checked = tables.checked(NAME)
    [path] = kept()
    content = path.read_bytes()
    path.write_bytes(SPOILT[fault](content))
    assert path.read_bytes() != content
    pd.testing.assert_frame_equal(tables.checked(NAME), checked)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "error", [PermissionError, IsADirectoryError, ValueError, KeyError, TypeError]
)
def test_kept_file_that_cannot_be_read_does_not_keep_a_table_from_being_checked(
    home, monkeypatch, error
):
    checked = tables.checked(NAME)

    def fail(*_: object, **__: object) -> pd.DataFrame:
        raise error("pandas_type")

    monkeypatch.setattr(pd, "read_parquet", fail)
    pd.testing.assert_frame_equal(tables.checked(NAME), checked)


def test_new_raw_file_with_its_sidecar_is_checked_and_kept_beside_the_old(own_raw):
    old = tables.checked(NAME)
    path = own_raw / tables.TABLES[NAME].path
    path.write_text(
        path.read_text().replace("1883,2024,total,B+C,5447,", "1883,2024,total,B+C,5449,")
    )
    with pytest.raises(DataError, match="sha256 differs"):
        tables.checked(NAME)
    sidecar = Path(f"{path}.json")
    content = json.loads(sidecar.read_text())
    content["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    sidecar.write_text(json.dumps(content))
    new = tables.checked(NAME)
    assert (new.employed_workplace - old.employed_workplace).sum() == 2
    assert len(kept()) == 2


def test_sidecar_that_no_longer_fits_is_refused_though_the_table_is_kept(own_raw):
    tables.checked(NAME)
    sidecar = own_raw / f"{tables.TABLES[NAME].path}.json"
    sidecar.write_text(sidecar.read_text().replace('"rows": 1470', '"rows": 1471'))
    with pytest.raises(DataError, match="1470 rows, its sidecar says 1471"):
        tables.checked(NAME)


def test_changed_rules_make_what_is_kept_void(home, monkeypatch):
    tables.checked(NAME)
    for module in (schemas, identities, tables):
        assert inspect.getsource(module).encode() in tables._rules()
    monkeypatch.setattr(tables, "_rules", lambda: b"another tolerance")
    tables.checked(NAME)
    assert len(kept()) == 2


def ask(together, answers) -> None:
    """What each of several processes does at once."""
    for name in ASKED_AT_ONCE:
        together.wait(timeout=60)
        frame = tables.checked(name)
        answers.put((name, hashlib.sha256(frame.to_csv().encode()).hexdigest()))


def test_several_processes_that_ask_at_once_get_the_same_table(home):
    spawn = multiprocessing.get_context("spawn")
    together, answers = spawn.Barrier(4), spawn.Queue()
    processes = [spawn.Process(target=ask, args=(together, answers)) for _ in range(4)]
    for process in processes:
        process.start()
    given = [answers.get(timeout=60) for _ in range(4 * len(ASKED_AT_ONCE))]
    for process in processes:
        process.join(timeout=60)
    answers.close()
    assert [process.exitcode for process in processes] == [0, 0, 0, 0]
    assert len(set(given)) == len(ASKED_AT_ONCE)
    left = sorted(path.name.rpartition("-")[0] for path in folders.processed().iterdir())
    assert left == sorted(ASKED_AT_ONCE), "one file for each table, none of them temporary"


def test_folder_that_cannot_be_made_does_not_keep_a_table_from_being_checked(home, no_checking):
    (home / "data" / "processed").write_text("a file where the folder should be")
    assert len(tables.checked(NAME)) == 1470
    assert len(tables.checked(NAME)) == 1470
    no_checking()
    with pytest.raises(AssertionError, match="checked again"):
        tables.checked(NAME)


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_full_disk_does_not_keep_a_table_from_being_checked(home, monkeypatch):
    monkeypatch.setattr(os, "fsync", full_disk)
    assert len(tables.checked(NAME)) == 1470
    assert list(folders.processed().iterdir()) == []


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("step", "failure", "raised"),
    [
        ("fsync", full_disk, OSError),
        ("fsync", interrupted, KeyboardInterrupt),
        ("replace", full_disk, OSError),
    ],
)
def test_failed_write_keeps_the_earlier_file_and_leaves_no_other(
    tmp_path, monkeypatch, step, failure, raised
):
    path = tmp_path / "page.html"
    folders.write_atomically(path, b"earlier")
    monkeypatch.setattr(*((os, step) if step == "fsync" else (Path, step)), failure)
    with pytest.raises(raised):
        folders.write_atomically(path, b"later")
    assert path.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [path]


def test_written_file_is_whole_new_and_readable_by_others(tmp_path):
    path = tmp_path / "new" / "folder" / "page.html"
    for content in (b"earlier", b"later"):
        folders.write_atomically(path, content)
        assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]
    assert path.stat().st_mode & 0o777 == 0o644
