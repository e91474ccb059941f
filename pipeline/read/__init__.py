"""First step: the bytes of a page to a document, its text in blocks with what the markup says about them.

A reader takes a page, the lexicon and the images that came with the page, and gives a document for each page that
the file holds. A new format is a reader and its line in `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from pipeline.errors import PageError, UnknownTypeError
from pipeline.lexicon import Lexicon
from pipeline.model import HTTP_ANSWER, Document, Page, Resource
from pipeline.read import media
from pipeline.read.answer import read_answer
from pipeline.read.charset import is_text
from pipeline.read.html import read_html
from pipeline.read.markdown import read_markdown
from pipeline.read.mhtml import read_mhtml
from pipeline.read.plain import read_plain
from pipeline.read.wpjson import read_wpjson

Reader: TypeAlias = Callable[[Page, Lexicon, tuple[Resource, ...]], tuple[Document, ...]]


def _read_docx(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    from pipeline.read.docx import read_docx  # noqa: PLC0415 -- python-docx is slow to import and seldom needed

    return read_docx(page, lexicon, resources)


def _read_pdf(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    from pipeline.read.pdf import read_pdf  # noqa: PLC0415 -- PDFium is slow to load and seldom needed

    return read_pdf(page, lexicon, resources)


def _refuse_archive(page: Page, _lexicon: Lexicon, _resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    # The pages of an archive that can be read come here one by one, as answers.
    if page.data.startswith(b"WARC/"):
        raise PageError("a web archive is no single page", "name it as a file: its pages are found in it")
    raise UnknownTypeError("it is packed, and no whole web archive", "unpack it, or fetch the pages again")


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        media.HTML: read_html,
        media.PLAIN: read_plain,
        media.MARKDOWN: read_markdown,
        media.MHTML: read_mhtml,
        media.JSON: read_wpjson,
        media.DOCX: _read_docx,
        media.PDF: _read_pdf,
        media.WARC: _refuse_archive,
        HTTP_ANSWER: read_answer,
    }
)


def read(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...] = ()) -> tuple[Document, ...]:
    """The documents of one file: one for a page, several for an archive or a list.

    PageError if it cannot be read, UnknownTypeError if it is no page at all.
    """
    if not page.data.strip():
        raise PageError("the file is empty", "save the page again")
    kind = page.media_type or media.media_type(page.path, page.data)
    reader = READERS.get(kind)
    if reader is None:
        what = (
            f"there is no reader for its type ({kind})" if is_text(page.data) else "is not a text page, but binary data"
        )
        raise UnknownTypeError(what, "save the page from the browser, as HTML or as text")
    documents = reader(replace(page, media_type=kind, issues=()), lexicon, resources)
    if not page.issues:
        return documents
    return tuple(replace(document, issues=(*page.issues, *document.issues)) for document in documents)
