"""Titles, ends and text alternatives of the figures of the chapter *vulnerability*.

The trap: a title says the years of the figures it stands over, and those differ by group.
"""

from collections.abc import Sequence

import pandas as pd

from industry_analysis.places import Place, region
from industry_analysis.wording.columns import column
from industry_analysis.wording.speech import Speech
from industry_analysis.wording.vulnerability import span


def ends(say: Speech) -> tuple[str, str]:
    """What the ends of a strip of standings are."""
    return say.pick("minst sårbar", "least vulnerable"), say.pick("mest sårbar", "most vulnerable")


def _years(rows: pd.DataFrame) -> str:
    return "–".join(str(int(y)) for y in dict.fromkeys((rows.year.min(), rows.year.max())))


def ranks_title(rows: pd.DataFrame, county: Place, say: Speech) -> str:
    """The ranks of a county's municipalities."""
    return say.pick(
        f"Rang i sårbarhetsindexet {county.located('sv')} {_years(rows)}, 1 är mest sårbar",
        f"Rank in the vulnerability index {county.located('en')} {_years(rows)}, 1 is the most "
        "vulnerable",
    )


def group_title(rows: pd.DataFrame, name: str, here: Place, say: Speech) -> str:
    """The standings of one group."""
    return say.pick(
        f"{column(name).label(say)} {here.located('sv')} {_years(rows)}, läge bland Sveriges "
        "kommuner",
        f"{column(name).label(say)} {here.located('en')} {_years(rows)}, position among Sweden's "
        "municipalities",
    )


def contributions_title(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """The parts of the index."""
    return say.pick(
        f"Indexets fyra delar {here.located('sv')} {_years(rows)}, standardavvikelser",
        f"The four parts of the index {here.located('en')} {_years(rows)}, standard deviations",
    )


def unemployment_title(lines: pd.DataFrame, say: Speech) -> str:
    """Unemployment over the years."""
    years = lines.index.get_level_values("year")
    return say.pick(
        f"Arbetslöshet 18–65 år {years.min()}–{years.max()}, procent av befolkningen",
        f"Unemployment, aged 18–65, {years.min()}–{years.max()}, per cent of the population",
    )


def ranks_alternative(rows: pd.DataFrame, say: Speech) -> str:
    """Each municipality's rank and interval."""
    said = [
        f"{region(str(code)).name} {row['rank']:.0f} ({span(row.low, row.high)})"
        for code, row in rows.iterrows()
    ]
    return f"{say.pick('Rang med intervall', 'Rank with interval')}. {', '.join(said)}."


def contributions_alternative(rows: pd.DataFrame, say: Speech) -> str:
    """Each group's score."""
    said = [f"{column(str(n)).label(say)} {say.number(v, 'score')}" for n, v in rows.score.items()]
    return f"{say.pick('Stapeldiagram', 'Bar chart')}. {', '.join(said)}."


def closure_title(year: int, ads_year: int, here: Place, say: Speech) -> str:
    """The loss beside ads and commuters."""
    return say.pick(
        f"Om industriarbeten försvann {here.located('sv')} ({year}): antal, mot annonser "
        f"{ads_year} och pendlare",
        f"If industrial jobs went {here.located('en')} ({year}): number, against ads of "
        f"{ads_year} and commuters",
    )


def outlets_title(say: Speech) -> str:
    """The table of what stands beside the loss."""
    return say.pick("Vad som finns bredvid, antal", "What there is beside it, number")


def markets_title(rows: pd.DataFrame, say: Speech) -> str:
    """The table of local labour markets."""
    years = f"{rows.index.min()}–{rows.index.max()}"
    return say.pick(f"Lokal arbetsmarknad {years}", f"Local labour market {years}")


def amounts_alternative(values: pd.Series, labels: Sequence[str], say: Speech) -> str:
    """Every bar."""
    said = [f"{label} {say.count(v)}" for label, v in zip(labels, values, strict=True)]
    return f"{say.pick('Stapeldiagram', 'Bar chart')}. {', '.join(said)}."


def in_short_title(here: Place, say: Speech) -> str:
    """The figures of the bottom line."""
    return say.pick(
        f"{here.genitive('sv')} sårbarhet i korthet",
        f"{here.genitive('en')} vulnerability in short",
    )


# ---- caveats ----


def caveats(facts: pd.Series, say: Speech) -> list[str]:
    """What the index and the example cannot say.

    Parameters
    ----------
    facts
        ``vulnerability.limits``.
    """
    first, last, year = (int(facts[name]) for name in ("figures_from", "figures_to", "jobs_year"))
    return [
        say.pick(
            "Industrin är tillverkning och utvinning tillsammans (SNI 2007 B+C); finare branscher "
            "och enskilda företag publiceras inte per kommun. Beroendet av ett enda företag syns "
            "därför inte i indexet.",
            "Industry is manufacturing and mining together (SNI 2007 B+C); finer sectors and "
            "single firms are not published by municipality. Dependence on a single firm is "
            "therefore not seen in the index.",
        ),
        say.pick(
            f"Indexets nyckeltal är från {first} och {last}, de senaste år som rapportens "
            "underlag har för alla kommuner; "
            f"industrins sysselsatta i räkneexemplet är från {year}.",
            f"The figures of the index are of {first} and {last}, the last years that this "
            "report has for all municipalities; the employed in industry in the example are of "
            f"{year}.",
        ),
        say.pick(
            "Indexet jämför kommuner med varandra. Det säger inget om hur troligt det är att "
            "industriarbeten försvinner, och inte heller vad som orsakar vad.",
            "The index compares municipalities with each other. It says nothing of how likely it "
            "is that industrial jobs go, nor of what causes what.",
        ),
        say.pick(
            "En rang döljer hur nära kommunerna ligger varandra: i mitten av listan skiljer små "
            "skillnader i index många platser.",
            "A rank hides how near municipalities are to each other: in the middle of the list "
            "small differences in the index are many ranks.",
        ),
    ]
