"""An edited Word sheet that came back."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.exchange.review_edits import Taker
from pipeline.exchange.xml import packed
from pipeline.model import SheetId
from pipeline.read.finished_sheets import sheet_id
from pipeline.run.build import build
from pipeline.run.exchange_inputs import input_sources
from pipeline.run.intake_call import TakeCall, TakeOutcome
from pipeline.run.sheet_intake import take_sheet
from pipeline.settings import Settings
from pipeline.store import reviews

GREEK = """<html lang="el"><body><main><h1>Το πηγάδι</h1><h2>Σύντομη περιγραφή</h2><p>Άνοιξε ξανά με εθελοντές.</p>
<h2>Αναλυτική περιγραφή</h2><p>Οι γείτονες καθάρισαν το αυλάκι.</p></main></body></html>"""
SETTINGS = Settings(formats=("docx",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with one page, and its sheet as built."""
    (tmp_path / "input").mkdir()
    (tmp_path / "input/well.html").write_text(GREEK, encoding="utf-8")
    build(SETTINGS, folder=tmp_path)
    return tmp_path


def taken(folder: Path, sheet: Path, *, dry_run: bool = False) -> TakeOutcome:
    data = sheet.read_bytes()
    found = sheet_id(data)
    assert isinstance(found, SheetId)
    call = TakeCall(SETTINGS, folder, Taker("Άννα", "2026-11-29"), dry_run, input_sources(SETTINGS, folder))
    return take_sheet(call, sheet, data, found)


def edited(file: Path, before: str, after: str) -> None:
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    document = parts["word/document.xml"].decode()
    assert before in document
    parts["word/document.xml"] = document.replace(before, after).encode()
    file.write_bytes(packed(parts.items()))


def test_an_edited_sheet_is_taken_moves_away_and_is_built_anew(folder: Path) -> None:
    sheet = folder / "output/well.docx"
    edited(sheet, "με εθελοντές", "με γείτονες")
    hers = sheet.read_bytes()
    found = taken(folder, sheet)
    assert (found.taken, found.refused) == (1, 0)
    edits = reviews.load_review(folder / "review", "well.html")[0].edits
    assert {edit.field: edit.text for edit in edits} == {"summary": "Άνοιξε ξανά με γείτονες."}
    assert (folder / "review/taken/well.docx").read_bytes() == hers
    assert "με γείτονες" in zipfile.ZipFile(sheet).read("word/document.xml").decode()
    assert sorted(one.name for one in (folder / "output").glob("*.docx")) == ["well.docx"]


def test_a_dry_run_leaves_the_sheet_where_it_is(folder: Path) -> None:
    sheet = folder / "output/well.docx"
    edited(sheet, "με εθελοντές", "με γείτονες")
    hers = sheet.read_bytes()
    assert taken(folder, sheet, dry_run=True).taken == 1
    assert sheet.read_bytes() == hers
    assert not (folder / "review").exists()


def test_a_sheet_that_nobody_edited_is_left_alone(folder: Path) -> None:
    found = taken(folder, folder / "output/well.docx")
    assert (found.taken, found.moved) == (0, ())


def test_a_sheet_whose_page_is_gone_is_refused(folder: Path) -> None:
    (folder / "input/well.html").rename(folder / "input/other.html")
    with pytest.raises(InputError, match=r"well\.html"):
        taken(folder, folder / "output/well.docx")
