from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text.fonts import FontConfiguration

from benchmarks.swaps import weasyprints_own
from pipeline.render.pdf.paragraphs import split_first_line

FONT = Path(__file__).parents[3] / "templates/fonts/SheetText-Regular.ttf"

GREEK = (
    "Το πρόγραμμα «Ορίζοντας» (2021–2027) στηρίζει 12 σχολεία — 340 μαθητές — σε 3 δήμους, π.χ. στη Ρόδο· η δράση "
    "άρχισε το 2019. Απ’ όλα τα μέρη ήρθαν: «Καλή πρακτική» [βλ. σελ. 4]; ναι! Η ομάδα/κοινότητα, 5\xa0% & 3ης."
)
ENGLISH = (
    "The “Horizon” programme (2021–2027) supports 12 well-known schools, e.g. of 340 pupils; and/or EUR 100,000? "
    "Don’t stop — AV, To, Ty: see [4] at https://example.org/a/rather/long/address/without/any/space/in/it."
)


def document(markup: str, style: str = "") -> Any:
    rules = f"@font-face {{ font-family: T; src: url({FONT.as_uri()}) }} @page {{ size: 21cm 99cm }}"
    rules += f"p {{ font: 11pt T; hyphens: manual; {style} }}"
    return HTML(string=f'<html lang="el"><title>T</title><style>{rules}</style>{markup}').render()


def lines(made: Any) -> list[Any]:
    return [box for box in made.pages[0]._page_box.descendants() if isinstance(box, TextBox)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GREEK, id="Greek"),
        pytest.param(ENGLISH, id="English"),
        pytest.param(
            "Οι εταίροι (Green Deal (GD) και Horizon Europe) «των open labs» 2021 to 2027 ‘α’ don’t: 3 από 4 <x>.",
            id="two alphabets, and signs of either",
        ),
        pytest.param("1.200 2.300 — 4.500 (6.700) 8.900 / 10.000, 11.000 · 12.000 + 13.000", id="no letter"),
        pytest.param("Мир, naïve Ångström x̂ ﬁn 日本語, שלום 12 → ½ 😀 \xa0 \xa0 a\xadb\u200bc", id="rare signs"),
        pytest.param("και <a href=x>ένας δεσμός με λόγια</a> και <b lang=en>some words</b> και  τέλος. ", id="inline"),
    ],
)
@pytest.mark.parametrize("style", ["", "overflow-wrap: anywhere; text-indent: 1em", "text-decoration: underline"])
def test_lines_are_those_that_weasyprint_breaks_at_any_width(text: str, style: str) -> None:
    markup = "".join(f"<p style='width: {width}mm'>{text}</p>" for width in range(8, 120, 7))
    ours = document(markup, style).write_pdf(uncompressed_pdf=True)
    with weasyprints_own():
        assert ours == document(markup, style).write_pdf(uncompressed_pdf=True)


def test_a_paragraph_is_shaped_once_for_all_its_lines() -> None:
    found = lines(document(f"<p style='width: 90mm'>{GREEK}"))
    assert len(found) == 5
    assert len({id(box.pango_layout.layout) for box in found}) == 1


def test_a_label_is_shaped_once_for_all_its_places() -> None:
    first, other, again = lines(document("<p>Σύνοψη<p>Τόπος<p>Σύνοψη"))
    assert first.pango_layout.layout is again.pango_layout.layout is not other.pango_layout.layout


def test_a_label_is_shaped_anew_where_its_style_has_other_fonts() -> None:
    first = lines(document("<p>Σύνοψη"))[0]
    again = split_first_line("Σύνοψη", first.style, SimpleNamespace(), None, 0)[0]
    first.style.font_config = FontConfiguration()
    other = split_first_line("Σύνοψη", first.style, SimpleNamespace(), None, 0)[0]
    assert first.pango_layout.layout is again.layout is not other.layout


@pytest.mark.parametrize("style", ["letter-spacing: 1pt", "hyphens: auto", "word-break: break-all", "direction: rtl"])
def test_lines_that_hang_on_more_than_widths_are_weasyprints(style: str) -> None:
    found = lines(document(f"<p style='width: 90mm'>{GREEK}", style))
    assert len({id(box.pango_layout.layout) for box in found}) == len(found) > 3


def test_a_word_that_fits_by_a_hair_is_left_to_pango() -> None:
    whole = lines(document("<p style='white-space: nowrap'>στα μέρη"))[0]
    fits, fits_not = (lines(document(f"<p style='width: {whole.width + more}px'>στα μέρη όλα")) for more in (0.1, -0.1))
    assert [box.text for box in fits] == ["στα μέρη", "όλα"]
    assert [box.text for box in fits_not] == ["στα", "μέρη", "όλα"]
