"""Whether a page describes a practice: the signs for and against it, weighed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import unquote

from pipeline.extract.labels.rows import key
from pipeline.extract.page.kickers import Kicker
from pipeline.extract.page.lines import Line
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, ValueType
from pipeline.lexicon.values import kinds
from pipeline.lexicon.weights import weights
from pipeline.messages import Message, listed, recognised
from pipeline.model import BlockKind, Candidate, Choice, Document, Kind
from pipeline.text import fold

# Texts that practices have under labels, and facts that tell of one.
_TEXTS = frozenset(
    "summary description resources evidence difficulties transfer lessons project_about aims what".split()
)
_FACTS = frozenset(
    "institution location start_date end_date period amounts funder project partners theme status number audience "
    "category contact".split()
)
# Facts without which a heading like that of a call is believed; every site has a contact.
_WHO_WHERE_WHEN = frozenset("institution location start_date end_date period".split())
_TELLING = _WHO_WHERE_WHEN | {"amounts", "funder", "project", "theme", "resources"}
# What nobody but those who have done it can tell.
_OWN = frozenset({"difficulties", "transfer"})
_CORE = frozenset({"resources", "evidence", "difficulties", "transfer"})
# So many texts, facts or questions are as good as more.
_FULL_TEXTS, _FULL_FACTS, _FULL_QUESTIONS, _FULL_CALL = 3, 4, 3, 2
# Words that tell a subject come so often in a thousand letters of a page that is about it.
_PER_THOUSAND = 1.5
_FULL_PROSE, _LITTLE_PROSE, _LONG_LINE = 500, 150, 90
# The first lines and letters of a page, in which calls say that they are calls.
_FIRST_LETTERS = 600
_LONGEST_QUESTION = 120
# What schema.org calls pages that are no practice.
_NEWS = frozenset("NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle Recipe JobPosting".split())
# A sign that counts so much against a page is the reason; lesser ones only add to what it lacks.
_DECIDES = -1.0
_REASONS = MappingProxyType(
    {
        "call_title": "extract.call-title",
        "call_heading": "extract.call-heading",
        "other_kicker": "extract.other-kicker",
        "news": "extract.news",
        "index": "extract.index",
    }
)


class Sign(NamedTuple):
    """A sign for or against a practice, between 0 and 1; `words` are those of the page that show it, where few do."""

    name: str
    value: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What kind a page is, and whether surely; `score` is the weighed sum of the signs, `told` the labelled fields."""

    kind: Kind
    is_sure: bool
    score: float
    signs: tuple[Sign, ...]
    told: tuple[str, ...]

    @property
    def choice(self) -> Choice:
        """The judgement as a choice, its signs as features."""
        signs = tuple((sign.name, round(sign.value, 3)) for sign in self.signs)
        return Choice("kind", "", (Candidate(self.kind.value, round(self.score, 3), signs),))


def judge(
    lines: Sequence[Line],
    kicked: Sequence[Kicker],
    document: Document,
    labelled: AbstractSet[str],
    lexicon: Lexicon,
    *,
    titles: Sequence[str] = (),
    is_several: bool,
) -> Judgement:
    """The kind of a page.

    `labelled` are the fields that it gives under labels, `titles` what it is called; `is_several` says that it is torn
    apart into several practices.
    """
    known = weights(lexicon, "kind")
    content = [line for line in lines if not line.is_firm_chrome]
    signs = [*_of_labels(labelled), *_of_kickers(kicked, lines, labelled, is_several=is_several)]
    signs += [*_of_headings(content, titles, labelled, lexicon), *_of_words(content, lexicon), *_of_shape(content)]
    signs.append(Sign("news", float(_is_news(document))))
    signs.append(Sign("named", float(_speaks_of_practice(content, document, lexicon))))
    total = known["start"] + sum(known[sign.name] * sign.value for sign in signs)
    kind = Kind.OTHER if total < known["other"] else Kind.PRACTICE
    is_sure = total >= known["sure"] or kind is Kind.OTHER
    shown = tuple(sign for sign in signs if sign.value)
    return Judgement(kind, is_sure, total, shown, tuple(sorted(labelled & (_TEXTS | _FACTS))))


def _of_labels(labelled: AbstractSet[str]) -> Iterator[Sign]:
    texts, facts = labelled & _TEXTS, labelled & _FACTS
    has_fact = bool(labelled & _TELLING - texts) or ("resources" in texts and len(texts) > 1 and bool(facts))
    yield Sign("text_and_fact", float(bool(texts) and has_fact))
    yield Sign("sections", min(1.0, len(texts) / _FULL_TEXTS))
    # A contact, a category, a number: many a page has one.
    told = len(facts & _TELLING) + len(facts - _TELLING) / 2
    yield Sign("facts", min(1.0, told / _FULL_FACTS))
    yield Sign("core", float(bool(labelled & _CORE) and len(texts) > 1))
    yield Sign("own", float(bool(labelled & _OWN)))


def _of_kickers(
    kicked: Sequence[Kicker], lines: Sequence[Line], labelled: AbstractSet[str], *, is_several: bool
) -> Iterator[Sign]:
    yield Sign("kicker", float(any(kicker.says is Kind.PRACTICE and not kicker.is_list for kicker in kicked)))
    other = next((lines[kicker.piece.line].text for kicker in kicked if kicker.says is Kind.OTHER), "")
    yield Sign("other_kicker", float(bool(other) and not labelled & _CORE), other)
    is_index = any(kicker.is_list for kicker in kicked) and not labelled & _TEXTS and not is_several
    yield Sign("index", float(is_index))


def _of_headings(
    lines: Sequence[Line], called: Sequence[str], labelled: AbstractSet[str], lexicon: Lexicon
) -> Iterator[Sign]:
    """What headings say; those that are links tell of other pages."""
    headings = [line.text for line in lines if line.is_heading and not line.chrome and not line.is_link]
    titles, openings = _openings(kinds(lexicon).other_titles), _openings(kinds(lexicon).other_openings)
    title = next((text for text in (*called, *headings[:1]) if key(text).startswith(titles)), "")
    yield Sign("call_title", float(bool(title) and labelled.isdisjoint(_OWN)), title)
    other = next((text for text in headings if key(text).startswith(openings)), "")
    yield Sign("call_heading", float(bool(other) and labelled.isdisjoint(_WHO_WHERE_WHEN)), other)


def _of_words(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[Sign]:
    # Links speak of other pages.
    text = fold("\n".join(line.text for line in lines if not line.is_link))
    words = _words(lexicon)
    full = (len(text) / 1000 + 1) * _PER_THOUSAND
    said: dict[str, float] = {name: len(words[name].findall(text)) for name in ("programme", "project", "done", "many")}
    # News tell of what has been done, too; a page about one project speaks of others, and names the call that pays it.
    said["done"] = min(said["done"], said["project"] + said["programme"])
    said["many"] *= said["many"] / max(1, said["many"] + said["project"])
    called = len(words["call"].findall(text[:_FIRST_LETTERS])) - bool(said["project"])
    for name, times in said.items():
        yield Sign(name, min(1.0, times / full))
    yield Sign("call_words", min(1.0, max(0, called) / _FULL_CALL))


def _of_shape(lines: Sequence[Line]) -> Iterator[Sign]:
    prose = sum(len(line.text) for line in lines if len(line.text) >= _LONG_LINE)
    yield Sign("prose", min(1.0, prose / _FULL_PROSE))
    yield Sign("no_prose", float(prose < _LITTLE_PROSE))
    asked = sum(_asks(line) for line in lines if len(line.text) <= _LONGEST_QUESTION)
    yield Sign("questions", min(1.0, asked / _FULL_QUESTIONS))
    led = sum(len(line.text) for line in lines if line.is_link or _is_headline(line))
    yield Sign("headlines", led / max(1, sum(len(line.text) for line in lines)))


def _asks(line: Line) -> bool:
    """Whether a line is a question; what ends in a semicolon is one in Greek alone, where it is no entry of a list."""
    is_greek = line.segment.lang == "el" and line.kind is not BlockKind.ITEM
    return line.text.endswith("?") or (is_greek and line.text.endswith(";"))


def _is_headline(line: Line) -> bool:
    """Whether a line is a heading further down that labels nothing: those of other pages are such."""
    return line.kind is BlockKind.HEADING and line.level > 1 and line.label is None


def _openings(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(key, words))


def _is_news(document: Document) -> bool:
    """Whether the markup says that the page itself is news, a recipe or a job: articles of WordPress say nothing."""
    return any(not thing.under and not _NEWS.isdisjoint(thing.types) for thing in document.metadata.things)


def _speaks_of_practice(lines: Sequence[Line], document: Document, lexicon: Lexicon) -> bool:
    """Whether the page's address, or a label on it, says that it is about a practice."""
    stems, roles = kinds(lexicon).stems, {Role.SECTION, Role.FACT}
    spoken = (line.label for line in lines if line.label)
    said = [
        key(label.words) for label in spoken if label.field.role in roles and label.field.type is not ValueType.CONTACT
    ]
    return any(stem in words for words in (key(unquote(document.metadata.url)), *said) for stem in stems)


@cache
def _words(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    """The beginnings of words that speak of programmes, projects and calls, each list as one pattern."""
    said = kinds(lexicon)
    names = ("programme", "project", "done", "many", "call")
    lists = {name: getattr(said, name) for name in names}
    return MappingProxyType(
        {
            name: re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(fold(one)) for one in words)})")
            for name, words in lists.items()
        }
    )


def reason(judgement: Judgement, lexicon: Lexicon) -> str:
    """Why a page is taken for none, in words: the sign that speaks most against it, else what it lacks."""
    known = weights(lexicon, "kind")
    worst = min(judgement.signs, key=lambda sign: known[sign.name] * sign.value, default=Sign("", 0.0))
    if (told := _REASONS.get(worst.name)) and known[worst.name] * worst.value <= _DECIDES:
        return Message(told, words=worst.words) if worst.words else Message(told)
    found = listed([recognised("fields", name) for name in judgement.told])
    return Message("extract.few-labels", found=found or Message("extract.none"))
