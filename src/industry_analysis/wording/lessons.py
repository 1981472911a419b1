"""What the comparison with the twins means: strengths, weaknesses, risks, and whom to ask.

The trap: a municipality that fares better than its twins may still be behind the country, and
both are said.
"""

from collections.abc import Iterator

import pandas as pd

from industry_analysis.places import SWEDEN, Place
from industry_analysis.wording.columns import column
from industry_analysis.wording.kinds import in_words
from industry_analysis.wording.meaning import Point, Sort
from industry_analysis.wording.outcomes import (
    MEASURES,
    MOST,
    ahead,
    beaten,
    best_twin,
    measured,
)
from industry_analysis.wording.speech import Speech, uncapital
from industry_analysis.wording.twins import NAMED, names

# ASSUME: an industry's share is large if it is at least one and a half times the mean of the
# municipalities.
LARGE = 1.5
# ASSUME: a lag behind the country is told if it is over one per cent, or over 0.2 percentage
# points or firms per 1 000 inhabitants.
NOTABLE, NOTABLE_POINTS = 0.01, 0.2

_MORE_THAN_ALL_TWINS = {
    "sector_industry": (
        "Industrin har {} av de sysselsatta, mer än i någon av tvillingarna: en nedgång i "
        "industrin skulle märkas mer här.",
        "Industry has {} of the employed, more than in any of the twins: a decline in industry "
        "would be felt more here.",
    ),
    "sector_public": (
        "Förvaltning, skola och vård har {} av de sysselsatta, mer än i någon av tvillingarna: "
        "den offentliga ekonomin betyder mer här.",
        "Public administration, education and care have {} of the employed, more than in any of "
        "the twins: public finances matter more here.",
    ),
    "mean_age": (
        "Medelåldern, {} år, är högre än i någon av tvillingarna: en mindre del av invånarna är "
        "på väg in i arbetslivet.",
        "The mean age, {} years, is higher than in any of the twins: a smaller part of the "
        "inhabitants are on their way into working life.",
    ),
    "out_commuting": (
        "Utpendlingen, {} av de sysselsatta som bor i kommunen, är större än i någon av "
        "tvillingarna: jobben på andra orter betyder mer.",
        "Out-commuting, {} of the employed residents, is larger than in any of the twins: jobs "
        "elsewhere matter more.",
    ),
}


def meaning(
    changes: pd.DataFrame,
    values: pd.DataFrame,
    means: pd.Series,
    better: pd.Series,
    here: Place,
    say: Speech,
) -> list[Point]:
    """What the comparison means, the clearest first.

    Parameters
    ----------
    changes
        ``twins.development`` of the municipality, its twins and Sweden.
    values
        ``twins.side_by_side`` of the municipality and its twins.
    means
        Means of the same over all municipalities.
    better
        ``twins.better`` of the twins.
    """
    twins = list(better.index)
    own = changes.loc[here.code]
    beats = (changes.loc[twins] < own).sum().sort_values(ascending=False, kind="stable")
    return [
        *_beside_twins(changes, beats, len(twins), here, say),
        *_behind_country(changes, beats, len(twins), here, say),
        *_risks(values, means, twins, here, say),
        *_options(changes, beats, better, here, say),
    ]


def _beside_twins(
    changes: pd.DataFrame, beats: pd.Series, twins: int, here: Place, say: Speech
) -> Iterator[Point]:
    for name, number in beats.items():
        sort: Sort | None = (
            "strength" if number >= twins - 1 else "weakness" if number <= 1 else None
        )
        if sort:
            value = measured(changes, str(name), here.code, say)
            text = f"{beaten(changes, str(name), here, say)}: {value}."
            yield Point(sort, text, "development")


def _behind_country(
    changes: pd.DataFrame, beats: pd.Series, twins: int, here: Place, say: Speech
) -> Iterator[Point]:
    """Measures in which the country went better, as far as they are not told already."""
    for name, (sv, en, *_) in MEASURES.items():
        own, country = changes[name][here.code], changes[name][SWEDEN.code]
        behind = country - own > (
            NOTABLE if column(name).kind == "share_change" else NOTABLE_POINTS
        )
        if behind and 1 < beats[name] < twins - 1:
            value = measured(changes, name, here.code, say)
            against = say.number(country, column(name).kind)
            label = say.pick(sv, en)
            yield Point(
                "weakness",
                say.pick(
                    f"{label} utvecklades svagare än i riket: {value}, mot {against}.",
                    f"{label} did worse than in Sweden: {value}, against {against}.",
                ),
                "development",
            )


def _risks(
    values: pd.DataFrame, means: pd.Series, twins: list[str], here: Place, say: Speech
) -> Iterator[Point]:
    """In what the municipality is more exposed than every twin, or than most municipalities."""
    own = values.T[here.code]
    # an old town among older ones is still old, a young one among younger ones is not
    most = values.loc[twins].max().clip(lower=means)
    above = [name for name in _MORE_THAN_ALL_TWINS if own[name] > most[name]]
    for name in above:
        value = say.number(own[name], column(name).kind)
        yield Point("risk", say.pick(*_MORE_THAN_ALL_TWINS[name]).format(value), "twins")
    industry = "sector_industry"
    if industry not in above and own[industry] >= LARGE * means[industry]:
        share, mean = (say.share(of[industry]) for of in (own, means))
        yield Point(
            "risk",
            say.pick(
                f"Industrin har {share} av de sysselsatta, mot {mean} i genomsnitt för alla "
                "kommuner: en nedgång i industrin skulle märkas mer än på de flesta håll.",
                f"Industry has {share} of the employed, against {mean} on average for all "
                "municipalities: a decline in industry would be felt more than in most places.",
            ),
            "profile",
        )


def _options(
    changes: pd.DataFrame, beats: pd.Series, better: pd.Series, here: Place, say: Speech
) -> Iterator[Point]:
    """Whom to ask: those ahead in most measures, and the best in the one that went least well."""
    asked = ahead(better, changes)
    if asked:
        who = say.listed(names(asked[:NAMED], say))
        most, measures = in_words(MOST, say), in_words(changes.shape[1], say)
        yield Point(
            "option",
            say.pick(
                f"Fråga {who} hur de har gjort: utvecklingen var bättre där i minst {most} av "
                f"{measures} mått.",
                f"Ask {who} what was done there: things went better in at least {most} of "
                f"{measures} measures.",
            ),
            "development",
        )
    last = str(beats.idxmin())
    best = best_twin(changes, last, here)
    if changes[last][best.code] > changes[last][here.code]:
        label, value = say.pick(*MEASURES[last][:2]), measured(changes, last, best.code, say)
        label, name = uncapital(label), here.in_text(say.lang)
        yield Point(
            "option",
            say.pick(
                f"Fråga {best.in_text('sv')} om {label}: där gick det bäst ({value}), och det är "
                f"måttet där {name} stod sig sämst mot tvillingarna.",
                f"Ask {best.in_text('en')} about {label}: it went best there ({value}), and it is "
                f"the measure in which {name} did least well beside the twins.",
            ),
            "development",
        )
