"""Cuts a record's fields into units: paragraphs, items and cells, with the words of the other language."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from pipeline.exchange.unit import TranslationState, Unit, UnitKey
from pipeline.exchange.unit_text import exact8, plain, seen8
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, ValueType, fields, fields_by_name
from pipeline.model import FieldValue, Origin, Record, Trust
from pipeline.render.docx.bookmarks import spans
from pipeline.render.report.lacking import TEXTS, base_language, translatable


@cache
def _asked(lexicon: Lexicon) -> Mapping[str, tuple[str, str]]:
    """The text fields, with their Greek and English labels: what a sheet lacks if one language is missing."""
    known = fields_by_name(lexicon)
    return {name: (known[name].shown("el"), known[name].shown("en")) for name in TEXTS}


@cache
def _others(lexicon: Lexicon) -> Mapping[str, tuple[str, str]]:
    """Other fields in words: facts without a typed value, and what a site says of its project and itself."""
    return {
        field.name: (field.shown("el"), field.shown("en"))
        for field in fields(lexicon)
        if field.name not in TEXTS
        and (field.role is Role.SECTION or (field.role is Role.FACT and field.type is ValueType.NAME))
    }


def units(
    record: Record,
    to: str,
    lexicon: Lexicon,
    *,
    lang: str = "",
    stale: Collection[tuple[str, str]] = (),
    every: bool = False,
) -> tuple[Unit, ...]:
    """All units of a record's texts, with the words that it has in the language `to`.

    `every` adds names, and what a site says of its project and itself. The sources are the texts in `lang`; by default
    Greek for English, English for Greek, else any language. `stale` are the fields and languages whose translation was
    made from words that have changed since.
    """
    asked = {**_asked(lexicon), **(_others(lexicon) if every else {})}
    title = next((value.text for value in record.of("title")), "")
    found: list[Unit] = []
    for name, labels in asked.items():
        values = translatable(record, name)
        source = _source(values, to, lang)
        if source is not None:
            own = [value for value in values if base_language(value.lang) == to]
            at = 1 + [value for value in record.of(name) if value.lang == source.lang].index(source)
            target = own[min(at, len(own)) - 1] if own else None
            want = _want(target, is_stale=(name, to) in stale)
            known = aligned(source, target) if target else {}
            before = ""
            for part, words in parts(source).items():
                # If the two sides differ in structure, the whole other side counts as what was given out.
                given = exact8(known.get(part, "") or target.text) if target else ""
                key = UnitKey(record.page.name, record.number, name, source.lang, at, seen8(words), part, to, given)
                found.append(Unit(key, words, known.get(part, ""), want, labels, plain(title), before))
                before = words
    return tuple(found)


def _source(values: Sequence[FieldValue], to: str, lang: str) -> FieldValue | None:
    """The value to translate: the longest in the preferred language."""
    found = [value for value in values if base_language(value.lang) != to]
    order = (
        [lang] if lang else [{"en": "el", "el": "en"}.get(to, "en"), *(base_language(value.lang) for value in found)]
    )
    for one in order:
        if own := [value for value in found if base_language(value.lang) == one]:
            return max(own, key=lambda value: len(value.text))
    return None


def _want(target: FieldValue | None, *, is_stale: bool) -> TranslationState:
    if target is None:
        return TranslationState.MISSING
    if is_stale:
        return TranslationState.STALE
    if target.state is Trust.DRAFT or (target.origin is Origin.MACHINE and target.state is None):
        return TranslationState.DRAFT
    return TranslationState.DONE if target.is_sure else TranslationState.UNSURE


def parts(value: FieldValue) -> dict[int, str]:
    """The words of each line or cell of a value that has letters, numbered from 1."""
    found = ((part, plain(value.text[start:end])) for part, (start, end) in enumerate(spans(value), 1))
    return {part: words for part, words in found if any(map(str.isalpha, words))}


def aligned(source: FieldValue, target: FieldValue) -> dict[int, str]:
    """The words of a target for each unit of the source; none if the two differ in structure.

    In that case lines that the page itself pairs still count.
    """
    ours, theirs = spans(source), spans(target)
    if len(ours) == len(theirs):
        return {part: plain(target.text[slice(*span)]) for part, span in enumerate(theirs, 1)}
    found = {}
    for pair in source.pairs or target.pairs:
        for one in (pair, pair.swapped):
            left = [part for part, span in enumerate(ours, 1) if _meets(span, one.first_start, one.first_end)]
            right = [span for span in theirs if _meets(span, one.second_start, one.second_end)]
            if len(left) == len(right) == 1 and (one is pair) is _is_first(source, target):
                found[left[0]] = plain(target.text[slice(*right[0])])
    return found


def _is_first(source: FieldValue, target: FieldValue) -> bool:
    """Whether the source is the first side of the pairs: Greek, or what comes first on the page."""
    if "el" in {base_language(source.lang), base_language(target.lang)}:
        return base_language(source.lang) == "el"
    return (source.locator.start or 0) <= (target.locator.start or 0)


def _meets(span: tuple[int, int], start: int, end: int) -> bool:
    return start <= span[0] and span[1] <= end


def said(source: FieldValue, words: Mapping[int, str]) -> str:
    """The text of a value in other words, line by line and cell by cell; parts without letters stay."""
    out, at = [], 0
    for part, (start, end) in enumerate(spans(source), 1):
        out += [source.text[at:start], words.get(part, source.text[start:end])]
        at = end
    return "".join((*out, source.text[at:]))


def wanted(found: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units that need a translator."""
    return tuple(unit for unit in found if unit.want is not TranslationState.DONE)
