"""What is wrong with tags, told on trees made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.check.pdf_tags import tag_flaws
from pipeline.check.pdf_tree import StructureTag

PAGE = (0.0, 0.0, 595.0, 842.0)


def tag(role: str, text: str = "", *kids: StructureTag, **more: Any) -> StructureTag:
    return StructureTag(
        role=role,
        lang=more.get("lang", "en"),
        text=text,
        alt=more.get("alt"),
        attributes=more.get("attributes", {}),
        annotations=more.get("annotations", ()),
        places=(),
        page=0,
        kids=kids,
    )


def rules(*kids: StructureTag) -> list[str]:
    """The rules that a page with these tags below its title breaks."""
    return [flaw.rule for flaw in tag_flaws([tag("Document", "", tag("H1", "The mill"), *kids)], [PAGE])]


def header(text: str) -> StructureTag:
    return tag("TH", text, attributes={"/Scope": "/Column"})


SOUND = {
    "headings in steps": (tag("H2", "a"), tag("H3", "b"), tag("H2", "c")),
    "a picture within the point that it may leave the page by": (
        tag("Figure", alt="A mill", attributes={"/BBox": [-1, -1, 596, 843]}),
    ),
    "a table": (tag("Table", "", tag("TR", "", header("a"), header("b")), tag("TR", "", tag("TD"), tag("TD"))),),
    "a cell over two columns": (
        tag("Table", "", tag("TR", "", header("a"), header("b")), tag("TR", "", tag("TD", attributes={"/ColSpan": 2}))),
    ),
    "cells over two rows": (
        tag("Table", "", tag("TR", "", header("a"), tag("TD", attributes={"/RowSpan": 2})), tag("TR", "", tag("TD"))),
    ),
    "a list": (tag("L", "", tag("LI", "", tag("Lbl", "-"), tag("LBody", "a"))),),
    "a link": (tag("Link", "here", annotations=({"/Contents": "The mill", "/F": 4},)),),
}
BROKEN = {
    "two titles": ((tag("H1", "again"),), "headings"),
    "a skipped level": ((tag("H3", "a"),), "headings"),
    "an empty heading": ((tag("H2", " "),), "headings"),
    "a role that nobody knows": ((tag("Paragraph"),), "roles"),
    "a word for a language": ((tag("P", lang="Greek"),), "language"),
    "Greek marked as English": ((tag("P", "Δύο πρωινά την εβδομάδα"),), "language"),
    "a hyphen that breaks a word": ((tag("P", "ex\u2010ample"),), "hyphens"),
    "letters without a name": ((tag("P", "x\ufffd"),), "fonts"),
    "a picture without words": ((tag("Figure", alt="IMG_1.jpg"),), "pictures"),
    "a picture off the page": ((tag("Figure", alt="A mill", attributes={"/BBox": [-2, 0, 9, 9]}),), "pictures"),
    "a picture over the edge": ((tag("Figure", alt="A mill", attributes={"/BBox": [0, 0, 9, 844]}),), "pictures"),
    "a row with a cell less": (
        (tag("Table", "", tag("TR", "", header("a"), header("b")), tag("TR", "", tag("TD"))),),
        "tables",
    ),
    "no header cell": ((tag("Table", "", tag("TR", "", tag("TD"))),), "tables"),
    "a header without its scope": ((tag("Table", "", tag("TR", "", tag("TH"))),), "tables"),
    "a paragraph in a list": ((tag("L", "", tag("P")),), "lists"),
    "a paragraph in an item": ((tag("L", "", tag("LI", "", tag("P"))),), "lists"),
    "a link to nowhere": ((tag("Link", "here"),), "links"),
    "a link read as its address": (
        (tag("Link", "here", annotations=({"/Contents": "https://a.gr", "/F": 4},)),),
        "links",
    ),
    "a link that is not printed": ((tag("Link", "here", annotations=({"/Contents": "The mill", "/F": 8},)),), "links"),
}


@pytest.mark.parametrize("name", SOUND)
def test_sound_tags_have_no_flaw(name: str) -> None:
    assert rules(*SOUND[name]) == []


@pytest.mark.parametrize("name", BROKEN)
def test_each_broken_tag_breaks_one_rule(name: str) -> None:
    kids, rule = BROKEN[name]
    assert rules(*kids) == [rule]
