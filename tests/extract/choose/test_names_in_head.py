"""What a page is called in its head and its address."""

import pytest

from pipeline.extract.choose.names_in_head import head_of, slug_of
from pipeline.extract.choose.site_name import Shown
from pipeline.extract.labels.keys import key
from pipeline.lexicon import shipped
from pipeline.model import Metadata, Thing


def test_the_title_is_read_whole_and_without_its_site():
    head = head_of(Metadata(title="A van of books | Vale"), shipped())
    assert head.names == ("A van of books | Vale", "A van of books")
    assert head.site == {"vale"}


def test_a_title_that_a_heading_repeats_is_read_whole():
    name = "Rain water - Cisterns at school"
    assert head_of(Metadata(title=name), shipped(), Shown(frozenset({key(name)}))).names == (name,)


def test_what_stands_behind_the_site_is_a_name():
    told = Metadata(title="Municipality of Lofos | A van of books", og_title="Municipality of Lofos: A van of books")
    assert head_of(told, shipped()).names == ("A van of books",)


def test_a_list_of_practices_before_the_name_is_no_part_of_it():
    told = Metadata(title="Municipality of Lofos - Good practices - The quiet gardens")
    assert head_of(told, shipped()).names == ("The quiet gardens",)


def test_og_title_comes_first():
    assert head_of(Metadata(title="Vale", og_title="A van of books"), shipped()).names[0] == "A van of books"


def test_a_label_in_front_of_the_name_is_no_part_of_it():
    assert head_of(Metadata(title="Title – A van of books"), shipped()).names == ("A van of books",)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://vale.example.org/projects/12-a-van-of-books.html", "A van of books"),
        ("https://vale.example.org/projects/12/", ""),
        ("https://vale.example.org/%CE%B2%CE%B1%CE%BD-%CE%B2%CE%B9%CE%B2%CE%BB%CE%AF%CF%89%CE%BD/", "Βαν βιβλίων"),
    ],
)
def test_an_address_gives_words_where_it_has_two(url, words):
    assert slug_of(url) == words


def names(title, **facts):
    return head_of(Metadata(title=title, **facts), shipped()).names


def test_a_title_is_read_with_its_last_parts_left_out():
    assert names("A van - Projects - Vale") == ("A van - Projects - Vale", "A van - Projects", "A van")
    assert len(names(" - ".join(f"Part {at}" for at in range(14)))) == 10


@pytest.mark.parametrize("title", ["Good practices", "A van of b…", "Van", ""])
def test_what_names_no_page_is_no_name_of_it(title):
    assert names(title) == ()


def test_the_name_of_the_site_is_none_of_the_page():
    assert names("Vale of vans", site_name="Vale of vans") == ()
    assert head_of(Metadata(title="A van", site_name="Vale of vans"), shipped()).site == {"vale of vans"}


def test_a_label_before_the_name_is_not_the_sites():
    assert head_of(Metadata(title="Title – A van of books"), shipped()).site == frozenset()
    assert head_of(Metadata(title="A van of books – Title"), shipped()).site == {"title"}


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://vale.example.org/2019-05/van-books/", "Van books"),
        ("https://vale.example.org/van-books/12/", "Van books"),
        ("https://vale.example.org/2019-05-06/", ""),
        ("https://vale.example.org/van/", ""),
        ("https://vale.example.org/", ""),
        ("http://[broken", ""),
    ],
)
def test_numbers_in_an_address_are_no_words(url, words):
    assert slug_of(url) == words


def test_a_headline_is_a_name_of_the_page_and_that_of_its_author_none():
    things = (Thing(("Article",), headline="A van of books"), Thing(("Person",), under="author", name="Anna Dummy"))
    assert head_of(Metadata(things=things), shipped()).names == ("A van of books",)
