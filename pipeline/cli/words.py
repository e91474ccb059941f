"""The words of the command line in the language of whoever sits there: of its help, and those that click says itself.

click takes its words from gettext when it is imported, and comes without Greek: it is imported here first.
"""

from __future__ import annotations

import gettext

from pipeline.messages import rows, text
from pipeline.store.language import of_this_run


def help_of(name: str) -> str:
    """The help of a command, `build`, or of one of its options, `build-out`."""
    return text(f"help.{name}", {}, of_this_run())


def _greek() -> dict[str, str]:
    """The words of click by their English."""
    found: dict[str, str] = {}
    for row in rows("click").values():
        found |= {row[f"en{count}"]: row[f"el{count}"] for count in ("", "_one") if f"en{count}" in row}
    return found


def _import_in_greek() -> None:
    words = _greek()
    kept = gettext.gettext, gettext.ngettext
    gettext.gettext = lambda message: words.get(message, message)
    gettext.ngettext = lambda msgid1, msgid2, n: words.get(msgid1, msgid1) if n == 1 else words.get(msgid2, msgid2)
    try:
        import click  # noqa: F401 - it keeps what gettext is at this moment
    finally:
        gettext.gettext, gettext.ngettext = kept


if of_this_run() == "el":
    _import_in_greek()
