"""Pictures of a PDF's pages: a small one, by which people recognise a sheet in the run's report, and readable ones."""

from __future__ import annotations

import io

# Twice what the report shows it in, for fine screens: in pixels.
WIDTH = 240

# JPEG costs a tenth of what WebP or PNG do, and these pictures are looked at, not read.
_QUALITY = 70

# Between two pages, in pixels, and its colour.
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
    """The first pages, `most` of them, one below the other, as a PNG so many pixels wide."""
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
    # It goes no further than this machine's browser: what size saves is not worth the time.
    whole.save(out, "PNG", compress_level=1)
    return out.getvalue()


def warm_up() -> None:
    """Load the libraries, so that workers forked later share them."""
    import PIL.JpegImagePlugin  # noqa: F401, PLC0415
    import pypdfium2  # noqa: F401, PLC0415
