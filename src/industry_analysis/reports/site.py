"""The county's index: a map of links to the front pages, the key figures, and every report.

The trap: a report that failed keeps its earlier page, and the index says so.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from industry_analysis import folders
from industry_analysis.places import SWEDEN, Language, Place, alphabetical, codes, municipalities
from industry_analysis.reports.front import write_fronts
from industry_analysis.reports.record import Record

_TEMPLATES = Path(__file__).parent / "templates"
_WORDS: Mapping[Language, Mapping[str, str]] = {
    "sv": {
        "title": "Industrin i {place}",
        "skip": "Till innehållet",
        "county": "Hela länet",
        "map": "Länets kommuner",
        "choose": "Välj en kommun på kartan, i tabellen eller i listan.",
        "figures": "Nyckeltal",
        "reports": "Alla rapporter",
        "until": "Siffrorna är från olika år, de senaste från",
        "footer": "Egna beräkningar på offentliga register och statistik.",
        "accessibility": "Tillgänglighetsredogörelse",
        "earlier": "från en tidigare körning",
        "none": "kunde inte göras i den här körningen",
    },
    "en": {
        "title": "Industry in {place}",
        "skip": "Skip to content",
        "county": "The whole county",
        "map": "The county's municipalities",
        "choose": "Choose a municipality on the map, in the table or in the list.",
        "figures": "Key figures",
        "reports": "All reports",
        "until": "The figures are from different years, the latest from",
        "footer": "Own calculations from public registers and statistics.",
        "accessibility": "Accessibility statement",
        "earlier": "from an earlier run",
        "none": "could not be made in this run",
    },
}


def write_index(out: Path, county: Place, lang: Language, entries: Sequence[Record]) -> Path:
    """Write ``index.html`` of a county's reports, whole or not at all, and the front pages.

    Parameters
    ----------
    out
        The folder of the pages.
    entries
        One record a report, of this run or kept from an earlier one.

    Returns
    -------
    Path
        Of the index.

    Raises
    ------
    OSError
        If the disk is full; an earlier index is kept.
    """
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    words = {key: text.format(place=county.in_text(lang)) for key, text in _WORDS[lang].items()}
    order = codes(alphabetical(municipalities(county.code)))
    ordered = sorted(
        entries, key=lambda e: (order.index(e.place_code) if e.place_code in order else -1, e.order)
    )
    first = {e.place_code: e.page for e in reversed(ordered) if e.page and e.scope == "county"}
    first |= write_fronts(out, county, lang, entries)
    listed = partial(_listed, words=words)
    whole = [e for e in ordered if e.scope == "county"]
    parts = [e for e in ordered if e.scope == "municipality"]
    by_place = groupby(parts, key=lambda e: e.place_name)
    years = [e.data["latest_year"] for e in entries if e.page and e.data.get("latest_year")]
    environment = Environment(autoescape=True, loader=FileSystemLoader(_TEMPLATES))
    html = environment.get_template("site.html.jinja").render(
        lang=lang,
        words=words,
        style=Markup((_TEMPLATES / "report" / "page.css").read_text(encoding="utf-8")),
        bottom_line=next((e.data["bottom_line"] for e in whole if e.data.get("bottom_line")), []),
        county_reports=[listed(e) for e in whole],
        places=[{"name": n, "reports": [listed(e) for e in es]} for n, es in by_place],
        map=_map(county, first),
        latest_year=max(years, default=None),
        **_key_figures(county, lang, first),
    )
    folders.write_atomically(out / "index.html", html.encode())
    return out / "index.html"


def _listed(entry: Record, words: Mapping[str, str]) -> dict[str, Any]:
    current = entry.status in ("done", "kept")
    note = "" if current else words["earlier"] if entry.page else words["none"]
    return {"title": entry.title, "place": entry.place_name, "page": entry.page, "note": note}


def _map(county: Place, pages: Mapping[str, str]) -> dict[str, Any]:
    from industry_analysis import load, maps

    places = municipalities(county.code)
    drawn = load.borders("municipality").loc[codes(places)]
    outlines = maps.outlines(drawn, width=440, letter=12)
    shapes = [
        {"name": place.name, "href": pages.get(place.code), **outlines.shapes[place.code]}
        for place in places
    ]
    return {
        "shapes": shapes,
        "width": outlines.width,
        "height": outlines.height,
    }


def _key_figures(county: Place, lang: Language, pages: Mapping[str, str]) -> dict[str, Any]:
    from markupsafe import Markup

    from industry_analysis import exhibits, load, wording
    from industry_analysis.indicators import structure

    say = wording.Speech(lang)
    employed = load.employment()
    within = codes(municipalities(county.code))
    everyone = [*within, county.code, SWEDEN.code]
    figures = structure.by_share(
        structure.key_figures(load.over_time(employed, "B+C"), everyone, series=load.BAS_REGISTER),
        within,
    )
    start_year, year = figures.start_year[county.code], figures.year[county.code]
    caption = wording.titles.key_figures(start_year, year, say)
    shown = exhibits.table(
        figures[["employed", "share", "change", "relative_change"]],
        say,
        caption=caption,
        marked=county.code,
        bars=["share"],
        links=pages,
    )
    behind = load.tables_behind(employed, *everyone, series=[load.BAS_REGISTER])
    return {
        "table": Markup(shown.html),
        "caption": caption,
        "source": exhibits.source(behind, say),
    }
