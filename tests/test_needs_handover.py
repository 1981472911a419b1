"""The office's lists and the hand-over: nothing lost on the way, nothing open unless asked."""

import csv
import datetime as dt
import hashlib
import json
import stat
import subprocess
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from needs_files import MEMBER, NEED, OFFER, workbook

from industry_analysis import cli
from industry_analysis.needs import example, handover, keeping, office, read, vault
from industry_analysis.needs import workbook as template
from industry_analysis.needs.codebook import codebook
from industry_analysis.needs.keeping import StoreError

PHRASE = "en lång hemlig fras"
TODAY = dt.date(2025, 6, 15)
OWN = "[theme.defence]\nsv = 'Försvar'\nen = 'Defence'\n[status.paused]\nsv='Vilar'\nen='Paused'\n"
HOSTILE = {
    "Företagsnyckel": "'=1+1",
    "Behov": "<script>alert(1)</script>",
    "Överenskommet nästa steg": "'@SUM(A1)\nnästa rad",
    "Ansvarig": "\u202eanna",
    "Status": "Öppet",
}


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(vault.KEY, raising=False)
    monkeypatch.delenv(vault.KEY_FILE, raising=False)
    monkeypatch.setattr(vault, "_COST", 4)


def ended(*arguments: object) -> object:
    with pytest.raises(SystemExit) as end:
        cli.main(["needs", *map(str, arguments)])
    return end.value.code


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A store that is not of examples, with codes of its own and texts that bite."""
    folder = tmp_path / "store"
    keeping.prepare(folder)
    (folder / "codebook.toml").write_text(OWN, encoding="utf-8")
    rows = [
        NEED | {"Tema": "Försvar", "Undertema": None, "Status": "Vilar"},
        NEED | {"Klart den": dt.date(2026, 4, 1), "Status": "Klart", "Citat": "Vi söker folk"},
        NEED | HOSTILE,
        {name: NEED[name] for name in (*MEMBER, "Intervjudatum")} | {"Företagsnyckel": "F9"},
    ]
    names = [{"Företagsnyckel": "F1", "Företagsnamn": "Ett AB"}]
    file = workbook(
        tmp_path / "a.xlsx", interviews=rows, frame=[MEMBER], offers=[OFFER], names=names
    )
    assert ended("import", file, "--store", folder) == 0
    return folder


@pytest.fixture
def invented(tmp_path: Path) -> Path:
    file = tmp_path / "e.xlsx"
    template.write(file, codebook(), example.survey(seed=1), invented=True)
    assert ended("import", file, "--store", tmp_path / "example") == 0
    return tmp_path / "example"


def same(one: read.Survey, other: read.Survey) -> None:
    assert one.invented == other.invented
    assert one.codes == other.codes
    for name in ("frame", "interviews", "answers", "follow_up", "offers"):
        frames = [getattr(survey, name) for survey in (one, other)]
        left, right = (it.sort_values([*it], ignore_index=True, key=_texts) for it in frames)
        pd.testing.assert_frame_equal(left, right)


def _texts(column: pd.Series) -> pd.Series:
    return column.astype("str").fillna("")


# ---- round trips ----


@pytest.mark.parametrize("form", ["oppet/intervjuer.xlsx", "oppet/csv"])
@pytest.mark.parametrize("store", ["real", "invented"])
def test_open_hand_over_taken_in_elsewhere_gives_the_same_survey(
    store: str, form: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = request.getfixturevalue(store)
    handover.hand_over(folder, tmp_path / "pack", today=TODAY, opened=True)
    taken_over = tmp_path / "new"
    keeping.prepare(taken_over)
    own = tmp_path / "pack" / "lager" / "codebook.toml"
    if own.exists():
        (taken_over / own.name).write_bytes(own.read_bytes())
    assert ended("import", tmp_path / "pack" / form, "--store", taken_over) == 0
    same(read.survey(folder), read.survey(taken_over))


def test_sealed_hand_over_copied_elsewhere_gives_the_same_survey_to_who_has_the_key(
    real: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read.survey(real)
    monkeypatch.setenv(vault.KEY, PHRASE)
    written = handover.hand_over(real, tmp_path / "pack", today=TODAY)
    assert sorted(written) == [
        "README.md", "lager/codebook.toml", "lager/needs.store", "manifest.json",
    ]  # fmt: skip
    for name in written:
        content = (tmp_path / "pack" / name).read_bytes()
        assert not any(it in content for it in (b"CNC-operat", "Vi söker folk".encode(), b"Ett AB"))
    same(before, read.survey(tmp_path / "pack" / "lager"))
    monkeypatch.delenv(vault.KEY)
    with pytest.raises(StoreError, match="is sealed"):
        read.survey(tmp_path / "pack" / "lager")


def test_company_that_is_only_named_does_not_stop_the_taking_over(
    real: Path, tmp_path: Path
) -> None:
    left = [MEMBER | {"Företagsnyckel": "F2"}]
    names = [{"Företagsnyckel": "F2", "Företagsnamn": "Kvar AB"}]
    ended("import", workbook(tmp_path / "b.xlsx", frame=left, names=names), "--store", real)
    again = workbook(tmp_path / "c.xlsx", frame=[MEMBER])
    ended("import", again, "--store", real, "--replace-frame")
    handover.hand_over(real, tmp_path / "pack", today=TODAY, opened=True)
    assert ended("check", tmp_path / "pack" / "oppet" / "csv", "--store", real) == 0


# ---- what the folder says and how it is written ----


def test_manifest_names_every_file_with_its_hash(real: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    handover.hand_over(real, pack, today=TODAY, opened=True)
    told = json.loads((pack / "manifest.json").read_text("utf-8"))
    there = {it.relative_to(pack).as_posix(): it for it in pack.rglob("*") if it.is_file()}
    assert set(told["files"]) == set(there) - {"manifest.json"}
    for name, its in told["files"].items():
        content = there[name].read_bytes()
        assert its == {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    assert (told["invented"], told["made"]) == (False, "2025-06-15")
    readme = there["README.md"].read_text("utf-8")
    assert "PÅHITTADE" not in readme
    assert "industry-analysis needs import oppet/intervjuer.xlsx" in readme
    for name in set(there) - {"README.md", "manifest.json"}:
        assert f"`{name}`" in readme or f"`{name.rpartition('/')[0]}/`" in readme
    assert {stat.S_IMODE(it.stat().st_mode) for it in there.values()} == {0o600}
    assert stat.S_IMODE(pack.stat().st_mode) == 0o700


def test_invented_is_said_in_every_file_of_the_folder(invented: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    handover.hand_over(invented, pack, today=TODAY, opened=True)
    assert "PÅHITTADE EXEMPELDATA" in (pack / "README.md").read_text("utf-8")
    assert json.loads((pack / "manifest.json").read_text("utf-8"))["invented"]
    for name in ("intervjuer.xlsx", "listor.xlsx"):
        book = openpyxl.load_workbook(pack / "oppet" / name)
        assert book.sheetnames[0] == "Påhittade exempeldata"
    text = (pack / "oppet" / "csv" / "ram.csv").read_text("utf-8-sig")
    assert {row["Påhittat"] for row in csv.DictReader(text.splitlines(), delimiter=";")} == {"ja"}


def test_editions_published_go_along(real: Path, tmp_path: Path) -> None:
    (real / "edition-18-001").write_text("{}")
    written = handover.hand_over(real, tmp_path / "pack", today=TODAY, opened=True)
    assert "lager/edition-18-001" in written
    assert "Vad tidigare utgåvor har visat" in (tmp_path / "pack" / "README.md").read_text("utf-8")


def test_further_lists_are_sheets_of_the_lists(real: Path, tmp_path: Path) -> None:
    more = {"Besök först": [["Kommun"], ["Laxå"]]}
    handover.hand_over(real, tmp_path / "pack", today=TODAY, opened=True, more=more)
    book = openpyxl.load_workbook(tmp_path / "pack" / "oppet" / "listor.xlsx")
    assert book["Besök först"]["A2"].value == "Laxå"


def test_data_are_not_written_open_unless_asked(
    real: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended("hand-over", tmp_path / "pack", "--store", real) == 2
    assert "handed over sealed: set INDUSTRY_ANALYSIS_NEEDS_KEY" in capsys.readouterr().err
    assert not (tmp_path / "pack").exists()
    assert ended("hand-over", tmp_path / "pack", "--store", real, "--open") == 0
    assert "kan läsas av alla som har den" in capsys.readouterr().out


def test_folder_that_holds_something_is_refused_and_an_empty_one_is_taken(
    real: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    assert ended("hand-over", pack, "--store", real, "--open") == 0
    kept = (pack / "manifest.json").read_bytes()
    assert ended("hand-over", pack, "--store", real, "--open") == 2
    assert "not empty" in capsys.readouterr().err
    assert ended("hand-over", pack / "README.md", "--store", real, "--open") == 2
    assert (pack / "manifest.json").read_bytes() == kept


def test_nothing_is_left_of_a_hand_over_that_fails_and_remains_of_one_killed_go(
    real: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = tmp_path / ".pack-half-written-x"
    stale.mkdir()
    (stale / "needs.store").write_bytes(b"x")
    written: list[Path] = []

    def full(path: Path, content: bytes) -> None:
        if len(written) == 2:
            raise OSError(28, "No space left on device")
        written.append(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    monkeypatch.setattr(handover, "_written", full)
    with pytest.raises(OSError, match="No space"):
        handover.hand_over(real, tmp_path / "pack", today=TODAY, opened=True)
    assert {it.name for it in tmp_path.iterdir()} == {"store", "a.xlsx"}


def test_nothing_is_handed_over_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nothing to hand over"):
        handover.hand_over(tmp_path / "store", tmp_path / "pack", today=TODAY, opened=True)
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("command", ["hand-over", "follow-up", "quotes"])
def test_what_git_would_see_is_refused(
    real: Path, tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = tmp_path / "tree"
    subprocess.run(["git", "init", "-q", tree], check=True)
    out = tree / "out.xlsx"
    where = [out, "--open"] if command == "hand-over" else ["--out", out]
    assert ended(command, *where, "--store", real) == 2
    assert "could be committed" in capsys.readouterr().err
    assert not out.exists()


# ---- the office's lists ----


def lists(folder: Path) -> dict[str, pd.DataFrame]:
    rows = office.sheets(read.survey(folder), today=TODAY)
    return {title: pd.DataFrame(its[1:], columns=its[0]) for title, its in rows.items()}


def test_lists_of_the_example_agree_with_one_another(invented: Path) -> None:
    told = lists(invented)
    survey = read.survey(invented)
    states = told["Läget"].query("Indelning == 'Tema'")
    assert states["Behov"].sum() == len(survey.answers)
    assert set(told["Läget"]["Indelning"]) == {"Tema", "Kommun"}
    still_open = states[["Inget överenskommet", "Öppna", "Pågår"]].sum().sum()
    assert len(told["Öppna behov"]) == len(told["Behov och erbjudanden"]) == still_open
    assert told["Behov och erbjudanden"]["Varför"].notna().all()
    held = told["Behov och erbjudanden"].dropna(subset="Program")
    assert set(held["Varför"]) == {"passar"}
    places = survey.offers.dropna(subset="capacity").set_index("programme").capacity
    taken = held.groupby("Program")["Företagsnyckel"].nunique()
    assert (taken.reindex(places.index, fill_value=0) <= places).all()
    beside = told["Erbjudanden mot behov"].set_index("Tema")
    assert beside.loc["Investeringar", "Platser"] == "utan gräns"
    gaps = told["Luckor i stödet"].groupby("Tema")["Företag utan plats"].sum()
    unmet = beside["Företag utan plats"]
    assert gaps.to_dict() == unmet[unmet > 0].to_dict()
    companies = told["Företag"]
    assert len(companies) == len(survey.frame)
    assert companies["Senast mött"].isna().sum() == (companies["Möten"] == 0).sum()
    covered = told["Täckning"].query("Indelning == 'Kommun'")
    assert covered["Företag i ramen"].sum() == len(survey.frame)
    assert told["Täckning i detalj"]["Mötta"].sum() == covered["Mötta"].sum()


def test_own_status_is_shown_by_its_name_and_a_need_that_is_done_is_not_open(real: Path) -> None:
    told = lists(real)["Öppna behov"]
    assert [*told["Status"]].count("Vilar") == 1
    assert "Klart" not in [*told["Status"]]


def test_hostile_words_are_text_in_the_lists_and_run_nowhere(real: Path, tmp_path: Path) -> None:
    assert ended("follow-up", "--out", tmp_path / "l.xlsx", "--store", real) == 0
    book = openpyxl.load_workbook(tmp_path / "l.xlsx")
    cells = [cell for page in book for row in page for cell in row]
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@"))]
    assert "<script>alert(1)</script>" in texts
    assert stat.S_IMODE((tmp_path / "l.xlsx").stat().st_mode) == 0o600


def test_lists_go_to_the_folder_of_the_store_and_over_others_only_if_asked(
    real: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended("follow-up", "--store", real) == 0
    assert capsys.readouterr().out == f"{real / 'uppfoljning.xlsx'}\n"
    assert ended("follow-up", "--store", real) == 2
    assert ended("follow-up", "--store", real, "--force") == 0
    assert ended("follow-up", "--out", tmp_path / "l.csv", "--store", real) == 2
    assert "written as .xlsx" in capsys.readouterr().err


def test_lists_of_nothing_hold_no_need_and_no_company(tmp_path: Path) -> None:
    told = lists(tmp_path / "store")
    assert told["Läget"]["Behov"].sum() == 0
    assert told["Erbjudanden mot behov"]["Företag som söker"].sum() == 0
    for title in ("Öppna behov", "Behov och erbjudanden", "Luckor i stödet", "Företag"):
        assert told[title].empty


def test_quotes_go_out_and_decisions_come_in_by_command(
    invented: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "q.xlsx"
    assert ended("quotes", "--out", file, "--store", invented) == 0
    book = openpyxl.load_workbook(file)
    assert book.sheetnames[0] == "Påhittade exempeldata"
    rows = [*book["Citat att godkänna"].iter_rows(min_row=2)]
    assert rows
    rows[0][-1].value = "ja"
    book.save(file)
    capsys.readouterr()
    assert ended("approve", file, "--store", invented) == 0
    assert capsys.readouterr().out == f"1 citat är godkända och {len(rows) - 1} är det inte.\n"
