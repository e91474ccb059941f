"""Remakes `templates/sheet.docx`: an empty A4 document with the named styles that the sheets use, and little else.

Run it with `make fonts`. An office may instead restyle the file in Word: the writer only names its styles. The file is
slim on purpose: Word's usual hundreds of unused styles would double the time that a sheet takes.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

from word_fonts import CONTENT_TYPE, DISPLAY, TEXT, font_files, font_table, write_widths
from word_fonts import STATEMENT as STATEMENT_FONT

TARGET = Path(__file__).resolve().parent.parent / "templates" / "sheet.docx"

ACCENT, TINT, INK, QUIET, LINE = "003399", "EEF2FA", "1F2430", "565D6B", "C9D1E3"
PAPER, WARNING = "FFFFFF", "B3261E"

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# In twentieths of a point: an A4 page with the margins of the PDF, the text beside the headings, the gutter between two
# languages, the width between the margins.
PAGE, EDGE, INDENT, WIDTH, GUTTER = (11906, 16838), 1021, 2665, 9864, 397
COLUMN = (WIDTH + GUTTER) // 2

# Above the first page's text, above that of all others and below it; the way of header and footer to the edge.
TOP, BELOW, BOTTOM, HEADER, FOOTER = 400, 680, 1077, 340, 510

# The text's size in points, and the distance of its lines in 240ths of the font's own.
SIZE, LEADING = 11, 248


def face(family: str) -> str:
    """The family of letters of every script."""
    return f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" w:cs="{family}"/>'


def run(size: float = 0, color: str = "", *, bold: bool = False, family: str = "", ground: str = "") -> str:
    """Properties of letters: size in points, colour, weight, family, the colour behind and close around them."""
    letters = face(family) if family else ""
    weight = "<w:b/><w:bCs/>" if bold else ""
    tint = f'<w:color w:val="{color}"/>' if color else ""
    points = f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    edge = f'<w:bdr w:val="single" w:sz="24" w:space="0" w:color="{ground}"/>' if ground else ""
    shade = f'{edge}<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>' if ground else ""
    inner = f"{letters}{weight}{tint}{points}{shade}"
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def paragraph(inner: str = "", before: int = 0, after: int = 0, line: int = 0, tail: str = "", exact: int = 0) -> str:
    """Properties of a paragraph: spacing in twentieths of a point, `inner` before it, `tail` after it.

    The distance of lines is given as `line` in 240ths of the font's own, or `exact` in twentieths of a point.
    """
    leading = f' w:line="{line}" w:lineRule="auto"' if line else ""
    leading = f' w:line="{exact}" w:lineRule="exact"' if exact else leading
    return f'<w:pPr>{inner}<w:spacing w:before="{before}" w:after="{after}"{leading}/>{tail}</w:pPr>'


def style(
    name: str, ppr: str = "", rpr: str = "", *, kind: str = "paragraph", based: str = "Normal", rest: str = ""
) -> str:
    """A style that Word shows in its gallery; its id is its name without blanks."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name.title().replace(" ", "")}"><w:name w:val="{name}"/>{base}'
        f'<w:uiPriority w:val="1"/><w:qFormat/>{ppr}{rpr}{rest}</w:style>'
    )


def border(side: str, size: int, color: str, space: int = 0) -> str:
    """One border; `size` in eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/>'


def cells(left: int = 0, right: int = 0, top: int = 0, bottom: int = 0) -> str:
    """The cell margins of a table style."""
    sides = {"top": top, "left": left, "bottom": bottom, "right": right}
    return "<w:tblCellMar>" + "".join(f'<w:{k} w:w="{v}" w:type="dxa"/>' for k, v in sides.items()) + "</w:tblCellMar>"


def table_style(name: str, borders: str, margins: str, rest: str = "") -> str:
    """A table style; `rest` follows the table properties (cell properties, conditional formats)."""
    return style(name, kind="table", based="NormalTable", rest=f"<w:tblPr>{borders}{margins}</w:tblPr>{rest}")


def bullet(level: int, number: int) -> str:
    """A list's `level` (from 1); `number` is the list's place in `LISTS`, from 1."""
    return f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{number}"/></w:numPr>'


def levelled(name: str, level: int) -> str:
    """The style of a list's level, named as Word does: the first level bears no number."""
    return f"{name} {level}" if level > 1 else name


def indent(left: int, hanging: int = 0) -> str:
    """The indent of a paragraph's property list."""
    hang = f' w:hanging="{hanging}"' if hanging else ""
    return f'<w:ind w:left="{left}"{hang}/>'


# How far the words of an entry stand from its sign, and each level from the one above it.
HANG = 165

# The families of list styles and their indents: under a heading, in one of two columns.
LISTS = {"List Bullet": INDENT, "Side Bullet": 0}
# Those of entries whose words begin with the number that the page gave them: lists that set no sign of their own.
NUMBERED = {"List Number": INDENT, "Side Number": 0}

# What Word takes for granted: a default style of each kind.
BUILT_IN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    f'<w:rPr><w:color w:val="{INK}"/></w:rPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="NormalTable"><w:name w:val="Normal Table"/>'
    f'<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>{cells()}</w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
)


def styles() -> str:
    """styles.xml."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{face(TEXT)}<w:sz w:val="{SIZE * 2}"/><w:szCs w:val="{SIZE * 2}"/>'
        '<w:lang w:val="el-GR" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="0" w:line="{LEADING}" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    entries = [BUILT_IN, *text_styles(), *table_styles()]
    return f"{HEAD}<w:styles {W}>{defaults}{''.join(entries)}</w:styles>"


def text_styles() -> list[str]:
    """The styles of paragraphs and letters."""
    return [*band_styles(), *front_styles(), *section_styles(), *foot_styles()]


def band_styles() -> list[str]:
    """What stands in the band at the head of the first page.

    Word's list of headings leaves out those in tables, so the band is made of paragraphs that are shaded alike. Borders
    in the same colour take them towards the edges of the page, as far as Word lets them.
    """
    sides = "".join(border(side, 96, ACCENT, 31) for side in ("left", "right"))
    ground = f'<w:pBdr>{sides}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{ACCENT}"/>'
    right = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
    title = '<w:outlineLvl w:val="0"/>'
    return [
        style("Kicker", paragraph(f"<w:keepNext/>{ground}{right}", 280, line=240), run(10.5, PAPER, bold=True)),
        style("Mark", kind="character", based="DefaultParagraphFont", rpr=run(10.5, WARNING, bold=True, ground=PAPER)),
        style(
            "heading 1",
            paragraph(f"<w:keepNext/><w:keepLines/>{ground}", 120, 0, 190, title),
            run(20, PAPER, family=DISPLAY),
        ),
        style("Second Title", kind="character", based="DefaultParagraphFont", rpr=run(15.5)),
        style("Project", paragraph(f"<w:keepNext/>{ground}", 150, line=240), run(10.5, PAPER)),
        style("Office", paragraph(f"<w:keepNext/>{ground}", 60, line=240), run(10.5, PAPER)),
        style("Band End", paragraph(ground, 320, exact=20), run(1, PAPER)),
        # As wide as the picture above it, which ends at the page's edge.
        style(
            "Opening Caption",
            paragraph("", 70, 90, tail='<w:ind w:left="6860" w:right="-794"/><w:contextualSpacing/>'),
            run(9),
        ),
        style("Second Caption", kind="character", based="DefaultParagraphFont", rpr=run(color=QUIET)),
    ]


def front_styles() -> list[str]:
    """Key figures, facts, notes, the lead."""
    return [
        style("Key Number", paragraph("<w:keepNext/>", line=192), run(20, ACCENT, family=DISPLAY)),
        style("Key Words", paragraph("<w:keepNext/>", line=222), run(9.5)),
        style("Key Words Second", kind="character", based="DefaultParagraphFont", rpr=run(color=QUIET)),
        style("Fact Label", paragraph(before=20, line=218), run(9, ACCENT)),
        style("Fact Label Second", rpr=run(color=QUIET), kind="character", based="DefaultParagraphFont"),
        style("Fact Value", paragraph(before=14, after=10, line=230), run(10.5)),
        style("Map", paragraph(line=240, tail='<w:jc w:val="right"/>')),
        style("Note", paragraph(before=190), run(9, QUIET)),
        style("Lead", paragraph(before=160, after=40, line=240), run(12)),
        style("Lead Alone", paragraph(before=300, after=40, line=252), run(18.5)),
        style("Lead Side", paragraph(after=40, line=240), run(12)),
        style("Gap", paragraph("<w:keepNext/>", exact=60), run(1)),
        style("Wide Gap", paragraph("<w:keepNext/>", 230, exact=20), run(1)),
    ]


def section_styles() -> list[str]:
    """Headings, texts, lists, tables and pictures of sections."""
    rule = f"<w:pBdr>{border('top', 4, LINE, 1)}</w:pBdr>"
    hair = f"<w:pBdr>{border('top', 4, LINE, 5)}</w:pBdr>"
    sides = f'<w:tabs><w:tab w:val="left" w:pos="{COLUMN}"/></w:tabs>'
    level = '<w:outlineLvl w:val="1"/>'
    # A heading beside its text stands in a frame: Word's way to set side heads, which its list of headings shows.
    frame = f'<w:framePr w:w="{INDENT - 227}" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:y="1"/>'
    return [
        style("Rule", paragraph(f"<w:keepNext/>{rule}", 200, 70, exact=20), run(1)),
        style("heading 2", paragraph("<w:keepNext/><w:keepLines/>", 0, 0, 240, level), run(color=ACCENT, bold=True)),
        style("Heading 2 Beside", paragraph(f"<w:keepNext/><w:keepLines/>{frame}"), based="Heading2"),
        # Over two columns the second language's heading stands at the edge of its column.
        style("Heading 2 Sides", paragraph(f"<w:keepNext/><w:keepLines/>{hair}{sides}", 180, 50), based="Heading2"),
        style("Second Language", kind="character", based="DefaultParagraphFont"),
        style(
            "Hyperlink",
            rpr=f'<w:rPr><w:color w:val="{ACCENT}"/><w:u w:val="single"/></w:rPr>',
            kind="character",
            based="DefaultParagraphFont",
        ),
        style("Missing", paragraph("<w:keepNext/>", after=40, tail=indent(INDENT)), run(9, QUIET)),
        style("Missing Beside", paragraph(f"<w:keepNext/>{frame}", before=40, line=230), run(9, QUIET)),
        style("Body", paragraph(after=80, tail=indent(INDENT))),
        style("Side", paragraph(after=80)),
        *(
            style(levelled(name, n), paragraph(bullet(n, number), after=40, tail=indent(edge + HANG * n, HANG)))
            for number, (name, edge) in enumerate(LISTS.items(), 1)
            for n in range(1, 5)
        ),
        *(
            style(levelled(name, n), paragraph(bullet(n, number), after=40, tail=indent(edge + HANG * n, HANG)))
            for number, (name, edge) in enumerate(NUMBERED.items(), len(LISTS) + 1)
            for n in range(1, 5)
        ),
        style("Cell", paragraph(before=45, after=45, line=235)),
        style("Cell Heading", paragraph("<w:keepNext/>", 45, 45, 235), run(bold=True)),
        style("Cell Total", rpr=run(bold=True), based="Cell"),
        style("Cell Figures", paragraph(tail='<w:jc w:val="right"/>', before=45, after=45, line=235), based="Cell"),
        style("Cell Total Figures", rpr=run(bold=True), based="CellFigures"),
        style(
            "Cell Heading Figures",
            paragraph("<w:keepNext/>", 45, 45, 235, '<w:jc w:val="right"/>'),
            based="CellHeading",
        ),
        # The caption in each language and the credit stand close together.
        style("caption", paragraph(after=80, tail=f"{indent(INDENT)}<w:contextualSpacing/>"), run(9)),
        style("Caption Side", paragraph(after=80, tail="<w:contextualSpacing/>"), run(9)),
        style("Figure", paragraph("<w:keepNext/><w:keepLines/>", 80, 40, 240, indent(INDENT))),
        style("Figure Side", paragraph("<w:keepNext/><w:keepLines/>", 80, 40, 240)),
    ]


def foot_styles() -> list[str]:
    """The end of the text, and what stands in headers and footers."""
    right = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
    return [
        style("Context", paragraph(f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>', after=40), run(10.5)),
        style("Tags", paragraph(before=300), run(9, QUIET)),
        style("Source", paragraph(line=240), run(9, QUIET)),
        style("Disclaimer", rpr=run(color=INK), based="Source"),
        # The code's own quiet zone reaches into the margin: what is seen of it ends where the text does.
        style("Code", paragraph(line=240, tail='<w:ind w:right="-113"/><w:jc w:val="right"/>')),
        style("Logo", paragraph(line=240)),
        style("Emblem", paragraph(line=240)),
        # Half the emblem's height is clear above and below it.
        style("Clear", paragraph("<w:keepNext/>", exact=340), run(1)),
        # In a face that the law allows, whatever the rest is set in.
        style("Statement", paragraph(line=240), run(11.5, family=STATEMENT_FONT)),
        style("Partner", paragraph(line=240)),
        style("Fund", paragraph(line=240, tail='<w:jc w:val="right"/>'), run(10.5, ACCENT, bold=True)),
        style("header", paragraph(exact=BELOW), run(9, QUIET)),
        # As high as the header of other pages, with its rule and what parts it from the text.
        style(
            "Continued",
            paragraph(f"<w:pBdr>{border('bottom', 4, LINE, 1)}</w:pBdr>", after=90, exact=BELOW - 120),
            run(10.5, ACCENT, bold=True),
            based="Header",
        ),
        style("First Header", paragraph(exact=20), run(1)),
        style("footer", paragraph(right, before=120, line=240), run(9, QUIET)),
    ]


def table_styles() -> list[str]:
    """The styles of key figures, the facts, two columns, the source beside its code, funding, the page's own tables."""
    return [
        table_style("Keys", "", cells(181, 170)),
        table_style(
            "Facts",
            "",
            cells(0, 142, 18, 18),
            f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr>',
        ),
        table_style("Sides", "", cells(0, 0)),
        table_style("Origin", f"<w:tblBorders>{border('top', 4, LINE)}</w:tblBorders>", cells(0, 0, 100, 0)),
        table_style("Funding", "", cells(0, 0)),
        table_style(
            "Cells",
            f"<w:tblBorders>{border('bottom', 4, LINE)}{border('insideH', 4, LINE)}</w:tblBorders>",
            cells(0, 113),
            f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{border("bottom", 8, ACCENT)}</w:tcBorders></w:tcPr>'
            "</w:tblStylePr>",
        ),
    ]


def numbering() -> str:
    """numbering.xml: a list of four levels for each family of styles; the indents are the styles' business."""
    sign = f'<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:rPr>{face(TEXT)}<w:color w:val="{ACCENT}"/></w:rPr>'
    shapes = {
        **dict.fromkeys(LISTS, ('<w:numFmt w:val="bullet"/>', sign)),
        **dict.fromkeys(NUMBERED, ('<w:numFmt w:val="none"/>', '<w:lvlText w:val=""/><w:lvlJc w:val="left"/>')),
    }
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(_level(levelled(name, n), n, *shape) for n in range(1, 5))
        + "</w:abstractNum>"
        for number, (name, shape) in enumerate(shapes.items(), 1)
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(1, len(shapes) + 1)
    )
    return f"{HEAD}<w:numbering {W}>{lists}{numbers}</w:numbering>"


def _level(name: str, level: int, kind: str, sign: str) -> str:
    """A list's `level` (from 1), which a style is linked to; what is no sign takes no room."""
    room = '<w:suff w:val="nothing"/>' if "none" in kind else ""
    link = f'<w:pStyle w:val="{name.replace(" ", "")}"/>'
    return f'<w:lvl w:ilvl="{level - 1}"><w:start w:val="1"/>{kind}{link}{room}{sign}</w:lvl>'


def settings() -> str:
    """settings.xml: no hyphens, Word's own mode and not that of an older version."""
    word = "http://schemas.microsoft.com/office/word"
    mode = f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{word}" w:val="15"/></w:compat>'
    return (
        f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:embedTrueTypeFonts/><w:saveSubsetFonts/>'
        '<w:defaultTabStop w:val="567"/><w:autoHyphenation w:val="0"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{mode}<w:themeFontLang w:val="el-GR"/></w:settings>'
    )


def theme() -> str:
    """theme1.xml: Word wants one; it says no more than the styles."""
    colours = {"dk1": INK, "lt1": "FFFFFF", "dk2": INK, "lt2": TINT, "hlink": ACCENT, "folHlink": ACCENT}
    colours |= {f"accent{n}": colour for n, colour in enumerate((ACCENT, QUIET, LINE, ACCENT, QUIET, LINE), 1)}
    order = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    palette = "".join(f'<a:{key}><a:srgbClr val="{colours[key]}"/></a:{key}>' for key in order)
    large, small = (f'<a:latin typeface="{name}"/><a:ea typeface=""/><a:cs typeface=""/>' for name in (DISPLAY, TEXT))
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Sheet"><a:themeElements>'
        f'<a:clrScheme name="Sheet">{palette}</a:clrScheme><a:fontScheme name="Sheet">'
        f"<a:majorFont>{large}</a:majorFont><a:minorFont>{small}</a:minorFont>"
        f'</a:fontScheme><a:fmtScheme name="Sheet"><a:fillStyleLst>{fill * 3}'
        f"</a:fillStyleLst><a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst><a:effectStyleLst>"
        f"{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def document() -> str:
    """document.xml: an empty page with headers and footers, those of the first page apart."""
    width, height = PAGE
    kinds = (("header", "default", 4), ("header", "first", 5), ("footer", "default", 6), ("footer", "first", 7))
    references = "".join(f'<w:{part}Reference w:type="{kind}" r:id="rId{n}"/>' for part, kind, n in kinds)
    return (
        f"{HEAD}<w:document {W} {R}><w:body><w:sectPr>{references}"
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{TOP}" w:right="{EDGE}" w:bottom="{BOTTOM}" '
        f'w:left="{EDGE}" w:header="{HEADER}" w:footer="{FOOTER}" w:gutter="0"/><w:titlePg/></w:sectPr></w:body>'
        "</w:document>"
    )


# Name of each part under `word/`, the kind of its relationship, its content type.
PARTS = (
    ("styles", "styles", f"{MAIN}.styles+xml"),
    ("numbering", "numbering", f"{MAIN}.numbering+xml"),
    ("settings", "settings", f"{MAIN}.settings+xml"),
    ("header1", "header", f"{MAIN}.header+xml"),
    ("header2", "header", f"{MAIN}.header+xml"),
    ("footer1", "footer", f"{MAIN}.footer+xml"),
    ("footer2", "footer", f"{MAIN}.footer+xml"),
    ("fontTable", "fontTable", f"{MAIN}.fontTable+xml"),
    ("theme/theme1", "theme", "application/vnd.openxmlformats-officedocument.theme+xml"),
)


def files() -> dict[str, bytes]:
    """All parts of the package by name."""
    package = "http://schemas.openxmlformats.org/package/2006"
    vnd = "application/vnd.openxmlformats-package"
    types = [("word/document", f"{MAIN}.document.main+xml"), ("docProps/core", f"{vnd}.core-properties+xml")]
    types += [(f"word/{name}", kind) for name, _, kind in PARTS]
    overrides = "".join(f'<Override PartName="/{name}.xml" ContentType="{kind}"/>' for name, kind in types)
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
        for n, (name, kind, _) in enumerate(PARTS, 1)
    )

    def edge(tag: str, name: str) -> str:
        return f'{HEAD}<w:{tag} {W}><w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr></w:p></w:{tag}>'

    texts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{package}/content-types">'
        f'<Default Extension="rels" ContentType="{vnd}.relationships+xml"/>'
        f'<Default Extension="odttf" ContentType="{CONTENT_TYPE}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{package}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>",
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"/>',
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{package}/relationships">{relations}'
        "</Relationships>",
        "word/document.xml": document(),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/header1.xml": edge("hdr", "Header"),
        "word/header2.xml": edge("hdr", "FirstHeader"),
        "word/footer1.xml": edge("ftr", "Footer"),
        "word/footer2.xml": edge("ftr", "Footer"),
        "word/fontTable.xml": f"{HEAD}<w:fonts {W} {R}>{font_table()}</w:fonts>",
        "word/theme/theme1.xml": theme(),
    }
    return {**{name: text.encode() for name, text in texts.items()}, **font_files(HEAD)}


def main() -> int:
    """Write the template; the same bytes each time."""
    parts = files()
    write_widths()
    with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    print(f"{TARGET.name}: {TARGET.stat().st_size // 1024} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
