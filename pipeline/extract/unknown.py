"""Lines that look like labels but are in no table, each with the field that it may belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import zip_longest

from pipeline.extract.choose.names_in_head import head_of
from pipeline.extract.choose.site_name import shown_on
from pipeline.extract.choose.titles import titles
from pipeline.extract.labels.keys import key
from pipeline.extract.labels.known import labels
from pipeline.extract.page.headings import is_label_like, is_prose, plain_headings, run_in
from pipeline.extract.page.kickers import kickers
from pipeline.extract.page.label_roles import label_roles
from pipeline.extract.page.line_labels import lines_of
from pipeline.extract.page.lines import Line
from pipeline.extract.page.sides import sides_of
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import ValueType, fields
from pipeline.model import Bitext, BlockKind, Lesson, Locator
from pipeline.values.readers import Readers, readers

_LONGEST = 60
_EDGES = " :：\t"
# The types that tell a label's field by the value after it, the surest first.
_TELLING = (ValueType.DATE, ValueType.PLACE, ValueType.CONTACT, ValueType.AMOUNT)
_MONEY = "resources"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A label-like line: the words of the label, where they stand, and the field that they may mean.

    `like` is the known label that they resemble; empty where the value after them tells the field. `field` is empty
    where nothing does. `value` is what stands after them. `is_plain` says that nothing on the page shows that they are
    a label, but that they are a short line above another: where many pages have them before other words, they are one.
    """

    words: str
    locator: Locator
    field: str = ""
    like: str = ""
    value: str = ""
    is_plain: bool = False


def unknown_labels(bitext: Bitext, lexicon: Lexicon, taught: Sequence[Lesson] = ()) -> tuple[Unknown, ...]:
    """The label-like lines of a page that neither the lexicon nor its site was `taught`, each once, in page order."""
    lines = [line for line in lines_of(bitext.segments, lexicon, taught) if line.has_words]
    spoken = _spoken(lines, bitext, lexicon)
    roles = label_roles(lines)
    shown = plain_headings(lines, spoken) | roles.sections | roles.facts
    by_words: dict[str, Unknown] = {}
    for line, after in zip_longest(lines, lines[1:]):
        if line.label is None and not line.boilerplate and line.number not in spoken:
            words, value = _label_like(line, shown)
            is_plain = not words and _is_above(line, after)
            if words or is_plain:
                below = after.text if after else ""
                one = _judged(words or line.text.strip(_EDGES), value or below, line, lexicon)
                by_words.setdefault(key(one.words), replace(one, is_plain=is_plain))
    return tuple(by_words.values())


def _spoken(lines: Sequence[Line], bitext: Bitext, lexicon: Lexicon) -> set[int]:
    """The lines of titles and of what stands above them."""
    kicked = kickers(lines, lexicon)
    document = bitext.document
    is_text = document.is_pasted
    head = head_of(document.metadata, lexicon, shown_on(lines))
    named = titles(lines, head, kicked, sides_of(lines), lexicon, is_text=is_text).found if lines else ()
    return {kicker.piece.line for kicker in kicked} | {title.piece.line for title in named if title.piece}


def _label_like(line: Line, shown: AbstractSet[int]) -> tuple[str, str]:
    """The words that may be a label, and the value after them on the line; both empty for other lines.

    `shown` are lines that the page shows to be labels although their markup does not.
    """
    is_whole = line.is_heading or line.kind is BlockKind.TERM or line.number in shown
    words, value = (line.text, "") if is_whole else run_in(line)
    words = words.strip(_EDGES)
    return (words, value.strip()) if is_label_like(words) else ("", "")


def _is_above(line: Line, after: Line | None) -> bool:
    """Whether a line of plain text is short, opens a group of lines and has words below it."""
    is_plain = line.kind is BlockKind.PARAGRAPH and not line.segment.block.continues and not is_prose(line.text)
    return is_plain and is_label_like(line.text.strip(_EDGES)) and after is not None and after.label is None


def _judged(words: str, value: str, line: Line, lexicon: Lexicon) -> Unknown:
    locator = line.segment.block.locator
    if found := labels(lexicon).likeliest(words):
        like, field = found
        return Unknown(words, locator, field.name, like, value)
    return Unknown(words, locator, next(_by_value(value, readers(lexicon), lexicon), ""), value=value)


def _by_value(value: str, read: Readers, lexicon: Lexicon) -> Iterator[str]:
    for type_ in _TELLING:
        if value and len(value) <= 2 * _LONGEST and read.can_read(type_, value, is_sure=type_ is not ValueType.DATE):
            is_money = type_ is ValueType.AMOUNT
            yield _MONEY if is_money else next(one.name for one in fields(lexicon) if one.type is type_)
