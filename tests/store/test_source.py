"""A file that may be a page, as a walk through folders finds it."""

from __future__ import annotations

from pathlib import Path

from pipeline.store.source import Source


def test_a_file_without_a_flaw_is_a_page_of_its_own_with_nothing_beside_it() -> None:
    source = Source("a/b.html", Path("/input/a/b.html"), is_asked=True)
    assert (source.flaw, source.sidecars, source.part, source.pictures, source.is_input) == ("", (), None, (), False)


def test_two_files_of_one_path_are_the_same_only_with_all_that_is_known_of_them() -> None:
    one = Source("a.html", Path("/input/a.html"), is_asked=True, size=1, mtime_ns=1)
    assert one == Source("a.html", Path("/input/a.html"), is_asked=True, size=1, mtime_ns=1)
    assert one != Source("a.html", Path("/input/a.html"), is_asked=True, size=1, mtime_ns=2)
