"""Pictures of pages made fit for documents: a kind that every writer knows, and not larger than print needs."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from PIL import Image, ImageCms, ImageColor, ImageDraw, ImageFile, ImageOps

from pipeline.errors import ConfigurationError
from pipeline.messages import Message

# The longer side in pixels: 300 dpi over the 86 mm of a column.
_MAX_SIDE = 1016

# A picture with a shorter side is a tracking dot, a rule or an icon.
_MIN_SIDE = 64

# What a picture needs to open a sheet: its width in dots, its width by its height, and in a sample of so many dots a
# side the colours, of which none may fill more than a share, as the ground of a logo does.
_OPENS_FROM, _BROADEST = 600, (1.0, 2.4)
_SAMPLE, _COLOURS, _FLAT = 48, 300, 0.3

# The kinds that web pages use; Pillow knows many more, some of which start other programs.
_KINDS = ("PNG", "JPEG", "GIF", "WEBP")

# A small file may unfold to more dots than any camera takes.
_MOST_DOTS = 50_000_000

_KEPT = {"PNG": "image/png", "JPEG": "image/jpeg"}

# Edges are drawn so many times larger and scaled down, for soft steps.
_FINER = 4

# A colour and the corners of what is filled with it.
Shape = tuple[str, tuple[tuple[float, float], ...]]


class Area(NamedTuple):
    """A polygon in dots, filled with one colour of a palette (-1: left as it is) and outlined with another."""

    corners: Sequence[tuple[float, float]]
    fill: int
    edge: int
    edge_width: int


@lru_cache(maxsize=32)
def fit(data: bytes, most: int = _MAX_SIDE) -> tuple[str, bytes] | None:
    """The picture as (media type, bytes) in PNG or JPEG, sRGB or grey, of print size; None if it is of no use.

    Its longer side has at most so many dots.

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
                # Photographs are read no finer than twice what is printed of them.
                picture.draft(None, (2 * most, 2 * most))
                return _written(picture, most)
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, Image.DecompressionBombError, Warning):
        return None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


@lru_cache(maxsize=32)
def is_photograph(data: bytes) -> bool:
    """Whether a picture of use is large, broad and rich enough in colours to open a sheet: no logo, no drawing."""
    with Image.open(io.BytesIO(data), formats=_KINDS) as picture:
        wide, high = picture.size
        if wide < _OPENS_FROM or not _BROADEST[0] <= wide / high <= _BROADEST[1]:
            return False
        if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
            return False
        picture.draft("RGB", (_SAMPLE, _SAMPLE))
        few = picture.convert("RGB").resize((_SAMPLE, _SAMPLE)).getcolors(_SAMPLE * _SAMPLE) or []
        return len(few) >= _COLOURS and max(count for count, _ in few) <= _SAMPLE * _SAMPLE * _FLAT


@lru_cache(maxsize=32)
def shape(data: bytes) -> float:
    """How many times a picture of use is as wide as it is high."""
    with Image.open(io.BytesIO(data), formats=_KINDS) as picture:
        return picture.width / picture.height


def _written(picture: Image.Image, most: int) -> tuple[str, bytes]:
    has_alpha = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
    kind = "PNG" if has_alpha or picture.format in {"PNG", "GIF"} else "JPEG"
    plain = picture.convert("RGBA" if has_alpha else "RGB")
    plain.thumbnail((most, most))
    if has_alpha:
        ground = Image.new("RGB", plain.size, "white")
        ground.paste(plain, mask=plain.getchannel("A"))
        plain = ground
    out = io.BytesIO()
    plain.save(out, kind, **({"quality": 85} if kind == "JPEG" else {}))
    return _KEPT[kind], out.getvalue()


def painted(size: tuple[float, float], origin: tuple[float, float], shapes: tuple[Shape, ...], dots: int) -> bytes:
    """Filled shapes as a PNG with so many `dots` to their unit of length; `origin` is its upper left corner."""
    scale = dots * _FINER
    canvas = Image.new("RGB", (round(size[0] * scale), round(size[1] * scale)), "white")
    draw = ImageDraw.Draw(canvas)
    for colour, corners in shapes:
        draw.polygon([((x - origin[0]) * scale, (y - origin[1]) * scale) for x, y in corners], fill=colour)
    out = io.BytesIO()
    canvas.resize((round(size[0] * dots), round(size[1] * dots)), Image.Resampling.BOX).save(out, "PNG", optimize=True)
    return out.getvalue()


def plotted(size: tuple[int, int], palette: Sequence[str], areas: Iterable[Area]) -> bytes:
    """Areas with hard edges, one upon the other, as a PNG of at most 16 colours; the palette's first one is clear."""
    canvas = Image.new("P", size, 0)
    canvas.putpalette([part for colour in palette for part in ImageColor.getrgb(colour)])
    draw = ImageDraw.Draw(canvas)
    for corners, fill, edge, width in areas:
        draw.polygon(list(corners), fill if fill >= 0 else None)
        # Half of an outline lies outside, as in a drawing: Pillow's own lies inside and makes islands vanish.
        draw.line([*corners, *corners[:2]], edge, width, joint="curve")
    out = io.BytesIO()
    canvas.save(out, "PNG", bits=4, transparency=0)
    return out.getvalue()


def squared(rows: Sequence[Sequence[int]], border: int, least: int) -> bytes:
    """Rows of squares, black where they are true, with a white border of so many, as a PNG in greys.

    It is as small as it may be with at least so many dots a side.
    """
    side = len(rows)
    squares = Image.frombytes("L", (side, side), bytes(0 if is_black else 255 for row in rows for is_black in row))
    framed = ImageOps.expand(squares, border, 255)
    dots = framed.width * -(-least // framed.width)
    out = io.BytesIO()
    framed.resize((dots, dots), Image.Resampling.NEAREST).save(out, "PNG")
    return out.getvalue()


@lru_cache(maxsize=32)
def in_grey(data: bytes) -> bytes:
    """A black and white picture as a PNG in greys, which presses print in black ink alone."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(data), formats=_KINDS) as picture:
        picture.convert("L").save(out, "PNG")
    return out.getvalue()


@lru_cache(maxsize=32)
def separated(data: bytes, profile: bytes) -> tuple[str, bytes]:
    """A picture as (media type, bytes) in the four inks of a press; ConfigurationError if the profile has others."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(data), formats=_KINDS) as picture:
        inks = ImageCms.applyTransform(picture.convert("RGB"), _press(profile))
    if inks is not None:
        inks.save(out, "JPEG", quality=92, subsampling=0)
    return "image/jpeg", out.getvalue()


def ink_of(colour: str, profile: bytes) -> str:
    """The inks of a colour `#rrggbb` on a press, in CSS; ConfigurationError if the profile is none of one."""
    dot = Image.new("RGB", (1, 1), colour)
    inks = ImageCms.applyTransform(dot, _press(profile))
    shares = inks.getpixel((0, 0)) if inks is not None else ()
    return f"device-cmyk({' '.join(f'{share / 255:.3f}' for share in shares)})" if isinstance(shares, tuple) else ""


@lru_cache(maxsize=2)
def _press(profile: bytes) -> ImageCms.ImageCmsTransform:
    try:
        inks = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.buildTransform(ImageCms.createProfile("sRGB"), inks, "RGB", "CMYK")
    except (OSError, ImageCms.PyCMSError) as error:
        raise ConfigurationError(
            Message("render.no-press-profile", error=str(error)), Message("render.ask-print-shop")
        ) from error
