"""Tags between the words of pasted text are left out and told; what only looks like one stays."""

import pytest

from pipeline.read.soup import without_tags


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Thyme and <b>stonecrop</b>, too", "Thyme and stonecrop, too"),
        ("one<br>two<BR/>three", "one\ntwo\nthree"),
        ('<p class="x">Thyme</p><p>Stonecrop &amp; moss</p>', "Thyme\nStonecrop & moss"),
        ("<ul><li>thyme</li><li>moss</li></ul>", "- thyme\n- moss"),
        ("<h2>Who</h2>The town", "Who\nThe town"),
        ("<td>Budget</td><td>300&nbsp;€</td>", "Budget  300\u00a0€"),
        ('see <a href="https://example.org/a?b=c">the page</a>', "see the page"),
        ("the 1<sup>st</sup> mill", "the 1st mill"),
    ],
)
def test_tags_between_words_are_left_out(text, plain):
    found, issues = without_tags(text)
    assert found == plain
    assert [str(issue.code) for issue in issues] == ["characters-dropped"]


@pytest.mark.parametrize(
    "text",
    [
        "5 <b and c> 4",
        "Write to <your town> and <your region>",
        "groups of <5 and >3 people",
        "a single <b> in a text",
        "<iframe src=x></iframe>",
        "mail <a@example.org>, <b@example.org>",
        "AT&amp;T",
    ],
)
def test_what_is_no_markup_between_words_stays(text):
    assert without_tags(text) == (text, ())


def test_a_pasted_page_is_read_without_its_tags(document):
    page = document("Roof <b>gardens</b>\n\nDescription\n\nThyme <i>grows</i> there.\n<hr>\n", "page.txt")
    assert [(block.text, block.boilerplate) for block in page.blocks] == [
        ("Roof gardens", ""),
        ("Description", ""),
        ("Thyme grows there.", ""),
        ("<hr>", "markup"),
    ]
    assert "4 tags" in page.issues[0].message
