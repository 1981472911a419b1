"""What do published figures say that the industry of a municipality needs, theme by theme?

Rows are municipalities and themes. The trap: an indicated need is a condition weaker than
elsewhere. It says nothing of whether companies feel it, and themes that nobody publishes
figures of have none.
"""

from industry_analysis.indicators.indicated_need.chosen import (
    definitions,
    of_county,
    of_place,
    parts_of,
)
from industry_analysis.indicators.indicated_need.figures import (
    LEAST_EMPLOYED,
    PUBLISHED,
    Figures,
    figures,
)
from industry_analysis.indicators.indicated_need.index import indicated_need
from industry_analysis.indicators.indicated_need.parts import (
    PARTS,
    RAISES,
    THEME_OF,
    Part,
    covered,
)
from industry_analysis.indicators.indicated_need.rates import (
    industrial_energy_per_employed,
    industry_within_reach,
    people_per_industrial_job,
    production,
    production_ads_rate,
    technical,
    technical_ads_share,
)
from industry_analysis.indicators.indicated_need.standings import (
    FEW_PARTS,
    LITTLE_INDUSTRY,
    NO_FIGURES,
    Needs,
    needs,
    ranks,
)

__all__ = [
    "FEW_PARTS",
    "LEAST_EMPLOYED",
    "LITTLE_INDUSTRY",
    "NO_FIGURES",
    "PARTS",
    "PUBLISHED",
    "RAISES",
    "THEME_OF",
    "Figures",
    "Needs",
    "Part",
    "covered",
    "definitions",
    "figures",
    "indicated_need",
    "industrial_energy_per_employed",
    "industry_within_reach",
    "needs",
    "of_county",
    "of_place",
    "parts_of",
    "people_per_industrial_job",
    "production",
    "production_ads_rate",
    "ranks",
    "technical",
    "technical_ads_share",
]
