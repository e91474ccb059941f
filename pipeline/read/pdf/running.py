"""Running headers and footers of printed pages: what repeats there, and what browsers print around a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.read.pdf.labels import is_label
from pipeline.read.pdf.printed_lines import PrintedLine
from pipeline.read.pdf.words import Box
from pipeline.read.printed import PRINTED_ADDRESS, PRINTED_COUNT, PRINTED_DATE

RUNNING = "running header or footer"
# The share of a page that header and footer take at most; how far lines at one height may differ, in points.
_MARGIN = 0.14
_HEIGHT = 3.0
# Only page numbers may be on fewer pages.
_FEWEST_PAGES = 3
_LARGER = 1.12
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_MOST_NUMBERS = 4
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|p\.|σελίδα|σελ\.?|seite|pagina|página|pagina|blz\.?)\s*)?\d{1,3}"
    r"(?:\s*(?:/|of|από|από τις|von|van|de|di|sur|out of)\s*\d{1,3})?[-–—|\s]*",
    re.IGNORECASE,
)
_WEB = re.compile(r"https?://[^\s…]+", re.IGNORECASE)


class RunningLines(NamedTuple):
    """The lines of headers and footers, by page and index, and the address that a browser printed there."""

    lines: frozenset[tuple[int, int]]
    address: str


def running(
    pages: Sequence[Sequence[PrintedLine]], boxes: Sequence[Box], labels: frozenset[str], body: float
) -> RunningLines:
    """Which lines are headers or footers. `labels` never are; `body` is the font size of the text."""
    outer = {
        (page, at): line
        for page, lines in enumerate(pages)
        for at, line in enumerate(lines)
        if line.text and _is_outer(line, boxes[page]) and not is_label(line.text, labels)
    }
    printed, address = _by_browsers(outer, len(pages))
    return RunningLines(frozenset(printed | _repeated(outer, len(pages), body)), address)


def _is_outer(line: PrintedLine, box: Box) -> bool:
    height = _MARGIN * (box.top - box.bottom)
    return line.base > box.top - height or line.base < box.bottom + height


def _repeated(outer: Mapping[tuple[int, int], PrintedLine], count: int, body: float) -> set[tuple[int, int]]:
    """The lines at the same height on most pages, or on most right-hand or left-hand ones."""
    seen: dict[tuple[str, int], set[int]] = {}
    keys = {place: list(_keys(line, place[0], body)) for place, line in outer.items()}
    for (page, _), found in keys.items():
        for key in found:
            seen.setdefault(key, set()).add(page)
    heads = {key for key, pages in seen.items() if _is_head(key[0], pages, count)}
    return {place for place, found in keys.items() if not heads.isdisjoint(found)}


def _keys(line: PrintedLine, page: int, body: float) -> Iterator[tuple[str, int]]:
    """Keys that make a line the same on another page: its height and its words, page numbers aside."""
    texts = [line.text]
    if line.size <= _LARGER * body:
        for found in list(_NUMBER.finditer(line.text))[:_MOST_NUMBERS]:
            place = f"{{{int(found[0]) - page}}}"
            texts.append(f"{line.text[: found.start()]}{place}{line.text[found.end() :]}")
    height = round(line.base / _HEIGHT)
    for text in texts:
        yield from ((text, at) for at in (height, height + 1))


def _is_head(text: str, pages: set[int], count: int) -> bool:
    if _PAGE_NUMBER.fullmatch(re.sub(r"\{-?\d+\}", "1", text)) and "{" in text:
        return len(pages) >= 2 or count == 1
    sides = Counter(page % 2 for page in pages)
    on_most = 2 * len(pages) > count or any(5 * times >= 4 * (count // 2) > 8 for times in sides.values())
    return len(pages) >= _FEWEST_PAGES and on_most


def _by_browsers(outer: Mapping[tuple[int, int], PrintedLine], count: int) -> tuple[set[tuple[int, int]], str]:
    """The lines that a browser printed around the pages, and the address among them."""
    out: set[tuple[int, int]] = set()
    address = ""
    for page in range(count):
        lines = {place: line for place, line in outer.items() if place[0] == page}
        kinds = {place: kind for place, line in lines.items() if (kind := _printed_kind(line.text, page, count))}
        if len(set(kinds.values())) < 2:
            continue
        bases = [lines[place].base for place in kinds]
        # The page's title is printed beside them.
        out |= {place for place, line in lines.items() if any(abs(line.base - base) <= _HEIGHT for base in bases)}
        found = [web[0] for place in kinds if (web := _WEB.fullmatch(lines[place].text))]
        address = address or next(iter(found), "")
    return out, address


def _printed_kind(text: str, page: int, count: int) -> str:
    if PRINTED_DATE.fullmatch(text):
        return "date"
    if PRINTED_ADDRESS.match(text):
        return "address"
    found = PRINTED_COUNT.fullmatch(text)
    return "number" if found and (int(found[1]), int(found[2])) == (page + 1, count) else ""
