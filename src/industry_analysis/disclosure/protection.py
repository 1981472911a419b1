"""Tables, protected: each cell published, withheld by rule, or withheld beside one that is.

Rows are the cells of a tabulation. The trap: a count, a share of it and its place in a ranking
are one secret; what is withheld here must be withheld in all of them.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from industry_analysis.disclosure.asked import asks
from industry_analysis.disclosure.rules import Rules
from industry_analysis.disclosure.statements import Statement
from industry_analysis.disclosure.suppression import EXACT_UP_TO, suppress
from industry_analysis.disclosure.tables import Tabulation

COMPLEMENTARY = "complementary"


def information(tabulation: Tabulation) -> pd.Series:
    """What is lost if a cell is withheld: 1 + ln(1 + number).

    Parameters
    ----------
    tabulation
        Of which public cells and those known to be zero are left out: they are not withheld.

    Returns
    -------
    Series
        By cell, at least 1.
    """
    # ASSUME: the logarithm: to withhold a total of 100 companies is as bad as two cells of 5.
    cells = tabulation.cells
    known = cells["public"] | cells["impossible"]
    return 1.0 + np.log1p(cells.loc[~known, "value"])


def protect(
    tabulation: Tabulation,
    *,
    rules: Rules,
    loss: pd.Series | None = None,
    known: Sequence[Statement] = (),
    between: Tabulation | None = None,
    exact_up_to: int = EXACT_UP_TO,
    gap: float = 0.0,
) -> pd.DataFrame:
    """Withhold what must be, of tables that are published together.

    Parameters
    ----------
    tabulation
        All cells that are to be published, unless withheld.
    rules
        The settings it was tabulated with.
    loss
        What it costs to withhold each cell, `information` if not told. A cell left out is not
        published, and nothing is known of it but what statements say.
    known
        What will be told whatever is withheld: the order in a ranking, an earlier edition's
        numbers (`of_earlier`), sentences already written.
    between
        What came and went since an earlier edition, as from `between_editions`.
    exact_up_to, gap
        As in `suppress`.

    Returns
    -------
    DataFrame
        The cells of the tabulation with ``why``: the rules broken, ``complementary``, or
        nothing where the cell is published.

    Raises
    ------
    DisclosureError
        As `suppress`.
    """
    told = [tabulation] if between is None else [tabulation, between]
    cells = pd.concat([one.cells for one in told])
    asked = [ask for one in told for ask in asks(one, rules=rules)]
    out = suppress(
        cells["value"],
        asked,
        [*(s for one in told for s in one.knowledge), *known],
        loss=information(tabulation) if loss is None else loss,
        whole=cells.index[cells["whole"]],
        exact_up_to=exact_up_to,
        gap=gap,
    )
    own = tabulation.cells
    why = own["reason"].mask(own.index.isin(out) & own["reason"].eq(""), COMPLEMENTARY)
    return own.assign(why=why)
