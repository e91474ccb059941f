"""HTML to text and blocks."""

import pytest

from pipeline.model import BlockKind, MarkKind


def test_a_block_is_a_slice_of_the_pages_text(document):
    page = document("<h1>A  kiln\nin the hills</h1><p>It burns <b>olive</b> stones.<br>Every night.</p>")
    assert [block.text for block in page.blocks] == ["A kiln in the hills", "It burns olive stones.", "Every night."]
    assert all(page.text[block.start : block.end] == block.text for block in page.blocks)


def test_typed_bullets_after_line_breaks_are_items(document):
    page = document("<p>*one<br>*two</p><p>o three</p><p>o four</p><p>1) five</p><p>2) six</p>")
    assert {block.kind for block in page.blocks} == {BlockKind.ITEM}


def test_a_single_numbered_paragraph_is_no_item(document):
    assert document("<p>1. What we did</p><p>We dug.</p>").blocks[0].kind is BlockKind.PARAGRAPH


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


def test_a_page_without_a_tag_for_its_body_is_read_whole(texts):
    assert texts("<!doctype html><title>T</title><main><h1>A van</h1><p>It calls.</p></main>") == ["A van", "It calls."]


def test_a_form_that_wraps_the_page_is_no_form(texts):
    page = "<form id='aspx'><table><tr><td><b>Τίτλος</b></td><td>Οι βρύσες μιλούν</td></tr></table></form><p>Α</p>"
    assert texts(page) == ["Τίτλος", "Οι βρύσες μιλούν", "Α"]


def test_a_button_that_opens_a_heading_is_its_words(document):
    page = "<h2><button class='accordion-button'>What is it?</button></h2><div><p>A van.</p></div><a class='btn'>Go</a>"
    assert [(block.text, block.boilerplate) for block in document(page).blocks] == [
        ("What is it?", ""), ("A van.", ""), ("Go", "button")
    ]  # fmt: skip


def test_links_line_by_line_are_a_menu(document):
    page = (
        "<table><tr><td><a href=a>Ο Δήμος</a><br><a href=b>Υπηρεσίες</a><br><a href=c>Νέα μας</a></td><td>Α</td></tr>"
    )
    assert [block.boilerplate for block in document(page).blocks] == ["only links"] * 3 + [""]


def test_a_picture_saved_with_the_page_keeps_its_address(document):
    page = "<!-- saved from url=(0027)https://van.example.org/p/ --><h1>V</h1>"
    page += "<img src='./van_files/a.png'><img src='b.png'>"
    pictures = [block.picture.src for block in document(page, "in/van.html").blocks if block.picture]
    assert pictures == ["./van_files/a.png", "https://van.example.org/p/b.png"]


def test_words_that_an_exported_document_sets_bold_by_a_class_are(document):
    page = "<style>.c7{font-weight:700}.c1{font-weight:400}</style><p><span class=c7>Van</span></p><p><span class=c1>A"
    assert [any(mark.kind is MarkKind.STRONG for mark in block.marks) for block in document(page).blocks] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("page", "is_set_aside"),
    [
        ("<main><h1>Mill</h1><article><p>{story}</p></article><div class='related'>{card}</div></main>", True),
        ("<main><h1>Mill</h1><p>{story}</p><div class='related'>{card}</div></main>", True),
        ("<div><h1>Mill</h1></div><div class='related'>{long}</div>", False),
        ("<main><p>{story}</p><div class='related'>{card}</div></main>", False),
    ],
)
def test_a_short_article_beside_the_page_is_a_card_that_leads_to_another(document, page, is_set_aside):
    card = "<article><p>Location: Petra, where the next mill stands.</p></article>"
    story = "A mill grinds flour for nine villages again. " * 12
    long = card.replace("stands.", f"stands. {story}")
    blocks = document(page.format(card=card, story=story, long=long)).blocks
    assert {bool(one.boilerplate) for one in blocks if one.text.startswith("Location")} == {is_set_aside}
