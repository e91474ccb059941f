"""Pictures of a PDF's pages: a small one, to recognise a sheet in the run's report, and readable ones."""

from __future__ import annotations

import io

from pipeline.model import Look

# In pixels: twice the width in the report, for high-resolution screens.
WIDTH = 240

# JPEG takes a tenth of the time of WebP or PNG, and these pictures are not for reading.
_QUALITY = 70

# The gap between two pages, in pixels, and its colour.
_GAP, _GROUND = 12, "#c9d1e3"


def sheet_picture(pdf: bytes) -> bytes | None:
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


def pages_picture(pdf: bytes, width: int, most: int) -> bytes:
    """The first `most` pages, stacked, as a PNG of this width in pixels."""
    import pypdfium2  # noqa: PLC0415 - as above
    from PIL import Image  # noqa: PLC0415

    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[n] for n in range(min(most, len(document)))]
        drawn = [page.render(scale=width / page.get_width()).to_pil().convert("RGB") for page in pages]
    finally:
        document.close()
    whole = Image.new("RGB", (width, sum(one.height + _GAP for one in drawn) - _GAP), _GROUND)
    at = 0
    for one in drawn:
        whole.paste(one, (0, at))
        at += one.height + _GAP
    out = io.BytesIO()
    # It only goes to this machine's browser: a smaller file is not worth the time.
    whole.save(out, "PNG", compress_level=1)
    return out.getvalue()


def warm_up(_look: Look) -> None:
    """Load the libraries, so that workers forked later share them."""
    import PIL.JpegImagePlugin  # noqa: F401, PLC0415
    import pypdfium2  # noqa: F401, PLC0415
