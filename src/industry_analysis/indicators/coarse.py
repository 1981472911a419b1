"""What do 15 groups of industries say of where a place could go? Next to nothing.

Rows are industries. The trap: all of manufacturing and mining is one group, so a place that has
industry can only be told to leave it.
"""

import pandas as pd

from industry_analysis.indicators.certainty import SMALL
from industry_analysis.indicators.complexity import complexity
from industry_analysis.indicators.presence import presence


def industries(composition: pd.DataFrame, code: str) -> pd.DataFrame:
    """The same question put to the 15 groups of industries, which are too few to answer it.

    Parameters
    ----------
    composition
        Persons, rows (``year``, ``region_code``), columns industries, in one series.

    Returns
    -------
    DataFrame
        Least complex first, in the last ``year`` that all municipalities have: ``employed`` in
        the county; ``here``, whether it is specialised in the group among the counties;
        ``places_with``, how many municipalities are, of ``places``; ``complexity``.
    """
    # a later year is there for some counties only
    counted = composition.groupby(level="year").size()
    year = counted.index[counted == counted.max()].max()
    now = composition[composition.index.get_level_values("year") == year].droplevel("year")
    municipal = now[now.index.str.len() == 4]
    counties = now[(now.index.str.len() == 2) & (now.index != "00")]
    has = presence(municipal, minimum=SMALL)
    rows = pd.DataFrame(
        {
            "year": year,
            "employed": now.T[code],
            "here": presence(counties, minimum=SMALL).T[code],
            "places_with": has.sum(),
            "places": len(has),
            "complexity": complexity(has).industries,
        }
    )
    return rows.sort_values("complexity", kind="stable").rename_axis("industry")
