"""What of a page's sides and of its several practices amending leaves as it was."""

from __future__ import annotations

import pytest

from pipeline.amend import amend, seen_of
from pipeline.amend.tools import Tools
from pipeline.model import (
    Coverage,
    Edit,
    EditOrigin,
    FieldPair,
    FieldValue,
    Kind,
    Locator,
    MadeFrom,
    Page,
    Record,
    Review,
    Run,
)

PAIR = (FieldPair(0, 4, 0, 4),)


def value(field: str, lang: str, text: str, pairs: tuple[FieldPair, ...] = ()) -> FieldValue:
    return FieldValue(
        field, lang, text, (Run(0, len(text), lang),), Locator("p", 7, 7 + len(text)), "label", None, (), pairs
    )


def record(*values: FieldValue, number: str = "") -> Record:
    sides = tuple(dict.fromkeys(one.lang for one in values))
    page = Page.of("a.html", "a", b"")
    return Record(page, Kind.PRACTICE, values, (), (), Coverage(0, 0, 0, 0, 0), number, sides=sides)


def edit(of: FieldValue, text: str, practice: str = "") -> Edit:
    return Edit(of.field, of.lang, seen=seen_of(of), was=of.text, text=text, practice=practice)


@pytest.mark.parametrize("langs", [("el", "en"), ("fr", "en"), ("en", "fr")])
def test_a_correction_leaves_the_sides_and_the_pairs_of_other_fields(tools: Tools, langs: tuple[str, str]) -> None:
    title = value("title", langs[0], "Mill")
    texts = [value("description", lang, "Text", PAIR) for lang in langs]
    (found,) = amend([record(title, *texts)], Review("a.html", edits=(edit(title, "A mill"),)), tools).records
    assert found.sides == langs
    assert [one.pairs for one in found.of("description")] == [PAIR, PAIR]


def test_a_translation_that_opens_another_side_takes_the_pairs_away(tools: Tools) -> None:
    texts = [value("description", lang, "Text", PAIR) for lang in ("fr", "en")]
    title = value("title", "fr", "Moulin")
    made = Edit("title", "el", text="Μύλος", how=EditOrigin.TRANSLATION, of=MadeFrom("fr", seen_of(title)))
    (found,) = amend([record(title, *texts)], Review("a.html", edits=(made,)), tools).records
    assert found.sides == ("el", "en")
    assert [one.pairs for one in found.of("description")] == [(), ()]


def test_an_edit_of_a_practice_that_the_page_has_lost_is_with_shared(tools: Tools) -> None:
    one, two = (value("title", "el", f"Ο μύλος {number}") for number in (1, 2))
    pages = [record(one, number="1"), record(two, number="2")]
    edits = (edit(one, "Μύλος", "1"), edit(two, "Μύλος", "2"), edit(value("title", "el", "Φούρνος"), "Ο φούρνος", "7"))
    made = amend(pages, Review("a.html", edits=edits), tools)
    assert [len(found.issues) for found in made.records] == [1, 0]
