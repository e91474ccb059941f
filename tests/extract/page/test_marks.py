"""What the markup sets apart inside a line."""

import pytest

from pipeline.extract.page.marks import bold_opening, inner_offset, light_opening, page_offset, part_opening, strong


def opens_with(line, label):
    """Whether the label is the opening, which is at 0 where there is none."""
    start = line.text.index(label)
    return part_opening(line.segment) == (start, start + len(label))


@pytest.mark.parametrize(
    ("markup", "label"),
    [
        ("<div><span>Budget</span><span>44.000 €</span></div>", "Budget"),
        ("<div><span>i</span><span>Owner</span><span>Town of Petra</span></div>", "Owner"),
        ('<div><span class="icon">place</span><span>Owner</span><span>Town of Petra</span></div>', "Owner"),
        ('<div><a href="/a">Projects</a><a href="/b">Results</a></div>', ""),
        ("<div><span>Budget</span><span>:</span></div>", ""),
        ("<p>Trams and <span>Owner</span> in it.</p>", ""),
    ],
    ids=["two side by side", "behind a letter", "behind an icon", "links in a row", "nothing behind it", "in a text"],
)
def test_the_first_element_of_a_row_is_a_label_where_a_value_stands_behind_it(lines, markup, label):
    (line,) = lines(markup)
    assert opens_with(line, label)


def test_words_in_another_colour_or_emphasis_open_a_line(lines):
    plain, coloured, whole = lines(
        "<p>Owner Town of Petra</p><p><em>Owner</em> Town of Petra</p><p><em>Town of Petra</em></p>"
    )
    assert [light_opening(line.segment) for line in (plain, coloured, whole)] == [0, len("Owner"), 0]


def test_bold_words_open_a_line_only_where_it_goes_on(lines):
    opened, whole = lines("<p><b>Owner:</b> Town of Petra</p><p><b>Owner:</b></p>")
    assert [bold_opening(line.segment) for line in (opened, whole)] == [len("Owner:"), 0]


def test_offsets_are_those_of_the_words_as_they_are_shown(lines):
    (line,) = lines("<p>50 m² and <b>more</b></p>")
    ((start, end),) = strong(line.segment)
    assert line.text[start:end] == "more"
    assert page_offset(line.segment, len(line.text)) == line.segment.block.end


@pytest.mark.parametrize(("words", "label"), [("abc", "abc"), ("ab", "")])
def test_an_element_of_three_letters_is_a_name_and_of_two_an_icon(lines, words, label):
    (line,) = lines(f"<div><span>{words}</span><span>44.000 €</span></div>")
    assert opens_with(line, label)


@pytest.mark.parametrize(
    ("markup", "label"),
    [
        ('<div><a href="/a"><span>Owner</span></a><span>Town of Petra</span></div>', ""),
        ('<div><span>Owner</span><a href="/a">Town of Petra</a></div>', "Owner"),
        ("<div><span>Owner</span></div>", ""),
        ('<div><span class="fa fa-home">home</span><span>Owner</span><span>Petra</span></div>', "Owner"),
        ('<div><span class="iconic">Owner</span><span>Petra</span></div>', "Owner"),
    ],
)
def test_the_first_element_is_a_label_unless_it_is_a_link_itself(lines, markup, label):
    (line,) = lines(markup)
    assert opens_with(line, label)


def test_offsets_in_the_page_are_those_of_the_words_that_a_repair_has_moved(lines):
    (line,) = lines("<p>Sa\u00adlt and wa\u00adter</p>")
    segment = line.segment
    assert line.text == "Salt and water"
    start = segment.block.start
    assert [page_offset(segment, at) - start for at in (0, 2, 5, 14, 20)] == [0, 3, 6, 16, 16]
    assert [inner_offset(segment, at) for at in (0, 3, 6, 16)] == [0, 2, 5, 14]


def test_offsets_in_words_that_nothing_has_moved_are_the_same(lines):
    (line,) = lines("<p>Salt</p>")
    assert [inner_offset(line.segment, at) for at in (0, 2, 4)] == [0, 2, 4]


@pytest.mark.parametrize(
    ("markup", "stretches"),
    [
        ("<em>The idea.</em> A kiln on wheels.", [(0, 9)]),
        ("<em>The idea:</em> a kiln on wheels.", [(0, 9)]),
        ("<em>The</em> kiln is on wheels.", []),
        ("A kiln. <em>The idea.</em> It has wheels.", []),
    ],
)
def test_emphasised_words_that_open_a_line_with_a_stop_are_as_bold(lines, markup, stretches):
    assert strong(lines(f"<p>{markup}</p>")[0].segment) == stretches
