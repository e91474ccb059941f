"""Markdown as its readers see it: headings, lists, tables, links, and none of its signs."""

# ruff: noqa: E501 - texts stand in one piece

import pytest

from pipeline.model import Cell, Picture


def _read(document, text):
    return document(text, "page.md").blocks


def _seen(document, text):
    return [(block.kind.value, block.text) for block in _read(document, text) if not block.boilerplate]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("The mill\n========\n\nWho\n---\n\nThe town", [("heading", "The mill"), ("heading", "Who"), ("paragraph", "The town")]),
        ("See [lamps][1] and `code`.\n\n[1]: https://e.org/a", [("paragraph", "See lamps and code.")]),
        ("- one lamp for a house\n  and its bulb\n- two", [("item", "one lamp for a house and its bulb"), ("item", "two")]),
        ("Budget: 5 €\nPlace: Rachi", [("paragraph", "Budget: 5 €"), ("paragraph", "Place: Rachi")]),
        ("A line that is long enough to have been wrapped by an\nEditor of text", [("paragraph", "A line that is long enough to have been wrapped by an Editor of text")]),
        ("A 2*3*4 sum of *small* \\*things\\*", [("paragraph", "A 2*3*4 sum of small *things*")]),
        ("Budget: ~~30~~ 48 €<br>Place: Rachi[^1]\n\n[^1]: In the hills.", [("paragraph", "Budget: 48 €"), ("paragraph", "Place: Rachi"), ("paragraph", "In the hills.")]),
        ("<div>\n<p>The town</p>\n</div>\n\nend of it", [("paragraph", "The town"), ("paragraph", "end of it")]),
        ("```\na  b\nc\n```", [("paragraph", "a b"), ("paragraph", "c")]),
        ("> Quoted words\n\n***\n\nend of it", [("paragraph", "Quoted words"), ("paragraph", "end of it")]),
        ("AT&amp;T &euro;5", [("paragraph", "AT&T €5")]),
    ],
)  # fmt: skip
def test_markdown_is_read_as_it_is_shown(document, text, seen):
    assert _seen(document, text) == seen


def test_items_know_their_depth_and_what_goes_on_in_them(document):
    blocks = _read(document, "- one\n\n  more of one\n\n  - inner\n- two")
    assert [(block.text, block.level, block.continues) for block in blocks] == [
        ("one", 1, False),
        ("more of one", 1, True),
        ("inner", 2, False),
        ("two", 1, False),
    ]


@pytest.mark.parametrize(
    "text", ["| What | Cost |\n|---|--:|\n| Lamps \\| bulbs | €1,000 |", "|What|Cost|\n|Lamps|€1,000|"]
)
def test_cells_know_their_place_with_and_without_a_rule(document, text):
    places = (Cell(0, row, column, is_header=row == 0) for row in (0, 1) for column in (0, 1))
    assert [block.cell for block in _read(document, text)] == list(places)


def test_the_head_of_a_markdown_file_is_no_text(document):
    page = document("---\ntitle: The orchard\ndate: 2021-03-04\n---\n\n# The orchard\n\nTwelve families.\n", "page.md")
    assert [(block.text, block.path) for block in page.blocks] == [
        ("The orchard", "line 6"),
        ("Twelve families.", "line 8"),
    ]
    assert (page.metadata.title, page.metadata.published) == ("The orchard", "2021-03-04")


def test_pictures_in_markdown_are_pictures_and_addresses_have_no_brackets(document):
    text = "# Boats\n\n![A boat on the slip](img/boat.jpg) Two boats wait.\n\nSee <https://boats.example.org/a>.\n"
    blocks = document(text, "page.md").blocks
    assert [block.text for block in blocks if block.text] == [
        "Boats",
        "Two boats wait.",
        "See https://boats.example.org/a.",
    ]
    assert [block.picture for block in blocks if block.picture] == [Picture("img/boat.jpg", "A boat on the slip")]


def test_markdown_without_a_heading_is_pasted_text_in_a_file_of_another_name(document):
    assert document("The mill\n\nIt grinds **again**.", "page.md").is_pasted
    assert not document("# The mill\n\nIt grinds again.", "page.md").is_pasted
