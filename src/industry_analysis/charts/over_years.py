"""Small multiples: several figures of one place over the years, a panel each.

The trap: the years are unevenly spaced and of two editions, so only neighbouring years of one
edition are joined, and the axis is true to time.
"""

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from industry_analysis.charts.look import COUNTRY, FAINT, HERE, OTHER, tick
from industry_analysis.wording import Speech, column
from industry_analysis.wording.speech import Kind

ACROSS = 3  # panels in a row


def panels_over_years(
    ax: Axes,
    lines: pd.DataFrame,
    say: Speech,
    *,
    marked: Collection[str] = (),
    shared: bool = False,
    editions: pd.Series | None = None,
    rings: Collection[tuple[int, str]] = (),
) -> Axes:
    """Draw a panel a column in the place of ``ax``, the last value in each title.

    Parameters
    ----------
    lines
        Rows ``year``, columns that ``wording.column`` knows; a missing year is left empty.
    marked
        Columns in the colour of what the chapter is about.
    shared
        Whether all panels have the same axis of values.
    editions
        The edition of each year: those before the latest are hollow. None: all are alike.
    rings
        (year, column) of values to be read with care.
    """
    if lines.empty:
        return ax
    ax.set_axis_off()
    names = [str(name) for name in lines]
    figure, spec = ax.get_figure(), ax.get_subplotspec()
    rows = -(-len(names) // ACROSS)
    # a constrained layout leaves room for titles and ticks of all panels
    grid = spec.subgridspec(rows, min(ACROSS, len(names)))  # type: ignore[union-attr]
    first: Axes | None = None
    for at, name in enumerate(names):
        panel = figure.add_subplot(grid[divmod(at, ACROSS)], sharey=first if shared else None)  # type: ignore[union-attr]
        first = first or panel
        colour = HERE if name in marked else COUNTRY
        line = lines[name].dropna()
        draw_years(panel, line, colour, editions)
        ringed = [year for year, of in rings if of == name and year in line.index]
        panel.scatter(
            ringed,
            line.reindex(ringed),
            s=150,
            facecolor="none",
            edgecolor=HERE,
            linewidth=1.4,
            clip_on=False,
        )
        _frame(panel, lines, name, say, bare=shared and at % ACROSS > 0)
        if not shared:
            panel.set_ylim(0, (line.max() * 1.15) or 1)
            if not line.max():
                panel.set_yticks([0])
    if shared and first is not None:
        first.set_ylim(0, lines.max().max() * 1.08)
    return ax


def draw_years(
    ax: Axes, line: pd.Series, colour: str, editions: pd.Series | None, **drawn: object
) -> None:
    """Mark each year of a line, joining only neighbouring years of one edition."""
    years = line.index.to_numpy()
    of = np.zeros(len(years)) if editions is None else editions.reindex(years).to_numpy()
    newest = of == (of.max() if len(of) else 0)
    apart = np.flatnonzero((np.diff(years) > 1) | (np.diff(of) != 0)) + 1
    for part in np.split(np.arange(len(years)), apart):
        style = {"color": colour, "linewidth": 1.6, **drawn}
        if len(part) and not newest[part[0]]:
            style |= {"linestyle": (0, (1, 1.2)), "linewidth": 1.2}
        ax.plot(years[part], line.to_numpy()[part], **style)  # type: ignore[arg-type]
    for kept, face in ((newest, colour), (~newest, "white")):
        ax.scatter(
            years[kept], line.to_numpy()[kept], s=13, facecolor=face, edgecolor=colour, zorder=3
        )


def _frame(ax: Axes, lines: pd.DataFrame, name: str, say: Speech, *, bare: bool) -> None:
    """Title with the last value, few ticks, the years of all panels."""
    told, line = column(name), lines[name].dropna()
    last = f"{say.number(line.iloc[-1], told.kind)} ({line.index[-1]})" if len(line) else "–"
    ax.set_title(f"{told.label(say)}\n{last}", loc="left", fontsize=8.5)
    years = lines.index
    ax.set_xlim(years.min() - 1, years.max() + 1)
    ax.set_xticks(_ticks(years.tolist()))
    ax.yaxis.set_major_locator(MaxNLocator(3))
    kind: Kind = told.kind  # type: ignore[assignment]
    ax.yaxis.set_major_formatter(FuncFormatter(lambda v, _: tick(v, kind, say)))
    ax.tick_params(labelsize=8, labelleft=not bare)
    ax.grid(axis="y", color=FAINT, linewidth=0.6)
    ax.spines["left"].set_color(OTHER)


def _ticks(years: Sequence[int]) -> list[int]:
    """First and last year, and those between them at even steps of decades or of two years."""
    step = 10 if years[-1] - years[0] > 15 else 2 if years[-1] - years[0] < 9 else 5
    inner = [y for y in range(years[0], years[-1]) if y % step == 0 and years[-1] - y > step / 2]
    return [*inner, years[-1]]
