"""Tables in, numbers out: what the industry of a place is like and how it has moved.

Every number that a report shows is one decorated function here. Importing this package
fills the register, over which the overview, the method appendix and the identity tests
iterate. The trap: the functions see tables, not places or years, so they cannot know
that two years lie on either side of a series break. The caller must.
"""

from industry_analysis.indicators import (
    competence,
    establishment,
    growth,
    indicated_need,
    intensity,
    relatedness,
    spatial,
    specialisation,
    variety,
)
from industry_analysis.indicators.counts import IndicatorError
from industry_analysis.indicators.register import Indicator, compute, register

__all__ = [
    "Indicator",
    "IndicatorError",
    "competence",
    "compute",
    "establishment",
    "growth",
    "indicated_need",
    "intensity",
    "register",
    "relatedness",
    "spatial",
    "specialisation",
    "variety",
]
