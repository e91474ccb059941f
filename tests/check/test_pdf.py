from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from pipeline.check.pdf import pdf_flaws

Change = Callable[[Any], None]


@pytest.fixture
def flaws(sheets: Mapping[str, bytes], tmp_path: Path) -> Callable[[Change], list[str]]:
    """What is found after a change to a sheet."""

    def found(change: Change) -> list[str]:
        file = tmp_path / "sheet.pdf"
        with pikepdf.open(io.BytesIO(sheets[".pdf"])) as pdf:
            change(pdf)
            pdf.save(file)
        return [f"{flaw.rule}: {flaw.text}" for flaw in pdf_flaws(file)]

    return found


def tags(pdf: Any) -> Iterator[Any]:
    def walk(tag: Any) -> Iterator[Any]:
        yield tag
        kids = tag.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if not isinstance(kid, int) and "/S" in kid:
                yield from walk(kid)

    yield from walk(pdf.Root.StructTreeRoot.K[0])


def of_role(pdf: Any, role: str) -> list[Any]:
    return [tag for tag in tags(pdf) if str(tag.S) == role]


def drop_language_of_english(pdf: Any) -> None:
    for tag in tags(pdf):
        if "/Lang" in tag and str(tag.Lang) == "en":
            del tag.Lang


def name_figure(words: str) -> Change:
    def change(pdf: Any) -> None:
        of_role(pdf, "/Figure")[0].Alt = words

    return change


def move_figure(pdf: Any) -> None:
    of_role(pdf, "/Figure")[0].A.BBox = pikepdf.Array([500, 10, 700, 90])


def flatten_headings(pdf: Any) -> None:
    for tag in [*of_role(pdf, "/H1"), *of_role(pdf, "/H2")]:
        tag.S = Name.P


def deepen_headings(pdf: Any) -> None:
    for tag in of_role(pdf, "/H2"):
        tag.S = Name.H3


def unmark_headers(pdf: Any) -> None:
    for tag in of_role(pdf, "/TH"):
        tag.S = Name.TD


def forget_scope(pdf: Any) -> None:
    for tag in of_role(pdf, "/TH"):
        del tag.A["/Scope"]


def break_list(pdf: Any) -> None:
    of_role(pdf, "/LI")[0].S = Name.P


def bare_link(pdf: Any) -> None:
    pdf.pages[0].Annots[0].Contents = "https://kafeneio.example.gr/"


def hidden_link(pdf: Any) -> None:
    pdf.pages[0].Annots[0].F = 0


def dangerous_link(pdf: Any) -> None:
    pdf.pages[0].Annots[0].A = Dictionary(S=Name.URI, URI="javascript:alert(1)")


def invent_role(pdf: Any) -> None:
    of_role(pdf, "/P")[0].S = Name.Paragraph


def forget_fonts(pdf: Any) -> None:
    for one in pdf.objects:
        if isinstance(one, Dictionary) and "/FontFile2" in one:
            del one.FontFile2


def forget_letters(pdf: Any) -> None:
    for one in pdf.objects:
        if isinstance(one, Dictionary) and "/ToUnicode" in one:
            del one.ToUnicode


def hide_paragraph(pdf: Any) -> None:
    paragraph = of_role(pdf, "/P")[3]
    paragraph.K = pikepdf.Array()


def loose_text(pdf: Any) -> None:
    font = next(iter(pdf.pages[0].Resources.Font))
    pdf.pages[0].contents_add(f"BT {font} 9 Tf <00200021> Tj ET".encode())


def claim_nothing(pdf: Any) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"pdfuaid:part>1", b"pdfuaid:part>9"))


def retitle(pdf: Any) -> None:
    pdf.docinfo.Title = "Another one"


def untitle(pdf: Any) -> None:
    del pdf.docinfo.Title


DEFECTS: dict[str, tuple[Change, str]] = {
    "no language on parts": (drop_language_of_english, "language: “Two mornings a week"),
    "a word for a language": (lambda pdf: setattr(pdf.Root, "Lang", "Greek"), "language: 'Greek' is no language tag"),
    "a file name as alternative text": (name_figure("IMG_2041.jpg"), "pictures: the alternative text “IMG_2041.jpg”"),
    "no alternative text": (name_figure(" "), "pictures: the alternative text “”"),
    "a box off the page": (move_figure, "pictures: the box of the picture"),
    "no headings": (flatten_headings, "headings: there are 0 headings of level 1"),
    "a skipped level": (deepen_headings, "headings: a heading of level 3 follows one of level 1"),
    "no header cells": (unmark_headers, "tables: the table"),
    "no scope": (forget_scope, "tables: header cells"),
    "a paragraph in a list": (break_list, "lists: P stands directly in L"),
    "an address as words": (bare_link, "links: the link"),
    "a link that is not printed": (hidden_link, "links: the link"),
    "a link to a script": (dangerous_link, "links: the link"),
    "a role of its own": (invent_role, "roles: Paragraph is no standard role"),
    "fonts left out": (forget_fonts, "fonts: "),
    "fonts without letters": (forget_letters, "fonts: "),
    "a paragraph out of the tree": (hide_paragraph, "tags: on page 1, "),
    "text outside of all tags": (loose_text, "tags: on page 1, "),
    "no claim": (claim_nothing, "metadata: the file does not say that it is PDF/UA-1"),
    "two titles": (retitle, "title: the title is “Another one” in one place"),
    "no title": (untitle, "title: the file has no title"),
    "the file's name shown": (lambda pdf: delattr(pdf.Root, "ViewerPreferences"), "title: viewers show"),
    "no tags": (lambda pdf: delattr(pdf.Root, "StructTreeRoot"), "tags: the file is not tagged"),
    "no mark": (lambda pdf: delattr(pdf.Root, "MarkInfo"), "tags: the file does not say that it is tagged"),
    "no bookmarks": (lambda pdf: delattr(pdf.Root, "Outlines"), "bookmarks: "),
    "no order for the keyboard": (lambda pdf: delattr(pdf.pages[1], "Tabs"), "pages: on page 2 "),
    "a script": (
        lambda pdf: setattr(pdf.Root, "OpenAction", Dictionary(S=Name.JavaScript, JS="app.alert(1)")),
        "scripts: the file does something",
    ),
}


def test_a_sheet_as_it_was_made_has_no_flaw(flaws: Callable[[Change], list[str]]) -> None:
    assert flaws(lambda pdf: None) == []


@pytest.mark.parametrize("name", DEFECTS)
def test_each_defect_is_found(name: str, flaws: Callable[[Change], list[str]]) -> None:
    change, start = DEFECTS[name]
    found = flaws(change)
    assert [one for one in found if one.startswith(start)], found


def test_an_encrypted_file_is_told(sheets: Mapping[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    with pikepdf.open(io.BytesIO(sheets[".pdf"])) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert [flaw.text for flaw in pdf_flaws(file)] == ["is encrypted: assistive technology may be kept out"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n%%EOF", b"PK\x03\x04", b"%PDF-1.7\n" + b"[" * 5000])
def test_what_is_no_pdf_is_told(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(data)
    (flaw,) = pdf_flaws(file)
    assert (flaw.rule, flaw.text.startswith("cannot be read as a PDF")) == ("file", True)


def test_tags_that_go_in_circles_are_told(flaws: Callable[[Change], list[str]]) -> None:
    def bend(pdf: Any) -> None:
        of_role(pdf, "/P")[0].K = pikepdf.Array([pdf.Root.StructTreeRoot.K[0]])

    assert flaws(bend) == ["file: cannot be read as a PDF: the tags are nested too deep"]
