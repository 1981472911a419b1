"""The command line: make the reports, list what there is, check the figures.

It starts at once: what takes time to import is imported by the command that needs it.
"""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from industry_analysis.errors import WorkbookError
from industry_analysis.needs import commands as needs

_WRONG = 2

app = typer.Typer(
    name="industry-analysis",
    help="Strategic analyses of the manufacturing industry in Sweden's municipalities.",
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(needs.app, name="needs")


@app.command()
def report(
    county: Annotated[str, typer.Option(help="County, by code, name or slug.")] = "18",
    only: Annotated[
        list[str] | None,
        typer.Option(help="Municipalities of the county, or the county itself; a comma list."),
    ] = None,
    notebooks: Annotated[
        list[str] | None, typer.Option(help="Chapters; a comma list. Default: all of them.")
    ] = None,
    lang: Annotated[str, typer.Option(help="Language of the reports: sv or en.")] = "sv",
    out: Annotated[
        Path | None, typer.Option(help="Folder of the pages. Default: output/<county>/<lang>.")
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, help="Reports at once. Default: one a core."),
    ] = None,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="Begin nothing more after a failure.")
    ] = False,
    parameter: Annotated[
        list[str] | None,
        typer.Option("--parameter", "-p", metavar="NAME=VALUE", help="Passed to the notebooks."),
    ] = None,
    timeout: Annotated[int, typer.Option(min=1, help="Seconds that one cell may take.")] = 600,
    store: Annotated[
        Path | None,
        typer.Option(
            envvar="INDUSTRY_ANALYSIS_NEEDS_STORE",
            help="Folder of the interviews. Default: data/private.",
        ),
    ] = None,
    publisher: Annotated[
        str,
        typer.Option(
            envvar="INDUSTRY_ANALYSIS_PUBLISHER",
            help="Who is responsible for the pages, for the accessibility statement.",
        ),
    ] = "",
    contact: Annotated[
        str,
        typer.Option(
            envvar="INDUSTRY_ANALYSIS_CONTACT",
            help="E-mail, link or telephone of the publisher, for the same.",
        ),
    ] = "",
) -> None:
    """Make the reports of a county and its municipalities, and an index of them."""
    from industry_analysis import folders
    from industry_analysis.reports.progress import console
    from industry_analysis.reports.run import Options, run

    if store is not None:
        os.environ[folders.STORE] = str(store.resolve())  # the kernels inherit it
    options = Options(
        county=county,
        only=_split(only),
        notebooks=_split(notebooks),
        lang=lang,
        out=out,
        jobs=jobs,
        fail_fast=fail_fast,
        parameters=parameter or (),
        timeout=timeout,
        publisher=publisher,
        contact=contact,
    )
    raise typer.Exit(run(options, console(), vet=_vetting(county)))


def _vetting(county: str) -> Callable[[Path], None]:
    """What looks at pages for numbers of the interviews that may not be told."""
    from industry_analysis import places
    from industry_analysis.needs import picture

    its = [place.code for place in places.municipalities(places.county(county).code)]
    return picture.vetting(lambda: picture.of_store(its))


@app.command("list")
def list_(
    county: Annotated[
        str | None, typer.Option(help="List the places of this county instead.")
    ] = None,
) -> None:
    """List the chapters, or the places of a county."""
    if county is None:
        from industry_analysis.reports import plan

        rows = [
            (chapter.name, chapter.scope, str(chapter.order), chapter.title["sv"])
            for chapter in plan.chapters()
        ]
        _print(("chapter", "scope", "order", "title"), rows)
        return
    from industry_analysis import places

    its = places.county(county)
    listed = (its, *places.municipalities(its.code))
    _print(("code", "name", "slug"), [(place.code, place.name, place.slug) for place in listed])


@app.command()
def check() -> None:
    """Check every raw file: its sidecar, hash, columns, keys, codes and sums."""
    from industry_analysis import check

    raise typer.Exit(check.report())


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; what a user can mend is told in one line, without a traceback."""
    try:
        app(args=arguments)
    except (WorkbookError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(_WRONG)


def _split(given: Iterable[str] | None) -> tuple[str, ...]:
    """Take ``--only a,b --only c`` apart."""
    names = (name.strip() for text in given or () for name in text.split(","))
    return tuple(name for name in names if name)


def _print(heading: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Print columns that a person reads and ``awk`` understands."""
    widths = [max(map(len, column)) for column in zip(heading, *rows, strict=True)]
    for row in (heading, *rows):
        print("  ".join(map(str.ljust, row, widths)).rstrip())
