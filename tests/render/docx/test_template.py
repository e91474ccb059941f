"""What the template gives to every document: its fonts, its styles' names."""

import io
import re
import uuid
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace

import docx
import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from pipeline.errors import ConfigurationError
from pipeline.lexicon import Lexicon
from pipeline.model import Look, Record
from pipeline.render import FORMATS
from pipeline.render.docx.template import opened, saved
from pipeline.render.sheet.compose import compose
from pipeline.render.walk import passages

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def empty(look: Look, size: float) -> io.BytesIO:
    return io.BytesIO(saved(opened(look, size, "el-GR"), look))


@pytest.fixture(scope="module")
def package(look: Look) -> zipfile.ZipFile:
    return zipfile.ZipFile(empty(look, 10.5))


@pytest.fixture(scope="module")
def embedded(package: zipfile.ZipFile) -> dict[tuple[str, str], TTFont]:
    """The fonts of a document by family and slot, read as ECMA-376 says: XOR with the key's bytes from its end."""
    relations = etree.fromstring(package.read("word/_rels/fontTable.xml.rels"))
    targets = {one.get("Id"): one.get("Target") for one in relations}
    found = {}
    for font in etree.fromstring(package.read("word/fontTable.xml")).iter(f"{W}font"):
        for slot in font:
            if "embed" in slot.tag:
                data = package.read(f"word/{targets[slot.get(f'{R}id')]}")
                mask = uuid.UUID(slot.get(f"{W}fontKey")).bytes[::-1] * 2
                plain = bytes(one ^ other for one, other in zip(data[:32], mask, strict=True)) + data[32:]
                family = font.get(f"{W}name")
                found[family, slot.tag.removeprefix(f"{W}embed")] = TTFont(io.BytesIO(plain))
    return found


def test_a_document_bears_its_fonts_under_the_names_that_its_styles_use(embedded, package):
    assert set(embedded) == {
        ("Sheet Text", "Regular"),
        ("Sheet Text", "Bold"),
        ("Sheet Display", "Regular"),
        ("Ubuntu derivative Sheets", "Regular"),
    }
    for (family, slot), font in embedded.items():
        assert (font["name"].getDebugName(1), font["name"].getDebugName(2)) == (family, slot)
    named = set()
    for part in ("word/styles.xml", "word/numbering.xml"):
        named |= set(re.findall(r'w:ascii="([^"]+)"', package.read(part).decode()))
    assert named == {family for family, _ in embedded}


def test_the_fonts_may_be_embedded_and_have_all_letters_of_both_languages(embedded):
    letters = {ord(one) for one in "ΑΩαωάΐΰώςϊϋΈ«»·;€–—“”‘’…ABCabc0123456789éüñçžșß§%&@#•→"}
    for (family, _), font in embedded.items():
        assert font["OS/2"].fsType == 0
        if family != "Ubuntu derivative Sheets":
            assert letters <= set(font.getBestCmap())
    assert {ord(one) for one in "Με τη συγχρηματοδότηση της Ευρωπαϊκής Ένωσης"} <= set(
        embedded["Ubuntu derivative Sheets", "Regular"].getBestCmap()
    )


def test_fonts_are_stored_and_all_else_is_deflated(package):
    for entry in package.infolist():
        is_font = entry.filename.startswith("word/fonts/")
        assert entry.compress_type == (zipfile.ZIP_STORED if is_font else zipfile.ZIP_DEFLATED), entry.filename
    assert sum(entry.file_size for entry in package.infolist() if "fonts/" in entry.filename) < 200_000


def test_word_is_told_to_use_the_fonts_and_what_they_are(package):
    settings = package.read("word/settings.xml").decode()
    assert "<w:embedTrueTypeFonts/><w:saveSubsetFonts/>" in settings
    types = etree.fromstring(package.read("[Content_Types].xml"))
    by_ending = {one.get("Extension"): one.get("ContentType") for one in types if one.get("Extension")}
    assert by_ending["odttf"] == "application/vnd.openxmlformats-officedocument.obfuscatedFont"


def test_a_template_without_fonts_gives_documents_without_any(look: Look) -> None:
    bare = replace(
        look, files=tuple((name, without_fonts(data) if name == "sheet.docx" else data) for name, data in look.files)
    )
    with zipfile.ZipFile(empty(bare, 10.5)) as package:
        assert not [name for name in package.namelist() if "font" in name and name != "word/fontTable.xml"]
        assert b"odttf" not in package.read("[Content_Types].xml")
    docx.Document(empty(bare, 10.5))


def without_fonts(template: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if not name.startswith("word/fonts/") and "fontTable.xml.rels" not in name:
                data = source.read(name)
                if name == "[Content_Types].xml":
                    data = re.sub(rb'<Default Extension="odttf"[^>]*/>', b"", data)
                target.writestr(name, data)
    return out.getvalue()


@pytest.fixture
def restyled_look(look_of: Callable[..., Look], look: Look) -> Look:
    """A look whose template was given margins of 30 mm, and saved by a program that leaves a paragraph and hyphens."""
    template = docx.Document(io.BytesIO(look.file("sheet.docx")))
    template.add_paragraph()
    template.settings.element.find(f"{W}autoHyphenation").set(f"{W}val", "true")
    template.sections[0].left_margin = template.sections[0].right_margin = docx.shared.Mm(30)
    template.styles["Heading 2"].font.color.rgb = docx.shared.RGBColor(0xB0, 0x2A, 0x00)
    template.styles["Body"].font.name = "Georgia"
    out = io.BytesIO()
    template.save(out)
    return look_of({"sheet.docx": out.getvalue()})


@pytest.mark.parametrize("size", [10.5, 11.0, 12.0])
def test_a_template_that_was_restyled_by_hand_keeps_its_style(size: float, restyled_look: Look) -> None:
    document = docx.Document(empty(restyled_look, size))
    assert document.styles["Heading 2"].font.color.rgb == docx.shared.RGBColor(0xB0, 0x2A, 0x00)
    assert document.styles["Body"].font.name == "Georgia"
    assert document.sections[0].left_margin.mm == pytest.approx(30, abs=0.1)


def no_styles(template: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name.replace("styles.xml", "styles2.xml"), source.read(name))
    return out.getvalue()


@pytest.mark.parametrize("spoil", [no_styles, lambda _: b"Good practice"])
def test_a_template_that_is_no_word_document_is_told_as_such(
    spoil: Callable[[bytes], bytes], look: Look, look_of: Callable[..., Look]
) -> None:
    with pytest.raises(ConfigurationError, match=r"sheet\.docx is no Word document"):
        opened(look_of({"sheet.docx": spoil(look.file("sheet.docx"))}), 11.0, "el-GR")


def test_a_template_without_styles_of_ours_gives_a_sheet(
    look_of: Callable[..., Look], records: Mapping[str, Record], lexicon: Lexicon
) -> None:
    out = io.BytesIO()
    docx.Document().save(out)
    own = look_of({"sheet.docx": out.getvalue()})
    sheet = compose(records["greek_only"], lexicon, own)
    made = docx.Document(io.BytesIO(FORMATS["docx"].write(sheet, own, lexicon).data))
    found = "".join(one.text for one in made.element.body.iter(f"{W}t"))
    assert [one.text for part in sheet.sections for one in passages(part) if one.text not in found] == []


def test_what_hangs_on_the_width_of_the_page_moves_with_its_margins(restyled_look: Look, look: Look) -> None:
    def places(look: Look) -> list[float]:
        styles = docx.Document(empty(look, 11.0)).styles
        tabs = [styles[name].paragraph_format.tab_stops[0].position.pt for name in ("Footer", "Heading 2 Sides")]
        return [*tabs, styles["Opening Caption"].paragraph_format.left_indent.pt]

    narrower = (2 * 30 / 25.4 * 72) - 2 * 1021 / 20
    before, after = places(look), places(restyled_look)
    moved = [one - other for one, other in zip(before, after, strict=True)]
    assert moved == pytest.approx([narrower, narrower / 2, narrower / 2], abs=1)


def test_what_programs_leave_in_a_template_is_on_no_sheet(restyled_look: Look) -> None:
    document = docx.Document(empty(restyled_look, 11.0))
    assert document.paragraphs == []
    assert document.settings.element.find(f"{W}autoHyphenation").get(f"{W}val") == "0"
