"""HTML to text and blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import BlockKind, Cell, MarkKind, Picture


def test_a_block_is_a_slice_of_the_pages_text(document):
    page = document("<h1>A  kiln\nin the hills</h1><p>It burns <b>olive</b> stones.<br>Every night.</p>")
    assert [block.text for block in page.blocks] == ["A kiln in the hills", "It burns olive stones.", "Every night."]
    assert all(page.text[block.start : block.end] == block.text for block in page.blocks)


def test_text_after_a_line_break_continues_its_block(document):
    _, second = document("<p>one<br>two</p>").blocks
    assert second.continues
    assert not document("<p>one</p><p>two</p>").blocks[1].continues


def test_scripts_styles_and_choices_are_no_text(texts):
    page = "<script>x=1</script><style>p{}</style><noscript>no</noscript><p>seen<select><option>a</select></p>"
    assert texts(page) == ["seen"]


def test_items_know_their_depth(document):
    page = document("<ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>")
    assert [(block.kind, block.level, block.text) for block in page.blocks] == [
        (BlockKind.ITEM, 1, "one"),
        (BlockKind.ITEM, 2, "inner"),
        (BlockKind.ITEM, 1, "two"),
    ]


def test_typed_bullets_after_line_breaks_are_items(document):
    page = document("<p>*one<br>*two</p><p>o three</p><p>o four</p><p>1) five</p><p>2) six</p>")
    assert {block.kind for block in page.blocks} == {BlockKind.ITEM}


def test_a_single_numbered_paragraph_is_no_item(document):
    assert document("<p>1. What we did</p><p>We dug.</p>").blocks[0].kind is BlockKind.PARAGRAPH


def test_cells_know_their_place_behind_spans(document):
    page = document(
        "<table><tr><th rowspan=2>a</th><td>b</td></tr><tr><td>c</td></tr><tr><td colspan=2>d<td>e</tr></table>"
    )
    assert [block.cell for block in page.blocks] == [
        Cell(0, 0, 0, is_header=True),
        Cell(0, 0, 1),
        Cell(0, 1, 1),
        Cell(0, 2, 0),
        Cell(0, 2, 2),
    ]


def test_terms_and_details_are_told_apart(document):
    page = document("<dl><dt>Location</dt><dd>Crete</dd></dl>")
    assert [block.kind for block in page.blocks] == [BlockKind.TERM, BlockKind.DETAIL]


def test_bold_and_links_are_marked_by_place_and_target(document):
    page = document('<base href="https://mill.example.org/a/"><p>See <b>the</b> <a href="../plan">plan</a>.</p>')
    (block,) = page.blocks
    assert [(mark.kind, page.text[mark.start : mark.end], mark.target) for mark in block.marks] == [
        (MarkKind.STRONG, "the", ""),
        (MarkKind.LINK, "plan", "https://mill.example.org/plan"),
    ]


def test_a_picture_is_a_block_without_text(document):
    page = document('<p>before<img src="a.png" alt="A  gate">after</p>', url="https://mill.example.org/x/")
    assert [block.text for block in page.blocks] == ["beforeafter", ""]
    assert page.blocks[1].picture == Picture("https://mill.example.org/x/a.png", "A gate")


def test_the_head_says_what_the_page_is(document):
    head = (
        "<html lang=el><head><title>Μύλος | Site</title><meta property=og:title content='Ο μύλος'>"
        "<meta property=og:site_name content=Site><link rel=canonical href='https://x.example.org/m'>"
        "<meta property='article:published_time' content='2020-05-04T10:00:00'></head><body><p>a"
    )
    metadata = document(head).metadata
    assert (metadata.title, metadata.og_title, metadata.site_name) == ("Μύλος | Site", "Ο μύλος", "Site")
    assert (metadata.url, metadata.published, metadata.lang) == (
        "https://x.example.org/m",
        "2020-05-04T10:00:00",
        "el",
    )


def test_a_date_beside_another_page_is_not_the_pages_own(document):
    page = '<p>text</p><section class="related-posts"><span class="post-date">4 May 2019</span></section>'
    assert document(page).metadata.published == ""


def test_a_saved_page_says_where_it_came_from(document):
    saved = "<!-- saved from url=(0030)https://mill.example.org/page -->\n<html><body><p>a</p></body></html>"
    single = "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://mill.example.org/page \n"
    single += " saved date: Tue Mar 07 2023 10:12:31 GMT+0200 \n--><body><p>a</p></body></html>"
    assert document(saved).page.url == "https://mill.example.org/page"
    assert document(single).page.url == "https://mill.example.org/page"
    assert document(single).page.fetched == "Tue Mar 07 2023 10:12:31 GMT+0200"


@pytest.mark.parametrize("depth", [20_000])
def test_deep_nesting_is_no_recursion(document, depth):
    assert document("<div>" * depth + "deep" + "</div>" * depth).blocks[0].text == "deep"


MARKUP = st.lists(
    st.sampled_from(
        "<p> </p> <b> </b> <br> <ul> <li> </ul> <table> <tr> <td> </table> <h2> </h2> <a href=x> </a> <nav> </nav> "
        "<div class=share> </div> <dl> <dt> <dd> </dl> &nbsp; Καλή words * 1. # @ <img src=a.png> &#0; \u00ad".split(
            " "
        )
    ),
    max_size=40,
).map("".join)


@given(MARKUP)
def test_the_blocks_cover_every_character_of_the_text(document, markup):
    page = document(f"<html>{markup}")
    assert all(page.text[block.start : block.end] == block.text for block in page.blocks)
    assert "".join("".join(block.text for block in page.blocks).split()) == "".join(page.text.split())


def test_a_page_without_a_tag_for_its_body_is_read_whole(texts):
    assert texts("<!doctype html><title>T</title><main><h1>A van</h1><p>It calls.</p></main>") == ["A van", "It calls."]


def test_a_form_that_wraps_the_page_is_no_form(texts):
    page = "<form id='aspx'><table><tr><td><b>Τίτλος</b></td><td>Οι βρύσες μιλούν</td></tr></table></form><p>Α</p>"
    assert texts(page) == ["Τίτλος", "Οι βρύσες μιλούν", "Α"]


def test_a_button_that_opens_a_heading_is_its_words(document):
    page = "<h2><button class='accordion-button'>What is it?</button></h2><div><p>A van.</p></div><a class='btn'>Go</a>"
    assert [(block.text, block.chrome) for block in document(page).blocks] == [
        ("What is it?", ""), ("A van.", ""), ("Go", "button")
    ]  # fmt: skip


def test_links_line_by_line_are_a_menu(document):
    page = (
        "<table><tr><td><a href=a>Ο Δήμος</a><br><a href=b>Υπηρεσίες</a><br><a href=c>Νέα μας</a></td><td>Α</td></tr>"
    )
    assert [block.chrome for block in document(page).blocks] == ["only links"] * 3 + [""]
