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

from industry_analysis.charts.labels import laid_out, write_beside
from industry_analysis.charts.look import HERE, OTHER
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
    sizes = 1400 * rows.inhabitants / max(rows.inhabitants.max(), 100_000)
    colours = [HERE if code == here else OTHER for code in rows.index]
    faces = to_rgba_array(colours, 0.75)
    circles = {"s": sizes, "c": faces, "edgecolor": colours, "linewidth": 0.8, "zorder": 2}
    ax.scatter(shown.easting, shown.northing, **circles)
    ax.set_aspect("equal")
    ax.set_axis_off()
    taken: list[Bbox] = []
    _name(laid_out(ax), shown, rows, np.sqrt(sizes / np.pi), taken)
    _name_ring(ax, f"{say.number(kilometres, 'count')} km", (x, y), kilometres * 1000, taken)
    return ax


def _name(
    ax: Axes, shown: pd.DataFrame, rows: pd.DataFrame, radii: pd.Series, taken: list[Bbox]
) -> None:
    """Write names at the circles, the place's and the largest first, as far as there is room."""
    here = rows.index[0]
    circles = [_around(ax, shown.loc[code], radii[code]) for code in rows.index]
    order = rows.inhabitants.sort_values(ascending=False).index
    for code in sorted(order, key=lambda one: one != here):
        off = radii[code] + 1
        write_beside(
            ax,
            region(str(code)).name,
            (shown.easting[code], shown.northing[code]),
            sides=(
                ((0, -off), "center", "top"),
                ((0, off), "center", "bottom"),
                ((off + 2, 0), "left", "center"),
                ((-off - 2, 0), "right", "center"),
            ),
            taken=taken,
            avoided=circles,
            fontweight="bold" if code == here else "normal",
            zorder=4,
        )


def _around(ax: Axes, point: pd.Series, radius: float) -> Bbox:
    """The box of a circle on the page, in pixels; its radius is in points."""
    x, y = ax.transData.transform((point.easting, point.northing))
    reached = radius * ax.figure.dpi / 72
    return Bbox.from_extents(x - reached, y - reached, x + reached, y + reached)


def _name_ring(
    ax: Axes, text: str, centre: tuple[float, float], radius: float, taken: list[Bbox]
) -> None:
    """Write the ring's radius below it, above it or beside it."""
    x, y = centre
    for point, side in (
        ((x, y - radius), ((0, -3), "center", "top")),
        ((x, y + radius), ((0, 3), "center", "bottom")),
        ((x + radius, y), ((3, 0), "left", "center")),
        ((x - radius, y), ((-3, 0), "right", "center")),
    ):
        if write_beside(ax, text, point, sides=[side], taken=taken):
            break
