"""What HTML elements are by their tags and attributes."""

import pytest

from pipeline.read.html_elements import (
    is_alone,
    is_bold,
    is_first_of_two,
    is_of_turned_pair,
    is_spacer,
    is_title,
    keeps_lines,
    opens_panel,
    path_of,
    span,
)
from pipeline.read.tag import Tag
from pipeline.read.tree import HtmlTree


def first(markup, name):
    return HtmlTree(f"<body>{markup}</body>").named(name)[0]


@pytest.mark.parametrize(("written", "count"), [("3", 3), (" 2 ", 2), ("", 1), ("-2", 1), ("9999", 1), ("²", 1)])
def test_a_span_is_a_number_of_three_digits_at_most(written, count):
    assert span(Tag("td", {"colspan": written}), "colspan") == count


@pytest.mark.parametrize(
    ("facts", "is_one"), [({"width": "3px"}, True), ({"height": "4"}, False), ({"width": "3%"}, False)]
)
def test_a_picture_of_three_pixels_holds_a_place(facts, is_one):
    assert is_spacer(Tag("img", facts)) is is_one


@pytest.mark.parametrize(("weight", "is_so"), [("600", True), ("BOLD", True), ("500", False), ("normal", False)])
def test_words_are_bold_from_600_on(weight, is_so):
    assert is_bold(Tag("span", {"style": f"font-weight: {weight}"})) is is_so


def test_line_breaks_are_kept_as_the_style_says_or_the_element_around():
    assert keeps_lines(Tag("pre", {"style": "white-space: normal"}), default=False)
    assert keeps_lines(Tag("p", {"style": "white-space: pre-line"}), default=False)
    assert not keeps_lines(Tag("p", {"style": "white-space: nowrap"}), default=True)
    assert keeps_lines(Tag("p", {}), default=True)


def test_a_button_opens_a_panel_only_where_it_says_so():
    assert opens_panel(Tag("button", {"data-bs-toggle": "collapse"}))
    assert opens_panel(Tag("div", {"role": "button", "class": "Accordion-head"}))
    assert not opens_panel(Tag("button", {"data-toggle": "modal"}))
    assert not opens_panel(Tag("div", {"data-toggle": "collapse"}))


def test_a_title_of_google_docs_bears_a_number_beside_its_name():
    assert is_title(Tag("p", {"class": "c12 title"}))
    assert is_title(Tag("p", {"class": "MsoTitle"}))
    assert not is_title(Tag("p", {"class": "title"}))
    assert not is_title(Tag("div", {"class": "c12 title"}))


def test_two_spans_with_names_are_a_label_and_its_value():
    two = '<span class="k">Owner</span> <span class="v">Town</span>'
    assert is_first_of_two(first(f"<p>{two}</p>", "span"))
    assert not is_first_of_two(first(f"<h2>{two}</h2>", "span"))
    assert not is_first_of_two(first(f'<p>{two}<span class="x">!</span></p>', "span"))
    assert not is_first_of_two(first(f"<p>So {two}</p>", "span"))


def test_white_space_does_not_keep_an_element_from_being_alone():
    assert is_alone(first("<p> <b>Owner</b>\n</p>", "b"))
    assert not is_alone(first("<p><b>Owner</b>: Town</p>", "b"))


def test_a_path_is_short_and_starts_afresh_at_an_id():
    parent = tuple("abcdef")
    assert path_of(parent, Tag("p", {}), 2) == (*"bcdef", "p:nth-of-type(2)")
    assert path_of(parent, Tag("p", {"id": "x" * 70}), 2) == ("#" + "x" * 60,)


@pytest.mark.parametrize(("value", "label", "is_one"), [("v", "label", True), ("label", "v", False), ("v", "v", False)])
def test_a_label_behind_its_value_is_called_so(value, label, is_one):
    pair = f"<div><span class={value}>44</span><span class={label}>Members</span></div>"
    assert is_of_turned_pair(first(pair, "span")) is is_one
