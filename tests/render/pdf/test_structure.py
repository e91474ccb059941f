from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest

from pipeline.model import Look, SheetId
from pipeline.render.pdf.form import SCREEN
from pipeline.render.pdf.writer import set_markup, written

Tree = tuple[Any, ...]
Tagged = Callable[[str], Tree]


@pytest.fixture
def tagged(look_of: Callable[..., Look]) -> Tagged:
    """The tags of markup on pages of 100 by 100 pixels: names with what is below them, 0 for what is drawn."""
    look = look_of({"sheet.css": b"@page { size: 100px 100px; margin: 0 } body, p { margin: 0; font-size: 10px }"})

    def made(body: str) -> Tree:
        document = set_markup(f'<html lang="en"><title>T</title><body>{body}</body></html>', look, SCREEN, ())
        with pikepdf.open(io.BytesIO(written(document, SCREEN, SheetId("lake.html", "", "")))) as pdf:
            assert all(_owner_has(pdf, page, mark) for page, mark in _drawn(pdf))
            return tuple(_told(pdf.Root.StructTreeRoot.K[0]))

    return made


def _told(tag: Any) -> Iterator[Any]:
    for kid in tag.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            name = str(kid.S).removeprefix("/")
            yield (f"{name} {kid.Lang}" if "/Lang" in kid else name, *_told(kid))
        else:
            yield 0


def _drawn(pdf: Any) -> Iterator[tuple[Any, int]]:
    """The marks of all that is drawn and no artifact, with their pages."""
    for page in pdf.pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "BDC" and "/MCID" in operands[1]:
                yield page, int(operands[1].MCID)


def _owner_has(pdf: Any, page: Any, mark: int) -> bool:
    """Whether the tag that the tree of parents names for a mark holds that mark itself."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = next(numbers[at + 1] for at in range(0, len(numbers), 2) if numbers[at] == page.StructParents)
    marks = (kid if not isinstance(kid, pikepdf.Dictionary) else kid.get("/MCID") for kid in owners[mark].K)
    return mark in [int(one) for one in marks if one is not None]


def test_a_paragraph_holds_its_lines_itself(tagged: Tagged) -> None:
    assert tagged("<p>Water<br/>here</p>") == (("P", 0, 0),)


def test_what_a_tag_says_of_its_own_is_kept(tagged: Tagged) -> None:
    assert tagged('<p>Water <span lang="el">νερό</span> <b>runs</b></p>') == (("P", 0, ("Span el", 0), 0, 0),)


def test_a_paragraph_over_two_pages_is_read_as_one(tagged: Tagged) -> None:
    (paragraph,) = tagged(f"<p>{'Water runs down. ' * 18}</p>")
    assert paragraph[0] == "P"
    assert set(paragraph[1:]) == {0}


def test_boxes_that_only_lay_out_leave_what_is_in_them(tagged: Tagged) -> None:
    cells = '<p style="display: table-cell">One</p><p style="display: table-cell">Two</p>'
    assert tagged(f'<div style="display: table">{cells}</div>') == (("P", 0), ("P", 0))


def test_each_language_of_pairs_is_read_as_a_whole(tagged: Tagged) -> None:
    sides = '<div class="side"><p>a</p></div><div class="side" lang="el"><p>b</p></div>'
    pair = f'<div class="pair">{sides}</div>'
    (section,) = tagged(f"<section>{pair * 3}</section>")
    assert [name for name, *_ in section[1:]] == ["P", "P", "P", "Div el", "Div el", "Div el"]
