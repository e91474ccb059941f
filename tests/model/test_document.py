"""Where a block stands in the markup, and how much of it is links."""

from pipeline.model import Block, BlockKind, Element, Mark, MarkKind


def test_a_place_is_the_way_to_an_element_by_names_and_class_words():
    field = Element("div", ("field", "field--name-lead"), parent=Element("main", ("page",)))
    assert Element("span", parent=field).place == "main.page > div.field.field--name-lead > span"


def test_the_characters_in_links_are_counted_without_spaces():
    links = Mark(MarkKind.LINK, 10, 17, "/a"), Mark(MarkKind.STRONG, 10, 14), Mark(MarkKind.LINK, 18, 20, "/b")
    block = Block(BlockKind.PARAGRAPH, "the old mill of Χ", 10 - 4, 23, "p", marks=links)
    assert block.linked == len("oldmilf") - 1 + len("f")


def test_an_element_holds_itself_and_what_stands_in_it():
    outer = Element("div")
    inner = Element("p", parent=outer)
    assert (outer.holds(inner), outer.holds(outer), inner.holds(outer), outer.holds(None)) == (True, True, False, False)
