"""Published figures of firms and the economy: names, units and how they are read.

One call a figure. The trap: per inhabitant is not per employed: commuters work, and do not
live, in the place.
"""

from industry_analysis.indicators.published.figures import enter

_PER_1000 = ("per 1 000 invånare 16–64 år", "per 1,000 inhabitants aged 16–64")

# ---- dependence ----

enter(
    "manufacturing_share",
    "N02235",
    ("Industrins andel av de sysselsatta", "Industry's share of the employed"),
    ("andel av de sysselsatta", "share of the employed"),
    (
        "Andelen av dem som arbetar på platsen som arbetar i tillverkning och utvinning.",
        "The part of those who work in the place who work in manufacturing and mining.",
    ),
)
enter(
    "sector_breadth",
    "N45702",
    ("Branschbredd", "Breadth of sectors"),
    ("andel av alla branscher", "share of all sectors"),
    (
        "Andelen av alla branscher i näringslivets indelning som finns på platsen.",
        "The part of all sectors of the classification that is found in the place.",
    ),
    direction="higher",
)
enter(
    "private_sector_share",
    "N02205",
    ("Sysselsatta i näringslivet", "Employed in the private sector"),
    ("andel av de sysselsatta", "share of the employed"),
    (
        "Andelen av dem som arbetar på platsen som arbetar i näringslivet.",
        "The part of those who work in the place who work in the private sector.",
    ),
)

# ---- enterprise ----

enter(
    "firms",
    "N45700",
    ("Företag", "Firms"),
    ("per 1 000 invånare", "per 1,000 inhabitants"),
    (
        "Antalet företagsförekomster per 1 000 invånare.",
        "The number of firms present per 1,000 inhabitants.",
    ),
    kind="number",
)
enter(
    "new_firms",
    "N00999",
    ("Nystartade företag", "New firms"),
    _PER_1000,
    (
        "Nystartade företag under året per 1 000 invånare 16–64 år.",
        "Firms started in the year per 1,000 inhabitants aged 16–64.",
    ),
    kind="number",
    direction="higher",
)
enter(
    "bankruptcies",
    "N00926",
    ("Företagskonkurser", "Bankruptcies"),
    _PER_1000,
    (
        "Företagskonkurser under året per 1 000 invånare 16–64 år.",
        "Bankruptcies of firms in the year per 1,000 inhabitants aged 16–64.",
    ),
    kind="number",
    direction="lower",
)
enter(
    "turnover",
    "N45703",
    ("Företagens omsättning", "Turnover of firms"),
    ("tkr per invånare", "SEK thousand per inhabitant"),
    (
        "Företagens ekonomiska omsättning, tusen kronor per invånare.",
        "The turnover of the firms, thousand kronor per inhabitant.",
    ),
    kind="count",
    direction="higher",
)
enter(
    "self_employed",
    "N02252",
    ("Egenföretagare", "Self-employed"),
    ("andel av de sysselsatta", "share of the employed"),
    (
        "Andelen egenföretagare av dem som arbetar på platsen.",
        "The self-employed as a part of those who work in the place.",
    ),
)

# ---- economy ----

enter(
    "grp",
    "N03702",
    ("Bruttoregionprodukt", "Gross regional product"),
    ("tkr per invånare", "SEK thousand per inhabitant"),
    (
        "Förädlingsvärdet av kommunens produktion, tusen kronor per invånare, löpande priser.",
        "The value added by what is produced there, thousand kronor per inhabitant, current "
        "prices.",
    ),
    kind="count",
    direction="higher",
)
enter(
    "wage_sum",
    "N00125",
    ("Lönesumma", "Wage bill"),
    ("mkr", "SEK million"),
    (
        "Summan av lönerna till dem som arbetar på platsen, miljoner kronor, löpande priser.",
        "The sum of the wages of those who work in the place, million kronor, current prices.",
    ),
    kind="count",
)
enter(
    "wage_sum_residents",
    "N00126",
    ("Invånarnas lönesumma", "Wage bill of the inhabitants"),
    ("mkr", "SEK million"),
    (
        "Summan av lönerna till dem som bor på platsen, miljoner kronor, löpande priser.",
        "The sum of the wages of those who live in the place, million kronor, current prices.",
    ),
    kind="count",
)
enter(
    "tax_base",
    "N00903",
    ("Skattekraft", "Tax base"),
    ("kr per invånare", "SEK per inhabitant"),
    (
        "Kommunens beskattningsbara inkomster, kronor per invånare.",
        "The taxable incomes of the municipality, kronor per inhabitant.",
    ),
    kind="count",
    direction="higher",
)
enter(
    "womens_wage_sum",
    "N60987",
    ("Kvinnors lönesumma av mäns", "Women's wage bill of men's"),
    ("andel", "share"),
    (
        "Lönesumman för kvinnor som arbetar på platsen som andel av männens.",
        "The wage bill of women who work in the place as a part of that of men.",
    ),
)
