"""Lines of a PDF joined to paragraphs, and which of them are headings."""

LONG = "The wheel turns at night, when the village is asleep and nobody needs the water of the"


def test_torn_words_are_made_whole_and_hyphens_between_numbers_stay(shown):
    lines = [
        (50, 700, f"{LONG} wa-"),
        (50, 687, "ter mill."),
        (50, 650, f"{LONG} brook from 2021-"),
        (50, 637, "2027 at all."),
    ]
    assert shown(lines) == [f"{LONG} water mill.", f"{LONG} brook from 2021-2027 at all."]


def test_a_span_of_years_that_is_broken_goes_on_whatever_room_there_was(shown):
    assert shown([(50, 700, f"{LONG} brook"), (50, 687, "and of the bakers in 2021-"), (50, 674, "2027 or so.")]) == [
        f"{LONG} brook and of the bakers in 2021-2027 or so."
    ]


def test_a_line_behind_which_the_next_word_had_room_ends_its_paragraph(shown):
    lines = [(50, 700, LONG), (50, 687, "brook."), (50, 674, LONG), (50, 661, "neighbours.")]
    assert shown(lines) == [f"{LONG} brook.", f"{LONG} neighbours."]


def test_short_lines_below_each_other_stay_apart(shown):
    names = ["Municipality of Kato Rachi", "Region of Ano Potamia", "School of Lithari"]
    assert shown([(50, 700 - 13 * at, name) for at, name in enumerate(names)]) == names


def test_a_sentence_goes_on_over_the_end_of_a_page(shown):
    first = [(50, 700, LONG), (50, 687, LONG)]
    assert shown(first, [(50, 750, "brook, and of the bakers.")]) == [f"{LONG} {LONG} brook, and of the bakers."]


def test_the_larger_the_letters_of_a_heading_the_higher_its_level(drawn):
    text = [(50, 560 - 13 * at, LONG) for at in range(4)]
    heads = [(50, 700, "A mill for barley", 24), (50, 660, "How it works", 16), (50, 620, "At night", 10, "F2")]
    assert [(block.text, block.level) for block in drawn([*heads, *text]).blocks[:3]] == [
        ("A mill for barley", 1),
        ("How it works", 2),
        ("At night", 3),
    ]
