"""The walk through an HTML tree: every word once, however deep it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st


def test_scripts_styles_and_choices_are_no_text(texts):
    page = "<script>x=1</script><style>p{}</style><noscript>no</noscript><p>seen<select><option>a</select></p>"
    assert texts(page) == ["seen"]


@pytest.mark.parametrize("depth", [20_000])
def test_deep_nesting_is_no_recursion(document, depth):
    assert document("<div>" * depth + "deep" + "</div>" * depth).blocks[0].text == "deep"


MARKUP = st.lists(
    st.sampled_from(
        "<p> </p> <b> </b> <br> <ul> <li> </ul> <table> <tr> <td> </table> <h2> </h2> <a href=x> </a> <nav> </nav> "
        "<div class=share> </div> <dl> <dt> <dd> </dl> &nbsp; Καλή words * 1. # @ <img src=a.png> &#0; \u00ad".split(
            " "
        )
    ),
    max_size=40,
).map("".join)


@given(MARKUP)
def test_the_blocks_cover_every_character_of_the_text(document, markup):
    page = document(f"<html>{markup}")
    assert all(page.text[block.start : block.end] == block.text for block in page.blocks)
    assert "".join("".join(block.text for block in page.blocks).split()) == "".join(page.text.split())
