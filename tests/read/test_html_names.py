"""Names of elements that only screen readers say."""

import pytest

from pipeline.read.html_names import unseen_name
from pipeline.read.tree import HtmlTree

HIDDEN = frozenset({"sr-only"})


def name(markup):
    (item,) = HtmlTree(f"<ul><li>{markup}</li></ul>").named("li")
    return unseen_name(item, HIDDEN)


@pytest.mark.parametrize(
    "icon",
    [
        '<i class="icon" aria-label="Budget"></i>',
        '<i title="Budget:"></i>',
        '<img alt="Budget" src="a.svg">',
        '<span class="ring"><i class="x"></i><i aria-label="Budget"></i></span>',
        "<svg><title>Budget</title><path d=''/></svg>",
        '<span class="sr-only">Budget:</span>',
    ],
)
def test_an_icon_before_a_value_names_it(icon):
    assert name(f"{icon} 48.500 €") == "Budget"


@pytest.mark.parametrize(
    "markup",
    [
        '48.500 € <i aria-label="Budget"></i>',
        '<a href="/x" title="Budget">48.500 €</a>',
        '<button><i aria-label="Share"></i></button> 48.500 €',
        '<span>48.500 €</span> <i aria-label="Budget"></i>',
        '<i aria-label="Budget"></i>',
        '<a class="sr-only" href="#a">Budget</a> 48.500 €',
        '<span class="sr-only">Budget</span>',
        f'<i aria-label="Budget"></i> {"words and more words " * 9}',
        '<i aria-label="Contact"></i><p>Anna</p><p>22 00 11</p>',
        '<i aria-label="Contact"></i>Anna<br>22 00 11<br>',
        f'<i aria-label="{"Budget and " * 7}"></i> 48.500 €',
    ],
    ids=[
        "behind",
        "link",
        "button",
        "another",
        "no value",
        "hidden link",
        "hidden alone",
        "a text",
        "two blocks",
        "three lines",
        "a long name",
    ],
)
def test_other_names_say_nothing_of_a_value(markup):
    assert name(markup) == ""


def test_an_element_may_bear_the_name_of_its_own_words():
    link = '<a href="#a">Menu</a>'
    tree = HtmlTree(
        f'<div aria-label="Budget">48.500 €</div><div title="Skip">{link}</div><p><i title="Us"></i>{link}</p>'
    )
    assert [unseen_name(tag, HIDDEN) for tag in tree.named("div", "p", "a")] == ["Budget", "", "", "Us", ""]
