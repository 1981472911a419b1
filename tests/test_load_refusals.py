"""A raw file that breaks a rule is refused: table, rule, count and first offender are named."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pandera.pandas as pa
import pytest
from pandera.errors import SchemaErrors

from industry_analysis import check, employment, folders, identities, schemas, tables
from industry_analysis.errors import DataError

RAMS, REGISTER, EVERYWHERE = (
    "employment_rams_16_plus",
    "employment_bas_register",
    "employment_bas_register_all",
)
# enough tables for every rule, so that a whole check takes little time
FEW = [
    *(RAMS, "employment_rams_16_74", REGISTER, EVERYWHERE, "municipalities", "counties"),
    *("building_area", "regional_accounts", "greenhouse_gases"),
]
NOT_AS_DESCRIBED = "is not the file its sidecar describes (sha256 differs)"


@pytest.fixture
def raw(tmp_path, monkeypatch) -> Path:
    """The raw tables of a home of their own, which a test may spoil."""
    shutil.copytree(folders.raw(), tmp_path / "data" / "raw")
    (tmp_path / "notebooks").mkdir()
    monkeypatch.setenv(folders.VARIABLE, str(tmp_path))
    return folders.raw()


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> Path:
    """A home with few tables, all sound, those of employment kept as checked."""
    home = tmp_path_factory.mktemp("sound")
    (home / "notebooks").mkdir()
    for name in FEW:
        path = home / "data" / "raw" / tables.TABLES[name].path
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(folders.raw() / tables.TABLES[name].path, path)
        shutil.copy(sidecar_of(folders.raw(), name), f"{path}.json")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(folders.VARIABLE, str(home))
        employment.employment()
    return home


@pytest.fixture
def few(sound, tmp_path, monkeypatch) -> Path:
    """As `raw`, but with few tables."""
    shutil.copytree(sound, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv(folders.VARIABLE, str(tmp_path))
    monkeypatch.setattr(tables, "TABLES", {name: tables.TABLES[name] for name in FEW})
    return folders.raw()


def sidecar_of(raw: Path, name: str) -> Path:
    return raw / f"{tables.TABLES[name].path}.json"


def edit_sidecar(raw: Path, name: str, **fields: object) -> None:
    """Change fields of a sidecar; a field set to ``...`` is dropped."""
    path = sidecar_of(raw, name)
    content = json.loads(path.read_text(encoding="utf-8")) | fields
    kept = {field: value for field, value in content.items() if value is not ...}
    path.write_text(json.dumps(kept), encoding="utf-8")


def sign(raw: Path, name: str) -> None:
    """Let the sidecar vouch for the file as it is now, so that only the deeper rules refuse it."""
    content = (raw / tables.TABLES[name].path).read_bytes()
    edit_sidecar(raw, name, sha256=hashlib.sha256(content).hexdigest())


def refusal(name: str) -> str:
    """What is said of a table that is refused; nothing of it may be kept."""
    kept = set(folders.processed().glob("*"))
    with pytest.raises(DataError) as caught:
        tables.checked(name)
    assert set(folders.processed().glob("*")) == kept
    return str(caught.value)


def assert_check_names(fault: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The check prints the fault and fails, and keeps nothing."""
    kept = set(folders.processed().glob("*"))
    assert check.report() == 1
    assert fault in capsys.readouterr().out
    assert set(folders.processed().glob("*")) == kept


# ---- faults in the figures, one by one ----


def cell(rows: pd.DataFrame, **key: str) -> int:
    """The row with this key."""
    [row] = rows.index[rows[list(key)].eq(pd.Series(key)).all(axis="columns")]
    return row


def set_cell(column: str, value: str, **key: str) -> Callable[[pd.DataFrame], pd.DataFrame]:
    def changed(rows: pd.DataFrame) -> pd.DataFrame:
        rows.loc[cell(rows, **key), column] = value
        return rows

    return changed


def repeated(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([rows, rows.loc[[700, 20, 300]]])


KARLSKOGA_MEN_2008 = {"region_code": "1883", "year": "2008", "sex": "men", "sni_group": "B+C"}
KARLSKOGA_2024 = {"region_code": "1883", "year": "2024", "sex": "total", "sni_group": "B+C"}
SWEDEN_FARMING_2008 = {"region_code": "00", "year": "2008", "sex": "men", "sni_group": "A"}
ACCOUNTS_2000 = {
    "region_code": "00",
    "aggregate": "A01-F43 varuproducenter",
    "measure": "employed_thousand",
    "year": "2000",
}

FAULTS = {
    "dropped column": (
        RAMS,
        lambda rows: rows.drop(columns="sex"),
        ["column 'sex' is missing"],
    ),
    "column too many": (
        RAMS,
        lambda rows: rows.assign(region="Riket"),
        ["column 'region' is not expected"],
    ),
    "column renamed": (
        RAMS,
        lambda rows: rows.rename(columns={"employed": "persons"}),
        ["column 'employed' is missing; column 'persons' is not expected"],
    ),
    "column dropped that is prepared": (
        "regional_accounts",
        lambda rows: rows.drop(columns="value"),
        ["column 'value' is missing"],
    ),
    "columns in another order": (
        RAMS,
        lambda rows: rows[["year", "region_code", "sex", "sni_group", "employed"]],
        ["the columns are not in the order region_code, year, sex, sni_group, employed"],
    ),
    "repeated key": (
        RAMS,
        repeated,
        [
            "4931 rows, its sidecar says 4928",
            "3 rows repeat the key (region_code, year, sex, sni_group); "
            "the first is ('18', '2015', 'women', 'US')",
        ],
    ),
    "text in a number column": (
        RAMS,
        set_cell("employed", "many", **SWEDEN_FARMING_2008),
        [
            "1 row breaks the rule employed: a whole number; "
            "the first is 'many' in ('00', '2008', 'men', 'A', 'many')"
        ],
    ),
    "half a person": (
        RAMS,
        set_cell("employed", "59348.5", **SWEDEN_FARMING_2008),
        ["1 row breaks the rule employed: a whole number; the first is '59348.5' in ('00',"],
    ),
    "empty number": (
        RAMS,
        set_cell("employed", "", **SWEDEN_FARMING_2008),
        ["1 row breaks the rule employed: not empty; the first is nan in ('00', '2008', 'men'"],
    ),
    "negative count": (
        RAMS,
        set_cell("employed", "-1", **SWEDEN_FARMING_2008),
        [
            "1 row breaks the rule employed: greater_than_or_equal_to(0); "
            "the first is '-1' in ('00', '2008', 'men', 'A', '-1')"
        ],
    ),
    "endless number": (
        "regional_accounts",
        set_cell("value", "inf", **ACCOUNTS_2000),
        ["1 row breaks the rule value: finite; the first is 'inf' in ('00', 'A01-F43"],
    ),
    "unknown industry group": (
        RAMS,
        set_cell("sni_group", "C", **SWEDEN_FARMING_2008),
        ["1 row breaks the rule sni_group: isin(", "the first is 'C' in ('00', '2008', 'men', 'C'"],
    ),
    "year of another series": (
        RAMS,
        set_cell("year", "2019", **SWEDEN_FARMING_2008),
        ["1 row breaks the rule year: in_range(2008, 2018); the first is '2019' in ('00', '2019'"],
    ),
    "unknown municipality": (
        "building_area",
        set_cell("municipality_code", "0113", municipality_code="0114"),
        ["1 row gives a municipality_code that municipalities does not list; the first is '0113'"],
    ),
    "code that lost its zero": (
        "building_area",
        set_cell("municipality_code", "114", municipality_code="0114"),
        [
            r"1 row breaks the rule municipality_code: str_matches('^\d{4}$'); "
            "the first is '114' in ('114', '239', '214', '2350')"
        ],
    ),
    "one person moved in rams": (
        RAMS,
        set_cell("employed", "3478", **KARLSKOGA_MEN_2008),
        [
            "1 row breaks the rule municipalities add up to county within 0 persons (employed); "
            "the first is ('18', '2008', 'men', 'B+C', '18415')"
        ],
    ),
    "register cell of 1": (
        REGISTER,
        set_cell(
            *("employed_workplace", "1"),
            **{"region_code": "1860", "year": "2024", "sex": "total", "sni_group": "US"},
        ),
        [
            "1 row breaks the rule employed_workplace is never 1 or 2; "
            "the first is ('1860', '2024', 'total', 'US', '1', '7')"
        ],
    ),
    "register beyond its perturbation": (
        REGISTER,
        set_cell("employed_workplace", "6447", **KARLSKOGA_2024),
        [
            "1 row breaks the rule municipalities add up to county within 15 persons "
            "(employed_workplace); the first is ('18', '2024', 'total', 'B+C', '21461', '20942')",
            "1 row breaks the rule groups add up to the total within 20 persons "
            "(employed_workplace); the first is ('1883', '2024', 'total', 'A-U+US', '16625',",
            "1 row breaks the rule men and women add up to the total within 10 persons "
            "(employed_workplace); the first is ('1883', '2024', 'total', 'B+C', '6447', '3952')",
        ],
    ),
    "county beyond the perturbation of Sweden": (
        EVERYWHERE,
        set_cell("employed_workplace", "1", region_code="20", year="2020", sni_group="K"),
        [
            "1 row breaks the rule counties add up to Sweden within 40 persons "
            "(employed_workplace); the first is ('00', '2020', 'K',",
            "1 row breaks the rule municipalities add up to county within 40 persons "
            "(employed_workplace); the first is ('20', '2020', 'K', '1')",
            "1 row breaks the rule employed_workplace is never 1 or 2; "
            "the first is ('20', '2020', 'K', '1')",
        ],
    ),
    "withheld without the sign": (
        "regional_accounts",
        set_cell("value", "", **ACCOUNTS_2000),
        [
            "1 row breaks the rule value is missing exactly where status is ..; "
            "the first is ('00', 'A01-F43 varuproducenter', 'employed_thousand', '2000', nan, '')"
        ],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_in_the_figures_is_named_with_rule_count_and_first_offender(few, fault, capsys):
    name, change, said = FAULTS[fault]
    path = few / tables.TABLES[name].path
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    change(rows).to_csv(path, index=False, lineterminator="\n")

    edited = refusal(name)
    assert edited.startswith(f"{name}: {tables.TABLES[name].path} {NOT_AS_DESCRIBED}")
    assert all(words in edited for words in said), "both the edit and the fault behind it"

    sign(few, name)
    signed = refusal(name)
    assert signed.startswith(f"{name}: ")
    assert NOT_AS_DESCRIBED not in signed
    assert all(words in signed for words in said)
    assert_check_names(signed, capsys)


# ---- faults of files ----

UNREADABLE = {
    "no text": (RAMS, lambda c: c.replace(b"59348", b"\xff9348"), "'utf-8' codec can't decode"),
    "quote left open": (RAMS, lambda c: c.replace(b"59348", b'"59348'), "EOF inside string"),
    "field too many": (RAMS, lambda c: c.replace(b"60672", b"60672,1"), "Expected 5 fields"),
    "first row too long": (RAMS, lambda c: c.replace(b"59348", b"59348,1"), "more fields than"),
    "empty file": (RAMS, lambda c: b"", "No columns to parse from file"),
    "cut short": ("greenhouse_gases", lambda c: c[:-1], "Parquet magic bytes not found"),
}


@pytest.mark.parametrize("fault", UNREADABLE)
def test_unreadable_file_is_refused_as_such(few, fault, capsys):
    name, spoil, said = UNREADABLE[fault]
    path = few / tables.TABLES[name].path
    path.write_bytes(spoil(path.read_bytes()))
    edited = refusal(name)
    assert NOT_AS_DESCRIBED in edited
    sign(few, name)
    signed = refusal(name)
    for message in (edited, signed):
        assert "cannot be read: " in message
        assert said in message
    assert_check_names(signed, capsys)


@pytest.mark.parametrize("name", tables.TABLES)
def test_a_changed_byte_of_any_table_is_refused(raw, name):
    path = raw / tables.TABLES[name].path
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert refusal(name).startswith(f"{name}: {tables.TABLES[name].path} {NOT_AS_DESCRIBED}")


def test_missing_raw_file_is_named(few, capsys):
    (few / tables.TABLES[RAMS].path).unlink()
    message = refusal(RAMS)
    assert message == f"{RAMS}: the raw file scb/employment_rams_16_plus.csv is missing"
    assert_check_names(message, capsys)


def test_missing_sidecar_is_named(few, capsys):
    sidecar_of(few, RAMS).unlink()
    message = refusal(RAMS)
    assert message == f"{RAMS}: the sidecar employment_rams_16_plus.csv.json is missing"
    assert_check_names(message, capsys)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"licence": ...}, "has 1 fields missing or unknown; the first is 'licence'"),
        ({"unit": ..., "query": ...}, "has 2 fields missing or unknown; the first is 'query'"),
        ({"remark": "typed by hand"}, "has 1 fields missing or unknown; the first is 'remark'"),
        ({"rows": 4927}, "4928 rows, its sidecar says 4927"),
        ({"sha256": None}, NOT_AS_DESCRIBED),
    ],
    ids=["field dropped", "two fields dropped", "field unknown", "rows", "no hash"],
)
def test_fault_of_a_sidecar_is_named(few, fields, said, capsys):
    edit_sidecar(few, RAMS, **fields)
    message = refusal(RAMS)
    assert said in message
    assert_check_names(message, capsys)


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "\ufffe"])
def test_sidecar_that_is_no_json_object_is_refused(few, content, capsys):
    sidecar_of(few, RAMS).write_text(content, encoding="utf-16")
    assert "the sidecar employment_rams_16_plus.csv.json is no JSON" in refusal(RAMS)
    sidecar_of(few, RAMS).write_text(content, encoding="utf-8")
    message = refusal(RAMS)
    assert message.startswith(f"{RAMS}: the sidecar employment_rams_16_plus.csv.json ")
    assert_check_names(message, capsys)


def test_file_that_no_table_claims_is_named(few, capsys):
    (few / "scb" / "employment (copy).csv").write_text("region_code\n")
    assert check.report() == 1
    assert "scb/employment (copy).csv: no table claims this file" in capsys.readouterr().out


# ---- codes ----

UNLISTED = {
    **dict.fromkeys(("municipality_code", "neighbour_code", "main_destination"), "9999"),
    **{"region_code": "99", "ssyk4": "9999", "kpi": "N99999", "facility_id": "SE.CAED/0"},
}
WITH_CODES = [
    (name, column)
    for name in tables.TABLES
    for column in getattr(schemas, name.upper()).columns
    if column in UNLISTED
    and (name, column)
    not in {
        ("municipalities", "municipality_code"),
        ("ssyk2012", "ssyk4"),
        ("indicator_titles", "kpi"),
        ("industrial_facilities", "facility_id"),
    }
]


@pytest.mark.parametrize(("name", "column"), WITH_CODES)
def test_code_that_no_list_has_is_refused_in_every_table(raw, name, column):
    path = raw / tables.TABLES[name].path
    if path.suffix == ".parquet":
        rows = pd.read_parquet(path)
    else:
        rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    rows.loc[len(rows) - 1, column] = UNLISTED[column]
    if path.suffix == ".parquet":
        rows.to_parquet(path)
    else:
        rows.to_csv(path, index=False)
    sign(raw, name)
    message = refusal(name)
    assert f"1 row gives a {column} that " in message
    assert f"does not list; the first is {UNLISTED[column]!r}" in message


def test_tables_whose_code_list_is_spoilt_are_refused_with_their_own_faults(few):
    municipalities = few / tables.TABLES["municipalities"].path
    municipalities.write_text(municipalities.read_text().replace("municipality_code", "code"))
    edit_sidecar(few, "building_area", rows=291)
    message = refusal("building_area")
    assert "290 rows, its sidecar says 291" in message
    assert "municipality_code cannot be checked, the list in municipalities has faults" in message


# ---- several at once ----


def test_all_faults_of_a_table_are_named_at_once(few, capsys):
    path = few / tables.TABLES[REGISTER].path
    rows = pd.read_csv(path, dtype=str)
    rows.loc[5, "employed_workplace"] = "x"
    rows.loc[[7, 9], "employed_residence"] = "-3"
    rows.loc[8, "sex"] = "male"
    rows.loc[11, "region_code"] = "99"
    rows.to_csv(path, index=False)
    edit_sidecar(few, REGISTER, rows=1)
    message = refusal(REGISTER)
    for said in (
        NOT_AS_DESCRIBED,
        "1470 rows, its sidecar says 1",
        "1 row breaks the rule employed_workplace: a whole number; the first is 'x' in",
        "2 rows break the rule employed_residence: greater_than_or_equal_to(0); the first is '-3'",
        "1 row breaks the rule sex: isin(('men', 'women', 'total')); the first is 'male' in",
        "1 row gives a region_code that municipalities does not list; the first is '99'",
    ):
        assert message.count(said) == 1, said
    assert_check_names(message, capsys)


def test_faults_of_all_tables_are_named_at_once(raw, capsys):
    sidecar_of(raw, "job_ads").unlink()
    (raw / tables.TABLES["localities"].path).unlink()
    edit_sidecar(raw, "neighbours", rows=0)
    (raw / "notes.txt").write_text("")
    found = check.faults()
    assert set(found) == {"job_ads", "localities", "neighbours", "notes.txt"}
    assert check.report() == 1
    printed = capsys.readouterr().out
    assert all(fault in printed for fault in found.values())
    assert "24 tables, 4 with faults" in printed


def test_two_routes_of_the_register_that_disagree_are_refused(few, capsys):
    edit_sidecar(few, "building_area", rows=0)  # another fault must not hide this one
    path = few / tables.TABLES[EVERYWHERE].path
    rows = pd.read_csv(path, dtype=str)
    key = {"region_code": "1883", "year": "2022", "sni_group": "B+C"}
    theirs = int(rows.loc[cell(rows, **key), "employed_workplace"])
    set_cell("employed_workplace", str(theirs + 5), **key)(rows).to_csv(path, index=False)
    sign(few, EVERYWHERE)
    with pytest.raises(DataError) as caught:
        employment.employment()
    assert str(caught.value).startswith("employment: 1 cells differ between SCB's register and")
    assert f"('1883', 2022, 'total', 'B+C'): {theirs} and {theirs + 5}" in str(caught.value)
    assert check.report() == 1
    assert str(caught.value) in capsys.readouterr().out


# ---- the publisher's identities, at their tolerances ----


def test_tolerances_are_those_of_the_published_perturbation():
    gaps = identities.MUNICIPALITY_GAP, identities.GROUP_GAP, identities.SEX_GAP
    assert gaps == (15, 20, 10)
    assert identities.COUNTRY_GAP == 40


def rows_of(*rows: tuple[str, str, str, int]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["region_code", "sex", "sni_group", "employed"])
    return frame.assign(year=2024)


IDENTITIES = {
    "municipalities": (
        identities.parts_add_up("employed", 4, 15),
        15,
        lambda gap: rows_of(
            ("18", "total", "F", 100),
            ("1880", "total", "F", 60),
            ("1883", "total", "F", 40 + gap),
        ),
    ),
    "counties": (
        identities.parts_add_up("employed", 2, 40),
        40,
        lambda gap: rows_of(
            ("00", "total", "F", 100),
            ("18", "total", "F", 60),
            ("20", "total", "F", 40 - gap),
        ),
    ),
    "exact": (
        identities.parts_add_up("employed", 4, 0),
        0,
        lambda gap: rows_of(("18", "men", "F", 100), ("1880", "men", "F", 100 - gap)),
    ),
    "groups": (
        identities.groups_add_up("employed", 20),
        20,
        lambda gap: rows_of(
            *(("18", "total", group, 10) for group in identities.SNI_GROUPS),
            ("18", "total", identities.ALL_INDUSTRIES, 160 + gap),
        ),
    ),
    "sexes": (
        identities.sexes_add_up("employed", 10),
        10,
        lambda gap: rows_of(
            ("18", "men", "B+C", 70),
            ("18", "women", "B+C", 30),
            ("18", "total", "B+C", 100 - gap),
        ),
    ),
}


@pytest.mark.parametrize("identity", IDENTITIES)
def test_parts_add_up_to_their_whole_within_the_tolerance_and_not_one_person_more(identity):
    rule, tolerance, rows = IDENTITIES[identity]
    schema = pa.DataFrameSchema(checks=rule)
    for gap in {0, tolerance}:
        schema.validate(rows(gap), lazy=True)
    with pytest.raises(SchemaErrors):
        schema.validate(rows(tolerance + 1), lazy=True)


@pytest.mark.parametrize(("cells", "sound"), [([0, 3], True), ([3, 2], False), ([1, 0], False)])
def test_perturbed_cells_are_never_1_or_2(cells, sound):
    holds = identities.never_one_or_two("employed")
    outcome = holds(pd.DataFrame({"employed": cells}))
    assert bool(outcome.check_passed) is sound


def test_raw_tables_of_this_project_have_no_faults():
    assert check.faults() == {}
