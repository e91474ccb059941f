from __future__ import annotations

from dataclasses import replace

from pipeline.amend.pictures import missing, pictured
from pipeline.amend.tools import Tools
from pipeline.model import (
    Coverage,
    FieldValue,
    IssueCode,
    Kind,
    Locator,
    Origin,
    Page,
    Picture,
    PictureEdit,
    Record,
    Resource,
    Run,
    Severity,
    Trust,
)


def picture(src: str, caption: str = "") -> FieldValue:
    text = caption or src
    runs = (Run(0, len(text), "en"),)
    return FieldValue("images", "en", text, runs, Locator("p"), "picture", Picture(src, "old", caption, "A. B."))


ONE, TWO = picture("https://example.gr/img/one%20a.jpg", "The mill"), picture("two.jpg")


def sources(values: tuple[FieldValue, ...]) -> list[str]:
    return [value.value.src for value in values if isinstance(value.value, Picture)]


def test_a_picture_is_left_out_by_its_address_or_its_file_s_name(tools: Tools) -> None:
    for src in ("https://example.gr/img/one%20a.jpg", "one a.jpg"):
        assert sources(pictured([ONE, TWO], [PictureEdit(src, use=False)], (), tools)) == ["two.jpg"]


def test_what_is_chosen_comes_first(tools: Tools) -> None:
    assert sources(pictured([ONE, TWO], [PictureEdit("two.jpg", use=True)], (), tools))[0] == "two.jpg"


def test_a_caption_has_a_line_a_language_and_greek_comes_first(tools: Tools) -> None:
    edit = PictureEdit("two.jpg", alt=(("en", "A mill"), ("el", "Μύλος")), caption=(("en", "Mill"), ("el", "Ο μύλος")))
    (_, found) = pictured([ONE, TWO], [edit], (), tools)
    assert found.value == Picture("two.jpg", "Μύλος", "Ο μύλος\nMill", "A. B.")
    assert (found.text, found.runs, found.lang) == ("Ο μύλος\nMill", (Run(0, 7, "el"), Run(7, 12, "en")), "el")
    assert found.origin is Origin.CORRECTION


def test_a_credit_alone_leaves_the_page_s_words(tools: Tools) -> None:
    (found, _) = pictured([ONE, TWO], [PictureEdit("one a.jpg", credit="")], (), tools)
    assert found.value == Picture("https://example.gr/img/one%20a.jpg", "old", "The mill", "")


def test_a_file_beside_the_review_is_added_if_it_is_named(tools: Tools) -> None:
    files = [Resource("new.png", "image/png", b""), Resource("other.png", "image/png", b"")]
    found = pictured([ONE], [PictureEdit("new.png", alt=(("en", "New"),))], files, tools)
    assert sources(found) == ["https://example.gr/img/one%20a.jpg", "new.png"]


def test_without_a_word_on_pictures_nothing_changes(tools: Tools) -> None:
    assert pictured([ONE, TWO], (), [Resource("new.png", "image/png", b"")], tools) == (ONE, TWO)


def test_other_values_stay_where_they_are_around_the_pictures(tools: Tools) -> None:
    title = FieldValue("title", "en", "The mill", (), Locator("p"), "label")
    figure = FieldValue("figures", "en", "9 mills", (), Locator("p"), "figure")
    found = pictured([title, ONE, figure], [PictureEdit("one a.jpg", credit="C. D.")], (), tools)
    assert [value.field for value in found] == [
        one.field for one in sorted(found, key=lambda value: tools.place(value.field))
    ]
    assert title in found
    assert figure in found


def test_a_picture_that_the_page_has_is_not_added_again(tools: Tools) -> None:
    files = [Resource("two.jpg", "image/jpeg", b"")]
    found = sources(pictured([ONE, TWO], [PictureEdit("two.jpg", credit="C. D.")], files, tools))
    assert sorted(found) == ["https://example.gr/img/one%20a.jpg", "two.jpg"]


def test_chosen_pictures_stand_in_the_order_of_the_review(tools: Tools) -> None:
    edits = [PictureEdit("two.jpg", use=True), PictureEdit("one a.jpg", use=True)]
    assert sources(pictured([ONE, TWO], edits, (), tools)) == ["two.jpg", "https://example.gr/img/one%20a.jpg"]


def test_a_caption_of_blanks_is_none(tools: Tools) -> None:
    (found, _) = pictured([ONE, TWO], [PictureEdit("one a.jpg", caption=(("el", "  "),))], (), tools)
    assert (found.text, found.value.caption) == ("The mill", "The mill")


def test_an_address_that_is_none_is_no_harm(tools: Tools) -> None:
    broken = picture("http://[broken")
    assert pictured([broken], [PictureEdit("two.jpg", use=False)], (), tools) == (broken,)


def test_of_two_pictures_without_an_edit_both_stay_beside_one_that_has_one(tools: Tools) -> None:
    three = picture("three.jpg")
    found = pictured([ONE, TWO, three], [PictureEdit("three.jpg", use=True)], (), tools)
    assert found == (replace(three, origin=Origin.CORRECTION, state=Trust.REVIEWED), ONE, TWO)


def test_a_picture_that_is_nowhere_is_named_unless_it_is_to_be_left_out(tools: Tools) -> None:
    record = Record(Page.of("a", "a", b""), Kind.PRACTICE, (ONE, TWO), (), (), Coverage(0, 0, 0, 0, 0))
    edits = [PictureEdit("one a.jpg", use=True), PictureEdit("two.jpg"), PictureEdit("off.jpg", use=False)]
    assert missing([record], edits) == ()
    (found,) = missing([record], [*edits, PictureEdit("gone.jpg", use=True)])
    assert (found.code, found.severity) == (IssueCode.UNUSABLE_IMAGE, Severity.WARNING)
    assert "gone.jpg" in found.message
