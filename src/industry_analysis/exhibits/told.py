"""Exhibits of what companies said: where each stands is marked, and so is what is invented.

The wrapper's ``data-place`` names the table whose numbers are shown in it, for the audit of what
was written. The trap: a number of an interview outside such a wrapper is not audited.
"""

import re
from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup, escape

from industry_analysis.exhibits.piece import Exhibit
from industry_analysis.wording import Speech
from industry_analysis.wording.speech import uncapital

_BELOW = 16  # points under a drawing, for the mark


def told(shown: Exhibit, table: str, mark: str = "") -> Exhibit:
    """Mark an exhibit as showing a table of what companies said.

    Parameters
    ----------
    table
        The name of the table in the picture that may be told, such as ``needs``; empty where no
        number of it is shown, only words.
    mark
        What all of it is marked with, in text and in drawings, where the companies are invented.
    """
    if not shown.html:
        return shown
    html, facts = shown.html, dict(shown.facts)
    badge = Markup("")
    if mark:
        html = re.sub(r"<svg .*?</svg>", lambda drawn: _marked(drawn[0], mark), html, flags=re.S)
        badge = Markup('<p class="mark">{}</p>').format(mark[:1].upper() + mark[1:])
        if "bottom_line" in facts:  # it is shown on other pages too
            facts["bottom_line"] = [f"{said} ({mark})" for said in facts["bottom_line"]]
    place = Markup(' data-place="{}"').format(table) if table else Markup("")
    whole = Markup('<div class="told"{}>{}{}</div>')
    return Exhibit(whole.format(place, badge, Markup(html)), facts)


def quotes(rows: pd.DataFrame, themes: Mapping[str, str], say: Speech) -> Exhibit:
    """Show what companies said in their own words, as a person has approved it.

    Parameters
    ----------
    rows
        ``theme`` and ``quote``, as from ``needs.quotes.shown``; nothing is shown without rows.
    themes
        What each theme is called.
    """
    if rows.empty:
        return Exhibit("")
    said = Markup("").join(
        Markup("<li><q>{}</q> ({})</li>").format(quote, uncapital(themes[str(theme)]))
        for theme, quote in zip(rows.theme, rows.quote, strict=True)
    )
    head = say.pick("Ur intervjuerna, godkända citat", "From the interviews, approved quotes")
    return Exhibit(Markup('<h3>{}</h3><ul lang="sv" class="quotes">{}</ul>').format(head, said))


def _marked(drawn: str, mark: str) -> str:
    """A drawing with the mark on a line of its own below."""
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawn)
    if box is None:
        raise ValueError("the drawing has no viewBox of its own")
    width, height = float(box[1]), float(box[2])
    text = (
        f'<text x="{width / 2:.1f}" y="{height + 11:.1f}" text-anchor="middle" fill="#b03a00" '
        f"style=\"font: bold 10px 'DejaVu Sans', Verdana, sans-serif\">{escape(mark)}</text>"
    )
    taller = f'viewBox="0 0 {box[1]} {height + _BELOW:.1f}"'
    return drawn.replace(box[0], taller, 1).removesuffix("</svg>") + text + "</svg>"
