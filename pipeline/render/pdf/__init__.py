"""`Sheet` → PDF by WeasyPrint: PDF/UA-1 and PDF/A-2a in one file, on two pages where the type may be large enough."""

import contextlib
import io

from pipeline.errors import SystemLibraryError

try:
    # Asked here first, so that a missing library is told in words; WeasyPrint prints its own among the data.
    with contextlib.redirect_stdout(io.StringIO()):
        import weasyprint  # noqa: F401
except OSError as error:
    raise SystemLibraryError(
        f"PDF needs Pango, which is not installed ({error})",
        "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0, or brew install pango",
    ) from error

from pipeline.render.pdf.writer import warm_up, write_pdf

__all__ = ["warm_up", "write_pdf"]
