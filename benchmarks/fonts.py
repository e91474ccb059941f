"""The whole fonts that those of the templates were cut from, to measure what cutting them is worth."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from scripts.make_fonts import FACES, unpacked

_KEPT = Path(".cache/fonts")


def originals() -> dict[str, bytes]:
    """The whole fonts by the names of their cut ones in a look; fetched once, empty where that is not possible."""
    files = {f"fonts/{face.target}": _KEPT / Path(face.source).name for face in FACES}
    if not all(file.is_file() for file in files.values()) and not _fetched():
        return {}
    return {name: file.read_bytes() for name, file in files.items()}


def _fetched() -> bool:
    if not shutil.which("npm"):
        return False
    _KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        try:
            packages = {name: unpacked(name, Path(folder)) for name in sorted({face.package for face in FACES})}
        except subprocess.CalledProcessError:
            return False
        for face in FACES:
            source = packages[face.package] / face.source
            shutil.copy(source, _KEPT / source.name)
    return True
