"""Whole runs on toy notebooks: what is made, what fails, and what is left behind."""

import errno
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
from reports_toys import RAW, command, home_at, made, notebook, record, stand_in, visible

from industry_analysis import cli
from industry_analysis.errors import ReportError, WorkbookError
from industry_analysis.reports import output

SAY = """from IPython.display import publish_display_data
facts = {"latest_year": year, "tables": {"scb/toy.csv": "abc"}}
html = f"<p>{municipality} {lang}</p>"
publish_display_data({"text/html": html}, {"industry_analysis": facts})"""
# what stands beside the reports after every run
SITE = {"index.html", "accessibility.html", "run.json"}
COMPLAIN = """import os, sys, warnings
warnings.warn("I was " + "warned")
print("written " + "in", os.getcwd(), file=sys.stderr)"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = home_at(tmp_path / "home")
    stand_in(monkeypatch, folder)
    return folder


@dataclass
class Made:
    out: Path
    code: int
    printed: str


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Give a run of two chapters about county 18."""
    home = home_at(tmp_path_factory.mktemp("county") / "{home}")
    parameters = 'municipality = "1883"\nlang = "sv"\nyear = 2000'
    notebook(home / "notebooks", "alpha", ("", "# Vad?"), COMPLAIN, SAY, parameters=parameters)
    cells = ("county", "import os; print(sorted(os.environ))\nos.getcwd()")
    notebook(home / "notebooks", "beta", *cells, scope="county", parameters='county="20"\nlang="a"')
    notebook(home / "notebooks", "scratch", "1 / 0", about=None)
    out = home / "out"
    with pytest.MonkeyPatch.context() as patch:
        stand_in(patch, home)
        code, printed = made(out=out, parameters=["year=2024"], jobs=2)
        yield Made(out, code, printed)


def test_a_run_makes_each_chapter_for_each_place_and_a_record(county: Made) -> None:
    names = {"laxa-alpha", "orebro-alpha", "orebro-lan-beta"}
    files = {f"{name}.{ending}" for name in names for ending in ("html", "ipynb")}
    assert county.code == 0, county.printed
    assert visible(county.out) == files | SITE
    assert "orebro-lan-beta done orebro-lan-beta.html" in (county.out / "index.html").read_text()
    assert str(county.out / "index.html") in county.printed


def test_codes_reach_the_notebook_as_text_with_the_users_parameters(county: Made) -> None:
    assert "<p>1860 sv</p>" in (county.out / "laxa-alpha.html").read_text()
    said = record(county.out)["reports"]["laxa-alpha"]
    assert said["parameters"] == {"municipality": "1860", "lang": "sv", "year": 2024}
    assert record(county.out)["reports"]["orebro-lan-beta"]["parameters"]["county"] == "18"


def test_what_a_cell_writes_to_stderr_is_on_no_page(county: Made) -> None:
    page, kept = (county.out / f"laxa-alpha.{ending}" for ending in ("html", "ipynb"))
    assert "I was warned" in kept.read_text()
    assert "written in" in kept.read_text()
    for words in ("I was warned", "written in", "UserWarning", str(county.out.parent), "/tmp/"):
        assert words not in page.read_text()


def test_the_record_says_what_the_run_was_made_of(county: Made) -> None:
    run = record(county.out)
    assert (run["status"], run["raw"], run["latest_year"]) == ("done", RAW, 2024)
    assert run["started"] <= run["finished"]
    assert "papermill" in run["dependencies"]
    said = run["reports"]["orebro-alpha"]
    assert said["data"] == {"latest_year": 2024, "tables": {"scb/toy.csv": "abc"}}
    assert (said["status"], said["page"], said["error"]) == ("done", "orebro-alpha.html", None)
    assert len(said["notebook_sha256"]) == 64


def test_kernels_use_this_home_and_the_notebooks_own_folder(county: Made) -> None:
    page = (county.out / "orebro-lan-beta.html").read_text()
    assert "INDUSTRY_ANALYSIS_HOME" in page
    assert f"{county.out.parent / 'notebooks'}" in page


def test_a_rerun_gives_the_same_bytes_and_keeps_what_was_not_asked_for(county: Made) -> None:
    before = {path.name: path.read_bytes() for path in county.out.glob("*.html")}
    code, _ = made(out=county.out, only=["laxå"], parameters=["year=2024"])
    after = {path.name: path.read_bytes() for path in county.out.glob("*.html")}
    index = after.pop("index.html").decode()
    assert code == 0
    assert after == {name: page for name, page in before.items() if name != "index.html"}
    assert index.splitlines() == [
        "laxa-alpha done laxa-alpha.html",
        "orebro-alpha kept orebro-alpha.html",
        "orebro-lan-beta kept orebro-lan-beta.html",
    ]
    assert record(county.out)["reports"]["orebro-alpha"]["data"]["latest_year"] == 2024


def test_chapters_lead_to_those_on_both_sides_of_this_run_or_an_earlier_one(home: Path) -> None:
    for order, name in enumerate(("alpha", "beta", "gamma"), start=1):
        notebook(home / "notebooks", name, "1 + 1", order=order)
    out = home / "out"

    def links(page: str) -> list[str]:
        nav = re.search(r"<nav.*?</nav>", (out / page).read_text(), re.DOTALL)
        return re.findall('href="([^"]*)"', nav[0]) if nav else []

    assert made(out=out, only=["Laxå"], notebooks=["gamma"])[0] == 0
    assert links("laxa-gamma.html") == []
    assert made(out=out, only=["Laxå"], notebooks=["alpha"])[0] == 0
    assert links("laxa-alpha.html") == ["laxa-gamma.html"]
    assert made(out=out, only=["Laxå"])[0] == 0
    assert links("laxa-beta.html") == ["laxa-alpha.html", "laxa-gamma.html"]
    assert links("laxa-gamma.html") == ["laxa-beta.html"]


def test_failing_reports_neither_stop_nor_spoil_the_others(home: Path) -> None:
    raises = 'print("so far")\nif municipality == "1880": raise KeyError("SNI 25")'
    notebook(home / "notebooks", "third", ("", "Text"), raises, "'after'")
    leaves = 'import os, sys\nif municipality == "1880": sys.exit()'
    notebook(home / "notebooks", "quits", leaves, order=2)
    notebook(home / "notebooks", "dies", "import os\nos._exit(3)", scope="county", order=1)
    sleeps = "import time\n\n\ntime.sleep(60)"
    notebook(home / "notebooks", "sleeps", sleeps, scope="county", order=2)
    out = home / "out"
    out.mkdir()
    (out / "orebro-third.html").write_text("an earlier good page")

    code, printed = made(out=out, timeout=2, jobs=2)

    assert code == 1
    failed = {"orebro-third", "orebro-quits", "orebro-lan-dies", "orebro-lan-sleeps"}
    partial = {f"failed/{name}.ipynb" for name in failed}
    good = {f"laxa-{name}.{end}" for name in ("third", "quits") for end in ("html", "ipynb")}
    assert visible(out) == good | partial | SITE | {"orebro-third.html"}
    assert (out / "orebro-third.html").read_text() == "an earlier good page"
    assert "so far" in (out / "failed" / "orebro-third.ipynb").read_text()

    said = {name: entry["error"] for name, entry in record(out)["reports"].items()}
    assert said["laxa-third"] is None
    assert said["orebro-third"] == {
        "kind": "KeyError",
        "message": "'SNI 25'",
        "cell": 3,
        "source": 'print("so far")',
    }
    assert said["orebro-lan-dies"]["kind"] == "DeadKernelError"
    assert said["orebro-lan-dies"]["cell"] == 2
    assert said["orebro-lan-sleeps"]["message"] == "the cell took more than 2 seconds"
    assert said["orebro-lan-sleeps"]["source"] == "import time"
    assert said["orebro-quits"]["cell"] == 2
    assert record(out)["reports"]["orebro-third"]["page"] == "orebro-third.html"
    assert record(out)["reports"]["orebro-lan-dies"]["page"] is None

    row = next(line for line in printed.splitlines() if "failed/orebro-third.ipynb" in line)
    assert [word in row for word in (" 3 ", 'print("so far")', "KeyError", "SNI 25")] == [True] * 4


def test_page_that_may_not_be_shown_fails_the_run_and_nothing_of_it_is_left(home: Path) -> None:
    notebook(home / "notebooks", "third", "f'<{municipality}>'")
    out = home / "out"
    out.mkdir()
    (out / "orebro-third.html").write_text("an earlier page")

    def vet(page: Path) -> None:
        if "1880" in page.read_text(encoding="utf-8"):
            raise WorkbookError(f"{page.name} may not be shown\nmet[place=1880]: 4 to 4")

    code, printed = made(vet, out=out, jobs=1)

    assert code == 1
    assert visible(out) == {"laxa-third.html", "laxa-third.ipynb"} | SITE
    assert "met[place=1880]: 4 to 4" in printed
    assert "4 to 4" not in (out / "run.json").read_text(encoding="utf-8")
    failed = record(out)["reports"]["orebro-third"]
    assert failed["error"]["message"] == "orebro-third.html may not be shown"
    assert failed["page"] is None


def test_fail_fast_begins_nothing_more(home: Path) -> None:
    notebook(home / "notebooks", "alpha", "1 / 0")
    code, _ = made(out=home / "out", jobs=1, fail_fast=True)
    statuses = [entry["status"] for entry in record(home / "out")["reports"].values()]
    assert (code, statuses) == (1, ["failed", "not started"])


def test_a_worker_that_is_killed_fails_its_own_report_only(home: Path) -> None:
    kills = 'import os, time\nif municipality == "1880": os.kill(os.getppid(), 9)\ntime.sleep(0.5)'
    notebook(home / "notebooks", "alpha", kills)
    code, _ = made(out=home / "out", jobs=2)
    said = record(home / "out")["reports"]
    assert code == 1
    assert said["laxa-alpha"]["status"] == "done"
    assert said["orebro-alpha"]["error"]["kind"] == "WorkerDied"


def test_ctrl_c_leaves_no_half_page_and_no_process_and_a_second_run_is_refused(home: Path) -> None:
    sleeps = 'import time, pathlib\nif municipality == "1880": time.sleep(120)'
    notebook(home / "notebooks", "alpha", sleeps)
    notebook(home / "notebooks", "beta", "1", scope="county")
    out = home / "out"
    arguments = ("report", "--out", str(out), "--jobs", "1")
    first = command(home, *arguments)
    _until(lambda: (out / "laxa-alpha.html").exists() and _kernels(first.pid))

    second = command(home, *arguments)
    _, said = second.communicate(timeout=30)
    assert (second.returncode, said.count("\n")) == (2, 1)
    assert said.startswith(f"error: another run is writing to {out}")

    begun = _workers_and_kernels(first.pid)
    assert len(begun) == 2
    os.killpg(first.pid, signal.SIGINT)  # as the terminal does: to all processes in front
    printed, said = first.communicate(timeout=30)
    assert first.returncode == 130, said
    assert "interrupted" in printed
    assert said == ""
    made_so_far = {"laxa-alpha.html", "laxa-alpha.ipynb"}
    assert visible(out) == SITE - {"index.html"} | made_so_far
    assert [path.name for path in out.glob(".*")] == [".lock"]
    assert [process for process in begun if _alive(process)] == []
    statuses = {name: entry["status"] for name, entry in record(out)["reports"].items()}
    assert statuses == {
        "laxa-alpha": "done",
        "orebro-alpha": "interrupted",
        "orebro-lan-beta": "not started",
    }


def test_a_killed_run_leaves_no_lock_and_no_process(home: Path) -> None:
    notebook(home / "notebooks", "alpha", "import time\ntime.sleep(120)")
    out = home / "out"
    first = command(home, "report", "--out", str(out), "--only", "1880")
    _until(lambda: _kernels(first.pid))
    begun = _workers_and_kernels(first.pid)
    first.kill()
    first.communicate()
    with output.held(out) as work:
        assert [path.name for path in out.glob(".run-*")] == [work.name]
    _until(lambda: not any(_alive(process) for process in begun))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of 1 MB with about 100 kB left."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting a small disk takes a privilege this machine does not give")
    (disk / "filler").write_bytes(b"0" * 900_000)
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_one_line_per_report_and_nothing_half_written(
    home: Path, small_disk: Path
) -> None:
    large = 'print("å" * (200_000 if municipality == "1880" else 10))'
    notebook(home / "notebooks", "alpha", large)
    code, printed = made(out=small_disk / "out", jobs=1)
    assert code == 1
    lines = [line for line in printed.splitlines() if "No space left on device" in line]
    assert [line.split()[2] for line in lines if "/2 failed" in line] == ["orebro-alpha:"]
    assert visible(small_disk / "out") == SITE | {"laxa-alpha.html", "laxa-alpha.ipynb"}


def test_a_full_disk_at_the_last_moment_is_told_too(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    notebook(home / "notebooks", "alpha", "1")
    monkeypatch.setattr(output, "publish", full)
    monkeypatch.setattr("industry_analysis.reports.record.write", full)
    code, printed = made(out=home / "out", only=["1880"])
    assert code == 1
    assert "failed      orebro-alpha: No space left on device" in printed
    assert "error: run.json: No space left on device" in printed
    assert visible(home / "out") == SITE - {"run.json"} | {"failed/orebro-alpha.ipynb"}


def test_a_folder_that_cannot_be_written_is_one_error(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # root may write anywhere, whatever the mode says; below a regular file nobody may
    notebook(home / "notebooks", "alpha", "1")
    (home / "file").write_text("no folder")
    with pytest.raises(SystemExit) as end:
        cli.main(["report", "--out", str(home / "file" / "out")])
    said = capsys.readouterr().err
    assert (end.value.code, said.count("\n")) == (2, 1)
    assert said.startswith(f"error: cannot write to {home / 'file' / 'out'}: ")


def test_two_runs_cannot_hold_one_folder(tmp_path: Path) -> None:
    with output.held(tmp_path), pytest.raises(ReportError, match="another run"):
        output.held(tmp_path).__enter__()
    with output.held(tmp_path):
        pass


def _until(true: Any, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


def _kernels(pid: int) -> list[psutil.Process]:
    children = psutil.Process(pid).children(recursive=True)
    return [child for child in children if "ipykernel_launcher" in " ".join(child.cmdline())]


def _workers_and_kernels(pid: int) -> list[psutil.Process]:
    """Give all but Python's own resource tracker, which ends a moment after its parent."""
    children = psutil.Process(pid).children(recursive=True)
    return [child for child in children if "resource_tracker" not in " ".join(child.cmdline())]


def _alive(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
