"""Places in the markup, as people teach them."""

import pytest

from pipeline.extract.page.markup import element_at, is_in_place, steps

PAGE = """<article class="node"><div class="field field--name-lead">
<div class="field__item"><p>Ask.</p></div></div></article>"""


@pytest.mark.parametrize(
    "path",
    [
        "div.field--name-lead > div.field__item",
        "div.field__item",
        "article > div > div",
        "div.field.field--name-lead",
        "* > *.field__item",
    ],
)
def test_a_path_meets_what_stands_below_its_elements(document, path):
    assert is_in_place(document(PAGE).blocks[0], path)


@pytest.mark.parametrize("path", ["div.lead", "article > div.field__item", "span.field__item", "div.field__item > div"])
def test_a_path_with_another_element_or_class_meets_nothing(document, path):
    assert not is_in_place(document(PAGE).blocks[0], path)


def test_a_span_in_a_line_is_a_place_of_its_own(document):
    page = document('<p>Run by <span class="org">the parish</span> since May.</p>')
    assert is_in_place(page.blocks[0], "span.org")


def test_the_steps_of_a_path_are_read_innermost_first():
    assert steps("div.a.b > P") == (("p", frozenset()), ("div", frozenset({"a", "b"})))


def test_the_innermost_element_at_a_path_is_meant(document):
    page = document('<div class="a"><div class="a"><p>One</p></div></div>')
    found = element_at(page.blocks[0].element, "div.a")
    assert found is not None
    assert found is page.blocks[0].element.parent


def test_a_path_that_is_longer_than_what_stands_around_is_nowhere(document):
    page = document("<p>One</p>")
    assert element_at(page.blocks[0].element, "section > main > div > body > p") is None
    assert element_at(None, "p") is None
