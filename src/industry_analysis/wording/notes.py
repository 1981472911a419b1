"""Caveats: what the figures of this very place cannot carry, each with its numbers.

The trap: a caveat that does not apply to the place is noise, one that does and is left out
makes the report false.
"""

import pandas as pd

from industry_analysis.places import Place
from industry_analysis.wording.columns import industry
from industry_analysis.wording.speech import Speech


def caveats(facts: pd.Series, small: list[str], here: Place, say: Speech) -> list[str]:
    """Everything a reader of this place's figures must know.

    Parameters
    ----------
    facts
        ``structure.data_limits`` of the place: ``year``, ``unknown``, ``unknown_share``,
        ``rams`` and ``register`` in ``break_year`` (missing where only one series is
        carried), ``country_unknown_before`` and ``country_unknown``.
    small
        Codes of the industries with fewer than 15 employed.
    """
    said = [_industry(say), _perturbed(say), _unknown(facts, here, say)]
    if pd.notna(facts.break_year):
        said.append(_breaks(facts, here, say))
    else:
        said.append(_short(facts, here, say))
    if small:
        said.append(_small(small, here, say))
    if facts.country_unknown < facts.country_unknown_before / 2:
        said.append(_coding(facts, say))
    return said


def _industry(say: Speech) -> str:
    return say.pick(
        "Industri är här tillverkning och utvinning av mineral tillsammans (SNI 2007 B+C): finare "
        "indelning publiceras inte per kommun. Gruvor räknas alltså in, och enskilda delbranscher "
        "kan inte visas.",
        "Industry here is manufacturing and mining together (SNI 2007 B+C): no finer level is "
        "published by municipality. Mines are included, and single sub-industries cannot be shown.",
    )


def _perturbed(say: Speech) -> str:
    return say.pick(
        "SCB lägger en liten slumpmässig störning på registrets celler för att skydda enskilda: "
        "delar kan avvika från summan med några personer. Publicerade totaler används, inget "
        "räknas om.",
        "SCB perturbs the cells of the register a little to protect individuals: parts may miss "
        "their sum by some persons. Published totals are used, nothing is added up anew.",
    )


def _unknown(facts: pd.Series, here: Place, say: Speech) -> str:
    count, share = say.count(facts.unknown), say.share(facts.unknown_share)
    return say.pick(
        f"Okänd bransch har {count} av de sysselsatta {here.located('sv')} {int(facts.year)} "
        f"({share}). De ingår i alla sysselsatta, men inte i kvoter, index och förändringens "
        "delar.",
        f"The industry is unknown for {count} of the employed {here.located('en')} in "
        f"{int(facts.year)} ({share}). They are part of all employed, but not of quotients, "
        "indices and the parts of the change.",
    )


def _breaks(facts: pd.Series, here: Place, say: Speech) -> str:
    rams, register = say.count(facts.rams), say.count(facts.register)
    return say.pick(
        "Tre serier följer på varandra, med andra åldrar och källor: RAMS 16 år och äldre till "
        "2018, RAMS 16–74 år 2019 och BAS 15–74 år därefter. Ingen förändring räknas över en "
        f"seriegräns. För {int(facts.break_year)} finns både RAMS, {rams} sysselsatta i industrin "
        f"{here.located('sv')}, och BAS, {register}.",
        "Three series follow each other, of other ages and sources: RAMS 16 and older to 2018, "
        "RAMS 16–74 in 2019 and BAS 15–74 thereafter. No change is computed across a break. For "
        f"{int(facts.break_year)} there are both RAMS, {rams} employed in industry "
        f"{here.located('en')}, and BAS, {register}.",
    )


def _short(facts: pd.Series, here: Place, say: Speech) -> str:
    return say.pick(
        f"För {here.official('sv')} finns här BAS-registrets {int(facts.start_year)}–"
        f"{int(facts.year)}, båda könen tillsammans. Äldre serier, senare år och uppgifter efter "
        "kön är inlästa bara för Sverige, Örebro län och länets kommuner.",
        f"For {here.in_text('en')} the BAS register of {int(facts.start_year)}–"
        f"{int(facts.year)} is carried, both sexes together. Older series, later years and figures "
        "by sex are carried only for Sweden, Örebro County and its municipalities.",
    )


def _small(small: list[str], here: Place, say: Speech) -> str:
    names = say.listed([industry(code, say).lower() for code in small])
    return say.pick(
        f"Färre än 15 sysselsatta {here.located('sv')} har {names}: andel och kvot för dem är för "
        "osäkra att läsa och visas i grått.",
        f"Fewer than 15 are employed {here.located('en')} in {names}: share and quotient of these "
        "are too uncertain to read and are shown in grey.",
    )


def _coding(facts: pd.Series, say: Speech) -> str:
    before, now = say.count(facts.country_unknown_before), say.count(facts.country_unknown)
    return say.pick(
        f"På ett år, till {int(facts.year)}, minskade antalet med okänd bransch i riket från "
        f"{before} till {now}: kodningen blev bättre, vilket höjer tillväxten i de kända "
        "branscherna det året.",
        f"In one year, to {int(facts.year)}, the number of unknown industry in Sweden fell from "
        f"{before} to {now}: the coding improved, which raises the growth of the known "
        "industries in that year.",
    )
