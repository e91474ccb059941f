from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.serve.server import check_reach
from pipeline.settings import ReviewSettings, Settings

ROOT = Path(__file__).parents[2]


def command(folder: Path, *args: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", "review", "--no-browser", *args],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SHEETS_LANG": "en", "PYTHONUTF8": "1"},
    )


@pytest.fixture
def running(project: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command, and the address that it tells."""
    process = command(project)
    assert process.stderr
    line = process.stderr.readline()
    yield process, line.partition(" at ")[2].split()[0]
    process.kill()
    process.communicate()


def test_it_serves_until_it_is_ended_and_leaves_nothing(
    running: tuple[subprocess.Popen[str], str], project: Path
) -> None:
    process, address = running
    with urllib.request.build_opener(urllib.request.HTTPCookieProcessor()).open(address) as answer:
        assert "The well keepers" in answer.read().decode() or answer.url.endswith("/")
        assert "key" not in answer.url
        assert answer.headers["Server"] is None
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert not (project / ".review.lock").read_bytes()


def test_a_second_one_tells_the_address_of_the_first(running: tuple[subprocess.Popen[str], str], project: Path) -> None:
    second = command(project)
    _, told = second.communicate(timeout=60)
    assert second.returncode == 0
    assert running[1] in told


def test_a_port_that_is_taken_is_told(running: tuple[subprocess.Popen[str], str], tmp_path: Path) -> None:
    port = running[1].partition("127.0.0.1:")[2].partition("/")[0]
    (tmp_path / "other/input").mkdir(parents=True)
    other = command(tmp_path / "other", "--port", port)
    _, told = other.communicate(timeout=60)
    assert other.returncode == 5
    assert f"port {port}" in told


def test_an_address_that_is_not_of_this_machine_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "input").mkdir()
    settings = '[review]\nlisten = "203.0.113.1"\nhosts = ["a.gr"]\nuser_header = "X-User"\n'
    (tmp_path / "sheets.toml").write_text(settings)
    other = command(tmp_path)
    _, told = other.communicate(timeout=60)
    assert (other.returncode, "must be an address of this machine" in told) == (5, True)


def test_over_the_network_a_stranger_gets_nothing(running: tuple[subprocess.Popen[str], str]) -> None:
    port = running[1].partition("127.0.0.1:")[2].partition("/")[0]
    for headers, code in (({}, 401), ({"Host": "evil.example"}, 421)):
        request = urllib.request.Request(f"http://127.0.0.1:{port}/", headers=headers)
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(request)
        assert caught.value.code == code
        caught.value.close()


@pytest.mark.parametrize(
    "review",
    [
        ReviewSettings(listen="0.0.0.0"),
        ReviewSettings(listen="0.0.0.0", hosts=("a.gr",)),
        ReviewSettings(listen="::", user_header="X-User"),
    ],
)
def test_beyond_this_machine_it_wants_names_and_users(review: ReviewSettings) -> None:
    with pytest.raises(ConfigurationError):
        check_reach(Settings(review=review))


def test_on_this_machine_or_with_both_it_needs_no_more() -> None:
    check_reach(Settings())
    check_reach(Settings(review="elsewhere"))
    check_reach(Settings(review=ReviewSettings(listen="0.0.0.0", hosts=("a.gr",), user_header="X-User")))


def test_the_command_ends_with_3_where_the_settings_are_not_enough(project: Path) -> None:
    (project / "sheets.toml").write_text('[review]\nlisten = "0.0.0.0"\n', encoding="utf-8")
    process = command(project)
    process.communicate(timeout=60)
    assert process.returncode == 3
