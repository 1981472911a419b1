"""Kinds and twins of municipalities: by hand, by identities, by what they refuse, by the data."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.patches import PathPatch

from industry_analysis import charts, folders, kept, load, places
from industry_analysis.clustering import composition, kinds, standard_scores, typology
from industry_analysis.indicators import IndicatorError, published, sectors, twins
from industry_analysis.wording import Speech, lessons, outcomes
from industry_analysis.wording import kinds as kinds_in_words
from industry_analysis.wording import twins as twins_in_words
from industry_analysis.wording.course import Course
from industry_analysis.wording.glosses import gloss
from industry_analysis.wording.meaning import SORTS

INDUSTRIES = [industry for parts in sectors.SECTORS.values() for industry in parts]
EVERYONE = places.codes(places.municipalities())
SV, EN = Speech("sv"), Speech("en")
KARLSKOGA = places.municipality("1883")


@pytest.fixture(scope="module")
def employed():
    return load.composition(load.employment()).loc[(load.BAS_REGISTER, 2022)].loc[EVERYONE]


@pytest.fixture(scope="module")
def figures():
    names = dict.fromkeys([*twins.FIGURES, *twins.DEVELOPING])
    return published.over_time(load.indicators(), list(names))


@pytest.fixture(scope="module")
def compared(figures):
    return published.latest(figures[list(twins.FIGURES)]).loc[EVERYONE]


@pytest.fixture(scope="module")
def alike(employed, compared):
    return twins.likeness(employed, compared)


@pytest.fixture(scope="module")
def found(employed):
    return kept.once(kinds.kinds, employed)


def invented(**persons):
    """One municipality, nobody in the industries not named."""
    return pd.DataFrame(persons, index=["a"]).reindex(columns=INDUSTRIES, fill_value=0)


# ---- by hand ----


def test_broad_sectors_are_sums_of_the_groups_over_all():
    row = invented(A=10, F=20, Q=70)
    row["B+C"] = 100
    assert sectors.sector_shares(row).loc["a"].to_dict() == {
        "sector_industry": 0.5,
        "sector_land": 0.15,
        "sector_trade": 0,
        "sector_business": 0,
        "sector_public": 0.35,
    }


def test_wages_firms_education_and_industry_move_as_by_hand():
    years = range(2015, 2023)
    rows = pd.MultiIndex.from_product([["1883", "2085"], years], names=["region_code", "year"])
    moving = pd.DataFrame(
        {
            "wage_sum": [100] * 7 + [125] + [200] * 7 + [190],
            "new_firms": [1, 2, 3, 99, 99, 4, 5, 9] + [5] * 8,
            "post_secondary": [0.30] * 7 + [0.35] + [0.40] * 7 + [0.41],
        },
        index=rows,
    )
    span = pd.MultiIndex.from_product([["1883", "2085"], [2020, 2022]], names=rows.names)
    industry = pd.Series([1000, 1100, 400, 300], index=span)
    moved = twins.development(moving, industry, span=(2020, 2022), end=2022)
    assert moved.loc["1883"].tolist() == [0.25, 4.0, 5.0, 0.1]
    assert moved.loc["2085"].tolist() == [-0.05, 0.0, 1.0, -0.25]
    gone = twins.development(moving.drop(("1883", 2016)), industry, span=(2020, 2022), end=2022)
    assert pd.isna(gone.new_firms_change["1883"]), "a mean of two years is no mean of three"


CHANGES = pd.DataFrame(
    {
        "wage_sum_growth": [0.2, 0.3, 0.1, 0.5],
        "new_firms_change": [1.0, 1.0, 0.5, 0.1],
        "education_change": [4.0, 5.0, 3.0, 4.5],
        "industry_growth": [0.0, 0.1, -0.1, 0.04],
    },
    index=["1883", "2085", "1984", "00"],
)


def test_better_counts_the_measures_and_an_equal_one_is_not_better():
    assert twins.better(CHANGES.drop("00"), "1883").to_dict() == {"2085": 3, "1984": 0}


def test_traits_are_shared_where_both_are_special_and_apart_where_they_differ_most():
    values = pd.DataFrame(
        {
            "population": [10.0, 10, 10, 10, 20],
            "mean_age": [50.0, 50, 40, 40, 40],
            "out_commuting": [0.1, 0.9, 0.5, 0.5, 0.5],
        },
        index=list("abcde"),
    )
    row = twins.traits(values, "a", ["b"]).loc["b"]
    assert row.tolist() == ["mean_age", "high", "out_commuting"]
    gaps = twins.differences(values, ["a", "b"])
    assert gaps.loc["a"].tolist() == [0, 0, 0]
    assert gaps.mean_age["b"] == 0
    assert gaps.out_commuting["b"] > 2


def test_the_next_kind_is_never_the_own_one_and_the_nearest_of_the_others():
    shares = pd.DataFrame(
        {"x": [0.0, 0.1, 0.5, 1.0], "y": [1.0, 0.9, 0.5, 0.0]}, index=list("abcd")
    )
    groups = pd.DataFrame({"group": [1, 1, 2, 3]}, index=list("abcd"))
    assert kinds.next_kind(groups, shares).to_dict() == {"a": 2, "b": 2, "c": 1, "d": 2}


# ---- identities ----


def test_composition_and_figures_count_for_half_of_the_distance_each(alike):
    """Mean squared distance of pairs is twice the variance, so weights times variance are equal."""
    parts = alike.features.var(ddof=0) * alike.weights
    assert parts[INDUSTRIES].sum() == pytest.approx(parts[list(twins.FIGURES)].sum())


def test_half_of_the_pairs_are_farther_apart_than_usual(alike):
    weights = np.sqrt(alike.weights / alike.weights.mean())
    points = (alike.features * weights).to_numpy()
    distances = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2))
    upper = distances[np.triu_indices(len(points), 1)]
    assert np.median(upper) == pytest.approx(alike.usual)
    code = EVERYONE.index("1883")
    nearest = np.sort(distances[code])[1 : twins.TWINS + 1] / alike.usual
    assert twins.nearest(alike, "1883")["distance"].tolist() == pytest.approx(nearest.tolist())


def test_kinds_do_not_depend_on_the_order_of_municipalities(employed):
    once, again = (
        kinds.kinds(table, bootstraps=20) for table in (employed, employed.sample(frac=1))
    )
    pd.testing.assert_frame_equal(again.reindex(once.index), once)


def test_means_of_kinds_weighted_by_size_are_those_of_all(employed, found):
    shares = sectors.sector_shares(employed)
    described = kinds.describe(found, shares, words=kinds_in_words.WORDS)
    assert described["size"].sum() == 290
    mean = described[list(shares)].mul(described["size"], axis="index").sum() / 290
    assert mean.tolist() == pytest.approx(shares.mean().tolist())


# ---- refusals ----


def test_an_industry_of_no_sector_or_missing_is_named():
    with pytest.raises(IndicatorError, match=r"1 industries are missing or of no sector: \['Q'\]"):
        sectors.sector_shares(invented(A=1).drop(columns="Q"))
    with pytest.raises(IndicatorError, match=r"\['US'\]"):
        sectors.sector_shares(invented(A=1).assign(US=3))


def test_a_missing_figure_is_refused_and_never_a_zero(employed, compared):
    holed = compared.copy()
    holed.loc["1883", "mean_age"] = np.nan
    with pytest.raises(IndicatorError, match="missing; the first is \\('1883', 'mean_age'\\)"):
        twins.likeness(employed, holed)


# ---- kept ----


@pytest.fixture
def home(tmp_path, monkeypatch):
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "notebooks").mkdir()
    monkeypatch.setenv(folders.VARIABLE, str(tmp_path))
    return tmp_path


TABLE = pd.DataFrame({"x": [1.5, 2.5]}, index=pd.Index(["0180", "1883"], name="region_code"))


def counting():
    """A function of a table, and how often it was called."""
    calls = []

    def doubled(table):
        calls.append(len(table))
        return table * 2

    return doubled, calls


def test_what_is_kept_is_what_was_made_and_is_made_once(home):
    double, calls = counting()
    first, second = (kept.once(double, TABLE) for _ in range(2))
    pd.testing.assert_frame_equal(first, TABLE * 2)
    pd.testing.assert_frame_equal(second, first)
    assert calls == [2]


@pytest.mark.parametrize(
    "other",
    [TABLE + 1, TABLE.rename(columns={"x": "y"}), TABLE.rename({"1883": "1880"}), TABLE[::-1]],
    ids=["value", "column", "row", "order"],
)
def test_another_table_is_made_anew(home, other):
    double, calls = counting()
    kept.once(double, TABLE)
    pd.testing.assert_frame_equal(kept.once(double, other), other * 2)
    assert len(calls) == 2


def test_changed_code_is_made_anew(home, monkeypatch):
    double, calls = counting()
    kept.once(double, TABLE)
    monkeypatch.setattr(kept, "_source", lambda make: b"another rule")
    kept.once(double, TABLE)
    assert len(calls) == 2


def test_a_spoilt_file_is_made_anew_and_a_folder_that_cannot_be_made_is_no_hindrance(home):
    double, calls = counting()
    kept.once(double, TABLE)
    [path] = folders.processed().iterdir()
    path.write_bytes(b"not a table")
    pd.testing.assert_frame_equal(kept.once(double, TABLE), TABLE * 2)
    path.unlink()
    path.parent.rmdir()
    path.parent.write_text("a file where the folder should be")
    pd.testing.assert_frame_equal(kept.once(double, TABLE), TABLE * 2)
    assert len(calls) == 3


# ---- data ----


def test_three_kinds_come_back_and_those_of_log_ratios_do_not(employed, found):
    assert found.reason.unique().tolist() == ["valid"]
    assert found.groupby("group")["returns"].first().gt(0.8).all()
    ratios = typology(composition(employed), seed=kinds.SEED, method="k-means", bootstraps=20)
    assert ratios.reason == "continuum"


def test_kinds_are_named_by_what_an_analyst_would_expect(employed, found):
    shares = sectors.sector_shares(employed)
    described = kinds.describe(found, shares, words=kinds_in_words.WORDS)
    kind = found.group.map(described.sv)
    assert {kind[code] for code in ("1883", "1860", "1864", "0684", "0617")} == {"Mycket industri"}
    assert {kind[code] for code in ("0180", "1480", "1880")} == {
        "Mycket företagstjänster, it och finans"
    }
    assert described["size"].is_monotonic_decreasing


def test_twins_of_karlskoga_and_orebro_are_what_an_analyst_would_expect(alike):
    names = {place.code: place.name for place in places.municipalities()}
    first = [names[code] for code in twins.nearest(alike, "1883").index]
    assert first[0] == "Ludvika"
    assert {"Köping", "Ljungby", "Motala", "Arboga"} <= set(first)
    assert {"Karlstad", "Jönköping", "Gävle"} <= {
        names[code] for code in twins.nearest(alike, "1880").index
    }


def test_development_of_karlskoga_is_that_of_the_raw_tables(figures):
    over_time = load.over_time(load.employment(), "B+C").employed
    moved = twins.development(
        figures, over_time.xs(load.BAS_REGISTER, level="series"), span=(2020, 2022), end=2022
    )
    raw = pd.read_parquet(folders.raw() / "kolada" / "indicators.parquet")
    of = raw[raw.region_code.eq("1883")].set_index(["kpi", "year"]).value
    wages = of["N00125", 2022] / of["N00125", 2015] - 1
    firms = sum(of["N00999", year] for year in (2020, 2021, 2022)) / 3
    firms -= sum(of["N00999", year] for year in (2015, 2016, 2017)) / 3
    education = of["N01982", 2022] - of["N01982", 2015]
    register = pd.read_csv(folders.raw() / "scb" / "employment_bas_register.csv", dtype=str)
    here = register.query("region_code == '1883' and sex == 'total' and sni_group == 'B+C'")
    persons = here.set_index("year").employed_workplace.astype(int)
    industry = persons["2022"] / persons["2020"] - 1
    expected = [round(wages, 3), round(firms, 1), round(education, 1), round(industry, 3)]
    assert moved.loc["1883"].tolist() == pytest.approx(expected)


def test_what_joins_a_municipality_with_its_twin_is_higher_or_lower_than_in_most(
    employed, compared, alike
):
    values = twins.side_by_side(employed, compared)
    median = values.median()
    wrong = []
    for code in EVERYONE:
        twin = twins.nearest(alike, code, n=1).index[0]
        row = twins.traits(values, code, [twin]).loc[twin]
        pair = values.loc[[code, twin], row.shared] - median[row.shared]
        wrong += [code] * (row.level == "high" and not (pair > 0).all())
        wrong += [code] * (row.level == "low" and not (pair < 0).all())
    assert wrong == []


# ---- words ----


@pytest.mark.parametrize(
    ("certainty", "sv", "en"),
    [
        (0.9, "det är säkert (90,0\u00a0%", "this is certain (90.0%"),
        (0.89, "ganska säkert (89,0\u00a0%", "fairly certain (89.0%"),
        (0.75, "ganska säkert", "fairly certain"),
        (
            0.74,
            ", och närmast därefter är ”B”",
            "uncertain (74.0% of the resampled groupings), and",
        ),
    ],
)
def test_how_sure_a_kind_is_has_a_word_for_each_step(certainty, sv, en):
    row = pd.Series({"kind": "A", "kind_certainty": certainty, "kind_next": "B"})
    assert sv in kinds_in_words.membership(row, 3, KARLSKOGA, SV, fitting=True)
    assert en in kinds_in_words.membership(row, 3, KARLSKOGA, EN, fitting=True)


@pytest.mark.parametrize(
    ("distance", "said"),
    [(0.5, "Mest lik"), (0.51, "måttlig"), (0.75, "måttlig"), (0.76, "Ingen kommun är riktigt")],
)
def test_a_twin_is_near_moderate_or_none(distance, said):
    twin = pd.DataFrame({"distance": [distance] * 4}, index=["2085", "1984", "0683", "0781"])
    assert said in twins_in_words.likest(twin, KARLSKOGA, SV)


def course(changes=CHANGES, latest=None):
    """The invented changes, in years like those of the data; later years of some places."""
    columns = ["start_year", "year", "employed_start", "employed", "industry_latest"]
    rows = {code: [2020, 2024, 100, 100, change] for code, change in (latest or {}).items()}
    later = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    return Course(changes, later, (2015, 2022), (2020, 2022))


def test_who_is_worth_asking_are_all_of_them_and_may_be_nobody():
    # both kept their industry
    kept_it = CHANGES.assign(industry_growth=[0.0, 0.1, 0.0, 0.04])
    two = pd.Series({"2085": 3, "1984": 4})
    one = outcomes.fared(pd.Series({"2085": 3, "1984": 0}), course(kept_it), KARLSKOGA, SV)
    assert one.startswith("Av de två tvillingarna har Ludvika utvecklats bättre än Karlskoga i")
    both = outcomes.fared(two, course(kept_it), KARLSKOGA, EN)
    assert both.startswith("Of the two twins, Ludvika and Arboga have done better than Karlskoga")
    nobody = outcomes.fared(two - 2, course(kept_it), KARLSKOGA, SV)
    assert nobody.startswith("Ingen av de två tvillingarna har utvecklats bättre än Karlskoga i")
    shrunk = CHANGES.assign(industry_growth=-0.01)
    assert outcomes.fared(two, course(shrunk), KARLSKOGA, SV) == nobody


def test_a_twin_whose_industry_has_shrunk_since_has_not_kept_it():
    better = pd.Series({"2085": 3, "1984": 3})
    kept_it = CHANGES.assign(industry_growth=0.1)
    assert outcomes.ahead(better, course(kept_it)) == ["2085", "1984"]
    assert outcomes.ahead(better, course(kept_it, {"2085": -0.029, "00": 0.04})) == ["1984"]


def test_later_years_are_told_only_where_a_municipality_has_them():
    kept_it, two = CHANGES.assign(industry_growth=0.1), pd.Series({"2085": 3, "1984": 3})
    alone, also = (course(kept_it, later) for later in ({"00": 0.04}, {"1984": 0.01, "00": 0.04}))
    assert (alone.last_year, also.last_year) == (2022, 2024)
    for say, told in ((SV, "senaste år"), (EN, "latest year")):
        said = [outcomes.fared(two, one, KARLSKOGA, say) for one in (alone, also)]
        assert [told in sentence for sentence in said] == [False, True]
        assert [outcomes.latest(one, say) is None for one in (alone, also)] == [True, False]


def test_of_many_worth_asking_the_number_and_the_nearest_three_are_told():
    codes = ["2085", "1984", "0683", "0781", "0617"]
    same = pd.DataFrame(0.1, index=["1883", *codes, "00"], columns=CHANGES.columns)
    said = outcomes.fared(pd.Series(4, index=codes), course(same), KARLSKOGA, SV)
    assert said.startswith("Samtliga fem tvillingar har utvecklats bättre")
    three = [places.municipality(code).name for code in codes[:3]]
    assert said.endswith(f"; närmast är {three[0]}, {three[1]} och {three[2]}.")


def test_a_kind_fits_a_municipality_that_has_more_of_what_it_is_named_by():
    shares = pd.DataFrame({"a": [0.6, 0.2, 0.1], "b": [0.4, 0.8, 0.9]}, index=["1", "2", "3"])
    found = pd.DataFrame({"group": ["x", "x", "y"]}, index=shares.index)
    described = shares.groupby(found.group).mean().assign(led_by=["a", "b"])
    assert kinds.fitting(found, shares, described).tolist() == [True, False, True]
    row = pd.Series({"kind": "A", "kind_certainty": 0.9, "kind_next": "B"})
    said = kinds_in_words.membership(row, 3, KARLSKOGA, SV, fitting=False)
    assert said.endswith("Kommunen är dock mer blandad än gruppens namn säger.")


def test_each_measure_is_told_with_its_years_beside_twins_country_and_the_best():
    said = outcomes.development(course(), KARLSKOGA, SV)
    assert (
        "Lönesumman växte mer än i en av de två tvillingarna 2015–2022: +20,0\u00a0%, i riket "
        "+50,0\u00a0% och i Ludvika, bäst av tvillingarna, +30,0\u00a0%."
    ) in said
    # as good as the best: nobody went better
    assert "+1,0 företag per 1 000 invånare 16–64 år, i riket +0,1." in said
    assert "2024" not in said
    later = outcomes.development(course(latest={"1883": -0.1, "00": 0.04}), KARLSKOGA, SV)
    assert (
        "Från 2020 till 2024 var förändringen i industrin −10,0\u00a0%, mot +4,0\u00a0% i riket."
    ) in later


def side_by_side():
    row = pd.Series({"population": 3e4, "mean_age": 44.0, "out_commuting": 0.2, "tax_base": 2e5})
    values = pd.DataFrame(dict.fromkeys(("1883", "2085", "1984"), row)).T
    return values.assign(sector_industry=[0.3, 0.2, 0.2], sector_public=0.3)


def points(of):
    values = side_by_side()
    means = values.mean().mask(values.columns == "sector_industry", 0.15)
    better = twins.better(of.changes.drop("00"), "1883")
    found = lessons.meaning(of, values, means, better, KARLSKOGA, SV)
    return {sort: [p.text for p in found if p.sort == sort] for sort in SORTS}


def test_meaning_has_whom_to_ask_and_what_lags_behind_the_country():
    told = points(course())
    assert len(told["risk"]) == 1
    assert told["risk"][0].startswith("Industrin hade 30,0\u00a0% av de sysselsatta 2022, mer än i")
    assert told["option"][0].startswith("Fråga Ludvika hur de har gjort")


def test_industry_that_has_fallen_behind_since_is_no_strength_and_says_to_when():
    best = CHANGES.assign(industry_growth=[0.2, 0.1, -0.1, 0.04])
    of_industry = "Sysselsättningen i industrin"

    def told(latest):
        found = points(course(best, latest))
        return [sort for sort, texts in found.items() for t in texts if t.startswith(of_industry)]

    assert told({}) == ["strength"]
    assert told({"1883": 0.3, "00": 0.04}) == ["strength"]
    assert told({"1883": 0.002, "00": 0.04}) == ["weakness"]
    assert told({"1883": -0.1, "00": -0.2}) == []
    (lag,) = [
        text
        for text in points(course(best, {"1883": 0.002, "00": 0.04}))["weakness"]
        if text.startswith(of_industry)
    ]
    assert lag.endswith("svagare än i riket 2020–2024: +0,2\u00a0%, mot +4,0\u00a0%.")


def test_what_is_no_weakness_is_nothing_to_ask_about():
    best = CHANGES.copy()
    best.loc["1883"] = 9.0
    assert points(course(best))["option"] == []
    assert points(course(best))["weakness"] == []


def test_the_change_to_the_latest_year_is_of_those_that_have_it():
    years = {("1883", 2020): 100, ("1883", 2022): 110, ("1883", 2024): 90, ("2085", 2020): 50}
    persons = pd.Series(
        {**years, ("2085", 2022): 60, ("00", 2020): 1000, ("00", 2022): 1100, ("00", 2024): 1050}
    ).rename_axis(["region_code", "year"])
    found = twins.until_latest(persons, ["1883", "2085", "00"], span=(2020, 2022))
    assert found.index.tolist() == ["1883", "00"]
    assert found.industry_latest.tolist() == [-0.1, 0.05]
    assert found.year.unique().tolist() == [2024]
    assert twins.until_latest(persons, ["2085"], span=(2020, 2022)).empty


@pytest.mark.parametrize(("lang", "eight"), [("sv", "de åtta närmaste"), ("en", "the eight near")])
def test_the_gloss_names_as_many_twins_as_are_chosen(lang, eight):
    assert twins.TWINS == 8
    assert eight in gloss("twin_survives").definition[lang]


# ---- drawing ----


def test_map_has_one_shape_a_kind_a_key_in_words_and_the_place_ringed(found):
    names = ["Ett\n135 kommuner", "Två\n87 kommuner", "Tre\n68 kommuner"]
    ax = charts.kinds(load.borders("municipality"), found.group, names, SV, marked="1883")
    shapes = [patch for patch in ax.patches if isinstance(patch, PathPatch)]
    assert [bool(shape.get_hatch()) for shape in shapes] == [False, True, True]
    assert len({shape.get_facecolor() for shape in shapes}) == 3
    written = {text.get_text() for other in ax.figure.axes for text in other.texts}
    assert {*names, "Karlskoga", "Ljusnarsberg"} <= written
    assert len(ax.collections) == 1
    plt.close(ax.figure)


def test_grid_has_every_value_as_the_table_writes_it(employed, compared):
    values = twins.side_by_side(employed, compared).loc[["1883", "2085"]]
    gaps = values - values.iloc[0]
    ax = charts.likeness(charts.canvas(), values, gaps, SV)
    written = [text.get_text() for text in ax.texts]
    assert len(written) == values.size
    assert {"30\u00a0278", "24,1\u00a0%"} <= set(written)
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert "Skattekraft, kr per invånare" in labels
    assert "Invånare" in labels
    plt.close(ax.figure)


def test_panels_have_one_bar_a_region_highest_first_and_room_for_their_figures():
    axes = charts.panels(CHANGES, SV, marked="1883")
    assert axes.shape == (2, 2)
    for ax, name in zip(axes.flat, CHANGES, strict=True):
        assert len(ax.patches) == 4
        assert [label.get_text() for label in ax.get_yticklabels()] == [
            places.region(code).in_text("sv")
            for code in CHANGES[name].sort_values(ascending=False, kind="stable").index
        ]
        assert ax.get_xlim()[1] > CHANGES[name].max()
        assert ax.get_xlim()[0] <= min(CHANGES[name].min(), 0)
    plt.close(axes[0, 0].figure)


def test_standard_scores_of_population_are_of_its_logarithm():
    values = pd.DataFrame({"population": [1e3, 1e4, 1e5], "mean_age": [40.0, 45, 50]}, list("abc"))
    gaps = twins.differences(values, list("abc"))
    assert gaps.population.tolist() == pytest.approx(gaps.mean_age.tolist())
    assert gaps.population["c"] == pytest.approx(2 * gaps.population["b"])
    assert standard_scores(values).population["b"] < -0.5
