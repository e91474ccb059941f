from __future__ import annotations

import pytest

from pipeline.errors import PageError
from pipeline.messages import Message, in_language
from pipeline.model import Amount, Edit, EditOrigin, Kind, MadeFrom, PictureEdit, Trust
from pipeline.store.review_text import parse_review

WHOLE = """\
format = 1
page = "chorio/kafeneio.txt"
url = "https://example.gr/kafeneio"

[about]
kind = "practice"
practices = "joined"
split_at = ["Δεύτερη πρακτική"]
same_as = "dimos/kafeneio.html"

[[edit]]
field = "amounts"
lang = "el"
at = 2
seen = "3f9c2a1b77d0e4aa"
was = "11.250 €"
text = "11.520 €"
value = {amount = "11520", currency = "EUR"}
by = "Μ. Π."
on = 2026-11-29

[[edit]]
practice = 2
field = "summary"
lang = "en"
text = "The village café.\\n\\nOpen daily."
how = "translation"
of = {lang = "el", seen = "00c2a1b77d0e4aaf"}
state = "draft"

[[picture]]
src = "a.jpg"
use = false
alt = {el = "Το καφενείο"}
"""


def test_all_that_can_be_written_is_read() -> None:
    review = parse_review(WHOLE.encode(), "chorio/kafeneio.txt.toml")
    assert (review.page, review.url) == ("chorio/kafeneio.txt", "https://example.gr/kafeneio")
    assert (review.kind, review.practices, review.same_as) == (Kind.PRACTICE, "joined", "dimos/kafeneio.html")
    assert review.split_at == ("Δεύτερη πρακτική",)
    first, second = review.edits
    assert (first.at, first.value, first.by, first.on) == (2, Amount("11520", "EUR"), "Μ. Π.", "2026-11-29")
    assert second == Edit(
        "summary",
        "en",
        practice="2",
        text="The village café.\n\nOpen daily.",
        how=EditOrigin.TRANSLATION,
        of=MadeFrom("el", "00c2a1b77d0e4aaf"),
        state=Trust.DRAFT,
    )
    assert review.pictures == (PictureEdit("a.jpg", use=False, alt=(("el", "Το καφενείο"),)),)


def test_a_text_that_is_not_there_differs_from_an_empty_one() -> None:
    kept, left_out = parse_review(
        b'[[edit]]\nfield = "title"\nlang = "el"\n[[edit]]\nfield = "title"\nlang = "en"\ntext = ""\n', "a.toml"
    ).edits
    assert kept.text is None
    assert left_out.text == ""


def test_the_windows_editor_s_mark_and_line_ends_are_no_harm() -> None:
    data = b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode()
    assert parse_review(data, "a.toml") == parse_review(WHOLE.encode(), "a.toml")


def test_the_page_as_a_whole_may_be_called_page_too() -> None:
    assert parse_review(WHOLE.replace("[about]", "[page]").encode(), "a.toml") == parse_review(WHOLE.encode(), "a.toml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('page = "a"\n[[edit]]\nfeild = "title"\nfield = "title"\nlang = "el"\n', "line 3: there is no key feild"),
        ('[[edit]]\nfield = "title"\nlang = "el"\n[[edit]]\nfield = "title"\nlang = 3\n', "line 6: lang must be"),
        ('[[edit]]\nlang = "el"\n', "line 1: field is missing"),
        ('[[edit]]\nfield = "naslov"\nlang = "el"\n', "line 2: field must be a field, one of: title, amounts"),
        ('[[edit]]\nfield = "amounts"\nlang = "el"\nvalue = {sum = "5"}\n', "line 4: value must be"),
        ('[[edit]]\nfield = "title"\nlang = "el"\nseen = "xyz"\n', "line 4: seen must be 16"),
        ('[[picture]]\nsrc = "../../etc/passwd.png"\nuse = 1\n', "line 3: use must be true or false"),
        ("edit = 3\n", "line 1: edit must be written as [[edit]]"),
        ("format = 9\n", "line 1: it was written by a newer version"),
        ('page = "a\n', "line 1: this is not TOML"),
        ("a = " + "[" * 5000, "nested too deeply"),
    ],
)
def test_what_is_wrong_is_told_with_its_file_and_line(text: str, told: str) -> None:
    with pytest.raises(PageError) as error:
        parse_review(text.encode(), "a/b.html.toml", ("title", "amounts"))
    assert error.value.text.startswith("a/b.html.toml: ")
    assert told in error.value.text


def test_all_slips_are_told_in_one_go_and_in_greek_too() -> None:
    with pytest.raises(PageError) as error:
        parse_review(b'pgae = "a"\n[[edit]]\nfield = "title"\nlang = "el"\nat = 0\n', "a.toml")
    assert error.value.text.count("line ") == 2
    assert isinstance(error.value.text, Message)
    assert "γραμμή 5: το at πρέπει να είναι ακέραιος" in in_language(error.value.text, "el")


def test_a_file_that_is_wrong_throughout_is_told_in_short() -> None:
    with pytest.raises(PageError) as error:
        parse_review("".join(f"k{n} = 1\n" for n in range(2000)).encode(), "a.toml")
    assert "and 1990 more" in error.value.text
