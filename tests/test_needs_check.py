"""The check of filled-in files: every kind of bad input is named, by sheet, row and column."""

import datetime as dt
import io
import os
import zipfile
from pathlib import Path

import openpyxl
import pytest
from needs_files import BOOK, MEMBER, NEED, OFFER, checked, delimited, faults, lines, workbook

from industry_analysis.needs import workbook as template
from industry_analysis.needs.sheets import SHEETS


def interviews(path: Path, *rows: dict[str, object]) -> Path:
    return workbook(path / "svar.xlsx", interviews=[{**NEED, **row} for row in rows])


def values(path: Path, column: str, sheet: str = "interviews") -> list[object]:
    return [value for rows in checked(path).of(sheet) for value in rows.columns[column]]


# ---- what is right ----


def test_labels_become_codes_and_numbers_and_dates_their_types(tmp_path: Path) -> None:
    path = interviews(tmp_path, {"Status": "pågår", "Samtycke till citat": "Nej"})
    [rows] = checked(path).of("interviews")
    row = {name: column[0] for name, column in rows.columns.items() if column[0] is not None}
    assert row == {
        "company": "F1",
        "municipality": "1883",
        "sni": "25620",
        "size_class": "10–49",
        "date": dt.date(2026, 3, 12),
        "theme": "competence",
        "subtheme": "competence.specific",
        "need": "CNC-operatörer",
        "importance": 5,
        "performance": 2,
        "consent": False,
        "status": "in_progress",
    }


@pytest.mark.parametrize(
    ("column", "written", "read", "value"),
    [
        ("Kommun", "1883", "municipality", "1883"),
        ("Kommun", 1883, "municipality", "1883"),
        ("Kommun", "karlskoga kommun", "municipality", "1883"),
        ("Kommun", 180, "municipality", "0180"),
        ("SNI 2007", 25620, "sni", "25620"),
        ("SNI 2007", "25.62", "sni", "2562"),
        ("SNI 2007", 1131, "sni", "01131"),
        ("SNI 2007", "c", "sni", "C"),
        ("Storleksklass", "10-49", "size_class", "10–49"),
        ("Storleksklass", "20–49 anställda", "size_class", "10–49"),
        ("Storleksklass", "5-9", "size_class", "1–9"),
        ("Intervjudatum", "2026-03-12", "date", dt.date(2026, 3, 12)),
        ("Intervjudatum", dt.datetime(2026, 3, 12, 9, 30), "date", dt.date(2026, 3, 12)),
        ("Betydelse (1–5)", "4,0", "importance", 4),
        ("Betydelse (1–5)", 4.0, "importance", 4),
        ("Betydelse (1–5)", " ", "importance", None),
        ("Företagsnyckel", 5560001234, "company", "5560001234"),
        ("Citat", "<script>alert(1)</script>", "quote", "<script>alert(1)</script>"),
        ("Citat", "- Vi växer\nmycket", "quote", "- Vi växer\nmycket"),
        ("Citat", "'=1+1", "quote", "=1+1"),
    ],
)
def test_what_a_user_may_write(
    tmp_path: Path, column: str, written: object, read: str, value: object
) -> None:
    assert values(interviews(tmp_path, {column: written}), read) == [value]


def test_template_is_empty_has_lists_to_choose_from_and_a_frozen_header(tmp_path: Path) -> None:
    [path] = template.write(tmp_path / "mall.xlsx", BOOK, {})
    assert faults(path) == [("", 0, "", "no rows")]
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Intervjuer", "Ram", "Erbjudanden", "Namn", "Förklaringar", "Listor"]
    page = book["Intervjuer"]
    assert page.freeze_panes == "B2"
    offered = {}
    for validation in page.data_validations.dataValidation:
        header = page[str(validation.sqref).split(":")[0][:-1] + "1"].value
        if validation.type == "list":
            cells = book["Listor"][validation.formula1.partition("!")[2].replace("$", "")]
            offered[header] = [cell.value for (cell,) in cells]
    assert offered["Tema"] == [labels["sv"] for labels in BOOK.themes.values()]
    assert offered["Betydelse (1–5)"] == [1, 2, 3, 4, 5]
    assert len(offered["Kommun"]) == 290
    assert {"Storleksklass", "Undertema", "Status", "Samtycke till citat"} <= set(offered)


def test_every_column_is_explained_and_its_example_is_allowed_in_it(tmp_path: Path) -> None:
    [path] = template.write(tmp_path / "mall.xlsx", BOOK, {})
    told = [*openpyxl.load_workbook(path)["Förklaringar"].values]
    explained = {(row[0], row[1]): row for row in told[1:] if row[1]}
    assert set(explained) == {
        (sheet.title, column.header) for sheet in SHEETS.values() for column in sheet.columns
    }
    assert all(meaning and allowed for _, _, meaning, allowed, *_ in explained.values())
    rows = {
        name: [{column.header: column.example for column in sheet.columns}]
        for name, sheet in SHEETS.items()
    }
    for row in rows["interviews"] + rows["offers"]:
        row.update({name: int(it) for name, it in row.items() if it.isdigit()})  # type: ignore[attr-defined]
    assert faults(workbook(tmp_path / "exempel.xlsx", **rows)) == []


def test_description_may_stand_once_in_the_frame_or_in_the_store(tmp_path: Path) -> None:
    bare = dict.fromkeys(("Kommun", "SNI 2007", "Storleksklass"))
    path = workbook(tmp_path / "a.xlsx", interviews=[NEED | bare], frame=[MEMBER])
    assert checked(path).companies["F1"]["municipality"] == "1883"
    alone = interviews(tmp_path, bare)
    assert {rule for *_, rule in faults(alone)} == {"not described"}
    known = {"F1": {"municipality": "1880", "sni": "25", "size_class": "1–9", "group": None}}
    assert checked(alone, known=known).companies == known


def test_interview_without_any_need_is_a_row_without_theme(tmp_path: Path) -> None:
    empty = {name: None for name in NEED if name not in MEMBER and name != "Intervjudatum"}
    assert values(interviews(tmp_path, empty), "theme") == [None]


# ---- cells ----


@pytest.mark.parametrize(
    ("column", "written", "rule"),
    [
        ("Betydelse (1–5)", 7, "score"),
        ("Betydelse (1–5)", 0, "score"),
        ("Betydelse (1–5)", 4.5, "score"),
        ("Betydelse (1–5)", "4,5", "score"),
        ("Betydelse (1–5)", "hög", "score"),
        ("Betydelse (1–5)", True, "score"),
        ("Kommun", "Karlskåga", "municipality"),
        ("Kommun", "9999", "municipality"),
        ("SNI 2007", "34300", "sni 2002"),
        ("SNI 2007", "28520", "sni 2002"),
        ("SNI 2007", "25630", "sni"),
        ("SNI 2007", "99999", "sni"),
        ("SNI 2007", "metall", "sni"),
        ("Intervjudatum", "12/3 2026", "date text"),
        ("Intervjudatum", "2026-02-30", "date text"),
        ("Intervjudatum", 46093, "date number"),
        ("Intervjudatum", dt.date(2026, 6, 2), "date future"),
        ("Intervjudatum", dt.date(1999, 12, 31), "date old"),
        ("Intervjudatum", None, "required"),
        ("Företagsnyckel", None, "required"),
        ("Företagsnyckel", "800101-1234", "personal number"),
        ("Företagsnyckel", "198001011234", "personal number"),
        ("Företagsnyckel", "800161-1234", "personal number"),
        ("Storleksklass", "200–499 anställda", "code"),
        ("Storleksklass", dt.date(2049, 10, 1), "size as date"),
        ("Tema", "Kompetanse", "code"),
        ("Tema", None, "theme missing"),
        ("Undertema", "Export", "subtheme elsewhere"),
        ("Status", "kanske", "code"),
        ("Samtycke till citat", "vet ej", "yesno"),
        ("Klart senast", dt.date(2026, 3, 11), "date order"),
        ("Behov", "=A1", "formula"),
        ("Betydelse (1–5)", "=2+3", "formula"),
        ("Behov", "#REF!", "excel error"),
        ("Behov", dt.date(2026, 1, 1), "not text"),
    ],
)
def test_cell_that_may_not_stand_there_is_named_and_alone(
    tmp_path: Path, column: str, written: object, rule: str
) -> None:
    path = interviews(tmp_path, {column: written})
    said = [fault for fault in faults(path) if fault[3] != "sni mixed"]
    named = "Undertema" if rule == "theme missing" else column
    assert said == [("Intervjuer", 2, named, rule)]


def test_near_names_are_offered(tmp_path: Path) -> None:
    [line] = lines(interviews(tmp_path, {"Kommun": "Karlskåga"}))
    assert line.startswith("svar.xlsx Intervjuer rad 2: Kommun: ingen kommun heter Karlskåga")
    assert "Karlskoga (1883)" in line
    [line] = lines(interviews(tmp_path, {"Tema": "Kompetanse"}))
    assert line.endswith("menas Kompetens?")


def test_sni_2002_is_told_with_what_it_was_and_puts_the_column_in_doubt(tmp_path: Path) -> None:
    said = lines(interviews(tmp_path, {"SNI 2007": "34300"}))
    assert any("SNI 2002, där 34 är motorfordon: 29 i SNI 2007" in line for line in said)
    assert any("Hela kolumnen är troligen SNI 2002" in line for line in said)
    with_both = lines(interviews(tmp_path, {"SNI 2007": "34300"}), lang="en")
    assert any("may be SNI 2002" in line for line in with_both)


def test_all_faults_are_named_at_once_and_many_alike_are_folded(tmp_path: Path) -> None:
    wrong = [{"Företagsnyckel": f"F{at}", "Betydelse (1–5)": 7} for at in range(40)]
    path = workbook(
        tmp_path / "a.xlsx",
        interviews=[NEED | row for row in wrong],
        frame=[MEMBER | {"Kommun": "Nowhere"}],
        offers=[OFFER | {"Platser": -1}],
    )
    found = faults(path)
    assert len([fault for fault in found if fault[3] == "score"]) == 40
    assert ("Ram", 2, "Kommun", "municipality") in found
    assert ("Erbjudanden", 2, "Platser", "count") in found
    said = lines(path)
    assert len([line for line in said if "inget helt tal från 1 till 5" in line]) == 10
    assert any("och 30 rader till" in line for line in said)


# ---- rows ----


def test_company_with_two_municipalities_is_named(tmp_path: Path) -> None:
    other = {"Kommun": "Degerfors", "Behov": "Svetsare"}
    assert faults(interviews(tmp_path, {}, other)) == [
        ("Intervjuer", 3, "Kommun", "described otherwise")
    ]
    path = workbook(tmp_path / "b.xlsx", interviews=[NEED], frame=[MEMBER | {"Kommun": "1880"}])
    assert faults(path) == [("Ram", 2, "Kommun", "described otherwise")]


def test_company_twice_in_the_frame_and_a_need_told_twice_are_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", frame=[MEMBER, MEMBER], interviews=[NEED, NEED])
    assert faults(path) == [
        ("Intervjuer", 3, "", "repeated"),
        ("Ram", 3, "Företagsnyckel", "company twice"),
    ]


def test_row_in_two_files_is_named_with_the_other_file(tmp_path: Path) -> None:
    one = workbook(tmp_path / "a.xlsx", interviews=[NEED])
    two = workbook(tmp_path / "b.xlsx", interviews=[NEED])
    assert lines(one, two) == ["b.xlsx Intervjuer rad 2: raden upprepar rad 2 (a.xlsx)"]


def test_name_of_a_company_nobody_knows_is_named(tmp_path: Path) -> None:
    name = {"Företagsnyckel": "F9", "Företagsnamn": "Nio AB"}
    path = workbook(tmp_path / "a.xlsx", frame=[MEMBER], names=[name])
    assert faults(path) == [("Namn", 2, "Företagsnyckel", "no such company")]


def test_invented_rows_are_not_mixed_with_real_ones(tmp_path: Path) -> None:
    path = tmp_path / "svar.csv"
    rows = [NEED | {"Påhittat": "ja"}, NEED | {"Företagsnyckel": "F2", "Påhittat": ""}]
    path.write_text(delimited(rows), encoding="utf-8")
    assert faults(path) == [("", 3, "Påhittat", "part invented")]
    path.write_text(delimited(rows[:1]), encoding="utf-8")
    assert checked(path).invented


# ---- sheets and columns ----


def changed(path: Path, change: object) -> Path:
    """A right workbook after a change of its first page."""
    book = openpyxl.load_workbook(interviews(path, {}))
    change(book["Intervjuer"])  # type: ignore[operator]
    book.save(path / "svar.xlsx")
    return path / "svar.xlsx"


def renamed_sheet(page: object) -> None:
    page.title = "Intervjuver"  # type: ignore[attr-defined]


def other_sheet(page: object) -> None:
    page.title = "Blad1"  # type: ignore[attr-defined]


def renamed_column(page: object) -> None:
    page["K1"] = "Betydelse"  # type: ignore[index]


def missing_column(page: object) -> None:
    page.delete_cols(6)  # type: ignore[attr-defined]


def doubled_column(page: object) -> None:
    page["S1"] = "Tema"  # type: ignore[index]


def merged(page: object) -> None:
    page.merge_cells("A2:A3")  # type: ignore[attr-defined]


def no_header(page: object) -> None:
    page.delete_rows(1)  # type: ignore[attr-defined]


def beyond(page: object) -> None:
    page["W2"] = "anteckning"  # type: ignore[index]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (renamed_sheet, ("Intervjuver", 0, "", "sheet near")),
        (other_sheet, ("Blad1", 0, "", "sheet near")),
        (renamed_column, ("Intervjuer", 0, "Betydelse (1–5)", "column near")),
        (missing_column, ("Intervjuer", 0, "Intervjudatum", "column missing")),
        (doubled_column, ("Intervjuer", 0, "Tema", "column twice")),
        (merged, ("Intervjuer", 0, "", "merged")),
        (no_header, ("Intervjuer", 0, "", "no header")),
        (beyond, ("Intervjuer", 2, "", "beyond")),
    ],
)
def test_sheet_or_column_that_is_not_the_templates_is_named(
    tmp_path: Path, change: object, said: tuple[str, int, str, str]
) -> None:
    assert said in faults(changed(tmp_path, change))


def test_sheet_and_column_of_the_users_own_are_passed_over_with_a_remark(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(interviews(tmp_path, {}))
    book["Intervjuer"]["T1"] = "Vår kommentar"
    page = book.create_sheet("Anteckningar")
    page.append(["Ring igen"])
    page.append(["på måndag"])
    book.save(tmp_path / "svar.xlsx")
    remarks = {(it.sheet, it.rule) for it in checked(tmp_path / "svar.xlsx").remarks}
    assert ("Anteckningar", "sheet passed over") in remarks
    assert ("Intervjuer", "column passed over") in remarks


def test_workbook_without_any_of_our_sheets_is_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    book.save(tmp_path / "annat.xlsx")
    assert faults(tmp_path / "annat.xlsx") == [("", 0, "", "no sheets")]


# ---- files ----


def packed(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def macros(path: Path) -> bytes:
    content = io.BytesIO(interviews(path, {}).read_bytes())
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"")
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("tom.xlsx", b"", "empty file"),
        ("tom.csv", b"\xef\xbb\xbf\r\n;;\r\n", "empty file"),
        ("gammal.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old format"),
        (
            "skyddad.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        ("text.docx", packed(**{"word/document.xml": b""}), "not a workbook"),
        ("kapad.xlsx", packed(a=b"b")[:20], "unreadable"),
        ("trasig.xlsx", packed(**{"xl/workbook.xml": b"<"}), "unreadable"),
        ("bild.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "not a workbook"),
        ("citat.csv", 'Företagsnyckel;Kommun\nF1;"Örebro\n'.encode(), "not a table"),
        ("~$svar.xlsx", b"x", "lock file"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",  # not bytes that hold the time
)
def test_file_that_cannot_be_read_is_named(
    tmp_path: Path, name: str, content: bytes, rule: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert faults(path) == [("", 0, "", rule)]


def test_macros_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "makron.xlsm"
    path.write_bytes(macros(tmp_path))
    assert faults(path) == [("", 0, "", "macros")]
    assert faults(tmp_path / "saknas.xlsx") == [("", 0, "", "no file")]
    assert faults(tmp_path) == [("", 0, "", "unreadable")]


def test_file_open_in_excel_is_refused_by_its_lock(tmp_path: Path) -> None:
    path = interviews(tmp_path, {})
    (tmp_path / "~$svar.xlsx").write_bytes(b"")
    assert faults(path) == [("", 0, "", "open")]


@pytest.mark.skipif(os.name == "nt", reason="access is not taken away by a mode there")
def test_file_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = interviews(tmp_path, {})
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert lines(path) == ["svar.xlsx: filen kan inte läsas: Permission denied"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_is_read_in_any_encoding_and_with_any_delimiter(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    row = NEED | {"Betydelse (1–5)": "4,0", "Behov": 'Svetsare; åäö, "TIG"\noch MIG'}
    path = tmp_path / "svar.csv"
    path.write_bytes(delimited([row], delimiter=delimiter).encode(encoding))
    assert values(path, "need") == [row["Behov"]]
    assert values(path, "importance") == [4]
    told = any(it.rule == "windows" for it in checked(path).remarks)
    assert told == (encoding == "cp1252")


def test_csv_is_known_by_its_header_and_the_explanations_are_passed_over(tmp_path: Path) -> None:
    rows = {"frame": [{"company": "F1", "municipality": "1883", "sni": "25", "size_class": "1–9"}]}
    written = template.write(tmp_path / "mall", BOOK, rows)
    assert {path.stem for path in written} == {
        "intervjuer", "ram", "erbjudanden", "namn", "förklaringar",
    }  # fmt: skip
    assert checked(*written).count("frame") == 1


def test_huge_archive_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from industry_analysis.needs import spreadsheet

    monkeypatch.setattr(spreadsheet, "_LARGEST", 1000)
    assert faults(interviews(tmp_path, {})) == [("", 0, "", "too large")]
