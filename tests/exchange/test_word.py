from __future__ import annotations

import pytest
from lxml import etree

from pipeline.exchange.word import WordStep, body, comments, has_changes, steps, words
from pipeline.exchange.xml import ForeignFileError, ReturnedPackage, packed

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def read(xml: str) -> str:
    return words(etree.fromstring(f"<w:body {W} {MC}>{xml}</w:body>"))


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


CHOICE = f"<mc:Choice>{run('a')}</mc:Choice><mc:Fallback>{run('a')}</mc:Fallback>"
GONE_MARK = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f"<w:p>{run('One ')}{run('two')}</w:p>", "One two"),
        (f"<w:p>{run('One')}</w:p><w:p>{run('two')}</w:p>", "One\ntwo"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:softHyphen/></w:r></w:p>", "a\tb\nc\u00ad"),
        (f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>{run('a')}</w:p>", "a"),
        (f"<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins>{run('new')}</w:ins></w:p>", "new"),
        (f"<w:p><w:moveFrom>{run('x')}</w:moveFrom><w:moveTo>{run('y')}</w:moveTo></w:p>", "y"),
        (f"<w:p>{GONE_MARK}{run('One ')}</w:p><w:p>{run('two')}</w:p>", "One two"),
        (f"<w:sdt><w:sdtContent><w:p>{run('in')}</w:p></w:sdtContent></w:sdt>", "in"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>7</w:t></w:r></w:p>", "7"),
        (f"<w:p>{run('a')}<w:r><w:txbxContent><w:p>{run('b')}</w:p></w:txbxContent></w:r>{run('c')}</w:p>", "ac\nb"),
        (f"<w:p>{run('_x005F_x0041_ _x005F_y')}</w:p>", "_x0041_ _x005F_y"),
        (f"<w:p><mc:AlternateContent>{CHOICE}</mc:AlternateContent></w:p>", "a"),
    ],
)
def test_words_are_those_that_stand_when_all_changes_are_accepted(xml: str, text: str) -> None:
    assert read(xml) == text


def test_a_file_may_be_nested_deeply() -> None:
    root = etree.Element("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}sdt")
    inner = root
    for _ in range(5_000):
        inner = etree.SubElement(inner, root.tag)
    assert words(root) == ""


def test_bookmarks_and_comments_are_met_in_their_places() -> None:
    xml = (
        f'<w:p {W}><w:bookmarkStart w:id="1" w:name="a"/><w:r><w:t>x</w:t></w:r><w:commentRangeStart w:id="3"/>'
        '<w:bookmarkEnd w:id="1"/></w:p>'
    )
    assert list(steps(etree.fromstring(f"<w:body {W}>{xml}</w:body>"))) == [
        WordStep("start", "1 a"),
        WordStep("text", "x"),
        WordStep("comment", "3"),
        WordStep("end", "1"),
        WordStep("paragraph", ""),
    ]


def test_tracked_changes_are_noticed() -> None:
    assert has_changes(etree.fromstring(f"<w:p {W}><w:ins/></w:p>"))
    assert not has_changes(etree.fromstring(f"<w:p {W}><w:r/></w:p>"))


def test_comments_are_told_with_who_wrote_them() -> None:
    comment = f'<w:comment w:id="3" w:author="Μ. Π."><w:p>{run("Σωστό;")}</w:p></w:comment>'
    part = f"<w:comments {W}>{comment}</w:comments>"
    assert comments(ReturnedPackage(packed([("word/comments.xml", part.encode())]))) == {"3": "Μ. Π.: Σωστό;"}
    assert comments(ReturnedPackage(packed([]))) == {}


def test_a_package_without_a_document_is_refused() -> None:
    with pytest.raises(ForeignFileError):
        body(ReturnedPackage(packed([("word/document.xml", b"<a/>")])))
