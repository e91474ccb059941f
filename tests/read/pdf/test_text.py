"""What the words of a PDF page say, and how they are drawn."""

import pytest


def test_the_size_of_letters_is_that_on_the_page_whatever_scales_them(drawn):
    text = [(50, 700 - 13 * at, "The mill grinds barley for the villages of the valley.") for at in range(3)]
    blown_up = "q 3 0 0 3 0 0 cm BT /F1 1 Tf 8 0 0 8 20 250 Tm (A mill for barley) Tj ET Q\n"
    (heading, *_) = drawn([blown_up, *text]).blocks
    assert (heading.kind, heading.text) == ("heading", "A mill for barley")


@pytest.mark.parametrize(
    ("matrix", "of_page"),
    [("0 1 -1 0 300 200", "/Rotate 90"), ("0 -1 1 0 300 700", "/Rotate 270"), ("-1 0 0 -1 500 400", "/Rotate 180")],
)
def test_a_page_that_is_turned_is_read_as_people_turn_it(shown, matrix, of_page):
    drawn = f"q {matrix} cm BT /F1 10 Tf (Budget: 300) Tj 0 40 Td (A mill) Tj ET Q\n"
    assert shown([drawn], of_page=of_page) == ["A mill", "Budget: 300"]


def test_words_at_the_side_of_a_page_come_after_its_text(shown):
    side = "q 0 1 -1 0 590 100 cm BT /F1 10 Tf (Photo: the co-operative) Tj ET Q\n"
    assert shown([side, (50, 700, "The mill grinds barley."), (50, 660, "The flour is sold.")]) == [
        "The mill grinds barley.",
        "The flour is sold.",
        "Photo: the co-operative",
    ]


def test_bold_words_in_a_line_are_marked(drawn):
    (block,) = drawn(["BT /F2 10 Tf 50 700 Td (Budget) Tj /F1 10 Tf ( 48,500 euro for all years) Tj ET\n"]).blocks
    assert [(mark.kind, block.text[mark.start : mark.end]) for mark in block.marks] == [("strong", "Budget")]


def test_a_word_drawn_letter_by_letter_is_one_word_and_its_lowered_digit_stays_one(drawn):
    letters = "".join(f"BT /F1 10 Tf {50 + 6 * at} 700 Td ({letter}) Tj ET\n" for at, letter in enumerate("nao"))
    gas = "BT /F1 10 Tf 50 660 Td (CO) Tj /F1 6 Tf -2 Ts (2) Tj /F1 10 Tf 0 Ts (eq) Tj ET\n"
    assert [block.text for block in drawn([letters, gas]).blocks] == ["nao", "CO₂eq"]


def test_letters_of_one_word_in_two_colours_are_told_apart_by_what_is_seen(aside):
    seen = "BT /F1 10 Tf 50 700 Td 0 g (A mill of the village) Tj 1 g (Zq) Tj ET\n"
    assert aside([seen]) == {"Zq": "hidden"}


def test_a_sign_of_a_font_for_signs_is_the_character_that_it_shows(drawn):
    table = "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <01> <F0B7> endbfchar"
    unicode = f"/CIDInit /ProcSet findresource begin begincmap {table} endcmap end"
    more = [
        (
            "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+OpenSymbol"
            "/FirstChar 1/LastChar 1/Widths[500]/ToUnicode 101 0 R>>"
        ),
        f"<</Length {len(unicode)}>>stream\n{unicode}\nendstream",
    ]
    fonts = "/F1 <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>/F5 100 0 R"
    row = "BT /F5 10 Tf 50 700 Td (\\001) Tj /F1 10 Tf 12 0 Td (flour) Tj ET\n"
    (block,) = drawn([row], fonts=fonts, more=more).blocks
    assert block.text == "• flour"
