"""One practice: its lines to values, with the fate of every line and what was odd."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pipeline.extract.facts import add_fact, disagreements
from pipeline.extract.fates import Verdict
from pipeline.extract.findings import Findings
from pipeline.extract.lines import Line, Piece
from pipeline.extract.lists import add_amounts, add_hashtags, add_images, add_links, add_project
from pipeline.extract.ordering import ordered
from pipeline.extract.outlining import outlined, with_summaries
from pipeline.extract.sections import Place, Section
from pipeline.extract.texts import NO_LANGUAGE, is_bilingual
from pipeline.extract.titles import Kicker, Title, repeats, titles
from pipeline.extract.unlabelled import is_hashtags, place_after, place_main
from pipeline.extract.values.readers import Readers, readers
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Field, Role
from pipeline.model import Bitext, Document, Fate, FieldValue, Issue, IssueCode, Locator, Metadata, Run

# Rules for labels that stand beside their value, as in a list of facts.
_BESIDE = frozenset({"label-term", "label-cell", "label-colon", "label-bold"})
_EXPECTED = ("title", "description", "institution", "location")


@dataclass(frozen=True, slots=True)
class Practice:
    """What has been found of one practice; `labelled` are the fields whose label the page has."""

    values: tuple[FieldValue, ...]
    verdicts: tuple[Verdict, ...]
    issues: tuple[Issue, ...]
    labelled: frozenset[str]


def extracted(
    part: Sequence[Line], lines: Sequence[Line], bitext: Bitext, kicked: Sequence[Kicker], lexicon: Lexicon
) -> Practice:
    """The practice that `part`, some or all of a page's `lines`, describes."""
    read = readers(lexicon)
    findings = Findings(lines, _language(part), is_bilingual(part))
    is_whole = len(part) == len(lines)
    metadata = bitext.document.metadata if is_whole else Metadata()
    own = [kicker for kicker in kicked if is_whole]
    has_label = any(line.label and line.label.field.name == "title" and not line.is_firm_chrome for line in part)
    found = () if has_label else titles(part, metadata, own, lexicon)
    _add_titles(found, findings, part)
    taken = {verdict.piece.line for verdict in findings.verdicts} | {kicker.piece.line for kicker in own}
    sections = outlined(part, taken, [title.piece.line for title in found if title.piece], findings, lexicon)
    sections = with_summaries(sections, findings, lexicon)
    _add_sections(sections, findings, read)
    title_line = next((title.piece.line for title in found if title.piece), part[0].number if part else 0)
    repeated = _set_repeats_aside(findings, part) if has_label else set()
    _add_unlabelled(sections, findings, read, title_line, repeated, is_entry=not is_whole)
    _add_published(metadata, findings, read)
    _add_aims(sections, findings)
    _add_lists(sections, part, findings, read, bitext.document)
    disagreements(findings.values, findings)
    _note_missing(findings)
    labelled = frozenset(section.field.name for section in sections if section.field)
    return Practice(ordered(findings, lexicon), tuple(findings.verdicts), tuple(findings.issues), labelled)


def _language(part: Sequence[Line]) -> str:
    """The language of most letters outside furniture."""
    letters: Counter[str] = Counter()
    for line in part:
        if not line.is_firm_chrome:
            letters[line.segment.lang] += len(line.text)
    for lang in NO_LANGUAGE:
        letters.pop(lang, None)
    return max(letters, key=lambda lang: (letters[lang], lang), default="en")


def _add_titles(found: Sequence[Title], findings: Findings, part: Sequence[Line]) -> None:
    for title in found:
        if title.piece is None:
            runs = (Run(0, len(title.text), findings.language),)
            value = FieldValue("title", findings.language, title.text, runs, Locator("head"), title.rule)
            findings.values.append(value)
            continue
        findings.add_fact("title", [title.piece], title.rule)
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


def _add_sections(sections: Sequence[Section], findings: Findings, read: Readers) -> None:
    """The values of all labelled sections; the sections of one text field are one text."""
    texts: dict[str, list[Section]] = {}
    filled = {section.field.name for section in sections if section.field and section.pieces}
    for section in sections:
        field = section.field
        if field is None or section.label is None:
            continue
        findings.judge([section.label], Fate.LABEL, f"label of {field.name}")
        if section.meant:
            words = findings.lines[section.label.line].text
            findings.warn(IssueCode.NEAR_LABEL, f"“{words}” is taken for “{section.meant}”")
        if field.role is Role.SECTION and section.pieces:
            texts.setdefault(field.name, []).append(section)
        elif field.role is not Role.GROUP:
            _add_short(section, field, filled, findings, read)
    for name, group in texts.items():
        _add_text(name, group, findings)


def _add_short(section: Section, field: Field, filled: AbstractSet[str], findings: Findings, read: Readers) -> None:
    if not section.pieces:
        if field.name in filled:
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
    pieces: list[Piece] = []
    short = [section for section in group if len(section.pieces) == 1 and section.rule in _BESIDE]
    keeps_labels = name == "resources" and len(short) == len(group) > (2 if findings.is_bilingual else 1)
    for section in group:
        own = list(section.pieces)
        # The words of a site about itself keep their heading; costs under several labels keep those to be understood.
        if section.label and (name == "context" or keeps_labels):
            is_inline = own[0].line == section.label.line
            own = [Piece(own[0].line, 0, own[0].end), *own[1:]] if is_inline else [section.label, *own]
        pieces += own
    findings.add_text(name, pieces, group[0].rule)


def _add_listed(section: Section, field: Field, findings: Findings) -> None:
    for piece in section.pieces:
        line = findings.lines[piece.line]
        if not is_hashtags(line.text[piece.start : piece.end]):
            findings.judge([piece], Fate.UNPLACED, f"under a label of {field.name}, but none")


def _add_unlabelled(
    sections: Sequence[Section],
    findings: Findings,
    read: Readers,
    title_line: int,
    repeated: set[int],
    *,
    is_entry: bool,
) -> None:
    main = [piece for section in sections if section.place is Place.MAIN for piece in section.pieces]
    main = [piece for piece in main if piece.line not in repeated]
    unknown = [section for section in sections if section.place is Place.UNKNOWN]
    place_main(main, findings, read, title_line, is_entry=is_entry)
    for section in unknown:
        _leave_unknown(section, findings)
    place_after([piece for section in sections if section.place is Place.AFTER for piece in section.pieces], findings)


def _leave_unknown(section: Section, findings: Findings) -> None:
    if section.heading is None:
        return
    line = findings.lines[section.heading.line]
    if not section.pieces:
        findings.judge([section.heading], Fate.BOILERPLATE, "heading with nothing under it")
        return
    findings.judge((section.heading, *section.pieces), Fate.UNPLACED, f"under the unknown heading “{line.text[:60]}”")
    findings.warn(IssueCode.UNKNOWN_LABEL, f"no field has the label “{line.text[:80]}”", line.segment.block.locator)


def _add_published(metadata: Metadata, findings: Findings, read: Readers) -> None:
    date = read.dates.one(metadata.published) if metadata.published else None
    if date is None or any(value.field == "published" and value.rule != "date-line" for value in findings.values):
        return
    findings.values[:] = [value for value in findings.values if value.field != "published"]
    runs = (Run(0, len(metadata.published), findings.language),)
    value = FieldValue("published", findings.language, metadata.published, runs, Locator("head"), "head-of-page", date)
    findings.values.append(value)


def _add_aims(sections: Sequence[Section], findings: Findings) -> None:
    """What stands under a label that has no field of its own fills another field that the page leaves empty."""
    for section in sections:
        if not section.field or section.field.role is not Role.ASIDE or not section.field.into or not section.pieces:
            continue
        name = section.field.into[0]
        if findings.has(name):
            findings.judge(section.pieces, Fate.UNPLACED, f"under a label of {section.field.name}, which is no field")
        else:
            findings.add_text(name, section.pieces, f"{section.rule}-of-{section.field.name}")


def _add_lists(
    sections: Sequence[Section], part: Sequence[Line], findings: Findings, read: Readers, document: Document
) -> None:
    about_money = [
        piece for section in sections if section.field and section.field.name == "resources" for piece in section.pieces
    ]
    add_amounts(about_money, findings, read)
    told = {verdict.piece.line for verdict in findings.verdicts if verdict.fate is Fate.BOILERPLATE}
    content = [line for line in part if not line.is_firm_chrome and line.number not in told]
    add_links([line for line in content if not line.chrome], findings, document)
    add_hashtags(content, findings)
    add_images(part, findings)
    add_project(findings)


def _note_missing(findings: Findings) -> None:
    for name in _EXPECTED:
        if not findings.has(name):
            findings.warn(IssueCode.MISSING_FIELD, f"the page gives no {name}", is_serious=True)
