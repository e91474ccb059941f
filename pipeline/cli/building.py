"""`sheets build`: pages → sheets."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from pipeline.cli.group import EXIT_CODES, answering, main, working_settings
from pipeline.errors import ExitCode
from pipeline.messages import Message


def _formats(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    if value is None:
        return None
    from pipeline.settings import FORMATS

    names = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
    wrong = [name for name in names if name not in FORMATS]
    if wrong or not names:
        raise click.BadParameter(f"{', '.join(wrong) or 'nothing'}: choose from {', '.join(FORMATS)}")
    return names


def _variants(_context: click.Context, _parameter: click.Parameter, values: Iterable[str]) -> tuple[str, ...] | None:
    from pipeline.render import VARIANTS

    names = tuple(dict.fromkeys(name.strip() for value in values for name in value.split(",") if name.strip()))
    if wrong := [name for name in names if name not in VARIANTS]:
        raise click.BadParameter(f"{', '.join(wrong)}: choose from {', '.join(VARIANTS)}")
    return names or None


@main.command(epilog=EXIT_CODES)
@click.argument("places", nargs=-1, metavar="[PATHS]...", type=click.Path())
@click.option("--out", type=click.Path(), help="Folder for the sheets.  [default: output]")
@click.option(
    "--formats", callback=_formats, help="Some of pdf, docx, json, html, parted by commas.  [default: pdf,docx,json]"
)
@click.option(
    "--variant",
    "variants",
    multiple=True,
    metavar="NAME",
    callback=_variants,
    help="A further PDF of each sheet: print (3 mm bleed), large (18 pt) or a5 (a handout of two sides).",
)
@click.option("--n-up", is_flag=True, default=None, help="The handout of the variant a5 twice on A4, too.")
@click.option("--languages", type=click.Choice(["both", "el", "en"]), help="Sides of the sheet.  [default: both]")
@click.option("--only-complete", is_flag=True, default=None, help="No sheet of a page that lacks one of the languages.")
@click.option("--all", "every_page", is_flag=True, help="Make sheets of pages that describe no practice, too.")
@click.option("--jobs", type=click.IntRange(min=1), help="Worker processes.  [default: one a processor]")
@click.option("--engine", type=click.Choice(["pool", "dask"]), help="Who works on pages.  [default: pool]")
@click.option("--scheduler", metavar="ADDRESS", help="Of a Dask cluster; else DASK_SCHEDULER_ADDRESS, else one here.")
@click.option("--force", is_flag=True, help="Build pages that are up to date, too.")
@click.option("--dry-run", is_flag=True, help="Only say what would be built, and why.")
@click.option("--discard-edits", is_flag=True, help="Put new sheets in the place of those that were edited by hand.")
@click.option("--prune", is_flag=True, help="Delete the sheets of pages that have gone from the input folder.")
@answering
def build(
    places: tuple[str, ...],
    *,
    every_page: bool,
    force: bool,
    dry_run: bool,
    prune: bool,
    discard_edits: bool,
    **given: Any,
) -> ExitCode:
    """Build the sheets of all pages at PATHS (default: the input folder).

    Pages that have not changed since the last run are left alone. Open output/report.html to see what was found;
    output/report.jsonl has a line a page.

    \b
    Examples:
      sheets build
      sheets build input/region --formats pdf --languages el
      sheets build --dry-run
    """
    from pipeline import console
    from pipeline.run.build import Options, build
    from pipeline.run.report import preview, summary
    from pipeline.store.load import own_templates
    from pipeline.store.remote import place

    paths = [place(one) for one in places]
    settings = working_settings(output=given.pop("out"), **given)
    for templates in own_templates(settings, Path()):
        console.say(Message("render.own-templates", folder=str(templates)))
    options = Options(every_page=every_page, force=force, dry_run=dry_run, prune=prune, discard_edits=discard_edits)
    if dry_run:
        report = build(settings, paths, options)
        click.echo("\n".join(console.safe(line) for line in preview(report)))
    else:
        with console.progress() as observer:
            report = build(settings, paths, options, observer=observer)
        console.say(*summary(report))
    return ExitCode(report.exit_code)
