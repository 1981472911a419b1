"""The columns of the chapter *twins*, by name.

The trap: a name has one meaning in the whole workbook, so another chapter's is not used anew.
"""

from industry_analysis.wording.headings.column import Column

_OF_EMPLOYED = ("andel av de sysselsatta", "share of the employed")
COLUMNS = {
    "kind": Column("Grupp", "Group", "text"),
    "kind_size": Column("Kommuner i gruppen", "Municipalities in the group", "count"),
    "kind_in_county": Column("Kommuner i länet", "Municipalities in the county", "count"),
    "kind_returns": Column("Andel som återkommer", "Share that comes back", "share"),
    "kind_certainty": Column("Säkerhet i gruppen", "Certainty of the group", "share"),
    "kind_next": Column("Närmast därefter", "Next nearest group", "text"),
    "sector_industry": Column(
        "Tillverkning och utvinning", "Manufacturing and mining", "share", _OF_EMPLOYED
    ),
    "sector_land": Column(
        "Jord, skog, energi, bygg, transport",
        "Land, energy, construction, transport",
        "share",
        _OF_EMPLOYED,
    ),
    "sector_trade": Column(
        "Handel, besöksnäring, kultur", "Trade, hospitality, culture", "share", _OF_EMPLOYED
    ),
    "sector_business": Column(
        "Företagstjänster, it, finans", "Business services, IT, finance", "share", _OF_EMPLOYED
    ),
    "sector_public": Column(
        "Förvaltning, skola, vård", "Administration, education, care", "share", _OF_EMPLOYED
    ),
    "twin": Column("Närmaste tvilling", "Nearest twin", "text"),
    "twin_distance": Column("Avstånd (vanligt är 1)", "Distance (usual is 1)", "ratio"),
    "twin_survives": Column("Kvar vid andra vikter", "Stays with other weights", "share"),
    "twin_shared": Column("Förenar mest", "Most in common", "text"),
    "twin_apart": Column("Skiljer mest", "Differs most", "text"),
    "wage_sum_growth": Column("Lönesumma, procent", "Wage sum, per cent", "share_change"),
    "new_firms_change": Column(
        "Nystartade företag per 1 000 inv.", "New firms per 1,000 inh.", "points"
    ),
    "education_change": Column(
        "Eftergymnasialt utbildade, procentenheter",
        "Post-secondary education, percentage points",
        "points",
    ),
    "industry_growth": Column(
        "Industrins sysselsatta, procent", "Employed in industry, per cent", "share_change"
    ),
    "twins_better": Column("Mått med bättre utveckling", "Measures that went better", "count"),
}
