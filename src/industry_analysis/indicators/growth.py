"""How employment has moved between two years, and where the movement comes from.

Rows are places, columns are industries, cells are persons employed in a year. The trap:
both years must be of one series. Across a break (2018/19 and 2019/20 in the Swedish
register) the change of definition would be read as a change of the place; the tables
carry no year, so nothing here can notice.
"""

from collections.abc import Mapping

import pandas as pd

from industry_analysis.indicators.counts import TOLERANCE, checked_pair, refuse
from industry_analysis.indicators.faults import count_faults, label_faults, reference_faults
from industry_analysis.indicators.register import indicator


@indicator(
    label={"sv": "Förändring av antalet sysselsatta", "en": "Change in the number of employed"},
    unit={"sv": "personer", "en": "persons"},
    kind="count",
    definition={
        "sv": "Antalet sysselsatta det sista året minus antalet det första.",
        "en": "The number of employed in the last year minus the number in the first.",
    },
    reading={
        "sv": "0 är oförändrat; positivt är fler sysselsatta, negativt färre.",
        "en": "0 is no change; positive is more employed, negative is fewer.",
    },
    direction="higher",
    source=("employment",),
    per=("place", "industry"),
)
def change(start: pd.DataFrame, end: pd.DataFrame) -> pd.DataFrame:
    """Employed at the end minus employed at the start. Never across a series break.

    Parameters
    ----------
    start, end
        Persons employed in the first and the last year, places x industries, with the
        same labels in any order.

    Returns
    -------
    DataFrame
        Persons, places x industries, in the order of `start`. 0: no change.

    Raises
    ------
    IndicatorError
        If a cell is missing (withheld), infinite or negative, or the labels differ.
    """
    start, end = checked_pair(start, end, names=("start", "end"), allow_empty_places=True)
    return end - start


@indicator(
    label={
        "sv": "Relativ förändring av antalet sysselsatta",
        "en": "Relative change in the number of employed",
    },
    unit={"sv": "andel", "en": "share"},
    kind="share",
    definition={
        "sv": "Förändringen av antalet sysselsatta, delad med antalet det första året.",
        "en": "The change in the number of employed over the number in the first year.",
    },
    reading={
        "sv": "0 % är oförändrat, 100 % en fördubbling, −100 % att ingen är kvar.",
        "en": "0% is no change, 100% is twice as many, −100% is nobody left.",
    },
    direction="higher",
    source=("employment",),
    per=("place", "industry"),
)
def relative_change(start: pd.DataFrame, end: pd.DataFrame) -> pd.DataFrame:
    """Change in the employed, over the employed at the start. Never across a series break.

    Parameters
    ----------
    start, end
        Persons employed in the first and the last year, places x industries, with the
        same labels in any order.

    Returns
    -------
    DataFrame
        Share, places x industries, in the order of `start`. 0: no change. 1: twice as
        many. -1: nobody left. Missing where nobody was employed at the start.

    Raises
    ------
    IndicatorError
        If a cell is missing (withheld), infinite or negative, or the labels differ.
    """
    start, end = checked_pair(start, end, names=("start", "end"), allow_empty_places=True)
    return (end - start) / start.where(start > 0)


@indicator(
    label={"sv": "Shift-share-analys", "en": "Shift-share analysis"},
    unit={"sv": "personer", "en": "persons"},
    kind="count",
    definition={
        "sv": "Förändringen av antalet sysselsatta, delad i vad som följer av hela landets "
        "utveckling, av branschens utveckling i landet och av platsens egen.",
        "en": "The change in the number of employed, divided into what follows from the whole "
        "country's growth, from the industry's growth in the country and from the place's own.",
    },
    reading={
        "sv": "De tre delarna summerar till förändringen; en positiv lokal del är att branschen "
        "har utvecklats bättre på platsen än i landet.",
        "en": "The three parts add up to the change; a positive local part is that the "
        "industry has done better in the place than in the country.",
    },
    direction="higher",
    source=("employment",),
    per=("place", "industry", "part"),
    parts={
        "national": {"sv": "Riksdel", "en": "National part"},
        "mix": {"sv": "Branschdel", "en": "Mix part"},
        "competitive": {"sv": "Lokal del", "en": "Local part"},
        "change": {"sv": "Förändring", "en": "Change"},
    },
)
def shift_share(
    start: pd.DataFrame,
    end: pd.DataFrame,
    reference_start: pd.Series,
    reference_end: pd.Series,
    *,
    reference_growth: float | None = None,
    tolerance: float = TOLERANCE,
) -> pd.DataFrame:
    """Change in the employed, divided into a national, a mix and a competitive part.

    With e the employed at the start, and g, g_i and g_ij the growth of the reference, of
    the industry in the reference and of the industry in the place, the parts are e g,
    e (g_i - g) and e (g_ij - g_i). Never across a series break.

    Parameters
    ----------
    start, end
        Persons employed in the first and the last year, places x industries, with the
        same labels in any order.
    reference_start, reference_end
        Persons employed per industry in the reference economy in the same two years.
    reference_growth
        Growth of the reference economy as a whole, as a share; by default that of its
        industries together. To be given where the whole has more than these, such as
        persons of unknown industry.
    tolerance
        As in `location_quotient`.

    Returns
    -------
    DataFrame
        Persons, one row per (place, industry) in the order of `start`, with the columns
        national, mix, competitive and change; the first three add up to the fourth, and
        all add up over industries and places. The row names are those of `start`, or
        place and industry where it has none. 0: the part neither adds nor takes. For an
        industry absent from the place at the start the whole change is competitive; for
        one absent from the reference at the start, mix is 0.

    Raises
    ------
    IndicatorError
        If a cell is missing (withheld), infinite or negative; a place is empty; the labels
        of the four differ; the reference is empty; or it is smaller than its parts.

    References
    ----------
    Dunn, E. S. (1960). A statistical and analytical technique for regional analysis.
    """
    start, end, reference_start, reference_end = _checked_economies(
        start, end, reference_start, reference_end, tolerance=tolerance
    )
    if reference_growth is None:
        reference_growth = reference_end.sum() / reference_start.sum() - 1
    industry_growth = reference_end / reference_start.where(reference_start > 0) - 1
    # ASSUME: an industry that the reference lacked at the start grows as the reference does.
    industry_growth = industry_growth.fillna(reference_growth)
    parts = {
        "national": start * reference_growth,
        "mix": start * (industry_growth - reference_growth),
        "competitive": end - start * (1 + industry_growth),
        "change": end - start,
    }
    return _tidy(parts)


def _checked_economies(
    start: pd.DataFrame,
    end: pd.DataFrame,
    reference_start: pd.Series,
    reference_end: pd.Series,
    *,
    tolerance: float,
) -> tuple[pd.DataFrame, pd.DataFrame, pd.Series, pd.Series]:
    """Give the four tables in the order of the first, or refuse them with all their faults."""
    refuse(
        [
            *count_faults(start, name="start"),
            *count_faults(end, name="end"),
            *label_faults(start, end, names=("start", "end")),
            *reference_faults(
                reference_start,
                start,
                names=("reference_start", "start"),
                tolerance=tolerance,
                allow_empty_industries=True,
            ),
            *reference_faults(
                reference_end,
                end,
                names=("reference_end", "end"),
                tolerance=tolerance,
                allow_empty_industries=True,
            ),
        ]
    )
    return (
        start.astype(float),
        end.reindex(index=start.index, columns=start.columns).astype(float),
        reference_start.reindex(start.columns).astype(float),
        reference_end.reindex(start.columns).astype(float),
    )


def _tidy(parts: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Give frames of places x industries as columns over (place, industry)."""
    # stack keeps the order of places and industries, which melt does not
    tidy = pd.DataFrame({part: frame.stack() for part, frame in parts.items()})  # noqa: PD013
    names = zip(tidy.index.names, ("place", "industry"), strict=True)
    return tidy.rename_axis([name or default for name, default in names])
