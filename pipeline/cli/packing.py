"""`sheets pack`, `sheets site`: many sheets for an event, or for the web."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from pipeline.cli.group import EXIT_CODES, Unwritable, UserPath, answering, main, working_settings
from pipeline.cli.words import help_of
from pipeline.errors import ExitCode, UsageError
from pipeline.messages import Message


def _allowed(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    from pipeline.console import said
    from pipeline.model.pack import Allowed

    known = [one.value for one in Allowed]
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
    if wrong := [name for name in names if name not in known]:
        raise click.BadParameter(said(Message("cli.wrong-choice", wrong=", ".join(wrong), known=", ".join(known))))
    return names


@main.command(epilog=EXIT_CODES, help=help_of("pack"))
@click.argument("file", type=UserPath(dir_okay=False, path_type=Path))
@click.argument("places", nargs=-1, metavar="[PATHS]...", type=UserPath())
@click.option("--new", "is_new", is_flag=True, help=help_of("pack-new"))
@click.option("--allow", default="", metavar="WHAT", callback=_allowed, help=help_of("pack-allow"))
@answering
def pack(file: Path, places: tuple[str, ...], *, is_new: bool, allow: tuple[str, ...]) -> ExitCode:
    """Make the files of a pack, or write a pack to start from."""
    from pipeline.console import say
    from pipeline.model.pack import Allowed
    from pipeline.run.packing import make_pack, new_pack
    from pipeline.store.remote import path_or_url

    if is_new:
        count = new_pack(working_settings(), file, [path_or_url(one) for one in places])
        say(Message("pack.wrote", name=str(file), count=count, file=shlex.quote(str(file))))
        return ExitCode.OK
    if places:
        raise UsageError(Message("cli.paths-with-new"))
    done = make_pack(working_settings(), file, [Allowed(one) for one in allow])
    say(*(Message("pack.made", name=name) for name in done.made), *done.notes)
    if not done.made:
        say(Message("pack.all-unchanged", name=file.stem, count=len(done.unchanged)))
    say(Message("pack.done", folder=str(done.folder)))
    return ExitCode.OK


@main.command(epilog=EXIT_CODES, help=help_of("site"))
@click.argument("folder", type=UserPath(Unwritable, file_okay=False, path_type=Path))
@click.option("--all", "every", is_flag=True, help=help_of("site-all"))
@click.option("--contacts", is_flag=True, help=help_of("site-contacts"))
@answering
def site(folder: Path, *, every: bool, contacts: bool) -> ExitCode:
    """Write a public gallery of sheets."""
    from pipeline.console import say
    from pipeline.run.gallery import make_site
    from pipeline.run.site_sheets import SiteWishes

    done = make_site(working_settings(), folder, SiteWishes(every=every, contacts=contacts))
    say(*done.notes, Message("site.made", folder=str(folder), count=done.sheets))
    return ExitCode.OK
