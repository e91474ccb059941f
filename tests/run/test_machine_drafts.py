from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError, PipelineError
from pipeline.exchange.review_edits import Taker
from pipeline.run.giving import GiveOrders, give
from pipeline.settings import Settings, Translate
from pipeline.store import reviews

GREEK = """<html lang="el"><body><main><h1>Το πηγάδι</h1><h2>Σύντομη περιγραφή</h2><p>Άνοιξε ξανά με εθελοντές.</p>
<h2>Φορέας</h2><p>Δήμος Πέτρας</p><h2>Αναλυτική περιγραφή</h2><p>Οι γείτονες καθάρισαν το αυλάκι.</p>
</main></body></html>"""
PROGRAM = """
import json, sys
print("a greeting that is no JSON")
for line in sys.stdin:
    one = json.loads(line)
    print(json.dumps({"id": one["id"], "text": one["to"] + ": " + one["text"]}))
"""
WISH = GiveOrders(drafts=Taker("Μ. Π.", "2026-11-29"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "input").mkdir()
    (tmp_path / "input/well.html").write_text(GREEK, encoding="utf-8")
    return tmp_path


def settings(*command: str, seconds: float = 60.0) -> Settings:
    return Settings(translate=Translate(command=command, seconds=seconds))


def test_a_program_fills_in_what_is_missing_and_its_words_are_stored_once_as_drafts(folder: Path) -> None:
    given = give(settings(sys.executable, "-c", PROGRAM), folder / "t.po", [], WISH, folder=folder)
    assert given.units == 3
    review, _ = reviews.load_review(folder / "review", "well.html")
    assert [(edit.field, edit.text, edit.how, edit.state, edit.by) for edit in review.edits] == [
        ("title", "en: Το πηγάδι", "machine", "draft", "Μ. Π."),
        ("summary", "en: Άνοιξε ξανά με εθελοντές.", "machine", "draft", "Μ. Π."),
        ("description", "en: Οι γείτονες καθάρισαν το αυλάκι.", "machine", "draft", "Μ. Π."),
    ]
    give(settings(sys.executable, "-c", "raise SystemExit(1)"), folder / "again.po", [], WISH, folder=folder)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ((sys.executable, "-c", "raise SystemExit(3)"), "ended with 3"),
        (("/no/such/program",), "cannot translate"),
        ((sys.executable, "-c", "import time; time.sleep(60)"), "did not end"),
    ],
)
def test_a_program_that_fails_changes_nothing(command: tuple[str, ...], words: str, folder: Path) -> None:
    with pytest.raises(PipelineError, match=words):
        give(settings(*command, seconds=2.0), folder / "t.po", [], WISH, folder=folder)
    assert not (folder / "review").exists()
    assert not (folder / "t.po").exists()


def test_without_a_program_there_are_no_drafts(folder: Path) -> None:
    with pytest.raises(ConfigurationError, match="no program"):
        give(Settings(), folder / "t.po", [], WISH, folder=folder)


def test_texts_that_a_program_does_not_answer_are_told(folder: Path) -> None:
    one = "import json, sys; print(json.dumps({'id': json.loads(sys.stdin.readline())['id'], 'text': 'The well'}))"
    given = give(settings(sys.executable, "-c", one), folder / "t.po", [], WISH, folder=folder)
    assert [str(remark).partition(": ")[2] for remark in given.remarks] == [
        "2 texts got no draft, as no line of the answer has their id and a text"
    ]
