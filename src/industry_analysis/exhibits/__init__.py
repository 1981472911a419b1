"""What a notebook shows: bottom lines, figures with text and table beside them, notes, sources.

Each function gives an object that JupyterLab and the pages display as the same HTML. All
text is escaped. The trap: a figure is closed once it is shown, so show it last.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from matplotlib.axes import Axes

from industry_analysis import tables
from industry_analysis.exhibits.assumptions import assumptions
from industry_analysis.exhibits.drawing import svg, whole_figure
from industry_analysis.exhibits.rows import Cell, Row, Table, table_of
from industry_analysis.indicators import register
from industry_analysis.wording import Speech
from industry_analysis.wording.columns import series_name
from industry_analysis.wording.speech import Kind


@dataclass(frozen=True, repr=False)
class Exhibit:
    """A piece of HTML with what the run should know of it."""

    html: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Exhibit of {len(self.html)} characters>"

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, Any]]:
        return {"text/html": self.html}, {"industry_analysis": dict(self.facts)}


@cache
def _macros() -> Any:
    environment = Environment(autoescape=True, loader=PackageLoader("industry_analysis"))
    return environment.get_template("exhibits.html.jinja").module


def table(
    frame: pd.DataFrame,
    say: Speech,
    *,
    caption: str,
    kind: Kind = "count",
    marked: str | None = None,
    bars: Sequence[str] = (),
    transpose: bool = False,
    links: Mapping[str, str] | None = None,
) -> Exhibit:
    """Show a frame as a table in the language's words and numbers.

    Parameters
    ----------
    frame
        Its columns are listed in ``wording.columns``, or are codes of regions.
    kind
        How the values of columns that are regions are written.
    marked
        The row of the place in question.
    bars
        Columns whose cells get a small bar, as long as the value beside the largest.
    transpose
        Show the columns as rows, for a phone.
    links
        Where a row's name leads, by its key.
    """
    shown = table_of(frame, say, caption, kind, marked, bars, transpose, links or {})
    return Exhibit(_macros().table(shown))


def figure(
    ax: Axes | np.ndarray,
    say: Speech,
    data: pd.DataFrame,
    *,
    title: str,
    reading: str,
    alternative: str,
    source: str,
    kind: Kind = "count",
    marked: str | None = None,
    also: tuple[str, pd.DataFrame] | None = None,
) -> Exhibit:
    """Show a figure with its text alternative, source, reading and, unfoldable, its table.

    Parameters
    ----------
    ax
        One axes of the figure; the figure is drawn and closed.
    data
        The frame the figure was drawn of, as for `table`. Where it is empty the reading
        alone is shown, which then says why.
    also
        Caption and frame of a second table, with figures that the reading names.
    """
    one = ax if isinstance(ax, Axes) else ax.flat[0]
    if data.empty:
        plt.close(whole_figure(one))
        return Exhibit(Markup("<p>{}</p>").format(reading))
    shown = {
        "svg": Markup(svg(one, f"{title}. {alternative}")),
        "title": title,
        "source": source,
        "reading": reading,
        "summary": say.pick("Visa siffrorna som tabell", "Show the figures as a table"),
        "tables": [
            table_of(frame, say, caption, kind, marked, (), False)
            for caption, frame in ([(title, data), also] if also else [(title, data)])
        ],
    }
    return Exhibit(_macros().figure(shown))


def drawing(ax: Axes | np.ndarray, *, title: str, alternative: str, source: str = "") -> Exhibit:
    """Show a figure alone, for an analysis of one's own: title, text alternative, source.

    In a report a figure has its table beside it, see `figure`.
    """
    one = ax if isinstance(ax, Axes) else ax.flat[0]
    shown = {"svg": Markup(svg(one, f"{title}. {alternative}")), "title": title, "source": source}
    return Exhibit(_macros().figure(shown))


def reading(
    text: str,
    say: Speech,
    figures: pd.DataFrame,
    *,
    caption: str,
    source: str,
    bars: Sequence[str] = (),
    marked: str | None = None,
    transpose: bool = False,
) -> Exhibit:
    """Show a table with its reading and source."""
    shown = {
        "reading": text,
        "table": table_of(figures, say, caption, "count", marked, bars, transpose),
        "source": source,
    }
    return Exhibit(_macros().reading(shown))


def bottom_line(
    sentences: Sequence[str],
    say: Speech,
    figures: pd.DataFrame,
    *,
    caption: str,
    source: str,
    marked: str | None = None,
    bars: Sequence[str] = (),
    transpose: bool = False,
) -> Exhibit:
    """Show the answer first: the key sentences, and the table their numbers are from."""
    shown = {
        "sentences": list(sentences),
        "table": table_of(figures, say, caption, "count", marked, bars, transpose),
        "source": source,
    }
    return Exhibit(_macros().bottom_line(shown), {"bottom_line": list(sentences)})


def caveats(sentences: Iterable[str], say: Speech, facts: pd.Series) -> Exhibit:
    """Show what limits the figures, with the numbers the sentences name in a table."""
    caption = say.pick("Siffrorna i förbehållen", "The figures in the caveats")
    shown = {
        "notes": list(sentences),
        "summary": caption,
        "table": table_of(
            facts.dropna().to_frame().T.rename_axis("region_code"),
            say,
            caption,
            "count",
            None,
            (),
            True,
        ),
    }
    return Exhibit(_macros().caveats(shown))


def methods(say: Speech, measures: Sequence[str], *modules: ModuleType) -> Exhibit:
    """Show what the measures are, how a value is read, and what is assumed.

    Parameters
    ----------
    measures
        Names of the register's indicators that the report shows.
    modules
        Those that the report's figures come from, beside the measures' own.
    """
    entries = [register()[name] for name in measures]
    behind = [module.__name__ for module in modules]
    behind += [entry.function.__module__ for entry in entries]
    rows = [
        Row(
            (entry.label[say.lang],),
            [Cell(entry.definition[say.lang]), Cell(entry.reading[say.lang])],
        )
        for entry in entries
    ]
    caption = say.pick("Måtten och hur de läses", "The measures and how to read them")
    heads = say.pick("Mått|Vad det är|Läsning", "Measure|What it is|Reading").split("|")
    shown = {
        "table": Table(caption, heads, 1, rows, css="words"),
        "summary": say.pick(
            "Antaganden i beräkningarna (ur koden, på engelska)", "Assumptions in the calculations"
        ),
        "assumptions": assumptions(behind),
    }
    return Exhibit(_macros().methods(shown))


def source(names: Iterable[str], say: Speech, *, borders: bool = False) -> str:
    """The source line of figures from these tables: publishers, with measure and table.

    Parameters
    ----------
    borders
        Whether the figure is a map.
    """
    published: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        sidecar = tables.sidecar(name)
        measure = sidecar["measure"] and series_name(sidecar["measure"], say)
        named = f"{measure} ({sidecar['table_id']})" if measure else sidecar["table_id"]
        published.setdefault(sidecar["publisher"], []).append(named)
    said = [f"{publisher}: {', '.join(ids)}" for publisher, ids in published.items()]
    if borders:
        said.append(say.pick("gränser: SCB och Tillväxtverket", "borders: SCB and Tillväxtverket"))
    return f"{say.pick('Källa', 'Source')}: {'; '.join(said)}."


def sources(names: Iterable[str], say: Speech, *, latest_year: int) -> Exhibit:
    """Show the tables that the figures are from, with publisher, period and date.

    Parameters
    ----------
    names
        The tables whose figures are shown; what was read besides is recorded, not shown.
    latest_year
        The year of the latest figure shown: the date a reader sees.
    """
    heads = say.pick("Tabell|Utgivare|Period|Hämtad", "Table|Publisher|Period|Retrieved")
    rows = [
        Row(
            (Markup('<span lang="sv">{}</span> ({})').format(s["title"], s["table_id"]),),
            [Cell(s[f]) for f in ("publisher", "period", "date_retrieved")],
        )
        for s in map(tables.sidecar, dict.fromkeys(names))
    ]
    caption = say.pick("Tabeller som rapporten bygger på", "Tables the report is built on")
    shown = Table(caption, heads.split("|"), 1, rows, css="words")
    read = tables.tables_read().values()
    facts = {"latest_year": latest_year, "tables": {s["path"]: s["sha256"] for s in read}}
    return Exhibit(_macros().table(shown), facts)
