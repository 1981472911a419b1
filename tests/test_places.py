"""A place is found by code, name or slug, and written as it is written in Swedish and English."""

import contextlib
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from industry_analysis import places
from industry_analysis.errors import UnknownPlace, WorkbookError
from industry_analysis.places import Place

ALL_MUNICIPALITIES = places.municipalities()
ALL_COUNTIES = places.counties()
EVERYWHERE = [places.SWEDEN, *ALL_COUNTIES, *ALL_MUNICIPALITIES]


def spellings(place: Place) -> list[str]:
    """How a user may write one place."""
    names = [place.code, place.name, place.slug, place.official("sv")]
    if place.kind == "county":
        names += [place.in_text("en"), place.in_text("en").removesuffix(" County")]
    else:
        names.append(f"{place.slug}-kommun")
    return [
        *names,
        *(name.upper() for name in names),
        *(name.lower() for name in names),
        *(f" {name}\n" for name in names),
        *(name.replace(" ", "  ") for name in names),
        *(unicodedata.normalize("NFD", name) for name in names),  # as macOS writes file names
    ]


# ---- found ----


@pytest.mark.parametrize("wanted", ["1880", "Örebro", "orebro", "Örebro kommun", "ÖREBRO"])
def test_orebro_is_1880_by_code_name_and_slug(wanted):
    assert places.municipality(wanted) == Place("1880", "Örebro")


@pytest.mark.parametrize(
    "wanted", ["18", "Örebro län", "orebro-lan", "Örebro", "orebro", "Örebro County"]
)
def test_orebro_county_is_18_by_code_name_and_slug(wanted):
    assert places.county(wanted) == Place("18", "Örebro län")


def test_every_municipality_is_found_by_every_spelling_of_it():
    missed = [
        (spelling, place)
        for place in ALL_MUNICIPALITIES
        for spelling in spellings(place)
        if places.municipality(spelling) != place
    ]
    assert missed == []


def test_every_county_is_found_by_every_spelling_of_it():
    missed = [
        (spelling, place)
        for place in ALL_COUNTIES
        for spelling in spellings(place)
        if places.county(spelling) != place
    ]
    assert missed == []


def test_every_region_is_found_by_its_code():
    assert [places.region(place.code) for place in EVERYWHERE] == EVERYWHERE


def test_codes_and_slugs_of_all_290_municipalities_and_21_counties_differ():
    assert len(EVERYWHERE) == 1 + 21 + 290
    assert len({place.code for place in EVERYWHERE}) == len(EVERYWHERE)
    assert len({place.slug for place in EVERYWHERE}) == len(EVERYWHERE)


def test_slugs_are_safe_in_file_names_and_addresses():
    letters = set("abcdefghijklmnopqrstuvwxyz-")
    assert all(set(place.slug) <= letters for place in EVERYWHERE)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        *(("Håbo", "0305"), ("håbo", "0305"), ("HÅBO KOMMUN", "0305"), ("haabo", "0305")),
        *(("Ha\u030abo", "0305"), ("Håbo-kommun", "0305"), (" Håbo  kommun", "0305")),
        *(("Habo", "0643"), ("habo", "0643"), ("Habo kommun", "0643"), ("HABO", "0643")),
    ],
)
def test_habo_with_a_ring_is_not_habo_without(wanted, code):
    assert places.municipality(wanted).code == code


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        *(("upplands-vasby", "0114"), ("Upplands Väsby", "0114"), ("Upplands-Bro", "0139")),
        *(
            ("malung-salen", "2023"),
            ("Dals-Ed", "1438"),
            ("lilla-edet", "1462"),
            ("Falu kommun", "2080"),
        ),
    ],
)
def test_names_of_two_words_are_found_with_space_and_hyphen(wanted, code):
    assert places.municipality(wanted).code == code


def test_stockholm_keeps_the_zero_of_its_code():
    stockholm = places.municipality("0180")
    assert (stockholm.code, stockholm.name, stockholm.county_code) == ("0180", "Stockholm", "01")


def test_municipalities_of_a_county_are_those_whose_code_begins_with_it_in_order():
    for county in ALL_COUNTIES:
        within = places.municipalities(county.code)
        assert within
        assert all(place.code.startswith(county.code) for place in within)
        assert list(within) == sorted(within)
        assert {place.county_code for place in within} == {county.code}
    assert sum(len(places.municipalities(county.code)) for county in ALL_COUNTIES) == 290


def test_codes_of_places_keep_their_order():
    assert places.codes([places.SWEDEN, places.county("20"), places.municipality("0180")]) == [
        *("00", "20", "0180")
    ]


@pytest.mark.parametrize(
    ("code", "kind"), [("00", "country"), ("18", "county"), ("1883", "municipality")]
)
def test_kind_of_a_place_follows_from_its_code(code, kind):
    assert places.region(code).kind == kind


# ---- refused ----


@pytest.mark.parametrize("find", [places.municipality, places.county, places.region])
@pytest.mark.parametrize("wanted", [1880, 180, 18, 1880.0, None, ["1880"]])
def test_code_that_is_no_text_is_refused_with_the_way_to_give_it(find, wanted):
    with pytest.raises(UnknownPlace) as caught:
        find(wanted)
    message = str(caught.value)
    assert "code is text, in quotes" in message
    assert f"got {wanted!r}, a {type(wanted).__name__}" in message
    assert "-r, not -p" in message


@pytest.mark.parametrize(
    ("wanted", "nearest"),
    [
        *(("Karlskogga", "Karlskoga (1883)"), ("Hällefårs", "Hällefors (1863)")),
        *(("orebo", "Örebro (1880)"), ("Ljusnarberg", "Ljusnarsberg (1864)")),
        *(("180", "Stockholm (0180)"), ("18800", "Örebro (1880)")),
    ],
)
def test_unknown_municipality_is_refused_with_the_nearest_names(wanted, nearest):
    with pytest.raises(UnknownPlace) as caught:
        places.municipality(wanted)
    message = str(caught.value)
    assert message.startswith(f"no municipality goes by {wanted!r}; nearest: ")
    assert nearest in message
    assert message.count("(") <= 3


def test_unknown_county_is_refused_with_the_nearest_names():
    with pytest.raises(UnknownPlace, match=r"no county goes by 'Örebo län'; nearest: Örebro län"):
        places.county("Örebo län")


@pytest.mark.parametrize("wanted", ["", " ", "-", "xyzzy", "99999", "Ö", "\0", "x" * 10_000])
def test_what_is_like_no_name_is_refused_without_a_suggestion(wanted):
    with pytest.raises(UnknownPlace) as caught:
        places.municipality(wanted)
    assert str(caught.value).startswith(f"no municipality goes by {wanted!r}")


@pytest.mark.parametrize("code", ["99", "9999", "0", "1", "000", "Sverige", ""])
def test_region_without_such_a_code_is_refused(code):
    with pytest.raises(UnknownPlace):
        places.region(code)


def test_county_is_no_municipality_and_a_municipality_no_county():
    with pytest.raises(UnknownPlace):
        places.municipality("18")
    with pytest.raises(UnknownPlace):
        places.county("1880")


def test_unknown_place_is_an_error_of_the_user():
    assert issubclass(UnknownPlace, WorkbookError)
    assert issubclass(WorkbookError, ValueError)


SCRAMBLED = (
    st.sampled_from(EVERYWHERE)
    .flatmap(lambda place: st.permutations(place.name.upper()))
    .map("".join)
)


@settings(max_examples=50)
@given(st.text() | SCRAMBLED)
def test_any_text_is_a_place_or_an_unknown_place(text):
    for find, known in ((places.municipality, ALL_MUNICIPALITIES), (places.county, ALL_COUNTIES)):
        with contextlib.suppress(UnknownPlace):
            assert find(text) in known


# ---- written ----


@pytest.mark.parametrize(
    ("name", "official"),
    [
        ("Hallsberg", "Hallsbergs kommun"),
        ("Laxå", "Laxå kommun"),
        ("Degerfors", "Degerfors kommun"),
        ("Hällefors", "Hällefors kommun"),
        ("Ljusnarsberg", "Ljusnarsbergs kommun"),
        ("Lekeberg", "Lekebergs kommun"),
        ("Örebro", "Örebro kommun"),
        ("Kumla", "Kumla kommun"),
        ("Askersund", "Askersunds kommun"),
        ("Karlskoga", "Karlskoga kommun"),
        ("Nora", "Nora kommun"),
        ("Lindesberg", "Lindesbergs kommun"),
        ("Falun", "Falu kommun"),
        ("Kalmar", "Kalmar kommun"),
        ("Orust", "Orust kommun"),
        ("Tjörn", "Tjörns kommun"),
        ("Kalix", "Kalix kommun"),
        ("Överkalix", "Överkalix kommun"),
        ("Västerås", "Västerås kommun"),
        ("Borås", "Borås kommun"),
        ("Lilla Edet", "Lilla Edets kommun"),
        ("Dals-Ed", "Dals-Eds kommun"),
        ("Malung-Sälen", "Malung-Sälens kommun"),
        ("Upplands Väsby", "Upplands Väsby kommun"),
        ("Upplands-Bro", "Upplands-Bro kommun"),
        ("Höör", "Höörs kommun"),
        ("Boden", "Bodens kommun"),
        ("Säter", "Säters kommun"),
        ("Mark", "Marks kommun"),
        ("Salem", "Salems kommun"),
        ("Hjo", "Hjo kommun"),
        ("Åre", "Åre kommun"),
        ("Växjö", "Växjö kommun"),
        ("Gotland", "Gotlands kommun"),
    ],
)
def test_official_name_of_a_municipality(name, official):
    assert places.municipality(name).official("sv") == official
    assert places.municipality(name).official("en") == f"Municipality of {name}"


COUNTY_NAMES = {
    "01": "Stockholm County",
    "03": "Uppsala County",
    "04": "Södermanland County",
    "05": "Östergötland County",
    "06": "Jönköping County",
    "07": "Kronoberg County",
    "08": "Kalmar County",
    "09": "Gotland County",
    "10": "Blekinge County",
    "12": "Skåne County",
    "13": "Halland County",
    "14": "Västra Götaland County",
    "17": "Värmland County",
    "18": "Örebro County",
    "19": "Västmanland County",
    "20": "Dalarna County",
    "21": "Gävleborg County",
    "22": "Västernorrland County",
    "23": "Jämtland County",
    "24": "Västerbotten County",
    "25": "Norrbotten County",
}


def test_english_names_of_the_21_counties():
    assert {county.code: county.in_text("en") for county in ALL_COUNTIES} == COUNTY_NAMES
    assert {county.code: county.official("en") for county in ALL_COUNTIES} == COUNTY_NAMES


def test_swedish_names_of_counties_end_in_their_kind():
    for county in ALL_COUNTIES:
        assert county.in_text("sv") == county.official("sv") == county.name
        assert county.name.endswith(" län")


@pytest.mark.parametrize(
    ("code", "swedish", "english"),
    [
        ("1860", "i Laxå", "in Laxå"),
        ("18", "i Örebro län", "in Örebro County"),
        ("00", "i riket", "in Sweden"),
        ("0980", "på Gotland", "on Gotland"),
        ("09", "i Gotlands län", "in Gotland County"),
        ("1421", "på Orust", "on Orust"),
        ("1407", "på Öckerö", "on Öckerö"),
    ],
)
def test_preposition_before_a_place(code, swedish, english):
    place = places.region(code)
    assert place.located("sv") == swedish
    assert place.located("en") == english


def test_names_are_those_of_all_regions_in_the_language():
    swedish, english = places.names("sv"), places.names("en")
    assert len(swedish) == len(english) == 1 + 21 + 290
    assert [swedish[code] for code in ("00", "18", "1880")] == ["riket", "Örebro län", "Örebro"]
    assert [english[code] for code in ("00", "18", "1880")] == ["Sweden", "Örebro County", "Örebro"]
