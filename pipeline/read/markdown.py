"""Markdown, as people write notes: headings, lists, bold and links; its signs are no part of the page's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.lexicon import Lexicon
from pipeline.model import BlockKind, Cell, Document, Mark, Metadata, Page, Picture, Resource
from pipeline.read.blocks import Draft, assembled, with_typed_lists
from pipeline.read.charset import decode
from pipeline.read.chrome import furniture, judged
from pipeline.read.line import Line
from pipeline.read.mojibake import mended

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_ITEM = re.compile(r"(\s*)(?:[*+-]|\d{1,3}[.)])\s+(?=\S)")
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}$|\s*[=-]{2,}\s*$")
_INLINE = re.compile(
    r"<(?P<plain>(?:https?://|mailto:)[^<>\s]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,200})>"
    r"|(?P<picture>!)?\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]*)[^()]*\)|(?P<bold>\*\*|__)"
    r"|(?P<soft>(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w))"
)
# What site generators keep above the text, between two lines of hyphens.
_HEAD = re.compile(r"---[ \t]*\n((?:[\w-]+:.*\n|[ \t]+.*\n|- .*\n)*)---[ \t]*(?:\n|$)")
_PAIR = re.compile(r"^([\w-]+):[ \t]*(.*)$", re.MULTILINE)
_CELLS = re.compile(r"(?<!\\)\|")
_TABLE_RULE = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")


def read_markdown(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """The one document of a Markdown file."""
    decoded = decode(page.data, page.charset)
    text, repairs = mended(decoded.text)
    head = _HEAD.match(text)
    # The head's lines stay as blank ones: the paths of blocks are numbers of lines.
    drafts = list(_drafts("\n" * head[0].count("\n") + text[head.end() :] if head else text))
    reasons = judged(drafts, furniture(lexicon))
    drafts = [replace(draft, chrome=reason) for draft, reason in zip(drafts, reasons, strict=True)]
    shown, blocks = assembled(with_typed_lists(drafts))
    page = replace(page, charset=decoded.charset, media_type="text/markdown", data=b"")
    metadata = _metadata(head[1] if head else "", page.url or "")
    return (Document(page, shown, blocks, metadata, resources, (*decoded.issues, *repairs)),)


def _metadata(head: str, url: str) -> Metadata:
    """What the lines of a head say of the page, as far as they are plain `key: value`."""
    told = {key.lower(): value.strip(" \"'") for key, value in _PAIR.findall(head)}
    return Metadata(title=told.get("title", ""), url=url or told.get("url", ""), published=told.get("date", ""))


def _drafts(text: str) -> Iterator[Draft]:
    tables, row, before = -1, 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        is_row = line.count("|") > 1
        if is_row and not _TABLE_RULE.match(line):
            tables, row = (tables, row + 1) if before.count("|") > 1 else (tables + 1, 0)
            yield from _row(line, number, tables, row)
        elif line.strip() and not _RULE.match(line) and not is_row:
            block = _block(line, number, continues=bool(before.strip()) and not is_row)
            yield from ([block] if block.text else ())
            yield from _pictures(line, number)
        before = line


def _block(line: str, number: int, *, continues: bool) -> Draft:
    path = f"line {number}"
    if found := _HEADING.match(line.strip()):
        words, marks = _inline(found[2])
        return Draft(BlockKind.HEADING, words, path, level=len(found[1]), marks=marks)
    if found := _ITEM.match(line):
        words, marks = _inline(line[found.end() :])
        return Draft(BlockKind.ITEM, words, path, level=1 + len(found[1].expandtabs(4)) // 2, marks=marks)
    words, marks = _inline(line.strip().lstrip("> "))
    return Draft(BlockKind.PARAGRAPH, words, path, continues=continues, marks=marks)


def _pictures(line: str, number: int) -> Iterator[Draft]:
    """The pictures that a line shows, each a block of its own behind the line's words."""
    for found in _INLINE.finditer(line):
        if found["picture"] and found["target"]:
            picture = Picture(found["target"].strip("<>"), " ".join(found["words"].split()))
            yield Draft(BlockKind.FIGURE, "", f"line {number}", picture=picture)


def _row(line: str, number: int, table: int, row: int) -> Iterator[Draft]:
    for column, cell in enumerate(_CELLS.split(line.strip().strip("|"))):
        words, marks = _inline(cell.strip())
        if words:
            yield Draft(BlockKind.CELL, words, f"line {number}", cell=Cell(table, row, column, row == 0), marks=marks)


def _inline(text: str) -> tuple[str, tuple[Mark, ...]]:
    line, at, bold = Line(), 0, False
    for found in _INLINE.finditer(text):
        line.add(text[at : found.start()], bold=bold)
        at = found.end()
        if found["bold"]:
            bold = not bold
        elif found["plain"]:
            address = found["plain"].removeprefix("mailto:")
            line.add(address, address if "://" in address else f"mailto:{address}", bold=bold)
        elif found["target"] is not None and not found["picture"]:
            line.add(found["words"], found["target"], bold=bold)
    line.add(text[at:], bold=bold)
    return line.take()
