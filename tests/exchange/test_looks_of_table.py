"""How the table of Word for translators looks."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from pipeline.exchange import table_docx
from pipeline.exchange.columns import FIELD, NOTES, TEXT, TRANSLATION, both, head
from pipeline.exchange.unit import Unit

Hard = Callable[..., tuple[Unit, ...]]


def document(found: Sequence[Unit], *, copies: bool = False) -> str:
    with zipfile.ZipFile(io.BytesIO(table_docx.write(found, copies=copies))) as package:
        return package.read("word/document.xml").decode()


def rows(found: Sequence[Unit]) -> list[str]:
    return re.findall(r"<w:tr>.*?</w:tr>", document(found))


def cells(row: str) -> list[str]:
    return re.findall(r"<w:tc>.*?</w:tc>", row)


def words(xml: str) -> list[str]:
    return re.findall(r"<w:t [^>]*>(.*?)</w:t>", xml)


def looks(xml: str) -> dict[str, list[str]]:
    """How each of the words looks: the names of what is said of them, with its value."""
    found = {}
    for said, text in re.findall(r"<w:rPr>(.*?)</w:rPr><w:t [^>]*>(.*?)</w:t>", xml):
        found[text] = [f"{name} {value}".strip() for name, value in re.findall(r'<w:(\w+)(?: w:val="(.*?)")?/>', said)]
    return found


@pytest.mark.parametrize("lang", ["el", "en"])
def test_the_head_names_the_columns_and_the_language_that_is_wanted(hard: Hard, lang: str) -> None:
    first = hard()[0]
    top = rows([replace(first, key=first.key._replace(lang="fr", to=lang))])[0]
    names = ["#", head(FIELD), head(TEXT), head(TRANSLATION, lang), head(NOTES)]
    assert looks(top) == {name: ["b"] for name in names}
    assert lang in names[3]


def test_the_head_is_shaded_and_comes_again_on_each_page(hard: Hard) -> None:
    found = rows(hard()[:3])
    assert ["<w:tblHeader/>" in row for row in found] == [True, False, False, False]
    assert [row.count("<w:shd ") for row in found] == [5, 0, 0, 0]


def test_a_row_says_what_the_unit_is_about_its_field_bold_and_the_rest_small(hard: Hard) -> None:
    unit = replace(hard()[0], title="", hints=("Of an old well.",))
    about = cells(rows([unit])[1])[1]
    assert looks(about) == {
        "Περιγραφή · Description": ["b"],
        both("exchange.want-missing"): ["sz 16"],
        "Of an old well.": ["sz 16"],
    }
    assert about.count("<w:p>") == 3


@pytest.mark.parametrize(("length", "quoted"), [(1, 1), (160, 160), (161, 160)])
def test_what_comes_before_a_unit_is_quoted_grey_by_its_end(hard: Hard, length: int, quoted: int) -> None:
    about = cells(rows([replace(hard()[0], before="abc" + "x" * (length - 3) if length > 3 else "x")])[1])[1]
    (words,) = [one for one in looks(about) if one.startswith("… ")]
    assert len(words) == 2 + quoted
    assert looks(about)[words] == ["color 69717F", "sz 16"]


def test_what_comes_before_a_unit_is_not_quoted_where_the_row_above_has_it_or_there_is_none(hard: Hard) -> None:
    one, two, three = hard()[0], hard()[2], hard()[3]
    found = [one, replace(two, before=one.source), replace(three, before="Elsewhere.")]
    quoted = [[text for text in words(row) if text.startswith("… ")] for row in rows(found)[1:]]
    assert quoted == [[], [], ["… Elsewhere."]]


def test_a_text_and_its_translation_are_in_their_languages_and_the_id_is_hidden(hard: Hard) -> None:
    (unit,) = hard(lambda text: f"{text}!")[:1]
    number, _, text, translation, notes = cells(rows([unit])[1])
    assert looks(number) == {"1": [], f"⟦{unit.key}⟧".replace(">", "&gt;"): ["noProof", "vanish"]}
    assert looks(text) == {unit.source: ["lang el-GR"]}
    assert looks(translation) == {unit.target: ["lang en-GB"]}
    assert words(notes) == []


def test_a_language_without_a_country_of_ours_is_named_as_it_is(hard: Hard) -> None:
    (unit,) = hard(lambda text: f"{text}!")[:1]
    row = rows([replace(unit, key=unit.key._replace(to="sq"))])[1]
    assert looks(row)[unit.target] == ["lang sq"]


def test_a_cell_without_words_has_no_run(hard: Hard) -> None:
    row = rows(hard()[:1])[1]
    assert ["<w:r>" in cell for cell in cells(row)] == [True, True, True, False, False]


def test_where_copies_are_wanted_an_untranslated_cell_holds_the_text(hard: Hard) -> None:
    (unit,) = hard()[:1]
    assert document([unit]).count(unit.source) + 1 == document([unit], copies=True).count(unit.source)


def test_a_text_and_its_translation_have_as_much_room(hard: Hard) -> None:
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', document(hard()[:1]))]
    assert widths[2] == widths[3] == max(widths)
    page, margins = 16838, 2 * 1000
    assert page - margins - 30 <= sum(widths) <= page - margins
    assert [int(width) for width in re.findall(r'<w:tcW w:w="(\d+)"', rows(hard()[:1])[1])] == widths


def test_the_bookmark_of_a_unit_is_short_and_does_not_depend_on_what_was_given_out(hard: Hard) -> None:
    key = hard()[0].key
    assert re.fullmatch("_u_[0-9a-f]{16}", table_docx.mark_of(key))
    assert table_docx.mark_of(key._replace(given="0" * 8, draft="1" * 8)) == table_docx.mark_of(key)
    assert table_docx.mark_of(key._replace(part=2)) != table_docx.mark_of(key)
