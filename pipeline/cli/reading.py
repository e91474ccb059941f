"""`sheets extract`, `split`, `explain`, `labels`: print what is on pages, and write no file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.group import UserPath, answering, main, working_settings
from pipeline.cli.words import help_of
from pipeline.errors import ExitCode

if TYPE_CHECKING:
    from pipeline.run.inspect import Action

# A place may be the URL of a store, so click must not change it.
_PLACES = click.argument("places", nargs=-1, metavar="PATHS...", required=True, type=UserPath())


@main.command(help=help_of("extract"))
@_PLACES
@answering
def extract(places: tuple[str, ...]) -> ExitCode:
    """Print the record of each page at PATHS as a JSON line."""
    from pipeline.run.inspect import extract_lines

    return _inspect(extract_lines, places, learns=True)


@main.command(help=help_of("split"))
@_PLACES
@answering
def split(places: tuple[str, ...]) -> ExitCode:
    """Print the language runs of each page at PATHS as JSON lines."""
    from pipeline.run.inspect import split_lines

    return _inspect(split_lines, places)


@main.command(help=help_of("explain"))
@click.argument("places", nargs=-1, metavar="PATHS... [FIELD]", required=True, type=UserPath())
@click.option("--json", "as_json", is_flag=True, help=help_of("explain-json"))
@answering
def explain(places: tuple[str, ...], *, as_json: bool) -> ExitCode:
    """Explain where the values of the pages at PATHS come from, or of one FIELD, and what was left out and why."""
    from pipeline.console import safe
    from pipeline.run.inspect import explain_as, explain_lines
    from pipeline.store.language import of_this_run

    field = places[-1] if len(places) > 1 and not _is_place(places[-1]) else None
    places = places[:-1] if field else places
    if as_json:
        return _inspect(explain_lines(field, working_settings()), places, learns=True)
    return _inspect(
        explain_as(field, working_settings(), lang=of_this_run()),
        places,
        learns=True,
        take=lambda text: click.echo("\n".join(map(safe, text.split("\n"))), nl=False),
    )


def _is_place(words: str) -> bool:
    """Whether an argument is a file, folder, store or standard input, rather than the name of a field."""
    return words == "-" or "://" in words or Path(words).exists()


@main.command(help=help_of("labels"))
@_PLACES
@answering
def labels(places: tuple[str, ...]) -> ExitCode:
    """List label-like lines of the pages at PATHS that fields.toml lacks, each with the field that it may mean."""
    from pipeline.console import said
    from pipeline.run.labelling import label_lines, label_suggestions

    lines: list[str] = []
    code = _inspect(label_lines, places, take=lambda text: lines.extend(text.splitlines()), learns=True)
    for parts in label_suggestions(lines):
        click.echo("\t".join(map(said, parts)))
    return code


def _inspect(
    action: Action, places: Iterable[str], take: Callable[[str], object] | None = None, *, learns: bool = False
) -> ExitCode:
    """Run an action on each page; its output goes to `take` or, by default, to stdout as it is."""
    from pipeline.console import say
    from pipeline.model import State
    from pipeline.run.inspect import STDIN, inspect
    from pipeline.run.report import result_line
    from pipeline.store.remote import path_or_url

    paths = [path_or_url(one) for one in places]
    stdin = sys.stdin.buffer.read() if STDIN in map(str, paths) else b""
    code = ExitCode.OK
    for result in inspect(action, working_settings(), paths, stdin=stdin, learns=learns):
        if result.state is State.FAILED:
            code = ExitCode.FAILED_PAGES
        if result.reason:
            say(result_line(result))
        for _, data in result.files:
            if take:
                take(data.decode())
            else:
                click.echo(data, nl=False)
    return code
