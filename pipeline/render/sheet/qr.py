"""The QR code of a sheet's source, as a small black and white PNG for every writer."""

from __future__ import annotations

from functools import lru_cache

import segno

from pipeline.render.sheet.images import squared

# Beyond this a code printed at 2 cm has modules too small to be read by a telephone (ISO/IEC 18004, version 12).
_MAX_BYTES = 280

# In modules (ISO/IEC 18004, 6.3.8).
_QUIET_ZONE = 4

# 300 an inch at the 22 mm that a sheet prints it in. WeasyPrint writes pictures anew: more would cost time.
_DOTS = 264

# Any mask makes a valid code. To score all eight takes most of the time, and the best of them has only a twentieth
# fewer penalty points than this one.
_MASK = 3


@lru_cache(maxsize=64)
def code(address: str) -> bytes:
    """A PNG of the QR code (error correction M, quiet zone of 4 modules); b"" if the address is too long for one."""
    if not address or len(address.encode()) > _MAX_BYTES:
        return b""
    return squared(segno.make_qr(address, error="m", mask=_MASK, boost_error=False).matrix, _QUIET_ZONE, _DOTS)
