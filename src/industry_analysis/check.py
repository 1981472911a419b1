"""Do the raw tables hold what their sidecars, schemas and publishers say?"""

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from industry_analysis import folders, load, tables
from industry_analysis.errors import DataError


def faults() -> dict[str, str]:
    """Give what is wrong with each table and with what is built from several, by name."""
    found = {}
    for name in tables.TABLES:
        try:
            tables.check_afresh(name)
        except DataError as error:
            found[name] = str(error)
    try:
        load.employment()
    except DataError as error:
        if str(error) not in found.values():
            found["employment"] = str(error)
    return found | _strays()


def _strays() -> dict[str, str]:
    """Files below ``data/raw`` that no table claims."""
    claimed = {table.path for table in tables.TABLES.values()}
    claimed |= {f"{path}.json" for path in claimed}
    raw = folders.raw()
    found = (p.relative_to(raw).as_posix() for p in sorted(raw.rglob("*")) if p.is_file())
    return {path: f"{path}: no table claims this file" for path in found if path not in claimed}


def report() -> int:
    """Print a table of all raw tables, then every fault; give the exit code."""
    console = Console()
    wrong = faults()
    overview = Table(box=SIMPLE)
    for title in ("table", "publisher", "period", "rows", "state"):
        overview.add_column(title, no_wrap=title != "publisher")
    for name in tables.TABLES:
        try:
            source = tables.sidecar(name)
        except DataError:
            source = {"publisher": "", "period": "", "rows": ""}
        state = "[red]fault" if name in wrong else "[green]ok"
        overview.add_row(name, source["publisher"], source["period"], str(source["rows"]), state)
    console.print(overview)
    for fault in wrong.values():
        console.print(fault, style="red", markup=False, highlight=False, soft_wrap=True)
    console.print(f"{len(tables.TABLES)} tables, {len(wrong)} with faults")
    return 1 if wrong else 0
