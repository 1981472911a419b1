"""Where does a place's change come from: the country, the industry's mix, or the place itself?

Rows are an industry and all industries of one place, series by series. The trap: rounded
parts need not add up, so the place's own part takes what the rounding of the others leaves.
"""

from collections.abc import Iterator, Sequence

import pandas as pd

from industry_analysis.indicators.allocation import esteban_marquillas
from industry_analysis.indicators.shifts import shift_share
from industry_analysis.indicators.yearly import dynamic_shift_share


def change_parts(
    composition: pd.DataFrame,
    all_industries: pd.Series,
    code: str,
    *,
    industry: str,
    series: Sequence[str],
    country: str = "00",
) -> pd.DataFrame:
    """Where a place's change came from, in one industry and in all, within each series.

    Parameters
    ----------
    composition
        Rows (``series``, ``year``, ``region_code``), columns industries, persons.
    all_industries
        Rows (``region_code``, ``series``, ``year``), persons, with those of unknown industry.
    series
        The series to keep to; one with fewer than two years of the place is left out.

    Returns
    -------
    DataFrame
        Rows (``series``, ``industry``), the industry and ``all``; ``start_year``, ``year``;
        ``employed_start``, ``national``, ``mix``, ``competitive``, ``change``: whole persons
        that add up, see `indicators.growth.shift_share`. No row where no series is left.
    """
    columns = ["series", "industry", "start_year", "year", "employed_start"]
    rows = []
    for name, first, last in _spans(composition, code, series):
        start, end = (composition.loc[(name, year), :] for year in (first, last))
        parts = shift_share(
            start.loc[[code]],
            end.loc[[code]],
            start.T[country],
            end.T[country],
            reference_growth=_growth(all_industries, country, name, first, last),
        )
        base, parts = start.T[code], parts.droplevel(0)
        for what, persons, row in (
            (industry, base[industry], parts.T[industry]),
            ("all", base.sum(), parts.sum()),
        ):
            known = dict(zip(columns, (name, what, first, last, persons), strict=True))
            rows.append(known | _whole_persons(row).to_dict())
    every = [*columns, "national", "mix", "competitive", "change"]
    return pd.DataFrame(rows, columns=every).set_index(["series", "industry"])


def own_part_by_method(
    composition: pd.DataFrame,
    all_industries: pd.Series,
    code: str,
    *,
    industry: str,
    series: str,
    country: str = "00",
) -> pd.DataFrame:
    """The local part of an industry's change, by three ways of dividing the change.

    Parameters
    ----------
    composition, all_industries
        As in `change_parts`.
    series
        The series to keep to.

    Returns
    -------
    DataFrame
        Rows ``method``: classic, dynamic, esteban_marquillas. ``start_year`` and ``year``;
        ``competitive``, the local part, and ``allocation``, what of it follows from the place
        having more or less of the industry than the country, missing but for the last. Whole
        persons. No row where the series has fewer than two years of the place.
    """
    columns = ["start_year", "year", "competitive", "allocation"]
    found = []
    for name, first, last in _spans(composition, code, [series]):
        rows = composition.droplevel("series")[
            composition.index.isin([name], level="series")
            & composition.index.isin(range(first, last + 1), level="year")
        ]
        here, there = (rows[rows.index.isin([c], level="region_code")] for c in (code, country))
        start, end = (
            here[here.index.isin([year], level="year")].droplevel("year") for year in (first, last)
        )
        reference = there.droplevel("region_code")
        both = (reference.T[first], reference.T[last])
        growth = all_industries.xs((country, name), level=("region_code", "series")).pct_change()
        whole = _growth(all_industries, country, name, first, last)
        parts = {
            "classic": shift_share(start, end, *both, reference_growth=whole),
            "dynamic": dynamic_shift_share(
                here, reference, reference_growth=growth.loc[first + 1 : last]
            ),
            "esteban_marquillas": esteban_marquillas(start, end, *both, reference_growth=whole),
        }
        for method, table in parts.items():
            row = table.xs(industry, level=1).loc[code].reindex(columns[2:]).round()
            found.append({"method": method, "start_year": first, "year": last, **row})
    return pd.DataFrame(found, columns=["method", *columns]).set_index("method")


def largest_part(
    composition: pd.DataFrame,
    all_industries: pd.Series,
    codes: Sequence[str],
    *,
    industry: str,
    series: Sequence[str],
    country: str = "00",
) -> float:
    """Largest part of the change in any of the places, for one scale in all charts.

    Returns
    -------
    float
        The absolute part, as a share of the place's employed in the industry at the start.
    """
    places = list(codes)
    reach = 0.0
    for name, first, last in _spans(composition, places[0], series):
        start, end = (composition.loc[(name, year), :] for year in (first, last))
        parts = shift_share(
            start.loc[places],
            end.loc[places],
            start.T[country],
            end.T[country],
            reference_growth=_growth(all_industries, country, name, first, last),
        )
        base = start.loc[places, industry]
        of_start = parts.xs(industry, level=1).div(base.where(base > 0), axis="index")
        reach = max(reach, float(of_start.abs().max().max()))
    return reach


def _growth(all_industries: pd.Series, country: str, series: str, first: int, last: int) -> float:
    # ASSUME: the country's growth is that of all its employed: when the coding of industries
    # changes, persons move from unknown to known, and the known alone would seem to grow.
    return float(all_industries[country, series, last] / all_industries[country, series, first] - 1)


def _spans(
    composition: pd.DataFrame, code: str, series: Sequence[str]
) -> Iterator[tuple[str, int, int]]:
    """Each series that has two years of the place, with the first and the last."""
    years = composition.xs(code, level="region_code").reset_index().groupby("series")["year"]
    spans = years.agg(["min", "max"]).reindex(list(series)).dropna().astype(int)
    yield from spans[spans["min"] < spans["max"]].itertuples(name=None)


def _whole_persons(parts: pd.Series) -> pd.Series:
    """Round to persons so that the parts still add up; national and mix together come first."""
    whole = parts.round()
    expected = (parts["national"] + parts["mix"]).round()
    whole["mix"] = expected - whole["national"]
    whole["competitive"] = whole["change"] - expected
    return whole.astype(int)
