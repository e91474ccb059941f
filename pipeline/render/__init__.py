"""`Record` → `Sheet` → bytes. `FORMATS` has a line for every format that a sheet is written in.

The libraries behind the writers are heavy: they are imported when a format is first written or warmed up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, cast

from pipeline.lexicon import Lexicon
from pipeline.model import Look, Rendered, Sheet

# Folders of the look that no sheet by itself has a use for.
_OTHERS = frozenset({"pack", "review", "site"})


@dataclass(frozen=True, slots=True)
class Format:
    """A format of sheets: its name for people, what writes it, and which of the look's files have no say in it.

    `writer` is a function of this package, by its module and name; so are `loaders`, which load ahead what it needs for
    every sheet. `closed` are ends of those files' names; of the style sheets in `variants/` only that of `variant` is
    opened.
    """

    shown: str
    writer: str
    closed: tuple[str, ...]
    loaders: tuple[str, ...] = ()
    variant: str = ""

    def write(self, sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
        """The sheet in this format."""
        return cast(Rendered, _function(self.writer)(sheet, look, lexicon))

    def warm_up(self, look: Look) -> None:
        """Load what the writer needs for every sheet, so that workers forked later share it.

        SystemLibraryError if a library of the system is missing, ConfigurationError for a colour profile that is none.
        """
        for loader in self.loaders:
            _function(loader)(look)

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


@cache
def _function(name: str) -> Callable[..., Any]:
    module, _, function = name.rpartition(".")
    return cast(Callable[..., Any], getattr(import_module(f"{__name__}.{module}"), function))


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
_SCREEN = ("faces.css", "screen.css", ".woff2")
_PDF = (*_REPORT, *_SCREEN, ".docx", ".icc")
_DOCX = (*_REPORT, *_SCREEN, ".html", ".css", ".svg", ".png", ".icc")
_HTML = (*_REPORT, "sheet.css", ".docx", ".icc")

# The variants are formats of their own: `b.html` gives `b.large.pdf` as it gives `b.pdf`.
VARIANTS = ("print", "large", "a5")
TWO_UP = "a5-2up.pdf"


def _variant(name: str, writer: str, closed: tuple[str, ...] = _PDF) -> Format:
    return Format("PDF", writer, closed, ("pdf.warm_up", "pdf.print.check_profile"), name)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "pdf": Format("PDF", "pdf.write_pdf", _PDF, ("pdf.warm_up", "report.preview.warm_up")),
        "print.pdf": _variant("print", "pdf.print.write_print", (*_REPORT, *_SCREEN, ".docx")),
        "large.pdf": _variant("large", "pdf.large.write_large"),
        "a5.pdf": _variant("a5", "pdf.handout.write_handout"),
        TWO_UP: _variant("a5", "pdf.handout.write_two_up"),
        "docx": Format("Word", "docx.write_docx", _DOCX, ("docx.warm_up",)),
        "html": Format("HTML", "html.write_html", _HTML),
    }
)
