"""The commands of the office: follow-up, quotes to approve, hand-over.

It starts at once: what takes time to import is imported by the command that needs it.
"""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from industry_analysis.needs.options import Folder, Force, Lang, Who, folder_of, language_of, lines

app = typer.Typer()
Private = Annotated[
    Path | None, typer.Option("--out", help="An .xlsx file. Default: in the folder of the store.")
]


@app.command("follow-up")
def follow_up(out: Private = None, store: Folder = None, force: Force = False) -> None:
    """Write the office's lists: open needs, offers that fit, gaps, who was met and who never."""
    from industry_analysis.needs import keeping, office, read, workbook

    folder = folder_of(store)
    path = out or folder / "uppfoljning.xlsx"
    keeping.keep_out_of_gits_sight(path)
    survey = read.survey(folder)
    sheets = office.sheets(survey, today=dt.date.today())
    workbook.tables(path, sheets, invented=survey.invented, overwrite=force)
    lines([str(path)])


@app.command()
def quotes(out: Private = None, store: Folder = None, force: Force = False) -> None:
    """Write the quotes as they would be shown, for a person to read and approve."""
    from industry_analysis.needs import keeping, read, workbook
    from industry_analysis.needs import quotes as of_quotes
    from industry_analysis.needs import store as needs_store

    folder = folder_of(store)
    path = out or folder / "citat.xlsx"
    keeping.keep_out_of_gits_sight(path)
    themes = {code: labels["sv"] for code, labels in read.codes(folder).themes.items()}
    with needs_store.opened(folder) as connection:
        sheets = of_quotes.sheets(of_quotes.quotes(connection), themes)
        invented = bool(needs_store.is_invented(connection))
    workbook.tables(path, sheets, invented=invented, overwrite=force)
    lines([str(path)])


@app.command()
def approve(
    file: Annotated[Path, typer.Argument(help="What `needs quotes` wrote, with the decisions.")],
    store: Folder = None,
    who: Who = None,
    lang: Lang = "sv",
) -> None:
    """Take in which quotes a person approved: ja or nej on every row, or nothing is changed."""
    from industry_analysis.needs import messages
    from industry_analysis.needs import quotes as of_quotes
    from industry_analysis.needs import store as needs_store

    language = language_of(lang)
    with needs_store.changed(folder_of(store), who) as connection:
        yes, no = of_quotes.decide(connection, file)
    lines([messages.decided(yes, no, language)])


@app.command("hand-over")
def hand_over(
    out: Annotated[Path, typer.Argument(help="The folder to write: new or empty.")],
    store: Folder = None,
    opened: Annotated[
        bool, typer.Option("--open", help="Also write companies' data where anyone can read them.")
    ] = False,
    lang: Lang = "sv",
) -> None:
    """Write a folder that another organisation can take over and run."""
    from industry_analysis.needs import handover, messages

    language = language_of(lang)
    files = handover.hand_over(folder_of(store), out, today=dt.date.today(), opened=opened)
    lines([*(str(out / name) for name in files), *messages.handed_over(language, opened=opened)])
