"""Caveats: what the figures of this very place cannot carry, each with its numbers.

The trap: a caveat that does not apply to the place is noise, one that does and is left out
makes the report false.
"""

import pandas as pd

from industry_analysis.places import Place
from industry_analysis.wording.columns import industry
from industry_analysis.wording.speech import Speech

# what is known of single places and cannot be read from the tables
_PLACES = {
    "1882": (
        "I Askersund ingår gruvan i Zinkgruvan i industrin.",
        "In Askersund the mine at Zinkgruvan is part of industry.",
    )
}


def caveats(facts: pd.Series, small: list[str], here: Place, say: Speech) -> list[str]:
    """Everything a reader of this place's figures must know.

    Parameters
    ----------
    facts
        ``series.data_limits`` of the place.
    small
        Codes of the industries with fewer than 15 employed.
    """
    said = [_industry(here, say), _perturbed(say), _unknown(facts, here, say)]
    if pd.notna(facts.country_unknown):
        said.append(_coding(facts, here, say))
    said.append(
        _breaks(facts, here, say) if pd.notna(facts.break_year) else _short(facts, here, say)
    )
    if pd.notna(facts.jump):
        said.append(_jump(facts, say))
    if small:
        said.append(_small(small, here, say))
    if facts.start_year == 2020:
        said.append(
            say.pick(
                "Startåret 2020 var ett pandemiår; en ökning sedan dess kan delvis vara "
                "återhämtning.",
                "The base year 2020 was a pandemic year; a rise since then may partly be recovery.",
            )
        )
    return said


def _industry(here: Place, say: Speech) -> str:
    text = say.pick(
        "Industri är här tillverkning och utvinning av mineral tillsammans (SNI 2007 B+C), för "
        "finare indelning publiceras inte per kommun. Enskilda delbranscher kan inte visas.",
        "Industry here is manufacturing and mining together (SNI 2007 B+C), for no finer level is "
        "published by municipality. Single branches of it cannot be shown.",
    )
    own = _PLACES.get(here.code)
    return f"{text} {say.pick(*own)}" if own else text


def _perturbed(say: Speech) -> str:
    return say.pick(
        "SCB skyddar uppgifterna i BAS med små slumpmässiga avvikelser, så delar kan avvika från "
        "summan med några personer. Antal och andelar är publicerade totaler. Lokaliseringskvoter, "
        "index och uppdelningen av förändringen bygger på de kända branscherna och kan avvika "
        "något från andelarna.",
        "SCB protects the figures of BAS by small random deviations, so parts may miss their sum "
        "by some persons. Counts and shares are published totals. Location quotients, indices and "
        "the decomposition of the change rest on the known sectors and may differ slightly from "
        "the shares.",
    )


def _unknown(facts: pd.Series, here: Place, say: Speech) -> str:
    count, share, year = say.count(facts.unknown), say.share(facts.unknown_share), int(facts.year)
    before = say.count(facts.unknown_before)
    return say.pick(
        f"Sysselsatta {here.located('sv')} med okänd bransch: {count} ({share}) år {year}, mot "
        f"{before} år {int(facts.start_year)}. De ingår i alla sysselsatta men inte i kvoter och "
        "index.",
        f"Employed {here.located('en')} of unknown sector: {count} ({share}) in {year}, against "
        f"{before} in {int(facts.start_year)}. They are part of all employed but not of quotients "
        "and indices.",
    )


def _coding(facts: pd.Series, here: Place, say: Speech) -> str:
    before, now = say.count(facts.country_unknown_before), say.count(facts.country_unknown)
    year = int(facts.year)
    return say.pick(
        f"I riket minskade antalet med okänd bransch från {before} året före till {now} år {year}, "
        "för att kodningen ändrades. En del av ökningen i kända branscher "
        f"{here.located('sv')} kan vara sådan kodning.",
        f"In Sweden the number of unknown sector fell from {before} the year before to {now} in "
        f"{year}, because the coding changed. Part of the rise in known sectors "
        f"{here.located('en')} may be such coding.",
    )


def _breaks(facts: pd.Series, here: Place, say: Speech) -> str:
    rams, register, year = say.count(facts.rams), say.count(facts.register), int(facts.break_year)
    return say.pick(
        "Uppgifterna kommer från tre tidsserier med olika åldersgränser och källor: RAMS 16 år och "
        "äldre till 2018, RAMS 16–74 år 2019 och BAS 15–74 år därefter. Ingen förändring räknas "
        f"över ett tidsseriebrott. För {year} finns både RAMS, {rams} sysselsatta i industrin "
        f"{here.located('sv')}, och BAS, {register}.",
        "The figures come from three time series with different age limits and sources: RAMS 16 "
        "and older to 2018, RAMS 16–74 in 2019 and BAS 15–74 thereafter. No change is computed "
        f"across a break. For {year} there are both RAMS, {rams} employed in industry "
        f"{here.located('en')}, and BAS, {register}.",
    )


def _short(facts: pd.Series, here: Place, say: Speech) -> str:
    span = f"{int(facts.start_year)}–{int(facts.year)}"
    return say.pick(
        f"För {here.official('sv')} ingår BAS, årsregister, {span}, båda könen tillsammans. Äldre "
        "serier, senare år och uppgifter efter kön är inlästa bara för riket, Örebro län och "
        "Örebro läns kommuner, men publiceras för alla.",
        f"For {here.in_text('en')} the BAS annual register {span} is included, both sexes "
        "together. Older series, later years and figures by sex are included only for Sweden, "
        "Örebro County and its municipalities, though they are published for all.",
    )


def _jump(facts: pd.Series, say: Speech) -> str:
    year, jump = int(facts.jump_year), say.number(facts.jump, "change")
    return say.pick(
        f"Antalet i industrin ändrades mycket på ett år, {year} ({jump}). Så stora språng kan bero "
        "på att ett företag flyttat eller bytt branschkod; statistiken visar inte vilket.",
        f"The number in industry changed much in one year, {year} ({jump}). So large a step may be "
        "a firm that moved or was reclassified; the statistics do not show which.",
    )


def _small(small: list[str], here: Place, say: Speech) -> str:
    # some names have an "and" of their own
    names = "; ".join(industry(code, say).lower() for code in small)
    if len(small) == 1:
        return say.pick(
            f"En bransch har färre än 15 sysselsatta {here.located('sv')}: {names}. Dess kvot är "
            "för osäker att läsa och visas inte.",
            f"One sector has fewer than 15 employed {here.located('en')}: {names}. Its quotient is "
            "too uncertain to read and is not shown.",
        )
    return say.pick(
        f"Följande branscher har färre än 15 sysselsatta {here.located('sv')}: {names}. Deras "
        "kvoter är för osäkra att läsa och visas inte.",
        f"The following sectors have fewer than 15 employed {here.located('en')}: {names}. Their "
        "quotients are too uncertain to read and are not shown.",
    )
