import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from pipeline.model import Look
from pipeline.render.book.views import Book
from pipeline.render.book.writer import identifier, write_print, write_web

MM = 72 / 25.4


@pytest.fixture(scope="module")
def web(book_of: Callable[..., Book]) -> bytes:
    return write_web(book_of("both", "short", "long", "greek_only"))


def targets(data: bytes) -> list[tuple[int, str, int]]:
    """The links inside of a file: the page they stand on, their words for a reader, the page they lead to, from 1."""
    reader = PdfReader(io.BytesIO(data))
    number = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages, 1)}
    found = []
    for at, page in enumerate(reader.pages, 1):
        for annotation in page.get("/Annots", ()):
            entry = annotation.get_object()
            if "/Dest" in entry:
                place = reader.named_destinations[entry["/Dest"]]
                found.append((at, entry["/Contents"], number[place.page.idnum]))
    return found


def test_the_numbers_in_the_contents_are_the_pages_that_they_lead_to(web: bytes) -> None:
    reader = PdfReader(io.BytesIO(web))
    words = [" ".join(page.extract_text().split()) for page in reader.pages]
    contents = [(told, to) for at, told, to in targets(web) if at == 2]
    pages = {told.partition(".")[0]: to for told, to in contents}
    assert sorted(pages) == ["1", "2", "3", "4"]
    printed = reader.pages[1].extract_text().split()
    for number, page in pages.items():
        assert str(page) in printed
        assert words[page - 1].startswith(f"{number} · ")
        assert words[page - 1].endswith(str(page))


def test_map_and_index_lead_to_the_same_pages(web: bytes) -> None:
    pages: dict[str, set[int]] = {}
    for _, told, to in targets(web):
        pages.setdefault(told, set()).add(to)
    assert len(pages) == 4
    assert all(len(found) == 1 for found in pages.values())


def test_headings_are_one_level_lower_and_every_part_has_its_language(web: bytes) -> None:
    with pikepdf.open(io.BytesIO(web)) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        parts = list(document.K)
        # Cover and contents, the map, four sheets, index and back.
        assert [(str(part.S), str(part.Lang)) for part in parts] == [("/Sect", "el")] * 7
        front, *others = [_headings(part) for part in parts]
        assert front[0] == "/H1"
        assert all(found[0] == "/H2" and set(found[1:]) <= {"/H2", "/H3"} for found in others)
        assert all(set(found[1:]) <= {"/H3"} for found in others[1:5])
        assert str(pdf.Root.Lang) == "el"
        assert "/PageLabels" in pdf.Root


def test_the_partners_logos_stand_on_the_funding_page(book_of: Callable[..., Book], look: Look) -> None:
    logo = b'<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="90" height="30"/></svg>'
    brand = [*look.brand, *(("logo", name) for name in ("a.svg", "b.svg"))]
    funded = tuple((name, "Interreg Europe" if name == "fund" else value) for name, value in brand)
    branded = replace(look, files=(*look.files, ("a.svg", logo), ("b.svg", logo)), brand=funded)
    pages = PdfReader(io.BytesIO(write_web(book_of("both", look=branded)))).pages
    assert "Interreg Europe" in pages[-1].extract_text()
    assert len(pages[-1].images) >= 3


def _headings(tag: Any) -> list[str]:
    found = [str(tag.S)] if str(tag.S).startswith("/H") else []
    for kid in tag.get("/K", ()):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += _headings(kid)
    return found


def test_bookmarks_name_every_sheet_with_its_number(web: bytes) -> None:
    def names(entries: list[Any]) -> list[str]:
        return [one.title for one in entries if not isinstance(one, list)]

    outline = PdfReader(io.BytesIO(web)).outline
    assert names(outline)[0].startswith('Φόρουμ "2027"')
    below = names(outline[1])
    assert [one.partition(".")[0] for one in below if one[0].isdigit()] == ["1", "2", "3", "4"]


def test_the_foot_names_the_pack_and_the_file_is_known_as_ours(web: bytes, book_of: Callable[..., Book]) -> None:
    reader = PdfReader(io.BytesIO(web))
    assert all('Φόρουμ "2027" · Forum 2027' in page.extract_text() for page in reader.pages[1:-1])
    assert reader.metadata is not None
    assert reader.metadata.title == 'Φόρουμ "2027" · Forum 2027'
    assert str(identifier(book_of("both", "short", "long", "greek_only"))).encode() in web


@pytest.mark.slow
def test_the_same_pack_gives_the_same_bytes(book_of: Callable[..., Book]) -> None:
    assert write_web(book_of("short", "both")) == write_web(book_of("short", "both"))


@pytest.mark.slow
def test_a_print_file_bleeds_on_every_page_and_has_no_text_in_screen_colours(book_of: Callable[..., Book]) -> None:
    data = write_print(book_of("short", "both"))
    for page in PdfReader(io.BytesIO(data)).pages:
        trim, bleed = page.trimbox, page.bleedbox
        assert (round(trim.width / MM), round(trim.height / MM)) == (210, 297)
        edges = (trim.left - bleed.left, trim.bottom - bleed.bottom, bleed.right - trim.right, bleed.top - trim.top)
        assert [round(edge / MM, 2) for edge in edges] == [3.0] * 4
        content = page.get_contents()
        assert content is not None
        assert b" rg\n" not in content.get_data()


@pytest.mark.slow
def test_sheets_begin_on_the_right_where_that_is_asked_for(book_of: Callable[..., Book]) -> None:
    reader = PdfReader(io.BytesIO(write_print(book_of("short", "both", "greek_only", is_on_right=True))))
    words = [" ".join(page.extract_text().split()) for page in reader.pages]
    starts = [at for at, text in enumerate(words, 1) if text.startswith(("1 · Καλή", "2 · Καλή", "3 · Καλή"))]
    assert len(starts) == 3
    assert all(start % 2 == 1 for start in starts)
    assert "" in words
