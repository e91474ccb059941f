"""Boilerplate, by markup and by fixed words; each with its reason."""

import pytest


def reasons(page):
    return {block.text: block.boilerplate for block in page.blocks if block.text}


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<nav><a href=/>words</a></nav>", "menu"),
        ("<header>words</header>", "page header"),
        ("<footer>words</footer>", "footer"),
        ("<aside>words</aside>", "sidebar"),
        ("<div role=contentinfo>words</div>", "footer"),
        ("<div class='eu-cookie-bar'>words</div>", "cookie notice"),
        ("<div id=breadcrumbs>words</div>", "breadcrumb"),
        ("<ul class=sharebuttons><li>words</ul>", "share buttons"),
        ("<section class=block-views-related>words</section>", "related pages"),
        ("<div id='comments'>words</div>", "comments"),
        ("<button>words</button>", "button"),
        ("<div style='display: none'>words</div>", "hidden"),
        ("<form><label>words</label><input></form>", "form"),
    ],
)
def test_an_element_of_boilerplate_has_its_reason(document, markup, reason):
    assert reasons(document(f"<main><p>content</p></main>{markup}"))["words"] == reason


@pytest.mark.parametrize(
    "wrapper",
    [
        "<div class='elementor-widget elementor-widget-text'>{}</div>",
        "<div class='overflow-hidden has-sidebar'>{}</div>",
        "<div class='post category-social-innovation'>{}</div>",
        "<div class='page-with-menu'><main>{}</main></div>",
        "<form action=/aspx><main>{}</main></form>",
    ],
)
def test_frames_of_page_builders_are_content(document, wrapper):
    assert reasons(document(wrapper.format("<p>words</p>")))["words"] == ""


def test_what_follows_a_boilerplate_heading_is_boilerplate_up_to_the_next_heading(document):
    page = document("<div><h2>Latest news</h2><p>a</p><h2>Our results</h2><p>b</p></div>")
    assert reasons(page)["a"] == "under a boilerplate heading"
    assert reasons(page)["b"] == ""


def test_a_row_of_links_is_boilerplate_but_one_link_is_not(document):
    page = document("<ul><li><a href=1>one</a><li><a href=2>two</a></ul><p>text</p><ul><li><a href=3>alone</a></ul>")
    assert reasons(page) == {"one": "only links", "two": "only links", "text": "", "alone": ""}


@pytest.mark.parametrize(
    "line", ["Back to Top", "ΕΚΤΥΠΩΣΗ", "Share this page Tweet Like", "© 2019 The mill", "We use cookies."]
)
def test_fixed_lines_are_boilerplate_in_plain_text_too(document, line):
    assert document(f"Some content here\n\n{line}\n", "page.txt").blocks[1].boilerplate


def test_share_buttons_in_a_sidebar_are_more_than_a_sidebar(document):
    page = document("<div class=sidebar><p>fact</p><div class=share-panel>tweet it</div></div>")
    assert reasons(page) == {"fact": "sidebar", "tweet it": "share buttons"}


def test_a_copied_menu_is_boilerplate(document):
    page = document("Home\nOur team\nNews\nLogin\n\nA mill for barley", "page.txt")
    assert [bool(block.boilerplate) for block in page.blocks] == [True, True, True, True, False]


def test_what_stands_outside_the_main_content_is_boilerplate_that_labels_overrule(document):
    page = "<div>words outside</div><div role=main><h1>T</h1><p>A lamp is lent from a shed near the gate.</p></div>"
    assert reasons(document(page))["words outside"] == "outside the main content"


def test_a_page_with_its_heading_outside_the_main_content_is_content_as_a_whole(document):
    page = "<div><h1>T</h1><p>words below</p></div><main><p>A lamp is lent from a shed near the gate.</p></main>"
    assert reasons(document(page))["words below"] == ""


def test_an_element_that_holds_most_of_the_page_is_none_of_boilerplate_whatever_its_name(document):
    text = "A lamp is lent from a shed near the gate. " * 30
    assert reasons(document(f"<div class='widget Blog'><p>{text}</p></div><p>end</p>"))[text.strip()] == ""


def test_the_mark_beside_a_heading_is_no_part_of_it(document):
    assert reasons(document("<h2>Lamps on loan <span><sup>Featured</sup></span></h2><p>10 m<sup>2</sup></p>")) == {
        "Lamps on loan": "",
        "Featured": "mark beside the heading",
        "10 m²": "",
    }


@pytest.mark.parametrize("line", ["Visitors: 12 480", "Επισκέπτες: 12480"])
def test_a_count_of_visitors_is_boilerplate_between_boilerplate_alone(document, line):
    among = document(f"<p>Content.</p><p>All rights reserved</p><p>{line}</p><p>Back to top</p>")
    assert reasons(among)[line] == "counter of visitors"
    last = document(f"<p>Content.</p><p>All rights reserved</p><p>{line}</p>")
    assert reasons(last)[line] == "counter of visitors"
    told = document(f"<p>Content.</p><p>{line}</p><p>All rights reserved</p>")
    assert reasons(told)[line] == ""
