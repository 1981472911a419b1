"""The commands of interviews, from the template to the audit of pages.

Those of the office are in ``office_commands``.

It starts at once: what takes time to import is imported by the command that needs it.
"""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from industry_analysis.needs import office_commands
from industry_analysis.needs.options import (
    Files,
    Folder,
    Force,
    Lang,
    Out,
    Who,
    folder_of,
    language_of,
    lines,
    told,
)

if TYPE_CHECKING:
    from industry_analysis.needs.check import Intake
    from industry_analysis.needs.picture import Made
    from industry_analysis.places import Language

app = typer.Typer(
    help="Interviews with companies: templates, checks, and the store they are kept in.",
    no_args_is_help=True,
)
app.add_typer(office_commands.app)
_WRONG = 1
County = Annotated[str, typer.Option(help="County, by code, name or slug.")]


@app.command()
def template(
    out: Out = Path("intervjuer.xlsx"), store: Folder = None, force: Force = False
) -> None:
    """Write empty files to fill in, with a sheet that explains every column."""
    from industry_analysis.needs import read, workbook

    told(workbook.write(out, read.codes(folder_of(store)), {}, overwrite=force))


@app.command()
def check(files: Files, store: Folder = None, lang: Lang = "sv") -> None:
    """Check filled-in files: all faults at once, by sheet and row; nothing is taken in."""
    language = language_of(lang)
    intake = _checked(files, folder_of(store), language)
    _summary(intake, language)


@app.command("import")
def import_(
    files: Files,
    store: Folder = None,
    replace_frame: Annotated[
        bool, typer.Option("--replace-frame", help="Companies not in the new frame leave it.")
    ] = False,
    who: Who = None,
    lang: Lang = "sv",
) -> None:
    """Take filled-in files into the store: all of them if all are right, else nothing."""
    from industry_analysis.needs import messages
    from industry_analysis.needs import store as needs_store

    folder, language = folder_of(store), language_of(lang)
    intake = _checked(files, folder, language)
    _summary(intake, language)
    with needs_store.changed(folder, who) as connection:
        taken = needs_store.take_in(connection, intake, replace_frame=replace_frame)
    lines(messages.taken(taken, folder, replaced=replace_frame, lang=language))


@app.command("list")
def list_(
    store: Folder = None,
    companies: Annotated[bool, typer.Option("--companies", help="List every company.")] = False,
    log: Annotated[bool, typer.Option("--log", help="Show the log of changes.")] = False,
    lang: Lang = "sv",
) -> None:
    """List what the store holds."""
    from industry_analysis.needs import messages
    from industry_analysis.needs import store as needs_store

    folder, language = folder_of(store), language_of(lang)
    with needs_store.opened(folder) as connection:
        lines(messages.held(connection, folder, language))
        if companies:
            lines(messages.companies(connection, language))
        if log:
            lines(messages.log(connection, language))


@app.command()
def export(
    company: Annotated[
        str | None, typer.Argument(help="A company's key. Default: all but the names.")
    ] = None,
    out: Out = Path("utdrag.xlsx"),
    store: Folder = None,
    force: Force = False,
) -> None:
    """Write all that is held about one company, or the whole store without names."""
    from industry_analysis.needs import holdings, messages, read, workbook
    from industry_analysis.needs import store as needs_store

    folder = folder_of(store)
    with needs_store.opened(folder) as connection:
        rows = holdings.rows(connection, company or "")
        more = {messages.LOG: [messages.LOG_HEADER, *holdings.log(connection, company or "")]}
        invented = bool(needs_store.is_invented(connection))
    if company is None:
        rows["names"] = []
    book = read.codes(folder)
    told(workbook.write(out, book, rows, more=more, invented=invented, overwrite=force))


@app.command()
def delete(
    company: Annotated[str, typer.Argument(help="A company's key.")],
    store: Folder = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    who: Who = None,
    lang: Lang = "sv",
) -> None:
    """Delete all that is held about one company."""
    from industry_analysis.needs import holdings, messages, picture
    from industry_analysis.needs import store as needs_store

    language = language_of(lang)
    if not yes:
        typer.confirm(messages.question(company, language), abort=True)
    with needs_store.changed(folder_of(store), who) as connection:
        gone = holdings.delete(connection, company)
        picture.forget(folder_of(store), company)
    lines(messages.deleted(company, gone, language))


@app.command()
def audit(county: County = "18", store: Folder = None, lang: Lang = "sv") -> None:
    """Say of each table on the pages how much is withheld, and what can be derived of it."""
    from industry_analysis.needs import messages, picture

    table = picture.audited(_picture(county, folder_of(store)))
    lines(messages.audited(table, language_of(lang)))
    if table.derived.any():
        raise typer.Exit(_WRONG)


@app.command()
def publish(
    pages: Annotated[Path, typer.Argument(help="Folder of the pages of a county, all of them.")],
    county: County = "18",
    store: Folder = None,
    lang: Lang = "sv",
) -> None:
    """Audit pages that are to go out, and keep what they tell as an edition."""
    from industry_analysis.needs import messages, picture

    folder, language = folder_of(store), language_of(lang)
    made = _picture(county, folder)
    endings = ("html", "ipynb", "xlsx")
    files = [file for ending in endings for file in sorted(pages.glob(f"*.{ending}"))]
    shown = picture.audit(files, made)
    edition = picture.record(made.picture, folder=folder) if shown else ""
    lines(messages.published(shown, edition, language))


@app.command()
def example(
    out: Out = Path("examples/needs/exempel.xlsx"),
    seed: Annotated[int, typer.Option(help="Another number, another survey.")] = 1,
    force: Force = False,
) -> None:
    """Write an invented survey of about 150 companies in Örebro county, marked as such."""
    from industry_analysis.needs import example, workbook
    from industry_analysis.needs.codebook import codebook

    rows = example.survey(seed=seed)
    told(workbook.write(out, codebook(), rows, invented=True, overwrite=force))


def _picture(county: str, folder: Path) -> "Made":
    """The picture of a county, with what lies behind it."""
    from industry_analysis import places
    from industry_analysis.needs import picture

    codes = places.codes(places.municipalities(places.county(county).code))
    return picture.of_store(codes, folder=folder)


def _checked(paths: Iterable[Path], folder: Path, lang: "Language") -> "Intake":
    """Check files against the codebook and the store; end with the faults if there are any."""
    from industry_analysis.needs import check, messages, read
    from industry_analysis.needs import store as needs_store
    from industry_analysis.needs.faults import IntakeError

    book = read.codes(folder)
    with needs_store.opened(folder) as connection:
        known = needs_store.descriptions(connection)
    listed = [file for path in paths for file in _files(path)]
    try:
        return check.check(listed, book, today=dt.date.today(), known=known, lang=lang)
    except IntakeError as error:
        lines([*str(error).splitlines(), messages.refused(len(error.faults), lang)])
        raise typer.Exit(_WRONG) from error


def _files(path: Path) -> list[Path]:
    """The CSV files of a folder, or the file itself."""
    return sorted(path.glob("*.csv")) if path.is_dir() else [path]


def _summary(intake: "Intake", lang: "Language") -> None:
    from industry_analysis.needs import messages

    lines(messages.checked(intake, lang))
