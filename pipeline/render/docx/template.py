"""The look's `sheet.docx`: opened for each sheet, its styles found by the names that Word shows."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import docx
from docx.document import Document

from pipeline.model import Look

TEMPLATE = "sheet.docx"

# The colours of the shipped template that the brand's settings stand for; a template restyled by hand keeps its own.
_BRANDED: Mapping[str, str] = MappingProxyType({"accent": "003399", "tint": "EEF2FA", "ink": "1F2430"})

_COLOURED = frozenset({"word/styles.xml", "word/numbering.xml", "word/theme/theme1.xml"})

# Every file of the package gets this date: the same sheet gives the same bytes.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def opened(look: Look) -> Document:
    """A new document on the template, in the brand's colours."""
    return docx.Document(io.BytesIO(_branded(look.file(TEMPLATE), look.brand)))


def style_ids(look: Look) -> Mapping[str, str]:
    """The ids of the template's styles by their names in lower case."""
    return _style_ids(look.file(TEMPLATE))


def saved(document: Document) -> bytes:
    """The document's file, free of the time at which it was made."""
    first, final = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(final, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            target.writestr(zipfile.ZipInfo(name, _NO_DATE), source.read(name), zipfile.ZIP_DEFLATED)
    return final.getvalue()


@lru_cache(maxsize=4)
def _style_ids(template: bytes) -> Mapping[str, str]:
    styles = docx.Document(io.BytesIO(template)).styles
    return MappingProxyType({(style.name or "").lower(): style.style_id for style in styles})


@lru_cache(maxsize=4)
def _branded(template: bytes, brand: tuple[tuple[str, str], ...]) -> bytes:
    colours = {_BRANDED[key]: value.lstrip("#").upper() for key, value in brand if key in _BRANDED}
    changes = {shipped: wanted for shipped, wanted in colours.items() if shipped != wanted}
    if not changes:
        return template
    pattern = re.compile(rf'(?<="){"|".join(changes)}(?=")', re.IGNORECASE)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name in _COLOURED:
                data = pattern.sub(lambda found: changes[found[0].upper()], data.decode("utf-8")).encode()
            target.writestr(name, data)
    return out.getvalue()
