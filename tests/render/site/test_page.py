import re
from collections.abc import Mapping

from pipeline.lexicon import Lexicon
from pipeline.model import Look, Record
from pipeline.render.sheet.compose import compose
from pipeline.render.site.page import linked_data, write_page


def test_a_sheets_page_shares_style_and_pictures_and_loads_nothing_from_elsewhere(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    page = write_page(compose(records["both"], lexicon, look), look, lexicon, {"name": "x"})
    text = page.html.decode()
    loaded = re.findall(r'(?:src|<link[^>]* href)="([^"]*)"', text)
    assert "../assets/site.css" in loaded
    assert all(one.startswith("../") for one in loaded)
    assert {f"../{name}" for name, _ in page.pictures} == {one for one in loaded if "pictures/" in one}
    assert '<a href="../index.html">' in text
    assert set("Το πλωτό") <= set(page.letters)
    assert "<style>" not in text


def test_no_text_can_end_the_element_of_the_data_for_programs() -> None:
    text = linked_data({"name": "</script><script>alert(1)</script> &amp;"})
    assert text.count("<") == 2
    assert "&" not in text
