"""Charts draw what the frame says: breaks not joined, bars from zero, labels apart, one look."""

from collections.abc import Iterator
from itertools import combinations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.text import Annotation

from industry_analysis import charts
from industry_analysis.charts.look import COUNTRY, COUNTY, FAINT, HERE, OTHER
from industry_analysis.wording import Speech

SV, EN = Speech("sv"), Speech("en")
NAN = float("nan")


@pytest.fixture(autouse=True)
def _style() -> Iterator[None]:
    charts.style()
    yield
    plt.close("all")


def lines(**columns: list[float]) -> pd.DataFrame:
    """Two years of each of three series; the first column is the place in question."""
    index = pd.MultiIndex.from_tuples(
        [
            *(("RAMS 16+", 2017), ("RAMS 16+", 2018), ("RAMS 16–74", 2019)),
            *(("BAS register", 2020), ("BAS register", 2021)),
        ],
        names=["series", "year"],
    )
    return pd.DataFrame(columns or {"1883": [40.0, 42, 50, 60, 65]}, index=index)


def data_lines(ax: Axes) -> list[tuple[list[float], list[float]]]:
    """The drawn lines that are not rules across the axes."""
    drawn = [line for line in ax.lines if line.get_transform() == ax.transData]
    return [(list(map(float, d.get_xdata())), list(map(float, d.get_ydata()))) for d in drawn]


def rules(ax: Axes) -> list[float]:
    """Where vertical rules stand."""
    upright = [line for line in ax.lines if line.get_transform() != ax.transData]
    return [float(line.get_xdata()[0]) for line in upright]


def labels(ax: Axes) -> dict[str, Annotation]:
    return {text.get_text(): text for text in ax.texts if isinstance(text, Annotation)}


def overlaps(ax: Axes, texts: list[Annotation]) -> list[tuple[str, str]]:
    """Pairs of labels that collide as drawn."""
    ax.figure.canvas.draw()
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts]
    return [
        (one, other)
        for (one, box), (other, second) in combinations(boxes, 2)
        if box.x0 < second.x1 and second.x0 < box.x1 and box.y0 < second.y1 and second.y0 < box.y1
    ]


# ---- lines ----


def test_a_series_break_is_a_gap_with_a_dotted_line():
    ax = charts.over_time(charts.canvas(), lines(), SV, kind="count")
    assert data_lines(ax) == [
        ([2017.0, 2018.0], [40.0, 42.0]),
        ([2019.0], [50.0]),
        ([2020.0, 2021.0], [60.0, 65.0]),
    ]
    assert rules(ax) == [2018.5, 2019.5]
    assert all(line.is_dashed() for line in ax.lines if line.get_xdata()[0] in (2018.5, 2019.5))
    assert "nya serier" in labels(ax)


def test_breaks_are_named_once_and_in_the_language_of_the_report():
    for say, words in ((SV, "nya serier"), (EN, "new series")):
        for draw in (
            lambda ax, s: charts.over_time(ax, lines(), s, kind="count"),
            lambda ax, s: charts.ranks(ax, ranks(), s),
        ):
            ax = draw(charts.canvas(), say)
            assert [text.get_text() for text in ax.texts].count(words) == 1
            # left of the first rule, so that it is not written over a line of the new series
            assert labels(ax)[words].xy[0] < rules(ax)[0]


def test_a_series_of_one_year_is_a_dot():
    ax = charts.over_time(charts.canvas(), lines(), SV, kind="count")
    dots = [line for line in ax.lines if len(line.get_xdata()) == 1]
    assert [dot.get_marker() for dot in dots] == ["o"]


def test_one_series_has_no_break():
    rows = lines().xs("BAS register", level="series", drop_level=False)
    ax = charts.over_time(charts.canvas(), rows, SV, kind="count")
    assert rules(ax) == []
    assert not {"nya serier", "ny serie"} & set(labels(ax))


def test_place_county_and_country_are_told_apart_by_colour_and_line():
    rows = lines(**{code: [1.0, 2, 3, 4, 5] for code in ("1883", "18", "00", "1880")})
    ax = charts.over_time(charts.canvas(), rows, SV, kind="count")
    first = ax.lines[::3][:4]
    assert [to_hex(line.get_color()) for line in first] == [HERE, COUNTY, COUNTRY, OTHER]
    assert [line.is_dashed() for line in first] == [False, True, True, False]
    assert max(first, key=lambda line: line.get_linewidth()) is first[0]
    bold = [label for label, text in labels(ax).items() if text.get_fontweight() == "bold"]
    assert bold == ["Karlskoga 5"]


def test_scale_is_the_one_given_and_starts_at_zero():
    ax = charts.over_time(charts.canvas(), lines() / 100, SV, kind="share", top=0.9)
    assert ax.get_ylim() == (0, 0.9)
    own = charts.over_time(charts.canvas(), lines(), SV, kind="count")
    assert own.get_ylim()[0] == 0
    assert own.get_ylim()[1] >= 65


def test_values_below_zero_are_within_the_scale():
    ax = charts.over_time(charts.canvas(), lines() - 50, SV, kind="count")
    low, high = ax.get_ylim()
    assert low < (lines() - 50).min().min() < 0 < (lines() - 50).max().max() < high


def test_a_line_that_ends_before_the_others_has_its_last_year_beside_the_value():
    rows = lines(**{"1883": [1.0, 2, 3, 4, 5], "1880": [1.0, 2, 3, 4, None]})
    ax = charts.over_time(charts.canvas(), rows, SV, kind="count")
    assert {"Karlskoga 5", "Örebro 4 (2020)"} <= set(labels(ax))


def test_labels_are_the_last_values_as_the_table_writes_them():
    rows = lines(**{"1883": [0.1, 0.2, 0.3, 0.4, 0.3277], "00": [0.1, 0.1, 0.1, 0.1, 0.107]})
    ax = charts.over_time(charts.canvas(), rows, SV, kind="share", top=0.5)
    assert {"Karlskoga 32,8\u00a0%", "riket 10,7\u00a0%"} <= set(labels(ax))
    english = charts.over_time(charts.canvas(), rows, EN, kind="share", top=0.5)
    assert {"Karlskoga 32.8%", "Sweden 10.7%"} <= set(labels(english))


@pytest.mark.parametrize(
    "last",
    [(0.2, 0.2, 0.2), (0.2, 0.201, 0.199), (0.0, 0.0, 0.0), (0.5, 0.5, 0.5), (0.0, 0.01, 0.5)],
)
def test_labels_at_the_right_end_do_not_collide(last):
    here, county, country = ([0.1, 0.1, 0.1, 0.1, value] for value in last)
    rows = lines(**{"1863": here, "18": county, "00": country})
    ax = charts.over_time(charts.canvas(), rows, SV, kind="share", top=0.5)
    ends = [text for label, text in labels(ax).items() if label != "nya serier"]
    assert len(ends) == 3
    assert overlaps(ax, ends) == []


def test_a_place_without_values_is_no_line_and_no_label():
    rows = lines(**{"1883": [1.0, 2, 3, 4, 5], "18": [NAN] * 5})
    ax = charts.over_time(charts.canvas(), rows, SV, kind="count")
    assert [label for label in labels(ax) if label != "nya serier"] == ["Karlskoga 5"]


def test_functions_draw_on_the_axes_they_are_given_and_return_it():
    ax = charts.canvas()
    assert charts.over_time(ax, lines(), SV, kind="count") is ax
    empty = charts.canvas()
    assert charts.over_time(empty, lines()[:0], SV, kind="count") is empty
    assert len(empty.lines) == 0
    grid = charts.canvas()
    assert charts.quotients(grid, quotients(), SV) is grid


def nothing(ax: Axes) -> bool:
    return not (ax.lines or ax.patches or ax.collections or ax.texts)


def test_an_empty_frame_is_drawn_as_nothing():
    empty = charts.canvas()
    draw = {
        "lines": lambda: charts.over_time(empty, lines()[:0], SV, kind="share", top=0.5),
        "ranks": lambda: charts.ranks(empty, ranks()[:0], SV),
        "parts": lambda: charts.parts(empty, parts()[:0], SV, code="B+C", top=0.0),
        "bars": lambda: charts.bars(empty, pd.Series(dtype=float), SV, kind="change"),
        "no bar": lambda: charts.bars(empty, pd.Series({"1880": NAN}), SV, kind="change"),
    }
    for what, drawn in draw.items():
        assert drawn() is empty, what
        assert nothing(empty), what
    assert nothing(charts.ranks(charts.canvas_for(0), ranks()[:0], SV))


# ---- ranks ----


def ranks() -> pd.DataFrame:
    return lines(
        **{"1880": [1.0, 1, 1, 1, 1], "1883": [2.0, 2, 2, 3, 2], "1860": [3.0, 3, 3, 2, 3]}
    )


def test_rank_one_is_at_the_top_and_series_are_not_joined():
    ax = charts.ranks(charts.canvas(), ranks(), SV)
    low, high = ax.get_ylim()
    assert low > 3 > 1 > high
    spans = {tuple(x) for x, _ in data_lines(ax)}
    assert spans == {(2017.0, 2018.0), (2019.0,), (2020.0, 2021.0)}
    assert rules(ax) == [2018.5, 2019.5]


def test_largest_movers_are_marked_and_each_place_named_with_its_rank():
    ax = charts.ranks(charts.canvas(), ranks(), SV)
    named = {text: label for text, label in labels(ax).items() if text != "nya serier"}
    assert set(named) == {"1 Örebro", "2 Karlskoga", "3 Laxå"}
    bold = {label for label, text in named.items() if text.get_fontweight() == "bold"}
    assert bold == {"2 Karlskoga", "3 Laxå"}
    assert overlaps(ax, list(named.values())) == []


def dashes(ax: Axes) -> dict[str, tuple[str, tuple]]:
    """Colour and dashes of each place's last line, by the label at its end."""
    ends = {}
    for text, label in labels(ax).items():
        of_place = [x for x in ax.lines if x.get_transform() == ax.transData]
        line = next(x for x in of_place[::-1] if (x.get_xdata()[-1], x.get_ydata()[-1]) == label.xy)
        ends[text] = (to_hex(line.get_color()), line._unscaled_dash_pattern)
    return ends


def test_six_movers_have_lines_of_their_own_and_the_others_one_of_theirs():
    # as many as tie for the most places moved in any county
    codes = ["1880", "1883", "1860", "1861", "1862", "1863", "1864"]
    first, last = [1, 2, 3, 4, 5, 6, 7], [2, 1, 4, 3, 6, 5, 7]
    index = pd.MultiIndex.from_product([["BAS register"], [2020, 2024]], names=["series", "year"])
    rows = pd.DataFrame([first, last], index=index, columns=codes, dtype=float)
    drawn = dashes(charts.ranks(charts.canvas_for(7), rows, SV))
    still = drawn.pop("7 Ljusnarsberg")
    assert still[0] == OTHER
    assert {colour for colour, _ in drawn.values()} == {HERE}
    assert len({str(pattern) for _, pattern in drawn.values()}) == 6


def test_nobody_is_marked_where_nobody_moved():
    ax = charts.ranks(charts.canvas(), ranks().iloc[[0, 1, 2, 4, 4]], SV)
    assert {text.get_fontweight() for text in labels(ax).values()} == {"normal"}


def test_49_municipalities_have_labels_that_do_not_collide():
    from industry_analysis import places

    codes = places.codes(places.municipalities("14"))
    rows = lines(**{code: [float(i + 1)] * 5 for i, code in enumerate(codes)})
    ax = charts.ranks(charts.canvas_for(len(codes)), rows, SV)
    named = [text for label, text in labels(ax).items() if label != "nya serier"]
    assert len(named) == 49
    assert overlaps(ax, named) == []


# ---- bars ----


def profile() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "share": [0.33, 0.16, 0.001],
            "reference_share": [0.107, 0.18, 0.02],
            "location_quotient": [3.06, 0.9, NAN],
            "small": [False, False, True],
        },
        index=["B+C", "Q", "K"],
    )


def test_profile_has_a_bar_a_mark_and_a_quotient_for_each_industry():
    ax = charts.canvas()
    assert charts.profile(ax, profile(), SV, top=0.6) is ax
    assert ax.get_xlim() == (0, 0.6)
    assert [bar.get_width() for bar in ax.patches] == [0.33, 0.16, 0.001]
    assert [to_hex(bar.get_facecolor()) for bar in ax.patches] == [HERE, OTHER, FAINT]
    assert ax.collections[0].get_offsets()[:, 0].tolist() == [0.107, 0.18, 0.02]
    beside = {text.xy[1]: label for label, text in labels(ax).items() if label != "LK"}
    assert beside == {0: "3,06", 1: "0,90", 2: ".."}  # of few employed none is given
    assert "LQ" in labels(charts.profile(charts.canvas(), profile(), EN, top=0.6))
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names == ["Tillverkning och utvinning", "Vård och omsorg", "Finans och försäkring"]
    weights = [label.get_fontweight() for label in ax.get_yticklabels()]
    assert weights == ["bold", "normal", "normal"]
    assert ax.yaxis_inverted()


def parts() -> pd.DataFrame:
    index = pd.MultiIndex.from_tuples(
        [("RAMS 16+", "B+C"), ("RAMS 16+", "all"), ("BAS register", "B+C")],
        names=["series", "industry"],
    )
    columns = ["start_year", "year", "employed_start", "national", "mix", "competitive", "change"]
    rows = [
        [2008, 2018, 1000, 100, -200, 50, -50],
        [2008, 2018, 9999, 1, 1, 1, 3],
        [2020, 2024, 0, 0, 0, 5, 5],
    ]
    return pd.DataFrame(rows, index=index, columns=columns)


def test_parts_of_the_change_are_per_cent_of_the_start_labelled_in_persons():
    ax = charts.canvas(4)
    assert charts.parts(ax, parts(), SV, code="B+C", top=0.4) is ax
    widths = [bar.get_width() for bar in ax.patches]
    assert widths == pytest.approx([0.1, -0.2, 0.05, -0.05, 0, 0, 0, 0])
    written = [text.get_text() for text in ax.texts]
    assert [w for w in written if "–" not in w] == [
        *("+100", "−200", "+50", "−50"),
        *("0", "0", "+5", "+5"),
    ]
    assert {"2008–2018", "2020–2024"} <= set(written)
    left, right = ax.get_xlim()
    assert left == -right
    assert right >= 0.4
    assert overlaps(ax, list(labels(ax).values())) == []


def test_bars_start_at_zero_highest_first_with_values():
    ax = charts.canvas()
    values = pd.Series({"1880": 0.05, "1883": 0.3, "1860": NAN, "1881": 0.2})
    assert charts.bars(ax, values, SV, kind="share", marked=["1881"]) is ax
    assert ax.get_xlim()[0] == 0
    assert [bar.get_x() for bar in ax.patches] == [0, 0, 0]
    assert [bar.get_width() for bar in ax.patches] == [0.3, 0.2, 0.05]
    assert [text.get_text() for text in ax.texts] == [
        *("30,0\u00a0%", "20,0\u00a0%", "5,0\u00a0%"),
    ]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Karlskoga", "Kumla", "Örebro"]
    assert [label.get_fontweight() for label in ax.get_yticklabels()] == [
        *("normal", "bold", "normal"),
    ]
    assert [to_hex(bar.get_facecolor()) for bar in ax.patches] == [OTHER, HERE, OTHER]


def test_axis_of_the_parts_is_as_long_as_the_largest_part_and_room_for_its_figure():
    ax = charts.parts(charts.canvas(4), parts(), SV, code="B+C", top=0.2)
    left, right = ax.get_xlim()
    # the longest bar is a fifth, with room for its figure
    assert (left, right) == (-0.25, 0.25)


def test_losses_go_to_the_left_of_zero():
    ax = charts.bars(charts.canvas(), pd.Series({"1880": 5, "1883": -20}), SV, kind="change")
    assert ax.get_xlim()[0] < -20
    assert ax.get_xlim()[1] > 5
    assert [text.get_text() for text in ax.texts] == ["+5", "−20"]
    assert ax.texts[1].get_ha() == "right"


def test_only_losses_still_show_zero():
    ax = charts.bars(charts.canvas(), pd.Series({"1880": -5, "1883": -20}), SV, kind="change")
    assert ax.get_xlim()[0] < -20
    assert ax.get_xlim()[1] >= 0


# ---- grid ----


def quotients() -> pd.DataFrame:
    return pd.DataFrame(
        {"B+C": [4.0, 1.0], "A": [0.25, NAN], "K": [1.0, NAN]},
        index=pd.Index(["1883", "1880"], name="region_code"),
    )


def test_a_quotient_of_four_is_as_far_from_one_as_a_quarter():
    ax = charts.quotients(charts.canvas(), quotients(), SV)
    shown = ax.collections[0].get_array()
    assert shown[0].tolist() == [2, -2, 0]
    low, high = ax.collections[0].get_clim()
    assert low == -high
    written = sorted(text.get_text() for text in ax.texts if text.get_text())
    assert written == ["..", "..", "0,25", "1,00", "1,00", "4,00"]


def test_a_quotient_that_is_not_judged_is_grey_with_two_dots():
    ax = charts.quotients(charts.canvas(), quotients(), SV)
    assert np.ma.getmaskarray(ax.collections[0].get_array())[1].tolist() == [False, True, True]
    assert to_hex(ax.get_facecolor()) == FAINT
    dots = [text.get_position() for text in ax.texts if text.get_text() == ".."]
    assert sorted(dots) == [(1.5, 1.5), (2.5, 1.5)]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Karlskoga", "Örebro"]
