"""What do the places of a group have that others do not, in words?

Rows of a profile are places, columns are variables in their own units. The trap: a name
says what a group has on average; single places in it may have the opposite.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from industry_analysis.clustering.features import (
    Text,
    checked_features,
    group_faults,
    standard_scores,
)
from industry_analysis.indicators.counts import refuse

# ASSUME: a group has much or little of something if its mean lies at least half a standard
# deviation of the places from the mean of all places (Cohen's medium difference).
MARKED = 0.5
_LONGEST = 4  # things in a name

_MARKS: dict[str, Text] = {
    "much": {"sv": "mycket", "en": "high in"},
    "ordinary": {"sv": "varken mycket eller lite", "en": "average in"},
    "little": {"sv": "lite", "en": "low in"},
}
_NEAR: Text = {"sv": "nära genomsnittet", "en": "close to the average"}
_AND: Text = {"sv": "och", "en": "and"}

Claims = tuple[tuple[Hashable, str], ...]  # variables with their marks


@dataclass(frozen=True, eq=False)
class Groups:
    """Groups of places in words and in numbers.

    Attributes
    ----------
    names
        One row a group: ``size``, places; ``sv`` and ``en``, its name; ``claims``, the pairs
        (variable, ``"much"``, ``"ordinary"`` or ``"little"``) that the name says.
    profiles
        Rows (``group``, ``variable``): ``mean``, of the group's places, and ``mean_of_all``,
        both in the variable's unit and each place counted once; ``difference`` between
        them; ``standardised``, the difference in standard deviations of all places.
    """

    names: pd.DataFrame
    profiles: pd.DataFrame


def describe_groups(
    labels: pd.Series, profiles: pd.DataFrame, *, words: Mapping[Hashable, Text]
) -> Groups:
    """Names of groups by what they have, and their profiles in original units.

    A name says what sets the group apart most, and as few other things, the clearest first,
    as are needed for it to be true of no other group. ``Mycket`` and ``lite`` are half a
    standard deviation of the places from the mean of all; a group without any such thing
    is close to the average.

    Parameters
    ----------
    labels
        Group of every place, such as those of `typology`.
    profiles
        Places x variables in their own units, with the same places in any order.
    words
        For every variable what there is much or little of: ``{"B+C": {"sv": "tillverkning",
        "en": "manufacturing"}}``.

    Returns
    -------
    Groups
        Names are unique in both languages.

    Raises
    ------
    IndicatorError
        If a value is missing, the places of the two differ, a variable has no words or the
        same words as another, or two groups have so much in common that no name tells them
        apart.
    """
    numbers = checked_features(profiles, name="profiles")
    refuse(
        [
            *group_faults(labels, numbers.index, of="profiles"),
            *_word_faults(words, numbers.columns),
        ]
    )
    group = labels.reindex(numbers.index).rename("group")
    scores = standard_scores(numbers, name="profiles").groupby(group).mean()
    means = numbers.groupby(group).mean()
    claims = _names(scores)
    names = pd.DataFrame({"size": group.value_counts().reindex(scores.index)})
    for lang in ("sv", "en"):
        names[lang] = [_phrase(claims[label], words, lang) for label in scores.index]
    names["claims"] = pd.Series(claims).reindex(names.index)
    return Groups(names=names, profiles=_profiles(means, numbers.mean(), scores))


def _names(scores: pd.DataFrame) -> dict[Hashable, Claims]:
    """Choose for every group the claims that only it fulfils."""
    rows = {label: dict(row) for label, row in scores.iterrows()}
    marks = {
        label: {name: _mark(score) for name, score in row.items()} for label, row in rows.items()
    }
    chosen = {label: _claims(label, marks, rows[label]) for label in rows}
    alike = [repr(label) for label, claims in chosen.items() if claims is None]
    if alike:
        refuse(
            [
                f"labels: {len(alike)} groups have so much in common in the profiles that no "
                f"name tells them apart; the first is {alike[0]}"
            ]
        )
    return {label: claims for label, claims in chosen.items() if claims is not None}


def _mark(score: float) -> str:
    if score >= MARKED:
        return "much"
    return "little" if score <= -MARKED else "ordinary"


def _claims(
    label: Hashable,
    marks: Mapping[Hashable, Mapping[Hashable, str]],
    score: Mapping[Hashable, float],
) -> Claims | None:
    own = marks[label]
    others = [other for key, other in marks.items() if key != label]

    def is_own(names: tuple[Hashable, ...]) -> bool:
        return not any(all(other[name] == own[name] for name in names) for other in others)

    strongest, *rest = sorted(own, key=lambda name: _order(own[name], score[name]))
    if own[strongest] == "ordinary":  # and so is everything else
        return () if is_own(tuple(own)) else None
    for more in range(_LONGEST):
        for added in combinations(rest, more):
            names = (strongest, *added)
            if is_own(names):
                return tuple((name, own[name]) for name in names)
    return None


def _order(mark: str, score: float) -> float:
    """What is marked comes first, the clearest first; then what is ordinary, the most so first."""
    return abs(score) if mark == "ordinary" else -abs(score)


def _phrase(claims: Claims, words: Mapping[Hashable, Text], lang: str) -> str:
    """``Mycket tillverkning och lite företagstjänster``."""
    parts = [f"{_MARKS[mark][lang]} {words[variable][lang]}" for variable, mark in claims]
    if not parts:
        parts = [_NEAR[lang]]
    *first, last = parts
    phrase = f"{', '.join(first)} {_AND[lang]} {last}" if first else last
    return phrase[0].upper() + phrase[1:]


def _profiles(means: pd.DataFrame, overall: pd.Series, scores: pd.DataFrame) -> pd.DataFrame:
    columns = {
        "mean": means,
        "mean_of_all": means * 0 + overall,
        "difference": means - overall,
        "standardised": scores,
    }
    wide = pd.concat(columns, names=["number", "group"]).rename_axis(columns="variable")
    tidy = wide.reset_index().melt(id_vars=["number", "group"])
    rows = pd.MultiIndex.from_product([means.index, means.columns], names=["group", "variable"])
    return tidy.pivot(index=["group", "variable"], columns="number", values="value").reindex(
        index=rows, columns=pd.Index(columns)
    )


def _word_faults(words: Mapping[Hashable, Text], variables: pd.Index) -> list[str]:
    faults = []
    for lang in ("sv", "en"):
        said = {name: words.get(name, {}).get(lang) for name in variables}
        silent = [repr(name) for name, word in said.items() if not word]
        if silent:
            faults.append(
                f"words: {len(silent)} variables have none in {lang!r}; the first is {silent[0]}"
            )
        spoken = [word for word in said.values() if word]
        twice = [word for word in spoken if spoken.count(word) > 1]
        if twice:
            faults.append(f"words: {twice[0]!r} stands for several variables in {lang!r}")
    return faults
