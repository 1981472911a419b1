"""Colours are told apart by those who see little contrast: WCAG 2.1, 1.4.3 and 1.4.11.

Marks need 3 to what they stand on, text 4.5. The formula is that of the recommendation, with its
own examples; that no text in a whole page falls short is told by the tests in the browser.
"""

import geopandas
import pandas as pd
import pytest
from contrast import contrast
from matplotlib.colors import to_hex
from shapely import box

from industry_analysis import maps
from industry_analysis.charts import look
from industry_analysis.charts.kinds import _LOOKS
from industry_analysis.charts.occupations import _TILES
from industry_analysis.wording import Speech

WHITE = "#ffffff"


def test_contrast_is_that_of_the_recommendation():
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast(WHITE, WHITE) == 1
    # the lightest grey that text may have on white, and the next lighter one
    assert contrast("#767676", WHITE) >= 4.5 > contrast("#777777", WHITE)


@pytest.mark.parametrize("name", ["HERE", "COUNTY", "COUNTRY", "OTHER"])
def test_marks_are_seen_on_white(name):
    assert contrast(getattr(look, name), WHITE) >= 3


@pytest.mark.parametrize("name", ["HERE", "COUNTY", "COUNTRY", "SOFT"])
def test_text_is_read_on_white(name):
    assert contrast(getattr(look, name), WHITE) >= 4.5


def test_borders_are_seen_on_regions_of_every_class_and_regions_on_white():
    for number, step in enumerate(look.STEPS):
        assert contrast(WHITE if number >= maps.DARK else maps.EDGE, step) >= 3
    assert contrast(maps.EDGE, WHITE) >= 3
    assert contrast(maps.EDGE, look.FAINT) >= 3


def test_the_place_is_seen_in_a_small_map_of_the_country():
    assert contrast(look.HERE, look.FAINT) >= 3


@pytest.mark.parametrize(("face", "pattern", "ink"), _LOOKS)
def test_kinds_are_seen_on_white_and_their_pattern_on_them(face, pattern, ink):
    assert max(contrast(face, WHITE), contrast(ink, WHITE)) >= 3
    assert not pattern or contrast(ink, face) >= 3


@pytest.mark.parametrize("tile", _TILES.values())
def test_words_are_read_on_their_tiles(tile):
    assert contrast(look.COUNTRY, tile) >= 4.5


def test_dark_regions_are_parted_by_white_and_light_ones_by_the_darker_grey():
    squares = geopandas.GeoDataFrame(
        {"name": list("abc")}, index=list("123"), geometry=[box(n, 0, n + 1, 1) for n in range(3)]
    )
    values = pd.Series([1.0, 5, 5], index=squares.index)
    ax = maps.choropleth(
        look.canvas(), squares, values, Speech("sv"), limits=(1, 2, 3, 4, 5), kind="count"
    )
    filled, lines = ax.collections
    assert to_hex(filled.get_edgecolor()[0]) == maps.EDGE
    assert [to_hex(colour) for colour in lines.get_edgecolor()] == [WHITE]
    assert len(lines.get_segments()) == 2
