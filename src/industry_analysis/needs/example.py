"""An invented survey in the template's form, so that anyone can try the whole way.

Nothing in it is about real companies: keys, answers, offers and shares are made up here and
drawn at random. The trap: it looks real, so every row, file and page is marked as invented.
"""

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence

from industry_analysis.needs.cells import Value
from industry_analysis.needs.codebook import codebook

Row = dict[str, Value]
# ASSUME: all numbers below are invented; they give a survey the structure that a real one may
# have, with more large companies among the interviewed and competence the most common need.
_POPULATION, _FIRST_DAY, _DAYS = 480, dt.date(2024, 9, 2), 260
_MUNICIPALITIES = {
    "1814": 4, "1860": 4, "1861": 8, "1862": 6, "1863": 4, "1864": 3,
    "1880": 30, "1881": 9, "1882": 6, "1883": 14, "1884": 5, "1885": 9,
}  # fmt: skip
_INDUSTRIES = {
    "256": 22, "251": 10, "259": 8, "254": 3, "283": 5, "289": 8, "162": 9, "222": 8,
    "107": 6, "241": 3, "245": 3, "271": 4, "331": 12, "310": 5, "205": 3, "293": 6,
}  # fmt: skip
_SIZES = {"1–9": 60, "10–49": 28, "50–249": 10, "250+": 2}
_MET = {"1–9": 0.2, "10–49": 0.42, "50–249": 0.7, "250+": 0.9}
_GROUPED = 0.12
# theme: how often it is named, importance and performance where they are centred
_THEMES = {
    "competence": (0.7, 4.2, 2.4),
    "technology": (0.45, 3.7, 2.9),
    "sustainability": (0.4, 3.4, 2.8),
    "investment": (0.35, 3.8, 2.6),
    "establishment": (0.35, 3.6, 3.0),
    "leadership": (0.2, 3.2, 3.2),
    "collaboration": (0.25, 3.0, 3.3),
}
_NEEDS: Mapping[str, Sequence[str]] = {
    "general": ("Fler sökande med gymnasieutbildning", "Svenska på jobbet för nyanställda"),
    "specific": ("CNC-operatörer", "Svetsare med licens", "Automationstekniker"),
    "production": ("Robot vid svetsningen", "Mätutrustning för korta serier"),
    "digitalisation": ("Affärssystem som talar med maskinerna", "Bättre skydd mot intrång"),
    "energy": ("Högre effekt i anslutningen", "Lägre energianvändning i ugnarna"),
    "environment": ("Klimatberäkning per produkt", "Återbruk av spill"),
    "capital": ("Finansiering av ny maskin", "Rörelsekapital vid större order"),
    "premises": ("Större lokal", "Lokal med travers"),
    "land": ("Industrimark nära järnväg", "Möjlighet att bygga ut på tomten"),
    "permits": ("Snabbare besked om miljötillstånd", "En kontaktperson i tillståndsärenden"),
    "market": ("Fler kunder utanför fordonsindustrin", "Stöd vid upphandlingar"),
    "export": ("Hjälp med första exportaffären", "Kunskap om tull och certifikat"),
    "suppliers": ("Ytbehandling inom rimligt avstånd", "Fler leverantörer av gjutgods"),
    "leadership": ("Utbildning för nya arbetsledare", "Styrelse med externa ledamöter"),
    "strategy": ("Plan för ägarskifte", "Affärsplan för de närmaste fem åren"),
    "": ("Möta andra företag i samma läge", "Gemensam praktik med skolan"),
}
_QUOTES = (
    "Vi får tacka nej till order.",
    "Det tar för lång tid innan vi får besked.",
    "Vi skulle kunna växa om vi hittade rätt folk.",
    "Vi vet vad vi vill men inte var vi ska börja.",
)
_STEPS = ("Möte med kommunen", "Kontakt med yrkeshögskolan", "Besök av rådgivare", "Ny intervju")
_INTERVIEWERS = ("Exempelperson A", "Exempelperson B", "Exempelperson C")
_OFFERS = (
    ("Exempelkurs i CNC", "competence", "10–49;50–249", "25;28", 16),
    ("Exempelsvenska på jobbet", "competence", None, None, 40),
    ("Exempelcheck för automation", "technology", "1–9;10–49", "22;25;28", 12),
    ("Exempelråd om energi", "sustainability", None, None, 25),
    ("Exempelklimatkalkyl", "sustainability", "10–49;50–249;250+", None, 10),
    ("Exempellån för maskiner", "investment", "1–9;10–49", None, 20),
    ("Exempellots för tillstånd", "investment", None, None, None),
    ("Exempelskola i export", "establishment", "10–49;50–249", None, 15),
    ("Exempelprogram för arbetsledare", "leadership", None, None, 18),
)


def survey(*, seed: int) -> dict[str, list[Row]]:
    """Make an invented survey of about 150 companies among 480.

    Parameters
    ----------
    seed
        The same number gives the same survey.

    Returns
    -------
    dict
        Rows by sheet, in the names of ``sheets.SHEETS``, codes rather than labels.
    """
    chance = random.Random(seed)
    frame = [_company(chance, number) for number in range(1, _POPULATION + 1)]
    met = [one for one in frame if chance.random() < _MET[str(one["size_class"])]]
    return {
        "interviews": [row for one in met for row in _interview(chance, one)],
        "frame": frame,
        "offers": [_offer(*offer) for offer in _OFFERS],
        "names": [
            {"company": one["company"], "name": f"Påhittade bolaget {one['company']} AB"}
            for one in met
        ],
    }


def _drawn(chance: random.Random, weights: Mapping[str, float]) -> str:
    return chance.choices([*weights], [*weights.values()])[0]


def _company(chance: random.Random, number: int) -> Row:
    grouped = chance.random() < _GROUPED
    return {
        "company": f"P{number:03d}",
        "municipality": _drawn(chance, _MUNICIPALITIES),
        "sni": _drawn(chance, _INDUSTRIES),
        "size_class": _drawn(chance, _SIZES),
        "group": f"PK{chance.randint(1, 20):02d}" if grouped else None,
    }


def _interview(chance: random.Random, company: Row) -> Iterator[Row]:
    """The rows of one interview: a need each, or one without a theme."""
    date = _FIRST_DAY + dt.timedelta(days=chance.randrange(_DAYS))
    met = {**company, "date": date, "interviewer": chance.choice(_INTERVIEWERS)}
    themes = [theme for theme, (often, *_) in _THEMES.items() if chance.random() < often]
    if not themes:
        yield met
    for theme in themes:
        yield met | _need(chance, theme, date)


def _need(chance: random.Random, theme: str, date: dt.date) -> Row:
    _, importance, performance = _THEMES[theme]
    subtheme = chance.choice([*codebook().subthemes.get(theme, {"": {}})])
    quoted, agreed = chance.random() < 0.3, chance.random() < 0.5
    due = date + dt.timedelta(days=chance.randint(30, 300))
    return {
        "theme": theme,
        "subtheme": subtheme or None,
        "need": chance.choice(_NEEDS[subtheme]),
        "importance": _score(chance, importance),
        "performance": _score(chance, performance) if chance.random() < 0.9 else None,
        "quote": chance.choice(_QUOTES) if quoted else None,
        "consent": chance.random() < 0.6 if quoted else None,
        "next_step": chance.choice(_STEPS) if agreed else None,
        "responsible": chance.choice(_INTERVIEWERS) if agreed else None,
        "due": due if agreed else None,
        "status": _drawn(chance, {"open": 5, "in_progress": 3, "done": 2, "closed": 1})
        if agreed
        else None,
    }


def _score(chance: random.Random, centre: float) -> int:
    return min(5, max(1, round(chance.gauss(centre, 0.9))))


def _offer(
    programme: str, theme: str, sizes: str | None, snis: str | None, capacity: int | None
) -> Row:
    return {
        "programme": programme,
        "provider": "Exempelutföraren",
        "theme": theme,
        "sizes": sizes,
        "snis": snis,
        "capacity": capacity,
        "valid_from": dt.date(2025, 1, 1),
        "valid_to": dt.date(2026, 12, 31),
    }
