from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import OutputError, UsageError
from pipeline.exchange import EXCHANGES
from pipeline.run.giving import GiveOrders, exchange_format, give
from pipeline.settings import Settings

GREEK = """<html lang="el"><body><main><h1>Το πηγάδι</h1><h2>Σύντομη περιγραφή</h2><p>Άνοιξε ξανά με εθελοντές.</p>
<h2>Αναλυτική περιγραφή</h2><p>Οι γείτονες καθάρισαν το αυλάκι και το γέμισαν νερό.</p></main></body></html>"""
BOTH = """Ο μύλος

Σύντομη περιγραφή
Άνοιξε ξανά με εθελοντές.

Αναλυτική περιγραφή
Αλέθει σιτάρι κάθε Σάββατο πρωί.

English version

The mill

Short description
It opened again with volunteers.

Detailed description
It grinds wheat every Saturday morning.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "input").mkdir()
    (tmp_path / "input/well.html").write_text(GREEK, encoding="utf-8")
    return tmp_path


def test_what_lacks_a_language_is_given_once_and_known_sentences_are_filled_in_as_drafts(folder: Path) -> None:
    (folder / "input/mill.txt").write_text(BOTH, encoding="utf-8")
    (folder / "lexicon").mkdir()
    (folder / "lexicon/glossary.csv").write_text("el,en\nαυλάκι,mill race\n", encoding="utf-8")
    given = give(Settings(), folder / "t.po", [folder / "input/well.html"], GiveOrders(), folder=folder)
    assert (given.units, given.pages, given.known) == (3, 1, 1)
    back = {one.source: one for one in EXCHANGES[".po"].read((folder / "t.po").read_bytes())}
    known = back["Άνοιξε ξανά με εθελοντές."]
    assert (known.target, known.is_draft) == ("It opened again with volunteers.", True)
    assert back["Το πηγάδι"].target == ""
    assert "αυλάκι = mill race" in (folder / "t.po").read_text(encoding="utf-8")
    with pytest.raises(OutputError):
        give(Settings(), folder / "t.po", [], GiveOrders(), folder=folder)


def test_nothing_is_written_where_nothing_is_wanted(folder: Path) -> None:
    given = give(Settings(), folder / "t.docx", [folder / "input/well.html"], GiveOrders(to="el"), folder=folder)
    assert (given.units, (folder / "t.docx").exists()) == (0, False)


@pytest.mark.parametrize(
    ("name", "xliff", "kind"), [("a.XLF", "1.2", ".xlf"), ("a.xliff", "2.0", "2.0.xlf"), ("a.docx", "2.0", ".docx")]
)
def test_the_extension_tells_the_format(name: str, xliff: str, kind: str) -> None:
    assert exchange_format(Path(name), xliff) == kind


def test_another_extension_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match=r"a\.csv"):
        exchange_format(Path("a.csv"))
