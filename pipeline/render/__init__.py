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


def _pdf(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    from pipeline.render.pdf import write_pdf  # noqa: PLC0415 - 0.3 s that other formats need not pay

    return write_pdf(sheet, look, lexicon)


def _docx(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    from pipeline.render.docx import write_docx  # noqa: PLC0415 - as above

    return write_docx(sheet, look, lexicon)


def _html(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    from pipeline.render.html import write_html  # noqa: PLC0415 - as above

    return write_html(sheet, look, lexicon)


WRITERS: Mapping[str, Writer] = MappingProxyType({"pdf": _pdf, "docx": _docx, "html": _html})


def warm_up(name: str, look: Look) -> None:
    """Load what the writer of a format needs for every sheet, so that workers forked later share it.

    SystemLibraryError if a library of the system is missing. Formats that need nothing are passed over.
    """
    if name == "pdf":
        from pipeline.render.pdf import warm_up as warm_up_pdf  # noqa: PLC0415 - as above

        warm_up_pdf(look)
    elif name == "docx":
        from pipeline.render.docx import warm_up as warm_up_docx  # noqa: PLC0415 - as above

        warm_up_docx(look)
