"""What a loss of industry would be beside what else there is, in words.

Each function takes the frames that its tables show. The trap: this is arithmetic and no
forecast, and a local labour market of one municipality has no rest.
"""

import pandas as pd

from industry_analysis.places import Place, region
from industry_analysis.wording.columns import column
from industry_analysis.wording.speech import Speech
from industry_analysis.wording.vulnerability import ends_of, span

_QUARTER = 0.25


# ---- tables ----


def part(share: float, say: Speech) -> str:
    """A part of the industry: ``25 %``."""
    return f"{share:.0%}".replace("%", say.pick("\u00a0%", "%"))


def losses_table(rows: pd.DataFrame, employed: pd.Series, say: Speech) -> pd.DataFrame:
    """The losses as a table shows them: the parts as text, beside the industry as it is.

    Parameters
    ----------
    rows, employed
        ``closure.losses`` and ``closure.workplaces``.
    """
    before = pd.DataFrame(
        {"year": employed.year, "industry_employed": employed.employed}, rows.index
    )
    parts = [part(share, say) for share in rows.index]
    return before.join(rows).set_axis(parts, axis="index").rename_axis(index="scenario")


def markets_table(rows: pd.DataFrame) -> pd.DataFrame:
    """The local labour markets by year, with the destination's name for its code."""
    return rows.assign(destination=[region(code).name for code in rows.destination])


def in_short_table(
    exposure: pd.DataFrame,
    groups: pd.DataFrame,
    employed: pd.Series,
    losses: pd.DataFrame,
    outlets: pd.DataFrame,
    here: Place,
    say: Speech,
) -> pd.DataFrame:
    """The figures of the bottom line, one row."""
    row = exposure.T[here.code]
    most, least = ends_of(groups)
    quarter = losses.loc[_QUARTER]
    shown = {
        "exposure_standing": say.among(row["rank"], row.places),
        "exposure_interval": span(row.low, row.high),
        "county_exposure_standing": say.among(row.county_rank, row.county_places),
        "county_exposure_interval": span(row.county_low, row.county_high),
        "most_group": _group(most, say),
        "least_group": _group(least, say),
        "jobs_year": employed.year,
        "industry_employed": employed.employed,
        "quarter_lost": quarter.lost,
        "lost_share": quarter.lost_share,
        "ads_year": outlets.year.counted_ads,
        "counted_ads": outlets[here.code].counted_ads,
        "industrial_ads": outlets[here.code].industrial_ads,
    }
    frame = pd.DataFrame([shown], index=pd.Index([here.code], name="region_code"))
    if row.county_places == 1:
        return frame.drop(columns=["county_exposure_standing", "county_exposure_interval"])
    return frame


def _group(row: pd.Series, say: Speech) -> str:
    return f"{column(str(row.name)).label(say)}, {say.number(row.score, 'score')}"


# ---- sentences ----


def in_short(row: pd.Series, say: Speech) -> str:
    """What a quarter of the industry is, beside the ads of a year.

    Parameters
    ----------
    row
        Of `in_short_table`.
    """
    jobs, year = say.count(row.industry_employed), f"{row.jobs_year:.0f}"
    lost, share = say.count(row.quarter_lost), say.share(row.lost_share)
    ads, like = say.count(row.counted_ads), say.count(row.industrial_ads)
    return say.pick(
        f"Om en fjärdedel av industrins {jobs} arbeten ({year}) försvann skulle det gälla {lost} "
        f"arbeten, {share} av alla i kommunen; under {row.ads_year:.0f} räknades {ads} "
        f"platsannonser där, varav {like} i industriella och tekniska yrken.",
        f"Losing a quarter of industry's {jobs} jobs ({year}) would mean {lost} jobs, {share} of "
        f"all jobs in the municipality; {ads} job ads were counted there in "
        f"{row.ads_year:.0f}, {like} of them for industrial and technical occupations.",
    )


def losses(rows: pd.DataFrame, employed: pd.Series, say: Speech) -> str:
    """How many jobs each part of the industry is, and how much of all."""
    jobs, year = say.count(employed.employed), f"{employed.year:.0f}"
    parts = [part(share, say) for share in rows.index]
    lost = [say.count(value) for value in rows.lost]
    shares = [say.share(value) for value in rows.lost_share]
    return say.pick(
        f"Försvinner {', '.join(parts[:-1])} eller {parts[-1]} av industrins {jobs} arbeten "
        f"({year}) är det "
        f"{', '.join(lost[:-1])} respektive {lost[-1]} arbeten: {', '.join(shares[:-1])} och "
        f"{shares[-1]} av alla i kommunen.",
        f"Losing {', '.join(parts[:-1])} or {parts[-1]} of industry's {jobs} jobs ({year}) would "
        f"mean {', '.join(lost[:-1])} or {lost[-1]} jobs: {', '.join(shares[:-1])} and "
        f"{shares[-1]} of all jobs in the municipality.",
    )


def outlets(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """What else there is: ads, commuters, and industry in the rest of the labour market.

    Parameters
    ----------
    rows
        ``closure.outlets``.
    """
    own, rest = rows[here.code], rows.rest_of_labour_market
    ads, like = say.count(own.counted_ads), say.count(own.industrial_ads)
    year, last = int(rows.year.counted_ads), int(rows.year.out_commuters)
    out, into = say.count(own.out_commuters), say.count(own.in_commuters)
    said = [
        say.pick(
            f"Som jämförelse räknades {ads} platsannonser i kommunen under hela {year}, varav "
            f"{like} i industriella och tekniska yrken.",
            f"For comparison, {ads} job ads were counted in the municipality during all of "
            f"{year}, {like} of them for industrial and technical occupations.",
        ),
        say.pick(
            f"År {last} pendlade {out} ut till arbete i andra kommuner och {into} in; en del av en "
            "förlust här kan alltså drabba boende i andra kommuner.",
            f"In {last}, {out} commuted out to work in other municipalities and {into} in; part "
            "of a loss here may thus fall on residents of other municipalities.",
        ),
    ]
    return " ".join([*said, _nearby(rows, rest, say)])


def _nearby(rows: pd.DataFrame, rest: pd.Series, say: Speech) -> str:
    if pd.isna(rest.counted_ads):
        return say.pick(
            "Kommunen är en egen lokal arbetsmarknad, så det finns ingen annan kommun i den att "
            "pendla till.",
            "The municipality is a local labour market of its own, so there is no other within it "
            "to commute to.",
        )
    year, industry = int(rows.year.industry_employed), say.count(rest.industry_employed)
    ads, like = say.count(rest.counted_ads), say.count(rest.industrial_ads)
    return say.pick(
        f"I resten av den lokala arbetsmarknaden hade industrin {industry} sysselsatta {year}, och "
        f"där räknades {ads} platsannonser, varav {like} i industriella och tekniska yrken.",
        f"In the rest of the local labour market industry employed {industry} in {year}, and "
        f"{ads} job ads were counted there, {like} of them for industrial and technical "
        "occupations.",
    )


def market(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """Which local labour market it belongs to, and where most of those who commute go.

    Parameters
    ----------
    rows
        `markets_table`.
    """
    year, last = int(rows.index[-1]), rows.iloc[-1]
    size, share = int(last.market_places), say.share(last.destination_share)
    own = int(last.market_in_county)
    names = rows.local_labour_market
    if size == 1:
        belongs = say.pick(
            f"År {year} är kommunen en egen lokal arbetsmarknad.",
            f"In {year} the municipality is a local labour market of its own.",
        )
    else:
        belongs = say.pick(
            f"År {year} räknas kommunen till den lokala arbetsmarknaden {names[year]}, som "
            f"har {size} kommuner, varav {own} i länet.",
            f"In {year} it belongs to the local labour market {names[year]}, which has {size} "
            f"municipalities, {own} of them in the county.",
        )
    moved = ""
    if len(set(names)) > 1:
        runs = names.ne(names.shift()).cumsum()
        told = say.listed([_years(of) for _, of in names.groupby(runs)])
        moved = say.pick(f" Indelningen har växlat: {told}.", f" The division has changed: {told}.")
    return (
        belongs
        + moved
        + say.pick(
            f" Flest pendlar till {last.destination}, {share} av de sysselsatta som bor "
            "i kommunen.",
            f" Most of those who commute go to {last.destination}, {share} of the "
            "employed residents.",
        )
    )


def _years(names: pd.Series) -> str:
    """A name with the years in a row that it holds for: ``Ludvika 2021–2022``."""
    years = dict.fromkeys((names.index[0], names.index[-1]))
    return f"{names.iloc[0]} {'–'.join(map(str, years))}"


# ---- figure ----


def amounts(rows: pd.DataFrame, beside: pd.Series, say: Speech) -> tuple[pd.Series, list[str]]:
    """The bars of the loss and of what stands beside it, and what each is called.

    Parameters
    ----------
    rows
        ``closure.losses``.
    beside
        The place's column of ``closure.outlets``.
    """
    lost = rows.lost.set_axis([part(share, say) for share in rows.index])
    others = beside[["counted_ads", "industrial_ads", "out_commuters", "in_commuters"]]
    labels = [
        *(say.pick(f"{name} av industrin", f"{name} of industry") for name in lost.index),
        *(column(name).label(say) for name in others.index),
    ]
    return pd.concat([lost, others]), labels
