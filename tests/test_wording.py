"""How numbers, changes, ranks and lists are written, and what is said where little is to say."""

import pandas as pd
import pytest

from industry_analysis import places, wording
from industry_analysis.wording import Speech
from industry_analysis.wording.columns import industry

SV, EN = Speech("sv"), Speech("en")
NAN = float("nan")
HERE, COUNTY = places.municipality("1883"), places.county("18")


# ---- numbers ----


@pytest.mark.parametrize(
    ("value", "kind", "swedish", "english"),
    [
        (12345.6, "number", "12 345,6", "12,345.6"),
        (5447, "count", "5 447", "5,447"),
        (0, "count", "0", "0"),
        (999, "count", "999", "999"),
        (1234567, "count", "1 234 567", "1,234,567"),
        (1195, "change", "+1 195", "+1,195"),
        (-251, "change", "−251", "−251"),
        (0, "change", "0", "0"),
        (-0.0, "change", "0", "0"),
        (-0.3, "change", "0", "0"),
        (0.3277, "share", "32,8 %", "32.8%"),
        (0.0, "share", "0,0 %", "0.0%"),
        (1, "share", "100,0 %", "100.0%"),
        (0.281, "share_change", "+28,1 %", "+28.1%"),
        (-0.281, "share_change", "−28,1 %", "−28.1%"),
        (-0.0001, "share_change", "0,0 %", "0.0%"),
        (12.5, "share_change", "+1 250,0 %", "+1,250.0%"),
        (3.0625, "ratio", "3,06", "3.06"),
        (0.1234, "index", "0,123", "0.123"),
        (-0.5, "number", "−0,5", "−0.5"),
        (2.345, "bits", "2,34", "2.34"),
        (2024.0, "year", "2024", "2024"),
        (3.0, "rank", "3", "3"),
        ("RAMS 16+", "text", "RAMS 16+", "RAMS 16+"),
    ],
)
def test_number_is_written_as_its_language_and_kind_ask(value, kind, swedish, english):
    # nothing may break a line within a number
    assert SV.number(value, kind) == swedish.replace(" ", "\u00a0" if kind != "text" else " ")
    assert EN.number(value, kind) == english


@pytest.mark.parametrize("missing", [NAN, None, pd.NA])
@pytest.mark.parametrize(
    "kind",
    ["count", "change", "share", "share_change", "ratio", "index", "number", "bits", "year"],
)
def test_missing_is_a_dash_and_never_zero(missing, kind):
    assert SV.number(missing, kind) == EN.number(missing, kind) == "–"


def test_count_and_share_of_a_loss_have_no_sign():
    assert (SV.count(-1195), SV.share(-0.281)) == ("1\u00a0195", "28,1\u00a0%")


@pytest.mark.parametrize("lang", ["no", "SV", "", "svenska", None])
def test_another_language_is_refused(lang):
    with pytest.raises(ValueError, match="the reports are in 'sv' and 'en', not in"):
        Speech(lang)


# ---- changes, ranks, lists ----


@pytest.mark.parametrize(
    ("change", "swedish", "english"),
    [
        (1195, "ökade antalet med 1\u00a0195", "the number rose by 1,195"),
        (-20, "minskade antalet med 20", "the number fell by 20"),
        (0, "var antalet oförändrat", "the number was unchanged"),
    ],
)
def test_change_that_happened(change, swedish, english):
    assert SV.moved(change, sv="antalet", en="the number") == swedish
    assert EN.moved(change, sv="antalet", en="the number") == english


@pytest.mark.parametrize(
    ("start", "end", "swedish", "english"),
    [
        (4252, 5447, "ökade antalet från 4\u00a0252 till 5\u00a0447", "rose from 4,252 to 5,447"),
        (30, 0, "minskade antalet från 30 till 0", "fell from 30 to 0"),
        (12, 12, "var antalet oförändrat, 12", "was unchanged, 12"),
    ],
)
def test_change_with_both_numbers(start, end, swedish, english):
    assert SV.went(start, end, sv="antalet", en="the number") == swedish
    assert EN.went(start, end, sv="antalet", en="the number") == f"the number {english}"


@pytest.mark.parametrize(
    ("change", "swedish", "english"),
    [
        (188, "ökat med 188", "have risen by 188"),
        (-2000, "minskat med 2\u00a0000", "have fallen by 2,000"),
        (0, "varit oförändrat", "have been unchanged"),
    ],
)
def test_change_that_did_not_happen(change, swedish, english):
    assert SV.would_have_moved(change) == swedish
    assert EN.would_have_moved(change) == english


@pytest.mark.parametrize(
    ("rank", "among", "swedish", "english"),
    [
        (1, 12, "den högsta", "the highest"),
        (2, 12, "den näst högsta", "the second highest"),
        (3, 12, "den tredje högsta", "the third highest"),
        (10, 12, "den tionde högsta", "the tenth highest"),
        (11, 12, "den näst lägsta", "the second lowest"),
        (12, 12, "den lägsta", "the lowest"),
        (12, 26, "den tolfte högsta", "the twelfth highest"),
        (13, 26, "nummer 13 uppifrån", "number 13 from the top"),
        (25, 26, "den näst lägsta", "the second lowest"),
        (26, 26, "den lägsta", "the lowest"),
        (1, 1, "den högsta", "the highest"),
        (1, 2, "den högsta", "the highest"),
        (2, 2, "den lägsta", "the lowest"),
        (2, 3, "den näst högsta", "the second highest"),
        (3, 3, "den lägsta", "the lowest"),
        (3, 4, "den tredje högsta", "the third highest"),
        (4, 5, "den näst lägsta", "the second lowest"),
    ],
)
def test_rank_in_words(rank, among, swedish, english):
    assert SV.superlative(rank, among) == swedish
    assert EN.superlative(rank, among) == english


@pytest.mark.parametrize("rank", [1, 5, 12])
def test_a_shared_rank_is_no_superlative(rank):
    assert SV.superlative(rank, 12, tied=True) == f"på delad plats {rank}"
    assert EN.superlative(rank, 12, tied=True) == f"tied at number {rank}"


def test_every_rank_among_up_to_50_has_words_of_its_own():
    for say in (SV, EN):
        for among in range(1, 51):
            words = [say.superlative(rank, among) for rank in range(1, among + 1)]
            assert len(set(words)) == among


@pytest.mark.parametrize(
    ("things", "swedish", "english"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a och b", "a and b"),
        (["a", "b", "c"], "a, b och c", "a, b and c"),
    ],
)
def test_things_in_a_row(things, swedish, english):
    assert (SV.listed(things), EN.listed(things)) == (swedish, english)


def test_every_column_and_industry_is_named_in_both_languages():
    assert wording.column("employed").label(SV) == "Sysselsatta"
    assert wording.column("herfindahl_index").label(EN)
    assert industry("B+C", SV) == "Tillverkning och utvinning"
    assert industry("25.6", EN) == "25.6"


def test_column_that_nothing_names_is_refused():
    with pytest.raises(KeyError):
        wording.column("employees")


# ---- sentences where there is little to say, or nothing ----


def figures(**changed: object) -> pd.DataFrame:
    """Key figures of Karlskoga, its county and Sweden, invented, with what a test changes."""
    columns = {
        "start_year": 2020,
        "year": 2024,
        "employed": [100, 1000, 10_000],
        "women": [30, 300, 2500],
        "share": [0.3, 0.2, 0.1],
        "women_share": [0.3, 0.3, 0.25],
        "change": [0, 10, 100],
        "relative_change": [0.0, 0.01, 0.01],
        "expected_change": [0, 5, NAN],
        "location_quotient": [3.0, 2.0, 1.0],
        "rank": [1, NAN, NAN],
        "tied": [False, NAN, NAN],
        "places": [12, NAN, NAN],
    }
    return pd.DataFrame({**columns, **changed}, index=[HERE.code, COUNTY.code, "00"])


def bottom_line(say: Speech, **changed: object) -> list[str]:
    return wording.structure.bottom_line(figures(**changed), HERE, COUNTY, say)


def test_size_is_said_beside_county_and_country():
    assert bottom_line(SV)[0] == (
        "Industrin sysselsatte 100 personer i Karlskoga 2024, 30,0\u00a0% av alla som arbetar där, "
        "mot 20,0\u00a0% i Örebro län och 10,0\u00a0% i riket."
    )


def test_a_change_of_nothing_is_unchanged_without_a_number():
    assert bottom_line(SV)[1] == (
        "Från 2020 till 2024 var antalet oförändrat; "
        "i takt med rikets industri hade det varit oförändrat."
    )
    assert bottom_line(EN)[1] == (
        "From 2020 to 2024 the number was unchanged; "
        "in step with industry in Sweden it would have been unchanged."
    )


def test_growth_from_nothing_has_no_per_cent():
    from_nothing = {"change": [7, 10, 100], "relative_change": [NAN, 0.01, 0.01]}
    assert bottom_line(EN, **from_nothing)[1].startswith(
        "From 2020 to 2024 the number rose by 7; in step"
    )


def test_a_fall_is_a_fall_in_per_cent_too():
    fall = {"change": [-25, 10, 100], "relative_change": [-0.2, 0.01, 0.01]}
    assert "minskade antalet med 25 (20,0\u00a0%); i takt" in bottom_line(SV, **fall)[1]


@pytest.mark.parametrize(
    ("standing", "swedish", "english"),
    [
        ((1, False, 12), "är den högsta bland de 12 kommunerna i", "is the highest among the 12"),
        ((4, True, 12), "är på delad plats 4 bland de 12 kommunerna i", "is tied at number 4 amo"),
        ((12, False, 12), "är den lägsta bland de 12 kommunerna i", "is the lowest among the 12"),
    ],
)
def test_standing_among_the_municipalities(standing, swedish, english):
    rank, tied, among = ([value, NAN, NAN] for value in standing)
    assert swedish in bottom_line(SV, rank=rank, tied=tied, places=among)[2]
    assert english in bottom_line(EN, rank=rank, tied=tied, places=among)[2]


def test_the_only_municipality_of_a_county_has_no_rank():
    alone = bottom_line(SV, places=[1, NAN, NAN])[2]
    assert alone == "Lokaliseringskvoten mot riket är 3,00."


def series_of(*parts: tuple[str, dict[int, float]]) -> pd.Series:
    cells = {(name, year): value for name, years in parts for year, value in years.items()}
    index = pd.MultiIndex.from_tuples(cells, names=["series", "year"])
    return pd.Series(list(cells.values()), index=index, name=HERE.code)


def test_numbers_over_time_never_cross_a_break():
    line = series_of(
        ("RAMS 16+", {2008: 50.0, 2018: 40.0}),
        ("RAMS 16–74", {2019: 90.0}),
        ("BAS register", {2020: 60.0, 2024: 60.0}),
    )
    assert wording.structure.over_time(line, HERE, SV) == (
        "2008–2018 minskade antalet från 50 till 40 (RAMS 16+). "
        "2020–2024 var antalet oförändrat, 60 (BAS register)."
    )


def test_years_that_are_missing_are_said_to_be_missing():
    falun = places.municipality("Falun")
    line = series_of(("BAS register", {2020: 60.0, 2022: 70.0}))
    assert wording.structure.over_time(line, falun, SV).endswith(
        "Tidigare år finns inte med för Falu kommun."
    )
    assert wording.structure.over_time(line, falun, EN).endswith(
        "Earlier years are not carried for Falun."
    )


def test_shares_that_look_the_same_did_not_go_anywhere():
    share = series_of(("BAS register", {2020: 0.3001, 2024: 0.2999}))
    shares = pd.DataFrame({HERE.code: share, "18": share / 2, "00": share / 3})
    assert wording.structure.shares_over_time(shares, HERE, COUNTY, EN) == (
        "In 2020 and 2024 the share was the same, 30.0%. "
        "In 2024 it was 15.0% in Örebro County and 10.0% in Sweden."
    )


def test_without_figures_by_sex_it_is_said_that_they_are_missing():
    by_sex = figures(women=NAN, women_share=NAN)
    assert wording.structure.women(by_sex, HERE, COUNTY, SV) == (
        "Hur många som är kvinnor går inte att säga för Karlskoga kommun: uppgifter efter kön "
        "finns här bara för Sverige, Örebro län och länets kommuner."
    )
    said = wording.structure.women(by_sex, HERE, COUNTY, EN)
    assert said.startswith("How many are women cannot be said for Karlskoga: ")


def profile(small: list[bool]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "employed": [40, 14, 3],
            "share": [0.7, 0.2, 0.1],
            "location_quotient": [2.0, 9.0, 0.1],
            "small": small,
        },
        index=["B+C", "A", "K"],
    )


def test_an_industry_of_a_few_persons_is_not_judged():
    said = wording.structure.profile(profile([False, True, False]), HERE, EN)
    assert "manufacturing and mining weighs most (location quotient 2.00)" in said
    assert "9.00" not in said


@pytest.mark.parametrize("small", [[True, True, True], [False, True, True]])
def test_with_too_few_industries_to_judge_none_is_compared(small):
    assert wording.structure.profile(profile(small), HERE, SV) == (
        "Flest arbetar i Karlskoga i tillverkning och utvinning (40, 70,0\u00a0%), jordbruk, "
        "skogsbruk och fiske (14, 20,0\u00a0%) och finans och försäkring (3, 10,0\u00a0%)."
    )


def test_parts_of_a_change_of_nothing():
    row = {"start_year": 2020, "year": 2024, "employed_start": 5}
    parts = {"national": 1, "mix": -1, "competitive": 0, "change": 0}
    index = pd.MultiIndex.from_tuples([("BAS register", "B+C")], names=["series", "industry"])
    rows = pd.DataFrame([{**row, **parts}], index=index)
    assert wording.structure.change_parts(rows, places.municipality("Borås"), SV, code="B+C") == (
        "2020–2024 var antalet i industrin oförändrat: rikets samlade tillväxt svarar för +1, "
        "att rikets industri avvek från den för −1 och Borås egen utveckling för 0."
    )


def test_the_highest_on_the_map_is_not_named_twice():
    shares = pd.Series({"1883": 0.3, "1880": 0.1, "1860": 0.2})
    span = "The share of industry runs from 10.0% in Örebro to 30.0% in Karlskoga"
    said = wording.structure.neighbours_on_map
    laxa = places.municipality("Laxå")
    assert said(shares, HERE, EN) == f"{span}."
    assert said(shares, laxa, EN) == f"{span}; in Laxå it is 20.0%."
    assert said(shares[["1883"]], HERE, SV) == (
        "Länet har en enda kommun; industrins andel är 30,0\u00a0%."
    )


# ---- a county ----


def carried(changes: dict[str, int], say: Speech) -> str:
    return wording.county.carried(pd.DataFrame({"change": changes}), say)


@pytest.mark.parametrize(
    ("changes", "swedish"),
    [
        ({"1880": 3, "1421": 2}, "Antalet ökade mest i Örebro (+3) och på Orust (+2); "),
        ({"1880": 3, "1421": 2}, "; det minskade ingenstans."),
        ({"1880": -3, "1421": 0}, "Antalet ökade ingenstans; antalet minskade mest i Örebro (−3)."),
        ({"1880": 0, "1883": 0}, "Antalet ökade ingenstans; det minskade ingenstans."),
        ({"0980": 5}, "Länet har en enda kommun, så den är hela förändringen."),
    ],
)
def test_who_carried_the_change(changes, swedish):
    assert swedish in carried(changes, SV)


def test_only_the_largest_movers_are_named_most_first():
    changes = {"1860": 1, "1861": 2, "1862": 3, "1863": 4, "1864": -1, "1880": -2, "1883": -3}
    assert carried(changes, EN) == (
        "The number rose most in Hällefors (+4), in Degerfors (+3) and in Hallsberg (+2); "
        "the number fell most in Karlskoga (−3) and in Örebro (−2)."
    )


def ranks(*rows: list[float]) -> pd.DataFrame:
    years = pd.MultiIndex.from_product([["BAS register"], [2020, 2024]], names=["series", "year"])
    return pd.DataFrame(rows, index=years, columns=["1880", "1883", "1860"][: len(rows[0])])


def test_order_over_time():
    assert wording.county.ranks(ranks([1, 2, 3], [1, 2, 3]), EN) == (
        "The order is the same in 2024 as in 2020."
    )
    assert wording.county.ranks(ranks([1, 2, 3], [1, 3, 2]), SV) == (
        "Mest har ordningen ändrats 2020–2024 för Karlskoga (från plats 2 till 3) och Laxå (från "
        "plats 3 till 2)."
    )
    assert wording.county.ranks(ranks([1], [1]), SV) == "Länet har en enda kommun."


def test_specialisation_is_not_told_twice():
    quotients = pd.DataFrame({"B+C": [4.0, 1.0], "A": [NAN, 2.0]}, index=["1883", "1880"])
    assert wording.county.specialised(quotients, SV) == (
        "I industrin är specialiseringen störst i Karlskoga, kvot 4,00, den högsta av alla."
    )
    quotients.loc["1880", "A"] = 5.0
    assert wording.county.specialised(quotients, EN) == (
        "In industry the specialisation is highest in Karlskoga, quotient 4.00. "
        "Highest of all is 5.00, for agriculture, forestry and fishing in Örebro."
    )


def test_a_county_of_one_municipality_has_no_highest_and_lowest():
    gotland = pd.DataFrame({"share": {"0980": 0.06}, "equivalent_number": {"0980": 10.3}})
    assert wording.county.shares(gotland, SV) == "Andelen är 6,0\u00a0% på Gotland."
    assert wording.county.concentration(gotland, EN) == (
        "The employed on Gotland are spread as over 10.3 industries of equal size."
    )


def test_place_among_the_counties():
    figures = pd.DataFrame(
        {"year": 2022, "share": [0.138, 0.138], "rank": 8.0, "tied": True, "places": 21},
        index=["18", "20"],
    )
    assert wording.county.among_counties(figures, COUNTY, SV).endswith(
        "i Örebro län på delad plats 8 av de 21 länens: 13,8\u00a0%."
    )


# ---- caveats ----


def facts(**changed: float) -> pd.Series:
    values = {
        "start_year": 2020,
        "year": 2024,
        "unknown": 25,
        "unknown_share": 0.002,
        "break_year": 2020,
        "rams": 4253,
        "register": 4252,
        "country_unknown_before": 67_763,
        "country_unknown": 12_398,
    }
    return pd.Series({**values, **changed}, dtype=float)


def test_caveats_are_those_that_apply_to_the_place():
    everything = wording.notes.caveats(facts(), ["K", "L"], HERE, SV)
    assert len(everything) == 6
    assert "finans och försäkring och fastighetsverksamhet: andel och kvot" in everything[4]
    no_break = {"break_year": NAN, "rams": NAN, "register": NAN}
    few = wording.notes.caveats(facts(**no_break, country_unknown=60_000), [], HERE, SV)
    assert len(few) == 4
    assert few[3].startswith("För Karlskoga kommun finns här BAS-registrets 2020–2024, båda")


def test_a_county_is_named_without_an_article():
    said = wording.notes.caveats(facts(break_year=NAN), [], places.county("20"), EN)
    assert said[3].startswith("For Dalarna County the BAS register of 2020–2024 is carried")


@pytest.mark.parametrize("unknown", [0, 1, 25])
def test_number_of_unknown_industry_reads_as_a_sentence(unknown):
    said = wording.notes.caveats(facts(unknown=unknown), [], HERE, SV)[2]
    assert said.startswith(f"Okänd bransch har {unknown} av de sysselsatta i Karlskoga 2024 (0,2")


# ---- alternatives and titles ----


def test_alternative_of_a_map_names_every_place_highest_first():
    values = pd.Series({"1880": 0.1, "1883": 0.3, "1860": NAN})
    assert wording.alternatives.map_of(values, EN, kind="share") == (
        "Map. Karlskoga 30.0%, Örebro 10.0%."
    )


def test_alternative_of_lines_gives_first_and_last_value_and_skips_an_empty_line():
    line = series_of(("RAMS 16+", {2008: 50.0}), ("BAS register", {2024: 60.0}))
    rows = pd.DataFrame({HERE.code: line, "18": NAN})
    assert wording.alternatives.lines(rows, SV, kind="count") == (
        "Linjediagram. Karlskoga: 50 (2008), 60 (2024)."
    )


def test_alternative_of_quotients_skips_a_place_that_nothing_is_judged_of():
    rows = pd.DataFrame({"B+C": [4.0, NAN], "A": [1.0, NAN]}, index=["1883", "1880"])
    said = wording.alternatives.quotients(rows, EN)
    assert said.endswith("highest by place. Karlskoga: manufacturing and mining 4.00.")


def test_title_of_one_year_and_of_none():
    line = series_of(("BAS register", {2020: 60.0})).to_frame()
    title = wording.titles.women
    assert title(line, SV) == "Kvinnor av industrins sysselsatta 2020, procent"
    assert "nan" not in title(line[:0], SV).lower()
