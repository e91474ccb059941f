from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.lexicon import extended, shipped
from pipeline.render import FORMATS
from pipeline.run.recipe import NAMES, Recipe, with_variants
from pipeline.settings import Brand, FolderSettings, Limits, Print, Settings
from pipeline.store.own_files import load_look

ROOT = Path(__file__).parent.parent.parent

# The sheet as PDF, and its variants.
PDFS = {"pdf", "print.pdf", "large.pdf", "a5.pdf", "a5-2up.pdf"}
SHEETS = set(FORMATS)


@pytest.fixture
def look_of(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return tmp_path


def _recipe(folder: Path, settings: Settings | None = None, **changes: object) -> Recipe:
    settings = settings or Settings()
    return replace(Recipe(settings, shipped(), load_look(settings, folder)), **changes)  # type: ignore[arg-type]


def _touched(before: Recipe, after: Recipe) -> set[str]:
    """The formats whose files may come out differently by the other recipe."""
    digests = after.digests()
    return {one for one, digest in before.digests().items() if digests[one] != digest}


@pytest.mark.parametrize(
    ("file", "formats"),
    [
        ("sheet.css", PDFS),
        ("variants/large.css", {"large.pdf"}),
        ("variants/a5.css", {"a5.pdf", "a5-2up.pdf"}),
        ("screen.css", {"html"}),
        ("faces.css", {"html"}),
        ("report.css", set()),
        ("palette.css", set()),
        ("report-language.js", set()),
        ("fonts/SheetText-Regular-greek.woff2", {"html"}),
        ("sheet.html", PDFS | {"html"}),
        ("sheet.docx", {"docx"}),
        ("fonts/SheetText-Regular.ttf", PDFS | {"html", "docx"}),
    ],
)
def test_a_changed_template_touches_the_formats_that_open_it(look_of: Path, file: str, formats: set[str]) -> None:
    before = _recipe(look_of)
    with (look_of / "templates" / file).open("ab") as stream:
        stream.write(b" ")
    assert _touched(before, _recipe(look_of)) == formats


def test_a_picture_touches_a_word_document_only_as_a_logo(look_of: Path) -> None:
    for name in ("ground.png", "logo.png"):
        (look_of / "templates" / name).write_bytes(b"one")
    settings = Settings(brand=Brand(logos=("logo.png",)))
    before = _recipe(look_of, settings)
    (look_of / "templates/ground.png").write_bytes(b"two")
    with_ground = _recipe(look_of, settings)
    assert _touched(before, with_ground) >= PDFS | {"html"}
    assert "docx" not in _touched(before, with_ground)
    (look_of / "templates/logo.png").write_bytes(b"two")
    assert _touched(with_ground, _recipe(look_of, settings)) == SHEETS


@pytest.mark.parametrize(
    ("settings", "formats"),
    [
        (Settings(languages="el"), SHEETS),
        (Settings(context=True), SHEETS),
        (Settings(brand=Brand(accent="#123456")), SHEETS),
        (Settings(limits=Limits(letters=1000)), SHEETS),
        (Settings(overflow="fail"), {"pdf", "print.pdf"}),
        (Settings(print=Print(marks=True)), {"print.pdf"}),
        (Settings(limits=Limits(pdf_pages=10)), PDFS),
        (Settings(text_languages=("el", "en")), set(NAMES)),
        (Settings(kind="practice"), set(NAMES)),
        (Settings(folders={"input/a": FolderSettings(kind="practice")}), set(NAMES)),
        (Settings(limits=Limits(page_mb=1)), set(NAMES)),
        (Settings(limits=Limits(seconds=5, memory_mb=900), jobs=3, output="elsewhere", formats=("json",)), set()),
    ],
)
def test_a_setting_touches_the_formats_that_it_changes(settings: Settings, formats: set[str]) -> None:
    assert _touched(_recipe(ROOT), _recipe(ROOT, settings)) == formats


def test_words_of_the_lexicon_touch_every_format() -> None:
    lexicon = extended(shipped(), {"el.toml": b'[sheet]\nsource = "x"\n'})
    assert _touched(_recipe(ROOT), _recipe(ROOT, lexicon=lexicon)) == set(NAMES)


def test_a_format_that_nothing_writes_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="no such format: odt"):
        _recipe(ROOT, Settings(formats=("odt",)))


def test_variants_are_formats_of_their_own() -> None:
    asked = Settings(formats=("docx",), variants=("large", "a5"), n_up=True)
    assert with_variants(asked).formats == ("docx", "large.pdf", "a5.pdf", "a5-2up.pdf")
    assert with_variants(Settings()).formats == Settings().formats
