"""Write what WeasyPrint says of Pango's functions as cffi compiles it: read in C, it takes a tenth of a second."""

from __future__ import annotations

import re
import tempfile
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import cffi

FILE = Path(__file__).resolve().parent.parent / "pipeline" / "render" / "pdf" / "pango.py"

_CDEF = re.compile(r"ffi\.cdef\('''(.*?)'''\)", re.DOTALL)
_HEAD = '''"""What WeasyPrint says of Pango's functions, as cffi compiles it. Made by scripts/make_pango.py."""
# ruff: noqa: C408, E501, UP
# fmt: off

SOURCE = "{digest}"

DEFINITIONS = dict(
{body}
'''


def source() -> Path:
    """The module of WeasyPrint that holds the definitions."""
    spec = find_spec("weasyprint")
    assert spec is not None and spec.origin is not None, "WeasyPrint is installed"  # noqa: PT018
    return Path(spec.origin).parent / "text" / "ffi.py"


def written() -> str:
    """The text of the module with the compiled definitions."""
    text = source().read_text(encoding="utf-8")
    ffi = cffi.FFI()
    for definitions in _CDEF.findall(text):
        ffi.cdef(definitions)
    ffi.set_source("pango", None)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "pango.py"
        ffi.emit_python_code(str(made))
        _, _, body = made.read_text(encoding="utf-8").partition("_cffi_backend.FFI('pango',\n")
    return _HEAD.format(digest=sha256(text.encode()).hexdigest(), body=body.rstrip("\n"))


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
