"""The sentences of the chapter *transition* on plants: what they report, emit and trade.

The trap: plants are in the tables for one county only, so a municipality elsewhere has none
here and many in the world; a year that is missing is below the threshold, not zero.
"""

import pandas as pd

from industry_analysis.places import Place, county
from industry_analysis.wording.speech import MISSING, Speech

_SECTORS = {
    "Animal and vegetable products from the food and beverage sector": (
        "Livsmedel",
        "Food and beverages",
    ),
    "Paper and wood production and processing": ("Papper och trä", "Paper and wood"),
    "Production and processing of metals": ("Metaller", "Metals"),
    "Energy sector": ("Energi", "Energy"),
    "Waste and wastewater management": ("Avfall och avlopp", "Waste and wastewater"),
    "Intensive livestock production and aquaculture": ("Djurhållning", "Livestock"),
    "Chemical industry": ("Kemi", "Chemicals"),
    "Mineral industry": ("Mineral", "Minerals"),
    "Other activities": ("Annat", "Other"),
}
_TRADING = ("Utsläppshandel", "Emissions trading")
EXPOSED = {
    "coke_and_refining": ("Koks och raffinaderier", "Coke and oil refining"),
    "chemicals": ("Kemikalier", "Chemicals"),
    "basic_metals": ("Stål och andra metaller", "Basic metals"),
    "minerals": ("Cement, glas och andra mineraler", "Non-metallic minerals"),
    "pulp_and_paper": ("Massa och papper", "Pulp and paper"),
    "motor_vehicles": ("Motorfordon", "Motor vehicles"),
}


def _not_carried(carried: list[str], here: Place, say: Speech) -> str:
    names = say.listed([county(code).in_text(say.lang) for code in carried])
    return say.pick(
        f"Uppgifter om enskilda anläggningar är inlästa bara för {names}, inte för "
        f"{here.official('sv')}, men publiceras för hela landet.",
        f"Figures of single plants are included only for {names}, not for {here.in_text('en')}, "
        "though they are published for the whole country.",
    )


def _count(number: int, say: Speech) -> str:
    return say.pick(
        f"{number} anläggning{'ar' if number != 1 else ''}",
        f"{number} plant{'s' if number != 1 else ''}",
    )


def on_map(reporting: pd.DataFrame, traders: pd.DataFrame) -> pd.DataFrame:
    """Plants that report and those that trade, one row each, with place and ``trades``."""
    rows = [frame.assign(trades=trades) for frame, trades in ((reporting, False), (traders, True))]
    together = pd.concat([frame for frame in rows if len(frame)] or rows[:1])
    return together.reindex(columns=[*reporting.columns, "trades"]).rename_axis("facility")


def table(rows: pd.DataFrame, say: Speech) -> pd.DataFrame:
    """The rows of `on_map` as a table shows them: numbered, labels in the language."""
    texts = rows[["eprtr_sector", "annex_i_activity", "exposed"]].astype(object)
    sectors = [
        say.pick(*(_TRADING if trades else _SECTORS.get(sector, (sector, sector))))
        for sector, trades in zip(texts.eprtr_sector, rows.trades, strict=True)
    ]
    return pd.DataFrame(
        {
            "number": range(1, len(rows) + 1),
            "eprtr_sector": sectors,
            "annex_i_activity": [
                x if isinstance(x, str) else MISSING for x in texts.annex_i_activity
            ],
            "exposed": [say.pick(*EXPOSED[x]) if x in EXPOSED else MISSING for x in texts.exposed],
            "last_release_year": rows["last_release_year"],
        },
        index=rows.index,
    )


def counts(rows: pd.DataFrame, here: Place) -> pd.DataFrame:
    """How many plants report, have released above the threshold, and trade."""
    released = rows["last_release_year"].notna().sum()
    return pd.DataFrame(
        {
            "plants": [int((~rows.trades).sum())],
            "releasing": [int(released)],
            "installations": [int(rows.trades.sum())],
        },
        index=pd.Index([here.code], name="region_code"),
    )


def located(rows: pd.DataFrame, carried: list[str], here: Place, say: Speech) -> str:
    """How many plants there are, and how the map is to be read.

    Parameters
    ----------
    rows
        `on_map` of the place.
    carried
        Codes of the counties whose plants are in the tables.
    """
    if here.county_code not in carried:
        return _not_carried(carried, here, say)
    of = counts(rows, here).iloc[0]
    said = [_reported(of, here, say), _traded(int(of.installations), say)]
    if len(rows):
        said.append(
            say.pick(
                "Kartans gränser är förenklade, så en anläggning kan hamna på fel sida av dem.",
                "The borders of the map are simplified, so a plant may come out on the wrong side.",
            )
        )
    return " ".join(said)


def _reported(of: pd.Series, here: Place, say: Speech) -> str:
    """How many plants are in the industrial reporting, and how many of them release much."""
    if not of.plants:
        return say.pick(
            f"Ingen anläggning {here.located('sv')} finns i den europeiska industrirapporteringen.",
            f"No plant {here.located('en')} is in the European industrial reporting.",
        )
    much = say.pick(
        f"varav {of.releasing or 'ingen'} med utsläpp till luft över tröskelvärdet något år",
        f"{of.releasing or 'none'} of them with releases to air above the threshold in some year",
    )
    return say.pick(
        f"Den europeiska industrirapporteringen har {_count(of.plants, say)} "
        f"{here.located('sv')}, {much}.",
        f"The European industrial reporting has {_count(of.plants, say)} {here.located('en')}, "
        f"{much}.",
    )


def _traded(number: int, say: Speech) -> str:
    if not number:
        return say.pick(
            "I underlaget om handeln med utsläppsrätter finns ingen.",
            "There is none in the tables of the trade in emission allowances.",
        )
    return say.pick(
        f"I handeln med utsläppsrätter fanns {_count(number, say)}.",
        f"In the trade in emission allowances there {'was' if number == 1 else 'were'} "
        f"{_count(number, say)}.",
    )


def map_alternative(rows: pd.DataFrame, say: Speech) -> str:
    """The plants on the map, by number."""
    named = [f"{number} {name}" for number, name in enumerate(rows.index, start=1)]
    return f"{say.pick('Karta med anläggningar', 'Map of plants')}. {', '.join(named)}."


def releases(
    rows: pd.DataFrame,
    steps: pd.DataFrame,
    slips: pd.Series,
    carried: list[str],
    here: Place,
    say: Speech,
) -> str:
    """What each plant released last, how much of it was fossil, and what looks odd.

    Parameters
    ----------
    rows
        ``facilities.carbon_dioxide`` of the place.
    steps, slips
        ``facilities.share_step`` and ``facilities.slips`` of the rows.
    """
    if here.county_code not in carried:
        return say.pick(
            "Anläggningarnas utsläpp över tid visas av samma skäl inte.",
            "The plants' releases over time are not shown, for the same reason.",
        )
    if rows.empty:
        return say.pick(
            f"Ingen anläggning {here.located('sv')} har rapporterat koldioxid över tröskelvärdet.",
            f"No plant {here.located('en')} has reported carbon dioxide above the threshold.",
        )
    said = [_released(named(str(name)), of, say) for name, of in rows.groupby(level="facility")]
    said += [_share_step(named(str(name)), row, say) for name, row in steps.iterrows()]
    said += [
        say.pick(
            f"Värdet {year} för {name}, {say.count(tonnes)} ton fossil koldioxid, är mindre än en "
            "tiondel av grannårens och kan vara felrapporterat.",
            f"The value of {year} of {name}, {say.count(tonnes)} tonnes of fossil carbon dioxide, "
            "is less than a tenth of the neighbouring years' and may be misreported.",
        )
        for name, year, tonnes in slips.reset_index().itertuples(index=False)
    ]
    return " ".join(said)


def named(name: str) -> str:
    """A plant's name before a verb: ``A AB, Verket,`` closes the aside that its name opens."""
    return f"{name}," if "," in name else name


def _released(name: str, rows: pd.DataFrame, say: Speech) -> str:
    year, last = int(rows.index[-1][1]), rows.iloc[-1]
    total = say.count(last.co2)
    if pd.isna(last.co2_fossil):
        return say.pick(
            f"{name} släppte ut {total} ton koldioxid {year}; hur mycket som var fossilt "
            "rapporterades inte.",
            f"{name} released {total} tonnes of carbon dioxide in {year}; how much of it was "
            "fossil was not reported.",
        )
    fossil, share = say.count(last.co2_fossil), say.share(last.fossil_share)
    return say.pick(
        f"{name} släppte ut {total} ton koldioxid {year}, varav {fossil} ton ({share}) fossil; "
        "resten kommer från biomassa.",
        f"{name} released {total} tonnes of carbon dioxide in {year}, of which {fossil} tonnes "
        f"({share}) fossil; the rest is from biomass.",
    )


def _share_step(name: str, row: pd.Series, say: Speech) -> str:
    before, after, year = say.share(row.before), say.share(row.after), int(row.year)
    return say.pick(
        f"Den fossila andelen vid {name} gick från {before} till {after} mellan {year - 1} och "
        f"{year}; ett så stort språng kan bero på bränslet eller på hur den räknas.",
        f"The fossil share at {name} went from {before} to {after} between {year - 1} and {year}; "
        "so large a step may be due to the fuel or to how it is computed.",
    )


def releases_alternative(rows: pd.DataFrame, say: Speech) -> str:
    """First and last year of each plant."""
    said = []
    for name, of in rows.groupby(level="facility"):
        ends = [f"{of.index[at][1]}: {say.count(of.co2.iloc[at])}" for at in (0, -1)]
        said.append(f"{name} {', '.join(ends)}")
    return f"{say.pick('Stapeldiagram, ton', 'Bar chart, tonnes')}. {'; '.join(said)}."
