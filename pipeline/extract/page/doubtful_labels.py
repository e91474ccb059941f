"""Words that are a label elsewhere, where nothing shows that they are one: single words of a list, or of a text."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import groupby, islice, pairwise

from pipeline.extract.labels.keys import key
from pipeline.extract.page.accepting import LONGEST_FACT
from pipeline.extract.page.headings import run_in
from pipeline.extract.page.lines import Line
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, ValueType
from pipeline.lexicon.values import kinds
from pipeline.model import BlockKind
from pipeline.values.readers import READS, Readers

# A label of so few letters, alone in plain text, is a label only among others.
_SHORT_LABEL = 4
_NEIGHBOURS = 4


def without_doubtful(lines: list[Line], read: Readers, lexicon: Lexicon) -> list[Line]:
    """The lines, doubtful labels left out."""
    entries = _entries(lines, read)
    categories = frozenset(map(key, kinds(lexicon).categories))
    return [
        replace(line, label=None)
        if line.number in entries
        or _is_entry_of_menu(line)
        or _is_over_text(line, lines, read)
        or _is_doubtful(line, lines, categories, read)
        else line
        for line in lines
    ]


def _entries(lines: Sequence[Line], read: Readers) -> frozenset[int]:
    """The numbers of the lines that are entries of a list, and no labels: few of its items are, and none has a value.

    In a form whose labels are items, values stand below them or beside; among facts the last may have its value after
    the list.
    """
    numbers: set[int] = set()
    for is_list, row in groupby(lines, key=lambda line: line.kind is BlockKind.ITEM and not line.is_bold):
        group = list(row)
        labelled = [line for line in group if line.label and not line.label.lesson]
        alone = [line.number for line in labelled if line.label and line.label.is_alone]
        parted = {line.number for line, value in pairwise(group) if _is_beside(line, value)}
        has_values = 2 * len(alone) >= len(group) and group[-1].number not in alone
        if is_list and len(alone) == len(labelled) < len(group) and not has_values:
            ended = {group[-1].number} if _ends_facts(group, lines[group[-1].number + 1 :][:1], read) else set()
            numbers.update(number for number in alone if number not in parted | ended)
    return frozenset(numbers)


def _ends_facts(items: Sequence[Line], below: Sequence[Line], read: Readers) -> bool:
    """Whether the last of a list of facts is the label of what stands below the list, and can be nothing else."""
    has_facts = any(": " in item.text.rstrip() for item in items)
    label = items[-1].label
    if label is None or not has_facts or not below or below[0].label or len(below[0].text) > LONGEST_FACT:
        return False
    return label.field.type in READS and read.can_read(label.field.type, below[0].text)


def _is_beside(line: Line, value: Line) -> bool:
    """Whether two lines stand in one item of a list: a label and its value."""
    element = line.segment.block.element
    item = next((one for one in element.around() if one.name == "li"), None) if element else None
    return item is not None and line.level == value.level and item.holds(value.segment.block.element)


def _is_entry_of_menu(line: Line) -> bool:
    """Whether a label leads to another page, in a menu or in its headline; one that leads into this page is a tab.

    “Learn more” is none wherever it leads.
    """
    label = line.label
    if label is None or label.lesson or not line.is_link:
        return False
    if line.kind is BlockKind.HEADING:
        # “How to apply: tips for newcomers” is what the other page is called, but “Project: …” leads to the project.
        opens = not label.is_alone or bool(run_in(line)[1])
        return line.leads_away and opens and label.field.role is not Role.FACT
    is_entry = label.is_alone and line.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}
    return is_entry and (line.leads_away or label.field.name == "further_information")


def _is_over_text(line: Line, lines: Sequence[Line], read: Readers) -> bool:
    """Whether a paragraph stands below a label of contacts, and nothing near it that leads to anybody."""
    if not (line.label and line.label.is_alone and line.label.field.type is ValueType.CONTACT) or line.label.lesson:
        return False
    near = (one for one in lines[line.number + 1 :] if one.has_words and not one.is_firm_boilerplate)
    below = [one.text for one in islice(near, _NEIGHBOURS)]
    contact = read.contacts.contact(below)
    return bool(below) and len(below[0]) > LONGEST_FACT and not (contact and (contact.email or contact.phone))


def _is_doubtful(line: Line, lines: list[Line], categories: AbstractSet[str], read: Readers) -> bool:
    """Whether a very short label in plain text, or a category that also names who did it, has no other label near it.

    “Leader” and “Collectivité” stand above titles, too: what is below them must be an organisation.
    """
    label = line.label
    if label is None or label.lesson or not label.is_alone or " " in label.words:
        return False
    if line.kind is not BlockKind.PARAGRAPH or line.is_bold or ":" in line.text:
        return False
    near = [*lines[max(0, line.number - _NEIGHBOURS) : line.number], *lines[line.number + 1 :][:_NEIGHBOURS]]
    is_alone = not any(one.label and one.label.is_alone and one.label.field.role is Role.FACT for one in near)
    after = lines[line.number + 1 :]
    if key(label.words) in categories and not (after and read.contacts.is_organisation(after[0].text)):
        return is_alone
    if len(label.words) > _SHORT_LABEL:
        return False
    is_apart = not line.segment.block.continues and bool(after) and not after[0].segment.block.continues
    if is_apart and label.field.role is Role.SECTION:
        return False
    return is_alone
