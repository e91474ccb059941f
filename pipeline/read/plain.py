"""Plain text, as people copy it from a browser: each line a block, in capitals a heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.lexicon import Lexicon
from pipeline.model import BlockKind, Document, Metadata, Page, Resource
from pipeline.read.blocks import Draft, placed, with_typed_lists
from pipeline.read.charset import decode
from pipeline.read.chrome import Furniture, furniture, judged
from pipeline.read.mojibake import mended

_LONGEST_HEADING = 80
# A wrapped text has so many full lines at least, and three quarters of the lines inside its paragraphs are full.
_FULL_LINES = 3
_SHORTEST_INNER = 20
# Printed lines of mail and typewriters end near one column; a text copied from a browser has lines of any length.
_WRAPPED = range(55, 100)
_RAGGED = 15
# So many short lines in a row, half of them known from menus, are a menu.
_MENU = 3
_LONGEST_ENTRY = 40
# Two soft hyphens take the place of a hyphen and a break inside a word: offsets stay, and repairing drops them.
_JOINED = "\u00ad\u00ad"
_SENTENCE_END = (".", "!", "?", ";", ":", "…", "»", "”", '"', ")")


def read_plain(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """The one document of a text file; its text is the file's own, so that offsets are those of the file."""
    decoded = decode(page.data, page.charset)
    text, repairs = mended(decoded.text)
    text = unwrapped(text)
    known = furniture(lexicon)
    drafts, starts = _lines(text)
    reasons = _in_rows(drafts, judged(drafts, known), known)
    drafts = [replace(draft, chrome=reason) for draft, reason in zip(drafts, reasons, strict=True)]
    blocks = tuple(placed(draft, start) for draft, start in zip(with_typed_lists(drafts), starts, strict=True))
    page = replace(page, charset=decoded.charset, media_type=page.media_type or "text/plain", data=b"")
    metadata = Metadata(url=page.url or "")
    return (Document(page, text, blocks, metadata, resources, (*decoded.issues, *repairs)),)


def _in_rows(drafts: list[Draft], reasons: list[str], known: Furniture) -> list[str]:
    """The reasons of lines, with those that their neighbours make furniture: menus, and what follows “See also”."""
    out = [
        reason or ("heading of furniture" if known.is_heading(draft.text) else "")
        for draft, reason in zip(drafts, reasons, strict=True)
    ]
    for start, end in _rows(drafts):
        is_menu = all(len(draft.text) <= _LONGEST_ENTRY for draft in drafts[start:end])
        fixed = sum(reason in {"fixed line", "heading of furniture"} for reason in out[start:end])
        if is_menu and fixed >= max(_MENU, (end - start) // 2):
            out[start:end] = ["menu"] * (end - start)
    under = False
    for index, draft in enumerate(drafts):
        if out[index] != "menu" and known.is_heading(draft.text):
            under = True
        elif draft.kind is BlockKind.HEADING or len(draft.text) > _LONGEST_HEADING or draft.text.endswith("."):
            under = False
        elif under and not out[index]:
            out[index] = "after a heading of furniture"
    return out


def _rows(drafts: list[Draft]) -> Iterator[tuple[int, int]]:
    """The stretches of lines without a blank line between them."""
    start = 0
    for index in range(1, len(drafts) + 1):
        if index == len(drafts) or not drafts[index].continues:
            yield start, index
            start = index


def unwrapped(text: str) -> str:
    """`text` without the breaks that printing put into its words and paragraphs; as long as before.

    Breaks inside paragraphs become spaces where the text was broken at one width.
    """
    lines = text.split("\n")
    widest = max(map(len, lines))
    is_wrapped = widest in _WRAPPED and _is_wrapped(lines, widest)
    joined = lines[:1]
    for before, line in pairwise(lines):
        if _is_torn(before, line):
            joined[-1] = joined[-1][:-1]
            joined.append(_JOINED + line)
        else:
            joined.append((" " if is_wrapped and _runs_on(before, line, widest) else "\n") + line)
    return "".join(joined)


def _is_wrapped(lines: list[str], widest: int) -> bool:
    """Whether most lines inside paragraphs are about as wide as the widest, and end inside a sentence."""
    inner = [line for line, after in pairwise(lines) if after.strip() and len(line) >= _SHORTEST_INNER]
    full = [line for line in inner if len(line) > widest - _RAGGED]
    broken = [line for line in inner if not line.rstrip().endswith(_SENTENCE_END)]
    return len(full) >= _FULL_LINES and 4 * len(full) >= 3 * len(inner) and 2 * len(broken) >= len(inner)


def _runs_on(before: str, line: str, widest: int) -> bool:
    starts_low = line[:1].islower() or line[:1].isdigit()
    is_full = len(before) + 1 + len(line.split(" ", 1)[0]) > widest - _RAGGED
    is_open = starts_low or not before.rstrip().endswith(_SENTENCE_END) or len(before) > widest - _RAGGED
    return is_full and is_open and bool(line.strip())


def _is_torn(before: str, line: str) -> bool:
    """Whether a word was broken at the end of a printed line."""
    return len(before) >= _SHORTEST_INNER and before[-1] == "-" and before[-2].isalpha() and line[:1].islower()


def _lines(text: str) -> tuple[list[Draft], list[int]]:
    drafts: list[Draft] = []
    starts: list[int] = []
    at = 0
    is_after_line = False
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        if words:
            indent = line.index(words[0])
            drafts.append(_draft(words, number, continues=is_after_line))
            starts.append(at + indent)
        is_after_line = bool(words)
        at += len(line) + 1
    return drafts, starts


def _draft(words: str, number: int, *, continues: bool) -> Draft:
    is_capital = words == words.upper() and words != words.lower() and len(words) <= _LONGEST_HEADING
    kind = BlockKind.HEADING if is_capital and not words.startswith("#") else BlockKind.PARAGRAPH
    level = 2 if kind is BlockKind.HEADING else 0
    return Draft(kind, words, f"line {number}", level=level, continues=continues and kind is BlockKind.PARAGRAPH)
