"""What the lexicon knows of boilerplate: lines, headings, pictures, titles."""

import pytest

from pipeline.lexicon import shipped
from pipeline.read.boilerplate_rules import boilerplate_rules


def reasons(page):
    return {block.text: block.boilerplate for block in page.blocks if block.text}


@pytest.mark.parametrize(
    "line", ["[/et_pb_text][/et_pb_column]", '[vc_row width="1/2"]', "How do you know?", "Προηγούμενη καρτέλα: Χ"]
)
def test_a_fixed_line_has_its_reason(document, line):
    assert reasons(document(f"<p>content</p><p>{line}</p>"))[line]


@pytest.mark.parametrize(
    ("line", "is_site"), [("Average (0 Votes)", True), ("Average (0.5 tonnes) harvests of flour have doubled.", False)]
)
def test_how_nobody_rated_a_page_is_the_sites_and_an_average_is_not(document, line, is_site):
    (block,) = (one for one in document(f"<h1>Mill</h1><p>{line}</p>").blocks if one.text == line)
    assert bool(block.boilerplate) is is_site


def test_a_picture_named_as_a_logo_is_boilerplate(document):
    page = document("<p>content</p><img src=/files/site-logo-300.png><img src=/files/lamp.jpg>")
    assert [block.boilerplate for block in page.blocks if block.picture] == ["logo", ""]


def test_a_boilerplate_heading_is_known_by_its_first_words(document):
    page = "<main><h1>T</h1><p>content</p><div><h2>You may also be interested in</h2><p>A reed bed</p></div></main>"
    assert reasons(document(page))["A reed bed"] == "under a boilerplate heading"


@pytest.mark.parametrize("line", ["file:///home/eleni/mill.html", "Source: file:///C:/pages/mill.html", "file:/tmp/a"])
def test_the_path_of_a_file_on_a_computer_is_no_content(document, line):
    assert reasons(document(f"<p>A mill</p><p>{line}</p>")) == {"A mill": "", line: "path on a computer"}


def test_a_sentence_that_names_such_a_path_is_content(document):
    line = "Whoever opens the page from a disk sees file:///C:/pages/mill.html as its address."
    assert reasons(document(f"<p>{line}</p>")) == {line: ""}


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("untitled", ""),
        ("Untitled Document 3", ""),
        ("(anonymous)", ""),
        ("Έγγραφο1", ""),
        ("Microsoft Word - deltio teliko.docx", ""),
        ("entypo_2019.indd", ""),
        ("Microsoft Word - The mill of Rachi", "The mill of Rachi"),
        ("The mill of Rachi", "The mill of Rachi"),
        ("Document your village", "Document your village"),
    ],
)
def test_a_title_that_a_program_gave_is_none(written, title):
    assert boilerplate_rules(shipped()).own_title(written) == title
