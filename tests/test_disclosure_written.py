"""What was really written: pages, charts and workbooks against what was told."""

import pytest
from openpyxl import Workbook

from industry_analysis.disclosure import (
    DisclosureError,
    Published,
    cell,
    page_faults,
    workbook_faults,
)

MANY, FEW = cell("n", theme="a"), cell("n", theme="b")
ALL = cell("n")


def told(page: str = "p.html") -> Published:
    published = Published(frozenset({FEW}))
    published.number(MANY, 1234, "1 234", page=page, place="table")
    published.number(FEW, 2, "2", page=page, place="table")
    published.share(MANY, ALL, 99.8, "99,8 %", decimals=1, page=page, place="text")
    return published


PAGE = """
<p>År 2024 svarade 1 236 företag.</p>
<table data-place="table"><caption>Behov, 2024 <b>n</b></caption>
<tr><th>a</th><td data-cell="n[theme=a]">1&nbsp;234</td></tr>
<tr><th>b</th><td data-cell="n[theme=b]"> .. </td></tr></table>
<p data-place="text">Andelen är <span data-cell="n[theme=a]/n[]">99,8&#160;%</span><br>
av alla, alltså 99,8.</p>
"""


def faults(html: str) -> list[str]:
    return page_faults(html, told(), page="p.html", constants=["2024"])


def test_page_that_shows_what_was_told_has_no_faults():
    assert faults(PAGE) == []


def test_withheld_number_is_told_as_two_dots_and_tells_nothing():
    entry = told().number(FEW, 2, "2", page="p", place="q")
    assert (entry.text, entry.value, entry.statements) == ("..", None, ())


def test_share_of_a_withheld_cell_is_withheld():
    assert told().share(FEW, ALL, 0.2, "0,2 %", decimals=1, page="p", place="q").text == ".."


def test_ranking_of_a_withheld_cell_is_refused():
    with pytest.raises(DisclosureError, match=r"1 withheld cells are ranked.*n\[theme=b\]"):
        told().order([MANY, FEW], page="p", place="q")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        # the withheld number, written all the same
        (
            " .. ",
            "2",
            "shown otherwise than told; the first is n[theme=b] in 'table': '2' for '..'",
        ),
        # beside the marked ones: in a sentence, a caption, a title of a chart
        ("alltså 99,8", "och 2 för b", "were not told; the first is 2 in 'text'"),
        ("<b>n</b>", "<svg><title>b: 2</title></svg>", "were not told; the first is 2 in 'table'"),
        # a mark that nobody told of, and one that is gone
        ('"n[theme=b]"', '"n[theme=c]"', "were not told; the first is n[theme=c] in 'table'"),
        (' data-cell="n[theme=b]"', "", "not found; the first is n[theme=b] in 'table'"),
        (' data-place="table"', "", "not found; the first is n[theme=a] in 'table'"),
    ],
)
def test_number_that_was_not_told_is_found(before, after, said):
    assert before in PAGE
    assert any(said in fault for fault in faults(PAGE.replace(before, after)))


def test_texts_of_a_chart_are_read_by_their_ids():
    published = told()
    svg = (
        '<svg data-place="table"><g id="cell:n[theme=a]"><text>1 234</text></g>'
        '<g id="cell:n[theme=b]"><text><tspan>..</tspan></text></g><text>2</text></svg>'
    )
    found = page_faults(svg, published, page="p.html")
    assert found == [
        "p.html: 1 numbers are shown that were not told; the first is 2 in 'table'",
        "p.html: 1 numbers were told and are not found; the first is n[theme=a]/n[] in 'text'",
    ]


def workbook(*values: object) -> Workbook:
    book = Workbook()
    for at, value in enumerate(values, start=1):
        book.active.cell(at, 1, value)
    return book


def in_a_sheet() -> Published:
    published = Published(frozenset({FEW}))
    for at, (one, value) in enumerate({MANY: 12.5, FEW: 2.0}.items(), start=1):
        published.number(one, value, f"{value:g}", page="n.xlsx", place=f"Sheet!A{at}")
    return published


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((12.5, ".."), []),
        (("rubrik 2", ".."), ["n.xlsx: 1 numbers were told and are not found"]),
        ((12.5, 2), ["n.xlsx: 1 numbers are shown otherwise than told"]),
        ((12.5, "..", 2), ["n.xlsx: 1 numbers are shown that were not told"]),
        ((12.5, "..", "=A1-10"), ["n.xlsx: 1 numbers are shown that were not told"]),
        ((12.4, ".."), ["n.xlsx: 1 numbers are shown otherwise than told"]),
    ],
)
def test_workbook_holds_what_was_told(values, said):
    found = workbook_faults(workbook(*values), in_a_sheet(), page="n.xlsx")
    assert [fault.split(";")[0] for fault in found] == said


def test_hidden_sheet_is_read():
    book = workbook(12.5, "..")
    hidden = book.create_sheet("behind")
    hidden.sheet_state = "hidden"
    hidden["B3"] = 2
    [fault] = workbook_faults(book, in_a_sheet(), page="n.xlsx")
    assert fault.endswith("the first is 2 in 'behind!B3'")
