"""Whether a page is a list: the openings of what other pages tell, with a way to read on, or a count of entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest

from pipeline.extract.choose.names_in_head import CUT
from pipeline.extract.labels.keys import key
from pipeline.extract.page.lines import Line
from pipeline.lexicon import Lexicon
from pipeline.lexicon.values import kinds

# A shorter line is no text, and a count of entries stands in none that is longer.
_SHORTEST_TEXT, _LONGEST_COUNT = 90, 60
_FEWEST = 2
# So many ways to read on show a list, whatever stands above them.
_MANY = 3
# The last words of a line, where they ask to read on.
_LAST_WORDS = 3
# “Displaying 1 - 20 of 340”, in any language; what ends in a year is a date.
_COUNT = re.compile(
    r"^(?:[^\W\d]+:?\s+){0,3}(\d{1,6})\s*[-–—]\s*(\d{1,6})\s+[^\W\d]{1,4}\s+(?!(?:19|20)\d\d\b)(\d{1,6})(?![\d.]|\s*%)"
)


def is_list_of_openings(lines: Sequence[Line], lexicon: Lexicon) -> bool:
    """Whether most texts of a page, the first among them, are only the openings of others, or it counts its entries."""
    if any(_counts(line) for line in lines):
        return True
    more = _more(lexicon)
    below = [line for line in lines if line.has_words]
    if sum(key(line.text) in more for line in below) >= _MANY:
        return True
    texts = [
        _opens(line.text, after.text if after else "", more)
        for line, after in zip_longest(below, below[1:])
        if line and len(line.text) >= _SHORTEST_TEXT
    ]
    return texts[:1] == [True] and sum(texts) >= max(_FEWEST, (len(texts) + 1) // 2)


def _counts(line: Line) -> bool:
    counts = _COUNT.findall(line.text) if len(line.text) <= _LONGEST_COUNT else ()
    return any(0 < int(first) < int(last) <= int(whole) for first, last, whole in counts)


def _opens(text: str, after: str, more: frozenset[str]) -> bool:
    """Whether a text is cut short, or leads on in its last words or in the line below it."""
    last = text.split()[-_LAST_WORDS:]
    leads_on = any(key(" ".join(last[at:])) in more for at in range(len(last)))
    # “More” in small letters is a word of the sentence.
    is_apart = leads_on and last[-1][:1].isupper()
    return bool(CUT.search(text)) or is_apart or key(after) in more


@cache
def _more(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(map(key, kinds(lexicon).more))
