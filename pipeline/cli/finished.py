"""`sheets export`, `check`, `verify`: what to do with finished outputs."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.group import UserPath, answering, main, working_settings
from pipeline.cli.words import help_of
from pipeline.errors import ExitCode, UsageError
from pipeline.messages import Message


def _table_file(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    from pipeline.console import said
    from pipeline.export.writers import WRITERS

    if Path(value).suffix.lower() not in WRITERS:
        raise click.BadParameter(said(Message("cli.choose-suffix", name=value, known=", ".join(WRITERS))))
    return value


def _local(path: str) -> Path:
    """A path on this machine; UsageError for the URL of a store, which these commands do not reach."""
    if "://" in path:
        raise UsageError(Message("cli.no-stores", url=path), Message("cli.copy-first"))
    return Path(path)


@main.command(help=help_of("export"))
@click.argument("file", type=click.Path(dir_okay=False), callback=_table_file)
@click.argument("folder", type=UserPath(), required=False)
@answering
def export(file: str, folder: str | None) -> ExitCode:
    """Write the records of an output FOLDER (default: output) as a table to FILE: .csv, .xlsx or .jsonl."""
    from pipeline import console
    from pipeline.export import output_records, table_file
    from pipeline.store.exports import write_export
    from pipeline.store.own_files import load_lexicon

    settings = working_settings()
    table = _local(file)
    home = _local(folder or settings.output)
    found = output_records(home)
    write_export(home, table, table_file(table.suffix.lower(), found, load_lexicon(settings, Path())))
    console.say(Message("output.exported", file=file, count=len(found)))
    return ExitCode.OK


@main.command(help=help_of("check"))
@click.argument("paths", nargs=-1, required=True, type=UserPath())
@click.option("--visibility", is_flag=True, help=help_of("check-visibility"))
@answering
def check(paths: tuple[str, ...], *, visibility: bool) -> ExitCode:
    """Check finished PDF and Word files, edited ones included; a line for each finding. PATHS may be folders."""
    from pipeline.check import findings, finished_files, has_vera, visibility_findings
    from pipeline.console import said, say
    from pipeline.store.own_files import load_lexicon

    files = finished_files([_local(path) for path in paths], with_prints=visibility)
    if not visibility and not has_vera() and any(file.suffix.lower() == ".pdf" for file in files):
        say(Message("cli.no-vera"))
    count = 0
    for finding in (
        visibility_findings(files, load_lexicon(working_settings(), Path())) if visibility else findings(files)
    ):
        count += 1
        click.echo(said(finding.message))
    say(Message("cli.checked", count=len(files), findings=Message("review.findings", count=count)))
    return ExitCode.FAILED_PAGES if count else ExitCode.OK


@main.command(help=help_of("verify"))
@click.argument("folder", required=False, type=UserPath())
@answering
def verify(folder: str | None) -> ExitCode:
    """Compare the output FOLDER with its manifest; a line for each file that is missing, changed or unknown."""
    from pipeline.check import verify
    from pipeline.console import said, say

    output = _local(folder or working_settings().output)
    count = 0
    for finding in verify(output):
        count += 1
        click.echo(said(finding.message))
    say(Message("run.about", what=str(output), text=Message("review.findings", count=count)))
    return ExitCode.FAILED_PAGES if count else ExitCode.OK
