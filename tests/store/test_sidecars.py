from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.store.ignored_names import is_ignored_folder
from pipeline.store.sidecars import images_among, sidecars_of
from pipeline.store.walk import sources


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")


def test_the_meta_file_and_the_images_come_with_a_page(tmp_path: Path) -> None:
    _touch(tmp_path, "a.html", "a.html.meta.toml", "a_files/x.png", "a_files/b.JPG", "a_files/s.css", "b.html")
    assert [one.name for one in sidecars_of(tmp_path / "a.html")] == [
        "a.html.meta.toml",
        "a_files/b.JPG",
        "a_files/x.png",
    ]
    assert sidecars_of(tmp_path / "b.html") == ()


def test_images_of_its_own_folder_come_with_a_page_that_names_them(tmp_path: Path) -> None:
    _touch(tmp_path, "x.png", "y.png", "old/z.png", "b.html", "c.txt")
    (tmp_path / "a.html").write_text('<img src="x.png"><img src="../z.png"><img src="linked.png">', encoding="utf-8")
    (tmp_path / "linked.png").symlink_to(tmp_path / "y.png")
    (tmp_path / "c.txt").write_text("x.png", encoding="utf-8")
    assert [one.name for one in sidecars_of(tmp_path / "a.html")] == ["x.png"]
    assert [one.name for one in sidecars_of(tmp_path / "a.html", (), ("y.png",))] == []
    assert sidecars_of(tmp_path / "b.html") == sidecars_of(tmp_path / "c.txt") == ()


def test_links_to_images_do_not_come_with_a_page(tmp_path: Path) -> None:
    _touch(tmp_path, "a.html", "a_files/x.png", "elsewhere/y.png")
    (tmp_path / "a_files/y.png").symlink_to(tmp_path / "elsewhere/y.png")
    (tmp_path / "b_files").symlink_to(tmp_path / "a_files")
    assert [one.name for one in sidecars_of(tmp_path / "a.html")] == ["a_files/x.png"]
    assert sidecars_of(tmp_path / "b.html") == ()


def test_a_source_knows_the_state_of_what_came_with_it(tmp_path: Path) -> None:
    _touch(tmp_path, "a.html", "a.html.meta.toml")
    (source,) = sources([tmp_path], tmp_path)
    meta = (tmp_path / "a.html.meta.toml").stat()
    assert source.sidecars == (("a.html.meta.toml", meta.st_size, meta.st_mtime_ns),)


@pytest.mark.parametrize("folder", ["a_αρχεία", "a-Dateien", "a_bestanden", "a_fichiers"])
def test_browsers_name_the_folder_of_a_page_in_their_own_language(tmp_path: Path, folder: str) -> None:
    _touch(tmp_path, "a.html", f"{folder}/x.png", f"{folder}/saved_resource.html")
    assert [one.name for one in sidecars_of(tmp_path / "a.html")] == [f"{folder}/x.png"]
    assert is_ignored_folder(folder, {"a.html", folder})
    assert not is_ignored_folder(folder, {"b.html", folder})


def test_images_are_told_by_their_endings_and_sorted() -> None:
    assert images_among(["b.PNG", "a.webp", "c.html", ".png", "d", "e.jpeg.txt"]) == ("a.webp", "b.PNG")
