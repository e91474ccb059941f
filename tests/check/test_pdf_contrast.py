from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from pipeline.check.pdf_contrast import contrast_flaws
from pipeline.model import Look
from pipeline.run.recipe import Recipe

from .conftest import ROOT, sheets_of


def _page(content: str, tmp_path: Path, rotation: int = 0) -> list[str]:
    """What is found on a page with this content; /F is Helvetica, /B the bold one."""
    file = tmp_path / "page.pdf"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 200))
        fonts = {
            f"/{name}": pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(base)
            )
            for name, base in (("F", "/Helvetica"), ("B", "/Helvetica-Bold"))
        }
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(fonts))
        page.Contents = pdf.make_stream(content.encode())
        page.Rotate = rotation
        pdf.save(file)
    return [f"{flaw.rule}: {flaw.text}" for flaw in contrast_flaws(file)]


def _words(colour: str, size: int = 10, font: str = "F") -> str:
    return f"BT {colour} rg /{font} {size} Tf 20 100 Td (Hardly seen) Tj ET\n"


GREY, DARK = "0.7333 0.7333 0.7333", "0.1216 0.1412 0.1882"


def test_words_that_cannot_be_told_from_white_paper_are_found(tmp_path: Path) -> None:
    said = ["contrast: on page 1, “Hardly seen” is #bbbbbb on #ffffff: 1.9 : 1 instead of 4.5 : 1"]
    assert _page(_words(GREY), tmp_path) == said
    assert _page(_words(DARK), tmp_path) == []


@pytest.mark.parametrize(
    "ground",
    [
        "0.1882 0.1882 0.1882 rg 0 50 300 100 re f\n",
        "q 10 90 200 40 re W n 0.1882 0.1882 0.1882 rg 0 0 300 200 re f Q\n",
        "0.1882 0.1882 0.1882 RG 60 w 0 105 m 300 105 l S\n",
        "1 0 0 rg 0 50 300 100 re f 0.1882 0.1882 0.1882 rg 0 50 300 100 re f\n",
    ],
    ids=["filled", "clipped", "stroked", "painted over"],
)
@pytest.mark.parametrize("rotation", [0, 90])
def test_the_ground_is_what_a_reader_sees_however_it_is_painted(ground: str, rotation: int, tmp_path: Path) -> None:
    (found,) = _page(ground + _words(DARK), tmp_path, rotation)
    assert found == "contrast: on page 1, “Hardly seen” is #1f2430 on #303030: 1.2 : 1 instead of 4.5 : 1"
    assert _page(ground + _words("1 1 1"), tmp_path, rotation) == []


def test_what_is_painted_elsewhere_or_clipped_away_is_no_ground(tmp_path: Path) -> None:
    assert _page("0 0 0 rg 0 0 300 80 re f\n" + _words(DARK), tmp_path) == []
    assert _page("q 0 0 300 80 re W n 0 0 0 rg 0 0 300 200 re f Q\n" + _words(DARK), tmp_path) == []


def test_large_words_need_less_contrast_and_unseen_ones_none(tmp_path: Path) -> None:
    grey = "0.5333 0.5333 0.5333"
    assert _page(_words(grey, 18), tmp_path) == []
    assert _page(_words(grey, 14, "B"), tmp_path) == []
    assert len(_page(_words(grey, 14), tmp_path)) == 1
    assert _page("3 Tr " + _words(GREY), tmp_path) == []


def test_each_pair_of_colours_is_with_shared_a_page(tmp_path: Path) -> None:
    assert len(_page(3 * _words(GREY) + _words("0.8 0.8 0.8"), tmp_path)) == 2


def test_a_sheet_on_a_dark_tint_is_found_and_the_shipped_look_is_not(
    recipe: Recipe, look: Look, sheets: Mapping[str, bytes], tmp_path: Path
) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(sheets[".pdf"])
    assert list(contrast_flaws(file)) == []
    brand = tuple((key, "#303030" if key == "tint" else entry) for key, entry in look.brand)
    dark = replace(recipe, look=replace(look, brand=brand, digest="dark"))
    page = ROOT / "input" / "oreina-choria" / "kafeneio-ton-eggrafon.txt"
    made = {Path(name).suffix: data for name, data in sheets_of(page, dark).items()}
    file.write_bytes(made[".pdf"])
    assert any("#1f2430 on #303030" in flaw.text for flaw in contrast_flaws(file))
