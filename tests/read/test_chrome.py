"""Furniture, by markup and by fixed words; each with its reason."""

import pytest


def reasons(page):
    return {block.text: block.chrome for block in page.blocks if block.text}


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
def test_an_element_of_furniture_has_its_reason(document, markup, reason):
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


def test_what_follows_a_heading_of_furniture_is_furniture_up_to_the_next_heading(document):
    page = document("<div><h2>Latest news</h2><p>a</p><h2>Our results</h2><p>b</p></div>")
    assert reasons(page)["a"] == "under a heading of furniture"
    assert reasons(page)["b"] == ""


def test_a_row_of_links_is_furniture_but_one_link_is_not(document):
    page = document("<ul><li><a href=1>one</a><li><a href=2>two</a></ul><p>text</p><ul><li><a href=3>alone</a></ul>")
    assert reasons(page) == {"one": "only links", "two": "only links", "text": "", "alone": ""}


@pytest.mark.parametrize(
    "line", ["Back to Top", "ΕΚΤΥΠΩΣΗ", "Share this page Tweet Like", "© 2019 The mill", "We use cookies."]
)
def test_fixed_lines_are_furniture_in_plain_text_too(document, line):
    assert document(f"Some content here\n\n{line}\n", "page.txt").blocks[1].chrome


def test_share_buttons_in_a_sidebar_are_more_than_a_sidebar(document):
    page = document("<div class=sidebar><p>fact</p><div class=share-panel>tweet it</div></div>")
    assert reasons(page) == {"fact": "sidebar", "tweet it": "share buttons"}


def test_a_copied_menu_is_furniture(document):
    page = document("Home\nOur team\nNews\nLogin\n\nA mill for barley", "page.txt")
    assert [bool(block.chrome) for block in page.blocks] == [True, True, True, True, False]
