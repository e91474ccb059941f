"""Closed panels of accordions and tabs are content, and what opens them is their heading."""

# ruff: noqa: E501 - markup stands in one piece

import pytest

_CLOSED = 'style="display: none"'


def _content(document, markup):
    return [
        (block.kind.value, block.text) for block in document(f"<h1>Mill</h1>{markup}").blocks if not block.boilerplate
    ]


@pytest.mark.parametrize(
    "item",
    [
        f"<h3>{{}}</h3><div {_CLOSED}><p>{{}}</p></div>",
        f'<h3 role="tab" aria-expanded="false">{{}}</h3><div role="tabpanel" aria-hidden="true" {_CLOSED}><p>{{}}</p></div>',
        f'<div role="button" aria-expanded="false"><a>{{}}</a></div><div {_CLOSED}><p>{{}}</p></div>',
        '<h2><button aria-expanded="false">{}</button></h2><div class="hidden"><p>{}</p></div>',
        f'<div class="t"><a aria-expanded="false" href="#x">{{}}</a></div><div {_CLOSED}><p>{{}}</p></div>',
        "<details><summary>{}</summary><p>{}</p></details>",
        '<h3>{}</h3><div hidden="until-found"><p>{}</p></div>',
        '<button data-bs-toggle="collapse" data-bs-target="#{0}">{0}</button><div id="{0}" class="collapse"><p>{1}</p></div>',
    ],
)
def test_a_panel_right_below_its_control_is_content_below_a_heading(document, item):
    pairs = [("Who", "The town"), ("Budget", "48.500 €")]
    found = _content(document, f"<div>{''.join(item.format(*pair) for pair in pairs)}</div>")
    assert [kind for kind, _ in found] == ["heading", "heading", "paragraph", "heading", "paragraph"]
    assert [text for _, text in found][1:] == ["Who", "The town", "Budget", "48.500 €"]


def test_the_control_of_the_panel_below_it_is_no_link(document):
    items = (
        f'<div class="head"><a data-toggle="collapse" href="#p{n}">{head}</a></div><div id="p{n}"><p>Flour.</p></div>'
        for n, head in enumerate(("What we gained", "What was hard"))
    )
    markup = "".join(items) + '<p><a href="#p0">Back</a></p>'
    links = [(block.text, bool(block.linked)) for block in document(f"<h1>Mill</h1>{markup}").blocks]
    assert ("What we gained", False) in links
    assert ("Back", True) in links


@pytest.mark.parametrize(
    ("row", "tab", "panel"),
    [
        ('<div role="tablist">{}</div>', '<button role="tab" aria-controls="{0}">{1}</button>', '<div role="tabpanel" id="{0}" hidden><p>{1}</p></div>'),
        ('<ul class="nav-tabs">{}</ul>', '<li><a href="#{0}" data-toggle="tab">{1}</a></li>', f'<div class="tab-pane" id="{{0}}" {_CLOSED}><p>{{1}}</p></div>'),
        ('<ul class="tabs">{}</ul>', '<li><a href="#{0}">{1}</a></li>', '<div id="{0}" class="d-none"><p>{1}</p></div>'),
        ('<ul role="tablist">{}</ul>', '<li role="tab">{1}</li>', '<div role="tabpanel" hidden><p>{1}</p></div>'),
        ('<div role="tablist">{}</div>', '<span role="tab" id="t{0}" aria-controls="{0}">{1}</span>', '<section role="tabpanel" id="{0}"><p>{1}</p></section>'),
    ],
)  # fmt: skip
def test_a_tab_names_the_panel_that_stands_elsewhere(document, row, tab, panel):
    tabs = row.format("".join(tab.format(*pair) for pair in (("a", "Who"), ("b", "Budget"))))
    panels = "".join(panel.format(*pair) for pair in (("a", "The town"), ("b", "48.500 €")))
    found = _content(document, f"<div>{tabs}<div>{panels}</div></div>")
    assert found[1:] == [
        ("heading", "Who"),
        ("paragraph", "The town"),
        ("heading", "Budget"),
        ("paragraph", "48.500 €"),
    ]


def test_a_panel_that_opens_with_its_own_name_gets_no_second_one(document):
    tabs = '<ul role="tablist"><li role="tab"><a href="#a">Who</a></li><li role="tab"><a href="#b">Budget</a></li></ul>'
    panels = (
        '<div role="tabpanel" id="a"><h2>Who</h2><p>The town</p></div><div role="tabpanel" id="b"><h2>Budget</h2></div>'
    )
    assert [text for _, text in _content(document, tabs + panels)] == ["Mill", "Who", "The town", "Budget"]


def test_hidden_words_between_others_are_no_panel(document):
    assert [text for _, text in _content(document, "<h2>Results</h2><p hidden>planted</p><p>real</p>")] == [
        "Mill",
        "Results",
        "real",
    ]
    assert [text for _, text in _content(document, "<h2>Results</h2><p>real</p><p hidden>planted</p>")] == [
        "Mill",
        "Results",
        "real",
    ]


def test_a_menu_that_folds_out_is_no_panel(document):
    markup = (
        '<div><span class="dropdown-toggle" aria-expanded="false">More</span><div class="hide">Other pages</div></div>'
    )
    assert ("paragraph", "Other pages") not in _content(document, markup + "<p>x</p>")


@pytest.mark.parametrize(
    ("lang", "words", "is_shown"),
    [("en", "The mill grinds.", True), ("el", "The mill grinds.", False), ("en", "No", False)],
)
def test_a_block_behind_a_switch_of_languages_is_shown(document, lang, words, is_shown):
    markup = f'<div lang="el"><p>Ο μύλος αλέθει.</p></div><div lang="{lang}" style="display:none"><p>{words}</p></div>'
    assert (("paragraph", words) in _content(document, markup)) is is_shown
