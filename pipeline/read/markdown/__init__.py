"""Markdown, as people write notes: CommonMark with tables; its markup is not part of the page's text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.lexicon import Lexicon
from pipeline.model import BlockKind, Cell, Document, Metadata, Page, Resource
from pipeline.read.blocks import Draft, assembled, with_typed_lists
from pipeline.read.boilerplate import with_reasons
from pipeline.read.boilerplate_rules import boilerplate_rules
from pipeline.read.charset import decode
from pipeline.read.markdown.inline import BREAK, InlineReader
from pipeline.read.mojibake import mended
from pipeline.read.tree import HtmlTree

# Front matter: what site generators keep above the text, between two lines of hyphens.
_HEAD = re.compile(r"---[ \t]*\n((?:[\w-]+:.*\n|[ \t]+.*\n|- .*\n)*)---[ \t]*(?:\n|$)")
_PAIR = re.compile(r"^([\w-]+):[ \t]*(.*)$", re.MULTILINE)
# A multiplication sign, not emphasis.
_PRODUCT = re.compile(r"(?<=\d)\*(?=\d)")
_KINDS = {"heading_open": BlockKind.HEADING, "th_open": BlockKind.CELL, "td_open": BlockKind.CELL}
# Nobody writes longer lines, and the parser's time grows with the square of their brackets.
_LONGEST_LINE = 20_000


def read_markdown(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """The one document of a Markdown file."""
    decoded = decode(page.data, page.charset)
    text, repairs = mended(decoded.text)
    head = _HEAD.match(text)
    # The front matter stays as blank lines: the paths of blocks are line numbers.
    drafts = list(_BlockReader("\n" * head[0].count("\n") + text[head.end() :] if head else text).drafts())
    shown, blocks = assembled(with_typed_lists(with_reasons(drafts, boilerplate_rules(lexicon))))
    page = replace(page, charset=decoded.charset, media_type="text/markdown", data=b"")
    metadata = _metadata(head[1] if head else "", page.url or "")
    # A text without a single heading is one that was pasted, whatever its file is called.
    is_pasted = not any(block.kind is BlockKind.HEADING for block in blocks)
    issues = (*decoded.issues, *repairs)
    return (Document(page, shown, blocks, metadata, resources, issues, is_pasted=is_pasted),)


def _metadata(head: str, url: str) -> Metadata:
    """The metadata in the front matter, as far as it is plain `key: value`."""
    fields = {key.lower(): value.strip(" \"'") for key, value in _PAIR.findall(head)}
    return Metadata(
        title=fields.get("title", ""),
        url=url or fields.get("url", ""),
        published=fields.get("date", ""),
        description=fields.get("description", ""),
    )


class _BlockReader:
    """The blocks of one text, from the tokens of its parser."""

    def __init__(self, text: str) -> None:
        text = _PRODUCT.sub(r"\\*", text)
        lines = (line if len(line) <= _LONGEST_LINE else "    " + line for line in text.split("\n"))
        parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        self._tokens = parser.parse("\n".join(lines))
        self._tables = -1
        self._row = self._column = 0
        # The depth of lists around the next block, and whether its item has words already.
        self._depth = 0
        self._is_further = False

    def drafts(self) -> Iterator[Draft]:
        """The blocks in order."""
        opened = ""
        level = 0
        for token in self._tokens:
            if token.type == "inline":
                yield from self._block(token, opened, level)
            elif token.type in {"fence", "code_block"}:
                yield from self._typed(token)
            elif token.type == "html_block":
                shown = BREAK.sub("\n", token.content)
                yield from self._typed(token, "\n".join("".join(HtmlTree(shown).root.texts()).split("\n")))
            else:
                self._move(token)
                opened, level = token.type, int(token.tag[1:]) if token.tag[1:].isdecimal() else 0

    def _move(self, token: Token) -> None:
        """Keep count of lists and tables."""
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            self._depth += 1
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self._depth -= 1
        elif token.type == "list_item_open":
            self._is_further = False
        elif token.type == "table_open":
            self._tables, self._row = self._tables + 1, -1
        elif token.type == "tr_open":
            self._row, self._column = self._row + 1, -1
        elif token.type in _KINDS and token.tag in {"th", "td"}:
            self._column += 1

    def _block(self, token: Token, opened: str, level: int) -> Iterator[Draft]:
        """The lines of a heading, paragraph, item or cell."""
        start = (token.map or [0])[0]
        if opened == "paragraph_open" and all(line.count("|") > 1 for line in token.content.split("\n")):
            yield from self._bare_table(token.content.split("\n"), start)
            return
        kind = _KINDS.get(opened, BlockKind.ITEM if self._depth else BlockKind.PARAGRAPH)
        cell = None
        if kind is BlockKind.CELL:
            cell = Cell(self._tables, self._row, self._column, opened == "th_open")
        elif kind is BlockKind.ITEM:
            level = self._depth
        for draft in InlineReader(start).read(token.children or []):
            if draft.picture is not None:
                yield draft
            else:
                is_further = draft.continues or (kind is BlockKind.ITEM and self._is_further)
                kept = kind if not draft.boilerplate else BlockKind.PARAGRAPH
                yield replace(draft, kind=kept, level=level if kept is kind else 0, cell=cell, continues=is_further)
                self._is_further = True

    def _bare_table(self, rows: Sequence[str], start: int) -> Iterator[Draft]:
        """Rows between bars without the rule that would make them a table."""
        self._tables += 1
        for row, line in enumerate(rows):
            for column, words in enumerate(line.strip().strip("|").split("|")):
                if words.strip():
                    cell = Cell(self._tables, row, column, row == 0)
                    yield Draft(BlockKind.CELL, " ".join(words.split()), f"line {start + row + 1}", cell=cell)

    def _typed(self, token: Token, text: str | None = None) -> Iterator[Draft]:
        """Lines that are shown as typed."""
        start = (token.map or [0])[0]
        continues = False
        for number, line in enumerate((token.content if text is None else text).split("\n")):
            if words := " ".join(line.split()):
                yield Draft(BlockKind.PARAGRAPH, words, f"line {start + number + 1}", continues=continues)
            continues = bool(words)
