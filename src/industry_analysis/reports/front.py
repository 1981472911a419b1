"""The front page of a municipality: the bottom lines of all its chapters, each with its link.

The trap: it shows what the pages said when they were made; a chapter that failed keeps its
earlier page and is said to be from an earlier run.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from industry_analysis import folders
from industry_analysis.places import Language, Place, alphabetical, municipalities, region
from industry_analysis.reports.record import Record

_TEMPLATES = Path(__file__).parent / "templates"
_WORDS: Mapping[Language, Mapping[str, str]] = {
    "sv": {
        "title": "Industrin {place}",
        "skip": "Till innehållet",
        "index": "Alla rapporter för",
        "brief": "Läget i korthet",
        "others": "Länets andra kommuner",
        "until": "Siffrorna är från olika år, de senaste från",
        "footer": "Egna beräkningar på offentliga register och statistik.",
        "accessibility": "Tillgänglighetsredogörelse",
        "earlier": "från en tidigare körning",
    },
    "en": {
        "title": "Industry {place}",
        "skip": "Skip to content",
        "index": "All reports for",
        "brief": "The situation in brief",
        "others": "The county's other municipalities",
        "until": "The figures are from different years, the latest from",
        "footer": "Own calculations from public registers and statistics.",
        "accessibility": "Accessibility statement",
        "earlier": "from an earlier run",
    },
}


def front_page(place: Place) -> str:
    """The file name of a municipality's front page: ``karlskoga.html``."""
    return f"{place.slug}.html"


def write_fronts(
    out: Path, county: Place, lang: Language, entries: Sequence[Record]
) -> dict[str, str]:
    """Write the front page of every municipality that has a report; give their names by code.

    Parameters
    ----------
    out
        The folder of the pages.
    entries
        One record a report, of this run or kept from an earlier one.

    Raises
    ------
    OSError
        If the disk is full; an earlier page is kept.
    """
    made = [entry for entry in entries if entry.page and entry.scope == "municipality"]
    here = {place.code: place for place in municipalities(county.code)}
    codes = list(dict.fromkeys(entry.place_code for entry in made))
    pages = {code: front_page(here[code]) for code in codes}
    for code in codes:
        own = sorted((e for e in made if e.place_code == code), key=lambda e: e.order)
        html = _rendered(here[code], county, lang, own, pages)
        folders.write_atomically(out / pages[code], html.encode())
    return pages


def _rendered(
    place: Place,
    county: Place,
    lang: Language,
    own: Sequence[Record],
    pages: Mapping[str, str],
) -> str:
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    words = {k: t.format(place=place.located(lang)) for k, t in _WORDS[lang].items()}
    chapters: list[dict[str, Any]] = [
        {
            "title": entry.title,
            "page": entry.page,
            "bottom_line": entry.data.get("bottom_line", []),
            "note": "" if entry.status in ("done", "kept") else words["earlier"],
        }
        for entry in own
    ]
    others = [
        {"name": other.name, "page": pages[other.code]}
        for other in alphabetical(region(code) for code in pages)
        if other != place
    ]
    years = [entry.data["latest_year"] for entry in own if entry.data.get("latest_year")]
    environment = Environment(autoescape=True, loader=FileSystemLoader(_TEMPLATES))
    return environment.get_template("front.html.jinja").render(
        lang=lang,
        words=words,
        style=Markup((_TEMPLATES / "report" / "page.css").read_text(encoding="utf-8")),
        county=county.in_text(lang),
        place=place.name,
        chapters=chapters,
        others=others,
        latest_year=max(years, default=None),
    )
