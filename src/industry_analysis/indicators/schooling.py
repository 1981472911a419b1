"""What have the inhabitants learnt?

Rows are levels of education, from the lowest. The trap: one municipality lacks a level in the
published table; a level that is missing is not zero, so that place has no shares.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pandas as pd

from industry_analysis.indicators.competence import education_share

# the levels from the lowest, as the publisher names them, and the stage each belongs to
LEVELS: Mapping[str, str] = MappingProxyType(
    {
        "förgymnasial utbildning kortare än 9 år": "compulsory",
        "förgymnasial utbildning, 9 (10) år": "compulsory",
        "gymnasial utbildning, högst 2 år": "secondary",
        "gymnasial utbildning, 3 år": "secondary",
        "eftergymnasial utbildning, mindre än 3 år": "tertiary",
        "eftergymnasial utbildning, 3 år eller mer": "tertiary",
        "forskarutbildning": "tertiary",
    }
)


def by_level(education: pd.DataFrame) -> pd.DataFrame:
    """Persons by level of education, with counties and country.

    Parameters
    ----------
    education
        Rows of ``municipality_code``, ``year``, ``sex``, ``education`` and ``persons``.

    Returns
    -------
    DataFrame
        Rows (``year``, ``sex``, ``region_code``), where ``sex`` is also ``total``; columns the
        levels from the lowest. A municipality that lacks a level is left out.
    """
    keys = ["year", "sex", "municipality_code"]
    wide = education.pivot(index=keys, columns="education", values="persons")[list(LEVELS)]
    wide = wide.rename_axis(index={"municipality_code": "region_code"}, columns=None)
    whole = wide.notna().all(axis="columns").groupby(level="region_code").transform("all")
    # ASSUME: a municipality that lacks a level of education is left out of its county and of
    # Sweden too.
    known = wide[whole].reset_index()
    everybody = known.assign(sex="total")
    known = pd.concat([known, everybody])
    regions = [
        known,
        known.assign(region_code=known.region_code.str[:2]),
        known.assign(region_code="00"),
    ]
    return pd.concat(regions).groupby(["year", "sex", "region_code"]).sum()


def levels(by_level: pd.DataFrame, beside: Sequence[str]) -> pd.DataFrame:
    """Each level in a place, beside other regions; no rows where the place is left out.

    Parameters
    ----------
    by_level
        As from `by_level`.
    beside
        The place, then those to show beside it.

    Returns
    -------
    DataFrame
        One row a level, lowest first: ``persons`` in the place in the last year; the share of
        each region beside under its code; ``women_share`` of those at the level in the place.
    """
    here, (_, year) = beside[0], years(by_level)
    now = by_level.xs(year, level="year")
    if ("total", here) not in now.index:
        return pd.DataFrame(columns=["persons", *beside, "women_share"])
    persons = now.T["total", here]
    of_places = pd.DataFrame({code: now.T["total", code] for code in beside}).T
    rows = education_share(of_places).T.rename_axis(index="education", columns=None)
    rows.insert(0, "persons", persons)
    rows["women_share"] = now.T["women", here] / persons.where(persons > 0)
    return rows


def stages(by_level: pd.DataFrame, beside: Sequence[str]) -> pd.DataFrame:
    """The same in three stages, with the change over the years and both sexes in the place.

    Returns
    -------
    DataFrame
        One row a stage: the share of each region beside under its code, in the last year;
        ``share_before``, that of the place in the first year; ``share_of_women`` and
        ``share_of_men`` who are at the stage, in the place in the last year; ``start_year``
        and ``year``. No rows where the place is left out.
    """
    here, (start_year, year) = beside[0], years(by_level)
    shares = in_stages(by_level).T
    if (year, "total", here) not in shares:
        return shares.iloc[:0, :0]
    rows = pd.DataFrame({code: shares[year, "total", code] for code in beside})
    rows["share_before"] = shares[start_year, "total", here]
    rows["share_of_women"] = shares[year, "women", here]
    rows["share_of_men"] = shares[year, "men", here]
    return rows.assign(start_year=start_year, year=year).rename_axis("education")


def in_stages(by_level: pd.DataFrame) -> pd.DataFrame:
    """Share of the inhabitants at each of the three stages, rows as in `by_level`."""
    return education_share(by_level.T.groupby(lambda level: LEVELS[str(level)], sort=False).sum().T)


def years(by_level: pd.DataFrame) -> tuple[int, int]:
    """First and last year of the levels."""
    of = by_level.index.get_level_values("year")
    return int(of.min()), int(of.max())
