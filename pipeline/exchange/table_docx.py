"""A Word table for people: what is there beside what is wanted. The unit's id stands hidden in the first cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from xml.sax.saxutils import escape

from pipeline.exchange.columns import FIELD, NOTES, TEXT, TRANSLATION, both, head, needed, notes_for, places
from pipeline.exchange.unit import ReturnedUnit, Unit, UnitKey
from pipeline.exchange.word import body, comments, steps, words
from pipeline.exchange.xml import ReturnedPackage, XmlElement, packed
from pipeline.messages import Message
from pipeline.read.docx.package import qn

_COLUMNS = (FIELD, TEXT, TRANSLATION, NOTES)
# Twentieths of a point, on A4 across.
_WIDTHS = (620, 2500, 4900, 4900, 1900)
_LOCALES = {"el": "el-GR", "en": "en-GB", "fr": "fr-FR", "it": "it-IT", "es": "es-ES", "de": "de-DE", "nl": "nl-NL"}
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_XML}<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
)
_RELATIONS = f'{_XML}<Relationships xmlns="{_OFFICE}/package/2006/relationships">{{}}</Relationships>'
_RELATION = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument/2006/relationships/{{}}" Target="{{}}"/>'
_STYLES = (
    f'{_XML}<w:styles {_SPACE}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" '
    'w:cs="Calibri"/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="Plain"><w:name w:val="Normal Table"/></w:style></w:styles>'
)
_CODE = re.compile("⟦([^⟦⟧]+)⟧")
# Text and translation are columns of any table of ours.
_FEWEST = 2
# How the bookmarks of units begin.
MARK = "_u_"


def write(found: Sequence[Unit], *, copies: bool = False) -> bytes:
    """The units as a table of Word; a head row, then a row a unit."""
    to = found[0].key.to if found else "en"
    columns = ["#", *(head(one, to if one == TRANSLATION else "") for one in _COLUMNS)]
    rows = [_row([_paragraph(_run(one, is_bold=True)) for one in columns], shade="DDE5F3", repeats=True)]
    rows += [
        _row(_cells(number, unit, is_next=before is not None and before.source == unit.before, copies=copies))
        for number, (before, unit) in enumerate(zip((None, *found), found, strict=False), 1)
    ]
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A94A6"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )
    page = (
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="1000" '
        'w:bottom="850" w:left="1000" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>'
    )
    title = f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{_run(both("exchange.table-title"))}</w:p>'
    inside = f"{title}{_paragraph(_run(both('exchange.table-how')))}{table}<w:p/>{page}"
    return packed(
        [
            ("[Content_Types].xml", _TYPES.encode()),
            ("_rels/.rels", _RELATIONS.format(_RELATION.format("officeDocument", "word/document.xml")).encode()),
            ("word/_rels/document.xml.rels", _RELATIONS.format(_RELATION.format("styles", "styles.xml")).encode()),
            ("word/document.xml", f"{_XML}<w:document {_SPACE}><w:body>{inside}</w:body></w:document>".encode()),
            ("word/styles.xml", _STYLES.encode()),
        ]
    )


def _cells(number: int, unit: Unit, *, is_next: bool, copies: bool) -> list[str]:
    """A row's cells; they quote what comes before the unit on its page, unless the row above has it."""
    key = str(unit.key)
    label, *others = notes_for(unit)
    about = [_paragraph(_run(label, is_bold=True)), *(_paragraph(_run(one, size=16)) for one in others if one)]
    if unit.before and not is_next:
        about.append(_paragraph(_run(f"… {unit.before[-160:]}", size=16, colour="69717F")))
    target = unit.target or (unit.source if copies else "")
    mark = f'<w:bookmarkStart w:id="{number}" w:name="{mark_of(unit.key)}"/>'
    return [
        _paragraph(f"{_run(str(number))}{_run(f'⟦{key}⟧', is_hidden=True)}"),
        "".join(about),
        _paragraph(_run(unit.source, lang=unit.key.lang)),
        _paragraph(f'{mark}{_run(target, lang=unit.key.to)}<w:bookmarkEnd w:id="{number}"/>'),
        _paragraph(""),
    ]


def mark_of(key: UnitKey) -> str:
    """The bookmark around a unit's translation, which identifies the row if its hidden id is lost.

    It does not depend on the translation given out.
    """
    return f"{MARK}{sha256(str(key._replace(given='', draft='')).encode()).hexdigest()[:16]}"


def _run(
    text: str, *, lang: str = "", is_bold: bool = False, is_hidden: bool = False, size: int = 0, colour: str = ""
) -> str:
    looks = [
        "<w:b/>" if is_bold else "",
        "<w:noProof/><w:vanish/>" if is_hidden else "",
        f'<w:color w:val="{colour}"/>' if colour else "",
        f'<w:sz w:val="{size}"/>' if size else "",
        f'<w:lang w:val="{_LOCALES.get(lang, lang)}"/>' if lang else "",
    ]
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(one)}</w:t>' for one in text.split("\n"))
    return f"<w:r><w:rPr>{''.join(looks)}</w:rPr>{lines}</w:r>" if text else ""


def _paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def _row(cells: Sequence[str], *, shade: str = "", repeats: bool = False) -> str:
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    made = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{ground}</w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, _WIDTHS, strict=True)
    )
    head_row = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if repeats else ""
    return f"<w:tr>{head_row}{''.join(made)}</w:tr>"


def read(data: bytes) -> Iterator[ReturnedUnit]:
    """The units of a returned table; tracked changes are accepted, comments become notes.

    A row that has lost its id is identified by the name of its bookmark.
    """
    package = ReturnedPackage(data)
    said = comments(package)
    found = [cells for row in body(package).iter(qn("w:tr")) if len(cells := _row_cells(row)) >= _FEWEST]
    rows = [(cells, texts, places(texts)) for cells in found if (texts := [words(cell) for cell in cells])]
    # If a table was sorted with its header, that may be anywhere.
    columns = needed(next((heads for _, _, heads in rows if heads), {}))
    for cells, texts, heads in rows:
        if heads:
            columns = heads
        elif key := _key(cells, texts):
            yield _back(key, cells, texts, columns, said)


def _row_cells(row: XmlElement) -> list[XmlElement]:
    """The cells of a row; none if a tracked change has deleted it."""
    is_gone = row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None
    return [] if is_gone else [cell for one in row for cell in _cells_of(one)]


def _cells_of(child: XmlElement) -> Iterator[XmlElement]:
    if child.tag == qn("w:tc"):
        yield child
    elif child.tag == qn("w:sdt"):
        yield from child.iterfind(f"{qn('w:sdtContent')}/{qn('w:tc')}")


def _key(cells: Sequence[XmlElement], texts: Sequence[str]) -> str:
    """The id in a row, else the name of the bookmark in it, else ""."""
    if found := _CODE.search("\n".join(texts)):
        return found[1]
    marks = (step.words.partition(" ")[2] for cell in cells for step in steps(cell) if step.kind == "start")
    return next((mark for mark in marks if mark.startswith(MARK)), "")


def _back(
    key: str, cells: Sequence[XmlElement], texts: Sequence[str], columns: Mapping[str, int], said: Mapping[str, str]
) -> ReturnedUnit:
    if len(cells) <= max(columns.values()) or any(map(_is_continued, cells)):
        return ReturnedUnit(key, None, "", flaw=Message("exchange.flaw-merged"))
    about = [step.words for cell in cells for step in steps(cell) if step.kind == "comment"] if said else []
    notes = [texts[columns[NOTES]]] if NOTES in columns else []
    note = "\n".join(filter(None, dict.fromkeys((*notes, *(said[one] for one in about if one in said)))))
    return ReturnedUnit(key, texts[columns[TEXT]], texts[columns[TRANSLATION]], note=note)


def _is_continued(cell: XmlElement) -> bool:
    """Whether a cell is merged with the one above."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"
