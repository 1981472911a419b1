"""Weights of the needs survey: published tables, hand values, and what must always hold."""

import dataclasses

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from needs_toys import SIZES, companies, register, visited

from industry_analysis.indicators import IndicatorError
from industry_analysis.needs.survey import (
    bootstrap,
    frame_weights,
    jackknife,
    no_weights,
    response,
)
from industry_analysis.needs.survey.cells import collapse
from industry_analysis.needs.survey.raking import Margin, rake

identity = settings(deadline=None, max_examples=15, derandomize=True, database=None)
seeds = st.integers(0, 10_000)


def margin(name, codes, totals):
    return Margin(name, pd.RangeIndex(len(totals)), np.array(codes), np.array(totals, float))


def counts(answered, of, index):
    table = pd.DataFrame({"companies": of, "answered": answered, "stands_for": of}, index)
    return table.astype(float)


# ---- response ----


def test_response_worked_out_by_hand():
    frame = companies((4, "a", "1–9", "C1"), (2, "a", "10–49", "C1"), (1, "b", "1–9", "C2"))
    interviews = frame.loc[[0, 4, 5], ["company"]]
    found = response(frame, interviews, by=["municipality", "size_class"])
    assert found.index.to_list() == [("a", "1–9"), ("a", "10–49"), ("b", "1–9")]
    assert found["companies"].to_list() == [4, 2, 1]
    assert found["answered"].to_list() == [1, 2, 0]
    assert found["rate"].to_list() == [0.25, 1, 0]


@identity
@given(seed=seeds)
def test_response_adds_up_to_the_frame_and_to_those_who_answered(seed):
    frame = register(seed=seed)
    interviews = visited(frame, seed=seed)
    found = response(frame, interviews)
    assert found["companies"].sum() == len(frame)
    assert found["answered"].sum() == len(interviews)
    assert (found["companies"] > 0).all()


# ---- raking ----


def test_raking_of_lohr_2010_to_sex_and_race():
    # Lohr, Sampling: Design and Analysis, section 8.5: 3000 persons by weight
    start = np.array([300, 1200, 60, 30, 30, 150, 1080, 90, 30, 30], float)[:, np.newaxis]
    sex = margin("sex", [0] * 5 + [1] * 5, [1510, 1490])
    race = margin("race", [*range(5), *range(5)], [600, 2120, 150, 100, 30])
    women = [375.59, 1021.47, 53.72, 45.56, 13.67]
    men = [224.41, 1098.53, 96.28, 54.44, 16.33]
    found = rake(start, [sex, race])
    # printed after the rounds that the book makes
    assert found.weights[:, 0] == pytest.approx(np.array(women + men), abs=0.01)


def test_raking_keeps_the_odds_ratios_of_the_start():
    # Deming & Stephan 1940: a 2 x 2 table's cross-product ratio stays, here 6
    start = np.array([3.0, 1, 1, 2])[:, np.newaxis]
    rows, columns = margin("rows", [0, 0, 1, 1], [6, 4]), margin("columns", [0, 1, 0, 1], [7, 3])
    a, b, c, d = rake(start, [rows, columns]).weights[:, 0]
    assert a * d / (b * c) == pytest.approx(6)
    assert [a + b, a + c, a + b + c + d] == pytest.approx([6, 7, 10])


def test_sets_of_weights_are_raked_each_by_itself():
    start = np.array([[1.0, 5], [1, 1], [1, 1], [1, 2]])
    margins = [margin("rows", [0, 0, 1, 1], [6, 4]), margin("columns", [0, 1, 0, 1], [7, 3])]
    both = rake(start, margins).weights
    for column in (0, 1):
        alone = rake(start[:, [column]], margins).weights[:, 0]
        assert both[:, column] == pytest.approx(alone, rel=1e-7)


# ---- cells that are too small ----


def test_small_cell_joins_the_neighbour_in_size_with_fewer_answers():
    sizes = pd.CategoricalIndex(SIZES.categories, dtype=SIZES)
    found = collapse(counts([9, 2, 7, 8], [20] * 4, sizes), ordered=True, least=5)
    assert found.to_list() == ["1–9", *["10–49 + 50–249"] * 2, "250+"]
    found = collapse(counts([9, 8, 7, 2], [20] * 4, sizes), ordered=True, least=5)
    assert found.to_list() == ["1–9", "10–49", *["50–249 + 250+"] * 2]


def test_small_cells_without_an_order_join_smallest_first():
    found = collapse(
        counts([3, 30, 1, 4, 6], [40] * 5, pd.Index([*"abcde"])), ordered=False, least=5
    )
    assert found.to_list() == ["a + c + d", "b", "a + c + d", "a + c + d", "e"]  # 1 + 3 is 4


def test_cells_join_within_their_place_and_places_only_whole():
    index = pd.MultiIndex.from_product([["a", "b", "c"], ["1–9", "10–49"]])
    found = collapse(counts([1, 1, 6, 6, 1, 5], [9] * 6, index), ordered=True, least=5)
    c = "c, 1–9 + c, 10–49"
    assert found["b"].to_list() == ["b, 1–9", "b, 10–49"]
    assert set(found["a"]) == set(found["c"]) == {f"a, 1–9 + a, 10–49 + {c}"}


def test_cell_that_must_change_too_much_joins_another():
    table = counts([9, 9, 9], [40, 20, 20], pd.Index([*"abc"])).assign(stands_for=[10, 30, 40])
    found = collapse(table, ordered=False, least=5, bound=3)  # a: 4 times, with b 1.5 times
    assert found.to_list() == ["a + b", "a + b", "c"]
    assert collapse(table, ordered=False, least=5, bound=4).to_list() == ["a", "b", "c"]


# ---- weights ----


def test_weights_of_strata_are_companies_per_answer():
    frame = companies((60, "a", "1–9", "C1"), (20, "a", "10–49", "C1"), (12, "b", "1–9", "C1"))
    interviews = frame.iloc[[*range(6), *range(60, 65), *range(80, 92)]]
    found = frame_weights(frame, interviews, margins=())
    assert found.weight.to_list() == [10.0] * 6 + [4.0] * 5 + [1.0] * 12
    assert found.strata.loc["all answered: b, 1–9", "rate"] == 1
    assert found.collapsed.empty
    assert found.weighted
    # Kish: 23 (6·100 + 5·16 + 12) / 92²
    assert found.design_effect == pytest.approx(23 * 692 / 92**2)


def test_weights_without_a_frame_are_1_and_say_so():
    found = no_weights(pd.DataFrame({"company": ["x", "y"]}))
    assert found.weight.to_dict() == {"x": 1, "y": 1}
    assert not found.weighted
    assert found.strata["companies"].isna().all()


def test_joined_cells_are_reported_with_what_they_became_part_of():
    frame = companies((60, "a", "1–9", "C1"), (20, "a", "10–49", "C1"), (9, "b", "1–9", "C2"))
    interviews = frame.iloc[[*range(7), 60, 61, *range(80, 86)]]
    found = frame_weights(frame, interviews, margins=["sni"])
    assert found.weight.to_list() == pytest.approx([80 / 9] * 9 + [1.5] * 6)
    assert found.collapsed.to_dict("list") == {
        "margin": ["municipality x size_class"] * 2,
        "cell": [("a", "1–9"), ("a", "10–49")],
        "companies": [60, 20],
        "answered": [7, 2],
        "joined": ["a, 1–9 + a, 10–49"] * 2,
    }


def skewed():
    """One stratum of 100 of which 20 answered; industry C1 is 60 of 100, but 6 of 20."""
    frame = companies((60, "a", "1–9", "C1"), (40, "a", "1–9", "C2"))
    return frame, frame.iloc[[*range(6), *range(60, 74)]]


def crossed(*cells):
    """A frame of two sizes by two industries in one stratum, and those who answered.

    A cell is (companies, answered).
    """
    labels = [(size, sni) for size in ("10–49", "1–9") for sni in ("C1", "C2")]
    frame = companies(*((cell[0], "a", *label) for cell, label in zip(cells, labels, strict=True)))
    first = np.cumsum([0, *(cell[0] for cell in cells[:-1])])
    heard = [range(at, at + cell[1]) for at, cell in zip(first, cells, strict=True)]
    return frame.assign(all="all"), frame.iloc[[row for rows in heard for row in rows]]


ONE = {"strata": ["all"], "margins": ["size_class", "sni"]}


def test_weights_are_cut_off_at_the_bound_and_the_others_make_up_for_it():
    # 80 of 200 are larger and 80 are C1; 2, 10, 10 and 10 answered, each for 6.25.
    # With x the sum of the two, raking keeps x(40 + x) / (80 − x)² = 2·10 / (10·10): 15.21;
    # 1.18 times 6.25 allows 14.75, and leaves 65.25, 65.25 and 54.75.
    frame, interviews = crossed((30, 2), (50, 10), (50, 10), (70, 10))
    x = (-72 + np.sqrt(72**2 + 4 * 0.8 * 1280)) / 1.6
    free = frame_weights(frame, interviews, **ONE, bound=1.3)
    expected = [*[x / 2] * 2, *[(80 - x) / 10] * 20, *[(40 + x) / 10] * 10]
    assert free.weight.to_list() == pytest.approx(expected)
    assert free.trimmed.empty
    found = frame_weights(frame, interviews, **ONE, bound=1.18)
    assert found.weight.to_list() == pytest.approx([*[7.375] * 2, *[6.525] * 20, *[5.475] * 10])
    assert found.trimmed.index.to_list() == ["c0", "c1"]
    assert found.trimmed["before"].to_list() == pytest.approx([x / 2] * 2)
    assert found.trimmed["after"].to_list() == pytest.approx([7.375] * 2)


def sums(weights, frame, column):
    labels = frame.set_index("company").loc[weights.weight.index, column]
    return weights.weight.groupby(labels, observed=True).sum().to_dict()


def test_margin_that_would_need_more_than_the_bound_is_joined():
    frame, interviews = skewed()
    found = frame_weights(frame, interviews, margins=["sni"], bound=1.5)  # C1 needs 2 times
    assert found.weight.to_list() == [5.0] * 20
    assert found.collapsed["joined"].to_list() == ["C1 + C2"] * 2
    assert sums(frame_weights(frame, interviews, margins=["sni"], bound=2), frame, "sni") == (
        pytest.approx({"C1": 60, "C2": 40})
    )


@identity
@given(seed=seeds)
def test_weights_meet_every_margin_of_the_frame_within_the_bounds(seed):
    frame = register(seed=seed)
    interviews = visited(frame, seed=seed + 1)
    found = frame_weights(frame, interviews)
    assert found.weight.sum() == pytest.approx(len(frame))
    joined = found.collapsed.groupby("margin")["cell"].agg(list)
    for column in ("municipality", "size_class", "sni"):
        apart = frame[~frame[column].isin(joined.get(column, []))]
        expected = apart.groupby(column, observed=True).size()
        met = pd.Series(sums(found, frame, column)).reindex(expected.index.astype(object))
        assert met.to_list() == pytest.approx(expected.to_list())
    start = (1 / found.strata["rate"]).loc[found.stratum].to_numpy()
    assert (found.weight / start).between(1 / 3 - 1e-7, 3 + 1e-7).all()


@identity
@given(seed=seeds)
def test_raking_leaves_strata_in_which_all_answered_at_weight_1(seed):
    frame = register(seed=seed)
    some = visited(frame, seed=seed + 1)["company"]
    heard = frame[frame["company"].isin(some) | (frame["size_class"] == "250+")]
    found = frame_weights(frame, heard)
    complete = found.stratum.map(found.strata["rate"]) == 1
    assert complete.any()
    assert found.weight[complete].to_numpy() == pytest.approx(1)
    assert (found.weight[~complete] - 1).abs().max() > 0.5


@identity
@given(seed=seeds)
def test_weights_of_a_census_are_1_and_its_replicates_too(seed):
    frame = register(seed=seed, count=60)
    found = frame_weights(frame, frame.sample(frac=1, random_state=seed))
    assert (found.weight == 1).all()
    assert (bootstrap(found, seed=seed, draws=5).weights == 1).all()
    assert jackknife(found).weights.shape == (60, 0)


@identity
@given(seed=seeds)
def test_weights_do_not_depend_on_the_order_of_rows_or_the_keys(seed):
    frame = register(seed=seed)
    interviews = visited(frame, seed=seed + 1)
    expected = frame_weights(frame, interviews).weight
    keys = {key: f"z{number}" for number, key in enumerate(reversed(frame["company"].to_list()))}
    mixed = frame.sample(frac=1, random_state=seed).assign(
        company=lambda table: table["company"].map(keys)
    )
    found = frame_weights(mixed, interviews.assign(company=interviews["company"].map(keys)))
    assert found.weight.index.to_list() == [keys[company] for company in expected.index]
    assert found.weight.to_list() == pytest.approx(expected.to_list(), rel=1e-6)


@identity
@given(seed=seeds)
def test_twice_as_many_of_everything_weigh_the_same(seed):
    frame = register(seed=seed)
    interviews = visited(frame, seed=seed + 1)
    single = frame_weights(frame, interviews, least=2)
    frames = [frame, frame.assign(company="2" + frame["company"])]
    heard = [interviews, interviews.assign(company="2" + interviews["company"])]
    double = frame_weights(pd.concat(frames), pd.concat(heard), least=4)
    expected = [*single.weight, *single.weight]
    assert double.weight.to_list() == pytest.approx(expected, rel=1e-6)


# ---- replicates ----


@identity
@given(seed=seeds)
def test_every_replicate_meets_the_margins(seed):
    frame = register(seed=seed)
    found = frame_weights(frame, visited(frame, seed=seed + 1))
    drawn, left_out = bootstrap(found, seed=seed, draws=20), jackknife(found)
    assert (drawn.weights >= 0).all()
    for replicates in (drawn, left_out):
        for each in found.margins:
            of_group = each.codes[:, np.newaxis] == np.arange(len(each.totals))
            met = of_group.T.astype(float) @ replicates.weights
            assert met == pytest.approx(each.totals[:, np.newaxis] + 0 * met)


def test_bootstrap_factors_have_the_moments_of_rao_and_wu():
    # one stratum, 10 of 40: mean 1, variance (1 − f)(1 − 1/n) n/(n − 1) = 1 − f
    frame = companies((40, "a", "1–9", "C1"))
    weights = frame_weights(frame, frame.head(10), margins=())
    factor = bootstrap(weights, seed=1, draws=20_000).weights / 4
    assert factor.sum(axis=0) == pytest.approx(np.full(20_000, 10.0))
    assert factor.mean(axis=1) == pytest.approx(np.ones(10), abs=0.03)
    assert factor.var(axis=1) == pytest.approx(np.full(10, 0.75), abs=0.05)
    assert factor.min() == pytest.approx(1 - np.sqrt(0.75))


# ---- refusals ----


def test_all_faults_of_frame_and_interviews_are_named_at_once():
    frame = companies((3, "a", "1–9", "C1"))
    frame.loc[1, "sni"] = None
    frame.loc[2, "company"] = "c0"
    interviews = pd.DataFrame({"company": ["c1", "c1"]})
    with pytest.raises(IndicatorError) as error:
        frame_weights(frame, interviews)
    assert str(error.value).splitlines() == [
        "frame: 1 rows lack sni; the first is that of company 'c1'",
        "frame: 1 rows repeat a company; the first is 'c0'",
        "interviews: 1 rows repeat a company; the first is 'c1'",
    ]


@pytest.mark.parametrize(
    ("heard", "options", "said"),
    [
        ({"company": []}, {}, "nobody answered"),
        ({"company": ["z"]}, {}, "interviews: 1 rows have a company that is not in the frame"),
        ({"key": ["c1"]}, {}, "interviews: 1 columns are missing: company"),
        ({"company": ["c1"]}, {"margins": ["branch"]}, "frame: 1 columns are missing: branch"),
        ({"company": ["c1"]}, {"least": 1}, "least: a number over 1 is needed, not 1"),
        ({"company": ["c1"]}, {"bound": 1}, "bound: a number over 1 is needed, not 1"),
        ({"company": ["c1"]}, {"strata": []}, "strata: a column or more is needed"),
    ],
)
def test_what_cannot_be_weighted_is_refused(heard, options, said):
    frame = companies((9, "a", "1–9", "C1"))
    with pytest.raises(IndicatorError, match=said):
        frame_weights(frame, pd.DataFrame(heard, dtype=str), **options)


def test_margins_that_contradict_each_other_are_refused():
    # all larger companies that answered are C1 and all small ones C2, so the margins must agree
    frame, interviews = crossed((50, 10), (50, 0), (40, 0), (50, 10))
    with pytest.raises(IndicatorError, match="cannot be met together with the others") as error:
        frame_weights(frame, interviews, **ONE)
    assert str(error.value).startswith("margin size_class: 2 totals")
    assert "100 in the frame and 90 by weight" in str(error.value)


def test_bound_that_the_margins_do_not_allow_is_refused():
    # both margins ask for 1.4 times more, which crosses to 1.96
    frame, interviews = crossed((98, 10), (42, 10), (42, 10), (18, 10))
    frame_weights(frame, interviews, **ONE, bound=3)
    with pytest.raises(IndicatorError, match=r"none within 1\.9 times those of the strata do"):
        frame_weights(frame, interviews, **ONE, bound=1.9)


def test_replicates_that_miss_a_margin_are_refused():
    frame = companies((40, "a", "1–9", "C1"))
    weights = frame_weights(frame, frame.head(10), margins=["sni"])
    [met] = weights.margins
    other = met._replace(name="other", totals=met.totals * 2)
    with pytest.raises(IndicatorError, match="replicates: 3 of 3 miss a margin"):
        bootstrap(dataclasses.replace(weights, margins=(met, other)), seed=1, draws=3)
