"""What has been found on a page so far: values, the fate of its words, and what was odd."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.fields.texts import Text, composed
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.sides import Sides, by_side
from pipeline.extract.record.fates import Verdict
from pipeline.model import Fate, FieldValue, Issue, IssueCode, Locator, Severity, Value
from pipeline.text import fold

# Shorter lines may well stand twice on a page and mean it.
_REPEATED = 40


@dataclass(slots=True)
class Findings:
    """Filled step by step for one practice; `blocks` are the ends of the blocks in a value's text, by its place."""

    lines: Sequence[Line]
    sides: Sides
    values: list[FieldValue] = field(default_factory=list)
    blocks: dict[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    verdicts: list[Verdict] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def has(self, name: str) -> bool:
        """Whether a field has a value."""
        return any(value.field == name for value in self.values)

    def add_text(self, name: str, pieces: Sequence[Piece], rule: str, *, is_sure: bool = True) -> None:
        """A text of the page as a field: a value a language; what stands there twice is taken once.

        The words below a picture are the picture's, not the text's.
        """
        captions = [piece for piece in pieces if self.lines[piece.line].is_picture_caption]
        self.judge(captions, Fate.UNPLACED, "caption of a picture")
        once = self._once([piece for piece in pieces if piece not in captions] if captions else pieces)
        if not once:
            return
        for lang, group in self.by_side(once):
            text = composed(group, self.lines, lang)
            self.blocks[len(self.values)] = [(part.start, part.end) for part in text.parts]
            self.values.append(replace(text.value(name, rule, self.lines), is_sure=is_sure))
        self.judge(once, Fate.FIELD, name)

    def add_fact(
        self, name: str, pieces: Sequence[Piece], rule: str, value: Value = None, *, is_sure: bool = True
    ) -> None:
        """A short value as a field, with its typed form."""
        text = self.text(pieces)
        made = text.value(name, rule, self.lines)
        self.values.append(replace(made, value=value, is_sure=is_sure))
        self.judge(pieces, Fate.FIELD, name)

    def text(self, pieces: Sequence[Piece]) -> Text:
        """The words of pieces as one text, in the language of most of it."""
        found = self.by_side(pieces)
        lang = found[0][0] if len(found) == 1 else self.lines[pieces[0].line].segment.lang
        return composed(pieces, self.lines, lang, is_short=True)

    def by_side(self, pieces: Sequence[Piece]) -> list[tuple[str, list[Piece]]]:
        """The pieces on the page's first side and those on its second, each with their language."""
        return by_side(pieces, self.lines, self.sides, can_be_two=self.sides.is_two)

    def judge(self, pieces: Iterable[Piece], fate: Fate, reason: str) -> None:
        """Say what became of pieces."""
        self.verdicts += [Verdict(piece, fate, reason) for piece in pieces]

    def warn(self, code: IssueCode, message: str, locator: Locator | None = None, *, is_serious: bool = False) -> None:
        """Note something odd; `is_serious` if an officer should look at it before printing."""
        self.issues.append(Issue(code, Severity.WARNING if is_serious else Severity.INFO, message, locator))

    def _once(self, pieces: Sequence[Piece]) -> list[Piece]:
        seen: set[str] = set()
        once = []
        for piece in pieces:
            line = self.lines[piece.line]
            words = " ".join(fold(line.text[piece.start : piece.end]).split())
            if words in seen and len(words) >= _REPEATED:
                self.judge([piece], Fate.BOILERPLATE, "printed twice")
                self.warn(IssueCode.REPEATED_TEXT, f"printed twice: “{line.text[:60]}”", line.segment.block.locator)
                continue
            seen.add(words)
            once.append(piece)
        return once
