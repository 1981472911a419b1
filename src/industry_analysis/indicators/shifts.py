"""What of a change in employment is the country's, the industry's and the place's own.

Rows are places, columns are industries, cells are persons employed in a year. The trap:
the years must be of one series. Across a break the change of definition would be read as
the place's own part; the tables carry no series, so nothing here can notice.
"""

from typing import Any

import pandas as pd

from industry_analysis.indicators.counts import TOLERANCE, refuse
from industry_analysis.indicators.economies import NAMES, Economies, cell_by_cell, economy_faults
from industry_analysis.indicators.register import indicator


@indicator(
    label={"sv": "Shift-share-analys", "en": "Shift-share analysis"},
    unit={"sv": "personer", "en": "persons"},
    kind="count",
    definition={
        "sv": "Förändringen av antalet sysselsatta, delad i vad som följer av hela landets "
        "utveckling, av branschens utveckling i landet och av platsens egen.",
        "en": "The change in the number of employed, divided into what follows from the whole "
        "country's growth, from the sector's growth in the country and from the place's own.",
    },
    reading={
        "sv": "De tre delarna summerar till förändringen; en positiv lokal del är att branschen "
        "har utvecklats bättre på platsen än i landet.",
        "en": "The three parts add up to the change; a positive local part is that the "
        "sector has done better in the place than in the country.",
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
        same labels in any order; dense columns, or both of sparse columns.
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
        one absent from the reference at the start, mix is 0. From sparse columns there
        are only the rows where anybody was employed in either year, so that time and
        memory follow these: all parts of the others are exactly 0.

    Raises
    ------
    IndicatorError
        If a cell is missing (withheld), infinite or negative; a place is empty; the labels
        of the four differ; the reference is empty; or it is smaller than its parts.

    References
    ----------
    Dunn, E. S. (1960). A statistical and analytical technique for regional analysis.
    """
    given = Economies(start, end, reference_start, reference_end)
    refuse(economy_faults(given, names=NAMES, tolerance=tolerance))
    growth = given.growth(reference_growth)
    cells = cell_by_cell(given)
    parts = parts_of(cells, growth, cells.industry_growth(otherwise=growth))
    return pd.DataFrame(parts, copy=False)


def parts_of(
    given: Economies, growth: float, industry_growth: pd.Series | pd.DataFrame
) -> dict[str, Any]:
    """The three parts and the change, where the industries grow so much elsewhere."""
    start, end = given.start, given.end
    return {
        "national": start * growth,
        "mix": start * (industry_growth - growth),
        "competitive": end - start * (1 + industry_growth),
        "change": end - start,
    }
