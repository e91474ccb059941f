"""`sheets fetch` as people call it: a process of its own, the machine's clock, a real server."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline import __version__
from pipeline.cli import main

HOST = "127.0.0.1"


@pytest.fixture
def site(live):
    """A site on the loopback with pages `/1` to `/9`; its log tells real moments."""
    for number in range(1, 10):
        live.page(f"/{number}", f"<p>page {number}</p>", ("ETag", f'"{number}"'))
    return live


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "input").mkdir()
    return tmp_path


def sheets(*args: str) -> Result:
    return CliRunner().invoke(main, ["fetch", *args])


def start(*args: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "pipeline.cli", "fetch", *args]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for_line(run: subprocess.Popen[str], opening: str) -> None:
    assert run.stderr is not None
    assert any(line.startswith(opening) for line in run.stderr)


@pytest.mark.parametrize(("stop", "code"), [(signal.SIGKILL, -9), (signal.SIGINT, 130)])
@pytest.mark.slow
def test_a_run_that_was_killed_goes_on_where_it_stopped_and_keeps_the_pauses(site, here, stop, code: int) -> None:
    urls = [f"{site.url}/{number}" for number in (1, 2, 3)]
    first = start(*urls, "--allow-private")
    wait_for_line(first, "[2]")
    os.kill(first.pid, stop)
    first.communicate()
    assert first.returncode == code
    second = start(*urls, "--allow-private")
    told = second.communicate()[1]
    assert second.returncode == 0, told
    assert "new           3" in told
    assert site.paths() == ["/robots.txt", "/1", "/2", "/robots.txt", "/3"]
    assert min(after - before for before, after in pairwise(moment for _, moment in site.asked)) >= 2
    assert sorted(file.name for file in (here / "input" / HOST).iterdir()) == [
        f"{number}.html{suffix}" for number in (1, 2, 3) for suffix in ("", ".meta.toml")
    ]


def test_each_address_is_a_json_line_and_words_go_to_stderr(site, here) -> None:
    result = sheets(f"{site.url}/1", "http://[", "--allow-private", "--json", "--into", "elsewhere")
    assert result.exit_code == 1
    no_file = {"file": "", "image_of": ""}
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert lines == [
        {"url": "http://[", "end": "refused", "reason": "not a valid web address: Invalid IPv6 URL", **no_file},
        {"url": f"{site.url}/1", "end": "new", "file": f"{HOST}/1.html", "reason": "", "image_of": ""},
    ]
    assert "new           1" in result.stderr
    assert "no contact is set" in result.stderr
    assert (here / f"elsewhere/{HOST}/1.html").is_file()


def test_an_inner_address_is_refused_unless_it_is_allowed(site, here) -> None:
    result = sheets(f"{site.url}/1")
    assert result.exit_code == 1
    assert "refused: http://127.0.0.1" in result.stderr
    assert "is the loopback" in result.stderr
    assert not site.asked
    assert not (here / "input" / HOST).exists()


def test_the_contact_of_the_settings_is_sent(site, here) -> None:
    (here / "sheets.toml").write_text('[fetch]\ncontact = "office@example.gr"\n')
    result = sheets(f"{site.url}/1", "--allow-private")
    assert result.exit_code == 0, result.stderr
    assert "no contact" not in result.stderr
    assert {head["user-agent"] for head in site.heads} == {f"practice-sheets/{__version__} (+office@example.gr)"}


def test_addresses_come_from_a_file(site, here) -> None:
    (here / "input/urls.txt").write_text(f"# news\n{site.url}/1 # the first\n")
    result = sheets("--from", "input/urls.txt", "--allow-private", "--dry-run")
    assert result.exit_code == 0
    assert f"planned: {site.url}/1 (not here yet)" in result.stderr
    assert not site.asked


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        ((), 2, "give a URL"),
        (("--limit", "0", "http://a/"), 2, "--limit"),
        (("http://a/", "--follow", "a.next"), 2, "needs --match"),
        (("http://a/", "--match", "("), 2, "--match"),
        (("http://a/", "--match", "x", "--follow", "a["), 2, "--follow"),
        (("--from", "none.txt"), 4, "none.txt"),
        (("http://127.0.0.1/", "--into", "file.txt"), 5, "file.txt"),
    ],
)
def test_what_goes_wrong_has_an_exit_code_of_its_own(here, args: tuple[str, ...], code: int, words: str) -> None:
    (here / "file.txt").write_text("no folder")
    result = sheets(*args)
    assert result.exit_code == code
    assert words in result.stderr


def test_an_empty_list_of_addresses_is_no_failure(here) -> None:
    (here / "input/urls.txt").write_text("# nothing yet\n")
    assert sheets("--from", "input/urls.txt").exit_code == 0


def test_a_wrong_contact_is_told_with_its_line(here) -> None:
    (here / "sheets.toml").write_text('[fetch]\npause = 0.5\ncontact = "γραφείο"\n')
    result = sheets("http://example.gr/")
    assert result.exit_code == 3
    assert "sheets.toml:2: fetch.pause" in result.stderr
    assert "sheets.toml:3: fetch.contact: write an e-mail address or a URL, in Latin letters" in result.stderr


def test_what_a_server_says_cannot_reach_the_terminal_as_controls(site, here) -> None:
    site.page("/1", "x", ("Content-Type", "text/\x1b[31mred"))
    result = sheets(f"{site.url}/1", "--allow-private", "--json")
    assert "\x1b" not in result.output
    assert "\\x1b[31mred" in result.stderr
