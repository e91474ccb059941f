"""XLIFF 1.2, for most translation programs: a `<file>` for each page, a `<trans-unit>` for each unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from lxml import etree

from pipeline.exchange.unit import ReturnedUnit, Unit
from pipeline.exchange.xml import XML, XmlElement, root, text, written

_SPACE = "urn:oasis:names:tc:xliff:document:1.2"
_NAMES: Any = {None: _SPACE}
# States for unfinished work. `needs-translation` is not among them: we write it for copies, and programs leave it.
_UNFINISHED = ("needs-review", "needs-adaptation", "needs-l10n")


def write(found: Sequence[Unit], *, copies: bool = False) -> bytes:
    """The units; with `copies`, the source is filled in for a missing target, for programs that need one."""
    top = etree.Element(f"{{{_SPACE}}}xliff", {"version": "1.2"}, nsmap=_NAMES)
    for (page, lang, to), group in groupby(found, key=lambda unit: (unit.key.page, unit.key.lang, unit.key.to)):
        kind = {"original": page, "source-language": lang, "target-language": to, "datatype": "plaintext"}
        body = _sub(_sub(top, "file", kind), "body")
        for unit in group:
            _add(body, unit, copies=copies)
    return written(top)


def _add(body: XmlElement, unit: Unit, *, copies: bool) -> None:
    one = _sub(body, "trans-unit", {"id": str(unit.key), "resname": unit.labels[1], f"{XML}space": "preserve"})
    _sub(one, "source", {f"{XML}lang": unit.key.lang}).text = unit.source
    if unit.target or copies:
        state = {} if unit.target else {"state": "needs-translation"}
        _sub(one, "target", {f"{XML}lang": unit.key.to, **state}).text = unit.target or unit.source
    for note in (" · ".join((unit.title, *unit.labels)), *unit.hints):
        _sub(one, "note", {"from": "practice-sheets"}).text = note


def _sub(parent: XmlElement, name: str, attributes: dict[str, str] | None = None) -> XmlElement:
    return etree.SubElement(parent, f"{{{_SPACE}}}{name}", attributes or {})


def read(data: bytes) -> Iterator[ReturnedUnit]:
    """The units of a returned file, whatever else the program has put into it."""
    for one in root(data).iter(f"{{{_SPACE}}}trans-unit"):
        target = one.find(f"{{{_SPACE}}}target")
        state = "" if target is None else target.get("state", "")
        notes = [text(note) for note in one.findall(f"{{{_SPACE}}}note") if note.get("from") != "practice-sheets"]
        yield ReturnedUnit(
            one.get("id", ""),
            text(one.find(f"{{{_SPACE}}}source")),
            text(target),
            is_draft=state.startswith(_UNFINISHED),
            note="\n".join(notes),
        )
