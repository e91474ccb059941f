"""The command group, and what its commands share: settings, and errors as messages and exit codes."""

from __future__ import annotations

import atexit
import functools
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

import click

from pipeline import __version__
from pipeline.cli.words import help_of
from pipeline.errors import ExitCode, PipelineError
from pipeline.messages import Message, of_system
from pipeline.run.garbage import look_seldom

if TYPE_CHECKING:
    from pipeline.settings import Settings

P = ParamSpec("P")

EXIT_CODES = help_of("exit-codes")


def answering(command: Callable[P, ExitCode]) -> Callable[P, None]:
    """Turns errors of a command into messages and exit codes; nothing else does."""

    @functools.wraps(command)
    def answer(*args: P.args, **kwargs: P.kwargs) -> None:
        from pipeline import console

        try:
            code = command(*args, **kwargs)
        except PipelineError as error:
            console.say(
                Message("cli.error", text=error.text),
                *error.details,
                *([Message("cli.hint", hint=error.hint)] if error.hint else []),
            )
            code = error.exit_code
        except OSError as error:
            if error.filename is None:
                raise  # no file of anybody's, such as a closed pipe
            about, hint = _refused(str(error.filename), of_system(error))
            console.say(Message("cli.error", text=about), hint)
            code = ExitCode.OUTPUT
        except KeyboardInterrupt:
            console.say(Message("cli.interrupted"))
            code = ExitCode.INTERRUPTED
        sys.exit(int(code))

    return answer


class Unopened(click.ClickException):
    """A file or folder that is there and cannot be opened."""

    exit_code = int(ExitCode.INPUT)


class Unwritable(Unopened):
    """A file or folder to write to that is there and cannot be opened."""

    exit_code = int(ExitCode.OUTPUT)


class UserPath(click.Path):
    """A file or folder of the user's. One that cannot be opened ends a command with the code of its `end`."""

    def __init__(self, end: type[Unopened] = Unopened, **kinds: Any) -> None:
        super().__init__(readable=False, **kinds)
        self.end = end

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path as it was written; an empty one is no other name for the folder that one is in."""
        if not value:
            from pipeline.console import said

            self.fail(said(Message("cli.empty-path")), param, ctx)
        if os.access(value, os.F_OK) and not os.access(value, os.R_OK):
            from pipeline.console import said

            raise self.end("\n".join(map(said, _refused(value, Message("system.EACCES")))))
        return super().convert(value, param, ctx)


def _refused(file: str, reason: str) -> tuple[Message, Message]:
    """What to say of a file that the system does not let us open."""
    about = Message("run.about", what=file, text=reason)
    return about, Message("cli.hint", hint=Message("store.check-its-rights"))


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EXIT_CODES,
    help=help_of("main"),
)
@click.version_option(__version__, prog_name="sheets")
def main() -> None:
    """Turn web pages about good practices into Greek and English fact sheets."""
    _open_streams()
    look_seldom()
    # At its end Python looks through all that is left for rings, one part in ten of a page's run.
    atexit.register(gc.freeze)


def _open_streams() -> None:
    """Open closed standard streams on the null device, so that no file of ours gets their numbers."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w" if number else "r", encoding="utf-8"))  # noqa: SIM115, PTH123


def working_settings(**given: Any) -> Settings:
    """The settings of the working folder, overridden by those of the command line."""
    from dataclasses import replace

    from pipeline.console import say
    from pipeline.store.settings_file import load_settings, look_alikes

    folder = Path()
    say(*(Message("cli.note", what=what) for what in look_alikes(folder)))
    return replace(load_settings(folder), **{name: value for name, value in given.items() if value is not None})
