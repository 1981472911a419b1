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
        ``counted_ads``, ``left_out``, ``ads_year``, ``employed_year`` and ``with_diversity``.
    """
    ads, year = say.count(facts.counted_ads), int(facts.employed_year)
    ads_year = int(facts.ads_year)
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
        not_counted(facts, here, say),
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


def not_counted(facts: pd.Series, here: Place, say: Speech) -> str:
    """Which ads are not counted, how many they are, and why.

    Parameters
    ----------
    facts
        ``left_out`` among them.
    """
    left_out, where = say.count(facts.left_out), here.located(say.lang)
    return say.pick(
        f"Utöver dem räknas inte annonser för företags-, event-, telefon- och torgförsäljare; "
        f"{where} var de {left_out}. I en del län är de nästan lika många i små kommuner som i "
        "stora, vilket tyder på att samma annonser läggs ut på många håll. Räknades de skulle allt "
        "annat se ovanligt ut i de små.",
        f"Not counted besides are ads for sellers to firms, event, telephone and market sellers; "
        f"{where} they were {left_out}. In some counties they are nearly as many in small "
        "municipalities as in large ones, which suggests that the same ads are placed in many. "
        "Counted, they would make everything else look rare in the small ones.",
    )
