"""Interviews with a handful of companies, for the tests of the picture."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd
import pytest

from industry_analysis import cli, places
from industry_analysis.needs import example, picture, vault, workbook
from industry_analysis.needs.codebook import codebook
from industry_analysis.needs.read import Survey

PLACES = ("1814", "1880")
COUNTY = places.codes(places.municipalities("18"))
KEY = "a key of twelve characters"
DESCRIBED = ["company", "municipality", "sni", "size_class", "group"]
OF_NEED = ["theme", "subtheme", "importance", "performance", "status"]
Met = tuple[str, str, str, str, str | None]


def met(many: int, place: str = "1880", *, first: int = 0, group: str | None = None) -> list[Met]:
    """So many companies of metal goods with 10 to 49 employed."""
    return [(f"{place}-{at}", place, "256", "10–49", group) for at in range(first, first + many)]


def survey(
    companies: Iterable[Met],
    needs: Iterable[tuple] = (),
    *,
    frame: Iterable[Met] = (),
    invented: bool = False,
) -> Survey:
    """A survey of companies, and needs as (company, theme, sub-theme, importance, performance)."""
    book = codebook()
    interviews = _typed(pd.DataFrame(list(companies), columns=DESCRIBED))
    said = pd.DataFrame([(*need, "open") for need in needs], columns=["company", *OF_NEED])
    answers = interviews.merge(said, on="company").astype(
        {
            "theme": pd.CategoricalDtype([*book.themes]),
            "status": pd.CategoricalDtype([*book.statuses]),
            "importance": "Int64",
            "performance": "Int64",
        }
    )
    return Survey(
        frame=_typed(pd.DataFrame(list(frame), columns=DESCRIBED)),
        interviews=interviews,
        answers=answers,
        follow_up=answers,
        offers=pd.DataFrame(),
        invented=invented,
        codes=book,
    )


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    sizes = pd.CategoricalDtype([*codebook().size_classes], ordered=True)
    return rows.astype({"size_class": sizes, "group": object})


def competence(companies: Sequence[Met], score: int = 4) -> list[tuple]:
    """A need of special competence for each company."""
    return [(one[0], "competence", "specific", score, 2) for one in companies]


def taken_in(folder: Path) -> Path:
    """Take the invented survey in as a user does, sealed, and make its picture; give the store."""
    file, store = folder / "exempel.xlsx", folder / "store"
    workbook.write(file, codebook(), example.survey(seed=1), invented=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(vault.KEY_FILE, raising=False)
        patch.setenv(vault.KEY, KEY)
        with pytest.raises(SystemExit) as end:
            cli.main(["needs", "import", str(file), "--store", str(store)])
        assert end.value.code == 0
        picture.of_store(COUNTY, folder=store)
    return store
