"""`sheets fetch`: the web → pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from pipeline.cli.group import EXIT_CODES, answering, main, working_settings
from pipeline.errors import ExitCode


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


@main.command(epilog=EXIT_CODES)
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
@answering
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

    settings = working_settings()
    if not settings.fetch.contact:
        console.say('Note: no contact is set; put contact = "…" below [fetch] in sheets.toml, for sites to write to.')
    outcomes = fetch(settings, Orders(urls=wanted, **given), observer=watch)
    console.say(*summary(outcomes))
    return exit_code(outcomes)
