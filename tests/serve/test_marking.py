"""A page's text cut so that the words of each field can be lit exactly."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon import shipped
from pipeline.model import Aside, Coverage, Fate, FieldValue, Kind, Locator, Page, Record
from pipeline.run import steps
from pipeline.run.recipe import Recipe
from pipeline.serve.marking import MarkedText, Span, aside_spans, marked_rows, unplaced_asides, value_spans
from pipeline.settings import Settings
from pipeline.store.load import load_page
from pipeline.store.own_files import load_look
from pipeline.store.walk import sources

ROOT = Path(__file__).parents[2]


def value(field: str, text: str, start: int | None, end: int | None) -> FieldValue:
    return FieldValue(field, "el", text, (), Locator("", start, end), "label-line")


def record(*values: FieldValue, asides: tuple[Aside, ...] = ()) -> Record:
    return Record(Page.of("a.txt", "a", b""), Kind.PRACTICE, values, asides, (), Coverage(0, 0, 0, 0, 0))


def lit(text: str, blocks: list[tuple[int, int]], spans: tuple[Span, ...], owner: str) -> str:
    rows = marked_rows(text, blocks, spans)
    return "|".join("".join(piece.text for piece in row if owner in piece.owners) for row in rows).strip("|")


def test_words_in_two_fields_are_cut_once_and_belong_to_both() -> None:
    text = "The tools cost €3,200 in all."
    (row,) = marked_rows(text, [(0, len(text))], [Span(0, 29, "v0"), Span(15, 21, "v1")])
    assert row == (
        MarkedText("The tools cost ", ("v0",), ("v0",)),
        MarkedText("€3,200", ("v0", "v1"), ("v1",)),
        MarkedText(" in all.", ("v0",), ()),
    )


def test_fields_that_overlap_halfway_are_cut_at_every_boundary() -> None:
    (row,) = marked_rows("abcdef", [(0, 6)], [Span(0, 4, "v0"), Span(2, 6, "v1")])
    assert [(piece.text, piece.owners) for piece in row] == [("ab", ("v0",)), ("cd", ("v0", "v1")), ("ef", ("v1",))]


def test_offsets_are_code_points_also_behind_letters_of_four_bytes() -> None:
    text = "👩‍🌾 Το περιβόλι 🍎 κοστίζει"
    start = text.index("περιβόλι")
    assert lit(text, [(0, len(text))], (Span(start, start + 8, "v0"),), "v0") == "περιβόλι"


def test_a_field_of_several_blocks_is_lit_in_each_and_begins_in_the_first() -> None:
    text = "one\ntwo\nthree"
    rows = marked_rows(text, [(0, 3), (4, 7), (8, 13)], [Span(0, 7, "v0")])
    assert [row[0] for row in rows] == [
        MarkedText("one", ("v0",), ("v0",)),
        MarkedText("two", ("v0",)),
        MarkedText("three"),
    ]


def test_what_was_set_aside_inside_a_field_is_not_lit() -> None:
    text = "first\nshare this\nlast"
    aside = Aside("share this", Fate.BOILERPLATE, "buttons", Locator("", 6, 16))
    spans = value_spans(record(value("description", "first\n\nlast", 0, 21), asides=(aside,)), text, [(0, 5), (17, 21)])
    assert lit(text, [(0, 5), (6, 16), (17, 21)], spans, "v0") == "first||last"


def test_a_caption_between_two_paragraphs_is_not_lit_with_them() -> None:
    text = "first\nA photograph of the orchard\nlast"
    blocks = [(0, 5), (6, 33), (34, 38)]
    assert (
        lit(text, blocks, value_spans(record(value("description", "first\n\nlast", 0, 38)), text, blocks), "v0")
        == "first||last"
    )


def test_the_words_of_a_link_are_lit_though_its_value_is_an_address() -> None:
    text = "see here"
    spans = value_spans(record(value("links", "https://orchard.example/", 4, 8)), text, [(0, 8)])
    assert lit(text, [(0, 8)], spans, "v0") == "here"


def test_a_value_that_is_not_in_the_text_lights_nothing() -> None:
    assert value_spans(record(value("title", "From the address", None, None)), "text", [(0, 4)]) == ()


def test_words_that_nobody_placed_can_be_named_by_their_number() -> None:
    asides = (
        Aside("Label", Fate.LABEL, "label of title", Locator("", 0, 5)),
        Aside("lost words", Fate.UNPLACED, "", Locator("", 6, 16)),
    )
    found = record(asides=asides)
    assert [aside.text for aside in unplaced_asides(found)] == ["lost words"]
    assert aside_spans(found) == (Span(6, 16, "u0"), Span(0, 5, "label"))


spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 20), st.sampled_from("abcde")).map(
        lambda one: Span(one[0], min(40, one[0] + one[1]), one[2])
    ).filter(lambda span: span.start < span.end),
    max_size=8,
    unique_by=lambda span: span.owner,
)  # fmt: skip


@given(st.text(min_size=40, max_size=40), spans)
def test_pieces_put_together_are_the_text_and_each_belongs_to_what_covers_it(text: str, found: list[Span]) -> None:
    (row,) = marked_rows(text, [(0, 40)], found)
    assert "".join(piece.text for piece in row) == text
    at = 0
    for piece in row:
        middle = range(at, at + len(piece.text))
        assert set(piece.owners) == {s.owner for s in found if s.start <= middle[0] and middle[-1] < s.end}
        at += len(piece.text)


@pytest.mark.parametrize("page", [source.path for source in sources([ROOT / "input"], ROOT / "input")])
def test_on_the_sample_pages_each_field_lights_exactly_its_words(page: str) -> None:
    settings = Settings()
    recipe = Recipe(settings, shipped(), load_look(settings, ROOT))
    (source,) = sources([ROOT / "input" / page], ROOT / "input")
    page_read = load_page(source, 20_000_000)
    known = steps.read_page(*page_read, recipe)
    (document,) = (bitext.document for bitext in steps.bitexts(*page_read, recipe))
    blocks = [(block.start, block.end) for block in document.blocks]
    for one in known.plain:
        found = value_spans(one, document.text, blocks)
        for n, got in enumerate(one.values):
            if got.locator.start is not None and got.field not in {"links", "images"}:
                letters = "".join(filter(str.isalnum, lit(document.text, blocks, found, f"v{n}")))
                assert letters == "".join(filter(str.isalnum, got.text))
