"""Where does a place stand among all municipalities, figure by figure, and where is it going?

Rows of the results are figures, such as those of `published`. The trap: a rank hides how near
the others are; show the value, and that of the county and the country, beside it.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from industry_analysis.indicators import published
from industry_analysis.indicators.register import Direction

YEARS_BACK = 5


def standings(
    figures: pd.DataFrame,
    code: str,
    siblings: Sequence[str],
    *,
    directions: Mapping[str, Direction] | None = None,
    country: str = "00",
) -> pd.DataFrame:
    """Value, rank and movement of each figure in one municipality.

    Parameters
    ----------
    figures
        Rows (``region_code``, ``year``), columns figures; all municipalities, the county and
        the country, as from `published.over_time`.
    code
        The municipality.
    siblings
        The municipalities of its county, itself among them.
    directions
        Which value of each figure takes the first rank; the better one if ``None``.

    Returns
    -------
    DataFrame
        One row a figure, in the order of its columns. ``year``, the last in which places can
        be compared; ``value``, ``county`` and ``country``, in the figure's unit, missing where
        not published, and ``median`` of the municipalities; ``rank``, 1 for the best, or the
        highest of a figure where neither is better, equal values sharing the better rank,
        among the ``places`` that have a value; ``county_rank`` among the ``county_places``;
        ``position``, the share of the other municipalities that it is better than, equal ones
        counted half, 0–1; ``start_year``, ``change`` and ``country_change``, the difference
        from `YEARS_BACK` years before, missing where that year has no value.
    """
    if directions is None:
        directions = published.directions(map(str, figures))
    of_year = published.years(figures)
    rows = {
        name: _standing(
            values, directions[str(name)], code, siblings, int(of_year[str(name)]), country
        )
        for name, values in figures.items()
    }
    return pd.DataFrame(rows).T.astype(
        dict.fromkeys(("year", "places", "county_places", "start_year"), int)
    )


def positions(values: pd.Series, direction: Direction) -> pd.Series:
    """Share of the other places that each place is better than, equal ones counted half.

    Parameters
    ----------
    values
        A value a place; a missing one has no position.
    direction
        Which value is better; where neither is, the higher is taken.

    Returns
    -------
    Series
        0 for the least good, 1 for the best; half for a place that is alone.
    """
    ordered = values.rank(method="average", ascending=direction != "lower") - 1
    others = values.notna().sum() - 1
    return ordered / others if others else ordered.where(values.isna(), 0.5)


def positions_of(
    values: pd.DataFrame,
    codes: Sequence[str],
    *,
    directions: Mapping[str, Direction] | None = None,
) -> pd.DataFrame:
    """Positions of some municipalities among all, on figures that have a better side.

    Parameters
    ----------
    values
        Places x published figures, as from `published.latest`.
    directions
        As in `standings`.

    Returns
    -------
    DataFrame
        Those of `codes` x figures, 0–1, see `positions`.
    """
    municipalities = values[values.index.str.len() == 4]
    if directions is None:
        directions = published.directions(map(str, values))
    turned = {
        name: positions(column, directions[str(name)]) for name, column in municipalities.items()
    }
    return pd.DataFrame(turned).reindex(list(codes))


def _standing(
    values: pd.Series,
    direction: Direction,
    code: str,
    siblings: Sequence[str],
    year: int,
    country: str,
) -> dict[str, float]:
    now = values.xs(year, level="year")
    municipalities = now[now.index.str.len() == 4]
    beside = municipalities.reindex(list(siblings))
    start_year = year - YEARS_BACK
    before = values[values.index.get_level_values("year") == start_year].droplevel("year")
    moved = now - before.reindex(now.index)
    ascending = direction == "lower"
    return {
        "year": year,
        "value": now.get(code, float("nan")),
        "county": now.get(code[:2], float("nan")),
        "country": now.get(country, float("nan")),
        "median": municipalities.median(),
        "rank": municipalities.rank(method="min", ascending=ascending).get(code, float("nan")),
        "places": municipalities.notna().sum(),
        "county_rank": beside.rank(method="min", ascending=ascending)[code],
        "county_places": beside.notna().sum(),
        "position": positions(municipalities, direction).get(code, float("nan")),
        "start_year": start_year,
        "change": moved.get(code, float("nan")),
        "country_change": moved.get(country, float("nan")),
    }
