from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Look, Record, Sheet
from pipeline.render.html.writer import STYLE
from pipeline.render.pdf.press import press
from pipeline.render.pdf.styles import Kept
from pipeline.render.pdf.writer import write_pdf
from pipeline.render.sheet.compose import compose

# Each sheet more than once, and different ones between.
_ORDER = ("both", "short", "greek_only", "both")


@pytest.fixture
def sheets(records: Mapping[str, Record], lexicon: Lexicon, look: Look) -> list[Sheet]:
    """Sheets of several lengths, layouts and languages."""
    return [compose(records[name], lexicon, look) for name in _ORDER]


SHIPPED = "the shipped look"
LOOKS = {
    SHIPPED: "",
    "a sheet's own": "h2 { margin-top: var(--strip) } p { --strip: 3mm; text-indent: var(--strip) }",
    "what the page takes from body": "body { overflow: hidden } html { background: var(--tint) }",
    "pseudo-elements": "section::before { content: '§ ' attr(class) } li::marker { color: red }",
    "first letter": "h2, p:first-child::first-letter { font-size: 3em } p + p { font-size: 0.5em }",
    "shares of the page": "h2 { font-size: 3vw; width: 50vh }",
    "joined borders": "table { border-collapse: collapse } td { border: 1px solid; padding: 5% }",
    "pages": "@page { margin-left: var(--strip); counter-increment: page 2; @top-right { content: var(--foot) '!' }"
    "@left-top { content: 'x'; font-size: var(--strip); width: 2em } } @page :first { color: red; size: var(--s, A4) }",
}


@pytest.mark.parametrize(
    "name", [name if name == SHIPPED else pytest.param(name, marks=pytest.mark.slow) for name in LOOKS]
)
def test_sheets_that_share_styles_are_weasyprints_own_byte_for_byte(
    name: str, sheets: list[Sheet], lexicon: Lexicon, look: Look
) -> None:
    look = with_style(look, LOOKS[name])
    kept = press(look).kept
    was_safe = kept.is_safe
    shared = [write_pdf(sheet, look, lexicon).data for sheet in sheets]
    kept.is_safe = False
    own = [write_pdf(sheet, look, lexicon).data for sheet in sheets]
    kept.is_safe = was_safe
    assert shared == own


def test_a_sheet_like_one_before_it_adds_no_style(sheets: list[Sheet], lexicon: Lexicon, look: Look) -> None:
    look = with_style(look, "/* a look of its own */")
    both, *_ = sheets
    write_pdf(both, look, lexicon)
    number = len(press(look).kept.styles)
    write_pdf(replace(both, title="Another one"), look, lexicon)
    assert number == len(press(look).kept.styles) > 20


def test_custom_properties_count_where_rules_for_elements_use_them() -> None:
    style = "@page { margin: var(--a) ; @top-left { content: var(--foot) } } p { margin: var( --b-c ) } @page :first {}"
    assert Kept.of(style).inherited == {"__b_c"}


@pytest.mark.parametrize("style", ["p { width: 3vw }", "p { float: footnote }", "p { position: running(head) }"])
def test_nothing_is_kept_where_styles_hang_on_the_document(style: str) -> None:
    assert not Kept.of(style).is_safe


def test_words_that_only_look_like_a_documents_own_do_no_harm() -> None:
    assert Kept.of(".note { width: 3mm } .footnotes3vws { margin: 0 }").is_safe


def with_style(look: Look, rules: str) -> Look:
    """The look with further rules, which make it another look."""
    files = tuple((name, data + rules.encode() if name == STYLE else data) for name, data in look.files)
    return replace(look, files=files, digest=f"{look.digest}{rules}")
