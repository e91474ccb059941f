"""Pages told from the listing of a store alone."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest

from pipeline.store.remote import StoreObject, path_or_url, remove_all
from pipeline.store.store_listing import candidates


@pytest.fixture
def bucket() -> Iterator[StoreObject]:
    """A store in this process's memory."""
    folder = path_or_url(f"memory://{uuid4().hex}")
    assert isinstance(folder, StoreObject)
    yield folder
    remove_all([folder / name for name in folder.listed().listing or ()])


def found(folder: StoreObject, *names: str) -> dict[str, list[str]]:
    """The names of the candidates among objects, each with the names of what came with it."""
    for name in names:
        (folder / name).write_bytes(name.encode())
    return {name: [one.name for one in beside] for name, _, beside in candidates(folder.listed())}


def test_a_picture_is_a_page_only_where_no_page_lies_with_it_or_above(bucket: StoreObject) -> None:
    names = ("a/page.html", "a/shot.png", "a/deep/shot.png", "scans/1.png", "top.jpg")
    assert list(found(bucket, *names)) == ["a/page.html", "scans/1.png", "top.jpg"]


def test_hidden_files_and_notes_are_passed_over(bucket: StoreObject) -> None:
    names = (".hidden.html", "~$open.docx", "README.md", "urls.txt", "style.css", "mill.html")
    assert list(found(bucket, *names)) == ["mill.html"]


def test_a_page_has_with_it_what_was_noted_of_it_and_the_pictures_of_its_own_folder(bucket: StoreObject) -> None:
    names = ("mill.html", "mill.html.meta.toml", "mill_files/b.png", "mill_files/a.JPG", "mill_files/c.js")
    assert found(bucket, *names) == {"mill.html": ["mill.html.meta.toml", "mill_files/a.JPG", "mill_files/b.png"]}
