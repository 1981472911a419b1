"""What each column of a frame is called, and how its values are written.

One dictionary for tables, charts and the tests that compare text with table. The trap: an
indicator of the register is not listed here, it brings its own label and kind.
"""

from dataclasses import dataclass

from industry_analysis.indicators import register
from industry_analysis.indicators.published import published
from industry_analysis.wording.speech import Kind, PlainKind, Speech


@dataclass(frozen=True)
class Column:
    """A column's heading in two languages, and the kind and unit of its values.

    The kind ``"row"`` is that of the figure that each row is about.
    """

    sv: str
    en: str
    kind: Kind | PlainKind
    units: tuple[str, str] = ("", "")

    def unit(self, say: Speech) -> str:
        """What the values are counted in, where that is told."""
        return say.pick(*self.units)

    def label(self, say: Speech) -> str:
        """The heading in a language."""
        return say.pick(self.sv, self.en)


_DEVIATIONS = ("standardavvikelser", "standard deviations")
_B_C = ("SNI B+C", "SNI B+C")

_COLUMNS = {
    "year": Column("År", "Year", "year"),
    "start_year": Column("Jämfört med år", "Compared with year", "year"),
    "series": Column("Serie", "Series", "text"),
    "employed": Column("Sysselsatta", "Employed", "count"),
    "employed_start": Column("Sysselsatta startåret", "Employed in the base year", "count"),
    "all_industries": Column("Sysselsatta i alla branscher", "Employed in all sectors", "count"),
    "women": Column("Kvinnor", "Women", "count"),
    "women_share": Column("Andel kvinnor", "Share of women", "share"),
    "share": Column("Andel av alla sysselsatta", "Share of all employed", "share"),
    "reference_share": Column("Andel i riket", "Share in Sweden", "share"),
    "location_quotient": Column("Lokaliseringskvot", "Location quotient", "ratio"),
    "change": Column("Förändring", "Change", "change"),
    "relative_change": Column("Förändring, procent", "Change, per cent", "share_change"),
    "expected_change": Column("Vid rikets takt", "At the national rate", "change"),
    "own_change": Column("Lokal del", "Local part", "change"),
    "rank": Column("Rang i länet efter andel", "Rank in the county by share", "text"),
    "unknown": Column("Okänd bransch", "Unknown sector", "count"),
    "unknown_share": Column("Andel okänd bransch", "Share of unknown sector", "share"),
    "rams": Column("Industrin, RAMS 16–74", "Industry, RAMS 16–74", "count"),
    "register": Column("Industrin, BAS", "Industry, BAS", "count"),
    "break_year": Column("År med båda serierna", "Year with both series", "year"),
    "country_unknown": Column("Okänd bransch i riket", "Unknown sector in Sweden", "count"),
    "country_unknown_before": Column(
        "Okänd bransch i riket året före", "Unknown sector in Sweden the year before", "count"
    ),
    "unknown_before": Column("Okänd bransch startåret", "Unknown sector in the base year", "count"),
    "jump_year": Column("Året för språnget", "Year of the step", "year"),
    "jump": Column("Språnget", "The step", "change"),
    "yearly_change": Column("Mot året före", "On the year before", "change"),
    "county_rank": Column("Rang bland länen", "Rank among the counties", "text"),
    "median": Column("Median, kommuner", "Median, municipalities", "row"),
    "standing": Column("Rang, Sverige", "Rank, Sweden", "text"),
    "county_standing": Column("Rang, länet", "Rank, county", "text"),
    # the chapter vulnerability
    "exposure_index": Column("Sårbarhetsindex", "Vulnerability index", "score"),
    "exposure_standing": Column(
        "Rang, Sverige (1 är mest sårbar)", "Rank, Sweden (1 is most vulnerable)", "text"
    ),
    "exposure_interval": Column(
        "Rang i 95\u00a0% av viktningarna", "Rank in 95% of the weightings", "text"
    ),
    "county_exposure_standing": Column("Rang, länet", "Rank, county", "text"),
    "county_exposure_interval": Column(
        "Rang i länet i 95\u00a0%", "Rank in the county in 95%", "text"
    ),
    "among_most": Column(
        "I den mest sårbara femtedelen",
        "In the most vulnerable fifth",
        "share",
    ),
    "dependence": Column("Beroende", "Dependence", "score", _DEVIATIONS),
    "labour_market": Column("Arbetsmarknad", "Labour market", "score", _DEVIATIONS),
    "enterprise": Column("Företagande", "Enterprise", "score", _DEVIATIONS),
    "demography": Column("Befolkning", "Population", "score", _DEVIATIONS),
    "group_standing": Column("Rang i gruppen", "Rank in the group", "text"),
    "rank_without": Column("Rang utan gruppen", "Rank without the group", "rank"),
    "most_group": Column("Mest sårbar grupp", "Most vulnerable group", "text"),
    "least_group": Column("Minst sårbar grupp", "Least vulnerable group", "text"),
    "bankruptcies_mean": Column(
        "Konkurser, femårsmedel",
        "Bankruptcies, five-year mean",
        "number",
        ("per 1\u00a0000 invånare 16–64 år", "per 1,000 inhabitants aged 16–64"),
    ),
    "new_firms_mean": Column(
        "Nya företag, femårsmedel",
        "New firms, five-year mean",
        "number",
        ("per 1\u00a0000 invånare 16–64 år", "per 1,000 inhabitants aged 16–64"),
    ),
    "industry_employed": Column("Sysselsatta i industrin", "Employed in industry", "count", _B_C),
    "lost": Column("Förlorade arbeten", "Jobs lost", "count"),
    "lost_share": Column("Andel av alla arbeten här", "Share of all jobs here", "share"),
    "share_after": Column("Industrins andel efteråt", "Industry's share afterwards", "share"),
    "quarter_lost": Column("En fjärdedel av industrin", "A quarter of industry", "count"),
    "ads": Column("Platsannonser", "Job ads", "count", ("under året", "over the year")),
    "industrial_ads": Column(
        "Annonser i industrins yrken",
        "Ads for industrial occupations",
        "count",
        ("under året", "over the year"),
    ),
    "in_commuters": Column("Inpendlare", "In-commuters", "count", ("personer", "persons")),
    "out_commuters": Column("Utpendlare", "Out-commuters", "count", ("personer", "persons")),
    "figures_from": Column("Nyckeltalen från", "Figures from", "year"),
    "figures_to": Column("Nyckeltalen till", "Figures to", "year"),
    "jobs_year": Column("Industrins arbeten är från", "Industry's jobs are of", "year"),
    "ads_year": Column("Annonserna är från", "The ads are of", "year"),
    "rest_of_labour_market": Column(
        "Övriga lokala arbetsmarknaden", "Rest of the local labour market", "row"
    ),
    "local_labour_market": Column("Lokal arbetsmarknad", "Local labour market", "text"),
    "market_places": Column("Kommuner i den", "Municipalities in it", "count"),
    "destination": Column("Vanligaste mål", "Main destination", "text"),
    "destination_share": Column(
        "Andel av de sysselsatta som pendlar dit",
        "Share of the employed who commute there",
        "share",
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
    "all": ("Alla kända branscher", "All known sectors"),
    "US": ("Okänd bransch", "Unknown sector"),
    "A-U+US": ("Samtliga", "All"),
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
    if name in _COLUMNS:
        return _COLUMNS[name]
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
