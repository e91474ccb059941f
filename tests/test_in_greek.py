"""Whoever speaks Greek is told in Greek, whatever goes wrong: no English sentence is left in what stands on stderr."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.store.language import of_this_run

ROOT = Path(__file__).parent.parent
PAGE = "<h1>Φούρνος με ξύλα</h1><h2>Περιγραφή</h2><p>Ο φούρνος άναψε ξανά.</p><h2>Φορέας</h2><p>Δήμος Άνω Χωριού</p>"
# Names of files, settings and options, quoted words and addresses may be in any language.
NAMES = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"|'[^']*'|\S*[./=_\[\]\\:-]\S*|[A-Z]\w*")
ENGLISH = re.compile(r"(?:\b[a-z]{2,}\b[ ]){2,}\b[a-z]{2,}\b")

# What is put into the working folder, and what is called there.
PROVOKED: list[tuple[dict[str, str | bytes], list[str]]] = [
    ({"input/a.html": PAGE}, ["build", "--formats", "json"]),
    ({"input/a.html": PAGE}, ["build", "--dry-run"]),
    ({"input/news.html": "<h1>Νέα</h1><p>Τίποτα.</p>"}, ["build", "--formats", "json"]),
    ({"input/a.html": b""}, ["build", "--formats", "json"]),
    ({"input/a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)}, ["build", "--formats", "json"]),
    ({"input/a.pdf": b"%PDF-1.4\nbroken"}, ["build", "--formats", "json"]),
    ({"input/a.docx": b"PK\x03\x04broken"}, ["build", "--formats", "json"]),
    ({"input/a.json": '{"a": 1}'}, ["build", "--formats", "json"]),
    ({"input/a.mhtml": "MIME-Version: 1.0\n\nnothing"}, ["build", "--formats", "json"]),
    ({"input/a.url": "[InternetShortcut]\nURL=https://example.org\n"}, ["build", "--formats", "json"]),
    ({"input/a.warc.gz": b"\x1f\x8bbroken"}, ["build", "--formats", "json"]),
    ({"input/a.html": PAGE, "input/a.html.meta.toml": "ulr = 1\nfetched = 'x'"}, ["build", "--formats", "json"]),
    ({"input/a.html": PAGE, "input/a.html.meta.toml": "url = ["}, ["build", "--formats", "json"]),
    ({"input/a.html": PAGE, "review/a.html.toml": "[[edit]]\nfeild = 1"}, ["build", "--formats", "json"]),
    ({"input/a.html": PAGE, "review/a.html.toml": "edit = ["}, ["build", "--formats", "json"]),
    ({"input/a.html": PAGE, "sheets.toml": "jbos = 2\nlanguages = 3"}, ["build"]),
    ({"input/a.html": PAGE, "sheets.toml": "jobs = "}, ["build"]),
    ({"input/a.html": PAGE, "sheets.toml": '[brand]\naccent = "#ffff00"'}, ["build"]),
    ({"input/a.html": PAGE, "sheets.toml": '[brand]\nlogos = ["a.png"]'}, ["build"]),
    ({"input/a.html": PAGE, "sheets.toml": 'lexicon = "words"'}, ["build"]),
    ({"input/a.html": PAGE, "lexicon/fields.toml": "[tilte]\nen = 3"}, ["build"]),
    ({"input/a.html": PAGE, "lexicon/fields.toml": "[title"}, ["build"]),
    ({"input/a.html": PAGE, "sheets.toml.txt": ""}, ["build", "--formats", "json"]),
    ({"input/a.html": PAGE}, ["build", "--formats", "odt"]),
    ({"input/a.html": PAGE}, ["build", "--scheduler", "tcp://127.0.0.1:1"]),
    ({}, ["build"]),
    ({"input/.keep": ""}, ["build", "--formats", "json"]),
    ({}, ["build", "nowhere.html"]),
    ({}, ["build", "www.example.org"]),
    ({"a.html": PAGE}, ["explain", "a.html", "tittle"]),
    ({}, ["explain", "nowhere.html"]),
    ({"a.html": b"\x00\x01\x02" * 400}, ["extract", "a.html"]),
    ({}, ["fetch"]),
    ({}, ["fetch", "example.org", "--dry-run"]),
    ({}, ["fetch", "ftp://example.org"]),
    ({}, ["fetch", "http://127.0.0.1:9/a"]),
    ({}, ["fetch", "http://user@example.org/"]),
    ({}, ["fetch", "http://exa mple.org/"]),
    ({}, ["fetch", "--follow", "a.next", "http://example.org"]),
    ({}, ["fetch", "--from", "nowhere.txt"]),
    ({}, ["export", "a.ods"]),
    ({}, ["export", "a.csv", "nowhere"]),
    ({}, ["check", "nowhere"]),
    ({"a.txt": "a"}, ["check", "a.txt"]),
    ({"a.pdf": b"%PDF-1.4\nbroken", "a.docx": b"PK\x03\x04broken"}, ["check", "a.pdf", "a.docx"]),
    ({}, ["verify"]),
    ({"output/a": ""}, ["verify"]),
    ({"output/manifest.json": "{"}, ["verify"]),
    ({"output/manifest.json": '{"format": 99, "pages": {}}'}, ["verify"]),
    ({}, ["watch", "nowhere"]),
    ({}, ["watch", "s3://bucket"]),
    ({}, ["launcher", "nowhere"]),
    ({"Φύλλα πρακτικών.desktop": "mine"}, ["launcher", "."]),
    ({}, ["status"]),
    ({"input/a.html": PAGE}, ["status"]),
    ({"review/gone.html.toml": 'page = "gone.html"'}, ["status"]),
    ({}, ["adopt", "a.html", "b.html"]),
    ({"input/a.html": PAGE}, ["printed", "a.html"]),
    ({}, ["pack", "nowhere.toml"]),
    ({"p.toml": "titel = 1"}, ["pack", "p.toml"]),
    ({"input/a.html": PAGE, "p.toml": 'sheets = ["b"]'}, ["pack", "p.toml"]),
    ({"input/a.html": PAGE}, ["site", "public"]),
    ({}, ["give", "a.odt"]),
    ({"a.txt": "a"}, ["take", "a.txt"]),
    ({"a.xlf": "<xliff"}, ["take", "a.xlf"]),
    ({}, ["review", "nowhere"]),
    ({}, ["watch", "--every", "x"]),
    ({}, ["pack", "p.toml", "--allow", "everything"]),
    ({}, ["pack", "p.toml", "input"]),
    ({}, ["build", "--variant", "huge"]),
    ({}, ["labels", "nowhere.html"]),
    ({}, ["split", "nowhere.html"]),
    ({"input/a.html": PAGE}, ["spread", "a.html", "Τίτλοςς"]),
    ({"input/a.html": PAGE}, ["spread", "a.html", "Τίτλος"]),
    ({"sheets.toml": '[review]\nlisten = "0.0.0.0"'}, ["review", "--no-browser"]),
]


@pytest.fixture(autouse=True)
def _in_greek(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SHEETS_LANG", "el")
    of_this_run.cache_clear()
    yield
    of_this_run.cache_clear()


def english(words: str) -> list[str]:
    return [found[0] for line in words.splitlines() for found in ENGLISH.finditer(NAMES.sub(" ", line))]


@pytest.mark.parametrize(
    ("files", "call"), PROVOKED, ids=[f"{at}-{' '.join(call)}" for at, (_, call) in enumerate(PROVOKED)]
)
def test_what_is_told_is_greek(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str | bytes], call: list[str]
) -> None:
    for name, data in files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, call)
    assert isinstance(result.exception, SystemExit | None), result.exception
    assert english(result.stderr) == []


@pytest.mark.parametrize(
    "call", [["build", "--jobs", "0"], ["review", "--port", "99999"], ["status", "--missing", "fr"]], ids=" ".join
)
def test_what_click_says_of_values_is_greek_in_a_run_of_its_own(tmp_path: Path, call: list[str]) -> None:
    # click takes its words when it is imported, which is long ago in this process.
    command = [sys.executable, "-m", "pipeline.cli", *call]
    environment = {**os.environ, "SHEETS_LANG": "el", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "Σφάλμα" in run.stderr
    assert english(run.stderr) == []


def test_an_english_sentence_is_found() -> None:
    assert english("Σφάλμα: page.html: the file is empty") == ["the file is empty"]
    assert english("Σφάλμα: page.html: «the file is empty» (sheets build --force)") == []
