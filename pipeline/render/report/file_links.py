"""Links from the report to the files of a sheet."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from pipeline.render import FORMATS
from pipeline.render.report.words import ReportWords

_NAMES = MappingProxyType({name: one.shown for name, one in FORMATS.items() if not one.variant} | {"json": "JSON"})


class FileLink(NamedTuple):
    """A link to an output: its address, its text, and the file's name for screen readers."""

    href: str
    shown: Markup
    name: str


def file_order(base: str, name: str) -> tuple[str, int, str]:
    """A sort key: the sheet itself comes before its variants."""
    variant, kind = _parts(name, base)
    kinds = list(_NAMES)
    return variant, kinds.index(kind) if kind in kinds else len(kinds), name


def link_to(name: str, words: ReportWords, base: str = "") -> FileLink:
    """A link to a file; `base` is the name, without extension, of its sheet."""
    variant, kind = _parts(name, base)
    shown = Markup("{}").format(_NAMES.get(kind, kind))
    for one in filter(None, variant.split(".")):
        shown += Markup(" ({})").format(words.say.get(f"variant-{one}", one))
    return FileLink(quote(name), shown, name)


def _parts(name: str, base: str) -> tuple[str, str]:
    """The variant and kind of a sheet's file; only the kind of any other file."""
    variant, _, kind = (name.removeprefix(f"{base}.") if base else name.rpartition(".")[2]).rpartition(".")
    return variant, kind
