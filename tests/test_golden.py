"""What every step makes of the sample pages, held against golden files beside them.

After a wanted change, `make golden` writes them anew; the diff then shows what changed, step by step.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from pipeline.lexicon import Lexicon
from pipeline.model import Bitext, Document, Look, Page, Record, Resource, Sheet
from pipeline.render import FORMATS
from pipeline.render.sheet.compose import compose
from pipeline.run import steps
from pipeline.run.recipe import Recipe
from pipeline.settings import Settings
from pipeline.split import page_runs
from pipeline.store.load import load_page
from pipeline.store.walk import sources

PAGES = Path(__file__).parent / "pages"
CASES = [case.relative_to(PAGES).as_posix() for case in sorted(PAGES.glob("*/*"))]
Golden = Callable[[Path, str], None]


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest) -> Path:
    return PAGES / str(request.param)


@pytest.fixture(scope="module")
def recipe(lexicon: Lexicon, look: Look) -> Recipe:
    return Recipe(Settings(), lexicon, look)


@pytest.fixture(scope="module")
def bitext(case: Path, recipe: Recipe) -> Bitext:
    (bitext,) = steps.bitexts(*_loaded(case), recipe)
    return bitext


@pytest.fixture(scope="module")
def record(case: Path, recipe: Recipe) -> Record:
    (record,) = steps.records(*_loaded(case), recipe)
    return record


@pytest.fixture(scope="module")
def sheet(record: Record, lexicon: Lexicon, look: Look) -> Sheet:
    return compose(record, lexicon, look)


def test_the_page_is_read_into_the_same_blocks(case: Path, bitext: Bitext, golden: Golden) -> None:
    golden(case / "blocks.txt", "".join(f"{line}\n" for line in _blocks(bitext.document)))


def test_the_text_is_split_into_the_same_runs(case: Path, bitext: Bitext, golden: Golden) -> None:
    text = bitext.document.text
    lines = (f"{start:6}-{end:<6} {lang:8} {text[start:end]!r}\n" for start, end, lang in page_runs(bitext))
    golden(case / "runs.txt", "".join(lines))


def test_the_same_record_is_extracted(case: Path, record: Record, golden: Golden) -> None:
    golden(case / "record.json", steps.record_json(record, indent=1).decode())


def test_the_same_sheet_is_composed(case: Path, sheet: Sheet, lexicon: Lexicon, look: Look, golden: Golden) -> None:
    page = FORMATS["html"].write(sheet, look, lexicon).data.decode()
    # The style is the look's, the same for all sheets but for the fonts; the policy holds its hash.
    golden(case / "sheet.html", re.sub(r"<style>.*?</style>\n|<meta http-equiv.*?>\n", "", page, flags=re.DOTALL))


def test_the_same_word_document_is_written(
    case: Path, sheet: Sheet, lexicon: Lexicon, look: Look, golden: Golden
) -> None:
    with zipfile.ZipFile(io.BytesIO(FORMATS["docx"].write(sheet, look, lexicon).data)) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
    golden(case / "document.xml", etree.tostring(tree, pretty_print=True, encoding="unicode"))


def _loaded(case: Path) -> tuple[Page, tuple[Resource, ...]]:
    (file,) = (file for file in case.glob("page.*") if not file.name.endswith(".meta.toml"))
    (source,) = sources([file], PAGES)
    return load_page(source, 10_000_000)


def _blocks(document: Document) -> Iterator[str]:
    yield json.dumps({"charset": document.page.charset, "media_type": document.page.media_type})
    for block in document.blocks:
        place = f"{block.start:6}-{block.end:<6}"
        marks = " ".join(f"{mark.kind.value}:{mark.start}-{mark.end}" for mark in block.marks)
        kind = f"{block.kind.value}{block.level or ''}{'+' if block.continues else ''}"
        boilerplate = f"  [{block.boilerplate}]" if block.boilerplate else ""
        cell = f" r{block.cell.row}c{block.cell.column}" if block.cell else ""
        yield f"{place} {kind:12}{cell} {block.text!r}{boilerplate}{'  ' + marks if marks else ''}"
