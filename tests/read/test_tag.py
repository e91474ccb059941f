"""Where a tag stands, and how many letters stand in it."""

from pipeline.read.tree import HtmlTree


def test_letters_and_places_of_tags_are_counted():
    tree = HtmlTree("<ul><li>one<li><b>two</b> and</ul>")
    (ul,) = tree.named("ul")
    first, second = tree.named("li")
    assert (ul.letters, first.letters, second.index, second.previous) == (10, 3, 1, first)
    assert [tag.name for tag in tree.named("b", "li", "ul")] == ["ul", "li", "li", "b"]
