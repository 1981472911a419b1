"""Published key figures of places: which values a place has, and of which year.

Rows of a table of figures are (``region_code``, ``year``), columns the figures by name. The
trap: a missing value is not zero: the publisher withheld it, or the place did not take part.
"""

from collections.abc import Iterable, Sequence

import pandas as pd

from industry_analysis.indicators.counts import refuse
from industry_analysis.indicators.published import area, business, people  # noqa: F401  they enter
from industry_analysis.indicators.published.figures import Published, published
from industry_analysis.indicators.register import Direction

__all__ = ["Published", "directions", "latest", "lines", "over_time", "published", "years"]


def over_time(kolada: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Give published figures by place and year, in the units of `published`.

    Parameters
    ----------
    kolada
        Rows of ``kpi``, ``region_code``, ``year`` and ``value``, as from ``load.indicators``.
    names
        Names of published figures, in the order of the columns.

    Returns
    -------
    DataFrame
        Rows (``region_code``, ``year``), columns the figures; shares of one where they are
        published in per cent. Missing where nothing is published.

    Raises
    ------
    IndicatorError
        If a name is unknown, or a figure has no value at all.
    """
    unknown = [name for name in names if name not in published()]
    refuse(
        f"published: {len(unknown)} names are unknown; the first is {first!r}"
        for first in unknown[:1]
    )
    wanted = {published()[name].kpi: name for name in names}
    rows = kolada[kolada["kpi"].isin(wanted)].assign(name=lambda row: row["kpi"].map(wanted))
    wide = rows.pivot(index=["region_code", "year"], columns="name", values="value")
    empty = [name for name in names if name not in wide]
    refuse(
        f"published: {len(empty)} figures have no value; the first is {first!r}"
        for first in empty[:1]
    )
    factors = pd.Series({name: published()[name].factor for name in names})
    return wide[list(names)].mul(factors, axis="columns").rename_axis(columns=None)


def years(figures: pd.DataFrame) -> pd.Series:
    """Give the last year of each figure in which places can be compared.

    Parameters
    ----------
    figures
        Rows (``region_code``, ``year``), as from `over_time`.

    Returns
    -------
    Series
        A year a figure: the last one that has at least nine tenths as many values as the year
        before it.
    """
    # ASSUME: a year with fewer than nine tenths as many values as the year before is not
    # complete yet, and is left out of comparisons.
    counted = figures.groupby(level="year").count().sort_index()
    complete = (counted > 0) & (counted >= 0.9 * counted.shift(fill_value=0))
    return pd.Series({name: int(marks.index[marks].max()) for name, marks in complete.items()})


def latest(figures: pd.DataFrame) -> pd.DataFrame:
    """Give the values of each figure in its year of `years`, the same for all places.

    Returns
    -------
    DataFrame
        Places x figures; missing where a place has no value in that year.
    """
    of_year = years(figures)
    return pd.DataFrame(
        {name: figures[name].xs(year, level="year") for name, year in of_year.items()}
    )


def directions(figures: Iterable[str]) -> dict[str, Direction]:
    """Which value of each figure is better."""
    return {name: published()[name].direction for name in figures}


def lines(figures: pd.DataFrame, name: str, codes: Sequence[str]) -> pd.DataFrame:
    """One figure over the years, a column a place; rows (``series``, ``year``) of one series.

    Returns
    -------
    DataFrame
        The years in which the first place has a value. The series is the figure's name.
    """
    chosen = figures[name][figures.index.isin(codes, level="region_code")]
    wide = chosen.unstack("region_code").reindex(columns=list(codes)).dropna(subset=[codes[0]])
    return pd.concat({name: wide}, names=["series"]).rename_axis(columns=None)
