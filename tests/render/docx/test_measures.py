"""What the template says of sizes."""

import io
from collections.abc import Callable

import docx
import pytest
from docx.shared import Pt

from pipeline.model import Look
from pipeline.render.docx.measures import measures


def test_styles_are_measured_with_what_they_take_from_others(look: Look) -> None:
    known = measures(look)
    body, heading = known.of("Body", 11), known.of("Heading 2 Beside", 11)
    assert (body.size, body.face, round(body.left)) == (11, "Sheet Text", 133)
    assert (heading.size, heading.face, heading.left) == (11, "Sheet Text Bold", 0)
    assert known.of("Heading 1", 11).face == "Sheet Display"
    assert known.of("Band End", 11).leading == 1


def test_text_without_a_size_of_its_own_follows_that_of_the_sheet_and_the_lead_is_larger_on_a_short_one(
    look: Look,
) -> None:
    known = measures(look)
    sizes = {size: [known.of(name, size).size for name in ("Body", "Lead", "Source")] for size in (10.5, 12)}
    assert sizes[10.5] == [10.5, pytest.approx(11.45, abs=0.01), 9]
    assert sizes[12] == [12, pytest.approx(14.4, abs=0.01), 9]


def test_the_page_is_that_of_the_template(look: Look) -> None:
    page = measures(look).page
    assert (round(page.width), round(page.height), round(page.room)) == (595, 842, 493)


def test_an_office_s_own_style_is_what_is_measured(look: Look, look_of: Callable[..., Look]) -> None:
    template = docx.Document(io.BytesIO(look.file("sheet.docx")))
    template.styles["Body"].font.size = Pt(14)
    template.styles["Body"].paragraph_format.left_indent = Pt(50)
    out = io.BytesIO()
    template.save(out)
    body = measures(look_of({"sheet.docx": out.getvalue()})).of("Body", 11)
    assert (body.size, body.left) == (14, 50)
