"""How many practices a page describes, and whether it describes any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from urllib.parse import unquote

from pipeline.extract.labels.rows import key
from pipeline.extract.page.kickers import Kicker
from pipeline.extract.page.lines import Line
from pipeline.extract.page.sides import Sides
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, ValueType
from pipeline.lexicon.values import kinds
from pipeline.model import BlockKind, Document, Kind

# Fields that open an entry of a list of practices.
_OPENERS = ("title", "summary", "description", "what", "location")
# Sections that only practices have; one of them, and any other labelled field, make a practice.
_CORE = frozenset({"resources", "evidence", "difficulties", "transfer"})
# What nobody but those who have done it can tell.
_OWN = frozenset({"difficulties", "transfer"})
_TEXTS = _CORE | {"summary", "description"}
_TWO = 2
_TELLING = _CORE | {"summary", "description", "institution", "location", "start_date", "end_date", "period"}
_FACTS = frozenset({"institution", "location", "start_date", "end_date", "period"})
_ENOUGH = 4
_LONGEST_TITLE = 250


def groups(lines: Sequence[Line], sides: Sides) -> tuple[tuple[Line, ...], ...]:
    """The lines before the first practice and then those of each; one group where the page has one practice."""
    starts = _starts(lines, sides)
    if len(starts) < 2:
        return (tuple(lines),)
    ends = [*starts[1:], len(lines)]
    entries = [tuple(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    return (tuple(lines[: starts[0]]), *entries)


def _starts(lines: Sequence[Line], sides: Sides) -> list[int]:
    """Where the entries of a list begin: at what stands before a label that comes again and again in one language."""
    by_label: dict[tuple[str, str], list[int]] = {}
    for index, line in enumerate(lines):
        if line.label and line.label.field.name in _OPENERS and not line.is_firm_chrome:
            by_label.setdefault((line.label.field.name, key(line.label.words)), []).append(index)
    repeated = {name: places for name, places in by_label.items() if len(places) > 1}
    if not repeated:
        return []
    first = min(repeated.values(), key=lambda places: places[0])
    if len(first) == len({sides.is_first(_language(lines, index)) for index in first}):
        # The same label over two languages: one practice, told twice.
        return []
    starts = [_with_title(lines, index) for index in first]
    has_titles = sum(start < index for start, index in zip(starts, first, strict=True))
    names_titles = lines[first[0]].label.field.name == "title" if lines[first[0]].label else False  # type: ignore[union-attr]
    return starts if names_titles or 2 * has_titles >= len(first) or len(repeated) > 1 else []


def _language(lines: Sequence[Line], index: int) -> str:
    line = lines[index]
    label = line.label
    value = (
        line if label and label.end < len(line.text) else next((one for one in lines[index + 1 :] if one.text), line)
    )
    return value.segment.lang


def _with_title(lines: Sequence[Line], index: int) -> int:
    """Where an entry begins whose first label stands at `index`: at its title and pictures, if it has any."""
    start = index
    if index and lines[index].label and _is_title(lines[index - 1]):
        start = index - 1
    while start and not lines[start - 1].text and lines[start - 1].segment.block.picture:
        start -= 1
    if start and start == index and _is_title(lines[start - 1]):
        start -= 1
    return start


def _is_title(line: Line) -> bool:
    is_line = line.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH} and line.label is None and not line.chrome
    return is_line and 0 < len(line.text) <= _LONGEST_TITLE and not line.text.rstrip().endswith((".", ":", ";"))


def kind_of(
    lines: Sequence[Line],
    kicked: Sequence[Kicker],
    document: Document,
    fields: Counter[str],
    lexicon: Lexicon,
    *,
    is_several: bool,
) -> tuple[Kind, str]:
    """Whether the page describes a practice, and the reason in words.

    `fields` counts the fields found under labels. A kicker decides; without one, labels that only practices have,
    labels or an address that speak of a practice, or so many labelled facts.
    """
    telling = frozenset(name for name in fields if name in _TELLING)
    if reason := _why_other(lines, kicked, telling, lexicon, is_several=is_several):
        return Kind.OTHER, reason
    if any(kicker.says is Kind.PRACTICE for kicker in kicked) and telling:
        return Kind.PRACTICE, "a line above the title says so"
    if _speaks_of_practice(lines, document, lexicon) and telling:
        return Kind.PRACTICE, "its labels or its address speak of a practice"
    if (telling & _CORE and len(telling) > 1) or len(telling) >= _ENOUGH:
        return Kind.PRACTICE, "it has the labels of a practice"
    found = ", ".join(sorted(telling)) or "none"
    return Kind.OTHER, f"it has too few of the labels that practices have (found: {found})"


def _why_other(
    lines: Sequence[Line], kicked: Sequence[Kicker], telling: frozenset[str], lexicon: Lexicon, *, is_several: bool
) -> str:
    """What shows that a page describes no practice although it may have labels of one; empty where nothing does."""
    for kicker in kicked:
        if kicker.says is Kind.OTHER and not (telling & _CORE):
            return f"“{lines[kicker.piece.line].text}” stands above its title"
    if (words := _other_opening(lines, lexicon)) and not telling & _FACTS:
        return f"its title or a heading opens like “{words}”, and no label tells who, where or when"
    if (words := _other_title(lines, lexicon)) and telling.isdisjoint(_OWN):
        return f"its title opens like “{words}”"
    if any(kicker.is_list for kicker in kicked) and not telling & _TEXTS and not is_several:
        return "it is a list of practices that stand on other pages"
    return ""


def _other_opening(lines: Sequence[Line], lexicon: Lexicon) -> str:
    """How a heading opens as only pages do that describe no practice; empty where none does."""
    openings = [(key(opening), opening) for opening in kinds(lexicon).other_openings]
    headings = (key(line.text) for line in lines if line.is_heading and not line.chrome)
    return next((told for heading in headings for opening, told in openings if heading.startswith(opening)), "")


def _other_title(lines: Sequence[Line], lexicon: Lexicon) -> str:
    """How the first heading opens as that of a tender or a consultation does, whatever facts these have."""
    first = next((key(line.text) for line in lines if line.is_heading and not line.chrome), "")
    return next((told for told in kinds(lexicon).other_titles if first.startswith(key(told))), "")


def _speaks_of_practice(lines: Sequence[Line], document: Document, lexicon: Lexicon) -> bool:
    stems = kinds(lexicon).stems
    roles = {Role.SECTION, Role.FACT}
    spoken = (line.label for line in lines if line.label and not line.is_firm_chrome)
    labels = [
        key(label.words) for label in spoken if label.field.role in roles and label.field.type is not ValueType.CONTACT
    ]
    address = key(unquote(document.metadata.url))
    words = [address, *labels]
    return any(stem in text for text in words for stem in stems)
