"""`sheets watch`: builds pages as they are dropped into a folder."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.group import EXIT_CODES, Unwritable, UserPath, answering, main, working_settings
from pipeline.cli.words import help_of
from pipeline.errors import ExitCode, InputError, OutputError, UsageError
from pipeline.messages import Message

_LOCK = ".watch-lock"


@main.command(epilog=EXIT_CODES, help=help_of("watch"))
@click.argument("folder", required=False, type=UserPath())
@click.option("--out", type=UserPath(Unwritable), help=help_of("watch-out"))
@click.option("--every", type=click.FloatRange(min=0.1), default=2.0, metavar="S", help=help_of("watch-every"))
@click.option("--settle", type=click.FloatRange(min=0), default=3.0, metavar="S", help=help_of("watch-settle"))
@answering
def watch(folder: str | None, out: str | None, every: float, settle: float) -> ExitCode:
    """Build what is dropped into a folder, once it is complete."""
    from pipeline import console
    from pipeline.model import Report
    from pipeline.run.build import BuildOptions, build
    from pipeline.run.watching import WatchOrders
    from pipeline.run.watching import watch as watched
    from pipeline.store.write import held_lock

    settings = working_settings(input=folder, output=out)
    for place in (settings.input, settings.output):
        if "://" in place:
            raise UsageError(Message("cli.no-stores", url=place), Message("cli.copy-first"))
    orders = WatchOrders(Path(settings.input), Path(settings.output), every, settle)
    if not orders.folder.is_dir():
        raise InputError(Message("run.about", what=settings.input, text=Message("system.ENOENT")))

    def make(pages: frozenset[str]) -> Report:
        # The settings may have changed since the last time.
        return build(working_settings(input=folder, output=out), options=BuildOptions(only=pages, stays=True))

    refusal = OutputError(Message("run.watched-already", folder=settings.output), Message("run.stop-other-watch"))
    with held_lock(orders.output, _LOCK, refusal):
        console.say(Message("run.watching", folder=settings.input, output=settings.output))
        watched(orders, make, console.say)
    return ExitCode.OK
