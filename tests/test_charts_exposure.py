"""Charts of vulnerability draw what the frame says: number 1 to the right, zero in the middle."""

from collections.abc import Iterator

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from industry_analysis import charts
from industry_analysis.charts.look import COUNTRY, FAINT, HERE, OTHER
from industry_analysis.wording import Speech

SV, EN = Speech("sv"), Speech("en")
RANKS = pd.DataFrame(
    {"rank": [1, 47], "low": [1, 17], "high": [24, 140], "places": 290}, index=["1864", "1883"]
)


@pytest.fixture(autouse=True)
def _style() -> Iterator[None]:
    charts.style()
    yield
    plt.close("all")


def test_number_one_is_to_the_right_and_the_line_is_the_interval():
    ax = charts.rank_intervals(charts.canvas_for(2), RANKS, SV, marked="1883")
    left, right = ax.get_xlim()
    assert left > 290 > 1 > right
    spans, _ = ax.collections[:2]
    assert [[x for x, _ in line] for line in spans.get_segments()] == [[1, 24], [17, 140]]
    assert [to_hex(colour) for colour in spans.get_colors()] == [FAINT, HERE]
    dots = ax.collections[2:]
    assert [dot.get_offsets()[0][0] for dot in dots] == [1, 47]
    # never colour alone: the place has a shape of its own, and bold figures
    assert dots[0].get_paths()[0].vertices.shape != dots[1].get_paths()[0].vertices.shape
    assert [(t.get_text(), t.get_fontweight()) for t in ax.texts] == [
        ("1 (1–24)", "normal"),
        ("47 (17–140)", "bold"),
    ]


@pytest.mark.parametrize(
    ("say", "words"),
    [
        (SV, ["minst sårbar\n290", "", "mest sårbar\n1"]),
        (EN, ["least vulnerable\n290", "", "most"]),
    ],
)
def test_the_ends_are_named(say, words):
    ax = charts.rank_intervals(charts.canvas_for(2), RANKS, say, marked="1883")
    for tick, word in zip(ax.get_xticklabels(), words, strict=True):
        assert tick.get_text().startswith(word)


def test_parts_of_the_index_are_bars_from_zero_with_the_others_as_dots():
    rows = pd.DataFrame({"score": [0.64, -0.2]}, index=["dependence", "demography"])
    others = pd.DataFrame({"dependence": [1.0, -1.0], "demography": [0.0, 0.5]})
    ax = charts.contributions(charts.canvas_for(2), rows, others, SV, top=2.5)
    assert [bar.get_x() for bar in ax.patches] == [0, 0]
    assert [bar.get_width() for bar in ax.patches] == pytest.approx([0.64, -0.2])
    assert [list(dots.get_offsets()[:, 0]) for dots in ax.collections] == [[1, -1], [0, 0.5]]
    left, right = ax.get_xlim()
    assert left == -right
    assert [text.get_text() for text in ax.texts] == ["+0,64", "−0,20"]
    assert [t.get_text() for t in ax.get_yticklabels()] == ["Beroende", "Befolkning"]


def test_the_loss_is_marked_and_every_bar_has_its_number():
    values = pd.Series([140, 226, 11], index=["25 %", "ads", "industrial_ads"])
    ax = charts.amounts(
        charts.canvas_for(3),
        values,
        ["25 % av industrin", "Annonser", "I yrken"],
        SV,
        marked=["25 %"],
    )
    assert [to_hex(bar.get_facecolor()) for bar in ax.patches] == [HERE, OTHER, OTHER]
    assert [bar.get_x() for bar in ax.patches] == [0, 0, 0]
    assert [text.get_text() for text in ax.texts] == ["140", "226", "11"]
    assert ax.get_yticklabels()[0].get_fontweight() == "bold"
    assert COUNTRY not in {to_hex(bar.get_facecolor()) for bar in ax.patches}


def test_ends_of_a_strip_may_have_other_names_than_worst_and_best():
    rows = pd.DataFrame({"value": [0.05], "position": [0.7]}, index=["unemployment"])
    siblings = pd.DataFrame({"unemployment": [0.1, 0.9]})
    ends = ("minst sårbar", "mest sårbar")
    ax = charts.standings(charts.canvas_for(1), rows, siblings, SV, ends=ends)
    assert [t.get_text() for t in ax.get_xticklabels()] == [ends[0], "mitten", ends[1]]
    ax = charts.standings(charts.canvas_for(1), rows, siblings, SV)
    assert [t.get_text() for t in ax.get_xticklabels()] == ["sämst", "mitten", "bäst"]
