from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from pipeline.errors import InputError
from pipeline.exchange import table_docx
from pipeline.exchange.unit import ReturnedUnit, Unit
from pipeline.exchange.xml import packed

Hard = Callable[..., tuple[Unit, ...]]


def changed(data: bytes, change: Callable[[str], str]) -> list[ReturnedUnit]:
    """What is read once the document's part is changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["word/document.xml"] = change(parts["word/document.xml"].decode()).encode()
    return list(table_docx.read(packed(parts.items())))


def rows(document: str) -> list[str]:
    return re.findall(r"<w:tr>.*?</w:tr>", document)


def said(hard: Hard, count: int = 3) -> bytes:
    return table_docx.write(hard(lambda text: f"{text}!")[:count])


def test_the_open_xml_audit_finds_nothing(hard: Hard, tmp_path: Path) -> None:
    file = tmp_path / "table.docx"
    file.write_bytes(table_docx.write(hard()))
    result = OpenXmlValidator().validate(str(file))
    # Programs add what they want besides: settings, a theme, a table of fonts.
    assert [error.description for error in result.errors if "relationship type" not in error.description] == []


def test_sorted_rows_come_back_by_their_ids_even_where_the_head_was_sorted_with_them(hard: Hard) -> None:
    def turned(document: str) -> str:
        top, first, second, third = rows(document)
        return document.replace(top + first + second + third, third + first + top + second)

    back = {one.id: one.target for one in changed(said(hard), turned)}
    assert back == {str(unit.key): f"{unit.source}!" for unit in hard()[:3]}


def test_columns_in_another_order_are_found_by_their_heads(hard: Hard) -> None:
    def turned(document: str) -> str:
        for row in rows(document):
            cells = re.findall(r"<w:tc>.*?</w:tc>", row)
            document = document.replace(row, row.replace("".join(cells), "".join(reversed(cells))))
        return document

    assert [one.target for one in changed(said(hard, 1), turned)] == ["Two mornings a week.!"]


def test_a_row_that_lost_its_hidden_id_is_known_by_its_bookmark(hard: Hard) -> None:
    (back,) = changed(said(hard, 1), lambda document: re.sub("⟦.*?⟧", "", document))
    assert back.id == table_docx.mark_of(hard()[0].key)


def test_a_row_with_joined_cells_is_told(hard: Hard) -> None:
    def joined(document: str) -> str:
        row = rows(document)[1]
        cells = re.findall(r"<w:tc>.*?</w:tc>", row)
        return document.replace(row, row.replace(cells[3], ""))

    (back,) = changed(said(hard, 1), joined)
    assert "cells of this row" in back.flaw


def test_a_cell_that_goes_on_from_the_row_above_is_told(hard: Hard) -> None:
    first, second = changed(
        said(hard, 2),
        lambda document: re.sub(r"(⟦.*?)(<w:tcPr>)", r"\1\2<w:vMerge/>", document, count=1, flags=re.DOTALL),
    )
    assert first.flaw
    assert not second.flaw


def test_a_row_that_was_deleted_with_tracked_changes_is_gone(hard: Hard) -> None:
    row = "<w:tr><w:trPr><w:del/></w:trPr>"
    found = changed(said(hard, 2), lambda document: document.replace(rows(document)[1], row + rows(document)[1][6:]))
    assert len(found) == 1


def test_several_paragraphs_of_a_cell_are_lines_and_notes_are_kept(hard: Hard) -> None:
    def noted(document: str) -> str:
        paragraph = "<w:p><w:r><w:t>More.</w:t></w:r></w:p>"
        document = document.replace("</w:p></w:tc></w:tr>", f"</w:p>{paragraph}</w:tc></w:tr>")
        return document.replace('<w:bookmarkEnd w:id="1"/></w:p>', f'<w:bookmarkEnd w:id="1"/></w:p>{paragraph}')

    (back,) = changed(said(hard, 1), noted)
    assert (back.target, back.note.strip()) == ("Two mornings a week.!\nMore.", "More.")


def test_a_word_file_without_such_a_table_is_refused(hard: Hard) -> None:
    with pytest.raises(InputError, match="Translation"):
        changed(said(hard), lambda document: document.replace("Μετάφραση", "x").replace("Translation", "x"))


# The row's bookmark has the number 1.
@pytest.mark.parametrize(("comment", "number", "note"), [("7", "7", "Which morning?"), ("7", "8", ""), ("1", "8", "")])
def test_a_comment_at_a_row_is_its_note_and_a_number_of_none_is_not(
    hard: Hard, comment: str, number: str, note: str
) -> None:
    with zipfile.ZipFile(io.BytesIO(said(hard, 1))) as old:
        parts = {name: old.read(name).decode() for name in old.namelist()}
    mark = f'<w:r><w:commentReference w:id="{number}"/></w:r></w:p></w:tc></w:tr></w:tbl>'
    assert "</w:p></w:tc></w:tr></w:tbl>" in parts["word/document.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace("</w:p></w:tc></w:tr></w:tbl>", mark)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    words = "<w:p><w:r><w:t>Which morning?</w:t></w:r></w:p>"
    parts["word/comments.xml"] = f'<w:comments {space}><w:comment w:id="{comment}">{words}</w:comment></w:comments>'
    (back,) = table_docx.read(packed([(name, text.encode()) for name, text in parts.items()]))
    assert back.note == note


def test_each_of_two_tables_has_columns_in_its_own_order(hard: Hard) -> None:
    def doubled(document: str) -> str:
        table = document[document.index("<w:tbl>") : document.index("</w:tbl>") + len("</w:tbl>")]
        turned = table
        for row in rows(table):
            cells = re.findall(r"<w:tc>.*?</w:tc>", row)
            turned = turned.replace(row, row.replace("".join(cells), "".join(reversed(cells))))
        return document.replace(table, f"{table}<w:p/>{turned}")

    assert [one.target for one in changed(said(hard, 1), doubled)] == ["Two mornings a week.!"] * 2


def test_a_bookmark_of_words_own_is_no_id(hard: Hard) -> None:
    def marked(document: str) -> str:
        own = '<w:bookmarkStart w:id="9" w:name="_GoBack"/><w:bookmarkEnd w:id="9"/>'
        document = re.sub("⟦.*?⟧", "", document)
        return document.replace(rows(document)[1], rows(document)[1].replace("<w:p>", f"<w:p>{own}", 1))

    (back,) = changed(said(hard, 1), marked)
    assert back.id == table_docx.mark_of(hard()[0].key)


def test_a_row_of_one_cell_and_a_cell_that_begins_a_merge_are_none_of_a_unit(hard: Hard) -> None:
    single = "<w:tr><w:tc><w:p><w:r><w:t>⟦a⟧</w:t></w:r></w:p></w:tc></w:tr>"
    found = changed(said(hard, 1), lambda document: document.replace("</w:tbl>", f"{single}</w:tbl>"))
    assert len(found) == 1
    begun = re.compile(r"(⟦.*?)(<w:tcPr>)", re.DOTALL)
    (back,) = changed(said(hard, 1), lambda one: begun.sub(r'\1\2<w:vMerge w:val="restart"/>', one, count=1))
    assert not back.flaw


def test_words_like_a_bookmark_of_ours_are_no_id(hard: Hard) -> None:
    def told(document: str) -> str:
        document = re.sub("⟦.*?⟧", "", document)
        return re.sub("<w:bookmark(Start|End)[^>]*>", "", document).replace(">1<", ">1 _u_1<")

    assert changed(said(hard, 1), told) == []


def test_a_table_of_text_and_translation_alone_comes_back_without_a_note(hard: Hard) -> None:
    def narrowed(document: str) -> str:
        for row in rows(document):
            number, _, text, translation, _ = re.findall(r"<w:tc>.*?</w:tc>", row)
            text = text.replace("<w:p>", f"<w:p>{''.join(re.findall('<w:r>.*?</w:r>', number)[1:])}")
            document = document.replace(row, f"<w:tr>{text}{translation}</w:tr>")
        return document

    (back,) = changed(said(hard, 1), narrowed)
    assert (back.id, back.target, back.note) == (str(hard()[0].key), "Two mornings a week.!", "")


@pytest.mark.parametrize(("name", "count"), [("sdt", 1), ("customXml", 0)])
def test_a_cell_in_a_content_control_is_one_of_its_row(hard: Hard, name: str, count: int) -> None:
    def wrapped(document: str) -> str:
        row = rows(document)[1]
        cell = re.findall(r"<w:tc>.*?</w:tc>", row)[3]
        inside = f"<w:{name}><w:sdtContent>{cell}</w:sdtContent></w:{name}>"
        return document.replace(row, row.replace(cell, inside))

    targets = [one.target for one in changed(said(hard, 1), wrapped)]
    assert targets.count("Two mornings a week.!") == count
