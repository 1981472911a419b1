"""Weights and errors of the needs survey against R's package survey, on its own data.

The data are schools of California: all 6194, 200 drawn within three types, 200 drawn by lot.
R and the package are no dependencies of ours: without them the tests are skipped.
"""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from industry_analysis.needs.survey import bootstrap, frame_weights, jackknife
from industry_analysis.needs.survey.means import (
    degrees_of_freedom,
    domains_of,
    variance,
    variance_by_lot,
    weighted_sums,
)

RSCRIPT = shutil.which("Rscript")
MARGINS = ["stype", "sch.wide", "comp.imp"]


def has_survey():
    if RSCRIPT is None:
        return False
    asked = [RSCRIPT, "-e", "suppressMessages(library(survey))"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(
    not has_survey(), reason="a cross-check with R: apt install r-cran-survey"
)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("r")
    script = Path(__file__).with_name("survey.R")
    subprocess.run([RSCRIPT, script, folder], check=True, capture_output=True)
    read = {path.stem: pd.read_csv(path, dtype={"cds": str}) for path in folder.glob("*.csv")}
    return {name: table.rename(columns={"cds": "company"}) for name, table in read.items()}


def theirs(tables, design, domain):
    table = tables["estimates"].fillna({"domain": ""})
    [row] = [row for _, row in table.iterrows() if (row.design, row.domain) == (design, domain)]
    return row


def ours(tables, sample, weights, replicates, domain):
    """Mean, error, design effect and degrees of freedom of the test results of 2000."""
    population = tables["frame"].set_index("company")
    answered = population.loc[weights.weight.index]
    domains = domains_of(answered, population, ["comp.imp"] if domain else [])
    at = {"": 0, "No": 0, "Yes": 1}[domain]
    values = tables[sample]["api00"].to_numpy(float)[:, np.newaxis]
    sets = np.column_stack([weights.weight, replicates.weights])
    means = weighted_sums(values, domains, sets).means
    spread = variance(means, replicates)[at, 0]
    by_lot = variance_by_lot(values, domains, weights)[at, 0]
    degrees = degrees_of_freedom(values, domains, weights)[at, 0]
    return means[0, at, 0], np.sqrt(spread), spread / by_lot, degrees


DESIGNS = {
    "strat_jkn": ("strat", {"strata": ["stype"], "margins": []}),
    "post_jk1": ("srs", {"strata": ["all"], "margins": ["stype"]}),
    "raked_jkn": ("strat", {"strata": ["stype"], "margins": MARGINS}),
}


def weights_of(tables, design):
    sample, options = DESIGNS[design]
    frame = tables["frame"].assign(all="all")
    return sample, frame_weights(frame, tables[sample], **options, bound=100)


@pytest.mark.parametrize("domain", ["", "No", "Yes"])
@pytest.mark.parametrize("design", DESIGNS)
def test_means_and_jackknife_errors_are_those_of_r(tables, design, domain):
    sample, weights = weights_of(tables, design)
    mean, error, _, _ = ours(tables, sample, weights, jackknife(weights), domain)
    expected = theirs(tables, design, domain)
    assert mean == pytest.approx(expected["mean"], rel=1e-8)
    assert error == pytest.approx(expected["se"], rel=1e-6)


@pytest.mark.parametrize("domain", ["", "No", "Yes"])
def test_design_effect_and_degrees_of_freedom_are_those_of_r(tables, domain):
    sample, weights = weights_of(tables, "strat_jkn")
    mean, error, effect, degrees = ours(tables, sample, weights, jackknife(weights), domain)
    expected = theirs(tables, "strat_taylor", domain)
    assert mean == pytest.approx(expected["mean"])
    # linearised there: the same for the whole, about the same for a part
    assert error == pytest.approx(expected["se"], rel=1e-8 if not domain else 0.02)
    assert effect == pytest.approx(expected["deff"], rel=1e-6 if not domain else 0.04)
    assert degrees == expected["df"]


@pytest.mark.parametrize("domain", ["", "No", "Yes"])
def test_bootstrap_errors_are_about_those_of_r_by_linearisation(tables, domain):
    sample, weights = weights_of(tables, "raked_jkn")
    replicates = bootstrap(weights, seed=1, draws=2000)
    _, error, _, _ = ours(tables, sample, weights, replicates, domain)
    expected = theirs(tables, "raked_taylor", domain)["se"]
    assert error == pytest.approx(expected, rel=0.06)


def test_raked_weights_are_those_of_r(tables):
    _, weights = weights_of(tables, "raked_jkn")
    expected = tables["raked"].set_index("company")["weight"]
    assert weights.weight.to_numpy() == pytest.approx(expected[weights.weight.index].to_numpy())
