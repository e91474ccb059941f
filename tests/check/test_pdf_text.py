"""The text of a PDF by its marks, from content streams made by hand."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from pypdf import PdfReader

from pipeline.check.pdf_text import MarkedContent, marked_content

# A is 1, B is 2 …; 16 to 18 are α to γ, 32 and 33 are two letters each.
UNICODE = b"""
2 beginbfchar <01> <0041> <02> <0042> endbfchar
1 beginbfrange <10> <12> <03B1> endbfrange
1 beginbfrange <20> <21> [<00660069> <0066006C>] endbfrange
"""


def shown(content: bytes, unicode: bytes | None = UNICODE, kind: str = "/TrueType") -> MarkedContent:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    font = Dictionary(Type=Name.Font, Subtype=Name(kind), BaseFont=Name("/ABCDEF+Sheet"))
    if unicode is not None:
        font.ToUnicode = pikepdf.Stream(pdf, unicode)
    marks = Dictionary(One=Dictionary(MCID=7))
    page.Resources = Dictionary(Font=Dictionary(F=font), Properties=marks)
    page.Contents = pikepdf.Stream(pdf, content)
    out = io.BytesIO()
    pdf.save(out)
    return marked_content(list(PdfReader(io.BytesIO(out.getvalue())).pages))


@pytest.mark.parametrize(
    ("codes", "text"),
    [(b"<0102>", "AB"), (b"<101112>", "αβγ"), (b"<2021>", "fifl"), (b"<13>", "\ufffd"), (b"<22>", "\ufffd")],
)
def test_codes_are_letters_by_the_fonts_own_table(codes: bytes, text: str) -> None:
    assert shown(b"/P <</MCID 0>> BDC /F 9 Tf %b Tj EMC" % codes).by_place == {(0, 0): text}


def test_the_innermost_numbered_mark_owns_the_text() -> None:
    content = b"/F 9 Tf /P <</MCID 1>> BDC <01> Tj /Span <</Lang (el)>> BDC <02> Tj EMC [<01> -20 <02>] TJ EMC"
    assert shown(content).by_place == {(0, 1): "ABAB"}


def test_a_mark_may_stand_among_the_pages_resources() -> None:
    assert shown(b"/P /One BDC /F 9 Tf <01> Tj EMC").by_place == {(0, 7): "A"}


def test_text_outside_of_marks_is_told_and_that_of_artifacts_is_not() -> None:
    found = shown(b"/F 9 Tf <01> Tj /Artifact BMC <02> Tj EMC")
    assert (found.untagged, found.by_place) == ({0: "A"}, {})


def test_a_font_comes_back_with_the_state_that_was_saved() -> None:
    found = shown(b"/P <</MCID 0>> BDC /F 9 Tf q Q <01> Tj EMC")
    assert found.by_place == {(0, 0): "A"}


def test_a_font_without_a_table_is_named() -> None:
    assert shown(b"/P <</MCID 0>> BDC /F 9 Tf (x) Tj EMC", None).unmapped == {"ABCDEF+Sheet"}


def test_codes_of_two_bytes_may_show_that_a_glyph_is_missing() -> None:
    wide = b"1 beginbfchar <0001> <0041> endbfchar"
    whole = shown(b"/P <</MCID 0>> BDC /F 9 Tf <00010001> Tj EMC", wide, "/Type0")
    assert (whole.by_place, whole.has_blanks) == ({(0, 0): "AA"}, False)
    assert shown(b"/P <</MCID 0>> BDC /F 9 Tf <00010000> Tj EMC", wide, "/Type0").has_blanks


def test_a_range_without_an_end_is_no_flood() -> None:
    long = b"1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange"
    assert shown(b"/P <</MCID 0>> BDC /F 9 Tf <01> Tj EMC", long).by_place == {(0, 0): "B"}
