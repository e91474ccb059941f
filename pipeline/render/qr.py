"""The QR code of a sheet's source, as a small black and white PNG for every writer."""

from __future__ import annotations

import io
from functools import lru_cache

import segno

# Beyond this a code printed at 2 cm has modules too small to be read by a telephone (ISO/IEC 18004, version 12).
_MAX_BYTES = 280


@lru_cache(maxsize=64)
def code(address: str) -> bytes:
    """A PNG of the QR code (error correction M, quiet zone of 4 modules); b"" if the address is too long for one."""
    if not address or len(address.encode()) > _MAX_BYTES:
        return b""
    out = io.BytesIO()
    segno.make_qr(address, error="m", boost_error=False).save(out, kind="png", scale=6, border=4)
    return out.getvalue()
