from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from weasyprint import HTML

from pipeline.errors import ConfigurationError
from pipeline.lexicon import Lexicon
from pipeline.model import Look, Record
from pipeline.render.html.writer import markup
from pipeline.render.pdf.press import LOOK, Fetcher, press, resource_url
from pipeline.render.pdf.tree import Tree
from pipeline.render.sheet.compose import compose


@pytest.mark.parametrize("name", ["short", "long", "both", "greek_only"])
def test_a_sheet_looks_as_weasyprints_own_reading_of_it_would(
    name: str, records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    sheet = compose(records[name], lexicon, look)
    fetcher = Fetcher(look, sheet.resources)
    text = markup(sheet, look, lexicon, 1, resource_url)
    ready = press(look)

    def pdf(page: Any) -> bytes:
        return page.write_pdf(font_config=ready.fonts, stylesheets=(ready.style,))

    assert pdf(Tree(text, fetcher)) == pdf(HTML(string=text, base_url=LOOK, url_fetcher=fetcher))


def test_lists_of_an_own_template_are_numbered_as_weasyprint_would(look: Look) -> None:
    kinds = ("decimal", "lower-greek", "upper-roman", "armenian", "disc", "disclosure-open", "unknown")
    lists = "".join(f'<ol style="list-style-type: {kind}"><li>one</li><li>two</li></ol>' for kind in kinds)
    text = f'<html lang="en"><head><title>T</title></head><body>{lists}</body></html>'
    ready, fetcher = press(look), Fetcher(look)

    def pdf(page: Any) -> bytes:
        return page.write_pdf(font_config=ready.fonts, stylesheets=(ready.style,))

    assert pdf(Tree(text, fetcher)) == pdf(HTML(string=text, base_url=LOOK, url_fetcher=fetcher))


def test_a_template_that_leaves_an_element_open_is_told(look: Look) -> None:
    with pytest.raises(ConfigurationError, match=r"sheet\.html produces incomplete markup: mismatched tag: line 1"):
        Tree("<html><body><p>One<p>Two</body></html>", Fetcher(look))
