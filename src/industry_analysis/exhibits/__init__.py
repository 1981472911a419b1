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
from industry_analysis.indicators.published import published
from industry_analysis.wording import Speech
from industry_analysis.wording.columns import series_name
from industry_analysis.wording.meaning import SORTS, Point
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
    anchor: str = "",
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
    anchor
        The name by which a point of `meaning` leads here.
    """
    one = ax if isinstance(ax, Axes) else ax.flat[0]
    if data.empty:
        plt.close(whole_figure(one))
        return Exhibit(Markup("<p>{}</p>").format(reading))
    shown = {
        "anchor": anchor,
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
    anchor: str = "",
) -> Exhibit:
    """Show a table with its reading and source; a point of `meaning` may lead to its anchor."""
    shown = {
        "anchor": anchor,
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
    also: tuple[str, pd.DataFrame] | None = None,
) -> Exhibit:
    """Show the answer first: the key sentences, and the tables their numbers are from."""
    tables_ = [table_of(figures, say, caption, "count", marked, bars, transpose)]
    if also:
        tables_.append(table_of(also[1], say, also[0], "count", marked, (), False))
    shown = {
        "sentences": list(sentences),
        "tables": tables_,
        "source": source,
    }
    return Exhibit(_macros().bottom_line(shown), {"bottom_line": list(sentences)})


def meaning(points: Sequence[Point], say: Speech) -> Exhibit:
    """Show what the figures mean: strengths, weaknesses, risks and options, each with its figure.

    Parameters
    ----------
    points
        In the order to show them; a sort without points is said to have none.
    """
    groups = [
        {
            "title": say.pick(*titles),
            "points": [point for point in points if point.sort == sort],
        }
        for sort, titles in SORTS.items()
    ]
    shown = {
        "groups": groups,
        "link": say.pick("Se siffrorna", "See the figures"),
        "none": say.pick("Inget i siffrorna ovan.", "Nothing in the figures above."),
    }
    return Exhibit(_macros().meaning(shown))


def caveats(sentences: Iterable[str], say: Speech, facts: pd.Series | None = None) -> Exhibit:
    """Show what limits the figures, with the numbers the sentences name, if any, in a table."""
    caption = say.pick("Siffrorna i förbehållen", "The figures in the caveats")
    shown: dict[str, Any] = {"notes": list(sentences), "summary": caption, "table": None}
    if facts is not None:
        rows = facts.dropna().to_frame().T.rename_axis("region_code")
        shown["table"] = table_of(rows, say, caption, "count", None, (), True)
    return Exhibit(_macros().caveats(shown))


def methods(say: Speech, measures: Sequence[str], *modules: ModuleType) -> Exhibit:
    """Show what the measures are, how a value is read, and what is assumed.

    Parameters
    ----------
    measures
        Names of the indicators and published figures that the report shows.
    modules
        Those that the report's figures come from, beside the measures' own.
    """
    entries = [register().get(name) or published()[name] for name in measures]
    behind = [module.__name__ for module in modules]
    behind += [register()[name].function.__module__ for name in measures if name in register()]
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


def source(
    names: Iterable[str], say: Speech, *, figures: Iterable[str] = (), borders: bool = False
) -> str:
    """The source line of figures from these tables: publishers, with measure and table.

    Parameters
    ----------
    names
        The tables.
    figures
        Names of published figures, told by their identities after the publisher's name.
    borders
        Whether the figure is a map.
    """
    told: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        sidecar = tables.sidecar(name)
        measure = sidecar["measure"] and series_name(sidecar["measure"], say)
        named = f"{measure} ({sidecar['table_id']})" if measure else sidecar["table_id"]
        told.setdefault(sidecar["publisher"], []).append(named)
    if kpis := [published()[name].kpi for name in figures]:
        told[tables.sidecar("indicators")["publisher"]] = list(dict.fromkeys(kpis))
    said = [f"{publisher}: {', '.join(ids)}" for publisher, ids in told.items()]
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
