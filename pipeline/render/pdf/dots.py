"""Pictures of few colours, such as logos and the code of the source, with a palette in place of three bytes a dot.

WeasyPrint writes every picture that is no photograph in the full number of colours, and packs it anew for each sheet.
"""

from __future__ import annotations

import io
import zlib
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

import pydyf
from PIL import Image

# A palette holds no more.
_MOST = 256

# Packed once for all sheets of a run, as small as it goes.
_LEVEL = 9


class _Packed(NamedTuple):
    """The dots of a picture: how many bits each takes, what their values mean in PDF, and the deflated bytes."""

    width: int
    height: int
    bits: int
    colours: Any
    data: bytes


class Dots:
    """An image as WeasyPrint wants one."""

    def __init__(self, packed: _Packed) -> None:
        self._packed = packed
        self.width, self.height = packed.width, packed.height
        # The palette counts: logos of one form in two colours have the same dots.
        self.id = sha256(repr(packed).encode()).hexdigest()[:32]

    def get_intrinsic_size(self, resolution: Any, font_size: Any) -> Any:  # noqa: ARG002 - WeasyPrint's signature
        """Width, height and ratio."""
        return self.width / resolution, self.height / resolution, self.width / self.height

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:  # noqa: ARG002 - as above
        """Append the operators that show the picture to a page's stream."""
        name = stream.add_image(self, False, 1)  # noqa: FBT003 - never smoothed
        stream.transform(width, 0, 0, -height, 0, height)
        stream.draw_x_object(name)

    def get_x_object(self, *_: Any) -> pydyf.Stream:
        """The picture's own stream for a file."""
        packed = self._packed
        described = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "Width": packed.width,
            "Height": packed.height,
            "ColorSpace": packed.colours,
            "BitsPerComponent": packed.bits,
            "Filter": "/FlateDecode",
        }
        return pydyf.Stream([packed.data], pydyf.Dictionary(described))


@lru_cache(maxsize=32)
def dots(png: bytes) -> Dots | None:
    """The picture in a palette; None for one of more colours than a palette holds, or that is partly clear."""
    with Image.open(io.BytesIO(png), formats=("PNG",)) as picture:
        if picture.mode not in {"RGB", "L"} or "transparency" in picture.info:
            return None
        if picture.mode == "L" and {colour for _, colour in picture.getcolors() or ()} == {0, 255}:
            # Without dithering, which finds nothing to spread and takes its time.
            plain = picture.convert("1", dither=Image.Dither.NONE)
            return Dots(_packed(plain, "1", 1, "/DeviceGray"))
        plain = picture.convert("RGB")
    counted = plain.getcolors(_MOST)
    if counted is None:
        return None
    colours: list[Any] = sorted(colour for _, colour in counted)
    number = {colour: at for at, colour in enumerate(colours)}
    shares = plain.tobytes()
    seen = zip(shares[::3], shares[1::3], shares[2::3], strict=True)
    numbered = Image.frombytes("P", plain.size, bytes(map(number.__getitem__, seen)))
    bits = next(bits for bits in (1, 2, 4, 8) if len(colours) <= 1 << bits)
    palette = f"<{b''.join(map(bytes, colours)).hex()}>"
    indexed = pydyf.Array(["/Indexed", "/DeviceRGB", len(colours) - 1, palette])
    return Dots(_packed(numbered, f"P;{bits}" if bits < 8 else "P", bits, indexed))


def _packed(picture: Image.Image, kind: str, bits: int, colours: Any) -> _Packed:
    return _Packed(*picture.size, bits, colours, zlib.compress(picture.tobytes("raw", kind), _LEVEL))
