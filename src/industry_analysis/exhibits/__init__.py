"""What a notebook shows: bottom lines, figures with text and table beside them, notes, sources.

Each function gives an object that JupyterLab and the pages display as the same HTML. All
text is escaped. The trap: a figure is closed once it is shown, so show it last.
"""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from markupsafe import Markup
from matplotlib.axes import Axes

from industry_analysis.exhibits.appendix import caveats, methods, source, sources
from industry_analysis.exhibits.drawing import svg, whole_figure
from industry_analysis.exhibits.piece import Exhibit, macros
from industry_analysis.exhibits.rows import table_of
from industry_analysis.exhibits.told import quotes, told
from industry_analysis.wording import Speech
from industry_analysis.wording.meaning import SORTS, Point
from industry_analysis.wording.speech import Kind

__all__ = [
    "Exhibit",
    "bottom_line",
    "caveats",
    "drawing",
    "figure",
    "meaning",
    "methods",
    "quotes",
    "reading",
    "source",
    "sources",
    "table",
    "told",
]


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
    return Exhibit(macros().table(shown))


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
        return Exhibit(Markup("<p>{}</p>").format(reading) if reading else "")
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
    return Exhibit(macros().figure(shown))


def drawing(ax: Axes | np.ndarray, *, title: str, alternative: str, source: str = "") -> Exhibit:
    """Show a figure alone, for an analysis of one's own: title, text alternative, source.

    In a report a figure has its table beside it, see `figure`.
    """
    one = ax if isinstance(ax, Axes) else ax.flat[0]
    shown = {"svg": Markup(svg(one, f"{title}. {alternative}")), "title": title, "source": source}
    return Exhibit(macros().figure(shown))


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
    """Show a table with its reading and source; a point of `meaning` may lead to its anchor.

    Where the table is empty the reading alone is shown, which then says why.
    """
    if figures.empty:
        return Exhibit(Markup("<p>{}</p>").format(text) if text else "")
    shown = {
        "anchor": anchor,
        "reading": text,
        "table": table_of(figures, say, caption, "count", marked, bars, transpose),
        "source": source,
    }
    return Exhibit(macros().reading(shown))


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
    return Exhibit(macros().bottom_line(shown), {"bottom_line": list(sentences)})


def meaning(points: Sequence[Point], say: Speech, *, note: str = "") -> Exhibit:
    """Show what the figures mean: strengths, weaknesses, risks and options, each with its figure.

    Parameters
    ----------
    points
        In the order to show them; a sort without points is left out.
    note
        What was not judged, and why.
    """
    groups = [
        {
            "title": say.pick(*titles),
            "points": [point for point in points if point.sort == sort],
        }
        for sort, titles in SORTS.items()
        if any(point.sort == sort for point in points)
    ]
    shown = {
        "groups": groups,
        "note": note,
        "link": say.pick("Se siffrorna", "See the figures"),
        "none": say.pick(
            "Inget i siffrorna ovan sticker ut.", "Nothing in the figures above stands out."
        ),
    }
    return Exhibit(macros().meaning(shown))
