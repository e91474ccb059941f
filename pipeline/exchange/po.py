"""PO files (gettext): a unit's id is the context of its message."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence

import polib  # type: ignore[import-untyped]

from pipeline.exchange.unit import ReturnedUnit, Unit
from pipeline.exchange.unit_text import unbroken
from pipeline.exchange.xml import ForeignFileError
from pipeline.messages import Message

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def write(found: Sequence[Unit], *, copies: bool = False) -> bytes:
    """The units; with `copies`, the source is filled in for a missing target, marked fuzzy."""
    file = polib.POFile(wrapwidth=0)
    to = found[0].key.to if found else "en"
    file.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": to,
        "MIME-Version": "1.0",
        "X-Generator": "practice-sheets",
    }
    for unit in found:
        is_copy = copies and not unit.target
        file.append(
            polib.POEntry(
                msgctxt=str(unit.key),
                msgid=unit.source,
                msgstr=unit.source if is_copy else unit.target,
                comment="\n".join((" · ".join((unit.title, *unit.labels)), *unit.hints)),
                flags=["fuzzy"] if is_copy or (unit.target and unit.is_known) else [],
            )
        )
    return str(file).encode()


def read(data: bytes) -> Iterator[ReturnedUnit]:
    """The units of a returned file, in UTF-8 or UTF-16."""
    try:
        words = data.decode(next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8"))
        # polib would take a text without a line end for a file name, and it loses letters at unusual line ends.
        file = polib.pofile(f"{unbroken(words)}\n")
    except (OSError, ValueError, IndexError) as error:
        raise ForeignFileError(Message("exchange.broken"), Message("exchange.ask-again")) from error
    for entry in file:
        if not entry.obsolete:
            yield ReturnedUnit(
                entry.msgctxt or "", entry.msgid, entry.msgstr, is_draft=entry.fuzzy, note=entry.tcomment
            )
