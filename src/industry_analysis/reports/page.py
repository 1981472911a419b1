"""An executed notebook as a page: one file that asks nobody for anything, in one language.

The code is there to unfold, or, in a page about methods, in sight before what it gives. The
trap: whatever is not prose, a figure or a table (what a cell printed, a bare repr) goes with the
code, and an error's traceback goes nowhere; of an error that was expected the message is shown.
"""

# mypy: disable-error-code="no-untyped-call"
import re
from collections.abc import Callable, Iterable
from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING

from industry_analysis.reports.execute import Task

if TYPE_CHECKING:
    from nbconvert.exporters import HTMLExporter
    from nbformat import NotebookNode

_TEMPLATES = Path(__file__).parent / "templates"
_WORDS = {
    "sv": {
        "skip": "Till innehållet",
        "code": "Visa kod",
        "table": "Tabell",
        "index": "Alla rapporter för",
        "until": "Siffrorna är från olika år, de senaste från",
        "footer": "Egna beräkningar på offentliga register och statistik. Koden bakom varje "
        "siffra kan vecklas ut.",
        "footer_shown": "Egna beräkningar på offentliga register och statistik, av koden ovanför "
        "varje siffra.",
        "signs": "Tecknet – betyder att uppgift saknas, .. att den inte kan visas.",
        "accessibility": "Tillgänglighetsredogörelse",
        "refused": "Avvisat",
        "chapters": "Kapitlen före och efter",
        "before": "Föregående",
        "after": "Nästa",
    },
    "en": {
        "skip": "Skip to content",
        "code": "Show code",
        "table": "Table",
        "index": "All reports for",
        "until": "The figures are from different years, the latest from",
        "footer": "Own calculations from public registers and statistics. The code behind each "
        "figure can be unfolded.",
        "footer_shown": "Own calculations from public registers and statistics, by the code above "
        "each figure.",
        "signs": "The sign – means that a figure is missing, .. that it cannot be shown.",
        "accessibility": "Accessibility statement",
        "refused": "Refused",
        "chapters": "The chapters before and after",
        "before": "Previous",
        "after": "Next",
    },
}


def render(
    notebook: "NotebookNode",
    task: Task,
    *,
    latest_year: int | None = None,
    code_shown: bool = False,
) -> str:
    """Give the page of an executed notebook; the same notebook gives the same bytes.

    Parameters
    ----------
    notebook
        The executed notebook.
    task
        What the page is about: language, title, place and county.
    latest_year
        The last year of the figures, for the foot of the page.
    code_shown
        Whether the code stands before what it gives, for those who want to copy it, instead of
        being folded after it.
    """
    from nbconvert.exporters import TemplateExporter
    from nbformat import NotebookNode

    about = {
        "task": task,
        "latest_year": latest_year,
        "words": _WORDS[task.lang],
        "code_shown": code_shown,
    }
    exporter = _exporter()
    cells = _in_language(notebook.cells, task.lang)
    if not code_shown:
        cells = _without_empty_sections(cells, exporter.environment.filters["shows"])
    told = NotebookNode({**notebook, "cells": cells})
    # HTMLExporter's own way would parse and rewrite the megabyte of drawings once more
    html, _ = TemplateExporter.from_notebook_node(exporter, told, {"page": about})
    return str(html).strip() + "\n"


def scrollable(html: str, label: str) -> str:
    """Put each table into a container that scrolls and that a keyboard reaches.

    The container bears the table's caption as its name, or ``label`` where there is none. What
    heads a column or a row of pandas' own tables is said to, and what is empty heads nothing.
    """

    def framed(table: re.Match[str]) -> str:
        caption = re.search(r"<caption\b[^>]*>(.*?)</caption>", table[0], re.DOTALL)
        text = re.sub(r"<[^>]+>", "", caption[1]) if caption else label
        name = escape(unescape(" ".join(text.split())))
        frame = f'<div class="scroll" role="group" tabindex="0" aria-label="{name}">'
        return f"{frame}{_headed(table[0])}</div>"

    return re.sub(r"<table\b.*?</table>", framed, html, flags=re.DOTALL)


def _headed(table: str) -> str:
    table = re.sub(r'<th( class="blank[^>]*)>&nbsp;</th>', r"<td\1></td>", table)
    table = re.sub(r'<th(?=[^>]* class="(?:col_heading|index_name)\b)', '<th scope="col"', table)
    return re.sub(r'<th(?=[^>]* class="row_heading\b)', '<th scope="row"', table)


def inline_svg(svg: str) -> str:
    """Give the drawing alone, without the XML prologue that has no place in a page."""
    return svg[max(svg.find("<svg"), 0) :]


def _in_language(cells: "Iterable[NotebookNode]", lang: str) -> "list[NotebookNode]":
    other = {"sv": "en", "en": "sv"}[lang]
    return [cell for cell in cells if other not in cell.metadata.get("tags", ())]


def _without_empty_sections(
    cells: "Iterable[NotebookNode]", shows: "Callable[[NotebookNode], bool]"
) -> "list[NotebookNode]":
    """Leave out what heads cells that all show nothing; their code waits for the next that do."""
    top: list[NotebookNode] = []
    sections = [top]
    for cell in cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            sections.append([])
        sections[-1].append(cell)
    kept = [*top]
    for section in sections[1:]:
        code = [cell for cell in section if cell.cell_type == "code"]
        kept += section if not code or any(map(shows, code)) else code
    return kept


@cache
def _exporter() -> "HTMLExporter":
    from nbconvert.exporters import HTMLExporter
    from nbconvert.filters import DataTypeFilter, Highlight2HTML
    from traitlets.config import Config

    shown = ["text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/plain"]
    config = Config()
    config.NbConvertBase.display_data_priority = shown
    exporter = HTMLExporter(
        config=config,
        template_name="report",
        extra_template_basedirs=[str(_TEMPLATES)],
        exclude_anchor_links=True,
    )
    data_type = DataTypeFilter(parent=exporter)

    def shows(cell: "NotebookNode") -> bool:
        """Whether a reader sees anything of the cell but its code."""
        outputs = [output.data for output in cell.outputs if "data" in output]
        kinds = [(data, kind) for data in outputs for kind in data_type(data)]
        return any(kind != "text/plain" and data[kind].strip() for data, kind in kinds)

    exporter.register_filter("filter_data_type", data_type)
    exporter.register_filter("shows", shows)
    exporter.register_filter("highlight_code", Highlight2HTML("ipython3", parent=exporter))
    exporter.register_filter("scrollable", scrollable)
    exporter.register_filter("inline_svg", inline_svg)
    exporter.environment.globals["style"] = _style()
    return exporter


def _style() -> str:
    return (_TEMPLATES / "report" / "page.css").read_text(encoding="utf-8")
