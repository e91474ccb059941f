"""Fields of Word files: their code is unseen, their result is text, and old form fields show their state."""

import pytest
from lxml import etree

from pipeline.read.docx.fields import Fields, linked

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def sign(kind, inner=""):
    return etree.fromstring(f'<w:fldChar {W} w:fldCharType="{kind}">{inner}</w:fldChar>')


@pytest.mark.parametrize(
    ("code", "link"),
    [
        (' HYPERLINK "https://example.org/a" \\o "tip"', "https://example.org/a"),
        ("hyperlink https://example.org/b", "https://example.org/b"),
        (' HYPERLINK "mailto:mill@example.org"', "mailto:mill@example.org"),
        (' HYPERLINK "javascript:alert(1)"', None),
        (' HYPERLINK "file:///C:/mill.docx"', None),
        (' HYPERLINK \\l "part"', None),
        (' HYPERLINK "http://[broken"', None),
        (" PAGE ", None),
    ],
)
def test_the_code_of_a_field_links_to_pages_and_mail_alone(code, link):
    assert linked(code) == link


def test_between_beginning_and_middle_stands_code_and_behind_it_the_linked_result():
    fields = Fields()
    fields.turn(sign("begin"))
    assert fields.is_code
    fields.write(' HYPERLINK "https://example')
    fields.write('.org"')
    fields.turn(sign("separate"))
    assert (fields.is_code, fields.link) == (False, "https://example.org")
    fields.turn(sign("end"))
    assert (fields.is_code, fields.link) == (False, None)


def test_a_field_in_the_result_of_a_linked_one_has_its_link():
    fields = Fields()
    fields.turn(sign("begin"))
    fields.write('HYPERLINK "https://example.org"')
    fields.turn(sign("separate"))
    fields.turn(sign("begin"))
    fields.write("PAGE")
    fields.turn(sign("separate"))
    assert fields.link == "https://example.org"


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "☒"),
        ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "☐"),
        ("<w:checkBox><w:checked/></w:checkBox>", "☒"),
        ("<w:checkBox/>", "☐"),
        ("<w:ddList><w:result w:val='1'/><w:listEntry w:val='open'/><w:listEntry w:val='done'/></w:ddList>", "done"),
        ("<w:ddList><w:listEntry w:val='open'/><w:listEntry w:val='done'/></w:ddList>", "open"),
        ("<w:ddList><w:result w:val='9'/><w:listEntry w:val='open'/></w:ddList>", ""),
        ("<w:textInput/>", ""),
    ],
)
def test_an_old_form_field_shows_its_state_at_its_end(form, shown):
    fields = Fields()
    fields.turn(sign("begin", f"<w:ffData>{form}</w:ffData>"))
    assert fields.turn(sign("end")) == shown


def test_a_form_field_with_words_of_its_own_shows_these_alone():
    fields = Fields()
    fields.turn(sign("begin", "<w:ffData><w:checkBox/></w:ffData>"))
    fields.turn(sign("separate"))
    fields.note_words()
    assert fields.turn(sign("end")) == ""


def test_ends_without_a_beginning_are_passed_over():
    fields = Fields()
    assert fields.turn(sign("end")) == fields.turn(sign("separate")) == ""
    assert not fields.is_code
