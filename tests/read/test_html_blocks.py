"""The blocks of an HTML page: lines that go on, and pictures behind their words."""

from pipeline.model import Picture


def test_text_after_a_line_break_continues_its_block(document):
    _, second = document("<p>one<br>two</p>").blocks
    assert second.continues
    assert not document("<p>one</p><p>two</p>").blocks[1].continues


def test_a_picture_is_a_block_without_text(document):
    page = document('<p>before<img src="a.png" alt="A  gate">after</p>', url="https://mill.example.org/x/")
    assert [block.text for block in page.blocks] == ["beforeafter", ""]
    assert page.blocks[1].picture == Picture("https://mill.example.org/x/a.png", "A gate")
