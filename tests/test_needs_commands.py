"""The commands of the intake as a user runs them, the codebook of one's own and the example."""

import csv
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from needs_files import BOOK, NEED, checked, workbook

from industry_analysis import cli
from industry_analysis.needs import codebook, example, keeping, read, vault
from industry_analysis.needs import workbook as template
from industry_analysis.needs.codebook import CodebookError


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(vault.KEY, raising=False)
    monkeypatch.delenv(vault.KEY_FILE, raising=False)


def ended(*arguments: object) -> object:
    with pytest.raises(SystemExit) as end:
        cli.main(["needs", *map(str, arguments)])
    return end.value.code


def test_template_is_never_written_over_a_filled_in_file_unless_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "mall.xlsx"
    options = ("template", "--out", out, "--store", tmp_path / "store")
    assert ended(*options) == 0
    out.write_bytes(b"filled in")
    assert ended(*options) == 2
    assert "are there already" in capsys.readouterr().err
    assert out.read_bytes() == b"filled in"
    assert ended(*options, "--force") == 0
    assert openpyxl.load_workbook(out).sheetnames[0] == "Intervjuer"


def test_wrong_file_ends_the_import_with_its_faults_and_nothing_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right = workbook(tmp_path / "a.xlsx", interviews=[NEED])
    wrong = workbook(tmp_path / "b.xlsx", interviews=[NEED | {"Betydelse (1–5)": 7}])
    for command in ("check", "import"):
        assert ended(command, right, wrong, "--store", tmp_path / "store") == 1
        printed = capsys.readouterr().out
        assert "b.xlsx Intervjuer rad 2: Betydelse (1–5): 7 är inget helt tal" in printed
        assert "Ingenting har lästs in" in printed
    assert ended("check", wrong, "--store", tmp_path / "store", "--lang", "en") == 1
    assert "b.xlsx Intervjuer row 2: Betydelse (1–5): 7 is not a whole" in capsys.readouterr().out
    assert not keeping.file_of(tmp_path / "store").exists()


def test_example_goes_the_whole_way_and_is_marked_at_every_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, folder = tmp_path / "example.xlsx", tmp_path / "store"
    assert ended("example", "--out", file) == 0
    assert openpyxl.load_workbook(file).sheetnames[0] == "Påhittade exempeldata"
    for command in (("check", file), ("import", file), ("list", "--companies", "--log")):
        capsys.readouterr()
        assert ended(*command, "--store", folder) == 0
        assert capsys.readouterr().out.startswith("OBS: påhittade exempeldata.\n")
    assert read.survey(folder).invented
    assert ended("export", "--out", tmp_path / "out.xlsx", "--store", folder) == 0
    out = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert out.sheetnames[0] == "Påhittade exempeldata"
    assert out["Namn"].max_row == 1
    assert checked(tmp_path / "out.xlsx").invented


def test_one_company_is_given_out_and_deleted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = {"Företagsnyckel": "F1", "Företagsnamn": "+Ett AB"}
    file = workbook(tmp_path / "a.xlsx", interviews=[NEED | {"Citat": "@alla"}], names=[name])
    folder = tmp_path / "store"
    assert ended("import", file, "--store", folder) == 0
    assert ended("export", "F1", "--out", tmp_path / "F1", "--store", folder) == 0
    names = (tmp_path / "F1" / "namn.csv").read_text("utf-8-sig").splitlines()
    [row] = csv.DictReader(names, delimiter=";")
    assert row == name | {"Företagsnamn": "'+Ett AB"}
    assert "'@alla" in (tmp_path / "F1" / "intervjuer.csv").read_text("utf-8")
    assert "insert;need;1" in (tmp_path / "F1" / "logg.csv").read_text("utf-8")
    assert ended("delete", "F9", "--yes", "--store", folder) == 2
    assert "holds no company 'F9'" in capsys.readouterr().err
    assert ended("delete", "F1", "--yes", "--store", folder) == 0
    assert "Kvar är loggens uppgifter" in capsys.readouterr().out
    assert read.survey(folder).interviews.empty


def test_list_of_nothing_says_so_and_makes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended("list", "--store", tmp_path / "store") == 0
    assert "finns inte; inget är inläst" in capsys.readouterr().out
    assert not (tmp_path / "store").exists()


def test_messages_in_another_language_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("list", "--lang", "no") == 2
    assert "sv and en" in capsys.readouterr().err


def test_help_imports_nothing_that_takes_time() -> None:
    slow = "{'pandas', 'openpyxl', 'cryptography', 'sqlite3', 'filelock'}"
    script = (
        "import sys; from industry_analysis import cli;"
        f"sys.exit(' '.join({slow} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


# ---- the example ----


def test_example_is_the_same_for_the_same_seed_and_another_for_another() -> None:
    assert example.survey(seed=1) == example.survey(seed=1)
    assert example.survey(seed=1) != example.survey(seed=2)


@pytest.mark.parametrize("seed", range(5))
def test_example_is_of_about_150_companies_in_all_12_municipalities(
    tmp_path: Path, seed: int
) -> None:
    rows = example.survey(seed=seed)
    met = {row["company"] for row in rows["interviews"]}
    assert 110 <= len(met) <= 190
    assert {str(row["municipality"])[:2] for row in rows["frame"]} == {"18"}
    assert len({row["municipality"] for row in rows["frame"]}) == 12
    assert {row.get("theme") for row in rows["interviews"]} - {None} == set(BOOK.themes)
    intake = checked(*template.write(tmp_path / "a.xlsx", BOOK, rows, invented=True))
    assert intake.invented
    assert intake.count("frame") == len(rows["frame"])


# ---- the codebook ----

OWN = """
[theme.defence]
sv = "Försvar och beredskap"
en = "Defence and preparedness"
[theme.competence.subtheme]
safety = { sv = "Arbetsmiljö", en = "Work environment" }
[status.paused]
sv = "Vilar"
en = "Paused"
"""


def test_users_own_codes_are_offered_taken_in_and_read(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    keeping.prepare(folder)
    (folder / codebook.FILE).write_text(OWN, encoding="utf-8")
    assert ended("template", "--out", tmp_path / "mall.xlsx", "--store", folder) == 0
    listed = {
        cell.value
        for row in openpyxl.load_workbook(tmp_path / "mall.xlsx")["Listor"]
        for cell in row
    }
    assert {"Försvar och beredskap", "Arbetsmiljö", "Vilar"} <= listed
    need = NEED | {"Undertema": "Arbetsmiljö", "Status": "Vilar"}
    assert ended("import", workbook(tmp_path / "a.xlsx", interviews=[need]), "--store", folder) == 0
    [answer] = read.survey(folder).follow_up.itertuples()
    assert (answer.theme, answer.subtheme, answer.status) == ("competence", "safety", "paused")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[theme.competence]\nsv = 'Annat'\nen = 'Other'", "theme.competence: is there already"),
        ("[theme.competence.subtheme]\ngeneral = {sv='A', en='B'}", "general: is there already"),
        ("[theme.new]\nsv = 'Ny'", "theme new: lacks the label en"),
        ("[theme.new]\nsv = 'kompetens'\nen = 'New'", "competence and new are both called"),
        ("[theme.New]\nsv = 'Ny'\nen = 'New'", "theme.New: a code is small letters"),
        ("[theme]\nnew = 1", "theme.new: has no labels"),
        ("[size_class.huge]\nsv = 'A'\nen = 'B'", "size_class: only theme and status"),
        ("[status.x]\nsv='A'\nen='B'\nsubtheme={y={sv='C',en='D'}}", "is no table of a theme"),
        ("[theme", "codebook.toml beside the store: "),
    ],
)
def test_codebook_that_breaks_its_rules_is_refused(text: str, said: str) -> None:
    with pytest.raises(CodebookError, match=said.replace(".", r"\.")):
        codebook.codebook(text)


def test_all_faults_of_a_codebook_are_named_at_once() -> None:
    with pytest.raises(CodebookError, match=r"2 faults: theme\.A: .*; size_class: "):
        codebook.codebook("[theme.A]\nsv='A'\nen='A'\n[size_class.b]\nsv='B'\nen='B'")


def test_every_code_has_labels_in_both_languages() -> None:
    lists = (BOOK.themes, BOOK.size_classes, BOOK.statuses, *BOOK.subthemes.values())
    assert all(set(labels) == {"sv", "en"} for entries in lists for labels in entries.values())
    assert [*BOOK.size_classes] == ["1–9", "10–49", "50–249", "250+"]
    assert {"general", "specific"} == set(BOOK.subthemes["competence"])
