"""Structural checks of a finished PDF.

They cover the machine-checkable points of the Matterhorn protocol, and what no validator sees: whether languages fit
their letters, alternative texts say something, and words are whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from pipeline.check.finding import Flaw, is_language_tag, quoted
from pipeline.check.pdf_contrast import contrast_flaws
from pipeline.check.pdf_tags import Box, tag_flaws
from pipeline.check.pdf_text import MarkedContent, marked_content
from pipeline.check.pdf_tree import StructureTag, tags_of
from pipeline.messages import Message

# The file's claims in its metadata (ISO 14289-1, 5; ISO 19005-2, 6.6.4), as element or as attribute.
_CLAIMS = {
    "PDF/UA-1": re.compile(rb"pdfuaid:part(?:>|=\")1[<\"]"),
    "PDF/A-2": re.compile(rb"pdfaid:part(?:>|=\")2[<\"]"),
}

_ENCRYPTED = Flaw("file", Message("check.pdf-encrypted"))

# Exceptions that pypdf raises for broken files.
BROKEN = (PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)


def pdf_flaws(file: Path) -> list[Flaw]:
    """What is wrong with a PDF; OSError if the file cannot be read."""
    with file.open("rb") as stream:
        try:
            reader = PdfReader(stream, strict=True)
            return [*_flaws(reader), *(() if reader.is_encrypted else contrast_flaws(file))]
        except DependencyError:  # pypdf cannot decrypt by itself
            return [_ENCRYPTED]
        except BROKEN as error:
            return [Flaw("file", Message("check.no-pdf", error=str(error)))]


def _flaws(reader: PdfReader) -> Iterator[Flaw]:
    if reader.is_encrypted:
        yield _ENCRYPTED
        return
    text = marked_content(list(reader.pages))
    tops = tags_of(reader, text.by_place)
    yield from _document_flaws(reader)
    yield from _title_flaws(reader)
    yield from _script_flaws(reader)
    for number, page in enumerate(reader.pages, 1):
        if page.get("/Tabs") != "/S":
            yield Flaw("pages", Message("check.pdf-tab-order", number=number))
    if not tops:
        yield Flaw("tags", Message("check.pdf-untagged"))
        return
    yield from _text_flaws(text, tops)
    yield from tag_flaws(tops, [_box(page.mediabox) for page in reader.pages])
    yield from _font_flaws(reader, text)


def _document_flaws(reader: PdfReader) -> Iterator[Flaw]:
    root: Any = reader.root_object
    lang = str(root.get("/Lang", ""))
    if not is_language_tag(lang):
        yield Flaw("language", Message("check.pdf-no-language", lang=f"{lang!r}"))
    if not _has(root, "/MarkInfo", "/Marked"):
        yield Flaw("tags", Message("check.pdf-not-marked"))
    metadata = root["/Metadata"].get_object().get_data() if "/Metadata" in root else b""
    for name, claim in _CLAIMS.items():
        if not claim.search(metadata):
            yield Flaw("metadata", Message("check.pdf-not-declared", name=name))
    if len(reader.pages) > 1 and not reader.outline:
        yield Flaw("bookmarks", Message("check.pdf-no-bookmarks"))


def _title_flaws(reader: PdfReader) -> Iterator[Flaw]:
    title = str((reader.metadata and reader.metadata.title) or "")
    known = reader.xmp_metadata
    shown = next(iter((known.dc_title or {}).values()), "") if known else ""
    if not title.strip():
        yield Flaw("title", Message("check.pdf-untitled"))
    elif title != shown:
        yield Flaw("title", Message("check.pdf-two-titles", title=quoted(title), shown=quoted(shown)))
    if not _has(reader.root_object, "/ViewerPreferences", "/DisplayDocTitle"):
        yield Flaw("title", Message("check.pdf-shows-name"))


def _script_flaws(reader: PdfReader) -> Iterator[Flaw]:
    root: Any = reader.root_object
    names = root.get("/Names", {}).get_object() if "/Names" in root else {}
    if "/AA" in root or "/JavaScript" in names:
        yield Flaw("scripts", Message("check.pdf-scripts"))
    action = root["/OpenAction"].get_object() if "/OpenAction" in root else {}
    if isinstance(action, dict) and action.get("/S") not in {None, "/GoTo"}:
        yield Flaw("scripts", Message("check.pdf-acts"))


def _text_flaws(text: MarkedContent, tops: tuple[StructureTag, ...]) -> Iterator[Flaw]:
    for page, words in text.untagged.items():
        yield Flaw("tags", Message("check.pdf-word-untagged", page=page + 1, words=quoted(words)))
    owned = {place for top in tops for tag in top.walk() for place in tag.places}
    for (page, mark), words in text.by_place.items():
        if (page, mark) not in owned and words.strip():
            yield Flaw("tags", Message("check.pdf-word-in-no-tag", page=page + 1, words=quoted(words)))


def _font_flaws(reader: PdfReader, text: MarkedContent) -> Iterator[Flaw]:
    if text.has_blanks:
        yield Flaw("fonts", Message("check.pdf-missing-glyph"))
    for name in sorted(text.unmapped):
        yield Flaw("fonts", Message("check.pdf-font-unmapped", name=name))
    loose = {name for page in reader.pages for name in _loose_fonts(page)}
    yield from (Flaw("fonts", Message("check.pdf-font-not-embedded", name=name)) for name in sorted(loose))


def _loose_fonts(page: Any) -> Iterator[str]:
    """The names of a page's fonts that have no font file in the PDF."""
    fonts = page.get("/Resources", {}).get_object().get("/Font", {})
    for entry in fonts.get_object().values() if fonts else ():
        font = entry.get_object()
        for one in font["/DescendantFonts"].get_object() if "/DescendantFonts" in font else [font]:
            descriptor = one.get_object().get("/FontDescriptor", {})
            known = descriptor.get_object() if descriptor else {}
            if not any(key in known for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield str(font.get("/BaseFont", "?")).lstrip("/")


def _has(root: Any, group: str, key: str) -> bool:
    return bool(root[group].get_object().get(key)) if group in root else False


def _box(rectangle: Any) -> Box:
    return float(rectangle.left), float(rectangle.bottom), float(rectangle.right), float(rectangle.top)
