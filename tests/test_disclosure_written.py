"""What was really written: pages, charts and workbooks against what may be told."""

import pytest
from openpyxl import Workbook

from industry_analysis.disclosure import page_faults, workbook_faults

TOLD = {"table": ["1 234", "7", "2024"], "text": ["99,8"]}

PAGE = """
<p>År 2024 svarade 1 236 företag.</p>
<div data-place="table"><h3>Behov, klass 50–249</h3>
<svg><g id="xtick_1"><text>0</text></g><g id="text_3"><text>7</text></g></svg>
<table><caption>Behov, 2024 <b>n</b></caption>
<tr><th>1–9</th><td>1&nbsp;234</td></tr>
<tr><th>10–49</th><td>7</td></tr>
<tr><th>b</th><td> .. </td></tr></table></div>
<p data-place="text">Andelen är <span>99,8&#160;%</span><br> av alla, alltså 99.8.</p>
"""


def faults(html: str) -> list[str]:
    return page_faults(html, TOLD, page="p.html", constants=["50–249", "1–9", "10–49"])


def test_page_that_shows_what_may_be_told_has_no_faults():
    assert faults(PAGE) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        # the withheld number, written all the same
        (" .. ", "2", "numbers are shown that were not told; the first is 2 in 'table'"),
        # a withheld number that another cell has as well
        (" .. ", "7", "numbers are shown that were not told; the first is 7 in 'table'"),
        # beside the table: in a sentence, a title or a text of a chart
        ("alltså 99.8", "och 2 för b", "the first is 2 in 'text'"),
        ("<svg>", "<svg><title>b: 2</title>", "the first is 2 in 'table'"),
        ("<svg>", '<svg aria-label="b: 2">', "the first is 2 in 'table'"),
        ("<text>7<", "<text>9<", "the first is 9 in 'table'"),
        # a class of size is a name in a text, and no number in a cell
        (" .. ", "1–9", "the first is 1 in 'table'"),
        # a table that nobody knows
        ('data-place="text"', 'data-place="other"', "1 places are of no table that is told"),
    ],
)
def test_number_that_may_not_be_told_is_found(before, after, said):
    assert before in PAGE
    assert any(said in fault for fault in faults(PAGE.replace(before, after)))


def workbook(*values: object) -> Workbook:
    book = Workbook()
    for at, value in enumerate(values, start=1):
        book.active.cell(at, 1, value)
    return book


IN_A_SHEET = {"Sheet": ["12.5", "3"]}


@pytest.mark.parametrize(
    ("values", "first"),
    [
        ((12.5, "..", 3), None),
        (("rubrik 2", "..", 3), None),
        ((12.5, 2), "2 in 'Sheet!A2'"),
        ((12.5, 3, 3), "3 in 'Sheet!A3'"),
        ((12.5, "..", "=A1-10"), "=A1-10 in 'Sheet!A3'"),
    ],
)
def test_workbook_holds_what_may_be_told(values, first):
    found = workbook_faults(workbook(*values), IN_A_SHEET, page="n.xlsx")
    said = f"n.xlsx: 1 numbers are shown that were not told; the first is {first}"
    assert found == ([said] if first else [])


def test_hidden_sheet_is_read():
    book = workbook(12.5)
    hidden = book.create_sheet("behind")
    hidden.sheet_state = "hidden"
    hidden["B3"] = 2
    [fault] = workbook_faults(book, IN_A_SHEET, page="n.xlsx")
    assert fault.endswith("the first is 2 in 'behind!B3'")
