"""The columns of the chapter *twins*, by name.

The trap: a name has one meaning in the whole workbook, so another chapter's is not used anew.
"""

from industry_analysis.wording.headings.column import Column

_OF_EMPLOYED = ("andel av de sysselsatta", "share of the employed")
# the broad sectors, by one name in headings, sentences and the names of groups
SECTORS = {
    name: Column(sv, en, "share", _OF_EMPLOYED)
    for name, sv, en in (
        ("sector_industry", "Industri", "Industry"),
        (
            "sector_land",
            "Lantbruk, energi, bygg och transport",
            "Farming, energy, construction and transport",
        ),
        ("sector_trade", "Handel, besöksnäring och kultur", "Trade, hospitality and culture"),
        (
            "sector_business",
            "Företagstjänster, it och finans",
            "Business services, IT and finance",
        ),
        ("sector_public", "Förvaltning, skola och vård", "Administration, education and care"),
    )
}
COLUMNS = {
    **SECTORS,
    "kind": Column("Grupp", "Group", "text"),
    "kind_size": Column("Kommuner i gruppen", "Municipalities in the group", "count"),
    "kind_in_county": Column("Kommuner i länet", "Municipalities in the county", "count"),
    "kind_returns": Column("Andel som återkommer", "Share that comes back", "share"),
    "kind_certainty": Column("Säkerhet i gruppen", "Certainty of the group", "share"),
    "kind_next": Column("Närmast därefter", "Next nearest group", "text"),
    "twin": Column("Närmaste tvilling", "Nearest twin", "text"),
    "twin_distance": Column("Avstånd (vanligt är 1)", "Distance (usual is 1)", "ratio"),
    "twin_survives": Column("Kvar vid andra vikter", "Stays with other weights", "share"),
    "twin_shared": Column("Förenar mest", "Most in common", "text"),
    "twin_apart": Column("Skiljer mest", "Differs most", "text"),
    "wage_sum_growth": Column("Lönesumma, procent", "Wage bill, per cent", "share_change"),
    "new_firms_change": Column(
        "Nystartade företag per 1 000 invånare 16–64 år",
        "New firms per 1,000 inhabitants aged 16–64",
        "points",
    ),
    "education_change": Column(
        "Eftergymnasialt utbildade, procentenheter",
        "Post-secondary education, percentage points",
        "points",
    ),
    "industry_growth": Column(
        "Industrins sysselsatta, procent", "Employed in industry, per cent", "share_change"
    ),
    "industry_latest": Column(
        "Industrins sysselsatta till senaste år, procent",
        "Employed in industry to the latest year, per cent",
        "share_change",
    ),
    "twins_better": Column("Mått med bättre utveckling", "Measures that went better", "count"),
}
