"""`Sheet` → PDF by WeasyPrint: PDF/UA-1 and PDF/A-2a in one file, on two pages where the type may be large enough."""

import contextlib
import io

from pipeline.errors import SystemLibraryError
from pipeline.messages import Message
from pipeline.render.pdf.ahead import definitions_ahead
from pipeline.render.pdf.later import imported_later

try:
    # Asked here first, so that a missing library is told in words; WeasyPrint prints its own among the data.
    with contextlib.redirect_stdout(io.StringIO()), definitions_ahead(), imported_later():
        import weasyprint  # noqa: F401
except OSError as error:
    raise SystemLibraryError(
        Message("render.no-pango", error=str(error)),
        Message("render.install-pango"),
    ) from error

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pipeline.lexicon import Lexicon
from pipeline.model import Look, Rendered, Sheet
from pipeline.render.pdf.quick import take_over
from pipeline.render.pdf.writer import warm_up, write_pdf

take_over()

__all__ = ["WRITERS", "warm_up", "warm_up_variant", "write_pdf"]


def _write_print(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    from pipeline.render.pdf.print import write_print  # noqa: PLC0415 - few runs make variants

    return write_print(sheet, look, lexicon)


def _write_large(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    from pipeline.render.pdf.large import write_large  # noqa: PLC0415 - as above

    return write_large(sheet, look, lexicon)


def _write_handout(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    from pipeline.render.pdf.handout import write_handout  # noqa: PLC0415 - as above

    return write_handout(sheet, look, lexicon)


def _write_two_up(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    from pipeline.render.pdf.handout import write_two_up  # noqa: PLC0415 - as above

    return write_two_up(sheet, look, lexicon)


# The sheet and its variants by the ends of their files' names.
WRITERS: Mapping[str, Callable[[Sheet, Look, Lexicon], Rendered]] = MappingProxyType(
    {
        "pdf": write_pdf,
        "print.pdf": _write_print,
        "large.pdf": _write_large,
        "a5.pdf": _write_handout,
        "a5-2up.pdf": _write_two_up,
    }
)


def warm_up_variant(look: Look) -> None:
    """Load what every variant needs; ConfigurationError for a colour profile that is none of a press."""
    from pipeline.render.pdf.print import check_profile  # noqa: PLC0415 - as above

    warm_up(look)
    check_profile(look)
