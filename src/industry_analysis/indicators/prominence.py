"""Where an industry stands out among all places: by its size, specialisation and focus.

Rows are places, columns are industries, cells are persons employed. The trap: the marks
compare the places given with each other, so with twelve places they say who leads the
county, not who matters in the country: give all municipalities.
"""

import pandas as pd

from industry_analysis.indicators.counts import TOLERANCE
from industry_analysis.indicators.layout import tidy
from industry_analysis.indicators.quotient import location_quotient
from industry_analysis.indicators.register import indicator
from industry_analysis.indicators.shares import industry_share


@indicator(
    label={"sv": "Klustermärken", "en": "Cluster marks"},
    unit={"sv": "märken", "en": "marks"},
    kind="mark",
    definition={
        "sv": "Ett märke var för storlek, specialisering och fokus: om antalet sysselsatta, "
        "lokaliseringskvoten och andelen av platsens sysselsatta hör till den högsta tiondelen "
        "bland alla platser.",
        "en": "A mark each for size, specialisation and focus: whether the number of employed, "
        "the location quotient and the share of the employed of the place are in the top tenth "
        "of all places.",
    },
    reading={
        "sv": "Tre märken är att branschen sticker ut på alla tre sätt, inget att den inte gör det "
        "på något.",
        "en": "Three marks are that the industry stands out in all three ways, none that it does "
        "in no way.",
    },
    direction="neither",
    source=("employment",),
    per=("place", "industry", "part"),
    parts={
        "size": {"sv": "Storlek", "en": "Size"},
        "specialisation": {"sv": "Specialisering", "en": "Specialisation"},
        "focus": {"sv": "Fokus", "en": "Focus"},
        "marks": {"sv": "Antal märken", "en": "Number of marks"},
    },
    among_all=True,
)
def cluster_marks(
    employed: pd.DataFrame,
    reference: pd.Series | None = None,
    *,
    tolerance: float = TOLERANCE,
) -> pd.DataFrame:
    """Marks for size, specialisation and focus: each above the top decile of all places.

    Size is the number of employed, beside the same industry in the other places.
    Specialisation is the location quotient, and focus the share of the place's employed,
    both beside all industries in all places: within one industry the two have the same
    order, and would be one mark given twice.

    Parameters
    ----------
    employed
        Persons employed, places x industries; all places of the country, each once.
    reference, tolerance
        As in `quotient.location_quotient`.

    Returns
    -------
    DataFrame
        One row per (place, industry): size, specialisation and focus, true where the value
        is above the ninth decile (linear between ranks), and marks, how many are true: 3
        stands out in every way, 0 in none. A value at the decile is not above it.

    Raises
    ------
    IndicatorError
        As in `quotient.location_quotient`.

    References
    ----------
    Sölvell, Ö., Ketels, C. & Lindqvist, G. (2008). Industrial specialization and regional
    clusters in the ten new EU member states.
    """
    quotient = location_quotient(employed, reference, tolerance=tolerance)
    share = industry_share(employed)
    # ASSUME: specialisation is above the top decile, as size and focus are, where the European
    # Cluster Observatory asks for a quotient of 2: one rule at any level of industries.
    marks = tidy(
        {
            "size": employed > employed.astype(float).quantile(0.9),
            "specialisation": quotient > _top_decile(quotient),
            "focus": share > _top_decile(share),
        }
    )
    return marks.assign(marks=marks.sum(axis="columns"))


def _top_decile(values: pd.DataFrame) -> float:
    return float(pd.Series(values.to_numpy().ravel()).quantile(0.9))
