"""Lines that lean on each other."""

from __future__ import annotations

import pytest

from pipeline.lexicon import Lexicon
from pipeline.split import LANGUAGES
from pipeline.split.language import splitter
from pipeline.split.line_runs import split_lines

FRENCH = "Les habitants ont planté des arbres le long de la rivière pour garder la terre en place"


def languages(lines: list[str], lexicon: Lexicon) -> list[str]:
    return [line.lang for line in split_lines(lines, splitter(lexicon, LANGUAGES))]


def test_a_short_line_takes_the_language_of_a_long_text_and_not_of_a_few_words(lexicon: Lexicon) -> None:
    assert languages(["situation"], lexicon) == ["en"]
    assert languages([FRENCH, FRENCH, "situation"], lexicon) == ["fr", "fr", "fr"]
    assert languages(["Les habitants ont planté des arbres", "situation"], lexicon) == ["fr", "en"]


@pytest.mark.parametrize(
    "line", ["The mill", "Contact: the town", "(Good practice) “the old mill”", "A / the mill - EU"]
)
def test_what_is_in_the_language_of_most_words_by_itself_is_so_with_all_others(line: str, lexicon: Lexicon) -> None:
    tool = splitter(lexicon, LANGUAGES)
    alone = tool.words(tool.read(line))
    assert {run.lang for run in alone} == {"en"}
    assert tool.words(tool.read(line), {"en": 3.0, "fr": 2.9, "it": 0.1}) == alone


def test_a_line_is_the_same_on_each_page_of_a_site(lexicon: Lexicon) -> None:
    lines = [FRENCH, FRENCH, "situation", "situation"]
    assert languages(lines, lexicon) == ["fr", "fr", "fr", "fr"]
    assert languages(lines[2:], lexicon) == ["en", "en"]


def test_a_long_line_speaks_for_itself(lexicon: Lexicon) -> None:
    english = "The people of the valley planted trees along the river and keep the soil in its place"
    assert languages([FRENCH, FRENCH, FRENCH, english], lexicon)[-1] == "en"


def test_the_runs_of_a_line_cover_it(lexicon: Lexicon) -> None:
    (line,) = split_lines(["  Η ομάδα εργασίας των πολιτών (Working Group)!"], splitter(lexicon, LANGUAGES))
    assert (line.runs[0].start, line.runs[-1].end) == (0, 47)
    assert all(before.end == after.start for before, after in zip(line.runs, line.runs[1:], strict=False))
    assert line.lang == "el"
    assert line.foreign == ()
