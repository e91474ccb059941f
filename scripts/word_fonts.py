"""Fonts inside a Word document: subsets of `templates/fonts`, obfuscated as ECMA-376 part 1, 17.8.1 wants it.

Word and LibreOffice set the sheet in them wherever they are not installed. The display face is a family of its own with
one regular style: LibreOffice keeps only regular faces when it saves a document.
"""

from __future__ import annotations

import io
import json
import uuid
from pathlib import Path
from typing import NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "templates" / "fonts"
WIDTHS = ROOT / "pipeline" / "render" / "docx" / "widths.json"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"

TEXT, DISPLAY, STATEMENT = "Sheet Text", "Sheet Display", "Ubuntu derivative Sheets"

# What editing needs: Latin with the accents of Europe, modern Greek, digits, punctuation, currencies, arrows, signs.
RANGES = (
    (0x0020, 0x007E),
    (0x00A0, 0x017F),
    (0x0218, 0x021B),
    (0x0300, 0x0301),
    (0x0308, 0x0308),
    (0x0384, 0x03CE),
    (0x2009, 0x2009),
    (0x200B, 0x200D),
    (0x2010, 0x2015),
    (0x2018, 0x201E),
    (0x2020, 0x2022),
    (0x2026, 0x2026),
    (0x202F, 0x202F),
    (0x2030, 0x2033),
    (0x2039, 0x203A),
    (0x20AC, 0x20AC),
    (0x2116, 0x2122),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x2248, 0x2265),
)
# What the funding statement needs.
_STATEMENT_RANGES = ((0x0020, 0x007E), (0x00A0, 0x00A0), (0x0384, 0x03CE))

# The family to fall back on, which Word asks for, by its kind and shape.
_FALLBACKS = {
    TEXT: '<w:altName w:val="Calibri"/><w:panose1 w:val="020B0503030403020204"/>',
    DISPLAY: '<w:altName w:val="Cambria"/><w:panose1 w:val="02040603050405020304"/>',
    STATEMENT: '<w:altName w:val="Calibri"/><w:panose1 w:val="020B0504030602030204"/>',
}
_KINDS = {TEXT: "swiss", DISPLAY: "roman", STATEMENT: "swiss"}


class Face(NamedTuple):
    """A font of a family in one of Word's slots (`Regular`, `Bold`), and the file that it is cut from."""

    family: str
    slot: str
    source: str
    ranges: tuple[tuple[int, int], ...] = RANGES

    @property
    def key(self) -> str:
        """The GUID that the font is obfuscated by; the same each time."""
        return f"{{{uuid.uuid5(uuid.NAMESPACE_URL, self.source)}}}".upper()


FACES = (
    Face(TEXT, "Regular", "SheetText-Regular.ttf"),
    Face(TEXT, "Bold", "SheetText-Bold.ttf"),
    Face(DISPLAY, "Regular", "Literata-Bold.ttf"),
    Face(STATEMENT, "Regular", "UbuntuDerivativeSheets-Regular.ttf", _STATEMENT_RANGES),
)


def font_files(head: str) -> dict[str, bytes]:
    """The parts of a package that hold the fonts and their table; `head` is XML's first line."""
    numbered = list(enumerate(FACES, 1))
    fonts = {f"word/fonts/font{n}.odttf": obfuscated(subset(face), face.key) for n, face in numbered}
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/font" Target="fonts/font{n}.odttf"/>' for n, _ in numbered
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    table = f'{head}<Relationships xmlns="{package}">{relations}</Relationships>'
    return {"word/_rels/fontTable.xml.rels": table.encode(), **fonts}


def font_table() -> str:
    """The entries of fontTable.xml, without its root."""
    return "".join(
        f'<w:font w:name="{family}">{fallback}<w:charset w:val="00"/><w:family w:val="{_KINDS[family]}"/>'
        f'<w:pitch w:val="variable"/>{_embedded(family)}</w:font>'
        for family, fallback in _FALLBACKS.items()
    )


def _embedded(family: str) -> str:
    return "".join(
        f'<w:embed{face.slot} r:id="rId{n}" w:fontKey="{face.key}"/>'
        for n, face in enumerate(FACES, 1)
        if face.family == family
    )


def subset(face: Face) -> bytes:
    """The part of a font that editing a sheet needs, under the names of its face."""
    options = Options(layout_features=["kern"], hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    options.drop_tables += ["BASE", "GDEF", "STAT", "vhea", "vmtx"]
    font = TTFont(FONTS / face.source, recalcTimestamp=False)
    cutter = Subsetter(options)
    cutter.populate(unicodes=[code for first, last in face.ranges for code in range(first, last + 1)])
    cutter.subset(font)
    names = {1: face.family, 2: face.slot, 4: f"{face.family} {face.slot}"}
    names[3] = names[6] = names[4].replace(" ", "")
    for record in font["name"].names:
        record.string = names.get(record.nameID, record.string)
    if face.slot == "Regular":  # a bold cut that is its family's only one
        font["OS/2"].usWeightClass = 400
        font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0b100001 | 0b1000000
        font["head"].macStyle = 0
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def write_widths() -> None:
    """Write how wide each letter of the text and display faces is, by which pages are counted ahead of Word.

    In thousandths of the size; the letters of one width stand together. `line` is the natural distance of lines.
    """
    found = {}
    for face in FACES[:3]:
        font = TTFont(io.BytesIO(subset(face)))
        scale = 1000 / font["head"].unitsPerEm
        by_width: dict[int, str] = {}
        for code, name in sorted(font.getBestCmap().items()):
            width = round(font["hmtx"][name][0] * scale)
            by_width[width] = by_width.get(width, "") + chr(code)
        line = round((font["hhea"].ascent - font["hhea"].descent + font["hhea"].lineGap) * scale)
        name = face.family if face.slot == "Regular" else f"{face.family} {face.slot}"
        found[name] = {"line": line, "widths": {str(width): by_width[width] for width in sorted(by_width)}}
    WIDTHS.write_text(json.dumps(found, ensure_ascii=True, indent=1) + "\n", encoding="utf-8")


def obfuscated(font: bytes, key: str) -> bytes:
    """A font with its first 32 bytes hidden by the bytes of the GUID, from its end."""
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    return bytes(one ^ other for one, other in zip(font[:32], mask * 2, strict=True)) + font[32:]
