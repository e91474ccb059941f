"""`Record` → `Sheet` → bytes. `WRITERS` knows a function for every format; a new one is one more line there.

The libraries behind the writers are heavy: they are imported when a format is first written or warmed up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from pipeline.lexicon import Lexicon
from pipeline.model import Look, Rendered, Sheet

Writer: TypeAlias = Callable[[Sheet, Look, Lexicon], Rendered]


def _pdf(name: str) -> Writer:
    """The writer of the sheet as PDF, or of a variant of it."""

    def write(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
        from pipeline.render import pdf  # noqa: PLC0415 - 0.3 s that other formats need not pay

        return pdf.WRITERS[name](sheet, look, lexicon)

    return write


def _docx(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    from pipeline.render.docx import write_docx  # noqa: PLC0415 - as above

    return write_docx(sheet, look, lexicon)


def _html(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    from pipeline.render.html import write_html  # noqa: PLC0415 - as above

    return write_html(sheet, look, lexicon)


# The variants are formats of their own: `b.html` gives `b.large.pdf` as it gives `b.pdf`.
VARIANTS = ("print", "large", "a5")
TWO_UP = "a5-2up.pdf"
_PDFS = ("pdf", *(f"{name}.pdf" for name in VARIANTS), TWO_UP)

WRITERS: Mapping[str, Writer] = MappingProxyType({name: _pdf(name) for name in _PDFS} | {"docx": _docx, "html": _html})


def warm_up(name: str, look: Look) -> None:
    """Load what the writer of a format needs for every sheet, so that workers forked later share it.

    SystemLibraryError if a library of the system is missing. Formats that need nothing are passed over.
    """
    if name == "pdf":
        from pipeline.render import preview  # noqa: PLC0415 - as above
        from pipeline.render.pdf import warm_up as warm_up_pdf  # noqa: PLC0415 - as above

        warm_up_pdf(look)
        preview.warm_up()
    elif name in _PDFS:
        from pipeline.render.pdf import warm_up_variant  # noqa: PLC0415 - as above

        warm_up_variant(look)
    elif name == "docx":
        from pipeline.render.docx import warm_up as warm_up_docx  # noqa: PLC0415 - as above

        warm_up_docx(look)
