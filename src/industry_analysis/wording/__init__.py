"""Numbers to sentences and formatted numbers, in Swedish and English from one source.

Every number in a sentence is a cell of the frame that the table beside it shows, written by
the same function. The trap: a sentence must be true for each of 290 municipalities.
"""

from industry_analysis.wording import (
    alternatives,
    certainty,
    county,
    development,
    emissions,
    establishment,
    exposed,
    meaning,
    notes,
    plants,
    power,
    standing,
    structure,
    titles,
    trading,
    transition,
    transition_meaning,
)
from industry_analysis.wording.columns import column
from industry_analysis.wording.speech import Speech

__all__ = [
    "Speech",
    "alternatives",
    "certainty",
    "column",
    "county",
    "development",
    "emissions",
    "establishment",
    "exposed",
    "meaning",
    "notes",
    "plants",
    "power",
    "standing",
    "structure",
    "titles",
    "trading",
    "transition",
    "transition_meaning",
]
