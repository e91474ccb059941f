"""`sheets build`: pages → sheets."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from pipeline.cli.group import EXIT_CODES, Unwritable, UserPath, answering, main, working_settings
from pipeline.cli.words import help_of
from pipeline.errors import ExitCode
from pipeline.messages import Message


def _formats(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    if value is None:
        return None
    from pipeline.console import said
    from pipeline.settings import FORMAT_NAMES

    names = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
    wrong = [name for name in names if name not in FORMAT_NAMES]
    if wrong or not names:
        raise click.BadParameter(
            said(Message("cli.wrong-choice", wrong=", ".join(wrong) or "–", known=", ".join(FORMAT_NAMES)))
        )
    return names


def _variants(_context: click.Context, _parameter: click.Parameter, values: Iterable[str]) -> tuple[str, ...] | None:
    from pipeline.console import said
    from pipeline.render import VARIANTS

    names = tuple(dict.fromkeys(name.strip() for value in values for name in value.split(",") if name.strip()))
    if wrong := [name for name in names if name not in VARIANTS]:
        raise click.BadParameter(said(Message("cli.wrong-choice", wrong=", ".join(wrong), known=", ".join(VARIANTS))))
    return names or None


@main.command(epilog=EXIT_CODES, help=help_of("build"))
@click.argument("places", nargs=-1, metavar="[PATHS]...", type=UserPath())
@click.option("--out", type=UserPath(Unwritable), help=help_of("build-out"))
@click.option("--formats", callback=_formats, help=help_of("build-formats"))
@click.option("--variant", "variants", multiple=True, metavar="NAME", callback=_variants, help=help_of("build-variant"))
@click.option("--n-up", is_flag=True, default=None, help=help_of("build-n-up"))
@click.option("--languages", type=click.Choice(["both", "el", "en"]), help=help_of("build-languages"))
@click.option("--only-complete", is_flag=True, default=None, help=help_of("build-only-complete"))
@click.option("--all", "every_page", is_flag=True, help=help_of("build-all"))
@click.option("--jobs", type=click.IntRange(min=1), help=help_of("build-jobs"))
@click.option("--engine", type=click.Choice(["pool", "dask"]), help=help_of("build-engine"))
@click.option("--scheduler", metavar="ADDRESS", help=help_of("build-scheduler"))
@click.option("--force", is_flag=True, help=help_of("build-force"))
@click.option("--dry-run", is_flag=True, help=help_of("build-dry-run"))
@click.option("--discard-edits", is_flag=True, help=help_of("build-discard-edits"))
@click.option("--prune", is_flag=True, help=help_of("build-prune"))
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
    """Build the sheets of all pages at PATHS (default: the input folder)."""
    from pipeline import console
    from pipeline.run.build import BuildOptions, build
    from pipeline.run.report import preview_lines, summary_lines
    from pipeline.store.own_files import own_templates
    from pipeline.store.remote import path_or_url

    paths = [path_or_url(one) for one in places]
    settings = working_settings(output=given.pop("out"), **given)
    for templates in own_templates(settings, Path()):
        console.say(Message("render.own-templates", folder=str(templates)))
    options = BuildOptions(
        every_page=every_page, force=force, dry_run=dry_run, prune=prune, discard_edits=discard_edits
    )
    if dry_run:
        report = build(settings, paths, options)
        click.echo("\n".join(map(console.said, preview_lines(report))))
    else:
        with console.progress() as observer:
            report = build(settings, paths, options, observer=observer)
        console.say(*summary_lines(report))
    return ExitCode(report.exit_code)
