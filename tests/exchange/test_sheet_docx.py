from __future__ import annotations

import re

import pytest

from pipeline.exchange.sheet_docx import SheetReading, changes, read
from pipeline.exchange.xml import packed
from pipeline.render.docx.bookmarks import Name

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A, B = Name("summary", "en", 1, "aaaaaaaa"), Name("transfer", "en", 1, "bbbbbbbb")


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def start(name: Name, number: int) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def end(number: int) -> str:
    return f'<w:bookmarkEnd w:id="{number}"/>'


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p>{properties}{inner}</w:p>"


def sheet(*paragraphs: str, comments: str = "") -> SheetReading:
    parts = [("word/document.xml", f"<w:document {W}><w:body>{''.join(paragraphs)}</w:body></w:document>".encode())]
    if comments:
        parts.append(("word/comments.xml", f"<w:comments {W}>{comments}</w:comments>".encode()))
    return read(packed(parts))


HEADING = paragraph(run("Resources"))
FIRST = paragraph(f"{start(A, 1)}{run('One two.')}{end(1)}")
NEXT = paragraph(f"{start(B, 2)}{run('Next field.')}{end(2)}")
OURS = sheet(HEADING, FIRST, NEXT)
GONE_MARK = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"


@pytest.mark.parametrize(
    ("edited", "words"),
    [
        pytest.param(FIRST, {}, id="unchanged"),
        pytest.param(FIRST.replace("two", "three"), {A: "One three."}, id="a word changed"),
        pytest.param(
            paragraph(f"{start(A, 1)}{run('One ')}<w:r><w:rPr><w:b/></w:rPr><w:t>two</w:t></w:r>{run('.')}{end(1)}"),
            {},
            id="runs split by looks",
        ),
        pytest.param(
            paragraph(f"{start(A, 1)}{run('One.')}") + paragraph(f"{run('Two.')}{end(1)}"),
            {A: "One.\nTwo."},
            id="a paragraph added inside",
        ),
        pytest.param(
            paragraph(
                f"{start(A, 1)}{run('One ')}<w:del><w:r><w:delText>two</w:delText></w:r></w:del>"
                f"<w:ins>{run('three')}</w:ins>{run('.')}{end(1)}"
            ),
            {A: "One three."},
            id="a tracked change",
        ),
        pytest.param(
            paragraph(f"{start(A, 1)}{run('One ')}", GONE_MARK) + paragraph(f"{run('2.')}{end(1)}"),
            {A: "One 2."},
            id="a tracked join of paragraphs",
        ),
        pytest.param(paragraph(f"{start(A, 1)}{end(1)}"), {A: ""}, id="emptied"),
        pytest.param(f"<w:sdt><w:sdtContent>{FIRST}</w:sdtContent></w:sdt>", {}, id="inside a control"),
        pytest.param("", {A: ""}, id="deleted with its bookmark"),
        pytest.param(FIRST.replace(end(1), end(1) + run(" Three.")), {A: "One two. Three."}, id="typed at the end"),
        pytest.param(FIRST.replace(start(A, 1), run("Zero. ") + start(A, 1)), {A: "Zero. One two."}, id="at the start"),
        pytest.param(FIRST.replace(" two", "\u00a0two"), {}, id="a blank that does not break"),
    ],
)
def test_an_edit_is_told_by_its_bookmark(edited: str, words: dict[Name, str]) -> None:
    found = changes(sheet(HEADING, edited, NEXT), OURS)
    assert (found.words, found.refused, found.loose) == (words, {}, ())


def test_a_paragraph_behind_a_bookmark_belongs_to_no_field_and_is_told() -> None:
    found = changes(sheet(HEADING, FIRST, paragraph(run("Loose.")), NEXT), OURS)
    assert (found.words, found.loose) == ({}, ("Loose.",))


def test_a_fixed_line_without_its_mark_is_nobodys_words() -> None:
    ours = sheet(paragraph(run("Good practice · TO BE CHECKED")), FIRST, NEXT)
    assert changes(sheet(paragraph(run("Good practice")), FIRST, NEXT), ours).loose == ()


def test_a_bookmark_whose_end_is_lost_is_refused_and_the_next_one_is_read() -> None:
    found = changes(sheet(HEADING, FIRST.replace(end(1), ""), NEXT.replace("Next", "Another")), OURS)
    assert list(found.refused) == [A]
    assert found.words == {B: "Another field."}


def test_a_lost_bookmark_whose_words_still_stand_takes_nothing_out() -> None:
    plain = re.sub("<w:bookmark.*?/>", "", FIRST)
    kept = changes(sheet(HEADING, plain, NEXT), OURS)
    assert (kept.words, kept.refused, kept.loose) == ({}, {}, ())
    found = changes(sheet(HEADING, plain.replace("two", "three"), NEXT), OURS)
    assert (found.words, list(found.refused)) == ({}, [A])


def test_joined_paragraphs_of_two_bookmarks_are_told() -> None:
    found = changes(sheet(HEADING, paragraph(f"{FIRST[5:-6]}{run(' ')}{NEXT[5:-6]}")), OURS)
    assert (found.words, found.joined) == ({}, {B})


def test_fixed_words_beside_a_bookmark_are_no_edit() -> None:
    labelled = FIRST.replace(start(A, 1), run("Project: ") + start(A, 1)).replace(end(1), end(1) + run(" · "))
    found = changes(sheet(labelled.replace("two", "three")), sheet(labelled))
    assert (found.words, found.loose) == ({A: "One three."}, ())


def test_comments_are_notes_and_tracked_changes_are_noticed() -> None:
    mark = '<w:commentRangeStart w:id="0"/><w:ins><w:r/></w:ins>'
    comment = f'<w:comment w:id="0" w:author="Anna">{paragraph(run("Sure?"))}</w:comment>'
    found = changes(sheet(HEADING, FIRST.replace(end(1), mark + end(1)), NEXT, comments=comment), OURS)
    assert (found.notes, found.has_changes, found.words) == ({A: "Anna: Sure?"}, True, {})


def test_bookmarks_of_others_change_nothing() -> None:
    other = FIRST.replace(start(A, 1), f'<w:bookmarkStart w:id="9" w:name="_GoBack"/>{start(A, 1)}')
    assert changes(sheet(HEADING, other, NEXT), OURS).words == {}


def test_a_copy_of_a_paragraph_with_its_bookmark_counts_once() -> None:
    found = changes(sheet(HEADING, FIRST, FIRST.replace("two", "three"), NEXT), OURS)
    assert (found.words, found.loose) == ({}, ("One three.",))


def test_another_label_before_a_bookmark_is_told_and_is_none_of_its_words() -> None:
    labelled = FIRST.replace(start(A, 1), run("Project: ") + start(A, 1))
    found = changes(sheet(labelled.replace("Project", "Plan")), sheet(labelled))
    assert (found.words, found.loose) == ({}, ("Plan:",))


def test_words_typed_behind_a_fixed_label_belong_to_the_bookmark() -> None:
    labelled = FIRST.replace(start(A, 1), run("Project: ") + start(A, 1))
    typed = labelled.replace("Project: ", "Project: About ")
    assert changes(sheet(typed), sheet(labelled)).words == {A: "About One two."}


def test_a_comment_behind_a_bookmark_is_about_it_and_the_same_one_counts_once() -> None:
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    comment = f'<w:comment w:id="0" w:author="Anna">{paragraph(run("Sure?"))}</w:comment>'
    found = changes(sheet(HEADING, FIRST.replace(end(1), end(1) + mark + mark), NEXT, comments=comment), OURS)
    assert found.notes == {A: "Anna: Sure?"}


def test_words_that_are_less_alike_than_sixty_of_a_hundred_are_no_version_of_lost_ones() -> None:
    other = paragraph(run("Something else entirely."))
    found = changes(sheet(HEADING, other, NEXT), OURS)
    assert (found.words, found.refused, found.loose) == ({A: ""}, {}, ("Something else entirely.",))
    found = changes(sheet(HEADING, paragraph(run("One twxxxxxx")), NEXT), OURS)
    assert (found.words, list(found.refused)) == ({}, [A])


def test_a_bookmark_inside_another_breaks_it() -> None:
    nested = paragraph(f"{start(A, 1)}{run('One ')}{start(B, 2)}{run('two.')}{end(2)}{end(1)}")
    found = sheet(HEADING, nested)
    assert found.broken == {str(A)}
    assert found.words == {str(A): "One ", str(B): "two."}


def test_words_between_bookmarks_that_do_not_matter_are_none() -> None:
    mark = run(" (DRAFT  · to be checked)")
    marked = FIRST.replace(end(1), end(1) + mark)
    parts = [("word/document.xml", f"<w:document {W}><w:body>{HEADING}{marked}{NEXT}</w:body></w:document>".encode())]
    found = changes(read(packed(parts), ("(DRAFT · to be checked)",)), OURS)
    assert (found.words, found.loose) == ({}, ())
    assert changes(read(packed(parts)), OURS).words == {A: "One two. (DRAFT  · to be checked)"}


def test_of_paragraphs_without_a_bookmark_the_likest_has_lost_it() -> None:
    lost, other = re.sub("<w:bookmark.*?/>", "", FIRST), paragraph(run("Something else entirely."))
    found = changes(sheet(HEADING, other, lost, NEXT), OURS)
    assert (found.words, found.refused, found.loose) == ({}, {}, ("Something else entirely.",))


def test_another_blank_in_fixed_words_is_no_change() -> None:
    labelled = FIRST.replace(start(A, 1), run("Project: ") + start(A, 1)).replace(end(1), end(1) + run(" · of ours"))
    for before, after in (("Project: ", "Project:\u00a0"), (" · of", "\u00a0· of")):
        found = changes(sheet(labelled.replace(before, after)), sheet(labelled))
        assert (found.words, found.loose) == ({}, ())
