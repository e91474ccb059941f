from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from pipeline.store.picture_names import names_in, names_pictures, plain


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
