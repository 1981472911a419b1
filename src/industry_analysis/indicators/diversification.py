"""What lies near what a place already does, and what is it worth? Occupations in the job ads.

Rows are regions or the occupations they lack. The trap: complexity here is how rare an occupation
is and how broad the places are that have it; it mostly follows their size and says nothing of how
hard the work is.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from industry_analysis.indicators.counted_ads import ADS_YEAR, TOO_FEW
from industry_analysis.indicators.occupation_space import LEAST_ADS, LEAST_ADS_OF_COUNTY, Space
from industry_analysis.indicators.occupations import is_industrial
from industry_analysis.indicators.opportunity import diversification_options
from industry_analysis.indicators.quotient import location_quotient
from industry_analysis.indicators.variety import related_variety

NEAREST = 10
# ASSUME: ads are redrawn one by one (Poisson), 200 times, what is near held as it is. Employers
# place ads in bunches, so the share of the draws in which an option returns is rather too high.
DRAWS, SEED = 200, 18
_SSYK_GROUP = 2
_OPTION = ["ads", "density", "relative_density", "relative_complexity", "quadrant", "returns"]

Marks = npt.NDArray[np.bool_]


def profiles(space: Space) -> pd.DataFrame:
    """Size, occupations, complexity and related variety of every region.

    Returns
    -------
    DataFrame
        By region: ``counted_ads``, ``left_out`` and ``industrial_ads``; ``common_industrial`` of
        the ``compared_industrial`` occupations; ``complexity``, mean of the occupations it has, and
        ``related_variety`` of its ads, in bits, over two-digit groups; and, as
        ``…_at_size``, what the straight line over the logarithm of the ads gives a municipality
        of its size, and ``…_beyond``, the difference. Those are missing for counties, and all
        but the counts for a municipality with too few ads.
    """
    industrial = is_industrial(space.ads.columns).to_numpy()
    compared = is_industrial(space.present.columns).to_numpy()
    groups = pd.Series(space.ads.columns.str[:_SSYK_GROUP], space.ads.columns)
    has = space.present.astype(float)
    rows = pd.DataFrame(
        {
            "counted_ads": space.ads.sum(axis="columns"),
            "left_out": space.left_out,
            "industrial_ads": space.ads.loc[:, industrial].sum(axis="columns"),
            "common_industrial": has.loc[:, compared].sum(axis="columns"),
            "compared_industrial": int(compared.sum()),
            "complexity": has @ space.complexity / has.sum(axis="columns"),
            "related_variety": related_variety(space.ads, groups),
        }
    ).rename_axis("region_code")
    judged = rows.counted_ads >= TOO_FEW
    for name in ("complexity", "related_variety"):
        rows[name] = rows[name].where(judged)
        line = at_size(rows[name], rows.counted_ads, rows.index.str.len() == 4)
        rows[f"{name}_at_size"] = line
        rows[f"{name}_beyond"] = rows[name] - line
    return rows


def at_size(values: pd.Series, size: pd.Series, among: Marks) -> pd.Series:
    """The straight line of values over the logarithm of size, by least squares.

    Parameters
    ----------
    values, size
        By place; missing values are left out.
    among
        The places that the line is fitted to and given for.
    """
    # ASSUME: what a place of its size would have is a straight line over the logarithm of its
    # ads, fitted to the municipalities that are judged.
    known = values.notna().to_numpy() & among
    logs = np.log(size[known].astype(float))
    slope, level = np.polyfit(logs, values[known].astype(float), 1)
    return (level + slope * logs).reindex(values.index)


def common(space: Space, names: pd.Series, code: str) -> pd.DataFrame:
    """The industrial and technical occupations that a county has, highest quotient first.

    Returns
    -------
    DataFrame
        One row an occupation, by name: ``ads``; ``ad_ratio``, its share of the ads over that
        in Sweden; ``with_it``, how many of the county's municipalities have it.
    """
    own = space.ads.loc[[code]]
    country = space.ads[space.ads.index.str.len() == 4].sum()
    inside = space.present[space.present.index.str.match(rf"{code}\d\d")]
    rows = pd.DataFrame(
        {
            "ads": own.T[code],
            "ad_ratio": location_quotient(own, country).T[code],
            "with_it": inside.sum(),
        }
    )
    has = space.present.T[code]
    chosen = rows.loc[has.index[has & is_industrial(has.index)]]
    ordered = chosen.sort_values("ad_ratio", ascending=False, kind="stable")
    return ordered.set_axis(names[ordered.index]).rename_axis("occupation")


def options(space: Space, names: pd.Series, codes: Sequence[str]) -> pd.DataFrame:
    """The industrial and technical occupations that regions lack, nearest first.

    Parameters
    ----------
    codes
        Counties and municipalities; a municipality with too few ads gives no rows.

    Returns
    -------
    DataFrame
        Rows (``region_code``, ``occupation`` by name): ``ads``; ``density``, the part of what is
        near the occupation that the region has, and ``relative_density``, less its mean over all
        that it lacks; ``relative_complexity``, less the mean of what it has; ``quadrant``;
        ``returns``, share of the redraws in which it is lacked and among the ten nearest.
    """
    parts = {code: _options(space, code) for code in codes if _is_judged(space, code)}
    if not parts:
        empty = pd.MultiIndex.from_arrays([[], []], names=["region_code", "occupation"])
        return pd.DataFrame(columns=_OPTION, index=empty)
    rows = pd.concat(parts, names=["region_code", "occupation"])
    return rows.rename(index=names.to_dict(), level="occupation")


def _is_judged(space: Space, code: str) -> bool:
    enough = len(code) == 2 or space.ads.T[code].sum() >= TOO_FEW
    return enough and code in space.present.index and bool(space.present.T[code].any())


def _options(space: Space, code: str) -> pd.DataFrame:
    found = diversification_options(
        space.present, places=[code], industry_complexity=space.complexity, proximity=space.near
    ).loc[code]
    rows = found.assign(ads=space.ads.T[code].reindex(found.index), returns=_returns(space, code))[
        _OPTION
    ]
    industrial = rows[is_industrial(rows.index).to_numpy()]
    return industrial.sort_values("density", ascending=False, kind="stable")


def _returns(space: Space, code: str) -> pd.Series:
    """Share of the redraws in which each occupation is lacked and among the nearest."""
    row = space.ads.loc[code].to_numpy(dtype=float)
    share = space.ads[space.ads.index.str.len() == 4].sum().to_numpy(dtype=float)
    drawn = np.random.default_rng([SEED, int(code)]).poisson(row, size=(DRAWS, len(row)))
    least = LEAST_ADS_OF_COUNTY if len(code) == 2 else LEAST_ADS
    quotients = drawn / drawn.sum(axis=1, keepdims=True).clip(1) / (share / share.sum())
    compared = space.ads.columns.get_indexer(space.present.columns)
    has = ((quotients >= 1) & (drawn >= least))[:, compared]
    near = space.near.to_numpy()
    density = has @ near / near.sum(axis=0)
    lacked = ~has & is_industrial(space.present.columns).to_numpy()
    ranks = np.where(lacked, -density, np.inf).argsort(axis=1).argsort(axis=1)
    return pd.Series(((ranks < NEAREST) & lacked).mean(axis=0), space.present.columns)


def nearest(rows: pd.DataFrame, count: int, *, among: Sequence[str]) -> pd.DataFrame:
    """The nearest options of each region; none where there is only one to show."""
    chosen = rows.groupby(level="region_code", sort=False).head(count)
    return chosen if len(among) > 1 else chosen.iloc[:0]


def overview(space: Space, rows: pd.DataFrame, regions: pd.DataFrame, code: str) -> pd.DataFrame:
    """The figures under the bottom line: what a county has, and how its options are spread.

    Parameters
    ----------
    rows
        `options` of the county.
    regions
        As from `profiles`.
    """
    names = ["counted_ads", "left_out", "industrial_ads"]
    names += ["compared_industrial", "common_industrial"]
    quadrants = rows.quadrant.astype(str).value_counts()
    counted = {
        "near_more": quadrants.get("near and more complex", 0),
        "near_less": quadrants.get("near and less complex", 0),
        "far_more": quadrants.get("far and more complex", 0),
        "far_less": quadrants.get("far and less complex", 0),
    }
    line = regions.loc[[code], names].assign(**counted, with_diversity=space.with_diversity)
    return line.assign(ads_year=ADS_YEAR)


def recurring(space: Space, rows: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    """The occupations among the nearest of any municipality, by how many they are near to.

    Parameters
    ----------
    rows
        `nearest` of the municipalities.

    Returns
    -------
    DataFrame
        One row an occupation, by name, most frequent first: ``nearest_in``, municipalities in
        which it is among the nearest, and ``with_it``, those of them all that have it.
    """
    counted = rows.groupby(level="occupation", sort=False).size()
    codes = rows.index.get_level_values("region_code").str[:2].unique()
    inside = space.present[
        space.present.index.str[:2].isin(codes) & (space.present.index.str.len() == 4)
    ]
    have = inside.sum().set_axis(names[inside.columns])
    table = pd.DataFrame({"nearest_in": counted, "with_it": have.reindex(counted.index)})
    return table.sort_values("nearest_in", ascending=False, kind="stable")


def marks(space: Space, rows: pd.DataFrame, names: pd.Series, codes: Sequence[str]) -> pd.DataFrame:
    """What each occupation of `recurring` is to each municipality.

    Returns
    -------
    DataFrame
        Occupations by name x municipalities: ``"has"``, the quadrant where it is among the
        nearest, or nothing.
    """
    order = recurring(space, rows, names).index
    have = space.present.set_axis(names[space.present.columns], axis="columns")
    judged = rows.index.get_level_values("region_code").unique()
    own = have.reindex(index=pd.Index(codes), columns=order).T
    table = (
        own.astype(object).where(own.eq(True) & own.columns.isin(judged), "").replace(True, "has")
    )
    wide = rows.quadrant.astype(str).unstack("region_code").reindex_like(table)
    return table.where(wide.isna(), wide)
