"""What `docs/` holds is complete and up to date: the table of indicators and the notebook."""

import ast
import importlib.util
import inspect
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import nbformat
import pytest
from nbformat import NotebookNode

from industry_analysis import clustering
from industry_analysis.indicators import growth, relatedness, spatial, specialisation, variety

DOCS = Path(__file__).resolve().parents[1] / "docs"
FACADES = [clustering, growth, relatedness, spatial, specialisation, variety]


@cache
def methods() -> NotebookNode:
    return nbformat.read(DOCS / "methods.ipynb", as_version=nbformat.NO_CONVERT)


def sources(kind: str) -> list[str]:
    return [cell.source for cell in methods().cells if cell.cell_type == kind]


@cache
def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_make", DOCS / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def public(facade: ModuleType) -> list[str]:
    """The functions that a facade offers; one without ``__all__`` those it defines itself."""
    own = [name for name, f in vars(facade).items() if _is_from(f, facade) and name[0] != "_"]
    names = getattr(facade, "__all__", own)
    return [name for name in names if inspect.isfunction(getattr(facade, name))]


def _is_from(thing: object, module: ModuleType) -> bool:
    return inspect.isfunction(thing) and thing.__module__ == module.__name__


def called() -> set[str]:
    """What the notebook calls, as ``module.name``."""
    nodes = (node for source in sources("code") for node in ast.walk(ast.parse(source)))
    return {ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call)}


@pytest.mark.parametrize("facade", FACADES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_methods_calls_every_public_function(facade):
    room = facade.__name__.rpartition(".")[2]
    wanted = {f"{room}.{name}" for name in public(facade)}
    assert wanted
    assert wanted - called() == set()


def test_methods_has_six_words_of_prose_for_a_line_of_code():
    words = sum(len(source.split()) for source in sources("markdown"))
    assert words >= 6 * sum(len(source.splitlines()) for source in sources("code"))


def test_methods_asks_one_question_as_its_title_and_skips_no_level_below_it():
    levels = [len(m) for s in sources("markdown") for m in re.findall(r"^(#+) ", s, re.MULTILINE)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert sources("markdown")[0].splitlines()[0] == f"# {make().TITLE}"


def test_links_of_methods_lead_to_files_that_are_there():
    links = [link for s in sources("markdown") for link in re.findall(r"\]\(([^)]+)\)", s)]
    assert links
    assert [link for link in links if not (DOCS / link).exists()] == []


def test_table_of_indicators_is_that_of_the_register():
    written = (DOCS / "indicators.md").read_text(encoding="utf-8")
    assert written == make().table_of_indicators(), "`make docs` writes it anew"


def test_a_module_is_one_table_and_an_indicator_one_row():
    rows = [r for r in make().table_of_indicators().splitlines() if r.startswith("| **")]
    assert len(rows) == len(set(rows)) > 20
    cells = [len(re.split(r"(?<!\\)\|", row)) - 2 for row in rows]
    assert set(cells) == {len(make().COLUMNS)}
