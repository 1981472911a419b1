"""A raw file and its sidecar become a checked, typed table, kept as Parquet until either changes.

The trap: an edited raw file no longer matches the hash in its sidecar and is refused.
"""

import hashlib
import inspect
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd

from industry_analysis import folders
from industry_analysis.errors import DataError

SIDECAR_FIELDS = frozenset(
    (
        *("publisher", "table_id", "title", "measure", "query", "unit", "period"),
        *("date_published", "date_retrieved", "route", "licence", "sha256", "rows", "notes"),
    )
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Table:
    """One raw table: its file below ``data/raw``, and what to do before the schema."""

    path: str
    prepare: Callable[[pd.DataFrame], pd.DataFrame] = lambda frame: frame


def _withheld_to_status(accounts: pd.DataFrame) -> pd.DataFrame:
    """Move the publisher's sign ``..`` from the value to a column ``status``."""
    withheld = accounts["value"].eq("..")
    return accounts.assign(
        value=accounts["value"].mask(withheld), status=withheld.map({True: "..", False: ""})
    )


TABLES: Mapping[str, Table] = {
    "employment_rams_16_plus": Table("scb/employment_rams_16_plus.csv"),
    "employment_rams_16_74": Table("scb/employment_rams_16_74.csv"),
    "employment_bas_register": Table("scb/employment_bas_register.csv"),
    "employment_bas_register_all": Table("kolada/employment_bas_register.csv"),
    "indicators": Table("kolada/indicators.parquet"),
    "indicator_titles": Table("kolada/indicator_titles.csv"),
    "municipal_panel": Table("scb/municipal_panel.csv"),
    "regional_accounts": Table("scb/regional_accounts.csv", _withheld_to_status),
    "greenhouse_gases": Table("smhi/greenhouse_gases.parquet"),
    "industrial_releases_to_air": Table("eea/industrial_releases_to_air.csv"),
    "industrial_facilities": Table("eea/industrial_facilities.csv"),
    "emissions_trading": Table("eutl/emissions_trading.csv"),
    "job_ads": Table("arbetsformedlingen/job_ads.csv"),
    "occupation_barometer": Table("arbetsformedlingen/occupation_barometer.csv"),
    "ssyk2012": Table("scb/ssyk2012.csv"),
    "local_labour_markets": Table("scb/local_labour_markets.csv"),
    "education": Table("scb/education.csv"),
    "building_area": Table("scb/building_area.csv"),
    "localities": Table("scb/localities.csv"),
    "neighbours": Table("scb/neighbours.csv"),
    "municipalities": Table("scb/municipalities.csv"),
    "counties": Table("scb/counties.csv"),
    "municipality_groups": Table("skr/municipality_groups.csv"),
    "sni2007": Table("scb/sni2007.csv"),
}

# column -> the tables and columns that list its codes
_CODE_LISTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "municipality_code": (("municipalities", "municipality_code"),),
    "neighbour_code": (("municipalities", "municipality_code"),),
    "main_destination": (("municipalities", "municipality_code"),),
    "region_code": (("municipalities", "municipality_code"), ("counties", "county_code")),
    "ssyk4": (("ssyk2012", "ssyk4"),),
    "kpi": (("indicator_titles", "kpi"),),
    "facility_id": (("industrial_facilities", "facility_id"),),
}

# pandera's names of rules that a reader may not know
_RULES = {
    "coerce_dtype('int64')": "a whole number",
    "coerce_dtype('float64')": "a number",
    "not_nullable": "not empty",
}

_read: dict[str, dict[str, Any]] = {}


def tables_read() -> dict[str, dict[str, Any]]:
    """Give the sidecars of the tables this process has read, by table name, in reading order."""
    return dict(_read)


def sidecar(name: str) -> dict[str, Any]:
    """Read the sidecar of a table and check its fields.

    Raises
    ------
    DataError
        If the sidecar is missing, is no JSON object or lacks a field.
    """
    path = folders.raw() / (TABLES[name].path + ".json")
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataError(f"{name}: the sidecar {path.name} is missing") from None
    except ValueError as error:
        raise DataError(f"{name}: the sidecar {path.name} is no JSON: {error}") from None
    fields = set(content) if isinstance(content, dict) else set()
    if wrong := sorted(SIDECAR_FIELDS ^ fields):
        raise DataError(
            f"{name}: the sidecar {path.name} has {len(wrong)} fields missing or unknown; "
            f"the first is {wrong[0]!r}"
        )
    return {"name": name, "path": TABLES[name].path, **content}


def checked(name: str) -> pd.DataFrame:
    """Give a raw table checked against its sidecar and schema, typed.

    The checked table is kept in ``data/processed`` under the hash of the raw file and of
    the rules; a table that cannot be kept is checked again next time.

    Raises
    ------
    DataError
        With all faults of the table at once.
    """
    source = sidecar(name)
    content = _raw_bytes(name)
    # the sidecar is part of the key: what is kept was found to agree with it
    key = _hash(content + json.dumps(source).encode() + _rules())[:16]
    kept = folders.processed() / f"{name}-{key}.parquet"
    try:
        frame = pd.read_parquet(kept, page_checksum_verification=True)
    except (OSError, ValueError, LookupError, TypeError):  # not there, or not what was written
        frame = check_afresh(name)
        _keep(frame, kept)
    _read[name] = source
    return frame


def _raw_bytes(name: str) -> bytes:
    path = folders.raw() / TABLES[name].path
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise DataError(f"{name}: the raw file {TABLES[name].path} is missing") from None


@cache
def _rules() -> bytes:
    """The source text of the rules: a changed schema makes the kept tables void."""
    from industry_analysis import identities, schemas

    here = Path(__file__).read_text(encoding="utf-8")
    return (inspect.getsource(schemas) + inspect.getsource(identities) + here).encode()


def _keep(frame: pd.DataFrame, path: Path) -> None:
    try:
        content = frame.to_parquet(index=False, compression="zstd", write_page_checksum=True)
        folders.write_atomically(path, content)
    except OSError as error:
        _log.info("%s cannot be kept: %s", path.name, error)


def _as_published(path: str, content: bytes) -> pd.DataFrame:
    if path.endswith(".parquet"):
        return pd.read_parquet(BytesIO(content))
    frame = pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False, na_values=[""])
    if not isinstance(frame.index, pd.RangeIndex):  # pandas took the first column as row names
        raise ValueError("the first row has more fields than the header")
    return frame


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def check_afresh(name: str) -> pd.DataFrame:
    """Check a raw table against its sidecar, schema and code lists, whatever is kept of it.

    Raises
    ------
    DataError
        With all faults of the table at once.
    """
    from pandera.errors import SchemaErrors

    from industry_analysis import schemas

    source = sidecar(name)
    content = _raw_bytes(name)
    schema = getattr(schemas, name.upper())
    faults = _faults_of_file(source, content)
    try:
        published = _as_published(source["path"], content)
    except (ValueError, OSError) as error:
        raise DataError(_message(name, [*faults, f"cannot be read: {error}"])) from None
    if len(published) != source["rows"]:
        faults.append(f"{len(published)} rows, its sidecar says {source['rows']}")
    try:
        prepared = TABLES[name].prepare(published)
    except KeyError as missing:
        raise DataError(_message(name, [*faults, f"column {missing} is missing"])) from None
    try:
        frame = schema.validate(prepared, lazy=True)
    except SchemaErrors as error:
        faults += _faults(prepared, schema, error.failure_cases)
    faults += _unknown_codes(name, prepared)
    if faults:
        raise DataError(_message(name, faults))
    return frame


def _faults_of_file(source: dict[str, Any], content: bytes) -> list[str]:
    if _hash(content) == source["sha256"]:
        return []
    return [
        f"{source['path']} is not the file its sidecar describes (sha256 differs): "
        "data/raw is never edited, restore the file or fetch it anew with its sidecar"
    ]


def _message(name: str, faults: list[str]) -> str:
    return f"{name}: " + "; ".join(faults)


def _faults(frame: pd.DataFrame, schema: Any, cases: pd.DataFrame) -> list[str]:
    """Say each broken rule once: rule, count, first offender."""
    columns, wanted = frame.columns.tolist(), list(schema.columns)
    if columns != wanted:
        return _faults_of_columns(columns, wanted)
    said = []
    repeated = frame.duplicated(schema.unique, keep="first")
    if repeated.any():
        keys = ", ".join(schema.unique)
        first = next(frame.loc[repeated, schema.unique].itertuples(index=False, name=None))
        said.append(
            f"{_rows(int(repeated.sum()), 'repeat')} the key ({keys}); the first is {first}"
        )
    rules = cases["check"].astype(str)
    of_column = cases["schema_context"].eq("Column")
    others = ~rules.str.contains("unique")
    if rules.str.startswith("coerce_dtype").any():
        # a text in a number column also breaks every rule that computes with it: said once
        others &= of_column & cases["index"].notna() & ~rules.str.startswith("dtype")
    # a rule of the whole table comes once for every column of the row
    named = cases.assign(check=rules, column=cases["column"].where(of_column, ""))[others]
    for (column, rule), group in named.groupby(["column", "check"], sort=False):
        said.append(_fault(str(column), str(rule), frame.loc[group["index"].unique()]))
    return said


def _faults_of_columns(columns: list[str], wanted: list[str]) -> list[str]:
    missing = [f"column {c!r} is missing" for c in wanted if c not in columns]
    extra = [f"column {c!r} is not expected" for c in columns if c not in wanted]
    return missing + extra or [f"the columns are not in the order {', '.join(wanted)}"]


def _fault(column: str, rule: str, offenders: pd.DataFrame) -> str:
    broken = f"{_rows(len(offenders), 'break')} the rule "
    first = offenders.iloc[0].to_dict()
    where = tuple(first.values())
    if not column:
        return f"{broken}{rule}; the first is {where}"
    return f"{broken}{column}: {_RULES.get(rule, rule)}; the first is {first[column]!r} in {where}"


def _rows(count: int, verb: str) -> str:
    return f"1 row {verb}s" if count == 1 else f"{count} rows {verb}"


def _unknown_codes(name: str, frame: pd.DataFrame) -> list[str]:
    said = []
    for column, lists in _CODE_LISTS.items():
        if column not in frame or any(table == name for table, _ in lists):
            continue
        try:
            known = {"00"}.union(*(check_afresh(table)[listed] for table, listed in lists))
        except DataError:
            said.append(f"{column} cannot be checked, the list in {lists[0][0]} has faults")
            continue
        codes = frame[column].dropna()
        unknown = codes[~codes.isin(known)]
        if len(unknown):
            said.append(
                f"{_rows(len(unknown), 'give')} a {column} that {lists[0][0]} does not list; "
                f"the first is {unknown.iloc[0]!r}"
            )
    return said
