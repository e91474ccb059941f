"""Candidates for the title of a page: lines of it, halves of such, and what only its head says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.extract.choose.names_in_head import HeadNames
from pipeline.extract.choose.site_name import cuts
from pipeline.extract.choose.title_signs import LONGEST, TitleSigns
from pipeline.extract.labels.keys import key
from pipeline.extract.page.headings import is_sentence
from pipeline.extract.page.label_roles import run_in_facts
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.sides import Sides, halves
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role
from pipeline.lexicon.values import kinds
from pipeline.model import BlockKind, Rule

# The words of an address lack their accents and signs.
_ADDRESS = 0.75
_MOST_NAMES = 4
_LEAST_HEADLINES = 3
# A project's name of fewer words is a short one, beside the title.
_WORDS_OF_TITLE = 4
_NUMBER = re.compile(r"\d{1,2}[.)]\s+(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class TitleCandidate:
    """Words that may be the title: a piece of the page, or, where `piece` is None, words of its head alone."""

    text: str
    lang: str
    signs: tuple[tuple[str, float], ...]
    rule: Rule = Rule.CHOSEN
    piece: Piece | None = None
    level: int = 0

    @property
    def is_of_site(self) -> bool:
        """Whether it is the name of the site, or boilerplate, rather than of the page."""
        return any(value for name, value in self.signs if name in {"site", "boilerplate"})


def candidates(
    lines: Sequence[Line],
    head: HeadNames,
    spoken: AbstractSet[int],
    sides: Sides,
    lexicon: Lexicon,
    *,
    is_text: bool,
    takes_repeated: bool = False,
) -> tuple[TitleCandidate, ...]:
    """The candidates in page order, then what only the head of the page says.

    `spoken` are lines that are kickers; `is_text` says that the page is pasted text, where capitals are no heading.
    What stands on other pages of the site, too, is its name rather than a title, and none unless `takes_repeated`.
    """
    signs = TitleSigns(lines, head, lexicon, is_text=is_text)
    collected: list[TitleCandidate] = []
    texts: set[tuple[str, bool]] = set()
    headlines = _headlines(lines)
    for line in _possible(lines, spoken, signs):
        if line.is_of_site and not takes_repeated:
            continue
        for piece in halves(line, _own_words(line, head.site, lexicon), sides):
            text = line.text[piece.start : piece.end].strip()
            same = (key(text), bool(line.boilerplate))
            if text and len(text) <= LONGEST and same not in texts:
                texts.add(same)
                lang = line.segment.lang if piece == line.whole else sides.of_words(text)
                own = tuple(signs.of(line, text).items())
                # What leads away is no title, but what stands below it is no earlier for that.
                if line.number not in headlines or signs.is_named(line.text):
                    collected.append(TitleCandidate(text, lang, own, Rule.CHOSEN, piece, line.level))
    known = {key(one.text) for one in collected}
    names = [name for name in head.names if not any(cuts(name))][:_MOST_NAMES] or head.names[:1]
    alone = [(name, Rule.HEAD_OF_PAGE, 1.0) for name in names if key(name) not in known]
    alone += [(head.slug, Rule.ADDRESS, _ADDRESS)] if head.slug and not names else []
    for name, rule, weight in alone:
        own = (("head", weight), *signs.of_name(name).items())
        collected.append(TitleCandidate(name, sides.of_words(name), own, rule))
    return tuple(collected)


def _possible(lines: Sequence[Line], spoken: AbstractSet[int], signs: TitleSigns) -> Iterator[Line]:
    """The lines that may be a title at all: no label, no value, no date, and no boilerplate but headings."""
    facts = run_in_facts(lines)
    values, acronyms, projects = _values(lines) | _row_names(lines), _acronyms(lines), _projects(lines)
    for line in lines:
        if not line.has_words:
            continue
        is_running_text = line.kind is not BlockKind.HEADING and _tells(line.text) and not signs.is_named(line.text)
        if line.number in facts or is_running_text:
            continue
        is_item = line.kind is BlockKind.ITEM or line.text.startswith("#")
        is_labelled = line.label is not None and line.number not in projects
        if line.number in spoken or is_labelled or line.is_picture_caption or is_item:
            continue
        is_value = line.number in acronyms or (line.number in values and line.kind is not BlockKind.HEADING)
        is_cell = line.kind in {BlockKind.CELL, BlockKind.DETAIL} and not line.is_bold
        is_set_aside = line.is_firm_boilerplate and line.kind is not BlockKind.HEADING and not signs.is_named(line.text)
        if not (is_value or is_cell or is_set_aside or signs.dates.is_only_dates(line.text)):
            yield line


def _headlines(lines: Sequence[Line]) -> frozenset[int]:
    """The headings of one rank that are links to other pages: a title may lead to its own page, but stands alone."""
    ranks: defaultdict[int, list[int]] = defaultdict(list)
    for line in lines:
        if line.kind is BlockKind.HEADING and line.leads_away:
            ranks[line.level].append(line.number)
    return frozenset(number for rank in ranks.values() if len(rank) >= _LEAST_HEADLINES for number in rank)


def _values(lines: Sequence[Line]) -> frozenset[int]:
    """The lines right below labels: one below a label, as many below labels of facts that stand in a row."""
    numbers: set[int] = set()
    left = 0
    for line in (one for one in lines if one.has_words):
        if _is_label(line):
            is_fact = line.label is not None and line.label.field.role is Role.FACT
            left = left + 1 if is_fact and left else 1
        elif left:
            numbers.add(line.number)
            left -= 1
    return frozenset(numbers)


def _projects(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that name a project in several words and stand among no other facts: “Project: a bench of stories”."""
    shown = [line for line in lines if line.has_words and not line.is_firm_boilerplate]
    return frozenset(
        line.number
        for before, line, after in zip([None, *shown], shown, [*shown[1:], None], strict=False)
        if line.label
        and line.label.field.name == "project"
        and len(line.text[line.label.end :].split()) >= _WORDS_OF_TITLE
        and not (before and before.label)
        and not (after and after.label)
    )


def _acronyms(lines: Sequence[Line]) -> frozenset[int]:
    """The single words that a label calls the name of the project, over a line of several that may be its title."""
    shown = [line for line in lines if line.has_words and not line.is_firm_boilerplate]
    names = {
        key(after.text if line.label.is_alone else line.text[line.label.end :])
        for line, after in pairwise(shown)
        if line.label and line.label.field.name == "project"
    }
    over = (
        one for one, below in pairwise(shown) if len(below.text.split()) >= _WORDS_OF_TITLE and not _tells(below.text)
    )
    return frozenset(one.number for one in over if key(one.text) in names and len(one.text.split()) == 1)


def _row_names(lines: Sequence[Line]) -> frozenset[int]:
    """The bold words in the first cells of several rows with a value beside them: labels, known or not."""
    by_table: defaultdict[int, list[int]] = defaultdict(list)
    for line, after in pairwise(line for line in lines if line.has_words):
        is_row = line.cell and after.cell and (line.cell.table, line.cell.row) == (after.cell.table, after.cell.row)
        if line.cell and is_row and line.cell.column == 0 and line.is_bold and not after.is_bold:
            by_table[line.cell.table].append(line.number)
    return frozenset(number for rows in by_table.values() if len(rows) > 1 for number in rows)


def _tells(text: str) -> bool:
    """Whether a line is a sentence, opens a list or stands in brackets: a title names, and closes with none of them."""
    return (is_sentence(text) and text.rstrip().endswith((".", ":"))) or (text.startswith("(") and text.endswith(")"))


def _is_label(line: Line) -> bool:
    """Whether a line is a label, and what stands below it is its value."""
    label = line.label
    return label is not None and label.is_alone and label.field.role is not Role.GROUP


def _own_words(line: Line, site: AbstractSet[str], lexicon: Lexicon) -> Piece:
    """A line without the kicker, the `site`, or its number in a list that it opens with: “Good practice: lamps”."""
    opening, colon, rest = line.text.partition(":")
    is_kicker = bool(colon and rest.strip()) and (bool(line.label) or key(opening) in _kicker_words(lexicon) | site)
    start = len(line.text) - len(rest.lstrip()) if is_kicker else 0
    if number := _NUMBER.match(line.text, start):
        start = number.end()
    return Piece(line.number, start, len(line.text))


@cache
def _kicker_words(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(key(known) for known in kinds(lexicon).practice)
