"""The values of all parts in every municipality, each of its last common years.

Rows are municipalities with an industry worth speaking of, columns the parts. The trap: the
parts are of different years, so `Figures.periods` goes with them.
"""

from dataclasses import dataclass

import pandas as pd

from industry_analysis.indicators import counted_ads, published, transition
from industry_analysis.indicators.growth import relative_change
from industry_analysis.indicators.indicated_need import rates
from industry_analysis.indicators.indicated_need.parts import RAISES
from industry_analysis.indicators.intensity import emissions_per_employed

INDUSTRY, CONSTRUCTION = "B+C", "F"
# ASSUME: a municipality with fewer than 100 employed in industry has no indicated need: there are
# few companies to have one, and the figures per employed would hang on single workplaces.
LEAST_EMPLOYED = 100
# ASSUME: new firms, outages and the use of energy are means of the last five years, for a single
# year is chance, weather or withheld. Energy is the mean of those years that are published, for
# the years rank municipalities alike (rank correlation at least 0.97).
_FIVE = 5
# ASSUME: how satisfied firms are is the mean of the last three years in which they were asked,
# for few answer in a year (the years correlate by 0.4 to 0.7).
_THREE = 3
_SATISFACTION = {
    "building_permits_mean": "building_permits",
    "environment_inspection_mean": "environment_inspection",
}
_AS_PUBLISHED = (
    "higher_education",
    "compulsory_only",
    "unemployment",
    "working_age_forecast",
    "broadband_fast",
)
# the published figures behind the parts
PUBLISHED = (
    *_AS_PUBLISHED,
    *_SATISFACTION.values(),
    "new_firms",
    "power_outages",
    "industrial_energy",
    "population",
    "working_age",
)


@dataclass(frozen=True)
class Figures:
    """What the indicated need is computed from.

    Attributes
    ----------
    parts
        Municipalities with at least `LEAST_EMPLOYED` in industry x parts, each in its unit;
        missing where not published.
    periods
        The year or years of each part, as text: ``2022``, ``2018–2022``.
    employed
        Employed in industry in every municipality, persons, also of those that are left out.
    year
        That of the employed.
    """

    parts: pd.DataFrame
    periods: pd.Series
    employed: pd.Series
    year: int

    @property
    def latest_year(self) -> int:
        """The year of the latest part."""
        return int(self.periods.str[-4:].max())


def figures(
    kolada: pd.DataFrame,
    composition: pd.DataFrame,
    job_ads: pd.DataFrame,
    points: pd.DataFrame,
    gases: pd.DataFrame,
) -> Figures:
    """All parts of all municipalities.

    Parameters
    ----------
    kolada
        As from ``load.indicators``.
    composition
        Persons, rows (``year``, ``region_code``), columns the industries; of one series.
    job_ads
        As from ``load.job_ads``.
    points
        The centres of all municipalities, as from ``establishment.centres``.
    gases
        As from ``load.greenhouse_gases``.

    Raises
    ------
    IndicatorError
        If a published figure is missing altogether, a count is negative, or a sector unknown.
    """
    known = published.over_time(kolada, PUBLISHED)
    ours = known[known.index.get_level_values("region_code").str.len() == 4]
    start, year = _years_of_all(composition)
    of_year = composition[composition.index.get_level_values("year") == year].droplevel("year")
    persons = of_year.loc[list(points.index), [INDUSTRY, CONSTRUCTION]]
    workers = persons[INDUSTRY]
    columns = {
        **_of_ads(job_ads, workers),
        **_as_published(ours),
        **_of_places(points, workers, year),
        **_of_energy(ours, persons, gases, year),
        **_means(ours, _SATISFACTION, _THREE),
        "industry_recent_change": (_growth(composition, start, year), f"{start}–{year}"),
        **_means(ours, {"new_firms_mean": "new_firms"}, _FIVE, every=True),
    }
    together = pd.DataFrame({name: columns[name][0].reindex(workers.index) for name in RAISES})
    return Figures(
        parts=together[workers >= LEAST_EMPLOYED].rename_axis(index="region_code"),
        periods=pd.Series({name: columns[name][1] for name in RAISES}),
        employed=workers,
        year=year,
    )


Columns = dict[str, tuple[pd.Series, str]]


def _years_of_all(composition: pd.DataFrame) -> tuple[int, int]:
    """First and last year that most regions have."""
    counted = composition.groupby(level="year").size()
    whole = counted.index[counted == counted.max()]
    return int(whole.min()), int(whole.max())


def _of_ads(job_ads: pd.DataFrame, workers: pd.Series) -> Columns:
    ads = counted_ads.by_occupation(job_ads)
    floor, office = rates.production(ads.columns), rates.technical(ads.columns)
    year = str(counted_ads.ADS_YEAR)
    return {
        "production_ads_rate": (rates.production_ads_rate(ads, floor, workers), year),
        "technical_ads_share": (rates.technical_ads_share(ads, floor, office), year),
    }


def _as_published(ours: pd.DataFrame) -> Columns:
    chosen = ours[list(_AS_PUBLISHED)]
    of_year, values = published.years(chosen), published.latest(chosen)
    return {str(name): (values[name], str(of_year[str(name)])) for name in values}


def _of_places(points: pd.DataFrame, workers: pd.Series, year: int) -> Columns:
    return {
        "people_per_industrial_job": (
            rates.people_per_industrial_job(points, workers),
            str(year),
        ),
        "industry_within_reach": (rates.industry_within_reach(points, workers), str(year)),
    }


def _of_energy(
    ours: pd.DataFrame, persons: pd.DataFrame, gases: pd.DataFrame, year: int
) -> Columns:
    emitted = transition.by_sector(gases)[transition.INDUSTRY].xs(year, level="year")
    emissions = emitted.reindex(persons.index).to_frame(INDUSTRY)
    used = (ours["industrial_energy"] * ours["population"]).to_frame("energy")
    [(energy, span)] = _means(used, {"energy": "energy"}, _FIVE).values()
    return {
        "emissions_per_employed": (
            emissions_per_employed(emissions, persons[[INDUSTRY]])[INDUSTRY],
            str(year),
        ),
        "industrial_energy_per_employed": (
            rates.industrial_energy_per_employed(energy, persons.sum(axis="columns")),
            span,
        ),
        **_means(ours, {"outages_mean": "power_outages"}, _FIVE, every=True),
    }


def _growth(composition: pd.DataFrame, start: int, year: int) -> pd.Series:
    first, last = (composition[INDUSTRY].xs(y, level="year").to_frame() for y in (start, year))
    return relative_change(first.reindex(last.index), last)[INDUSTRY]


def _means(
    ours: pd.DataFrame, names: dict[str, str], count: int, *, every: bool = False
) -> Columns:
    """Means of the last years, of those that are there or, where told, only if all are."""
    found: Columns = {}
    for name, yearly in names.items():
        wide = ours[yearly].unstack("year").dropna(axis="columns", how="all").sort_index(axis=1)
        last = wide.iloc[:, -count:]
        span = f"{last.columns.min()}–{last.columns.max()}"
        found[name] = (last.mean(axis="columns", skipna=not every), span)
    return found
