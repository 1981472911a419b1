"""The scorecard of a county's municipalities over all themes, and its small charts, in words.

Each function takes the frame that its table shows. The trap: a rank is among the municipalities
that have a value, which are fewer for some figures than for others.
"""

from collections.abc import Iterable

import pandas as pd

from industry_analysis.places import region
from industry_analysis.wording.columns import column
from industry_analysis.wording.speech import MISSING, Speech
from industry_analysis.wording.vulnerability import span

_THEMES = {
    "work": ("Arbete", "Work"),
    "skills": ("Utbildning", "Education"),
    "firms": ("Företag", "Firms"),
    "economy": ("Ekonomi", "Economy"),
    "people": ("Befolkning", "Population"),
    "environment": ("Miljö, el", "Environment"),
    "service": ("Service", "Service"),
}
_MOVES = {1: ("upp", "up"), -1: ("ned", "down"), 0: ("lika", "level")}
_MOST = 3


def themes(names: Iterable[str], say: Speech) -> list[str]:
    """What the themes are called, in their order."""
    return [say.pick(*_THEMES[theme]) for theme in names]


def table(cards: pd.DataFrame, counts: pd.DataFrame, say: Speech) -> pd.DataFrame:
    """Figures x municipalities: rank, its interval, movement in words, whether it is unsteady.

    Parameters
    ----------
    cards
        ``scorecard.of_county``.
    counts
        ``scorecard.counts`` by figure.

    Returns
    -------
    DataFrame
        With the counts, and ``ranked``, the number of municipalities with a value.
    """
    cells = pd.Series([_cell(row, say) for _, row in cards.iterrows()], cards.index)
    codes = cards.index.get_level_values("region_code").unique()
    figures = cards.index.get_level_values("figure").unique()
    by_figure = cards.groupby(level="figure", sort=False)
    whole = pd.DataFrame({"year": by_figure.year.max(), "ranked": by_figure.places.max()})
    wide = cells.unstack("region_code").reindex(index=figures, columns=codes)
    return whole.join(counts).join(wide).rename_axis(columns=None)


def _cell(row: pd.Series, say: Speech) -> str:
    if pd.isna(row["rank"]):
        return MISSING
    tied = say.pick(" delad", " tied") if row.tied else ""
    said = [f"{row['rank']:.0f}{tied} ({span(row.low, row.high)})"]
    said += [say.pick(*_MOVES[int(row.moved)])] if pd.notna(row.moved) else []
    said += [say.pick("ostadig", "unsteady")] if row.unsteady else []
    return ", ".join(said)


def title(cards: pd.DataFrame, say: Speech) -> str:
    """The scorecard's."""
    first, last = int(cards.year.min()), int(cards.year.max())
    span = "–".join(str(year) for year in dict.fromkeys((first, last)))
    return say.pick(
        f"Plats bland Sveriges kommuner {span}, 1 är bäst",
        f"Rank among Sweden's municipalities {span}, 1 is best",
    )


def reading(counts: pd.DataFrame, say: Speech) -> str:
    """Whose figures are most often among the best and the last fifth, and who has moved.

    Parameters
    ----------
    counts
        ``scorecard.counts`` by municipality.
    """
    if len(counts) == 1:
        row = counts.iloc[0]
        place = region(str(counts.index[0]))
        return say.pick(
            f"Nyckeltal {place.located('sv')} i den bästa femtedelen av Sveriges kommuner: "
            f"{row.best_fifth} av {row.compared}; i den sista: {row.last_fifth}. Upp minst en "
            f"tiondel av platserna på fem år: {row.risen}; ned lika mycket: {row.fallen}.",
            f"Figures {place.located('en')} among the best fifth of Sweden's municipalities: "
            f"{row.best_fifth} of {row.compared}; among the last: {row.last_fifth}. Up by a tenth "
            f"of the ranks or more in five years: {row.risen}; down by as much: {row.fallen}.",
        )
    best, last, up, down = (
        _most(counts, name, say) for name in ("best_fifth", "last_fifth", "risen", "fallen")
    )
    said = [
        say.pick(
            f"Flest nyckeltal i den bästa femtedelen av Sveriges kommuner: {best}.",
            f"Most figures among the best fifth of Sweden's municipalities: {best}.",
        ),
        say.pick(f"Flest i den sista femtedelen: {last}.", f"Most among the last fifth: {last}."),
        say.pick(
            f"Flest nyckeltal upp minst en tiondel på fem år: {up}.",
            f"Most figures up by a tenth or more in five years: {up}.",
        ),
        say.pick(f"Flest ned lika mycket: {down}.", f"Most down by as much: {down}."),
    ]
    return " ".join(said)


def _most(counts: pd.DataFrame, name: str, say: Speech) -> str:
    most = counts[name].max()
    if not most:
        return say.pick("ingen kommun", "no municipality")
    named = [region(str(code)).name for code in counts.index[counts[name] == most]]
    if len(named) > _MOST:
        return say.pick(
            f"flera kommuner med {most} vardera", f"several municipalities with {most} each"
        )
    return f"{say.listed(named)} ({most})"


def alternative(cards: pd.DataFrame, say: Speech) -> str:
    """Every cell, a municipality at a time."""
    said = []
    for code, rows in cards.groupby(level="region_code", sort=False):
        cells = [
            f"{column(str(figure)).label(say)} {_cell(row, say)}"
            for figure, row in rows.droplevel("region_code").iterrows()
        ]
        said.append(f"{region(str(code)).in_text(say.lang)}: {'; '.join(cells)}")
    text = say.pick(
        "Rutnät över plats bland Sveriges kommuner, mellan vilka platser den gått på sex år inom "
        "parentes, och rörelse på fem år",
        "Grid of rank among Sweden's municipalities, what it has run between in six years in "
        "brackets, and movement in five years",
    )
    return f"{text}. {'. '.join(said)}."


# ---- small multiples ----


def multiples_title(lines: pd.DataFrame, say: Speech) -> str:
    """The small charts'."""
    years = lines.index.get_level_values("year")
    return say.pick(
        f"Sysselsatta i industrin (B+C) {years.min()}–{years.max()}, antal; egen skala per kommun",
        f"Employed in industry (B+C) {years.min()}–{years.max()}, persons; each on its own scale",
    )


def relative(figures: pd.DataFrame, say: Speech) -> str:
    """Whose industry has changed most in per cent, within the series.

    Parameters
    ----------
    figures
        ``structure.key_figures`` of the municipalities.
    """
    change = figures.relative_change.dropna()
    span = f"{int(figures.start_year.iloc[0])}–{int(figures.year.iloc[0])}"
    if change.empty:
        return say.pick(
            "Ingen procentuell förändring kan räknas.", "No change in per cent can be computed."
        )
    high, low = (region(str(code)) for code in (change.idxmax(), change.idxmin()))
    most, least = (say.number(value, "share_change") for value in (change.max(), change.min()))
    if high == low:
        return say.pick(
            f"Förändringen {span} var {most} {high.located('sv')}.",
            f"The change in {span} was {most} {high.located('en')}.",
        )
    return say.pick(
        f"I procent var förändringen {span} högst {high.located('sv')} ({most}) och lägst "
        f"{low.located('sv')} ({least}).",
        f"In per cent the change in {span} was highest {high.located('en')} ({most}) and lowest "
        f"{low.located('en')} ({least}).",
    )
