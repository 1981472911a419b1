"""Caveats of the chapter *competence*: what ads, barometer and levels cannot say.

The trap: an ad is not a vacancy, and an occupation is not a sector.
"""

import pandas as pd

from industry_analysis.places import Place
from industry_analysis.wording.speech import Speech


def caveats(facts: pd.Series, here: Place, say: Speech) -> list[str]:
    """What the figures of this chapter cannot carry.

    Parameters
    ----------
    facts
        ``ads``, ``ads_year``, ``employed_year`` and ``with_diversity``.
    """
    ads, ads_year, year = say.count(facts.ads), int(facts.ads_year), int(facts.employed_year)
    correlation = say.number(facts.with_diversity, "ratio")
    where = here.located(say.lang)
    return [
        say.pick(
            "En platsannons är inte ett ledigt jobb: den kan gälla flera jobb eller publiceras "
            "flera gånger. Bemanningsföretag annonserar för industrin, och en del jobb annonseras "
            "aldrig.",
            "A job ad is not a vacancy: one may be for several jobs or be published several times. "
            "Staffing firms advertise for industry, and some jobs are never advertised.",
        ),
        say.pick(
            "Ett yrke är inte en bransch: yrkena här finns också utanför industrin, och industrin "
            "söker även folk till lager, transport och kontor, som inte räknas in.",
            "An occupation is not a sector: those counted here are found outside industry too, and "
            "industry also looks for people for warehouses, transport and offices, not counted.",
        ),
        say.pick(
            f"Underlaget {where} är {ads} annonser från {ads_year}. Antalet per 1\u00a0000 "
            f"räknas på sysselsatta {year}, det senaste året som alla kommuner har i underlaget.",
            f"The basis {where} is {ads} ads of {ads_year}. The number per 1,000 is of the "
            f"employed in {year}, the latest year included for all municipalities.",
        ),
        say.pick(
            "Yrkesbarometern gäller hela länet och har egna yrkesnamn. Bara exakt samma namn har "
            "kopplats till annonserna. Två yrken saknar namn i underlaget och visas inte.",
            "The occupation barometer is for the whole county and has names of its own. Only the "
            "very same name is linked to the ads. Two occupations lack a name and are not shown.",
        ),
        say.pick(
            "Utbildning efter nivå gäller invånare 16–74 år med känd utbildning, övriga nyckeltal "
            "om utbildning 25–64 år. Inget säger vilken inriktning utbildningen har.",
            "Education by level is of inhabitants aged 16–74 of known education, the other figures "
            "of education of ages 25–64. Nothing tells the field of the education.",
        ),
        say.pick(
            "Närhet bygger på vilka yrken som söks i samma kommuner. Den säger inget om hur lång "
            "omskolningen är. Yrkenas komplexitet följer till största delen kommunernas storlek "
            f"(samvariation {correlation} med antalet yrken) och rangordnar därför inget här.",
            "Nearness rests on which occupations are advertised in the same municipalities. It "
            "does not tell how long retraining takes. The complexity of occupations mostly follows "
            f"the size of municipalities (correlation {correlation} with the number of "
            "occupations), so nothing is ranked by it here.",
        ),
    ]
