from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from pipeline.errors import InputError
from pipeline.exchange.review_edits import Taker
from pipeline.run.giving import GiveOrders, give
from pipeline.run.intake import take
from pipeline.run.intake_call import TakeOutcome
from pipeline.settings import Settings
from pipeline.store import reviews

GREEK = """<html lang="el"><body><main><h1>Το πηγάδι</h1><h2>Σύντομη περιγραφή</h2><p>Άνοιξε ξανά με εθελοντές.</p>
<h2>Αναλυτική περιγραφή</h2><p>Οι γείτονες καθάρισαν το αυλάκι.</p><p>Το γέμισαν νερό πηγής.</p></main></body></html>"""
SETTINGS = Settings(formats=("docx",))
HAND = Taker("Άννα", "2026-11-29")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "input").mkdir()
    (tmp_path / "input/well.html").write_text(GREEK, encoding="utf-8")
    return tmp_path


def filled(folder: Path, name: str, words: Callable[[str], str]) -> Path:
    """A file that was given, with what `words` makes of each text."""
    give(SETTINGS, folder / name, [], GiveOrders(), folder=folder)
    file = polib.pofile(str(folder / name))
    for entry in file:
        entry.msgstr = words(entry.msgid)
    file.save()
    return folder / name


def texts(folder: Path) -> dict[str, str | None]:
    return {edit.field: edit.text for edit in reviews.load_review(folder / "review", "well.html")[0].edits}


def whys(found: TakeOutcome) -> list[str]:
    return [one.what.id for one in found.notices if one.is_refused]  # type: ignore[attr-defined]


def test_a_filled_file_is_taken_and_a_dry_run_writes_nothing(folder: Path) -> None:
    file = filled(folder, "t.po", lambda text: f"[{text}]")
    assert take(SETTINGS, file, HAND, dry_run=True, folder=folder).taken == 3
    assert not (folder / "review").exists()
    found = take(SETTINGS, file, HAND, folder=folder)
    assert (found.taken, found.refused) == (3, 0)
    assert texts(folder)["description"] == "[Οι γείτονες καθάρισαν το αυλάκι.]\n\n[Το γέμισαν νερό πηγής.]"
    assert take(SETTINGS, file, HAND, folder=folder).notices == ()


def test_a_half_of_a_text_waits_in_the_memory_and_is_filled_in_the_next_time(folder: Path) -> None:
    file = filled(folder, "t.po", lambda text: "They cleaned it." if text.startswith("Οι") else "")
    assert whys(take(SETTINGS, file, HAND, folder=folder)) == ["exchange.incomplete"]
    assert give(SETTINGS, folder / "next.po", [], GiveOrders(), folder=folder).known == 1
    take(SETTINGS, filled(folder, "last.po", lambda text: "Water." if "νερό" in text else ""), HAND, folder=folder)
    assert (folder / "review/taken/memory.tmx").is_file()


def test_a_text_that_changed_since_is_refused_and_the_others_are_taken(folder: Path) -> None:
    file = filled(folder, "t.po", lambda text: f"[{text}]")
    (folder / "input/well.html").write_text(GREEK.replace("με εθελοντές", "με 5 εθελοντές"), encoding="utf-8")
    assert whys(take(SETTINGS, file, HAND, folder=folder)) == ["exchange.stale"]
    assert set(texts(folder)) == {"title", "description"}


def test_a_page_that_is_gone_is_told(folder: Path) -> None:
    file = filled(folder, "t.po", lambda text: f"[{text}]")
    (folder / "input/well.html").unlink()
    assert whys(take(SETTINGS, file, HAND, folder=folder)) == ["exchange.no-page"]


def test_a_file_that_is_none_of_ours_is_refused_by_its_name(folder: Path) -> None:
    (folder / "a.xlf").write_bytes(b"<x/>")
    for name in ("a.xlf", "none.docx"):
        with pytest.raises(InputError, match=name):
            take(SETTINGS, folder / name, HAND, folder=folder)
