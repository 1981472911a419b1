"""The columns of the county's chapters, by name.

The trap: a name has one meaning in the whole workbook, so another chapter's is not used anew.
"""

from industry_analysis.wording.headings.column import Column

COLUMNS = {
    "ranked": Column("Kommuner med uppgift", "Municipalities with a value", "count"),
    "best_fifth": Column("I bästa femtedelen", "Among the best fifth", "count"),
    "last_fifth": Column("I sista femtedelen", "Among the last fifth", "count"),
    "risen": Column("Stigit på fem år", "Up in five years", "count"),
    "fallen": Column("Sjunkit på fem år", "Down in five years", "count"),
    "unsteady": Column("Ostadiga", "Unsteady", "count"),
    "compared": Column("Jämförda", "Compared", "count"),
    "compared_industrial": Column(
        "Jämförda industriella och tekniska yrken",
        "Industrial and technical occupations compared",
        "count",
    ),
    "common_industrial": Column("… vanliga här", "… common here", "count"),
    "near_more": Column("… nära och mer komplexa", "… near and more complex", "count"),
    "near_less": Column("… nära och mindre komplexa", "… near and less complex", "count"),
    "far_more": Column("… längre bort och mer komplexa", "… farther and more complex", "count"),
    "far_less": Column("… längre bort och mindre komplexa", "… farther and less complex", "count"),
    "ad_ratio": Column("Annonskvot", "Ad quotient", "ratio"),
    "with_it": Column("Kommuner där det är vanligt", "Municipalities where common", "count"),
    "density": Column("Närhet", "Nearness", "share"),
    "relative_complexity": Column("Relativ komplexitet", "Relative complexity", "score"),
    "quadrant": Column("Läge", "Quadrant", "text"),
    "returns": Column("Återkommer", "Returns", "share"),
    "nearest_in": Column("Bland de tre närmaste i", "Among the three nearest in", "count"),
    "complexity_at_size": Column("Vid dess storlek", "At its size", "score"),
    "complexity_beyond": Column("Skillnad", "Difference", "score"),
    "related_variety_at_size": Column("Vid dess storlek", "At its size", "bits"),
    "related_variety_beyond": Column("Skillnad", "Difference", "score"),
    "here": Column("Länet specialiserat", "County specialised", "mark"),
    "places_with": Column("Specialiserade kommuner", "Municipalities specialised", "count"),
}
