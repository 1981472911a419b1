"""What if part of a place's industry went: how much would that be, and what else is there?

Rows are parts of the industry that go, or what stands beside the loss. The trap: this is
arithmetic on one day's figures, not a forecast; ads are counted over a whole year.
"""

from collections.abc import Sequence

import pandas as pd

from industry_analysis.indicators import published
from industry_analysis.indicators.counted_ads import ADS_YEAR, SALES
from industry_analysis.indicators.occupations import INDUSTRIAL
from industry_analysis.indicators.series import common_years

# ASSUME: a tenth, a quarter and a half of the employed in industry go, wherever they live, and
# nothing else changes: no supplier follows, and nobody finds new work.
PARTS = (0.1, 0.25, 0.5)
SHOWN = ["in_commuting", "out_commuting", "employed_residents"]


def workplaces(industry: pd.DataFrame, code: str, *, series: str) -> pd.Series:
    """Persons who work in a place in the last year of a series: in the industry, and in all.

    Returns
    -------
    Series
        ``year``, ``employed`` and ``all_industries``.
    """
    rows = industry.xs((code, series), level=("region_code", "series"))
    return rows[["employed", "all_industries"]].assign(year=rows.index).iloc[-1].astype(int)


def losses(employed: float, all_industries: float) -> pd.DataFrame:
    """Jobs lost if a part of the industry goes, and how much of all jobs here that is.

    Parameters
    ----------
    employed, all_industries
        Persons who work here, in the industry and in all.

    Returns
    -------
    DataFrame
        Rows the parts (``scenario``, 0–1): ``lost``, whole persons; ``lost_share`` of all who
        work here; ``share_after``, the industry's share of those who are left.
    """
    lost = pd.Series([round(employed * part) for part in PARTS], index=list(PARTS))
    rows = {
        "lost": lost,
        "lost_share": lost / all_industries,
        "share_after": (employed - lost) / (all_industries - lost),
    }
    return pd.DataFrame(rows).rename_axis(index="scenario")


def ads_by_place(ads: pd.DataFrame) -> pd.DataFrame:
    """The counted ads of the year, and those of industrial occupations, by municipality.

    Parameters
    ----------
    ads
        ``municipality_code``, ``ssyk4`` and ``ads``; a pair without ads has no row.
    """
    like_industry = ads.ssyk4.isin(INDUSTRIAL)
    kept = ads.ads.mask(ads.ssyk4.isin(SALES), 0)
    numbers = ads.assign(counted_ads=kept, industrial_ads=ads.ads.where(like_industry, 0))
    return numbers.groupby("municipality_code")[["counted_ads", "industrial_ads"]].sum()


def labour_market(markets: pd.DataFrame, code: str) -> pd.DataFrame:
    """The local labour market of a municipality, and where most of those who commute go.

    Parameters
    ----------
    markets
        As from ``load.local_labour_markets``.

    Returns
    -------
    DataFrame
        Rows years: name, number of municipalities and how many of them are of its county, code
        of the ``destination`` and the ``destination_share`` of the employed residents, 0–1.
    """
    of_county = markets.assign(own=markets.municipality_code.str.startswith(code[:2]))
    together = of_county.groupby(["year", "labour_market_code"])
    counted = markets.assign(
        market_places=together.own.transform("size"), market_in_county=together.own.transform("sum")
    )
    here = counted[markets.municipality_code.eq(code)]
    names = {
        "labour_market": "local_labour_market",
        "market_places": "market_places",
        "market_in_county": "market_in_county",
        "main_destination": "destination",
        "main_destination_share": "destination_share",
    }
    return here.set_index("year")[list(names)].rename(columns=names)


def rest_of_market(markets: pd.DataFrame, code: str) -> list[str]:
    """The other municipalities of the local labour market, in its last year."""
    last = markets[markets.year.eq(markets.year.max())].set_index("municipality_code")
    market = last.labour_market_code
    return [other for other in market.index[market.eq(market[code])] if other != code]


def outlets(
    code: str,
    rest: Sequence[str],
    destination: str,
    ads: pd.DataFrame,
    industry: pd.DataFrame,
    figures: pd.DataFrame,
    *,
    series: str,
) -> pd.DataFrame:
    """What stands beside a loss: ads, industry nearby, and those who commute.

    Parameters
    ----------
    code, rest, destination
        The municipality, the others of its labour market, and where most commuters go.
    ads
        `ads_by_place`.
    industry
        ``employed`` and ``all_industries`` by (``region_code``, ``series``, ``year``).
    figures
        ``vulnerability.figures``.

    Returns
    -------
    DataFrame
        Rows figures: ``year``; the place; ``rest_of_labour_market``, missing where the place is
        a labour market of its own; and the destination, each by its code.
    """
    places = [code, *rest, destination]
    year = int(common_years(industry, places, series=series)[1])
    # ASSUME: figures of the rest of a labour market are sums of its municipalities' published
    # ones, which are perturbed by some persons each.
    employed = industry.employed.xs((series, year), level=("series", "year")).rename("employed")
    numbers = {
        "counted_ads": (ADS_YEAR, ads.counted_ads),
        "industrial_ads": (ADS_YEAR, ads.industrial_ads),
        "industry_employed": (year, employed),
    }
    rows = {
        name: {
            "year": of,
            code: values[code],
            "rest_of_labour_market": values[list(rest)].sum() if rest else float("nan"),
            destination: values[destination],
        }
        for name, (of, values) in numbers.items()
    }
    last = int(published.years(figures[["out_commuting"]]).out_commuting)
    of_year = figures.xs(last, level="year").T[code]
    workplaces = industry.all_industries.xs((series, last), level=("series", "year"))
    commuters = {
        "out_commuters": of_year.out_commuting * of_year.employed_residents,
        "in_commuters": of_year.in_commuting * workplaces[code],
    }
    rows |= {name: {"year": last, code: round(persons)} for name, persons in commuters.items()}
    return pd.DataFrame(rows).T.rename_axis(index="figure")
