"""What each column of a frame is called, and how its values are written.

One dictionary for tables, charts and the tests that compare text with table, a module a chapter
in `headings`. The trap: an indicator of the register is not listed there, it brings its own.
"""

from collections.abc import Hashable

from industry_analysis.indicators import register
from industry_analysis.indicators.published import published
from industry_analysis.places import Language
from industry_analysis.wording.headings import COLUMNS
from industry_analysis.wording.headings import Column as Column
from industry_analysis.wording.speech import Speech

SNI_GROUPS = {
    "A": ("Jordbruk, skogsbruk och fiske", "Agriculture, forestry and fishing"),
    "B+C": ("Tillverkning och utvinning", "Manufacturing and mining"),
    "D+E": ("Energi, vatten och avfall", "Energy, water and waste"),
    "F": ("Byggverksamhet", "Construction"),
    "G": ("Handel", "Trade"),
    "H": ("Transport och magasinering", "Transport and storage"),
    "I": ("Hotell och restaurang", "Hotels and restaurants"),
    "J": ("Information och kommunikation", "Information and communication"),
    "K": ("Finans och försäkring", "Finance and insurance"),
    "L": ("Fastighetsverksamhet", "Real estate"),
    "M+N": ("Företagstjänster", "Business services"),
    "O": ("Offentlig förvaltning och försvar", "Public administration and defence"),
    "P": ("Utbildning", "Education"),
    "Q": ("Vård och omsorg", "Health and social care"),
    "R+S+T+U": ("Kultur och personliga tjänster", "Culture and personal services"),
    "all": ("Alla kända branscher", "All known sectors"),
    "US": ("Okänd bransch", "Unknown sector"),
    "A-U+US": ("Samtliga", "All"),
}
_KNOWN_GROUPS = {
    code: names for code, names in SNI_GROUPS.items() if code not in ("all", "US", "A-U+US")
}

_SERIES = {
    "RAMS 16+": ("RAMS, 16 år och äldre", "RAMS, 16 and older"),
    "RAMS 16–74": ("RAMS, 16–74 år", "RAMS, 16–74"),
    "BAS register": ("BAS, årsregister", "BAS, annual register"),
}


def series_name(series: str, say: Speech) -> str:
    """The name of a series of employment; another is given as it is."""
    return say.pick(*_SERIES.get(series, (series, series)))


def column(name: str) -> Column:
    """Find a column by name: among these, published figures, or the register of indicators.

    Raises
    ------
    KeyError
        If no column goes by the name.
    """
    if name in COLUMNS:
        return COLUMNS[name]
    if name in published():
        figure = published()[name]
        units = (figure.unit["sv"], figure.unit["en"])
        return Column(figure.label["sv"], figure.label["en"], figure.kind, units)
    parts = register()["shift_share"].parts
    if name in parts:
        return Column(parts[name]["sv"], parts[name]["en"], "change")
    entry = register()[name]
    units = (entry.unit["sv"], entry.unit["en"])
    return Column(entry.label["sv"], entry.label["en"], entry.kind, units)


def industry(code: str, say: Speech) -> str:
    """The name of an SNI 2007 group; a code of a finer level is given as it is."""
    sv, en = SNI_GROUPS.get(code, (code, code))
    return say.pick(sv, en)


def industry_names(lang: Language) -> dict[str, str]:
    """The name of each of the 15 groups of SNI 2007 by its code, to rename a table's labels by."""
    said = Speech(lang)
    return {code: said.pick(*names) for code, names in _KNOWN_GROUPS.items()}


def industry_words() -> dict[Hashable, dict[str, str]]:
    """The same inside a sentence, in both languages, as `clustering.describe_groups` asks."""
    return {code: {"sv": sv.lower(), "en": en.lower()} for code, (sv, en) in _KNOWN_GROUPS.items()}
