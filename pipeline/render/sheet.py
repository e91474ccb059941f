"""`Record` → `Sheet`: which words stand on a fact sheet, in which order. Nothing here knows a format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Field, Role, fields
from pipeline.lexicon.sheet import sheet_words
from pipeline.model import (
    Fact,
    Facts,
    FieldValue,
    Heading,
    Issue,
    IssueCode,
    Look,
    Note,
    Part,
    Passage,
    Record,
    Severity,
    Sheet,
    SheetId,
    Text,
)
from pipeline.render.blocks import flows, lines, side_by_side
from pipeline.render.coverage import Coverage, coverage
from pipeline.render.facts import facts, labels
from pipeline.render.funding import emblem, funding
from pipeline.render.parting import parted
from pipeline.render.parts import changed, passages
from pipeline.render.passages import cut, joined, passage, tied
from pipeline.render.pictures import Pictures, pictures
from pipeline.render.shortening import shortened
from pipeline.render.source import site_links, source, unsafe_links
from pipeline.render.voices import LANGUAGES, Voices, distinct

# Sections that do not stand under a heading of their own, or not among the practice's sections.
_APART = frozenset({"title", "summary", "context"})

# What a page tells of the project behind the practice; it may be in another language than the practice.
_ABOUT = "project_about"

Gaps = frozenset[tuple[str, str]]


def compose(
    record: Record,
    lexicon: Lexicon,
    look: Look,
    languages: str = "both",
    show_context: bool = False,  # noqa: FBT001, FBT002 - a setting, passed by name
    max_letters: int = 500_000,
) -> Sheet:
    """The fact sheet of a record, set in `languages` (`both`, `el` or `en`).

    Every word comes from the record or the lexicon. A language that a field lacks is named in a note and replaced by
    the one there is. Characters that no font of the look has are printed by their code. A text of more than
    `max_letters` characters is cut, with a note on the sheet and an issue.
    """
    voices = Voices(LANGUAGES[languages], lexicon)
    title = _title(record, voices)
    shown = pictures(record, look, voices, title[0])
    parts = [*_head(record, voices, title, shown), *_body(record, voices, shown)]
    if show_context:
        parts += _context(record, voices)
    known = coverage(look)
    issues = (*shown.issues, *unsafe_links(record), *_unprintable(record, parts, known))
    # What a character without a glyph is printed as counts, too.
    printed = (changed(part, known.printable) for part in [*parts, *_tags(record)])
    parts, cut_issues = shortened(printed, max_letters, Note(voices.label("cut")))
    ends = [*source(record, voices), *shown.code, *funding(look, voices, shown.partners)]
    parts += [changed(part, known.printable) for part in ends]
    return Sheet(
        identifier=_identifier(record, parts),
        title=known.printable(title[0]).text.replace("\u00a0", " "),
        lang=voices.languages[0],
        languages=voices.languages,
        parts=tuple(piece for part in parts for piece in parted(part)),
        keywords=tuple(known.printable(passage(tag.lstrip("#"), "zxx")).text for tag in _hashtags(record)),
        source_url=record.page.url or "",
        source_read=(record.page.fetched or "")[:10],
        resources=(*shown.resources, *emblem(look)),
        issues=(*issues, *cut_issues),
    )


def _identifier(record: Record, parts: Iterable[Part]) -> SheetId:
    number = ".".join(filter(None, (record.page.part, record.number)))
    return SheetId.of(record.page.path, number, (one.text for one in passages(parts)))


def _title(record: Record, voices: Voices) -> tuple[Passage, ...]:
    """The title, one passage a language; the fixed word for none where the page has none."""
    groups = voices.by_language(record.of("title")).values()
    return distinct(_whole(group[0]) for group in groups) or voices.label("untitled")


def _whole(value: FieldValue) -> Passage:
    """A value in one passage, whatever its line breaks."""
    return joined((line.passage for line in lines(value)), " ")


def _head(record: Record, voices: Voices, title: tuple[Passage, ...], shown: Pictures) -> Iterator[Part]:
    """Kicker, title, facts box, what is missing throughout, summary."""
    yield from shown.logos
    projects = distinct(_whole(value) for value in record.of("project"))
    yield Text(joined((*voices.label("good_practice"), *projects), " · "), "Kicker")
    yield Heading(1, tuple(map(tied, title)))
    rows = facts(record, voices)
    pages = site_links(record, _texts(record))
    if pages:
        rows = (*rows, Fact(voices.label("links"), pages))
    if rows:
        yield Facts(rows)
    common = _common_gaps(record, voices)
    if common:
        yield Note(tuple(_note(voices, lang, only, "all_only") for lang, only in sorted(common)))
    yield from _missing(record.of("summary"), voices, common)
    yield from _texts_of(record.of("summary"), voices, "Lead")


def _body(record: Record, voices: Voices, shown: Pictures) -> Iterator[Part]:
    """The sections under their headings, the figures after the first of them."""
    common = _common_gaps(record, voices)
    figures = iter([shown.figures])
    for field in _sections(voices.lexicon):
        values = record.of(field.name)
        if not values:
            continue
        yield Heading(2, labels(field, voices))
        yield from _missing(values, voices, common)
        yield from _texts_of(values, voices, "Body")
        yield from next(figures, ())
    yield from next(figures, ())


def _sections(lexicon: Lexicon) -> Iterator[Field]:
    return (field for field in fields(lexicon) if field.role is Role.SECTION and field.name not in _APART)


def _texts_of(values: tuple[FieldValue, ...], voices: Voices, style: str) -> Iterator[Part]:
    """Greek and English side by side where the sheet shows both, each further language after them."""
    groups = voices.by_language(values)
    if len(voices.languages) == 2 and all(lang in groups for lang in voices.languages):
        one, other = (groups.pop(lang) for lang in voices.languages)
        yield from side_by_side(one, other, style)
    for group in groups.values():
        for value in group:
            yield from flows(lines(value), style)


def _missing(values: tuple[FieldValue, ...], voices: Voices, known: Gaps) -> Iterator[Part]:
    """A note for each language that these values lack, unless it is already `known`."""
    for lang, only in sorted(_gaps(values, voices) - known):
        yield Note((_note(voices, lang, only),), "Missing")


def _gaps(values: tuple[FieldValue, ...], voices: Voices) -> Gaps:
    return voices.missing(voices.by_language(values)) if values else frozenset()


def _common_gaps(record: Record, voices: Voices) -> Gaps:
    """What all sections of the practice lack: it is said once for all of them."""
    names = ["summary", *(field.name for field in _sections(voices.lexicon) if field.name != _ABOUT)]
    found = [_gaps(values, voices) for values in map(record.of, names) if values]
    return frozenset.intersection(*found) if found else frozenset()


def _note(voices: Voices, lang: str, only: str, sentence: str = "") -> Passage:
    """That something is given in the language `only` alone, in words of `lang`."""
    words = sheet_words(voices.lexicon, lang)
    text = words.only(only)
    text = getattr(words, sentence).format(only=text) if sentence else text[:1].upper() + text[1:]
    return passage(text, lang)


def _context(record: Record, voices: Voices) -> Iterator[Part]:
    """The site's fixed prose, a box a value; each brings its own heading."""
    for group in voices.by_language(record.of("context")).values():
        for value in group:
            yield Note(tuple(line.passage for line in lines(value)), "Context")


def _tags(record: Record) -> Iterator[Part]:
    tags = joined(distinct(cut(value, 0, len(value.text)) for value in record.of("hashtags")), " ")
    if tags.text:
        yield Text(replace(tags, links=()), "Tags")


def _hashtags(record: Record) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.text for value in record.of("hashtags")))


def _texts(record: Record) -> tuple[str, ...]:
    """The texts of the fields that the sheet prints in full."""
    return tuple(value.text for value in record.values if value.field not in {"links", "images", "context"})


def _unprintable(record: Record, parts: Iterable[Part], known: Coverage) -> Iterator[Issue]:
    """An issue a value with characters that no font has, so that their place can be found."""
    if not known.lacks("".join(one.text for one in passages(parts))):
        return
    for value in record.values:
        if lacking := known.lacks(value.text):
            codes = ", ".join(f"U+{ord(sign):04X}" for sign in lacking[:10])
            text = f"{value.field}: no font of the look has {codes}; printed by code"
            yield Issue(IssueCode.UNPRINTABLE_CHARACTER, Severity.WARNING, text, value.locator)
