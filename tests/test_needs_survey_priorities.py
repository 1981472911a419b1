"""Positions and ranks of themes: hand values, what must always hold, and how often it does."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from needs_toys import THEMES, companies, invented_survey, register, said, visited

from industry_analysis.needs.survey import order, positions, priorities, survey_of
from industry_analysis.needs.survey.positions import QUADRANTS

identity = settings(deadline=None, max_examples=10, derandomize=True, database=None)
seeds = st.integers(0, 10_000)


def asked(rows, *, heard, of, themes=THEMES, draws=300):
    """One stratum; rows are (company number, theme, importance, performance)."""
    frame = companies((of, "a", "1–9", "C1"))
    answers = pd.DataFrame(rows, columns=["company", "theme", "importance", "performance"])
    answers = answers.assign(company="c" + answers["company"].astype(str))
    answers = answers.astype({"importance": float, "performance": float})
    options = {"themes": themes, "seed": 1, "draws": draws, "margins": ()}
    return survey_of(frame.head(heard), answers, frame, **options)


# ---- priorities ----


def test_scores_of_borich_worked_out_by_hand():
    rows = [(0, "energy", 5, 2), (1, "energy", 4, 4), (2, "energy", 2, 5), (0, "skills", 3, 1)]
    found = priorities(asked(rows, heard=10, of=10))
    # 5·3, 4·0 and, met better than it is important, 0; over ten companies
    assert found["score"].to_list() == pytest.approx([1.5, 0.6, 0])
    assert found["rank"].to_list() == [1, 2, 3]
    # all answered: nothing is left to chance
    assert found["rank_low"].to_list() == found["rank_high"].to_list() == [1, 2, 3]
    assert found["first"].to_list() == [1, 0, 0]
    assert (found["se"] == 0).all()


def test_needs_without_figures_are_taken_to_be_like_those_with():
    rows = [(0, "energy", 5, 2), (1, "energy", None, 4), (2, "energy", 4, None)]
    rows += [(at, "skills", 3, 1) for at in range(2)]
    found = priorities(asked(rows, heard=10, of=10))
    # one of three said both: too few to speak for the others
    assert found.loc["energy", "reason"] == "too few said how important and how well met"
    assert pd.isna(found.loc["energy", "score"])
    assert found["rank"].to_list()[1:] == [1, 2]
    found = priorities(asked(rows[:2], heard=10, of=10))
    assert found.loc["energy", "score"] == pytest.approx(0.2 * 15)


def test_themes_that_differ_by_chance_alone_may_have_any_rank():
    rows = [(at, THEMES[at % 3], 4, 2) for at in range(30)]
    found = priorities(asked(rows, heard=30, of=300))
    assert found["rank"].to_list() == [1, 1, 1]
    assert found["rank_low"].to_list() == [1, 1, 1]
    assert found["rank_high"].to_list() == [3, 3, 3]
    pairs = order(asked(rows, heard=30, of=300))
    assert pairs["certainty"].to_list() == pytest.approx([0.5] * 3, abs=0.1)


def test_themes_that_differ_greatly_have_ranks_that_are_sure():
    random = np.random.default_rng(1)
    rows = [
        (at, theme, 5, 1 + random.integers(2))
        for share, theme in zip((0.9, 0.5, 0.1), THEMES, strict=True)
        for at in range(200)
        if random.random() < share
    ]
    found = priorities(asked(rows, heard=200, of=2000))
    assert found["rank_low"].to_list() == found["rank_high"].to_list() == [1, 2, 3]
    pairs = order(asked(rows, heard=200, of=2000))
    assert pairs[["theme", "other"]].to_numpy().tolist() == [
        ["energy", "skills"],
        ["energy", "space"],
        ["skills", "space"],
    ]
    assert (pairs["low"] > 0).all()
    assert (pairs["certainty"] == 1).all()


def test_difference_of_two_themes_has_the_error_of_paired_answers():
    # each of 20 companies has one of two needs: differences are 8 and −8
    rows = [(at, THEMES[at % 2], 4, 2) for at in range(20)]
    found = order(asked(rows, heard=20, of=200, themes=THEMES[:2], draws=3000)).iloc[0]
    assert found["difference"] == 0
    # (1 − f) s²/n with s² = 20·64/19; by 3000 draws to within about 1.3 per cent
    assert found["se"] == pytest.approx(np.sqrt(0.9 * 64 / 19), rel=0.05)
    # Student's t with 19 degrees of freedom
    assert found["high"] == pytest.approx(2.0930 * found["se"], rel=1e-4)


@identity
@given(seed=seeds)
def test_ranks_lie_in_their_intervals_and_scores_between_0_and_20(seed):
    found = priorities(invented_survey(seed=seed, draws=60), by=["municipality"])
    assert found["score"].between(0, 20).all()
    assert (found["rank_low"] <= found["rank"]).all()
    assert (found["rank"] <= found["rank_high"]).all()
    assert found["rank_high"].max() <= len(THEMES)
    assert (found["first"].groupby("municipality").sum() >= 1 - 1e-9).all()


@identity
@given(seed=seeds)
def test_order_of_pairs_is_that_of_the_scores(seed):
    survey = invented_survey(seed=seed, draws=60)
    score = priorities(survey)["score"]
    pairs = order(survey)
    assert len(pairs) == 3
    expected = score.loc[pairs["theme"]].to_numpy() - score.loc[pairs["other"]].to_numpy()
    assert pairs["difference"].to_numpy() == pytest.approx(expected)
    assert (pairs["difference"] >= 0).all()
    assert pairs["certainty"].between(0, 1).all()


@identity
@given(seed=seeds)
def test_order_of_themes_does_not_change_their_figures(seed):
    frame = register(seed=seed)
    interviews = visited(frame, seed=seed + 1)
    answers = said(interviews, seed=seed + 2)
    options = {"seed": 1, "draws": 50}
    found, turned = (
        priorities(survey_of(interviews, answers, frame, themes=themes, **options))
        for themes in (THEMES, THEMES[::-1])
    )
    pd.testing.assert_frame_equal(found, turned.loc[THEMES])


def test_intervals_hold_all_true_ranks_about_as_often_as_they_say():
    frame = companies((400, "a", "1–9", "C1"))
    everything = said(frame, seed=1, themes=[*"abcde"], chance=0.5)
    options = {"themes": [*"abcde"], "margins": (), "draws": 100}
    truth = priorities(survey_of(frame, everything, frame, seed=1, **options))["rank"]
    held = []
    for seed in range(60):
        interviews = frame.sample(60, random_state=seed)
        answers = everything[everything["company"].isin(interviews["company"])]
        found = priorities(survey_of(interviews, answers, frame, seed=seed, **options))
        held.append(((found["rank_low"] <= truth) & (truth <= found["rank_high"])).all())
    # 60 trials know a chance of 0.95 to within 0.028
    assert np.mean(held) > 0.95 - 3 * 0.028


# ---- positions ----


def cross(heard=12, of=12):
    """Three themes: important and ill met, the opposite, and the middle of both."""
    figures = {"energy": (5, 1), "skills": (2, 4), "space": (2, 1)}
    rows = [(at, theme, *pair) for theme, pair in figures.items() for at in range(heard)]
    return asked(rows, heard=heard, of=of)


def test_quadrants_worked_out_by_hand():
    found = positions(cross())
    assert found["importance_line"].to_list() == [3, 3, 3]
    assert found["performance_line"].to_list() == [2, 2, 2]
    assert found["quadrant"].to_list() == ["concentrate here", "possible overkill", "low priority"]
    assert found["certainty"].to_list() == [1, 1, 1]
    # all answered: the regions are points
    assert found[["major", "minor"]].to_numpy().tolist() == [[0, 0]] * 3


def test_no_region_is_told_from_answers_that_are_all_alike():
    found = positions(cross(of=100))
    assert set(found["reason"]) == {"all answered alike"}
    assert found[["major", "minor", "angle"]].isna().all(axis=None)
    assert found["importance"].to_list() == pytest.approx([5, 2, 2])


def ellipse_points(theme, count=90):
    """Points of a region's border, as (performance, importance)."""
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    angle = np.radians(theme["angle"])
    axes = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    around = axes @ np.array([theme["major"] * np.cos(turn), theme["minor"] * np.sin(turn)])
    return around + theme[["performance", "importance"]].to_numpy(float)[:, np.newaxis]


@identity
@given(seed=seeds)
def test_region_is_hotellings_ellipse_of_the_covariance(seed):
    survey = invented_survey(seed=seed, draws=60)
    for _, theme in positions(survey).iterrows():
        x, y = theme["performance_se"], theme["importance_se"]
        shared = theme["correlation"] * x * y
        inverse = np.linalg.inv(np.array([[x**2, shared], [shared, y**2]]))
        centre = theme[["performance", "importance"]].to_numpy(float)[:, np.newaxis]
        away = ellipse_points(theme) - centre
        distance = (away * (inverse @ away)).sum(axis=0)
        # the same distance all around, and over that of a normal distribution: −2 ln 0.05
        assert distance == pytest.approx(np.full(90, distance[0]))
        assert 5.9915 < distance[0] < 7.5
        assert theme["major"] >= theme["minor"] > 0


def test_reach_of_the_region_with_ten_degrees_of_freedom():
    # F of 2 and 9 degrees at 0.95 is 4.2565 in the tables: T² = 2·10/9·4.2565
    random = np.random.default_rng(1)
    rows = [(at, "energy", *random.integers(1, 6, 2)) for at in range(11)]
    [theme] = [row for _, row in positions(asked(rows, heard=11, of=100)).head(1).iterrows()]
    x, y = theme["performance_se"], theme["importance_se"]
    lengths = theme["major"] ** 2 + theme["minor"] ** 2
    assert lengths == pytest.approx(2 * 10 / 9 * 4.2565 * (x**2 + y**2), rel=1e-4)


@identity
@given(seed=seeds)
def test_quadrant_is_on_its_side_of_the_lines(seed):
    found = positions(invented_survey(seed=seed, draws=60), by=["municipality"])
    found = found[found["quadrant"] != ""]
    important = found["importance"] >= found["importance_line"]
    met = found["performance"] >= found["performance_line"]
    expected = np.array(QUADRANTS)[np.where(important, 0, 2) + met]
    assert found["quadrant"].to_list() == expected.tolist()
    assert found["certainty"].between(0, 1).all()


def test_a_theme_alone_has_no_quadrant():
    found = positions(asked([(at, "energy", 1 + at % 5, 2) for at in range(9)], heard=9, of=90))
    assert found["quadrant"].to_list() == ["", "", ""]
    assert found["certainty"].isna().all()
