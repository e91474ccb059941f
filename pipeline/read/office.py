"""What the readers of DOCX and ODT share: the package, pictures, cells, and what stands beside the text."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from pipeline.errors import PageError
from pipeline.lexicon import Lexicon
from pipeline.lexicon.captions import captions
from pipeline.messages import Message
from pipeline.model import BlockKind, Cell, Document, Issue, Metadata, Page, Picture, Resource
from pipeline.read.blocks import Draft, assembled, with_typed_lists
from pipeline.read.boilerplate import with_reasons
from pipeline.read.boilerplate_rules import boilerplate_rules
from pipeline.read.captions import with_captions
from pipeline.read.hidden import hidden_issues
from pipeline.read.images import media_type

# An lxml element; it has no public type.
XmlElement = Any

# What the libraries raise for a file that is damaged or made up: its package, its parts, their XML.
BROKEN = (
    zipfile.BadZipFile, zlib.error, etree.LxmlError, LookupError, ValueError, AttributeError, TypeError,
    NotImplementedError, RuntimeError, EOFError, OSError,
)  # fmt: skip
TICKED, UNTICKED = "☒", "☐"
# Issues name no more words that may be hidden than this.
MOST_DOUBTFUL = 20
# What a file may hold unpacked; more is no form that an officer filled in.
_LARGEST = 200_000_000
_SCHEMES = frozenset({"http", "https", "mailto"})
_MOST_DIGITS = 8


def opened(data: bytes) -> zipfile.ZipFile:
    """The package of a file; PageError if it is too large unpacked."""
    package = zipfile.ZipFile(BytesIO(data))
    if sum(entry.file_size for entry in package.infolist()) > _LARGEST:
        raise PageError(Message("read.large-document"), Message("read.copy-text"))
    return package


def parsed(data: bytes) -> XmlElement:
    """The outermost element of an XML part; entities are not followed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(data, parser)


def whole_number(written: str, default: int = 0) -> int:
    """A number in figures; `default` for anything else."""
    return int(written) if written.isdecimal() and len(written) <= _MOST_DIGITS else default


def web_address(written: str) -> str | None:
    """The address that a link leads to; None unless it is a page's or somebody's mail."""
    try:
        return written if urlsplit(written).scheme.lower() in _SCHEMES else None
    except ValueError:
        return None


class InlinePicture(NamedTuple):
    """A picture in the text by its name in the file, and its description for those who cannot see it."""

    name: str
    alt: str
    is_small: bool

    def draft(self, path: str, aside: str) -> Draft:
        """The picture as a block; `aside` says why the text around it is set aside, "" if it is not."""
        reason = aside or ("spacer" if self.is_small else "")
        return Draft(BlockKind.FIGURE, "", path, picture=Picture(self.name, self.alt), boilerplate=reason)


def beside_text(drafts: Iterable[Draft], reason: str) -> Iterator[Draft]:
    """Headers, footers, notes and comments: words of the page, and no field of a practice."""
    return (replace(draft, boilerplate=draft.boilerplate or reason, cell=None) for draft in drafts)


def in_cell(drafts: Iterable[Draft], cell: Cell) -> Iterator[Draft]:
    """The blocks in a cell; those of a nested table keep their own cell."""
    for draft in drafts:
        if draft.boilerplate or draft.kind is BlockKind.FIGURE:
            yield draft
        else:
            kind = BlockKind.CELL if draft.kind is BlockKind.PARAGRAPH else draft.kind
            yield replace(draft, kind=kind, cell=draft.cell or cell)


def pictures(drafts: Iterable[Draft], data: Callable[[str], bytes]) -> Iterator[Resource]:
    """The pictures that the blocks show, each once; `data` gives the bytes by name, empty if there are none."""
    for name in dict.fromkeys(draft.picture.src for draft in drafts if draft.picture):
        found = data(name)
        if kind := media_type(found):
            yield Resource(name, kind, found)


def document(
    page: Page,
    drafts: list[Draft],
    title: str,
    resources: Iterable[Resource],
    issues: Iterable[Issue],
    lexicon: Lexicon,
) -> Document:
    """The document that the blocks of a file make; `title` is that of its properties."""
    rules = boilerplate_rules(lexicon)
    known = with_captions(with_reasons(drafts, rules), captions(lexicon))
    text, blocks = assembled(with_typed_lists(known))
    metadata = Metadata(title=rules.own_title(title), url=page.url or "")
    found = (*issues, *hidden_issues(blocks))
    return Document(page.without_data(), text, blocks, metadata, tuple(resources), found)
