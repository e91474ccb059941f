"""The source of a sheet's words: address, dates, and the page's own links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from urllib.parse import unquote

from pipeline.lexicon.fields import fields_by_name
from pipeline.lexicon.sheet_words import date_words
from pipeline.messages import Message
from pipeline.model import Issue, IssueCode, Link, Passage, Record, Run, Severity
from pipeline.render.links import links, safe_target
from pipeline.render.passages import joined, language_of, passage
from pipeline.render.sheet.dates import dates
from pipeline.render.sheet.voices import Voices, distinct
from pipeline.text import addresses

# So many of a page's links are printed; the record has them all.
_MOST = 6

_CODES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


def source(record: Record, voices: Voices, office: str) -> Iterator[Passage]:
    """The source's address in words, else its file; when it was published and read, and which office tells of it."""
    if record.page.url:
        yield named_line(voices.label("source"), address(record.page.url))
    elif name := record.page.path.rpartition("/")[2]:
        yield named_line(voices.label("file"), _named(name))
    names = voices.heading(fields_by_name(voices.lexicon)["published"])
    if published := dates(record.of("published"), voices):
        yield _named_lines(names, tuple(published.values()))
    fetched = (record.page.fetched or "")[:10]
    known = (date_words(voices.lexicon, lang) for lang in voices.languages)
    if read := distinct(passage(one.date(fetched), one.lang) for one in known):
        yield _named_lines(voices.label("read"), read)
    if office:
        yield named_line(voices.label("prepared"), passage(office, language_of(office)))


def _named(file: str) -> Passage:
    """A file's name; in the language of its letters where it is made of words rather than written as one."""
    is_one = [(start, end) for start, end, _ in addresses(file)] == [(0, len(file))]
    return passage(file, "zxx" if is_one else language_of(file))


def address(url: str) -> Passage:
    """An address as a link to itself, or as mere words where a document may not link to it."""
    target, shown = safe_target(url), readable(url)
    target_links = (Link(0, len(shown), target),) if target else ()
    return Passage(shown, "zxx", (Run(0, len(shown), "zxx"),), target_links)


def readable(url: str) -> str:
    """An address with its percent codes as the letters that they stand for, as browsers show it."""
    return _CODES.sub(_letters, url)


def _letters(codes: re.Match[str]) -> str:
    letters = unquote(codes[0], errors="replace")
    return letters if letters.isalnum() else codes[0]


def site_links(record: Record, texts: Iterable[str]) -> tuple[Passage, ...]:
    """The page's links that its printed texts do not already show."""
    printed = {link.target for text in texts for link in links(text)}
    urls = dict.fromkeys(value.text for value in record.of("links") if safe_target(value.text))
    return tuple(address(url) for url in islice((url for url in urls if url not in printed), _MOST))


def unsafe_links(record: Record) -> Iterator[Issue]:
    """An issue for every link of the page that no document may carry."""
    for value in record.of("links"):
        if not safe_target(value.text):
            text = Message("render.link-left-out", link=f"{value.text[:80]!r}")
            yield Issue(IssueCode.UNSAFE_LINK, Severity.WARNING, text, value.locator)


def named_line(names: tuple[Passage, ...], what: Passage) -> Passage:
    """The names of a thing and what it is, as one line: `Name · Name: what`."""
    return joined((joined(names, " · "), what), ": ")


def _named_lines(names: tuple[Passage, ...], what: tuple[Passage, ...]) -> Passage:
    """Each language's name with its own words: `Name: what · Name: what`."""
    if len(names) != len(what):
        return named_line(names, joined(what, " · "))
    lines = (named_line((name,), one) for name, one in zip(names, what, strict=True))
    # On a narrow page the second language's stands on a line of its own.
    return joined((replace(one, text=one.text.replace(" ", "\u00a0")) for one in lines), " · ")
