"""One survey: who answered, what they need, and what each of them stands for.

Rows are companies that answered, columns are themes. The trap: a company without a row in a
theme has no need there, which is an answer; a need without a figure for how important it is
or how well it is met is missing, and neither is zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from industry_analysis.indicators.counts import refuse
from industry_analysis.needs.survey.faults import (
    answer_faults,
    number_faults,
    stranger_faults,
    table_faults,
)
from industry_analysis.needs.survey.raking import Numbers
from industry_analysis.needs.survey.replicates import Replicates, bootstrap
from industry_analysis.needs.survey.weights import (
    BOUND,
    LEAST,
    MARGINS,
    STRATA,
    Weights,
    frame_weights,
    no_weights,
)

DRAWS = 500  # a standard error is then known to within about 3 per cent


@dataclass(frozen=True, eq=False)
class Survey:
    """Answers of companies by theme, with their weights.

    Attributes
    ----------
    companies
        Per company that answered: municipality, size and the like, of the frame if there is one.
    population
        The same of all companies in the frame; of those that answered without one.
    need
        Whether a company has a need, companies x themes.
    importance, performance
        How important the need is and how well it is met, from 1 to 5, companies x themes;
        missing where there is no need, or no answer.
    weights
        What each company stands for.
    replicates
        Sets of weights for standard errors.
    """

    companies: pd.DataFrame
    population: pd.DataFrame
    need: pd.DataFrame
    importance: pd.DataFrame
    performance: pd.DataFrame
    weights: Weights
    replicates: Replicates

    @property
    def sets(self) -> Numbers:
        """The weights and those of the replicates, companies x sets."""
        return np.column_stack([self.weights.weight, self.replicates.weights])


def survey_of(
    interviews: pd.DataFrame,
    answers: pd.DataFrame,
    frame: pd.DataFrame | None,
    *,
    themes: Sequence[str],
    seed: int,
    draws: int = DRAWS,
    strata: Sequence[str] = STRATA,
    margins: Sequence[str] = MARGINS,
    least: int = LEAST,
    bound: float = BOUND,
) -> Survey:
    """Interviews, their answers and the frame put together, weighted, with replicates.

    Parameters
    ----------
    interviews
        Companies that answered, one row each: ``company`` and what they are told apart by,
        such as ``municipality``. Those without any need are among them.
    answers
        One row per need: ``company``, ``theme``, ``importance`` and ``performance``, the two
        from 1 to 5 or missing.
    frame
        All companies, one row each; unweighted if ``None``.
    themes
        All themes that were asked about, in order; one that nobody has a need in is there too.
    seed, draws
        Of the replicates, and how many.
    strata, margins, least, bound
        As in `frame_weights`.

    Returns
    -------
    Survey

    Raises
    ------
    IndicatorError
        If a column or key is missing, a company is repeated or unknown, a theme is unknown,
        an answer is off the scale, or `frame_weights` would refuse.
    """
    faults = [
        *table_faults(interviews, [] if frame is not None else strata, name="interviews"),
        *table_faults(answers, ["theme"], name="answers", unique=False),
        *(
            f"answers: the column {column} is missing"
            for column in ("importance", "performance")
            if column not in answers
        ),
        *number_faults(draws=(draws, 1)),
    ]
    refuse(faults)
    refuse(
        [
            *answer_faults(answers, themes),
            *stranger_faults(
                answers["company"], interviews["company"], name="answers", among="interviews"
            ),
        ]
    )
    if frame is None:
        weights = no_weights(interviews)
    else:
        weights = frame_weights(
            frame, interviews, strata=strata, margins=margins, least=least, bound=bound
        )
    order = weights.weight.index
    population = (interviews if frame is None else frame).set_index("company")
    need, importance, performance = _by_company(answers, order, themes)
    return Survey(
        companies=population.loc[order],
        population=population,
        need=need,
        importance=importance,
        performance=performance,
        weights=weights,
        replicates=bootstrap(weights, seed=seed, draws=draws),
    )


def _by_company(
    answers: pd.DataFrame, order: pd.Index, themes: Sequence[str]
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Need, importance and performance, companies x themes."""
    # ASSUME: a row is a need, whatever it says of importance; a company that was interviewed
    # and has no row in a theme has no need in it.
    # ASSUME: of several needs of a company in one theme the most important counts, and of
    # those equally important the one that is met least.
    ranked = answers.sort_values(
        ["importance", "performance"], ascending=[False, True], na_position="last", kind="stable"
    )
    first = ranked.drop_duplicates(["company", "theme"]).set_index(["company", "theme"])
    columns = pd.Index(list(themes), name="theme")

    def wide(values: pd.Series) -> pd.DataFrame:
        return values.unstack().reindex(index=order, columns=columns)

    if first.empty:
        empty = pd.DataFrame(float("nan"), order, columns)
        return empty.notna(), empty, empty.copy()
    return (
        wide(pd.Series(1.0, first.index)).notna(),
        wide(first["importance"].astype(float)),
        wide(first["performance"].astype(float)),
    )
