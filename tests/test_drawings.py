"""What can be read in the figures: no text on another, none beyond the page, none too small.

The notebooks draw for places with little and with much, with short and with long names.
"""

import matplotlib.pyplot as plt
import pytest
from matplotlib.axes import Axes
from read_drawings import faults
from read_reports import CHAPTERS, computed_once, drawn

from industry_analysis import charts, places
from industry_analysis.charts.look import SMALLEST

# the smallest of the county; a large city among many small neighbours; an island that is a county
# of its own; the longest of names; the county of most municipalities
SHOWN = {"municipality": ("1864", "1480", "0980", "1904"), "county": ("18", "09", "14")}
# the Swedish of what is drawn for the county, the English of what is drawn elsewhere
CASES = [
    pytest.param(name, code, "sv" if code[:2] == "18" else "en", id=f"{name}-{code}")
    for name, chapter in CHAPTERS.items()
    for code in SHOWN[chapter.scope]
]


@pytest.fixture(scope="module")
def once():
    """Whatever two notebooks compute alike is computed once."""
    with computed_once():
        yield


@pytest.mark.xdist_group("drawings")
@pytest.mark.parametrize(("name", "code", "lang"), CASES)
def test_every_text_of_a_figure_can_be_read(once, name, code, lang):
    place = places.municipality(code) if len(code) == 4 else places.county(code)
    found = [
        f"figure {number}: {fault}"
        for number, figure in enumerate(drawn(name, place, lang), start=1)
        for fault in faults(figure)
    ]
    assert not found, "\n".join(found)


# ---- the rule itself ----


@pytest.fixture
def ax():
    charts.style()
    opened = charts.canvas()
    yield opened
    plt.close("all")


def of(ax: Axes) -> list[str]:
    return faults(ax.get_figure(root=True))


def test_texts_apart_are_no_fault(ax):
    ax.text(0.2, 0.2, "Laxå")
    ax.text(0.2, 0.8, "Nora")
    assert of(ax) == []


def test_a_text_on_another_is_found(ax):
    ax.text(0.50, 0.5, "Hallsberg")
    ax.text(0.52, 0.5, "Kumla")
    assert of(ax) == ["'Hallsberg' lies on 'Kumla'"]


def test_a_text_on_a_tick_label_is_found(ax):
    ax.set_xticks([0, 1], ["2008", "2024"])
    ax.set_yticks([])
    ax.annotate("0 km", (0, 0), (0, -8), textcoords="offset points", ha="center", va="top")
    assert of(ax) == ["'2008' lies on '0 km'"]


def test_a_text_beyond_the_page_is_found(ax):
    ax.text(5, 0.5, "Degerfors").set_in_layout(False)
    assert of(ax) == ["'Degerfors' leaves the figure"]


def test_a_text_too_small_is_found(ax):
    ax.text(0.5, 0.5, "Nora", fontsize=SMALLEST)
    assert of(ax) == []
    ax.text(0.5, 0.8, "Laxå", fontsize=SMALLEST - 0.5)
    assert of(ax) == ["'Laxå' is of 6.5 points"]


def test_slanted_texts_side_by_side_are_no_fault_though_their_upright_boxes_meet(ax):
    for x in (0.2, 0.26):
        ax.text(x, 0.3, "Skinnskatteberg", rotation=45, rotation_mode="anchor")
    one, other = ax.texts
    ax.figure.draw_without_rendering()
    assert one.get_window_extent().overlaps(other.get_window_extent())
    assert of(ax) == []


def test_a_tick_beyond_the_axis_is_not_read(ax):
    ax.set_xticks([0, 0.5, 0.51], ["0", "half", "more than half"])
    ax.set_xlim(0, 0.4)
    assert of(ax) == []
