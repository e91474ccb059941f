"""What nobody sees is set aside and told; what may be hidden is printed and told; what a reader can open is content."""

import pytest

from pipeline.model import IssueCode


def _hidden(page):
    return [block.text for block in page.blocks if block.boilerplate == "hidden"]


def _told(page):
    return [issue for issue in page.issues if issue.code is IssueCode.HIDDEN_TEXT]


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY : NONE !important",
        "visibility:hidden",
        "font-size:0",
        "font-size:1px",
        "position:absolute;left:-9999px",
        "text-indent:-9999px",
        "height:0;overflow:hidden",
        "width:1px;height:1px;overflow:hidden",
        "clip:rect(0,0,0,0);position:absolute",
        "clip-path:inset(50%)",
        "transform:scale(0)",
        "color:#FFF;background:white",
        "background-color:#000;color:rgb(0, 0, 0)",
    ],
)
def test_a_style_that_hides_its_words_sets_them_aside_and_is_told_with_their_place(document, style):
    page = document(f'<p>seen</p><p style="{style}">planted words</p><p>seen, too</p>')
    assert _hidden(page) == ["planted words"]
    (issue,) = _told(page)
    assert page.text[issue.locator.start : issue.locator.end] == "planted words"
    assert "planted words" in issue.message


@pytest.mark.parametrize(
    "style",
    [
        "display:block",
        "font-size:14px",
        "font-size:0.9em",
        "left:-20px;position:relative",
        "height:0;overflow:hidden;padding-bottom:56%",
        "color:#fff;background:#036",
        "color:#fff;background:url(a.png)",
        "max-width:100%;overflow:hidden",
    ],
)
def test_a_style_that_shows_its_words_is_no_matter(document, style):
    page = document(f'<style>p{{margin:0}}</style><p>seen</p><p style="{style}">words</p><p>seen, too</p>')
    assert (_hidden(page), _told(page)) == ([], [])


@pytest.mark.parametrize(
    ("sheet", "markup", "is_hidden"),
    [
        (".x{display:none}", "<p class=x>words", True),
        ("h1{color:red} p.x, #y { color:red; display: none !important }", "<p id=y>words", True),
        ("/* .x{ */ .x{visibility:hidden}", '<p class="a x">words', True),
        (".x{display:none}", "<div class=xy>words</div>", False),
        ("@media print{.x{display:none}}", "<p class=x>words", False),
        (".a .x{display:none}", "<p class=x>words", False),
        (".x:not(.y){display:none}", "<p class=x>words", False),
        (".x{display:none}", "<p class=x style='display:block'>words", False),
        (".x.y{display:none}", "<p class=x>words", False),
    ],
)
def test_simple_rules_of_the_pages_own_style_sheet_hide(document, sheet, markup, is_hidden):
    page = document(f"<style>{sheet}</style><p>seen</p><p>and seen</p>{markup}")
    assert bool(_hidden(page)) is is_hidden
    assert bool(_told(page)) is is_hidden


def test_a_rule_that_another_one_may_undo_is_told_and_its_words_printed(document):
    page = document("<style>.x{display:none} .open .x{display:block}</style><p>seen</p><p>b</p><p class=x>words</p>")
    assert _hidden(page) == []
    assert ["words" in issue.message for issue in _told(page)] == [True]


@pytest.mark.parametrize(
    ("names", "is_hidden"),
    [
        ("d-none", True),
        ("sr-only", True),
        ("visually-hidden", True),
        ("show-for-sr", True),
        ("d-none d-md-block", False),
        ("hidden md:flex", False),
        ("hide show", False),
        ("hidden-story", False),
        ("hideaway", False),
    ],
)
def test_usual_class_words_hide_unless_another_one_shows_again(document, names, is_hidden):
    page = document(f'<p>seen</p><p>seen, too</p><div class="{names}">planted words</div>')
    assert bool(_hidden(page)) is is_hidden


@pytest.mark.parametrize(
    "markup",
    [
        "<p style='opacity:0'>words",
        "<p class=fade>words",
        "<p aria-hidden=true>so many words",
        "<p style='color:#fff'>words",
    ],
)
def test_what_may_be_hidden_is_printed_and_told(document, markup):
    page = document(f"<link rel=stylesheet href=a.css><p>seen</p><p>and seen</p>{markup}")
    assert _hidden(page) == []
    assert len(_told(page)) == 1


def test_white_words_on_a_page_without_any_style_sheet_are_hidden(document):
    assert _hidden(document("<p>seen</p><p>a</p><p style='color:white'>words")) == ["words"]
    assert _hidden(document("<p>seen</p><div style='background:#333'><p style='color:white'>words</div>")) == []


def test_a_label_for_screen_readers_stays_a_label(document):
    page = document('<div><div class="field__label visually-hidden">Place</div><div>Rachi</div></div>')
    assert [(block.text, block.boilerplate) for block in page.blocks] == [
        ("Place", "for screen readers"),
        ("Rachi", ""),
    ]


def test_hidden_words_in_a_line_do_not_cut_it(document):
    page = document("<p>Budget: <span hidden>9 €</span><del>8 €</del> 7 €</p>")
    assert [(block.text, block.boilerplate) for block in page.blocks] == [
        ("Budget: 7 €", ""),
        ("9 €", "hidden"),
        ("8 €", "struck out"),
    ]


def test_what_pops_up_on_demand_is_hidden(document):
    page = document("<h1>Mill</h1><p>It grinds barley.</p><div popover id=note><p>Words of the note</p></div>")
    assert _hidden(page) == ["Words of the note"]


def test_an_element_shows_itself_inside_one_that_only_visibility_hides(document):
    shown = '<div style="visibility: visible"><p>The mill grinds barley.</p></div>'
    page = document(f'<h1>Mill</h1><div style="visibility: hidden"><p>No longer true.</p>{shown}<p>Nor this.</p></div>')
    assert [(block.text, block.boilerplate) for block in page.blocks][1:] == [
        ("No longer true.", "hidden"),
        ("The mill grinds barley.", ""),
        ("Nor this.", "hidden"),
    ]


@pytest.mark.parametrize("style", ["display: none", "visibility: hidden; font-size: 0"])
def test_what_hides_all_that_is_inside_it_is_not_undone_by_visibility(document, style):
    page = document(
        f'<h1>Mill</h1><div style="{style}"><p style="visibility: visible">The mill.</p></div><p>Barley.</p>'
    )
    assert _hidden(page) == ["The mill."]


def test_a_visible_word_in_a_hidden_part_of_a_line_stays_in_its_place(document):
    page = document(
        '<p>One <span style="visibility:hidden">two <b style="visibility:visible">three</b></span> four</p>'
    )
    assert [block.text for block in page.blocks if not block.boilerplate] == ["One four"]
