"""The workbook's folders are found from anywhere, or the user is told what is missing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from industry_analysis import folders
from industry_analysis.errors import WorkbookError

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def no_variable(monkeypatch):
    monkeypatch.delenv(folders.VARIABLE, raising=False)


@pytest.fixture
def installed(tmp_path, monkeypatch) -> Path:
    """The package as if installed below ``tmp_path``, in no checkout."""
    package = tmp_path / "lib" / "site-packages" / "industry_analysis"
    package.mkdir(parents=True)
    monkeypatch.setattr(folders, "_PACKAGE", package)
    return package


def make_home(folder: Path) -> Path:
    (folder / "data" / "raw").mkdir(parents=True)
    (folder / "notebooks").mkdir()
    return folder


def test_home_is_the_checkout_the_package_stands_in_wherever_one_works(tmp_path, monkeypatch):
    make_home(tmp_path / "another")
    for working in (CHECKOUT, CHECKOUT / "notebooks", tmp_path, tmp_path / "another"):
        monkeypatch.chdir(working)
        assert folders.home() == CHECKOUT


def test_variable_goes_before_the_checkout(tmp_path, monkeypatch):
    named = make_home(tmp_path / "another")
    monkeypatch.setenv(folders.VARIABLE, str(named))
    assert folders.home() == named
    assert folders.raw() == named / "data" / "raw"
    assert folders.notebooks() == named / "notebooks"
    assert folders.processed() == named / "data" / "processed"


def test_variable_may_be_relative_and_the_home_is_not(tmp_path, monkeypatch):
    make_home(tmp_path / "another")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(folders.VARIABLE, "another")
    assert folders.home() == tmp_path / "another"


def test_empty_variable_is_as_none(monkeypatch):
    monkeypatch.setenv(folders.VARIABLE, "")
    assert folders.home() == CHECKOUT


@pytest.mark.parametrize("lacking", ["data/raw", "notebooks", "all", "the folder"])
def test_variable_that_names_no_home_is_refused(tmp_path, monkeypatch, lacking):
    named = tmp_path / "named"
    if lacking != "the folder":
        make_home(named)
    if lacking in ("data/raw", "all"):
        (named / "data" / "raw").rmdir()
    if lacking in ("notebooks", "all"):
        (named / "notebooks").rmdir()
    monkeypatch.setenv(folders.VARIABLE, str(named))
    with pytest.raises(WorkbookError) as caught:
        folders.home()
    assert str(caught.value) == (
        f"INDUSTRY_ANALYSIS_HOME={named}: the folder lacks data/raw or notebooks"
    )


@pytest.mark.parametrize("below", ["", "notebooks", "data/raw", "output/18/sv"])
def test_home_of_an_installed_package_is_the_folder_one_works_in_or_above(
    installed, tmp_path, monkeypatch, below
):
    home = make_home(tmp_path / "work")
    (home / below).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(home / below)
    assert folders.home() == home
    assert folders.processed() == home / "data" / "processed"


def test_nearest_home_above_is_taken(installed, tmp_path, monkeypatch):
    make_home(tmp_path / "outer")
    inner = make_home(tmp_path / "outer" / "inner")
    monkeypatch.chdir(inner / "notebooks")
    assert folders.home() == inner


def test_copy_in_an_installed_package_is_the_last_resort_and_keeps_nothing_in_it(
    installed, tmp_path, monkeypatch
):
    copy = make_home(installed / "_home")
    monkeypatch.chdir(tmp_path)
    assert folders.home() == copy
    cache = platformdirs.user_cache_path("industry-analysis")
    assert folders.processed() == cache / "processed"
    work = make_home(tmp_path / "work")
    monkeypatch.chdir(work)
    assert folders.home() == work


def test_no_home_anywhere_is_refused_with_the_variable_to_set(installed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WorkbookError) as caught:
        folders.home()
    message = str(caught.value)
    assert "no folder with data/raw and notebooks" in message
    assert str(tmp_path) in message
    assert message.endswith("set INDUSTRY_ANALYSIS_HOME")


def test_another_process_in_another_folder_finds_the_same_home(tmp_path):
    code = "import json; from industry_analysis import folders; "
    code += "print(json.dumps([str(folders.home()), str(folders.processed())]))"
    environment = {k: v for k, v in os.environ.items() if k != folders.VARIABLE}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == [str(CHECKOUT), str(CHECKOUT / "data" / "processed")]
