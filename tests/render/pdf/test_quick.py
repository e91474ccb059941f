from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from xml.etree import ElementTree as ET

import pytest
from cssselect2 import ElementWrapper
from weasyprint.layout import block, percent, table
from weasyprint.text.line_break import Layout

from benchmarks.swaps import weasyprints_own
from pipeline.lexicon import Lexicon
from pipeline.model import Look, Record
from pipeline.render.html.writer import STYLE
from pipeline.render.pdf import box_measures, quick, shaped_lines
from pipeline.render.pdf.writer import write_pdf
from pipeline.render.sheet.compose import compose

SHIPPED = "the shipped look"
LOOKS = {
    SHIPPED: "",
    "words spread over lines": "p { text-align: justify; hyphens: auto }",
    "spaced": "p { text-decoration: underline; letter-spacing: 1pt; word-spacing: 2pt }",
    "shares of a width": "p { width: 80%; margin: 2% 5%; padding: 1% 2%; min-height: 10% }",
    "sized outside": "h2 { width: 60%; padding: 3mm; border: 1mm solid; box-sizing: border-box }",
    "joined borders": "table { border-collapse: collapse } td { border: 1px solid; padding: 5% }",
    "sums of a share and a length": "p { width: calc(100% - 3mm); max-width: 90% }",
    "cut": "h2 { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; width: 2cm }",
    "line feeds": "p::before { content: 'a\\A b'; white-space: pre-line } section { float: left }",
    "another font": "h1 { font-family: 'no such font', monospace; font-feature-settings: 'sups' }",
}


@pytest.mark.parametrize(
    "name", [name if name == SHIPPED else pytest.param(name, marks=pytest.mark.slow) for name in LOOKS]
)
def test_sheets_are_what_weasyprints_own_functions_make_of_them_byte_for_byte(
    name: str, records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    look = with_style(look, LOOKS[name])
    sheets = [compose(records[name], lexicon, look) for name in ("both", "greek_only")]
    ours = [write_pdf(sheet, look, lexicon).data for sheet in sheets]
    with weasyprints_own():
        assert Layout.reactivate is not shaped_lines.reactivate
        own = [write_pdf(sheet, look, lexicon).data for sheet in sheets]
    assert ours == own


def test_a_function_is_in_its_place_in_every_module_that_has_imported_it() -> None:
    assert {one.resolve_percentages for one in (block, percent, table)} == {box_measures.resolve_percentages}
    with weasyprints_own():
        assert box_measures.resolve_percentages not in {one.resolve_percentages for one in (block, percent, table)}
    assert Layout.reactivate is shaped_lines.reactivate


@pytest.mark.parametrize("item", [b"q", "q", 7, 1.5, 2.0, 1e-7, True, None])
def test_items_of_a_file_are_written_as_pydyf_writes_them(item: object) -> None:
    assert quick.to_bytes(item) == quick._to_bytes(item)


def with_style(look: Look, rules: str) -> Look:
    """The look with further rules, which make it another look."""
    files = tuple((name, data + rules.encode() if name == STYLE else data) for name, data in look.files)
    return replace(look, files=files, digest=f"{look.digest}{rules}")


def test_an_element_is_asked_once_for_what_it_is_as_by_its_own_class() -> None:
    def known() -> tuple[type, object]:
        element = ElementWrapper.from_html_root(ET.fromstring('<p class="a b" lang="el">α</p>'))
        assert element.classes is element.classes
        return type(vars(ElementWrapper)["classes"]), (element.classes, element.lang, element.id, element.local_name)

    kind, found = known()
    with weasyprints_own():
        own, same = known()
    assert (kind, own) == (quick.Once, cached_property)
    assert found == same == ({"a", "b"}, "el", None, "p")
