"""What is moved once a sheet is laid out."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, Figure, Look, Passage, Record, Resource
from pipeline.render.passages import passage
from pipeline.render.pdf.form import SCREEN
from pipeline.render.pdf.placing import place
from pipeline.render.pdf.writer import best
from pipeline.render.sheet.compose import Wishes, compose

MM = 96 / 25.4


def boxes(document: Any, wanted: str) -> Any:
    page = document.pages[0]._page_box
    found = (one for one in page.descendants() if one.element is not None and one.element.get("class") == wanted)
    return next(found)


@pytest.mark.parametrize("captions", [(), (passage("The harbour at night.", "en"),)])
def test_the_picture_at_the_head_is_as_high_as_the_band_beside_long_titles(
    captions: tuple[Passage, ...], records: Mapping[str, Record], lexicon: Lexicon, look: Look, photograph: Any
) -> None:
    opening = Figure("harbour.jpg", passage("The harbour", "en"), captions)
    sheet = compose(records["both"], lexicon, look)
    titles = tuple(
        passage("A harbour whose steps are lit by the neighbours in turn " * 4, lang) for lang in ("el", "en")
    )
    head = replace(sheet.head, titles=titles, picture=opening)
    harbour = Resource("harbour.jpg", "image/jpeg", photograph(900, 600))
    shown = replace(sheet, head=head, resources=(*sheet.resources, harbour))
    document = best(shown, look, lexicon, SCREEN).document
    band, figure = boxes(document, "band pictured"), boxes(document, "opening")
    end = band.position_y + band.margin_height()
    picture, last = figure.children[0], figure.children[-1]
    assert last.position_y + last.margin_height() < end - MM
    place(document)
    assert last.position_y + last.margin_height() == pytest.approx(end)
    assert picture.height > 52 * MM


def test_what_is_moved_takes_its_ground_with_it(
    value: Callable[..., FieldValue], record: Callable[..., Record], lexicon: Lexicon, look: Look
) -> None:
    one = record(value("title", "en", "Nets"), value("context", "en", "All that the village mends is mended here."))
    document = best(compose(one, lexicon, look, "en", Wishes(show_context=True)), look, lexicon, SCREEN).document
    box = boxes(document, "context")
    before = box.position_y
    place(document)
    assert box.position_y > before + 100 * MM
    (layer,) = box.background.layers
    assert layer.painting_area[1] == pytest.approx(box.border_box_y())
    assert [shape[1] for shape in layer.clipped_boxes] == [pytest.approx(box.border_box_y())]


def test_the_name_of_a_section_that_goes_on_has_a_rule_below_it_and_an_empty_margin_none(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    brief, long = (compose(records[name], lexicon, look).sections for name in ("both", "long"))
    sheet = replace(compose(records["both"], lexicon, look), sections=(*brief * 4, *long))
    document = best(sheet, look, lexicon, SCREEN).document
    place(document)
    heads = [
        margin for page in document.pages for margin in page._page_box.children[1:] if margin.at_keyword == "@top-left"
    ]
    told = ["".join(getattr(one, "text", "") for one in margin.descendants()).strip() for margin in heads]
    assert {True, False} == set(map(bool, told))
    assert [margin.border_bottom_width > 0 for margin in heads] == list(map(bool, told))
