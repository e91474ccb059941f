"""OpenDocument texts made of the XML that LibreOffice writes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

import pytest

from pipeline.lexicon import shipped
from pipeline.model import Document, Page
from pipeline.read import read
from pipeline.read.odt.package import NAMESPACES

NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
MIMETYPE = "application/vnd.oasis.opendocument.text"


@pytest.fixture(scope="session")
def odt_file() -> Callable[..., bytes]:
    """The bytes of a text: its body and its styles as XML, and further parts by their names."""

    def makes(
        body: str, styles: str = "", parts: Mapping[str, str | bytes] | None = None, masters: str = "", forms: str = ""
    ) -> bytes:
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            package.writestr("mimetype", MIMETYPE)
            text = f"<office:body><office:text>{forms}{body}</office:text></office:body>"
            content = f"<office:automatic-styles>{styles}</office:automatic-styles>{text}"
            package.writestr("content.xml", f"<office:document-content {NAMES}>{content}</office:document-content>")
            package.writestr("styles.xml", f"<office:document-styles {NAMES}>{masters}</office:document-styles>")
            for name, part in (parts or {}).items():
                package.writestr(name, re.sub(r"^(<[\w:-]+)", rf"\1 {NAMES}", part) if isinstance(part, str) else part)
        return out.getvalue()

    return makes


@pytest.fixture(scope="session")
def odt(odt_file: Callable[..., bytes]) -> Callable[..., Document]:
    """The document of such a text; the arguments are those of `odt_file`."""

    def reads(*args: str, name: str = "a.odt", **parts: str) -> Document:
        return read(Page.of(name, "a", odt_file(*args, **parts)), shipped())[0]

    return reads


@pytest.fixture(scope="session")
def told(odt: Callable[..., Document]) -> Callable[..., list[str]]:
    """The blocks of a text in short: the words, behind them in brackets why they are set aside."""

    def tells(*args: str, **parts: str) -> list[str]:
        return [
            f"{block.text} [{block.boilerplate}]" if block.boilerplate else block.text
            for block in odt(*args, **parts).blocks
        ]

    return tells
