"""The sheet for print shops."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader

from pipeline.errors import ConfigurationError
from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, IssueCode, Look, Picture, Record, Rendered, Resource
from pipeline.render import FORMATS
from pipeline.render.sheet.compose import compose

MM = 72 / 25.4
# A profile of a press with four inks, which Ghostscript brings along.
PROFILE = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")

BLACK, REFLEX_BLUE = ("/DeviceCMYK", 0, 0, 0, 1), ("/DeviceCMYK", 1, 0.8, 0, 0)
# White letters on the band: no ink at all.
PAPER = ("/DeviceCMYK", 0, 0, 0, 0)


def printed(
    record: Record, look: Look, lexicon: Lexicon, files: Mapping[str, bytes] | None = None, **shop: str
) -> Rendered:
    all_files = tuple(sorted({**dict(look.files), **(files or {})}.items()))
    look = replace(look, files=all_files, digest=repr(shop), print=tuple(shop.items()))
    return FORMATS["print.pdf"].write(compose(record, lexicon, look), look, lexicon)


def text_colours(data: bytes) -> Counter[tuple[Any, ...]]:
    """How often text is shown in which colour, as colour space and channels."""
    found: Counter[tuple[Any, ...]] = Counter()
    for page in PdfReader(io.BytesIO(data)).pages:
        space, colour, saved = "", ("", 0.0), []
        contents = page.get_contents()
        assert contents is not None
        for operands, operator in contents.operations:
            if operator == b"q":
                saved.append((space, colour))
            elif operator == b"Q":
                space, colour = saved.pop()
            elif operator == b"cs":
                space = str(operands[0])
            elif operator in {b"scn", b"rg"}:
                colour = (space if operator == b"scn" else "rgb", *map(float, operands))
            elif operator in {b"Tj", b"TJ"}:
                found[colour] += 1
    return found


def pictures(data: bytes) -> set[str]:
    """The colour spaces of the pictures."""
    pages = PdfReader(io.BytesIO(data)).pages
    objects = [entry.get_object() for page in pages for entry in page["/Resources"].get("/XObject", {}).values()]  # type: ignore[attr-defined]
    return {str(entry["/ColorSpace"]) for entry in objects if entry["/Subtype"] == "/Image"}


@pytest.mark.parametrize(("marks", "room"), [("False", 3), ("True", 10)])
def test_three_millimetres_bleed_around_the_trimmed_page(
    marks: str, room: int, records: Mapping[str, Record], look: Look, lexicon: Lexicon
) -> None:
    data = printed(records["both"], look, lexicon, marks=marks).data
    for page in PdfReader(io.BytesIO(data)).pages:
        trim, bleed, media = (
            [float(edge) / MM for edge in box] for box in (page.trimbox, page.bleedbox, page.mediabox)
        )
        assert trim == pytest.approx([0, 0, 210, 297], abs=0.01)
        assert bleed == pytest.approx([-3, -3, 213, 300], abs=0.01)
        assert media == pytest.approx([-room, -room, 210 + room, 297 + room], abs=0.01)


def test_crop_marks_are_hairlines_in_black_ink_clear_of_what_bleeds(
    records: Mapping[str, Record], look: Look, lexicon: Lexicon
) -> None:
    for page in PdfReader(io.BytesIO(printed(records["both"], look, lexicon, marks="True").data)).pages:
        contents = page.get_contents()
        assert contents is not None
        operations = contents.operations[: [operator for _, operator in contents.operations].index(b"S")]
        assert [list(map(float, operands)) for operands, operator in operations if operator == b"K"] == [[0, 0, 0, 1]]
        points = [
            [float(one) / MM for one in operands] for operands, operator in operations if operator in {b"m", b"l"}
        ]
        assert len(points) == 16
        for x, y in points:
            # Beside one edge of the page, and in line with another.
            assert min(abs(x), abs(x - 210), abs(y), abs(y - 297)) == pytest.approx(0, abs=0.01)
            assert max(-x, x - 210, -y, y - 297) >= 4.99
        assert not [
            operands
            for operands, operator in contents.operations
            if operator in {b"RG", b"rg"} and not any(map(float, operands))
        ]


def test_text_is_printed_in_black_ink_alone_but_for_the_brands_colour(
    records: Mapping[str, Record], look: Look, lexicon: Lexicon
) -> None:
    found = text_colours(printed(records["both"], look, lexicon).data)
    assert set(found) == {BLACK, REFLEX_BLUE, PAPER}
    assert found[BLACK] > found[REFLEX_BLUE]


def test_it_has_no_tags_and_claims_nothing(records: Mapping[str, Record], look: Look, lexicon: Lexicon) -> None:
    root = PdfReader(io.BytesIO(printed(records["both"], look, lexicon).data)).root_object
    assert not {"/StructTreeRoot", "/MarkInfo", "/OutputIntents"} & set(root)


def test_the_sources_code_is_printed_in_black_ink_alone(
    records: Mapping[str, Record], look: Look, lexicon: Lexicon
) -> None:
    assert pictures(printed(records["greek_only"], look, lexicon).data) == {"/DeviceGray"}


@pytest.mark.parametrize(("dots", "named"), [((320, 200), 1), ((1016, 640), 0)])
def test_a_picture_with_fewer_than_300_dots_an_inch_is_named_with_how_many_it_has(
    dots: tuple[int, int],
    named: int,
    value: Callable[..., FieldValue],
    record: Callable[..., Record],
    photograph: Callable[..., bytes],
    look: Look,
    lexicon: Lexicon,
) -> None:
    one = record(
        value("title", "en", "A boat"),
        value("description", "en", "It floats."),
        value("images", "en", "", Picture("boat.jpg", "A boat at dusk")),
        resources=(Resource("boat.jpg", "image/jpeg", photograph(*dots)),),
    )
    issues = [issue for issue in printed(one, look, lexicon).issues if issue.code is IssueCode.COARSE_IMAGE]
    assert len(issues) == named
    for issue in issues:
        found = re.fullmatch(r"the picture 'boat\.jpg' is printed at (\d+) dpi; print shops ask for 300", issue.message)
        assert found
        assert 90 < int(found[1]) < 300


@pytest.mark.skipif(not PROFILE.exists(), reason="no profile of a press is installed")
def test_with_a_presss_profile_everything_is_in_its_inks_and_the_file_says_that_it_is_pdf_x_4(
    value: Callable[..., FieldValue],
    record: Callable[..., Record],
    photograph: Callable[..., bytes],
    look_of: Callable[..., Look],
    lexicon: Lexicon,
) -> None:
    one = record(
        value("title", "en", "A boat"),
        value("location", "en", "Lake"),
        value("images", "en", "", Picture("boat.jpg", "A boat at dusk")),
        url="https://lake.example/boat",
        resources=(Resource("boat.jpg", "image/jpeg", photograph()),),
    )
    look = look_of(brand=(("accent", "#a02010"), ("tint", "#eef2fa"), ("ink", "#1f2430")))
    first, second = (
        printed(one, look, lexicon, {"press.icc": PROFILE.read_bytes()}, profile="press.icc").data for _ in range(2)
    )
    assert first == second
    reader = PdfReader(io.BytesIO(first))
    (intent,) = reader.root_object["/OutputIntents"]  # type: ignore[misc]
    assert intent.get_object()["/S"] == "/GTS_PDFX"
    assert intent.get_object()["/DestOutputProfile"].get_object()["/N"] == 4
    assert b"PDF/X-4" in reader.root_object["/Metadata"].get_object().get_data()  # type: ignore[attr-defined]
    assert pictures(first) == {"/DeviceCMYK", "/DeviceGray"}
    assert {colour[0] for colour in text_colours(first)} == {"/DeviceCMYK"}
    assert not re.search(rb"\brg\b|\bRG\b|DeviceRGB", b"".join(page.get_contents().get_data() for page in reader.pages))  # type: ignore[union-attr]


def test_a_profile_of_anything_but_a_press_is_a_wrong_setting(look_of: Callable[..., Look]) -> None:
    look = replace(look_of({"press.icc": b"no profile"}), print=(("profile", "press.icc"),))
    with pytest.raises(ConfigurationError, match="not a profile of a four-ink press"):
        FORMATS["print.pdf"].warm_up(look)


def test_black_text_overprints_and_white_text_knocks_out(
    records: Mapping[str, Record], look: Look, lexicon: Lexicon
) -> None:
    reader = PdfReader(io.BytesIO(printed(records["both"], look, lexicon).data))
    states = {
        name: one["/op"].value for name, one in reader.pages[0]["/Resources"]["/ExtGState"].items() if "/op" in one
    }  # type: ignore[index]
    over: Counter[tuple[tuple[float, ...], bool]] = Counter()
    for page in reader.pages:
        colour, is_over = (), False
        saved: list[tuple[tuple[float, ...], bool]] = []
        for operands, operator in page.get_contents().operations:  # type: ignore[union-attr]
            if operator == b"q":
                saved.append((colour, is_over))
            elif operator == b"Q":
                colour, is_over = saved.pop()
            elif operator == b"scn":
                colour = tuple(map(float, operands))
            elif operator == b"gs":
                is_over = states.get(str(operands[0]), is_over)
            elif operator in {b"Tj", b"TJ"}:
                over[colour, is_over] += 1
    assert over[(0, 0, 0, 1), True]
    assert over[(0, 0, 0, 0), False]
    assert not over[(0, 0, 0, 1), False]
    assert not [colour for colour, is_over in over if is_over and colour != (0, 0, 0, 1)]


def test_a_colour_of_the_brand_is_in_inks_without_a_profile(
    records: Mapping[str, Record], look_of: Callable[..., Look], lexicon: Lexicon
) -> None:
    look = look_of(brand=(("accent", "#a02010"), ("tint", "#eef2fa"), ("ink", "#1f2430")))
    data = printed(records["both"], look, lexicon).data
    assert ("/DeviceCMYK", 0, 0.502, 0.565, 0.373) in text_colours(data)
    pages = PdfReader(io.BytesIO(data)).pages
    drawn = b"".join(page.get_contents().get_data() for page in pages)  # type: ignore[union-attr]
    assert not re.search(rb" rg\b| RG\b", drawn)


def test_the_band_reaches_to_the_edge_of_what_bleeds(
    records: Mapping[str, Record], look: Look, lexicon: Lexicon
) -> None:
    with pdfium.PdfDocument(printed(records["both"], look, lexicon).data) as document:
        page = document[0].render(scale=1, may_draw_forms=False).to_pil().convert("RGB")
    corners = [page.getpixel(place) for place in ((1, 1), (page.width - 2, 1), (1, 60), (page.width - 2, 60))]
    assert not [colour for colour in corners if sum(colour) > 500]  # type: ignore[arg-type]
