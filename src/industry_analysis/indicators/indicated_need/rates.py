"""Figures of industry that the published ones do not give as they stand, one value a place.

Rows are municipalities. The trap: each is over the employed in industry of one year, so where
these are few, one workplace more or less moves the figure far.
"""

import pandas as pd

from industry_analysis.indicators.counts import checked_counts
from industry_analysis.indicators.establishment import labour_within_reach
from industry_analysis.indicators.occupations import GROUPS
from industry_analysis.indicators.register import indicator

PER = 1000
TECHNICAL_GROUPS = ("engineers", "technicians")
# ASSUME: of the industrial occupations those of the shop floor are counted per employed in
# industry: metal and other workshop trades, maintenance, machine operators and assemblers.
# Engineers and technicians are left out, for in cities consultants look for more of them than
# factories do.
PRODUCTION_GROUPS = ("metal", "maintenance", "crafts", "operators", "assemblers")
# ASSUME: under 30 ads for both kinds of occupations together no share of them is given: one ad
# would move it by more than three percentage points.
ENOUGH_ADS = 30


def production(occupations: pd.Index) -> pd.Series:
    """Whether each occupation is of the shop floor, by code."""
    return _in_groups(occupations, PRODUCTION_GROUPS)


def technical(occupations: pd.Index) -> pd.Series:
    """Whether each occupation is that of an engineer or a technician, by code."""
    return _in_groups(occupations, TECHNICAL_GROUPS)


def _in_groups(occupations: pd.Index, groups: tuple[str, ...]) -> pd.Series:
    codes = [code for group in groups for code in GROUPS[group]]
    return pd.Series(occupations.isin(codes), index=occupations)


@indicator(
    label={
        "sv": "Annonser i produktionens yrken per 1\u00a0000 sysselsatta i industrin",
        "en": "Ads for production occupations per 1,000 employed in industry",
    },
    unit={"sv": "per 1\u00a0000 sysselsatta", "en": "per 1,000 employed"},
    kind="number",
    definition={
        "sv": "Platsens annonser för metall- och verkstadsarbetare, underhåll, maskinoperatörer "
        "och montörer delade med de sysselsatta i tillverkning och utvinning där, i tusental.",
        "en": "The job ads in the place for metal and other workshop trades, maintenance, machine "
        "operators and assemblers over its employed in manufacturing and mining, in thousands.",
    },
    reading={
        "sv": "Högre är att arbetsgivarna söker fler i förhållande till industrins storlek, eller "
        "annonserar oftare; annonser är inte lediga jobb.",
        "en": "Higher is that employers look for more people relative to the size of industry, or "
        "advertise more often; ads are not vacancies.",
    },
    direction="neither",
    source=("job_ads", "employment"),
    per=("place",),
)
def production_ads_rate(ads: pd.DataFrame, production: pd.Series, workers: pd.Series) -> pd.Series:
    """Job ads for occupations of the shop floor per 1,000 employed in industry.

    Parameters
    ----------
    ads
        Job ads, places x occupations.
    production
        Whether each occupation is of the shop floor.
    workers
        Employed in industry, persons by place.

    Returns
    -------
    Series
        Ads per 1,000 employed, by place in the order of `ads`. 0: no ads. Missing where nobody
        is employed in industry.

    Raises
    ------
    IndicatorError
        If a cell of the ads is missing, infinite or negative.
    """
    counts = checked_counts(ads, name="ads", allow_empty_places=True)
    employed = workers.reindex(counts.index)
    sought = counts.loc[:, production[counts.columns].to_numpy(dtype=bool)].sum(axis="columns")
    return (PER * sought / employed.where(employed > 0)).rename("production_ads_rate")


@indicator(
    label={
        "sv": "Ingenjörers och teknikers andel av industrins annonser",
        "en": "Engineers' and technicians' share of industry's job ads",
    },
    unit={"sv": "andel", "en": "share"},
    kind="share",
    definition={
        "sv": "Annonserna för ingenjörer och tekniker som andel av dem för ingenjörer, tekniker, "
        "metall- och verkstadsarbetare, underhåll, maskinoperatörer och montörer.",
        "en": "The job ads for engineers and technicians as a part of those for engineers, "
        "technicians, workshop trades, maintenance, machine operators and assemblers.",
    },
    reading={
        "sv": "0 % är att bara produktionens yrken söks, 100 % att bara ingenjörer och tekniker "
        "gör det; under 30 annonser ges ingen andel.",
        "en": "0% is that production occupations alone are asked for, 100% that engineers and "
        "technicians alone are; under 30 ads no share is given.",
    },
    direction="neither",
    source=("job_ads",),
    per=("place",),
)
def technical_ads_share(
    ads: pd.DataFrame, production: pd.Series, technical: pd.Series
) -> pd.Series:
    """Part of the ads for industry's occupations that are for engineers and technicians.

    Parameters
    ----------
    ads
        Job ads, places x occupations.
    production, technical
        Whether each occupation is of the shop floor, or that of an engineer or a technician.

    Returns
    -------
    Series
        Share by place. 0: none of the ads. 1: all of them. Missing under `ENOUGH_ADS` ads.

    Raises
    ------
    IndicatorError
        If a cell of the ads is missing, infinite or negative.
    """
    counts = checked_counts(ads, name="ads", allow_empty_places=True)
    floor, office = (
        counts.loc[:, chosen[counts.columns].to_numpy(dtype=bool)].sum(axis="columns")
        for chosen in (production, technical)
    )
    both = floor + office
    return (office / both.where(both >= ENOUGH_ADS)).rename("technical_ads_share")


@indicator(
    label={
        "sv": "Invånare 20–64 år per sysselsatt i industrin inom räckhåll",
        "en": "Inhabitants aged 20–64 per employed in industry within reach",
    },
    unit={"sv": "per sysselsatt", "en": "per employed"},
    kind="number",
    definition={
        "sv": "Invånarna 20–64 år i kommunerna inom 50 kilometer fågelvägen, kommunen själv "
        "inräknad, delade med de sysselsatta i industrin i samma kommuner.",
        "en": "The inhabitants aged 20–64 of the municipalities within 50 kilometres as the crow "
        "flies, itself included, over the employed in industry of the same municipalities.",
    },
    reading={
        "sv": "Lägre är att fler industriarbetsplatser delar på samma invånare.",
        "en": "Lower is that more workplaces of industry share the same inhabitants.",
    },
    direction="neither",
    source=("localities", "indicators", "employment"),
    per=("place",),
    among_all=True,
)
def people_per_industrial_job(points: pd.DataFrame, workers: pd.Series) -> pd.Series:
    """Inhabitants of working age over the employed in industry, of all places within reach.

    Parameters
    ----------
    points
        ``easting``, ``northing`` and ``inhabitants`` by code, as from ``establishment.centres``.
    workers
        Employed in industry, persons by code.

    Returns
    -------
    Series
        Inhabitants per employed, by code. Missing where nobody within reach is employed in
        industry.
    """
    jobs = industry_within_reach(points, workers)
    return (labour_within_reach(points) / jobs.where(jobs > 0)).rename("people_per_industrial_job")


@indicator(
    label={
        "sv": "Sysselsatta i industrin inom räckhåll",
        "en": "Employed in industry within reach",
    },
    unit={"sv": "personer", "en": "persons"},
    kind="count",
    definition={
        "sv": "De sysselsatta i tillverkning och utvinning i kommunerna inom 50 kilometer "
        "fågelvägen, kommunen själv inräknad.",
        "en": "The employed in manufacturing and mining of the municipalities within 50 kilometres "
        "as the crow flies, itself included.",
    },
    reading={
        "sv": "Högre är mer industri att köpa av, sälja till och samarbeta med; vägar och vatten "
        "räknas inte.",
        "en": "Higher is more industry to buy from, sell to and work with; roads and water do not "
        "count.",
    },
    direction="neither",
    source=("localities", "indicators", "employment"),
    per=("place",),
    among_all=True,
)
def industry_within_reach(points: pd.DataFrame, workers: pd.Series) -> pd.Series:
    """Employed in industry of all places within reach, its own among them.

    Parameters
    ----------
    points, workers
        As in `people_per_industrial_job`.

    Returns
    -------
    Series
        Persons by code. Missing for all within reach of a place without a figure.
    """
    placed = points.assign(inhabitants=workers.reindex(points.index))
    return labour_within_reach(placed).rename("industry_within_reach")


@indicator(
    label={
        "sv": "Energianvändning per sysselsatt i industri och bygg",
        "en": "Energy use per employed in industry and construction",
    },
    unit={"sv": "MWh per sysselsatt", "en": "MWh per employed"},
    kind="number",
    definition={
        "sv": "Slutlig användning av energi i industri och byggverksamhet delad med de sysselsatta "
        "i de båda.",
        "en": "The final use of energy in industry and construction over the employed in the two.",
    },
    reading={
        "sv": "Högre är mer energi bakom varje arbete; saknas där uppgiften skulle röja ett "
        "enskilt företag.",
        "en": "Higher is more energy behind each job; missing where the figure would reveal a "
        "single firm.",
    },
    direction="neither",
    source=("indicators", "employment"),
    per=("place",),
)
def industrial_energy_per_employed(energy: pd.Series, workers: pd.Series) -> pd.Series:
    """Energy used in industry and construction per employed in them.

    Parameters
    ----------
    energy
        MWh a year by code; missing where withheld.
    workers
        Employed in industry and construction, persons by code.

    Returns
    -------
    Series
        MWh per employed, by code in the order of `energy`. Missing where the energy is, or
        nobody is employed.
    """
    employed = workers.reindex(energy.index)
    return (energy / employed.where(employed > 0)).rename("industrial_energy_per_employed")
