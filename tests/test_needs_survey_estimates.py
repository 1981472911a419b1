"""Shares and means of the needs survey: textbook examples, hand values, identities, refusals."""

import dataclasses

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from needs_toys import THEMES, companies, invented_survey, register, said, visited

from industry_analysis.indicators import IndicatorError
from industry_analysis.needs.survey import (
    bootstrap,
    companies_with_need,
    frame_weights,
    jackknife,
    mean_importance,
    mean_performance,
    share_with_need,
    survey_of,
)
from industry_analysis.needs.survey.intervals import wilson
from industry_analysis.needs.survey.means import domains_of, variance, weighted_sums

identity = settings(deadline=None, max_examples=10, derandomize=True, database=None)
seeds = st.integers(0, 10_000)


def mean_and_error(values, weights, replicates):
    """Mean of any variable and its standard error, in the whole."""
    everybody = domains_of(pd.DataFrame(index=values), pd.DataFrame(index=values), [])
    sets = np.column_stack([weights.weight, replicates.weights])
    means = weighted_sums(values[:, np.newaxis], everybody, sets).means
    return means[0].item(), np.sqrt(variance(means, replicates)).item()


def drawn_by_lot(*strata):
    """Weights of a frame of strata, each (companies, answered)."""
    frame = companies(*((size, f"{at}", "1–9", "C1") for at, (size, _) in enumerate(strata)))
    first = np.cumsum([0, *(size for size, _ in strata[:-1])])
    rows = [range(at, at + heard) for at, (_, heard) in zip(first, strata, strict=True)]
    return frame_weights(frame, frame.iloc[[row for each in rows for row in each]], margins=())


def having(mean, deviation, count):
    """Values with just that mean and standard deviation."""
    pattern = np.arange(count) - (count - 1) / 2
    return mean + deviation * pattern / pattern.std(ddof=1)


# ---- published ----

# signatures on 50 of 676 sheets of a petition: Cochran 1977, section 2.7
SIGNATURES = [42] * 23 + [41] * 4 + [36, 32, 29, 27, 27, 23, 19, 16, 16, 15, 15, 14, 11, 10, 9, 7]
SIGNATURES += [6, 6, 6, 5, 5, 4, 3]


def test_signatures_of_cochran_1977():
    assert (len(SIGNATURES), sum(SIGNATURES)) == (50, 1471)
    weights = drawn_by_lot((676, 50))
    mean, error = mean_and_error(np.array(SIGNATURES, float), weights, jackknife(weights))
    assert 676 * mean == pytest.approx(19_888, abs=0.5)
    # the printed limits at 80 per cent, with 1.28 errors
    assert 676 * (mean - 1.28 * error) == pytest.approx(18_107, abs=5)
    assert 676 * (mean + 1.28 * error) == pytest.approx(21_669, abs=5)


def test_farms_drawn_by_lot_of_lohr_2010():
    # agsrs: 300 of 3078 counties, mean 297 897, s 344 551.9, error 18 898
    weights = drawn_by_lot((3078, 300))
    values = having(297_897, 344_551.9, 300)
    mean, error = mean_and_error(values, weights, jackknife(weights))
    assert (mean, error) == pytest.approx((297_897, 18_898), abs=1)


def test_farms_in_four_regions_of_lohr_2010():
    # agstrat: counties, sample, mean and variance of each region; total and error as printed
    weights = drawn_by_lot((1054, 103), (220, 21), (1382, 135), (422, 41))
    parts = [
        having(300_504.2, 29_618_183_543**0.5, 103),
        having(97_629.8, 7_647_472_708**0.5, 21),
        having(211_315.0, 53_587_487_856**0.5, 135),
        having(662_295.5, 396_185_950_266**0.5, 41),
    ]
    mean, error = mean_and_error(np.concatenate(parts), weights, jackknife(weights))
    assert 3078 * mean == pytest.approx(909_736_035, abs=100)
    assert 3078 * error == pytest.approx(50_417_248, rel=1e-4)


@pytest.mark.parametrize(
    ("yes", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_interval_of_newcombe_1998(yes, of, low, high):
    share, many = np.array(yes / of), np.array(np.inf)
    found = wilson(share, np.array(float(of)), many, level=0.95)
    assert np.array(found) == pytest.approx([low, high], abs=6e-5)


# ---- errors by replicates beside errors by formula ----


def taylor(values, weights):
    """Standard error of a mean by linearisation, for weights raked to margins."""
    weight = weights.weight.to_numpy()
    codes = [margin.codes for margin in weights.margins] or [pd.factorize(weights.stratum)[0]]
    groups = np.hstack([pd.get_dummies(pd.Series(code)).to_numpy(float) for code in codes])
    root = np.sqrt(weight)[:, np.newaxis]
    fitted = groups @ np.linalg.lstsq(root * groups, root[:, 0] * values, rcond=None)[0]
    error = weight * (values - fitted)
    spread = (
        pd.Series(error / weight.sum()).groupby(weights.stratum.to_numpy()).agg(["var", "size"])
    )
    rest = 1 - weights.strata["rate"].reindex(spread.index)
    return np.sqrt((rest * spread["size"] * spread["var"]).sum())


@pytest.mark.parametrize("margins", [(), ("municipality", "size_class", "sni")])
def test_replicates_agree_with_linearisation(margins):
    frame = register(seed=3, count=3000)
    weights = frame_weights(frame, visited(frame, seed=4, share=0.2), margins=margins)
    random = np.random.default_rng(5)
    values = random.normal(size=len(weights.weight)) + 0.01 * weights.weight.to_numpy()
    expected = taylor(values, weights)
    _, left_out = mean_and_error(values, weights, jackknife(weights))
    _, drawn = mean_and_error(values, weights, bootstrap(weights, seed=6, draws=3000))
    assert left_out == pytest.approx(expected, rel=1e-9 if not margins else 0.05)
    # of 3000 draws the error is known to within about 1.3 per cent
    assert drawn == pytest.approx(left_out, rel=0.04)


def test_error_of_post_stratified_mean_worked_out_by_hand():
    # 8 of 80 and 6 of 20: Σ (N_h/N)² (1 − f_h) s_h²/n_h
    weights = drawn_by_lot((80, 8), (20, 6))
    values = np.concatenate([having(3, 1.2, 8), having(4, 0.5, 6)])
    mean, error = mean_and_error(values, weights, jackknife(weights))
    assert mean == pytest.approx(0.8 * 3 + 0.2 * 4)
    assert error**2 == pytest.approx(0.64 * 0.9 * 1.44 / 8 + 0.04 * 0.7 * 0.25 / 6)


# ---- the survey ----


def small():
    """A place with 8 of 40 heard, another with 5 of 5 heard, and one with 3 of 12."""
    frame = companies((40, "a", "1–9", "C1"), (5, "b", "1–9", "C1"), (12, "c", "1–9", "C1"))
    interviews = frame.iloc[[*range(8), *range(40, 45), 45, 46, 47]]
    rows = [
        *(("c0", "energy", 5, 2), ("c0", "energy", 4, 1), ("c1", "energy", 3, 3)),
        *(("c2", "energy", None, 2), ("c40", "energy", 5, 5), ("c41", "energy", 4, None)),
        *((f"c{at}", "skills", 4, 2) for at in range(40, 45)),
        ("c45", "skills", 1, 1),
    ]
    columns = ["company", "theme", "importance", "performance"]
    answers = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[2:], float))
    return interviews, answers, frame


def small_survey(*, with_frame=True):
    interviews, answers, frame = small()
    options = {"themes": THEMES, "seed": 1, "draws": 400, "margins": (), "least": 2}
    return survey_of(interviews, answers, frame if with_frame else None, **options)


def test_shares_of_a_small_survey_worked_out_by_hand():
    found = share_with_need(small_survey(), by=["municipality"])
    assert found.index.names == ["municipality", "theme"]
    a = found.loc[("a", "energy")]
    assert (a["answers"], a["estimate"]) == (8, 3 / 8)
    # (1 − f) p (1 − p)/(n − 1), by 400 draws to within about 3.5 per cent
    assert a["se"] == pytest.approx(np.sqrt(0.8 * 15 / 64 / 7), rel=0.12)
    assert (a["degrees"], a["design_effect"]) == (7, pytest.approx(1, rel=0.25))
    whole = share_with_need(small_survey()).loc["energy"]
    assert whole["estimate"] == pytest.approx((40 * 3 / 8 + 2) / 57)
    # 8 and 3 answers in two strata; the third, where all answered, adds nothing
    assert whole["degrees"] == 11 - 2


def test_where_all_answered_the_share_is_the_truth_without_error():
    b = share_with_need(small_survey(), by=["municipality"]).loc["b"]
    assert b["estimate"].to_list() == [0.4, 1, 0]
    for column in ("low", "high"):
        assert b[column].to_list() == b["estimate"].to_list()
    assert b["se"].to_list() == [0, 0, 0]
    assert b["design_effect"].isna().all()
    assert np.isinf(b["degrees"]).all()


def test_too_few_answers_make_no_estimate():
    c = share_with_need(small_survey(), by=["municipality"]).loc["c"]
    assert c["reason"].to_list() == ["too few answers"] * 3
    assert c[["estimate", "se", "low", "high"]].isna().all(axis=None)
    three = share_with_need(small_survey(), by=["municipality"], least=3).loc[("c", "skills")]
    assert (three["reason"], three["estimate"]) == ("", pytest.approx(1 / 3))


def test_all_the_same_answers_are_no_certainty():
    a = share_with_need(small_survey(), by=["municipality"]).loc[("a", "space")]
    assert (a["estimate"], a["reason"]) == (0, "all answered alike")
    assert np.isnan(a["se"])
    # Wilson with 7 degrees of freedom (t 2.3646) from 8/(1 − 1/5) answers, which count for
    # less by the weights: 8 of 5, 5 of 1 and 3 of 4
    kish = 16 * (8 * 25 + 5 + 3 * 16) / 57**2
    squared = 2.3646**2 / (10 / kish)
    assert (a["low"], a["high"]) == pytest.approx((0, squared / (1 + squared)), abs=1e-4)


def test_a_need_without_figures_counts_as_a_need_and_as_nothing_else():
    survey = small_survey()
    assert survey.need["energy"].sum() == 5
    found = mean_importance(survey, least=2).loc["energy"]
    assert found["answers"] == 4  # c0, c1, c40 and c41
    assert found["estimate"] == pytest.approx((5 * 5 + 5 * 3 + 5 + 4) / 12)
    met = mean_performance(survey, least=2).loc["energy"]
    assert met["estimate"] == pytest.approx((5 * 2 + 5 * 3 + 5 * 2 + 5) / 16)
    assert mean_importance(survey).loc["space", "reason"] == "nobody answered"


def test_of_two_needs_in_a_theme_the_more_important_counts():
    survey = small_survey()
    assert survey.importance.loc["c0", "energy"] == 5
    assert survey.performance.loc["c0", "energy"] == 2


def test_error_is_not_told_from_strata_that_are_complete_if_others_are_not():
    found = mean_importance(small_survey(), least=5).loc["skills"]  # 5 of b, 1 of c
    assert found["reason"] == "one answer per stratum"
    interviews, answers, frame = small()
    answers = answers[answers["company"] != "c45"]
    survey = survey_of(
        interviews, answers, frame, themes=THEMES, seed=1, draws=20, margins=(), least=2
    )
    found = mean_importance(survey).loc["skills"]
    assert (found["estimate"], found["reason"]) == (4, "none from strata where some did not answer")
    assert np.isnan(found["se"])


def test_without_a_frame_every_figure_says_so_and_there_are_no_numbers_of_companies():
    survey = small_survey(with_frame=False)
    found = share_with_need(survey)
    assert not found["weighted"].any()
    assert found["estimate"].to_list() == pytest.approx([5 / 16, 6 / 16, 0])
    total = companies_with_need(survey)
    assert total["estimate"].isna().all()
    assert set(total["reason"]) == {"no frame"}
    assert share_with_need(small_survey())["weighted"].all()
    # no correction for the finite population: p (1 − p)/(n − 1)
    assert found["se"].iloc[0] == pytest.approx(np.sqrt(55 / 256 / 15), rel=0.12)


def test_number_of_companies_is_between_those_who_said_so_and_those_who_may():
    found = companies_with_need(small_survey(), by=["municipality"])
    a = found.loc[("a", "energy")]
    assert a["estimate"] == pytest.approx(15)
    assert 3 <= a["low"] < a["estimate"] < a["high"] <= 35
    assert found.loc[("a", "space"), "low"] == 0
    assert found.loc[("b", "energy"), ["low", "estimate", "high"]].to_list() == [2, 2, 2]


@identity
@given(seed=seeds)
def test_shares_of_domains_average_to_that_of_the_whole(seed):
    survey = invented_survey(seed=seed, draws=20)
    whole = share_with_need(survey)["estimate"]
    parts = share_with_need(survey, by=["sni"], least=2)["estimate"].unstack()
    labels = survey.companies["sni"]
    size = survey.weights.weight.groupby(labels).sum()
    for theme in THEMES:
        assert (parts[theme] * size).sum() / size.sum() == pytest.approx(whole[theme])


@identity
@given(seed=seeds)
def test_a_census_gives_the_truth(seed):
    frame = register(seed=seed, count=60)
    answers = said(frame, seed=seed)
    survey = survey_of(frame, answers, frame, themes=THEMES, seed=seed, draws=20)
    truth = answers.groupby("theme").size() / 60
    found = share_with_need(survey)
    for column in ("estimate", "low", "high"):
        assert found[column].to_list() == pytest.approx(truth[THEMES].to_list())
    important = mean_importance(survey)
    means = answers.groupby("theme")["importance"].mean()[THEMES]
    for column in ("estimate", "low", "high"):
        assert important[column].to_list() == pytest.approx(means.to_list())
    assert (found["se"] == 0).all()


@identity
@given(seed=seeds)
def test_intervals_hold_the_estimate_and_stay_on_the_scale(seed):
    survey = invented_survey(seed=seed, draws=50)
    for figures, lowest, highest in (
        (share_with_need, 0, 1),
        (mean_importance, 1, 5),
        (mean_performance, 1, 5),
    ):
        found = figures(survey, by=["municipality", "size_class"]).dropna()
        assert (found["low"] <= found["estimate"]).all()
        assert (found["estimate"] <= found["high"]).all()
        assert (found["low"] >= lowest).all()
        assert (found["high"] <= highest).all()


@identity
@given(seed=seeds)
def test_design_effect_of_answers_drawn_by_lot_is_1(seed):
    random = np.random.default_rng(seed)
    frame = companies((100, "a", "1–9", "C1"))
    interviews = frame.sample(int(random.integers(10, 60)), random_state=seed)
    answers = said(interviews, seed=seed)
    survey = survey_of(interviews, answers, frame, themes=THEMES, seed=1, margins=(), draws=2)
    survey = dataclasses.replace(survey, replicates=jackknife(survey.weights))
    found = share_with_need(survey)
    assert found["design_effect"].to_list() == pytest.approx([1] * 3)


def test_intervals_hold_the_truth_about_as_often_as_they_say():
    frame = register(seed=1, count=300, places=2, industries=2)
    random = np.random.default_rng(2)
    truth = pd.Series(random.random(300) < np.where(frame["size_class"] == "1–9", 0.2, 0.6))
    held = []
    for seed in range(80):
        interviews = visited(frame, seed=seed + 10)
        has = interviews[interviews["company"].isin(frame["company"][truth])]
        answers = has[["company"]].assign(theme="energy", importance=3.0, performance=3.0)
        survey = survey_of(interviews, answers, frame, themes=["energy"], seed=seed, draws=50)
        found = share_with_need(survey).iloc[0]
        held.append(found["low"] <= truth.mean() <= found["high"])
    # 80 trials know a chance of 0.95 to within 0.024
    assert np.mean(held) > 0.95 - 3 * 0.024


# ---- refusals ----


def test_all_faults_of_the_answers_are_named_at_once():
    interviews, answers, frame = small()
    answers.loc[0, "importance"] = 7
    answers.loc[1, "theme"] = "moon"
    answers.loc[2, "company"] = "z"
    answers.loc[3, "performance"] = 0
    with pytest.raises(IndicatorError) as error:
        survey_of(interviews, answers, frame, themes=THEMES, seed=1)
    assert str(error.value).splitlines() == [
        "answers: 1 rows have a theme that is not in themes; the first is 'moon'",
        "answers: 1 rows have importance off the scale from 1 to 5; the first is 7.0",
        "answers: 1 rows have performance off the scale from 1 to 5; the first is 0.0",
        "answers: 1 rows have a company that is not in interviews; the first is 'z'",
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"by": ["branch"]}, "by: companies have no column 'branch'"),
        ({"least": 1}, "least: a number over 1 is needed, not 1"),
        ({"level": 95}, "level: between 0 and 1 is needed, not 95"),
    ],
)
def test_options_out_of_range_are_refused(options, said):
    with pytest.raises(IndicatorError, match=said):
        share_with_need(small_survey(), **options)


def test_answers_without_a_column_and_no_themes_are_refused():
    interviews, answers, frame = small()
    with pytest.raises(IndicatorError, match="answers: the column performance is missing"):
        survey_of(interviews, answers.drop(columns="performance"), frame, themes=THEMES, seed=1)
    with pytest.raises(IndicatorError, match="themes: one or more are needed"):
        survey_of(interviews, answers, frame, themes=[], seed=1)
