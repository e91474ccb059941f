"""The cover of a book."""

from collections.abc import Callable

from pipeline.render.book.cover import cover
from pipeline.render.book.views import Book


def test_the_cover_tells_place_and_date_in_both_languages(book_of: Callable[..., Book]) -> None:
    found = cover(book_of("both", "short"))
    assert found.when == (("el", "Καβάλα, 14 Μαρτίου 2027"), ("en", "Kavala, 14 March 2027"))
    assert found.practices == (("el", "2 καλές πρακτικές"), ("en", "2 good practices"))
    assert (found.picture, found.size) == (None, "short")
