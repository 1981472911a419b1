"""What can a place offer those who want to invest?

Rows are municipalities. The trap: nobody publishes what land or premises are free; what is
here is what the place has, and how far it is to others.
"""

import numpy as np
import pandas as pd

from industry_analysis.indicators.register import indicator

# the published figures of the chapter, in the order of its table
FIGURES = (
    "broadband_fast",
    "power_outages",
    "business_climate",
    "building_permits",
    "environment_inspection",
    "post_secondary",
    "upper_secondary",
    "unemployment",
    "working_age_share",
    "working_age_forecast",
    "business_promotion",
)

# ASSUME: how long the power was out in a year is weather as much as the net: it is shown, and no
# strength, weakness or rank among twins is made of it.
WEATHER = "power_outages"

BUILDINGS_YEAR = 2023  # the table of building area is of one year, and has no column for it

# ASSUME: people can be expected to commute between municipalities whose centres are at most 50
# kilometres apart as the crow flies, about three quarters of an hour by car.
REACH = 50
# ASSUME: the centre of a municipality is the mean of its localities, weighted by population.
# Where they have less than half of its inhabitants, as in suburbs whose people belong to a
# locality counted elsewhere, it is the middle of its area.
COVERED = 0.5


def centres(localities: pd.DataFrame, middles: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Where the people of each municipality live: one point for all of them.

    Parameters
    ----------
    localities
        Rows of ``municipality_code``, ``population``, ``easting_3006`` and ``northing_3006``.
    middles
        The middle of each municipality's area: ``easting`` and ``northing``, metres, by code.
    people
        ``population`` and ``working_age``, persons by code.

    Returns
    -------
    DataFrame
        ``easting`` and ``northing``, metres in SWEREF 99 TM, and ``inhabitants``, those of
        working age, by code in the order of `middles`.
    """
    weight = localities["population"]
    of = localities["municipality_code"]
    covered = weight.groupby(of).sum().reindex(middles.index, fill_value=0)
    means = {
        axis: (localities[f"{axis}_3006"] * weight).groupby(of).sum() / weight.groupby(of).sum()
        for axis in ("easting", "northing")
    }
    persons = people.reindex(middles.index)
    by_localities = pd.DataFrame(means).reindex(middles.index)
    points = by_localities.where(covered >= COVERED * persons["population"], middles)
    return points.assign(inhabitants=persons["working_age"]).rename_axis(index="region_code")


def distances(points: pd.DataFrame, code: str) -> pd.Series:
    """Kilometres as the crow flies from a municipality's centre to all, nearest first."""
    east, north = (points[axis] - float(points[axis][code]) for axis in ("easting", "northing"))
    apart = np.hypot(east.to_numpy(dtype=float), north.to_numpy(dtype=float)) / 1000
    return pd.Series(apart, points.index, name="distance").sort_values(kind="stable")


@indicator(
    label={
        "sv": "Invånare 20–64 år inom räckhåll",
        "en": "Inhabitants aged 20–64 within reach",
    },
    unit={"sv": "invånare", "en": "inhabitants"},
    kind="count",
    definition={
        "sv": "Invånarna 20–64 år i de kommuner vars mittpunkt ligger högst 50 kilometer från "
        "kommunens, fågelvägen, den själv inräknad.",
        "en": "The inhabitants aged 20–64 of the municipalities whose centre is at most 50 "
        "kilometres as the crow flies from that of the municipality, itself included.",
    },
    reading={
        "sv": "Högre är fler att rekrytera bland utan flytt; vägar och vatten räknas inte.",
        "en": "Higher is more to recruit from without a move; roads and water do not count.",
    },
    direction="higher",
    source=("localities", "indicators"),
    per=("place",),
    among_all=True,
)
def labour_within_reach(points: pd.DataFrame, *, reach: float = REACH) -> pd.Series:
    """Inhabitants of all municipalities whose centre is within reach, its own among them.

    Parameters
    ----------
    points
        ``easting``, ``northing`` and ``inhabitants`` by code, as from `centres`.
    reach
        Kilometres as the crow flies.

    Returns
    -------
    Series
        Persons by code. Never less than the municipality's own inhabitants.
    """
    where = points[["easting", "northing"]].to_numpy()
    apart = np.hypot(*(where[:, np.newaxis] - where).transpose(2, 0, 1)) / 1000
    reached = (apart <= reach) @ points["inhabitants"].to_numpy(dtype=float)
    return pd.Series(reached, points.index, name="labour_within_reach")


@indicator(
    label={
        "sv": "Industribyggnader per sysselsatt i industrin",
        "en": "Industrial buildings per employed in industry",
    },
    unit={"sv": "m² per sysselsatt", "en": "m² per employed"},
    kind="count",
    definition={
        "sv": "Markytan under industribyggnader, delad med antalet sysselsatta i tillverkning och "
        "utvinning.",
        "en": "The ground area of industrial buildings over the number employed in manufacturing "
        "and mining.",
    },
    reading={
        "sv": "Högre är mer yta per person, i skrymmande industri eller i lokaler som står tomma; "
        "statistiken skiljer dem inte åt.",
        "en": "Higher is more area per person, in bulky industry or in empty premises; the "
        "statistics do not tell them apart.",
    },
    direction="neither",
    source=("building_area", "employment"),
    per=("place",),
)
def industrial_area_per_employed(area: pd.Series, persons: pd.Series) -> pd.Series:
    """Ground area of industrial buildings over the employed in industry.

    Parameters
    ----------
    area
        1 000 m² of industrial buildings, by code.
    persons
        Employed in industry, by code.

    Returns
    -------
    Series
        m² per person by code, in the order of `area`; missing where nobody is employed.
    """
    employed = persons.reindex(area.index)
    per_person = 1000 * area / employed.where(employed > 0)
    return per_person.rename("industrial_area_per_employed")


def buildings(area: pd.DataFrame, persons: pd.Series, codes: list[str]) -> pd.DataFrame:
    """Industrial buildings of some municipalities and of all together.

    Parameters
    ----------
    area
        Rows of ``municipality_code``, ``industry_1000m2`` and ``all_buildings_1000m2``.
    persons
        Employed in industry, by code.

    Returns
    -------
    DataFrame
        One row a municipality, and ``00`` for all of Sweden's: ``industrial_area`` (1 000 m²),
        ``share_of_buildings`` (of all buildings' area, 0–1), ``industrial_area_per_employed``.
    """
    by_code = area.set_index("municipality_code")
    whole = pd.concat([by_code, by_code.sum().to_frame("00").T]).rename_axis("region_code")
    everybody = persons.reindex(by_code.index).sum()
    employed = pd.concat([persons.reindex(by_code.index), pd.Series({"00": everybody})])
    industry = whole["industry_1000m2"]
    rows = pd.DataFrame(
        {
            "industrial_area": industry,
            "share_of_buildings": industry / whole["all_buildings_1000m2"],
            "industrial_area_per_employed": industrial_area_per_employed(industry, employed),
        }
    )
    of_codes = rows.loc[codes].sort_values("industrial_area_per_employed", ascending=False)
    return pd.concat([of_codes, rows.loc[["00"]]])


def within_reach(points: pd.DataFrame, persons: pd.Series, code: str) -> pd.DataFrame:
    """The municipalities within reach of one: how far, how many people, how much industry.

    Parameters
    ----------
    points
        As from `centres`, inhabitants aged 20–64.
    persons
        Employed in industry, by code.

    Returns
    -------
    DataFrame
        Nearest first, the municipality itself first: ``distance`` (km), ``inhabitants``,
        ``industry_employed``.
    """
    apart = distances(points, code)
    near = apart[apart <= REACH].rename_axis("region_code").to_frame()
    return near.assign(
        inhabitants=points["inhabitants"].reindex(near.index),
        industry_employed=persons.reindex(near.index),
    )
