"""For the analyst: any measure, of any places and years, as chart, table and map with its code.

`figures` gives the numbers, `explore` a map to zoom in, `board` the widgets that show both. The
trap: nothing of this is in a report; the figures are the same, the sentences are missing.
"""

from industry_analysis.bench.board import board
from industry_analysis.bench.interactive import explore
from industry_analysis.bench.measures import catalogue, figures
from industry_analysis.bench.refusal import Refusal

__all__ = ["Refusal", "board", "catalogue", "explore", "figures"]
