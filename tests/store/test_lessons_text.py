"""The text of a file of lessons."""

from pipeline.lexicon import shipped
from pipeline.store.lessons_text import parse_lessons, teachable


def test_a_path_is_written_with_or_without_spaces_and_a_date_as_a_date():
    text = "[[place]]\npath = 'div.a>p'\nfield = 'title'\non = 2026-11-29\n"
    (lesson,) = parse_lessons(text.encode(), "sites/a.toml", shipped(), "a").places
    assert (lesson.place, lesson.on) == ("div.a > p", "2026-11-29")


def test_a_file_that_names_no_site_is_of_the_site_that_it_is_called_by():
    assert parse_lessons(b"\xef\xbb\xbfformat = 1\r\n", "sites/a.toml", shipped(), "a").site == "a"


def test_only_fields_that_a_page_can_label_can_be_taught():
    names = teachable(shipped())
    assert {"title", "institution", "start_date", "period", "amounts", "contact"} <= set(names)
    assert not {"facts", "images", "figures", "aims", "links"} & set(names)
