"""Builds the folder that it is given, and tells of every network call and of every file opened outside what it may.

Called as a program: `sandboxed.py FOLDER`. Prints a line for each forbidden event; the workers inherit the hook.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from pipeline.render import FORMATS
from pipeline.run.build import build
from pipeline.settings import Settings
from pipeline.store.own_files import load_look

ROOT = Path(__file__).parents[2]
# When folders for temporary files are removed, what is in them is opened by names that are relative to them.
OURS = ("input", "output", "sheets.toml", "pyproject.toml", "weasyprint-")
# Fonts are looked for by fontconfig, in C, out of sight of this hook; WeasyPrint keeps a copy of ours for it, in the
# folder for temporary files that the workers of a run have.
SYSTEM = (
    "/dev/null", "/proc", "/sys", "/usr/share", "/usr/lib", "/lib", "/etc/mime.types", "/etc/fonts", "/etc/ssl",
    *(f"{tempfile.gettempdir()}/{name}-" for name in ("weasyprint", "sheets")),
)  # fmt: skip
_NETWORK = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "socket.bind",
    "urllib.Request",
)
_PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn")


def main(folder: Path) -> int:
    allowed = (*(str(folder / name) for name in OURS), *map(str, (ROOT, sys.prefix, sys.base_prefix)), *SYSTEM)
    canary = str(folder / "canary")

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if event in _NETWORK or event in _PROGRAMS:
            os.write(1, f"{event} {args!r}\n".encode(errors="replace"))
        elif event == "open" and isinstance(args[0], str | bytes):
            path = os.path.normpath(Path.cwd() / os.fsdecode(args[0]))
            if path.startswith(canary) or not path.startswith(allowed):
                os.write(1, f"open {path}\n".encode(errors="replace"))

    os.chdir(folder)
    # Python looks for the system's libraries once, with programs of the system, before any page is read.
    for name in ("pdf", "docx"):
        FORMATS[name].warm_up(load_look(Settings(), folder))
    sys.addaudithook(watch)
    report = build(Settings(formats=("pdf", "docx", "json", "html"), jobs=2), folder=folder)
    return int(report.exit_code)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
