"""Documents that a Word file takes in whole."""

CHUNK = '<w:altChunk r:id="{}"/>'
WORDS = "<w:p><w:r><w:t>Before</w:t></w:r></w:p>"


def test_the_words_of_a_page_stand_where_it_is_taken_in(told):
    parts = {"a.htm": ("aFChunk", b"<p>The mill grinds.</p>")}
    body = WORDS + CHUNK.format("a.htm") + "<w:p><w:r><w:t>Behind</w:t></w:r></w:p>"
    assert told(body, parts) == ["Before", "The mill grinds.", "Behind"]


def test_a_part_that_is_not_there_or_of_no_known_kind_is_told(word):
    parts = {"a.bin": ("aFChunk", b"\x00\x01\x02\x03")}
    found = word(WORDS + CHUNK.format("a.bin") + CHUNK.format("none"), parts)
    assert [block.text for block in found.blocks] == ["Before"]
    assert [issue.code.value for issue in found.issues] == ["unreadable-part", "unreadable-part"]


def test_tables_of_two_pages_are_two_tables(word):
    table = b"<table><tr><td>A</td><td>B</td></tr></table>"
    parts = {"a.htm": ("aFChunk", table), "b.htm": ("aFChunk", table)}
    cells = [block.cell for block in word(CHUNK.format("a.htm") + CHUNK.format("b.htm"), parts).blocks]
    assert len(cells) == 4
    assert cells[0].table == cells[1].table != cells[2].table == cells[3].table
