"""The key figures of a sheet: the budget as one sum, the period as years, and numbers of the page's own words.

Nothing is guessed: where the page's languages disagree, or a value is unsure, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from pipeline.lexicon.fields import fields_by_name
from pipeline.lexicon.sheet_words import SheetWords, sheet_words
from pipeline.model import MOST_FIGURES, Amount, Date, FieldValue, Highlight, KeyFigure, Passage, Record
from pipeline.render.passages import cut, joined, passage
from pipeline.render.sheet.budget import budget
from pipeline.render.sheet.dates import period
from pipeline.render.sheet.dating import year_of
from pipeline.render.sheet.voices import Voices, distinct, label

# So many stand side by side.
_MOST = 4

_NUMBER = re.compile(r"\d[\d.,'’\s\u00a0\u202f]*\d|\d")
_YEAR = re.compile(r"\d{4}(?=-|$)")
_OPEN = ".."
_BLANK = re.compile(r"\s")


def highlights(record: Record, voices: Voices) -> tuple[Highlight, ...]:
    """The key figures that the page gives, at most four."""
    found = chain(_budget(record, voices), _years(record, voices), _own(record, voices))
    return tuple(one for one, _ in zip(found, range(_MOST), strict=False))


def has_years(record: Record) -> bool:
    """Whether the period stands among the key figures."""
    return bool(_span(record))


def _budget(record: Record, voices: Voices) -> Iterator[Highlight]:
    found = budget(record)
    if found is None:
        return
    whole, share = found
    first, *others = voices.words()
    lines = [passage(first.budget, first.lang)]
    lines += [joined((passage(one.budget, one.lang), _sum(record, whole, one)), " ") for one in others]
    if share:
        lines = [
            joined((line, passage(one.of_which_eu.format(sum=one.sum(share.amount, share.currency)), one.lang)), ", ")
            for line, one in zip(lines, (first, *others), strict=True)
        ]
    yield Highlight(_sum(record, whole, first), tuple(lines))


def _sum(record: Record, total: Amount, words: SheetWords) -> Passage:
    """A sum as sheets write it; where the page writes it alike it is the page's value, for whoever edits the sheet."""
    written = passage(words.sum(total.amount, total.currency), words.lang)
    own = (cut(value, 0, len(value.text)) for value in record.of("amounts") if value.lang == words.lang)
    return next((one for one in own if _BLANK.split(one.text) == _BLANK.split(written.text)), written)


def _years(record: Record, voices: Voices) -> Iterator[Highlight]:
    years = _span(record)
    if not years:
        return
    spans = period(record.of("start_date"), record.of("end_date"), voices)
    is_period = bool(record.of("end_date"))
    field = fields_by_name(voices.lexicon)["period"]
    lines = []
    for lang, text in spans.items():
        words = sheet_words(voices.lexicon, lang)
        # Beside English dates, for want of words in the language, stands the English label.
        name = (
            label(field, lang if text.lang == lang else words.lang) if is_period else passage(words.start, words.lang)
        )
        is_told = _BLANK.sub("", text.text) == _BLANK.sub("", years)
        lines.append(name if is_told else text if is_period else joined((name, text), ": "))
    yield Highlight(_large(years, voices), distinct(lines))


def _large(years: str, voices: Voices) -> Passage:
    """The years as they are set large; for what goes on since a year, in words of the first language."""
    start, _, end = years.partition(" –")
    first, *_ = voices.words()
    is_open = years != start and not end
    return passage(first.since.format(year=start), first.lang) if is_open else passage(years, "zxx")


def _span(record: Record) -> str:
    """The years from start to end: `2019–2021`, `2019 –` for what goes on, `2019`; "" where no start is known."""
    start, end = (_edtf(record.of(name)) for name in ("start_date", "end_date"))
    first, last = (_YEAR.match(one) for one in (start, end))
    if not first:
        return ""
    if end == _OPEN:
        return f"{first[0]} –"
    if not last:
        return "" if end else first[0]
    if last[0] < first[0]:
        return ""
    return first[0] if first[0] == last[0] else f"{first[0]}–{last[0]}"


def _edtf(values: Iterable[FieldValue]) -> str:
    """The date that all values agree on; a sign that is no date where they do not."""
    found = {value.value.edtf for value in values if isinstance(value.value, Date) and value.is_sure}
    return found.pop() if len(found) == 1 else "?" * len(found)


def _own(record: Record, voices: Voices) -> Iterator[Highlight]:
    """Numbers of the page's own, each large in the first language that has it, whole in the others below.

    A sheet in one language has another's only where the page gives none in its own.
    """
    by_number: dict[str, dict[str, FieldValue]] = {}
    figures = record.of("figures")
    of_sheet = tuple(chain.from_iterable(voices.by_language(figures).values()))
    for value in figures:
        if isinstance(value.value, KeyFigure) and value.is_sure and value in of_sheet:
            by_number.setdefault(value.value.number, {}).setdefault(value.lang, value)
    for group in list(by_number.values())[:MOST_FIGURES]:
        shown = [value for side in voices.by_language(group.values()).values() for value in side]
        number, noun = _apart(shown[0])
        lines = (noun, *(cut(value, 0, len(value.text)) for value in shown[1:]))
        years = (passage(year_of(value, record, voices.lexicon), value.lang) for value in shown)
        yield Highlight(number, tuple(joined(both, ", ") for both in zip(lines, years, strict=True)))


def _apart(value: FieldValue) -> tuple[Passage, Passage]:
    """The number as the page writes it, and its noun."""
    noun = value.value.noun if isinstance(value.value, KeyFigure) else ""
    found = _NUMBER.search(value.text)
    start, end = found.span() if found else (0, len(value.text))
    at = value.text.find(noun) if noun else -1
    return cut(value, start, end), cut(value, at, at + len(noun)) if at >= 0 else passage(noun, value.lang)
