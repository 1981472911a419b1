"""The method appendix tells every measure that a table of its report shows, and what is assumed.

What is run are the notebooks, with blank charts, see `read_reports`.
"""

from collections.abc import Iterator, Mapping

import pytest
from read_reports import CHAPTERS, notebook_run, without_drawing

from industry_analysis import exhibits
from industry_analysis.exhibits import appendix
from industry_analysis.exhibits.assumptions import assumptions, translations
from industry_analysis.indicators import register
from industry_analysis.indicators.published import published
from industry_analysis.wording.columns import column
from industry_analysis.wording.glosses import GLOSSED, gloss

# kinds of columns that are measures; the others are counts, years, ranks and words
MEASURED = {
    "share",
    "ratio",
    "index",
    "score",
    "number",
    "bits",
    "change",
    "share_change",
    "points",
}

# columns that the entry of another measure explains; where several are named, one of them
EXPLAINED_BY: Mapping[str, tuple[str, ...]] = {
    "share": ("industry_share",),
    "expected_change": ("own_change",),
    "yearly_change": ("change",),
    "reference_share": ("location_quotient", "ad_quotient"),
    **dict.fromkeys(("lower", "upper"), ("location_quotient_interval",)),
    **dict.fromkeys(("fewer", "more"), ("workplace_sensitivity",)),
    **dict.fromkeys(("national", "mix", "competitive", "own_part"), ("shift_share",)),
    **dict.fromkeys(("homothetic", "allocation"), ("esteban_marquillas",)),
    **dict.fromkeys(
        (f"sector_{name}" for name in ("industry", "land", "trade", "business", "public")),
        ("industry_share",),
    ),
    "outages_mean": ("power_outages",),
    "wage_sum_growth": ("wage_sum",),
    **dict.fromkeys(("new_firms_change", "new_firms_mean"), ("new_firms",)),
    "bankruptcies_mean": ("bankruptcies",),
    "education_change": ("post_secondary",),
    **dict.fromkeys(("industry_growth", "industry_latest"), ("relative_change",)),
    **dict.fromkeys(
        ("dependence", "labour_market", "enterprise", "demography"), ("exposure_index",)
    ),
    "share_after": ("lost_share",),
    **dict.fromkeys(("share_before", "share_of_women", "share_of_men"), ("education_share",)),
    **dict.fromkeys(("nearness", "mean_nearness"), ("occupation_nearness",)),
    "women_everywhere": ("women_share",),
    **dict.fromkeys(
        ("gas_change_last", "gas_change_recent", "industry_change", "industry_change_recent"),
        ("gas_change",),
    ),
    "distance": ("labour_within_reach",),
    "ad_ratio": ("ad_quotient",),
    "density": ("relatedness_density",),
    "relative_complexity": ("complexity",),
    **dict.fromkeys(
        ("complexity_at_size", "related_variety_at_size", "related_variety_beyond"),
        ("complexity_beyond",),
    ),
}


# with plants and figures by sex, without them, an island that is a county
MUNICIPALITIES = ("1883", "2080", "0980")
COUNTIES = ("18", "09")


@pytest.fixture(scope="module")
def reports():
    with without_drawing(), pytest.MonkeyPatch.context() as patch:
        yield {name: run(name, patch) for name in CHAPTERS}


def run(name: str, patch: pytest.MonkeyPatch) -> tuple[set[str], set[str], set[str]]:
    """What a chapter's tables show, the measures its appendix tells, the modules behind them.

    The figures of caveats are told by the caveats themselves.
    """
    shown: set[str] = set()
    told: set[str] = set()
    behind: set[str] = set()
    table_of = exhibits.table_of

    def seen(frame, *given, **options):
        figures = frame.index if frame.index.name == "figure" else []
        shown.update(str(name) for name in [*frame.columns, *figures])
        return table_of(frame, *given, **options)

    def methods(say, measures, *modules):
        told.update(measures)
        appendix.methods(say, measures, *modules)

    def assumed(modules, _):
        behind.update(modules)
        return []

    with patch.context() as inner:
        inner.setattr(exhibits, "table_of", seen)
        inner.setattr(exhibits, "methods", methods)
        inner.setattr(appendix, "assumptions", assumed)
        chapter = CHAPTERS[name]
        codes = MUNICIPALITIES if chapter.scope == "municipality" else COUNTIES
        for code in codes:
            notebook_run(name, code, "sv")
    return shown, told, behind


def measures_of(shown: set[str]) -> Iterator[str]:
    """Those of the columns that are measures: published, of the register, or by their kind."""
    for name in sorted(shown):
        if name in register() or name in published() or _kind(name) in MEASURED:
            yield name


def _kind(name: str) -> str:
    try:
        return column(name).kind
    except KeyError:  # a place, an industry or a facility
        return ""


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_measure_of_a_table_is_told_in_the_appendix(reports, name):
    shown, told, _ = reports[name]
    unsaid = [
        measure
        for measure in measures_of(shown)
        if measure not in told and not told & set(EXPLAINED_BY.get(measure, ()))
    ]
    assert unsaid == []
    # the county's needs are ranks and words
    assert list(measures_of(shown)) or name == "county_needs"


@pytest.mark.parametrize("name", CHAPTERS)
def test_what_the_appendix_tells_has_an_entry_in_both_languages(reports, name):
    _, told, _ = reports[name]
    for measure in told - set(register()) - set(published()):
        entry = gloss(measure)
        texts = [
            text
            for part in (entry.label, entry.definition, entry.reading)
            for text in (part["sv"], part["en"])
        ]
        assert all(text.strip() for text in texts)


def test_no_gloss_is_of_a_measure_that_has_an_entry_and_none_is_left_over(reports):
    assert not set(GLOSSED) & (set(register()) | set(published()))
    assert set(GLOSSED) <= {measure for _, told, _ in reports.values() for measure in told}


def test_every_assumption_that_a_report_can_print_has_its_swedish_and_no_other_has(reports):
    behind = {module for *_, modules in reports.values() for module in modules}
    assert {text for text, _ in assumptions(behind)} == set(translations("sv"))
