"""The numbers of lists, counted as Word counts them."""

import pytest

from pipeline.model import BlockKind


def entry(words, level=0, number=1):
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def level(number, form, text, start=1):
    form = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}">{form}</w:lvl>'


def numbering(*levels, lists='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'):
    pattern = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    return {"numbering.xml": ("numbering", f"<w:numbering>{pattern}{lists}</w:numbering>")}


def texts(found):
    return [block.text for block in found.blocks]


def test_numbers_go_on_from_their_start(word):
    found = word(entry("a") + entry("b"), numbering(level(0, "decimal", "%1.", start=5)))
    assert texts(found) == ["5. a", "6. b"]
    assert {block.kind for block in found.blocks} == {BlockKind.ITEM}


@pytest.mark.parametrize(
    ("form", "number"),
    [
        ("lowerLetter", "c)"),
        ("upperRoman", "III)"),
        ("lowerRoman", "iii)"),
        ("decimalZero", "03)"),
        ("upperLetter", "C)"),
    ],
)
def test_numbers_have_the_form_of_their_list(word, form, number):
    assert texts(word("".join(map(entry, "xyz")), numbering(level(0, form, "%1)"))))[-1] == f"{number} z"


def test_letters_go_on_double_behind_the_last(word):
    found = word("".join(entry(str(n)) for n in range(27)), numbering(level(0, "lowerLetter", "%1)")))
    assert texts(found)[-2:] == ["z) 25", "aa) 26"]


def test_deeper_numbers_begin_anew_below_each_higher_one(word):
    levels = level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.")
    entries = entry("a"), entry("b", 1), entry("c", 1), entry("d"), entry("e", 1)
    assert texts(word("".join(entries), numbering(*levels))) == ["1. a", "1.1. b", "1.2. c", "2. d", "2.1. e"]


def test_a_list_of_its_own_start_begins_anew(word):
    lists = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    found = word(entry("a") + entry("b") + entry("c", number=2), numbering(level(0, "decimal", "%1."), lists=lists))
    assert texts(found) == ["1. a", "2. b", "1. c"]


def test_the_number_of_a_bold_entry_is_bold(word):
    bold = entry("Budget").replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>")
    (block,) = word(bold, numbering(level(0, "decimal", "%1."))).blocks
    assert (block.text, [(mark.start, mark.end) for mark in block.marks]) == ("1. Budget", [(0, 9)])


def test_bullets_are_no_numbers(word):
    found = word(entry("a"), numbering(level(0, "bullet", "\uf0b7")))
    assert [(block.text, block.kind) for block in found.blocks] == [("a", BlockKind.ITEM)]


def test_a_mark_that_no_list_has_is_left_out(word):
    assert texts(word(entry("a"), numbering(level(0, "decimal", "%1" * 2000)))) == ["a"]


def test_a_paragraph_whose_numbering_was_taken_off_is_no_entry(word):
    assert [block.kind for block in word(entry("Running text.", number=0)).blocks] == [BlockKind.PARAGRAPH]


def test_a_style_can_put_paragraphs_into_a_list(word):
    style = (
        '<w:style w:type="paragraph" w:styleId="Step"><w:name w:val="Step"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    parts = {**numbering(level(0, "decimal", "%1.")), "styles.xml": ("styles", f"<w:styles>{style}</w:styles>")}
    step = '<w:p><w:pPr><w:pStyle w:val="Step"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    assert texts(word(step * 2, parts)) == ["1. a", "2. a"]


def test_headings_are_counted_and_keep_their_words_alone(word):
    style = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    parts = {**numbering(level(0, "decimal", "%1.")), "styles.xml": ("styles", f"<w:styles>{style}</w:styles>")}
    heading = entry("Περιγραφή").replace("<w:pPr>", '<w:pPr><w:pStyle w:val="H1"/>')
    assert texts(word(heading + entry("a"), parts)) == ["Περιγραφή", "2. a"]
