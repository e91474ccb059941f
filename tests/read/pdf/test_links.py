"""Links of a PDF page are marks on the words that people click on."""

from pipeline.model import MarkKind

LINE = (50, 700, "More about the mill is told on its page.")


def link(box, action):
    return f"<</Type/Annot/Subtype/Link/Rect[{box}]/A{action}>>"


def links(document):
    return [
        (block.text[mark.start - block.start : mark.end - block.start], mark.target)
        for block in document.blocks
        for mark in block.marks
        if mark.kind is MarkKind.LINK
    ]


def test_words_in_the_place_of_a_link_have_its_address(drawn):
    web = link("48 695 140 712", "<</S/URI/URI(https://mill.example.org/a)>>")
    document = drawn([LINE], more=[web], of_page="/Annots[100 0 R]")
    assert links(document) == [("More about the mill", "https://mill.example.org/a")]


def test_two_links_side_by_side_stay_two(drawn):
    one, two = (link(box, f"<</S/URI/URI(https://mill.example.org/{name})>>") for name, box in
                {"a": "48 695 75 712", "b": "75 695 105 712"}.items())  # fmt: skip
    document = drawn([LINE], more=[one, two], of_page="/Annots[100 0 R 101 0 R]")
    assert links(document) == [("More", "https://mill.example.org/a"), ("about", "https://mill.example.org/b")]


def test_links_to_places_in_the_file_and_to_programs_are_none(drawn):
    more = [
        link("48 695 140 712", "<</S/GoTo/D[10 0 R/Fit]>>"),
        link("48 695 140 712", "<</S/URI/URI(javascript:alert\\(1\\))>>"),
        link("48 695 140 712", "<</S/Launch/F(a.exe)>>"),
    ]
    assert links(drawn([LINE], more=more, of_page="/Annots[100 0 R 101 0 R 102 0 R]")) == []


def test_addresses_printed_one_below_the_other_are_no_menu(drawn):
    boxes = [f"48 {695 - 40 * at} 300 {712 - 40 * at}" for at in range(4)]
    more = [link(box, f"<</S/URI/URI(https://mill.example.org/{at})>>") for at, box in enumerate(boxes)]
    lines = [(50, 700 - 40 * at, f"https://mill.example.org/{at}") for at in range(4)]
    document = drawn(lines, more=more, of_page=f"/Annots[{' '.join(f'{100 + at} 0 R' for at in range(4))}]")
    assert [block.boilerplate for block in document.blocks] == [""] * 4
