from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.store.browser import open_browser, windows_call

WSL = {"WSL_DISTRO_NAME": "Debian"}
ADDRESS = "http://127.0.0.1:34621/?key=a-b_c"


@pytest.mark.parametrize(
    ("environment", "there", "call"),
    [
        ({}, {"wslview", "rundll32.exe"}, ()),
        (WSL, {"wslview", "rundll32.exe"}, ("/bin/wslview",)),
        (WSL, {"rundll32.exe", "powershell.exe"}, ("/bin/rundll32.exe", "url.dll,FileProtocolHandler")),
        (WSL, {"powershell.exe"}, ("/bin/powershell.exe", "-NoProfile", "-Command", "Start-Process")),
        (WSL, set(), ()),
    ],
)
def test_inside_windows_its_own_browser_is_opened(
    environment: dict[str, str], there: set[str], call: tuple[str, ...]
) -> None:
    assert windows_call(environment, lambda name: f"/bin/{name}" if name in there else None) == call


def test_the_address_is_given_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "wslview"
    program.write_text(f'#!/bin/sh\nprintf "%s" "$*" > {tmp_path}/told\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert open_browser(ADDRESS, WSL)
    assert (tmp_path / "told").read_text() == ADDRESS
