"""Pictures of pages made fit for documents: a kind that every writer knows, and not larger than print needs."""

from __future__ import annotations

import io
import struct
import warnings
from functools import lru_cache

from PIL import Image, ImageFile

# The longer side in pixels: 300 dpi over the 86 mm of a column.
_MAX_SIDE = 1016

# A picture with a shorter side is a tracking dot, a rule or an icon.
_MIN_SIDE = 64

# The kinds that web pages use; Pillow knows many more, some of which start other programs.
_KINDS = ("PNG", "JPEG", "GIF", "WEBP")

# A small file may unfold to more dots than any camera takes.
_MOST_DOTS = 50_000_000

_KEPT = {"PNG": "image/png", "JPEG": "image/jpeg"}


@lru_cache(maxsize=32)
def fit(data: bytes) -> tuple[str, bytes] | None:
    """The picture as (media type, bytes) in PNG or JPEG, sRGB or grey, of print size; None if it is of no use.

    Metadata such as the place where a photograph was taken is left behind whenever the picture is written anew.
    """
    # WeasyPrint makes Pillow accept torn pictures; half a photograph is not to be printed.
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_KINDS) as picture:
                if min(picture.size) < _MIN_SIDE or picture.width * picture.height > _MOST_DOTS:
                    return None
                return _written(picture)
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, Image.DecompressionBombError, Warning):
        return None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _written(picture: Image.Image) -> tuple[str, bytes]:
    has_alpha = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
    kind = "PNG" if has_alpha or picture.format in {"PNG", "GIF"} else "JPEG"
    plain = picture.convert("RGBA" if has_alpha else "RGB")
    plain.thumbnail((_MAX_SIDE, _MAX_SIDE))
    if has_alpha:
        ground = Image.new("RGB", plain.size, "white")
        ground.paste(plain, mask=plain.getchannel("A"))
        plain = ground
    out = io.BytesIO()
    plain.save(out, kind, **({"quality": 85} if kind == "JPEG" else {}))
    return _KEPT[kind], out.getvalue()
