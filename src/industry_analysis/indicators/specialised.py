"""Which of a place's specialisations can be trusted?

Rows are the industries of one place. The trap: an industry of fewer than 15 employed keeps its
row without numbers; left out, a reader would take it for one that the place does not have.
"""

import pandas as pd

from industry_analysis.indicators.certainty import (
    location_quotient_interval,
    specialisation_mark,
    workplace_sensitivity,
)
from industry_analysis.indicators.quotient import location_quotient


def certainty(employed: pd.DataFrame, code: str, *, country: str = "00") -> pd.DataFrame:
    """Each industry's location quotient with its interval, a workplace's weight and its mark.

    Parameters
    ----------
    employed
        Persons, places x industries, with the country among the places.

    Returns
    -------
    DataFrame
        One row an industry, largest first: ``employed``, persons; ``location_quotient``;
        ``lower`` and ``upper``, see `certainty.location_quotient_interval`; ``fewer`` and
        ``more``, see `certainty.workplace_sensitivity`; ``mark``, see
        `certainty.specialisation_mark`. The quotients are missing where the mark is *too
        small*.
    """
    here, reference = employed.loc[[code]], employed.T[country]
    rows = pd.DataFrame(
        {
            "employed": employed.T[code],
            "location_quotient": location_quotient(here, reference).loc[code],
        }
    )
    for around in (location_quotient_interval, workplace_sensitivity):
        rows = rows.join(around(here, reference).loc[code])
    mark = specialisation_mark(here, reference).T[code]
    judged = rows.drop(columns="employed").where(mark != "too small", axis="index")
    shown = rows[["employed"]].join(judged).assign(mark=mark)
    return shown.sort_values("employed", ascending=False, kind="stable").rename_axis("industry")
