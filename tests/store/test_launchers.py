"""Starters for a double click hold any folder's name, and nobody's file is replaced."""

from __future__ import annotations

import re
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.store.launchers import Start, launcher, write_launcher

FOLDERS = ["/home/maria/φύλλα πρακτικών", '/home/m/it\'s 100% "new"', "/home/m/$HOME `x` \\n", "/home/m/a&b;c"]


def entry(data: bytes) -> RawConfigParser:
    parser = RawConfigParser(delimiters=("=",), interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(data.decode())
    return parser


def command(value: str) -> str:
    """The quoted argument of a key Exec, read as the specification says: first the string, then the quotes."""
    unescaped = value.replace("\\\\", "\\").replace("%%", "%")
    return re.sub(r'\\(["`$\\])', r"\1", unescaped.removeprefix('sh -c "').removesuffix('"'))


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_linux_starter_keeps_folder_and_command(folder: str) -> None:
    start = Start(Path(folder), "exec '/opt/my $python' -m pipeline.cli review --watch")
    name, data = launcher("linux", start, {})
    found = entry(data)["Desktop Entry"]
    assert name == "Φύλλα πρακτικών.desktop"
    assert found["Path"].replace("\\\\", "\\") == folder
    assert command(found["Exec"]) == start.command


@pytest.mark.parametrize("system", ["linux", "darwin"])
def test_a_folder_keeps_its_bytes_where_the_locale_knows_ascii_only(system: str) -> None:
    folder = Path("/home/maria/φύλλα".encode().decode("ascii", "surrogateescape"))
    assert "/home/maria/φύλλα".encode() in launcher(system, Start(folder, "pwd"), {})[1]


@pytest.mark.parametrize("name", ["φύλλα", "it's", "100% $HOME"])
def test_the_mac_starter_runs_in_its_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    called, data = launcher("darwin", Start(folder, "pwd"), {})
    assert called == "Φύλλα πρακτικών.command"
    file = write_launcher(tmp_path, called, data)
    assert subprocess.run([file], capture_output=True, text=True, check=True).stdout == f"{folder}\n"


def test_in_wsl_the_starter_is_one_for_windows() -> None:
    start = Start(Path("/home/maria/100% φύλλα"), ". scripts/env.sh && exec sheets review --watch")
    name, data = launcher("linux", start, {"WSL_DISTRO_NAME": "Debian"})
    assert name == "Φύλλα πρακτικών.bat"
    lines = data.decode().split("\r\n")
    assert lines[3] == f'wsl.exe -d Debian --cd "/home/maria/100%% φύλλα" -- sh -lc "{start.command}"'


def test_a_checkout_is_started_in_its_own_environment_and_else_by_this_python(tmp_path: Path) -> None:
    assert Start.of(tmp_path, "/opt/my python").command == "exec '/opt/my python' -m pipeline.cli review --watch"
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/env.sh").touch()
    assert Start.of(tmp_path, "/usr/bin/python3").command == ". scripts/env.sh && exec sheets review --watch"


def test_a_starter_of_ours_is_replaced_and_another_file_is_not(tmp_path: Path) -> None:
    name, data = launcher("linux", Start(tmp_path, "true"), {})
    assert write_launcher(tmp_path, name, data) == write_launcher(tmp_path, name, data)
    (tmp_path / name).write_text("[Desktop Entry]\nName=mine\n", encoding="utf-8")
    with pytest.raises(OutputError, match="already exists"):
        write_launcher(tmp_path, name, data)
    assert "mine" in (tmp_path / name).read_text(encoding="utf-8")
