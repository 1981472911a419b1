"""What is the industry of a place, and how has it moved?

Rows are places, or the industries of one place; the tables are those that ``load`` gives as
``over_time`` and ``composition``. The trap: every change is taken within one series.
"""

from collections.abc import Sequence

import pandas as pd

from industry_analysis.indicators.certainty import SMALL
from industry_analysis.indicators.quotient import location_quotient
from industry_analysis.indicators.register import Table, compute, register
from industry_analysis.indicators.series import common_years


def key_figures(
    over_time: pd.DataFrame, codes: Sequence[str], *, series: str, country: str = "00"
) -> pd.DataFrame:
    """Size, share, women and change of one industry in each place, beside the country.

    Parameters
    ----------
    over_time
        Rows (``region_code``, ``series``, ``year``); persons in ``employed``, ``women`` and
        ``all_industries``.
    codes
        The places, in the order of the result. The country need not be among them.
    series
        The series to keep to; first and last year are those all places and the country have.

    Returns
    -------
    DataFrame
        One row a place. ``start_year`` and ``year``; ``employed_start``, ``employed``,
        ``women``, ``all_industries``, ``change``, persons; ``share``, ``women_share`` (0–1,
        missing where not published by sex), ``relative_change`` (missing where nobody was
        employed at the start); ``yearly_change``, persons since the year before, missing where
        that has no value; ``expected_change``, whole persons, had the industry grown as
        in the country; ``own_change``, the rest. The last two are missing for the country.
    """
    start_year, year = common_years(over_time, [*codes, country], series=series)
    in_series = over_time.xs(series, level="series")
    start = in_series.xs(start_year, level="year")
    now = in_series.xs(year, level="year")
    country_growth = now.employed[country] / start.employed[country] - 1
    before = in_series[in_series.index.get_level_values("year") == year - 1].droplevel("year")
    change = (now.employed - start.employed).loc[list(codes)]
    expected = (
        (start.employed * country_growth).round().loc[list(codes)].drop(country, errors="ignore")
    )
    figures = pd.DataFrame(
        {
            "start_year": start_year,
            "year": year,
            "employed_start": start.employed,
            "employed": now.employed,
            "women": now.women,
            "all_industries": now.all_industries,
            "share": now.employed / now.all_industries,
            "women_share": now.women / now.employed,
            "change": change,
            "relative_change": change / start.employed.where(start.employed > 0),
            "yearly_change": (now.employed - before.employed).reindex(list(codes)),
            "expected_change": expected,
            "own_change": change - expected,
        }
    )
    return figures.loc[list(codes)]


def by_share(figures: pd.DataFrame, codes: Sequence[str]) -> pd.DataFrame:
    """Some of the places in order of share, highest first, before the others."""
    some = figures.loc[list(codes)].sort_values("share", ascending=False, kind="stable")
    return pd.concat([some, figures.drop(index=list(codes))])


def place_figures(
    over_time: pd.DataFrame,
    composition: pd.DataFrame,
    beside: Sequence[str],
    siblings: Sequence[str],
    *,
    series: str,
    industry: str,
    country: str = "00",
) -> pd.DataFrame:
    """Key figures of a place and those beside it, with its standing among its siblings.

    Parameters
    ----------
    over_time, composition, series
        As in `key_figures` and `decomposition.change_parts`.
    beside
        The place, then those to show beside it.
    siblings
        The places it is ranked among, itself one of them.

    Returns
    -------
    DataFrame
        `key_figures` of the places beside, with ``location_quotient`` of the industry against
        the country, and ``rank``, ``tied`` and ``places`` by share (missing for non-siblings).
    """
    figures = key_figures(over_time, beside, series=series, country=country)
    now = composition.loc[(series, figures.year.iloc[0]), :]
    quotients = [location_quotient(now.loc[[code]], now.T[country]) for code in beside]
    shares = key_figures(over_time, siblings, series=series, country=country).share
    figures["location_quotient"] = pd.concat(quotients)[industry]
    figures = figures.join(position(shares))
    now_first = [
        "year",
        "employed",
        "all_industries",
        "share",
        "location_quotient",
        "rank",
        "places",
    ]
    return figures[[*now_first, *figures.columns.difference(now_first, sort=False)]]


def position(values: pd.Series) -> pd.DataFrame:
    """Each place's rank among all, 1 the highest; ``tied`` where another has the same value.

    Returns
    -------
    DataFrame
        ``rank`` (1, 2, …; equal values share the better rank), ``tied`` and ``places``, how
        many were ranked. A missing value has no rank.
    """
    return pd.DataFrame(
        {
            "rank": values.rank(method="min", ascending=False),
            "tied": values.duplicated(keep=False),
            "places": values.notna().sum(),
        }
    )


def ranked(
    over_time: pd.DataFrame, codes: Sequence[str], *, series: str, country: str = "00"
) -> pd.DataFrame:
    """Size, share and change of the industry in each place, ranked by share among them.

    Returns
    -------
    DataFrame
        Highest first, the country without a rank: ``start_year``, ``year``, ``employed``,
        ``share``, ``relative_change``, ``rank``, ``tied`` and ``places``, see `key_figures`
        and `position`.
    """
    figures = key_figures(over_time, [*codes, country], series=series, country=country)
    ranks = position(figures.share[list(codes)])
    shown = figures[["start_year", "year", "employed", "share", "relative_change"]].join(ranks)
    return shown.sort_values("share", ascending=False, kind="stable")


def profile(
    employed: pd.DataFrame, all_industries: pd.Series, code: str, *, country: str = "00"
) -> pd.DataFrame:
    """Size, share and location quotient of every industry in one place.

    Parameters
    ----------
    employed
        Persons, places x industries, with the country among the places.
    all_industries
        Persons employed in each place, those of unknown industry included.

    Returns
    -------
    DataFrame
        One row an industry, largest first: ``employed``, persons; ``share`` and
        ``reference_share`` of all employed, 0–1, which miss 1 by those of unknown industry;
        ``location_quotient`` among the known industries, 1 where the place is as the
        country, missing under 15 employed; ``small``, true there.
    """
    persons = employed.T[code]
    quotient = location_quotient(employed.loc[[code]], employed.T[country])
    rows = pd.DataFrame(
        {
            "employed": persons,
            "share": persons / all_industries[code],
            "reference_share": employed.loc[country] / all_industries[country],
            "location_quotient": quotient.loc[code].where(persons >= SMALL),
            "small": persons < SMALL,
        }
    )
    return rows.sort_values("employed", ascending=False, kind="stable")


def with_totals(
    rows: pd.DataFrame, unknown: pd.DataFrame, code: str, *, country: str = "00"
) -> pd.DataFrame:
    """Add those of unknown industry (``US``) and all (``A-U+US``) to a `profile`.

    Parameters
    ----------
    unknown
        ``employed`` and ``all_industries`` by place, persons.
    """
    here, there = unknown.T[code], unknown.T[country]
    share, reference_share = here / here.all_industries, there / there.all_industries
    totals = pd.DataFrame(
        {"employed": here, "share": share, "reference_share": reference_share},
        index=["employed", "all_industries"],
    ).set_axis(["US", "A-U+US"])
    return pd.concat([rows.drop(columns="small"), totals]).rename_axis(index="industry")


def quotients(employed: pd.DataFrame, codes: Sequence[str], *, country: str = "00") -> pd.DataFrame:
    """Location quotient of every industry in each place; missing under 15 employed."""
    persons = employed.loc[list(codes)]
    return location_quotient(persons, employed.T[country]).where(persons >= SMALL)


def largest_share(employed: pd.DataFrame, all_industries: pd.Series, codes: Sequence[str]) -> float:
    """Largest share that any industry has in any of the places, for one scale in all charts."""
    return float(
        employed.loc[list(codes)].div(all_industries[list(codes)], axis="index").max().max()
    )


def all_municipalities(over_time: pd.DataFrame, *, series: str) -> pd.DataFrame:
    """The industry's share in every municipality, in the last year that all have.

    Returns
    -------
    DataFrame
        ``year`` and ``share``, 0–1, by ``region_code`` of four digits.
    """
    codes = over_time.index.get_level_values("region_code").unique()
    municipalities = [code for code in codes if len(code) == 4]
    return key_figures(over_time, municipalities, series=series)[["year", "share"]]


def place_indicators(employed: pd.DataFrame, reference: pd.Series) -> pd.DataFrame:
    """Every indicator of the register that makes one number a place out of a composition.

    Parameters
    ----------
    employed
        Persons, places x industries.
    reference
        Persons per industry in the country.

    Returns
    -------
    DataFrame
        Places x indicators, by their names in the register.
    """
    names = {"employed", "reference"}
    suitable = [
        entry
        for entry in register().values()
        if entry.per == ("place",) and set(entry.takes) <= names
    ]

    def one_place(code: str) -> pd.DataFrame:
        # one at a time: a county and its municipalities together exceed their country
        tables: dict[str, Table] = {"employed": employed.loc[[code]], "reference": reference}
        return pd.DataFrame({entry.name: compute(entry, tables) for entry in suitable})

    return pd.concat([one_place(code) for code in employed.index])


def comparable(rows: pd.DataFrame, among: Sequence[str]) -> pd.DataFrame:
    """The rows if there are several places to compare among, none if there is only one."""
    return rows if len(among) > 1 else rows.iloc[:0]


def without_carrier(figures: pd.DataFrame, county: str) -> pd.DataFrame:
    """What a county's industry is and was without the municipality that carries its change.

    It does if its change is of the county's sign and over half of it.

    Parameters
    ----------
    figures
        `key_figures` of the county's municipalities and the county.

    Returns
    -------
    DataFrame
        One row by ``without``, the municipality's code: ``employed_start``, ``employed``,
        ``change``, ``own_change`` and ``relative_change``; no row where none carries it.
    """
    persons = figures[["employed_start", "employed", "change", "own_change"]]
    changes, total = figures.change.drop(county), figures.change[county]
    # only a change of the same kind that is most of the whole carries it, and not the only one
    most = (changes * total > 0) & (changes.abs() > abs(total) / 2)
    carrying = changes[most & (len(changes) > 1)]
    codes = carrying.abs().nlargest(1).index.rename("without")
    rest = persons.loc[[county] * len(codes)].set_axis(codes) - persons.reindex(codes)
    return rest.assign(relative_change=rest.change / rest.employed_start)
