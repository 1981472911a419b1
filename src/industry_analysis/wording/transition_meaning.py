"""What the chapter *transition* means: strengths, weaknesses, risks and options, in words.

Each point names the exhibit it rests on. The trap: lower emissions may be a plant that closed
or changed sector, so a point says what the figure is, not that somebody did well.
"""

from collections.abc import Iterator

import pandas as pd

from industry_analysis.places import SWEDEN, Place
from industry_analysis.wording.emissions import OWNERS
from industry_analysis.wording.exposed import plants_named
from industry_analysis.wording.meaning import MOST, STRONG, WEAK, Point
from industry_analysis.wording.plants import named
from industry_analysis.wording.speech import Speech

# ASSUME: emissions have developed otherwise than Sweden's where the change differs by at least
# ten per cent of the start.
APART = 0.1
# ASSUME: emissions hang on one plant where it stands for at least half of those in the trade.
# One that emitted less than 50 000 tonnes in those eight years decides little.
ONE_PLANT, ONE_PLANT_TONNES = 0.5, 50_000
# ASSUME: a rise in the latest year is a weakness where it is half as large again as Sweden's, and
# a twentieth or more.
FASTER, LATELY = 1.5, 0.05


def points(
    changes: pd.DataFrame,
    steps: pd.DataFrame,
    ranked: pd.Series,
    power: pd.DataFrame,
    reporting: pd.DataFrame,
    carbon: pd.DataFrame,
    traders: pd.DataFrame,
    here: Place,
    say: Speech,
) -> list[Point]:
    """All points of the chapter, in the order to show them.

    Parameters
    ----------
    changes, steps
        ``transition.changes`` and ``steps.steps`` of the place.
    ranked
        The place's row of ``intensity.ranked``.
    power
        ``standing.standings`` of the figures of energy and power.
    reporting, carbon, traders
        ``facilities.reporting``, ``carbon_dioxide`` and ``trading_by_installation``.
    """
    found = [
        *_development(changes, here, say),
        *_intensity(ranked, say),
        *_bookkeeping(steps, say),
        *_exposed(reporting, say),
        *_one_plant(traders, say),
        *_balance(power.T["electricity_balance"], say),
        *_biomass(carbon, say),
    ]
    of_sort = {point.sort: [p for p in found if p.sort == point.sort][:MOST] for point in found}
    return [point for of in of_sort.values() for point in of]


def _development(changes: pd.DataFrame, here: Place, say: Speech) -> Iterator[Point]:
    own, country = changes.T[here.code], changes.T[SWEDEN.code]
    apart = own.gas_change - country.gas_change
    rose = own.gas_change_last > max(FASTER * country.gas_change_last, LATELY)
    if abs(apart) >= APART:
        value, others = (say.number(r.gas_change, "share_change") for r in (own, country))
        start = int(own.start_year)
        text = say.pick(
            f"Utsläppens förändring sedan {start}: {value}, mot {others} i riket.",
            f"The change of emissions since {start}: {value}, against {others} in Sweden.",
        )
        yield Point("strength" if apart < 0 else "weakness", text, "changes")
    if rose:
        last, of_country = (say.number(r.gas_change_last, "share_change") for r in (own, country))
        text = say.pick(
            f"Utsläppens förändring det senaste året, {int(own.year)}: {last}, mot {of_country} i "
            "riket.",
            f"The change of emissions in the latest year, {int(own.year)}: {last}, against "
            f"{of_country} in Sweden.",
        )
        yield Point("weakness", text, "changes")


def _intensity(ranked: pd.Series, say: Speech) -> Iterator[Point]:
    if WEAK < ranked.position < STRONG:
        return
    ratio = say.number(ranked.emissions_per_employed, "number")
    year, placed = int(ranked.year), say.placed(ranked.rank_lowest, ranked.places, "lowest")
    text = say.pick(
        f"Industrins utsläpp: {ratio} ton per sysselsatt {year}, {placed}.",
        f"Industry's emissions: {ratio} tonnes per employed in {year}, {placed}.",
    )
    yield Point("strength" if ranked.position >= STRONG else "weakness", text, "per-employed")


def _bookkeeping(steps: pd.DataFrame, say: Speech) -> Iterator[Point]:
    for _, step in steps.dropna(subset="counter").tail(1).iterrows():
        owner, year = say.pick(*OWNERS[step.sector]), int(step.year)
        yield Point(
            "risk",
            say.pick(
                f"Språnget i {owner} utsläpp {year} kan vara en anläggning som bytt sektor i "
                "statistiken; läs det inte som ett steg i omställningen.",
                f"The step in {owner} emissions in {year} may be a plant that changed sector in "
                "the statistics; do not read it as a step in the transition.",
            ),
            "emissions",
        )


def _exposed(reporting: pd.DataFrame, say: Speech) -> Iterator[Point]:
    plants = plants_named(reporting, say)
    listed = say.listed(plants)
    if len(plants) == 1:
        text = say.pick(
            f"I en bransch som OECD kallar utsatt rapporterar {listed}. Rapporteringen kan släpa "
            "efter, så kontrollera att anläggningen är i drift.",
            f"In a sector that the OECD calls exposed one plant reports: {listed}. The reporting "
            "may lag, so check that it is running.",
        )
    else:
        text = say.pick(
            f"I branscher som OECD kallar utsatta rapporterar {listed}. Rapporteringen kan släpa "
            "efter, och en anläggning kan stå under flera namn, så kontrollera vilka som är i "
            "drift.",
            f"In sectors that the OECD calls exposed these plants report: {listed}. The reporting "
            "may lag, and a plant may stand under several names, so check which are running.",
        )
    if plants:
        yield Point("risk", text, "exposed")


def _one_plant(traders: pd.DataFrame, say: Speech) -> Iterator[Point]:
    whole = traders["verified"].sum()
    if len(traders) < 2 or traders["verified"].iloc[0] < max(ONE_PLANT * whole, ONE_PLANT_TONNES):
        return
    name, largest, total = (
        str(traders.index[0]),
        say.count(traders["verified"].iloc[0]),
        say.count(whole),
    )
    first, last = int(traders.first_year.min()), int(traders.last_year.max())
    yield Point(
        "risk",
        say.pick(
            f"{name} svarade för {largest} av kommunens {total} ton i utsläppshandeln "
            f"{first}–{last}.",
            f"{name} alone accounted for {largest} of the municipality's {total} tonnes in "
            f"emissions trading in {first}–{last}.",
        ),
        "trading",
    )


def _balance(row: pd.Series, say: Speech) -> Iterator[Point]:
    """More power than is used; less is the case of most municipalities, and no risk in itself."""
    if pd.notna(row.value) and row.value > 0:
        value, year = say.number(row.value, "number"), int(row.year)
        text = say.pick(
            f"Elbalansen är {value} MWh per invånare {year}: det produceras mer el än vad som "
            "används. Om nätet räcker till en ny stor användare visar statistiken inte.",
            f"The electricity balance is {value} MWh per inhabitant in {year}: more is produced "
            "than is used. Whether the grid carries a new large user, the statistics do not show.",
        )
        yield Point("option", text, "power")


def _biomass(carbon: pd.DataFrame, say: Speech) -> Iterator[Point]:
    """Plants whose last carbon dioxide is mostly from biomass: it may be captured or used."""
    last = carbon.groupby(level="facility").tail(1)
    names, years = (last.index.get_level_values(level) for level in ("facility", "year"))
    for name, year, (_, row) in zip(names, years, last.iterrows(), strict=True):
        if pd.notna(row.fossil_share) and row.fossil_share < ONE_PLANT:
            total, share = say.count(row.co2), say.share(row.fossil_share)
            plant = named(str(name))
            yield Point(
                "option",
                say.pick(
                    f"Vid {plant} var {share} av {total} ton koldioxid fossilt {year}. Resten är "
                    "biogen och kan i princip avskiljas för lagring eller användas som råvara.",
                    f"At {plant} {share} of {total} tonnes of carbon dioxide was fossil in {year}. "
                    "The rest is biogenic and could in principle be captured and stored or used "
                    "as a material.",
                ),
                "releases",
            )
