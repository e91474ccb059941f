"""Launchers: files that open the review by a double click, for people who use no terminal.

Forms: the Desktop Entry Specification 1.5 of freedesktop.org, a macOS .command, a batch file that starts WSL.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import OutputError
from pipeline.messages import Message, text
from pipeline.store.write import write_file

_COMMAND = "review --watch"
# By this line, a file that somebody has changed by hand is still known as ours.
_MARK = "made by sheets launcher"


class Start(NamedTuple):
    """What to start: a command of a POSIX shell, and its working folder."""

    folder: Path
    command: str

    @classmethod
    def of(cls, folder: Path, python: str) -> Start:
        """Starts the review in a working folder: in the folder's own environment, else by this Python."""
        if (folder / "scripts/env.sh").is_file():
            return cls(folder, f". scripts/env.sh && exec sheets {_COMMAND}")
        return cls(folder, f"exec {shlex.quote(python)} -m pipeline.cli {_COMMAND}")


def launcher(system: str, start: Start, environment: Mapping[str, str]) -> tuple[str, bytes]:
    """The name and bytes of the launcher for a `sys.platform`; inside WSL it is a file for Windows."""
    name = text("launcher.name", {}, "el")
    if "WSL_DISTRO_NAME" in environment:
        return f"{name}.bat", _bytes(_batch(start, environment["WSL_DISTRO_NAME"]))
    if system == "darwin":
        return f"{name}.command", _bytes(_shell(start))
    return f"{name}.desktop", _bytes(_desktop(start, name))


def _bytes(words: str) -> bytes:
    """A launcher in UTF-8; folder names keep their bytes, even in a locale that knows ASCII only."""
    return words.encode(errors="surrogateescape")


def _shell(start: Start) -> str:
    return f"#!/bin/sh\n# {_MARK}\ncd {shlex.quote(str(start.folder))} && {start.command}\n"


def _desktop(start: Start, name: str) -> str:
    says, names = (text(f"launcher.{what}", {}, "en") for what in ("says", "name"))
    return "\n".join(
        (
            "[Desktop Entry]",
            f"# {_MARK}",
            "Type=Application",
            f"Name={names}",
            f"Name[el]={name}",
            f"Comment={says}",
            f"Comment[el]={text('launcher.says', {}, 'el')}",
            f"Path={_escaped(str(start.folder))}",
            f"Exec=sh -c {_escaped(_quoted(start.command))}",
            "Icon=x-office-document",
            "Terminal=true",
            "Categories=Office;",
            "",
        )
    )


def _escaped(value: str) -> str:
    """A value of type string, with backslashes and line breaks escaped."""
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")


def _quoted(argument: str) -> str:
    """A quoted argument of the key Exec, with reserved characters escaped, and `%`, which begins a code, doubled."""
    quoted = "".join(f"\\{char}" if char in '"`$\\' else char for char in argument)
    return f'"{quoted}"'.replace("%", "%%")


def _batch(start: Start, distribution: str) -> str:
    folder, command = (words.replace("%", "%%") for words in (str(start.folder), start.command))
    lines = (
        "@echo off",
        f"rem {_MARK}",
        "chcp 65001 >nul",
        f'wsl.exe -d {distribution} --cd "{folder}" -- sh -lc "{command}"',
        "if errorlevel 1 pause",
    )
    return "".join(f"{line}\r\n" for line in lines)


def write_launcher(folder: Path, name: str, data: bytes) -> Path:
    """Write a launcher into a folder, in place of one of ours, but never of somebody else's file."""
    name = os.fsdecode(name.encode())
    file = folder / name
    if file.is_symlink() or (file.exists() and _MARK.encode() not in file.read_bytes()[:4000]):
        raise OutputError(Message("launcher.taken", file=str(file)), Message("launcher.move-away"))
    write_file(folder, name, data)
    file.chmod(0o755)
    return file
