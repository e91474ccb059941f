from __future__ import annotations

from pipeline.model import BlockKind, Coverage, FieldValue, Kind, Locator, Page, Record
from pipeline.run.page_opening import OpenedPractice, TextBlock
from pipeline.serve.source_view import BLOCKS, block_runs


def practice(lines: list[tuple[str, str]], *values: tuple[int, int]) -> OpenedPractice:
    text, rows = "", []
    for words, reason in lines:
        rows.append(TextBlock(BlockKind.PARAGRAPH, len(text), len(text) + len(words), 0, reason, ""))
        text += f"{words}\n"
    found = tuple(FieldValue("summary", "en", text[a:b], (), Locator("", a, b), "label-line") for a, b in values)
    record = Record(Page.of("a.txt", "a", b""), Kind.PRACTICE, found, (), (), Coverage(0, 0, 0, 0, 0))
    return OpenedPractice(record, record, (), text, tuple(rows))


def test_boilerplate_is_folded_together_and_content_is_not() -> None:
    found = block_runs(practice([("menu", "nav"), ("search", "nav"), ("words", ""), ("footer", "footer")]))
    assert [(one.is_boilerplate, len(one.blocks)) for one in found] == [(True, 2), (False, 1), (True, 1)]


def test_boilerplate_that_a_field_was_found_in_stays_in_sight() -> None:
    found = block_runs(practice([("menu", "nav"), ("title", "header")], (5, 10)))
    assert [one.is_boilerplate for one in found] == [True, False]
    assert found[1].blocks[0].pieces[0].owners == ("v0",)


def test_a_long_page_is_shown_in_parts() -> None:
    long = practice([(f"line {n}", "") for n in range(BLOCKS + 3)])
    assert [len(one.blocks) for one in block_runs(long, BLOCKS)] == [3]
