"""The same numbers as econcomplex and ecomplexity, but for conventions that README.md lists."""

import warnings

import numpy as np
import pandas as pd
import pytest

from industry_analysis import load
from industry_analysis.indicators import relatedness
from industry_analysis.indicators.counts import IndicatorError

WHY = "not installed: see tests/optional/README.md"


@pytest.fixture(scope="module")
def ads():
    table = load.job_ads().pivot(index="municipality_code", columns="ssyk4", values="ads")
    return table.fillna(0)


@pytest.fixture(scope="module")
def present(ads):
    return relatedness.presence(ads)


@pytest.fixture(scope="module")
def ours(present):
    return relatedness.complexity(present)


@pytest.fixture(scope="module")
def econcomplex():
    return pytest.importorskip("econcomplex", reason=WHY)


@pytest.fixture(scope="module")
def ecomplexity_result(ads):
    ecomplexity = pytest.importorskip("ecomplexity", reason=WHY)
    return elsewhere(ecomplexity, ads)


def elsewhere(ecomplexity, table):
    rows = table.rename_axis(index="place", columns="industry").melt(
        ignore_index=False, value_name="count"
    )
    columns = {"time": "year", "loc": "place", "prod": "industry", "val": "count"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # theirs, about their own use of pandas
        return ecomplexity.ecomplexity(
            rows.reset_index().assign(year=2024),
            columns,
            check_logsupermodularity=False,
            verbose=False,
        )


def wide(result, column, like):
    return result.pivot(index="place", columns="industry", values=column).loc[*like.axes]


def assert_same(result, expected):
    np.testing.assert_allclose(result.to_numpy(), expected.to_numpy(), rtol=1e-7, atol=1e-9)


def standardised(values):
    return (values - values.mean()) / values.std(ddof=0)


def test_econcomplex_has_the_same_presence_proximity_and_density(econcomplex, ads, present):
    near = relatedness.proximity(present)
    assert (econcomplex.mcp(ads) == present).all(axis=None)
    assert_same(econcomplex.proximity(ads, compute="product")["product"], near)
    assert_same(
        econcomplex.relatedness_density(ads) / 100, relatedness.relatedness_density(present)
    )


def test_econcomplex_has_the_same_complexity(econcomplex, ads, ours):
    places, industries = econcomplex.eci_pci(ads)
    assert_same(places, ours.places)
    assert_same(industries, standardised(ours.industries))


def test_econcomplex_has_the_same_opportunity_index(econcomplex, ads, present, ours):
    index = econcomplex.complexity_outlook_index(ads, ours.industries)
    assert_same(index, relatedness.opportunity_index(present))


def test_econcomplex_has_the_same_first_term_of_the_gain(econcomplex, present, ours):
    # theirs is a share of the new industry's own proximities, ours of those it comes nearer to;
    # the two meet where a complexity is given as a share of the sums and the other taken out
    sums = relatedness.proximity(present).sum()
    theirs = econcomplex.complexity_outlook_gain(
        present.astype(float), ours.industries / sums, use_rca=False
    )
    used_up = relatedness.relatedness_density(present) * ours.industries
    assert_same((theirs * sums - used_up).where(~present), relatedness.opportunity_gain(present))


def test_ecomplexity_has_the_same_presence_and_complexity(ecomplexity_result, present, ours):
    assert (wide(ecomplexity_result, "mcp", present) == present).all(axis=None)
    by_place = ecomplexity_result.groupby("place")["eci"].first()
    by_industry = ecomplexity_result.groupby("industry")["pci"].first()
    assert_same(by_place[ours.places.index], ours.places)
    assert_same(by_industry[ours.industries.index], ours.industries)


def test_ecomplexity_has_the_same_density_but_for_the_industry_itself(ecomplexity_result, present):
    sums = relatedness.proximity(present).sum()
    with_itself = (relatedness.relatedness_density(present) * sums + present) / (sums + 1)
    assert_same(wide(ecomplexity_result, "density", present), with_itself)


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


def test_econcomplex_gives_numbers_for_places_that_fall_apart(econcomplex):
    assert econcomplex.eci_pci(ECONGEO)[0].notna().all()
    with pytest.raises(IndicatorError, match="fall into 2 parts"):
        relatedness.complexity(relatedness.presence(ECONGEO))


def test_ecomplexity_gives_numbers_for_places_that_fall_apart():
    ecomplexity = pytest.importorskip("ecomplexity", reason=WHY)
    assert elsewhere(ecomplexity, ECONGEO)["eci"].notna().all()


def test_econcomplex_gives_numbers_for_places_that_are_all_alike(econcomplex):
    alike = pd.DataFrame(np.full((5, 4), 3)).rename(index=str, columns=str)
    assert econcomplex.eci_pci(alike)[0].notna().all()
    with pytest.raises(IndicatorError, match="every place has every industry"):
        relatedness.complexity(relatedness.presence(alike))
