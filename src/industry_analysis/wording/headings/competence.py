"""The columns of the chapter *competence*, by name.

The trap: a name has one meaning in the whole workbook, so another chapter's is not used anew.
"""

from industry_analysis.wording.headings.column import Column

COLUMNS = {
    "ads": Column("Annonser", "Job ads", "count", ("under året", "over the year")),
    "counted_ads": Column(
        "Räknade annonser", "Ads counted", "count", ("under året", "over the year")
    ),
    "left_out": Column("Ej räknade, försäljning", "Not counted, sales", "count"),
    "ads_year": Column("År för annonserna", "Year of the ads", "year"),
    "employed_year": Column("År för de sysselsatta", "Year of the employed", "year"),
    "education_year": Column("År för utbildningen", "Year of education", "year"),
    "forecast_year": Column("Framskrivning från", "Projection from", "year"),
    "industrial_ads": Column(
        "Annonser i industriella och tekniska yrken",
        "Ads for industrial and technical occupations",
        "count",
    ),
    "ads_share": Column("Andel av annonserna", "Share of the ads", "share"),
    "all_employed": Column("Sysselsatta, alla branscher", "Employed, all sectors", "count"),
    "ads_standing": Column("Rang bland kommunerna", "Rank among municipalities", "text"),
    "occupations": Column("Yrken i yrkesbarometern", "Occupations in the barometer", "count"),
    "large": Column(
        "Yrken med stora möjligheter till arbete", "Occupations with good opportunities", "count"
    ),
    "small": Column("Små möjligheter", "Limited opportunities", "count"),
    "large_in_country": Column("Stora möjligheter i riket", "Good opportunities, Sweden", "count"),
    "increase": Column("Väntas öka på fem år", "Expected to grow in five years", "count"),
    "decrease": Column("Väntas minska på fem år", "Expected to shrink in five years", "count"),
    "opportunities": Column("Möjligheter nu, länet", "Opportunities now, county", "text"),
    "opportunities_country": Column("Möjligheter nu, riket", "Opportunities now, Sweden", "text"),
    "outlook": Column("Efterfrågan om fem år, länet", "Demand in five years, county", "text"),
    "outlook_country": Column(
        "Efterfrågan om fem år, riket", "Demand in five years, Sweden", "text"
    ),
    "persons": Column("Personer", "Persons", "count"),
    "share_before": Column("Andel startåret", "Share in the base year", "share"),
    "share_of_women": Column("Andel bland kvinnor", "Share among women", "share"),
    "share_of_men": Column("Andel bland män", "Share among men", "share"),
    "has": Column("Vanligt här", "Common here", "mark"),
    "nearness": Column("Närhet", "Nearness", "share"),
    "complexity": Column("Komplexitet", "Complexity", "score"),
    "present": Column("Yrken som är vanliga här", "Occupations common here", "count"),
    "all_occupations": Column("Alla jämförda yrken", "All occupations compared", "count"),
    "industrial_present": Column(
        "Industriella och tekniska yrken som är vanliga här",
        "Industrial and technical occupations common here",
        "count",
    ),
    "all_industrial": Column(
        "Alla jämförda industriella och tekniska yrken",
        "All industrial and technical occupations compared",
        "count",
    ),
    "mean_nearness": Column(
        "Genomsnittlig närhet, yrken som inte är vanliga här",
        "Mean nearness, occupations not common here",
        "share",
    ),
    "with_diversity": Column(
        "Samvariation mellan komplexitet och antal yrken",
        "Correlation of complexity with the number of occupations",
        "ratio",
    ),
    "women_everywhere": Column(
        "Andel kvinnor, alla branscher", "Share of women, all sectors", "share"
    ),
}
