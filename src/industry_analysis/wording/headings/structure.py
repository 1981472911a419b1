"""The columns of the chapter *structure*, by name.

The trap: a name has one meaning in the whole workbook, so another chapter's is not used anew.
"""

from industry_analysis.wording.headings.column import Column

COLUMNS = {
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
    "lower": Column("Slump, lägst", "Chance, lowest", "ratio"),
    "upper": Column("Slump, högst", "Chance, highest", "ratio"),
    "fewer": Column("En tiondel färre", "A tenth fewer", "ratio"),
    "more": Column("En tiondel fler", "A tenth more", "ratio"),
    "mark": Column("Säkerhet", "Certainty", "text"),
    "own_part": Column("Lokal del", "Local part", "change"),
    "homothetic": Column("Vid rikets branschstruktur", "At Sweden's structure", "change"),
    "allocation": Column("Av specialiseringen", "From the specialisation", "change"),
    "distance": Column("Avstånd, km", "Distance, km", "number"),
    "inhabitants": Column("Invånare 20–64 år", "Inhabitants aged 20–64", "count"),
    "median_county": Column("Median i länet", "Median of the county", "count"),
    "median_country": Column("Median, Sveriges kommuner", "Median, all municipalities", "count"),
    "reach_rank": Column("Rang, Sverige", "Rank, Sweden", "rank"),
    "places": Column("Antal kommuner", "Number of municipalities", "count"),
    "industrial_area": Column("Industribyggnader, tusen m²", "Industrial, 1,000 m²", "count"),
    "share_of_buildings": Column("Andel av alla byggnader", "Share of all buildings", "share"),
    "median": Column("Median, kommuner", "Median, municipalities", "row"),
    "standing": Column("Rang, Sverige", "Rank, Sweden", "text"),
    "county_standing": Column("Rang, länet", "Rank, county", "text"),
}
