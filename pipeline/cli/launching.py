"""`sheets launcher`: a file that opens the review by a double click."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from pipeline.cli.group import Unwritable, UserPath, answering, main
from pipeline.cli.words import help_of
from pipeline.errors import ExitCode, InputError
from pipeline.messages import Message


@main.command(help=help_of("launcher"))
@click.argument("folder", default=".", type=UserPath(Unwritable, path_type=Path))
@answering
def launcher(folder: Path) -> ExitCode:
    """Write a launcher of the review for this system into a folder."""
    from pipeline.console import say
    from pipeline.store.launchers import Start, write_launcher
    from pipeline.store.launchers import launcher as starter

    if not folder.is_dir():
        raise InputError(Message("run.about", what=str(folder), text=Message("system.ENOENT")))
    name, data = starter(sys.platform, Start.of(Path.cwd(), sys.executable), os.environ)
    say(Message("launcher.written", file=str(write_launcher(folder, name, data))))
    return ExitCode.OK
