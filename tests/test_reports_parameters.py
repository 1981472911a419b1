"""What reaches a chapter's parameters cell, and what is refused before anything runs."""

from pathlib import Path

import pytest
from reports_toys import notebook

from industry_analysis.errors import ReportError
from industry_analysis.reports.parameters import Value, defaults, given, settings
from industry_analysis.reports.plan import Chapter

CELL = """municipality = "1883"  # a code is text
lang: str = "sv"
year = 2024
share = 0.5
drawn = True
groups = ["B", "C"]
note = "a=b"
nothing = None
"""


def chapter(folder: Path, name: str = "structure", cell: str = CELL) -> Chapter:
    path = notebook(folder, name, parameters=cell)
    return Chapter(path, "municipality", 1, {"sv": "T", "en": "T"})


def test_the_cell_is_read_as_python_reads_it(tmp_path: Path) -> None:
    cell = defaults(chapter(tmp_path).path)
    assert " ".join(cell) == "municipality lang year share drawn groups note nothing"
    assert cell["note"] == "a=b"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("note", "0180", "0180"),
        ("note", "x=y", "x=y"),
        ("year", "-3", -3),
        ("share", "1", 1.0),
        ("drawn", "false", False),
        ("groups", "['C']", ["C"]),
    ],
)
def test_a_text_becomes_the_type_of_the_default(
    tmp_path: Path, name: str, text: str, value: Value
) -> None:
    typed = settings([chapter(tmp_path)], given([f"{name}={text}"]))["structure"]
    assert typed == {name: value}
    assert type(typed[name]) is type(value)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("year", "x", "expected int (default 2024), got str 'x'"),
        ("year", "0180", "expected int (default 2024), got str '0180'"),
        ("year", "1.5", "expected int (default 2024), got float '1.5'"),
        ("drawn", "1", "expected bool (default True), got int '1'"),
        ("share", "half", "expected float (default 0.5), got str 'half'"),
        ("groups", "{}", "expected list (default ['B', 'C']), got dict '{}'"),
        ("nothing", "1", "the default None tells no type that can be given"),
    ],
)
def test_an_ill_typed_text_is_refused(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(ReportError) as error:
        settings([chapter(tmp_path)], {name: text})
    assert str(error.value) == f"structure.ipynb: parameter {name}: {said}"


def test_a_misspelt_cell_and_an_ill_typed_code_are_named_at_once(tmp_path: Path) -> None:
    one = chapter(tmp_path, "one", 'municipalty = "1883"\nlang = "sv"')
    two = chapter(tmp_path, "two", 'municipality = 1883\nlang = "sv"')
    with pytest.raises(ReportError) as error:
        settings([one, two], {})
    assert str(error.value) == (
        "one.ipynb: parameter municipality: not in the parameters cell, nearest is municipalty; "
        "two.ipynb: parameter municipality: the default 1883 is int, str is given"
    )


def test_a_misspelt_option_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(
        ReportError, match=r"structure.ipynb: parameter yaer: unknown, nearest is y"
    ):
        settings([chapter(tmp_path)], {"yaer": "2024"})


def test_a_parameter_goes_only_to_the_chapters_that_have_it(tmp_path: Path) -> None:
    other = chapter(tmp_path, "other", 'municipality = ""\nlang = ""')
    typed = settings([chapter(tmp_path), other], {"year": "2023"})
    assert typed == {"structure": {"year": 2023}, "other": {}}


@pytest.mark.parametrize("name", ["municipality", "county", "lang"])
def test_place_and_language_have_options_of_their_own(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReportError, match=f"-p {name}: use --only, --county or --lang"):
        settings([chapter(tmp_path)], {name: "1880"})


@pytest.mark.parametrize("pairs", [["year"], ["=1"], ["year=1", "year=2"]])
def test_what_is_no_name_and_value_is_refused(pairs: list[str]) -> None:
    with pytest.raises(ReportError, match=r"^-p "):
        given(pairs)


@pytest.mark.parametrize("cell", ["year = max(1, 2)", "import os", "year ="])
def test_a_cell_with_more_than_literals_is_refused(tmp_path: Path, cell: str) -> None:
    with pytest.raises(ReportError, match=r"structure\.ipynb: the parameters cell holds more than"):
        defaults(chapter(tmp_path, cell=cell).path)


def test_a_notebook_without_parameters_is_refused(tmp_path: Path) -> None:
    path = notebook(tmp_path, "structure")
    path.write_text(path.read_text().replace('"parameters"', '"other"'))
    with pytest.raises(ReportError, match="0 cells are tagged parameters, expected 1"):
        defaults(path)
