"""The sentences of the chapter *establishment*: what a place can offer an investor.

Each function takes the frame that its table shows. The trap: some figures are published only
for municipalities that took part, and a sentence must say so, not fall silent.
"""

import pandas as pd

from industry_analysis.places import Place
from industry_analysis.wording.speech import Speech
from industry_analysis.wording.standing import compared


def bottom_line(rows: pd.DataFrame, here: Place, county: Place, say: Speech) -> list[str]:
    """Connection, people and the municipality's service, in three sentences.

    Parameters
    ----------
    rows
        ``standing.standings`` of the chapter's figures.
    """
    return [
        compared(rows, name, here, county, say)
        for name in ("business_climate", "power_outages", "post_secondary")
    ]
