from __future__ import annotations

from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import TextBox

from benchmarks.swaps import weasyprints_own
from pipeline.render.pdf.shaped_lines import reactivate


def document(markup: str) -> Any:
    return HTML(string=f'<html lang="en"><title>T</title><style>@page {{ size: 6cm 9cm }}</style>{markup}').render()


def text_boxes(made: Any) -> list[Any]:
    return [box for box in made.pages[0]._page_box.descendants() if isinstance(box, TextBox)]


def test_a_line_that_was_measured_is_drawn_without_being_shaped_again() -> None:
    (box, *_) = text_boxes(document("<p>One line of a few words, and another one after it."))
    kept = box.pango_layout.layout
    reactivate(box.pango_layout, box.style)
    assert box.pango_layout.layout is kept


def test_a_line_is_given_up_once_it_is_drawn() -> None:
    made = document("<p>One line.")
    made.write_pdf()
    boxes = text_boxes(made)
    assert boxes
    assert not any(hasattr(box.pango_layout, "layout") for box in boxes)


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<p>Όλες οι λέξεις, κι άλλες πολλές: ΰ ΐ, ΑΎΛΟΣ, ἀρχή, Αἴγυπτος &amp; fi ffi AV To.", id="Greek"),
        pytest.param("<p dir=rtl lang=ar>مرحبا بالعالم 123 abc", id="from right to left"),
        pytest.param(
            "<p>one<br>two&#8233;three&#13;four &#173;soft&#173;hyphen &#8203;x", id="breaks and soft hyphens"
        ),
        pytest.param("<p>x&#x301; q&#x308; a&#x323;&#x302; क्षि", id="marks on letters"),
        pytest.param("<p>\U0001f600 and \U000f0000, which no font has", id="pictures, and letters that are missing"),
        pytest.param("<pre>a\tb\n  c</pre>", id="tabs"),
        pytest.param("<p style='text-align: justify'>Words that are spread over the width of the line.", id="spread"),
        pytest.param("<p style='font-size: 0'>nothing</p><p> </p>", id="nothing to see"),
    ],
)
def test_lines_are_drawn_as_weasyprint_draws_them(markup: str) -> None:
    ours = document(markup).write_pdf(uncompressed_pdf=True)
    with weasyprints_own():
        assert ours == document(markup).write_pdf(uncompressed_pdf=True)
