"""The words of a finished PDF and the size of its letters, as PDFium tells them; WeasyPrint with its own styles."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
import weasyprint
from weasyprint import html


@pytest.fixture(scope="session", autouse=True)
def _weasyprints_own_styles() -> None:
    """Give WeasyPrint its style sheets, which it has not where it was imported for sheets."""
    for name, text in (("UA_STYLESHEET", html.UA), ("UA_FORM_STYLESHEET", html.UA_FORM), ("PH_STYLESHEET", html.PH)):
        setattr(weasyprint, name, weasyprint.CSS(string=text, counter_style=html.UA_COUNTER_STYLE))


@pytest.fixture(scope="session", name="words")
def _words() -> Callable[[bytes], str]:
    """All words of a PDF."""

    def words(data: bytes) -> str:
        with pdfium.PdfDocument(data) as document:
            return " ".join(document[number].get_textpage().get_text_range() for number in range(len(document)))

    return words


@pytest.fixture(scope="session", name="squeezed")
def _squeezed() -> Callable[[str], str]:
    """A text without blanks and hyphens, of which PDFium leaves those at the ends of lines out."""
    return lambda text: re.sub(r"[\s\x02\ufffe-]", "", text)


@pytest.fixture(scope="session", name="size_at")
def _size_at() -> Callable[[Any, int], float]:
    """The size in points in which a letter of a page's text is drawn."""

    def size_at(page: Any, at: int) -> float:
        matrix = pdfium_c.FS_MATRIX()
        pdfium_c.FPDFText_GetMatrix(page.raw, at, matrix)
        return float(pdfium_c.FPDFText_GetFontSize(page.raw, at) * (matrix.a**2 + matrix.b**2) ** 0.5)

    return size_at
