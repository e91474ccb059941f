"""P5: every word of a page is in the record, in a field or set aside with a reason; a sheet says nothing else."""

# ruff: noqa: E501 - payloads stand in one piece

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pypdfium2 as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.extract import extract
from pipeline.lexicon import Lexicon
from pipeline.model import Document, Figure, Look, Page, Record, Sheet
from pipeline.read import read
from pipeline.render import FORMATS
from pipeline.render.sheet.compose import compose
from pipeline.render.walk import passages, pieces
from pipeline.split import split

DATA = Path(__file__).parents[1] / "data/html5lib"
TOKEN = re.compile(r"q\d{4}z")
INLINE = (
    "b",
    "i",
    "em",
    "strong",
    "span",
    "a href='/x'",
    "font",
    "small",
    "u",
    "sup",
    "span lang=el",
    "span class=date",
)
BLOCKS = ("p", "div", "section", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "h1", "h2", "h3", "h4",
          "article", "aside", "nav", "footer", "header", "form", "pre", "main", "figure", "figcaption", "center", "address",
          "details", "summary", "fieldset", "legend", "div class=share", "div class=sidebar", "div id=content", "td colspan=2")  # fmt: skip
LABELS = ("Resources needed", "Evidence of success", "Περιγραφή", "Location:", "Start date", "Main institution", "Δυσκολίες",
          "Contact:", "Title of the practice", "Transfer potential", "Project", "Budget: €300", "Τίτλος:", "Read more", "See also")  # fmt: skip
WORDS = (
    "the mill lends its wheel",
    "ο μύλος δανείζει τη φτερωτή",
    "May 2014",
    "€1,200",
    "Greece",
    "- and",
    "•",
    "1.",
    "la roue",
)


class Tree:
    """A page drawn at random: each of its texts holds a token that stands nowhere else."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)
        self._count = 0
        self.markup = "<!doctype html><title>x</title><body>" + "".join(
            self._node(0) for _ in range(self._draw.randint(1, 8))
        )

    @property
    def tokens(self) -> set[str]:
        return {f"q{number:04}z" for number in range(self._count)}

    def _text(self) -> str:
        token = f"q{self._count:04}z"
        self._count += 1
        return " ".join(self._draw.sample((token, self._draw.choice(WORDS)), 2))

    def _node(self, depth: int) -> str:
        draw = self._draw
        roll = draw.random()
        if roll < 0.3 or depth > 6:
            return draw.choice(("", " ", "\n")) + self._text()
        if roll < 0.45:
            return f"<h2>{draw.choice(LABELS)}</h2><p>{self._text()}</p>"
        if roll < 0.5:
            return draw.choice(("<br>", "<hr>", "<p>", "</p>", "</div>", "<td>", "</b>", "<li>"))
        name = draw.choice(INLINE if roll < 0.65 else BLOCKS)
        inner = "".join(self._node(depth + 1) for _ in range(draw.randint(0, 4)))
        return f"<{name}>{inner}" + (f"</{name.split(' ')[0]}>" if draw.random() < 0.9 else "")


def made(data: bytes, lexicon: Lexicon, look: Look) -> Iterator[tuple[Document, Record, Sheet]]:
    for document in read(Page.of("a/b.html", "a/b", data), lexicon):
        for record in extract(split(document, lexicon), lexicon):
            yield document, record, compose(record, lexicon, look)


def hold_counts(document: Document, record: Record) -> None:
    """The four parts add up to the characters of the page's text, and the asides are what they are said to be."""
    counts = record.coverage
    assert counts.characters == sum(not char.isspace() for char in document.text)
    assert counts.field + counts.label + counts.boilerplate + counts.unplaced == counts.characters


def hold_words(tree: Tree, lexicon: Lexicon, look: Look) -> list[Sheet]:
    found = list(made(tree.markup.encode(), lexicon, look))
    document = found[0][0]
    assert set(TOKEN.findall(document.text)) == tree.tokens, "the reader lost words"
    in_fields = {token for _, record, _ in found for value in record.values for token in TOKEN.findall(value.text)}
    aside = {token for _, record, _ in found for one in record.asides for token in TOKEN.findall(one.text)}
    assert in_fields | aside == tree.tokens, "the record lost words"
    for _, record, sheet in found:
        hold_counts(document, record)
        said = {token for value in record.values for token in TOKEN.findall(value.text)}
        assert tokens_of(sheet) <= said, "the sheet says what the record does not"
    return [sheet for _, _, sheet in found]


def tokens_of(sheet: Sheet) -> set[str]:
    return {token for passage in passages(sheet) for token in TOKEN.findall(passage.text)}


def _joined(text: str) -> set[str]:
    return set(TOKEN.findall(re.sub(r"[\s\u00ad\u2010\ufffe-]", "", text)))


def _pdf_text(data: bytes) -> str:
    pdf = pdfium.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return text


def _docx_text(data: bytes) -> str:
    return "".join(docx.Document(io.BytesIO(data)).element.body.itertext())


def _written(sheet: Sheet, lexicon: Lexicon, look: Look) -> None:
    wanted = tokens_of(sheet)
    assert _joined(_docx_text(FORMATS["docx"].write(sheet, look, lexicon).data)) >= wanted
    shown = _joined(_pdf_text(FORMATS["pdf"].write(sheet, look, lexicon).data))
    assert shown >= {token for token in wanted if token in "".join(_visible(sheet))}


def _visible(sheet: Sheet) -> Iterator[str]:
    """Alternative texts are not on the page."""
    alts = {id(one.alt) for one in pieces(sheet, Figure)}
    yield from (one.text for one in passages(sheet) if id(one) not in alts)


def _search(examples: int, check: Any) -> None:
    @settings(max_examples=examples, suppress_health_check=list(HealthCheck), database=None)
    @given(st.integers(0, 2**40))
    def searched(seed: int) -> None:
        check(Tree(seed))

    searched()


@pytest.mark.slow
def test_300_random_pages_lose_no_word_on_the_way_to_the_sheet(lexicon: Lexicon, look: Look) -> None:
    _search(300, lambda tree: hold_words(tree, lexicon, look))


@pytest.mark.slow
def test_5000_random_pages_lose_no_word_on_the_way_to_the_sheet(lexicon: Lexicon, look: Look, soak: int) -> None:
    _search(5_000 if soak == 1 else 10_000, lambda tree: hold_words(tree, lexicon, look))


@pytest.mark.slow
def test_200_random_pages_are_read_back_from_pdf_and_docx_whole(lexicon: Lexicon, look: Look, soak: int) -> None:
    def check(tree: Tree) -> None:
        for sheet in hold_words(tree, lexicon, look):
            _written(sheet, lexicon, look)

    _search(200 * soak, check)


def _inputs() -> list[bytes]:
    found = []
    for file in sorted(DATA.rglob("*.dat")):
        parts = re.split(rb"(?m)^#data\n", file.read_bytes())[1:]
        found += [re.split(rb"(?m)^#(?:errors|encoding)\b", part)[0] for part in parts]
    return found


@pytest.mark.slow
def test_the_inputs_of_59_files_of_html5lib_are_read_and_every_character_is_accounted_for(
    lexicon: Lexicon, look: Look
) -> None:
    inputs = _inputs()
    assert len(list(DATA.rglob("*.dat"))) == 59
    assert len(inputs) > 1_700
    for data in inputs:
        if not data.strip():
            continue
        for document, record, _ in made(data, lexicon, look):
            hold_counts(document, record)
