"""What amending needs from other steps, passed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, ValueType, fields, fields_by_name
from pipeline.model import Run


@dataclass(frozen=True, slots=True)
class Tools:
    """`runs` splits any text by language, `sentences` gives the (start, end) of its sentences.

    `keeps` is whether a person's words are still printed after the page's have changed.
    """

    lexicon: Lexicon
    runs: Callable[[str], Sequence[Run]]
    sentences: Callable[[str], Sequence[tuple[int, int]]]
    keeps: bool = True

    def is_list(self, field: str) -> bool:
        """Whether a field has many short values."""
        return self._role(field) is Role.LIST

    def is_text(self, field: str) -> bool:
        """Whether a field is a text of sentences."""
        return self._role(field) is Role.SECTION and field != "title"

    def is_picture(self, field: str) -> bool:
        """Whether a field's values are pictures."""
        known = fields_by_name(self.lexicon).get(field)
        return known is not None and known.type is ValueType.IMAGE

    def place(self, field: str) -> int:
        """Where a field stands in the order of the sheet."""
        return next((at for at, one in enumerate(fields(self.lexicon)) if one.name == field), 1_000)

    def _role(self, field: str) -> Role | None:
        known = fields_by_name(self.lexicon).get(field)
        return known.role if known else None
