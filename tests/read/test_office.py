"""What the readers of Word and OpenDocument files share."""

import io
import zipfile

import pytest

from pipeline.errors import PageError
from pipeline.lexicon import shipped
from pipeline.model import BlockKind, Cell, Page, Picture
from pipeline.read.blocks import Draft
from pipeline.read.office import (
    InlinePicture,
    beside_text,
    document,
    in_cell,
    opened,
    pictures,
    web_address,
    whole_number,
)


def test_an_address_is_one_of_the_web_or_of_somebodys_mail():
    assert web_address("https://example.org") == "https://example.org"
    assert web_address("ftp://example.org") is None


@pytest.mark.parametrize(("written", "number"), [("12", 12), ("", 3), ("-1", 3), ("1.5", 3), ("9" * 9, 3)])
def test_a_whole_number_is_one_of_at_most_eight_figures(written, number):
    assert whole_number(written, 3) == number


def test_a_package_that_is_too_large_unpacked_is_not_opened():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("content.xml", b"x")
        package.infolist()[0].file_size = 200_000_001
    with pytest.raises(PageError):
        opened(stream.getvalue())


def test_what_is_beside_the_text_has_no_cell_and_keeps_a_reason_of_its_own():
    drafts = [
        Draft(BlockKind.CELL, "a", "p", cell=Cell(0, 0, 0)),
        Draft(BlockKind.PARAGRAPH, "b", "p", boilerplate="hidden"),
    ]
    assert [(one.boilerplate, one.cell) for one in beside_text(drafts, "comment")] == [
        ("comment", None),
        ("hidden", None),
    ]


def test_a_cell_holds_its_words_and_leaves_pictures_and_inner_tables_as_they_are():
    inner, cell = Cell(1, 0, 0), Cell(0, 2, 1)
    drafts = [
        Draft(BlockKind.PARAGRAPH, "a", "p"),
        Draft(BlockKind.ITEM, "b", "p", cell=inner),
        InlinePicture("a.png", "", is_small=False).draft("p", ""),
    ]
    assert [(one.kind, one.cell) for one in in_cell(drafts, cell)] == [
        (BlockKind.CELL, cell),
        (BlockKind.ITEM, inner),
        (BlockKind.FIGURE, None),
    ]


def test_a_small_picture_is_a_spacer_and_one_in_what_is_set_aside_has_its_reason():
    small = InlinePicture("a.png", "A rule", is_small=True)
    assert small.draft("p", "").picture == Picture("a.png", "A rule")
    assert [small.draft("p", aside).boilerplate for aside in ("", "hidden")] == ["spacer", "hidden"]


def test_pictures_that_no_sheet_can_show_are_left_out_and_others_come_once():
    drafts = [InlinePicture(name, "", is_small=False).draft("p", "") for name in ("a.png", "a.png", "b.emf")]
    found = pictures(drafts, {"a.png": b"\x89PNG", "b.emf": b"x"}.__getitem__)
    assert [(one.name, one.media_type) for one in found] == [("a.png", "image/png")]


def test_a_document_has_the_title_of_its_file_unless_a_program_gave_it():
    page, drafts = Page.of("a.odt", "a", b"x"), [Draft(BlockKind.PARAGRAPH, "The mill grinds.", "paragraph 1")]
    assert document(page, drafts, "The mill", (), (), shipped()).metadata.title == "The mill"
    assert document(page, drafts, "Untitled 1", (), (), shipped()).metadata.title == ""
