"""A book of the sample records."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Look, Place, Record
from pipeline.model.pack import Bilingual, Pack, PackEntry, PackPrint
from pipeline.render.book.views import Book
from pipeline.render.sheet.compose import compose

PLACES = (
    (Place("GR", None, "EL53"), Bilingual("Δυτική Μακεδονία, Ελλάδα", "Western Macedonia, Greece")),
    (Place("BE"), Bilingual("Βέλγιο", "Belgium")),
)
THEMES = (Bilingual("Νερό", "Water"), Bilingual("Άλση", "Groves"))


@pytest.fixture(scope="session")
def book_of(records: Mapping[str, Record], lexicon: Lexicon, look: Look) -> Callable[..., Book]:
    """A book of these sample records."""

    def make(
        *names: str, languages: tuple[str, ...] = ("el", "en"), is_on_right: bool = False, look: Look = look
    ) -> Book:
        entries = tuple(
            PackEntry(name, compose(records[name], lexicon, look), (PLACES[at % 2],), (THEMES[at % 2],))
            for at, name in enumerate(names)
        )
        pack = Pack(
            "forum",
            Bilingual('Φόρουμ "2027"', "Forum 2027"),
            place=Bilingual("Καβάλα", "Kavala"),
            date="2027-03-14",
            print=PackPrint(right=is_on_right),
        )
        return Book(pack, entries, look, lexicon, languages)

    return make
