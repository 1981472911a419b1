"""How much does the industry of a place emit per employed?

Rows are places, or a place's years. The trap: emissions hang on a few plants, and the employed
are of one series only, so nothing is computed across a break.
"""

from collections.abc import Sequence

import pandas as pd

from industry_analysis.indicators.counts import checked_pair
from industry_analysis.indicators.register import indicator

INDUSTRY = "gas_industry"


@indicator(
    label={"sv": "Utsläpp per sysselsatt", "en": "Emissions per employed"},
    unit={"sv": "ton CO2e per sysselsatt", "en": "tonnes CO2e per employed"},
    kind="number",
    definition={
        "sv": "Utsläppen av växthusgaser från branschen delade med dess sysselsatta.",
        "en": "The greenhouse gases that the industry emits, divided by its employed.",
    },
    reading={
        "sv": "0 betyder inga utsläpp. Inköpt el och fjärrvärme ingår inte i industrins utsläpp.",
        "en": "0 means no emissions. Bought power and heat are not part of industry's emissions.",
    },
    direction="lower",
    source=("greenhouse_gases", "employment"),
    per=("place", "industry"),
)
def emissions_per_employed(emissions: pd.DataFrame, employed: pd.DataFrame) -> pd.DataFrame:
    """Greenhouse gases emitted by each industry of a place, per employed in it.

    Parameters
    ----------
    emissions
        Tonnes of CO2 equivalents, places x industries.
    employed
        Persons employed in the same places and industries, in any order.

    Returns
    -------
    DataFrame
        Tonnes per employed, places x industries. 0: no emissions. Missing where nobody is
        employed.

    Raises
    ------
    IndicatorError
        If a cell is missing (withheld), infinite or negative, or the labels differ.
    """
    emissions, employed = checked_pair(
        emissions, employed, names=("emissions", "employed"), allow_empty_places=True
    )
    return emissions / employed.where(employed > 0)


def industry_per_employed(
    emissions: pd.DataFrame, over_time: pd.DataFrame, *, series: str
) -> pd.DataFrame:
    """The industry's emissions, employed and emissions per employed, where there are both.

    Parameters
    ----------
    emissions
        As from `transition.by_sector`.
    over_time
        Rows (``region_code``, ``series``, ``year``) with ``employed`` in the industry.
    series
        The one series of employment whose years are used: none is computed across a break.

    Returns
    -------
    DataFrame
        Rows (``region_code``, ``series``, ``year``); columns ``gas_industry``, ``employed``
        and ``emissions_per_employed``.
    """
    # ASSUME: SMHI's sector industry and the industries B+C are taken for the same; refineries
    # and mines are in both, other borders between the two may differ.
    persons = over_time["employed"].xs(series, level="series", drop_level=False).rename("employed")
    rows = persons.to_frame().join(emissions[INDUSTRY], on=["region_code", "year"], how="inner")
    cells = {name: rows[[name]].set_axis(["B+C"], axis=1) for name in (INDUSTRY, "employed")}
    ratio = emissions_per_employed(cells[INDUSTRY], cells["employed"])["B+C"]
    return rows[[INDUSTRY, "employed"]].assign(emissions_per_employed=ratio)


def lines(ratio: pd.Series, codes: Sequence[str]) -> pd.DataFrame:
    """One column a place, rows (``series``, ``year``) in which the first place has a value."""
    wide = ratio[ratio.index.isin(codes, level="region_code")].unstack("region_code")
    return wide.reindex(columns=list(codes)).dropna(subset=[codes[0]]).rename_axis(columns=None)


def ranked(per_employed: pd.DataFrame) -> pd.DataFrame:
    """Rank of each municipality by industry's emissions per employed, 1 the lowest.

    Parameters
    ----------
    per_employed
        As from `industry_per_employed`.

    Returns
    -------
    DataFrame
        By municipality: ``emissions_per_employed``, ``rank_lowest``, equal values sharing the
        better, among the ``places`` that have a value, and ``position``, the share of the
        others that emit more; of ``year``, the last in which all have one.
    """
    values = per_employed["emissions_per_employed"].droplevel("series").unstack("year")
    municipal = values[values.index.str.len() == 4]
    year = int(max(municipal.columns[municipal.notna().sum() == municipal.notna().sum().max()]))
    last = municipal[year]
    return pd.DataFrame(
        {
            "year": year,
            "emissions_per_employed": last,
            "rank_lowest": last.rank(method="min"),
            "places": last.notna().sum(),
            "position": 1 - (last.rank(method="average") - 1) / (last.notna().sum() - 1),
        }
    )
