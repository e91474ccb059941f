from __future__ import annotations

import io
from collections.abc import Mapping

import docx
import pytest
from docx.oxml.ns import qn

from pipeline.lexicon import Lexicon
from pipeline.model import Anchor, FieldValue, Locator, Look, Record, Run, TableRow
from pipeline.render import FORMATS
from pipeline.render.docx.bookmarks import WHOLE, Bookmarks, Name, spans
from pipeline.render.docx.elements import element
from pipeline.render.sheet.compose import compose


def value(text: str, field: str = "description", rows: tuple[TableRow, ...] = ()) -> FieldValue:
    return FieldValue(field, "en", text, (Run(0, len(text), "en"),), Locator("p"), "label", rows=rows)


def bookmarked(root: object) -> dict[str, str]:
    """The words in each bookmark, none of which may hold another."""
    found: dict[str, str] = {}
    name = ""
    for one in root.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:t")):  # type: ignore[attr-defined]
        if one.tag == qn("w:bookmarkStart"):
            assert not name
            name = one.get(qn("w:name"))
            assert name not in found
            found[name] = ""
        elif one.tag == qn("w:bookmarkEnd"):
            name = ""
        elif name:
            found[name] += one.text
    assert not name
    return found


def names(marks: Bookmarks, *anchors: Anchor) -> list[str]:
    made = (one for anchor in anchors for one in marks.around(anchor, iter([element("w:r")])))
    return [one.get(qn("w:name")) for one in made if one.tag == qn("w:bookmarkStart")]


@pytest.mark.parametrize("name", ["short", "greek_only", "both", "long"])
def test_each_text_of_a_record_stands_in_bookmarks_with_its_words(
    name: str, records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    record = records[name]
    data = FORMATS["docx"].write(compose(record, lexicon, look), look, lexicon).data
    found = bookmarked(docx.Document(io.BytesIO(data)).element.body)
    for one in record.values:
        if one.field in {"title", "summary", "description", "resources", "institution"}:
            own = [words for key, words in found.items() if key.startswith(f"_f_{one.field}_{one.lang}_")]
            for start, end in spans(one):
                assert one.text[start:end] in [words.replace("\u00a0", " ") for words in own]


def test_no_name_is_longer_than_word_takes(records: Mapping[str, Record], lexicon: Lexicon, look: Look) -> None:
    data = FORMATS["docx"].write(compose(records["both"], lexicon, look), look, lexicon).data
    assert all(len(name) <= 40 for name in bookmarked(docx.Document(io.BytesIO(data)).element.body))


def test_a_name_tells_field_language_place_hash_and_part() -> None:
    text = value("First.\n\n- second\n- third", "further_information")
    name, third = names(Bookmarks([text]), Anchor(0, 6, text, 0, 6), Anchor(0, 5, text, 19, 24))
    assert Name.parsed(name) == Name("further_information", "en", 1, name[-8:], 1)
    assert third == f"{name}_3"
    assert str(Name.parsed(third)) == third


def test_equal_values_are_told_apart_by_their_place() -> None:
    one, other = value("Same."), value("Same.")
    found = names(Bookmarks([one, other]), Anchor(0, 5, one, 0, 5), Anchor(0, 5, other, 0, 5))
    assert [Name.parsed(name).at for name in found] == [1, 2]  # type: ignore[union-attr]


def test_words_that_stand_on_the_sheet_twice_are_marked_once() -> None:
    one = value("Same.")
    assert len(names(Bookmarks([one]), Anchor(0, 5, one, 0, 5), Anchor(0, 5, one, 0, 5))) == 1


def test_all_of_a_value_in_one_line_has_a_part_of_its_own_and_other_stretches_say_where_they_stand() -> None:
    one = value("First.\nSecond.")
    stretch, whole = names(Bookmarks([one]), Anchor(0, 3, one, 1, 4), Anchor(0, 14, one, 0, 14))
    assert whole.endswith(f"_{WHOLE}")
    parsed = Name.parsed(stretch)
    assert parsed
    assert (parsed.part, parsed.end, str(parsed)) == (1, 4, stretch)


def test_a_value_of_another_record_has_no_bookmark() -> None:
    assert names(Bookmarks([value("Ours.")]), Anchor(0, 6, value("Theirs"), 0, 6)) == []


@pytest.mark.parametrize("name", ["_GoBack", "_Toc123", "_f_title_en", "_f_title_en_1_xyz", "f_title_en_1_0123abcd"])
def test_bookmarks_of_others_are_none_of_ours(name: str) -> None:
    assert Name.parsed(name) is None


def test_lines_and_cells_are_found_without_bullets_and_bars() -> None:
    text = value("Intro:\n- one\n  - two\nYear | Sum\n2014 | 5 €", rows=(((21, 25), (28, 31)), ((32, 36), (39, 42))))
    assert [text.text[start:end] for start, end in spans(text)] == [
        "Intro:", "one", "two", "Year", "Sum", "2014", "5 €",
    ]  # fmt: skip
