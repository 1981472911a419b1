"""How much greenhouse gas does a place emit, by sector, and how has that changed?

Rows are (``region_code``, ``year``), columns sectors, cells tonnes of CO2 equivalents. The
trap: the years are unevenly spaced and of two editions; `indicators.steps` tells which of the
changes from year to year may be bookkeeping.
"""

from collections.abc import Sequence

import pandas as pd

from industry_analysis.indicators.counts import refuse

# the publisher's sectors, in the order of our tables
SECTORS = {
    "Industri (energi + processer)": "gas_industry",
    "El och fjärrvärme": "gas_power",
    "Transporter": "gas_transport",
    "Jordbruk": "gas_farming",
    "Arbetsmaskiner": "gas_machines",
    "Avfall (inkl.avlopp)": "gas_waste",
    "Egen uppvärmning av bostäder och lokaler": "gas_heating",
    "Produktanvändning (inkl. lösningsmedel)": "gas_products",
}
# ASSUME: international transport is left out of all totals: it is given from 2023 only, and
# with it the totals of 2022 and 2023 would not be of the same thing.
_LEFT_OUT = "Utrikes transporter"
INDUSTRY, TOTAL = "gas_industry", "gas_total"


# ASSUME: a single storm decides how long the power is out in a year; the mean of five is told.
STORMS = 5


def by_sector(gases: pd.DataFrame) -> pd.DataFrame:
    """Emissions of each place and year by sector, and all of them together.

    Parameters
    ----------
    gases
        Rows of ``municipality_code``, ``sector``, ``year`` and ``tonnes_co2e``.

    Returns
    -------
    DataFrame
        Rows (``region_code``, ``year``), columns `SECTORS` and ``gas_total``, tonnes of CO2
        equivalents; counties and Sweden (``00``) are the sums of their municipalities.

    Raises
    ------
    IndicatorError
        If a sector is unknown.
    """
    # ASSUME: the emissions of a county and of Sweden are the sums of their municipalities'.
    unknown = sorted(set(gases["sector"]) - {*SECTORS, _LEFT_OUT})
    refuse(
        f"greenhouse_gases: {len(unknown)} sectors are unknown; the first is {unknown[0]!r}"
        for _ in unknown[:1]
    )
    kept = gases[gases["sector"].isin(SECTORS)]
    wide = kept.pivot(
        index=["municipality_code", "year"], columns="sector", values="tonnes_co2e"
    ).rename(columns=SECTORS)[list(SECTORS.values())]
    wide.index = wide.index.set_names("region_code", level=0)
    codes = wide.index.get_level_values("region_code")
    sums = [
        wide.groupby([pd.Index(of, name="region_code"), "year"]).sum()
        for of in (codes.str[:2], ["00"] * len(wide))
    ]
    together = pd.concat([wide, *sums]).rename_axis(columns=None)
    return together.assign(gas_total=together.sum(axis="columns"))


def editions(gases: pd.DataFrame) -> pd.Series:
    """The publisher's edition that each year is from."""
    return gases.groupby("year")["vintage"].first()


def key_figures(
    emissions: pd.DataFrame, per_employed: pd.DataFrame, power: pd.DataFrame, codes: Sequence[str]
) -> pd.DataFrame:
    """What the bottom line says of each of some places.

    Parameters
    ----------
    emissions, per_employed
        As from `by_sector` and `intensity.industry_per_employed`.
    power
        ``electricity_balance``, of which the last year is used, and ``power_outages``, of which
        the mean of the last `STORMS` years is, by (region, year).
    codes
        The places, the one in question first: its last year of employment is that of all.

    Returns
    -------
    DataFrame
        Places x figures: ``gas_total``, ``gas_change`` since the first year and
        ``gas_change_last`` since the year before, 0–1,
        ``gas_industry``, ``gas_industry_share``, 0–1, ``emissions_per_employed``,
        ``electricity_balance`` and ``outages_mean`` (missing where not published); ``year``,
        ``start_year``, ``employed_year``, ``power_year`` and ``outages_from``, those of the
        figures.
    """
    places = list(codes)
    start, year = _ends(emissions)
    now, before, first = (
        emissions.xs(y, level="year").loc[places] for y in (year, year - 1, start)
    )
    employed_year = int(per_employed.loc[codes[0]].index.get_level_values("year").max())
    intensity = per_employed["emissions_per_employed"].xs(employed_year, level="year")
    power_year = int(power.index.get_level_values("year").max())
    last = power.xs(power_year, level="year").reindex(places)
    since = power_year - STORMS + 1
    stormy = power.loc[power.index.get_level_values("year") >= since, "power_outages"]
    outages = stormy.unstack("year").reindex(places).mean(axis="columns", skipna=False)
    return pd.DataFrame(
        {
            "gas_total": now[TOTAL],
            "gas_change": now[TOTAL] / first[TOTAL] - 1,
            "gas_change_last": now[TOTAL] / before[TOTAL] - 1,
            INDUSTRY: now[INDUSTRY],
            "gas_industry_share": now[INDUSTRY] / now[TOTAL],
            "emissions_per_employed": intensity.droplevel("series").reindex(places),
            "electricity_balance": last["electricity_balance"],
            "outages_mean": outages,
            "year": year,
            "start_year": start,
            "employed_year": employed_year,
            "power_year": power_year,
            "outages_from": since,
        }
    ).rename_axis("region_code")


# ASSUME: what happened lately is told from 2015 on, the first of the yearly figures and of the
# same edition as the latest.
RECENT = 2015


def changes(emissions: pd.DataFrame, codes: Sequence[str]) -> pd.DataFrame:
    """Relative change of all emissions and of industry's, since the first year and `RECENT`.

    Returns
    -------
    DataFrame
        Places x ``gas_change``, ``gas_change_recent``, ``gas_change_last`` since the year
        before, ``industry_change`` and ``industry_change_recent``, 0–1, with ``year``,
        ``start_year`` and ``recent_year``.
    """
    start, year = _ends(emissions)
    now, first, recent, before = (
        emissions.xs(y, level="year").loc[list(codes)] for y in (year, start, RECENT, year - 1)
    )
    return pd.DataFrame(
        {
            "gas_change": now[TOTAL] / first[TOTAL] - 1,
            "gas_change_recent": now[TOTAL] / recent[TOTAL] - 1,
            "gas_change_last": now[TOTAL] / before[TOTAL] - 1,
            "industry_change": now[INDUSTRY] / first[INDUSTRY] - 1,
            "industry_change_recent": now[INDUSTRY] / recent[INDUSTRY] - 1,
            "year": year,
            "start_year": start,
            "recent_year": RECENT,
        }
    ).rename_axis("region_code")


def data_limits(
    gases: pd.DataFrame,
    releases: pd.DataFrame,
    installations: pd.DataFrame,
) -> pd.Series:
    """Years and editions that limit the figures of the chapter.

    Parameters
    ----------
    gases, releases, installations
        The tables of greenhouse gases, of releases to air and of emissions trading.

    Returns
    -------
    Series
        ``edition``, the latest, and ``earlier_edition`` with ``earlier_first`` and
        ``earlier_last``, its years; ``abroad_year``, the first with international transport;
        ``plants_year`` and ``trading_year``, the last of each.
    """
    of_year = editions(gases)
    earlier = of_year[of_year < of_year.max()]
    abroad = gases[gases["sector"].eq(_LEFT_OUT) & gases["tonnes_co2e"].gt(0)]
    return pd.Series(
        {
            "edition": of_year.max(),
            "earlier_edition": earlier.max(),
            "earlier_first": earlier.index.min(),
            "earlier_last": earlier.index.max(),
            "abroad_year": abroad["year"].min(),
            "plants_year": releases["year"].max(),
            "trading_year": installations["year"].max(),
        }
    )


def _ends(emissions: pd.DataFrame) -> tuple[int, int]:
    years = emissions.index.get_level_values("year")
    return int(years.min()), int(years.max())
