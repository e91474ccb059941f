from __future__ import annotations

import pytest

from pipeline.model import Look
from pipeline.render.pdf.form import ACCESSIBLE, SCREEN, Form, form_of


def test_a_variant_is_set_in_the_looks_style_for_it_as_an_accessible_sheet_of_two_pages() -> None:
    look = Look((("variants/a5.css", "p { content: 'λίμνη' }".encode()),), "")
    assert form_of(look, "a5") == Form("p { content: 'λίμνη' }", 2, 0, ACCESSIBLE, "a5")
    assert (SCREEN.style, SCREEN.variant, SCREEN.pages, SCREEN.conformance) == ("", "", 2, "pdf/a-2a")


def test_a_variant_that_the_look_has_no_style_for_is_no_form() -> None:
    with pytest.raises(KeyError):
        form_of(Look((), ""), "a6")
