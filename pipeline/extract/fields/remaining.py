"""Makes fields of what stands under no label, in the head of the page, and under labels without a field."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.choose.rest import Rest
from pipeline.extract.fields.making import fact_found, text_found
from pipeline.extract.fields.places import places_found
from pipeline.extract.fields.unlabelled import main_found
from pipeline.extract.page.found import NOTHING, Found, found_as, total, value_found, warned
from pipeline.extract.page.lines import Line, Piece, extent
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.sections import PageSection
from pipeline.lexicon.fields import Field, Role
from pipeline.messages import Message
from pipeline.model import Fate, FieldValue, IssueCode, Locator, Metadata, Reason, Rule, Run, Value
from pipeline.text import AddressKind, addresses, is_hashtags
from pipeline.values.readers import Readers

# So many letters above a title are what a site puts there, and no text.
_LONGEST_ABOVE = 120
# What schema.org calls the site and who runs it.
_OF_SITE = frozenset({"WebSite", "Organization", "GovernmentOrganization", "NGO"})
# Aims of more letters tell what was done, too.
_LONGEST_AIM = 250


def unlabelled(
    rest: Rest, before: Found, part: PracticePart, read: Readers, title_line: int, *, is_entry: bool
) -> Found:
    """The fields that the rest of a part tells, beside those found `before`; what finds no place is named."""
    found = rest.found + found_as(rest.headings, Fate.LABEL, "heading of the main text")
    if rest.chosen:
        found += text_found(part, "description", rest.chosen, Rule.CHOSEN, is_sure=rest.is_sure)
    found += total(
        _unknown(section.heading, section.pieces, part, title_line) for section in rest.left if section.heading
    )
    is_sure = rest.is_sure and not rest.chosen
    found += main_found(rest.main, before + found, part, read, title_line, is_entry=is_entry, is_sure=is_sure)
    places, after = places_found(rest.after, before + found, part, read)
    found += places
    return found + _after_found(after, before + found, part)


def _after_found(pieces: Sequence[Piece], before: Found, part: PracticePart) -> Found:
    """Words after the last labelled section: links lead further, the rest has no place."""
    texts = {value.text for value in before.values}
    parts: list[Found] = []
    has_further = before.has("further_information")
    for piece in pieces:
        text = part.words(piece)
        if text in texts:
            parts.append(found_as([piece], Fate.BOILERPLATE, Reason.PRINTED_TWICE))
        elif not has_further and any(one.kind is AddressKind.URL for one in addresses(text)):
            made = text_found(part, "further_information", [piece], Rule.LINE_WITH_LINK)
            parts.append(made)
            has_further = made.has("further_information")
            texts.update(value.text for value in made.values)
        elif not is_hashtags(text):
            parts.append(found_as([piece], Fate.UNPLACED, "behind the last section, without a label"))
    return total(parts)


def _unknown(heading: Piece, below: Sequence[Piece], part: PracticePart, title_line: int) -> Found:
    line = part.line(heading)
    pieces = (heading, *below)
    if pieces[-1].line < title_line and extent(pieces) <= _LONGEST_ABOVE:
        return found_as(pieces, Fate.BOILERPLATE, "above the title")
    if not below:
        return found_as(pieces, Fate.BOILERPLATE, "heading with nothing under it")
    message = Message("extract.unknown-label", words=line.text[:80])
    unplaced = found_as(pieces, Fate.UNPLACED, f"under the unknown heading “{line.text[:60]}”")
    return unplaced + warned(IssueCode.UNKNOWN_LABEL, message, line.segment.block.locator)


def byline_date(lines: Sequence[Line], before: Found, part: PracticePart, read: Readers) -> Found:
    """The day that a line in the markup of a byline gives first, unless a label or a line of its own gives one."""
    taken = {verdict.piece.line for verdict in before.verdicts if verdict.fate is Fate.FIELD}
    own = (line for line in lines if line.boilerplate == Reason.BYLINE and line.number not in taken)
    bylines = (line for line in own if len(line.text) <= _LONGEST_ABOVE)
    for line in bylines if not before.has("published") else ():
        dates = read.dates.all_in(line.text)
        if dates and dates[0].day is not None and not read.dates.is_of_change(line.text[: dates[0].start]):
            piece = Piece(line.number, dates[0].start, dates[0].end)
            return fact_found(part, "published", [piece], Rule.DATE_LINE, dates[0].date)
    return NOTHING


def with_published(found: Found, metadata: Metadata, part: PracticePart, read: Readers) -> Found:
    """The findings, with the date that the head of the page gives, unless a label gives one."""
    date = read.dates.one(metadata.published)
    if date is None or any(value.rule != Rule.DATE_LINE for value in found.of("published")):
        return found
    return found.without("published") + _of_head("published", metadata.published, part.sides.main, date)


def described_in_head(lines: Sequence[Line], metadata: Metadata, part: PracticePart) -> Found:
    """The description and the summary in the head of a page that prints nothing itself, but by a script."""
    if any(line.has_words for line in lines):
        return NOTHING
    own = (thing for thing in metadata.things if not thing.under and _OF_SITE.isdisjoint(thing.types))
    told = next((thing.description for thing in own if thing.description), "")
    texts = {"description": told or metadata.description, "summary": metadata.description if told else ""}
    return total(_of_head(name, text, part.sides.of_words(text)) for name, text in texts.items() if text)


def _of_head(name: str, words: str, lang: str, value: Value = None) -> Found:
    runs, is_sure = (Run(0, len(words), lang),), value is not None
    return value_found(FieldValue(name, lang, words, runs, Locator("head"), Rule.HEAD_OF_PAGE, value, is_sure=is_sure))


def with_aims(sections: Sequence[PageSection], found: Found, part: PracticePart) -> Found:
    """The findings, with what stands under labels that have no field of their own in fields that the page leaves empty.

    What is long enough is, not surely, the account of the practice that is given nowhere else. Sections under labels of
    one meaning, as general and specific aims, are one text.
    """
    alike: dict[str, tuple[Field, list[PageSection]]] = {}
    for section in sections:
        if section.field and section.field.role is Role.ASIDE and section.field.into and section.pieces:
            alike.setdefault(section.field.name, (section.field, []))[1].append(section)
    for label, (field, group) in alike.items():
        pieces = [piece for section in group for piece in section.pieces]
        is_account = extent(pieces) > _LONGEST_AIM
        names = (field.into[-1], field.into[0]) if is_account else field.into[:1]
        name = next((one for one in names if not found.has(one)), "")
        if name:
            for _, side in part.by_side(pieces):
                is_sure = name != field.into[-1]
                found += text_found(part, name, side, f"{group[0].rule}-of-{label}", is_sure=is_sure)
        else:
            found += found_as(pieces, Fate.UNPLACED, f"under a label of {label}, which is no field")
    return found
