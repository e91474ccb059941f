"""Pictures of a PDF's pages: a small one, by which people recognise a sheet in the run's report, and readable ones."""

from __future__ import annotations

import io
from collections.abc import Iterator

# Twice what the report shows it in, for fine screens: in pixels.
WIDTH = 240

# JPEG costs a tenth of what WebP or PNG do, and these pictures are looked at, not read.
_QUALITY = 70


def preview(pdf: bytes) -> bytes | None:
    """The first page as a JPEG `WIDTH` pixels wide; None if it cannot be drawn."""
    import pypdfium2  # type: ignore[import-untyped] # noqa: PLC0415 - slow to import, needed only where a PDF was made

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return None
    try:
        page = document[0]
        picture = page.render(scale=WIDTH / page.get_width()).to_pil()
    finally:
        document.close()
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def page_pictures(pdf: bytes, width: int, most: int) -> Iterator[bytes]:
    """The first pages, `most` of them, as PNG files so many pixels wide."""
    import pypdfium2  # noqa: PLC0415 - as above

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in list(document)[:most]:
            out = io.BytesIO()
            picture = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
            # They go no further than this machine's browser: what size saves is not worth the time.
            picture.save(out, "PNG", compress_level=1)
            yield out.getvalue()
    finally:
        document.close()


def warm_up() -> None:
    """Load the libraries, so that workers forked later share them."""
    import PIL.JpegImagePlugin  # noqa: F401, PLC0415
    import pypdfium2  # noqa: F401, PLC0415
