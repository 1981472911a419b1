"""Frames to axes: each function draws on the ``ax`` it is given and returns it.

No function saves or shows. The trap: a series break is a gap with a dotted line, never joined.
"""

from industry_analysis.charts.bars import bars, parts, profile
from industry_analysis.charts.certainty import certainty
from industry_analysis.charts.exposure import amounts, contributions, rank_intervals
from industry_analysis.charts.grid import quotients
from industry_analysis.charts.kinds import kinds
from industry_analysis.charts.likeness import likeness
from industry_analysis.charts.lines import over_time, ranks
from industry_analysis.charts.look import canvas, canvas_for, style
from industry_analysis.charts.multiples import multiples
from industry_analysis.charts.needs_followup import (
    needs_by_age,
    needs_by_state,
    offers_beside_needs,
)
from industry_analysis.charts.needs_indicated import (
    county_needs,
    indicated_needs,
    needs_beside_each_other,
)
from industry_analysis.charts.needs_stated import (
    estimated_needs,
    importance,
    need_ranks,
    stated_needs,
)
from industry_analysis.charts.occupation_grid import ad_ratios, nearest_grid
from industry_analysis.charts.occupations import groups, levels, nearness, occupations, tiles
from industry_analysis.charts.options import beside_size, options
from industry_analysis.charts.over_years import panels_over_years
from industry_analysis.charts.panels import panels
from industry_analysis.charts.plant_map import plant_map
from industry_analysis.charts.plants import releases, trading
from industry_analysis.charts.reach import reach
from industry_analysis.charts.scorecard import scorecard
from industry_analysis.charts.strips import standings
from industry_analysis.charts.uneven import uneven

__all__ = [
    "ad_ratios",
    "amounts",
    "bars",
    "beside_size",
    "canvas",
    "canvas_for",
    "certainty",
    "contributions",
    "county_needs",
    "estimated_needs",
    "groups",
    "importance",
    "indicated_needs",
    "kinds",
    "levels",
    "likeness",
    "multiples",
    "nearest_grid",
    "nearness",
    "need_ranks",
    "needs_beside_each_other",
    "needs_by_age",
    "needs_by_state",
    "occupations",
    "offers_beside_needs",
    "options",
    "over_time",
    "panels",
    "panels_over_years",
    "parts",
    "plant_map",
    "profile",
    "quotients",
    "rank_intervals",
    "ranks",
    "reach",
    "releases",
    "scorecard",
    "standings",
    "stated_needs",
    "style",
    "tiles",
    "trading",
    "uneven",
]
