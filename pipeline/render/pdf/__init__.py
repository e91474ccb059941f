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
    raise SystemLibraryError(Message("render.no-pango", error=str(error)), Message("render.install-pango")) from error

from pipeline.render.pdf.quick import take_over
from pipeline.render.pdf.writer import warm_up, write_pdf

take_over()

__all__ = ["warm_up", "write_pdf"]
