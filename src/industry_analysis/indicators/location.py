"""Where does a municipality lie: its localities, its neighbours, and how far are the cities?

Rows are localities or municipalities. The trap: distances are between the points where people
live in the mean, as the crow flies; two neighbours may be far apart by road.
"""

import pandas as pd

from industry_analysis.indicators.establishment import distances

# ASSUME: the cities that a place's distance to matters for are its county's municipality with
# most inhabitants, and Sweden's three.
CITIES = 3


def localities_of(localities: pd.DataFrame, code: str) -> pd.DataFrame:
    """The localities of one municipality, the most populous first.

    Parameters
    ----------
    localities
        Rows of ``municipality_code``, ``locality``, ``population`` and ``hectares``.

    Returns
    -------
    DataFrame
        By name: ``locality_population`` (persons) and ``hectares`` of land. Empty for a
        municipality whose people belong to a locality that is counted elsewhere.
    """
    own = localities[localities["municipality_code"] == code]
    largest = own.sort_values("population", ascending=False, kind="stable").set_index("locality")
    return largest.rename(columns={"population": "locality_population"})[
        ["locality_population", "hectares"]
    ]


def surroundings(
    points: pd.DataFrame, population: pd.Series, neighbours: pd.DataFrame, code: str
) -> pd.DataFrame:
    """The neighbours of a municipality and the cities, nearest first.

    Parameters
    ----------
    points
        As from ``establishment.centres``.
    population
        Inhabitants by code, all municipalities.
    neighbours
        Ordered pairs ``municipality_code``, ``neighbour_code``, as from ``load.neighbours``.

    Returns
    -------
    DataFrame
        By code: ``distance`` (km as the crow flies), ``population``, and ``borders``, ``county``
        and ``country``, whether it is a neighbour, the county's and one of Sweden's `CITIES`
        with most inhabitants. The place itself is left out.
    """
    beside = neighbours.loc[neighbours["municipality_code"] == code, "neighbour_code"]
    of_all = population.loc[points.index]
    in_county = of_all[of_all.index.str[:2] == code[:2]]
    kinds = {
        "borders": set(beside),
        "county": {in_county.idxmax()},
        "country": set(of_all.nlargest(CITIES).index),
    }
    rows = distances(points, code).rename_axis("region_code").to_frame()
    rows = rows.assign(
        population=of_all, **{kind: rows.index.isin(codes) for kind, codes in kinds.items()}
    ).drop(index=code)
    return rows[rows[list(kinds)].any(axis="columns")]
