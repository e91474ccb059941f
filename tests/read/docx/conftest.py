"""Word files made of the XML that Word writes, part by part."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

import pytest

from pipeline.lexicon import shipped
from pipeline.model import Document, Page
from pipeline.read import read

_SCHEMAS = "http://schemas.openxmlformats.org"
NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": f"{_SCHEMAS}/wordprocessingml/2006/main",
        "r": f"{_SCHEMAS}/officeDocument/2006/relationships",
        "m": f"{_SCHEMAS}/officeDocument/2006/math",
        "a": f"{_SCHEMAS}/drawingml/2006/main",
        "c": f"{_SCHEMAS}/drawingml/2006/chart",
        "dgm": f"{_SCHEMAS}/drawingml/2006/diagram",
        "wp": f"{_SCHEMAS}/drawingml/2006/wordprocessingDrawing",
        "mc": f"{_SCHEMAS}/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DEFAULTS = '<Default Extension="rels" ContentType="x"/><Default Extension="htm" ContentType="text/html"/>'
_RELATIONS = f"{_SCHEMAS}/officeDocument/2006/relationships"

# A part by its name below `word/`: the kind of the relation that leads to it, and its XML or bytes.
Parts = Mapping[str, tuple[str, str | bytes]]
Makes = Callable[..., bytes]


def _relations(lines: str) -> str:
    return f'<Relationships xmlns="{_SCHEMAS}/package/2006/relationships">{lines}</Relationships>'


def _relation(name: str, kind: str, target: str, mode: str = "") -> str:
    return f'<Relationship Id="{name}" Type="{_RELATIONS}/{kind}" Target="{target}"{mode}/>'


@pytest.fixture(scope="session")
def word_file() -> Makes:
    """The bytes of a Word file: its body as XML, its parts, and addresses that it links to by the relations' ids."""

    def makes(
        body: str, parts: Parts | None = None, links: Mapping[str, str] | None = None, kind: str = _MAIN
    ) -> bytes:
        parts = parts or {}
        lines = [_relation(name.rpartition("/")[2], kind, name) for name, (kind, _) in parts.items()]
        lines += [
            _relation(name, "hyperlink", address, ' TargetMode="External"') for name, address in (links or {}).items()
        ]
        types = f'{_DEFAULTS}<Override PartName="/word/document.xml" ContentType="{kind}"/>'
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr(
                "[Content_Types].xml", f'<Types xmlns="{_SCHEMAS}/package/2006/content-types">{types}</Types>'
            )
            package.writestr("_rels/.rels", _relations(_relation("rId1", "officeDocument", "word/document.xml")))
            package.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
            package.writestr("word/_rels/document.xml.rels", _relations("".join(lines)))
            for name, (_, content) in parts.items():
                package.writestr(
                    f"word/{name}", content.replace(">", f" {NAMES}>", 1) if isinstance(content, str) else content
                )
        return out.getvalue()

    return makes


@pytest.fixture(scope="session")
def word(word_file: Makes) -> Callable[..., Document]:
    """The document of a Word file; the arguments are those of `word_file`."""

    def reads(body: str, parts: Parts | None = None, links: Mapping[str, str] | None = None) -> Document:
        return read(Page.of("a.docx", "a", word_file(body, parts, links)), shipped())[0]

    return reads


@pytest.fixture(scope="session")
def told(word: Callable[..., Document]) -> Callable[..., list[str]]:
    """The blocks of a Word file in short: the words, behind them in brackets why they are set aside."""

    def tells(body: str, parts: Parts | None = None, links: Mapping[str, str] | None = None) -> list[str]:
        return [
            f"{block.text} [{block.boilerplate}]" if block.boilerplate else block.text
            for block in word(body, parts, links).blocks
        ]

    return tells
