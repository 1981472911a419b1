"""What each column of a frame is called, and how its values are written.

One dictionary for tables, charts and the tests that compare text with table. The trap: an
indicator of the register is not listed here, it brings its own label and kind.
"""

from dataclasses import dataclass

from industry_analysis.indicators import register
from industry_analysis.wording.speech import Kind, PlainKind, Speech


@dataclass(frozen=True)
class Column:
    """A column's heading in two languages and the kind of its values."""

    sv: str
    en: str
    kind: Kind | PlainKind

    def label(self, say: Speech) -> str:
        """The heading in a language."""
        return say.pick(self.sv, self.en)


_COLUMNS = {
    "year": Column("År", "Year", "year"),
    "start_year": Column("Jämfört med år", "Compared with year", "year"),
    "series": Column("Serie", "Series", "text"),
    "employed": Column("Sysselsatta", "Employed", "count"),
    "employed_start": Column("Sysselsatta vid start", "Employed at the start", "count"),
    "all_industries": Column("Sysselsatta i alla branscher", "Employed in all industries", "count"),
    "women": Column("Kvinnor", "Women", "count"),
    "women_share": Column("Andel kvinnor", "Share of women", "share"),
    "share": Column("Andel av alla sysselsatta", "Share of all employed", "share"),
    "reference_share": Column("Rikets andel", "Sweden's share", "share"),
    "location_quotient": Column("Lokaliseringskvot", "Location quotient", "ratio"),
    "change": Column("Förändring", "Change", "change"),
    "relative_change": Column("Förändring, procent", "Change, per cent", "share_change"),
    "expected_change": Column(
        "I takt med rikets industri", "In step with industry in Sweden", "change"
    ),
    "own_change": Column("Egen utveckling", "Own development", "change"),
    "national": Column("Rikets tillväxt", "National growth", "change"),
    "mix": Column("Rikets industri, avvikelse", "Industry in Sweden, deviation", "change"),
    "competitive": Column("Egen utveckling", "Own development", "change"),
    "rank": Column("Plats efter andel", "Rank by share", "rank"),
    "places": Column("Av så många", "Out of so many", "rank"),
    "unknown": Column("Okänd bransch", "Unknown industry", "count"),
    "unknown_share": Column("Andel okänd bransch", "Share of unknown industry", "share"),
    "rams": Column("Industrin, RAMS 16–74", "Industry, RAMS 16–74", "count"),
    "register": Column("Industrin, BAS", "Industry, BAS", "count"),
    "break_year": Column("År med båda serierna", "Year with both series", "year"),
    "country_unknown": Column("Okänd bransch i riket", "Unknown industry in Sweden", "count"),
    "country_unknown_before": Column(
        "Okänd bransch i riket året före", "Unknown industry in Sweden the year before", "count"
    ),
}

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
    "all": ("Alla kända branscher", "All known industries"),
}


def column(name: str) -> Column:
    """Find a column by name, among these or in the register of indicators.

    Raises
    ------
    KeyError
        If no column goes by the name.
    """
    if name in _COLUMNS:
        return _COLUMNS[name]
    entry = register()[name]
    return Column(entry.label["sv"], entry.label["en"], entry.kind)


def industry(code: str, say: Speech) -> str:
    """The name of an SNI 2007 group; a code of a finer level is given as it is."""
    sv, en = SNI_GROUPS.get(code, (code, code))
    return say.pick(sv, en)
