"""Markup is made ready for a parser of HTML, and nothing of its words is lost by it."""

import re

import pytest

from pipeline.read.markup import as_html, flattened, says_it_is_xml

XML = '<?xml version="1.0"?>'


@pytest.mark.parametrize(
    ("markup", "ready"),
    [
        ("<title/><p>a</p>", "<title></title><p>a</p>"),
        ('<script src="a/b.js" />x', '<script src="a/b.js" ></script>x'),
        ("a<br/>b<img src='x'/>", "a<br/>b<img src='x'/>"),
        ("<brand/>", "<brand></brand>"),
        ("5 </> 4", "5 </> 4"),
    ],
)
def test_elements_that_close_themselves_get_an_end_tag_but_those_that_have_none(markup, ready):
    assert as_html(markup) == ready


@pytest.mark.parametrize(
    ("markup", "is_xml"),
    [
        (f"{XML}<html><head><title/></head><body>a</body></html>", True),
        (f"\ufeff {XML}<html><title>a</title><script src='b'/></html>", True),
        ("<html><head><title/></head></html>", False),
        (f"{XML}<html><script src='a'/>b</script></html>", False),
        (f"{XML}<html><SCRIPT src='a'/>b</script></html>", False),
        (f"{XML}<html><title>a</html>", False),
    ],
)
def test_a_page_is_xml_where_it_says_so_and_closes_what_html_would_leave_open(markup, is_xml):
    assert says_it_is_xml(markup) is is_xml


def test_no_word_is_lost_where_elements_nest_deeper_than_browsers_let_them():
    deep = "".join(f"<b>{number} " for number in range(3_000)) + "</b>" * 3_000
    flat = flattened(deep)
    assert re.sub("<[^>]*>", "", flat) == re.sub("<[^>]*>", "", deep)
    assert flat.count("<b>") == flat.count("</b>") == 500


def test_a_page_of_few_tags_and_one_of_many_side_by_side_stay_as_they_are():
    few = "<b>" * 100
    many = "<p>a<br>b</p>" * 3_000
    assert (flattened(few), flattened(many)) == (few, many)
