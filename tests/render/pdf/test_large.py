"""The sheet in large print."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from typing import Any

import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader

from pipeline.lexicon import Lexicon
from pipeline.model import Figure, Look, Record, Rendered
from pipeline.render.sheet.compose import compose
from pipeline.render.walk import passages, pieces

NAMES = ["short", "greek_only", "both", "long"]
MM = 72 / 25.4

Made = Callable[[str, str], Rendered]
SizeAt = Callable[[Any, int], float]


def sizes(data: bytes, size_at: SizeAt) -> dict[float, str]:
    """The text of a PDF by its size in points."""
    found: dict[float, str] = {}
    with pdfium.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number].get_textpage()
            for at, letter in enumerate(page.get_text_range()):
                if not letter.isspace():
                    size = round(size_at(page, at), 1)
                    found[size] = found.get(size, "") + letter
    return found


@pytest.mark.parametrize("name", NAMES)
def test_in_large_print_nothing_is_smaller_than_18_points(name: str, made: Made, size_at: SizeAt) -> None:
    assert min(sizes(made("large.pdf", name).data, size_at)) == 18


@pytest.mark.parametrize("name", NAMES)
def test_large_print_leaves_no_word_out(
    name: str,
    made: Made,
    records: Mapping[str, Record],
    lexicon: Lexicon,
    look: Look,
    words: Callable[[bytes], str],
    squeezed: Callable[[str], str],
) -> None:
    sheet = compose(records[name], lexicon, look)
    shown = squeezed(words(made("large.pdf", name).data))
    alts = {one.alt.text for one in pieces(sheet, Figure)}
    missing = [one.text for one in passages(sheet) if one.text not in alts and squeezed(one.text) not in shown]
    # What stands over a page's end has the page's number in its middle.
    assert all(squeezed(text)[:20] in shown and squeezed(text)[-20:] in shown for text in missing)
    assert len(missing) < len(PdfReader(io.BytesIO(made("large.pdf", name).data)).pages)


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_large_print_starts_at_the_margin_or_at_a_lists_indent(name: str, made: Made) -> None:
    with pdfium.PdfDocument(made("large.pdf", name).data) as document:
        for number in range(len(document)):
            page = document[number].get_textpage()
            starts: dict[int, float] = {}
            for at, letter in enumerate(page.get_text_range()):
                if letter.isalnum():
                    left, bottom, *_ = page.get_charbox(at)
                    starts[round(bottom / 9)] = min(left / MM, starts.get(round(bottom / 9), 999.0))
            # Two levels of lists are indented by less than two centimetres; letters have different feet.
            far = [
                start
                for line, start in starts.items()
                if start > 38 and starts.get(line - 1, starts.get(line + 1, 99)) > 38
            ]
            assert not far


def test_the_styles_of_large_print_know_no_italics_underlining_capitals_or_justified_lines(look: Look) -> None:
    sheet, large = (
        re.sub(r"/\*.*?\*/", "", look.file(name).decode(), flags=re.DOTALL)
        for name in ("sheet.css", "variants/large.css")
    )
    assert not re.search(r"italic|oblique|uppercase|small-caps|justify|hyphens: auto", sheet + large)
    # Links alone are underlined elsewhere, and bold here.
    assert re.findall(r"(\S+) {[^}]*underline", sheet + large) == ["a"]
    assert "a { text-decoration: none; font-weight: 700; }" in large
