"""The house stays as it is drawn: who imports whom, who opens files, what a notebook may hold."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from industry_analysis import folders, places
from industry_analysis.reports.plan import chapters

PACKAGE = Path(folders.__file__).parent
HOME = Path(__file__).resolve().parents[1]
MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
NOTEBOOKS = {path.stem: path for path in sorted((HOME / "notebooks").glob("*.ipynb"))}
DOCUMENTS = {path.stem: path for path in sorted((HOME / "docs").glob("*.ipynb"))}


def imports_of(source: str, module: str, *, is_package: bool = False) -> set[str]:
    """What of ours a module imports, by dotted name below the package."""
    ours = "industry_analysis"
    here = [ours, *module.split(".")] if is_package else [ours, *module.split(".")[:-1]]
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = here[: len(here) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            found |= {f"{base}.{alias.name}" for alias in node.names}
    return {name.removeprefix(f"{ours}.") for name in found if name.startswith(f"{ours}.")}


def imported_by(module: str) -> set[str]:
    path = MODULES[module]
    source = path.read_text(encoding="utf-8")
    return imports_of(source, module, is_package=path.name == "__init__.py")


def belongs(name: str, among: set[str]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in among)


def modules_of(*rooms: str) -> list[str]:
    return [module for module in MODULES if belongs(module, set(rooms))]


# room -> all of ours that its modules may import
SHOWING = {"places", "errors", "charts", "maps", "wording", "exhibits"}
NUMBERS = {"indicators", "clustering", "disclosure"}
MAY_IMPORT = {
    **dict.fromkeys(NUMBERS, NUMBERS),
    **dict.fromkeys(("charts", "maps"), SHOWING),
    # labels and units are said once, in the register of indicators
    "wording": SHOWING | {"indicators.register", "indicators.published"},
    "exhibits": SHOWING | {"indicators.register", "indicators.published", "tables"},
    "errors": set(),
    "folders": {"errors"},
    "identities": set(),
    "schemas": {"identities"},
    "tables": {"errors", "folders", "identities", "schemas"},
    "employment": {"errors", "identities", "tables"},
    "load": {"errors", "identities", "tables", "employment"},
    "places": {"errors", "load"},
    "kept": {"folders"},
    "needs.survey": {"needs.survey", "indicators"},
    "needs.picture": {"needs", "disclosure", "indicators.counts", "errors", "folders"},
    "needs.followup": {"needs.followup", "needs.sni"},
    "__main__": {"cli"},
}
# room -> the only ones that may import it
ONLY_FOR = {"sources": {"sources", "cli"}, "reports": {"reports", "cli"}, "cli": {"__main__"}}


@pytest.mark.parametrize("module", modules_of(*MAY_IMPORT))
def test_module_imports_only_what_its_room_may(module):
    [room] = [room for room in MAY_IMPORT if belongs(module, {room})]
    assert {name for name in imported_by(module) if not belongs(name, MAY_IMPORT[room])} == set()


@pytest.mark.parametrize("room", ONLY_FOR)
def test_room_is_entered_by_nobody_else(room):
    assert {
        module
        for module in MODULES
        if not belongs(module, ONLY_FOR[room])
        and any(belongs(name, {room}) for name in imported_by(module))
    } == set()


@pytest.mark.parametrize("module", modules_of("reports"))
def test_reports_know_notebooks_only_as_files_and_draw_no_chart(module):
    # the index alone shows figures of its own: a table
    shown = {"charts"} if module == "reports.site" else {"charts", "exhibits"}
    assert not any(belongs(name, shown) for name in imported_by(module))


READERS = {"open", "read_csv", "read_parquet", "read_excel", "read_feather", "read_table"}
READERS |= {"read_json", "read_pickle", "read_file", "read_text", "read_bytes"}


# what users fill in, the store it is kept in, its key, and the codebook beside it
OF_USERS_FILES = {"needs.files", "needs.keeping", "needs.vault", "needs.codebook", "needs.read"}
OF_USERS_FILES |= {"needs.picture.pages"}  # and what was written of it


def calls(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """What is called, as (owner, name)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield ast.unparse(node.func.value), node.func.attr
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield "", node.func.id


@pytest.mark.parametrize("module", MODULES)
def test_only_the_loaders_open_data_files(module):
    read = {name for owner, name in calls(parsed(module)) if owner != "webbrowser"} & READERS
    if belongs(module, {"reports"}):
        read -= {"read_text", "read_bytes"}  # of notebooks, templates and run records
    if module == "exhibits.assumptions":
        read -= {"read_text"}  # of their translations
    if module == "bench.interactive":
        read -= {"read_bytes"}  # of the scripts of its maps, which a package brings
    if belongs(module, OF_USERS_FILES):
        read -= {"read_text", "read_bytes"}
    assert not read or belongs(module, {"tables", "load", "sources", "kept"})


def parsed(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", MODULES)
def test_module_is_under_300_lines_and_says_what_it_is_about(module):
    lines = MODULES[module].read_text(encoding="utf-8").count("\n")
    assert lines < 300
    assert ast.get_docstring(parsed(module))


def test_no_module_is_a_drawer_for_anything():
    names = {part for module in MODULES for part in module.split(".")}
    assert names & {"utils", "util", "helpers", "helper", "common", "misc"} == set()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import industry_analysis.charts", {"charts"}),
        ("from industry_analysis import charts as c, load", {"charts", "load"}),
        ("def f():\n    from industry_analysis.reports import run", {"reports.run"}),
        ("from . import speech", {"wording.speech"}),
        ("from .. import charts", {"charts"}),
        ("from ..charts import bars", {"charts.bars"}),
        ("import pandas, industry_analysis_extra", set()),
    ],
)
def test_imports_are_seen_however_they_are_written(source, found):
    assert imports_of(source, "wording.county") == found


# ---- notebooks ----

NAMES = {place.name for place in places.municipalities()}
CODES = {place.code for place in places.municipalities()}
# in prose, four digits between these are a year, though Vansbro is 2021 and Malung-Sälen 2023
YEARS = {str(year) for year in range(1990, 2100)}
STATEMENTS = {
    **dict.fromkeys((ast.FunctionDef, ast.AsyncFunctionDef), "a function"),
    ast.ClassDef: "a class",
    **dict.fromkeys((ast.For, ast.AsyncFor, ast.While), "a loop"),
    **dict.fromkeys((ast.Try, ast.TryStar), "try"),
}
LOOKS = {"color", "colour", "c", "palette", "cmap"}
SEEDS = {"seed", "random_state"}
SETTINGS = {"warnings", "os", "sys", "pathlib", "subprocess"}
OUTSIDE = re.compile(r"(/|~|[A-Za-z]:[\\/]|file:|https?:)")
COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}")


def faults(notebook: NotebookNode, *, seeds_shown: bool = False) -> list[str]:
    """What a notebook holds that it may not, cell by cell.

    Where seeds are shown, as in a document on methods, they are parameters and passed on by name.
    """
    said = [*faults_of_parameters(notebook), *faults_of_languages(notebook)]
    if notebook.metadata.get("kernelspec", {}).get("name") != "python3":
        said.append("the kernel is not python3")
    for cell in notebook.cells:
        if cell.cell_type == "code":
            said += [f"cell {cell.id}: {fault}" for fault in faults_of_code(cell, seeds_shown)]
        said += [f"cell {cell.id}: {fault}" for fault in faults_of_names(cell)]
    return said


def tags(cell: NotebookNode) -> list[str]:
    return cell.metadata.get("tags", [])


def faults_of_parameters(notebook: NotebookNode) -> list[str]:
    tagged = [cell for cell in notebook.cells if "parameters" in tags(cell)]
    if [cell.cell_type for cell in tagged] != ["code"]:
        return [f"{len(tagged)} cells of parameters"]
    return [
        "a parameter is more than a name and a value"
        for statement in ast.parse(tagged[0].source).body
        if not (isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant))
    ]


def faults_of_languages(notebook: NotebookNode) -> list[str]:
    """Swedish and English stand in pairs, Swedish first, with the same headings."""
    said = []
    cells = iter(notebook.cells)
    for cell in cells:
        match languages_of(cell):
            case ["sv"]:
                other = next(cells, cell)
                if languages_of(other) != ["en"]:
                    said.append(f"cell {cell.id}: no English after the Swedish")
                elif headings(other) != headings(cell):
                    said.append(f"cell {other.id}: its headings are not those in Swedish")
            case ["en"]:
                said.append(f"cell {cell.id}: no Swedish before the English")
            case ["sv", "en"] | ["en", "sv"]:
                said.append(f"cell {cell.id}: two languages in one cell")
    return said


def languages_of(cell: NotebookNode) -> list[str]:
    return [tag for tag in tags(cell) if tag in ("sv", "en") and cell.cell_type == "markdown"]


def headings(cell: NotebookNode) -> list[str]:
    return re.findall(r"^#+(?= )", cell.source, flags=re.MULTILINE)


def faults_of_code(cell: NotebookNode, seeds_shown: bool) -> Iterator[str]:
    if cell.outputs or cell.execution_count is not None:
        yield "has output"
    if len(cell.source.splitlines()) > 12:
        yield "more than 12 lines"
    try:
        tree = ast.parse(cell.source)
    except SyntaxError as error:
        yield f"is no Python: {error.msg}"
        return
    for node in ast.walk(tree):
        if type(node) in STATEMENTS:
            yield STATEMENTS[type(node)]
        if isinstance(node, ast.keyword) and node.arg in LOOKS:
            yield f"sets {node.arg}"
        if isinstance(node, ast.keyword) and node.arg in SEEDS:
            if not seeds_shown:
                yield f"sets {node.arg}"
            elif isinstance(node.value, ast.Constant):
                yield f"hides {node.arg} among the calls"
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if OUTSIDE.match(node.value):
                yield f"a place outside: {node.value}"
            if COLOUR.fullmatch(node.value):
                yield f"a colour: {node.value}"
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = getattr(node, "module", None)
            for name in [module] if module else [alias.name for alias in node.names]:
                if name.partition(".")[0] in SETTINGS:
                    yield f"imports {name}"
    for _, name in calls(tree):
        if name in READERS:
            yield f"reads a file: {name}"
        if name in ("filterwarnings", "simplefilter", "seed", "default_rng"):
            yield f"calls {name}"


def faults_of_names(cell: NotebookNode) -> list[str]:
    if "parameters" in tags(cell):
        return []
    in_prose = cell.cell_type == "markdown"
    text = cell.source if in_prose else " ".join(strings(cell.source))
    named = {name for name in NAMES if re.search(rf"\b{name}\b", text)}
    coded = set(re.findall(r"\w+", text)) & CODES
    return [f"names {place}" for place in sorted(named | (coded - YEARS if in_prose else coded))]


def strings(source: str) -> list[str]:
    """The texts in code, where a code of a place would stand."""
    try:
        nodes = ast.walk(ast.parse(source))
    except SyntaxError:
        return [source]
    return [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_notebook_is_a_document_with_evidence_and_nothing_else(name):
    assert faults(nbformat.read(NOTEBOOKS[name], as_version=nbformat.NO_CONVERT)) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_keeps_the_rules_of_notebooks_with_its_seeds_shown(name):
    notebook = nbformat.read(DOCUMENTS[name], as_version=nbformat.NO_CONVERT)
    assert faults(notebook, seeds_shown=True) == []


@pytest.mark.parametrize("path", [*NOTEBOOKS.values(), *DOCUMENTS.values()], ids=lambda p: p.stem)
def test_notebook_is_valid_with_an_id_for_every_cell(path):
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) >= (4, 5)
    ids = [cell["id"] for cell in notebook.cells]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("lang", "quoted"), [("sv", r"kapitlet ”([^”]*)”"), ("en", r"the chapter “([^”]*)”")]
)
def test_a_chapter_that_a_text_leads_to_is_called_so(lang, quoted):
    titles = {chapter.title[lang] for chapter in chapters()}
    named = {
        title for path in NOTEBOOKS.values() for title in re.findall(quoted, text_of(path, lang))
    }
    assert named
    assert named <= titles


def test_where_occupations_are_shown_it_is_said_that_their_names_are_swedish():
    note = "Occupations have their Swedish names, as in the sources, which give no English ones."
    named = {
        name
        for name, path in NOTEBOOKS.items()
        if "load.occupations()" in path.read_text(encoding="utf-8")
    }
    assert named
    assert named == {name for name, path in NOTEBOOKS.items() if note in text_of(path, "en")}


def text_of(path: Path, lang: str) -> str:
    """The text of a notebook in one language."""
    cells = nbformat.read(path, as_version=nbformat.NO_CONVERT).cells
    return "\n".join(c.source for c in cells if lang in c.metadata.get("tags", ()))


CHAPTERS = [chapter.name for chapter in chapters()]


@pytest.mark.parametrize("name", CHAPTERS)
def test_method_appendix_is_told_of_every_module_that_the_notebook_computes_with(name):
    cells = nbformat.read(NOTEBOOKS[name], as_version=nbformat.NO_CONVERT).cells
    source = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    nodes = list(ast.walk(ast.parse(source)))
    imported = {
        alias.name for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    [call] = [
        node
        for node in nodes
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "exhibits.methods"
    ]
    told = {ast.unparse(argument) for argument in call.args[2:]}
    assert told == imported - {"charts", "exhibits", "places", "wording"} | {"*words"}
    # of the sentences those of this chapter, so that no other's choices are printed
    [listed] = [
        node
        for node in nodes
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "words"
    ]
    inside = set(ast.walk(listed))
    spoken = [
        node
        for node in nodes
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "wording"
    ]
    named = {node.attr for node in spoken if node in inside}
    assert named == {node.attr for node in spoken if node not in inside} - {"Speech"}


def sound_notebook(*cells: NotebookNode) -> NotebookNode:
    parameters = new_code_cell('municipality = "1883"', metadata={"tags": ["parameters"]})
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python", "language": "python"}}
    return new_notebook(cells=[parameters, *cells], metadata=metadata)


def prose(text: str, *languages: str) -> NotebookNode:
    return new_markdown_cell(text, metadata={"tags": list(languages)})


def test_notebook_of_prose_calls_and_a_display_has_no_faults():
    notebook = sound_notebook(
        prose("# Vad är industrin, 2021?", "sv"),
        prose("# What is the industry, 2023?", "en"),
        new_code_cell("employed = load.employment()\ntop = [x for x in names if x]\nemployed"),
        new_markdown_cell("$$LQ = 1$$"),
    )
    assert faults(notebook) == []


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([new_code_cell("def f():\n    pass")], "a function"),
        ([new_code_cell("class A:\n    pass")], "a class"),
        ([new_code_cell("for x in y:\n    x")], "a loop"),
        ([new_code_cell("while x:\n    y")], "a loop"),
        ([new_code_cell("try:\n    x\nexcept E:\n    y")], "try"),
        ([new_code_cell("\n".join(["x"] * 13))], "more than 12 lines"),
        ([new_code_cell("x", execution_count=1)], "has output"),
        ([new_code_cell("x", outputs=[new_output("stream", text="1")])], "has output"),
        ([new_code_cell("%matplotlib inline")], "is no Python"),
        ([new_code_cell("pd.read_csv(x)")], "reads a file: read_csv"),
        ([new_code_cell("geopandas.read_file(x)")], "reads a file: read_file"),
        ([new_code_cell("x = open(y)")], "reads a file: open"),
        ([new_code_cell("path = '/etc/passwd'")], "a place outside: /etc/passwd"),
        ([new_code_cell("path = 'C:\\\\data'")], "a place outside: C:"),
        ([new_code_cell("import warnings")], "imports warnings"),
        ([new_code_cell("from os import path")], "imports os"),
        ([new_code_cell("warnings.simplefilter('ignore')")], "calls simplefilter"),
        ([new_code_cell("draw(ax, color='red')")], "sets color"),
        ([new_code_cell("blue = '#0072b2'")], "a colour: #0072b2"),
        ([new_code_cell("fit(x, random_state=1)")], "sets random_state"),
        ([new_code_cell("load.of('1883')")], "names 1883"),
        ([new_code_cell("place = 'i Karlskoga kommun'")], "names Karlskoga"),
        ([prose("I Örebro.", "sv"), prose("In town.", "en")], "names Örebro"),
        ([prose("Kod 1883.", "sv"), prose("Code.", "en")], "names 1883"),
        ([prose("Ensam.", "sv")], "no English after the Swedish"),
        ([prose("Alone.", "en")], "no Swedish before the English"),
        ([prose("First.", "en"), prose("Sist.", "sv")], "no Swedish before the English"),
        ([prose("A.", "sv"), new_code_cell("x"), prose("A.", "en")], "no English after"),
        ([prose("A.", "sv"), prose("B.", "sv"), prose("B.", "en")], "no English after"),
        ([prose("Båda.", "sv", "en")], "two languages in one cell"),
        ([prose("# Fråga", "sv"), prose("## Question", "en")], "its headings are not those"),
        ([new_code_cell("x = 1", metadata={"tags": ["parameters"]})], "2 cells of parameters"),
    ],
)
def test_what_a_notebook_may_not_hold_is_named(cells, said):
    assert any(said in fault for fault in faults(sound_notebook(*cells)))


def test_seed_is_passed_on_by_name_where_it_may_be_shown():
    shown, hidden = new_code_cell("fit(x, seed=seed)"), new_code_cell("fit(x, seed=1)", id="h")
    assert faults(sound_notebook(shown), seeds_shown=True) == []
    said = ["cell h: hides seed among the calls"]
    assert faults(sound_notebook(hidden), seeds_shown=True) == said


def test_notebook_without_parameters_or_kernel_is_named():
    assert faults(new_notebook()) == ["0 cells of parameters", "the kernel is not python3"]
    computed = sound_notebook()
    computed.cells[0].source = 'lang = choose("sv")'
    assert faults(computed) == ["a parameter is more than a name and a value"]
