"""Relatedness and complexity of industries: what a place has, what is near it, what it is worth.

Rows are places, columns are industries. Four questions in four modules, together here:
`presence` (what has it), `proximity` (what goes together), `complexity` (how rare a
combination) and `opportunity` (what next). The trap: all of them know only these places, so a
place has no value of its own, and another set of places gives another one.
"""

from industry_analysis.indicators.complexity import (
    REMARKS,
    Complexity,
    complexity,
    economic_complexity,
)
from industry_analysis.indicators.opportunity import (
    QUADRANTS,
    diversification_options,
    opportunity_gain,
    opportunity_index,
)
from industry_analysis.indicators.presence import presence
from industry_analysis.indicators.proximity import proximity, relatedness_density

__all__ = [
    "QUADRANTS",
    "REMARKS",
    "Complexity",
    "complexity",
    "diversification_options",
    "economic_complexity",
    "opportunity_gain",
    "opportunity_index",
    "presence",
    "proximity",
    "relatedness_density",
]
