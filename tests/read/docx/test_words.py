"""What runs hold besides plain words: signs, equations, fields, raised digits, how a word is spoken."""

import pytest


def run(words, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def p(*inner):
    return f"<w:p>{''.join(one if one.startswith('<') else run(one) for one in inner)}</w:p>"


def character(kind, inner=""):
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


RAISED, LOWERED = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'


def field(code, result="", form=""):
    middle = character("separate") + result if result else ""
    return f"{character('begin', form)}<w:r><w:instrText> {code} </w:instrText></w:r>{middle}{character('end')}"


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Symbol", "F0B0", "°"),
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "61", "α"),
        ("Wingdings", "F0FE", "☑"),
        ("Arial", "20AC", "€"),
    ],
)
def test_a_sign_of_a_font_is_the_character_that_it_shows(told, font, code, sign):
    assert told(p("20 ", f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>', "C")) == [f"20 {sign}C"]


def test_signs_of_the_private_area_are_read_by_their_font(told):
    symbol = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    assert told(p("20 ", run("\uf0b0", symbol), "C")) == ["20 °C"]


def test_a_sign_that_is_not_known_is_told(word):
    found = word(
        p(
            "Ναι ",
            '<w:r><w:sym w:font="Webdings" w:char="F021"/></w:r>',
            '<w:r><w:sym w:font="Wingdings" w:char="F023"/></w:r>',
        )
    )
    assert [issue.code for issue in found.issues] == ["characters-dropped"]


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("48.500", run("1", RAISED), " €"), ["48.500 €", "1 [mark of a note]"]),
        (("48 × 10", run("6", RAISED), " €"), ["48 × 10⁶ €"]),
        (("mill", run("1 ", RAISED), "grinds"), ["mill grinds", "1 [mark of a note]"]),
        (("120 m", run("2", RAISED)), ["120 m²"]),
        (("CO", run("2", LOWERED)), ["CO₂"]),
        (("1", run("st", RAISED), " place"), ["1st place"]),
        (("mill", run("1", RAISED), run("2", RAISED)), ["mill", "12 [mark of a note]"]),
    ],
)
def test_raised_digits_join_no_number(told, pieces, text):
    assert told(p(*pieces)) == text


def test_a_field_that_links_gives_its_address_to_its_words(word):
    link = field('HYPERLINK "https://mill.example.org/a" \\o "tip"', run("Η σελίδα μας"))
    (block,) = word(p("Ιστότοπος: ", link)).blocks
    assert (block.text, [mark.target for mark in block.marks]) == (
        "Ιστότοπος: Η σελίδα μας",
        ["https://mill.example.org/a"],
    )
    simple = f'<w:fldSimple w:instr=" HYPERLINK https://mill.example.org/b ">{run("εδώ")}</w:fldSimple>'
    (block,) = word(p(simple)).blocks
    assert [mark.target for mark in block.marks] == ["https://mill.example.org/b"]


@pytest.mark.parametrize(
    "code", ['HYPERLINK \\l "part"', 'HYPERLINK "javascript:alert(1)"', 'HYPERLINK "file:///C:/a"', "PAGE"]
)
def test_a_field_that_leads_to_no_page_leaves_its_words(word, code):
    (block,) = word(p(field(code, run("εδώ")))).blocks
    assert (block.text, block.marks) == ("εδώ", ())


def test_a_link_by_relation_has_its_address(word):
    (block,) = word(
        p(f'<w:hyperlink r:id="l1">{run("εδώ")}</w:hyperlink>'), links={"l1": "https://mill.example.org/"}
    ).blocks
    assert [(mark.kind, mark.target) for mark in block.marks] == [("link", "https://mill.example.org/")]


def test_words_in_the_code_of_a_field_are_set_aside(told):
    code = f"<w:r><w:instrText> IF </w:instrText></w:r>{field('REF a', run('x'))}"
    assert told(p(character("begin"), code, character("separate"), run("μύλος"), character("end"))) == [
        "μύλος",
        "x [code of a field]",
    ]


def box(*states):
    return f"<w:ffData><w:checkBox><w:sizeAuto/>{''.join(states)}</w:checkBox></w:ffData>"


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        (box('<w:default w:val="0"/>', "<w:checked/>"), "☒"),
        (box('<w:default w:val="1"/>', '<w:checked w:val="0"/>'), "☐"),
        (box('<w:default w:val="1"/>'), "☒"),
        (box(), "☐"),
    ],
)
def test_a_box_of_an_old_form_shows_its_state(told, form, shown):
    assert told(p(field("FORMCHECKBOX", form=form), " Ναι")) == [f"{shown} Ναι"]


def test_a_list_of_an_old_form_shows_what_was_chosen(told):
    def choices(state):
        entries = '<w:listEntry w:val="Σε εξέλιξη"/><w:listEntry w:val="Ολοκληρωμένη"/>'
        return f"<w:ffData><w:ddList>{state}{entries}</w:ddList></w:ffData>"

    assert told(p("Κατάσταση: ", field("FORMDROPDOWN", form=choices('<w:result w:val="1"/>')))) == [
        "Κατάσταση: Ολοκληρωμένη"
    ]
    assert told(p(field("FORMDROPDOWN", form=choices("")))) == ["Σε εξέλιξη"]
    # LibreOffice writes the words, too.
    assert told(p(field("FORMDROPDOWN", run("Ολοκληρωμένη"), choices('<w:result w:val="1"/>')))) == ["Ολοκληρωμένη"]


def test_a_text_field_of_an_old_form_shows_what_was_typed(told):
    form = '<w:ffData><w:textInput><w:default w:val="…"/></w:textInput></w:ffData>'
    assert told(p("Φορέας: ", field("FORMTEXT", run("Δήμος Κάτω Ράχης"), form))) == ["Φορέας: Δήμος Κάτω Ράχης"]


def test_moved_words_are_read_where_they_are_now(told):
    assert told(p(f"<w:moveFrom>{run('παλιά')}</w:moveFrom>", f"<w:moveTo>{run('παλιά')}</w:moveTo>")) == ["παλιά"]


def test_how_a_word_is_spoken_stands_beside_it(told):
    ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('ka')}</w:rt><w:rubyBase>{run('βάση')}</w:rubyBase></w:ruby></w:r>"
    assert told(p("Η ", ruby, " αυτή")) == ["Η βάση αυτή", "ka [how a word is spoken]"]


def test_a_break_of_the_page_parts_words(told):
    assert told(p("τέλος", '<w:r><w:br w:type="page"/></w:r>', "αρχή")) == ["τέλος", "αρχή"]
