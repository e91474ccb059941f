"""Where sentences end, in Greek and English alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon.splitting import Splitting
from pipeline.text.letters import GREEK

# Characters that may end a sentence; a semicolon only as the Greek question mark.
_END = re.compile(r"[.!?…;\u037e]++|\n")
# A blank line, or a list mark.
_PARAGRAPH = re.compile(r"\n[^\S\n]*(?:\n|[-*•·–—]\s)")
_CLOSING = ")]}»”’\"'"
# A closing mark may stand after a space, as French and old Greek print set it; a straight quote there would open.
_SPACED_CLOSING = re.compile(r"[ \u00a0\u202f][»”)](?!\w)")
_OPENING = re.compile(r"[\s(\[{«“„‘\"'*•·–—-]*+")
_GREEK_BEFORE = re.compile(rf"[{GREEK}\d][)\]»”\"'’]{{0,3}}[ \u00a0]?$")
_BACK = 8

_WORD_BEFORE = re.compile(r'[^\s()\[\]{}«»“”„"]*$')
_LONGEST_ABBREVIATION = 20
_WORD_AFTER = re.compile(r"\s*+[«“\"]?\s?([^\W\d_]++|\d)")
# Letters with a dot each (U.K., Α.Ε.), and initials of names.
_LETTERED = re.compile(r"(?:[^\W\d_]\.)++")
_NUMBERED = re.compile(r"[([]?(?:\d{1,3}|[^\W\d_])\.")


def sentences(text: str, facts: Splitting) -> list[tuple[int, int]]:
    """The (start, end) of the sentences of `text`, without the white space around them.

    A line break ends a sentence unless the next line goes on in small letters; a blank line always does. Nothing but
    white space lies outside.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for end in [*_ends(text, facts), len(text)]:
        sentence = text[start:end]
        if bare := sentence.strip():
            begin = start + len(sentence) - len(sentence.lstrip())
            found.append((begin, begin + len(bare)))
        start = end
    return found


def _ends(text: str, facts: Splitting) -> Iterator[int]:
    begin = 0  # of the sentence under way
    for match in _END.finditer(text):
        if match.start() < begin:
            continue
        end = match.end() if match.group() == "\n" else _with_closing(text, match.end())
        if end == len(text) or not (text[end].isspace() or match.group() == "\n"):
            continue
        if not _PARAGRAPH.match(text, match.start()) and (
            _goes_on(text, end) or not _is_end(text, match, begin, facts)
        ):
            continue
        begin = end
        yield end


def _with_closing(text: str, end: int) -> int:
    """The end of the closing brackets and quotes that belong to the sentence."""
    while end < len(text):
        if text[end] in _CLOSING:
            end += 1
        elif _SPACED_CLOSING.match(text, end):
            end += 2
        else:
            break
    return end


def _goes_on(text: str, end: int) -> bool:
    """Whether the next letter or digit is lower-case, or there is none."""
    after = _OPENING.match(text, end)
    place = after.end() if after else end
    return place == len(text) or text[place].islower() or text[place] in ".,;:"


def _is_end(text: str, match: re.Match[str], begin: int, facts: Splitting) -> bool:
    signs = match.group()
    if signs in (";", "\u037e"):
        return _GREEK_BEFORE.search(text, max(begin, match.start() - _BACK), match.start()) is not None
    if signs != ".":
        return True
    first = max(begin, match.start() - _LONGEST_ABBREVIATION)
    before = _WORD_BEFORE.search(text, first, match.start())
    word = (before.group() if before else "") + "."
    opening = _OPENING.match(text, begin)
    if _NUMBERED.fullmatch(word) and opening and opening.end() >= match.start() - len(word) + 1:
        return False
    return not word.strip(".") or _ends_with(word, text, match.end(), facts)


def _ends_with(word: str, text: str, place: int, facts: Splitting) -> bool:
    """Whether a sentence may end with `word` and its dot, given what follows."""
    small = word.lower()
    if small in facts.abbreviations:
        return False
    following = _WORD_AFTER.match(text, place, place + _LONGEST_ABBREVIATION)
    after = following[1] if following else ""
    if small in facts.before_numbers and after.isdigit():
        return False
    if small in facts.closing_abbreviations:
        return after[:1].isupper()
    if word[:-1] in facts.letter_words:
        return True
    return after in facts.openers or not _LETTERED.fullmatch(word)
