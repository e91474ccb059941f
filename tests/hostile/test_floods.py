"""P3, P9: floods of words, letters, marks and markup. Each family is one run of the command beside a good page."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

import pytest


def n(size: int) -> int:
    """The size of a flood: `make soak` runs it whole, else a sixteenth of it must do."""
    return size if "SOAK" in os.environ else size // 16


PROSE = "The mill lends its wheel to the school, and the school counts the turns. "
GREEK = "Ο μύλος δανείζει τη φτερωτή του στο σχολείο και τα παιδιά μετρούν τις στροφές. "


def practice(inner: str, title: str = "The counted wheel") -> str:
    """A page of a practice with `inner` as its description."""
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title}</title></head><body><main>"
        f"<h1>{title}</h1><h2>Summary</h2><p>A wheel that counts its turns tells the miller when to grease it.</p>"
        "<h2>Main institution</h2><p>Municipality of the Upper Mills</p>"
        f"<h2>Detailed information</h2>{inner}<h2>Resources needed</h2><p>One wheel, €300.</p>"
        "<h2>Evidence of success</h2><p>In 2020 the wheel turned 9,000 times.</p></main></body></html>"
    )


# Floods that are set on a sheet: all of it or, beyond the limit of letters, the first part with a note.
WORDS: Mapping[str, Callable[[], str]] = {
    "word of 20,000 letters": lambda: practice(f"<p>{'μ' * n(20_000)}</p>"),
    "word of 100,000 letters": lambda: practice(f"<p>{'a' * n(100_000)}</p>"),
    "word of 1,000,000 letters": lambda: practice(f"<p>{'x' * n(1_000_000)}</p>"),
    "address of 5,000 letters": lambda: practice(f"<p>https://example.org/{'q' * n(5_000)}</p>"),
    "address of 100,000 letters in a link": lambda: practice(
        f"<p><a href='https://e.org/{'q' * n(100_000)}'>on</a></p>"
    ),
    "title of 20,000 letters": lambda: practice("<p>Turns.</p>", "wheel " * n(3_300)),
    "title of one word of 50,000": lambda: practice("<p>Turns.</p>", "w" * n(50_000)),
    "1 MB in a paragraph": lambda: practice(f"<p>{PROSE * n(14_000)}</p>"),
    "1 MB of Greek in a paragraph": lambda: practice(f"<p>{GREEK * n(7_000)}</p>"),
    "5 MB in a paragraph": lambda: practice(f"<p>{PROSE * n(70_000)}</p>"),
    "10 MB in 2,000 paragraphs": lambda: practice(f"<p>{PROSE * 70}</p>" * n(2_000)),
    "250 kB in a paragraph": lambda: practice(f"<p>{PROSE * n(3_400)}</p>"),
    "languages by turns": lambda: practice(f"<p>{'και the και les και de ' * n(5_000)}</p>"),
    "spans with lang": lambda: practice(
        f"<p>{'<span lang=el>νερό</span> <span lang=en>water</span> ' * n(10_000)}</p>"
    ),
    "brackets by turns": lambda: practice(f"<p>{'(νερό [water] «φως» ' * n(5_000)}</p>"),
    "open brackets": lambda: practice(f"<p>{'(' * n(50_000)}νερό</p>"),
    "open quotes": lambda: practice(f"<p>{'« νερό ' * n(10_000)}</p>"),
    "sentence ends": lambda: practice(f"<p>{'. ' * n(50_000)}</p><p>{'A. ' * n(30_000)}</p>"),
    "dots": lambda: practice(f"<p>{'.' * n(100_000)}</p>"),
    "blanks": lambda: practice(f"<p>a{' ' * n(100_000)}b{'&nbsp;' * n(50_000)}c</p>"),
    "hashtags": lambda: practice(f"<p>{'#νερό #water ' * n(10_000)}</p>"),
    "addresses": lambda: practice(f"<p>{'a@example.org www.example.org/x ' * n(5_000)}</p>"),
    "sums of money": lambda: practice(f"<p>{'€1,234.50 και 5.678,90 ευρώ ' * n(5_000)}</p>"),
    "dates": lambda: practice(f"<p>{'12/03/2014 έως 5 Μαΐου 2019 – ' * n(5_000)}</p>"),
    "digits": lambda: practice(f"<p>{'7' * n(50_000)}</p><p>€{'1,' * n(20_000)}</p><p>{'1 ' * n(30_000)}</p>"),
    "20,000 items": lambda: practice(f"<ul>{'<li>one turn of the wheel</li>' * n(20_000)}</ul>"),
    "20,000 paragraphs": lambda: practice("<p>One turn of the wheel.</p>" * n(20_000)),
    "20,000 headings": lambda: practice("<h2>Description</h2><p>Turn.</p>" * n(10_000)),
    "20,000 unknown headings": lambda: practice("<h3>Turn of the wheel</h3>" * n(20_000)),
    "10,000 facts": lambda: practice("<p><b>Main institution:</b> The mill</p><p>Start date: May 2014</p>" * n(5_000)),
    "20,000 breaks": lambda: practice(f"<p>{'one turn<br>' * n(20_000)}</p>"),
    "20,000 links": lambda: practice(
        "".join(f"<p><a href='https://e.org/{n}'>turn {n}</a></p>" for n in range(n(20_000)))
    ),
    "10,000 images": lambda: practice("".join(f"<img src='a/{n}.png' alt='turn {n}'>" for n in range(n(10_000)))),
    "10,000 rows": lambda: practice(
        f"<table>{'<tr><td>a</td><td>b</td><td>c</td><td>d</td></tr>' * n(10_000)}</table>"
    ),
    "5,000 tables": lambda: practice("<table><tr><td>turn<td>wheel<tr><td>1<td>2</table>" * n(5_000)),
    "1,000 columns": lambda: practice(f"<table>{('<tr>' + '<td>x' * n(1_000)) * 40}</table>"),
    "definition list": lambda: practice(f"<dl>{'<dt>Turn</dt><dd>of the wheel</dd>' * n(10_000)}</dl>"),
}

MARKS: Mapping[str, Callable[[], str]] = {
    "100,000 marks on a letter": lambda: practice(f"<p>a{chr(0x301) * n(100_000)} b</p>"),
    "400,000 mixed marks": lambda: practice(f"<p>a{(chr(0x301) + chr(0x323)) * n(200_000)} b</p>"),
    "5,000 words with 40 marks": lambda: practice(f"<p>{('a' + chr(0x300) * 40 + ' ') * n(5_000)}</p>"),
    "Greek letters with marks": lambda: practice(f"<p>{('α' + chr(0x301) + chr(0x308)) * n(30_000)}</p>"),
    "marks in the title": lambda: practice("<p>Turns.</p>", "Wheel" + chr(0x301) * n(20_000)),
    "200,000 zero-width joiners": lambda: practice(f"<p>a{chr(0x200D) * n(200_000)}b</p>"),
    "zero-width spaces": lambda: practice(f"<p>{('a' + chr(0x200B)) * n(100_000)}</p>"),
    "soft hyphens": lambda: practice(f"<p>{('a' + chr(0xAD)) * n(100_000)}</p>"),
    "word joiners": lambda: practice(f"<p>{('νερό' + chr(0x2060)) * n(30_000)}</p>"),
    "bidi controls": lambda: practice(f"<p>{(chr(0x202E) + chr(0x2066)) * n(50_000)}abc</p>"),
    "right to left": lambda: practice(f"<p>{'שלום עולם ' * n(13_000)}</p>"),
    "emoji": lambda: practice(f"<p>{'👩‍👩‍👧‍👦' * n(7_000)}</p>"),
    "flags": lambda: practice(f"<p>{'🇬🇷🇪🇺' * n(7_000)}</p>"),
    "variation selectors": lambda: practice(f"<p>a{chr(0xFE0F) * n(100_000)}</p>"),
    "tags": lambda: practice(f"<p>a{chr(0xE0041) * n(100_000)}</p>"),
    "Hangul jamo": lambda: practice(f"<p>{chr(0x1100) + chr(0x1161) * n(100_000)}</p>"),
    "private use": lambda: practice(f"<p>{chr(0xE000) * n(50_000)}</p>"),
    "unassigned": lambda: practice(f"<p>{chr(0x378) * n(20_000)} {chr(0x10FFF0) * n(20_000)}</p>"),
    "Chinese": lambda: practice(f"<p>{'水車は学校に貸し出される。' * n(10_000)}</p>"),
    "Arabic ligature": lambda: practice(f"<p>{'ﷺ' * n(20_000)}</p>"),
    "look-alikes": lambda: practice(f"<p>{'AΒCΑΟΡtο ' * n(15_000)}</p>"),
    "look-alikes in a word": lambda: practice(f"<p>{'AΑOΟPΡ' * n(15_000)}</p>"),
    "old code page": lambda: practice(f"<p>{'ÊáëÞ ðñáêôéêÞ ' * n(9_000)}</p>"),
    "twice decoded": lambda: practice(f"<p>{'Î½ÎµÏÏŒ ' * n(15_000)}</p>"),
    "twice decoded in lines": lambda: practice(f"<p>{'Ï„Î¿ Î½ÎµÏÏŒ' + chr(10)}</p>" * n(3_000)),
    "entities": lambda: practice(f"<p>{'&amp;&lt;&#x3b1;&notanentity;&#0;&#xD800;&#x110000;' * n(10_000)}</p>"),
    "micro signs": lambda: practice(f"<p>{'µνερό' * n(20_000)}</p>"),
}


@pytest.mark.slow
@pytest.mark.parametrize("family", ["WORDS", "MARKS"])
def test_64_floods_of_words_and_marks_are_set_in_time_and_harm_nobody(beside_good: Any, family: str) -> None:
    cases: Mapping[str, Callable[[], str]] = {"WORDS": WORDS, "MARKS": MARKS}[family]
    pages = {f"{number:02}.html": make() for number, make in enumerate(cases.values())}
    outcome = beside_good(pages, seconds=60)
    ends = {name: outcome.rows[page] for name, page in zip(cases, pages, strict=True)}
    assert len(WORDS) + len(MARKS) == 64
    assert not {name: row["reason"] for name, row in ends.items() if row["state"] != "built"}
