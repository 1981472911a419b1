"""What the answers of some companies say about all: response, weights, estimates, priorities.

Tables in, tables out. The trap: companies are seldom visited by lot. Weights and errors say
what would hold if, within a municipality and a size, they had been.
"""

from industry_analysis.needs.survey.answers import Survey, survey_of
from industry_analysis.needs.survey.estimates import (
    companies_with_need,
    mean_importance,
    mean_performance,
    share_with_need,
)
from industry_analysis.needs.survey.positions import positions
from industry_analysis.needs.survey.priorities import order, priorities
from industry_analysis.needs.survey.replicates import bootstrap, jackknife
from industry_analysis.needs.survey.response import response
from industry_analysis.needs.survey.weights import Weights, frame_weights, no_weights

__all__ = [
    "Survey",
    "Weights",
    "bootstrap",
    "companies_with_need",
    "frame_weights",
    "jackknife",
    "mean_importance",
    "mean_performance",
    "no_weights",
    "order",
    "positions",
    "priorities",
    "response",
    "share_with_need",
    "survey_of",
]
