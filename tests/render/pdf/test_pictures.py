"""Sheets as pictures, at a resolution that shows the layout and hides the letters.

`GOLDEN=rewrite` makes the pictures in `pictures/` anew. A picture that differs is kept in `tests/failures`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageStat

from pipeline.lexicon import Lexicon
from pipeline.model import Look, Record
from pipeline.render import FORMATS
from pipeline.render.sheet.compose import compose

PICTURES = Path(__file__).parent / "pictures"
FAILURES = Path(__file__).parents[2] / "failures"

# Dots per inch; A4 is then 232 dots wide.
RESOLUTION = 28

# Mean difference of the dots, of 255. A line that moves by its own height makes more than 1 of it.
MOST = 0.8


def pages(data: bytes) -> list[Image.Image]:
    document = pdfium.PdfDocument(data)
    try:
        return [page.render(scale=RESOLUTION / 72).to_pil().convert("L") for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("name", ["short", "greek_only", "both", "long"])
def test_sheets_look_as_they_did(name: str, records: Mapping[str, Record], lexicon: Lexicon, look: Look) -> None:
    made = pages(FORMATS["pdf"].write(compose(records[name], lexicon, look), look, lexicon).data)
    if os.environ.get("GOLDEN") == "rewrite":
        for old in PICTURES.glob(f"{name}-*.png"):
            old.unlink()
        PICTURES.mkdir(exist_ok=True)
        for number, picture in enumerate(made, 1):
            picture.save(PICTURES / f"{name}-{number}.png", optimize=True)
        return
    changed = [number for number, picture in enumerate(made, 1) if not is_as_before(picture, name, number)]
    for number in changed:
        FAILURES.mkdir(exist_ok=True)
        made[number - 1].save(FAILURES / f"{name}-{number}.png")
    assert not changed, f"pages {changed} of {name} have changed: look at {FAILURES}, then `make golden`"
    assert len(made) == len(list(PICTURES.glob(f"{name}-*.png")))


def is_as_before(picture: Image.Image, name: str, number: int) -> bool:
    golden = PICTURES / f"{name}-{number}.png"
    if not golden.is_file():
        return False
    with Image.open(golden) as wanted:
        return ImageStat.Stat(ImageChops.difference(picture, wanted)).mean[0] < MOST


def test_a_moved_line_is_noticed(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look, look_of: Callable[..., Look]
) -> None:
    css = look.file("sheet.css").replace(b"padding-bottom: 11mm", b"padding-bottom: 15mm")
    moved = look_of({"sheet.css": css})
    sheet = compose(records["greek_only"], lexicon, look)
    one, other = (pages(FORMATS["pdf"].write(sheet, each, lexicon).data)[0] for each in (look, moved))
    assert ImageStat.Stat(ImageChops.difference(one, other)).mean[0] > MOST
