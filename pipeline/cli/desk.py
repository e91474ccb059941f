"""`sheets status`, `adopt`, `spread`, `printed`: what needs a person, and what people wrote about pages."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from pipeline.cli.group import UserPath, answering, main, working_settings
from pipeline.cli.words import help_of
from pipeline.errors import ExitCode, InputError
from pipeline.messages import Message


@main.command(help=help_of("status"))
@click.argument("places", nargs=-1, metavar="[PATHS]...", type=UserPath())
@click.option("--missing", type=click.Choice(["el", "en"]), help=help_of("status-missing"))
@click.option("--unsure", is_flag=True, help=help_of("status-unsure"))
@click.option("--provisional", is_flag=True, help=help_of("status-provisional"))
@click.option("--draft", is_flag=True, help=help_of("status-draft"))
@click.option("--stale", is_flag=True, help=help_of("status-stale"))
@click.option("--edited", is_flag=True, help=help_of("status-edited"))
@click.option("--reprint", is_flag=True, help=help_of("status-reprint"))
@click.option("--orphans", is_flag=True, help=help_of("status-orphans"))
@click.option("--json", "as_json", is_flag=True, help=help_of("status-json"))
@answering
def status(places: tuple[str, ...], *, missing: str | None, as_json: bool, **asked: bool) -> ExitCode:
    """List what needs a person, a line for each finding."""
    from pipeline.console import said, say
    from pipeline.run.status import KINDS, status
    from pipeline.store.remote import path_or_url
    from pipeline.text.json_text import json_text

    kinds = [name for name, is_asked in asked.items() if is_asked] + (["missing"] if missing else [])
    paths = [path_or_url(one) for one in places]
    count = 0
    for finding in status(working_settings(), paths, kinds=kinds or KINDS, missing=missing or ""):
        count += 1
        click.echo(json_text(finding.as_dict()) if as_json else said(finding.line))
    say(Message("review.findings", count=count))
    return ExitCode.FAILED_PAGES if count else ExitCode.OK


@main.command(help=help_of("adopt"))
@click.argument("old")
@click.argument("new")
@answering
def adopt(old: str, new: str) -> ExitCode:
    """Give what was written about the page OLD to the page NEW."""
    from pipeline.console import say
    from pipeline.store.remote import path_or_url
    from pipeline.store.reviews import move_review, review_name

    settings = working_settings()
    page, other = (_page_name(one, settings.input) for one in (old, new))
    home = path_or_url(settings.input)
    if not any((home / one).exists() for one in (other, other.rpartition("#")[0]) if one):
        raise InputError(
            Message("review.no-such-page", page=other, folder=settings.input), Message("store.check-spelling")
        )
    move_review(path_or_url(settings.reviewing.folder), review_name(page), review_name(other), other)
    say(Message("review.is-adopted", old=page, page=other))
    return ExitCode.OK


def _page_name(name: str, input_folder: str) -> str:
    """The name of a page, which may be given as the path of its file; InputError for one that leads elsewhere."""
    path, home = Path(name), Path(input_folder)
    if path.is_relative_to(home):
        path = path.relative_to(home)
    if ".." in path.parts or path.is_absolute() or not path.parts:
        raise InputError(
            Message("review.no-such-page", page=name, folder=input_folder), Message("store.check-spelling")
        )
    return path.as_posix()


@main.command(help=help_of("spread"))
@click.argument("page")
@click.argument("field")
@click.option("--dry-run", is_flag=True, help=help_of("spread-dry-run"))
@answering
def spread(page: str, field: str, *, dry_run: bool) -> ExitCode:
    """Copy the correction of FIELD on PAGE to all pages that say the same there."""
    from pipeline.console import safe, say
    from pipeline.lexicon.fields import field_called
    from pipeline.run.spreading import spread
    from pipeline.store.own_files import load_lexicon

    settings = working_settings()
    name = field_called(load_lexicon(settings, Path()), field)
    found = spread(settings, _page_name(page, settings.input), name, dry_run=dry_run)
    for path, lang in found:
        click.echo(safe(f"{path}: {name} ({lang})"))
    say(Message("review.would-spread" if dry_run else "review.spread", count=len(found)))
    return ExitCode.OK


@main.command(help=help_of("printed"))
@click.argument("places", nargs=-1, metavar="[PATHS|PACK]...", type=UserPath())
@answering
def printed(places: tuple[str, ...]) -> ExitCode:
    """Note that the sheets of the pages at PATHS, or of a pack, were handed out."""
    from pipeline.console import say
    from pipeline.run.packing import packed_sheets
    from pipeline.run.printings import note_pages, note_sheets
    from pipeline.store.packs import SUFFIX
    from pipeline.store.remote import path_or_url

    settings, today = working_settings(), f"{datetime.now().astimezone():%Y-%m-%d}"
    found = [packed_sheets(settings, Path(one)) for one in places if one.endswith(SUFFIX)]
    results = [note_sheets(settings, pages, on=today, pack=name) for name, pages in found]
    paths = [path_or_url(one) for one in places if not one.endswith(SUFFIX)]
    if paths or not places:
        results.append(note_pages(settings, paths, on=today))
    say(*(Message("review.not-built", page=page) for _, unbuilt in results for page in unbuilt))
    say(Message("review.noted", count=sum(len(noted) for noted, _ in results)))
    return ExitCode.OK
