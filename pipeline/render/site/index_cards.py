"""The cards of sheets in the index of a gallery, and the lists to filter them by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from pipeline.model import Place
from pipeline.model.pack import Bilingual

Words = tuple[tuple[str, str], ...]


class IndexCard(NamedTuple):
    """A sheet in the index: its page's name without extension, what is shown of it, and all its words, folded."""

    name: str
    titles: Words
    lead: Words
    places: tuple[tuple[Place, Bilingual], ...]
    themes: tuple[Bilingual, ...]
    year: str
    languages: tuple[str, ...]
    words: str

    def raw(self) -> list[Any]:
        """The card as a list for `site.js`, which names the positions."""
        places = [[said.el or said.en, said.en or said.el] for _, said in self.places]
        themes = [[said.el or said.en, said.en or said.el] for said in self.themes]
        return [
            self.name,
            [list(one) for one in self.titles],
            [list(one) for one in self.lead],
            places,
            themes,
            self.year,
            list(self.languages),
            self.words,
        ]


class Facet(NamedTuple):
    """A value to filter cards by, and its words in Greek and English."""

    value: str
    el: str
    en: str


def facets(cards: Iterable[IndexCard]) -> dict[str, list[Facet]]:
    """The themes, places, years and languages of all cards."""
    by_kind: dict[str, dict[str, Facet]] = {"theme": {}, "place": {}, "year": {}, "language": {}}
    for card in cards:
        for said in card.themes:
            _add(by_kind["theme"], said)
        for _, said in card.places:
            _add(by_kind["place"], said)
        if card.year:
            by_kind["year"].setdefault(card.year, Facet(card.year, card.year, card.year))
        for lang in card.languages:
            by_kind["language"].setdefault(lang, Facet(lang, lang, lang))
    return {name: list(values.values()) for name, values in by_kind.items()}


def _add(values: dict[str, Facet], said: Bilingual) -> None:
    value = said.el or said.en
    values.setdefault(value, Facet(value, value, said.en or said.el))
