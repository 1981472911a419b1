"""What becomes of needs: open ones, promises, offers that fit, gaps, and who was never met.

Tables in, tables out, of ``read.survey``. The trap: all of them are of real companies; a page
shows counts, and only those that the protected picture lets it.
"""

from industry_analysis.needs.followup.allocation import allocation, turns
from industry_analysis.needs.followup.counts import ages, promises, states, with_all
from industry_analysis.needs.followup.dialogue import coverage, dialogue
from industry_analysis.needs.followup.fit import pairs
from industry_analysis.needs.followup.gaps import gaps, offers_against_needs
from industry_analysis.needs.followup.standing import standing

__all__ = [
    "ages",
    "allocation",
    "coverage",
    "dialogue",
    "gaps",
    "offers_against_needs",
    "pairs",
    "promises",
    "standing",
    "states",
    "turns",
    "with_all",
]
