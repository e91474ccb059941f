"""What stands under labels: texts, facts, and what labels without a field of their own say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.fields.facts import is_of_name, labelled_fact
from pipeline.extract.fields.making import text_found
from pipeline.extract.page.found import NOTHING, Found, Made, found_as, total, warned
from pipeline.extract.page.lines import Piece
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.sections import BESIDE, PageSection
from pipeline.extract.page.sides import language_of
from pipeline.extract.page.table_shapes import row_of
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Field, Role, ValueType
from pipeline.lexicon.values import words as words_of
from pipeline.messages import Message, recognised
from pipeline.model import Fate, IssueCode, Origin
from pipeline.text import fold, is_hashtags
from pipeline.values.readers import Readers

# A sum with a few words on it.
_LONGEST_SUM = 40
_DOTS = " \t\u00a0."


def labelled(sections: Sequence[PageSection], part: PracticePart, read: Readers, lexicon: Lexicon) -> Found:
    """The values of all labelled sections; the sections of one text field are one text."""
    texts: dict[str, list[PageSection]] = {}
    filled = {section.field.name for section in sections if section.field and section.pieces}
    found = []
    for before, one in zip((None, *sections), sections, strict=False):
        field, label = one.field, one.label
        if field is None or (label is None and one.lesson is None):
            continue
        if before and before.label == label and is_of_name(one, before, part):
            found.append(found_as(one.pieces, Fate.UNPLACED, "of the name above it"))
            continue
        signs, section = _without_signs(one, part, lexicon)
        found += [signs, found_as([label] if label else [], Fate.LABEL, f"label of {field.name}")]
        if section.meant and label:
            words = part.words(label).strip(" :")
            found.append(warned(IssueCode.NEAR_LABEL, Message("extract.near-label", words=words, meant=section.meant)))
        if field.role is Role.SECTION and section.pieces:
            texts.setdefault(field.name, []).append(section)
        elif field.role is not Role.GROUP:
            found.append(_taught(_short(section, field, filled, part, read), [section]))
    found += [_taught(_text(name, group, part), group) for name, group in texts.items()]
    return total(found)


def _taught(found: Found, sections: Sequence[PageSection]) -> Found:
    """What was found, its values as those of the lesson that one of the sections is of, where one is."""
    lesson = next((section.lesson for section in sections if section.lesson), None)
    if lesson is None:
        return found
    rule = f"taught-place: {lesson.place}" if lesson.place else f"taught-label: {lesson.words}"
    made = (Made(replace(value, rule=rule, origin=Origin.TAUGHT), blocks) for value, blocks in found.made)
    return replace(found, made=tuple(made))


def _without_signs(section: PageSection, part: PracticePart, lexicon: Lexicon) -> tuple[Found, PageSection]:
    """A section without lines that say nothing: a dash or “n/a” for an empty value, or hashtags; and those.

    In a table of a text they stay beside cells that say something: that there is none of it is told, too.
    """
    role, type_ = (section.field.role, section.field.type) if section.field else (None, None)
    nothing = {fold(words).strip(_DOTS) for words in words_of(lexicon).nothing}

    def says(piece: Piece) -> bool:
        text = part.words(piece)
        has_words = any(map(str.isalpha if type_ is ValueType.NAME else str.isalnum, text)) and (
            role is Role.LIST or not is_hashtags(text)
        )
        return has_words and fold(text).strip(_DOTS) not in nothing

    rows = {row_of(part.line(one)) for one in section.pieces if role is Role.SECTION and says(one)} - {None}
    kept = tuple(one for one in section.pieces if says(one) or row_of(part.line(one)) in rows)
    silent = sorted({*section.pieces}.difference(kept))
    return found_as(silent, Fate.UNPLACED, "no words"), replace(section, pieces=kept)


def _short(section: PageSection, field: Field, filled: AbstractSet[str], part: PracticePart, read: Readers) -> Found:
    if not section.pieces:
        if field.name in filled or (field.role is Role.ASIDE and field.type is ValueType.NAME):
            return NOTHING
        locator = part.line(section.label).segment.block.locator if section.label else None
        message = Message("extract.empty-label", field=recognised("fields", field.name))
        return warned(IssueCode.EMPTY_SECTION, message, locator)
    if field.role is Role.FACT:
        return labelled_fact(section, field, part, read)
    if field.role is Role.LIST:
        others = [piece for piece in section.pieces if not is_hashtags(part.words(piece))]
        return found_as(others, Fate.UNPLACED, f"under a label of {field.name}, but none")
    if not field.into:
        return found_as(section.pieces, Fate.UNPLACED, f"under a label of {field.name}, which is no field")
    return NOTHING


def _text(name: str, group: Sequence[PageSection], part: PracticePart, lang: str = "") -> Found:
    if not lang and part.sides.is_two and any(_is_neutral(section, part) for section in group):
        # Sums and the like are of their labels' languages.
        by_side = [[one for one in group if _label_side(one, part) is side] for side in (True, False)]
        if sum(map(len, by_side)) == len(group):
            both = zip(part.sides.languages, by_side, strict=True)
            return total(_text(name, side, part, own) for own, side in both if side)
    sides = [[section for section in group if _is_first(section, part) is side] for side in (True, False)]
    if not part.sides.is_two and all(sides):
        # A single text in the second language, under a label of its own.
        return total(_text(name, side, part) for side in sides)
    pieces: list[Piece] = []
    short = [one for one in group if len(one.pieces) == 1 and (one.rule in BESIDE or _is_sum(one, part))]
    labels = {section.label for section in group}
    keeps_labels = (
        name == "resources" and len(short) == len(group) and len(labels) > (1 if lang or not part.sides.is_two else 2)
    )
    for section in group:
        own = [half for piece in section.pieces for half in (part.halves(piece) if name == "title" else [piece])]
        # The words of a site about itself keep their heading; costs under several labels keep those to be understood.
        if section.label and (name == "context" or keeps_labels or _opens_costs(section, part)):
            line, start, _ = section.label
            is_inline = own[0].line == line
            own = [Piece(line, start, own[0].end), *own[1:]] if is_inline else [section.label, *own]
        pieces += own
    is_sure = all(one.is_sure for one in group) and not (name == "description" and _are_apart(group, part))
    return text_found(part, name, pieces, group[0].rule or "", is_sure=is_sure, lang=lang)


def _are_apart(group: Sequence[PageSection], part: PracticePart) -> bool:
    """Whether other words of the page stand between sections of one text, on a page in one language."""
    ends = ((one.pieces[-1].line + 1, two.label.line) for one, two in pairwise(group) if two.label)
    between = (line for start, end in ends for line in part.lines[start:end])
    return not part.sides.is_two and any(line.has_words and not line.boilerplate for line in between)


def _is_neutral(section: PageSection, part: PracticePart) -> bool:
    """Whether nothing that stands under a label is of a language."""
    letters: Counter[str] = Counter()
    for piece in section.pieces:
        language_of(piece, part.line(piece).segment, letters, part.sides)
    return not letters.total()


def _label_side(section: PageSection, part: PracticePart) -> bool | None:
    """Whether a text and its label, or the label of a sum, are on the first side; None where they are on both."""
    if section.label is None:
        return None
    sides = {part.is_first(piece) for piece in (section.label, *([] if _is_neutral(section, part) else section.pieces))}
    return sides.pop() if len(sides) == 1 else None


def _is_sum(section: PageSection, part: PracticePart) -> bool:
    """Whether a section is of one line that looks like a sum."""
    text = part.words(section.pieces[0]).strip()
    return len(text) <= _LONGEST_SUM and any(map(str.isdigit, text))


def _opens_costs(section: PageSection, part: PracticePart) -> bool:
    """Whether a label of costs stands over a sum, with further sums below it that have lines of their own as labels."""
    rest = [part.words(piece).strip() for piece in section.pieces[1:]]
    is_of_costs = section.field is not None and section.field.name == "resources"
    return is_of_costs and any(text.endswith(":") for text in rest) and _is_sum(section, part)


def _is_first(section: PageSection, part: PracticePart) -> bool:
    """Whether a text and its label are on the first side; sums and the like are where their label is."""
    pieces = () if section.label and _is_neutral(section, part) else section.pieces
    return all(map(part.is_first, [*([section.label] if section.label else []), *pieces]))
