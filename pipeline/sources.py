"""The sources: formats that pages come in, a line each. Which files are pages, and who reads them, is derived from it.

A new format is a module `pipeline/read/<reader>.py` with a function `read_<reader>`, and its line here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

HTML = "text/html"
PLAIN = "text/plain"
MARKDOWN = "text/markdown"
MHTML = "multipart/related"
JSON = "application/json"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
DOC = "application/msword"
RTF = "application/rtf"
PDF = "application/pdf"
# Pictures of all kinds.
PICTURE = "image/*"
WARC = "application/warc"
# An answer of a server as a web archive holds it, head and all.
HTTP_ANSWER = "application/http"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFormat:
    """A format that pages come in.

    `suffixes` are those of its files, in lower case, the usual one first. `magic` is met by the first bytes of its
    files; a format without one is known by its suffix if it `is_text`, else by what is packed in it. `reader` names the
    reader, "" where another program must first make of a file what one of them takes. A format whose files are seldom
    pages, or that few can read, is not `is_expected`: one that turns out to be none is passed over with a reason, and
    has not failed.
    """

    suffixes: tuple[str, ...]
    magic: re.Pattern[bytes] | None
    reader: str
    is_text: bool = False
    is_expected: bool = True


def _start(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


_MIME_HEADER = _start(rb"(?:.{0,4060}?\n)?content-type:\s*multipart/related")
_JSON = _start(rb"""\s*(?:\{\s*["}]|\[\s*[\{\]"])""")
_MARKUP = _start(rb"\s*<(?:!doctype|html|\?xml|!--|head|body|div|p|h[1-6]|article|section|table)")

# In the order in which their magic is looked for.
SOURCES: Mapping[str, SourceFormat] = MappingProxyType(
    {
        PDF: SourceFormat(suffixes=(".pdf",), magic=_start(rb".{0,1019}?%PDF-"), reader="pdf"),
        DOCX: SourceFormat(suffixes=(".docx", ".docm", ".dotx", ".dotm"), magic=None, reader="docx"),
        ODT: SourceFormat(suffixes=(".odt", ".ott"), magic=None, reader="odt"),
        DOC: SourceFormat(suffixes=(".doc", ".dot"), magic=None, reader="", is_expected=False),
        RTF: SourceFormat(suffixes=(".rtf",), magic=None, reader="", is_expected=False),
        WARC: SourceFormat(suffixes=(".warc", ".warc.gz"), magic=_start(rb"WARC/|\x1f\x8b"), reader="warc"),
        MHTML: SourceFormat(suffixes=(".mhtml", ".mht"), magic=_MIME_HEADER, reader="mhtml"),
        JSON: SourceFormat(suffixes=(".json",), magic=_JSON, reader="wpjson", is_expected=False),
        HTML: SourceFormat(suffixes=(".html", ".htm", ".xhtml"), magic=_MARKUP, reader="html"),
        PLAIN: SourceFormat(suffixes=(".txt", ".text"), magic=None, reader="plain", is_text=True),
        MARKDOWN: SourceFormat(suffixes=(".md", ".markdown"), magic=None, reader="markdown", is_text=True),
        HTTP_ANSWER: SourceFormat(suffixes=(), magic=None, reader="answer"),
    }
)

PAGE_SUFFIXES = frozenset(suffix for source in SOURCES.values() for suffix in source.suffixes)
ARCHIVE_SUFFIXES = frozenset(SOURCES[WARC].suffixes)
# What bears one of these and cannot be read has failed.
EXPECTED_SUFFIXES = frozenset(s for source in SOURCES.values() if source.is_expected for s in source.suffixes)
# What browsers add to a page's name for the folder of its pictures, in the languages that they speak.
FOLDER_ENDS = tuple(
    """_files _αρχεία -Dateien _fichiers _archivos _file _bestanden _ficheiros _arquivos -filer _filer _tiedostot
    -tiedostot _pliki _soubory _súbory _elemei _fajlovi _datoteke _datoteki _fișiere _fisiere _dosyalar _файлове
    _файлы _файли .files _fitxers _fitxategiak""".split()
)


def companions(page: str) -> tuple[str, ...]:
    """The names that a browser may have given to the folder of a page's pictures, by the page's own name."""
    return tuple(f"{page.rpartition('.')[0]}{end}" for end in FOLDER_ENDS)


def suffix_of(media_type: str) -> str:
    """The usual suffix of a format's files; empty for a type that is no source."""
    source = SOURCES.get(media_type)
    return source.suffixes[0] if source and source.suffixes else ""
