"""Names beside points, as many as there is room for, none over another.

The trap: a place on the page is known only once the figure is laid out, so axis, limits and ticks
are set before; a name that finds no room is left out, and stands in the table.
"""

import textwrap
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from industry_analysis.charts.look import COUNTRY

# to the right, left, above, below, between, and the same a little further off
_SIDES = (
    ((7, 0), "left", "center"),
    ((-7, 0), "right", "center"),
    ((0, 6), "center", "bottom"),
    ((0, -6), "center", "top"),
    ((5, 5), "left", "bottom"),
    ((5, -5), "left", "top"),
    ((-5, 5), "right", "bottom"),
    ((-5, -5), "right", "top"),
    ((9, 11), "left", "bottom"),
    ((9, -11), "left", "top"),
    ((-9, 11), "right", "bottom"),
    ((-9, -11), "right", "top"),
)
_POINT = 4.0  # half of a point's width, in pixels


def label_points(
    ax: Axes,
    points: Sequence[tuple[float, float]],
    names: Sequence[str],
    *,
    others: Sequence[tuple[float, float]] = (),
    width: int = 30,
    size: float = 8.5,
) -> int:
    """Write a name beside each point, the first ones first; give how many found room.

    Parameters
    ----------
    others
        Points that no name may cover, beside those named.
    width
        Letters after which a name is broken.
    """
    frame = laid_out(ax).get_window_extent()
    marks = [_around(ax, point) for point in (*points, *others)]
    taken: list[Bbox] = []
    for point, name in zip(points, names, strict=True):
        for offset, ha, va in _SIDES:
            label = ax.annotate(
                textwrap.fill(name, width),
                point,
                xytext=offset,
                textcoords="offset points",
                ha=ha,
                va=va,
                fontsize=size,
                color=COUNTRY,
                linespacing=1.15,
                bbox={"facecolor": "white", "alpha": 0.7, "linewidth": 0, "pad": 0.4},
                zorder=4,
            )
            box = label.get_window_extent()
            inside = frame.x0 <= box.x0 and box.x1 <= frame.x1
            inside = inside and frame.y0 <= box.y0 and box.y1 <= frame.y1
            own = _around(ax, point)
            gaps = [_gap(box, m) for m in marks if m.bounds != own.bounds]
            # nearer its own point than any other, or a reader takes it for the other's
            clear = _gap(box, own) < min(gaps, default=float("inf"))
            if not (inside and clear):
                label.remove()
            elif has_room(label, taken):
                break
    return len(taken)


def write_beside(
    ax: Axes,
    text: str,
    point: tuple[float, float],
    *,
    sides: Sequence[tuple[tuple[float, float], str, str]],
    taken: list[Bbox],
    avoided: Sequence[Bbox] = (),
    **drawn: Any,
) -> bool:
    """Write a text at the first side of a point that has room; say whether one had.

    Parameters
    ----------
    sides
        Offset from the point, in points, and the text's alignment across and along.
    taken
        See `has_room`.
    avoided
        What it lies on only where no side is free of it, in pixels.
    """
    for (offset, ha, va), off in [(side, avoided) for side in sides] + [(s, ()) for s in sides]:
        label = ax.annotate(
            text,
            point,
            xytext=offset,
            textcoords="offset points",
            ha=ha,
            va=va,
            **{"fontsize": 8.5, "color": COUNTRY, **drawn},
        )
        if has_room(label, taken, avoided=off):
            return True
    return False


def has_room(label: Text, taken: list[Bbox], *, avoided: Sequence[Bbox] = ()) -> bool:
    """Keep a text and note its place if it lies on no other, inside the figure; or remove it.

    Parameters
    ----------
    taken
        The places of texts, in pixels; the text's own is added.
    avoided
        Other places that it may not lie on.
    """
    label.set_in_layout(False)
    box = label.get_window_extent()
    page = label.get_figure(root=True).bbox  # type: ignore[union-attr]
    inside = page.containsx(box.x0) and page.containsx(box.x1)
    inside = inside and page.containsy(box.y0) and page.containsy(box.y1)
    if not inside or any(box.overlaps(other) for other in [*taken, *avoided]):
        label.remove()
        return False
    taken.append(box)
    return True


def laid_out(ax: Axes) -> Axes:
    """Lay the figure out, so that places on the page are final."""
    ax.figure.canvas.figure.draw_without_rendering()
    return ax


def _gap(box: Bbox, mark: Bbox) -> float:
    """Distance in pixels from a box to the middle of a mark, 0 inside."""
    x, y = (mark.x0 + mark.x1) / 2, (mark.y0 + mark.y1) / 2
    across = max(box.x0 - x, 0, x - box.x1)
    along = max(box.y0 - y, 0, y - box.y1)
    return float(np.hypot(across, along))


def _around(ax: Axes, point: tuple[float, float]) -> Bbox:
    x, y = ax.transData.transform(point)
    return Bbox.from_extents(x - _POINT, y - _POINT, x + _POINT, y + _POINT)
