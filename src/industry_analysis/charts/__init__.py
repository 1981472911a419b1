"""Frames to axes: each function draws on the ``ax`` it is given and returns it.

No function saves or shows. The trap: a series break is a gap with a dotted line, never joined.
"""

from industry_analysis.charts.bars import bars, parts, profile
from industry_analysis.charts.exposure import amounts, contributions, rank_intervals
from industry_analysis.charts.grid import quotients
from industry_analysis.charts.lines import over_time, ranks
from industry_analysis.charts.look import canvas, canvas_for, style
from industry_analysis.charts.strips import standings

__all__ = [
    "amounts",
    "bars",
    "canvas",
    "canvas_for",
    "contributions",
    "over_time",
    "parts",
    "profile",
    "quotients",
    "rank_intervals",
    "ranks",
    "standings",
    "style",
]
