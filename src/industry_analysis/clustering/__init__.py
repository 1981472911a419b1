"""Groups of places and twins of a place, and how sure we are of them.

Tables in, numbers out: every function sees places x variables and knows no files, maps or
years. The trap: municipalities form a continuum with dense regions, so groups are a way of
speaking; show how sure each membership is, and lean on twins.
"""

from industry_analysis.clustering.composition import composition
from industry_analysis.clustering.contiguity import attach_islands
from industry_analysis.clustering.features import standard_scores
from industry_analysis.clustering.naming import Groups, describe_groups
from industry_analysis.clustering.ranks import RankIntervals, rank_intervals
from industry_analysis.clustering.stability import HENNIG_WORDS, Stability, stability
from industry_analysis.clustering.twins import Twins, twins
from industry_analysis.clustering.typology import Typology, typology

__all__ = [
    "HENNIG_WORDS",
    "Groups",
    "RankIntervals",
    "Stability",
    "Twins",
    "Typology",
    "attach_islands",
    "composition",
    "describe_groups",
    "rank_intervals",
    "stability",
    "standard_scores",
    "twins",
    "typology",
]
