"""Names of groups: true, of no other group, in two languages, from what is shown."""

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from industry_analysis.clustering import describe_groups
from industry_analysis.indicators import IndicatorError

identity = settings(deadline=None, max_examples=12, derandomize=True, database=None)
WORDS = {
    "making": {"sv": "tillverkning", "en": "manufacturing"},
    "trade": {"sv": "handel", "en": "trade"},
    "care": {"sv": "vård", "en": "care"},
}


def profiles(rows, columns=tuple(WORDS)):
    return pd.DataFrame(rows, [f"18{at}" for at in range(len(rows))], list(columns))


def test_names_and_numbers_worked_out_by_hand():
    # making: mean 4, deviation 2 (6, 6, 2, 2); trade: mean 5, deviation 1; care: alike
    table = profiles([[6, 4, 1], [6, 6, 3], [2, 4, 1], [2, 6, 3]])
    found = describe_groups(pd.Series([1, 1, 2, 2], table.index), table, words=WORDS)
    assert found.names["sv"].to_dict() == {1: "Mycket tillverkning", 2: "Lite tillverkning"}
    assert found.names["en"].to_dict() == {1: "High in manufacturing", 2: "Low in manufacturing"}
    assert found.names["size"].to_dict() == {1: 2, 2: 2}
    assert found.names["claims"][2] == (("making", "little"),)
    expected = {"mean": 6, "mean_of_all": 4, "difference": 2, "standardised": 1}
    assert found.profiles.loc[(1, "making")].to_dict() == expected
    expected = {"mean": 5, "mean_of_all": 5, "difference": 0, "standardised": 0}
    assert found.profiles.loc[(2, "trade")].to_dict() == expected
    assert found.profiles.index.tolist() == [(at, name) for at in (1, 2) for name in WORDS]


def test_second_thing_is_said_where_the_first_is_shared_the_clearest_first():
    # deviations 3 and 1.1: making 1, 1, -1, -1 and trade 0.9, -0.9, 1.1, -1.1
    table = profiles([[3, 1], [3, -1], [-3, 1.2], [-3, -1.2]], columns=["making", "trade"])
    found = describe_groups(pd.Series(list("abcd"), table.index), table, words=WORDS)
    assert found.names["sv"].to_dict() == {
        "a": "Mycket tillverkning och mycket handel",
        "b": "Mycket tillverkning och lite handel",
        "c": "Mycket handel och lite tillverkning",
        "d": "Lite handel och lite tillverkning",
    }


def test_what_is_ordinary_is_said_where_it_tells_apart():
    # deviations 3 and 1.2: making 1, 1, -1, -1 and trade 0, -0.8, 1.6, -0.8
    table = profiles([[3, 0], [3, -1], [-3, 2], [-3, -1]], columns=["making", "trade"])
    found = describe_groups(pd.Series(list("abcd"), table.index), table, words=WORDS)
    assert found.names[["sv", "en"]].to_numpy().tolist() == [
        [
            "Mycket tillverkning och varken mycket eller lite handel",
            "High in manufacturing and average in trade",
        ],
        ["Mycket tillverkning och lite handel", "High in manufacturing and low in trade"],
        ["Mycket handel", "High in trade"],
        ["Lite tillverkning och lite handel", "Low in manufacturing and low in trade"],
    ]


def test_three_things_are_listed_with_commas():
    # eight groups with all eight patterns of much and little in three things
    signs = np.array(np.meshgrid([1, -1], [1, -1], [1, -1])).reshape(3, 8).T
    table = profiles(signs * [3.0, 2, 1])
    found = describe_groups(pd.Series(list("abcdefgh"), table.index), table, words=WORDS)
    assert found.names.loc["a", ["sv", "en"]].tolist() == [
        "Mycket tillverkning, mycket handel och mycket vård",
        "High in manufacturing, high in trade and high in care",
    ]
    assert found.names["sv"].is_unique


def test_a_name_says_four_things_at_most():
    def of_all_patterns(things):
        rows = np.array(list(itertools.product([1.0, -1.0], repeat=things)))
        table = pd.DataFrame(rows, columns=list("abcdef"[:things]))
        return describe_groups(pd.Series(range(2**things)), table, words=LETTERS)

    assert of_all_patterns(4).names.loc[15, "en"] == "Low in ea, low in eb, low in ec and low in ed"
    with pytest.raises(IndicatorError, match="labels: 32 groups have so much in common"):
        of_all_patterns(5)


def test_group_without_anything_marked_is_close_to_the_average():
    table = profiles([[10, 6], [5, 5], [5, 5], [0, 4]], columns=["making", "trade"])
    found = describe_groups(pd.Series(list("abbc"), table.index), table, words=WORDS)
    assert found.names.loc["b", ["sv", "en"]].tolist() == [
        "Nära genomsnittet",
        "Close to the average",
    ]
    assert found.names["claims"]["b"] == ()
    with pytest.raises(IndicatorError, match=r"labels: 2 groups .*; the first is 'b'"):
        describe_groups(pd.Series(list("abdc"), table.index), table, words=WORDS)


def test_much_begins_at_half_a_standard_deviation():
    # 1 and -1 many times have deviation 1; the group's mean is then exactly 0.5
    table = profiles([[1.0], [1], [1], [-1], [-1], [-1], [-1], [1]], columns=["making"])
    labels = pd.Series(list("aaaabbbb"), table.index)
    found = describe_groups(labels, table, words=WORDS)
    assert found.profiles.loc[("a", "making"), "standardised"] == 0.5
    assert found.names["sv"].tolist() == ["Mycket tillverkning", "Lite tillverkning"]


@st.composite
def grouped(draw):
    seed, groups = draw(st.integers(0, 10_000)), draw(st.integers(2, 5))
    random = np.random.default_rng(seed)
    centres = random.normal(scale=3, size=(groups, 6))
    rows = np.repeat(centres, 6, axis=0) + random.normal(size=(groups * 6, 6))
    table = profiles(rows, columns="abcdef")
    return pd.Series(np.repeat(np.arange(1, groups + 1), 6), table.index), table


LETTERS = {name: {"sv": f"s{name}", "en": f"e{name}"} for name in "abcdef"}


def described(labels, table):
    """Names, or a refusal because two groups are too alike."""
    try:
        return describe_groups(labels, table, words=LETTERS)
    except IndicatorError as error:
        if "so much in common" not in str(error):
            raise
        return None


@identity
@given(drawn=grouped())
def test_names_are_unique_and_true_and_of_no_other_group(drawn):
    labels, table = drawn
    found = described(labels, table)
    if found is None:
        return
    assert found.names["sv"].is_unique
    assert found.names["en"].is_unique
    level = (table.groupby(labels).mean() - table.mean()) / table.std(ddof=0)
    mark = level.apply(lambda row: pd.cut(row, [-99, -0.5, 0.5, 99], labels=False))
    number = {"little": 0, "ordinary": 1, "much": 2}
    for label, claims in found.names["claims"].items():
        claims = claims or tuple((name, "ordinary") for name in "abcdef")
        fulfils = [all(mark.loc[g, name] == number[m] for name, m in claims) for g in mark.index]
        assert mark.index[fulfils].tolist() == [label]
        if claims[0][1] != "ordinary":  # the first thing said is what sets apart most
            assert abs(level.loc[label, claims[0][0]]) == pytest.approx(
                level.loc[label].abs().max()
            )
        said = found.names.loc[label, "en"]
        assert not any(character.isdigit() for character in said)


@identity
@given(drawn=grouped(), random=st.randoms(use_true_random=False))
def test_order_and_units_change_no_name(drawn, random):
    labels, table = drawn
    found = described(labels, table)
    places, variables = (random.sample(axis.tolist(), len(axis)) for axis in table.axes)
    other = described(labels, (table * 1000 - 7).loc[places, variables])
    if found is None:
        assert other is None
        return
    assert other.names[["sv", "en"]].equals(found.names[["sv", "en"]])


@identity
@given(drawn=grouped())
def test_means_of_groups_average_to_the_mean_of_all(drawn):
    labels, table = drawn
    found = described(labels, table)
    if found is None:
        return
    mean = found.profiles["mean"].unstack()
    weight = found.names["size"] / len(table)
    assert np.allclose(mean.mul(weight, axis="index").sum(), table.mean())
    assert np.allclose(found.profiles["mean_of_all"].unstack(), table.mean()[mean.columns])


def test_groups_that_nothing_tells_apart_are_refused():
    table = profiles([[9, 1, 1], [9, 1, 1], [0, 1.1, 1], [0, 1, 1.1]])
    said = "labels: 2 groups have so much in common .*; the first is 'a'"
    with pytest.raises(IndicatorError, match=said):
        describe_groups(pd.Series(list("abcc"), table.index), table, words=WORDS)


def test_all_faults_are_named_at_once():
    table = profiles([[9, 1, 1], [9, 2, 1], [0, 3, 2]])
    labels = pd.Series([1, None, 2], ["180", "181", "18"])
    words = {"making": {"sv": "tillverkning", "en": "jobs"}, "trade": {"en": "jobs"}}
    with pytest.raises(IndicatorError) as refused:
        describe_groups(labels, table, words=words)
    assert str(refused.value).splitlines() == [
        "labels: 1 place is missing that profiles has; the first is '182'",
        "profiles: 1 place is missing that labels has; the first is '18'",
        "labels: 1 place is without a group; the first is '181'",
        "words: 2 variables have none in 'sv'; the first is 'trade'",
        "words: 1 variables have none in 'en'; the first is 'care'",
        "words: 'jobs' stands for several variables in 'en'",
    ]


def test_the_first_word_that_stands_for_several_variables_is_named():
    table = pd.DataFrame([[9, 1, 1, 2], [9, 2, 1, 3], [0, 3, 2, 1]], columns=list("abcd"))
    said = ["jobs", "work", "jobs", "work"]
    words = {name: LETTERS[name] | {"en": word} for name, word in zip("abcd", said, strict=True)}
    with pytest.raises(IndicatorError) as refused:
        describe_groups(pd.Series([1, 2, 2]), table, words=words)
    assert str(refused.value) == "words: 'jobs' stands for several variables in 'en'"


def test_the_first_offender_is_the_first_in_the_table_not_in_the_alphabet():
    table = profiles([[9, 1, 1], [9, 2, 1], [0, 3, 2]]).set_axis(["z", "b", "a"])
    with pytest.raises(IndicatorError) as refused:
        describe_groups(pd.Series([1, 2, 2], ["a", "y", "c"]), table, words=WORDS)
    assert str(refused.value).splitlines() == [
        "labels: 2 places are missing that profiles has; the first is 'z'",
        "profiles: 2 places are missing that labels has; the first is 'y'",
    ]


def test_missing_profile_names_place_and_variable():
    table = profiles([[9, 1, 1], [9, np.nan, 1]])
    with pytest.raises(IndicatorError, match=r"profiles: 1 cell is missing.*\('181', 'trade'\)"):
        describe_groups(pd.Series([1, 2], table.index), table, words=WORDS)
