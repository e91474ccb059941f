"""The lists of an OpenDocument text, and the numbers of their items, which the file does not store."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.read.odt.package import qn
from pipeline.read.odt.styles import Styles, numeral
from pipeline.read.office import XmlElement

_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(slots=True, eq=False)
class _OpenList:
    """An open list: its style, its level from 1, and the counts of its own and the outer levels."""

    style: str
    level: int
    counts: dict[int, int]


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A list item; `is_rest` is true for what follows its first paragraph."""

    opened: _OpenList
    is_marked: bool
    start: int | None = None
    is_rest: bool = False

    @property
    def level(self) -> int:
        return self.opened.level

    def rest(self) -> ListEntry:
        """The same item for what follows in it."""
        return replace(self, is_rest=True)


class Lists:
    """Counts the items of a text's lists from beginning to end."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._by_id: dict[str, dict[int, int]] = {}
        self._last: dict[str, dict[int, int]] = {}

    def opened(self, element: XmlElement, around: ListEntry | None) -> _OpenList:
        """Open a list, which may be inside an item of another."""
        style = element.get(qn("text:style-name"), "") or (around.opened.style if around else "")
        if around:
            around.opened.counts.pop(around.level + 1, None)
            return _OpenList(style, around.level + 1, around.opened.counts)
        counts: dict[int, int] = {}
        if element.get(qn("text:continue-numbering")) == "true":
            counts = self._last.get(style, counts)
        counts = self._by_id.get(element.get(qn("text:continue-list")), counts)
        self._last[style] = counts
        if name := element.get(_ID):
            self._by_id[name] = counts
        return _OpenList(style, 1, counts)

    @staticmethod
    def entry(opened: _OpenList, item: XmlElement | None) -> ListEntry:
        """An item of a list; a list header, which has no mark, has no `item`."""
        written = item.get(qn("text:start-value"), "") if item is not None else ""
        return ListEntry(opened, item is not None, int(written) if written.isdecimal() and len(written) < 9 else None)

    def number(self, entry: ListEntry) -> str:
        """Count the item, and return its number, "" if it has none."""
        opened = entry.opened
        own = self._styles.list_level(opened.style, opened.level)
        if entry.is_rest or not own.form:
            return ""
        counts = opened.counts
        before = counts.get(opened.level, own.start - 1)
        counts[opened.level] = before + 1 if entry.start is None else entry.start
        for deeper in [level for level in counts if level > opened.level]:
            del counts[deeper]
        shown = range(max(1, opened.level - own.levels + 1), opened.level + 1)
        numbers = (numeral(counts.get(level, 1), self._styles.list_level(opened.style, level).form) for level in shown)
        return f"{own.prefix}{'.'.join(numbers)}{own.suffix}".strip()
