"""Opens the user's browser: this system's, or that of Windows where this runs inside it (WSL)."""

from __future__ import annotations

import shutil
import subprocess
import webbrowser
from collections.abc import Callable, Mapping

# What opens an address in the browser of Windows, the best first. `explorer.exe` takes some addresses for folders.
_OF_WINDOWS = (
    ("wslview",),
    ("rundll32.exe", "url.dll,FileProtocolHandler"),
    ("powershell.exe", "-NoProfile", "-Command", "Start-Process"),
)

# How many seconds these may take: they end as soon as the browser has been asked.
_LONGEST = 20


def windows_call(environment: Mapping[str, str], which: Callable[[str], str | None]) -> tuple[str, ...]:
    """The command that opens an address, its last argument, in Windows; () outside WSL, or where there is none."""
    if "WSL_DISTRO_NAME" not in environment:
        return ()
    found = ((which(call[0]), call[1:]) for call in _OF_WINDOWS)
    return next(((program, *rest) for program, rest in found if program), ())


def open_browser(address: str, environment: Mapping[str, str]) -> bool:
    """Open an address of ours in the browser; returns whether something could."""
    call = windows_call(environment, shutil.which)
    if not call:
        return webbrowser.open(address)
    try:
        done = subprocess.run(  # noqa: S603 - a program of Windows, with an address that we have made
            [*call, address], capture_output=True, timeout=_LONGEST, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return webbrowser.open(address)
    return done.returncode == 0 or webbrowser.open(address)
