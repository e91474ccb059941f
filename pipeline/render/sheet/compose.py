"""`Record` → `Sheet`: which words stand on a fact sheet, in which order. Nothing here knows a format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.lexicon import Lexicon
from pipeline.model import (
    Fact,
    FieldPair,
    FieldValue,
    Foot,
    Head,
    Look,
    Note,
    Part,
    Passage,
    Record,
    Section,
    Sheet,
    SheetId,
)
from pipeline.render.passages import cut, joined, language_of, passage, tied
from pipeline.render.sheet.blocks import flows, lines, side_by_side
from pipeline.render.sheet.budget import budget, without_budget
from pipeline.render.sheet.coverage import coverage
from pipeline.render.sheet.drafted import marked
from pipeline.render.sheet.facts import facts
from pipeline.render.sheet.funding import emblem, funding
from pipeline.render.sheet.gaps import common_gaps, common_notes, led, notes, section_fields
from pipeline.render.sheet.highlights import highlights
from pipeline.render.sheet.oddities import capitals, unprintable
from pipeline.render.sheet.parting import parted_sheet
from pipeline.render.sheet.pictures import Pictures, pictures
from pipeline.render.sheet.shortening import shortened
from pipeline.render.sheet.source import named_line, site_links, source, unsafe_links
from pipeline.render.sheet.voices import Voices, distinct, languages_of, sides
from pipeline.render.sheet.where import where
from pipeline.render.walk import changed, passages


@dataclass(frozen=True, slots=True)
class Wishes:
    """The settings for all sheets: what is printed of what is known, and how much of it."""

    show_context: bool = False
    max_letters: int = 500_000
    has_map: bool = True
    has_figures: bool = True
    marks_provisional: bool = True


def compose(record: Record, lexicon: Lexicon, look: Look, languages: str = "both", wishes: Wishes = Wishes()) -> Sheet:
    """The fact sheet of a record, set in `languages` (`both`, `el` or `en`), or in the two that its page is in.

    Every word comes from the record or the lexicon. A language that a field lacks is named in a note and replaced by
    the one there is. Characters that no font of the look has are printed by their code. A text of more than
    `max_letters` characters is cut, with a note on the sheet and an issue.
    """
    voices = Voices(languages_of(record, languages, lexicon), lexicon)
    title = _title(record, voices)
    shown = pictures(record, look, voices, title[0])
    place = where(record, look, voices) if wishes.has_map else None
    known = coverage(look)
    sections = tuple(_sections(record, voices, shown, has_figures=wishes.has_figures))
    head = _head(record, look, voices, shown, wishes, sections)
    head = replace(head, titles=tuple(map(tied, title)), map=place and place.figure)
    foot = _foot(record, look, voices, shown, show_context=wishes.show_context)
    whole = Sheet(
        identifier=_identifier(record, (head, sections, foot)),
        title=known.printable(title[0]).text.replace("\u00a0", " "),
        lang=voices.languages[0],
        languages=voices.languages,
        head=head,
        sections=sections,
        foot=foot,
        keywords=tuple(known.printable(passage(tag.lstrip("#"), "zxx")).text for tag in _hashtags(record)),
        source_read=(record.page.fetched or "")[:10],
        resources=(*shown.resources, *(place.resources if place else ()), *emblem(look)),
        issues=(*shown.issues, *capitals(record), *unsafe_links(record)),
        values=record.values,
    )
    # What a character without a glyph is printed as counts, too.
    shown_words = changed(whole, lambda one: known.printable(marked(one, voices)))
    printed, cut_issues = shortened(shown_words, wishes.max_letters, Note(voices.label("cut")))
    issues = (*whole.issues, *unprintable(record, whole, known), *cut_issues)
    return parted_sheet(replace(printed, issues=issues))


def _identifier(record: Record, printed: object) -> SheetId:
    number = ".".join(filter(None, (record.page.part, record.number)))
    return SheetId.of(record.page.path, number, (one.text for one in passages(printed)))


def _title(record: Record, voices: Voices) -> tuple[Passage, ...]:
    """The title, one passage a language; the fixed word for none where the page has none."""
    groups = voices.by_language(record.of("title")).values()
    return distinct(_whole(group[0]) for group in groups) or voices.label("untitled")


def _whole(value: FieldValue) -> Passage:
    """A value in one passage, whatever its line breaks."""
    return joined((line.passage for line in lines(value)), " ")


def _head(
    record: Record, look: Look, voices: Voices, shown: Pictures, wishes: Wishes, sections: Sequence[Section]
) -> Head:
    """All of the head but title and map; the pictures of the page stand in it where no section takes them."""
    projects = distinct(_whole(value) for value in record.of("project"))
    pages = site_links(record, _texts(record))
    gaps = common_gaps(record, voices)
    summary = record.of("summary")
    section_texts = tuple(value.text for field in section_fields(voices.lexicon) for value in record.of(field.name))
    office = dict(look.brand).get("name", "")
    rows = facts(record, voices, section_texts, has_figures=wishes.has_figures)
    return Head(
        kicker=joined(voices.label("good_practice"), " · "),
        titles=(),
        mark=voices.label("to_check") if wishes.marks_provisional and not record.is_ready else (),
        project=joined((joined(voices.label("project"), " · "), *projects), "\u00a0") if projects else None,
        office=named_line(voices.label("prepared"), passage(office, language_of(office))) if office else None,
        logos=shown.logos,
        picture=shown.opening,
        figures=highlights(record, led(voices, gaps)) if wishes.has_figures else (),
        facts=(*rows, *([Fact(voices.label("links"), pages)] if pages else [])),
        notes=(*common_notes(gaps, voices), *notes(summary, voices, gaps)),
        lead=(*_texts_of(record, "summary", voices), *(() if sections else shown.figures)),
    )


def _sections(record: Record, voices: Voices, shown: Pictures, *, has_figures: bool) -> Iterator[Section]:
    """The sections under their headings, without what a key figure tells; the pictures stand in the first of them."""
    gaps = common_gaps(record, voices)
    figures = shown.figures
    shown_budget = budget(record) if has_figures else None
    for field in section_fields(voices.lexicon):
        values, texts = record.of(field.name), tuple(_texts_of(record, field.name, voices))
        if shown_budget and field.name == "resources":
            texts = without_budget(texts, shown_budget, voices.lexicon)
        if texts:
            texts = (*texts, *figures)
            yield Section(voices.heading(field), notes(values, voices, gaps), texts, field.name)
            figures = ()


def _texts_of(record: Record, name: str, voices: Voices) -> Iterator[Part]:
    """A field's two languages side by side where the sheet shows both, each further language after them."""
    groups = voices.by_language(record.of(name))
    if len(voices.languages) == 2 and all(lang in groups for lang in voices.languages):
        one, other = (groups.pop(lang) for lang in voices.languages)
        yield from side_by_side(one, other, _pairs(one, other, record, voices))
    for group in groups.values():
        for value in group:
            yield from flows(lines(value))


def _pairs(
    first: Sequence[FieldValue], second: Sequence[FieldValue], record: Record, voices: Voices
) -> tuple[FieldPair, ...]:
    """Pairs that say the same in the two values, the sheet's first language first; none but of one and one."""
    if not len(first) == len(second) == 1:
        return ()
    found = tuple(dict.fromkeys((*first[0].pairs, *second[0].pairs)))
    page = sides(record) or voices.languages
    if len(page) == 2 and set(page) != set(voices.languages):
        return ()
    return tuple(pair.swapped for pair in found) if page[0] == voices.languages[1] else found


def _foot(record: Record, look: Look, voices: Voices, shown: Pictures, *, show_context: bool) -> Foot:
    return Foot(
        context=tuple(_context(record, voices)) if show_context else (),
        tags=_tags(record),
        source=tuple(source(record, voices, dict(look.brand).get("name", ""))),
        code=shown.code,
        funding=funding(look, voices, shown.partners, shown.resources),
    )


def _context(record: Record, voices: Voices) -> Iterator[Note]:
    """The site's fixed prose, a box a value; each brings its own heading."""
    for group in voices.by_language(record.of("context")).values():
        for value in group:
            yield Note(tuple(line.passage for line in lines(value)))


def _tags(record: Record) -> Passage | None:
    tags = joined(distinct(cut(value, 0, len(value.text)) for value in record.of("hashtags")), " ")
    return replace(tags, links=()) if tags.text else None


def _hashtags(record: Record) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.text for value in record.of("hashtags")))


def _texts(record: Record) -> tuple[str, ...]:
    """The texts of the fields that the sheet prints in full."""
    return tuple(value.text for value in record.values if value.field not in {"links", "images", "context"})
