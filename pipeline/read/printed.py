"""Text as printed, or copied from print: wrapped at one width, with a running head and a number on each page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.text.bullets import list_mark
from pipeline.text.line_ends import WHOLE

# A wrapped text has at least this many full lines, and three quarters of the lines inside its paragraphs are full.
_FULL_LINES = 3
_SHORTEST_INNER = 20
# Printed lines of books and mail end near one column; a text copied from a browser has lines of any length.
_WRAPPED = range(40, 100)
_RAGGED = 15
# Two soft hyphens replace a hyphen and a line break inside a word: offsets stay, and normalising drops them.
_JOINED = "\u00ad\u00ad"
# A rule below a heading is about as long as the heading; longer text is a paragraph.
_ROOM = 3
_LONGEST_UNDERLINED = 160

# What browsers print around a page: date and time, address, page number and number of pages.
PRINTED_DATE = re.compile(
    r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4},?\s+(?:(?:πμ|μμ|π\.μ\.|μ\.μ\.|[ap]\.?m\.?)\s*)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"(?:\s*(?:[ap]\.?\s?m\.?|π\.?\s?μ\.?|μ\.?\s?μ\.?|Uhr))?",
    re.IGNORECASE,
)
PRINTED_ADDRESS = re.compile(r"(?:https?|file|about|chrome|chrome-extension|blob|data):\S+", re.IGNORECASE)
PRINTED_COUNT = re.compile(
    r"(?:(?:page|σελίδα|seite|pagina|página)\s+)?(\d{1,3})\s*(?:/|of|από|von|van|de|di|sur)\s*(\d{1,3})", re.IGNORECASE
)

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:[-–] ?)?(\d{1,4})(?: ?[-–])?")
# A line in columns, or one that opens with a short name and a colon, does not continue the line before.
_COLUMNS = re.compile(r"\S.*? {3}")
_NAMED = re.compile(r"[^\W\d_]\S*(?: \S+){0,3} ?:\s")
# A rule typed below a heading, and sometimes above it, too.
_RULE = re.compile(r"={3,}|-{3,}|~{3,}|_{3,}|\*{3,}|#{3,}|\+{3,}")
# Dots that lead from a name to its value.
_LEADERS = re.compile(r"\.(?: ?\.){2,}\s")


def unwrapped(text: str) -> str:
    """`text`, of the same length, without the line breaks that printing put into words and paragraphs.

    Breaks inside paragraphs become spaces if the text was wrapped at one width.
    """
    lines = text.split("\n")
    inner = [pair for pair in pairwise(lines) if len(pair[0]) >= _SHORTEST_INNER and _can_run_on(*pair)]
    widest = max((len(line) for line, _ in inner), default=0)
    is_wrapped = widest in _WRAPPED and _is_wrapped(inner, widest)
    joined = lines[:1]
    for before, line in pairwise(lines):
        if _is_torn(before, line):
            joined[-1] = joined[-1][:-1]
            joined.append(_JOINED + line)
        else:
            runs_on = _hangs(before, line) or (is_wrapped and _runs_on(before, line, widest))
            joined.append(_behind_space(line) if runs_on else "\n" + line)
    return "".join(joined)


def _behind_space(line: str) -> str:
    """A line after one space, of the same length: its indentation becomes soft hyphens, which normalising drops."""
    words = line.lstrip()
    return " " + _JOINED[0] * (len(line) - len(words)) + words


def _is_wrapped(inner: Sequence[tuple[str, str]], widest: int) -> bool:
    """Whether most lines inside paragraphs are about as wide as the widest, and end inside a sentence.

    `inner` are such lines, each with the next. Facts of one length each open with a capital; in prose few lines do.
    """
    full = [line for line, _ in inner if len(line) > widest - _RAGGED]
    broken = [line for line, _ in inner if not line.rstrip().endswith(WHOLE)]
    inside = [after for _, after in inner if not after[:1].isupper() or after.isupper()]
    is_prose = 2 * len(broken) >= len(inner) and 3 * len(inside) >= len(inner)
    return is_prose and len(full) >= _FULL_LINES and 4 * len(full) >= 3 * len(inner)


def _runs_on(before: str, line: str, widest: int) -> bool:
    starts_low = line[:1].islower() or line[:1].isdigit()
    if not _can_run_on(before, line) or _COLUMNS.match(before) or _COLUMNS.match(line) or _NAMED.match(line):
        return False
    if not starts_low and _NAMED.match(before):
        return False
    is_full = len(before) + 1 + len(line.split(" ", 1)[0]) > widest - _RAGGED
    is_open = starts_low or not before.rstrip().endswith(WHOLE) or len(before) > widest - _RAGGED
    return is_full and is_open


def _can_run_on(before: str, line: str) -> bool:
    """Whether neither line is blank, a rule or a name with its value, and the second does not open a list item."""
    is_text = all(any(map(str.isalnum, one)) and not _LEADERS.search(one) for one in (before, line))
    return is_text and list_mark(line.strip()).kind != "bullet"


def _hangs(before: str, line: str) -> bool:
    """Whether a line continues the list item above it: indented as far as the words after the bullet."""
    sign = list_mark(before.strip())
    room = len(before) - len(before.lstrip()) + sign.length
    is_below = sign.kind == "bullet" and sign.length > 1 and len(line) - len(line.lstrip()) == room
    return is_below and _can_run_on(before, line)


def underlined(lines: Sequence[str]) -> dict[int, int]:
    """The level of the lines that a typed rule below makes headings, by index: 1 over a double rule, else 2.

    The rule is about as long as the line, or a blank line comes before and the line does not end a sentence.
    """
    found = {}
    for index, (line, rule) in enumerate(pairwise(lines)):
        words, drawn = line.strip(), rule.strip()
        if not _RULE.fullmatch(drawn) or not any(map(str.isalnum, words)) or len(words) > _LONGEST_UNDERLINED:
            continue
        is_apart = index == 0 or not any(map(str.isalnum, lines[index - 1]))
        is_as_long = abs(len(drawn) - len(words)) <= _ROOM
        if is_apart and (is_as_long or not words.endswith(WHOLE)):
            found[index] = 1 if drawn[0] == "=" else 2
    return found


def _is_torn(before: str, line: str) -> bool:
    """Whether a word was hyphenated at the end of a printed line."""
    return len(before) >= _SHORTEST_INNER and before[-1] == "-" and before[-2].isalpha() and line[:1].islower()


def running_lines(lines: Sequence[str]) -> frozenset[int]:
    """The indexes of lines at the head or foot of pages: page numbers, and what stands beside them.

    Page numbers stand alone and count up by one.
    """
    alone = [index for index, line in enumerate(lines) if line.strip() and not _has_neighbour(lines, index)]
    stripped = [lines[index].strip() for index in alone]
    numbered = {at: int(found[1]) for at, text in enumerate(stripped) if (found := _PAGE_NUMBER.fullmatch(text))}
    counting = {at for one, other in pairwise(numbered) if numbered[other] == numbered[one] + 1 for at in (one, other)}
    texts = [_DIGITS.sub("0", text) for text in stripped]
    seen = Counter(texts)
    beside = {texts[near] for at in counting for near in (at - 1, at + 1) if 0 <= near < len(alone)}
    heads = {text for text in beside if seen[text] > 1}
    repeated = {index for at, index in enumerate(alone) if at in counting or texts[at] in heads}
    return frozenset(repeated | set(_printed_by_browser(lines)))


def _printed_by_browser(lines: Sequence[str]) -> Iterator[int]:
    """The indexes of what a browser printed at the foot of each page, address and count, and of the page's head.

    The head stands first on its page, or is copied right before the foot.
    """
    filled = [index for index, line in enumerate(lines) if line.strip()]
    first = 0
    for at, index in enumerate(filled):
        words = lines[index].strip()
        if not (address := PRINTED_ADDRESS.match(words)):
            continue
        rest, foot = words[address.end() :].strip(), filled[at : at + 1]
        if not rest:
            foot = filled[at : at + 2]
            rest = lines[foot[-1]].strip()
        count = PRINTED_COUNT.fullmatch(rest)
        if count and int(count[1]) <= int(count[2]):
            yield from foot
            heads = {filled[first], filled[max(first, at - 1)]}
            yield from (one for one in heads if PRINTED_DATE.match(lines[one].strip()))
            first = min(at + len(foot), len(filled) - 1)


def _has_neighbour(lines: Sequence[str], index: int) -> bool:
    """Whether the next or the previous line has words."""
    return any(line.strip() for line in (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]))
