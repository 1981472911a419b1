"""What the bench shows of a choice as HTML: chart, table and map, each with its lines of code.

The trap: a chart that cannot be drawn leaves the table and the map; each says for itself why.
"""

from collections.abc import Iterator
from typing import Any

from industry_analysis import exhibits, places
from industry_analysis.bench import lines, measures
from industry_analysis.bench.lines import Choice, Sort
from industry_analysis.bench.refusal import Refusal
from industry_analysis.exhibits.piece import macros
from industry_analysis.indicators import IndicatorError
from industry_analysis.wording import Speech

SORTS: tuple[Sort, ...] = ("chart", "table", "map")


def pieces(choice: Choice, say: Speech) -> Iterator[tuple[Sort, str, str]]:
    """The chart, table and map with their code, as HTML; a reason where there is nothing.

    Yields
    ------
    tuple
        Which it is, what is shown, and the lines that gave it with a button to copy them.
    """
    told: set[str] = set()
    for sort in SORTS:
        try:
            yield sort, *piece(sort, choice, say)
        except (Refusal, IndicatorError) as refusal:
            reason = why(refusal, say)
            yield sort, "" if reason in told else macros("bench").refusal(reason), ""
            told.add(reason)


def piece(sort: Sort, choice: Choice, say: Speech) -> tuple[str, str]:
    """A chart, a table or a map as HTML, and the lines that gave it with a button to copy them.

    Raises
    ------
    Refusal, IndicatorError
        If it cannot be computed or drawn.
    """
    code, given = lines.piece(sort, choice, say)
    return _shown(sort, choice, given, say), _code(sort, code, say)


def why(refusal: Refusal | IndicatorError, say: Speech) -> str:
    """One sentence for a reader: the refusal's own, or that the tables break a rule."""
    if isinstance(refusal, Refusal):
        return refusal.said(say)
    first = str(refusal).partition("\n")[0]
    return say.pick(f"Går inte att beräkna: {first}.", f"Cannot be computed: {first}.")


def sheet(choice: Choice, say: Speech) -> dict[str, Any]:
    """What the measure is, how a value is read, and which of the regions have none."""
    entry = measures.measure(choice.name)
    return {
        "label": entry.label[say.lang],
        "definition": entry.definition[say.lang],
        "reading": entry.reading[say.lang],
        "without": _without(choice, say),
    }


def _without(choice: Choice, say: Speech) -> str:
    try:
        figures = lines.of_choice(choice)
    except (Refusal, IndicatorError):
        return ""
    names = places.names(say.lang)
    lacking = [names[str(code)] for code in figures if figures[code].isna().all()]
    if not lacking:
        return ""
    listed = say.listed(lacking)
    return say.pick(f"Utan värde: {listed}.", f"Without a value: {listed}.")


def _shown(sort: Sort, choice: Choice, given: Any, say: Speech) -> str:
    """A chart with title and source, a table, or a map in a frame with a name."""
    if sort == "table":
        name = say.pick("Tabell", "Table")
        return str(macros("bench").table({"name": name, "table": given.html}))
    if sort == "map":
        name = say.pick("Karta", "Map")
        framed = given._repr_html_().replace("<iframe ", f'<iframe title="{name}" ', 1)
        return str(framed)
    figures = lines.of_choice(choice)
    drawn = exhibits.drawing(
        given,
        title=lines.title(choice, lines.shown_years(choice, figures), say),
        alternative=say.pick("Värdena står i tabellen.", "The values are in the table."),
        source=lines.source(choice, figures, say),
    )
    return drawn.html


def _code(sort: Sort, code: str, say: Speech) -> str:
    of = {
        "chart": say.pick("koden för diagrammet", "the code of the chart"),
        "table": say.pick("koden för tabellen", "the code of the table"),
        "map": say.pick("koden för kartan", "the code of the map"),
    }[sort]
    words = {
        "label": of[0].upper() + of[1:],
        "do": say.pick(f"Kopiera {of}", f"Copy {of}"),
        "copied": say.pick("Kopierat", "Copied"),
    }
    return str(macros("bench").code({"sort": sort, "code": code, **words}))
