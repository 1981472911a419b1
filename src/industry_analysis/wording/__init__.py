"""Numbers to sentences and formatted numbers, in Swedish and English from one source.

Every number in a sentence is a cell of the frame that the table beside it shows, written by
the same function. The trap: a sentence must be true for each of 290 municipalities.
"""

from industry_analysis.wording import (
    alternatives,
    barometer,
    certainty,
    competence,
    competence_figures,
    competence_notes,
    competence_outlook,
    county,
    county_meaning,
    development,
    diversification,
    diversification_figures,
    establishment,
    kinds,
    lessons,
    meaning,
    notes,
    outcomes,
    scorecard,
    standing,
    structure,
    titles,
    twins,
)
from industry_analysis.wording.columns import column, industry_names, industry_words
from industry_analysis.wording.speech import Speech

__all__ = [
    "Speech",
    "alternatives",
    "barometer",
    "certainty",
    "column",
    "competence",
    "competence_figures",
    "competence_notes",
    "competence_outlook",
    "county",
    "county_meaning",
    "development",
    "diversification",
    "diversification_figures",
    "establishment",
    "industry_names",
    "industry_words",
    "kinds",
    "lessons",
    "meaning",
    "notes",
    "outcomes",
    "scorecard",
    "standing",
    "structure",
    "titles",
    "twins",
]
