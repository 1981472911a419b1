"""What is published of a place's energy and power, for which years, and what stands out?

Rows are (``region_code``, ``year``), columns published figures. The trap: a figure that would
reveal a single firm is withheld, so the years that are there differ from place to place, and
an empty year is not zero.
"""

from collections.abc import Sequence

import pandas as pd

# the published figures of the chapter, in the order of its table
FIGURES = (
    "energy_use",
    "industrial_energy",
    "electricity_production",
    "wind_power",
    "solar_power",
    "electricity_balance",
    "power_outages",
)
# those that are withheld for some places
WITHHELD = (
    "energy_use",
    "industrial_energy",
    "electricity_production",
    "wind_power",
    "electricity_balance",
)
POWER = ("electricity_production", "wind_power", "solar_power")
# ASSUME: a value more than twice, or less than half, the median of a place's own published
# years, of which there are at least five, asks for an explanation.
ODD, FEWEST = 2.0, 5


def of_all_years(figures: pd.DataFrame, name: str, codes: Sequence[str]) -> pd.DataFrame:
    """One figure in every year that it is published for anybody, a column a place.

    Returns
    -------
    DataFrame
        Rows (``series``, ``year``) of one series, the figure's name; missing where nothing is
        published for the place. Places without any value are left out, all rows where the
        first place has none.
    """
    chosen = figures[name].dropna()
    wide = chosen.unstack("region_code").sort_index().reindex(columns=list(codes))
    wide = wide.dropna(axis="columns", how="all")
    rows = wide if codes[0] in wide else wide.iloc[:0]
    return pd.concat({name: rows}, names=["series"]).rename_axis(columns=None)


def of_place(figures: pd.DataFrame, names: Sequence[str], code: str) -> pd.DataFrame:
    """Figures of one place, rows ``year``; years and figures without any value left out."""
    rows = figures.loc[figures.index.isin([code], level="region_code"), list(names)]
    return rows.droplevel("region_code").dropna(how="all").dropna(axis="columns", how="all")


def odd_years(line: pd.Series) -> pd.Series:
    """The values of a place that are far from its own others, see `ODD`.

    Parameters
    ----------
    line
        One place's values by year.
    """
    values = line.dropna()
    median = values.median()
    far = (values > ODD * median) | (values < median / ODD)
    return values[far] if len(values) >= FEWEST else values.iloc[:0]


def availability(figures: pd.DataFrame, names: Sequence[str], code: str) -> pd.DataFrame:
    """For how many years figures that may be withheld are published for a place.

    Returns
    -------
    DataFrame
        By ``figure``: ``published_years`` of ``all_years``, those that it is published for
        some municipality, and ``last_published``, the place's last (missing where none is).
    """
    rows = {}
    for name in names:
        values = figures[name].dropna()
        municipal = values[values.index.get_level_values("region_code").str.len() == 4]
        here = municipal[municipal.index.isin([code], level="region_code")]
        years = here.index.get_level_values("year")
        rows[name] = {
            "published_years": years.nunique(),
            "all_years": municipal.index.get_level_values("year").nunique(),
            "last_published": years.max() if len(years) else float("nan"),
        }
    return pd.DataFrame(rows).T.rename_axis(index="figure")
