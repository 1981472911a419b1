"""The command line: what it prints, how it ends, and how fast it starts."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from reports_toys import home_at, notebook, stand_in, visible

import industry_analysis
from industry_analysis import cli


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = home_at(tmp_path)
    stand_in(monkeypatch, folder)
    notebook(folder / "notebooks", "structure")
    notebook(folder / "notebooks", "county_overview", scope="county")
    return folder


def ended(*arguments: str) -> object:
    with pytest.raises(SystemExit) as end:
        cli.main(arguments)
    return end.value.code


def test_list_gives_the_chapters_with_scope_order_and_title(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended("list") == 0
    assert capsys.readouterr().out.splitlines() == [
        "chapter          scope         order  title",
        "structure        municipality  1      Om structure",
        "county_overview  county        1      Om county_overview",
    ]


def test_list_gives_the_places_of_a_county(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("list", "--county", "18") == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert rows[2:] == [["1860", "Laxå", "laxa"], ["1880", "Örebro", "orebro"]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--only", "Örebo"], "no municipality goes by 'Örebo'; nearest: Örebro (1880)"),
        (["--only", "laxa,2080"], "Falun (2080) is not in Örebro län; add --county 20"),
        (["--county", "99"], "no county goes by '99'"),
        (["--notebooks", "structur"], "no such chapter; nearest: structure"),
        (["--lang", "no"], "reports are written in sv and en"),
        (["-p", "yaer=1"], "parameter yaer: unknown"),
        (["-p", "municipality=1880"], "-p municipality: use --only"),
    ],
)
def test_what_is_asked_for_wrongly_is_one_line_and_nothing_begins(
    home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert ended("report", *arguments) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith("error: ")
    assert said in printed.err
    assert (printed.err.count("\n"), printed.out) == (1, "")
    assert not [name for name in visible(home) if not name.startswith("notebooks/")]


def test_check_ends_as_the_check_of_the_figures_does(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = ModuleType("check")
    stand_in.report = lambda: 1  # type: ignore[attr-defined]
    monkeypatch.setattr(industry_analysis, "check", stand_in, raising=False)
    monkeypatch.setitem(sys.modules, "industry_analysis.check", stand_in)
    assert ended("check") == 1


def test_help_and_list_import_nothing_that_takes_time() -> None:
    slow = "{'pandas', 'numpy', 'papermill', 'nbconvert', 'nbformat', 'pydantic', 'IPython'}"
    script = (
        "import sys; from industry_analysis import cli; from industry_analysis.reports import plan;"
        f"plan.chapters; sys.exit(' '.join({slow} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_package_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "industry_analysis", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert all(name in done.stdout for name in ("report", "list", "check"))
