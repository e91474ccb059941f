"""The page's own tables in a Word document."""

import docx
import pytest
from docx.oxml.ns import qn

from pipeline.lexicon import Lexicon
from pipeline.model import Table
from pipeline.render.docx.elements import Element, Ink
from pipeline.render.docx.tables import own_table
from pipeline.render.passages import passage

NAMES = ("Caption", *(f"{name}{side}" for name in ("Cell", "Cell Heading", "Cell Total") for side in ("", " Figures")))


def made(lexicon: Lexicon, *rows: tuple[str, str], caption: str = "") -> list[Element]:
    header, *body = (tuple(passage(cell, "en") for cell in row) for row in (("Item", "Cost"), *rows))
    table = Table(header, tuple(body), passage(caption, "en") if caption else None)
    return list(
        own_table(
            table,
            Ink(docx.Document().part, {name.lower(): name for name in NAMES}, lexicon, "en", str),
            6000,
            0,
            "Resources",
        )
    )


def styles(element: Element) -> list[str]:
    return [one.get(qn("w:val")) for one in element.iter(qn("w:pStyle"))]


def test_figures_and_totals_have_styles_of_their_own(lexicon: Lexicon) -> None:
    (table,) = made(lexicon, ("Paper", "35"), ("Total", "35"))
    assert styles(table) == [
        "Cell Heading", "Cell Heading Figures", "Cell", "Cell Figures", "Cell Total", "Cell Total Figures",
    ]  # fmt: skip


@pytest.mark.parametrize(("rows", "kept"), [(2, 4), (3, 6), (8, 6)])
def test_a_table_breaks_between_rows_but_for_the_first_and_the_last_two(rows: int, kept: int, lexicon: Lexicon) -> None:
    (table,) = made(lexicon, *[("Paper", "35")] * rows)
    assert len(list(table.iter(qn("w:keepNext")))) == kept


def test_a_caption_stands_above_its_table(lexicon: Lexicon) -> None:
    caption, table = made(lexicon, ("Paper", "35"), caption="What it cost")
    assert styles(caption) == ["Caption"]
    assert table.tag == qn("w:tbl")
