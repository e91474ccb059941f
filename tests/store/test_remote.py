from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from pipeline.errors import ConfigurationError, InputError, PageError
from pipeline.store.load import load_page, read_file
from pipeline.store.remote import StoreObject, path_or_url, remove_all, status
from pipeline.store.walk import sources


@pytest.fixture
def bucket() -> Iterator[StoreObject]:
    """A store in this process's memory."""
    folder = path_or_url(f"memory://{uuid4().hex}")
    assert isinstance(folder, StoreObject)
    yield folder
    remove_all([folder / name for name in folder.listed().listing or ()])


def _put(folder: StoreObject, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes(name.encode())


def test_a_path_is_relative_to_the_working_folder_and_a_file_url_is_a_path(tmp_path: Path) -> None:
    assert path_or_url("a/b.html", tmp_path) == tmp_path / "a/b.html"
    assert path_or_url(f"file://{tmp_path}/a") == tmp_path / "a"
    assert path_or_url("/a", tmp_path) == Path("/a")


@pytest.mark.parametrize("url", ["http://example.org/a", "https://example.org", "HTTPS://example.org/"])
def test_an_address_on_the_web_is_refused_with_what_to_do_instead(url: str) -> None:
    with pytest.raises(InputError) as told:
        path_or_url(url)
    assert "sheets fetch" in told.value.hint


def test_a_store_that_nothing_is_installed_for_is_told() -> None:
    with pytest.raises(ConfigurationError, match="Protocol not known: shelf"):
        path_or_url("shelf://a/b")


def test_an_object_can_be_used_like_a_file(bucket: StoreObject) -> None:
    file = bucket / "a/b.txt"
    assert not file.exists()
    with pytest.raises(FileNotFoundError):
        file.read_bytes()
    file.write_bytes(b"abc")
    assert (file.name, file.stem, file.suffix, file.parent.name) == ("b.txt", "b", ".txt", "a")
    assert file.read_bytes() == b"abc"
    assert file.stat().st_size == 3
    with file.open() as stream:
        assert stream.read(2) == b"ab"
    file.unlink()
    file.unlink(missing_ok=True)
    with pytest.raises(FileNotFoundError):
        file.unlink()


def test_what_a_listing_told_is_not_asked_again(bucket: StoreObject) -> None:
    _put(bucket, "a.txt", "b/c.txt")
    listed = bucket.listed()
    assert set(listed.listing or ()) == {"a.txt", "b/c.txt"}
    assert (listed / "a.txt").stat() == (bucket / "a.txt").stat()
    (bucket / "a.txt").unlink()
    _put(bucket, "new.txt")
    assert (listed / "a.txt").exists()
    assert not (listed / "new.txt").exists()
    assert not (bucket / "a.txt").exists()


def test_an_object_travels_with_what_is_known_of_it(bucket: StoreObject) -> None:
    _put(bucket, "a.txt")
    file = bucket.listed() / "a.txt"
    (bucket / "a.txt").unlink()
    assert pickle.loads(pickle.dumps(file)).stat() == file.stat()


@pytest.mark.parametrize(
    ("info", "changed"),
    [
        ({"ETag": '"ab"', "LastModified": "x"}, {"ETag": '"cd"', "LastModified": "x"}),
        ({"mtime": 1.5}, {"mtime": 2.5}),
        ({"generation": 1}, {"generation": 2}),
    ],
)
def test_the_mark_of_an_object_changes_with_it(info: dict[str, object], changed: dict[str, object]) -> None:
    one, same, other = (status({"name": "a", "size": 3, **what}) for what in (info, info, changed))
    assert one == same
    assert one != other
    assert 0 <= one.st_mtime_ns < 1 << 63


def test_pages_of_a_store_are_found_as_those_of_a_folder_are(bucket: StoreObject, tmp_path: Path) -> None:
    names = (
        *("a.html", "a.html.meta.toml", "a_files/x.png", "a_files/x.css", "a_files/note.txt", "b/c.txt", "b/d.json"),
        *("b/.hidden.html", ".git/e.html", "b/README.md", "urls.txt", "f_files/g.html", "b/logo.svg", "b/h.unknown"),
    )
    for name in names:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(name.encode())
    _put(bucket, *names)
    local, stored = sources([tmp_path], tmp_path), sources([bucket], bucket)
    assert [(one.path, one.is_asked, one.size) for one in stored] == [
        (one.path, one.is_asked, one.size) for one in local
    ]
    assert [[(one.name, one.size) for one in source.sidecars] for source in stored] == [
        [(one.name, one.size) for one in source.sidecars] for source in local
    ]


def test_paths_are_relative_to_the_input_folder_if_they_lie_in_it(bucket: StoreObject) -> None:
    _put(bucket, "a/b/c.html", "a/d.html")
    assert [source.path for source in sources([bucket / "a/b"], bucket)] == ["a/b/c.html"]
    assert [source.path for source in sources([bucket / "a/b"], Path("input"))] == ["c.html"]
    assert [source.path for source in sources([bucket / "a/d.html"], Path("input"))] == ["d.html"]


def test_a_name_that_nothing_in_a_store_begins_with_is_an_error(bucket: StoreObject) -> None:
    with pytest.raises(InputError, match="no such object"):
        sources([bucket / "nowhere"], bucket)


def test_a_page_comes_with_its_meta_file_and_its_images(bucket: StoreObject) -> None:
    (bucket / "a.html").write_bytes(b"<p>Page</p>")
    (bucket / "a.html.meta.toml").write_bytes(b'url = "https://example.org/a"\n')
    (bucket / "a_files/hall.png").write_bytes(b"\x89PNG")
    (source,) = sources([bucket], bucket)
    page, resources = load_page(pickle.loads(pickle.dumps(source)), 1000)
    assert (page.data, page.url, page.path) == (b"<p>Page</p>", "https://example.org/a", "a.html")
    assert [(one.name, one.data) for one in resources] == [("a_files/hall.png", b"\x89PNG")]


def test_too_large_an_object_is_not_read(bucket: StoreObject) -> None:
    _put(bucket, "a.html")
    assert read_file(bucket / "a.html", 6) == b"a.html"
    with pytest.raises(PageError, match="is larger than"):
        read_file(bucket / "a.html", 5)
    with pytest.raises(PageError, match="cannot be read"):
        read_file(bucket / "b.html", 5)
