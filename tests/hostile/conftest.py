"""Hostile pages through the real command, each family in a folder of its own beside a good page."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import jsonschema
import pikepdf
import pypdfium2 as pdfium
import pytest

# `make soak` multiplies the counts of what is drawn at random.
SOAK = int(os.environ.get("SOAK", "1"))

GOOD = """<!doctype html><html lang="el"><head><meta charset="utf-8"><title>Το σαπούνι του τρύγου</title></head><body>
<main><h1>Το σαπούνι του τρύγου</h1>
<p>Τα στέμφυλα του συνεταιρισμού γίνονται σαπούνι σε ένα παλιό λιοτρίβι.</p>
<h2>Resources needed</h2><p>Two kettles, €1,800 and a dry loft for the bars.</p>
<h2>Evidence of success</h2><p>In 2021 the village sold 4,300 bars at three fairs.</p>
<h2>Main institution</h2><p>Cooperative of Kato Strofi</p></main></body></html>"""

_SCHEMA = json.loads((Path(__file__).parents[2] / "pipeline/record/record.schema.json").read_bytes())
_VALIDATOR = jsonschema.Draft202012Validator(_SCHEMA)

# What no finished PDF of ours may hold: actions, scripts, attachments, forms, media, and links of other schemes.
_ACTIVE_PDF = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFile|EmbeddedFiles|OpenAction|AA|SubmitForm|ImportData|AcroForm|RichMedia|GoToR"
    rb"|GoToE|XFA|Movie|Sound)\b"
)
_ACTIVE_PART = re.compile(r"(?:vbaProject|activeX|embeddings|oleObject|altChunk|\.bin$|externalLink)")
_LINKED = re.compile(r'Target="([^"]*)"[^>]*TargetMode="External"|TargetMode="External"[^>]*Target="([^"]*)"')
_SAFE = ("http://", "https://", "mailto:")
_FIELD = re.compile(r"<w:(?:instrText|fldSimple)[^>]*?(?:w:instr=\"([^\"]*)\"|>([^<]*)<)")
# The fields of our own footer.
_OUR_FIELDS = {"PAGE", "NUMPAGES", ""}


@dataclass(frozen=True)
class Outcome:
    """What a run of the command did: `rows` are the lines of report.jsonl by page."""

    code: int
    stderr: str
    rows: Mapping[str, dict[str, Any]]
    folder: Path

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def state(self, page: str) -> str:
        return str(self.rows[page]["state"])

    def record(self, page: str) -> dict[str, Any]:
        (name,) = (file for file in self.rows[page]["files"] if file.endswith(".json"))
        found: dict[str, Any] = json.loads((self.output / name).read_bytes())
        return found


def run(folder: Path, *args: str, env: Mapping[str, str] | None = None) -> Outcome:
    """`sheets build` in `folder`, as a user calls it."""
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", "build", *args],
        cwd=folder, capture_output=True, encoding="utf-8", errors="surrogateescape", check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **(env or {})},
    )  # fmt: skip
    report = folder / "output/report.jsonl"
    lines = [json.loads(line) for line in report.read_bytes().decode().splitlines()] if report.exists() else []
    rows = {line["page"]: line for line in lines}
    assert len(rows) == len(lines), "a page has two lines in report.jsonl"
    return Outcome(done.returncode, done.stderr, rows, folder)


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder, but for the lock; the manifest without its times."""
    found = {}
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and name != ".lock":
            data = file.read_bytes()
            found[name] = re.sub(rb'"mtime_ns": (?:\d+|null)', b"", data) if name == "manifest.json" else data
    return found


def flaws(output: Path) -> list[str]:
    """What is invalid or not inert in the finished files of an output folder."""
    found = []
    for file in sorted(output.rglob("*")):
        check = {".pdf": _pdf_flaws, ".docx": _docx_flaws, ".json": _json_flaws}.get(file.suffix)
        if check and file.name != "manifest.json" and file.is_file():
            found += [f"{file.relative_to(output)}: {flaw}" for flaw in check(file.read_bytes())]
        if file.name.startswith(".sheets-tmp"):
            found.append(f"{file.name} was left behind")
    return found


def _pdf_flaws(data: bytes) -> list[str]:
    found = []
    document = pdfium.PdfDocument(data)
    if not len(document):
        found.append("has no page")
    document.close()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                continue
            keys = b" ".join(key.encode() for key in thing.keys())  # noqa: SIM118 - pikepdf iterates values of streams
            if active := _ACTIVE_PDF.search(keys):
                found.append(f"holds {active[0].decode()}")
            kind = str(thing.get("/S", ""))
            if kind == "/URI" and not str(thing.get("/URI", "")).lower().startswith(_SAFE):
                found.append(f"links to {thing.get('/URI')}")
            if kind in {"/JavaScript", "/Launch", "/GoToR", "/SubmitForm", "/Named"}:
                found.append(f"has the action {kind}")
    return found


def _docx_flaws(data: bytes) -> list[str]:
    docx.Document(io.BytesIO(data))
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if _ACTIVE_PART.search(name):
                found.append(f"holds {name}")
            if name.endswith(".rels"):
                text = package.read(name).decode()
                targets = [one or other for one, other in _LINKED.findall(text)]
                found += [f"links to {target}" for target in targets if not target.lower().startswith(_SAFE)]
            elif name.startswith("word/") and name.endswith(".xml"):
                fields = [(one or other).strip() for one, other in _FIELD.findall(package.read(name).decode())]
                found += [f"has the field {field}" for field in fields if field not in _OUR_FIELDS]
    return found


def _json_flaws(data: bytes) -> list[str]:
    record = json.loads(data.decode("utf-8"))
    found = [error.message for error in _VALIDATOR.iter_errors(record)]
    if not found:
        counts = record["coverage"]
        if sum(counts.values()) != 2 * counts["characters"]:
            found.append(f"the four parts do not add up: {counts}")
        for values in record["fields"].values():
            found += [
                f"runs do not cover {value['text']!r:.60}"
                for value in values
                if "".join(text for text, _ in value["runs"]) != value["text"]
            ]
    return found


@pytest.fixture(scope="session")
def good_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the good page gives when nothing stands beside it."""
    folder = tmp_path_factory.mktemp("alone")
    (folder / "input").mkdir()
    (folder / "input/good.html").write_text(GOOD, encoding="utf-8")
    outcome = run(folder)
    assert outcome.code == 0, outcome.stderr
    return {name: data for name, data in tree(folder / "output").items() if name.startswith("good.")}


@pytest.fixture
def beside_good(tmp_path: Path, good_files: dict[str, bytes]) -> Callable[..., Outcome]:
    """Builds pages beside a good one and holds what every run must keep.

    The good page's files are the same as alone; every page has one line, with a reason in words if it failed; the exit
    status is the contract's; everything that was written is valid and inert.
    """

    def build(pages: Mapping[str, bytes | str], *args: str, seconds: float = 30, memory_mb: int = 1500) -> Outcome:
        folder = tmp_path / "work"
        for name, data in {**pages, "good.html": GOOD}.items():
            file = folder / "input" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data.encode() if isinstance(data, str) else data)
        settings = f"[limits]\nseconds = {seconds}\nmemory_mb = {memory_mb}\n"
        (folder / "sheets.toml").write_text(settings, encoding="utf-8")
        outcome = run(folder, *args)
        wanted = args[args.index("--formats") + 1].split(",") if "--formats" in args else ["pdf", "docx", "json"]
        hold(outcome, {name: data for name, data in good_files.items() if name.rpartition(".")[2] in wanted})
        return outcome

    return build


def hold(outcome: Outcome, good_files: Mapping[str, bytes]) -> None:
    """The promises that hold for every run with the good page in it."""
    files = tree(outcome.output)
    assert {name: files.get(name) for name in good_files} == dict(good_files), outcome.stderr[-2000:]
    assert outcome.state("good.html") in {"built", "unchanged"}
    has_failed = False
    for page, row in outcome.rows.items():
        if row["state"] == "failed":
            has_failed = True
            assert row["reason"], f"{page} failed without a reason"
        assert row["state"] in {"built", "unchanged", "other", "skipped", "failed"}
    unforeseen = [
        f"{page}: {row['reason']}" for page, row in outcome.rows.items() if "unexpected error" in row["reason"]
    ]
    assert not unforeseen
    assert outcome.code == int(has_failed), outcome.stderr[-2000:]
    assert "Traceback" not in outcome.stderr
    assert not any(char in outcome.stderr for char in "\x1b\x07\x9b\u202e"), "controls reached the terminal"
    assert not flaws(outcome.output)


@pytest.fixture(name="run", scope="session")
def _run() -> Callable[..., Outcome]:
    return run


@pytest.fixture(name="tree", scope="session")
def _tree() -> Callable[[Path], dict[str, bytes]]:
    return tree


@pytest.fixture(name="flaws", scope="session")
def _flaws() -> Callable[[Path], list[str]]:
    return flaws


@pytest.fixture(name="good", scope="session")
def _good() -> str:
    return GOOD


@pytest.fixture(name="soak", scope="session")
def _soak() -> int:
    return SOAK
