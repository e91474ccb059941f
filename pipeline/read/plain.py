"""Plain text, as copied from a browser: each line is a block, a line in capitals a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.lexicon import Lexicon
from pipeline.model import BlockKind, Document, Issue, Metadata, Page, Reason, Resource
from pipeline.read.blocks import Draft, placed, with_typed_lists
from pipeline.read.boilerplate import reasons
from pipeline.read.boilerplate_rules import BoilerplateRules, boilerplate_rules
from pipeline.read.charset import decode
from pipeline.read.mojibake import mended
from pipeline.read.printed import running_lines, underlined, unwrapped
from pipeline.read.soup import without_tags
from pipeline.read.tabbed import TabbedCell, tabbed_cells
from pipeline.text.line_ends import WHOLE

_LONGEST_HEADING = 80
# This many short lines in a row, half of them known from menus, make a menu.
_MENU = 3
_LONGEST_ENTRY = 40
_MAIL_FIELD = re.compile(r"(?:from|to|cc|bcc|subject|date|sent|reply-to|message-id|list-[a-z]+):\s", re.IGNORECASE)
# If more lines follow the separator in a mail, they are not just a signature.
_LONGEST_SIGNATURE = 12
# Fewer letters are a unit, or stand for something.
_WORD = re.compile(r"[^\W\d_]{3}")
# What something cost or when it was, after its label: no heading, whatever letters it is in.
_FIGURE = re.compile(r"[^:]+:\s*\W?\s?\d")
# A line of nothing but tags, left over from pasting.
_TAGS = re.compile(r"(?:</?[a-z][a-z0-9-]*(?:\s[^<>]*)?>\s*)+", re.IGNORECASE)
# Unicode's line and paragraph separators end lines, too.
_LINE_ENDS = str.maketrans("\u2028\u2029", "\n\n")


def read_plain(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """The one document of a text file: the file's text, without tags between its words."""
    decoded = decode(page.data, page.charset)
    text, repairs = mended(decoded.text)
    text, dropped = without_tags(text)
    page = replace(page, charset=decoded.charset, media_type=page.media_type or "text/plain")
    return (plain_document(page, text, lexicon, resources, (*decoded.issues, *repairs, *dropped)),)


def plain_document(
    page: Page, text: str, lexicon: Lexicon, resources: tuple[Resource, ...] = (), issues: tuple[Issue, ...] = ()
) -> Document:
    """The document of decoded and repaired text."""
    text = unwrapped(text.translate(_LINE_ENDS))
    known = boilerplate_rules(lexicon)
    drafts, starts = _lines(text)
    found = _in_rows(drafts, reasons(drafts, known), known)
    drafts = [
        replace(draft, boilerplate=draft.boilerplate or reason) for draft, reason in zip(drafts, found, strict=True)
    ]
    blocks = tuple(placed(draft, start) for draft, start in zip(with_typed_lists(drafts), starts, strict=True))
    return Document(page.without_data(), text, blocks, Metadata(url=page.url or ""), resources, issues, is_pasted=True)


def _in_rows(drafts: list[Draft], reasons: list[str], rules: BoilerplateRules) -> list[str]:
    """The reasons, with those added that lines get from their neighbours: in menus, and after “See also”."""
    out = [
        reason or (Reason.BOILERPLATE_HEADING if rules.is_heading(draft.text) else "")
        for draft, reason in zip(drafts, reasons, strict=True)
    ]
    for start, end in _rows(drafts):
        is_menu = all(len(draft.text) <= _LONGEST_ENTRY for draft in drafts[start:end])
        fixed = sum(reason in {Reason.FIXED_LINE, Reason.BOILERPLATE_HEADING} for reason in out[start:end])
        if is_menu and fixed >= max(_MENU, (end - start) // 2):
            out[start:end] = [Reason.MENU] * (end - start)
    under = False
    for index, draft in enumerate(drafts):
        if out[index] != Reason.MENU and rules.is_heading(draft.text):
            under = True
        elif draft.kind is BlockKind.HEADING or len(draft.text) > _LONGEST_HEADING or draft.text.endswith("."):
            under = False
        elif under and not out[index]:
            out[index] = Reason.AFTER_HEADING
    return out


def _rows(drafts: list[Draft]) -> Iterator[tuple[int, int]]:
    """The start and end of each stretch of lines without blank lines."""
    start = 0
    for index in range(1, len(drafts) + 1):
        if index == len(drafts) or not (drafts[index].continues or _is_beside(drafts[index - 1], drafts[index])):
            yield start, index
            start = index


def _is_beside(before: Draft, draft: Draft) -> bool:
    """Whether two drafts are cells of one table."""
    return before.cell is not None and draft.cell is not None and before.cell.table == draft.cell.table


def _lines(text: str) -> tuple[list[Draft], list[int]]:
    """The blocks of a text, and where in it each begins."""
    drafts: list[Draft] = []
    starts: list[int] = []
    lines = text.split("\n")
    cells, running, headings = tabbed_cells(lines), running_lines(lines), underlined(lines)
    head, signature = _mail_head(lines), _signature(lines)
    at = 0
    is_after_line = is_after_page = False
    for index, line in enumerate(lines):
        path = f"line {index + 1}"
        if index in cells:
            drafts += (_cell(line, stretch, path) for stretch in cells[index])
            starts += (at + stretch.start for stretch in cells[index])
        elif words := line.strip():
            if index in running:
                draft = Draft(BlockKind.PARAGRAPH, words, path, boilerplate=Reason.RUNNING_HEAD)
            elif words.startswith("<") and _TAGS.fullmatch(words):
                draft = Draft(BlockKind.PARAGRAPH, words, path, boilerplate="markup")
            elif index < head:
                draft = Draft(BlockKind.PARAGRAPH, words, path, boilerplate="head of the mail")
            elif index > signature:
                draft = Draft(BlockKind.PARAGRAPH, words, path, boilerplate="signature of the mail")
            elif index in headings:
                draft = Draft(BlockKind.HEADING, words, path, level=headings[index])
            else:
                goes_on = is_after_page and _goes_on(drafts, words)
                draft = _draft(words, path, continues=is_after_line or goes_on)
            drafts.append(draft)
            starts.append(at + line.index(words[0]))
            is_after_page = index in running
        is_after_line = bool(line.strip()) and index not in cells and index not in running
        at += len(line) + 1
    return drafts, starts


def _mail_head(lines: Sequence[str]) -> int:
    """The number of lines at the top that are a mail header (RFC 5322, 2.2): two fields or more, then a blank line."""
    end = next((index for index, line in enumerate(lines) if not line.strip()), 0)
    fields = [line for line in lines[:end] if _MAIL_FIELD.match(line)]
    return end if 1 < len(fields) == sum(not line[:1].isspace() for line in lines[:end]) else 0


def _signature(lines: Sequence[str]) -> int:
    """The index of the line before a mail's signature (RFC 3676, 4.3); after all lines if there is none."""
    last = max((index for index, line in enumerate(lines) if line.strip(" \r") == "--"), default=len(lines))
    return last if len(lines) - last <= _LONGEST_SIGNATURE else len(lines)


def _cell(line: str, stretch: TabbedCell, path: str) -> Draft:
    words = line[stretch.start : stretch.end]
    if stretch.cell is None:
        return Draft(BlockKind.PARAGRAPH, words, path, boilerplate=Reason.MENU)
    return Draft(BlockKind.CELL, words, path, cell=stretch.cell)


def _goes_on(drafts: list[Draft], words: str) -> bool:
    """Whether a line continues the paragraph that a page break has cut."""
    before = next((draft for draft in reversed(drafts) if not draft.boilerplate), None)
    return before is not None and words[:1].islower() and not before.text.endswith(WHOLE)


def _draft(words: str, path: str, *, continues: bool) -> Draft:
    is_capital = words == words.upper() and _WORD.search(words) is not None and len(words) <= _LONGEST_HEADING
    is_heading = is_capital and not words.startswith("#") and not _FIGURE.match(words)
    kind = BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH
    level = 2 if kind is BlockKind.HEADING else 0
    return Draft(kind, words, path, level=level, continues=continues and kind is BlockKind.PARAGRAPH)
