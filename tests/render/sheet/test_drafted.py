from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import docx
import pytest
from pypdf import PdfReader

from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, Look, Origin, Record, Trust
from pipeline.render import FORMATS
from pipeline.render.sheet.compose import compose
from pipeline.render.sheet.drafted import marks
from pipeline.render.walk import passages

Make = Callable[..., FieldValue]
MakeRecord = Callable[..., Record]
MARK = "(πρόχειρη μετάφραση · draft translation)"


def drafted(value: FieldValue, origin: Origin = Origin.MACHINE, state: Trust = Trust.DRAFT) -> FieldValue:
    return replace(value, origin=origin, state=state)


@pytest.fixture
def practice(value: Make, record: MakeRecord) -> Record:
    return record(
        value("title", "el", "Το καφενείο"),
        drafted(value("title", "en", "The café")),
        value("description", "el", "Πρώτη.\n\nΔεύτερη."),
        drafted(value("description", "en", "First.\n\nSecond."), Origin.TRANSLATION),
        value("institution", "el", "Δήμος Πέτρας"),
        drafted(value("institution", "en", "Municipality of Petra")),
        value("evidence", "el", "Άνοιξε."),
        drafted(value("evidence", "en", "It opened."), state=Trust.REVIEWED),
        drafted(value("transfer", "el", "- ένα\n- δύο"), Origin.CORRECTION),
    )


def test_each_draft_translation_bears_the_mark_behind_its_first_line(
    practice: Record, lexicon: Lexicon, look: Look
) -> None:
    sheet = compose(practice, lexicon, look)
    found = [one.text for one in passages(sheet) if MARK in one.text]
    assert [one.replace("\u00a0", " ") for one in found] == [
        f"The café {MARK}",
        f"Municipality of Petra {MARK}",
        f"First. {MARK}",
    ]
    assert MARK not in sheet.title


@pytest.mark.parametrize(
    ("languages", "mark"), [("el", "(πρόχειρη μετάφραση)"), ("en", "(draft translation)"), ("both", MARK)]
)
def test_the_mark_is_in_the_languages_of_the_sheet(
    languages: str, mark: str, value: Make, record: MakeRecord, lexicon: Lexicon, look: Look
) -> None:
    made = record(value("title", "el", "Το καφενείο"), drafted(value("evidence", "en", "It opened.")))
    (found,) = (one.text for one in passages(compose(made, lexicon, look, languages)) if "It opened." in one.text)
    assert found == f"It opened. {mark}"
    assert mark in marks(lexicon)


@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
def test_the_mark_is_read_in_the_finished_file(kind: str, practice: Record, lexicon: Lexicon, look: Look) -> None:
    data = FORMATS[kind].write(compose(practice, lexicon, look), look, lexicon).data
    text = {"pdf": pdf_text, "docx": docx_text, "html": bytes.decode}[kind](data)
    assert " ".join(text.split()).count("draft translation") == 3


def pdf_text(data: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def docx_text(data: bytes) -> str:
    return " ".join(one.text or "" for one in docx.Document(io.BytesIO(data)).element.body.iter("{*}t"))
