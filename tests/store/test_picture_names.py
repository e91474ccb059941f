from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from pipeline.store.picture_names import names_in, names_pictures, plain, stray_pictures


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ('<img src="mill.jpg">', "mill.jpg"),
        ("<img src=./old/Mill%20One.JPG>", "mill one.jpg"),
        ('<img src="&Mu;ύλος.png">', "μύλος.png"),
        ("![The mill](mill.webp)", "mill.webp"),
        ('{"url": "https:\\/\\/mill.example\\/up\\/mill.gif"}', "mill.gif"),
    ],
)
def test_a_picture_is_known_by_its_name_however_a_page_writes_it(words: str, name: str, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(words, encoding="utf-8")
    assert plain(name) in names_in(page)


def test_a_page_that_cannot_be_read_names_none(tmp_path: Path) -> None:
    assert names_in(tmp_path / "a.html") == set()


def test_pages_of_plain_text_name_no_pictures() -> None:
    named = [names_pictures(Path(name)) for name in ("a.html", "a.HTM", "a.md", "a.json", "a.txt", "a.pdf")]
    assert named == [True, True, True, True, False, False]


def test_names_are_compared_whatever_the_system_makes_of_their_accents_and_capitals() -> None:
    assert plain("Κήπος.JPG") == plain(unicodedata.normalize("NFD", "κήπος.jpg"))


def left(folder: Path, page: str, text: str | bytes, *pictures: str) -> list[str]:
    """The pictures that belong to no page, where there is one page of this text."""
    file = folder / page
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [
        found.relative_to(folder).as_posix() for found in stray_pictures([folder / name for name in pictures], [file])
    ]


@pytest.mark.parametrize(
    ("page", "text", "picture"),
    [
        ("a.html", '<img src="mill.jpg">', "mill.jpg"),
        ("a.html", "<img src=mill.jpg alt=Mill>", "mill.jpg"),
        ("a.html", '<img src="./img/MILL.JPG?w=3">', "img/mill.jpg"),
        ("a.html", '<img srcset="small.webp 1x, mill.webp 2x">', "mill.webp"),
        ("a.html", '<img src="the mill (1).jpg">', "the mill (1).jpg"),
        ("a.html", '<img src="the%20mill.jpg">', "the mill.jpg"),
        ("a.html", '<img src="%CE%BC%CF%8D%CE%BB%CE%BF%CF%82.png">', "μύλος.png"),
        ("a.html", '<img src="this&amp;that.png">', "this&that.png"),
        ("a.html", '<div style="background:url(mill.png)">', "mill.png"),
        ("a.html", '<img src="μύλος.png">'.encode("cp1253"), "μύλος.png"),
        ("a.html", '<img src="mill.png">'.encode("utf-16"), "mill.png"),
        ("a.html", '<img src="é.png">', "e\u0301.png"),
        ("a.htm", '<a href="img\\mill.png">', "img/deep/mill.png"),
        ("a.md", "![The mill](img/mill.png)", "img/mill.png"),
        ("mill.txt", "A mill", "mill.jpg"),
    ],
)
def test_a_picture_that_a_page_shows_or_is_named_like_belongs_to_it(
    tmp_path: Path, page: str, text: str | bytes, picture: str
) -> None:
    assert left(tmp_path, page, text, picture) == []


@pytest.mark.parametrize(
    ("page", "text", "picture"),
    [
        ("a.html", '<img src="other.jpg">', "mill.jpg"),
        ("a.html", '<img src="windmill.jpg">', "mill.jpg"),
        ("sub/a.html", '<img src="mill.jpg">', "mill.jpg"),
        ("sub/mill.html", "A mill", "mill.jpg"),
        ("a.pdf", "%PDF mill.jpg", "mill.jpg"),
    ],
)
def test_any_other_picture_is_a_stray(tmp_path: Path, page: str, text: str, picture: str) -> None:
    assert left(tmp_path, page, text, picture) == [picture]


def test_a_page_that_cannot_be_read_shows_nothing(tmp_path: Path) -> None:
    assert list(stray_pictures([tmp_path / "mill.jpg"], [tmp_path / "gone.html"])) == [tmp_path / "mill.jpg"]
