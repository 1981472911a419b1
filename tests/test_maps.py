"""Maps colour by the same classes everywhere, hatch what is missing, and mark the place."""

import re
from collections.abc import Iterator
from itertools import pairwise

import geopandas
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from shapely.geometry import MultiPolygon, Polygon, box

from industry_analysis import charts, load, maps, places
from industry_analysis.charts.look import HERE
from industry_analysis.wording import Speech

SV = Speech("sv")
NAN = float("nan")
LIMITS = (0.1, 0.2, 0.3, 0.4, 0.5)


@pytest.fixture(autouse=True)
def _style() -> Iterator[None]:
    charts.style()
    yield
    plt.close("all")


def squares(codes: list[str]) -> geopandas.GeoDataFrame:
    """One square kilometre for each region, side by side."""
    shapes = [MultiPolygon([box(1000 * i, 0, 1000 * i + 900, 900)]) for i in range(len(codes))]
    names = [places.region(code).name for code in codes]
    index = pd.Index(codes, name="region_code")
    return geopandas.GeoDataFrame({"name": names}, index=index, geometry=shapes, crs=3006)


def coloured(values: dict[str, float], marked: str | None = None) -> plt.Axes:
    shown = pd.Series(values)
    ax = plt.subplots()[1]
    options = {"limits": LIMITS, "kind": "share", "marked": marked}
    assert maps.choropleth(ax, squares(list(values)), shown, SV, **options) is ax
    return ax


def colours(ax: plt.Axes) -> list[str]:
    return [to_hex(c) for c in ax.collections[0].get_facecolors()]


def test_each_value_has_the_colour_of_its_class_and_limits_belong_to_the_lower_one():
    codes = places.codes(places.municipalities("18"))[:6]
    values = dict(zip(codes, [0.0, 0.1, 0.11, 0.25, 0.4, 0.5], strict=True))
    steps = [maps.STEPS[i] for i in (0, 0, 1, 2, 3, 4)]
    assert colours(coloured(values)) == steps


def test_a_value_above_the_last_limit_has_the_darkest_class():
    assert colours(coloured({"1883": 0.7, "1880": 0.05})) == [maps.STEPS[4], maps.STEPS[0]]


def test_one_value_has_the_colour_it_has_among_many():
    assert colours(coloured({"1883": 0.25})) == [maps.STEPS[2]]


def test_steps_grow_darker_so_that_they_are_told_apart_in_grey():
    def light(colour: str) -> int:
        return sum(int(colour[i : i + 2], 16) * w for i, w in ((1, 299), (3, 587), (5, 114)))

    lights = [light(step) for step in maps.STEPS]
    assert lights == sorted(lights, reverse=True)
    assert min(a - b for a, b in pairwise(lights)) > 15_000


def test_a_missing_value_is_white_and_hatched_and_written_as_a_dash():
    ax = coloured({"1883": 0.3, "1880": NAN})
    hatched = [c for c in ax.collections if c.get_hatch()]
    assert len(hatched) == 1
    assert to_hex(hatched[0].get_facecolor()[0]) == "#ffffff"
    assert [text.get_text() for text in ax.texts] == ["Karlskoga\n30,0\u00a0%", "Örebro\n–"]


def test_the_place_is_outlined_and_its_name_bold():
    ax = coloured({"1883": 0.3, "1880": 0.1}, marked="1880")
    outlines = [c for c in ax.collections if to_hex(c.get_edgecolor()[0]) == HERE]
    assert len(outlines) == 1
    assert outlines[0].get_linewidth()[0] > ax.collections[0].get_linewidth()[0]
    x = outlines[0].get_paths()[0].vertices[:, 0]
    assert (x.min(), x.max()) == (1000, 1900)
    assert [text.get_fontweight() for text in ax.texts] == ["normal", "bold"]


def test_no_place_is_outlined_on_the_map_of_a_county():
    ax = coloured({"1883": 0.3, "1880": 0.1})
    assert len(ax.collections) == 1


def test_of_many_regions_only_the_place_is_named():
    codes = places.codes(places.municipalities("14"))
    values = dict.fromkeys(codes, 0.1)
    assert len(codes) > maps.MOST_NAMED
    assert [t.get_text() for t in coloured(values, marked="1480").texts] == [
        "Göteborg\n10,0\u00a0%"
    ]
    assert len(coloured(values).texts) == 0


def test_map_is_not_stretched():
    assert coloured({"1883": 0.3}).get_aspect() == 1


# ---- classes and their key ----


def test_classes_hold_equally_many_regions_and_end_with_the_highest():
    values = pd.Series([*range(1, 101), NAN])
    limits = maps.class_limits(values)
    counts = pd.cut(values.dropna(), [-1, *limits]).value_counts()
    assert counts.tolist() == [20] * 5
    assert limits[-1] == 100


def test_classes_do_not_depend_on_which_place_a_report_is_about():
    from industry_analysis.indicators import structure

    industry = load.over_time(load.employment(), "B+C")
    shares = structure.municipal_shares(industry, series=load.BAS_REGISTER)
    assert len(shares) == 290
    assert maps.class_limits(shares) == maps.class_limits(shares.sample(frac=1, random_state=1))


def test_key_names_every_class_from_nothing_to_the_highest_value():
    ax = maps.key(plt.subplots()[1], LIMITS, pd.Series([0.1, 0.62]), SV, kind="share")
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert labels[0] == "0,0\u00a0% – 10,0\u00a0%"
    assert labels[-1] == "40,0\u00a0% – 62,0\u00a0%"
    assert len(labels) == len(maps.STEPS)
    assert [to_hex(h.get_facecolor()) for h in ax.get_legend().legend_handles] == list(maps.STEPS)


# ---- a county and where it lies ----


def test_county_is_drawn_large_and_marked_in_the_country():
    codes = places.codes(places.municipalities("18"))
    values = pd.Series(0.2, index=codes)
    borders = load.borders("municipality")
    counties = load.borders("county")
    options = {"limits": LIMITS, "kind": "share", "marked": "1864"}
    ax = maps.with_locator(borders, counties, values, SV, **options)
    assert len(ax.collections[0].get_paths()) == 12
    where = next(other for other in ax.figure.axes if other.get_label() == "where")
    assert len(where.collections[0].get_paths()) == 21
    here = where.collections[1]
    assert to_hex(here.get_facecolor()[0]) == HERE
    drawn = here.get_paths()[0].get_extents()
    west, south, east, north = counties.loc["18"].geometry.bounds
    assert (drawn.x0, drawn.y0) == pytest.approx((west, south))
    assert (drawn.x1, drawn.y1) == pytest.approx((east, north))


def test_borders_are_those_of_the_290_and_the_21_in_metres():
    for level, known in (("municipality", places.municipalities()), ("county", places.counties())):
        borders = load.borders(level)
        assert sorted(borders.index) == places.codes(known)
        assert borders.crs.to_epsg() == 3006


# ---- outlines ----


def points(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"([-\d.]+),([-\d.]+)", path)]


def test_outlines_fit_the_box_and_count_downwards():
    north = MultiPolygon([box(500_000, 6_600_000, 500_400, 6_600_200)])
    south = MultiPolygon([box(500_000, 6_599_600, 500_200, 6_600_000)])
    shapes = geopandas.GeoDataFrame(
        {"name": ["N", "S"]}, index=["N", "S"], geometry=[north, south], crs=3006
    )
    drawn = maps.outlines(shapes, width=200)
    assert (drawn.width, drawn.height) == (200, 300)
    assert set(points(drawn.shapes["N"]["d"])) == {(0, 0), (200, 0), (0, 100), (200, 100)}
    assert set(points(drawn.shapes["S"]["d"])) == {(0, 100), (100, 100), (0, 300), (100, 300)}
    assert drawn.shapes["N"]["y"] < drawn.shapes["S"]["y"]


def test_outlines_keep_islands_and_holes():
    ring = Polygon([(0, 0), (90, 0), (90, 90), (0, 90)], [[(30, 30), (60, 30), (60, 60), (30, 60)]])
    island = box(95, 0, 100, 5)
    shapes = geopandas.GeoDataFrame(
        {"name": ["A"]}, index=["A"], geometry=[MultiPolygon([ring, island])], crs=3006
    )
    path = str(maps.outlines(shapes, width=100).shapes["A"]["d"])
    assert path.count("M") == path.count("Z") == 3


@pytest.mark.parametrize("county", ["18", "01", "09", "14"])
def test_outlines_of_every_municipality_of_a_county_lie_in_the_box(county):
    codes = places.codes(places.municipalities(county))
    drawn = maps.outlines(load.borders("municipality").loc[codes], width=440)
    assert list(drawn.shapes) == codes
    for shape in drawn.shapes.values():
        spots = [*points(str(shape["d"])), (float(shape["x"]), float(shape["y"]))]
        assert all(0 <= x <= drawn.width and -0.5 <= y <= drawn.height + 0.5 for x, y in spots)
