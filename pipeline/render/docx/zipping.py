"""The file of a Word document, most of whose parts are the same in every sheet: each of these is deflated once."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Collection, Mapping
from functools import lru_cache

# Every file of the package gets this date: the same sheet gives the same bytes.
_NO_DATE = (1980, 1, 1, 0, 0, 0)
# Longer parts are a sheet's own, and are not kept.
_MOST_BYTES = 100_000
# Where an entry of the directory says at which byte its file begins, and the record that ends the directory.
_PLACE, _END = slice(42, 46), struct.Struct("<4s4H2LH")


def zipped(parts: Mapping[str, bytes], stored: Collection[str]) -> bytes:
    """The parts in their order, deflated but for those that are `stored`: byte for byte what `zipfile` makes of it."""
    files, directory, at = list[bytes](), list[bytes](), 0
    for name, data in parts.items():
        make = _file if len(data) <= _MOST_BYTES else _file.__wrapped__
        file, entry = make(name, data, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
        files.append(file)
        directory.append(entry[: _PLACE.start] + at.to_bytes(4, "little") + entry[_PLACE.stop :])
        at += len(file)
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), sum(map(len, directory)), at, 0)
    return b"".join([*files, *directory, end])


@lru_cache(maxsize=64)
def _file(name: str, data: bytes, method: int) -> tuple[bytes, bytes]:
    """A file as it stands in an archive, and its entry in the directory of one in which it is the first."""
    alone = io.BytesIO()
    with zipfile.ZipFile(alone, "w") as target:
        target.writestr(zipfile.ZipInfo(name, _NO_DATE), data, method)
    whole = alone.getvalue()
    start = int.from_bytes(whole[-6:-2], "little")
    return whole[:start], whole[start : -_END.size]
