"""One visual language for all charts and maps.

The place in question is vermilion with a thick line or bar, its county blue and dashed, Sweden
dark and dotted, others grey; a value's label stands beside it. Never colour alone. The trap: a
mark needs a contrast of 3 to white and text 4.5 (WCAG 1.4.11 and 1.4.3), so ``FAINT`` is for
grounds and guides alone, and grey text is ``SOFT``.
"""

from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from industry_analysis.places import SWEDEN
from industry_analysis.wording import Speech
from industry_analysis.wording.speech import Kind

HERE, COUNTY, COUNTRY = "#c2410c", "#0f5e8c", "#1f2933"
SOFT, OTHER, FAINT = "#52606d", "#84909e", "#d5dbe1"
# of maps: five steps of one hue, light to dark, told apart in grey too
STEPS = ("#edf3f7", "#c3d9e6", "#8fb8d0", "#4f8db0", "#1c5a80")
# light enough at both ends for dark figures
GAPS = LinearSegmentedColormap.from_list("gaps", ["#74a9cf", "#f7f7f7", "#ee9a4d"])
# last fifth to best: light enough for dark figures, told apart by brightness at both ends
FIFTHS = ("#ee9a4d", "#f8d3ae", "#f7f7f7", "#bcd6e8", "#74a9cf")
WIDTH = 7.6  # inches; a page shows a figure a fifth larger
SMALLEST = 7.0  # points, so that no letter on a page is under 8.5


def style() -> None:
    """Set the look of all charts: text stays text in the SVG, and drawn twice it is the same."""
    sns.set_theme(style="ticks", font="DejaVu Sans")
    mpl.rcParams.update(
        {
            "svg.fonttype": "none",
            "svg.hashsalt": "industry-analysis",
            "font.size": 9.5,
            "axes.labelsize": 9.5,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.edgecolor": OTHER,
            "axes.labelcolor": COUNTRY,
            "xtick.labelsize": 9,
            "ytick.labelsize": 9,
            "xtick.color": COUNTRY,
            "ytick.color": COUNTRY,
            "text.color": COUNTRY,
            "figure.constrained_layout.use": True,
        }
    )


def canvas(rows: float = 3.2) -> Axes:
    """Open a figure of the page's width and so many inches' height; give its axes."""
    return plt.subplots(figsize=(WIDTH, rows))[1]


def canvas_for(things: int, *, each: float = 0.27, rest: float = 1.1) -> Axes:
    """Open a figure tall enough for one bar or row for each of so many things."""
    return plt.subplots(figsize=(WIDTH, things * each + rest))[1]


def look(code: str, *, marked: str) -> dict[str, Any]:
    """How a region's line is drawn."""
    if code == marked:
        return {"color": HERE, "linewidth": 2.6, "zorder": 3, "markersize": 5}
    if code == SWEDEN.code:
        return {"color": COUNTRY, "linewidth": 1.4, "linestyle": (0, (1, 1.2)), "markersize": 4}
    if len(code) == 2:
        return {"color": COUNTY, "linewidth": 1.8, "linestyle": (0, (5, 1.5)), "markersize": 4}
    return {"color": OTHER, "linewidth": 1, "zorder": 1, "markersize": 3}


def years_on_axis(ax: Axes, first: int, last: int) -> None:
    """Mark the last year, and those before it at steps of as many years as leave room."""
    step = 1 if last - first < 8 else 2 if last - first < 20 else 5
    ax.set_xticks(range(last, first - 1, -step)[::-1])


def tick(value: float, kind: Kind, say: Speech) -> str:
    """A number on an axis: whole per cent, thousands apart, no decimals where all are zero."""
    if kind in ("number", "ratio", "bits") and float(value).is_integer():
        return say.number(value, "count")
    if kind in ("share", "share_change"):
        return say.number(round(value * 100), "change" if kind == "share_change" else "count") + (
            "\u00a0%" if say.lang == "sv" else "%"
        )
    return say.number(value, kind)


def bare(ax: Axes) -> Axes:
    """An axes without frame and tick marks."""
    for side in ax.spines.values():
        side.set_visible(False)
    ax.tick_params(length=0)
    return ax
