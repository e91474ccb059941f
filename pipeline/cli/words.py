"""The help texts of the command line, and click's own words, in the user's language.

click takes its words from gettext when it is imported, and has no Greek: so it is imported here first.
"""

from __future__ import annotations

import gettext
import re
from typing import TYPE_CHECKING

from pipeline.messages import rows, text
from pipeline.store.language import of_this_run

if TYPE_CHECKING:
    import click

# Greek capitals have no accents.
_CAPITALS = str.maketrans("ΆΈΉΊΌΎΏ", "ΑΕΗΙΟΥΩ")


def help_of(name: str) -> str:
    """The help of a command, `build`, or of one of its options, `build-out`."""
    return text(f"help.{name}", {}, of_this_run())


def call_parameters(command: click.Command) -> None:
    """Translate the names of arguments and values in the usage of a command, and of its subcommands."""
    import click  # not before it has its words

    command.options_metavar = _translated(command.options_metavar or "")
    context = click.Context(command)
    for parameter in command.params:
        if not isinstance(parameter, click.Option) or not (parameter.is_flag or parameter.count):
            parameter.metavar = _translated(parameter.make_metavar(context))
    if isinstance(command, click.Group):
        command.subcommand_metavar = _translated(command.subcommand_metavar)
        for one in command.commands.values():
            call_parameters(one)


def _translated(shape: str) -> str:
    """The usage's word for a parameter, such as `[PATHS]...`, in the user's language."""
    known = {row["en"]: row[of_this_run()] for row in rows("calls").values()}
    words = "|".join(sorted(known, key=len, reverse=True))
    return re.sub(rf"\b(?:{words})\b", lambda found: known[found[0]], shape).translate(_CAPITALS)


def _greek() -> dict[str, str]:
    """Click's words in Greek, by their English."""
    greek: dict[str, str] = {}
    for row in rows("click").values():
        greek |= {row[f"en{count}"]: row[f"el{count}"] for count in ("", "_one") if f"en{count}" in row}
    return greek


def _import_in_greek() -> None:
    words = _greek()
    kept = gettext.gettext, gettext.ngettext
    gettext.gettext = lambda message: words.get(message, message)
    gettext.ngettext = lambda msgid1, msgid2, n: words.get(msgid1, msgid1) if n == 1 else words.get(msgid2, msgid2)
    try:
        import click  # it keeps what gettext is at this moment
    finally:
        gettext.gettext, gettext.ngettext = kept
    for kind in (click.types.IntParamType, click.types.FloatParamType, click.IntRange, click.FloatRange):
        kind.name = words.get(kind.name, kind.name)


if of_this_run() == "el":
    _import_in_greek()
