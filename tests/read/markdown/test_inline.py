"""The lines inside a block of Markdown."""

from pipeline.model import MarkKind, Picture


def _read(document, text):
    return document(text, "page.md").blocks


def test_an_address_keeps_all_its_characters(document):
    (block,) = _read(document, "See [the page](https://e.org/a_(b)) and <https://e.org/c_d_e>.")
    assert [mark.target for mark in block.marks if mark.kind is MarkKind.LINK] == [
        "https://e.org/a_(b)",
        "https://e.org/c_d_e",
    ]


def test_bold_words_pictures_and_lines_are_told_by_their_place(document):
    blocks = _read(document, "---\ntitle: x\n---\n\n**Who:** the town\n\n![A mill](a.png)")
    assert [block.path for block in blocks] == ["line 5", "line 7"]
    assert [(mark.kind, mark.start, mark.end) for mark in blocks[0].marks] == [(MarkKind.STRONG, 0, 4)]
    assert blocks[1].picture == Picture("a.png", "A mill")


def test_struck_words_are_set_aside(document):
    blocks = _read(document, "Budget: ~~30~~ 48 €")
    assert [(block.text, block.boilerplate) for block in blocks] == [("Budget: 48 €", ""), ("30", "struck out")]
