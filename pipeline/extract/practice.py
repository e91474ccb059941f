"""One practice: its lines to values, with the fate of every line and what was odd."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.choose.names_in_head import head_of
from pipeline.extract.choose.rest import rest_of
from pipeline.extract.choose.site_name import shown_on
from pipeline.extract.choose.titles import Titles, titles
from pipeline.extract.fields.facts import disagreements
from pipeline.extract.fields.figures import figures
from pipeline.extract.fields.labelled import labelled
from pipeline.extract.fields.labelled_fields import labelled_fields
from pipeline.extract.fields.lead_partner import lead_partner
from pipeline.extract.fields.lists import amounts, hashtags, links, project
from pipeline.extract.fields.pictures import images
from pipeline.extract.fields.remaining import byline_date, described_in_head, unlabelled, with_aims, with_published
from pipeline.extract.fields.title_values import repeats_of, titled
from pipeline.extract.labels.label import Label, LabelShape
from pipeline.extract.page.accepting import is_title
from pipeline.extract.page.by_likeness import with_likeness
from pipeline.extract.page.by_order import with_order
from pipeline.extract.page.by_value import labelled_by_value
from pipeline.extract.page.found import Found, Verdict, found_as, total, warned
from pipeline.extract.page.kickers import Kicker
from pipeline.extract.page.lines import Line
from pipeline.extract.page.open_fields import with_homes, with_summaries
from pipeline.extract.page.outlining import outlined
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.partners import with_partners, with_text_after
from pipeline.extract.page.sections import PageSection
from pipeline.extract.page.taught import InPlaces
from pipeline.extract.record.finishing import ordered
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import fields_by_name
from pipeline.messages import Message, recognised
from pipeline.model import Bitext, Choice, Document, Fate, FieldValue, Issue, IssueCode, Metadata, Reason
from pipeline.values.readers import Readers, readers

_OF_LINKS = "further_information"
_EXPECTED = ("title", "description", "institution", "location")


@dataclass(frozen=True, slots=True)
class Practice:
    """The findings on one practice; `labelled` are the fields that the page gives under labels."""

    values: tuple[FieldValue, ...]
    verdicts: tuple[Verdict, ...]
    issues: tuple[Issue, ...]
    labelled: frozenset[str]
    choices: tuple[Choice, ...] = ()


def extracted(
    own: Sequence[Line], part: PracticePart, bitext: Bitext, kicked: Sequence[Kicker], lexicon: Lexicon, known: InPlaces
) -> Practice:
    """The practice that its `own` lines, some or all of a page's, describe; `known` is what its site was taught."""
    read, document, is_whole = readers(lexicon), bitext.document, len(own) == len(part.lines)
    metadata, kickers = (document.metadata, kicked) if is_whole else (Metadata(), ())
    has_label = _has_label("title", own, known.sections)
    head = head_of(metadata, lexicon, shown_on(own))
    named = Titles(()) if has_label else titles(own, head, kickers, part.sides, lexicon, is_text=document.is_pasted)
    found = found_as(known.again, Fate.BOILERPLATE, Reason.PRINTED_TWICE) + titled(named.found, part)
    found += total(repeats_of(own, found).values())

    taken = {verdict.piece.line for verdict in found.verdicts} | {kicker.piece.line for kicker in kickers} | known.lines
    title_lines = [title.piece.line for title in named.found if title.piece]
    title_lines += [one.pieces[0].line for one in known.sections if one.field and one.field.name == "title"]
    outline, boilerplate = outlined(own, taken, title_lines, part, lexicon)
    sections = _meant((*known.sections, *outline), part, read, lexicon)
    found += boilerplate + labelled(sections, part, read, lexicon)

    title_line = _title_line(title_lines, sections, own)
    again = repeats_of(own, found) if has_label else {}
    found += total(again.values())
    is_text, has_text = document.is_pasted, found.has("description")
    rest = rest_of(sections, part, read, title_line, again.keys(), lexicon, has_description=has_text, is_text=is_text)
    found += unlabelled(rest, found, part, read, title_line, is_entry=not is_whole)
    found += byline_date(own, found, part, read) + described_in_head(own, metadata, part)
    found = with_aims(sections, with_published(found, metadata, part, read), part)
    found += lead_partner(sections, found, part, lexicon)
    found += _listed(sections, own, found, part, read, document)
    found += disagreements(found.values) + _missing(found)
    return Practice(
        ordered(found, part.sides, lexicon),
        found.verdicts,
        found.issues,
        labelled_fields(sections, found, part, read),
        (*named.choices, *rest.choices),
    )


def _has_label(name: str, lines: Sequence[Line], taught: Sequence[PageSection]) -> bool:
    """Whether a field has a label of its own, or was taught a place."""
    is_labelled = any(
        line.label and line.label.field.name == name and not line.is_firm_boilerplate and _has_value(line.label, line)
        for line in lines
    )
    return is_labelled or any(one.field and one.field.name == name for one in taught)


def _has_value(label: Label, line: Line) -> bool:
    """Whether a label that a line only opens with has a title after it."""
    return label.how is not LabelShape.OPENING or is_title(line.text[label.end :].strip())


def _meant(
    sections: Sequence[PageSection], part: PracticePart, read: Readers, lexicon: Lexicon
) -> tuple[PageSection, ...]:
    """The sections with the fields that they are about by all that is on the page."""
    sections = with_text_after(sections, part)
    homed = with_homes(with_summaries(sections, part, lexicon), part, lexicon)
    by_value = labelled_by_value(with_partners(homed, lexicon), part, lexicon)
    return with_likeness(with_order(by_value, fields_by_name(lexicon), part, read, lexicon), part, lexicon)


def _title_line(chosen: Sequence[int], sections: Sequence[PageSection], lines: Sequence[Line]) -> int:
    """The number of the line with the title, else of the label of one, else of the first line."""
    labels = (one.label.line for one in sections if one.field and one.field.name == "title" and one.label)
    return next(iter(chosen), next(labels, lines[0].number if lines else 0))


def _listed(
    sections: Sequence[PageSection],
    own: Sequence[Line],
    before: Found,
    part: PracticePart,
    read: Readers,
    document: Document,
) -> Found:
    """Fields found by their shape wherever they stand: sums, links, hashtags, pictures, the project, key figures."""
    found = amounts([one for one in sections if one.field and one.field.name == "resources"], part, read)
    set_aside = {verdict.piece.line for verdict in before.verdicts if verdict.fate is Fate.BOILERPLATE}
    content = [line for line in own if not line.is_firm_boilerplate and line.number not in set_aside]
    told = {piece.line for one in sections if one.field and one.field.name == _OF_LINKS for piece in one.pieces}
    shown = [line for line in content if not line.boilerplate or line.number in told]
    found += links(shown, part, document) + hashtags(content, part)
    found += images(own, part, read)
    found += project(before + found)
    return found + figures(before + found, part, read)


def _missing(found: Found) -> Found:
    missing = (name for name in _EXPECTED if not found.has(name))
    return total(
        warned(IssueCode.MISSING_FIELD, Message("extract.missing", field=recognised("fields", name)), is_serious=True)
        for name in missing
    )
