"""The page as lines, each with the label that it bears: alone, before its value, or in the middle of a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby, pairwise

from pipeline.extract.labels.known import labels, with_lessons
from pipeline.extract.labels.label import Label, Labels, LabelShape
from pipeline.extract.page.accepting import LONGEST_FACT
from pipeline.extract.page.doubtful_labels import without_doubtful
from pipeline.extract.page.further_labels import further_labels, unseen_labels
from pipeline.extract.page.headings import is_sentence, run_in
from pipeline.extract.page.lines import Line
from pipeline.extract.page.marks import light_opening, part_opening, strong
from pipeline.lexicon import Lexicon
from pipeline.lexicon.boilerplate import boilerplate
from pipeline.lexicon.fields import Role, ValueType
from pipeline.model import BlockKind, Lesson, Segment
from pipeline.text.bullets import list_mark
from pipeline.text.line_ends import NO_HEADING
from pipeline.values.readers import Readers, readers

# Values that are known by their shape.
_SHAPED = frozenset({ValueType.DATE, ValueType.PERIOD, ValueType.PLACE})
# So many words after the colon of a heading still belong to it.
_LONGEST_REST = 5
# A name after a label that only its colour or emphasis sets apart is no longer.
_LONGEST_NAME = 80
# So many lines of a row with a label before their value show what the row is.
_FACTS_OF_ROW = 2
_DASH = re.compile(r"\s[-–—]\s+")
_BEFORE_VALUE = frozenset({LabelShape.COLON, LabelShape.OPENING})


def lines_of(segments: tuple[Segment, ...], lexicon: Lexicon, lessons: Sequence[Lesson] = ()) -> tuple[Line, ...]:
    """The lines of a page in its order, labels found, those of the site's `lessons` among them."""
    known = with_lessons(labels(lexicon), lessons, lexicon)
    weak, read = boilerplate(lexicon).weak, readers(lexicon)
    lines = [
        Line(
            number,
            segment,
            label=_label(segment, known, read),
            boilerplate=segment.block.boilerplate,
            is_weak=segment.block.boilerplate in weak,
            more=further_labels(segment, known),
        )
        for number, segment in enumerate(segments)
    ]
    return tuple(_with_rows(without_doubtful(lines, read, lexicon), known, read))


def _with_rows(lines: Sequence[Line], table: Labels, read: Readers) -> Iterator[Line]:
    """The lines; in a text, those of a row of facts that open with a label of one word have it before their value.

    With blank lines between them a title may stand above the facts: there the first names an organisation.
    """
    for _, row in groupby(lines, key=_row_numbers(lines)):
        group = list(row)
        facts = [line.number for line in group if line.label is not None and line.label.how in _BEFORE_VALUE]
        is_close = any(line.segment.block.continues for line in group)
        for line in group:
            is_open = line.label is None or (
                line.label.how is LabelShape.OPENING and line.label.field.role is Role.ASIDE
            )
            found = table.opening(line.text) if len(facts) >= _FACTS_OF_ROW and is_open else None
            is_below = is_close or line.number > facts[0] if found else False
            is_label = found is not None and (is_below or read.contacts.is_organisation(line.text[found.end :]))
            yield (
                replace(line, label=replace(found, how=LabelShape.COLON))
                if found and is_label and _is_fact(line, found)
                else line
            )


def _row_numbers(lines: Sequence[Line]) -> Callable[[Line], int]:
    """Tells the row of lines that a line stands in: those with no blank line between them, or short ones with one."""
    starts = (not (line.segment.block.continues or _is_next(before, line)) for before, line in pairwise(lines))
    numbers = accumulate(starts, initial=True)
    by_line = {line.number: number for line, number in zip(lines, numbers, strict=False)}
    return lambda line: by_line[line.number]


def _is_next(before: Line, line: Line) -> bool:
    """Whether a line of a text and the one before it, after a blank line, are both as short as facts."""
    return all(
        one.kind is BlockKind.PARAGRAPH
        and one.segment.block.element is None
        and not (one.label and one.label.is_alone)
        and len(one.text) <= LONGEST_FACT
        and not is_sentence(one.text)
        for one in (before, line)
    )


def _is_fact(line: Line, label: Label) -> bool:
    """Whether a line of a row looks like a label and its value: a short one that opens with a capital or a sign."""
    value = line.text[label.end :]
    is_plain = line.kind is BlockKind.PARAGRAPH and line.segment.block.element is None and not line.boilerplate
    is_name = not value[:1].islower() or any(sign in value.split(" ")[0] for sign in ("://", "www.", "@"))
    is_short = 0 < len(value) <= LONGEST_FACT and not value.endswith(".") and is_name and not run_in(line)[0]
    is_of_facts = label.field.role in {Role.FACT, Role.ASIDE} or label.field.name in {
        "resources",
        "further_information",
    }
    return is_plain and is_short and is_of_facts and line.text[:1].isupper()


def _label(segment: Segment, table: Labels, read: Readers) -> Label | None:
    text = segment.text
    if not text:
        return None
    if found := table.alone(text):
        return found
    if (named := unseen_labels(segment, table)) and named[0][0] == 0:
        return named[0][2]
    mark = list_mark(text).length if segment.block.kind is BlockKind.ITEM else 0
    body = text[mark:]
    # A single letter in bold is the large first letter of a word.
    bold = next((end - mark for start, end in strong(segment) if start <= mark < end), 0)
    found = (table.up_to(body, bold) if 1 < bold < len(body) else None) or table.with_colon(body)
    if found and bold and found.how is LabelShape.COLON and bold >= len(found.words):
        found = replace(found, how=LabelShape.BOLD)
    found = found or _before_dash(body, table, read)
    if segment.block.kind is BlockKind.HEADING:
        return _over_all(found, text)
    if found is None and mark == 0:
        found = _set_apart(segment, table, read)
    if found is None and segment.block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
        found = _opening(body, table, read)
    return replace(found, end=found.end + mark) if found else None


def _before_dash(body: str, table: Labels, read: Readers) -> Label | None:
    """The label of an institution before a dash and the name of one: “Lead partner – Guild of Millers”."""
    dash = _DASH.search(body, 0, _LONGEST_NAME)
    found = table.alone(body[: dash.start()]) if dash and read.contacts.is_organisation(body[dash.end() :]) else None
    is_holder = found is not None and dash is not None and found.field.name == "institution"
    return replace(found, end=dash.end(), how=LabelShape.COLON) if found and dash and is_holder else None


def _set_apart(segment: Segment, table: Labels, read: Readers) -> Label | None:
    """A label that is an element of its own beside its value, or stands before it in another colour or emphasis."""
    text = segment.text
    start, end = part_opening(segment)
    if end and (found := table.up_to(text[start:], end - start)):
        return replace(found, start=start, end=found.end + start)
    light = light_opening(segment)
    found = table.up_to(text, light)
    if found is None:
        return None
    value = text[found.end :]
    if found.field.name == "resources":
        return found if read.amounts.is_sum_first(value) else None
    if found.field.role is not Role.FACT:
        return None
    if found.field.type in _SHAPED:
        return found if read.can_read(found.field.type, value, is_sure=False) else None
    is_name = value[:1].isupper() and len(value) <= _LONGEST_NAME and not value.endswith(NO_HEADING)
    return found if is_name else None


def _over_all(label: Label | None, text: str) -> Label | None:
    """The label of a section's heading that goes on after its colon: “Lessons learnt: what went wrong”."""
    is_short = label is not None and len(text[label.end :].split()) <= _LONGEST_REST and text[-1:] not in NO_HEADING
    if label and is_short and label.field.role is Role.SECTION and label.field.name not in {"title", "summary"}:
        return replace(label, end=len(text), how=LabelShape.ALONE)
    return label


def _opening(body: str, table: Labels, read: Readers) -> Label | None:
    """A label that a line opens with; one of a single word only where nothing but its value stands after it."""
    found = table.opening(body)
    if found is None or found.lesson or " " in found.words:
        return found
    value = body[found.end :]
    is_value = found.field.type in _SHAPED and read.can_read(found.field.type, value, is_sure=False)
    is_budget = found.field.name == "resources" and read.amounts.is_only_sum(value)
    return found if is_value or is_budget else None
