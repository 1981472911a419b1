"""The columns of all chapters, by name, a module each.

The trap: a name that two chapters give different headings would show the wrong one in one of
them; a test looks for that.
"""

from industry_analysis.wording.headings import (
    competence,
    county,
    establishment,
    needs_followup,
    needs_indicated,
    needs_stated,
    structure,
    transition,
    twins,
    vulnerability,
)
from industry_analysis.wording.headings.column import Column

CHAPTERS = (
    *(structure, twins, vulnerability, competence, transition, establishment, county),
    *(needs_followup, needs_indicated, needs_stated),
)
COLUMNS: dict[str, Column] = {
    name: column for chapter in CHAPTERS for name, column in chapter.COLUMNS.items()
}

__all__ = ["CHAPTERS", "COLUMNS", "Column"]
