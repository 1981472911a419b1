"""Which occupations are advertised in a place, and how much beside the country?

Rows are regions, columns are occupations, cells are job ads. The trap: in a small place a few
ads of one employer make a quotient; below 15 ads none is given.
"""

from collections.abc import Sequence

import pandas as pd

from industry_analysis.indicators.certainty import SMALL, specialisation_mark
from industry_analysis.indicators.competence import ads_per_thousand, industrial_ads_share
from industry_analysis.indicators.counted_ads import ADS_YEAR, TOO_FEW
from industry_analysis.indicators.occupations import GROUPS, is_industrial


def demand(ads: pd.DataFrame, employed: pd.Series) -> pd.DataFrame:
    """How many of the job ads in each place are for industrial and technical occupations.

    Parameters
    ----------
    ads
        Job ads, regions x occupations, as from ``counted_ads.with_regions``.
    employed
        All employed in each region, persons.

    Returns
    -------
    DataFrame
        By region: ``ads_year``, ``counted_ads``, ``industrial_ads``, ``industrial_ads_share``,
        ``all_employed``, ``ads_per_thousand``, and ``rank`` and ``places`` of the last among
        municipalities.
    """
    industrial = is_industrial(ads.columns)
    rate = ads_per_thousand(ads, industrial, employed.reindex(ads.index).to_frame())
    of_municipalities = rate[rate.index.str.len() == 4]
    return pd.DataFrame(
        {
            "ads_year": ADS_YEAR,
            "counted_ads": ads.sum(axis="columns"),
            "industrial_ads": ads.loc[:, industrial.to_numpy()].sum(axis="columns"),
            "industrial_ads_share": industrial_ads_share(ads, industrial),
            "all_employed": employed.reindex(ads.index),
            "ads_per_thousand": rate,
            "rank": of_municipalities.rank(method="min", ascending=False),
            "places": of_municipalities.count(),
        }
    )


def groups(ads: pd.DataFrame, beside: Sequence[str], *, country: str = "00") -> pd.DataFrame:
    """Each group of industrial and technical occupations in a place, beside the country.

    Parameters
    ----------
    ads
        Job ads, regions x occupations, as from ``counted_ads.with_regions``.
    beside
        The place, then those to show beside it.

    Returns
    -------
    DataFrame
        One row a group, most ads first: ``ads``, the share of all ads of each region beside
        under its code, 0–1, and ``ad_quotient``, missing under 15 ads. No rows where the place
        has no such ads.
    """
    here = beside[0]
    summed = pd.DataFrame(
        {group: ads[list(codes)].sum(axis="columns") for group, codes in GROUPS.items()}
    )
    shares = summed.div(ads.sum(axis="columns"), axis="index")
    rows = shares.loc[list(beside)].T.rename_axis(index="occupation_group", columns=None)
    quotient = rows[here] / rows[country]
    rows["ad_quotient"] = quotient.where(summed.T[here] >= SMALL)
    rows.insert(0, "ads", summed.T[here])
    ordered = rows.sort_values("ads", ascending=False, kind="stable")
    return ordered if ordered.ads.any() else ordered.iloc[:0]


def certainty(ads: pd.DataFrame) -> pd.DataFrame:
    """How sure each quotient of every municipality is: stable, uncertain or too small.

    Parameters
    ----------
    ads
        Job ads, municipalities x occupations; all of them together are the country.
    """
    return specialisation_mark(ads)


def occupations(
    ads: pd.DataFrame,
    quotients: pd.DataFrame,
    marks: pd.DataFrame,
    names: pd.Series,
    code: str,
    *,
    country: str = "00",
) -> pd.DataFrame:
    """The industrial and technical occupations that are advertised in a place, most ads first.

    Parameters
    ----------
    ads
        Job ads, regions x occupations, as from ``counted_ads.with_regions``.
    quotients, marks
        As from ``competence.ad_quotient`` and `certainty`, municipalities x occupations.
    names
        Swedish names of the occupations by code.

    Returns
    -------
    DataFrame
        One row an occupation, by name: ``ads``; ``ads_share`` and ``reference_share`` of all ads
        in the place and the country; ``ad_quotient``, missing under 15 ads; ``mark``, how
        sure it is: stable, uncertain or too small. No rows where the place has too few ads.
    """
    here, everywhere = ads.T[code], ads.T[country]
    industrial = is_industrial(ads.columns).to_numpy()
    rows = pd.DataFrame(
        {
            "ads": here,
            "ads_share": here / here.sum(),
            "reference_share": everywhere / everywhere.sum(),
            "ad_quotient": quotients.T[code].where(here >= SMALL),
            "mark": marks.T[code],
        }
    )[industrial]
    if here.sum() < TOO_FEW:
        rows = rows.iloc[:0]
    advertised = rows[rows.ads > 0].sort_values("ads", ascending=False, kind="stable")
    return advertised.set_axis(names[advertised.index]).rename_axis("occupation")


def largest_shares(ads: pd.DataFrame, codes: Sequence[str]) -> tuple[float, float]:
    """Largest share of the ads that a group, and an occupation, has in any of the places.

    Places with too few ads for single occupations count for the groups only.
    """
    shares = ads.div(ads.sum(axis="columns"), axis="index").loc[list(codes)]
    of_groups = max(shares[list(group)].sum(axis="columns").max() for group in GROUPS.values())
    enough = ads.sum(axis="columns")[list(codes)] >= TOO_FEW
    of_one = shares.loc[enough.to_numpy(), is_industrial(ads.columns).to_numpy()].max().max()
    return float(of_groups), float(of_one)


def key_figures(
    demand: pd.DataFrame, people: pd.DataFrame, counts: pd.DataFrame, beside: Sequence[str]
) -> pd.DataFrame:
    """The figures under the bottom line: ads, people and the barometer of the county.

    Parameters
    ----------
    demand
        As from `demand`.
    people
        Published figures by region.
    counts
        ``barometer.barometer_counts`` of the county; they stand in the county's row, or in
        the place's where the county is not shown beside it.
    beside
        The place, then those to show beside it.
    """
    chosen = demand.loc[list(beside)].drop(columns=["rank", "places"])
    rows = chosen.join(people.reindex(list(beside)))
    row = beside[1] if len(beside) > 2 else beside[0]
    return rows.join(counts[["large", "occupations"]].set_axis([row]))


def data_limits(
    demand: pd.DataFrame, left_out: pd.Series, code: str, *, employed_year: int, correlation: float
) -> pd.Series:
    """What limits the figures of a place: ads counted and not, years, what complexity follows."""
    row = demand.T[code]
    limits = {
        "counted_ads": row.counted_ads,
        "left_out": left_out[code],
        "ads_year": row.ads_year,
        "employed_year": employed_year,
        "with_diversity": correlation,
    }
    return pd.Series(limits, name=code)
