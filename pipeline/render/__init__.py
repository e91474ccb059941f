"""`Record` → `Sheet` → bytes. `FORMATS` has a line for every format that a sheet is written in.

The libraries behind the writers are heavy: they are imported when a format is first written or warmed up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TypeAlias

from pipeline.lexicon import Lexicon
from pipeline.model import Look, Rendered, Sheet

Writer: TypeAlias = Callable[[Sheet, Look, Lexicon], Rendered]


# Folders of the look that no sheet by itself has a use for.
_OTHERS = frozenset({"pack", "review", "site"})


@dataclass(frozen=True, slots=True)
class Format:
    """A format of sheets: how it is written, its name for people, and which of the look's files have no say in it.

    `closed` are ends of those files' names; of the style sheets in `variants/` only that of `variant` is opened.
    `warm_up` loads what the writer needs for every sheet, so that workers forked later share it; SystemLibraryError
    if a library of the system is missing.
    """

    write: Writer
    shown: str
    closed: tuple[str, ...]
    warm_up: Callable[[Look], None]
    variant: str = ""

    def opens(self, name: str) -> bool:
        """Whether a file of the look has a say in this format."""
        folder, _, file = name.rpartition("/")
        if folder == "review":
            return False
        if folder == "variants":
            return file == f"{self.variant}.css"
        if folder in _OTHERS:
            return False
        return not name.endswith(self.closed)


def _write_pdf(name: str, sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    """The sheet as PDF, or as a variant of it."""
    from pipeline.render import pdf  # noqa: PLC0415 - 0.3 s that other formats need not pay

    return pdf.WRITERS[name](sheet, look, lexicon)


def _write_docx(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    from pipeline.render.docx import write_docx  # noqa: PLC0415 - as above

    return write_docx(sheet, look, lexicon)


def _write_html(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    from pipeline.render.html import write_html  # noqa: PLC0415 - as above

    return write_html(sheet, look, lexicon)


def _warm_up_pdf(look: Look) -> None:
    from pipeline.render.pdf import warm_up  # noqa: PLC0415 - as above
    from pipeline.render.report import preview  # noqa: PLC0415 - as above

    warm_up(look)
    preview.warm_up()


def _warm_up_variant(look: Look) -> None:
    from pipeline.render.pdf import warm_up_variant  # noqa: PLC0415 - as above

    warm_up_variant(look)


def _warm_up_docx(look: Look) -> None:
    from pipeline.render.docx import warm_up  # noqa: PLC0415 - as above

    warm_up(look)


def _warm_up_html(look: Look) -> None:
    """Nothing: the template of the first sheet is kept for the others."""


# The report of the run belongs to no sheet. A Word document has none of the look but its own template, the fonts (they
# tell which characters can be printed) and the brand's logos.
_REPORT = (
    "report.html",
    "palette.css",
    "report.css",
    "report.js",
    "report-language.js",
    "report-parts.js",
    "search.js",
)
_SCREEN = ("screen.css", ".woff2")
_PDF = (*_REPORT, *_SCREEN, ".docx", ".icc")
_DOCX = (*_REPORT, *_SCREEN, ".html", ".css", ".svg", ".png", ".icc")
_HTML = (*_REPORT, "sheet.css", ".docx", ".icc")

# The variants are formats of their own: `b.html` gives `b.large.pdf` as it gives `b.pdf`.
VARIANTS = ("print", "large", "a5")
TWO_UP = "a5-2up.pdf"


def _variant(name: str, file: str, closed: tuple[str, ...] = _PDF) -> Format:
    return Format(partial(_write_pdf, file), "PDF", closed, _warm_up_variant, name)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "pdf": Format(partial(_write_pdf, "pdf"), "PDF", _PDF, _warm_up_pdf),
        "print.pdf": _variant("print", "print.pdf", (*_REPORT, *_SCREEN, ".docx")),
        "large.pdf": _variant("large", "large.pdf"),
        "a5.pdf": _variant("a5", "a5.pdf"),
        TWO_UP: _variant("a5", TWO_UP),
        "docx": Format(_write_docx, "Word", _DOCX, _warm_up_docx),
        "html": Format(_write_html, "HTML", _HTML, _warm_up_html),
    }
)
