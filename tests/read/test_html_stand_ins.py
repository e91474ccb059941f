"""What elements show that have no text of their own, and how words are shown as they were typed."""

# ruff: noqa: E501 - markup stands in one piece

import pytest


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p>Who: <input value='The town'></p>", ["Who: The town"]),
        ("<p>Who: <input type=password value=a><input type=hidden value=b><input type=submit value=c></p>", ["Who:"]),
        ("<p>Notes: <textarea>one\ntwo</textarea></p>", ["Notes: one", "two"]),
        ("<p>State: <select><option>open<option selected>closed</select></p>", ["State: closed"]),
        ("<p>State: <select><option>open<option>closed</select></p>", ["State:"]),
        ("<p><input type=checkbox checked> ready <input type=checkbox> planned</p>", ["☒ ready planned"]),
        ("<p>120 <math><msup><mi>m</mi><mn>2</mn></msup></math> in all</p>", ["120 m² in all"]),
        ("<p><math><mfrac><mn>3</mn><mn>4</mn></mfrac><annotation>x</annotation></math></p>", ["3/4"]),
        ("<p>a<svg><title>no</title><text>Budget: 5 €</text><path/></svg></p>", ["a", "Budget: 5 €"]),
        ("<p>a<svg><text>10</text><text>20</text></svg></p>", ["a"]),
        ("<object data=x.pdf><p>The town</p></object><video>no</video><canvas>no</canvas>", ["The town"]),
        ("<p>48.500<sup>1</sup> € and 10 × 10<sup>6</sup>, 5 km<sup>2</sup>, CO<sub>2</sub></p>", ["48.500 € and 10 × 10⁶, 5 km², CO₂"]),
        ("<p>the 1<sup>st</sup> mill</p>", ["the 1st mill"]),
        ("<p><sup>Budget of 2014: 300 €</sup></p>", ["Budget of 2014: 300 €"]),
        ("<p>R&amp;amp;D &amp;ndash; &amp;euro;5, AT&amp;T</p>", ["R&D – €5, AT&T"]),
        ("<p>Write <code>&amp;amp;</code></p>", ["Write &amp;"]),
        ("<div style='white-space: pre-line'>a\n b  c\n\nd</div>", ["a", "b c", "d"]),
        ("<map name=m><area href=x>The mill</map> <option>grinds</option>", ["The mill grinds"]),
        ("<p>a <progress value=7>7 of 9</progress><meter value=.5>half</meter></p>", ["a"]),
        ("<pre>a\n<b>b</b>   c</pre>end", ["a", "b c", "end"]),
        ("<p>a\nb</p>", ["a b"]),
    ],
)  # fmt: skip
def test_what_elements_show_is_read_as_it_is_shown(document, markup, shown):
    page = document(f"<h1>Mill</h1>{markup}")
    assert [block.text for block in page.blocks if not block.boilerplate][1:] == shown


def test_a_form_that_has_been_filled_in_is_no_boilerplate(texts):
    filled = "<form><p>Who: <input value='The town'></p><p>Budget: <input value='5 €'></p></form>"
    assert texts(f"<h1>Mill</h1>{filled}") == ["Mill", "Who: The town", "Budget: 5 €"]
    search = "<form><p>Search: <input value='mills'></p></form>"
    assert texts(f"<h1>The mill of Rachi</h1>{search}") == ["The mill of Rachi"]


def test_a_text_file_that_a_browser_has_saved_is_read_as_text(document):
    page = document(
        "<html><head></head><body><pre style='white-space: pre-wrap;'>THE MILL\n\nBudget: 5 €\n</pre></body></html>"
    )
    assert [(block.kind.value, block.text) for block in page.blocks] == [
        ("heading", "THE MILL"),
        ("paragraph", "Budget: 5 €"),
    ]


def test_what_is_meant_for_browsers_without_scripts_is_read_where_the_page_does_not_say_it(texts):
    assert texts("<p>a</p><noscript><h2>Who</h2><p>The town</p></noscript>") == ["a", "Who", "The town"]
    assert texts("<p>a</p><h2>Who</h2><noscript><h2>Who</h2></noscript>") == ["a", "Who"]
    assert texts("<p>a</p><noscript>Turn scripts on.</noscript>") == ["a"]
