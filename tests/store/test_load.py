from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import PageError
from pipeline.messages import Message
from pipeline.model import Resource
from pipeline.store.load import load_page, read_file
from pipeline.store.walk import sources


def _page(folder: Path) -> tuple[str | None, str | None, str]:
    (source,) = sources([folder], folder)
    page, _ = load_page(source, 1000)
    return page.url, page.fetched, page.site


def test_the_meta_file_gives_address_date_and_site(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    meta = tmp_path / "a.html.meta.toml"
    meta.write_text('url = "https://www.example.org/a"\nfetched = 2026-11-02\n', encoding="utf-8")
    assert _page(tmp_path) == ("https://www.example.org/a", "2026-11-02", "www.example.org")


def test_without_a_url_the_site_is_the_top_folder(tmp_path: Path) -> None:
    (tmp_path / "patras").mkdir()
    (tmp_path / "patras/a.html").write_text("x", encoding="utf-8")
    assert _page(tmp_path) == (None, None, "patras")


def test_a_broken_meta_file_fails_the_page_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    (tmp_path / "a.html.meta.toml").write_text("url = ", encoding="utf-8")
    with pytest.raises(PageError, match=r"a\.html\.meta\.toml is not valid TOML"):
        _page(tmp_path)


def test_the_images_of_a_saved_page_come_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files/mill.png").write_bytes(b"png")
    (tmp_path / "a_files/style.css").write_bytes(b"css")
    (tmp_path / "a_files/secret.png").symlink_to("/etc/passwd")
    (source,) = sources([tmp_path / "a.html"], tmp_path)
    _, resources = load_page(source, 1000)
    assert resources == (Resource("a_files/mill.png", "image/png", b"png"),)


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "big.html").write_bytes(b"x" * 1001)
    with pytest.raises(PageError, match=r"larger than 0\.001 MB"):
        read_file(tmp_path / "big.html", 1000)


def test_of_a_file_that_is_not_there_the_name_is_to_be_checked(tmp_path: Path) -> None:
    with pytest.raises(PageError) as caught:
        read_file(tmp_path / "gone.html", 1000)
    assert caught.value.hint == Message("store.check-name")


def test_a_pipe_does_not_hang_the_reader(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    with pytest.raises(PageError, match="not a regular file"):
        read_file(tmp_path / "pipe.html", 1000)


def test_a_page_that_was_replaced_by_a_link_since_it_was_found_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("root:", encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.html").write_text("x", encoding="utf-8")
    (source,) = sources([tmp_path / "in"], tmp_path / "in")
    (tmp_path / "in/a.html").unlink()
    (tmp_path / "in/a.html").symlink_to(tmp_path / "secret")
    with pytest.raises(PageError, match="has become a link"):
        load_page(source, 1000)


def test_a_link_to_a_page_in_the_same_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    (tmp_path / "b.html").symlink_to("a.html")
    first, second = (load_page(source, 1000)[0] for source in sources([tmp_path], tmp_path))
    assert (first.path, second.path) == ("a.html", "b.html")
    assert first.data == second.data == b"x"
