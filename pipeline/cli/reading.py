"""`sheets extract`, `split`, `explain`, `labels`: what is on pages, printed; nothing is written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.group import answering, main, working_settings
from pipeline.errors import ExitCode

if TYPE_CHECKING:
    from pipeline.model import PageResult
    from pipeline.run.inspect import Action

# What may be the URL of a store is taken as it is written.
_PLACES = click.argument("places", nargs=-1, metavar="PATHS...", required=True, type=click.Path())


@main.command()
@_PLACES
@answering
def extract(places: tuple[str, ...]) -> ExitCode:
    """Print the record of each page at PATHS as a JSON line; `-` reads one page from stdin. Writes nothing.

    \b
    Examples:
      sheets extract input > records.jsonl
      curl -s https://example.org/practice | sheets extract -
    """
    from pipeline.run.inspect import extract_lines

    return _inspect(extract_lines, places, learns=True)


@main.command()
@_PLACES
@answering
def split(places: tuple[str, ...]) -> ExitCode:
    """Print the language runs of each page at PATHS as JSON lines; `-` reads plain text from stdin.

    \b
    Examples:
      sheets split input/a.html
      echo "Το έργο (Regional Stakeholder Group)" | sheets split -
    """
    from pipeline.run.inspect import split_lines

    return _inspect(split_lines, places)


@main.command()
@click.argument("places", nargs=-1, metavar="PATHS... [FIELD]", required=True, type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="A JSON line a record, for programs.")
@answering
def explain(places: tuple[str, ...], *, as_json: bool) -> ExitCode:
    """Tell where each value of the pages at PATHS comes from, or those of one FIELD, and what was left out and why.

    \b
    Examples:
      sheets explain input/a.html
      sheets explain input/a.html resources
      sheets explain input/a.html Τίτλος
      sheets explain --json input > why.jsonl
    """
    from pipeline.console import safe
    from pipeline.run.inspect import explain_as, explain_lines

    if as_json:
        return _inspect(explain_lines, places, learns=True)
    field = places[-1] if len(places) > 1 and not _is_place(places[-1]) else None
    return _inspect(
        explain_as(field, working_settings()),
        places[:-1] if field else places,
        take=lambda text: click.echo("\n".join(map(safe, text.split("\n"))), nl=False),
    )


def _is_place(words: str) -> bool:
    """Whether an argument is a file, a folder, a store or the standard input rather than the name of a field."""
    return words == "-" or "://" in words or Path(words).exists()


@main.command()
@_PLACES
@answering
def labels(places: tuple[str, ...]) -> ExitCode:
    """List the label-like lines of the pages at PATHS that fields.toml lacks, each with the field that it may mean.

    A line each, its parts divided by tabs: the label, the suggestion, where it stands. Add those that fit to a
    fields.toml in the folder that the setting `lexicon` names.

    \b
    Examples:
      sheets labels input
      sheets labels input/new-site > labels.tsv
    """
    from pipeline.console import safe
    from pipeline.run.labelling import gathered, label_lines

    lines: list[str] = []
    code = _inspect(label_lines, places, take=lambda text: lines.extend(text.splitlines()))
    for line in gathered(lines):
        click.echo("\t".join(map(safe, line.split("\t"))))
    return code


def _inspect(
    action: Action, places: Iterable[str], take: Callable[[str], object] | None = None, *, learns: bool = False
) -> ExitCode:
    """Run an action on each page; `take` gets what it says of one, which else goes to stdout as it is."""
    from pipeline.console import say
    from pipeline.model import State
    from pipeline.run.inspect import STDIN, inspect
    from pipeline.store.remote import place

    paths = [place(one) for one in places]
    stdin = sys.stdin.buffer.read() if STDIN in map(str, paths) else b""
    code = ExitCode.OK
    for result in inspect(action, working_settings(), paths, stdin=stdin, learns=learns):
        if result.state is State.FAILED:
            code = ExitCode.FAILED_PAGES
        if result.reason:
            say(_told(result))
        for _, data in result.files:
            if take:
                take(data.decode())
            else:
                click.echo(data, nl=False)
    return code


def _told(result: PageResult) -> str:
    hint = f" ({result.hint})" if result.hint else ""
    return f"{result.state.shown}: {result.path}: {result.reason}{hint}"
