from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pipeline.store.scratch import scratch_folder

_HOLDING = """
from pipeline.store.scratch import scratch_folder
with scratch_folder() as folder:
    print(folder, flush=True)
    input()
"""


@pytest.fixture
def system_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def test_a_folder_is_its_users_alone_and_goes_at_the_end(system_folder: Path) -> None:
    with scratch_folder() as folder:
        assert Path(folder).stat().st_mode & 0o077 == 0
        Path(folder, "a.txt").write_text("a", encoding="utf-8")
    assert not list(system_folder.iterdir())


def test_what_a_killed_process_left_goes_with_the_next_one_and_a_living_ones_stays(system_folder: Path) -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with (
        subprocess.Popen([sys.executable, "-c", _HOLDING], **pipes, text=True) as killed,  # type: ignore[call-overload]
        subprocess.Popen([sys.executable, "-c", _HOLDING], **pipes, text=True) as living,  # type: ignore[call-overload]
    ):
        left, held = Path(killed.stdout.readline().strip()), Path(living.stdout.readline().strip())
        (left / "page.read").write_bytes(b"a")
        killed.kill()
        killed.wait(60)
        assert left.is_dir()
        with scratch_folder() as folder:
            assert not left.exists()
            assert {one for one in system_folder.iterdir() if one.is_dir()} == {held, Path(folder)}
        living.communicate("\n", timeout=60)
        assert not held.exists()


def test_a_child_that_lets_go_of_a_folder_leaves_it_to_its_parent(system_folder: Path) -> None:
    context = scratch_folder()
    folder = context.__enter__()
    child = os.fork()
    if child == 0:
        context.__exit__(None, None, None)
        os._exit(0)
    os.waitpid(child, 0)
    assert Path(folder).is_dir()
    context.__exit__(None, None, None)
    assert not Path(folder).exists()


def test_what_is_not_ours_stays(system_folder: Path) -> None:
    others = {
        "sheets-of-last-year": 0o700,
        "sheets-scratch-abcdefgh": 0o755,
        "sheets-scratch-of-last-year": 0o700,
        "sheets-scratch-practice": 0o700,
    }
    for name, mode in others.items():
        (system_folder / name).mkdir(mode=mode)
        (system_folder / name / "a.txt").write_text("a", encoding="utf-8")
    (system_folder / "sheets-scratch-00000000").symlink_to("sheets-of-last-year")
    (system_folder / "sheets-scratch-11111111").write_text("a", encoding="utf-8")
    before = set(system_folder.rglob("*"))
    with scratch_folder():
        pass
    assert set(system_folder.rglob("*")) == before
