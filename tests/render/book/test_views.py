from collections.abc import Callable
from dataclasses import replace

from pipeline.model.pack import Bilingual
from pipeline.render.book.views import Book, book_index, book_maps, sheet_entries


def test_a_sheet_is_named_by_number_titles_place_and_page(book_of: Callable[..., Book]) -> None:
    book = book_of("both", "short")
    first, second = sheet_entries(book, (4, 6))
    assert (first.number, first.page, second.number, second.page) == (1, 4, 2, 6)
    assert first.titles == (("el", "Το πλωτό σχολείο της λίμνης"), ("en", "The floating school of the lake"))
    assert first.places == (("el", "Δυτική Μακεδονία, Ελλάδα"), ("en", "Western Macedonia, Greece"))


def test_a_book_in_one_language_says_what_it_can_in_it(book_of: Callable[..., Book]) -> None:
    book = book_of("both", languages=("en",))
    assert book.title == "Forum 2027"
    assert book.said(Bilingual("μόνο ελληνικά", "")) == (("el", "μόνο ελληνικά"),)


def test_the_index_lists_each_sheet_once_under_theme_and_place_in_greek_order(book_of: Callable[..., Book]) -> None:
    book = book_of("both", "short", "greek_only")
    twice = replace(book.entries[0], themes=(Bilingual("ΝΕΡΌ", "Water"), Bilingual("Νερό", "Water")))
    book = replace(book, entries=(twice, *book.entries[1:]))
    themes, places = book_index(book, sheet_entries(book, (4, 6, 7)))
    assert [group.names[0][1] for group in themes.groups] == ["Άλση", "ΝΕΡΌ"]
    assert [one.number for one in themes.groups[1].entries] == [1, 3]
    assert [group.names[0][1] for group in places.groups] == ["Βέλγιο", "Δυτική Μακεδονία, Ελλάδα"]


def test_a_map_has_the_sheets_of_each_of_its_places(book_of: Callable[..., Book]) -> None:
    book = book_of("both", "short", "greek_only")
    (found,), drawings = book_maps(book, sheet_entries(book, (4, 6, 7)))
    assert [(chip.number, view.number) for chip, view in found.chips] == [(1, 1), (2, 2), (3, 3)]
    assert [[one.number for one in group.entries] for group in found.places] == [[2], [1, 3]]
    assert found.figure.name == drawings[0].name
