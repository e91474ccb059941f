"""Tables, lists, controls and what else stands between the paragraphs of a Word file."""

import pytest

from pipeline.model import BlockKind


def run(words, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def p(*inner, properties=""):
    runs = "".join(one if one.startswith("<") else run(one) for one in inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def cell(words, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"


def row(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows, properties=""):
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def control(inner, properties=""):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def custom(inner):
    return f'<w:customXml w:element="x">{inner}</w:customXml>'


BLACK, WHITE = '<w:color w:val="000000"/>', '<w:color w:val="FFFFFF"/>'
BUDGET = (cell("Προϋπολογισμός"), cell("48.500 €"))


@pytest.mark.parametrize(
    "budget",
    [
        control(row(*BUDGET)),
        control(control(row(*BUDGET))),
        custom(row(*BUDGET)),
        row(BUDGET[0], control(BUDGET[1])),
        row(control(custom(BUDGET[0])), BUDGET[1]),
        row(BUDGET[0], f"<w:ins>{BUDGET[1]}</w:ins>"),
    ],
)
def test_rows_and_cells_are_read_out_of_what_word_wraps_them_in(word, budget):
    found = word(table(row(cell("Φορέας"), cell("Δήμος Κάτω Ράχης")), budget))
    assert [(block.text, block.cell.row, block.cell.column) for block in found.blocks] == [
        ("Φορέας", 0, 0),
        ("Δήμος Κάτω Ράχης", 0, 1),
        ("Προϋπολογισμός", 1, 0),
        ("48.500 €", 1, 1),
    ]


def test_a_cell_that_goes_on_over_rows_leaves_its_column_to_it(word):
    merged = (cell("Φορέας", '<w:vMerge w:val="restart"/>'), cell("", "<w:vMerge/>"))
    found = word(table(row(merged[0], cell("Δήμος")), row(merged[1], cell("Περιφέρεια")), row(*BUDGET)))
    assert [(block.text, block.cell.row, block.cell.column) for block in found.blocks[:3]] == [
        ("Φορέας", 0, 0),
        ("Δήμος", 0, 1),
        ("Περιφέρεια", 1, 1),
    ]


def test_columns_that_a_row_leaves_out_at_its_start_count(word):
    found = word(table(row(*BUDGET), row(cell("ΦΠΑ"), properties='<w:gridBefore w:val="1"/>')))
    assert found.blocks[-1].cell.column == 1


def test_a_prompt_that_nobody_has_replaced_is_no_value(told):
    prompt = "<w:showingPlcHdr/>"
    assert told(p("Προϋπολογισμός: ", control(run("Click here."), prompt))) == [
        "Προϋπολογισμός:",
        "Click here. [placeholder]",
    ]
    assert told(control(p("Click here."), prompt)) == ["Click here. [placeholder]"]
    assert told(table(row(cell("Φορέας"), control(cell("Click here."), prompt)))) == [
        "Φορέας",
        "Click here. [placeholder]",
    ]
    assert told(p(control(run("48.500 €"), '<w:showingPlcHdr w:val="0"/>'))) == ["48.500 €"]


def test_tabs_part_a_label_from_its_value(word):
    rows = [
        p("Προϋπολογισμός", "<w:r><w:tab/></w:r>", "48.500 €"),
        p("Φορέας", "<w:r><w:tab/><w:tab/></w:r>", "Δήμος"),
    ]
    found = word("".join([*rows, p("Ο δήμος άνοιξε.")]))
    assert [
        (block.text, block.cell and (block.cell.table, block.cell.row, block.cell.column)) for block in found.blocks
    ] == [
        ("Προϋπολογισμός", (0, 0, 0)),
        ("48.500 €", (0, 0, 1)),
        ("Φορέας", (0, 1, 0)),
        ("Δήμος", (0, 1, 2)),
        ("Ο δήμος άνοιξε.", None),
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("<w:r><w:tab/></w:r>", "Ο δήμος άνοιξε."),
        (
            "Ο δήμος άνοιξε μια μικρή ψηφιακή βιβλιοθήκη για τα παιδιά των χωριών,",
            "<w:r><w:tab/></w:r>",
            "και όχι μόνο.",
        ),
    ],
)
def test_a_tab_that_only_indents_or_sets_words_apart_makes_no_cells(word, words):
    (block,) = word(p(*words)).blocks
    assert (block.kind, block.cell) == (BlockKind.PARAGRAPH, None)


def test_what_tracked_changes_have_deleted_joins_its_neighbours(told):
    deleted = '<w:rPr><w:del w:id="1" w:author="E"/></w:rPr>'
    assert told(p("Η πρώτη γραμμή ", properties=deleted) + p("συνεχίζεται εδώ.")) == ["Η πρώτη γραμμή συνεχίζεται εδώ."]
    gone = row(cell("Παλιό"), properties='<w:del w:id="2" w:author="E"/>')
    assert told(table(row(*BUDGET), gone)) == ["Προϋπολογισμός", "48.500 €", "Παλιό [deleted]"]


@pytest.mark.parametrize(
    "hidden",
    [
        p(run("κρυφό", "<w:vanish/>")),
        p(run("κρυφό", '<w:sz w:val="2"/>')),
        p(run("κρυφό", '<w:rStyle w:val="Secret"/>')),
        p("κρυφό", properties='<w:pStyle w:val="Note"/>'),
        p(run("κρυφό", '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>')),
        p(run("κρυφό", '<w:color w:val="1F3864"/><w:shd w:val="clear" w:fill="1F3865"/>')),
        p(run("κρυφό", '<w:color w:val="FEFEFE"/>'), properties='<w:shd w:val="clear" w:fill="FFFFFF"/>'),
        table(row(f'<w:tc><w:tcPr><w:shd w:fill="000000"/></w:tcPr>{p(run("κρυφό", BLACK))}</w:tc>')),
        table(row(cell("κρυφό"), properties="<w:hidden/>")),
    ],
)
def test_what_nobody_sees_is_set_aside_and_told_with_its_place(word, hidden):
    styles = (
        '<w:styles><w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Note"><w:basedOn w:val="Base"/></w:style></w:styles>'
    )
    found = word(p("ορατό") + hidden, {"styles.xml": ("styles", styles)})
    assert [(block.text, block.boilerplate) for block in found.blocks] == [("ορατό", ""), ("κρυφό", "hidden")]
    (issue,) = found.issues
    assert (issue.code, issue.locator.path) == ("hidden-text", "paragraph 2")
    assert "paragraph 2" in issue.message
    assert "“κρυφό”" in issue.message


@pytest.mark.parametrize(
    "properties",
    [
        '<w:vanish w:val="0"/>',
        "<w:webHidden/>",
        '<w:sz w:val="12"/>',
        '<w:color w:val="auto"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>',
    ],
)
def test_what_can_be_read_is_printed_without_a_word(word, properties):
    found = word(p(run("ορατό", properties)))
    assert ([block.boilerplate for block in found.blocks], found.issues) == ([""], ())


def test_white_words_on_no_shading_may_be_hidden_and_are_printed_and_told(word):
    found = word(p("ορατό") + p(run("λευκό", WHITE)))
    assert [block.boilerplate for block in found.blocks] == ["", ""]
    assert [(issue.code, issue.locator.path) for issue in found.issues] == [("hidden-text", "paragraph 2")]


def test_white_words_where_a_style_of_the_table_may_shade_the_cell_are_nothing_odd(word):
    styles = (
        '<w:styles><w:style w:type="table" w:styleId="Grid5"><w:tblStylePr w:type="firstRow"><w:tcPr>'
        '<w:shd w:val="clear" w:fill="4472C4"/></w:tcPr></w:tblStylePr></w:style></w:styles>'
    )
    white = f"<w:tc>{p(run('Φορέας', WHITE))}</w:tc>"
    found = word(table(row(white), properties='<w:tblStyle w:val="Grid5"/>'), {"styles.xml": ("styles", styles)})
    assert ([block.text for block in found.blocks], found.issues) == (["Φορέας"], ())


def test_struck_words_are_set_aside(told):
    assert told(p(run("30.000 €", "<w:strike/>"), " 48.500 €")) == ["48.500 €", "30.000 € [struck out]"]


def test_a_list_of_contents_is_no_text(told):
    styles = '<w:styles><w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style></w:styles>'
    contents = p("Περιγραφή", "<w:r><w:tab/></w:r>", "3", properties='<w:pStyle w:val="T1"/>')
    assert told(contents, {"styles.xml": ("styles", styles)}) == ["Περιγραφή 3 [table of contents]"]
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    assert told(control(p("Περιγραφή"), gallery)) == ["Περιγραφή [table of contents]"]


def test_a_level_of_the_outline_makes_a_heading(word):
    found = word(p("Προϋπολογισμός", properties='<w:outlineLvl w:val="1"/>') + p("48.500 €"))
    assert [(block.kind, block.level) for block in found.blocks] == [(BlockKind.HEADING, 2), (BlockKind.PARAGRAPH, 0)]


def test_the_form_of_alternate_blocks_that_holds_words_is_read_once(told):
    def alternate(choice, fallback):
        forms = f"<mc:Choice>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
        return f"<mc:AlternateContent>{forms}</mc:AlternateContent>"

    assert told(alternate(p("Άνω Ράχη"), p("Άνω Ράχη"))) == ["Άνω Ράχη"]
    assert told(alternate("", p("Άνω Ράχη"))) == ["Άνω Ράχη"]
    assert told(p("Στην ", alternate(run("Άνω"), run("Άνω")), " Ράχη")) == ["Στην Άνω Ράχη"]
    inside = f"<w:r>{alternate('<w:t>Άνω</w:t>', '<w:t>Άνω</w:t>')}</w:r>"
    assert told(p(inside)) == ["Άνω"]
    assert told(table(alternate(row(*BUDGET), row(*BUDGET)))) == ["Προϋπολογισμός", "48.500 €"]
