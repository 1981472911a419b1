"""Maps colour by the same classes everywhere, hatch what is missing, and mark the place."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

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
    weights = {text.get_text().split("\n")[0]: text.get_fontweight() for text in ax.texts}
    assert weights == {"Karlskoga": "normal", "Örebro": "bold"}


def test_no_place_is_outlined_on_the_map_of_a_county():
    ax = coloured({"1883": 0.3, "1880": 0.1})
    assert len(ax.collections) == 1


def test_of_two_names_that_would_collide_the_larger_region_keeps_its_own():
    large = MultiPolygon([box(0, 0, 4400, 9000), box(4500, 0, 9000, 9000)])
    shapes = [large, MultiPolygon([box(4400, 4450, 4500, 4550)])]
    index = pd.Index(["1883", "1880"], name="region_code")
    borders = geopandas.GeoDataFrame(
        {"name": ["Karlskoga", "Örebro"]}, index=index, geometry=shapes, crs=3006
    )
    values = pd.Series({"1883": 0.3, "1880": 0.1})

    def named(order: list[str], marked: str | None) -> list[str]:
        ax = plt.subplots(figsize=(1, 1))[1]
        options = {"limits": LIMITS, "kind": "share", "marked": marked}
        maps.choropleth(ax, borders.loc[order], values, SV, **options)
        return [text.get_text().split("\n")[0] for text in ax.texts]

    for order in (["1883", "1880"], ["1880", "1883"]):
        assert named(order, None) == ["Karlskoga"]
        assert named(order, "1880") == ["Örebro"]


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
    shares = structure.all_municipalities(industry, series=load.BAS_REGISTER).share
    assert len(shares) == 290
    assert maps.class_limits(shares) == maps.class_limits(shares.sample(frac=1, random_state=1))


def test_key_names_every_class_and_is_open_at_both_ends():
    ax = maps.key(plt.subplots()[1], LIMITS, SV, kind="share", title="Femtedelar")
    legend = ax.get_legend()
    assert [text.get_text() for text in legend.get_texts()] == [
        "under 10,0\u00a0%",
        "10,0\u00a0% – 20,0\u00a0%",
        "20,0\u00a0% – 30,0\u00a0%",
        "30,0\u00a0% – 40,0\u00a0%",
        "från 40,0\u00a0%",
    ]
    assert legend.get_title().get_text() == "Femtedelar"
    assert [to_hex(h.get_facecolor()) for h in legend.legend_handles] == list(maps.STEPS)
    english = maps.key(plt.subplots()[1], LIMITS, Speech("en"), kind="share", title="Fifths")
    labels = [text.get_text() for text in english.get_legend().get_texts()]
    assert (labels[0], labels[-1]) == ("under 10.0%", "from 40.0%")


# ---- a county and where it lies ----


def test_county_is_drawn_large_and_marked_in_the_country():
    codes = places.codes(places.municipalities("18"))
    values = pd.Series(0.2, index=codes)
    borders = load.borders("municipality")
    counties = load.borders("county")
    options = {"limits": LIMITS, "kind": "share", "marked": "1864", "classes": "Femtedelar"}
    ax = maps.with_locator(borders, counties, values, SV, **options)
    key = next(other for other in ax.figure.axes if other.get_label() == "key")
    assert key.get_legend().get_title().get_text() == "Femtedelar"
    assert len(ax.collections[0].get_paths()) == 12
    where = next(other for other in ax.figure.axes if other.get_label() == "where")
    assert len(where.collections[0].get_paths()) == 21
    here = where.collections[1]
    assert to_hex(here.get_facecolor()[0]) == HERE
    drawn = here.get_paths()[0].get_extents()
    west, south, east, north = counties.loc["18"].geometry.bounds
    assert (drawn.x0, drawn.y0) == pytest.approx((west, south), abs=4000)  # drawn coarse
    assert (drawn.x1, drawn.y1) == pytest.approx((east, north), abs=4000)


@pytest.fixture(scope="module")
def all_borders() -> tuple[geopandas.GeoDataFrame, geopandas.GeoDataFrame]:
    return load.borders("municipality"), load.borders("county")


@pytest.mark.parametrize("county", ["18", "20", "14", "01"])
def test_names_on_a_map_never_overlap_and_the_smallest_place_is_named_in_its_report(
    all_borders, county
):
    codes = places.codes(places.municipalities(county))
    smallest = all_borders[0].loc[codes].area.idxmin()
    values = pd.Series(0.1234, index=codes)
    options = {"limits": LIMITS, "kind": "share", "classes": "Femtedelar\nav alla"}
    for marked in (None, smallest):
        ax = maps.with_locator(*all_borders, values, SV, marked=marked, **options)
        ax.figure.canvas.draw()
        boxes = {text.get_text(): text.get_window_extent() for text in ax.texts}
        assert [
            pair for pair in combinations(boxes, 2) if boxes[pair[0]].overlaps(boxes[pair[1]])
        ] == []
        named = {text.split("\n")[0] for text in boxes}
        assert named <= {places.region(code).name for code in codes}
        assert len(named) >= min(12, len(codes))
        bold = [t.get_text() for t in ax.texts if t.get_fontweight() == "bold"]
        assert bold == ([f"{places.region(marked).name}\n12,3\u00a0%"] if marked else [])
        # nor is any cut off or written over the key
        assert all(
            ax.figure.bbox.contains(*corner) for b in boxes.values() for corner in b.corners()
        )
        key = next(other for other in ax.figure.axes if other.get_label() == "key")
        assert not any(key.get_legend().get_window_extent().overlaps(b) for b in boxes.values())


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
    drawn = maps.outlines(shapes, width=200, letter=12)
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
    path = str(maps.outlines(shapes, width=100, letter=12).shapes["A"]["d"])
    assert path.count("M") == path.count("Z") == 3


def test_of_two_outlines_whose_names_would_collide_the_larger_is_named():
    names = {"name": ["Lång", "Kort", "Borta"]}
    geometry = [
        MultiPolygon([box(*b)]) for b in ((60, 0, 100, 40), (0, 0, 50, 50), (0, 190, 9, 199))
    ]
    shapes = geopandas.GeoDataFrame(names, index=list("LKB"), geometry=geometry, crs=3006)

    def named(letter: float) -> set[str]:
        drawn = maps.outlines(shapes, width=100, letter=letter)
        return {code for code, shape in drawn.shapes.items() if shape["named"]}

    # two names stand 55 apart; one of four letters reaches 16 or 40 to each side
    assert named(letter=12) == {"K", "L", "B"}
    assert named(letter=30) == {"K", "B"}


@pytest.mark.parametrize("county", ["18", "01", "09", "14"])
def test_outlines_of_every_municipality_of_a_county_lie_in_the_box(county):
    codes = places.codes(places.municipalities(county))
    borders = load.borders("municipality").loc[codes]
    drawn = maps.outlines(borders, width=440, letter=12)
    assert sorted(drawn.shapes) == codes
    for shape in drawn.shapes.values():
        spots = [*points(str(shape["d"])), (float(shape["x"]), float(shape["y"]))]
        assert all(0 <= x <= drawn.width and -0.5 <= y <= drawn.height + 0.5 for x, y in spots)
    # no name is written over another
    reach = {code: len(borders["name"][code]) * 12 / 3 for code in codes}
    written = [(code, shape) for code, shape in drawn.shapes.items() if shape["named"]]
    assert written
    for (one, first), (other, second) in combinations(written, 2):
        beside = abs(first["x"] - second["x"]) >= reach[one] + reach[other]
        assert beside or abs(first["y"] - second["y"]) >= 12


def test_each_group_has_a_map_with_its_own_places_filled_and_counted():
    shapes = squares(["1880", "1883", "1885"])
    groups = pd.Series({"1883": "first", "1880": "second", "1885": "second"})
    drawn = maps.panels(shapes, squares(["18"]), groups)
    assert [ax.get_title() for ax in drawn] == ["first\n(1)", "second\n(2)"]
    assert [len(ax.collections[-1].get_paths()) for ax in drawn] == [1, 2]
    assert all(to_hex(ax.collections[-1].get_facecolors()[0]) == HERE for ax in drawn)


def test_categories_keep_their_order_and_an_empty_one_its_map():
    wanted = pd.CategoricalDtype(["none", "all"])
    groups = pd.Series({"1880": "all", "1883": "all"}).astype(wanted)
    drawn = maps.panels(squares(["1880", "1883"]), squares(["18"]), groups)
    assert [ax.get_title() for ax in drawn] == ["none\n(0)", "all\n(2)"]


def test_rows_of_maps_have_no_frame_where_there_is_no_group():
    groups = pd.Series({"1880": "a", "1883": "b", "1885": "c"})
    drawn = maps.panels(squares(list(groups.index)), squares(["18"]), groups, columns=2)
    assert len(drawn) == 3
    assert not any(ax.axison for ax in drawn[0].figure.axes)
