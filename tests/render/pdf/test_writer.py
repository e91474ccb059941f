from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import product
from typing import Any

import page as page_validation
import pikepdf
import pypdfium2 as pdfium
import pytest

from pipeline.check import findings
from pipeline.errors import ConfigurationError, PageError
from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, Figure, IssueCode, Look, Pair, Part, Record, Sheet
from pipeline.render import FORMATS
from pipeline.render.sheet.compose import Wishes, compose
from pipeline.render.walk import passages, pieces

NAMES = ["short", "greek_only", "both", "long"]

Read = Callable[[bytes], Any]


def printed_words(sheet: Sheet) -> str:
    """The sheet's words in order, each language of a section as a whole; alternative texts are not printed."""
    alts = {id(one.alt) for one in pieces(sheet, Figure)}
    head = replace(sheet.head, lead=_in_turn(sheet.head.lead))
    sections = tuple(replace(one, flows=_in_turn(one.flows)) for one in sheet.sections)
    said = passages(replace(sheet, head=head, sections=sections))
    return " ".join(" ".join(one.text for one in said if id(one) not in alts).split())


def _in_turn(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    pairs = [part for part in parts if isinstance(part, Pair)]
    sides = (*(flow for pair in pairs for flow in pair.left), *(flow for pair in pairs for flow in pair.right))
    return (*sides, *(part for part in parts if not isinstance(part, Pair)))


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="session")
def pdf_of(look: Look, lexicon: Lexicon, records: Mapping[str, Record]) -> Callable[..., tuple[Sheet, bytes]]:
    """The PDF of a sample, made once."""
    made: dict[tuple[str, str], tuple[Sheet, bytes]] = {}

    def of(name: str, languages: str = "both") -> tuple[Sheet, bytes]:
        if (name, languages) not in made:
            sheet = compose(records[name], lexicon, look, languages, Wishes(show_context=True))
            made[name, languages] = sheet, FORMATS["pdf"].write(sheet, look, lexicon).data
        return made[name, languages]

    return of


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("languages", ["both", "el", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_pdf_conforms_to_pdf_ua_and_pdf_a(
    name: str, languages: str, profile: str, pdf_of: Callable[..., tuple[Sheet, bytes]], tmp_path: Any
) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf_of(name, languages)[1])
    result = page_validation.validate_pdf(str(file), profile=profile)
    assert result.is_compliant, [f"{failure.rule_id}: {failure.message}" for failure in result.failures]


@pytest.mark.slow
def test_neither_the_reference_validator_nor_our_own_check_finds_anything(
    pdf_of: Callable[..., tuple[Sheet, bytes]], tmp_path: Any
) -> None:
    files = []
    for name, languages in product(NAMES, ["both", "el", "en"]):
        files.append(tmp_path / f"{name}-{languages}.pdf")
        files[-1].write_bytes(pdf_of(name, languages)[1])
    assert [str(one) for one in findings(files)] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_tags_read_the_words_of_the_sheet_in_their_order(
    name: str, pdf_of: Callable[..., tuple[Sheet, bytes]], read_tags: Read
) -> None:
    sheet, data = pdf_of(name)
    text = "".join(one.text for one in read_tags(data).stretches if "Lbl" not in one.roles)
    assert squeezed(text) == squeezed(printed_words(sheet))


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_stands_under_a_tag_of_its_language(
    name: str, pdf_of: Callable[..., tuple[Sheet, bytes]], read_tags: Read
) -> None:
    for one in read_tags(pdf_of(name)[1]).stretches:
        prose = re.sub(r"\S*(?://|@)\S*|#\w+|[A-Z]+\d\w*|\w+\.html", "", one.text)
        if re.search(r"[α-ωά-ώ]", prose):
            assert one.lang == "el", one
        elif re.search(r"[a-z]", prose):
            assert one.lang == "en", one


@pytest.mark.parametrize("name", NAMES)
def test_nothing_but_the_footer_is_outside_the_tags(
    name: str, pdf_of: Callable[..., tuple[Sheet, bytes]], read_tags: Read
) -> None:
    assert read_tags(pdf_of(name)[1]).untagged == ""


def test_a_paragraph_over_two_pages_is_one_tag(
    look: Look, lexicon: Lexicon, value: Callable[..., FieldValue], record: Callable[..., Record]
) -> None:
    text = "The log goes on and on, and so does the wind over the lake. " * 150
    sheet = compose(record(value("title", "en", "A log"), value("description", "en", text.strip())), lexicon, look)
    with pikepdf.open(io.BytesIO(FORMATS["pdf"].write(sheet, look, lexicon).data)) as pdf:
        assert len(pdf.pages) == 2
        assert _roles(pdf.Root.StructTreeRoot.K[0]).count("/P") == 4  # kicker, note, paragraph, file


@pytest.mark.slow
def test_a_table_over_two_pages_is_one_table_and_its_repeated_header_is_no_content(
    look: Look, lexicon: Lexicon, value: Callable[..., FieldValue], record: Callable[..., Record], read_tags: Read
) -> None:
    rows = (("Village", "Pupils"), *((f"Village {n}", f"{n}") for n in range(90)))
    text = "\n".join(" | ".join(row) for row in rows)
    sheet = compose(
        record(value("title", "en", "Pupils"), value("evidence", "en", text, rows=rows)), lexicon, look, "en"
    )
    data = FORMATS["pdf"].write(sheet, look, lexicon).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) > 1
        roles = _roles(pdf.Root.StructTreeRoot.K[0])
        assert (roles.count("/Table"), roles.count("/TH"), roles.count("/TR")) == (1, 2, 91)
    assert read_tags(data).text.count("Village Pupils") == 1


def _roles(tag: Any) -> list[str]:
    kids = tag.get("/K", [])
    below = [role for kid in kids if not isinstance(kid, int) and "/S" in kid for role in _roles(kid)]
    return [str(tag.S), *below]


@pytest.mark.parametrize("name", ["short", "greek_only", "both"])
def test_a_sheet_of_usual_length_has_at_most_two_pages(name: str, pdf_of: Callable[..., tuple[Sheet, bytes]]) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(name)[1])) as pdf:
        assert len(pdf.pages) <= 2


SENTENCE = "The boat goes on and on over the lake again. "
ROWS = tuple((f"Day {n}", (SENTENCE if n % 3 else SENTENCE * 2).strip()) for n in range(12))
SECTIONS = {
    "text": (SENTENCE * 40).strip(),
    "list": "\n".join([SENTENCE.strip() + "\n", *["- " + (SENTENCE * 2).strip()] * 14]),
    "table": "\n".join(" | ".join(row) for row in ROWS),
}


@pytest.mark.parametrize("more", range(4, 12))
@pytest.mark.parametrize("kind", ["text", "list", "table"])
def test_no_heading_stands_alone_at_the_foot_of_a_page(
    kind: str,
    more: int,
    look: Look,
    lexicon: Lexicon,
    value: Callable[..., FieldValue],
    record: Callable[..., Record],
) -> None:
    before = f"{(SENTENCE * 22).strip()}\n\n{(SENTENCE * (30 + more)).strip()}"
    rows = ROWS if kind == "table" else ()
    values = (value("description", "en", before), value("resources", "en", SECTIONS[kind], rows=rows))
    data = FORMATS["pdf"].write(compose(record(*values), lexicon, look, "en"), look, lexicon).data
    document = pdfium.PdfDocument(data)
    page = document[0]
    words = page.get_textpage()
    text = words.get_text_range()
    words.close()
    page.close()
    document.close()
    below = text.partition("Resources needed")[2]
    assert not below or len(below.split()) > 12, below


@pytest.mark.parametrize("more", range(7, 19))
def test_a_list_breaks_over_pages_with_no_entry_alone_and_leaves_no_hole(
    more: int, look: Look, lexicon: Lexicon, value: Callable[..., FieldValue], record: Callable[..., Record]
) -> None:
    entries = "\n".join(["- " + SENTENCE.strip()] * 4)
    told = (value("description", "en", (SENTENCE * (56 + more)).strip()), value("resources", "en", entries))
    long = value("transfer", "en", (SENTENCE * 30).strip())
    data = FORMATS["pdf"].write(compose(record(*told, long), lexicon, look, "en"), look, lexicon).data
    pages = [page.get_textpage() for page in pdfium.PdfDocument(data)]
    counts = [page.get_text_range().count("•") for page in pages]
    assert sum(counts) == 4
    assert counts[1] != 1
    edges = [pages[0].get_rect(number)[1] for number in range(pages[0].count_rects())]
    # In points from the paper's foot, of what stands above the running foot.
    assert min(bottom for bottom in edges if bottom > 19 * 72 / 25.4) < 90


@pytest.mark.parametrize("name", NAMES)
def test_only_the_fonts_of_the_look_are_embedded(name: str, pdf_of: Callable[..., tuple[Sheet, bytes]]) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(name)[1])) as pdf:
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one]
        names = {re.sub(r"^[A-Z]{6}\+|-(?:Semi-)?Bold$", "", str(one.BaseFont)[1:]) for one in fonts}
    assert names == {"Sheet-Text", "Sheet-Display"}


def test_a_sheet_has_bookmarks_title_language_and_keywords(pdf_of: Callable[..., tuple[Sheet, bytes]]) -> None:
    sheet, data = pdf_of("both")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == sheet.title == "Το πλωτό σχολείο της λίμνης"
        assert str(pdf.docinfo["/Keywords"]) == "WAVES4ALL, λίμνη"
        assert str(pdf.Root.Lang) == "el"
        with pdf.open_outline() as outline:
            assert outline.root[0].title == "Το πλωτό σχολείο της λίμνης The floating school of the lake"
            assert [one.title for one in outline.root[0].children][:2] == [
                "Περιγραφή Description",
                "Απαιτούμενοι πόροι Resources needed",
            ]


def test_links_and_pictures_say_what_they_are(pdf_of: Callable[..., tuple[Sheet, bytes]], read_tags: Read) -> None:
    found = read_tags(pdf_of("both")[1])
    assert "Σύνδεσμος προς boat@lake.example" in found.links
    assert not [one for one in found.links if one.startswith(("http", "mailto"))]
    assert found.figures == (
        "Χάρτης της Ευρώπης: Δυτική Μακεδονία, Ελλάδα",
        "Η βάρκα δεμένη στο μόλο",
        "Κωδικός QR που οδηγεί στη σελίδα της πηγής",
    )


def test_no_word_is_hyphenated(pdf_of: Callable[..., tuple[Sheet, bytes]], read_tags: Read) -> None:
    assert not set(read_tags(pdf_of("long")[1]).text) & {"\u2010", "\u00ad"}


def test_the_same_sheet_gives_the_same_bytes(
    look: Look, lexicon: Lexicon, pdf_of: Callable[..., tuple[Sheet, bytes]]
) -> None:
    sheet, data = pdf_of("both")
    assert FORMATS["pdf"].write(sheet, look, lexicon).data == data


def test_a_sheet_too_long_for_two_pages_grows_and_says_where_and_by_how_much(
    look: Look, lexicon: Lexicon, records: Mapping[str, Record]
) -> None:
    rendered = FORMATS["pdf"].write(compose(records["long"], lexicon, look), look, lexicon)
    (issue,) = rendered.issues
    assert issue.code is IssueCode.TOO_LONG
    assert re.fullmatch(r"\d{4} characters too many for 2 pages, from “Περιγραφή Description” on", issue.message)


def test_a_sheet_too_long_for_two_pages_fails_where_the_settings_say_so(
    look_of: Callable[..., Look], lexicon: Lexicon, records: Mapping[str, Record]
) -> None:
    look = look_of(overflow="fail")
    with pytest.raises(PageError, match="characters too many for 2 pages"):
        FORMATS["pdf"].write(compose(records["long"], lexicon, look), look, lexicon)


def test_a_style_sheet_that_names_a_missing_file_is_a_wrong_configuration(
    look: Look, look_of: Callable[..., Look], lexicon: Lexicon, records: Mapping[str, Record]
) -> None:
    css = look.file("sheet.css").replace(b"Literata-Bold", b"Nowhere-Bold")
    broken = look_of({"sheet.css": css})
    with pytest.raises(ConfigurationError, match="Nowhere-Bold"):
        FORMATS["pdf"].write(compose(records["short"], lexicon, look), broken, lexicon)


def test_markup_in_a_text_is_printed_and_never_obeyed(
    look: Look,
    lexicon: Lexicon,
    value: Callable[..., FieldValue],
    record: Callable[..., Record],
    read_tags: Read,
) -> None:
    text = '</p><img src="file:///etc/passwd"><script>alert(1)</script> {{ 7 * 7 }} <a href="javascript:x()">go</a>'
    sheet = compose(record(value("title", "en", text), value("description", "en", text)), lexicon, look, "en")
    data = FORMATS["pdf"].write(sheet, look, lexicon).data
    assert squeezed(read_tags(data).text).count(squeezed(text)) == 2
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert all("/Annots" not in one for one in pdf.pages)


def test_a_word_without_end_breaks_inside_the_page(
    look: Look, lexicon: Lexicon, value: Callable[..., FieldValue], record: Callable[..., Record], read_tags: Read
) -> None:
    sheet = compose(record(value("title", "en", "W" * 300), value("summary", "en", "m" * 900)), lexicon, look)
    data = FORMATS["pdf"].write(sheet, look, lexicon).data
    assert "m" * 900 in squeezed(read_tags(data).text)


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "https://lake.example/x.png", "http://127.0.0.1:9/", "../pyproject.toml"]
)
def test_a_template_reaches_nothing_but_the_look_and_the_pictures_of_the_sheet(
    address: str, look: Look, look_of: Callable[..., Look], lexicon: Lexicon, records: Mapping[str, Record]
) -> None:
    template = look.file("sheet.html").replace(b"</body>", f'<img src="{address}" alt="x"></body>'.encode())
    sheet = compose(records["short"], lexicon, look)
    with pytest.raises(ConfigurationError, match="templates"):
        FORMATS["pdf"].write(sheet, look_of({"sheet.html": template}), lexicon)


def test_a_section_that_goes_on_names_itself_at_the_head_of_the_page_and_a_new_one_does_not(
    look: Look, lexicon: Lexicon, value: Callable[..., FieldValue], record: Callable[..., Record]
) -> None:
    values = (value("description", "en", (SENTENCE * 130).strip()), value("evidence", "en", SENTENCE.strip()))
    data = FORMATS["pdf"].write(compose(record(*values), lexicon, look), look, lexicon).data
    texts = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(data)]
    assert len(texts) == 2
    assert texts[1].count("Περιγραφή · Description (συνέχεια · continued)") == 1
    assert "continued" not in texts[0]
    assert "Evidence of success (" not in texts[1]


def test_the_source_stands_at_the_foot_of_the_last_page_however_little_there_is(
    pdf_of: Callable[..., tuple[Sheet, bytes]],
) -> None:
    for name in ("short", "both"):
        document = pdfium.PdfDocument(pdf_of(name)[1])
        page = document[len(document) - 1]
        words = page.get_textpage()
        text = words.get_text_range()
        place = text.rindex("Αρχείο" if name == "short" else "Τελευταία")
        # In points from the paper's foot: above the margin of 19 millimetres, below a tenth of the page.
        assert 19 * 72 / 25.4 <= words.get_charbox(place)[1] < 842 / 10 + 15


def test_no_body_is_set_in_less_than_ten_and_a_half_points_and_the_only_words_of_a_sheet_in_more(
    pdf_of: Callable[..., tuple[Sheet, bytes]],
) -> None:
    for name, said, size in (("short", "hang it back", 12 * 1.54), ("both", "ties up in another", 11)):
        page = pdfium.PdfDocument(pdf_of(name)[1])[0].get_textpage()
        place = page.get_text_range().index(said)
        left, bottom, right, top = page.get_charbox(place, loose=True)
        assert (top - bottom) / 1.4 == pytest.approx(size, rel=0.12), (name, left, right)
