"""The sentences of the chapter *transition* on the OECD's exposed industries, and titles.

The trap: a plant's reported activity says what it does, not how many work there, and a
municipality without such a plant may still have firms of the industry.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from industry_analysis.places import Place
from industry_analysis.wording.plants import EXPOSED
from industry_analysis.wording.speech import Speech


def table(rows: pd.DataFrame, activities: Mapping[str, Sequence[str]], say: Speech) -> pd.DataFrame:
    """``facilities.exposed_plants`` as a table shows it, with the activities that count.

    Where no plant is carried their number is left out.
    """
    none = say.pick("ingen", "none")
    shown = rows.assign(
        activities=[", ".join(activities[str(name)]) or none for name in rows.index]
    )
    named = shown.set_axis([say.pick(*EXPOSED[str(name)]) for name in rows.index], axis="index")
    columns = ["activities", "plants"] if rows["plants"].notna().any() else ["activities"]
    return named[columns].rename_axis("exposed")


def reading(reporting: pd.DataFrame, carried: Sequence[str], here: Place, say: Speech) -> str:
    """Which plants lie within an exposed industry, and what cannot be said.

    Parameters
    ----------
    reporting
        ``facilities.reporting`` of the place.
    carried
        Codes of the counties whose plants are in the tables.
    """
    if here.county_code not in carried:
        return say.pick(
            f"Hur utsatt industrin {here.located('sv')} är med OECD:s metod går inte att säga: "
            "anläggningarnas verksamhet ingår inte i underlaget, och sysselsatta i tillverkning "
            "och utvinning publiceras för kommuner bara tillsammans.",
            f"It is not possible to say how exposed industry {here.located('en')} is by the OECD's "
            "method: the plants' activities are not included, and for municipalities the employed "
            "in manufacturing and mining are published only together.",
        )
    unsaid = say.pick(
        "Hur många som arbetar i de sex branscherna går inte att säga: för kommuner publiceras "
        "sysselsatta i tillverkning och utvinning bara tillsammans.",
        "It is not possible to say how many work in the six industries: for municipalities the "
        "employed in manufacturing and mining are published only together.",
    )
    named = plants_named(reporting, say)
    if not named:
        found = say.pick(
            f"Ingen anläggning {here.located('sv')} rapporterar en verksamhet inom de sex "
            "branscherna; mindre företag och fordonstillverkare syns inte i rapporteringen.",
            f"No plant {here.located('en')} reports an activity within the six industries; smaller "
            "firms and makers of vehicles do not show in the reporting.",
        )
    else:
        listed = say.listed(named)
        found = say.pick(
            f"Verksamhet inom de sex branscherna rapporteras {here.located('sv')} av {listed}. "
            "Mindre företag och fordonstillverkare syns inte i rapporteringen.",
            f"Activity within the six industries is reported {here.located('en')} by {listed}. "
            "Smaller firms and makers of vehicles do not show in the reporting.",
        )
    return f"{found} {unsaid}"


def plants_named(reporting: pd.DataFrame, say: Speech) -> list[str]:
    """The plants within an exposed industry, each with the industry: ``A (kemikalier)``."""
    within = reporting[reporting["exposed"].ne("")]
    return [f"{name} ({say.pick(*EXPOSED[of]).lower()})" for name, of in within["exposed"].items()]


def title(name: str, years: Sequence[int], here: Place, say: Speech) -> str:
    """The titles of the chapter's figures on plants, with first and last year."""
    span = "–".join(str(year) for year in dict.fromkeys((min(years), max(years)))) if years else ""
    titles = {
        "map": (
            f"Anläggningar som rapporterar utsläpp eller handlar med utsläppsrätter "
            f"{here.located('sv')}",
            f"Plants that report releases or trade in allowances {here.located('en')}",
        ),
        "counts": ("Anläggningar, antal", "Plants, number"),
        "releases": (
            f"Koldioxid från anläggningar {here.located('sv')} {span}, ton: orange fossilt, grått "
            "allt",
            f"Carbon dioxide from plants {here.located('en')} {span}, tonnes: orange fossil, grey "
            "all",
        ),
        "trading": (
            f"Utsläppsrätter och utsläpp {here.located('sv')} {span}, ton",
            f"Emission allowances and emissions {here.located('en')} {span}, tonnes",
        ),
        "installations": (f"Anläggningarna {span}, ton", f"The installations {span}, tonnes"),
        "exposed": (
            "OECD:s sex utsatta branscher och anläggningarna i kommunen",
            "The OECD's six exposed industries and the municipality's plants",
        ),
    }
    return say.pick(*titles[name])
