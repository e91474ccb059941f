from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import Edit, PictureEdit, Printing, Review
from pipeline.store.review_stamps import ReviewFolder, essence
from pipeline.store.reviews import save_review

EDIT = Edit("title", "el", text="Ένα")
PRINTED = Printing("00c2a1b77d0e4aaf")


def test_a_file_says_the_same_to_sheets_whatever_was_handed_out() -> None:
    said = b'page = "a"\n[[edit]]\nfield = "title"\nlang = "el"\ntext = "x"\n'
    printed = b"# twice\n" + said + b'[[printed]]\nseen = "00c2a1b77d0e4aaf"\n'
    assert essence(said, "a.toml") == essence(printed, "a.toml") != essence(said.replace(b"x", b"y"), "a.toml")
    assert essence(b"broken", "a.toml") != essence(b"broken ", "a.toml")


def wrote(folder: Path, review: Review) -> None:
    (folder / "a.toml").unlink(missing_ok=True)
    save_review(folder, "a", review, "")


def is_same(folder: Path, before: dict[str, object]) -> bool:
    return ReviewFolder.of(folder).same("a", before) is not None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        (Review("a", edits=(EDIT,)), Review("a", edits=(EDIT,), printings=(PRINTED,)), True),
        (Review("a", edits=(EDIT,)), Review("a", edits=(EDIT, EDIT)), False),
        (Review("a", edits=(EDIT,)), None, False),
        (None, Review("a", edits=(EDIT,)), False),
        (None, Review("a", printings=(PRINTED,)), True),
        (Review("a", printings=(PRINTED,)), None, True),
    ],
)
def test_a_page_is_built_again_for_what_changes_its_sheet(
    tmp_path: Path,
    before: Review | None,
    after: Review | None,
    same: bool,  # noqa: FBT001
) -> None:
    if before:
        wrote(tmp_path, before)
    known = ReviewFolder.of(tmp_path)
    stamps = known.stamps(known.written("a"))
    (tmp_path / "a.toml").unlink(missing_ok=True)
    if after:
        wrote(tmp_path, after)
    assert is_same(tmp_path, dict(stamps)) is same


def test_a_picture_that_comes_changes_or_goes_is_noticed(tmp_path: Path) -> None:
    wrote(tmp_path, Review("a", pictures=(PictureEdit("new.png"),)))
    stamps = []
    for data in (b"", b"dots", b"more dots"):
        if data:
            (tmp_path / "new.png").write_bytes(data)
        known = ReviewFolder.of(tmp_path)
        assert not any(is_same(tmp_path, before) for before in stamps)
        stamps.append(dict(known.stamps(known.written("a"))))
        assert is_same(tmp_path, stamps[-1])


def test_a_file_that_cannot_be_read_is_known_by_its_flaw(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"x" * 5_000_001)
    known = ReviewFolder.of(tmp_path)
    found = known.written("a")
    assert found
    assert "a.toml" in found.flaw
