"""P14: functions on text never raise, and take no more than a few times longer for twice as much."""

# ruff: noqa: E501 - payloads stand in one piece

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import split_sentences, split_text
from pipeline.errors import PageError
from pipeline.extract import extract
from pipeline.lexicon import Lexicon, shipped
from pipeline.model import Page
from pipeline.read import read
from pipeline.read.charset import decode
from pipeline.read.mojibake import mended
from pipeline.render.links import links
from pipeline.split import split
from pipeline.store.names import safe_name
from pipeline.text import addresses, fold, greek_upper, normalise
from pipeline.text.bullets import list_mark
from pipeline.values.readers import readers

# A pattern is repeated until it has this many characters, and four times as many.
_SIZE = 6_000
# Four times as much in linear time takes four times as long; a square takes sixteen times. Three to spare.
_FACTOR = 12
_TOO_SHORT = 0.08

PATTERNS = (
    "a", "α", " ", "\u00a0", "\t", "\n", "a ", "α ", "μύλος ", "the ", "the και ", "A", "ΝΕΡΟ ", "AΒ", "µ", "Ê", "Ï„", "1", "1,", "1.",
    "1 ", "1/", "2014 - ", "€", "€1 ", "May ", "Μαΐου ", "12 Μαΐου 2014 ", ".", ". ", "a. ", "π.χ. ", "…", "-", "- ", "–", "a-", "_", "a_",
    "(", ")", "(a", "(a) ", "[", "«", "«a» ", '"', '"a" ', "'", "’a", "l'", "@", "a@", "a@b.", "#", "#a ", "`", "`a` ", "/", "a/", "http://",
    "www.", "a.b/", "https://e.org/a ", ":", "a: ", "|", " | ", ";", "*", "**a*", "\u0301", "a\u0301", "\u200b", "a\u200b", "\u202e", "\u00ad",
    "\ufeff", "👩‍👩‍👧", "🇬🇷", "水", "ﷺ", "\ue000", "\u0378", "&", "&amp;", "<", "<b>", "%", "%u03b1", "=?", "\\", "{", "{{", "+30 ",
    "Greece, ", "Prov. ", "EL12 ", "Start date: ", "Maria, ", "m@e.org, ",
)  # fmt: skip


def _functions() -> Mapping[str, Callable[[str], object]]:
    lexicon = shipped()
    known = readers(lexicon)
    return {
        "normalise": normalise, "fold": fold, "greek_upper": greek_upper, "addresses": addresses, "list_mark": list_mark,
        "split_text": split_text, "split_sentences": split_sentences, "safe_name": safe_name, "mended": mended,
        "links": lambda text: list(links(text)), "decode": lambda text: decode(text.encode("utf-8", "replace")),
        "decode as Greek": lambda text: decode(text.encode("cp1253", "replace")),
        "date": known.dates.one, "period": known.dates.period, "amounts": known.amounts.all_in, "place": known.places.place,
        "contact": lambda text: known.contacts.contact([text]),
    }  # fmt: skip


def _seconds(function: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    function(text)
    return time.process_time() - begun


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(_functions()))
def test_101_patterns_take_time_in_step_with_their_length(name: str) -> None:
    function = _functions()[name]
    function("warm μύλος")
    slow = {}
    for pattern in PATTERNS:
        long = (pattern * (4 * _SIZE))[: 4 * _SIZE]
        if (whole := _seconds(function, long)) > _TOO_SHORT:
            quarter = min(_seconds(function, long[:_SIZE]) for _ in range(2))
            # What else the machine does makes a run longer, never shorter.
            again = (_seconds(function, long) for _ in range(4))
            whole = min(whole, *again) if whole > _FACTOR * quarter else whole
            if whole > _FACTOR * quarter:
                slow[pattern] = f"{quarter:.3f} s, {whole:.3f} s"
    assert len(PATTERNS) == 101
    assert not slow


PAGES: Mapping[str, str] = {
    "div": "<div>", "div with text": "<div>x", "b i": "<b><i>x", "article": "<article>", "form": "<form><div>", "li": "<ul><li>x",
    "date": "<span class=published>x", "empty date": "<span class=published>", "boilerplate": "<div><h2>Related news</h2><p>x</p></div>",
    "see also": "<h2>See also</h2>", "deep boilerplate": "<div><h2>Related news</h2>", "h1": "<div><h1>x</h1>", "h2": "<h2>Description</h2><p>x",
    "image": "<img src=a.png alt=x>", "row": "<tr><td>x<td>x", "table": "<table><tr><td>x</table>", "cell": "<td>x", "dt": "<dt>Start date",
    "fact": "<p>Location: Greece</p>", "label": "<p>Location</p>", "item": "<li>x</li>", "break": "x<br>", "link": "<p><a href=/x>x</a></p>",
    "meta": "<meta name=a content=b>", "comment": "<!-- x -->", "open comment": "<!--", "attribute": "<p a='", "entity": "&#x3b1;",
    "amount": "<p>€300</p>", "practice": "<h2>Good practice</h2><p>Location: Greece</p>", "aside": "<aside><p>x", "hidden": "<p hidden>x",
    "capital": "<p>ΔΡΑΣΕΙΣ</p>", "hashtag": "<p>#x</p>", "heading": "<h3>x</h3>", "repeated": "<p>The mill lends its wheel.</p>",
}  # fmt: skip


@pytest.mark.slow
def test_36_floods_of_markup_are_read_and_extracted_in_step_with_their_length(lexicon: Lexicon) -> None:
    def taken(markup: str) -> None:
        for document in read(Page.of("a.html", "a", f"<title>x</title><h1>x</h1>{markup}".encode()), lexicon):
            extract(split(document, lexicon), lexicon)

    taken("<p>warm")
    slow = {}
    for name, markup in PAGES.items():
        quarter = min(_seconds(taken, markup * 500) for _ in range(2))
        whole = _seconds(taken, markup * 2_000)
        if whole > _TOO_SHORT and whole > _FACTOR * quarter:
            whole = min(whole, _seconds(taken, markup * 2_000))
        if whole > _TOO_SHORT and whole > _FACTOR * quarter:
            slow[name] = f"{quarter:.2f} s, {whole:.2f} s"
    assert len(PAGES) == 36
    assert not slow


ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)


@settings(max_examples=400)
@given(ANY)
def test_no_function_on_text_raises_whatever_the_text(text: str) -> None:
    for function in _functions().values():
        function(text)


@settings(max_examples=300)
@given(
    st.binary(max_size=400),
    st.sampled_from(["a.html", "a.txt", "a.md", "a.json", "a.mhtml", "a.warc", "a.docx", "a.pdf", "a"]),
)
def test_any_bytes_are_a_page_or_a_page_error(data: bytes, name: str) -> None:
    lexicon = shipped()
    try:
        documents: Any = read(Page.of(name, name, data), lexicon)
    except PageError as error:
        # Said in words.
        if error.text:
            return
        raise
    for document in documents:
        extract(split(document, lexicon), lexicon)
