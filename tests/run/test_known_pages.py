"""The pages of a run beside those of earlier runs."""

from __future__ import annotations

from pathlib import Path

from pipeline.messages import Message
from pipeline.model import Issue, IssueCode, Severity, State
from pipeline.run.known_pages import lost_with_notes, pages_in_output, same_folder_notes, was_converted_otherwise
from pipeline.settings import Settings
from pipeline.store.entry import Entry
from pipeline.store.source import Source

KNOWN = {name: Entry(None, "", State.BUILT, is_input=True) for name in ("a.html", "b.html")}


def source(file: Path) -> Source:
    return Source(file.name, file, is_asked=True)


def test_a_page_that_has_left_the_input_folder_is_lost_unless_paths_were_named(tmp_path: Path) -> None:
    found = [source(tmp_path / "a.html")]
    assert lost_with_notes(KNOWN, found, (), tmp_path) == (("b.html",), ())
    assert lost_with_notes(KNOWN, found, [tmp_path], tmp_path) == ((), ())


def test_a_folder_without_any_page_loses_none_and_is_named(tmp_path: Path) -> None:
    lost, notes = lost_with_notes(KNOWN, [source(tmp_path / "notes.xyz")], (), tmp_path)
    assert lost == ()
    assert [str(tmp_path) in note for note in notes] == [True]


def test_reading_pages_from_the_output_folder_is_remarked_on(tmp_path: Path) -> None:
    assert same_folder_notes([tmp_path / "input"], tmp_path) == ()
    assert len(same_folder_notes([tmp_path / "input" / ".."], tmp_path)) == 1


def test_no_sheet_takes_the_name_of_a_page_in_the_output_folder(tmp_path: Path) -> None:
    found = [source(tmp_path / "output/a/b.html"), source(tmp_path / "input/c.html")]
    assert pages_in_output(tmp_path / "output", found) == ("a/b.html",)


def test_only_pages_that_another_version_of_a_program_converted_are_converted_again() -> None:
    by_us = Issue(IssueCode.CONVERTED, Severity.INFO, Message("read.converted", program="LibreOffice 0.1"))
    assert not was_converted_otherwise(Entry(None, "", State.BUILT), Settings())
    assert not was_converted_otherwise(Entry(None, "", State.BUILT, issues=(by_us,)), Settings(engine="dask"))
