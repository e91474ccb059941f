"""The title of a page: after a kicker, in a main heading, as the head of the page says, or in its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.choose.naming import CUT, names_in_head, shares_words, slug_of
from pipeline.extract.labels.rows import key
from pipeline.extract.page.kickers import Kicker, is_section
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.sides import NO_LANGUAGE, Sides, halves
from pipeline.lexicon import Lexicon
from pipeline.lexicon.values import kinds
from pipeline.model import BlockKind, Metadata
from pipeline.values.readers import readers

_LONGEST = 250
# A line that is longer, above a heading, is prose.
_LONGEST_OPENING = 120
_SENTENCE_END = (".", ":", ";", ",")
# A typed rule may stand between two headings.
_WITH_A_RULE = 3
_STEPS = re.compile(r"\S\s*[>»›]\s*\S")
_NUMBER = re.compile(r"\d{1,2}[.)]\s+(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Title:
    """A title by its words on the page (`piece`), or only in the page's head or address (`text`)."""

    rule: str
    piece: Piece | None = None
    text: str = ""


def titles(
    lines: Sequence[Line], metadata: Metadata, kicked: Sequence[Kicker], sides: Sides, lexicon: Lexicon
) -> tuple[Title, ...]:
    """The titles of a page that has no line labelled as its title: at most one in Greek and one in another language."""
    spoken = {kicker.piece.line for kicker in kicked}
    dates = readers(lexicon).dates
    open_lines = [line for line in lines if _can_be_title(line, spoken) and not dates.is_date_line(line.text)]
    names = list(names_in_head(metadata, lexicon))
    preceding = lines if names else ()
    begin = max([_crumbs(lines), *(kicker.piece.line for kicker in kicked if kicker.is_list)])
    for rule, found in (
        ("after-kicker", _after_kicker(lines, kicked, spoken)),
        ("main-heading", _main_headings(open_lines, names, sides)),
        ("named-in-head", _named(lines, names)),
        ("first-heading", _first_heading([line for line in open_lines if line.number > begin], preceding)),
        ("bold-line", _bold_line(lines, spoken)),
        ("first-line", _first_line(lines, spoken, begin)),
        ("first-heading", _first_heading(open_lines, preceding)),
    ):
        if found:
            whole = [(line, _behind_kicker(line, lexicon)) for line in found]
            told = [Title(rule, piece) for line, own in whole for piece in halves(line, own, sides)]
            if len(told) == 1 and (next_ := _next_title(lines, found[0], spoken, sides)):
                return (*told, Title("below-title", next_.whole))
            other = _counterpart(lines, found[0], spoken, sides) if len(told) == 1 else None
            return (*told, Title("before-labels-of-its-language", other.whole)) if other else tuple(told)
    slug = slug_of(metadata.url)
    if names:
        # Without an og:title, the last part of the page's title is most often the site's name.
        name = names[0 if metadata.og_title or len(names) == 1 else 1]
        if metadata.og_title or not slug or shares_words(name, slug):
            return (Title("head-of-page", text=name),)
    if slug:
        return (Title("address", text=slug),)
    return tuple(Title("list", kicker.piece) for kicker in kicked if kicker.is_list)[:1]


def repeats(lines: Sequence[Line], title: str) -> Iterator[tuple[Line, str]]:
    """The lines that only repeat a title, whole or cut short, and why they are furniture."""
    whole = key(title)
    for line in lines:
        if not line.text or len(line.text) > _LONGEST or line.is_firm_chrome:
            continue
        if key(line.text) == whole:
            yield line, "title repeated"
        elif CUT.search(line.text) and len(line.text) > 12 and whole.startswith(key(CUT.sub("", line.text))):
            yield line, "title cut short"


def _behind_kicker(line: Line, lexicon: Lexicon) -> Piece:
    """A line without the kicker, or its number in a list, that it opens with: “Good practice: lamps on loan”."""
    words, colon, rest = line.text.partition(":")
    kickers = {key(known) for known in kinds(lexicon).practice}
    is_kicker = bool(colon and rest.strip()) and key(words) in kickers
    start = len(line.text) - len(rest.lstrip()) if is_kicker else 0
    if number := _NUMBER.match(line.text, start):
        start = number.end()
    return Piece(line.number, start, len(line.text))


def _can_be_title(line: Line, spoken: set[int]) -> bool:
    return (
        line.kind is BlockKind.HEADING
        and line.label is None
        and not line.chrome
        and line.number not in spoken
        and line.has_words
        and len(line.text) <= _LONGEST
    )


def _after_kicker(lines: Sequence[Line], kicked: Sequence[Kicker], spoken: set[int]) -> list[Line]:
    for kicker in kicked:
        after = (line for line in lines[kicker.piece.line - lines[0].number + 1 :] if line.has_words)
        line = next((line for line in after if not line.is_firm_chrome and line.number not in spoken), None)
        is_title = line is not None and line.label is None and len(line.text) <= _LONGEST
        if line and is_title and not kicker.is_list and not line.text.rstrip().endswith("."):
            return [line]
    return []


def _main_headings(headings: Sequence[Line], names: Sequence[str], sides: Sides) -> list[Line]:
    main = [line for line in headings if line.level == 1]
    wanted = {key(name) for name in names}
    by_side: dict[bool, list[Line]] = {}
    for line in main:
        by_side.setdefault(sides.is_first(line.segment.lang), []).append(line)
    return sorted(
        (
            next((line for line in side if key(line.text) in wanted), None) or _below_shout(side)
            for side in by_side.values()
        ),
        key=lambda line: line.number,
    )


def _below_shout(side: Sequence[Line]) -> Line:
    """The first heading; where it is in capitals, the first one right below another in capitals, if there is one."""
    pairs = ((above, below) for above, below in pairwise(side) if side[0].text.isupper() and above.text.isupper())
    found = (
        below for above, below in pairs if not below.text.isupper() and below.number - above.number <= _WITH_A_RULE
    )
    return next(found, side[0])


def _named(lines: Sequence[Line], names: Sequence[str]) -> list[Line]:
    """The line that says what the head of the page says; outside furniture if it can be, a heading if it can be.

    A heading that only begins so is the title in full, where the name by itself stands in furniture alone.
    """
    short = [line for line in lines if line.text and len(line.text) <= _LONGEST]
    for name in names:
        wanted = key(name)
        same = [line for line in short if key(line.text) == wanted and not _is_value(line)]
        if same and all(line.chrome for line in same):
            same = [line for line in short if _can_be_title(line, set()) and _opens_with(line, wanted)] or same
        if same:
            return [min(same, key=lambda line: (bool(line.chrome), line.kind is not BlockKind.HEADING, line.number))]
    return []


def _is_value(line: Line) -> bool:
    return line.kind in {BlockKind.CELL, BlockKind.DETAIL} and not line.is_bold


def _opens_with(line: Line, wanted: str) -> bool:
    """Whether a heading goes on where the name has ended."""
    words = key(line.text)
    return words.startswith(wanted) and not words[len(wanted) : len(wanted) + 1].isalnum()


def _first_heading(headings: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """The first heading; behind sections or prose among `lines`, it is one of the text's own."""
    found = [line for line in headings if not line.is_link][:1] if headings and headings[0].level <= 3 else []
    before = (line for line in lines if found and line.number < found[0].number and not line.is_firm_chrome)
    return [] if any(is_section(line) or _is_prose(line.text) for line in before) else found


def _is_prose(text: str) -> bool:
    return len(text) > _LONGEST_OPENING or (len(text) > _LONGEST_OPENING // 3 and text.rstrip().endswith("."))


def _bold_line(lines: Sequence[Line], spoken: set[int]) -> list[Line]:
    """A line set bold above the first section, as on pages that have no headings."""
    for line in lines:
        if is_section(line):
            return []
        is_bold = line.is_bold and line.kind in {BlockKind.PARAGRAPH, BlockKind.CELL} and not line.is_link
        if is_bold and line.has_words and not line.chrome and line.number not in spoken and _is_title_like(line):
            return [line] if len(line.text.split()) > 1 else []
    return []


def _next_title(lines: Sequence[Line], title: Line, spoken: set[int], sides: Sides) -> Line | None:
    """The title in the second language where it stands right below the first, as a line or heading of its own."""
    after = lines[title.number - lines[0].number + 1 :]
    line = next((line for line in after if line.has_words and not line.is_firm_chrome), None)
    if line is None or line.number in spoken or not _is_title_like(line) or NO_LANGUAGE & {line.segment.lang}:
        return None
    is_below = line.kind is BlockKind.HEADING if title.kind is BlockKind.HEADING else line.segment.block.continues
    is_other = sides.is_first(line.segment.lang) is not sides.is_first(title.segment.lang)
    # On a page of two languages a line below a heading that closes no sentence says the same again.
    is_again = title.kind is BlockKind.HEADING and line.kind is BlockKind.PARAGRAPH and sides.is_two
    return line if (is_below or is_again) and is_other and len(line.text) <= 2 * len(title.text) else None


def _counterpart(lines: Sequence[Line], title: Line, spoken: set[int], sides: Sides) -> Line | None:
    """The title of the second language: the short line before its first labels, where the first ones come again."""
    is_first = sides.is_first(title.segment.lang)
    told: set[str] = set()
    candidate: Line | None = None
    for line in lines:
        if line.number <= title.number or not line.has_words or line.is_firm_chrome:
            continue
        is_other = sides.is_first(line.segment.lang) is not is_first
        if line.label and line.label.how == "alone":
            if is_other and candidate and line.label.field.name in told:
                return candidate
            told.add(line.label.field.name)
            candidate = None
        elif is_other and candidate is None and told and line.number not in spoken and _is_title_like(line):
            candidate = line
    return None


def _is_title_like(line: Line) -> bool:
    is_bold_cell = line.kind is BlockKind.CELL and line.is_bold
    is_line = (line.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH} or is_bold_cell) and line.label is None
    return is_line and len(line.text) <= _LONGEST and not line.text.rstrip().endswith(_SENTENCE_END)


def _first_line(lines: Sequence[Line], spoken: set[int], begin: int) -> list[Line]:
    content = [line for line in lines if line.has_words and not line.is_firm_chrome and line.number not in spoken]
    if len(content) < 2:
        return []
    first = next((line for line in content if line.number > begin), content[0])
    return [first] if _is_title_like(first) and not first.text.startswith("#") else []


def _crumbs(lines: Sequence[Line]) -> int:
    """The number of the line above the first section that says where on its site the page stands; -1 without one."""
    last = -1
    for line in lines:
        if is_section(line):
            return last
        if line.is_firm_chrome and _STEPS.search(line.text):
            last = line.number
    return last
