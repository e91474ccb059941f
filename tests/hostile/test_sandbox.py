"""P8: while building there is no network, and no file is opened because a page names it."""

# ruff: noqa: E501 - payloads stand in one piece

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

HERE = Path(__file__).parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}


@pytest.fixture
def server() -> Iterator[tuple[int, list[bytes]]]:
    """A server on this machine, and what it was asked for."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        done = threading.Event()

        def serve() -> None:
            while not done.is_set():
                try:
                    one, _ = listening.accept()
                except TimeoutError:
                    continue
                with one:
                    asked.append(one.recv(2_000))

        thread = threading.Thread(target=serve)
        thread.start()
        yield listening.getsockname()[1], asked
        done.set()
        thread.join()


def reaching(address: str) -> str:
    """A page that names an address in all the ways that make a browser or a renderer fetch it."""
    return f"""<!doctype html><html lang="en" manifest="{address}"><head><title>The lent wheel</title><base href="{address}/">
<link rel="stylesheet" href="{address}"><link rel="attachment" href="{address}"><link rel="icon" href="{address}">
<meta http-equiv="refresh" content="0;url={address}"><meta property="og:image" content="{address}">
<style>@import url("{address}"); @import "{address}"; body {{ background: url({address}); content: url({address}) }}
@font-face {{ font-family: x; src: url({address}) }} @color-profile p {{ src: url({address}) }} @page {{ background: url({address}) }}
li {{ list-style-image: url({address}); border-image: url({address}) }} p::before {{ content: url("{address}") }}</style>
<script src="{address}"></script></head><body background="{address}"><main><h1>The lent wheel</h1>
<h2>Detailed information</h2><p style="background:url({address})">The mill lends its wheel. <a href="{address}" rel="attachment" ping="{address}">x</a>
<img src="{address}" srcset="{address} 2x" alt="The wheel in the yard"><img src="a.png" data-src="{address}" alt="The yard">
<picture><source srcset="{address}"></picture><object data="{address}"></object><embed src="{address}"><iframe src="{address}"></iframe>
<video src="{address}" poster="{address}"></video><audio src="{address}"></audio><input type="image" src="{address}">
<svg><image href="{address}"/><use href="{address}#x"/><style>@import url({address});</style><foreignObject>{address}</foreignObject></svg>
<math><mglyph src="{address}"/></math><form action="{address}"></form><applet code="{address}"></applet></p>
<h2>Resources needed</h2><p>One wheel, €300. {address}</p><h2>Evidence of success</h2><p>It turned.</p></main></body></html>"""


@pytest.fixture
def work(tmp_path: Path, server: tuple[int, list[bytes]], good: str) -> Path:
    canary = tmp_path / "canary.txt"
    canary.write_text("the-canary-sang", encoding="utf-8")
    (tmp_path / "canary.png").write_bytes(b"\x89PNG\r\n\x1a\nthe-canary-sang")
    port, _ = server
    addresses = (
        f"http://127.0.0.1:{port}/x.png", f"//127.0.0.1:{port}/x.png", f"ftp://127.0.0.1:{port}/x", f"file://{canary}",
        f"file://localhost{canary}", f"FILE:{canary}", str(canary), str(tmp_path / "canary.png"), "../canary.txt",
        "../../canary.png", "page_files/../../canary.png", "http://169.254.169.254/latest/meta-data", "file:///dev/zero",
        f"data:text/html,<img src=http://127.0.0.1:{port}/y>", f"jar:file://{canary}!/x",
    )  # fmt: skip
    (tmp_path / "input").mkdir()
    (tmp_path / "input/good.html").write_text(good, encoding="utf-8")
    for number, address in enumerate(addresses):
        (tmp_path / f"input/{number}.html").write_text(reaching(address), encoding="utf-8")
    (tmp_path / "input/0_files").mkdir()
    (tmp_path / "input/0_files/canary.png").symlink_to(tmp_path / "canary.png")
    return tmp_path


def _build(work: Path, *before: str) -> subprocess.CompletedProcess[str]:
    command = [*before, sys.executable, str(HERE / "sandboxed.py"), str(work)]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_15_addresses_named_in_38_ways_are_never_opened(work: Path, server: tuple[int, list[bytes]]) -> None:
    done = _build(work)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert server[1] == []
    assert len(list((work / "output").glob("*.pdf"))) == 16
    for file in filter(Path.is_file, (work / "output").rglob("*")):
        assert b"the-canary-sang" not in file.read_bytes(), file.name
        if file.suffix == ".pdf":
            with pikepdf.open(io.BytesIO(file.read_bytes())) as pdf:
                assert len(pdf.attachments) == 0


@pytest.mark.slow
def test_a_build_needs_no_network_at_all(work: Path, tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine gives no network namespace")
    done = _build(work, unshare, "-rn")
    assert done.returncode == 0, done.stderr
    assert len(list((work / "output").glob("*.pdf"))) == 16


def test_the_hook_of_these_tests_would_tell(tmp_path: Path) -> None:
    (tmp_path / "input").mkdir()
    code = f"""
import runpy, socket, sys
import pipeline.run.build
class Report: exit_code = 0
def build(*_, **__):
    open('/etc/hostname').close()
    socket.socket().connect_ex(('127.0.0.1', 9))
    return Report
pipeline.run.build.build = build
sys.argv = ['sandboxed', {str(tmp_path)!r}]
runpy.run_path({str(HERE / "sandboxed.py")!r}, run_name='__main__')
"""
    done = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert "open /etc/hostname" in done.stdout
    assert "socket.connect" in done.stdout
