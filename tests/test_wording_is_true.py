"""What the structure chapter and the county's overview say is true, by another way."""

import re

import pandas as pd
import pytest
from read_reports import (
    DOWN,
    EVERY_LANGUAGE,
    NUMBER,
    UP,
    no_failures,
    percent,
    value,
    without_drawing,
)

from industry_analysis import load, places
from industry_analysis.indicators import structure

STILL = {"sv": "i stort sett oförändrat", "en": "virtually unchanged"}
RANKS = {
    "sv": "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte",
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
}


@pytest.fixture(scope="module")
def workbook():
    with without_drawing() as reports:
        yield reports


@EVERY_LANGUAGE
def test_the_parts_of_a_change_add_up_and_the_mix_is_explained_by_its_sign(workbook, lang):
    told = {
        "sv": ("var förändringen ", "svagare än", "starkare än"),
        "en": ("the change was ", "worse than", "better than"),
    }
    start, worse, better = told[lang]
    failures, seen = [], 0
    for code, _, sentence in workbook.sentences("structure", lang):
        if start not in sentence:
            continue
        seen += 1
        change, national, mix, own = (
            value(n) for n in re.findall(NUMBER[lang], sentence.split(start)[1])
        )
        if national + mix + own != change:
            failures.append(f"{code}: parts that miss the change in {sentence!r}")
        if [worse in sentence, better in sentence] != [mix < 0, mix > 0]:
            failures.append(f"{code}: wrong word in {sentence!r}")
    no_failures(failures)
    assert seen == 290 + 12  # and those of county 18 in a second series


@EVERY_LANGUAGE
def test_a_municipalitys_part_of_the_countys_change_is_not_larger_than_the_whole(workbook, lang):
    part = {"sv": r"svarar för {0} av .* på {0}\.", "en": r"accounts for {0} of .* of {0}\."}
    more = {"sv": r", {0}, är större än .*, {0}\.", "en": r", {0}, is larger than .*, {0}\."}
    failures, seen = [], 0
    for code, _, sentence in workbook.sentences("county_overview", lang):
        for words, larger in ((part, False), (more, True)):
            for one, whole in re.findall(words[lang].format(f"({NUMBER[lang]})"), sentence):
                seen += 1
                if (value(one) > value(whole)) != larger:
                    failures.append(f"{code}: {sentence!r}")
    no_failures(failures)
    assert seen > 5


@EVERY_LANGUAGE
def test_a_county_of_one_municipality_is_compared_with_nothing_inside(workbook, lang):
    words = {"sv": "Störst lokal del|svarar för|Flest platser", "en": "local part|accounts|moved"}
    figures = {
        code: sum("<figure" in shown.html for shown in exhibited)
        for code, exhibited in workbook.shown("county_overview", lang).items()
    }
    gotland = workbook.shown("county_overview", lang)["09"]
    said = [s for shown in gotland for s in shown.sentences]
    assert not [s for s in said if re.search(words[lang], s)]
    # neither its ranking nor its change is drawn
    assert figures["09"] == figures["18"] - 2


@EVERY_LANGUAGE
@pytest.mark.parametrize(
    ("code", "sv", "en"),
    [
        ("1490", "Borås lokala del", "Borås's local part"),
        ("2080", "Faluns lokala del", "Falun's local part"),
        ("2514", "Kalix lokala del", "Kalix's local part"),
        ("2080", "för Falu kommun ingår", "for Falun are not included"),
        ("0980", "personer på Gotland 2022", "people on Gotland in 2022"),
        ("1883", "personer i Karlskoga 2024", "people in Karlskoga in 2024"),
    ],
)
def test_name_of_a_place_in_its_report(workbook, lang, code, sv, en):
    sentences = [s for shown in workbook.shown("structure", lang)[code] for s in shown.sentences]
    assert any({"sv": sv, "en": en}[lang] in sentence for sentence in sentences)


# ---- true? compared with the published figures by another way ----


@pytest.fixture(scope="module")
def industry() -> pd.DataFrame:
    """Employed and share of the industry in the BAS register, by region and year."""
    rows = load.employment().query("series == 'BAS register' and sex == 'total'")
    wide = rows.pivot_table(
        index=["region_code", "year"], columns="sni_group", values="employed_workplace"
    )
    return pd.DataFrame({"employed": wide["B+C"], "share": wide["B+C"] / wide["A-U+US"]})


def _standing(share: pd.Series, code: str, lang: str) -> str:
    """The rank in words, written down anew."""
    above, ties = (share > share[code]).sum(), (share == share[code]).sum()
    below = len(share) - above - ties
    rank = above + 1
    if ties > 1:
        return {"sv": f"på delad plats {rank}", "en": f"tied at number {rank}"}[lang]
    end = {"sv": ("högsta", "lägsta"), "en": ("highest", "lowest")}[lang][int(above > below)]
    from_end = min(above, below)
    if from_end >= 12:
        return {"sv": f"nummer {rank} uppifrån", "en": f"number {rank} from the top"}[lang]
    word = ["", *RANKS[lang].split()[1:]][from_end].replace("andra", "näst")
    return {"sv": f"den {word} {end}", "en": f"the {word} {end}"}[lang].replace("  ", " ")


@EVERY_LANGUAGE
def test_the_rank_of_every_municipality_is_true(workbook, industry, lang):
    failures = []
    for county in places.counties():
        codes = places.codes(places.municipalities(county.code))
        if len(codes) == 1:
            continue
        year = 2024 if county.code == "18" else 2022
        share = industry.share.xs(year, level="year")[codes]
        said = {code: workbook.shown("structure", lang)[code][0].sentences[2] for code in codes}
        for code, sentence in said.items():
            words = {"sv": f"andel är {_standing(share, code, lang)} bland de {len(codes)} "}
            words["en"] = f"is {_standing(share, code, lang)} among the {len(codes)} "
            if words[lang] not in sentence:
                failures.append(f"{code}: {sentence!r}, not {words[lang]!r}")
        for end in {"sv": ("är den högsta", "är den lägsta"), "en": ("is the highest",)}[lang]:
            if sum(end in sentence for sentence in said.values()) != 1:
                failures.append(f"{county.code}: not one {end!r}")
    no_failures(failures)


@EVERY_LANGUAGE
def test_the_rank_of_every_county_is_true(workbook, industry, lang):
    share = industry.share.xs(2022, level="year")[places.codes(places.counties())]
    end = {"sv": " av de 21 länens", "en": " of the 21 counties"}[lang]
    failures = [
        f"{code}: not {_standing(share, code, lang)!r}"
        for code, exhibited in workbook.shown("county_overview", lang).items()
        if not any(_standing(share, code, lang) + end in s for e in exhibited for s in e.sentences)
    ]
    no_failures(failures)


@pytest.mark.parametrize("name", ["structure", "county_overview"])
@EVERY_LANGUAGE
def test_size_and_movement_of_every_place_are_those_published(workbook, industry, name, lang):
    failures, small = [], 0
    for code, exhibited in workbook.shown(name, lang).items():
        size, movement, *_ = exhibited[0].sentences
        year = 2024 if code[:2] == "18" else 2022
        now, start = industry.loc[(code, year)], industry.loc[(code, 2020)]
        change = now.employed - start.employed
        said = [value(n) for n in re.findall(NUMBER[lang], size)]
        if not {now.employed, year, round(now.share * 100, 1)} <= set(said):
            failures.append(f"{code}: {size!r}")
        own, lately = re.split(", och under |, and in ", movement.split(";")[0])
        moved = [value(n) for n in re.findall(NUMBER[lang], own)][:3]
        # up to five persons are within the register's perturbation, and told with their sign
        noise = 0 < abs(change) <= 5
        words = STILL[lang] if noise else (UP if change > 0 else DOWN)[lang][0]
        small += noise
        if change and not (
            moved == [2020, year, change if noise else abs(change)] and words in own
        ):
            failures.append(f"{code}: {movement!r}")
        growth = round(100 * change / start.employed, 1)
        if not noise and change and percent(own) != [abs(growth)]:
            failures.append(f"{code}: not {growth} per cent in {movement!r}")
        country = industry.loc[("00", year), "employed"] / industry.loc[("00", 2020), "employed"]
        expected = round(start.employed * (country - 1))
        in_step = [value(n) for n in re.findall(NUMBER[lang], movement.split(";")[1])]
        if in_step != [*[abs(expected)] * bool(expected), 2020]:
            failures.append(f"{code}: not {expected} in {movement!r}")
        last = now.employed - industry.employed[(code, year - 1)]
        last_noise = 0 < abs(last) <= 5
        told = [value(n) for n in re.findall(NUMBER[lang], lately)]
        if told != [year, *[last if last_noise else abs(last)] * bool(last)]:
            failures.append(f"{code}: not {last} in {movement!r}")
    no_failures(failures)
    assert small if name == "structure" else not small


@EVERY_LANGUAGE
def test_highest_and_lowest_share_of_every_county_are_true(workbook, industry, lang):
    failures = []
    for county in places.counties():
        of = places.municipalities(county.code)
        if len(of) == 1:
            continue
        year = 2024 if county.code == "18" else 2022
        share = industry.share.xs(year, level="year")[places.codes(of)]
        high, low = (places.region(c).located(lang) for c in (share.idxmax(), share.idxmin()))
        wanted = {
            "sv": rf"Högst är andelen {high}, .* lägst {low}, ",
            "en": rf"The share is highest {high}, .* lowest {low}, ",
        }
        exhibited = workbook.shown("county_overview", lang)[county.code]
        if not any(re.match(wanted[lang], s) for e in exhibited for s in e.sentences):
            failures.append(f"{county.code}: not {wanted[lang]!r}")
    no_failures(failures)


# ---- the constants hold ----


def test_years_and_limits_that_the_caveats_name_are_those_of_the_data():
    years = load.employment().groupby("series")["year"].agg(["min", "max"])
    assert years.loc["RAMS 16+", "max"] == 2018
    assert years.loc["RAMS 16–74", "min"] == 2019
    assert years.loc["BAS register", "min"] == 2020
    assert structure.SMALL == 15
