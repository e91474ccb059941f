"""The signs for and against a page's being about a practice: its labels, kickers, headings, words and shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

from pipeline.extract.choose.kind_lists import is_list_of_openings
from pipeline.extract.choose.kind_words import LONG_LINE, Sign, beginnings, is_general, of_words
from pipeline.extract.choose.names_in_head import head_of
from pipeline.extract.choose.site_name import shown_on
from pipeline.extract.labels.keys import key
from pipeline.extract.page.kickers import Kicker
from pipeline.extract.page.lines import Line
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, ValueType
from pipeline.lexicon.values import kinds
from pipeline.model import BlockKind, Document, Kind
from pipeline.text import fold

# Texts that practices have under labels, and facts that tell of one.
TEXTS = frozenset(
    "summary description resources evidence difficulties transfer lessons project_about aims what".split()
)
FACTS = frozenset(
    "institution location start_date end_date period amounts funder project partners theme status number audience "
    "category contact".split()
)
# Facts without which a heading like that of a call is believed; every site has a contact.
_WHO_WHERE_WHEN = frozenset("institution location start_date end_date period".split())
_TELLING = _WHO_WHERE_WHEN | {"amounts", "funder", "project", "theme", "resources"}
# What nobody but those who have done it can tell.
_OWN = frozenset({"difficulties", "transfer"})
_CORE = _OWN | {"resources", "evidence"}
# What tells, with a value of its kind beside words that are set as a label, who, where, when and for how much.
_TOLD_BY_VALUES = {
    "institution": "who",
    "location": "where",
    "start_date": "when",
    "end_date": "when",
    "resources": "how much",
}
_SEVERAL = 3
# So many texts, facts or questions are as good as more.
_FULL_TEXTS, _FULL_FACTS, _FULL_QUESTIONS = 3, 4, 3
_FULL_PROSE, _LITTLE_PROSE = 500, 150
_LONGEST_QUESTION, _LONGEST_HEADING = 120, 60
# What schema.org calls pages that are no practice.
_NEWS = frozenset(
    "NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle Recipe JobPosting "
    "Event BusinessEvent EducationEvent".split()
)


class Evidence(NamedTuple):
    """The evidence on a page: `lines` are all of it, `labelled` the fields under labels, `titles` what it is called.

    `beside` are the fields whose values stand beside words set as a label, be it one that the lexicon has or not.
    `is_several` says that the page is torn apart into several practices.
    """

    lines: Sequence[Line]
    kicked: Sequence[Kicker]
    document: Document
    labelled: AbstractSet[str]
    titles: Sequence[str]
    is_several: bool
    beside: AbstractSet[str] = frozenset()

    @property
    def content(self) -> list[Line]:
        """The lines without what is surely boilerplate."""
        return [line for line in self.lines if not line.is_firm_boilerplate]


def signs(page: Evidence, lexicon: Lexicon) -> tuple[Sign, ...]:
    """All signs of a page, those that say nothing with 0."""
    known = kinds(lexicon)
    has_values = len({_TOLD_BY_VALUES[one] for one in page.beside & _TOLD_BY_VALUES.keys()}) >= _SEVERAL
    is_of_one = has_values or len(page.labelled & TEXTS) > 1 or not page.labelled.isdisjoint(_WHO_WHERE_WHEN)
    return (
        *_of_labels(page.labelled),
        Sign("values", float(has_values)),
        *_of_kickers(page, lexicon),
        *_of_headings(page, lexicon),
        *of_words(page.content, known),
        *_of_shape(page.content),
        Sign("general", float(not is_of_one and is_general(page.content, known))),
        Sign("news", float(_is_news(page.document))),
        Sign("named", float(_speaks_of_practice(page, lexicon))),
    )


def _of_labels(labelled: AbstractSet[str]) -> Iterator[Sign]:
    texts, facts = labelled & TEXTS, labelled & FACTS
    if texts == {"resources"} and facts.isdisjoint(_TELLING):
        # A budget and nothing else is a fact: pages of programmes have one, too.
        texts, facts = frozenset(), facts | texts
    has_fact = bool(facts & _TELLING) or ("resources" in texts and len(texts) > 1 and bool(facts))
    yield Sign("text_and_fact", float(bool(texts) and has_fact))
    yield Sign("sections", min(1.0, len(texts) / _FULL_TEXTS))
    # A contact, a category, a number: many a page has one.
    count = len(facts & _TELLING) + len(facts - _TELLING) / 2
    yield Sign("facts", min(1.0, count / _FULL_FACTS))
    yield Sign("core", float(bool(labelled & _CORE) and len(texts) > 1))
    yield Sign("own", float(bool(labelled & _OWN)))
    yield Sign("call_labels", float("call" in labelled and labelled.isdisjoint(_OWN)))


def _of_kickers(page: Evidence, lexicon: Lexicon) -> Iterator[Sign]:
    yield Sign("kicker", float(any(one.says is Kind.PRACTICE and not one.is_list for one in page.kicked)))
    other = next((page.lines[one.piece.line].text for one in page.kicked if one.says is Kind.OTHER), "")
    yield Sign("other_kicker", float(bool(other) and not page.labelled & _CORE), other)
    may_be_list = not page.labelled & TEXTS and not page.is_several
    says_list = any(one.is_list for one in page.kicked) and not _is_of_one(page, lexicon)
    yield Sign("index", float(may_be_list and (says_list or is_list_of_openings(page.lines, lexicon))))


def _is_of_one(page: Evidence, lexicon: Lexicon) -> bool:
    """Whether the head names one thing on the page: “Good practices” above is then the part of the site it is in."""
    names = set(map(key, head_of(page.document.metadata, lexicon, shown_on(page.lines)).names))
    above = {key(page.lines[kicker.piece.line].text) for kicker in page.kicked}
    return not names.difference(above).isdisjoint(map(key, page.titles))


def _of_headings(page: Evidence, lexicon: Lexicon) -> Iterator[Sign]:
    """Signs in titles and headings; those that are links tell of other pages."""
    known = kinds(lexicon)
    headings = [line.text for line in page.content if line.is_heading and not line.boilerplate and not line.is_link]
    called = (*page.titles, *headings[:1])
    title = _first_that_opens(called, known.other_titles)
    yield Sign("call_title", float(bool(title) and page.labelled.isdisjoint(_OWN)), title)
    other = _first_that_opens(headings, known.other_openings)
    yield Sign("call_heading", float(bool(other) and page.labelled.isdisjoint(_WHO_WHERE_WHEN)), other)
    short = [line.text for line in page.content if _may_head(line)]
    openings = list(dict.fromkeys(text for text in short if _first_that_opens([text], known.other_openings)))
    is_call = len(openings) > 1 and page.labelled.isdisjoint(_OWN)
    yield Sign("call_headings", float(is_call), openings[0] if is_call else "")
    is_event = any(beginnings(known.event).search(fold(text)) for text in called)
    yield Sign("event", float(is_event and page.labelled.isdisjoint(_CORE)))


def _may_head(line: Line) -> bool:
    """Whether a line is a heading, or one by its looks: pasted text has no others."""
    looks_so = len(line.text) <= _LONGEST_HEADING and line.kind is not BlockKind.ITEM and line.text[-1:] not in ".;!?"
    return (line.is_heading or looks_so) and not line.boilerplate and not line.is_link


def _first_that_opens(texts: Iterable[str], openings: Sequence[str]) -> str:
    return next((text for text in texts if key(text).startswith(_keys(openings))), "")


@cache
def _keys(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(key, words))


def _of_shape(lines: Sequence[Line]) -> Iterator[Sign]:
    prose = sum(len(line.text) for line in lines if len(line.text) >= LONG_LINE)
    yield Sign("prose", min(1.0, prose / _FULL_PROSE))
    yield Sign("no_prose", float(prose < _LITTLE_PROSE))
    asked = sum(_asks(line) for line in lines if line.label is None and len(line.text) <= _LONGEST_QUESTION)
    yield Sign("questions", min(1.0, asked / _FULL_QUESTIONS))
    led = sum(len(line.text) for line in lines if line.is_link or _is_headline(line))
    letters = sum(len(line.text) for line in lines)
    yield Sign("headlines", letters and led / letters)


def _asks(line: Line) -> bool:
    """Whether a line is a question; what ends in a semicolon is one in Greek alone, where it is no entry of a list."""
    is_greek = line.segment.lang == "el" and line.kind is not BlockKind.ITEM
    return line.text.endswith("?") or (is_greek and line.text.endswith(";"))


def _is_headline(line: Line) -> bool:
    """Whether a line is a heading further down that labels nothing: those of other pages are such."""
    return line.kind is BlockKind.HEADING and line.level > 1 and line.label is None


def _is_news(document: Document) -> bool:
    """Whether the markup says that the page itself is news, a recipe, a job or an event; “Article” says nothing."""
    return any(not thing.under and not _NEWS.isdisjoint(thing.types) for thing in document.metadata.things)


def _speaks_of_practice(page: Evidence, lexicon: Lexicon) -> bool:
    """Whether the page's address, or a label on it, says that it is about a practice."""
    stems, roles = kinds(lexicon).stems, {Role.SECTION, Role.FACT}
    spoken = (line.label for line in page.content if line.label)
    said = [
        key(label.words) for label in spoken if label.field.role in roles and label.field.type is not ValueType.CONTACT
    ]
    return any(stem in words for words in (key(unquote(page.document.metadata.url)), *said) for stem in stems)
