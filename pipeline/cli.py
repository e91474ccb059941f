"""The command `sheets`: options → settings → one call → exit code. Nothing is decided here."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

import click

from pipeline import __version__
from pipeline.errors import ExitCode, PipelineError

if TYPE_CHECKING:
    from pipeline.model import PageResult
    from pipeline.run.inspect import Action
    from pipeline.settings import Settings

P = ParamSpec("P")

_PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
_SOME_PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))

_EXIT_CODES = """\b
Exit codes:
  0    every page built, unchanged or set aside
  1    finished, but a page failed, an address was refused, or a check found something
  2    wrong usage
  3    wrong settings
  4    a PATH or the input folder does not exist
  5    the output cannot be written, or another run holds it
  6    a system library is missing; the rest was built
  130  interrupted
"""


def _answering(command: Callable[P, ExitCode]) -> Callable[P, None]:
    """The one place where errors become words and exit codes."""

    @functools.wraps(command)
    def answer(*args: P.args, **kwargs: P.kwargs) -> None:
        from pipeline import console

        try:
            code = command(*args, **kwargs)
        except PipelineError as error:
            console.say(f"Error: {error.text}", *error.details, *([f"Hint: {error.hint}"] if error.hint else []))
            code = error.exit_code
        except KeyboardInterrupt:
            console.say("Interrupted: what was finished is kept; the same command goes on from there.")
            code = ExitCode.INTERRUPTED
        sys.exit(int(code))

    return answer


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog=_EXIT_CODES)
@click.version_option(__version__, prog_name="sheets")
def main() -> None:
    """Turn web pages about good practices into Greek and English fact sheets.

    \b
    Examples:
      sheets build                         every page of input/ into output/
      sheets build page.html --out done    one page, into another folder
      sheets extract input > records.jsonl what was found on each page
      sheets explain input/a.html title    where the title comes from
    """


def _formats(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    if value is None:
        return None
    from pipeline.run.recipe import FORMATS

    names = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
    wrong = [name for name in names if name not in FORMATS]
    if wrong or not names:
        raise click.BadParameter(f"{', '.join(wrong) or 'nothing'}: choose from {', '.join(FORMATS)}")
    return names


@main.command(epilog=_EXIT_CODES)
@_PATHS
@click.option("--out", type=click.Path(path_type=Path), help="Folder for the sheets.  [default: output]")
@click.option(
    "--formats", callback=_formats, help="Some of pdf, docx, json, html, parted by commas.  [default: pdf,docx,json]"
)
@click.option("--languages", type=click.Choice(["both", "el", "en"]), help="Sides of the sheet.  [default: both]")
@click.option("--all", "every_page", is_flag=True, help="Make sheets of pages that describe no practice, too.")
@click.option("--jobs", type=click.IntRange(min=1), help="Worker processes.  [default: one a processor]")
@click.option("--force", is_flag=True, help="Build pages that are up to date, too.")
@click.option("--dry-run", is_flag=True, help="Only say what would be built, and why.")
@click.option("--prune", is_flag=True, help="Delete the sheets of pages that have gone from the input folder.")
@_answering
def build(
    paths: tuple[Path, ...], *, every_page: bool, force: bool, dry_run: bool, prune: bool, **given: Any
) -> ExitCode:
    """Build the sheets of all pages at PATHS (default: the input folder).

    Pages that have not changed since the last run are left alone. One line a page goes to output/report.jsonl.

    \b
    Examples:
      sheets build
      sheets build input/region --formats pdf --languages el
      sheets build --dry-run
    """
    from pipeline import console
    from pipeline.run.build import Options, build
    from pipeline.run.report import preview, summary

    out = given.pop("out")
    settings = _settings(output=str(out) if out else None, **given)
    options = Options(every_page=every_page, force=force, dry_run=dry_run, prune=prune)
    if dry_run:
        report = build(settings, paths, options)
        click.echo("\n".join(console.safe(line) for line in preview(report)))
    else:
        with console.progress() as observer:
            report = build(settings, paths, options, observer=observer)
        console.say(*summary(report))
    return ExitCode(report.exit_code)


@main.command()
@_SOME_PATHS
@_answering
def extract(paths: tuple[Path, ...]) -> ExitCode:
    """Print the record of each page at PATHS as a JSON line; `-` reads one page from stdin. Writes nothing.

    \b
    Examples:
      sheets extract input > records.jsonl
      curl -s https://example.org/practice | sheets extract -
    """
    from pipeline.run.inspect import extract_lines

    return _inspect(extract_lines, paths, learns=True)


@main.command()
@_SOME_PATHS
@_answering
def split(paths: tuple[Path, ...]) -> ExitCode:
    """Print the language runs of each page at PATHS as JSON lines; `-` reads plain text from stdin.

    \b
    Examples:
      sheets split input/a.html
      echo "Το έργο (Regional Stakeholder Group)" | sheets split -
    """
    from pipeline.run.inspect import split_lines

    return _inspect(split_lines, paths)


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("field", required=False)
@_answering
def explain(path: Path, field: str | None) -> ExitCode:
    """Tell where each value of the page at PATH comes from, or that of one FIELD, and what was left out and why.

    \b
    Examples:
      sheets explain input/a.html
      sheets explain input/a.html resources
    """
    from pipeline.console import safe
    from pipeline.run.inspect import explain_as

    return _inspect(
        explain_as(field), [path], take=lambda text: click.echo("\n".join(map(safe, text.split("\n"))), nl=False)
    )


@main.command()
@_SOME_PATHS
@_answering
def labels(paths: tuple[Path, ...]) -> ExitCode:
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
    code = _inspect(label_lines, paths, take=lambda text: lines.extend(text.splitlines()))
    for line in gathered(lines):
        click.echo("\t".join(map(safe, line.split("\t"))))
    return code


def _table_file(_context: click.Context, _parameter: click.Parameter, value: Path) -> Path:
    from pipeline.export import WRITERS

    if value.suffix.lower() not in WRITERS:
        raise click.BadParameter(f"{value.name}: choose a name that ends in {', '.join(WRITERS)}")
    return value


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), callback=_table_file)
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@_answering
def export(file: Path, folder: Path | None) -> ExitCode:
    """Write the records of an output FOLDER (default: output) as a table to FILE: .csv, .xlsx or .jsonl.

    No cell can become a formula. In a Greek or other European Excel, .xlsx opens into columns at once.

    \b
    Examples:
      sheets export practices.xlsx
      sheets export practices.csv output-2024
    """
    from pipeline import console
    from pipeline.export import exported, records
    from pipeline.store.load import load_lexicon
    from pipeline.store.write import write_file

    settings = _settings()
    found = records(folder or Path(settings.output))
    write_file(file.parent, file.name, exported(file.suffix.lower(), found, load_lexicon(settings, Path())))
    console.say(f"{file}: {len(found)} {'record' if len(found) == 1 else 'records'}")
    return ExitCode.OK


def _selector(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    from pipeline.read.links import selector_flaw

    if value and (flaw := selector_flaw(value)):
        raise click.BadParameter(flaw)
    return value


def _pattern(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    from pipeline.fetch.discover import pattern_flaw

    if value and (flaw := pattern_flaw(value)):
        raise click.BadParameter(flaw)
    return value


@main.command(epilog=_EXIT_CODES)
@click.argument("urls", nargs=-1, metavar="[URL]...")
@click.option("--from", "lists", multiple=True, type=click.Path(path_type=Path), help="A file with a URL a line.")
@click.option("--sitemap", "sitemaps", multiple=True, metavar="URL", help="A sitemap: its pages are fetched.")
@click.option("--wp-json", "wp_sites", multiple=True, metavar="SITE", help="A WordPress site: its posts, by its API.")
@click.option("--match", default="", metavar="PATTERN", callback=_pattern, help="The addresses to keep of a list.")
@click.option("--follow", default="", metavar="SELECTOR", callback=_selector, help="A list's links to its next pages.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Fetch so many pages at most.")
@click.option("--into", type=click.Path(path_type=Path), help="Folder for the pages.  [default: input]")
@click.option("--images", is_flag=True, help="Store the images that the pages' content shows, too.")
@click.option("--warc", type=click.Path(path_type=Path), metavar="FILE", help="Add the answers to a web archive, too.")
@click.option("--allow-private", is_flag=True, help="Connect to inner addresses (of an intranet), too.")
@click.option("--dry-run", is_flag=True, help="Only say what would be fetched.")
@click.option("--json", "as_json", is_flag=True, help="Print what became of each address as a JSON line.")
@_answering
def fetch(urls: tuple[str, ...], lists: tuple[Path, ...], *, as_json: bool, **given: Any) -> ExitCode:
    """Fetch pages from the web into the input folder, politely: robots.txt and pauses are kept.

    A page that is there already is fetched again only if it has changed. With --match, URLs are list pages and what
    they link to is fetched. PATTERN is a regular expression found anywhere in an address or, with a * at its start,
    a shell pattern of the whole of it.

    \b
    Examples:
      sheets fetch https://example.org/practices/42 --images
      sheets fetch --from input/urls.txt
      sheets fetch https://example.org/practices --match '/practices/[0-9]+' --follow 'a.next'
      sheets fetch --sitemap https://example.org/sitemap.xml --match /practices/ --dry-run
    """
    from pipeline import console
    from pipeline.fetch.outcome import Outcome, exit_code, summary
    from pipeline.run.fetching import Orders, addresses_in, fetch

    if given["follow"] and not given["match"]:
        raise click.UsageError("--follow needs --match, which tells what to keep")
    wanted = (*urls, *(url for file in lists for url in addresses_in(file)))
    if not (wanted or lists or given["sitemaps"] or given["wp_sites"]):
        raise click.UsageError("give a URL, --from, --sitemap or --wp-json")

    def watch(outcome: Outcome, count: int) -> None:
        console.say(f"[{count}] {outcome.told()}")
        if as_json:
            click.echo(outcome.as_json())

    settings = _settings()
    if not settings.fetch.contact:
        console.say('Note: no contact is set; put contact = "…" below [fetch] in sheets.toml, for sites to write to.')
    outcomes = fetch(settings, Orders(urls=wanted, **given), observer=watch)
    console.say(*summary(outcomes))
    return exit_code(outcomes)


@main.command()
@_SOME_PATHS
@_answering
def check(paths: tuple[Path, ...]) -> ExitCode:
    """Check finished PDF and Word files, also such as a person has edited: a line a finding. PATHS may be folders.

    Structure, languages, alternative texts, links, tables and lists are looked at; PDF files are put before veraPDF,
    too, where the extra "validate" is installed.

    \b
    Examples:
      sheets check output
      sheets check output/a.docx && echo "fit to be published"
    """
    from pipeline.check import findings, finished_files, has_vera
    from pipeline.console import safe, say

    files = finished_files(paths)
    if not has_vera() and any(file.suffix.lower() == ".pdf" for file in files):
        say('Note: veraPDF is not installed; pip install "practice-sheets[validate]" adds its rules to the check.')
    count = 0
    for finding in findings(files):
        count += 1
        click.echo(safe(str(finding)))
    say(f"{len(files)} files checked, {count} findings")
    return ExitCode.FAILED_PAGES if count else ExitCode.OK


@main.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@_answering
def verify(folder: Path | None) -> ExitCode:
    """Hold the output FOLDER against its manifest: a line a file that is missing, was changed or is not known.

    \b
    Examples:
      sheets verify
      sheets verify done
    """
    from pipeline.check import verify
    from pipeline.console import safe, say

    folder = folder or Path(_settings().output)
    count = 0
    for finding in verify(folder):
        count += 1
        click.echo(safe(str(finding)))
    say(f"{folder}: {count} findings")
    return ExitCode.FAILED_PAGES if count else ExitCode.OK


def _settings(**given: Any) -> Settings:
    """The settings of the working folder, with what the command line gives in their place."""
    from dataclasses import replace

    from pipeline.store.load import load_settings

    return replace(load_settings(Path()), **{name: value for name, value in given.items() if value is not None})


def _inspect(
    action: Action, paths: Iterable[Path], take: Callable[[str], object] | None = None, *, learns: bool = False
) -> ExitCode:
    """Run an action on each page; `take` gets what it says of one, which else goes to stdout as it is."""
    from pipeline.console import say
    from pipeline.model import State
    from pipeline.run.inspect import STDIN, inspect

    paths = tuple(paths)
    stdin = sys.stdin.buffer.read() if any(str(path) == STDIN for path in paths) else b""
    code = ExitCode.OK
    for result in inspect(action, _settings(), paths, stdin=stdin, learns=learns):
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
    return f"{result.state.value}: {result.path}: {result.reason}{hint}"


if __name__ == "__main__":
    main()
