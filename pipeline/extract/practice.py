"""One practice: its lines to values, with the fate of every line and what was odd."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from pipeline.extract.choose.naming import head_of
from pipeline.extract.choose.titles import Title, Titles, repeats, titles
from pipeline.extract.fields.facts import add_fact, disagreements
from pipeline.extract.fields.figures import add_figures
from pipeline.extract.fields.findings import Findings
from pipeline.extract.fields.lists import add_amounts, add_hashtags, add_links, add_project
from pipeline.extract.fields.pictures import add_images
from pipeline.extract.fields.remaining import add_aims, add_byline_date, add_published, add_unlabelled
from pipeline.extract.fields.unlabelled import is_hashtags
from pipeline.extract.page.by_order import with_order
from pipeline.extract.page.kickers import Kicker
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.outlining import outlined, with_homes, with_summaries, with_told
from pipeline.extract.page.sections import Section
from pipeline.extract.page.sides import sides_of
from pipeline.extract.page.taught import in_places
from pipeline.extract.record.fates import Verdict
from pipeline.extract.record.ordering import ordered
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Field, Role, ValueType, fields_by_name
from pipeline.lexicon.values import words as words_of
from pipeline.model import (
    Bitext,
    Choice,
    Document,
    Fate,
    FieldValue,
    Issue,
    IssueCode,
    Lesson,
    Locator,
    Metadata,
    Origin,
    Run,
)
from pipeline.text import fold
from pipeline.values.readers import Readers, readers

# Rules for labels that stand beside their value, as in a list of facts.
_BESIDE = frozenset({"label-term", "label-cell", "label-colon", "label-bold"})
# Rules by which the words of a heading are only taken for a label.
_GUESSES = frozenset({"by-order", "by-value", "near-label"})
# A sum with a few words on it.
_LONGEST_SUM = 40
_DOTS = " \t\u00a0."
_EXPECTED = ("title", "description", "institution", "location")


@dataclass(frozen=True, slots=True)
class Practice:
    """What has been found of one practice; `labelled` are the fields that the page gives under labels."""

    values: tuple[FieldValue, ...]
    verdicts: tuple[Verdict, ...]
    issues: tuple[Issue, ...]
    labelled: frozenset[str]
    choices: tuple[Choice, ...] = ()


def extracted(
    part: Sequence[Line],
    lines: Sequence[Line],
    bitext: Bitext,
    kicked: Sequence[Kicker],
    lexicon: Lexicon,
    places: Sequence[Lesson] = (),
) -> Practice:
    """The practice that `part`, some or all of a page's `lines`, describes; `places` are what its site was taught."""
    read = readers(lexicon)
    findings = Findings(lines, sides_of(part))
    taught = in_places(part, places, lexicon)
    findings.judge(taught.again, Fate.BOILERPLATE, "printed twice")
    is_whole = len(part) == len(lines)
    metadata = bitext.document.metadata if is_whole else Metadata()
    own = [kicker for kicker in kicked if is_whole]
    has_label = any(line.label and line.label.field.name == "title" and not line.is_firm_chrome for line in part)
    has_label = has_label or any(one.field and one.field.name == "title" for one in taught.sections)
    is_text = bitext.document.page.media_type == "text/plain"
    named_by = (
        Titles(())
        if has_label
        else titles(part, head_of(metadata, lexicon), own, findings.sides, lexicon, is_text=is_text)
    )
    found = named_by.found
    _add_titles(found, findings, part)
    taken = {verdict.piece.line for verdict in findings.verdicts} | {kicker.piece.line for kicker in own} | taught.lines
    title_lines = [title.piece.line for title in found if title.piece]
    title_lines += [one.pieces[0].line for one in taught.sections if one.field and one.field.name == "title"]
    sections = (*taught.sections, *outlined(part, taken, title_lines, findings, lexicon))
    sections = with_told(with_homes(with_summaries(sections, findings, lexicon), findings, lexicon), findings, lexicon)
    sections = with_order(sections, dict(fields_by_name(lexicon)), findings, read)
    _add_sections(sections, findings, read, lexicon)
    named = title_lines or [
        section.label.line for section in sections if section.field and section.field.name == "title" and section.label
    ]
    title_line = (named or [part[0].number if part else 0])[0]
    repeated = _set_repeats_aside(findings, part) if has_label else set()
    chosen = add_unlabelled(
        sections, findings, read, title_line, repeated, is_entry=not is_whole, is_text=is_text, lexicon=lexicon
    )
    add_byline_date(part, findings, read)
    add_published(metadata, findings, read)
    add_aims(sections, findings)
    _add_lists(sections, part, findings, read, bitext.document)
    disagreements(findings.values, findings)
    _note_missing(findings)
    labelled = frozenset(
        _told(section, findings, read)
        for section in sections
        if section.field and section.pieces and section.rule not in _GUESSES
    )
    return Practice(
        ordered(findings, lexicon),
        tuple(findings.verdicts),
        tuple(findings.issues),
        labelled,
        (*named_by.choices, *chosen),
    )


def _told(section: Section, findings: Findings, read: Readers) -> str:
    """The field that a section tells; a budget alone is a fact, no text about resources."""
    name = section.field.name if section.field else ""
    texts = [findings.lines[piece.line].text[piece.start : piece.end] for piece in section.pieces]
    return "amounts" if name == "resources" and all(map(read.amounts.is_only_sum, texts)) else name


def _add_titles(found: Sequence[Title], findings: Findings, part: Sequence[Line]) -> None:
    for title in found:
        if title.piece is None:
            lang = findings.sides.of_words(title.text)
            runs = (Run(0, len(title.text), lang),)
            value = FieldValue("title", lang, title.text, runs, Locator("head"), title.rule, is_sure=title.is_sure)
            findings.values.append(value)
            continue
        findings.add_fact("title", [title.piece], title.rule, is_sure=title.is_sure)
        findings.judge([findings.lines[title.piece.line].whole], Fate.LABEL, "sign between two languages")
    _set_repeats_aside(findings, part)


def _set_repeats_aside(findings: Findings, part: Sequence[Line]) -> set[int]:
    """Lines that only repeat a title are furniture; their numbers."""
    own = {verdict.piece.line for verdict in findings.verdicts if verdict.reason == "title"}
    others = [line for line in part if line.number not in own]
    found = [repeat for value in findings.values if value.field == "title" for repeat in repeats(others, value.text)]
    for line, reason in found:
        findings.judge([line.whole], Fate.BOILERPLATE, reason)
    return {line.number for line, _ in found}


def _add_sections(sections: Sequence[Section], findings: Findings, read: Readers, lexicon: Lexicon) -> None:
    """The values of all labelled sections; the sections of one text field are one text."""
    texts: dict[str, list[Section]] = {}
    filled = {section.field.name for section in sections if section.field and section.pieces}
    for found in sections:
        field, label = found.field, found.label
        if field is None or (label is None and found.lesson is None):
            continue
        section = _without_signs(found, findings, lexicon)
        if label:
            findings.judge([label], Fate.LABEL, f"label of {field.name}")
        if section.meant and label:
            words = findings.lines[label.line].text[label.start : label.end].strip(" :")
            findings.warn(IssueCode.NEAR_LABEL, f"“{words}” is taken for “{section.meant}”")
        if field.role is Role.SECTION and section.pieces:
            texts.setdefault(field.name, []).append(section)
        elif field.role is not Role.GROUP:
            first = len(findings.values)
            _add_short(section, field, filled, findings, read)
            _mark_taught(first, [section], findings)
    for name, group in texts.items():
        first = len(findings.values)
        _add_text(name, group, findings)
        _mark_taught(first, group, findings)


def _mark_taught(first: int, sections: Sequence[Section], findings: Findings) -> None:
    """Say of the values from `first` on that a lesson made them, where one did."""
    lesson = next((section.lesson for section in sections if section.lesson), None)
    if lesson is None:
        return
    rule = f"taught-place: {lesson.place}" if lesson.place else f"taught-label: {lesson.words}"
    made = (replace(value, rule=rule, origin=Origin.TAUGHT) for value in findings.values[first:])
    findings.values[first:] = list(made)


def _without_signs(section: Section, findings: Findings, lexicon: Lexicon) -> Section:
    """A section without lines that say nothing: a dash or “n/a” for an empty value, or hashtags."""
    texts = [findings.lines[piece.line].text[piece.start : piece.end] for piece in section.pieces]
    is_list = section.field is not None and section.field.role is Role.LIST
    nothing = {fold(words).strip(_DOTS) for words in words_of(lexicon).nothing}
    kept = [
        any(map(str.isalnum, text)) and fold(text).strip(_DOTS) not in nothing and (is_list or not is_hashtags(text))
        for text in texts
    ]
    findings.judge(
        [piece for piece, is_kept in zip(section.pieces, kept, strict=True) if not is_kept], Fate.UNPLACED, "no words"
    )
    pieces = tuple(piece for piece, is_kept in zip(section.pieces, kept, strict=True) if is_kept)
    return replace(section, pieces=pieces)


def _add_short(section: Section, field: Field, filled: AbstractSet[str], findings: Findings, read: Readers) -> None:
    if not section.pieces:
        if field.name in filled or (field.role is Role.ASIDE and field.type is ValueType.NAME):
            return
        locator = findings.lines[section.label.line].segment.block.locator if section.label else None
        findings.warn(IssueCode.EMPTY_SECTION, f"nothing stands under the label of {field.name}", locator)
    elif field.role is Role.FACT:
        add_fact(section, field, findings, read)
    elif field.role is Role.LIST:
        _add_listed(section, field, findings)
    elif not field.into:
        findings.judge(section.pieces, Fate.UNPLACED, f"under a label of {field.name}, which is no field")


def _add_text(name: str, group: Sequence[Section], findings: Findings) -> None:
    sides = [[section for section in group if _is_first(section, findings) is side] for side in (True, False)]
    if not findings.sides.is_two and all(sides):
        # A single text in the second language, under a label of its own.
        for side in sides:
            _add_text(name, side, findings)
        return
    pieces: list[Piece] = []
    short = [section for section in group if len(section.pieces) == 1 and section.rule in _BESIDE]
    keeps_labels = name == "resources" and len(short) == len(group) > (2 if findings.sides.is_two else 1)
    for section in group:
        own = list(section.pieces)
        # The words of a site about itself keep their heading; costs under several labels keep those to be understood.
        if section.label and (name == "context" or keeps_labels or _opens_costs(section, findings)):
            is_inline = own[0].line == section.label.line
            own = [Piece(own[0].line, 0, own[0].end), *own[1:]] if is_inline else [section.label, *own]
        pieces += own
    findings.add_text(name, pieces, group[0].rule)


def _opens_costs(section: Section, findings: Findings) -> bool:
    """Whether a label of costs stands over a sum, with further sums below it that have lines of their own as labels."""
    first, *rest = [findings.lines[piece.line].text[piece.start : piece.end].strip() for piece in section.pieces]
    is_sum = len(first) <= _LONGEST_SUM and any(map(str.isdigit, first))
    return (
        is_sum
        and bool(section.field and section.field.name == "resources")
        and any(text.endswith(":") for text in rest)
    )


def _is_first(section: Section, findings: Findings) -> bool:
    """Whether a text and its label are on the first side."""
    parts = [*([section.label] if section.label else []), *section.pieces]
    return all(findings.sides.is_first(findings.lines[piece.line].segment.lang) for piece in parts)


def _add_listed(section: Section, field: Field, findings: Findings) -> None:
    for piece in section.pieces:
        line = findings.lines[piece.line]
        if not is_hashtags(line.text[piece.start : piece.end]):
            findings.judge([piece], Fate.UNPLACED, f"under a label of {field.name}, but none")


def _add_lists(
    sections: Sequence[Section], part: Sequence[Line], findings: Findings, read: Readers, document: Document
) -> None:
    add_amounts([one for one in sections if one.field and one.field.name == "resources"], findings, read)
    told = {verdict.piece.line for verdict in findings.verdicts if verdict.fate is Fate.BOILERPLATE}
    content = [line for line in part if not line.is_firm_chrome and line.number not in told]
    add_links([line for line in content if not line.chrome], findings, document)
    add_hashtags(content, findings)
    add_images(part, findings, read)
    add_project(findings)
    add_figures(findings, read)


def _note_missing(findings: Findings) -> None:
    for name in _EXPECTED:
        if not findings.has(name):
            findings.warn(IssueCode.MISSING_FIELD, f"the page gives no {name}", is_serious=True)
