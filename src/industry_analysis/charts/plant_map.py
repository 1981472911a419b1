"""Where a municipality's plants lie, as numbers on a map with their names beside.

The trap: the borders are generalised, so a plant near one may seem to lie outside.
"""

import geopandas
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from industry_analysis.charts.look import HERE, OTHER, STEPS, WIDTH
from industry_analysis.wording import Speech


def plant_map(
    municipalities: geopandas.GeoDataFrame, rows: pd.DataFrame, say: Speech, *, marked: str
) -> Axes:
    """Open a figure with a municipality's plants as numbers, and their names beside.

    Parameters
    ----------
    municipalities
        All borders.
    rows
        Plants by name, with ``latitude`` and ``longitude`` in WGS 84 and ``trades``, whether
        the row is of the emissions trading.
    """
    figure = plt.figure(figsize=(WIDTH, 4.6))
    axes = figure.subplot_mosaic([["map", "key"]], width_ratios=[3, 2])
    axes["key"].set_axis_off()
    if rows.empty:
        return axes["map"]
    points = geopandas.GeoSeries.from_xy(rows.longitude, rows.latitude, crs=4326).to_crs(3006)
    here = municipalities.loc[[marked]]
    municipalities.boundary.plot(ax=axes["map"], color=OTHER, linewidth=0.4)
    here.plot(ax=axes["map"], color=STEPS[0], edgecolor=HERE, linewidth=1.6)
    bounds = np.vstack([here.total_bounds, points.total_bounds])
    (west, south), (east, north) = bounds[:, :2].min(axis=0), bounds[:, 2:].max(axis=0)
    margin = 0.04 * max(east - west, north - south)
    axes["map"].set_xlim(west - margin, east + margin)
    axes["map"].set_ylim(south - margin, north + margin)
    for shape, of in (("o", ~rows.trades), ("s", rows.trades)):
        chosen = points[of.to_numpy()]
        axes["map"].scatter(chosen.x, chosen.y, marker=shape, s=34, color=HERE, edgecolor="white")
    for x, y, numbers in _together(points, within=2 * margin):
        axes["map"].annotate(
            ", ".join(map(str, numbers)),
            (x, y),
            xytext=(0, 6),
            textcoords="offset points",
            ha="center",
            fontsize=9,
            fontweight="bold",
        )
    signs = {False: "●", True: "■"}
    listed = [
        f"{number} {signs[trades]} {name}"
        for number, (name, trades) in enumerate(rows.trades.items(), start=1)
    ]
    both = say.pick(
        "● rapporterar utsläpp\n■ handlade med utsläppsrätter", "● reports releases\n■ traded"
    )
    axes["key"].text(0, 1, "\n".join([*listed, "", both]), va="top", fontsize=8.5, linespacing=1.5)
    axes["map"].set_aspect("equal")
    axes["map"].set_axis_off()
    return axes["map"]


def _together(
    points: geopandas.GeoSeries, *, within: float
) -> list[tuple[float, float, list[int]]]:
    """Where to write the numbers of points; those too near for a number each share one place."""
    groups: list[list[tuple[float, float, int]]] = []
    for number, (x, y) in enumerate(zip(points.x, points.y, strict=True), start=1):
        near = [of for of in groups if np.hypot(x - of[0][0], y - of[0][1]) < within]
        if near:
            near[0].append((x, y, number))
        else:
            groups.append([(x, y, number)])
    return [
        (float(np.mean([x for x, _, _ in of])), max(y for _, y, _ in of), [n for _, _, n in of])
        for of in groups
    ]
