"""P3, P9: markup that nests, floods and breaks; patterns that trap slow regular expressions."""

# ruff: noqa: E501 - payloads stand in one piece

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

import pytest

# What is set from HTML takes most of the time, and the floods of words see to that.
FORMATS = () if "SOAK" in os.environ else ("--formats", "docx,json")


def n(size: int) -> int:
    """The size of a flood: `make soak` runs it whole, else a quarter of it must do."""
    return size if "SOAK" in os.environ else size // 4


WORDS = "<p>The mill lends its wheel to the school, and the school counts the turns.</p>"
TAIL = (
    "<h2>Resources needed</h2><p>One wheel, €300.</p><h2>Evidence of success</h2><p>It turned 9,000 times in 2020.</p>"
)


def page(inner: str, head: str = "") -> str:
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>The counted wheel</title>{head}</head>"
        f"<body><h1>The counted wheel</h1><h2>Detailed information</h2>{WORDS}{inner}{TAIL}</body></html>"
    )


def nested(tag: str, depth: int, inner: str = "deep", attributes: str = "") -> str:
    name = tag.split(" ", maxsplit=1)[0]
    return f"<{tag}{attributes}>" * depth + inner + f"</{name}>" * depth


STRUCTURE: Mapping[str, Callable[[], str]] = {
    "100,000 divs": lambda: page(nested("div", n(100_000))),
    "100,000 divs left open": lambda: page("<div>" * n(100_000)),
    "5,000 headings at depth 5,000": lambda: page("<div><h2>Turn</h2>" * n(5_000)),
    "dated divs inside each other": lambda: page(nested("div class=published", n(10_000), WORDS)),
    "dated spans": lambda: page("<span class=published>x" * n(10_000)),
    "forms inside each other": lambda: page("<form><div>" * n(10_000) + WORDS),
    "boilerplate headings": lambda: page("<div><h2>Related news</h2><p>x</p></div>" * n(5_000)),
    "boilerplate headings in a row": lambda: page("<h2>See also</h2>" * n(10_000)),
    "boilerplate headings deep": lambda: page("<div><h2>Related news</h2>" * n(3_000)),
    "h1 in each div": lambda: page("<div><h1>Turn</h1>" * n(5_000)),
    "articles inside each other": lambda: page(nested("article", n(10_000))),
    "asides inside each other": lambda: page(nested("aside", n(10_000))),
    "lists inside each other": lambda: page("<ul><li>turn" * n(3_000)),
    "tables inside each other": lambda: page("<table><tr><td>turn" * n(1_000)),
    "blockquotes": lambda: page(nested("blockquote", n(20_000))),
    "bold and italic": lambda: page("<b><i>x" * n(20_000)),
    "bold and paragraphs": lambda: page("<b>" * n(5_000) + "<p>x" * n(5_000)),
    "fonts": lambda: page("<font color=red>x" * n(10_000)),
    "links inside each other": lambda: page("<a href=/x>turn" * n(20_000)),
    "100,000 attributes": lambda: page("<p " + " ".join(f"a{n}=1" for n in range(n(100_000))) + ">x</p>"),
    "attribute of 5 MB": lambda: page(f"<p title='{'x' * n(5_000_000)}'>x</p>"),
    "class of 100,000 names": lambda: page(f"<p class='{'nav-Bar ' * n(100_000)}'>x</p>"),
    "style of 1 MB": lambda: page(f"<p style='{'font-weight : ' * n(70_000)}'>x</p>"),
    "style of blanks": lambda: page(f"<p style='font-weight{' ' * n(200_000)}display{' ' * n(200_000)}'>x</p>"),
    "less-than signs": lambda: page("<" * n(1_000_000)),
    "ampersands": lambda: page("&" * n(1_000_000)),
    "open comments": lambda: page("<!--" * n(50_000)),
    "open links": lambda: page("<a " * n(50_000)),
    "closing tags": lambda: page("</p>" * n(100_000)),
    "marked sections": lambda: page("<![x[y]]>" * n(20_000) + "<![CDATA[turn]]>" * n(1_000)),
    "processing instructions": lambda: page("<?xml " * n(50_000)),
    "300,000 elements": lambda: page("<i>x</i>" * n(300_000)),
    "scripts": lambda: page("<script>var x = 1;</script>" * n(20_000)),
    "one script of 5 MB": lambda: page(f"<script>{'x=1;' * n(1_250_000)}</script>"),
    "linked data": lambda: page("", f"<script type='application/ld+json'>{'[' * n(100_000)}</script>"),
    "metas": lambda: page("", "<meta name=a content=b>" * n(50_000)),
    "titles": lambda: page("", "<title>x</title>" * n(20_000)),
    "bases": lambda: page("<a href=x>turn</a>", "<base href='http://['>"),
    "frames": lambda: "<frameset>" * n(5_000),
    "svg and math": lambda: page("<svg><foreignObject><math><mtext>" * n(3_000) + "x"),
    "templates": lambda: page(nested("template", n(5_000), WORDS)),
    "selects": lambda: page("<select><option>x" * n(20_000)),
    "plaintext": lambda: page("<plaintext>" + "</p><b>" * n(20_000)),
    "huge spans of cells": lambda: page("<table><tr><td colspan=999 rowspan=999>a<td rowspan=0>b</table>" * 300),
    "spans beyond numbers": lambda: page(f"<table><tr><td colspan={'9' * n(5_000)}>a<td colspan=²>b<td rowspan=-1>c</table>"),
    "ragged table": lambda: page("<table>" + "".join(f"<tr>{'<td>x' * n}" for n in range(150)) + "</table>"),
    "definition terms alone": lambda: page("<dl>" + "<dt>Start date" * n(5_000) + "</dl>"),
    "labels": lambda: page("<p>Start date: Location: Budget: Contact: </p>" * n(5_000)),
    "labels first": lambda: page("<p>Location</p>" * n(3_000) + "<p>Greece</p>" * n(3_000)),
    "labels in a line": lambda: page(f"<p>{'Start date: 2014 Location: Greece ' * n(5_000)}</p>"),
    "practices in a list": lambda: page("<h2>Good practice 1</h2><p>Location: Greece</p>" * 20),
    "paths with ids": lambda: page("".join(f"<div id='{'i' * 200}{n}'>turn</div>" for n in range(n(5_000)))),
}  # fmt: skip

BLANKS = " " * n(50_000)
TRAPS: Mapping[str, str] = {
    "blanks in front": BLANKS + page(""),
    "blanks before a declaration": page("") + BLANKS + "<?xml",
    "blanks and a bar": page(f"<p>{'Start date' + BLANKS + '|' + BLANKS}</p>"),
    "no-break blanks": page(f"<p>{'&nbsp;' * n(50_000)}x</p>"),
    "saved from": "<!-- saved from url=(" + "0" * n(3_900) + page(""),
    "saved date": "<!--\n saved date:" + " " * n(3_900) + "\n url:" + page(""),
    "line ends": "\n" * n(200_000) + page(""),
    "tabs": page(f"<pre>{chr(9) * n(100_000)}x</pre>"),
    "mail": page(f"<p>{'a' * n(50_000)}@{'b' * n(50_000)}</p><p>{'a@' * n(30_000)}</p><p>{'a.' * n(30_000)}@</p>"),
    "mail of dashes": page(f"<p>{'a-' * n(40_000)}@x</p><p>{'@' * n(60_000)}</p>"),
    "domains": page(f"<p>{'www.' * n(30_000)}</p><p>{'a.b/' * n(30_000)}</p><p>{'http://' * n(20_000)}</p>"),
    "underscores": page(f"<p>{'a_' * n(40_000)}.</p><p>{'_' * n(80_000)}</p>"),
    "backticks": page(f"<p>{'`a' * n(40_000)}</p>"),
    "digits and commas": page(f"<p>€{'1,' * n(30_000)}</p><p>{'1.' * n(30_000)}€</p><p>{'1 ' * n(30_000)}€</p>"),
    "digits": page(f"<p>Budget: {'9' * n(50_000)} €</p><p>€ {'9' * n(50_000)}</p>"),
    "sums": page(f"<p>Budget: {'€' * n(50_000)}</p><p>Budget: {'1 million ' * n(10_000)}€</p>"),
    "dates": page(f"<p>Start date: {'1/' * n(30_000)}2014</p><p>Start date: {'May ' * n(15_000)}2014</p>"),
    "periods": page(f"<p>Period: {'2014 - ' * n(10_000)}</p><p>{'από το ' * n(10_000)}2014 έως</p>"),
    "month names": page(f"<p>Start date: {'Ιανουάριος, ' * n(8_000)}</p>"),
    "brackets in a place": page(
        f"<p>Location: {'(' * n(40_000)}Greece{')' * n(40_000)}</p><p>Location: {'[a' * n(30_000)}</p>"
    ),
    "place in parts": page(f"<p>Location: {'Greece, ' * n(10_000)}</p><p>Location: {'- ' * n(40_000)}</p>"),
    "phone": page(f"<p>Contact: {'+30 ' * n(20_000)}</p><p>Contact: {'(2)-' * n(20_000)}</p>"),
    "contact": page(f"<p>Contact: {'Maria Mill, ' * n(8_000)}m@example.org</p>"),
    "colons": page(f"<p>{':' * n(60_000)}</p><p>{'a: ' * n(30_000)}</p>"),
    "dashes": page(f"<p>{'- ' * n(40_000)}</p><p>{'–' * n(80_000)}</p><p>{'-' * n(80_000)}</p>"),
    "dots": page(f"<p>{'. ' * n(40_000)}</p><p>{'…' * n(60_000)}</p><p>{'a. ' * n(30_000)}</p>"),
    "abbreviations": page(f"<p>{'π.χ. κ.λπ. e.g. ' * n(8_000)}</p>"),
    "apostrophes": page("<p>" + "l'" * n(30_000) + "</p><p>" + "’a" * n(30_000) + "</p>"),
    "slashes": page(f"<p>{'και/ή ' * n(15_000)}</p><p>{'/' * n(80_000)}</p>"),
    "hashes": page(f"<p>{'#' * n(80_000)}</p><p>{'#a' * n(40_000)}</p>"),
    "bars": page(f"<p>{'| ' * n(40_000)}</p><p>{' | a' * n(30_000)}</p>"),
    "capitals": page(f"<p>{'ΝΕΡΟ ' * n(20_000)}</p><p>{'Ϊ' * n(60_000)}</p>"),
    "title of blanks": page("").replace("The counted wheel", f"The{BLANKS}wheel"),
    "title with dashes": page("").replace("The counted wheel", "wheel | " * n(8_000)),
    "encoded words": page(f"<p>{'=?utf-8?q?' * n(10_000)}</p><p>{'%u03b1%' * n(10_000)}</p>"),
    "camel case of classes": page(f"<p class='{'aB' * n(50_000)}' id='{'A' * n(100_000)}'>x</p>"),
}
TEXTS: Mapping[str, str] = {
    "lines.txt": "DESCRIPTION\n" + "The mill lends its wheel.\n" * n(20_000),
    "wrapped.txt": "DESCRIPTION\n" + ("w" * 70 + "\n") * n(10_000),
    "one-line.txt": "The mill lends its wheel. " * n(20_000),
    "endless.txt": "DESCRIPTION\n" + "w" * n(500_000),
    "blanks.txt": "DESCRIPTION\n" + ("a" + " " * n(2_000) + "\n") * 200,
    "empty-lines.txt": "DESCRIPTION\nThe mill.\n" + "\n" * n(500_000),
    "menus.txt": "Home\nAbout\nContact\nNews\n" * n(10_000),
    "bullets.txt": "DESCRIPTION\n" + "- * • – 1. a turn\n" * n(10_000),
    "rules.md": "# Wheel\n\n" + "- - - -" * n(20_000) + "x\n",
    "bars.md": "# Wheel\n\n" + "|" * n(100_000) + "\n|" + "-" * n(100_000) + "x\n",
    "links.md": "# Wheel\n\n" + "[" * n(50_000) + "](" * n(50_000) + "\n" + "![a](b" * n(20_000),
    "stars.md": "# Wheel\n\n" + "**a*_" * n(40_000) + "\n" + "*" * n(100_000) + "\n",
    "hashes.md": "#" * n(100_000) + " " * n(50_000) + "x\n# a" + " #" * n(50_000) + "x\n",
    "indented.md": "# Wheel\n\n" + " " * n(100_000) + "- deep\n" + "> " * n(50_000) + "x\n",
}  # fmt: skip


@pytest.mark.slow
def test_50_structures_are_read_in_time_and_harm_nobody(beside_good: Any) -> None:
    cases = {name: make() for name, make in STRUCTURE.items()}
    failed = _not_built(beside_good, cases)
    assert not failed


@pytest.mark.slow
def test_36_traps_for_regular_expressions_are_built_in_time(beside_good: Any) -> None:
    assert not _not_built(beside_good, TRAPS, *FORMATS)


@pytest.mark.slow
def test_14_floods_of_plain_text_and_markdown_are_read_in_time(beside_good: Any) -> None:
    outcome = beside_good(TEXTS, *FORMATS)
    assert not {name: row["reason"] for name, row in outcome.rows.items() if row["state"] == "failed"}


def _not_built(beside_good: Any, cases: Mapping[str, str], *options: str) -> dict[str, str]:
    pages = {f"{number:02}.html": text for number, text in enumerate(cases.values())}
    outcome = beside_good(pages, *options)
    ends = {name: outcome.rows[file] for name, file in zip(cases, pages, strict=True)}
    return {name: row["reason"] for name, row in ends.items() if row["state"] not in {"built", "other"}}
