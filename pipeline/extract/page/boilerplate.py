"""Finds boilerplate that the markup does not name, by weighed signs, and text that it wrongly names so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.page.accepting import LONGEST_FACT
from pipeline.extract.page.headings import is_sentence
from pipeline.extract.page.lines import Line
from pipeline.lexicon import Lexicon
from pipeline.lexicon.boilerplate import boilerplate
from pipeline.lexicon.weights import weights
from pipeline.model import BlockKind, Element, Reason
from pipeline.text import addresses
from pipeline.values.readers import readers

LOOKS = "looks like boilerplate"

# The head of a printed page begins with so many words of its foot.
_SHARED = 2
# What opens the end of a text, and how long that is at most, beside what stands before it.
_OPENS_TAIL = frozenset({Reason.MENU, Reason.BOILERPLATE_HEADING})
_TAIL = 0.5

_SHORT = 60
# The neighbours of a line on either side, and the elements around it that are asked for what they are called.
_NEAR = 2
_AROUND = 4
# A line with a smaller share of its letters in links can be a sentence of a text.
_LINKED = 0.3
# An element with so much of the page's text is the page, whatever its classes are called.
_MODULE = 0.5
_ALL = 0.6
# An element with so many times the sentences of all other content is the text, whatever it is called.
_MOST = 3
# The foot of a printed page: “Annex 3 – page 2”, “Σελίδα 2 από 5”.
_PAGE = re.compile(
    r"\b(?:page|seite|pagina|página|σελίδα|σελ\.)\s+\d{1,3}(?:\s+(?:of|von|de|di|από)\s+\d{1,3})?$", re.IGNORECASE
)
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")


def with_boilerplate(lines: Sequence[Line], lexicon: Lexicon) -> tuple[Line, ...]:
    """The lines; those that look like boilerplate get the reason `aside`, which labels overrule.

    Text in which no markup tells the page's parts is left as it is, and so are labels and what stands up to the first
    sentence: a title may be any short line.
    """
    lines = list(_without_imprint(_without_running(_with_text(lines, lexicon)), lexicon))
    visible = [line for line in lines if line.has_words]
    content = [line for line in visible if not line.boilerplate]
    telling = [at for at, line in enumerate(content) if _tells(line)]
    if not telling or content[0].segment.block.element is None:
        return tuple(_without_tail(lines))
    known = weights(lexicon, "boilerplate")
    beside = _elements(content, boilerplate(lexicon).modules), _elements(content, boilerplate(lexicon).asides)
    over = {
        line.number for line, below in pairwise(visible) if line.is_heading and (below.boilerplate or below.is_heading)
    }
    over.update(line.number for line in visible[-1:] if line.is_heading)
    aside = set()
    for at, line in enumerate(content):
        is_value = at > 0 and content[at - 1].label is not None
        if at < telling[0] or is_value or not _is_free(line):
            continue
        score = sum(known[name] * value for name, value in _signs(content, at, telling[-1], *beside))
        score += known["over_nothing"] * (line.number in over)
        if score >= known["sure"]:
            aside.add(line.number)
    return tuple(replace(line, aside=LOOKS) if line.number in aside else line for line in lines)


def _without_running(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines; a foot that ends in its page's number, and a head that opens as the foot does, become boilerplate."""
    shown = [line for line in lines if line.has_words and not line.boilerplate]
    if not shown or len(shown[-1].text) > _SHORT or not _PAGE.search(shown[-1].text):
        return lines
    foot, head = shown[-1], shown[0]
    is_same = head.text.split()[:_SHARED] == foot.text.split()[:_SHARED] and len(head.text) <= _SHORT
    running = {foot.number, *([head.number] if is_same else [])}
    return [replace(line, boilerplate=Reason.RUNNING_HEAD) if line.number in running else line for line in lines]


def _without_imprint(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[Line]:
    """The lines; how to reach the site, right below whose it is (“© 2024 …”), becomes boilerplate."""
    read = readers(lexicon)
    is_below = False
    for line in lines:
        if not line.has_words:
            yield line
            continue
        contact = read.contacts.contact([line.text]) if is_below and _may_be_imprint(line) else None
        is_imprint = contact is not None and bool(contact.phone or contact.email)
        is_below = is_imprint or (bool(line.boilerplate) and line.text.startswith("©"))
        yield replace(line, boilerplate=LOOKS) if is_imprint else line


def _may_be_imprint(line: Line) -> bool:
    return not (line.label or line.boilerplate) and len(line.text) <= LONGEST_FACT and not is_sentence(line.text)


def _without_tail(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a text without markup; those after its last share buttons or “Related” become boilerplate.

    Only a short end of the page is, and one in which no label stands.
    """
    labelled = [at for at, line in enumerate(lines) if line.label and not line.is_firm_boilerplate]
    if not labelled:
        return lines
    opens = (at for at, line in enumerate(lines) if at > labelled[-1] and line.boilerplate in _OPENS_TAIL)
    start = next(opens, len(lines))
    before, after = (
        [len(line.text) for line in part if not line.boilerplate] for part in (lines[:start], lines[start:])
    )
    if sum(after) > _TAIL * sum(before):
        return lines
    return [
        replace(line, boilerplate=Reason.AFTER_HEADING, is_weak=True)
        if at > start and line.has_words and not line.boilerplate
        else line
        for at, line in enumerate(lines)
    ]


def _signs(
    content: Sequence[Line], at: int, last: int, modules: frozenset[int], asides: frozenset[int]
) -> Iterator[tuple[str, float]]:
    """The signs of the line at a place of the content, the last sentence of which stands at `last`; each in 0..1."""
    line = content[at]
    near = [*content[max(0, at - _NEAR) : at], *content[at + 1 : at + 1 + _NEAR]]
    yield "links", _linked(line)
    yield "near_links", len(near) and sum(map(_linked, near)) / len(near)
    yield "late", float(at > last)
    yield "short", float(len(line.text) <= _SHORT)
    yield "sentence", float(is_sentence(line.text))
    after = content[at + 1 : at + 2]
    yield "over_links", float(line.text.rstrip().endswith(":") and any(_linked(one) > _ALL for one in after))
    yield "module", float(any(id(one) in modules for one in _around(line)))
    yield "aside", float(any(id(one) in asides for one in _around(line)))


def _is_free(line: Line) -> bool:
    """Whether a line may be boilerplate: no label, no cell of a table, no address that is written out."""
    if line.label or line.more or line.is_site_label or line.cell or line.kind in {BlockKind.TERM, BlockKind.DETAIL}:
        return False
    return not any(True for _ in addresses(line.text))


def _tells(line: Line) -> bool:
    return _linked(line) < _LINKED and is_sentence(line.text)


def _linked(line: Line) -> float:
    """The share of a line's letters that stand in links."""
    letters = len("".join(line.segment.block.text.split()))
    return min(1.0, line.segment.block.linked / letters) if letters else 0.0


def _around(line: Line) -> list[Element]:
    element = line.segment.block.element
    return [one for one, _ in zip(element.around(), range(_AROUND), strict=False)] if element else []


def _elements(content: Sequence[Line], names: Sequence[str]) -> frozenset[int]:
    """The elements, by identity, whose classes have one of some words, and that hold little of the page."""
    words = frozenset(names)
    letters: Counter[int] = Counter()
    called = set()
    for line in content:
        for one in _around(line):
            letters[id(one)] += len(line.text)
            parts = {part.lower() for name in one.classes for part in _PARTS.findall(name)}
            if not words.isdisjoint(parts):
                called.add(id(one))
    whole = sum(len(line.text) for line in content)
    return frozenset(one for one in called if letters[one] < _MODULE * whole)


def _with_text(lines: Sequence[Line], lexicon: Lexicon) -> Sequence[Line]:
    """The lines; where most of the page's sentences stand in what only its name makes boilerplate, that is the text."""
    letters = Counter[str]()
    for line in lines:
        if _tells(line):
            letters[line.boilerplate] += len(line.text)
    named = [reason for reason in boilerplate(lexicon).named if letters[reason] > _MOST * letters[""]]
    if not named:
        return lines
    most = max(named, key=lambda reason: letters[reason])
    return [
        replace(line, boilerplate="", is_weak=False) if line.boilerplate == most and _linked(line) < _LINKED else line
        for line in lines
    ]
