"""The installed command on a copy of the sample pages; what came out is opened."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pypdf
import pytest

SHEETS = Path(sys.executable).with_name("sheets")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with a Greek name and a blank in it, after `sheets build`."""
    folder = tmp_path_factory.mktemp("work") / "φύλλα πρακτικών"
    shutil.copytree(Path(__file__).parent.parent / "input", folder / "input")
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "TZ": "Asia/Kathmandu"}
    environment |= {key: value for key, value in os.environ.items() if key in {"LD_LIBRARY_PATH", "FONTCONFIG_PATH"}}
    done = subprocess.run(
        [SHEETS, "build"], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return folder


def _sheets(built: Path) -> list[Path]:
    return sorted(file.with_suffix("") for file in (built / "output").rglob("*.pdf"))


def _words(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_every_page_has_its_three_files(built: Path) -> None:
    pages = [file for file in (built / "input").rglob("*") if file.suffix in {".html", ".txt"}]
    assert len(_sheets(built)) == len(pages)
    for sheet in _sheets(built):
        assert sheet.with_suffix(".docx").is_file()
        assert sheet.with_suffix(".json").is_file()


def test_every_sheet_has_two_pages_at_most_and_its_records_title(built: Path) -> None:
    for sheet in _sheets(built):
        record = json.loads(sheet.with_suffix(".json").read_text(encoding="utf-8"))
        pdf = pypdf.PdfReader(io.BytesIO(sheet.with_suffix(".pdf").read_bytes()))
        assert len(pdf.pages) <= 2
        text = _words("".join(page.extract_text() for page in pdf.pages))
        for title in record["fields"]["title"]:
            assert _words(title["text"]) in text


def test_the_word_file_holds_every_section_of_the_record(built: Path) -> None:
    for sheet in _sheets(built):
        record = json.loads(sheet.with_suffix(".json").read_text(encoding="utf-8"))
        document = docx.Document(str(sheet.with_suffix(".docx")))
        text = _words("".join(document.element.body.itertext()))
        for field in ("description", "resources", "evidence", "difficulties", "transfer"):
            for value in record["fields"].get(field, []):
                for line in value["text"].splitlines():
                    # The name of a total is none of its words: the sum stands among the key figures, as the budget.
                    for cell in line.removeprefix("Σύνολο | ").lstrip("- ").split(" | "):
                        assert _words(cell) in text


def test_every_letter_of_a_page_is_accounted_for(built: Path) -> None:
    for sheet in _sheets(built):
        coverage = json.loads(sheet.with_suffix(".json").read_text(encoding="utf-8"))["coverage"]
        parts = coverage["field"] + coverage["label"] + coverage["boilerplate"] + coverage["unplaced"]
        assert parts == coverage["characters"] > 1000


def test_the_report_tells_of_every_page(built: Path) -> None:
    lines = (built / "output/report.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["state"] for line in lines] == ["built"] * len(_sheets(built))


def test_a_second_run_builds_nothing(built: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in (built / "output").rglob("*.*") if file.suffix == ".pdf"}
    done = subprocess.run([SHEETS, "build"], cwd=built, capture_output=True, encoding="utf-8", check=True)
    assert f"0 built, {len(before)} unchanged" in done.stderr
    assert {file: file.stat().st_mtime_ns for file in before} == before
