"""How numbers, changes, ranks and lists are written, and what is said where little is to say."""

import pandas as pd
import pytest

from industry_analysis import load, places, wording
from industry_analysis.indicators import series
from industry_analysis.indicators.structure import without_carrier
from industry_analysis.wording import Speech
from industry_analysis.wording.columns import industry, industry_names, industry_words

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
        (6, "ökade antalet med 6", "the number rose by 6"),
        (-6, "minskade antalet med 6", "the number fell by 6"),
        # within the perturbation of the register it is no movement
        (5, "var antalet i stort sett oförändrat (+5)", "the number was virtually unchanged (+5)"),
        (2, "var antalet i stort sett oförändrat (+2)", "the number was virtually unchanged (+2)"),
        (-5, "var antalet i stort sett oförändrat (−5)", "the number was virtually unchanged (−5)"),
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
        (12, 12, "var antalet 12 både först och sist", "was 12 at both ends"),
        (
            *(595, 597, "var antalet i stort sett oförändrat, 595 och 597"),
            "was virtually unchanged, 595 and 597",
        ),
        (
            *(55, 50, "var antalet i stort sett oförändrat, 55 och 50"),
            "was virtually unchanged, 55 and 50",
        ),
        (50, 56, "ökade antalet från 50 till 56", "rose from 50 to 56"),
    ],
)
def test_change_with_both_numbers(start, end, swedish, english):
    assert SV.went(start, end, sv="antalet", en="the number") == swedish
    assert EN.went(start, end, sv="antalet", en="the number") == f"the number {english}"


def test_a_share_is_not_perturbed_like_a_count():
    went = SV.went(0.301, 0.302, sv="andelen", en="the share", kind="share")
    assert went == "ökade andelen från 30,1\u00a0% till 30,2\u00a0%"
    # what looks the same went nowhere
    same = EN.went(0.3001, 0.2999, sv="andelen", en="the share", kind="share")
    assert same == "the share was 30.0% at both ends"


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
        (6, 12, "den sjätte högsta", "the sixth highest"),
        (7, 12, "den sjätte lägsta", "the sixth lowest"),
        (10, 12, "den tredje lägsta", "the third lowest"),
        (11, 12, "den näst lägsta", "the second lowest"),
        (12, 12, "den lägsta", "the lowest"),
        (12, 26, "den tolfte högsta", "the twelfth highest"),
        (13, 26, "nummer 13 uppifrån", "number 13 from the top"),
        (14, 26, "nummer 14 uppifrån", "number 14 from the top"),
        (15, 26, "den tolfte lägsta", "the twelfth lowest"),
        (14, 27, "nummer 14 uppifrån", "number 14 from the top"),
        (25, 26, "den näst lägsta", "the second lowest"),
        (26, 26, "den lägsta", "the lowest"),
        (1, 1, "den högsta", "the highest"),
        (1, 2, "den högsta", "the highest"),
        (2, 2, "den lägsta", "the lowest"),
        (2, 3, "den näst högsta", "the second highest"),
        (3, 3, "den lägsta", "the lowest"),
        (2, 4, "den näst högsta", "the second highest"),
        (3, 4, "den näst lägsta", "the second lowest"),
        (3, 5, "den tredje högsta", "the third highest"),
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


def test_series_are_named_as_a_reader_knows_them_and_another_as_it_is():
    from industry_analysis import load
    from industry_analysis.wording.columns import series_name

    named = {
        load.RAMS_16_PLUS: ("RAMS, 16 år och äldre", "RAMS, 16 and older"),
        load.RAMS_16_74: ("RAMS, 16–74 år", "RAMS, 16–74"),
        load.BAS_REGISTER: ("BAS, årsregister", "BAS, annual register"),
        "KPI": ("KPI", "KPI"),
    }
    for name, words in named.items():
        assert (series_name(name, SV), series_name(name, EN)) == words


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
        "yearly_change": [0, 3, 30],
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
        "Från 2020 till 2024 var antalet oförändrat, och under 2024 var det oförändrat; "
        "med samma procentuella utveckling som rikets industri hade det varit oförändrat "
        "sedan 2020."
    )
    assert bottom_line(EN)[1] == (
        "From 2020 to 2024 the number was unchanged, and in 2024 it was unchanged; "
        "at the national rate for industry it would have been unchanged since 2020."
    )


def test_a_change_within_the_perturbation_is_none_and_has_no_per_cent():
    noise = {"change": [4, 10, 100], "relative_change": [0.042, 0.01, 0.01]}
    said = bottom_line(SV, **noise, expected_change=[1, 5, NAN])[1]
    assert said.startswith(
        "Från 2020 till 2024 var antalet i stort sett oförändrat (+4), och under"
    )
    assert said.endswith(" hade det ökat med 1 sedan 2020.")


def test_growth_from_nothing_has_no_per_cent():
    from_nothing = {"change": [7, 10, 100], "relative_change": [NAN, 0.01, 0.01]}
    assert bottom_line(EN, **from_nothing)[1].startswith(
        "From 2020 to 2024 the number rose by 7, and in"
    )


def test_a_fall_is_a_fall_in_per_cent_too():
    fall = {"change": [-25, 10, 100], "relative_change": [-0.2, 0.01, 0.01]}
    assert "minskade antalet med 25 (20,0\u00a0%), och" in bottom_line(SV, **fall)[1]


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
    assert alone == (
        "Länet består av en kommun; lokaliseringskvoten, andelen jämförd med rikets, är 3,00."
    )


def test_rank_in_a_table_is_among_how_many_and_a_dash_where_there_is_none():
    assert wording.structure.standing(figures(), SV).tolist() == ["1 av 12", "–", "–"]
    assert wording.structure.standing(figures(), EN).tolist() == ["1 of 12", "–", "–"]


def series_of(*parts: tuple[str, dict[int, float]]) -> pd.Series:
    cells = {(name, year): value for name, years in parts for year, value in years.items()}
    index = pd.MultiIndex.from_tuples(cells, names=["series", "year"])
    return pd.Series(list(cells.values()), index=index, name=HERE.code)


def over_time(line: pd.Series, say: Speech, here: places.Place = HERE) -> str:
    rows = series.with_yearly_change(line.rename(here.code).to_frame())
    return wording.development.over_time(rows, here, say)


BROKEN = series_of(
    ("RAMS 16+", {2008: 50.0, 2018: 40.0}),
    ("RAMS 16–74", {2019: 90.0}),
    ("BAS register", {2020: 60.0, 2023: 52.0, 2024: 60.0}),
)


def test_numbers_over_time_never_cross_a_break():
    assert over_time(BROKEN, SV) == (
        "Åren 2008–2018 (RAMS, 16 år och äldre) minskade antalet från 50 till 40. "
        "Åren 2020–2024 (BAS, årsregister) var antalet 60 både först och sist, som lägst 52 år "
        "2023. Senaste året, 2024, ökade antalet med 8. "
        "Mellan 2018 (40) och 2019 (90) byter statistiken serie; hur mycket av skillnaden som är "
        "verklig går inte att avgöra. "
        "Mellan 2019 (90) och 2020 (60) byter statistiken serie; hur mycket av skillnaden som är "
        "verklig går inte att avgöra."
    )


def test_a_difference_over_a_break_is_told_where_it_is_over_five_per_cent():
    def breaks(before: float, after: float) -> int:
        parts = ("RAMS 16–74", {2019: before}), ("BAS register", {2020: after, 2021: after})
        return over_time(series_of(*parts), EN).count("the series changes")

    assert [breaks(100, x) for x in (106, 105, 100, 95, 94)] == [1, 0, 0, 0, 1]
    assert breaks(0, 50) == 0  # no per cent of nothing


@pytest.mark.parametrize(
    ("both", "due"),
    [(6002.0, "not due to"), (6200.0, "due to"), (6400.0, "due to"), (NAN, "cannot be told")],
)
def test_what_of_a_difference_is_the_break_is_told_where_two_series_have_the_year(both, due):
    parts = ("RAMS 16–74", {2019: 6287.0, 2020: both}), ("BAS register", {2020: 5948.0})
    values = pd.concat({HERE.code: series_of(*parts)}, names=["region_code"])
    rows = series.with_earlier(series.lines(values, [HERE.code]), values)
    said = wording.development.over_time(series.with_yearly_change(rows), HERE, EN)
    assert f"{due} the change of series" in said or due in said
    assert ("not due" in said) == (due == "not due to")
    assert ("earlier" in rows) == (both == both)
    if both == both:
        assert rows.earlier.dropna().to_dict() == {("BAS register", 2020): both}
        assert f"the earlier gave {EN.count(both)} for 2020" in said


def test_the_latest_year_is_told_of_its_own_series_alone():
    first_of_its_series = series_of(("RAMS 16–74", {2019: 90.0}), ("BAS register", {2020: 90.0}))
    assert "latest" not in over_time(first_of_its_series, EN)
    noise = series_of(("BAS register", {2020: 60.0, 2021: 80.0, 2022: 78.0}))
    assert "In the latest year, 2022, the number was virtually unchanged (−2)." in over_time(
        noise, EN
    )


def test_years_that_are_missing_are_said_to_be_missing():
    falun = places.municipality("Falun")
    line = series_of(("BAS register", {2020: 60.0, 2022: 70.0}))
    assert over_time(line, SV, falun).endswith(
        "Tidigare år för Falu kommun ingår inte i rapportens underlag."
    )
    assert over_time(line, EN, falun).endswith(
        "Earlier years for Falun are not included in this report."
    )
    assert "Tidigare år" not in over_time(BROKEN, SV)


def test_shares_that_look_the_same_did_not_go_anywhere():
    share = series_of(("BAS register", {2020: 0.3001, 2024: 0.2999}))
    shares = pd.DataFrame({HERE.code: share, "18": share / 2, "00": share / 3})
    assert wording.development.shares_over_time(shares, HERE, EN) == (
        "In 2020–2024 (BAS, annual register) the share was 30.0% at both ends; in Sweden it "
        "was 10.0% at both ends."
    )


def turns(*persons: float) -> str:
    line = series_of(("BAS register", dict(enumerate(persons, start=2020))))
    return over_time(line, EN).split(". ")[0]


def test_a_turn_on_the_way_is_told_where_it_lies_over_five_per_cent_outside_both_ends():
    assert turns(200, 190, 200).endswith("was 200 at both ends")  # five per cent
    assert turns(200, 189, 200).endswith("was 200 at both ends, with a low of 189 in 2021")
    assert turns(100, 106, 120, 127, 110).endswith("110, with a high of 127 in 2023")
    assert turns(200, 300, 100, 210).endswith(
        "200 to 210, with a high of 300 in 2021 and a low of 100 in 2022"
    )
    assert "with" not in turns(20, 15, 20)  # within the perturbation


def test_a_place_is_set_against_county_and_country_as_far_as_they_are_there():
    values = pd.Series({"1883": 0.3, "18": 0.2, "00": 0.1})
    against = wording.development.against
    assert against(values, "share", HERE, COUNTY, EN) == (
        "20.0% in Örebro County and 10.0% in Sweden"
    )
    assert against(values.drop("18"), "share", HERE, COUNTY, EN) == "10.0% in Sweden"
    assert against(values, "share", COUNTY, COUNTY, SV) == "10,0\u00a0% i riket"


def women(share: pd.Series, say: Speech, **changed: object) -> str:
    rows = pd.DataFrame({HERE.code: share})
    return wording.structure.women(rows, figures(**changed), HERE, COUNTY, say)


def test_women_are_told_with_both_numbers_and_over_time():
    share = series_of(("RAMS 16+", {2008: 0.25, 2018: 0.2}), ("BAS register", {2024: 0.3}))
    assert women(share, SV) == (
        "Av industrins 100 sysselsatta 2024 var 30 kvinnor, 30,0\u00a0%, mot 30,0\u00a0% i Örebro "
        "län och 25,0\u00a0% i riket. "
        "Åren 2008–2018 (RAMS, 16 år och äldre) minskade andelen från 25,0\u00a0% till "
        "20,0\u00a0%."
    )


def test_without_figures_by_sex_it_is_said_that_they_are_missing():
    none = series_of(("BAS register", {2024: NAN}))
    missing = {"women": NAN, "women_share": NAN}
    assert women(none, SV, **missing) == (
        "Uppgifter efter kön för Karlskoga kommun ingår inte i rapportens underlag; de omfattar "
        "bara riket, Örebro län och Örebro läns kommuner."
    )
    said = women(none, EN, **missing)
    assert said.startswith("Figures by sex for Karlskoga are not included in this report; ")


def profile(*quotients: float) -> pd.DataFrame:
    columns = {"employed": [40, 14, 3], "share": [0.7, 0.2, 0.1], "location_quotient": quotients}
    return pd.DataFrame(columns, index=["B+C", "A", "K"])


def test_an_industry_of_a_few_persons_is_not_judged():
    said = wording.structure.profile(profile(2.0, NAN, 0.1), HERE, EN)
    assert said.endswith(
        "Among sectors with at least 15 employed, the most over-represented against Sweden is "
        "manufacturing and mining (location quotient 2.00) and the least represented finance and "
        "insurance (0.10)."
    )


@pytest.mark.parametrize("quotients", [(NAN, NAN, NAN), (2.0, NAN, NAN)])
def test_with_too_few_industries_to_judge_none_is_compared(quotients):
    assert wording.structure.profile(profile(*quotients), HERE, SV) == (
        "De största branscherna i Karlskoga är tillverkning och utvinning (40, 70,0\u00a0%), "
        "jordbruk, skogsbruk och fiske (14, 20,0\u00a0%) och finans och försäkring (3, "
        "10,0\u00a0%)."
    )


def test_no_adjective_agrees_with_the_name_of_an_industry_which_may_be_plural():
    said = wording.structure.profile(profile(0.5, 9.0, 0.1), HERE, SV)
    assert said.endswith(
        "Bland branscher med minst 15 sysselsatta är den mest överrepresenterade mot riket "
        "jordbruk, skogsbruk och fiske (lokaliseringskvot 9,00) och den minst företrädda finans "
        "och försäkring (0,10)."
    )


def parts(national: int, mix: int, own: int, change: int) -> pd.DataFrame:
    row = {"start_year": 2020, "year": 2024, "employed_start": 5, "national": national, "mix": mix}
    index = pd.MultiIndex.from_tuples([("BAS register", "B+C")], names=["series", "industry"])
    return pd.DataFrame([{**row, "competitive": own, "change": change}], index=index)


@pytest.mark.parametrize(
    ("of", "swedish"),
    [
        ((1, -1, 0, 0), "branschdelen −1 (rikets industri utvecklades svagare än hela ekonomin)"),
        ((1, 2, 0, 3), "branschdelen +2 (rikets industri utvecklades starkare än hela ekonomin)"),
        # rounded to nobody it does not say which way
        ((1, 0, -1, 0), "branschdelen 0"),
    ],
)
def test_parts_of_a_change_and_what_the_mix_means(of, swedish):
    national, _, own, change = (SV.number(part, "change") for part in of)
    boras = places.municipality("Borås")
    assert wording.structure.change_parts(parts(*of), boras, SV, code="B+C") == (
        f"Åren 2020–2024 var förändringen {change}, summan av riksdelen {national}, {swedish} och "
        f"Borås lokala del {own}."
    )


def test_a_change_that_cannot_be_divided_is_said_to_be_so_and_drawn_as_nothing():
    none = parts(1, -1, 0, 0)[:0]
    falun = places.municipality("Falun")
    said = wording.structure.change_parts
    assert said(none, falun, SV, code="B+C") == (
        "Förändringen kan inte delas upp för Falu kommun: ingen serie har två år."
    )
    assert said(none, falun, EN, code="B+C") == (
        "The change cannot be divided for Falun: no series has two years."
    )
    assert wording.alternatives.parts(none, EN, code="B+C").startswith("Bar chart.")


@pytest.mark.parametrize(
    ("numbers", "compared"),
    [
        ((6.1, 10.2), "mer koncentrerad än i riket"),
        ((10.3, 10.2), "mindre koncentrerad än i riket"),
        ((10.16, 10.24), "lika koncentrerad som i riket"),  # both are written 10,2
    ],
)
def test_concentration_beside_the_country(numbers, compared):
    here, country = numbers
    rows = pd.DataFrame({"equivalent_number": {"1883": here, "18": 9.1, "00": country}})
    said = wording.structure.concentration(rows, HERE, COUNTY, SV)
    assert said.startswith(
        f"Sysselsättningen i Karlskoga motsvarar {SV.number(here, 'number')} lika stora branscher, "
        f"mot 9,1 i Örebro län och 10,2 i riket: den är {compared}. "
    )


def test_the_map_says_where_the_share_is_largest_and_what_it_is_here_once():
    shares = pd.Series({"1883": 0.3, "1880": 0.1, "1860": 0.2})
    said = wording.structure.neighbours_on_map
    ends = "In the county industry's share is largest in Karlskoga, 30.0%, and smallest in Örebro, "
    assert said(shares, HERE, EN) == f"{ends}10.0%."
    laxa = places.municipality("1860")
    assert said(shares, laxa, EN) == f"{ends}10.0%; in Laxå it is 20.0%."
    assert said(shares[["1883"]], HERE, SV) == (
        "Länet består av en kommun; industrins andel är 30,0\u00a0%."
    )


# ---- a county ----


@pytest.mark.parametrize(
    ("changes", "swedish"),
    [
        ({"1880": 30, "1421": 20}, "Antalet ökade mest i Örebro (+30) och på Orust (+20); "),
        ({"1880": 30, "1421": 20}, "; det minskade ingenstans."),
        ({"1880": -30, "1421": 0}, "Antalet ökade ingenstans; det minskade mest i Örebro (−30)."),
        ({"1880": 0, "1883": 0}, "Antalet ökade ingenstans; det minskade ingenstans."),
        # what may be perturbation is not called a rise or a fall, nor denied
        ({"1880": 5, "1883": 0}, "Antalet ökade ingenstans nämnvärt; det minskade ingenstans."),
        ({"1880": 6, "1883": -5}, "ökade mest i Örebro (+6); det minskade ingenstans nämnvärt."),
        ({"0980": 5}, "Länet består av en kommun; jämförelser inom länet är inte möjliga."),
    ],
)
def test_where_the_number_rose_and_fell_most(changes, swedish):
    assert swedish in wording.county.most(pd.Series(changes), SV)


def test_only_the_largest_movers_are_named_most_first():
    changes = {"1860": 10, "1861": 20, "1862": 30, "1863": 40, "1864": -10, "1880": -20}
    assert wording.county.most(pd.Series(changes | {"1883": -30}), EN) == (
        "The number rose most in Hällefors (+40), in Degerfors (+30) and in Hallsberg (+20); "
        "it fell most in Karlskoga (−30) and in Örebro (−20)."
    )


def carried(changes: dict[str, int], own: dict[str, int], say: Speech) -> str:
    rows = pd.DataFrame({"change": pd.Series(changes), "own_change": pd.Series(own)})
    rest = without_carrier(rows.assign(employed_start=100, employed=100 + rows.change), "18")
    return wording.county.carried(rows, rest, COUNTY, say)


OWN = {"1883": 40, "1880": -7, "18": 33}


@pytest.mark.parametrize(
    ("changes", "swedish"),
    [
        (
            {"1883": 60, "1880": 40, "18": 101},
            "Karlskoga svarar för 60 av länets ökning på 101. ",
        ),
        (
            {"1883": -60, "1880": -40, "18": -101},
            "Karlskoga svarar för 60 av länets minskning på 101. ",
        ),
        # a part larger than the whole is not a part of it
        (
            {"1883": 60, "1880": -20, "18": 41},
            "Ökningen i Karlskoga, 60, är större än hela länets, 41. ",
        ),
        ({"1883": 10, "1880": -60, "18": -49}, "Minskningen i Örebro, 60, är större än hela "),
        ({"1883": 50, "1880": 50, "18": 100}, ""),  # half is not most
        ({"1883": -60, "1880": 59, "18": 2}, ""),  # against the whole
        ({"1883": 60, "1880": -60, "18": 0}, ""),
    ],
)
def test_one_municipality_that_is_most_of_the_countys_change(changes, swedish):
    said = carried(changes, OWN, SV)
    assert said.startswith(swedish or "Störst")
    assert said.endswith("Störst lokal del har Karlskoga (+40), lägst har Örebro (−7).")


def test_the_change_in_english():
    said = carried({"1883": 60, "1880": -20, "18": 41}, OWN, EN)
    assert said == (
        "The rise in Karlskoga, 60, is larger than that of the whole county, 41. "
        "Karlskoga has the largest local part (+40), Örebro the smallest (−7)."
    )
    assert carried({"1883": 60, "1880": 40, "18": 101}, OWN, EN).startswith(
        "Karlskoga accounts for 60 of the county's rise of 101. "
    )


def test_a_county_of_one_municipality_is_not_divided():
    none = pd.DataFrame({"change": [], "own_change": []}, index=pd.Index([], dtype=str))
    assert wording.county.carried(none, none, places.county("09"), EN) == (
        "The county consists of one municipality; comparisons within it are not possible."
    )


def ranks(*rows: list[float]) -> pd.DataFrame:
    years = pd.MultiIndex.from_product([["BAS register"], [2020, 2024]], names=["series", "year"])
    return pd.DataFrame(rows, index=years, columns=["1880", "1883", "1860"][: len(rows[0])])


def test_order_over_time():
    assert wording.county.ranks(ranks([1, 2, 3], [1, 2, 3]), EN) == (
        "The ranking is the same in 2024 as in 2020."
    )
    assert wording.county.ranks(ranks([1, 2, 3], [1, 3, 2]), SV) == (
        "Flest platser 2020–2024 flyttade Karlskoga (från plats 2 till 3) och Laxå (från plats 3 "
        "till 2)."
    )
    assert wording.county.ranks(ranks([1, 2, 3], [1, 3, 2]), EN) == (
        "In 2020–2024 Karlskoga (from number 2 to 3) and Laxå (from number 3 to 2) moved furthest "
        "in the ranking."
    )
    assert wording.county.ranks(ranks([1], [1])[:0], SV) == (
        "Länet består av en kommun och har ingen rangordning."
    )


def test_order_over_time_is_of_the_last_series_alone():
    both = pd.concat([ranks([3, 1, 2], [3, 1, 2]), ranks([1, 2, 3], [1, 2, 3])])
    names = ["RAMS 16+"] * 2 + ["BAS register"] * 2
    both.index = pd.MultiIndex.from_arrays(
        [names, [2017, 2018, 2020, 2024]], names=["series", "year"]
    )
    assert wording.county.ranks(both, EN) == "The ranking is the same in 2024 as in 2020."


def test_specialisation_in_industry_and_of_all():
    quotients = pd.DataFrame({"B+C": [4.0, 1.0], "A": [NAN, 5.0]}, index=["1883", "1880"])
    assert wording.county.specialised(quotients, EN) == (
        "Industry is most over-represented in Karlskoga, quotient 4.00. "
        "The highest quotient of all is 5.00, for agriculture, forestry and fishing in Örebro."
    )
    few = quotients.assign(**{"B+C": [0.5, 0.9]})
    assert wording.county.specialised(few, SV) == (
        "Ingen kommun har en högre industriandel än riket; högst är kvoten 0,90, i Örebro. "
        "Högst av alla kvoter är 5,00, för jordbruk, skogsbruk och fiske i Örebro."
    )


def test_a_county_of_one_municipality_has_no_highest_and_lowest():
    gotland = pd.DataFrame({"share": {"0980": 0.06}, "equivalent_number": {"0980": 10.3}})
    assert wording.county.shares(gotland, SV) == "Andelen är 6,0\u00a0% på Gotland."
    assert wording.county.concentration(gotland, EN) == (
        "Employment on Gotland is equivalent to 10.3 equally large sectors."
    )


def test_highest_and_lowest_of_a_county():
    rows = pd.DataFrame(
        {"share": {"1880": 0.06, "1883": 0.33}, "equivalent_number": {"1880": 9.1, "1883": 6.1}}
    )
    assert wording.county.shares(rows, SV) == (
        "Högst är andelen i Karlskoga, 33,0\u00a0%, och lägst i Örebro, 6,0\u00a0%."
    )
    assert wording.county.concentration(rows, EN) == (
        "Employment is most concentrated in Karlskoga (equivalent to 6.1 equally large sectors), "
        "least in Örebro (9.1)."
    )


def test_place_among_the_counties():
    columns = {
        "start_year": 2020,
        "year": 2022,
        "share": [0.138, 0.138, 0.107],
        "relative_change": [0.055, -0.0001, 0.041],
        "rank": [8.0, 8.0, NAN],
        "tied": [True, True, NAN],
        "places": [21, 21, NAN],
    }
    figures = pd.DataFrame(columns, index=["18", "20", "00"])
    assert wording.county.among_counties(figures, COUNTY, SV) == (
        "År 2022, det senaste som rapporten har uppgifter om för alla län, var industrins andel i "
        "Örebro län på delad plats 8 av de 21 länens: 13,8\u00a0%. "
        "Från 2020 till 2022 ändrades antalet med +5,5\u00a0%, i riket med +4,1\u00a0%."
    )
    assert wording.county.among_counties(figures, places.county("20"), EN).endswith(
        "From 2020 to 2022 the number changed by 0.0%, in Sweden by +4.1%."
    )


# ---- caveats ----


def facts(**changed: float) -> pd.Series:
    values = {
        "start_year": 2020,
        "year": 2024,
        "unknown": 25,
        "unknown_before": 109,
        "unknown_share": 0.002,
        "break_year": 2020,
        "rams": 4253,
        "register": 4252,
        "country_unknown_before": 67_763,
        "country_unknown": 12_398,
        "jump_year": NAN,
        "jump": NAN,
    }
    return pd.Series({**values, **changed}, dtype=float)


def caveats(say: Speech = SV, small: tuple[str, ...] = (), **changed: float) -> list[str]:
    return wording.notes.caveats(facts(**changed), list(small), HERE, say)


def test_caveats_are_those_that_apply_to_the_place():
    starts = [
        "Industri är här tillverkning",
        "SCB skyddar uppgifterna",
        "Sysselsatta i Karlskoga med okänd bransch",
        "I riket minskade antalet med okänd bransch från 67\u00a0763 året före till 12\u00a0398 år "
        "2024, för att kodningen ändrades.",
        "Uppgifterna kommer från tre tidsserier",
        "Antalet i industrin ändrades mycket på ett år, 2021 (−270).",
        "Följande branscher har färre än 15 sysselsatta i Karlskoga: ",
        "Startåret 2020 var ett pandemiår",
    ]
    everything = caveats(small=("K", "L"), jump_year=2021, jump=-270)
    assert [said[: len(start)] for said, start in zip(everything, starts, strict=True)] == starts
    gone = {"break_year": NAN, "rams": NAN, "register": NAN, "start_year": 2021, "year": 2022}
    few = caveats(**gone, country_unknown=NAN, country_unknown_before=NAN)
    assert len(few) == 4
    assert few[3].startswith("För Karlskoga kommun ingår BAS, årsregister, 2021–2022, båda könen")


def test_the_break_is_told_with_both_numbers():
    assert (
        "För 2020 finns både RAMS, 4\u00a0253 sysselsatta i industrin i Karlskoga, och BAS, "
        in (caveats()[4])
    )


def test_small_industries_are_apart_though_their_names_have_an_and_of_their_own():
    said = caveats(small=("K", "D+E"))[5]
    assert "finans och försäkring; energi, vatten och avfall. Deras kvoter" in said
    one = caveats(small=("K",))[5]
    assert one.startswith(
        "En bransch har färre än 15 sysselsatta i Karlskoga: finans och försäkring. Dess kvot är"
    )
    assert caveats(EN, ("K",))[5].endswith(
        "Its quotient is too uncertain to read and is not shown."
    )


def test_what_is_known_of_a_single_place_is_told_there_alone():
    askersund = places.municipality("Askersund")
    assert "Zinkgruvan" in wording.notes.caveats(facts(), [], askersund, EN)[0]
    assert not any("Zinkgruvan" in said for said in caveats())


def test_a_county_is_named_without_an_article():
    said = wording.notes.caveats(facts(break_year=NAN), [], places.county("20"), EN)
    assert said[4].startswith("For Dalarna County the BAS annual register 2020–2024 is included")


@pytest.mark.parametrize("unknown", [0, 1, 25])
def test_number_of_unknown_industry_reads_as_a_sentence(unknown):
    assert caveats(unknown=unknown)[2].startswith(
        f"Sysselsatta i Karlskoga med okänd bransch: {unknown} (0,2\u00a0%) år 2024, mot 109 år "
        "2020. "
    )


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
    assert title(line, SV) == "Andel kvinnor bland industrins sysselsatta 2020, procent"
    assert "nan" not in title(line[:0], SV).lower()


def test_key_of_the_map_says_what_its_classes_are_of_and_when():
    years = pd.Series([2022, 2022])
    assert wording.titles.map_classes(years, SV) == "Femtedelar av Sveriges\nkommuner 2022"
    assert wording.titles.map_classes(years, EN) == "Fifths of Sweden's\nmunicipalities 2022"


# ---- names of industries ----


def test_names_of_industries_are_the_columns_of_a_composition():
    table = load.composition(load.employment())
    assert list(industry_names("sv")) == list(industry_names("en")) == list(table.columns)
    assert industry_names("sv")["B+C"] == "Tillverkning och utvinning"
    assert industry_names("en")["B+C"] == "Manufacturing and mining"


def test_words_of_industries_stand_inside_a_sentence():
    words = industry_words()
    assert list(words) == list(industry_names("sv"))
    assert words["B+C"] == {"sv": "tillverkning och utvinning", "en": "manufacturing and mining"}


def test_a_column_has_one_heading_in_the_whole_workbook():
    from industry_analysis.wording.headings import CHAPTERS, COLUMNS

    names = [name for chapter in CHAPTERS for name in chapter.COLUMNS]
    assert sorted(names) == sorted(COLUMNS)
