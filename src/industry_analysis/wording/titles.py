"""Titles of figures: what is seen, with unit and year.

The trap: a frame may be empty for a place, and then has no years.
"""

import pandas as pd

from industry_analysis.places import Place
from industry_analysis.wording.columns import column
from industry_analysis.wording.speech import Speech


def _years(frame: pd.DataFrame) -> str:
    years = frame.index.get_level_values("year")
    return "–".join(str(year) for year in sorted({years.min(), years.max()})) if len(years) else ""


def persons(frame: pd.DataFrame, say: Speech) -> str:
    """Employed in industry over the years."""
    return say.pick(
        f"Sysselsatta i industrin (B+C) {_years(frame)}, antal",
        f"Employed in industry (B+C) {_years(frame)}, persons",
    )


def shares(frame: pd.DataFrame, say: Speech) -> str:
    """The industry's share over the years."""
    return say.pick(
        f"Industrins andel av alla sysselsatta {_years(frame)}, procent",
        f"Industry's share of total employment {_years(frame)}, per cent",
    )


def women(frame: pd.DataFrame, say: Speech) -> str:
    """Women's share of the industry's employed over the years."""
    return say.pick(
        f"Andel kvinnor bland industrins sysselsatta {_years(frame)}, procent",
        f"Women as a share of the employed in industry {_years(frame)}, per cent",
    )


def profile(year: int, here: Place, say: Speech) -> str:
    """All industries of a place."""
    return say.pick(
        f"Branschernas andel av de sysselsatta {here.located('sv')} {year}, procent",
        f"Share of the employed by sector {here.located('en')} {year}, per cent",
    )


def parts(here: Place, say: Speech) -> str:
    """The parts of a place's change in industry."""
    return say.pick(
        f"Industrins förändring {here.located('sv')} i tre delar, procent och personer",
        f"The change of industry {here.located('en')} in three parts, per cent and persons",
    )


def indicators(year: int, say: Speech) -> str:
    """A table of indicators."""
    return say.pick(
        f"Koncentration och specialisering {year}", f"Concentration and specialisation {year}"
    )


def share_map(year: int, say: Speech) -> str:
    """The industry's share on a map."""
    return say.pick(
        f"Industrins andel av alla sysselsatta {year}, procent",
        f"Industry's share of total employment {year}, per cent",
    )


def key_figures(start_year: int, year: int, say: Speech) -> str:
    """The table of key figures: the year, and the one compared with."""
    return say.pick(
        f"Industrin (B+C) {year}, förändring från {start_year}",
        f"Industry (B+C) {year}, change from {start_year}",
    )


def ranks(frame: pd.DataFrame, say: Speech) -> str:
    """Rank by share over the years."""
    return say.pick(
        f"Kommunernas rang efter industrins andel {_years(frame)}, 1 är högst",
        f"The municipalities' rank by industry's share {_years(frame)}, 1 is highest",
    )


def quotients(year: int, say: Speech) -> str:
    """Location quotients of all places and industries."""
    return say.pick(
        f"Lokaliseringskvot per bransch {year}, riket är 1",
        f"Location quotient by sector {year}, Sweden is 1",
    )


def changes(start_year: int, year: int, say: Speech) -> str:
    """Change of the industry by municipality."""
    return say.pick(
        f"Förändring av industrins sysselsatta {start_year}–{year}, personer",
        f"Change of the employed in industry {start_year}–{year}, persons",
    )


def counties(rows: pd.DataFrame, say: Speech) -> str:
    """All counties by the industry's share."""
    start_year, year = (int(rows[column].iloc[0]) for column in ("start_year", "year"))
    return say.pick(
        f"Industrins andel per län {year}, procent, och förändring från {start_year}",
        f"Industry's share by county {year}, per cent, and change from {start_year}",
    )


def standings(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """Where a place stands among the municipalities, figure by figure."""
    years = sorted({int(year) for year in rows.year})
    span = "–".join(str(year) for year in dict.fromkeys((years[0], years[-1])))
    return say.pick(
        f"{here.genitive('sv')} läge bland Sveriges kommuner {span}",
        f"{here.genitive('en')} position among Sweden's municipalities {span}",
    )


def certainty(year: int, here: Place, say: Speech) -> str:
    """How sure the location quotients of a place are."""
    return say.pick(
        f"Lokaliseringskvoterna {here.located('sv')} {year} och vilka som är säkra, riket är 1",
        f"The location quotients {here.located('en')} {year} and which are stable, Sweden is 1",
    )


def by_method(rows: pd.DataFrame, say: Speech) -> str:
    """The local part of the change by method."""
    span = f" {rows.start_year.iloc[0]:.0f}–{rows.year.iloc[0]:.0f}" if len(rows) else ""
    return say.pick(
        f"Den lokala delen{span}, räknad på tre sätt, personer",
        f"The local part{span}, counted in three ways, persons",
    )


def figure(name: str, lines: pd.DataFrame, say: Speech) -> str:
    """A published figure over the years, with its unit."""
    told = column(name)
    return f"{told.label(say)} {_years(lines)}, {told.unit(say)}"


def by_sex(year: int, say: Speech) -> str:
    """Employed in industry by sex."""
    return say.pick(
        f"Sysselsatta i industrin efter kön {year}", f"Employed in industry by sex {year}"
    )


def map_classes(years: pd.Series, say: Speech) -> str:
    """What the classes of a map are."""
    year = int(years.iloc[0])
    return say.pick(
        f"Femtedelar av Sveriges\nkommuner {year}", f"Fifths of Sweden's\nmunicipalities {year}"
    )
