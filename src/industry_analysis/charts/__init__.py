"""Frames to axes: each function draws on the ``ax`` it is given and returns it.

No function saves or shows. The trap: a series break is a gap with a dotted line, never joined.
"""

from industry_analysis.charts.bars import bars, parts, profile
from industry_analysis.charts.certainty import certainty
from industry_analysis.charts.grid import quotients
from industry_analysis.charts.lines import over_time, ranks
from industry_analysis.charts.look import canvas, canvas_for, style
from industry_analysis.charts.multiples import multiples
from industry_analysis.charts.plants import releases, trading
from industry_analysis.charts.strips import standings
from industry_analysis.charts.uneven import uneven

__all__ = [
    "bars",
    "canvas",
    "canvas_for",
    "certainty",
    "multiples",
    "over_time",
    "parts",
    "profile",
    "quotients",
    "ranks",
    "releases",
    "standings",
    "style",
    "trading",
    "uneven",
]
