"""`sheets review`: the review in the browser."""

from __future__ import annotations

import os
from pathlib import Path

import click

from pipeline.cli.group import EXIT_CODES, UserPath, answering, main, working_settings
from pipeline.cli.words import help_of
from pipeline.errors import ExitCode
from pipeline.messages import Message


@main.command(epilog=EXIT_CODES, help=help_of("review"))
@click.argument("places", nargs=-1, metavar="[PATHS]...", type=UserPath())
@click.option("--port", type=click.IntRange(0, 65_535), default=0, help=help_of("review-port"))
@click.option("--no-browser", is_flag=True, help=help_of("review-no-browser"))
@click.option("--by", default="", metavar="NAME", help=help_of("review-by"))
@click.option("--watch", is_flag=True, help=help_of("review-watch"))
@answering
def review(places: tuple[str, ...], *, port: int, no_browser: bool, by: str, watch: bool) -> ExitCode:
    """Open the review of the pages at PATHS (default: the input folder) in the browser."""
    from pipeline import console
    from pipeline.run.reviewing import ReviewDesk
    from pipeline.serve.server import check_reach, review
    from pipeline.store.browser import open_browser
    from pipeline.store.remote import path_or_url

    settings = working_settings()
    check_reach(settings)

    def desk() -> ReviewDesk:
        return ReviewDesk(settings, Path(), [path_or_url(one) for one in places], by, watches=watch)

    def announce(address: str, words: Message) -> None:
        console.say(words)
        if not no_browser:
            open_browser(address, os.environ)

    review(settings, desk, Path(), announce, port, settings.ui.language)
    return ExitCode.OK
