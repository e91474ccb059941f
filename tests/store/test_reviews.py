from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.errors import ConflictError, InputError, OutputError, PageError
from pipeline.model import Edit, PictureEdit, Review
from pipeline.store.remote import StoreObject, path_or_url
from pipeline.store.reviews import (
    list_files,
    load_review,
    move_review,
    read_review_file,
    review_files,
    review_name,
    save_review,
)

ONE = Review("a/b.html", edits=(Edit("title", "el", text="Ένα"),))
TWO = Review("a/b.html", edits=(Edit("title", "el", text="Δύο"),))


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("a/b.html", "a/b.html.toml"),
        ("c.warc.gz#7", "c.warc.gz/7.toml"),
        ("Σελίδα #1.html", "Σελίδα #1.html.toml"),
    ],
)
def test_a_page_has_a_file_of_its_own(page: str, name: str) -> None:
    assert review_name(page) == name


def test_no_name_leads_out_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="secret"):
        save_review(tmp_path, "../secret", ONE, "")


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    assert load_review(tmp_path, "a/b.html") == (Review("a/b.html"), "")
    digest = save_review(tmp_path, "a/b.html", ONE, "")
    assert load_review(tmp_path, "a/b.html") == (ONE, digest)
    assert list_files(tmp_path).keys() == {"a/b.html.toml"}


def test_of_two_people_the_second_is_told_and_nothing_is_overwritten(tmp_path: Path) -> None:
    first = save_review(tmp_path, "a/b.html", ONE, "")
    save_review(tmp_path, "a/b.html", TWO, first)
    for expected in ("", first):
        with pytest.raises(ConflictError, match="somebody else"):
            save_review(tmp_path, "a/b.html", ONE, expected)
    assert load_review(tmp_path, "a/b.html")[0] == TWO


def test_a_file_that_says_the_same_is_left_as_a_person_wrote_it(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.html.toml"
    file.parent.mkdir()
    file.write_text('# mine\npage = "a/b.html"\n[[edit]]\nlang = "el"\nfield = "title"\ntext = "Ένα"\n')
    before = file.read_bytes()
    review, digest = load_review(tmp_path, "a/b.html")
    assert save_review(tmp_path, "a/b.html", review, digest) == digest
    assert file.read_bytes() == before


@pytest.mark.parametrize("link", ["a", "a/b.html.toml"])
def test_no_link_is_followed(tmp_path: Path, link: str) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "review"
    outside.mkdir()
    (folder / link).parent.mkdir(parents=True)
    (folder / link).symlink_to(outside if link == "a" else outside / "b.html.toml")
    with pytest.raises(OutputError):
        save_review(folder, "a/b.html", ONE, "")
    assert not list(outside.iterdir())
    assert not list_files(folder)


def test_a_listing_knows_files_of_pages_from_others(tmp_path: Path) -> None:
    for name in ("a.html.toml", "b/c.txt.toml", "a.jpg", ".hidden.toml", "sites/example.gr.toml", "taken/a.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert list(review_files(list_files(tmp_path))) == ["a.html.toml", "b/c.txt.toml"]
    assert "a.jpg" in list_files(tmp_path)
    assert not list_files(tmp_path / "nowhere")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_read_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    with pytest.raises(InputError, match="cannot be read"):
        list_files(tmp_path)


def test_pictures_come_with_the_file_that_names_them(tmp_path: Path) -> None:
    pictures = tuple(PictureEdit(src) for src in ("new.png", "missing.jpg", "https://example.gr/x.jpg", "notes.txt"))
    save_review(tmp_path, "a/b.html", Review("a/b.html", pictures=pictures), "")
    (tmp_path / "a" / "new.png").write_bytes(b"dots")
    (tmp_path / "a" / "notes.txt").write_bytes(b"words")
    found = read_review_file(tmp_path, "a/b.html.toml")
    assert [(one.name, one.media_type, one.data) for one in found.pictures] == [("new.png", "image/png", b"dots")]
    assert found.review().pictures == pictures


def test_a_broken_file_says_where(tmp_path: Path) -> None:
    (tmp_path / "b.html.toml").write_text('page = "b.html"\nkind =\n')
    with pytest.raises(PageError, match=r"b\.html\.toml: line 2"):
        read_review_file(tmp_path, "b.html.toml").review()


def test_what_was_written_goes_with_a_renamed_page(tmp_path: Path) -> None:
    save_review(tmp_path, "a/b.html", Review("a/b.html", edits=ONE.edits, pictures=(PictureEdit("new.png"),)), "")
    (tmp_path / "a" / "new.png").write_bytes(b"dots")
    move_review(tmp_path, "a/b.html.toml", "c/d.html.toml", "c/d.html")
    review, _ = load_review(tmp_path, "c/d.html")
    assert (review.page, review.edits) == ("c/d.html", ONE.edits)
    assert [one.data for one in read_review_file(tmp_path, "c/d.html.toml").pictures] == [b"dots"]
    assert "a/b.html.toml" not in list_files(tmp_path)
    with pytest.raises(InputError):
        move_review(tmp_path, "a/b.html.toml", "e.html.toml", "e.html")


def test_a_page_that_has_words_of_its_own_takes_no_others(tmp_path: Path) -> None:
    save_review(tmp_path, "a", ONE, "")
    save_review(tmp_path, "b", TWO, "")
    with pytest.raises(ConflictError):
        move_review(tmp_path, "a.toml", "b.toml", "b")
    assert load_review(tmp_path, "b")[0] == TWO


def test_a_store_holds_reviews_like_a_folder() -> None:
    folder = path_or_url("memory://test-reviews/review")
    assert isinstance(folder, StoreObject)
    digest = save_review(folder, "a/b.html", ONE, "")
    assert load_review(folder, "a/b.html") == (ONE, digest)
    assert list(review_files(list_files(folder))) == ["a/b.html.toml"]
    with pytest.raises(ConflictError):
        save_review(folder, "a/b.html", TWO, "")
    move_review(folder, "a/b.html.toml", "b.html.toml", "b.html")
    assert list(review_files(list_files(folder))) == ["b.html.toml"]


SAVER = """
import sys
from pathlib import Path
from pipeline.model import Edit, Review
from pipeline.store.reviews import load_review, save_review
folder = Path(sys.argv[1])
print("ready", flush=True)
for n in range(1_000_000):
    _, digest = load_review(folder, "a.html")
    save_review(folder, "a.html", Review("a.html", edits=(Edit("title", "el", text=f"{n} " * 20_000),)), digest)
"""


def test_what_a_killed_writer_left_goes_when_it_is_old(tmp_path: Path) -> None:
    old, new = tmp_path / ".sheets-tmp-0011-1-1", tmp_path / ".sheets-tmp-0022-1-1"
    for file in (old, new):
        file.write_bytes(b"half")
    os.utime(old, (0, 0))
    save_review(tmp_path, "a.html", ONE, "")
    assert not old.exists()
    assert new.exists()


@pytest.mark.slow
def test_killed_while_saving_it_leaves_the_old_file_or_the_new(tmp_path: Path) -> None:
    for n in range(25):
        with subprocess.Popen([sys.executable, "-c", SAVER, str(tmp_path)], stdout=subprocess.PIPE) as child:
            assert child.stdout
            child.stdout.readline()
            time.sleep(0.003 * (n + 1))
            child.send_signal(signal.SIGKILL)
        review, digest = load_review(tmp_path, "a.html")
        if digest:
            words = (review.edits[0].text or "").split()
            assert len(words) == 20_000
            assert len(set(words)) == 1
