"""Pages that other programs convert: old Word files, rich text, scans; marked, and only where that is wanted."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.errors import NoTextError, PageError, UnknownTypeError
from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.model import Issue, IssueCode, Look, Page, Severity, State
from pipeline.run.build import BuildOptions, build
from pipeline.run.conversion import _ocr, _office, documents, is_converted_otherwise
from pipeline.run.recipe import Recipe, keeping_conversions
from pipeline.settings import Convert, Settings

ROOT = Path(__file__).parents[2]
NEEDS_OFFICE = pytest.mark.skipif(not _office(), reason="LibreOffice is not installed")
NEEDS_OCR = pytest.mark.skipif(not _ocr(), reason="OCRmyPDF is not installed with Greek and English")
RTF = rb"{\rtf1\ansi\ansicpg1253\deff0{\fonttbl{\f0 Arial;}}\f0{\b The mill}\par It grinds barley.\par}"


@pytest.fixture
def recipe(lexicon: Lexicon, look: Look) -> Recipe:
    return Recipe(Settings(), lexicon, look)


def _scan(kind: str) -> bytes:
    """A picture of printed words, as a scanner gives it."""
    font = ImageFont.truetype(str(next((ROOT / "templates").rglob("*-Regular.ttf"))), 64)
    picture = Image.new("L", (1650, 1100), 255)
    for line, words in enumerate(("Ο παλιός μύλος", "Περιγραφή", "Ο μύλος αλέθει κριθάρι για το χωριό.")):
        ImageDraw.Draw(picture).text((120, 120 + 180 * line), words, 0, font)
    out = BytesIO()
    picture.save(out, kind, **({"resolution": 200.0} if kind == "PDF" else {}))
    return out.getvalue()


def _text(page: Page, recipe: Recipe) -> str:
    (document,) = documents(page, (), recipe)
    return document.text


@pytest.mark.slow
@NEEDS_OFFICE
def test_a_rich_text_is_converted_and_marked(recipe: Recipe) -> None:
    (document,) = documents(Page.of("a.rtf", "a", RTF), (), recipe)
    assert [block.text for block in document.blocks if not block.boilerplate] == ["The mill", "It grinds barley."]
    assert document.page.media_type == "application/rtf"
    assert [(issue.code, str(issue.message)) for issue in document.issues] == [
        (IssueCode.CONVERTED, f"converted by {_office()}")
    ]


@pytest.mark.slow
@NEEDS_OCR
@pytest.mark.parametrize("kind", ["PDF", "PNG", "JPEG"])
def test_the_text_of_a_scan_is_recognised_and_marked(recipe: Recipe, kind: str) -> None:
    (document,) = documents(Page.of(f"a.{kind.lower()}", "a", _scan(kind)), (), recipe)
    assert "μύλος αλέθει κριθάρι" in document.text.replace("ὐ", "ύ")
    assert document.issues[0].code is IssueCode.RECOGNISED_TEXT
    assert document.issues[0].severity is Severity.WARNING
    assert document.issues[0].message.startswith("from text recognition (OCRmyPDF")


@pytest.mark.parametrize(
    ("settings", "page", "error"),
    [
        (Settings(convert=Convert(office=False)), Page.of("a.rtf", "a", RTF), UnknownTypeError),
        (Settings(convert=Convert(ocr=False)), Page.of("a.png", "a", _scan("PNG")), UnknownTypeError),
        (Settings(convert=Convert(ocr=False)), Page.of("a.pdf", "a", _scan("PDF")), NoTextError),
        (Settings(engine="dask"), Page.of("a.rtf", "a", RTF), UnknownTypeError),
    ],
)
def test_nothing_is_converted_where_that_is_not_wanted(
    recipe: Recipe, settings: Settings, page: Page, error: type[Exception]
) -> None:
    with pytest.raises(error):
        documents(page, (), replace(recipe, settings=settings))


def test_a_picture_that_nobody_named_is_left_alone(recipe: Recipe) -> None:
    with pytest.raises(UnknownTypeError):
        documents(Page.of("a.png", "a", _scan("PNG")), (), replace(recipe, is_asked=False))


@pytest.mark.slow
@NEEDS_OFFICE
def test_a_run_converts_a_page_once(recipe: Recipe) -> None:
    page = Page.of("a.rtf", "a", RTF)
    with keeping_conversions(recipe) as kept:
        text = _text(page, kept)
        assert _text(page, kept) == text
        (file,) = Path(kept.conversions).iterdir()
        file.write_bytes(b"PK\x03\x04")
        with pytest.raises(PageError, match="not an OpenDocument text"):
            _text(page, kept)
    assert not Path(kept.conversions).exists()


@NEEDS_OFFICE
def test_a_page_is_built_anew_once_another_version_converts_it() -> None:
    def issues(program: str) -> tuple[Issue, ...]:
        return (Issue(IssueCode.CONVERTED, Severity.INFO, Message("read.converted", program=program)),)

    assert is_converted_otherwise(issues("LibreOffice 1.0"), Settings())
    assert not is_converted_otherwise(issues(_office()), Settings())
    assert not is_converted_otherwise(issues("LibreOffice 1.0"), Settings(convert=Convert(office=False)))
    assert not is_converted_otherwise(issues("LibreOffice 1.0"), Settings(engine="dask"))


@pytest.mark.slow
@NEEDS_OFFICE
def test_a_build_converts_and_knows_the_next_time_that_nothing_changed(tmp_path: Path) -> None:
    (tmp_path / "input").mkdir()
    for name in ("a.rtf", "b.rtf", "c.rtf"):
        (tmp_path / "input" / name).write_bytes(RTF.replace(b"barley", name.encode()))
    settings = Settings(formats=("json",))
    first = build(settings, folder=tmp_path, options=BuildOptions(every_page=True))
    assert [result.state for result in first.results] == [State.BUILT] * 3
    assert all(IssueCode.CONVERTED in [issue.code for issue in result.issues] for result in first.results)
    assert [
        result.state for result in build(settings, folder=tmp_path, options=BuildOptions(every_page=True)).results
    ] == [State.UNCHANGED] * 3


def test_a_build_without_the_program_skips_the_page_and_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "input").mkdir()
    (tmp_path / "input" / "a.rtf").write_bytes(RTF)
    (result,) = build(Settings(convert=Convert(office=False)), folder=tmp_path).results
    assert (result.state, result.hint) == (State.SKIPPED, "open it in Word or LibreOffice and save it as .docx")
