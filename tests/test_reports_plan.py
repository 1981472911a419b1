"""Which reports a run makes, and what it refuses before it begins."""

from pathlib import Path

import pytest
from reports_toys import home_at, notebook, stand_in

from industry_analysis import places
from industry_analysis.errors import ReportError, UnknownPlace
from industry_analysis.reports import plan


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = home_at(tmp_path)
    stand_in(monkeypatch, home)
    notebook(home / "notebooks", "twins", order=2)
    notebook(home / "notebooks", "structure", order=1)
    notebook(home / "notebooks", "county_overview", scope="county", order=1)
    return home / "notebooks"


def names(**options: list[str]) -> list[str]:
    return [report.name for report in plan.reports(places.county("18"), **options)]


def test_each_chapter_is_made_for_each_place_of_its_scope(books: Path) -> None:
    assert names() == [
        "laxa-structure",
        "orebro-structure",
        "laxa-twins",
        "orebro-twins",
        "orebro-lan-county_overview",
    ]


def test_a_new_file_is_a_new_chapter_and_a_scratch_is_none(books: Path) -> None:
    notebook(books, "needs", order=9)
    notebook(books, "scratch", about=None)
    notebook(books, ".hidden", order=9)
    found = [chapter.name for chapter in plan.chapters()]
    assert found == ["structure", "twins", "needs", "county_overview"]


@pytest.mark.parametrize("wanted", ["1880", "Örebro", "orebro", "Örebro kommun"])
def test_only_takes_code_name_and_slug_and_leaves_the_county_out(books: Path, wanted: str) -> None:
    assert names(only=[wanted]) == ["orebro-structure", "orebro-twins"]


@pytest.mark.parametrize("wanted", ["18", "Örebro län", "orebro-lan"])
def test_only_takes_the_county_itself(books: Path, wanted: str) -> None:
    assert names(only=[wanted, "Laxå"], notebooks=["twins", "county_overview"]) == [
        "laxa-twins",
        "orebro-lan-county_overview",
    ]


def test_a_municipality_of_another_county_is_told_which_option_to_use(books: Path) -> None:
    said = r"^--only Falun: Falun \(2080\) is not in Örebro län; add --county 20 for Dalarnas län$"
    with pytest.raises(ReportError, match=said):
        names(only=["1880", "Falun"])


def test_an_unknown_municipality_is_refused_with_the_nearest(books: Path) -> None:
    with pytest.raises(UnknownPlace, match=r"'Örebo'.*Örebro \(1880\)"):
        names(only=["Örebo"])


def test_an_unknown_chapter_is_refused_with_the_nearest(books: Path) -> None:
    with pytest.raises(ReportError, match=r"--notebooks structur: .*nearest: structure"):
        names(notebooks=["structur"])


def test_a_choice_that_leaves_nothing_is_refused(books: Path) -> None:
    with pytest.raises(ReportError, match="nothing to do: county chapters for Laxå"):
        names(only=["Laxå"], notebooks=["county_overview"])


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ReportError, match="--lang no: reports are written in sv and en"):
        plan.language("no")


def test_all_faults_of_a_chapters_metadata_are_named_at_once(books: Path) -> None:
    about = {"scope": "country", "order": "1", "title": {"sv": "Hela landet"}}
    notebook(books, "sweden", about=about)
    with pytest.raises(ReportError) as error:
        plan.chapters()
    assert str(error.value) == (
        "sweden.ipynb: metadata industry_analysis: scope 'country' is none of municipality, "
        "county; order '1' is no whole number; title lacks en"
    )


def test_two_chapters_of_one_order_are_refused(books: Path) -> None:
    notebook(books, "vulnerability", order=2)
    said = r"twins.ipynb and vulnerability.ipynb: both are order 2 of scope municipality"
    with pytest.raises(ReportError, match=said):
        plan.chapters()


def test_a_file_that_is_no_notebook_is_named(books: Path) -> None:
    (books / "broken.ipynb").write_text("{")
    with pytest.raises(ReportError, match=r"^broken\.ipynb: not a notebook"):
        plan.chapters()
