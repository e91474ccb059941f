"""Runs a page's lines through the outliner: tables, labels that stand before their values, and all other lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from pipeline.extract.page.accepting import LONGEST_FACT, Acceptance, is_before_label, labels_first
from pipeline.extract.page.found import Found, judged, total
from pipeline.extract.page.headings import is_prose, plain_headings
from pipeline.extract.page.label_roles import label_roles, run_in_facts, site_labels
from pipeline.extract.page.lines import Line
from pipeline.extract.page.near_labels import with_near_labels
from pipeline.extract.page.outline import Outliner
from pipeline.extract.page.pairs import sibling_pairs
from pipeline.extract.page.part import Part
from pipeline.extract.page.sections import BESIDE, Place, Section
from pipeline.extract.page.tables import in_groups, take_table
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, fields_by_name
from pipeline.model import Fate, Rule
from pipeline.values.readers import Readers, readers

_FEW = 2
_PROSE = frozenset({"description", "evidence"})
_OPENING = frozenset({"title", "summary", "description", "context"})


def outlined(
    own: Sequence[Line], taken: AbstractSet[int], titles: Sequence[int], part: Part, lexicon: Lexicon
) -> tuple[tuple[Section, ...], Found]:
    """The sections of a part's `own` lines, and what belongs to none; `taken` lines and `titles` are spoken for."""
    roles, of_site = label_roles(own), site_labels(own)
    facts = roles.facts | of_site.facts
    headings = plain_headings(own, taken) | roles.sections | of_site.sections
    own = with_near_labels(own, taken, headings | facts, lexicon)
    read = readers(lexicon)
    acceptance = Acceptance(
        read.can_read, read.amounts.is_sum_first, read.amounts.is_only_sum, has_alone=_has_alone(own)
    )
    outliner = Outliner(acceptance, part.sides, headings, facts, run_in_facts(own), roles.sections)
    pairs = sibling_pairs([line for line in own if line.number not in taken and not line.is_firm_chrome])
    for is_table, group in in_groups(own):
        if is_table:
            take_table([line for line in group if line.number not in taken], outliner)
        else:
            _take_lines(group, taken, titles, outliner, pairs)
    outliner.close()
    furniture = total(judged([piece], Fate.BOILERPLATE, reason) for piece, reason in outliner.furniture)
    return tuple(outliner.sections), furniture


def _take_lines(
    group: Sequence[Line],
    taken: AbstractSet[int],
    titles: Sequence[int],
    outliner: Outliner,
    pairs: Mapping[int, tuple[int, ...]],
) -> None:
    skipped = 0
    visible = [line for line in group if line.text]
    for index, line in enumerate(visible):
        if skipped:
            skipped -= 1
        elif line.number in taken:
            outliner.restart() if line.number in titles else outliner.close()
        elif values := pairs.get(line.number):
            outliner.pair(line, *(one for one in visible[index + 1 :] if one.number in values))
            skipped = len(values)
        elif is_before_label(visible, index):
            outliner.pair(visible[index + 1], line)
            skipped = 1
        elif count := labels_first(visible, index, outliner.acceptance.reads):
            for name, value in zip(visible[index : index + count], visible[index + count :], strict=False):
                outliner.pair(name, value)
            skipped = 2 * count - 1
        else:
            outliner.take(line)


def _has_alone(part: Sequence[Line]) -> bool:
    """Whether labels of sections stand on lines of their own on this page."""
    alone = {
        line.label.field.name
        for line in part
        if line.label
        and line.label.how == "alone"
        and line.label.field.role is Role.SECTION
        and not line.is_firm_chrome
    }
    return len(alone - {"title", "summary", "project_about", "context"}) >= _FEW


def with_summaries(sections: Sequence[Section], part: Part, lexicon: Lexicon) -> tuple[Section, ...]:
    """The sections, with “Brief description” as the summary where the same language has a longer description, too."""
    if any(section.field and section.field.name == "summary" for section in sections):
        return tuple(sections)
    brief = {section.field.name for section in sections if section.field and section.is_brief}
    longer = {
        _is_first(section, part)
        for section in sections
        if section.field and section.field.name in brief and not section.is_brief
    }
    summary = fields_by_name(lexicon)["summary"]
    return tuple(
        replace(section, field=summary) if section.is_brief and _is_first(section, part) in longer else section
        for section in sections
    )


def with_homes(sections: Sequence[Section], part: Part, lexicon: Lexicon) -> tuple[Section, ...]:
    """The sections, those of a field that only points at others in one of these.

    It is the first for a section above all texts but summary and description, else the first that the page does not
    give, else the last. What both languages of a page have has one home.
    """
    known = fields_by_name(lexicon)
    named = {section.field.name for section in sections if section.field}
    if any(section.place is Place.MAIN and section.pieces for section in sections):
        named.add("description")
    has_account = _has_account(sections, part)
    placed: list[Section] = []
    homes: dict[tuple[str, bool], str] = {}
    is_above = True
    for section in sections:
        field = section.field
        if field and field.role is Role.SECTION and field.into:
            side = _is_first(section, part)
            home = homes.get((field.name, not side), "") or (
                field.into[0] if is_above else next((one for one in field.into if one not in named), field.into[-1])
            )
            homes[field.name, side] = home
            placed.append(replace(section, field=known[home]))
            continue
        if field and field.name == "project_about" and not has_account:
            # “What is the project?” on a page that describes nothing else: the project is the practice.
            placed.append(replace(section, field=known["description"]))
            continue
        is_text = field is not None and field.role is Role.SECTION and field.name not in _OPENING
        is_above = is_above and not (is_text and (section.rule not in BESIDE or len(section.pieces) > 1))
        placed.append(section)
    return tuple(placed)


def _has_account(sections: Sequence[Section], part: Part) -> bool:
    """Whether the page has a description besides what it says of the project: under its label, or as main text."""
    mains = [piece for one in sections if one.place is Place.MAIN or one.is_early for piece in one.pieces]
    is_labelled = any(one.field and one.field.name == "description" and one.pieces for one in sections)
    return is_labelled or any(is_prose(part.line(piece).text) for piece in mains)


def with_told(sections: Sequence[Section], part: Part, lexicon: Lexicon) -> tuple[Section, ...]:
    """The sections, those with another field whose one value shows that it is of that.

    The name of a fund before nothing but a sum tells costs (“ERDF: €82,350”), that of a text before nothing but dates
    tells when (“Implementation: 2015 – ongoing”), before the name of an organisation who. So does the value beside
    an unknown label, where no label of its field is on the page.
    """
    known, read = fields_by_name(lexicon), readers(lexicon)
    named = {section.field.name for section in sections if section.field}
    out = []
    for section in sections:
        name = section.field.name if section.field else ""
        text = part.words(section.pieces[0]) if section.pieces else ""
        if section.lesson:
            out.append(section)
        elif name == "funder" and len(section.pieces) == 1 and read.amounts.is_only_sum(text):
            out.append(replace(section, field=known["resources"]))
        elif name in _PROSE and len(section.pieces) == 1 and read.dates.is_only_dates(text):
            out.append(replace(section, field=known["period"]))
        elif section.place is Place.UNKNOWN and (told := _by_value(section, text, read, named)):
            out.append(
                replace(
                    section,
                    place=Place.FIELD,
                    field=known[told],
                    label=section.heading,
                    heading=None,
                    rule=Rule.BY_VALUE,
                )
            )
        elif name == "description" and section.rule in BESIDE and _names_holder(text, read, named):
            out.append(replace(section, field=known["institution"]))
        else:
            out.append(section)
    return tuple(out)


def _names_holder(text: str, read: Readers, named: AbstractSet[str]) -> bool:
    """Whether the words of a description are no more than the name of who is behind it, which no label tells."""
    return "institution" not in named and not is_prose(text) and read.contacts.is_organisation(text)


def _by_value(section: Section, text: str, read: Readers, named: AbstractSet[str]) -> str:
    """The field that the one value beside an unknown label tells; empty where nothing does."""
    is_beside = section.is_full or section.rule is Rule.LABEL_TERM
    if not is_beside or len(section.pieces) != 1 or len(text) > LONGEST_FACT:
        return ""
    contact = read.contacts.contact([text])
    is_period = read.dates.is_only_dates(text) and None not in read.dates.period(text)
    found = {
        "resources": read.amounts.is_only_sum(text),
        "contact": contact is not None and bool(contact.email or (contact.phone and contact.name)),
        "location": read.places.country(text.rpartition(",")[2].strip()) is not None,
        "period": is_period and named.isdisjoint({"start_date", "end_date"}),
    }
    return next((name for name, is_told in found.items() if is_told and (name not in named or name == "resources")), "")


def _is_first(section: Section, part: Part) -> bool:
    return section.label is not None and part.is_first(section.label)
