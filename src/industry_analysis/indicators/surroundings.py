"""What of a change in employment the surroundings share, and what is the place's own.

Rows are places, columns are industries, cells are persons employed in a year. The trap:
neighbours are few and small beside a country, so the growth of an industry among them may
hang on a single firm; read it for large industries.
"""

import pandas as pd

from industry_analysis.indicators.counts import TOLERANCE, refuse
from industry_analysis.indicators.economies import NAMES, Economies, economy_faults, in_order
from industry_analysis.indicators.layout import tidy
from industry_analysis.indicators.neighbourhoods import pair_faults
from industry_analysis.indicators.register import indicator
from industry_analysis.indicators.shifts import parts_of


@indicator(
    label={
        "sv": "Shift-share-analys mot grannarna",
        "en": "Shift-share analysis beside the neighbours",
    },
    unit={"sv": "personer", "en": "persons"},
    kind="count",
    definition={
        "sv": "Förändringen av antalet sysselsatta, delad i vad som följer av hela landets "
        "utveckling, av branschens utveckling hos grannarna och av platsens egen.",
        "en": "The change in the number of employed, divided into what follows from the whole "
        "country's growth, from the sector's growth among the neighbours and from the "
        "place's own.",
    },
    reading={
        "sv": "De tre delarna summerar till förändringen; en positiv lokal del är att branschen "
        "har utvecklats bättre på platsen än hos grannarna.",
        "en": "The three parts add up to the change; a positive local part is that the sector "
        "has done better in the place than among the neighbours.",
    },
    direction="higher",
    source=("employment", "neighbours"),
    per=("place", "industry", "part"),
    parts={
        "national": {"sv": "Riksdel", "en": "National part"},
        "neighbours": {"sv": "Grannarnas branschdel", "en": "Neighbours' mix part"},
        "competitive": {"sv": "Lokal del mot grannarna", "en": "Local part beside the neighbours"},
        "change": {"sv": "Förändring", "en": "Change"},
    },
    among_all=True,
)
def spatial_shift_share(
    start: pd.DataFrame,
    end: pd.DataFrame,
    reference_start: pd.Series,
    reference_end: pd.Series,
    neighbours: pd.DataFrame,
    *,
    reference_growth: float | None = None,
    tolerance: float = TOLERANCE,
) -> pd.DataFrame:
    """Change in the employed, beside the same industry among the neighbours of the place.

    With g_i^v the growth of the industry in the neighbours together, the parts are e g,
    e (g_i^v - g) and e (g_ij - g_i^v). Never across a series break.

    Parameters
    ----------
    start, end, reference_start, reference_end, reference_growth, tolerance
        As in `shift_share`. The reference only gives its growth as a whole.
    neighbours
        Pairs of place and neighbour in the first two columns, each in both directions or
        with a column ``weight``, as in `spatial.morans_i`: every place has a neighbour, and
        all neighbours are among the places.

    Returns
    -------
    DataFrame
        Persons, one row per (place, industry) in the order of `start`, with the columns
        national, neighbours, competitive and change; the first three add up to the fourth.
        For an industry absent from the place at the start the whole change is competitive;
        for one absent from all its neighbours, neighbours is 0.

    Raises
    ------
    IndicatorError
        As in `shift_share` and `spatial.morans_i`, or if a place has no neighbour.

    References
    ----------
    Nazara, S. & Hewings, G. J. D. (2004). Spatial structure and taxonomy of decomposition in
    shift-share analysis.
    """
    given = Economies(start, end, reference_start, reference_end)
    faults = economy_faults(given, names=NAMES, tolerance=tolerance)
    refuse([*faults, *_neighbour_faults(neighbours, start)])
    given = in_order(given)
    growth = given.growth(reference_growth)
    before, after = (_around(table, neighbours) for table in (given.start, given.end))
    # ASSUME: an industry that no neighbour had at the start grows as the reference does.
    around_growth = (after / before.where(before > 0) - 1).fillna(growth)
    parts = parts_of(given, growth, around_growth)
    named = {"national": parts["national"], "neighbours": parts["mix"]}
    return tidy(named | {part: parts[part] for part in ("competitive", "change")})


def _around(employed: pd.DataFrame, neighbours: pd.DataFrame) -> pd.DataFrame:
    """Employed in the neighbours of each place, each times its weight."""
    place, neighbour = (neighbours.iloc[:, at].to_numpy() for at in (0, 1))
    each = employed.loc[neighbour]
    if "weight" in neighbours.columns:
        each = each.mul(neighbours["weight"].to_numpy(), axis="index")
    return each.groupby(place).sum().loc[employed.index]


def _neighbour_faults(neighbours: pd.DataFrame, start: pd.DataFrame) -> list[str]:
    if not isinstance(start, pd.DataFrame):
        return []
    places = pd.Series(0.0, index=start.index)
    faults = [
        fault.replace("not in values", "not in start") for fault in pair_faults(neighbours, places)
    ]
    if isinstance(neighbours, pd.DataFrame) and neighbours.shape[1]:
        alone = start.index.difference(pd.Index(neighbours.iloc[:, 0]), sort=False).tolist()
        if alone:
            count = (
                "1 place of start has" if len(alone) == 1 else f"{len(alone)} places of start have"
            )
            faults.append(f"neighbours: {count} no neighbour; the first is {alone[0]!r}")
    return faults
