from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.exchange import tmx
from pipeline.exchange.unit import Unit, UnitKey
from pipeline.lexicon import Lexicon
from pipeline.run.exchange_inputs import input_sources, office_knowledge, pages_now
from pipeline.settings import Settings

GREEK = '<html lang="el"><body><main><h1>Το πηγάδι</h1><h2>Σύντομη περιγραφή</h2><p>Άνοιξε.</p></main></body></html>'


def test_pages_are_read_as_they_are_now_with_their_sheets_where_asked_for(tmp_path: Path) -> None:
    (tmp_path / "input").mkdir()
    (tmp_path / "input/well.html").write_text(GREEK, encoding="utf-8")
    (source,) = input_sources(Settings(), tmp_path)
    ((_, page),) = pages_now(Settings(), [source.file], tmp_path, with_sheets=True)
    assert page is not None
    assert page.name == "well.html"
    assert page.sheets[""].startswith(b"PK")
    assert [value.text for value in page.records[0].of("title")] == ["Το πηγάδι"]


def test_memories_and_the_glossary_of_the_working_folder_help(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "lexicon/memory").mkdir(parents=True)
    key = UnitKey("a", "", "title", "el", 1, "00000000", 1, "en")
    (tmp_path / "lexicon/memory/a.tmx").write_bytes(tmx.write([Unit(key, "Ο δήμος", "The municipality")]))
    (tmp_path / "lexicon/glossary.csv").write_text("el;en\nδήμος;municipality\n", encoding="utf-8")
    found = office_knowledge(Settings(), tmp_path, (), lexicon).help("ο Δήμος", "el", "en")
    assert [(one.score, one.target) for one in found.matches] == [(100, "The municipality")]
    assert [term.en for term in found.terms] == ["municipality"]


def test_a_memory_that_is_none_is_named(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "lexicon/memory").mkdir(parents=True)
    (tmp_path / "lexicon/memory/a.tmx").write_bytes(b"no memory")
    with pytest.raises(PipelineError, match=r"a\.tmx"):
        office_knowledge(Settings(), tmp_path, (), lexicon)
