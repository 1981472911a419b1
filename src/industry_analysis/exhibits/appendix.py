"""What stands at the end of a report: caveats, methods, sources; and the source line of a figure.

The trap: a table that was read and not shown is recorded, and not told as a source.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import ModuleType
from typing import Any

import pandas as pd
from markupsafe import Markup

from industry_analysis import tables
from industry_analysis.exhibits.assumptions import assumptions
from industry_analysis.exhibits.piece import Exhibit, macros
from industry_analysis.exhibits.rows import Cell, Row, Table, table_of
from industry_analysis.indicators import register
from industry_analysis.indicators.published import published
from industry_analysis.wording import Speech
from industry_analysis.wording.columns import series_name
from industry_analysis.wording.glosses import gloss

_NAMES = ("title", "table_id")
# what publishers call themselves in each language, by the name in the sidecars
PUBLISHERS = {
    "Arbetsförmedlingen": ("Arbetsförmedlingen", "Swedish Public Employment Service"),
    "European Commission, EU Transaction Log": (
        "Europeiska kommissionen, EU:s transaktionslogg",
        "European Commission, EU Transaction Log",
    ),
    "European Environment Agency (EEA)": (
        "Europeiska miljöbyrån (EEA)",
        "European Environment Agency (EEA)",
    ),
    "Kolada (RKA)": ("Kolada (RKA)", "Kolada (RKA)"),
    "Kolada (RKA), SCB": ("Kolada (RKA), SCB", "Kolada (RKA), Statistics Sweden"),
    "SCB, Statistics Sweden": ("SCB", "Statistics Sweden (SCB)"),
    "SMHI, Nationella emissionsdatabasen": (
        "SMHI, Nationella emissionsdatabasen",
        "SMHI, National Emissions Database",
    ),
    "Sveriges Kommuner och Regioner (SKR)": (
        "Sveriges Kommuner och Regioner (SKR)",
        "Swedish Association of Local Authorities and Regions (SKR)",
    ),
}


def caveats(sentences: Iterable[str], say: Speech, facts: pd.Series | None = None) -> Exhibit:
    """Show what limits the figures, with the numbers the sentences name, if any, in a table."""
    caption = say.pick("Siffrorna i förbehållen", "The figures in the caveats")
    unfold = say.pick("Visa siffrorna som tabell", "Show the figures as a table")
    shown: dict[str, Any] = {"notes": list(sentences), "summary": unfold, "table": None}
    if facts is not None:
        rows = facts.dropna().to_frame().T.rename_axis("region_code")
        shown["table"] = table_of(rows, say, caption, "count", None, (), True)
    return Exhibit(macros().caveats(shown))


def methods(say: Speech, measures: Sequence[str], *modules: ModuleType) -> Exhibit:
    """Show what the measures are, how a value is read, and what is assumed.

    Parameters
    ----------
    measures
        Names of the indicators, published figures and glosses that the report shows.
    modules
        Those that the report's figures come from, beside the measures' own.
    """
    entries = [register().get(name) or published().get(name) or gloss(name) for name in measures]
    behind = [module.__name__ for module in modules]
    behind += [register()[name].function.__module__ for name in measures if name in register()]
    rows = [
        Row(
            (entry.label[say.lang],),
            [Cell(entry.definition[say.lang]), Cell(entry.reading[say.lang])],
        )
        for entry in entries
    ]
    caption = say.pick("Måtten och hur de läses", "The measures and how to read them")
    heads = say.pick("Mått|Vad det är|Läsning", "Measure|What it is|Reading").split("|")
    shown = {
        "table": Table(caption, heads, 1, rows, css="words"),
        "summary": say.pick("Antaganden i beräkningarna", "Assumptions in the calculations"),
        "assumptions": assumptions(behind, say.lang),
    }
    return Exhibit(macros().methods(shown))


def source(
    names: Iterable[str], say: Speech, *, figures: Iterable[str] = (), borders: bool = False
) -> str:
    """The source line of figures from these tables: publishers, with measure and table.

    Parameters
    ----------
    names
        The tables.
    figures
        Names of published figures, told by their identities after the publisher's name.
    borders
        Whether the figure is a map.
    """
    told: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        sidecar = tables.sidecar(name)
        measure = sidecar["measure"] and series_name(sidecar["measure"], say)
        table = _in_its_language(sidecar["table_id"], sidecar, say)
        named = Markup("{} ({})").format(measure, table) if measure else table
        told.setdefault(_publisher(sidecar, say), []).append(named)
    if kpis := [published()[name].kpi for name in figures]:
        told[_publisher(tables.sidecar("indicators"), say)] = list(dict.fromkeys(kpis))
    said = [Markup("{}: {}").format(by, Markup(", ").join(ids)) for by, ids in told.items()]
    if borders:
        borders_by = say.pick("gränser: SCB och Tillväxtverket", "borders: SCB and Tillväxtverket")
        said.append(Markup(borders_by))
    return Markup("{}: {}.").format(say.pick("Källa", "Source"), Markup("; ").join(said))


def sources(names: Iterable[str], say: Speech, *, latest_year: int) -> Exhibit:
    """Show the tables that the figures are from, with publisher, period and date.

    Parameters
    ----------
    names
        The tables whose figures are shown; what was read besides is recorded, not shown.
    latest_year
        The year of the latest figure shown: the date a reader sees.
    """
    heads = say.pick("Tabell|Utgivare|Period|Hämtad", "Table|Publisher|Period|Retrieved")
    rows = [
        Row(
            (Markup("{} ({})").format(*(_in_its_language(s[f], s, say) for f in _NAMES)),),
            [Cell(text) for text in (_publisher(s, say), s["period"], s["date_retrieved"])],
        )
        for s in map(tables.sidecar, dict.fromkeys(names))
    ]
    caption = say.pick("Tabeller som rapporten bygger på", "Tables the report is built on")
    shown = Table(caption, heads.split("|"), 1, rows, css="words")
    read = tables.tables_read().values()
    facts = {"latest_year": latest_year, "tables": {s["path"]: s["sha256"] for s in read}}
    return Exhibit(macros().table(shown), facts)


def _publisher(sidecar: Mapping[str, Any], say: Speech) -> str:
    return say.pick(*PUBLISHERS[sidecar["publisher"]])


def _in_its_language(text: str, sidecar: Mapping[str, Any], say: Speech) -> str:
    """What a publisher calls a table, marked with its language where the report's is another.

    A code, such as ``TAB3204``, is of no language.
    """
    lang = "en" if sidecar["publisher"].startswith("European") else "sv"
    if lang == say.lang or not re.search("[a-zåäö]{3}", text):
        return text
    return Markup('<span lang="{}">{}</span>').format(lang, text)
