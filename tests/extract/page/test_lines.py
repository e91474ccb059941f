"""What is known of a line by itself."""

from dataclasses import replace

import pytest

from pipeline.extract.page.lines import Piece, extent


@pytest.mark.parametrize(
    ("markup", "is_heading"),
    [
        ("<h3>How it rolls</h3>", True),
        ("<p><b>How it rolls</b></p>", True),
        ("<p><b>It rolls.</b></p>", False),
        ("<p><b>How</b> it rolls</p>", False),
        (f"<p><b>{'How it rolls ' * 10}</b></p>", False),
    ],
    ids=["by markup", "bold", "a sentence", "bold in part", "too long"],
)
def test_a_line_looks_like_a_heading_by_markup_or_bold_and_short(lines, markup, is_heading):
    (line,) = lines(markup)
    assert line.is_heading is is_heading


def test_a_line_is_a_link_where_all_of_it_is(lines):
    whole, part = lines('<main><p><a href="/a">Read on</a></p><p><a href="/a">Read</a> <b>this</b> first</p></main>')
    assert (whole.is_link, part.is_link) == (True, False)
    assert (whole.links, part.links) == (("/a",), ("/a",))


def test_the_caption_of_a_table_is_none_of_a_picture(lines):
    page = '<figure><img src="a.jpg"><figcaption>The mill</figcaption></figure>'
    page += "<table><caption>Costs</caption><tr><td>Stones</td><td>300 €</td></tr></table>"
    found = {line.text: line.is_picture_caption for line in lines(page)}
    assert (found["The mill"], found["Costs"]) == (True, False)


@pytest.mark.parametrize(
    ("markup", "is_bold"),
    [("<p><b>The mill</b></p>", True), ("<p><b>The mill</b>:</p>", True), ("<p>The <b>mill</b></p>", False)],
    ids=["all of it", "but for a colon", "but for its first word"],
)
def test_a_line_is_bold_where_its_words_are(lines, markup, is_bold):
    (line,) = lines(markup)
    assert line.is_bold is is_bold


def test_a_line_of_signs_has_no_words(lines):
    assert [line.has_words for line in lines("<p>* * *</p><p>4</p>")] == [False, True]


@pytest.mark.parametrize(("letters", "is_heading"), [(110, True), (111, False)])
def test_a_bold_line_of_one_hundred_and_ten_letters_is_a_heading(lines, letters, is_heading):
    (line,) = lines(f"<p><b>{'x' * letters}</b></p>")
    assert line.is_heading is is_heading


@pytest.mark.parametrize("end", [".", "!", ",", ":", "…"])
def test_a_bold_line_that_closes_a_sentence_is_no_heading(lines, end):
    (line,) = lines(f"<p><b>How it rolls{end}</b></p>")
    assert not line.is_heading


@pytest.mark.parametrize(
    ("said", "is_of_site"), [({}, False), ({"is_repeated": True}, True), ({"is_site_label": True}, True)]
)
def test_what_a_site_repeats_or_sets_before_values_is_the_sites_unless_it_is_a_label(lines, said, is_of_site):
    plain, label = lines("<p>Mills of ours</p><p>Results</p>")
    assert replace(plain, **said).is_of_site is is_of_site
    assert not replace(label, **said).is_of_site


@pytest.mark.parametrize(
    ("boilerplate", "is_weak", "is_firm"), [("", False, False), ("menu", False, True), ("menu", True, False)]
)
def test_boilerplate_is_firm_unless_it_is_weak(lines, boilerplate, is_weak, is_firm):
    (line,) = lines("<p>Mills of ours</p>")
    assert replace(line, boilerplate=boilerplate, is_weak=is_weak).is_firm_boilerplate is is_firm


def test_the_extent_of_pieces_is_that_of_all_together():
    assert extent([Piece(0, 3, 10), Piece(4, 0, 2)]) == 9
    assert extent([]) == 0
