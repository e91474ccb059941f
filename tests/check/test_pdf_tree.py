"""The tags of a PDF as plain values."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from pypdf import PdfReader

from pipeline.check.pdf_tree import StructureTag, TreeError, tags_of


def tree(
    *kids: Any, roles: dict[str, Any] | None = None, texts: dict[tuple[int, int], str] | None = None
) -> StructureTag:
    """The first top tag of a document of two pages; `kids` may be made of its pages."""
    pdf = pikepdf.new()
    pages = [pdf.add_blank_page().obj, pdf.add_blank_page().obj]
    made = [pdf.make_indirect(kid(pages) if callable(kid) else kid) for kid in kids]
    top = Dictionary(S=Name.Document, K=Array(made))
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(K=top, RoleMap=Dictionary(roles or {})))
    pdf.Root.Lang = "el"
    out = io.BytesIO()
    pdf.save(out)
    (found,) = tags_of(PdfReader(io.BytesIO(out.getvalue())), texts or {})
    return found


def test_a_file_without_tags_has_none() -> None:
    out = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(out)
    assert tags_of(PdfReader(io.BytesIO(out.getvalue())), {}) == ()


def test_a_tag_has_the_text_of_its_marks_on_its_own_page() -> None:
    texts = {(0, 3): "first", (1, 3): "second", (1, 4): " page"}
    top = tree(
        lambda pages: Dictionary(S=Name.P, Pg=pages[0], K=3),
        lambda pages: Dictionary(S=Name.P, Pg=pages[1], K=Array([3, Dictionary(Type=Name.MCR, Pg=pages[1], MCID=4)])),
        texts=texts,
    )
    assert [kid.text for kid in top.kids] == ["first", "second page"]
    assert [kid.page for kid in top.kids] == [0, 1]
    assert top.all_text == "firstsecond page"
    assert (top.text, top.page) == ("", -1)


def test_the_nearest_language_holds() -> None:
    top = tree(Dictionary(S=Name.P, Lang="en", K=Dictionary(S=Name.Span)), Dictionary(S=Name.P))
    assert [tag.lang for tag in top.walk()] == ["el", "en", "en", "el"]


def test_a_role_is_the_standard_one_that_it_stands_for() -> None:
    roles = {"/Lead": Name.Para, "/Para": Name.P, "/P": Name.Odd, "/A": Name.B, "/B": Name.A}
    top = tree(*(Dictionary(S=Name(name)) for name in ("/Lead", "/P", "/A", "/Odd")), roles=roles)
    assert [kid.role for kid in top.kids] == ["P", "P", "A", "Odd"]


def test_attributes_of_several_owners_are_one_table_and_no_words_are_none() -> None:
    figure = Dictionary(S=Name.Figure, Alt="A mill", A=Array([Dictionary(O=Name.Layout, BBox=Array([0, 0, 1, 1])), 0]))
    tag, other = tree(figure, Dictionary(S=Name.Figure)).kids
    assert (tag.alt, other.alt) == ("A mill", None)
    assert [float(edge) for edge in tag.attributes["/BBox"]] == [0, 0, 1, 1]


def test_links_bring_their_annotations() -> None:
    link = Dictionary(S=Name.Link, K=Array([Dictionary(Type=Name.OBJR, Obj=Dictionary(Contents="The mill"))]))
    (annotation,) = tree(link).kids[0].annotations
    assert annotation["/Contents"] == "The mill"


def test_a_tree_that_is_too_deep_is_none() -> None:
    def nested(depth: int) -> Dictionary:
        inner = Dictionary(S=Name.Div)
        for _ in range(depth):
            inner = Dictionary(S=Name.Div, K=inner)
        return inner

    assert sum(1 for _ in tree(nested(98)).walk()) == 100
    with pytest.raises(TreeError):
        tree(nested(100))
