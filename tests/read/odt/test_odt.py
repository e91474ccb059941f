"""OpenDocument texts give the blocks that a Word file with the same words gives."""

import zipfile
from io import BytesIO

import pytest

from pipeline.errors import PageError
from pipeline.lexicon import shipped
from pipeline.model import BlockKind, Page, Picture
from pipeline.read import read

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")


def p(words, style="Standard"):
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def style(name, properties, family="text", parent=""):
    return (
        f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}">'
        f"<style:text-properties {properties}/></style:style>"
    )


def span(words, name="T1"):
    return f'<text:span text:style-name="{name}">{words}</text:span>'


def cell(words, properties=""):
    return f"<table:table-cell {properties}>{p(words)}</table:table-cell>"


def test_headings_paragraphs_and_white_space_are_read(odt):
    found = odt(
        '<text:h text:outline-level="2">Περιγραφή</text:h>'
        + p("Ο δήμος\n   άνοιξε<text:s/>μια<text:line-break/>βιβλιοθήκη.")
        + p("Τίτλος", "Title")
        + p("Έναρξη", "Heading_20_3")
    )
    assert [(block.kind, block.level, block.text, block.continues) for block in found.blocks] == [
        (BlockKind.HEADING, 2, "Περιγραφή", False),
        (BlockKind.PARAGRAPH, 0, "Ο δήμος άνοιξε μια", False),
        (BlockKind.PARAGRAPH, 0, "βιβλιοθήκη.", True),
        (BlockKind.HEADING, 1, "Τίτλος", False),
        (BlockKind.HEADING, 3, "Έναρξη", False),
    ]


def test_spans_are_bold_and_links_have_their_address(odt):
    link = '<text:a xlink:href="https://mill.example.org/">εδώ</text:a> <text:a xlink:href="file:///C:/a">εκεί</text:a>'
    (block,) = odt(p(f"{span('Φορέας:')} {link}"), style("T1", 'fo:font-weight="bold"')).blocks
    assert block.text == "Φορέας: εδώ εκεί"
    assert [(mark.kind, mark.target) for mark in block.marks] == [("strong", ""), ("link", "https://mill.example.org/")]


@pytest.mark.parametrize(
    ("properties", "told_as"),
    [
        ('text:display="none"', ["48.500", "30.000 [hidden]"]),
        ('fo:font-size="1pt"', ["48.500", "30.000 [hidden]"]),
        ('fo:color="#ffffff" fo:background-color="#fffffe"', ["48.500", "30.000 [hidden]"]),
        (
            'style:text-line-through-style="solid" style:text-line-through-type="single"',
            ["48.500", "30.000 [struck out]"],
        ),
        ('style:text-line-through-style="none" style:text-line-through-type="none"', ["48.500 30.000"]),
        ('fo:color="#000000"', ["48.500 30.000"]),
    ],
)
def test_words_that_nobody_sees_or_that_are_struck_out_are_set_aside(told, properties, told_as):
    assert told(p(f"48.500 {span('30.000')}"), style("T1", properties)) == told_as


def test_hidden_words_are_told_with_their_place_and_white_ones_as_doubtful(odt):
    styles = style("T1", 'text:display="none"') + style("T2", 'fo:color="#ffffff"')
    found = odt(p("ορατό") + p(span("κρυφό")) + p(span("λευκό", "T2")), styles)
    assert [(issue.code, issue.locator.path) for issue in found.issues] == [
        ("hidden-text", "paragraph 3"),
        ("hidden-text", "paragraph 2"),
    ]


def test_a_hidden_section_and_one_s_own_style_of_a_hidden_one_are_hidden(told):
    section = f'<text:section text:display="none">{p("κρυφό")}</text:section>'
    assert told(p("ορατό") + section) == ["ορατό", "κρυφό [hidden]"]
    styles = style("Base", 'text:display="none"', "paragraph") + style("Note", "", "paragraph", "Base")
    assert told(p("ορατό") + p("κρυφό", "Note"), styles) == ["ορατό", "κρυφό [hidden]"]


def test_raised_digits_join_no_number(told):
    styles = style("T1", 'style:text-position="super 58%"') + style("T2", 'style:text-position="-33% 58%"')
    assert told(p(f"48.500{span('1')} €, 10{span('6')}, CO{span('2', 'T2')}"), styles) == [
        "48.500 €, 10⁶, CO₂",
        "1 [mark of a note]",
    ]


def test_tables_know_their_columns(odt):
    table = (
        "<table:table><table:table-header-rows><table:table-row>"
        + cell("Φορέας", 'table:number-rows-spanned="2"') + cell("Δήμος")
        + "</table:table-row></table:table-header-rows><table:table-row><table:covered-table-cell/>"
        + cell("Περιφέρεια") + "</table:table-row><table:table-row>"
        + '<table:table-cell table:number-columns-repeated="2"/>' + cell("48.500 €")
        + "</table:table-row></table:table>"
    )  # fmt: skip
    assert [(block.text, block.cell.row, block.cell.column) for block in odt(table).blocks] == [
        ("Φορέας", 0, 0),
        ("Δήμος", 0, 1),
        ("Περιφέρεια", 1, 1),
        ("48.500 €", 2, 2),
    ]


def test_tabs_part_a_label_from_its_value(odt):
    found = odt(p("Προϋπολογισμός<text:tab/>48.500 €") + p("<text:tab/>Ο δήμος."))
    assert [(block.text, bool(block.cell)) for block in found.blocks] == [
        ("Προϋπολογισμός", True),
        ("48.500 €", True),
        ("Ο δήμος.", False),
    ]


def numbers(form="1", suffix=".", start=1, levels=1, level=1):
    return (
        f'<text:list-level-style-number text:level="{level}" style:num-format="{form}" style:num-suffix="{suffix}" '
        f'text:start-value="{start}" text:display-levels="{levels}"/>'
    )


def entries(*words, properties='text:style-name="L1"'):
    items = "".join(f"<text:list-item>{one}</text:list-item>" for one in words)
    return f"<text:list {properties}>{items}</text:list>"


def test_entries_of_lists_have_their_numbers_and_depth(odt):
    levels = numbers(start=5) + numbers("a", ")", level=2)
    styles = f'<text:list-style style:name="L1">{levels}</text:list-style>'
    inner = entries(p("c"), p("d"), properties="")
    found = odt(entries(p("a") + p("more"), p("b") + inner, p("e")), styles)
    assert [(block.text, block.level, block.continues) for block in found.blocks] == [
        ("5. a", 1, False),
        ("more", 1, True),
        ("6. b", 1, False),
        ("a) c", 2, False),
        ("b) d", 2, False),
        ("7. e", 1, False),
    ]
    assert {block.kind for block in found.blocks} == {BlockKind.ITEM}


def test_a_list_goes_on_where_it_says_so(told):
    styles = f'<text:list-style style:name="L1">{numbers()}</text:list-style>'
    further = entries(p("c"), properties='text:style-name="L1" text:continue-numbering="true"')
    anew = entries(p("d"))
    assert told(entries(p("a"), p("b")) + p("Between.") + further + anew, styles) == [
        "1. a", "2. b", "Between.", "3. c", "1. d",
    ]  # fmt: skip


def test_bullets_are_no_numbers(odt):
    styles = '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    assert [(block.kind, block.text) for block in odt(entries(p("a")), styles).blocks] == [(BlockKind.ITEM, "a")]


def test_headers_comments_notes_and_deleted_words_are_no_text(told):
    header = f"<style:header>{p('Ήπειρος')}</style:header><style:footer-first>{p('κάτω')}</style:footer-first>"
    masters = f"<office:master-styles><style:master-page>{header}</style:master-page></office:master-styles>"
    changes = f"<text:tracked-changes><text:changed-region>{p('gone')}</text:changed-region></text:tracked-changes>"
    comment = f"<office:annotation><dc:creator>E</dc:creator>{p('check')}</office:annotation>"
    cited = "<text:note-citation>1</text:note-citation>"
    note = f"<text:note>{cited}<text:note-body>{p('in 2014')}</text:note-body></text:note>"
    found = told(changes + p(f"Γυρίζει.{note}{comment}"), masters=masters)
    assert found[:3] == ["Ήπειρος [page header]", "Γυρίζει.", "in 2014 [footnote]"]
    assert found[-1] == "κάτω [page footer]"
    assert "check [comment]" in found


def test_prompts_and_indexes_are_no_text(told):
    assert told(p("Φορέας: <text:placeholder>&lt;όνομα&gt;</text:placeholder>")) == ["Φορέας:", "<όνομα> [placeholder]"]
    control = '<loext:content-control loext:showing-place-holder="true">όνομα</loext:content-control>'
    assert told(p(f"Φορέας: {control}")) == ["Φορέας:", "όνομα [placeholder]"]
    index = f"<text:table-of-content><text:index-body>{p('Περιγραφή 3')}</text:index-body></text:table-of-content>"
    assert told(index + p("Γυρίζει.")) == ["Περιγραφή 3 [table of contents]", "Γυρίζει."]


def test_values_of_forms_are_read(told):
    def mark(kind, *given):
        values = "".join(f'<field:param field:name="{name}" field:value="{value}"/>' for name, value in given)
        return f'<field:fieldmark field:type="vnd.oasis.opendocument.field.{kind}">{values}</field:fieldmark>'

    entry = ("Dropdown_ListEntry", "Σε εξέλιξη"), ("Dropdown_ListEntry", "Ολοκληρωμένη"), ("Dropdown_Selected", "1")
    assert told(p(f"{mark('FORMCHECKBOX', ('Checkbox_Checked', 'true'))} Ναι")) == ["☒ Ναι"]
    assert told(p(f"{mark('FORMCHECKBOX')} Ναι")) == ["☐ Ναι"]
    assert told(p(f"Κατάσταση: {mark('FORMDROPDOWN', *entry)}")) == ["Κατάσταση: Ολοκληρωμένη"]
    control = '<form:text form:id="c1" form:current-value="48.500 €"/>'
    forms = f"<office:forms><form:form>{control}</form:form></office:forms>"
    assert told(p('Κόστος: <draw:control draw:control="c1"/>'), forms=forms) == ["Κόστος: 48.500 €"]


def frame(inner, size='svg:width="8cm" svg:height="6cm"'):
    return f"<draw:frame {size}>{inner}</draw:frame>"


def test_a_picture_comes_with_its_bytes_and_what_is_said_of_it(odt):
    image = '<draw:image xlink:href="Pictures/a.png"/><svg:title>the</svg:title><svg:desc>the wheel</svg:desc>'
    other = frame('<draw:image xlink:href="https://mill.example.org/b.png"/>')
    icon = frame('<draw:image xlink:href="Pictures/a.png"/>', 'svg:width="5mm" svg:height="5mm"')
    found = odt(p(frame(image)) + p(other) + p(icon), parts={"Pictures/a.png": PNG})
    assert [(block.picture, block.boilerplate) for block in found.blocks] == [
        (Picture("Pictures/a.png", "the wheel"), ""),
        (Picture("Pictures/a.png", ""), "spacer"),
    ]
    assert [(one.name, one.media_type, one.data) for one in found.resources] == [("Pictures/a.png", "image/png", PNG)]


def test_a_picture_has_the_caption_in_its_own_box_and_not_the_next_ones(odt):
    def boxed(name, words):
        image = frame(f'<draw:image xlink:href="Pictures/{name}.png"/>')
        return p(frame(f"<draw:text-box>{p(image + words, 'Figure')}</draw:text-box>"))

    parts = {"Pictures/a.png": PNG, "Pictures/b.png": PNG}
    found = odt(p("Γυρίζει.") + boxed("a", "Ο τροχός") + boxed("b", "The mill. Photo: M. P."), parts=parts)
    assert [(one.picture.caption, one.picture.credit) for one in found.blocks if one.picture] == [
        ("Ο τροχός", ""),
        ("The mill.", "Photo: M. P."),
    ]


def test_text_boxes_equations_and_charts_are_read(told):
    box = frame(f"<draw:text-box>{p('48.500 €')}</draw:text-box>")
    assert told(p(f"Κόστος{box}")) == ["Κόστος", "48.500 €"]
    power = "<math:math><math:msup><math:mn>10</math:mn><math:mn>6</math:mn></math:msup></math:math>"
    chart = f"<office:document-content>{p('Επισκέπτες')}</office:document-content>"
    parts = {"Object 1/content.xml": power, "Object 2/content.xml": chart}
    equation, shown = (frame(f'<draw:object xlink:href="./Object {n}"/>') for n in (1, 2))
    assert told(p(f"48 × {equation} €{shown}"), parts=parts) == ["48 × 10⁶ €", "Επισκέπτες [words of a chart]"]


def test_macros_are_not_run_and_told(odt):
    found = odt(p("Γυρίζει."), parts={"Basic/Standard/Module1.xml": "<script/>"})
    assert [issue.code for issue in found.issues] == ["macros"]


def test_a_locked_or_broken_file_is_refused(odt_file):
    locked = odt_file(p("a"), parts={"META-INF/manifest.xml": b"<manifest><encryption-data/></manifest>"})
    empty = BytesIO()
    with zipfile.ZipFile(empty, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    for data, words in (
        (locked, "password"),
        (empty.getvalue(), "not an OpenDocument"),
        (odt_file(p("a"))[:300], "broken"),
    ):
        with pytest.raises(PageError, match=words):
            read(Page.of("a.odt", "a", data), shipped())
