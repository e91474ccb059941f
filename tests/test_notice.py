"""What is shipped besides code is named in NOTICE with its source and licence, or is our own."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
# Made by scripts of ours out of our own code, template or fonts.
OURS = {"record.schema.json", "widths.json", "sheet.docx"}
CODE = {".py", ".toml", ".html", ".css", ".js", ".typed"}


def shipped() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "pipeline", "templates"], cwd=ROOT, capture_output=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no checkout")
    files = (Path(name) for name in listed.stdout.decode().split("\0") if name)
    return [file for file in files if file.suffix not in CODE and file.name not in OURS]


def test_data_and_fonts_of_others_are_named_in_the_notice() -> None:
    files = shipped()
    assert files
    assert [str(file) for file in files if file.name not in NOTICE and f"{file.parent}/" not in NOTICE] == []


def test_each_font_family_has_its_licence_beside_it() -> None:
    fonts = ROOT / "templates/fonts"
    families = {file.name.split("-")[0] for file in fonts.iterdir() if file.suffix in {".ttf", ".woff2"}}
    licences = {file.name.split("-")[0] for file in fonts.glob("*.txt")}
    assert families == licences
