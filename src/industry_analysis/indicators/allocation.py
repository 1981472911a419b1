"""Whether a place has its people in the industries that it does well in.

Rows are places, columns are industries, cells are persons employed in a year. The trap:
where an industry was tiny in a place at the start, its growth is enormous, and so are both
parts that are counted with it, with opposite signs; read them added up over industries.
"""

import pandas as pd

from industry_analysis.indicators.counts import TOLERANCE, refuse
from industry_analysis.indicators.economies import NAMES, Economies, cell_by_cell, economy_faults
from industry_analysis.indicators.register import indicator
from industry_analysis.indicators.shifts import parts_of


@indicator(
    label={
        "sv": "Shift-share-analys enligt Esteban-Marquillas",
        "en": "Shift-share analysis after Esteban-Marquillas",
    },
    unit={"sv": "personer", "en": "persons"},
    kind="count",
    definition={
        "sv": "Shift-share-analys där den lokala delen delas i vad den hade varit med landets "
        "branschstruktur och vad som följer av platsens specialisering.",
        "en": "Shift-share analysis where the local part is divided into what it would have been "
        "with the structure of the country and what follows from the place's specialisation.",
    },
    reading={
        "sv": "De fyra delarna summerar till förändringen; en positiv fördelningsdel är att "
        "platsen är specialiserad där den utvecklas bättre än landet, eller har få anställda "
        "där den utvecklas sämre.",
        "en": "The four parts add up to the change; a positive allocation part is that the place "
        "is specialised where it does better than the country, or has few employed where it "
        "does worse.",
    },
    direction="higher",
    source=("employment",),
    per=("place", "industry", "part"),
    parts={
        "national": {"sv": "Riksdel", "en": "National part"},
        "mix": {"sv": "Branschdel", "en": "Mix part"},
        "competitive": {
            "sv": "Lokal del vid landets branschstruktur",
            "en": "Local part at the country's structure",
        },
        "allocation": {"sv": "Fördelningsdel", "en": "Allocation part"},
        "change": {"sv": "Förändring", "en": "Change"},
    },
)
def esteban_marquillas(
    start: pd.DataFrame,
    end: pd.DataFrame,
    reference_start: pd.Series,
    reference_end: pd.Series,
    *,
    reference_growth: float | None = None,
    tolerance: float = TOLERANCE,
) -> pd.DataFrame:
    """Change in the employed, with the place's specialisation taken out of its own pace.

    With e' the employed that the industry would have had in the place at the start, had the
    place had the structure of the reference, the competitive part of `shift_share` is
    divided into e' (g_ij - g_i), competitive, and (e - e') (g_ij - g_i), allocation. Never
    across a series break.

    Parameters
    ----------
    start, end, reference_start, reference_end, reference_growth, tolerance
        As in `shift_share`.

    Returns
    -------
    DataFrame
        Persons, one row per (place, industry) in the order of `start`, with the columns
        national, mix, competitive, allocation and change; the first four add up to the
        fifth. Allocation is 0 where the place has the reference's share of the industry,
        above 0 where it has more than that and grows faster, or less and grows slower. For
        an industry absent from the place at the start, which has no growth, the whole
        change is competitive. From sparse columns as in `shift_share`.

    Raises
    ------
    IndicatorError
        As in `shift_share`.

    References
    ----------
    Esteban-Marquillas, J. M. (1972). A reinterpretation of shift-share analysis.
    """
    given = Economies(start, end, reference_start, reference_end)
    refuse(economy_faults(given, names=NAMES, tolerance=tolerance))
    growth = given.growth(reference_growth)
    cells = cell_by_cell(given)
    parts = parts_of(cells, growth, cells.industry_growth(otherwise=growth))
    reference_share = cells.reference_start / given.reference_start.sum()
    expected = reference_share * cells.start.groupby(level=0).transform("sum")
    own = parts["competitive"]
    homothetic = (expected * own / cells.start).where(cells.start > 0, own)
    divided = {"competitive": homothetic, "allocation": own - homothetic}
    change = parts.pop("change")
    return pd.DataFrame(parts | divided | {"change": change}, copy=False)
