"""Opens the section of a label, with all that the label's own line says of it."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.extract.labels.label import Label
from pipeline.extract.page.headings import apart, is_sentence
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.sections import NO_LEVEL, PageSection, Zone
from pipeline.lexicon.fields import Role, ValueType
from pipeline.model import BlockKind, Element, Rule
from pipeline.text import AddressKind, addresses

# A text of so few letters beside its label is a fact.
SHORT_FACT = 60


def section_of(line: Line, label: Label, start: int, end: int, is_sum: Callable[[str], bool]) -> PageSection:
    """The section that a label opens between `start` and `end` of its line; words after it are the first piece."""
    rest = Piece(line.number, label.end, end)
    has_rest = has_value(line, label, end)
    is_whole = label.field.name in {"title", "summary"} or is_address(line.text[label.end : end])
    is_closed = has_rest and (label.field.role is not Role.SECTION or is_whole)
    is_of_one_partner = label.field.name == "partners" and any(map(str.isdigit, label.words))
    return PageSection(
        Zone.FIELD,
        label.field,
        Piece(line.number, start, label.end if has_rest else end),
        (rest,) if has_rest else (),
        rule=rule_of(line, label),
        level=level_of(line),
        is_weak=bool(line.boilerplate),
        is_full=is_closed and label.field.type is not ValueType.CONTACT and not is_of_one_partner,
        is_of_one_partner=is_of_one_partner,
        is_double=label.is_double,
        is_brief=label.is_brief,
        is_item=line.kind is BlockKind.ITEM and has_rest,
        is_sum=label.field.name == "resources" and is_sum(line.text[label.end : end]),
        meant=label.meant,
        is_sure=label.is_sure,
        lesson=label.lesson,
    )


def unknown_fact_of(line: Line, *, is_term: bool) -> PageSection:
    """The section of an unknown label: all of a line, as a term is, or what stands there before its value."""
    end = len(line.text) - (0 if is_term else len(apart(line)[1]))
    value = () if is_term else (Piece(line.number, end, len(line.text)),)
    rule = Rule.LABEL_TERM if is_term else None
    return PageSection(Zone.UNKNOWN, None, None, value, rule, heading=Piece(line.number, 0, end), is_full=not is_term)


def has_value(line: Line, label: Label, end: int) -> bool:
    """Whether words stand after a label, up to `end` of its line."""
    return any(map(str.isalnum, line.text[label.end : end]))


def is_address(text: str) -> bool:
    """Whether a text is the address of a page and nothing else."""
    found = next(iter(addresses(text)), None)
    return found is not None and found[2] is AddressKind.URL and text[found[0] : found[1]] == text.strip()


def end_of_facts(line: Line, label: Label, end: int) -> Element | None:
    """The element with which a section ends that opens as a fact does; None where it goes on after that, too."""
    value = line.text[label.end : end]
    is_short = len(value) <= SHORT_FACT and not is_sentence(value)
    is_fact = has_value(line, label, end) and is_short and line.kind is BlockKind.PARAGRAPH
    return container_of(line) if is_fact else None


def container_of(line: Line) -> Element | None:
    """The element around that of a line."""
    element = line.segment.block.element
    return element.parent if element else None


def home_of(line: Line, title: Line | None, before: Line | None) -> Element | None:
    """The element in which a label stands with the one `before` it and the title; of a table for layout, its cell.

    A first label in such a table has the table. What comes after it is another part of the page: a column of news,
    its foot.
    """
    element = line.segment.block.element
    around = list(element.around()) if element else []
    own = before.segment.block.element if before else None
    cell = next((one for one in around if one.name == "td"), None)
    if cell is not None:
        return cell if cell.holds(own) else next((one for one in around if one.name == "table"), None)
    top = title.segment.block.element if title else None
    return next((one for one in around if one.holds(own) and one.holds(top)), None)


def level_of(line: Line) -> int:
    """The level of a heading; that below all headings for other lines."""
    return line.level if line.kind is BlockKind.HEADING else NO_LEVEL


def rule_of(line: Line, label: Label) -> Rule:
    """The rule by which the label of a line tells the field."""
    if label.meant:
        return Rule.NEAR_LABEL
    if not label.is_alone:
        return Rule(f"label-{label.how}")
    shapes = {BlockKind.HEADING: Rule.LABEL_HEADING, BlockKind.TERM: Rule.LABEL_TERM, BlockKind.CELL: Rule.LABEL_CELL}
    return shapes.get(line.kind, Rule.LABEL_LINE)
