from __future__ import annotations

import io
import unicodedata

from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Look, Passage, Run
from pipeline.render.passages import passage
from pipeline.render.sheet.coverage import FontCoverage, coverage

LATIN = FontCoverage(frozenset("abcdefghijklmnopqrstuvwxyz[]U+0123456789ABCDEF •"))


def test_the_characters_are_those_of_the_fonts(look: Look) -> None:
    known: set[str] = set()
    for name, data in look.files:
        if name.endswith(".ttf"):
            known |= {chr(code) for code in TTFont(io.BytesIO(data)).getBestCmap()}
    lacking = coverage(look).lacks("".join(sorted(known)))
    assert lacking == ""
    assert coverage(look).lacks("湖🪁") == "湖🪁"


def test_greek_with_all_its_marks_and_cyrillic_can_be_printed(look: Look) -> None:
    greek = [chr(code) for code in (*range(0x386, 0x3CF), *range(0x1F00, 0x1FFF))]
    letters = "".join(sign for sign in greek if unicodedata.category(sign).startswith("L"))
    assert coverage(look).lacks(letters) == ""
    assert coverage(look).lacks("Добра практика · „цитат“ – 12 €, № 5, CO₂ → ✓ ½ ≥") == ""


def test_runs_move_with_the_characters_that_are_replaced() -> None:
    whole = Passage("a湖b", "en", (Run(0, 2, "en"), Run(2, 3, "el")))
    assert LATIN.printable(whole) == Passage("a[U+6E56]b", "en", (Run(0, 9, "en"), Run(9, 10, "el")))


def test_spaces_become_spaces_controls_nothing_bullets_bullets_and_ligatures_letters() -> None:
    assert LATIN.printable(passage("a\u00a0b\x07\u200b\ufe0f ➢ \uf0b7 ﬁ", "en")).text == "a b • • fi"


@given(st.text())
def test_what_is_printed_can_be_printed(text: str) -> None:
    shown = LATIN.printable(passage(text, "en"))
    assert LATIN.lacks(shown.text) == ""
    assert shown.runs == ((Run(0, len(shown.text), "en"),) if text else ())


def test_a_word_without_end_is_broken_by_blanks() -> None:
    shown = LATIN.printable(passage("a" * 1000, "en"))
    assert [len(word) for word in shown.text.split()] == [40] * 25
    assert shown.runs == (Run(0, 1024, "en"),)


def test_a_ticked_box_of_word_is_one_of_the_fonts(look: Look) -> None:
    assert coverage(look).printable(passage("☒ Yes ☐ No", "en")).text == "☑ Yes ☐ No"
