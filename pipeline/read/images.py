"""The type of a picture, by its bytes."""

from __future__ import annotations

# The picture types that a sheet can show, by their first bytes.
_KINDS = ((b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"), (b"RIFF", "image/webp"))


def media_type(data: bytes) -> str:
    """The type of a picture that a sheet can show; "" for any other."""
    return next((kind for start, kind in _KINDS if data.startswith(start)), "")
