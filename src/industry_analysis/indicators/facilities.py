"""Which plants report releases to air or trade in emission allowances, and how much?

Rows are plants, or a plant's years. The trap: a year without a row is one below the reporting
threshold, not zero; and total carbon dioxide includes that of biomass.
"""

import pandas as pd

CO2, CO2_FOSSIL = "Carbon dioxide (CO2)", "Carbon dioxide (CO2) excluding biomass"
# ASSUME: a step of the fossil share of a plant's carbon dioxide of at least a quarter of the
# whole within a year asks for an explanation, and so does a year with less than a tenth of both
# neighbouring years' fossil carbon dioxide.
SHARE_STEP, SLIP = 0.25, 0.1

# The six are those that the summary of the OECD's book lists. The wording of each activity was
# read in annex I of regulation (EC) 166/2006; the OECD itself has no list of activities.
# ASSUME: the OECD's six exposed industries (Regional Industrial Transitions to Climate
# Neutrality, 2023) are matched with the activity a plant reports (annex I of the E-PRTR
# regulation): only activities that lie within the industry count, so neither the roasting and
# sintering of ore 2(a), which mines do too, forges 2(c)(ii), metal coating 2(c)(iii), surface
# treatment 2(f), mines 3(a–b), pharmaceuticals 4(e) nor wood preservation 6(c).
# ASSUME: paper and board 6(b) counts as pulp and paper though the same activity is also that of
# chipboard, fibreboard and plywood, and refineries of oil and gas 1(a) count as refining.
EXPOSED = {
    "coke_and_refining": ("1(a)", "1(d)"),
    "chemicals": ("4(a)", "4(b)", "4(c)", "4(d)", "4(f)"),
    "basic_metals": ("2(b)", "2(c)(i)", "2(d)", "2(e)"),
    "minerals": ("3(c)", "3(d)", "3(e)", "3(f)", "3(g)"),
    "pulp_and_paper": ("6(a)", "6(b)"),
    "motor_vehicles": (),  # no activity of the regulation is that of making vehicles
}


def counties(plants: pd.DataFrame) -> list[str]:
    """Codes of the counties whose plants are in a table at all."""
    return sorted(plants["municipality_code"].str[:2].unique())


def exposed_industry(activity: str) -> str:
    """The exposed industry that a plant's activity lies within, or nothing: ``4(a)(iv)``."""
    return next((name for name, of in EXPOSED.items() if activity.startswith(of)), "")


def reporting(facilities: pd.DataFrame, releases: pd.DataFrame, code: str) -> pd.DataFrame:
    """The plants of a municipality in the industrial reporting, with what they release to air.

    Parameters
    ----------
    facilities
        Plants with ``facility_id``, ``facility``, ``municipality_code`` and sector.
    releases
        Rows of ``facility_id``, ``year``, ``pollutant`` and ``kg``.

    Returns
    -------
    DataFrame
        By plant's name, in order: ``eprtr_sector``, ``annex_i_activity``, ``exposed``
        (`EXPOSED`, or empty), ``pollutants`` ever reported, ``last_release_year`` (missing
        where none is), ``latitude`` and ``longitude``.
    """
    here = facilities[facilities["municipality_code"].eq(code)].sort_values("facility")
    by_plant = releases.groupby("facility_id").agg(
        pollutants=("pollutant", "nunique"), last_release_year=("year", "max")
    )
    rows = here.join(by_plant, on="facility_id")
    rows["pollutants"] = rows["pollutants"].fillna(0).astype(int)
    rows["exposed"] = [exposed_industry(activity) for activity in rows["annex_i_activity"]]
    columns = ["eprtr_sector", "annex_i_activity", "exposed", "pollutants", "last_release_year"]
    return rows.set_index("facility")[[*columns, "latitude", "longitude"]]


def carbon_dioxide(facilities: pd.DataFrame, releases: pd.DataFrame, code: str) -> pd.DataFrame:
    """Carbon dioxide of a municipality's plants by year, in all and from fossil sources.

    Returns
    -------
    DataFrame
        Rows (``facility``, ``year``); ``co2`` and ``co2_fossil``, tonnes, ``fossil_share``,
        0–1. A year below the reporting threshold has no row, and a missing part is missing.
    """
    here = facilities.loc[facilities["municipality_code"].eq(code), ["facility_id", "facility"]]
    names = {CO2: "co2", CO2_FOSSIL: "co2_fossil"}
    rows = releases[releases["pollutant"].isin(names)].merge(here, on="facility_id")
    tonnes = rows.pivot(index=["facility", "year"], columns="pollutant", values="kg") / 1000
    wide = tonnes.rename(columns=names).reindex(columns=list(names.values()))
    return wide.assign(fossil_share=wide["co2_fossil"] / wide["co2"]).rename_axis(columns=None)


def share_step(carbon: pd.DataFrame) -> pd.DataFrame:
    """The largest step of a plant's fossil share within a year, if it asks for an explanation.

    Returns
    -------
    DataFrame
        By plant, those with a step of at least `SHARE_STEP`: ``year``, ``before`` and
        ``after``.
    """
    rows = carbon["fossil_share"].dropna().reset_index()
    before = rows.assign(year=rows["year"] + 1)
    pairs = rows.merge(before, on=["facility", "year"], suffixes=("", "_before"))
    pairs = pairs.rename(columns={"fossil_share": "after", "fossil_share_before": "before"})
    size = (pairs["after"] - pairs["before"]).abs()
    large = pairs.assign(size=size)[size >= SHARE_STEP].sort_values("size", ascending=False)
    return large.drop_duplicates("facility").set_index("facility")[["year", "before", "after"]]


def slips(carbon: pd.DataFrame) -> pd.Series:
    """Years in which a plant's fossil carbon dioxide is a fraction of both neighbouring years'.

    Returns
    -------
    Series
        Tonnes by (``facility``, ``year``).
    """
    tonnes = carbon["co2_fossil"].dropna()
    plants, years = (tonnes.index.get_level_values(level) for level in ("facility", "year"))
    before, after = (
        tonnes.reindex(pd.MultiIndex.from_arrays([plants, years + by])).to_numpy() for by in (-1, 1)
    )
    return tonnes[(tonnes < SLIP * before) & (tonnes < SLIP * after)]


def trading(installations: pd.DataFrame, code: str) -> pd.DataFrame:
    """Free allowances and verified emissions of a municipality's installations by year.

    Returns
    -------
    DataFrame
        Rows ``year``; ``free_allocation`` and ``verified``, tonnes of CO2 equivalents, of the
        ``installations`` that have a row that year.
    """
    here = installations[installations["municipality_code"].eq(code)]
    return here.groupby("year").agg(
        free_allocation=("free_allocation_tonnes", "sum"),
        verified=("verified_tonnes_co2e", "sum"),
        installations=("installation_id", "nunique"),
    )


def trading_by_installation(installations: pd.DataFrame, code: str) -> pd.DataFrame:
    """The same of the whole period by installation, the largest emitter first.

    Returns
    -------
    DataFrame
        By installation's name: ``free_allocation``, ``verified``, ``first_year``,
        ``last_year``, ``latitude`` and ``longitude``.
    """
    here = installations[installations["municipality_code"].eq(code)]
    rows = here.groupby("installation").agg(
        free_allocation=("free_allocation_tonnes", "sum"),
        verified=("verified_tonnes_co2e", "sum"),
        first_year=("year", "min"),
        last_year=("year", "max"),
        latitude=("latitude", "first"),
        longitude=("longitude", "first"),
    )
    return rows.sort_values("verified", ascending=False, kind="stable")


def exposed_plants(plants: pd.DataFrame, *, carried: bool) -> pd.DataFrame:
    """How many of a municipality's reporting plants lie within each exposed industry.

    Parameters
    ----------
    plants
        As from `reporting`.
    carried
        Whether plants of the county are in the table at all.

    Returns
    -------
    DataFrame
        By exposed industry, ``plants``: missing for motor vehicles, which no activity shows,
        and everywhere where no plant is carried.
    """
    counts = plants["exposed"].value_counts().reindex(list(EXPOSED), fill_value=0).astype(float)
    shown = pd.Series({name: carried and bool(of) for name, of in EXPOSED.items()})
    return counts.where(shown).rename("plants").rename_axis("exposed").to_frame()
