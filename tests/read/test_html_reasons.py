"""Why an element is boilerplate by itself, and when it is the page all the same."""

LONG = "The mill of the village grinds again, and its flour is baked on Fridays. " * 8


def aside(document, markup):
    return {block.text.strip(): block.boilerplate for block in document(markup).blocks if block.boilerplate}


def test_a_form_is_boilerplate_unless_it_was_filled_in_or_is_the_page(document):
    form = '<form><label>Search</label><input name="a" value="{}"><input name="b" value="{}"></form>'
    assert "form" in aside(document, f"<h1>Mill</h1><p>{LONG}</p>{form.format('', '')}").values()
    assert "form" not in aside(document, f"<h1>Mill</h1><p>{LONG}</p>{form.format('Town', 'Petra')}").values()
    assert "form" not in aside(document, f"<form><h1>Mill</h1><p>{LONG}</p></form>").values()


def test_a_name_of_boilerplate_does_not_set_most_of_the_page_aside_but_a_tag_does(document):
    assert not aside(document, f'<div class="sidebar"><h1>Mill</h1><p>{LONG}</p></div><p>Short.</p>')
    assert LONG.strip() in aside(document, f"<p>Short.</p><nav><p>{LONG}</p></nav>")


def test_struck_words_and_a_mark_in_a_heading_are_set_aside_and_a_power_is_not(document):
    found = document("<h1>Mill m<sup>2</sup> <sup>featured</sup></h1><p>It <s>ground</s> grinds.</p>")
    assert {block.text.strip() for block in found.blocks if block.boilerplate} == {"featured", "ground"}
    assert found.blocks[0].text.replace(" ", "").startswith("Millm")


def test_a_header_is_the_sites_unless_it_is_that_of_an_article_whatever_that_is_in_the_markup(document):
    head = '<div class="header"><h2>Mill</h2></div>'
    assert "Mill" in aside(document, f"{head}<p>{LONG}</p>")
    assert "Mill" not in aside(document, f'<div class="article">{head}<p>{LONG}</p></div>')


def test_a_bare_header_is_that_of_the_text_that_its_heading_stands_over(document):
    text = f"<div>{{}}<p>{LONG}</p></div>"
    assert not aside(document, text.format("<header><h2>Mill</h2></header>"))
    for header in (
        "<header><h1>Mill</h1></header>",
        "<header><h2><a href=/>Mill</a></h2></header>",
        "<header><h2>Mill</h2><p>Slogan</p></header>",
        "<header class=portlet><h2>Mill</h2></header>",
    ):
        assert "Mill" in aside(document, text.format(header))
    for way in ("<nav>Home</nav>", f"\n<main><p>{LONG}</p></main>"):
        assert "Mill" in aside(document, f"<div><header><h2>Mill</h2></header>{way}<h1>Flour</h1><p>{LONG}</p></div>")
    assert "Mill" in aside(document, f"<body><header><h2>Mill</h2></header><h1>Flour</h1><p>{LONG}</p></body>")


def test_the_word_that_says_whether_a_panel_is_open_stands_beside_its_heading(document):
    button = '<h3><button>Results <span class="accordion__toggle-label">Open</span></button></h3>'
    assert aside(document, f"<h1>Mill</h1><p>{LONG}</p>{button}") == {"Open": "mark beside the heading"}
