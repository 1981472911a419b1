"""Where do the municipalities of a county stand among all of Sweden's, figure by figure?

Rows are (``region_code``, ``figure``). The trap: a rank in one year may be chance, as with
bankruptcies in a small place, so how far it has swung between the years goes with it.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from industry_analysis.indicators import published, standing
from industry_analysis.indicators.register import Direction

# ASSUME: the themes and their figures are a choice. Each figure has a better side and is published
# for all places or for those that took part; figures without a better side, such as commuting,
# are left out, and the themes are not added up to an index.
THEMES: Mapping[str, tuple[str, ...]] = {
    "work": ("unemployment", "employment_rate"),
    "skills": ("post_secondary", "compulsory_only"),
    "firms": ("new_firms", "bankruptcies", "sector_breadth"),
    "economy": ("grp", "tax_base"),
    "people": ("population_change", "dependency_ratio", "working_age_forecast"),
    "environment": ("emissions", "power_outages"),
    "service": ("broadband_fast", "business_climate"),
}
FIGURES = [name for names in THEMES.values() for name in names]
FIFTH = 0.2
# ASSUME: a place has moved where its position among the municipalities has changed by a tenth of
# them or more in five years. Prices and what happens everywhere move no position.
MOVED = 0.1
# ASSUME: a position that swung by a third of the municipalities or more within those six years is
# unsteady: then its last year says little.
UNSTEADY = 1 / 3
# ASSUME: the interval of a rank is what it has run between in those six years, in ranks among the
# municipalities of the last year. It is no margin of error, and no weights are chosen.
_ROUNDING = 1e-9


def scorecard(figures: pd.DataFrame) -> pd.DataFrame:
    """Rank and movement of every municipality in every figure.

    Parameters
    ----------
    figures
        Rows (``region_code``, ``year``), columns published figures with a better side, as from
        `published.over_time`.

    Returns
    -------
    DataFrame
        Rows (``region_code``, ``figure``). ``year``, the last in which places can be compared;
        ``value``, in the figure's unit; ``rank``, 1 the best, equal ones sharing the better
        rank, ``tied`` where they do, among ``places``; ``position``, share of the others that it
        is better than, 0–1; ``low`` and ``high``, the ranks it has run between in six years;
        ``moved``, 1 up, −1 down, 0 neither, missing where either year is; ``unsteady``. A
        missing value has no rank and no interval.
    """
    directions = published.directions(map(str, figures))
    of_year = published.years(figures)
    return pd.concat(
        {
            str(name): _of_figure(values, directions[str(name)], int(of_year[str(name)]))
            for name, values in figures.items()
        },
        names=["figure"],
    ).swaplevel()


def of_county(cards: pd.DataFrame, codes: Sequence[str]) -> pd.DataFrame:
    """The rows of some municipalities, in their order, figures in theirs."""
    figures = cards.index.get_level_values("figure").unique()
    rows = pd.MultiIndex.from_product([list(codes), figures], names=cards.index.names)
    return cards.reindex(rows)


def counts(cards: pd.DataFrame, by: str) -> pd.DataFrame:
    """How many standings are among the best and the last fifth, and how many have moved.

    Parameters
    ----------
    cards
        As from `of_county`.
    by
        ``"region_code"``, one row a municipality, or ``"figure"``.

    Returns
    -------
    DataFrame
        ``best_fifth``, ``last_fifth``, ``risen``, ``fallen`` and ``unsteady`` of the
        ``compared`` that have a rank.
    """
    marks = pd.DataFrame(
        {
            "best_fifth": cards.position >= 1 - FIFTH,
            "last_fifth": cards.position < FIFTH,
            "risen": cards.moved > 0,
            "fallen": cards.moved < 0,
            "unsteady": cards.unsteady.astype("boolean").fillna(False).astype(bool),
            "compared": cards["rank"].notna(),
        }
    )
    return marks.groupby(level=by, sort=False).sum()


def _of_figure(values: pd.Series, direction: Direction, year: int) -> pd.DataFrame:
    by_year = values[values.index.get_level_values("region_code").str.len() == 4].unstack("year")
    start_year = year - standing.YEARS_BACK
    span = by_year.loc[:, by_year.columns.isin(range(start_year, year + 1))]
    span = span.dropna(axis="columns", how="all")
    positions = span.apply(standing.positions, direction=direction)
    now = by_year[year]
    before = positions.get(start_year, pd.Series(index=now.index, dtype=float))
    change = positions[year] - before
    rank = now.rank(method="min", ascending=direction == "lower")
    moved = (change >= MOVED - _ROUNDING).astype(float) - (change <= _ROUNDING - MOVED)
    ends = positions.agg(["max", "min"], axis="columns").where(now.notna(), axis="index")
    places = int(now.notna().sum())
    # outwards to whole ranks: a tied place lies between two
    as_ranks = (1 + (1 - ends) * (places - 1)).round(6).agg({"max": np.floor, "min": np.ceil})
    return pd.DataFrame(
        {
            "year": year,
            "value": now,
            "rank": rank,
            "tied": rank.duplicated(keep=False) & rank.notna(),
            "places": places,
            "position": positions[year],
            "low": np.minimum(as_ranks["max"], rank),
            "high": np.maximum(as_ranks["min"], rank),
            "moved": moved.where(change.notna()),
            "unsteady": ends["max"] - ends["min"] >= UNSTEADY,
        }
    )
