"""Lines that look like labels and are none of the lexicon's, but near to one: each with what it may well mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from pipeline.extract.labels.degrees import Degree, Meaning, meaning, part_fields
from pipeline.extract.labels.label import Label, LabelShape
from pipeline.extract.page.accepting import LONGEST_FACT
from pipeline.extract.page.headings import is_sentence
from pipeline.extract.page.label_like import EDGES, LabelCandidate, label_candidate
from pipeline.extract.page.lines import Line
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Field, Role, ValueType
from pipeline.model import BlockKind
from pipeline.text.line_ends import NO_NAME
from pipeline.values.readers import READS, Readers, readers

# A table with labels of so many fields in its first column is one of facts.
_LABELS_OF_A_TABLE = 3
# No page of practices has more headings; each is held against all labels.
_MOST_ASKED = 300
# Types that are told apart by their value alone.
_TYPED = frozenset(READS)


def with_near_labels(
    part: Sequence[Line], taken: AbstractSet[int], headings: AbstractSet[int], lexicon: Lexicon
) -> list[Line]:
    """The lines; those whose words come near to a label get that label.

    `taken` lines are spoken for, `headings` are headings although the markup does not say so. Headings that are links
    are about other pages, and words with nothing after them label nothing.
    """
    headings = headings | _label_cells(part)
    labelled = {
        line.label.field.name for line in part if line.label and _is_labelled(line) and not line.is_firm_boilerplate
    }
    judge = _Judge(readers(lexicon), labelled, lexicon)
    beside = {_stand(line, headings) for line in part if _is_alone(line)}
    out = []
    count = 0
    for index, line in enumerate(part):
        is_open = not (_is_labelled(line) or line.boilerplate or line.number in taken) and line.has_words
        asked = label_candidate(line, part[index + 1 :], headings) if is_open and count < _MOST_ASKED else None
        count += asked is not None
        guess = meaning(asked.words, lexicon) if asked else None
        is_beside = _stand(line, headings) in beside
        is_accepted = asked is not None and guess is not None and judge.accepts(guess, asked, is_beside=is_beside)
        out.append(replace(line, label=_label(guess, asked, line)) if guess and asked and is_accepted else line)
    return out


def _is_labelled(line: Line) -> bool:
    """Whether a line has a label already; one that a heading only opens with is not what the heading says."""
    label = line.label
    is_rest = label is not None and (line.is_heading or line.text[label.end :][:1].islower())
    return label is not None and not (label.how is LabelShape.OPENING and is_rest)


def _label_cells(part: Sequence[Line]) -> frozenset[int]:
    """The first cells of tables that have labels of several fields in that column."""
    columns: dict[int, list[Line]] = {}
    for line in part:
        cell = line.segment.block.cell
        if cell and cell.column == 0 and line.has_words:
            columns.setdefault(cell.table, []).append(line)
    numbers: set[int] = set()
    for lines in columns.values():
        fields = {line.label.field.name for line in lines if line.label and line.label.is_alone}
        if len(fields) >= _LABELS_OF_A_TABLE:
            numbers.update(line.number for line in lines)
    return frozenset(numbers)


def _is_alone(line: Line) -> bool:
    return line.label is not None and line.label.is_alone and line.segment.block.cell is None


def _stand(line: Line, headings: AbstractSet[int]) -> tuple[BlockKind, int, bool]:
    """The marks that headings of one rank have in common."""
    is_marked = line.kind is BlockKind.HEADING or line.is_bold or line.number in headings or _is_alone(line)
    return line.kind, line.level, is_marked


def tells_costs(words: str, told: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether words whose letters are like those of labels of costs mean them: one of them does, or a sum is told."""
    sums = (one for text in told for one in readers(lexicon).amounts.all_in(text))
    return "resources" in part_fields(words, lexicon) or any(sums)


@dataclass(frozen=True, slots=True)
class _Judge:
    """Whether the value after words shows that they mean a field; `labelled` are the fields that labels tell."""

    read: Readers
    labelled: AbstractSet[str]
    lexicon: Lexicon

    def accepts(self, guess: Meaning, asked: LabelCandidate, *, is_beside: bool) -> bool:
        """Whether a meaning holds; words that stand where known labels do need less likeness (`is_beside`)."""
        field = guess.field
        if field.role is Role.FACT:
            return self._is_fact(guess, asked)
        if field.role is not Role.SECTION:
            return guess.degree < Degree.LETTERS and field.role is not Role.LIST
        if self.read.amounts.is_only_sum(asked.value):
            return field.name == "resources"
        if field.name == "resources" and guess.degree is Degree.LETTERS and is_sentence(asked.value):
            return tells_costs(asked.words, [asked.value], self.lexicon)
        if asked.how is LabelShape.COLON and asked.value[:1].islower() and is_sentence(asked.value):
            # The rest of a sentence: “Tangible results will be: a book that …”.
            return False
        # In running text, letters that are like those of labels are no sign yet; nor is one word anywhere.
        is_named = guess.degree < Degree.LETTERS or (
            asked.how is not LabelShape.COLON and " " in asked.words.strip(EDGES)
        )
        # A practice may be described under several labels.
        is_free = asked.how is LabelShape.ALONE and is_beside and field.name not in self.labelled - {"description"}
        # In pasted text letters alone add no further part to a description that has its label.
        is_again = asked.is_plain and guess.degree is Degree.LETTERS and field.name in self.labelled
        return is_named and not is_again and (guess.is_sure or is_free) and self._is_text(asked.value)

    def _is_fact(self, guess: Meaning, asked: LabelCandidate) -> bool:
        field, value = guess.field, asked.value
        is_free = field.name not in self.labelled and self.labelled.isdisjoint(field.into)
        if len(value) > LONGEST_FACT or not (is_free or guess.degree is Degree.SPELLING):
            return False
        if field.type in _TYPED:
            return self.read.can_read(field.type, value, is_sure=guess.is_sure or field.type is ValueType.CONTACT)
        is_named = guess.degree < Degree.LETTERS or asked.is_marked
        # Of an organisation the value itself shows that it is one.
        is_sure = guess.is_sure or (field.name == "institution" and self.read.contacts.is_organisation(value))
        return is_named and is_sure and self._is_name(field, value)

    def _is_name(self, field: Field, value: str) -> bool:
        """Whether a value may be a name: no sentence and none of the typed values."""
        is_name = value[:1].isupper() and not value.endswith(NO_NAME)
        is_name = is_name or self.read.contacts.is_organisation(value) or field.type is not ValueType.NAME
        return is_name and self._is_text(value)

    def _is_text(self, value: str) -> bool:
        """Whether a value is no date, sum, number or place alone."""
        is_typed = self.read.dates.is_only_dates(value) or self.read.amounts.is_only_sum(value)
        return not is_typed and not self.read.places.is_place(value) and any(map(str.isalpha, value))


def _label(guess: Meaning, asked: LabelCandidate, line: Line) -> Label:
    after = asked.end
    while asked.how is not LabelShape.ALONE and after < len(line.text) and line.text[after] in EDGES:
        after += 1
    meant = guess.like or guess.field.shown(line.segment.lang)
    return Label(guess.field, asked.words.strip(" :"), after, asked.how, meant=meant, is_sure=guess.is_sure)
