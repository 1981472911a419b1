"""What companies say they need beside what published figures indicate: agreed, unseen or unshown?

Rows are (``region_code``, ``theme``). The trap: the two are not the same measure. The share of
companies is compared with that of other themes, the figures with those of other municipalities.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from industry_analysis.indicators.counts import refuse
from industry_analysis.indicators.indicated_need import Needs

# both say need, neither does, figures alone do, companies alone do, it cannot be said
BOTH, NEITHER, BLIND_SPOT, PERCEIVED = "both", "neither", "blind_spot", "perceived"
UNKNOWN = "unknown"
CATEGORIES = (BOTH, BLIND_SPOT, PERCEIVED, NEITHER, UNKNOWN)
SURE, LEANING = "sure", "leaning"
# why companies' own picture is missing, where the estimates give no reason
NO_INTERVIEWS = "no_interviews"
# ASSUME: figures say need where more than half of the other municipalities have less of it by
# them; companies say need where a larger share names the theme than themes are named on average
# in the county, each theme counting the same.
MIDDLE = 0.5
# ASSUME: the category is sure where both intervals lie on one side of their middle, leaning where
# one does, and not told where neither does. The interval of figures counts from three known parts
# on: with two it is narrow for want of parts.
LEAST_KNOWN = 3
_NAMES = {
    "municipality": "region_code",
    "share": "stated",
    "low": "stated_low",
    "high": "stated_high",
    "why": "why_stated",
}
_STATED = ("municipality", "theme", "share", "low", "high", "companies", "why")


def beside(
    needs: Needs,
    codes: Sequence[str],
    stated: pd.DataFrame | None = None,
    *,
    county: str = "",
    through_county: bool = False,
) -> pd.DataFrame:
    """Put the two side by side, theme by theme, with what follows and how sure it is.

    Parameters
    ----------
    needs
        The indicated need, of all themes that were asked about.
    codes
        The municipalities.
    stated
        Estimates, one row a municipality and theme: ``share`` of the companies that have a
        need, 0–1, its interval ``low`` and ``high``, the ``companies`` that answered, and
        ``why`` the share is missing. Rows of the county have its code. None without interviews.
    county
        The county's code, for the middle and for `through_county`.
    through_county
        Whether the county's estimate stands in where a municipality has none; ``stated_of``
        says so on the row, and so must whatever is shown.

    Returns
    -------
    DataFrame
        Every municipality and theme. ``stated``, ``stated_low``, ``stated_high``,
        ``companies``, ``stated_of``, the code that they are of; ``middle``, that of the shares;
        ``position``, ``position_low``, ``position_high``, ``rank``, ``places``, ``known`` of
        ``parts``; ``category``, one of `CATEGORIES`, unknown where one of the two is missing or
        neither interval lies on one side of its middle; ``sure``, empty where unknown;
        ``why_stated`` and ``why_indicated`` for what is missing, else empty.

    Raises
    ------
    IndicatorError
        If a column is missing, a key repeated, a theme unknown, a share or a bound not between
        0 and 1, or a bound on the wrong side of its share.
    """
    order = list(needs.themes.index.get_level_values("theme").unique())
    keys = pd.MultiIndex.from_product([list(codes), order], names=["region_code", "theme"])
    said = _checked(stated, order)
    rows = said.reindex(keys)
    rows["stated_of"] = np.where(rows.stated.notna(), keys.get_level_values("region_code"), "")
    if through_county and county:
        rows = _filled(rows, said, county)
    rows["why_stated"] = rows.why_stated.fillna(NO_INTERVIEWS).where(rows.stated.isna(), "")
    rows["middle"] = _middle(said, county)
    figures = needs.themes.reindex(keys)
    rows = rows.join(figures.drop(columns=["value", "low", "high", "among_most", "why"]))
    rows["why_indicated"] = figures.why
    return rows.assign(category=_category(rows), sure=_sure(rows))


def of_picture(themes: pd.DataFrame, county: str) -> pd.DataFrame:
    """Estimates as `beside` takes them, from those that may be told.

    Parameters
    ----------
    themes
        ``Picture.themes``, per cent; its domains are the county, as ``all``, and municipalities.
    county
        The county's code.
    """
    rows = themes[themes.domain.isin(["county", "municipality"]) & themes.share.notna()]
    return pd.DataFrame(
        {
            "municipality": rows.code.astype(str).replace("all", county),
            "theme": rows.theme.astype(str),
            "share": rows.share.astype(float) / 100,
            "low": rows.share_low.astype(float) / 100,
            "high": rows.share_high.astype(float) / 100,
            "companies": float("nan"),
            "why": "",
        }
    )


def _filled(rows: pd.DataFrame, said: pd.DataFrame, county: str) -> pd.DataFrame:
    """The county's estimate where the municipality has none, marked as the county's."""
    of_county = pd.MultiIndex.from_product([[county], rows.index.get_level_values("theme")])
    instead = said.reindex(of_county).set_axis(rows.index).assign(stated_of=county)
    lacking = rows.stated.isna() & instead.stated.notna()
    columns = ["stated", "stated_low", "stated_high", "companies", "stated_of"]
    filled = rows.copy()
    filled.loc[lacking, columns] = instead.loc[lacking, columns]
    return filled


def _middle(said: pd.DataFrame, county: str) -> float:
    """Mean share over themes, of the county where it has estimates, else of all that have."""
    shares = said.stated.dropna()
    of_county = shares[shares.index.get_level_values("region_code") == county]
    by_theme = (shares if of_county.empty else of_county).groupby(level="theme").mean()
    return float(by_theme.mean())


def _category(rows: pd.DataFrame) -> pd.Series:
    said, shown = rows.stated > rows.middle, rows.position > MIDDLE
    chosen = np.select(
        [_sides(rows) == 0, said & shown, ~said & ~shown, shown],
        [UNKNOWN, BOTH, NEITHER, BLIND_SPOT],
        PERCEIVED,
    )
    return pd.Series(chosen, rows.index)


def _sure(rows: pd.DataFrame) -> pd.Series:
    return _sides(rows).map({0: "", 1: LEANING, 2: SURE})


def _sides(rows: pd.DataFrame) -> pd.Series:
    """How many of the two intervals lie on one side of their middle; 0 where one is missing."""
    said = (rows.stated_low > rows.middle) | (rows.stated_high < rows.middle)
    shown = (rows.position_low > MIDDLE) | (rows.position_high < MIDDLE)
    sides = said.astype(int) + (shown & (rows.known >= LEAST_KNOWN)).astype(int)
    return sides.where(rows.stated.notna() & rows.position.notna(), 0)


def _checked(stated: pd.DataFrame | None, themes: Sequence[str]) -> pd.DataFrame:
    """The estimates by municipality and theme; without rows if there are none."""
    given = pd.DataFrame(columns=list(_STATED)) if stated is None else stated
    lacking = [name for name in _STATED if name not in given]
    refuse(f"stated: the column {name} is missing" for name in lacking)
    rows = given[list(_STATED)].astype(dict.fromkeys(("share", "low", "high"), float))
    texts = rows.astype({"municipality": str, "theme": str}).rename(columns=_NAMES)
    found = texts.set_index(["region_code", "theme"])
    refuse(_stated_faults(found, themes))
    return found


def _stated_faults(rows: pd.DataFrame, themes: Sequence[str]) -> list[str]:
    numbers = rows[["stated", "stated_low", "stated_high"]]
    outside = (rows.stated_low > rows.stated) | (rows.stated_high < rows.stated)
    marks = {
        "are repeated": rows.index.duplicated(),
        "are of an unknown theme": ~rows.index.isin(themes, level="theme"),
        "have a share or a bound that is not between 0 and 1": (
            ((numbers < 0) | (numbers > 1)).any(axis="columns").to_numpy()
        ),
        "have a share outside its interval": outside.to_numpy(),
    }
    return [
        f"stated: {marked.sum()} rows {said}; the first is {rows.index[marked][0]!r}"
        for said, marked in marks.items()
        if marked.any()
    ]
