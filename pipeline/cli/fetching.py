"""`sheets fetch`: the web → pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from pipeline.cli.group import EXIT_CODES, UserPath, answering, main, working_settings
from pipeline.cli.words import help_of
from pipeline.errors import ExitCode
from pipeline.messages import Message


def _selector(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    from pipeline.console import said
    from pipeline.read.links import selector_flaw

    if value and (flaw := selector_flaw(value)):
        raise click.BadParameter(said(flaw))
    return value


def _pattern(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    from pipeline.console import said
    from pipeline.fetch.discover import pattern_flaw

    if value and (flaw := pattern_flaw(value)):
        raise click.BadParameter(said(flaw))
    return value


@main.command(epilog=EXIT_CODES, help=help_of("fetch"))
@click.argument("urls", nargs=-1, metavar="[URL]...")
@click.option("--from", "lists", multiple=True, type=UserPath(path_type=Path), help=help_of("fetch-from"))
@click.option("--sitemap", "sitemaps", multiple=True, metavar="URL", help=help_of("fetch-sitemap"))
@click.option("--wp-json", "wp_sites", multiple=True, metavar="SITE", help=help_of("fetch-wp-json"))
@click.option("--match", default="", metavar="PATTERN", callback=_pattern, help=help_of("fetch-match"))
@click.option("--follow", default="", metavar="SELECTOR", callback=_selector, help=help_of("fetch-follow"))
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help=help_of("fetch-limit"))
@click.option("--into", type=click.Path(path_type=Path), help=help_of("fetch-into"))
@click.option("--images", is_flag=True, help=help_of("fetch-images"))
@click.option("--warc", type=click.Path(path_type=Path), metavar="FILE", help=help_of("fetch-warc"))
@click.option("--allow-private", is_flag=True, help=help_of("fetch-allow-private"))
@click.option("--dry-run", is_flag=True, help=help_of("fetch-dry-run"))
@click.option("--json", "as_json", is_flag=True, help=help_of("fetch-json"))
@answering
def fetch(urls: tuple[str, ...], lists: tuple[Path, ...], *, as_json: bool, **given: Any) -> ExitCode:
    """Fetch pages from the web into the input folder, politely: robots.txt and pauses are kept."""
    from pipeline import console
    from pipeline.console import said
    from pipeline.fetch.outcome import FetchOutcome, exit_code, summary
    from pipeline.run.address_list import addresses_in
    from pipeline.run.fetching import FetchOrders, fetch

    if given["follow"] and not given["match"]:
        raise click.UsageError(said(Message("cli.follow-needs-match")))
    wanted = (*urls, *(url for file in lists for url in addresses_in(file)))
    if not (wanted or lists or given["sitemaps"] or given["wp_sites"]):
        raise click.UsageError(said(Message("cli.give-addresses")))

    def watch(outcome: FetchOutcome, count: int) -> None:
        console.say(Message("fetch.progress", count=count, outcome=outcome.message()))
        if as_json:
            click.echo(outcome.as_json())

    settings = working_settings()
    if not settings.fetch.contact:
        console.say(Message("cli.no-contact"))
    outcomes = fetch(settings, FetchOrders(urls=wanted, **given), observer=watch)
    console.say(*summary(outcomes))
    return exit_code(outcomes)
