"""`sheets give`, `sheets take`: texts out to translators, and back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pipeline.cli.group import EXIT_CODES, UserPath, answering, main, working_settings
from pipeline.cli.words import help_of
from pipeline.errors import ExitCode, InputError, UsageError
from pipeline.messages import Message

_LANGUAGES = click.Choice(["el", "en"])


@main.command(epilog=EXIT_CODES, help=help_of("give"))
@click.argument("file", type=click.Path(dir_okay=False))
@click.argument("places", nargs=-1, metavar="[PATHS]...", type=UserPath())
@click.option("--to", type=_LANGUAGES, default=None, help=help_of("give-to"))
@click.option("--from", "lang", default="", metavar="LANGUAGE", help=help_of("give-from"))
@click.option("--all", "every", is_flag=True, help=help_of("give-all"))
@click.option("--xliff", type=click.Choice(["1.2", "2.0"]), default=None, help=help_of("give-xliff"))
@click.option("--for", "program", type=click.Choice(["omegat"]), default=None, help=help_of("give-for"))
@click.option("--draft", "drafts", is_flag=True, help=help_of("give-draft"))
@click.option("--by", default="", metavar="NAME", help=help_of("give-by"))
@answering
def give(
    file: str,
    places: tuple[str, ...],
    *,
    to: str | None,
    lang: str,
    every: bool,
    xliff: str | None,
    program: str | None,
    drafts: bool,
    by: str,
) -> ExitCode:
    """Write what lacks a language to FILE, for whoever translates it."""
    from pipeline.console import say
    from pipeline.exchange.review_edits import Taker
    from pipeline.run.giving import GiveOrders, give
    from pipeline.store.names import suffix
    from pipeline.store.remote import path_or_url

    to = to or ("el" if lang == "en" else "en")
    if lang == to:
        raise UsageError(Message("exchange.same-language"))
    if xliff and suffix(file) not in {".xlf", ".xliff"}:
        raise UsageError(Message("exchange.for-xliff", file=file))
    hand = Taker(by, _today()) if drafts else None
    wish = GiveOrders(to=to, lang=lang, every=every, xliff=xliff or "1.2", copies=program is not None, drafts=hand)
    given = give(working_settings(), Path(file), [path_or_url(one) for one in places], wish)
    say(*given.remarks)
    if given.units:
        say(Message("exchange.given", file=file, count=given.units, pages=given.pages, known=given.known))
    else:
        say(Message("exchange.nothing-wanted"))
    return ExitCode.OK


@main.command(epilog=EXIT_CODES, help=help_of("take"))
@click.argument("files", nargs=-1, required=True, metavar="FILES...", type=UserPath())
@click.option("--dry-run", is_flag=True, help=help_of("take-dry-run"))
@click.option("--by", default="", metavar="NAME", help=help_of("take-by"))
@click.option("--force", is_flag=True, help=help_of("take-force"))
@answering
def take(files: tuple[str, ...], *, dry_run: bool, by: str, force: bool) -> ExitCode:
    """Take tables, translation files and edited sheets back into the review folder."""
    from pipeline.console import say
    from pipeline.exchange.review_edits import Taker
    from pipeline.run.intake import take

    settings = working_settings()
    hand = Taker(by, _today(), is_forced=force)
    code = ExitCode.OK
    for file in files:
        try:
            found = take(settings, Path(file), hand, dry_run=dry_run)
        except InputError as error:
            say(Message("cli.error", text=error.text), *([Message("cli.hint", hint=error.hint)] if error.hint else []))
            code = ExitCode.INPUT
            continue
        for one in found.notices:
            say(Message("exchange.at", where=one.where, what=one.what) if one.where else one.what)
        say(*(Message("exchange.moved", file=old, place=new) for old, new in found.moved))
        row = "exchange.outcome-dry" if dry_run else "exchange.outcome"
        say(Message(row, file=file, taken=found.taken, refused=found.refused))
        if found.refused and code is ExitCode.OK:
            code = ExitCode.FAILED_PAGES
    return code


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - the day of whoever sits there
