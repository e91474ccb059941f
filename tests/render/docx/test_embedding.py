"""Which fonts of a template its sheets take along."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping

import pytest
from lxml import etree

from pipeline.model import Look
from pipeline.render.docx.embedding import RELATIONS, TABLE, embedded, used_styles
from pipeline.render.docx.template import opened, saved

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
HEAVY = b"\0" * 300_000

# What a program leaves in a template: its own defaults, and a second copy of the text's face.
ENTRY = '<w:font w:name="{name}"><w:embedRegular r:id="rId{number}" w:fontKey="{{{number}}}"/></w:font>'
RELATION = '<Relationship Id="rId{number}" Type="…/font" Target="fonts/font{number}.odttf"/>'


@pytest.fixture
def template(look: Look) -> Callable[..., bytes]:
    """The shipped template with more fonts; `named` is the family of the style of the text."""

    def made(*families: str, named: str = "") -> bytes:
        numbered = list(enumerate(families, 90))
        added = {
            TABLE: ("</w:fonts>", "".join(ENTRY.format(name=name, number=number) for number, name in numbered)),
            RELATIONS: ("</Relationships>", "".join(RELATION.format(number=number) for number, _ in numbered)),
        }
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(look.file("sheet.docx"))) as source, zipfile.ZipFile(out, "w") as target:
            for name in source.namelist():
                text = source.read(name)
                if name in added:
                    end, more = added[name]
                    text = text.replace(end.encode(), (more + end).encode())
                if name == "word/styles.xml" and named:
                    style = rb'(<w:name w:val="Kicker"/>.*?<w:rPr>)'
                    text = re.sub(style, rb'\1<w:rFonts w:ascii="' + named.encode() + rb'"/>', text, count=1)
                target.writestr(name, text)
            for number, _ in numbered:
                target.writestr(f"word/fonts/font{number}.odttf", HEAVY)
        return out.getvalue()

    return made


def shown(parts: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """The families that a table of fonts gives, with the parts that hold them; each part is there, and no other."""
    targets = {one.get("Id"): f"word/{one.get('Target')}" for one in etree.fromstring(parts[RELATIONS])}
    found = [
        (str(face.getparent().get(face.getparent().keys()[0])), targets.pop(str(face.get(f"{R}id"))))
        for face in etree.fromstring(parts[TABLE]).iter()
        if face.get(f"{R}id")
    ]
    assert not targets
    assert {part for _, part in found} == {name for name in parts if name.startswith("word/fonts/")}
    return found


def test_what_a_program_adds_to_a_template_of_its_own_accord_is_on_no_sheet(template: Callable[..., bytes]) -> None:
    found = embedded(template("Liberation Serif", "Liberation Sans", "Sheet Text"), frozenset({"Kicker"}))
    assert [family for family, _ in shown(found)] == [
        "Sheet Text",
        "Sheet Text",
        "Sheet Display",
        "Ubuntu derivative Sheets",
    ]
    assert HEAVY not in found.values()


@pytest.mark.parametrize(("used", "is_there"), [("Kicker", True), ("Body", False)])
def test_a_family_of_the_office_s_own_goes_along_where_a_style_of_the_sheet_names_it(
    used: str, *, is_there: bool, template: Callable[..., bytes]
) -> None:
    found = embedded(template("Office Sans", "Liberation Sans", named="Office Sans"), frozenset({used}))
    assert ("Office Sans" in [family for family, _ in shown(found)]) is is_there


def test_the_shipped_template_s_fonts_are_taken_as_they_are(look: Look) -> None:
    with zipfile.ZipFile(io.BytesIO(look.file("sheet.docx"))) as source:
        expected = {name: source.read(name) for name in source.namelist() if "fonts/" in name or name == RELATIONS}
    assert embedded(look.file("sheet.docx"), frozenset()) == expected


def test_the_styles_that_a_document_uses_are_told_by_its_parts() -> None:
    part = b'<w:pStyle w:val="Lead"/><w:rStyle w:val="Mark"/><w:tblStyle w:val="Facts"/><w:basedOn w:val="Body"/>'
    assert used_styles([part, b'<w:pStyle w:val="Lead"/>']) == {"Lead", "Mark", "Facts"}


def test_a_document_made_of_such_a_template_stays_small(
    template: Callable[..., bytes], look_of: Callable[..., Look]
) -> None:
    look = look_of({"sheet.docx": template(*["Liberation Sans"] * 12)})
    data = saved(opened(look, 11.0, "el-GR"), look)
    assert len(data) < 250_000
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        assert len(names) == len(set(names))
        shown({name: package.read(name) for name in names})
