"""Can industry find people? What is asked for, what people have learnt, and what lies near.

Rows are places, columns are occupations (cells are job ads) or levels of education (persons). The
trap: an ad is not a vacancy; one may be for several jobs, be repeated, or be a staffing firm's.
"""

import pandas as pd

from industry_analysis.indicators.counts import checked_counts
from industry_analysis.indicators.proximity import relatedness_density
from industry_analysis.indicators.quotient import location_quotient
from industry_analysis.indicators.register import indicator

# the published figures of the chapter, in the order of its table
FIGURES = (
    "post_secondary",
    "higher_education",
    "upper_secondary",
    "compulsory_only",
    "vocational_programmes",
    "mean_age",
    "working_age_share",
    "working_age_forecast",
)
BAROMETER_YEAR = 2025  # the table of the barometer is of one year
PER = 1000


@indicator(
    label={
        "sv": "Industriella och tekniska yrkens andel av annonserna",
        "en": "Industrial and technical occupations, share of job ads",
    },
    unit={"sv": "andel", "en": "share"},
    kind="share",
    definition={
        "sv": "Andelen av platsens räknade annonser som gäller industriella och tekniska yrken; "
        "annonser för fält- och telefonförsäljning räknas inte.",
        "en": "The part of the job ads counted in the place that are for industrial and technical "
        "occupations; ads for field and telephone sales are not counted.",
    },
    reading={
        "sv": "0 % är inga sådana annonser, 100 % att alla är det; annonser är inte lediga jobb.",
        "en": "0% is no such ads, 100% is that all are; ads are not vacancies.",
    },
    direction="neither",
    source=("job_ads",),
    per=("place",),
)
def industrial_ads_share(ads: pd.DataFrame, industrial: pd.Series) -> pd.Series:
    """Part of a place's job ads that are for industrial and technical occupations.

    Parameters
    ----------
    ads
        Job ads, places x occupations.
    industrial
        Whether each occupation is industrial or technical.

    Returns
    -------
    Series
        Share per place. 0: none of its ads. 1: all of them.

    Raises
    ------
    IndicatorError
        If a cell is missing, infinite or negative, or a place has no ads.
    """
    counts = checked_counts(ads, name="ads")
    chosen = counts.loc[:, industrial[counts.columns].to_numpy(dtype=bool)].sum(axis="columns")
    return (chosen / counts.sum(axis="columns")).rename("industrial_ads_share")


@indicator(
    label={
        "sv": "Annonser i industriella och tekniska yrken per 1\u00a0000 sysselsatta",
        "en": "Ads for industrial and technical occupations per 1,000 employed",
    },
    unit={"sv": "annonser per 1\u00a0000 sysselsatta", "en": "ads per 1,000 employed"},
    kind="number",
    definition={
        "sv": "Platsens annonser i industriella och tekniska yrken delade med alla som arbetar "
        "där, i tusental.",
        "en": "The job ads for industrial and technical occupations in the place over all who work "
        "there, in thousands.",
    },
    reading={
        "sv": "Högre är att arbetsgivarna söker fler i förhållande till arbetsplatsernas storlek, "
        "eller annonserar oftare.",
        "en": "Higher is that employers look for more people relative to the size of the "
        "workplaces, or advertise more often.",
    },
    direction="neither",
    source=("job_ads", "employment"),
    per=("place",),
)
def ads_per_thousand(ads: pd.DataFrame, industrial: pd.Series, employed: pd.DataFrame) -> pd.Series:
    """Job ads for industrial and technical occupations per 1,000 employed in the place.

    Parameters
    ----------
    ads, industrial
        As in `industrial_ads_share`.
    employed
        Persons employed, places x industries, or a column of all industries.

    Returns
    -------
    Series
        Ads per 1,000 employed; 0 where there are none.

    Raises
    ------
    IndicatorError
        As in `industrial_ads_share`, or the same of the employed.
    """
    counts, persons = checked_counts(ads, name="ads"), checked_counts(employed)
    chosen = counts.loc[:, industrial[counts.columns].to_numpy(dtype=bool)].sum(axis="columns")
    per_thousand = PER * chosen / persons.sum(axis="columns").reindex(counts.index)
    return per_thousand.rename("ads_per_thousand")


@indicator(
    label={"sv": "Annonskvot", "en": "Ad quotient"},
    unit={"sv": "kvot", "en": "ratio"},
    kind="ratio",
    definition={
        "sv": "Yrkets andel av de räknade annonserna på platsen, delad med dess andel i riket; "
        "annonser för fält- och telefonförsäljning räknas inte.",
        "en": "The occupation's share of the job ads counted in the place over its share in "
        "Sweden; ads for field and telephone sales are not counted.",
    },
    reading={
        "sv": "1 är lika vanligt som i riket, 2 dubbelt så vanligt; under 15 annonser ges ingen "
        "kvot.",
        "en": "1 is as common as in Sweden, 2 twice as common; under 15 ads no quotient is given.",
    },
    direction="neither",
    source=("job_ads",),
    per=("place", "industry"),
    among_all=True,
)
def ad_quotient(ads: pd.DataFrame) -> pd.DataFrame:
    """Occupation's share of a place's job ads over its share of those of all places.

    Parameters
    ----------
    ads
        Job ads, places x occupations; all places of the country.

    Returns
    -------
    DataFrame
        Ratio, places x occupations. 1: the country's share. 0: no ads.

    Raises
    ------
    IndicatorError
        As in `quotient.location_quotient`.
    """
    return location_quotient(checked_counts(ads, name="ads"))


@indicator(
    label={"sv": "Närhet till yrken som söks här", "en": "Nearness to occupations asked for here"},
    unit={"sv": "andel", "en": "share"},
    kind="share",
    definition={
        "sv": "Hur stor del av yrkets närhet till andra yrken som ligger i yrken som platsen har: "
        "två yrken är nära när samma kommuner söker båda.",
        "en": "The part of the occupation's nearness to others that lies in occupations the place "
        "has: two occupations are near where the same municipalities ask for both.",
    },
    reading={
        "sv": "0 % är att inget av det som ligger nära söks här, 100 % att allt gör det; jämför "
        "yrken i samma kommun, för stora kommuner har mer av allt.",
        "en": "0% is that nothing near it is asked for here, 100% that everything is; compare "
        "occupations within a place, for large places have more of everything.",
    },
    direction="higher",
    source=("job_ads",),
    per=("place", "industry"),
    among_all=True,
)
def occupation_nearness(
    presence: pd.DataFrame, proximity: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Share of an occupation's proximity to the others that lies in those the place has.

    Parameters
    ----------
    presence
        True and false, places x occupations.
    proximity
        As in `proximity.relatedness_density`.

    Returns
    -------
    DataFrame
        Share, places x occupations. 0: nothing near. 1: all that is near.

    Raises
    ------
    IndicatorError
        As in `proximity.relatedness_density`.
    """
    return relatedness_density(presence, proximity)


@indicator(
    label={"sv": "Utbildningsnivåns andel", "en": "Share of the level of education"},
    unit={"sv": "andel", "en": "share"},
    kind="share",
    definition={
        "sv": "Andelen av invånarna 16–74 år med känd utbildning vars högsta utbildning är på "
        "nivån.",
        "en": "The part of the inhabitants aged 16–74 of known education whose highest education "
        "is at the level.",
    },
    reading={
        "sv": "Nivåerna summerar till 100 %; unga som ännu går i skolan räknas på den nivå de "
        "har nått.",
        "en": "The levels add up to 100%; young people still at school count at the level they "
        "have.",
    },
    direction="neither",
    source=("education",),
    per=("place", "industry"),
)
def education_share(persons: pd.DataFrame) -> pd.DataFrame:
    """Part of the inhabitants whose highest education is at each level.

    Parameters
    ----------
    persons
        Persons of known education, places x levels.

    Returns
    -------
    DataFrame
        Share, places x levels; each place adds up to 1.

    Raises
    ------
    IndicatorError
        If a cell is missing, infinite or negative, or a place is empty.
    """
    counts = checked_counts(persons, name="persons")
    return counts.div(counts.sum(axis="columns"), axis="index")


def by_sex(figures: pd.DataFrame, everybody: pd.DataFrame, code: str) -> pd.DataFrame:
    """Women in industry beside women in all industries.

    Parameters
    ----------
    figures
        ``structure.key_figures`` of the places.
    everybody
        ``employed`` and ``women`` in all industries by place, in the same year.
    code
        The place in question.

    Returns
    -------
    DataFrame
        By place: ``employed`` and ``women`` in industry, ``women_share`` and
        ``women_everywhere``, 0–1. No rows where the place is not published by sex.
    """
    rows = figures[["employed", "women", "women_share"]]
    everywhere = everybody.women / everybody.employed
    known = rows.assign(women_everywhere=everywhere.reindex(rows.index)).dropna()
    return known if code in known.index else known.iloc[:0]
