"""What every entry of the register must carry, and what it refuses."""

import importlib

import pandas as pd
import pytest
from entries import OF_COUNTS

from industry_analysis.indicators import (
    Indicator,
    IndicatorError,
    compute,
    register,
    specialisation,
    variety,
)

TEXT = {"sv": "Text", "en": "Text"}
EMPLOYED = pd.DataFrame({"A": [1, 2], "B+C": [3, 2]}, index=["1880", "1883"])

# `indicators.register` is the function; the module of that name is found by its full name
register_module = importlib.import_module("industry_analysis.indicators.register")
every_indicator = pytest.mark.parametrize(
    "entry", register().values(), ids=lambda entry: entry.name
)


def enter(**changed):
    given = {"label": TEXT, "unit": TEXT, "kind": "index", "definition": TEXT, "reading": TEXT}
    given |= {"direction": "neither", "source": ("employment",), "per": ("place",)}
    return register_module.indicator(**(given | changed))


@pytest.fixture
def empty_register(monkeypatch):
    monkeypatch.setattr(register_module, "_registered", {})


def test_the_first_numbers_of_the_design_are_in_the_register():
    wanted = {"industry_share", "change", "location_quotient", "krugman_index", "entropy"}
    wanted |= {"herfindahl_index", "equivalent_number", "shift_share", "women_share"}
    assert wanted <= set(register())


@every_indicator
def test_each_text_is_there_in_both_languages_and_a_sentence_where_it_should_be(entry):
    for language in ("sv", "en"):
        assert entry.label[language]
        assert entry.unit[language]
        assert entry.definition[language].count(".") == 1
        assert entry.definition[language].endswith((".", ")."))
        assert entry.reading[language].endswith(".")


@pytest.mark.parametrize("entry", OF_COUNTS, ids=lambda entry: entry.name)
def test_the_result_has_the_dimensions_that_the_register_says(entry):
    years = {"start": EMPLOYED, "end": EMPLOYED * 2}
    nation = EMPLOYED.sum() * 3
    tables = {"employed": EMPLOYED, "women": EMPLOYED, "men": EMPLOYED, **years}
    tables |= {"reference_start": nation, "reference_end": nation}
    tables["employed_by_year"] = pd.concat({2020: EMPLOYED, 2021: EMPLOYED * 2})
    tables["reference_by_year"] = pd.DataFrame({2020: nation, 2021: nation}).T
    tables["groups"] = pd.Series({"A": "primary", "B+C": "secondary"})
    tables["neighbours"] = pd.DataFrame({"a": EMPLOYED.index, "b": EMPLOYED.index[::-1]})
    tables |= {"ads": EMPLOYED, "persons": EMPLOYED}
    tables["industrial"] = pd.Series({"A": False, "B+C": True})
    tables["emissions"] = EMPLOYED * 3
    tables["presence"] = pd.DataFrame([[True, False], [True, True]], *EMPLOYED.axes)
    result = compute(entry, tables)
    if "part" in entry.per:
        assert result.index.equals(pd.MultiIndex.from_product(EMPLOYED.axes))
        assert list(result.columns) == list(entry.parts)
    else:
        labels = dict(zip(("place", "industry"), EMPLOYED.axes, strict=True))
        assert all(axis.equals(labels[of]) for axis, of in zip(result.axes, entry.per, strict=True))


def test_the_register_says_which_values_all_places_together_give():
    among_all = {name for name, entry in register().items() if entry.among_all}
    assert {"economic_complexity", "cluster_marks", "spatial_shift_share"} <= among_all
    assert not {"entropy", "location_quotient", "shift_share"} & among_all


def test_the_register_is_read_only():
    with pytest.raises(TypeError):
        register()["mine"] = register()["entropy"]
    with pytest.raises(TypeError):
        register()["entropy"].label["sv"] = "Oordning"
    with pytest.raises(AttributeError):
        register()["entropy"].kind = "share"


def test_a_function_stays_what_it_was():
    assert register()["entropy"].function is variety.entropy
    assert variety.entropy.__name__ == "entropy"


@pytest.mark.usefixtures("empty_register")
def test_entries_come_in_the_order_of_their_definition():
    def second(employed):
        return employed

    def first(employed):
        return employed

    assert enter()(second) is second
    enter()(first)
    assert list(register()) == ["second", "first"]


def test_takes_are_the_parameters_without_default_and_options_are_no_tables():
    quotient = register()["location_quotient"]
    assert quotient.takes == ("employed",)
    assert quotient.may_take == ("reference",)
    assert register()["women_share"].takes == ("women", "men")
    assert register()["shift_share"].takes == ("start", "end", "reference_start", "reference_end")


def test_compute_passes_the_tables_that_the_function_knows():
    nation = pd.Series({"A": 500, "B+C": 500})
    quotient = register()["location_quotient"]
    tables = {"employed": EMPLOYED, "start": EMPLOYED}
    pd.testing.assert_frame_equal(
        compute(quotient, tables), specialisation.location_quotient(EMPLOYED)
    )
    pd.testing.assert_frame_equal(
        compute(quotient, tables | {"reference": nation}),
        specialisation.location_quotient(EMPLOYED, nation),
    )


def test_compute_names_all_missing_tables():
    with pytest.raises(IndicatorError) as caught:
        compute(register()["shift_share"], {"start": EMPLOYED, "reference_end": EMPLOYED.sum()})
    assert str(caught.value) == (
        "shift_share: it takes 'start', 'end', 'reference_start', 'reference_end'; "
        "missing: 'end', 'reference_start'; given: 'start', 'reference_end'"
    )


def test_compute_says_that_nothing_was_given():
    with pytest.raises(IndicatorError, match=r"missing: 'employed'; given: nothing$"):
        compute(register()["entropy"], {})


def test_a_name_that_is_taken_is_refused():
    def entropy(employed):
        return employed

    with pytest.raises(IndicatorError) as caught:
        enter()(entropy)
    holder = "industry_analysis.indicators.variety"
    assert str(caught.value) == f"entropy: the name is taken by an indicator in {holder}"
    assert register()["entropy"].function is variety.entropy


@pytest.mark.usefixtures("empty_register")
def test_all_faults_of_an_entry_are_named_at_once():
    def mine(employed):
        return employed

    parts = {"mix": {"sv": "Mix", "en": " "}}
    with pytest.raises(IndicatorError) as caught:
        enter(unit={"en": "share"}, kind="per cent", direction="up", per=("town",), parts=parts)(
            mine
        )
    assert str(caught.value).splitlines() == [
        "mine: unit has no text in 'sv'",
        "mine: parts['mix'] has no text in 'en'",
        "mine: kind is 'per cent', which is none of "
        "'share', 'ratio', 'index', 'score', 'count', 'number', 'bits', 'mark'",
        "mine: direction is 'up', which is none of 'higher', 'lower', 'neither'",
        "mine: per is 'town', which is none of 'place', 'industry', 'part'",
    ]
    assert "mine" not in register()


def test_labels_tell_the_indicators_apart():
    for language in ("sv", "en"):
        labels = [entry.label[language] for entry in register().values()]
        assert len(labels) == len(set(labels))
    assert all(isinstance(entry, Indicator) for entry in register().values())
