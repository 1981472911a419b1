"""Relatedness and complexity against published numbers, hand-made ones, and what must hold."""

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.sparse import csr_array

from industry_analysis import load
from industry_analysis.indicators.complexity import _remarks
from industry_analysis.indicators.counts import IndicatorError
from industry_analysis.indicators.relatedness import (
    QUADRANTS,
    REMARKS,
    complexity,
    diversification_options,
    opportunity_gain,
    opportunity_index,
    presence,
    proximity,
    relatedness_density,
)
from industry_analysis.indicators.specialisation import location_quotient

identity = settings(deadline=None, max_examples=25, derandomize=True, database=None)

# the five regions and industries of the R package EconGeo
ECONGEO = pd.DataFrame(
    [
        [100, 0, 0, 0, 0],
        [0, 15, 5, 70, 10],
        [0, 20, 10, 20, 50],
        [0, 25, 30, 5, 40],
        [0, 40, 55, 5, 0],
    ],
    index=["R1", "R2", "R3", "R4", "R5"],
    columns=["I1", "I2", "I3", "I4", "I5"],
)
# Hidalgo & Hausmann 2009, figure S4
FIGURE_S4 = pd.DataFrame(
    [[1, 1, 1, 1], [0, 1, 0, 0], [0, 0, 1, 1], [0, 0, 0, 1]],
    index=["C1", "C2", "C3", "C4"],
    columns=["P1", "P2", "P3", "P4"],
).astype(bool)
# ubiquity 2, 3, 1, so proximity x-y 1/3, y-z 1/3, x-z 0
BY_HAND = pd.DataFrame(
    [[1, 1, 0], [0, 1, 1], [0, 1, 0], [1, 0, 0]], index=list("ABCD"), columns=list("xyz")
).astype(bool)
HAND_COMPLEXITY = pd.Series({"x": 1.0, "y": 2.0, "z": 3.0})


def sparse(table):
    return pd.DataFrame.sparse.from_spmatrix(
        csr_array(table.to_numpy()), index=table.index, columns=table.columns
    )


dense_and_sparse = pytest.mark.parametrize(
    "turn", [lambda table: table, sparse], ids=["dense", "sparse"]
)


def table_of(cells):
    places = [f"place {i}" for i in range(cells.shape[0])]
    return pd.DataFrame(
        cells, index=places, columns=[f"industry {i}" for i in range(cells.shape[1])]
    )


def sound(present):
    """The complexity, or another example where there is none."""
    try:
        return complexity(present)
    except IndicatorError:
        assume(False)


@st.composite
def presences(draw):
    """Places of which one has every industry, so that they hang together, and none is empty."""
    shape = draw(st.tuples(st.integers(2, 9), st.integers(2, 9)))
    cells = draw(arrays(np.bool_, shape))
    cells[np.arange(shape[0]), draw(arrays(np.int64, shape[0], elements=st.integers(0, 1)))] = True
    cells[draw(st.integers(0, shape[0] - 1))] = True
    return table_of(cells)


@st.composite
def counts(draw):
    shape = draw(st.tuples(st.integers(2, 7), st.integers(2, 7)))
    cells = draw(arrays(np.int64, shape, elements=st.integers(0, 40) | st.just(0)))
    cells[np.arange(shape[0]), np.arange(shape[0]) % shape[1]] += 1
    cells[0] += 1
    return table_of(cells)


# ---- published ----


def test_proximity_of_econgeo():
    near = proximity(presence(ECONGEO))
    published = {("I2", "I3"): 2 / 3, ("I2", "I4"): 1 / 3, ("I2", "I5"): 2 / 3}
    published |= {("I3", "I5"): 1 / 2, ("I4", "I5"): 1 / 2}
    assert {pair: near.loc[pair] for pair in published} == pytest.approx(published)
    assert near.to_numpy().sum() == pytest.approx(2 * sum(published.values()))


def test_density_of_econgeo():
    density = relatedness_density(presence(ECONGEO))
    published = {("R3", "I3"): 1.0, ("R2", "I2"): 0.2, ("R5", "I5"): 0.7, ("R5", "I3"): 0.571429}
    assert {cell: density.loc[cell] for cell in published} == pytest.approx(published, abs=5e-7)


def test_density_of_econgeo_is_missing_for_the_industry_that_is_near_no_other():
    density = relatedness_density(presence(ECONGEO))
    assert density["I1"].isna().all()
    assert density.drop(columns="I1").notna().all(axis=None)


def test_complexity_of_econgeo_is_refused_and_the_part_named():
    with pytest.raises(IndicatorError) as caught:
        complexity(presence(ECONGEO))
    assert str(caught.value) == (
        "presence: the places fall into 2 parts that share no industry (eigenvalue 1 comes 2 times)"
        "; the smallest is 'R1' with 'I1'"
    )


def test_complexity_of_hidalgo_and_hausmann_2009_figure_s4():
    result = complexity(FIGURE_S4)
    assert result.eigenvalues == pytest.approx([1, 0.542134, 0.190154, 0.101045], abs=5e-7)
    published = [-0.075353, -1.602916, 0.747788, 0.930481]
    assert result.places.tolist() == pytest.approx(published, abs=5e-7)


# ---- by hand ----


@pytest.mark.parametrize(
    ("with_diversity", "remarks"),
    [(0.29, ("sign in doubt",)), (0.3, ()), (0.7, ()), (0.71, ("mostly diversity",))],
)
def test_remarks_begin_at_the_boundaries_that_are_said(with_diversity, remarks):
    assert _remarks(with_diversity) == remarks


def test_gap_of_three_places_is_to_the_third_eigenvalue():
    # stairs: ubiquity 1, 2, 3, so the trace of D^-1 M U^-1 M' is 11/18 + 5/12 + 1/3 = 49/36
    result = complexity(table_of(np.triu(np.ones((3, 3), dtype=bool))))
    assert sum(result.eigenvalues) == pytest.approx(49 / 36)
    assert result.eigenvalues[2] > 0.01
    assert result.gap == pytest.approx(result.eigenvalues[1] - result.eigenvalues[2])


def test_industries_of_figure_s4_follow_from_its_places():
    # P1 is only in C1 and P2 in C1 and C2: means over the places, over the eigenvalue,
    # where the places are measured from the mean weighted by diversity (4, 1, 2, 1), not from 0
    result = complexity(FIGURE_S4)
    weighted_mean = (result.places @ [4, 1, 2, 1]) / 8
    from_mean = result.places - weighted_mean
    expected = {"P1": from_mean["C1"], "P2": from_mean[["C1", "C2"]].mean()}
    expected |= {"P3": from_mean[["C1", "C3"]].mean(), "P4": from_mean[["C1", "C3", "C4"]].mean()}
    scaled = {p: value / result.eigenvalues[1] + weighted_mean for p, value in expected.items()}
    assert result.industries.to_dict() == pytest.approx(scaled)


def test_diagnostics_of_figure_s4():
    result = complexity(FIGURE_S4)
    assert result.gap == pytest.approx(0.542134 - 0.190154, abs=1e-6)
    # deviations of diversity (2, -1, 0, -1), root of the sum of squares 6 x 4
    by_hand = (2 * -0.075353 + 1.602916 - 0.930481) / np.sqrt(24)
    assert result.with_diversity == pytest.approx(by_hand, abs=1e-6)
    # mean ubiquity of the industries of C1 to C4: 8/4, 2, 5/2, 3
    mean_ubiquity = [2, 2, 2.5, 3]
    assert result.with_ubiquity == pytest.approx(np.corrcoef(result.places, mean_ubiquity)[0, 1])
    # 0.11 of 1: the sign that the convention gives is in doubt
    assert result.remarks == ("sign in doubt",)
    assert "diversity" in result.sign


def test_presence_by_hand():
    # reference shares 1/2 and 1/2; the place with exactly half is specialised in both
    employed = pd.DataFrame({"A": [3, 1, 5], "B": [1, 3, 5]}, index=list("xyz"))
    expected = pd.DataFrame({"A": [True, False, True], "B": [False, True, True]}, list("xyz"))
    pd.testing.assert_frame_equal(presence(employed), expected)


def test_presence_with_an_outside_reference_and_a_minimum():
    employed = pd.DataFrame({"A": [3, 1], "B": [1, 3]}, index=list("xy"))
    nation = pd.Series({"B": 10, "A": 90})
    assert presence(employed, nation).to_numpy().tolist() == [[False, True], [False, True]]
    assert presence(employed, minimum=3).to_numpy().tolist() == [[True, False], [False, True]]
    assert not presence(employed, minimum=3.5).any(axis=None)


def test_an_exact_quotient_of_one_is_presence_however_it_is_rounded():
    # 1/3, 1/7, 1/11 and so on have no exact binary form
    alike = pd.DataFrame(np.outer([1, 3, 7, 49, 290], [1, 3, 7, 11, 13])).rename(str)
    assert presence(alike).all(axis=None)
    assert presence(sparse(alike)).sparse.to_dense().all(axis=None)


def test_density_of_a_given_proximity_that_is_not_symmetric_by_hand():
    # A has x and y: of 2 + 1 that is near x it has 2, of 1 near y and 1 near z all; in whatever
    # order the rows or the columns are given
    near = pd.DataFrame([[0, 1, 0], [2, 0, 1], [1, 0, 0]], list("xyz"), list("xyz"))
    for turned in (near, near.loc[list("zxy")], near[list("zxy")], near.iloc[::-1, ::-1]):
        density = relatedness_density(BY_HAND, turned)
        assert density.loc["A"].to_dict() == pytest.approx({"x": 2 / 3, "y": 1, "z": 1})


def test_opportunity_index_by_hand():
    # A lacks z, whose only neighbour y it has: 1 x 3; B lacks x likewise: 1 x 1; C both: 1 + 3;
    # D lacks y, of whose proximity half is in x: 1/2 x 2, and z, of which nothing is: 0 x 3
    index = opportunity_index(BY_HAND, industry_complexity=HAND_COMPLEXITY)
    assert index.to_dict() == pytest.approx({"A": 3, "B": 1, "C": 4, "D": 1})
    assert index.name == "opportunity_index"


def test_opportunity_gain_by_hand():
    # D with y: z comes within reach, 1 x 3, and the option y is used up, 1/2 x 2; D with z:
    # the other half of y, 1/2 x 2, and z was worth 0
    gain = opportunity_gain(BY_HAND, industry_complexity=HAND_COMPLEXITY)
    assert gain.loc["D", ["y", "z"]].tolist() == pytest.approx([2, 1])
    assert gain.loc["C", ["x", "z"]].tolist() == pytest.approx([-1, -3])
    assert gain.isna().equals(BY_HAND)


def test_opportunities_beside_a_given_proximity_that_is_not_symmetric_by_hand():
    # D has x alone: of what is near y that is all, 1 x 2, of what is near z nothing. With y, z
    # comes within reach, 1 x 3, and the option y is used up; with z, y is as near as before
    near = pd.DataFrame([[0, 1, 0], [2, 0, 1], [1, 0, 0]], list("xyz"), list("xyz"))
    given_both = {"industry_complexity": HAND_COMPLEXITY, "proximity": near}
    assert opportunity_index(BY_HAND, **given_both)["D"] == pytest.approx(2)
    gain = opportunity_gain(BY_HAND, **given_both).loc["D", ["y", "z"]]
    assert gain.tolist() == pytest.approx([3 - 2, 0 - 0])


def test_diversification_options_by_hand():
    options = diversification_options(BY_HAND, industry_complexity=HAND_COMPLEXITY)
    assert options.index.tolist() == [
        ("A", "z"), ("B", "x"), ("C", "x"), ("C", "z"), ("D", "y"), ("D", "z"),
    ]  # fmt: skip
    assert options.index.names == ["place", "industry"]
    assert options["density"].tolist() == pytest.approx([1, 1, 1, 1, 0.5, 0])
    assert options["relative_density"].tolist() == pytest.approx([0, 0, 0, 0, 0.25, -0.25])
    assert options["complexity"].tolist() == [3, 1, 1, 3, 2, 3]
    # what they have is on average 1.5, 2.5, 2, 1
    assert options["relative_complexity"].tolist() == pytest.approx([1.5, -1.5, -1, 1, 1, 2])
    assert options["quadrant"].tolist() == [
        "near and more complex", "near and less complex", "near and less complex",
        "near and more complex", "near and more complex", "far and more complex",
    ]  # fmt: skip
    assert options["opportunity_gain"].tolist() == pytest.approx([-3, -1, -1, -3, 2, 1])


def test_options_name_their_rows_as_the_table_does():
    named = BY_HAND.rename_axis(index="region_code", columns="sni_group")
    options = diversification_options(named, industry_complexity=HAND_COMPLEXITY)
    assert options.index.names == ["region_code", "sni_group"]


def test_options_of_a_place_with_nothing_are_as_complex_as_they_are_by_hand():
    nothing = pd.DataFrame(False, index=["E"], columns=list("xyz"))
    given_both = {"industry_complexity": HAND_COMPLEXITY, "proximity": proximity(BY_HAND)}
    options = diversification_options(pd.concat([BY_HAND, nothing]), **given_both).loc["E"]
    assert options["density"].tolist() == [0, 0, 0]
    assert options["relative_complexity"].tolist() == [1, 2, 3]


def test_far_and_less_complex_is_the_fourth_quadrant():
    simple_far_away = pd.Series({"x": 2.0, "y": 3.0, "z": 1.0})
    options = diversification_options(BY_HAND, industry_complexity=simple_far_away)
    assert options.loc[("D", "z"), "quadrant"] == "far and less complex"
    assert set(options["quadrant"].cat.categories) == set(QUADRANTS)


def test_options_of_some_places_are_the_same_as_among_all():
    everywhere = diversification_options(FIGURE_S4)
    some = diversification_options(FIGURE_S4, places=["C4", "C3"])
    pd.testing.assert_frame_equal(some, everywhere.loc[["C3", "C4"]])
    assert len(diversification_options(FIGURE_S4, places=["C1"])) == 0


def test_texts_are_there_in_both_languages():
    for text in (*QUADRANTS.values(), *REMARKS.values()):
        assert text["sv"]
        assert text["en"]
    assert all(key == text["en"] for key, text in QUADRANTS.items())


# ---- what must hold ----


@identity
@given(employed=counts())
def test_presence_is_a_location_quotient_of_at_least_one(employed):
    expected = location_quotient(employed).ge(1)
    pd.testing.assert_frame_equal(presence(employed), expected)
    least = presence(employed, minimum=10)
    pd.testing.assert_frame_equal(least, expected & (employed >= 10))
    # the mean quotient, weighted, is 1: each place and industry has one of at least that
    assert expected.any(axis="columns").all()
    assert expected.any().all()


@identity
@given(present=presences())
def test_proximity_is_symmetric_between_0_and_1_and_nobodys_own_neighbour(present):
    near = proximity(present)
    assert near.equals(near.T)
    assert near.to_numpy().min() >= 0
    assert near.to_numpy().max() <= 1
    assert (np.diag(near) == 0).all()


@identity
@given(present=presences())
def test_proximity_is_the_smaller_of_the_two_conditional_shares(present):
    near = proximity(present)
    for p in present:
        for q in present.drop(columns=p):
            both = (present[p] & present[q]).sum()
            smaller = min(both / present[p].sum(), both / present[q].sum())
            assert near.loc[p, q] == pytest.approx(smaller)


@identity
@given(present=presences())
def test_density_is_between_0_and_1_and_that_of_what_is_lacking_is_the_rest(present):
    density = relatedness_density(present)
    lacking = relatedness_density(~present, proximity(present))
    assert density.to_numpy().min() >= 0
    assert density.to_numpy().max() <= 1 + 1e-12
    assert np.allclose(density + lacking, 1)
    everything = present.all(axis="columns")
    assert np.allclose(density[everything], 1)


@identity
@given(present=presences())
def test_density_leaves_the_industry_itself_out(present):
    near = proximity(present)
    industry = present.columns[0]
    without = present.assign(**{industry: False})
    before = relatedness_density(present, near)[industry]
    pd.testing.assert_series_equal(relatedness_density(without, near)[industry], before)


@identity
@given(present=presences())
def test_complexity_of_places_has_mean_0_and_population_standard_deviation_1(present):
    places = sound(present).places
    assert places.mean() == pytest.approx(0, abs=1e-9)
    assert places.std(ddof=0) == pytest.approx(1)


@identity
@given(present=presences())
def test_complexity_of_a_place_is_the_mean_of_its_industries(present):
    result = sound(present)
    mean = (present * result.industries).sum(axis="columns") / present.sum(axis="columns")
    assert mean.tolist() == pytest.approx(result.places.tolist(), abs=1e-9)


@identity
@given(present=presences())
def test_complexity_is_an_eigenvector_with_the_second_eigenvalue(present):
    result = sound(present)
    cells = present.to_numpy(dtype=float)
    by_place = cells / cells.sum(axis=1, keepdims=True)
    step = by_place @ (cells / cells.sum(axis=0)).T
    all_values = np.sort(np.linalg.eigvals(step).real)[::-1][: len(result.eigenvalues)]
    assert result.eigenvalues[: len(all_values)] == pytest.approx(all_values, abs=1e-7)
    # measured from the mean instead of from 0, so up to a constant
    moved = step @ result.places - result.eigenvalues[1] * result.places
    assert np.ptp(moved) == pytest.approx(0, abs=1e-9)


@identity
@given(present=presences())
def test_places_and_industries_may_change_sides(present):
    result, turned = sound(present), sound(present.T)
    assert turned.eigenvalues == pytest.approx(result.eigenvalues, abs=1e-9)
    of_industries = (result.industries - result.industries.mean()) / result.industries.std(ddof=0)
    sign = np.sign(of_industries @ turned.places)
    assert (sign * turned.places).tolist() == pytest.approx(of_industries.tolist(), abs=1e-6)


@identity
@given(present=presences())
def test_complexity_correlates_positively_with_diversity(present):
    result = sound(present)
    diversity = present.sum(axis="columns")
    assert np.corrcoef(result.places, diversity)[0, 1] == pytest.approx(result.with_diversity)
    assert result.with_diversity > 0
    assert ("sign in doubt" in result.remarks) == (result.with_diversity < 0.3)
    assert ("mostly diversity" in result.remarks) == (result.with_diversity > 0.7)


@identity
@given(present=presences(), random=st.randoms(use_true_random=False))
def test_order_and_names_change_nothing(present, random):
    places, industries = (axis.tolist() for axis in present.axes)
    random.shuffle(places)
    random.shuffle(industries)
    shuffled = present.loc[places, industries]
    result, again = sound(present), sound(shuffled)
    pd.testing.assert_series_equal(again.places, result.places[places], atol=1e-7)
    pd.testing.assert_series_equal(again.industries, result.industries[industries], atol=1e-7)
    near = proximity(present)
    pd.testing.assert_frame_equal(proximity(shuffled), near.loc[industries, industries])
    # a given proximity is paired by label
    density = relatedness_density(shuffled, near)
    pd.testing.assert_frame_equal(density, relatedness_density(present).loc[places, industries])
    options = diversification_options(present)
    moved = diversification_options(shuffled).reindex(options.index)
    exact = ["density", "relative_density", "complexity", "relative_complexity", "opportunity_gain"]
    pd.testing.assert_frame_equal(moved[exact], options[exact], atol=1e-6)
    renamed = present.rename(index=lambda name: name[::-1])
    assert np.allclose(complexity(renamed).places, result.places)


@identity
@given(present=presences(), data=st.data())
def test_opportunity_gain_is_the_change_of_the_index_by_a_new_industry(present, data):
    lacking = np.argwhere(~present.to_numpy()).tolist()
    assume(lacking)
    row, column = data.draw(st.sampled_from(lacking))
    place, industry = present.index[row], present.columns[column]
    fixed = {"industry_complexity": sound(present).industries, "proximity": proximity(present)}
    after = present.copy()
    after.loc[place, industry] = True
    change = opportunity_index(after, **fixed) - opportunity_index(present, **fixed)
    gain = opportunity_gain(present, **fixed)
    assert gain.loc[place, industry] == pytest.approx(change[place], abs=1e-9)
    assert change.drop(place).abs().max() == pytest.approx(0, abs=1e-12)


@identity
@given(present=presences())
def test_the_index_is_the_sum_of_the_options(present):
    sound(present)
    options = diversification_options(present)
    worth = (options["density"] * options["complexity"]).groupby(level=0).sum()
    index = opportunity_index(present)
    assert worth.reindex(index.index, fill_value=0).tolist() == pytest.approx(
        index.tolist(), abs=1e-9
    )
    mean = options["relative_density"].groupby(level=0).mean()
    assert mean.tolist() == pytest.approx([0] * len(mean), abs=1e-12)
    assert len(options) == (~present).sum(axis=None)


# ---- sparse columns ----


@identity
@given(employed=counts(), minimum=st.integers(0, 9))
def test_sparse_columns_give_the_same_presence(employed, minimum):
    nation = employed.sum()[::-1] + 7
    for reference in (None, nation):
        dense = presence(employed, reference, minimum=minimum)
        result = presence(sparse(employed), reference, minimum=minimum)
        assert (result.dtypes == pd.SparseDtype("bool", fill_value=False)).all()
        pd.testing.assert_frame_equal(result.sparse.to_dense(), dense)
        assert result.sparse.density == pytest.approx(dense.to_numpy().mean())  # no false is kept


@identity
@given(present=presences())
def test_sparse_columns_give_the_same_numbers(present):
    thin = sparse(present)
    pd.testing.assert_frame_equal(proximity(thin), proximity(present))
    pd.testing.assert_frame_equal(relatedness_density(thin), relatedness_density(present))
    result, dense = complexity_or_words(thin), complexity_or_words(present)
    if isinstance(dense, str):
        assert result.partition("(")[0] == dense.partition("(")[0]
        return
    pd.testing.assert_series_equal(result.places, dense.places, atol=1e-7)
    pd.testing.assert_series_equal(result.industries, dense.industries, atol=1e-7)
    fixed = {"industry_complexity": dense.industries}
    pd.testing.assert_series_equal(
        opportunity_index(thin, **fixed), opportunity_index(present, **fixed)
    )
    pd.testing.assert_frame_equal(
        diversification_options(thin, places=present.index[:2], **fixed),
        diversification_options(present, places=present.index[:2], **fixed),
    )


def test_a_zero_that_a_sparse_matrix_stores_is_none():
    present = presence(ECONGEO)
    matrix = csr_array(present.to_numpy(dtype=float) + 1)
    matrix.data -= 1
    stored = pd.DataFrame.sparse.from_spmatrix(matrix, present.index, present.columns)
    assert stored.sparse.density == 1
    assert words(complexity, stored) == words(complexity, present)
    pd.testing.assert_frame_equal(proximity(stored), proximity(present))


def test_sparse_columns_that_leave_out_something_else_are_read_as_they_are():
    ones = ECONGEO.clip(lower=1)
    around_one = ones.astype(pd.SparseDtype("float", fill_value=1))
    pd.testing.assert_frame_equal(presence(around_one), presence(ones))
    around_nothing = ECONGEO.where(ECONGEO > 0).astype(pd.SparseDtype("float"))
    assert "missing; the first is ('R1', 'I2')" in words(presence, around_nothing)


def complexity_or_words(present):
    try:
        return complexity(present)
    except IndicatorError as error:
        return str(error)


def test_rows_come_in_several_portions(monkeypatch):
    present = presence(job_ads())
    pci = complexity(present).industries
    at_once = opportunity_index(present, industry_complexity=pci)
    gain = opportunity_gain(present, industry_complexity=pci)
    monkeypatch.setattr("industry_analysis.indicators.opportunity._ROWS_AT_A_TIME", 100)
    thin = sparse(present)
    pd.testing.assert_series_equal(opportunity_index(thin, industry_complexity=pci), at_once)
    pd.testing.assert_frame_equal(opportunity_gain(thin, industry_complexity=pci), gain)


@pytest.mark.parametrize(
    ("cell", "value"), [(("R2", "I3"), np.nan), (("R4", "I5"), -1.0), (("R1", "I1"), 0)]
)
def test_sparse_columns_are_refused_in_the_same_words(cell, value):
    wrong = ECONGEO.astype(float)
    wrong.loc[cell] = value
    wrong.loc["R5", "I2"] = -3
    assert words(presence, sparse(wrong)) == words(presence, wrong)
    repeated = ECONGEO.rename(index={"R4": "R2"})
    assert words(presence, sparse(repeated)) == words(presence, repeated)
    # faults of the reference in the same breath
    too_small = ECONGEO.sum() - 50
    dense = words(presence, wrong, too_small)
    assert "smaller than the sum of the places in employed" in dense
    assert "('R4', 'I5'): -1" in dense or "('R5', 'I2'): -3" in dense
    assert words(presence, sparse(wrong), too_small) == dense
    assert words(location_quotient, sparse(wrong), too_small) == dense


# ---- refusals ----


def words(function, *tables, **options):
    with pytest.raises(IndicatorError) as caught:
        function(*tables, **options)
    return str(caught.value)


def test_presence_of_nothing_but_a_frame_of_counts():
    assert "a DataFrame is needed, not csr_array" in words(presence, csr_array(np.eye(3)))
    assert "missing; the first is ('R1', 'I1')" in words(presence, ECONGEO.where(ECONGEO < 100))
    assert words(presence, ECONGEO, minimum=-1).startswith("minimum: a number not less than 0")
    assert words(presence, ECONGEO, minimum=np.nan).startswith("minimum: a number not less than 0")


@dense_and_sparse
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda t: t.mul([1, 1, 0, 1, 1], axis="index"), "1 place is empty; the first is 'R3'"),
        (lambda t: t.rename(columns={"I4": "I2"}), "1 industry is repeated; the first is 'I2'"),
        (lambda t: t.replace(30, np.inf), "1 cell is infinite; the first is ('R4', 'I3'): inf"),
        (lambda t: t.replace(30, np.nan), "1 cell is missing; the first is ('R4', 'I3'): nan"),
        (lambda t: t.replace(30, -30), "1 cell is negative; the first is ('R4', 'I3'): -30"),
        (lambda t: t > 0, "5 columns are not numbers; the first is 'I1': "),
    ],
)
def test_each_fault_of_the_counts_is_named(turn, change, said):
    assert words(presence, turn(change(ECONGEO))).startswith(f"employed: {said}")


@dense_and_sparse
def test_industries_without_anybody_and_references_too_small_are_refused(turn):
    assert words(presence, turn(ECONGEO.assign(I3=0))) == (
        "employed: 1 industry is empty in the reference; the first is 'I3'"
    )
    # five places may miss by 5 persons times the root of 5, which is 11
    sums = ECONGEO.sum()
    assert presence(turn(ECONGEO), sums - 11).any(axis=None)
    assert "by more than 11; the first is 'I1': 88 against 100" in words(
        presence, turn(ECONGEO), sums - 12
    )
    assert presence(turn(ECONGEO), sums - 12, tolerance=9).any(axis=None)
    assert "missing that employed has" in words(presence, turn(ECONGEO), sums.drop("I2"))


@dense_and_sparse
@pytest.mark.parametrize("function", [proximity, complexity, relatedness_density])
def test_empty_places_and_industries_are_named_at_once(function, turn):
    present = FIGURE_S4.copy()
    present.loc["C2"] = False
    present[["P1", "P4"]] = False
    assert words(function, turn(present)) == (
        "presence: 2 places are empty; the first is 'C2'\n"
        "presence: 2 industries are empty; the first is 'P1'"
    )


def test_a_single_cell_that_is_neither_is_named_as_one():
    wrong = FIGURE_S4.astype(float)
    wrong.loc["C3", "P4"] = 0.5
    said = "presence: 1 cell is neither true nor false (1 nor 0); the first is ('C3', 'P4'): 0.5"
    assert words(proximity, wrong) == said


def test_columns_of_several_kinds_are_read_or_refused_as_one_kind_would_be():
    mixed = ECONGEO.astype({"I2": pd.SparseDtype("int64", fill_value=0), "I3": float})
    pd.testing.assert_frame_equal(presence(mixed), presence(ECONGEO))
    said = words(presence, ECONGEO.astype({"I2": str}))
    assert said == "employed: 1 column is not numbers; the first is 'I2': str"
    said = words(presence, sparse(ECONGEO).astype({"I2": str}))
    assert said == "employed: 1 column is not numbers; the first is 'I2': str"
    assert "the table is empty (0 places x 5 industries)" in words(presence, ECONGEO[:0])


def test_a_single_empty_place_is_named_as_one():
    present = FIGURE_S4.copy()
    present.loc["C2"] = False
    assert words(proximity, present) == "presence: 1 place is empty; the first is 'C2'"


@dense_and_sparse
def test_cells_that_are_neither_true_nor_false_are_named(turn):
    wrong = FIGURE_S4.astype(float)
    wrong.loc["C1", "P3"] = 2.0
    wrong.loc["C3", "P4"] = 0.5
    assert words(proximity, turn(wrong)) == (
        "presence: 2 cells are neither true nor false (1 nor 0); the first is ('C1', 'P3'): 2"
    )
    wrong.loc["C4", "P4"] = np.nan
    assert "missing; the first is ('C4', 'P4')" in words(proximity, turn(wrong))


@dense_and_sparse
def test_parts_that_share_no_industry_are_named(turn):
    parts = np.kron(np.eye(3, dtype=bool), np.ones((4, 2), dtype=bool))
    said = words(complexity, turn(table_of(parts)))
    assert "fall into 3 parts" in said
    assert "'place 0', 'place 1', 'place 2' and 1 more with 'industry 0', 'industry 1'" in said


def test_a_single_link_between_two_parts_is_enough_for_numbers():
    parts = np.kron(np.eye(2, dtype=bool), np.ones((6, 5), dtype=bool))
    parts[0, 9] = True
    result = complexity(table_of(parts))
    assert 0.9 < result.eigenvalues[1] < 1
    assert (result.places.iloc[1:6] > 0).all() != (result.places.iloc[6:] > 0).all()


def test_places_that_all_have_everything_are_refused():
    said = words(complexity, FIGURE_S4 | True)
    assert said == (
        "presence: every place has every industry (4 x 4), so no place differs from 'C1'"
    )
    assert "every place has every industry (1 x 4)" in words(complexity, FIGURE_S4.loc[["C1"]])


def test_a_small_gap_is_refused_and_the_places_furthest_out_named():
    # every industry is missing in one place of its own: all lines are alike
    said = words(complexity, table_of(~np.eye(5, dtype=bool)))
    assert "the second and third eigenvalues are too near each other (0.0625 and 0.0625" in said
    assert said.count("'place ") == 3
    assert "more" not in said


def test_a_sign_that_diversity_does_not_tell_is_refused():
    # two parts alike, joined by one industry: the same diversity on both sides
    row = [[1, 1, 0, 0, 1], [1, 1, 0, 0, 1], [0, 0, 1, 1, 1], [0, 0, 1, 1, 1]]
    said = words(complexity, table_of(np.array(row, dtype=bool)))
    assert "the sign of the complexity index cannot be told" in said
    assert "from 3 to 3" in said
    assert re.search("'place [01]', 'place [23]'|'place [23]', 'place [01]'", said)
    # the same with a place that has all, and so lies in the middle
    said = words(complexity, table_of(np.array([*row, [1] * 5], dtype=bool)))
    assert "from 3 to 5" in said


def test_two_places_differ_by_two():
    present = table_of(np.array([[1, 1], [0, 1]], dtype=bool))
    result = complexity(present)
    assert result.places.tolist() == pytest.approx([1, -1])
    assert result.eigenvalues == pytest.approx([1, 0.25])  # trace 1/4 + 1/2 + 1/2 = 1 + 1/4
    assert result.gap == pytest.approx(0.25)


def test_a_gap_is_small_beside_the_second_eigenvalue_not_by_itself():
    # both have 100 industries but for the last one: trace 1 + 1 / 200, and no third eigenvalue
    present = table_of(np.ones((2, 100), dtype=bool))
    present.iloc[1, -1] = False
    result = complexity(present)
    assert result.gap == pytest.approx(1 / 200)
    assert result.places.tolist() == pytest.approx([1, -1])


def test_given_proximity_and_complexity_must_fit():
    near = proximity(FIGURE_S4)
    assert words(relatedness_density, FIGURE_S4, near.drop(columns="P2")) == (
        "proximity: its columns and the industries of presence differ, by 1; "
        "the first in one alone is 'P2'"
    )
    assert "'P4'" in words(relatedness_density, FIGURE_S4.drop(columns="P4"), near)
    assert "differ, by 2; the first in one alone is 'P3'" in words(
        relatedness_density, FIGURE_S4.iloc[:, ::-1], near.drop(columns=["P2", "P3"])
    )
    with_self = near + np.diag([0, 1, 1, 0])
    assert "an industry is not its own neighbour; 2 not 0; the first is 'P2'" in words(
        relatedness_density, FIGURE_S4, with_self
    )
    assert "missing" in words(relatedness_density, FIGURE_S4, near.where(near > 0))
    pci = complexity(FIGURE_S4).industries
    assert "missing for 1 of the industries in presence; the first is 'P3'" in words(
        opportunity_index, FIGURE_S4, industry_complexity=pci.drop("P3")
    )
    assert "missing for 2 of the industries in presence; the first is 'P3'" in words(
        opportunity_index, FIGURE_S4, industry_complexity=pci.drop(["P3", "P4"])
    )
    apart = near.mul([1, 0, 1, 0], axis="index").mul([1, 0, 1, 0])
    assert "industries near no other: 2; the first is 'P2'" in words(
        opportunity_index, FIGURE_S4, industry_complexity=pci, proximity=apart
    )
    assert "2 missing; the first is 'C9'" in words(
        diversification_options, FIGURE_S4, places=["C9", "C1", "C8"]
    )
    assert "1 missing; the first is 'C9'" in words(
        diversification_options, FIGURE_S4, places=["C1", "C9"]
    )


def test_industries_that_are_near_no_other_have_no_options():
    present = presence(ECONGEO)
    pci = pd.Series(1.0, present.columns)
    for function in (opportunity_index, opportunity_gain, diversification_options):
        said = words(function, present, industry_complexity=pci)
        assert said == "proximity: industries near no other: 1; the first is 'I1'"
    assert "fall into 2 parts" in words(diversification_options, present)


# ---- data facts ----


def job_ads():
    ads = load.job_ads().pivot(index="municipality_code", columns="ssyk4", values="ads")
    return ads.fillna(0)


@pytest.mark.parametrize("minimum", [1, 3, 5])
def test_complexity_of_job_ads_is_mostly_diversity_whatever_minimum_is_asked(minimum):
    present = presence(job_ads(), minimum=minimum)
    present = present.loc[present.any(axis="columns"), present.any()]
    result = complexity(present)
    assert 0.86 <= round(result.with_diversity, 2) <= 0.93
    assert result.remarks == ("mostly diversity",)


def test_complexity_of_the_15_industries_of_290_municipalities_has_a_doubtful_sign():
    composition = load.composition(load.employment()).loc[("BAS register", 2022)]
    municipal = composition[composition.index.str.len() == 4]
    result = complexity(presence(municipal))
    assert result.places.shape == (290,)
    assert len(result.eigenvalues) == 5  # no more are told
    assert 0.2 < result.with_diversity < 0.3
    assert result.remarks == ("sign in doubt",)
    # as it stands manufacturing would be the least complex of all
    assert result.industries.idxmin() == "B+C"


def test_presence_of_words_is_refused():
    words = pd.DataFrame({"x": ["yes", "no"], "y": ["no", "yes"]})
    with pytest.raises(IndicatorError, match="2 columns are not numbers; the first is 'x': str"):
        proximity(words)


def test_a_minimum_of_less_than_one_is_one_too():
    counts_ = pd.DataFrame({"A": [0.4, 0.6], "B": [0.4, 9.0]}, index=["x", "y"])
    assert presence(counts_, minimum=0.5)["A"].tolist() == [False, False]
    assert presence(counts_)["A"].tolist() == [True, False]
