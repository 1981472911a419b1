"""A map to zoom in: municipalities coloured by class, name and value beside the pointer.

The trap: a map of folium fetches its scripts when it is opened. Here they are put into the map
itself, and there are no tiles behind it, so that nothing is asked for.
"""

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from importlib import resources
from importlib.util import find_spec
from typing import Any

import folium
import geopandas
import numpy as np
import pandas as pd
import shapely

from industry_analysis import load, maps
from industry_analysis.bench.refusal import Refusal
from industry_analysis.charts.look import HERE, STEPS
from industry_analysis.exhibits.piece import macros
from industry_analysis.wording import Speech
from industry_analysis.wording.occupations import WORDS
from industry_analysis.wording.speech import Kind

LEAFLET = "js_lib_leaflet"
HEIGHT, KEY = "560px", 150  # the key stands beside the country
NO_VALUE = "url(#no-value)"  # the pattern that comes with the key, hatched as on all maps here


def explore(
    values: pd.Series, say: Speech, *, kind: Kind, title: str, marked: Sequence[str] = ()
) -> folium.Map:
    """Colour every municipality by the class of its value, and let the reader zoom and point.

    Parameters
    ----------
    values
        A value a region, by code, such as a row of `measures.figures`; those of counties and
        Sweden are not drawn, and a municipality without a value is hatched.
    marked
        Codes of municipalities with a thick border.

    Raises
    ------
    Refusal
        If no municipality has a value.
    """
    regions = _regions()
    known = values.reindex(regions.index)
    if known.isna().all():
        raise Refusal(
            "Ingen kommun har något värde att visa på en karta.",
            "No municipality has a value to show on a map.",
        )
    steps, names = classes(known, say, kind=kind)
    colours = dict(zip(names, _colours(len(names)), strict=True))
    shown = regions.assign(
        value=[written(value, say, kind=kind) for value in known], colour=steps.map(colours)
    )
    drawn = shown.fillna({"colour": NO_VALUE}).explore(
        color="colour",
        tiles=None,
        tooltip=["name", "value"],
        tooltip_kwds={"labels": False},
        style_kwds={"fillOpacity": 1, "style_function": _border(set(marked))},
        highlight_kwds={"fillOpacity": 1, "weight": 3},
        legend=False,
        control_scale=False,
        map_kwds={"zoomSnap": 0.1, "minZoom": -3, "maxZoom": 4},
    )
    west, south, east, north = shown.total_bounds
    drawn.fit_bounds([[south, west], [north, east]], padding_top_left=(KEY, 0))
    drawn.get_root().height = HEIGHT
    drawn.default_js, drawn.default_css = scripts()
    if known.isna().any():
        colours |= {say.pick("inget värde", "no value"): ""}
    key = macros("bench").map_key({"title": title, "classes": colours})
    drawn.get_root().html.add_child(folium.Element(key))
    return drawn


def classes(values: pd.Series, say: Speech, *, kind: Kind) -> tuple[pd.Series, list[str]]:
    """The class of each region by name, and all classes in order.

    As many regions in each of five as can be, or a class for each value where they are few.
    """
    different = values.dropna().unique()
    if len(different) <= len(STEPS):
        ordered = [word for word in WORDS if word in different] or sorted(different)
        names = {value: written(value, say, kind=kind) for value in ordered}
        return values.map(names), list(dict.fromkeys(names.values()))
    numbers = values.astype(float)
    parts = np.arange(1, len(STEPS) + 1) / len(STEPS)
    limits = sorted(set(numbers.quantile(parts, interpolation="higher")))
    # a value at a limit is in the class above it, as the names say; ties may leave one empty
    steps = pd.cut(numbers, [-np.inf, *limits[:-1], np.inf], labels=False, right=False)
    every = maps.class_names(limits, say, kind=kind)
    there = [every[int(step)] for step in sorted(steps.dropna().unique())]
    return steps.map(dict(enumerate(every))), there


def written(value: Any, say: Speech, *, kind: Kind) -> str:
    """A value as text, a word in its language."""
    return say.pick(*WORDS[value]) if value in WORDS else say.number(value, kind)


@cache
def scripts() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The scripts and styles that a map needs, themselves instead of where to fetch them.

    Raises
    ------
    Refusal
        If the package that brings them is not installed.
    """
    if find_spec(LEAFLET) is None:
        raise Refusal(
            "Kartan behöver paketet django-js-lib-leaflet, som inte är installerat.",
            "The map needs the package django-js-lib-leaflet, which is not installed.",
        )
    folder = resources.files(LEAFLET) / "static" / LEAFLET
    script, style = (
        f"data:text/{kind};base64,{b64encode((folder / name).read_bytes()).decode()}"
        for kind, name in (("javascript", "leaflet.js"), ("css", "leaflet.css"))
    )
    return [("leaflet", script)], [("leaflet_css", style)]


@cache
def _regions() -> geopandas.GeoDataFrame:
    """The municipalities in SWEREF 99 TM as on all maps here, kilometres, to ten metres.

    Without its name the projection is left as it is, and not turned into that of web maps.
    """
    borders = load.borders("municipality")
    metres = borders.geometry.to_numpy()
    kilometres = shapely.transform(metres, lambda corners: np.round(corners / 1000, 2))
    return geopandas.GeoDataFrame(borders[["name"]], geometry=kilometres)


def _colours(classes: int) -> list[str]:
    """Steps from light to dark, as far apart as they can be."""
    return [STEPS[round(at)] for at in np.linspace(0, len(STEPS) - 1, max(classes, 2))][:classes]


def _border(marked: set[str]) -> Any:
    def border(feature: dict[str, Any]) -> dict[str, object]:
        here = feature["properties"]["region_code"] in marked
        return {"color": HERE if here else maps.EDGE, "weight": 3 if here else 0.6}

    return border
