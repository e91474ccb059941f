"""veraPDF in a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pipeline.check.vera import PROFILES, is_installed, vera_flaws
from pipeline.errors import SystemLibraryError


def test_the_profiles_that_sheets_claim_are_in_the_shipped_jar() -> None:
    assert is_installed()
    assert PROFILES == {"ua1": "PDFUA-1", "2a": "PDFA-2A"}


def test_a_broken_file_is_told_for_each_profile_and_the_next_one_is_looked_at(tmp_path: Path) -> None:
    files = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for file in files:
        file.write_bytes(b"no PDF")
    found = list(vera_flaws(files))
    assert [(file, flaw.rule) for file, flaw in found] == [
        (file, f"veraPDF {profile}") for file in files for profile in PROFILES
    ]


def test_a_process_that_cannot_start_is_a_missing_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(SystemLibraryError):
        list(vera_flaws([tmp_path / "a.pdf"]))
