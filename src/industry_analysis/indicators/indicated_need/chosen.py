"""The indicated need of one municipality or of a county's, taken out of that of all.

Rows are themes, or parts. The trap: ranks stay those among all municipalities; taken out of a
county they do not become ranks within it.
"""

from collections.abc import Sequence

import pandas as pd

from industry_analysis.indicators.indicated_need.parts import PARTS
from industry_analysis.indicators.indicated_need.standings import Needs


def of_place(needs: Needs, code: str) -> pd.DataFrame:
    """Themes of one municipality, the greatest need first, those without a value last.

    Returns
    -------
    DataFrame
        Rows ``theme``, columns as in ``Needs.themes``.
    """
    rows = needs.themes[needs.themes.index.isin([code], level="region_code")].droplevel(0)
    return rows.sort_values("position", ascending=False, kind="stable", na_position="last")


def parts_of(needs: Needs, code: str, theme: str) -> pd.DataFrame:
    """The parts of one theme in one municipality, the greatest need first.

    Returns
    -------
    DataFrame
        Rows ``figure``, the part, columns as in ``Needs.parts``; without rows where the theme
        has no parts or the municipality too little industry.
    """
    keys = needs.parts.index
    codes, themes = (keys.get_level_values(level) for level in ("region_code", "theme"))
    rows = needs.parts[(codes == code) & (themes == theme)]
    own = rows.reset_index(["region_code", "theme"], drop=True).rename_axis(index="figure")
    return own.sort_values("position", ascending=False, kind="stable", na_position="last")


def of_county(needs: Needs, codes: Sequence[str], column: str = "rank") -> pd.DataFrame:
    """One column of the themes for some municipalities: municipalities x themes, in order."""
    wide = needs.themes[column].unstack("theme")
    order = needs.themes.index.get_level_values("theme").unique()
    return wide.loc[list(codes), list(order)].rename_axis(columns=None)


def definitions() -> pd.DataFrame:
    """All parts: rows ``figure``; its ``theme``, the value that ``raises`` the need, and why.

    Returns
    -------
    DataFrame
        ``why_sv`` and ``why_en`` are sentences; ``about`` the sub-theme, empty for the whole.
    """
    rows = {
        name: {
            "theme": theme,
            "about": part.about,
            "raises": part.raises,
            "why_sv": part.why["sv"],
            "why_en": part.why["en"],
        }
        for theme, parts in PARTS.items()
        for name, part in parts.items()
    }
    return pd.DataFrame(rows).T.rename_axis(index="figure")
