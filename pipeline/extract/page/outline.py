"""The page's lines cut into sections: what stands under which label, and what under none."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from pipeline.extract.labels.label import Label, LabelShape
from pipeline.extract.page.accepting import Acceptance
from pipeline.extract.page.headings import is_label_like
from pipeline.extract.page.label_sections import end_of_facts, home_of, level_of, rule_of, section_of, unknown_fact_of
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.section_lines import (
    LINES,
    are_short,
    fits,
    goes_on,
    is_below,
    is_full_with,
    is_other_side,
    is_short_fact,
    is_unknown_fact,
    is_value_in_capitals,
    opens_text,
    why_aside,
)
from pipeline.extract.page.sections import PageSection, Zone
from pipeline.extract.page.sides import Sides
from pipeline.lexicon.fields import Role
from pipeline.model import BlockKind, Element, Reason, Rule


@dataclass(slots=True)
class Outliner:
    """Takes lines in page order; `sections` are what they make, `boilerplate` the lines that belong to none.

    `headings` are the numbers of lines that are headings although the markup does not say so, `terms` of those that
    stand as the labels of facts do, `run_ins` of those that are an unknown label and its value, `ends` of
    headings that stand as known labels do, and end any text.
    """

    acceptance: Acceptance
    sides: Sides
    headings: AbstractSet[int] = frozenset()
    terms: AbstractSet[int] = frozenset()
    run_ins: AbstractSet[int] = frozenset()
    ends: AbstractSet[int] = frozenset()
    sections: list[PageSection] = field(default_factory=list)
    boilerplate: list[tuple[Piece, str]] = field(default_factory=list)
    current: PageSection | None = None
    # All pieces of the open section; `current` itself knows the first alone, so that long ones cost no copies.
    _pieces: list[Piece] = field(default_factory=list)
    # The language of the open section's label, and the elements with which a fact or a text ends.
    _lang: str = ""
    _ends_with: Element | None = None
    _home: Element | None = None
    _top: tuple[Line | None, Line | None] = (None, None)  # the title, and the line with the last label below it
    _has_text: bool = False
    _interrupted: PageSection | None = None

    def take(self, line: Line) -> None:
        """The next line, which is no part of a table of facts."""
        if not line.has_words:
            self.boilerplate.append((line.whole, "no words"))
        elif line.is_firm_boilerplate:
            self._drop(line, line.boilerplate)
        elif line.boilerplate == Reason.ONLY_LINKS and line.is_link:
            self.boilerplate.append((line.whole, line.boilerplate))
        elif line.label and self._accepts(line, line.label):
            self.open(line, line.label)
        elif line.number in self.run_ins:
            self._unknown_fact(line, is_term=False)
        elif reason := why_aside(line, self.current, self.acceptance.reads, self._ends_with):
            self._drop(line, reason)
        elif (line.is_heading and line.number not in self.terms) or line.number in self.headings:
            self._heading(line)
        elif (is_term := line.kind is BlockKind.TERM or line.number in self.terms) or is_unknown_fact(
            line, self.current
        ):
            self._unknown_fact(line, is_term=is_term)
        else:
            self.add(line.whole, line)

    def open(self, line: Line, label: Label) -> None:
        """Begin the section of a label; words after it, up to a further label on the line, are its first piece."""
        more = line.more if label is line.label and not label.is_alone else ()
        ends = [*(end for end, _, _ in more), len(line.text)]
        if label.start:
            self.boilerplate.append((Piece(line.number, 0, label.start), "no words"))
        self._open(line, label, label.start, ends[0])
        for (_, start, further), end in zip(more, ends[1:], strict=True):
            self._open(line, further, start, end)

    def open_unknown(self, line: Line, *values: Line) -> None:
        """Begin a section under words that stand where a label would, but are no known one; short values are facts."""
        is_fact = are_short(values)
        self.close()
        rule, is_early = Rule.LABEL_TERM if is_fact else None, not (is_fact or self._has_text)
        self.current = PageSection(Zone.UNKNOWN, heading=line.whole, rule=rule, is_early=is_early)

    def add(self, piece: Piece, line: Line) -> None:
        """Words without a label: the open section's, else the page's main text or what comes after it."""
        current = self.current
        is_inside = self._home is None or self._home.holds(line.segment.block.element)
        is_over = current is None or current.is_full or (bool(current.pieces) and not is_inside)
        if current is None or is_over or not fits(current, line, self.acceptance.reads, self._ends_with):
            self.close()
            self.current = current = self._interrupted or PageSection(Zone.AFTER if self._has_text else Zone.MAIN)
        self._home = self._home if is_inside else None
        self._take(piece, replace(current, is_full=is_full_with(current, line)))

    def restart(self, title: Line) -> None:
        """A title: what comes now is main text again."""
        self.close()
        self._has_text, self._top = False, (title, None)

    def pair(self, name: Line, *values: Line) -> None:
        """A label, known or not, and its values, which stand apart."""
        if name.label and name.label.is_alone:
            self.open(name, name.label)
            if self.current and self.current.rule in LINES and are_short(values):
                self.current = replace(self.current, rule=Rule.LABEL_TERM)
        else:
            self.open_unknown(name, *values)
        for value in values:
            self.add_value(value)
        self.close()

    def add_value(self, line: Line) -> None:
        """A line that its table says to be the open section's."""
        if self.current is not None:
            self._take(line.whole, self.current)

    def close(self) -> None:
        """End the open section."""
        current, self.current = self.current, None
        if current is None:
            return
        current = replace(current, pieces=tuple(self._pieces))
        self._pieces, self._ends_with, self._home = [], None, None
        self.sections.append(current)
        if current.field and current.pieces and current.field.role is Role.SECTION and not is_short_fact(current):
            self._has_text = self._has_text or current.field.name not in {"title", "summary", "context"}

    def _accepts(self, line: Line, label: Label) -> bool:
        """Whether a label opens its field: also the open one's, told again in the page's other language."""
        is_again = is_other_side(line, label, self.current, self._lang, self.sides)
        return is_again or self.acceptance.accepts(line, label, self.current)

    def _open(self, line: Line, label: Label, start: int, end: int) -> None:
        text = replace(self.current, pieces=()) if self.current and goes_on(self.current, self._pieces) else None
        self.close()
        if label.field.role is Role.GROUP:
            level, rule = level_of(line), rule_of(line, label)
            self.sections.append(PageSection(Zone.FIELD, label.field, line.whole, rule=rule, level=level))
            return
        self.current = section_of(line, label, start, end, self.acceptance.is_sum)
        self._pieces, self._lang = list(self.current.pieces), line.segment.lang
        self._ends_with = end_of_facts(line, label, end)
        self._home, self._top = home_of(line, *self._top), (self._top[0], line)
        is_fact = bool(self._pieces) and label.how is LabelShape.COLON and line.kind is BlockKind.PARAGRAPH
        self._interrupted = text if is_fact and (self.current.is_full or self.current.is_sum) else None

    def _take(self, piece: Piece, current: PageSection) -> None:
        self._pieces.append(piece)
        self.current = current if current.pieces else replace(current, pieces=(piece,))

    def _drop(self, line: Line, reason: str) -> None:
        self.boilerplate.append((line.whole, reason))
        is_heading = line.kind is BlockKind.HEADING and line.is_firm_boilerplate
        if (is_heading or (line.is_heading and not line.boilerplate)) and not line.segment.block.continues:
            self.close()

    def _heading(self, line: Line) -> None:
        current = self.current
        if current and (is_value_in_capitals(line, current) or opens_text(line, current)):
            self.add(line.whole, line)
            return
        level = level_of(line)
        is_inside = current is not None and not current.is_full and is_below(current, level)
        is_inside = is_inside and line.number not in self.ends
        is_lead = not self._has_text and not is_label_like(line.text.rstrip(" :"))
        if is_inside or (is_lead and (current is None or current.is_full or current.place is Zone.MAIN)):
            self.add(line.whole, line)
            return
        self.close()
        self.current = PageSection(
            Zone.UNKNOWN, heading=line.whole, level=level, is_weak=bool(line.boilerplate), is_early=not self._has_text
        )

    def _unknown_fact(self, line: Line, *, is_term: bool) -> None:
        self.close()
        self.current = unknown_fact_of(line, is_term=is_term)
        self._pieces = list(self.current.pieces)
