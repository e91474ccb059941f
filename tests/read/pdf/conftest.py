"""PDF files written here byte by byte: what is drawn on each page, and the objects that it needs."""

from collections.abc import Callable

import pytest

from pipeline.model import Block, Document

# Letters of a font that gives no characters for its codes, as old printers' drivers made them.
SILENT = (
    "<</Type/Font/Subtype/Type0/BaseFont/Silent/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
    "/BaseFont/Silent/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500"
    "/FontDescriptor<</Type/FontDescriptor/FontName/Silent/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800"
    "/Descent -200/CapHeight 700/StemV 80>>>>]>>"
)
FONTS = "/F1 <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>/F2 <</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>"


def _drawing(page):
    """A page is a row of drawings: operators as they are, or `(x, y, words, size, font)`, the last two at will."""
    return "".join(one if isinstance(one, str) else _line(*one) for one in page)


def _line(x, y, words, size=10, font="F1"):
    return f"BT /{font} {size} Tf {x} {y} Td ({words}) Tj ET\n"


def _pdf(*pages, fonts=FONTS, more=(), catalogue="", of_page="", resources=""):
    """A PDF whose pages of 600 × 800 points have these drawings; `more` are objects, counted from 100."""
    pages = [_drawing(page) for page in pages]
    kids = "".join(f"{10 + 2 * at} 0 R " for at in range(len(pages)))
    objects = {1: f"<</Type/Catalog/Pages 2 0 R{catalogue}>>", 2: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"}
    for at, drawn in enumerate(pages):
        objects[10 + 2 * at] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {11 + 2 * at} 0 R"
            f"/Resources<</Font<<{fonts}/F3 {SILENT}>>{resources}>>{of_page}>>"
        )
        objects[11 + 2 * at] = f"<</Length {len(drawn)}>>stream\n{drawn}endstream"
    objects |= {100 + at: body for at, body in enumerate(more)}
    out, places = "%PDF-1.7\n", {}
    for number, body in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj{body}endobj\n"
    start = len(out)
    table = "".join(f"{number} 1\n{place:010} 00000 n \n" for number, place in places.items())
    out += f"xref\n0 1\n0000000000 65535 f \n{table}"
    return (out + f"trailer<</Size 500/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").encode("latin-1")


def _told(blocks: tuple[Block, ...]) -> list[str]:
    out: list[str] = []
    row = None
    for block in blocks:
        if block.boilerplate:
            continue
        here = block.cell and (block.cell.table, block.cell.row)
        if here and here == row:
            out[-1] += f" | {block.text}"
        else:
            out.append(block.text)
        row = here
    return out


@pytest.fixture(scope="session")
def pdf() -> Callable[..., bytes]:
    return _pdf


# How wide the letters of Helvetica are, in thousandths of their size.
_WIDTHS = dict(zip("abcdefghijklmnopqrstuvwxyz", (
    556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
    500, 500, 500,
), strict=True))  # fmt: skip


@pytest.fixture(scope="session")
def spread():
    """A line whose words are spread from `x` to `right`, each drawn on its own."""

    def drawing(x, y, right, *words):
        widths = [sum(_WIDTHS[letter] for letter in word) / 100 for word in words]
        gap = (right - x - sum(widths)) / (len(words) - 1)
        return [(round(x + sum(widths[:at]) + at * gap, 2), y, word) for at, word in enumerate(words)]

    return drawing


@pytest.fixture(scope="session")
def drawn(document) -> Callable[..., Document]:
    """The document of a PDF with these pages."""
    return lambda *pages, **facts: document(_pdf(*pages, **facts), "page.pdf")


@pytest.fixture(scope="session")
def shown(drawn) -> Callable[..., list[str]]:
    """The words of its blocks that are no boilerplate, cells of a row parted by bars."""
    return lambda *pages, **facts: _told(drawn(*pages, **facts).blocks)


@pytest.fixture(scope="session")
def aside(drawn) -> Callable[..., dict[str, str]]:
    """The words that are set aside, with the reason."""
    return lambda *pages, **facts: {
        block.text: block.boilerplate for block in drawn(*pages, **facts).blocks if block.boilerplate
    }
