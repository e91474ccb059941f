"""Lines that look like labels but are in no table, each with the field that it may belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.choose.naming import head_of
from pipeline.extract.choose.titles import titles
from pipeline.extract.labels.rows import key, labels
from pipeline.extract.page.headings import is_label_like, run_in
from pipeline.extract.page.kickers import kickers
from pipeline.extract.page.lines import Line, lines_of
from pipeline.extract.page.sides import sides_of
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import ValueType, fields
from pipeline.model import Bitext, BlockKind, Locator
from pipeline.values.readers import Readers, readers

_LONGEST = 60
# The types that tell a label's field by the value behind it, the surest first.
_TELLING = (ValueType.DATE, ValueType.PLACE, ValueType.CONTACT, ValueType.AMOUNT)
_MONEY = "resources"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A label-like line: the words of the label, where they stand, and the field that they may mean.

    `like` is the known label that they resemble; empty where the value behind them tells the field. `field` is empty
    where nothing does.
    """

    words: str
    locator: Locator
    field: str = ""
    like: str = ""


def unknown_labels(bitext: Bitext, lexicon: Lexicon) -> tuple[Unknown, ...]:
    """The label-like lines of a page that the lexicon does not know, each once, in page order."""
    lines = [line for line in lines_of(bitext.segments, lexicon) if line.has_words]
    spoken = _spoken(lines, bitext, lexicon)
    found: dict[str, Unknown] = {}
    for index, line in enumerate(lines):
        if line.label is None and not line.chrome and line.number not in spoken:
            words, value = _label_like(line, lines[index + 1 : index + 2])
            if words:
                found.setdefault(key(words), _judged(words, value, line, lexicon))
    return tuple(found.values())


def _spoken(lines: Sequence[Line], bitext: Bitext, lexicon: Lexicon) -> set[int]:
    """The lines of titles and of what stands above them."""
    kicked = kickers(lines, lexicon)
    document = bitext.document
    head, is_text = head_of(document.metadata, lexicon), document.page.media_type == "text/plain"
    named = titles(lines, head, kicked, sides_of(lines), lexicon, is_text=is_text).found if lines else ()
    return {kicker.piece.line for kicker in kicked} | {title.piece.line for title in named if title.piece}


def _label_like(line: Line, after: Sequence[Line]) -> tuple[str, str]:
    """The words that may be a label, and the value behind them; both empty for other lines."""
    if line.is_heading or line.kind is BlockKind.TERM:
        words, value = line.text, after[0].text if after else ""
    else:
        words, value = run_in(line)
    words = words.strip(" :：\t")
    return (words, value.strip()) if is_label_like(words) else ("", "")


def _judged(words: str, value: str, line: Line, lexicon: Lexicon) -> Unknown:
    locator = line.segment.block.locator
    if found := labels(lexicon).likeliest(words):
        like, field = found
        return Unknown(words, locator, field.name, like)
    return Unknown(words, locator, next(_by_value(value, readers(lexicon), lexicon), ""))


def _by_value(value: str, read: Readers, lexicon: Lexicon) -> Iterator[str]:
    for type_ in _TELLING:
        if value and len(value) <= 2 * _LONGEST and read.can_read(type_, value, is_sure=type_ is not ValueType.DATE):
            is_money = type_ is ValueType.AMOUNT
            yield _MONEY if is_money else next(one.name for one in fields(lexicon) if one.type is type_)
