"""What an outline is made of: sections, each with its label and its lines."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.extract.page.lines import Piece
from pipeline.lexicon.fields import Field
from pipeline.model import Lesson, Rule

# Labels that stand beside their value, as in a list of facts.
BESIDE = frozenset({Rule.LABEL_TERM, Rule.LABEL_CELL, Rule.LABEL_COLON, Rule.LABEL_BOLD})
# Below all headings: the level of labels that are none.
NO_LEVEL = 9


class Zone(StrEnum):
    """Where on the page a section stands, as far as labels tell."""

    FIELD = "field"
    MAIN = "main"
    AFTER = "after"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PageSection:
    """Lines that belong together. `field` is None but under a label; `heading` is a heading that is no known label.

    `level` is that of the heading that the label is; a section `is_full` when it takes no more lines, `is_item` when
    its label opens an item of a list, `is_sum` when nothing but a sum stands after its label, `is_early` when its
    unknown heading stands before all text that has a label, `is_of_one_partner` when its label numbers the partners.
    `lesson` is what its site was taught, where that made it; `is_sure` says that its label surely means its field.
    """

    place: Zone
    field: Field | None = None
    label: Piece | None = None
    pieces: tuple[Piece, ...] = ()
    rule: Rule | None = None
    heading: Piece | None = None
    level: int = NO_LEVEL
    is_weak: bool = False
    is_full: bool = False
    is_double: bool = False
    is_brief: bool = False
    is_item: bool = False
    is_sum: bool = False
    is_early: bool = False
    is_of_one_partner: bool = False
    meant: str = ""
    is_sure: bool = True
    lesson: Lesson | None = None
