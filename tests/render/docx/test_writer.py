from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from openxml_audit import OpenXmlValidator

from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, Figure, Look, Picture, Record, Resource, Section, Sheet, Text
from pipeline.render import FORMATS
from pipeline.render.docx.fitting import fit
from pipeline.render.passages import passage
from pipeline.render.sheet.compose import compose

NAMES = ["short", "greek_only", "both", "long"]

Made = Callable[..., tuple[Sheet, bytes]]


@pytest.fixture(scope="session")
def docx_of(look: Look, lexicon: Lexicon, records: Mapping[str, Record]) -> Made:
    """The DOCX of a sample, made once."""
    made: dict[tuple[str, str], tuple[Sheet, bytes]] = {}

    def of(name: str, languages: str = "both") -> tuple[Sheet, bytes]:
        if (name, languages) not in made:
            sheet = compose(records[name], lexicon, look, languages)
            made[name, languages] = sheet, FORMATS["docx"].write(sheet, look, lexicon).data
        return made[name, languages]

    return of


def body(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data)).element.body


def styles_by_text(data: bytes) -> dict[str, str]:
    """The names of the styles of all paragraphs, those in tables included, by their text."""
    document = docx.Document(io.BytesIO(data))
    found = (Paragraph(one, document) for one in document.element.body.iter(qn("w:p")))
    return {one.text: str(one.style.name) for one in found if one.style}


def edges(data: bytes) -> list[Any]:
    """The footers of the first and of all other pages."""
    section = docx.Document(io.BytesIO(data)).sections[0]
    return [section.first_page_footer._element, section.footer._element]


def words(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


@pytest.mark.slow
@pytest.mark.parametrize("languages", ["both", "el", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_the_open_xml_audit_finds_nothing(name: str, languages: str, docx_of: Made, tmp_path: Path) -> None:
    file = tmp_path / "sheet.docx"
    file.write_bytes(docx_of(name, languages)[1])
    result = OpenXmlValidator().validate(str(file))
    assert result.is_valid, [str(error) for error in result.errors]


def test_the_integrity_check_finds_nothing(docx_of: Made, tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / f"{name}.docx").write_bytes(docx_of(name)[1])
    tool = Path(sys.executable).with_name("docx-integrity")
    files = [str(file) for file in sorted(tmp_path.iterdir())]
    result = subprocess.run([tool, "check", *files], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
    assert result.stdout.count("0 error(s), 0 warning(s)") == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_word_and_pdf_have_the_same_words(
    name: str, docx_of: Made, look: Look, lexicon: Lexicon, read_tags: Callable[[bytes], Any]
) -> None:
    sheet, data = docx_of(name)
    found = read_tags(FORMATS["pdf"].write(sheet, look, lexicon).data)
    # Names of sections beside one another are parted by a sign that those below one another need not.
    in_pdf = "".join(one.text for one in found.stretches if "Lbl" not in one.roles).replace("·", "")
    texts = [words(text).replace("·", "") for part in (body(data), *edges(data)) for text in part.iter(qn("w:p"))]
    missing = [text for text in texts if "".join(text.split()) not in "".join(in_pdf.split())]
    assert [text for text in missing if not re.search("Σελίδα 1|\t", text) and "Page 1" not in text] == []
    letters = Counter("".join("".join(in_pdf.split())))
    in_word = Counter("".join("".join(words(part) for part in (body(data), *edges(data))).split()))
    assert not letters - in_word


def test_the_blocks_stand_in_the_order_in_which_they_are_read(docx_of: Made) -> None:
    text = words(body(docx_of("both")[1]))
    order = ["Καλή πρακτική", "Το πλωτό σχολείο", "The floating school", "Τοποθεσία", "Περιγραφή", "Απαιτούμενοι πόροι"]
    places = [text.index(one) for one in order]
    assert places == sorted(places)


@pytest.mark.parametrize("name", NAMES)
def test_every_run_tells_its_language(name: str, docx_of: Made) -> None:
    for run in body(docx_of(name)[1]).iter(qn("w:r")):
        tag = run.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:val"))
        text = re.sub(r"\S*(?://|@)\S*|#\w+|[A-Z]+\d\w*|\w+\.html", "", words(run))
        if re.search(r"[α-ωά-ώ]", text):
            assert tag == "el-GR", text
        elif re.search(r"[a-z]", text):
            assert tag == "en-GB", text


def test_greek_in_latin_letters_and_addresses_are_not_spell_checked(
    look: Look, lexicon: Lexicon, value: Callable[..., FieldValue], record: Callable[..., Record]
) -> None:
    text = "kalimera apo ti limni"
    sheet = compose(record(value("title", "el-Latn", text), value("hashtags", "zxx", "#lake")), lexicon, look)
    runs = {
        words(run): run.find(qn("w:rPr"))
        for run in body(FORMATS["docx"].write(sheet, look, lexicon).data).iter(qn("w:r"))
    }
    for found in (runs[text], runs["#lake"]):
        assert found.find(qn("w:noProof")) is not None
        assert found.find(qn("w:lang")).get(qn("w:val")) == "el-GR"


def test_headings_are_headings_and_lists_are_lists(docx_of: Made) -> None:
    by_style = styles_by_text(docx_of("greek_only")[1])
    assert by_style["Το πλωτό σχολείο της λίμνης"] == "Heading 1"
    assert by_style["Περιγραφή\nDescription"] == "Heading 2 Beside"
    assert by_style["Επισκευή της βάρκας: 18.400\u00a0€"] == "List Bullet"
    assert by_style["μηχανή: 9.000\u00a0€"] == "List Bullet 2"


@pytest.mark.parametrize("name", NAMES)
def test_no_heading_stands_in_a_table_or_word_leaves_it_out_of_its_list_of_headings(name: str, docx_of: Made) -> None:
    document = docx.Document(io.BytesIO(docx_of(name)[1]))
    found = [one for one in document.element.body.iter(qn("w:p")) if "Heading" in str(one.style)]
    assert found
    assert all(one.getparent() is document.element.body for one in found if not str(one.style).startswith("Cell"))


def test_a_section_in_one_language_stands_beside_its_heading_and_the_note_which_share_a_frame(
    look: Look, lexicon: Lexicon, value: Callable[..., FieldValue], record: Callable[..., Record]
) -> None:
    english = "Nets are mended by the quay.\n\nThen they are hung up."
    both = (value("description", "el", "Δίχτυα και κουπιά."), value("description", "en", "Nets and oars."))
    sheet = compose(record(value("title", "en", "Nets"), *both, value("transfer", "en", english)), lexicon, look)
    document = docx.Document(io.BytesIO(FORMATS["docx"].write(sheet, look, lexicon).data))
    lines = [(str(one.style.name), one.text) for one in document.paragraphs if one.style]
    at = lines.index(("Heading 2 Beside", "Δυνατότητες μάθησης ή μεταφοράς\nPotential for learning or transfer"))
    assert lines[at - 1] == ("Rule", "")
    assert lines[at + 1] == ("Missing Beside", "Μόνο στα αγγλικά")
    assert [style for style, _ in lines[at + 2 : at + 4]] == ["Body", "Body"]
    frames = [one._p.pPr.find(qn("w:framePr")) for one in document.paragraphs[at : at + 2]]
    assert dict(frames[0].attrib) == dict(frames[1].attrib)
    assert int(frames[0].get(qn("w:w"))) < document.styles["Body"].paragraph_format.left_indent.twips


def test_a_text_that_is_lower_than_the_heading_beside_it_keeps_the_next_section_off(
    look: Look, lexicon: Lexicon, value: Callable[..., FieldValue], record: Any
) -> None:
    def after(text: str) -> int:
        made = record(value("title", "en", "A log"), value("difficulties", "en", text))
        document = docx.Document(io.BytesIO(FORMATS["docx"].write(compose(made, lexicon, look), look, lexicon).data))
        at = [one.text for one in document.paragraphs].index(text.strip())
        below = document.paragraphs[at + 1 : at + 2]
        return sum(one.paragraph_format.line_spacing.pt for one in below if one.style.name == "Clear")

    assert after("Three owners said no.") > 12
    assert after("Three owners said no. " * 20) == 0


def test_a_brief_section_stays_on_one_page_with_its_heading(
    look: Look, lexicon: Lexicon, value: Callable[..., FieldValue], record: Any
) -> None:
    def kept(text: str) -> list[bool]:
        made = record(value("title", "en", "A log"), value("description", "en", text))
        data = FORMATS["docx"].write(compose(made, lexicon, look), look, lexicon).data
        return [one.pPr.keepNext is not None for one in body(data).iter(qn("w:p")) if one.style == "Body"]

    assert kept("Kept by all.\n\nWritten at night.\n\nRead at noon.") == [True, True, False]
    assert kept("\n\n".join(["The wind is up. " * 30] * 3)) == [False, False, False]


def test_the_languages_of_the_facts_have_columns_of_their_own_and_one_wording_reaches_over_both(docx_of: Made) -> None:
    (facts,) = [
        table
        for table in docx.Document(io.BytesIO(docx_of("both")[1])).tables
        if table.style and table.style.name == "Facts"
    ]
    spans = [row._tr.xpath("w:tc/w:tcPr/w:gridSpan/@w:val") for row in facts.rows]
    texts = [[cell.text for cell in row.cells] for row in facts.rows]
    place = next(row for row in texts if row[0].startswith("Τοποθεσία"))
    assert "Greece" in place[2]
    assert "Ελλάδα" in place[1]
    assert ["2"] in spans


def test_a_pair_stands_side_by_side_under_a_heading_over_both_columns(docx_of: Made) -> None:
    document = docx.Document(io.BytesIO(docx_of("both")[1]))
    headings = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 2 Sides"]
    assert headings == ["Περιγραφή\tDescription", "Απαιτούμενοι πόροι\tResources needed"]
    sides = [table for table in document.tables if table.style and table.style.name == "Sides"]
    assert [len(table.rows) for table in sides] == [1, 2, 1]
    assert sides[1].rows[1].cells[1].text.startswith("The crew are two teachers")


def test_tables_have_a_header_row_and_a_caption(docx_of: Made) -> None:
    tables = body(docx_of("both")[1]).findall(qn("w:tbl"))
    headers = [table for table in tables if table.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
    assert [words(table.find(qn("w:tr"))) for table in headers] == ["YearPupils"]
    assert all(table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}").get(qn("w:val")) for table in tables)


def test_pictures_have_alternative_texts_and_numbers_of_their_own(docx_of: Made) -> None:
    data = docx_of("both")[1]
    header = docx.Document(io.BytesIO(data)).sections[0].first_page_header._element
    parts = (body(data), *edges(data))
    found = [one.get("descr") for part in parts for one in part.iter(qn("wp:docPr"))]
    assert {"Η βάρκα δεμένη στο μόλο", "Κωδικός QR που οδηγεί στη σελίδα της πηγής"} < set(found)
    assert all(found)
    numbers = [one.get("id") for part in (*parts, header) for one in part.iter(qn("wp:docPr"))]
    assert len(set(numbers)) == len(numbers)


def test_links_are_links_and_lead_only_where_they_say(docx_of: Made) -> None:
    document = docx.Document(io.BytesIO(docx_of("both")[1]))
    links = list(document.element.body.iter(qn("w:hyperlink")))
    footer = document.sections[0].footer
    targets = {words(link): document.part.rels[link.get(qn("r:id"))].target_ref for link in links} | {
        words(link): footer.part.rels[link.get(qn("r:id"))].target_ref
        for link in footer._element.iter(qn("w:hyperlink"))
    }
    assert targets == {
        "boat@lake.example": "mailto:boat@lake.example",
        "https://lake.example/film": "https://lake.example/film",
        "https://lake.example/figures": "https://lake.example/figures",
        "https://lake.example/good-practices/floating-school": "https://lake.example/good-practices/floating-school",
    }
    assert links[0].get(qn("w:tooltip")) == "Σύνδεσμος προς boat@lake.example"


def test_the_document_tells_its_title_language_and_keywords(docx_of: Made) -> None:
    document = docx.Document(io.BytesIO(docx_of("both", "en")[1]))
    known = document.core_properties
    assert (known.title, known.language, known.keywords) == (
        "The floating school of the lake",
        "en-GB",
        "WAVES4ALL, λίμνη",
    )
    (default,) = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert default.get(qn("w:val")) == "en-GB"


def test_the_footer_counts_the_pages_in_both_languages(docx_of: Made) -> None:
    for footer in edges(docx_of("both")[1]):
        last = list(footer.iter(qn("w:p")))[-1]
        assert words(last) == "Το πλωτό σχολείο της λίμνηςΣελίδα 1 από 1 · Page 1 of 1"
        codes = [one.text for one in footer.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES", "PAGE", "NUMPAGES"]


def test_word_is_told_not_to_imitate_an_older_version(docx_of: Made) -> None:
    with zipfile.ZipFile(io.BytesIO(docx_of("short")[1])) as package:
        settings = package.read("word/settings.xml").decode()
        assert 'compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
        assert 'autoHyphenation w:val="0"' in settings
        assert not [name for name in package.namelist() if "stylesWithEffects" in name or "thumbnail" in name]


def test_the_same_sheet_gives_the_same_bytes(look: Look, lexicon: Lexicon, docx_of: Made) -> None:
    sheet, data = docx_of("both")
    assert FORMATS["docx"].write(sheet, look, lexicon).data == data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_style_changed_in_the_template_changes_the_sheet(
    look: Look, look_of: Callable[..., Look], lexicon: Lexicon, records: Mapping[str, Record]
) -> None:
    template = docx.Document(io.BytesIO(look.file("sheet.docx")))
    template.styles["Heading 2"].font.name = "Arial"
    template.styles["Heading 2"].font.color.rgb = docx.shared.RGBColor(0x7A, 0x1F, 0x3D)
    out = io.BytesIO()
    template.save(out)
    restyled = look_of({"sheet.docx": out.getvalue()})
    data = FORMATS["docx"].write(compose(records["both"], lexicon, restyled), restyled, lexicon).data
    font = docx.Document(io.BytesIO(data)).styles["Heading 2"].font
    assert (font.name, str(font.color.rgb)) == ("Arial", "7A1F3D")


def test_the_colours_of_the_brand_go_into_the_styles(
    look_of: Callable[..., Look], lexicon: Lexicon, records: Mapping[str, Record]
) -> None:
    look = look_of(brand=(("name", "Περιφέρεια Λιμνών"), ("accent", "#0b6e4f")))
    data = FORMATS["docx"].write(compose(records["both"], lexicon, look), look, lexicon).data
    document = docx.Document(io.BytesIO(data))
    assert str(document.styles["Heading 2"].font.color.rgb) == "0B6E4F"
    assert 'w:fill="0B6E4F"' in str(document.styles["Heading 1"].element.xml)
    assert document.core_properties.author == "Περιφέρεια Λιμνών"
    assert document.sections[0].footer.paragraphs[-1].text.startswith("Το πλωτό σχολείο της λίμνης\t")


def test_the_spacing_of_the_brand_goes_into_the_styles(
    look_of: Callable[..., Look], lexicon: Lexicon, records: Mapping[str, Record]
) -> None:
    def space(*brand: tuple[str, str]) -> int:
        look = look_of(brand=brand)
        data = FORMATS["docx"].write(compose(records["both"], lexicon, look), look, lexicon).data
        return int(docx.Document(io.BytesIO(data)).styles["Body"].paragraph_format.space_after)

    assert space(("spacing", "1.3")) == pytest.approx(1.3 * space(), rel=0.02)


@pytest.mark.parametrize(
    ("words_of_text", "shipped"), [(20, "24"), (300, "24"), (420, "22"), (590, "21"), (800, "24"), (1000, "22")]
)
def test_the_size_goes_by_the_length_unless_the_template_was_given_one_by_hand(
    words_of_text: int,
    shipped: str,
    look: Look,
    look_of: Callable[..., Look],
    lexicon: Lexicon,
    value: Callable[..., FieldValue],
    record: Any,
) -> None:
    def size(look: Look) -> str:
        made = record(value("title", "en", "A log"), value("description", "en", "is up. " * words_of_text))
        document = docx.Document(io.BytesIO(FORMATS["docx"].write(compose(made, lexicon, look), look, lexicon).data))
        return str(document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:sz")[0].get(qn("w:val")))

    template = docx.Document(io.BytesIO(look.file("sheet.docx")))
    template.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:sz")[0].set(qn("w:val"), "26")
    out = io.BytesIO()
    template.save(out)
    assert (size(look), size(look_of({"sheet.docx": out.getvalue()}))) == (shipped, "26")


def test_the_note_of_a_missing_language_stands_at_the_edge_of_the_text_that_it_belongs_to(
    look: Look, lexicon: Lexicon, value: Callable[..., FieldValue], record: Any
) -> None:
    values = (
        value("title", "en", "A log"),
        value("summary", "en", "Kept by all."),
        value("description", "en", "Written at night."),
        value("description", "el", "Γράφεται τη νύχτα."),
        value("transfer", "el", "Παντού."),
    )
    data = FORMATS["docx"].write(compose(record(*values), lexicon, look), look, lexicon).data
    styles = styles_by_text(data)
    assert (styles["Μόνο στα αγγλικά"], styles["In Greek only"]) == ("Note", "Missing Beside")


def test_the_source_stands_at_the_foot_of_the_last_page_even_without_a_code(
    look: Look, lexicon: Lexicon, value: Callable[..., FieldValue], record: Any
) -> None:
    def told(repeats: int) -> list[bool]:
        text = "The wind is up. " * repeats
        made = record(
            value("title", "en", "A log"), value("published", "en", "4 May 2021"), value("description", "en", text)
        )
        data = FORMATS["docx"].write(compose(made, lexicon, look), look, lexicon).data
        return ["Published" in words(part) for part in (body(data), *edges(data))]

    # In the text, at the foot of the first page, at that of all others.
    assert (told(10), told(300), told(1500)) == ([False, True, True], [False, False, True], [True, False, False])


def test_a_column_of_figures_is_set_to_the_right(docx_of: Made) -> None:
    (cells,) = [
        table
        for table in docx.Document(io.BytesIO(docx_of("both")[1])).tables
        if table.style and table.style.name == "Cells"
    ]
    styles = [[cell.paragraphs[0].style.name for cell in row.cells if cell.paragraphs[0].style] for row in cells.rows]
    assert styles[:2] == [["Cell Heading", "Cell Heading Figures"], ["Cell", "Cell Figures"]]


def test_what_introduces_a_table_stays_on_its_page(docx_of: Made) -> None:
    (before,) = [one for one, other in pairwise(body(docx_of("both")[1])) if words(other).startswith("YearPupils")]
    assert words(before) == "Pupils on board:"
    assert before.pPr.keepNext is not None


def test_the_total_of_a_table_is_set_bold(
    look: Look, lexicon: Lexicon, value: Callable[..., FieldValue], record: Callable[..., Record]
) -> None:
    rows = (("Item", "Cost"), ("Nails", "€200"), ("Total cost", "€900"))
    text = "\n".join(" | ".join(row) for row in rows)
    sheet = compose(record(value("evidence", "en", text, rows=rows)), lexicon, look)
    styles = styles_by_text(FORMATS["docx"].write(sheet, look, lexicon).data)
    assert (styles["€200"], styles["Total cost"], styles["€900"]) == (
        "Cell Figures",
        "Cell Total",
        "Cell Total Figures",
    )
    assert '<tr class="total">' in FORMATS["html"].write(sheet, look, lexicon).data.decode()


def test_a_picture_is_no_higher_than_a_third_of_the_page(
    look: Look, lexicon: Lexicon, value: Callable[..., FieldValue], record: Callable[..., Record], photograph: Any
) -> None:
    boat = Resource("boat.jpg", "image/jpeg", photograph(300, 900))
    sheet = compose(record(value("images", "en", "", Picture("boat.jpg", "A boat")), resources=(boat,)), lexicon, look)
    (shape,) = docx.Document(io.BytesIO(FORMATS["docx"].write(sheet, look, lexicon).data)).inline_shapes
    assert (round(shape.width.mm), round(shape.height.mm)) == (25, 74)


def test_several_pictures_stand_beside_one_another_with_their_captions(
    look: Look, lexicon: Lexicon, value: Callable[..., FieldValue], record: Callable[..., Record], photograph: Any
) -> None:
    files = [Resource(f"{name}.jpg", "image/jpeg", photograph(300, 200)) for name in ("boat", "net", "oar")]
    pictures = [value("images", "en", "", Picture(one.name, "A thing", f"The {one.name[:-4]}")) for one in files]
    practice = record(value("description", "en", "Nets are mended on Mondays."), *pictures, resources=tuple(files))
    data = FORMATS["docx"].write(compose(practice, lexicon, look), look, lexicon).data
    table = next(one for one in body(data).findall(qn("w:tbl")) if "The boat" in words(one))
    rows = [[words(cell) for cell in row.findall(qn("w:tc"))] for row in table.findall(qn("w:tr"))]
    assert rows == [["The boat", "The net"], ["The oar", ""]]
    assert len(list(table.iter(qn("wp:inline")))) == len(files)


def test_a_section_over_the_whole_width_has_both_names_above_it(
    look: Look, lexicon: Lexicon, value: Callable[..., FieldValue], record: Callable[..., Record]
) -> None:
    def of(size: int) -> Any:
        told = "\n\n".join(["Nets are mended by the quay on Mondays in turn. " * 9] * size)
        return compose(record(value("title", "en", "Nets"), value("description", "en", told)), lexicon, look)

    sheet = next(one for one in map(of, range(6, 20)) if fit(one, look).is_wide)
    document = docx.Document(io.BytesIO(FORMATS["docx"].write(sheet, look, lexicon).data))
    styles = [(str(one.style.name), one.text) for one in document.paragraphs if one.style]
    (heading,) = [text for name, text in styles if name == "Heading 2 Sides"]
    assert heading == "Περιγραφή · Description"
    assert {name for name, text in styles if text.startswith("Nets are mended")} == {"Side"}


def test_markup_and_field_codes_in_a_text_stay_text(
    look: Look, lexicon: Lexicon, value: Callable[..., FieldValue], record: Callable[..., Record]
) -> None:
    text = '<w:p/> & { INCLUDEPICTURE "http://x.example" } ]]> javascript:alert(1) \u202e\x07'
    sheet = compose(record(value("title", "en", text), value("description", "en", text)), lexicon, look, "en")
    found = body(FORMATS["docx"].write(sheet, look, lexicon).data)
    assert words(found).count('<w:p/> & { INCLUDEPICTURE "http://x.example" } ]]> javascript:alert(1)') == 2
    assert not list(found.iter(qn("w:instrText")))


def test_every_style_that_a_sheet_names_is_in_the_template(look: Look) -> None:
    known = {str(style.name).lower() for style in docx.Document(io.BytesIO(look.file("sheet.docx"))).styles}
    folder = Path(__file__).parents[3] / "pipeline" / "render" / "docx"
    source = "".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.py")))
    paragraphs = re.findall(r'ink\.(?:paragraph|table)\(\s*"([^"{]+)"', source)
    letters = re.findall(r'"((?:Second|Key Words|Fact Label|Mark)[\w ]*)"', source)
    named = {
        *paragraphs,
        *letters,
        "Lead",
        "Lead Side",
        "Body",
        "Side",
        "List Bullet 4",
        "Side Bullet 4",
        "Caption Side",
    }
    assert len(named) > 30
    assert {name.lower() for name in named} <= known


def test_two_tables_never_touch(docx_of: Made) -> None:
    tags = [one.tag for one in body(docx_of("both")[1])]
    assert (qn("w:tbl"), qn("w:tbl")) not in set(pairwise(tags))


def test_an_entry_with_a_number_has_no_bullet_and_keeps_its_indent(
    value: Callable[..., FieldValue], record: Callable[..., Record], lexicon: Lexicon, look: Look
) -> None:
    made = record(value("title", "en", "A mill"), value("resources", "en", "- 5. nets\n- oars"))
    data = FORMATS["docx"].write(compose(made, lexicon, look), look, lexicon).data
    (numbered,) = (one for one in body(data).iter(qn("w:p")) if words(one) == "5. nets")
    document = docx.Document(io.BytesIO(data))
    number, bullet = (document.styles[f"List {kind}"] for kind in ("Number", "Bullet"))
    assert numbered.style == number.style_id
    formats = document.part.numbering_part.element.xpath(
        f"w:abstractNum[@w:abstractNumId='{number.element.pPr.numPr.numId.val}']/w:lvl/w:numFmt/@w:val"
    )
    assert set(formats) == {"none"}
    assert number.paragraph_format.left_indent == bullet.paragraph_format.left_indent
    (plain,) = (one for one in body(data).iter(qn("w:p")) if words(one) == "oars")
    assert plain.pPr.numPr is None


def test_pictures_side_by_side_are_no_wider_than_their_columns(docx_of: Made, look: Look, lexicon: Lexicon) -> None:
    sheet, _ = docx_of("both")
    figure = Figure("https://lake.example/boat.jpg", passage("A boat", "en"))
    section = Section((passage("Description", "en"),), (), (Text(passage("It floats.", "en")), figure, figure))
    data = FORMATS["docx"].write(replace(sheet, sections=(section,)), look, lexicon).data
    (pictures,) = [table for table in body(data).iter(qn("w:tbl")) if len(table.xpath(".//wp:inline")) == 2]
    columns = [int(one.get(qn("w:w"))) for one in pictures.iter(qn("w:gridCol"))]
    shown = [int(one.get("cx")) / 635 for one in pictures.iter(qn("wp:extent"))]
    assert all(0 < width < column for width, column in zip(shown, columns, strict=True))
