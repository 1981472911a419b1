"""What companies said that they need, as far as it may be told: tables, titles and sentences.

Each function takes a part of the picture. The trap: a number that is missing is withheld, and it
may be the largest, so nothing is said to be most.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from industry_analysis.places import Place
from industry_analysis.wording import needs_indicated
from industry_analysis.wording.needs_indicated import of_themes
from industry_analysis.wording.needs_indicated_figures import Names, short_heads
from industry_analysis.wording.speech import WITHHELD, Speech, uncapital

NAMED = 3


def written(value: Any, say: Speech) -> str:
    """A number of the picture as its tables write it: whole, or with one decimal."""
    if pd.isna(value):
        return WITHHELD
    number = float(value)
    return say.count(number) if number == round(number) else say.number(number, "number")


def ranged(row: pd.Series, name: str, say: Speech) -> str:
    """An estimate with its interval: ``70 (60–75)``."""
    if pd.isna(row[name]):
        return WITHHELD
    low, high = (written(row[f"{name}_{end}"], say) for end in ("low", "high"))
    return f"{written(row[name], say)} ({low}–{high})"


# ---- how many have the need ----


def table(rows: pd.DataFrame, names: Names, say: Speech) -> pd.DataFrame:
    """Companies with each need, of those met, and their share.

    Parameters
    ----------
    rows
        By theme: ``companies``, ``met`` and ``share`` of ``Picture.needs``.
    """
    columns = {"companies": "stated_companies", "met": "stated_met", "share": "stated_share"}
    told = {new: [written(value, say) for value in rows[old]] for old, new in columns.items()}
    return pd.DataFrame(told, index=themes(rows.index, names))


def title(here: Place, say: Speech) -> str:
    """How many have each need."""
    return say.pick(
        f"Intervjuade företag {here.located('sv')} som har behovet",
        f"Companies met {here.located('en')} that have the need",
    )


def alternative(rows: pd.DataFrame, names: Names, say: Speech) -> str:
    """Each theme's companies, of those met."""
    told = [f"{names[str(theme)]} {written(row.companies, say)}" for theme, row in rows.iterrows()]
    return f"{say.pick('Stapeldiagram', 'Bar chart')}. {', '.join(told)}."


def reading(rows: pd.DataFrame, names: Names, here: Place, say: Speech) -> str:
    """How many have the needs told by most of those that may be shown."""
    shown = _first(rows.dropna(subset=["companies", "share"]))
    if shown.empty:
        return nothing(here, say)
    counts = [written(value, say) for value in shown.companies]
    themes = [uncapital(names[str(theme)]) for theme in shown.index]
    first = say.pick(f"{counts[0]} behov inom", f"{counts[0]} have a need in") + f" {themes[0]}"
    others = [
        f"{count} {say.pick('inom', 'in')} {theme}"
        for count, theme in zip(counts[1:], themes[1:], strict=True)
    ]
    met, told = written(shown.met.iloc[0], say), say.listed([first, *others])
    said = say.pick(
        f"Av {met} intervjuade företag {here.located('sv')} har {told}.",
        f"Of {met} companies met {here.located('en')}, {told}.",
    )
    return f"{said} {withheld(rows, say)}".strip()


def withheld(rows: pd.DataFrame, say: Speech) -> str:
    """That some themes have no number, if so."""
    if rows.companies.notna().all():
        return ""
    return say.pick(
        "Där antalet saknas visas det inte, så att inget företag kan räknas fram.",
        "Where a number is missing it is not shown, so that no company can be derived.",
    )


def nothing(here: Place, say: Speech) -> str:
    """That nothing can be shown of a place's interviews."""
    return say.pick(
        f"För få företag {here.located('sv')} har intervjuats för att deras svar ska kunna visas.",
        f"Too few companies {here.located('en')} have been met for their answers to be shown.",
    )


def bottom_line(
    rows: pd.DataFrame, own: pd.DataFrame, names: Names, here: Place, say: Speech, mark: str = ""
) -> list[str]:
    """What statistics indicate, and what companies tell of, in three sentences.

    Parameters
    ----------
    rows
        ``indicated_need.of_place``.
    own
        As in `table`; without rows where nobody was met in the county.
    mark
        What is said of invented companies.
    """
    indicated = needs_indicated.bottom_line(rows, names, here, say)
    if own.empty:
        return indicated
    marked = f" ({mark})." if mark else "."
    return [*indicated[:2], in_short(own, names, here, say).removesuffix(".") + marked]


def in_short(rows: pd.DataFrame, names: Names, here: Place, say: Speech) -> str:
    """Which needs companies tell of, without a number, for the bottom line.

    Parameters
    ----------
    rows
        As in `table`; a theme that less than a third of those met have is not named.
    """
    # ASSUME: a need that a third of the companies met have is worth a place in the bottom line.
    shown = rows[rows.share >= 100 / 3].sort_values("share", ascending=False, kind="stable")
    if shown.empty:
        return nothing(here, say)
    themes = of_themes([names[str(theme)] for theme in shown.index[:NAMED]], say)
    return say.pick(
        f"De intervjuade företagen {here.located('sv')} berättar om behov av {themes}.",
        f"The companies met {here.located('en')} tell of needs in {themes}.",
    )


def county_bottom_line(
    indicated: str, own: pd.DataFrame, names: Names, here: Place, say: Speech, mark: str = ""
) -> list[str]:
    """Where statistics indicate the greatest need in a county, and what its companies tell of.

    Parameters
    ----------
    indicated
        ``needs_indicated.county``.
    own, mark
        As in `bottom_line`.
    """
    if own.empty:
        return [indicated, none_met(say)]
    marked = f" ({mark})." if mark else "."
    return [indicated, in_short(own, names, here, say).removesuffix(".") + marked]


def none_met(say: Speech) -> str:
    """That there are no interviews."""
    return say.pick(
        "Inga intervjuer är inlästa: vad företagen själva säger att de behöver framgår först när "
        "de tillfrågas.",
        "No interviews are loaded: what companies themselves say they need is known only when "
        "they are asked.",
    )


def interviews_add(say: Speech) -> str:
    """What the county's page would tell if there were interviews."""
    return say.pick(
        "Det framgår först när de tillfrågas. Intervjuer skulle också visa vilka behov som är "
        "viktigast och sämst mötta, hur de skiljer sig mellan kommuner, storlekar och branscher, "
        "om företagen och statistiken är överens och vad som har hänt sedan.",
        "That is known only when they are asked. Interviews would also tell which needs are most "
        "important and least well met, how they differ between municipalities, sizes and "
        "industries, whether companies and statistics agree, and what has happened since.",
    )


def by_place(rows: pd.DataFrame, names: Names, say: Speech) -> pd.DataFrame:
    """Companies with each need, municipalities x themes.

    Parameters
    ----------
    rows
        Of ``Picture.needs``, the domain of municipalities.
    """
    wide = _wide(rows, names, say).rename_axis("region_code")
    return wide.set_axis(short_heads(wide, names), axis="columns")


def by_labels(
    rows: pd.DataFrame, names: Names, labels: Mapping[str, Mapping[str, str]], say: Speech
) -> pd.DataFrame:
    """Companies with each need, codes of the domain by their labels x themes.

    Parameters
    ----------
    labels
        What the codes of the domain are called, in their order.
    """
    wide = _wide(rows, names, say).reindex(list(labels)).fillna(WITHHELD)
    wide = wide.set_axis([labels[code][say.lang] for code in labels]).rename_axis("need_domain")
    return wide.set_axis(short_heads(wide, names), axis="columns")


def _wide(rows: pd.DataFrame, names: Names, say: Speech) -> pd.DataFrame:
    some = rows[rows.theme.isin(list(names))]
    wide = some.pivot(index="code", columns="theme", values="companies")[list(names)]
    return wide.map(lambda value: written(value, say))


def spread(say: Speech) -> str:
    """What the tables by municipality, size and industry hold."""
    return say.pick(
        "Tabellerna visar hur många intervjuade företag som har behovet. Två punkter, .., döljer "
        "antal som skulle röja ett företag; de är inte noll.",
        "The tables show how many of the companies met have the need. Two points, .., hide numbers "
        "that would give a company away; they are not zero.",
    )


def by_title(here: Place, domain: str, say: Speech) -> str:
    """Companies with the need by municipality, size or industry."""
    by = {
        "municipality": ("kommun", "municipality"),
        "size": ("antal anställda", "employees"),
        "industry": ("bransch", "industry"),
    }[domain]
    return say.pick(
        f"Intervjuade företag {here.located('sv')} som har behovet, efter {by[0]}",
        f"Companies met {here.located('en')} that have the need, by {by[1]}",
    )


def _first(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.sort_values("share", ascending=False, kind="stable").head(NAMED)


def themes(codes: Iterable[object], names: Names) -> pd.Index:
    """Themes by what they are called, as the names of a table's rows."""
    return pd.Index([names[str(code)] for code in codes], name="need_theme")
