"""What lies within reach of a place, as a map of circles.

The trap: a circle stands at the point where a municipality's people live in the mean, not at
its town hall, and the ring is as the crow flies.
"""

import geopandas
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba_array
from matplotlib.patches import Circle
from matplotlib.transforms import Bbox

from industry_analysis.charts.look import COUNTRY, HERE, OTHER
from industry_analysis.places import region
from industry_analysis.wording import Speech


def reach(
    ax: Axes,
    borders: geopandas.GeoDataFrame,
    points: pd.DataFrame,
    rows: pd.DataFrame,
    say: Speech,
    *,
    kilometres: float,
) -> Axes:
    """Draw a circle a municipality within reach, its area the inhabitants, and the ring.

    Parameters
    ----------
    borders
        All municipalities in SWEREF 99 TM.
    points
        ``easting`` and ``northing`` by code, metres.
    rows
        ``establishment.within_reach`` of the place, which is the first row.
    """
    here = str(rows.index[0])
    shown = points.reindex(rows.index)
    x, y = (float(points[axis][here]) for axis in ("easting", "northing"))
    span = kilometres * 1000 * 1.12
    ax.set(xlim=(x - span * 1.5, x + span * 1.5), ylim=(y - span, y + span))
    borders.plot(ax=ax, color="white", edgecolor=OTHER, linewidth=0.4, zorder=0)
    ax.add_patch(
        Circle((x, y), kilometres * 1000, fill=False, color=OTHER, linestyle=(0, (4, 3)), zorder=1)
    )
    ax.annotate(
        f"{say.number(kilometres, 'count')} km",
        (x, y - kilometres * 1000),
        xytext=(0, -3),
        textcoords="offset points",
        ha="center",
        va="top",
        fontsize=8.5,
        color=COUNTRY,
    )
    sizes = 1400 * rows.inhabitants / max(rows.inhabitants.max(), 100_000)
    colours = [HERE if code == here else OTHER for code in rows.index]
    faces = to_rgba_array(colours, 0.75)
    circles = {"s": sizes, "c": faces, "edgecolor": colours, "linewidth": 0.8, "zorder": 2}
    ax.scatter(shown.easting, shown.northing, **circles)
    _name(ax, shown, rows, np.sqrt(sizes / np.pi), say)
    ax.set_aspect("equal")
    ax.set_axis_off()
    return ax


def _name(ax: Axes, shown: pd.DataFrame, rows: pd.DataFrame, radii: pd.Series, say: Speech) -> None:
    """Write names under the circles, the place's and the largest first, as far as there is room."""
    taken: list[Bbox] = []
    here = rows.index[0]
    order = rows.inhabitants.sort_values(ascending=False).index
    for code in sorted(order, key=lambda one: one != here):
        label = ax.annotate(
            region(str(code)).name,
            (shown.easting[code], shown.northing[code]),
            xytext=(0, -radii[code] - 1),
            textcoords="offset points",
            ha="center",
            va="top",
            fontsize=8.5,
            fontweight="bold" if code == here else "normal",
            color=COUNTRY,
            zorder=4,
        )
        box = label.get_window_extent()
        if any(box.overlaps(other) for other in taken):
            label.remove()
        else:
            taken.append(box)
