"""P9: no sheet is longer than its limits; the sheet says so where it is cut, and keeps what stands below its text."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace

import pypdf
import pytest

from pipeline.extract import extract
from pipeline.lexicon import Lexicon
from pipeline.model import IssueCode, Look, Page, Rendered, Sheet
from pipeline.read import read
from pipeline.render import FORMATS
from pipeline.render.sheet.compose import Wishes, compose
from pipeline.render.walk import passages
from pipeline.split import split

MOST = 3
CUT = "is not printed here"
LINE = "The mill lends its wheel to the school, and the school counts the turns. "

# Each makes some `n` pages; every line differs, as what is said twice is printed once.
TEXTS: Mapping[str, Callable[[int], str]] = {
    "one paragraph": lambda n: f"<p>{''.join(f'{LINE}That was turn {i}. ' for i in range(40 * n))}</p>",
    "paragraphs": lambda n: "".join(f"<p>{LINE}That was turn {i}.</p>" for i in range(24 * n)),
    "items": lambda n: f"<ul>{''.join(f'<li>turn {i}</li>' for i in range(45 * n))}</ul>",
    "rows": lambda n: f"<table>{''.join(f'<tr><td>turn<td>wheel<td>{i}' for i in range(35 * n))}</table>",
    "facts": lambda n: "".join(f"<p><b>Main institution:</b> The mill {i}</p>" for i in range(45 * n)),
    "headings": lambda n: "".join(f"<h3>Turn {i}</h3><p>wheel {i}</p>" for i in range(20 * n)),
    "hashtags": lambda n: "<p>" + " ".join(f"#turn{i}" for i in range(400 * n)) + "</p>",
}


def sheet_of(inner: str, lexicon: Lexicon, look: Look, letters: int = 500_000) -> Sheet:
    page = (
        "<!doctype html><html lang='en'><title>The counted wheel</title><main><h1>The counted wheel</h1>"
        f"<h2>Detailed information</h2>{inner}<h2>Resources needed</h2><p>One wheel, €300.</p></main>"
    )
    given = Page.of("a.html", "a", page.encode(), "https://example.org/wheel")
    (document,) = read(given, lexicon)
    (record,) = extract(split(document, lexicon), lexicon)
    return compose(record, lexicon, look, wishes=Wishes(max_letters=letters))


def told(rendered: Rendered) -> tuple[pypdf.PdfReader, str]:
    pdf = pypdf.PdfReader(io.BytesIO(rendered.data))
    return pdf, " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


@pytest.mark.slow
@pytest.mark.parametrize("kind", TEXTS)
def test_a_pdf_of_more_pages_than_allowed_is_cut_with_a_note(kind: str, lexicon: Lexicon, look: Look) -> None:
    sheet = sheet_of(TEXTS[kind](MOST + 3), lexicon, look)
    whole, words = told(FORMATS["pdf"].write(sheet, look, lexicon))
    assert len(whole.pages) > MOST
    assert CUT not in words
    rendered = FORMATS["pdf"].write(sheet, replace(look, most_pages=MOST), lexicon)
    pdf, words = told(rendered)
    assert len(pdf.pages) <= MOST
    assert CUT in words
    assert "example.org/wheel" in words
    messages = [issue.message for issue in rendered.issues if issue.code is IssueCode.TOO_LONG]
    assert messages[0].startswith(f"the sheet takes {len(whole.pages)} pages and may have {MOST}; the rest")


def test_a_pdf_of_as_many_pages_as_allowed_is_left_alone(lexicon: Lexicon, look: Look) -> None:
    sheet = sheet_of(TEXTS["paragraphs"](MOST), lexicon, look)
    rendered = FORMATS["pdf"].write(sheet, look, lexicon)
    pages = len(told(rendered)[0].pages)
    assert pages > 2
    assert FORMATS["pdf"].write(sheet, replace(look, most_pages=pages), lexicon) == rendered


@pytest.mark.parametrize("kind", TEXTS)
def test_a_sheet_of_more_letters_than_allowed_is_cut_with_a_note(kind: str, lexicon: Lexicon, look: Look) -> None:
    sheet = sheet_of(TEXTS[kind](8), lexicon, look, letters=5_000)
    assert [issue.code for issue in sheet.issues] == [IssueCode.TOO_LONG]
    said = [one.text for one in passages(sheet)]
    assert sum(not one for one in said) < 3
    assert sum(map(len, said)) < 6_000
    assert any(CUT in one for one in said)
    assert any("example.org/wheel" in one for one in said)
