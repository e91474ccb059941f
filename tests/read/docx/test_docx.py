"""Word files as offices keep them: forms, text boxes, tracked changes, content controls."""

from io import BytesIO

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from pipeline.lexicon import shipped
from pipeline.model import BlockKind, Page
from pipeline.read import read

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(words, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*inner):
    return f"<w:p>{''.join(inner)}</w:p>"


def document(*elements, change=lambda source: None):
    source = docx.Document()
    change(source)
    for element in elements:
        source.element.body.insert_element_before(parse_xml(element.replace(">", f" {NAMES}>", 1)), "w:sectPr")
    out = BytesIO()
    source.save(out)
    (found,) = read(Page.of("a.docx", "a", out.getvalue()), shipped())
    return found


def texts(*elements):
    return [block.text for block in document(*elements).blocks]


def box(*paragraphs):
    """A text box as Word 2010 and later write it: once in the new form, once in the old."""
    body = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{body}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{body}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_behind_the_paragraph_that_it_hangs_on():
    assert texts(paragraph(run("The mill"), box(paragraph(run("Budget")), paragraph(run("€300"))))) == [
        "The mill",
        "Budget",
        "€300",
    ]


def test_a_text_box_in_the_old_form_alone_is_read():
    body = f"<w:txbxContent>{paragraph(run('In a frame'))}</w:txbxContent>"
    assert texts(paragraph(f"<w:r><w:pict><v:textbox>{body}</v:textbox></w:pict></w:r>")) == ["In a frame"]


def test_a_text_box_in_a_text_box_keeps_its_place():
    inner = box(paragraph(run("inner")))
    assert texts(paragraph(run("page"), box(paragraph(run("outer"), inner)))) == ["page", "outer", "inner"]


@pytest.mark.parametrize(
    "wrapped",
    [
        f'<w:ins w:id="1" w:author="E">{run("grinds")}</w:ins>',
        f"<w:smartTag>{run('grinds')}</w:smartTag>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('grinds')}</w:sdtContent></w:sdt>",
        f'<w:fldSimple w:instr="REF a">{run("grinds")}</w:fldSimple>',
        f'<w:del w:id="2" w:author="E"><w:r><w:delText>stood</w:delText></w:r></w:del>{run("grinds")}',
        f'<w:hyperlink w:anchor="b"><w:ins w:id="3" w:author="E">{run("grinds")}</w:ins></w:hyperlink>',
    ],
)
def test_words_are_read_out_of_what_word_wraps_them_in(wrapped):
    assert texts(paragraph(run("The mill "), wrapped, run(" barley."))) == ["The mill grinds barley."]


@pytest.mark.parametrize(
    "wrapped",
    [
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('A mill'))}</w:sdtContent></w:sdt>",
        f"<w:customXml>{paragraph(run('A mill'))}</w:customXml>",
        f"<w:customXml><w:sdt><w:sdtContent>{paragraph(run('A mill'))}</w:sdtContent></w:sdt></w:customXml>",
    ],
)
def test_paragraphs_are_read_out_of_what_word_wraps_them_in(wrapped):
    assert texts(wrapped) == ["A mill"]


def test_a_form_of_label_and_value_cells_with_merged_ones_keeps_its_columns():
    def cell(words, span=1):
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{paragraph(run(words))}</w:tc>'

    table = (
        f"<w:tbl><w:tr>{cell('Good practice', 2)}</w:tr><w:tr>{cell('Location')}{cell('Crete')}</w:tr>"
        f"<w:tr>{cell('Budget')}<w:tc><w:tbl><w:tr>{cell('€300')}{cell('2014')}</w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>"
    )
    found = document(table)
    assert [block.text for block in found.blocks] == ["Good practice", "Location", "Crete", "Budget", "€300", "2014"]
    assert [(block.cell.row, block.cell.column) for block in found.blocks[:4]] == [(0, 0), (1, 0), (1, 1), (2, 0)]
    assert found.blocks[3].cell.table != found.blocks[4].cell.table


def test_a_heading_style_of_one_s_own_is_a_heading():
    def change(source):
        styles = source.styles
        for name, base in (
            ("Office blue", "Heading 2"),
            ("Office deep blue", "Office blue"),
            ("Office grey", "Normal"),
        ):
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles[base]
        for words, style in (("Resources", "Office deep blue"), ("One wheel", "Office grey")):
            source.add_paragraph(words, style)

    blocks = document(change=change).blocks
    assert [(block.kind, block.level) for block in blocks] == [(BlockKind.HEADING, 2), (BlockKind.PARAGRAPH, 0)]


def test_a_table_in_the_header_is_boilerplate():
    def change(source):
        table = source.sections[0].header.add_table(1, 2, docx.shared.Cm(10))
        table.cell(0, 0).text, table.cell(0, 1).text = "Municipality of the Valley", "Form 2.3"
        source.add_paragraph("A mill")

    blocks = document(change=change).blocks
    assert [(block.text, block.boilerplate) for block in blocks] == [
        ("Municipality of the Valley", "page header"),
        ("Form 2.3", "page header"),
        ("A mill", ""),
    ]


def test_footnotes_are_words_of_the_page_and_of_no_field():
    notes = (
        f'<w:footnotes {NAMES}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="1">{paragraph(run("Measured in 2014."))}</w:footnote></w:footnotes>'
    )

    def change(source):
        source.add_paragraph("It turned 300 times.")
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), source.part.package)
        source.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    blocks = document(change=change).blocks
    assert [(block.text, block.boilerplate) for block in blocks] == [
        ("It turned 300 times.", ""),
        ("Measured in 2014.", "footnote"),
    ]


def test_a_link_that_leads_nowhere_leaves_its_words():
    broken = f'<w:hyperlink r:id="rId99" xmlns:r="{OFFICE}">{run("grinds")}</w:hyperlink>'
    assert texts(paragraph(run("The mill "), broken)) == ["The mill grinds"]
