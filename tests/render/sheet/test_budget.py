from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, Record
from pipeline.render.sheet.budget import budget
from pipeline.render.sheet.voices import LANGUAGES, Voices

MakeValue = Callable[..., FieldValue]
MakeRecord = Callable[..., Record]


@pytest.fixture
def told(value: MakeValue, record: MakeRecord, lexicon: Lexicon) -> Callable[..., dict[str, list[str]]]:
    """The budget of a page by language: its sums as the page writes them, the text on resources by language."""

    def of(sums: tuple[str, ...], rows: tuple[tuple[str, ...], ...] = (), **texts: str) -> dict[str, list[str]]:
        first = next(iter(texts), "en")
        values = [value("resources", lang, text, rows=rows) for lang, text in texts.items()]
        values += [value("amounts", first, text) for text in sums]
        found = budget(record(*values), Voices(LANGUAGES["both"], lexicon))
        return {lang: [one.text.replace("\u00a0", " ") for one in entries] for lang, entries in found.items()}

    return of


@pytest.mark.parametrize(
    ("text", "sums", "shown"),
    [
        ("- Boat: €900\n- Two teachers\n- Fuel: €80 a year", ("€900", "€80"), ["Boat: €900", "Fuel: €80 a year"]),
        ("The boat cost €900. Nobody was paid. It is blue.", ("€900",), ["The boat cost €900"]),
        ("The boat cost €900: €700 for wood, €200 for nails.", ("€900", "€700", "€200"), ["The boat cost €900"]),
        ("Boat: €900, of which €300 given.", ("€900", "€300"), ["Boat: €900, of which €300 given"]),
        ("Wood: €700, nails: €200.", ("€700", "€200"), ["Wood: €700, nails: €200"]),
        ("Wood: €700; nails: €200.", ("€700", "€200"), ["Wood: €700", "nails: €200"]),
        ("Boat: €900 - paid by the lake fund", ("€900",), ["Boat: €900"]),
        ("- A: €1\n- B: €2\n- C: €3\n- D: €4", ("€1", "€2", "€3", "€4"), ["A: €1", "B: €2", "C: €3"]),
        ("- A: €1\n- B: €2\n- C: €3\n- Total: €6", ("€1", "€2", "€3", "€6"), ["Total: €6"]),
        (f"A boat {'that is blue ' * 15}for €900", ("€900",), ["€900"]),
    ],
)
def test_a_sum_stands_in_the_words_that_the_page_has_for_it(
    text: str, sums: tuple[str, ...], shown: list[str], told: Callable[..., dict[str, list[str]]]
) -> None:
    assert told(sums, en=text) == {"en": shown}


def test_the_same_sum_is_found_in_the_other_language_by_its_digits(told: Callable[..., dict[str, list[str]]]) -> None:
    assert told(("9.700 €",), el="Βάρκα: 9.700 €", en="A boat: €9,700 (in 2019)") == {
        "el": ["Βάρκα: 9.700 €"],
        "en": ["A boat: €9,700 (in 2019)"],
    }


def test_of_a_table_only_the_total_is_told(told: Callable[..., dict[str, list[str]]]) -> None:
    rows = (("Item", "Cost"), ("Wood", "€700"), ("Nails", "€200"), ("Total", "€900"))
    text = "\n".join(" | ".join(row) for row in rows)
    assert told(("€700", "€200", "€900"), rows, en=text) == {"en": ["Total: €900"]}
    assert told(("€700", "€200"), rows[:3], en=text.rsplit("\n", 1)[0]) == {"en": ["Wood: €700", "Nails: €200"]}


def test_sums_that_no_text_shows_stand_alone(told: Callable[..., dict[str, list[str]]]) -> None:
    assert told(("€700", "€200")) == {"en": ["€700 · €200"]}


def test_part_of_a_longer_number_is_no_sum(told: Callable[..., dict[str, list[str]]]) -> None:
    assert told(("€5", "€15"), en="- Wood: €15\n- Nails: €5") == {"en": ["Wood: €15", "Nails: €5"]}
