"""The sheet in large print."""

from __future__ import annotations

from dataclasses import replace

from pipeline.lexicon import Lexicon
from pipeline.model import Look, Rendered, Sheet
from pipeline.render.pdf.form import form_of
from pipeline.render.pdf.writer import write_pdf
from pipeline.render.sheet.variants import large


def write_large(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    """The sheet as an accessible PDF in 18 points, in one column and on as many pages as it takes."""
    return write_pdf(large(sheet), look, lexicon, replace(form_of(look, "large"), pages=0, layout=4))
