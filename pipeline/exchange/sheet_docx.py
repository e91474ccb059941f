"""An edited Word sheet: the content of its bookmarks, compared with what the tool would print now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from pipeline.exchange.unit_text import plain
from pipeline.exchange.word import WordStep, body, comments, has_changes, steps
from pipeline.exchange.xml import ReturnedPackage
from pipeline.messages import Message
from pipeline.render.docx.bookmarks import Name
from pipeline.text import fold

# Words at least this similar, of 100, are an edited version of one another.
_ALIKE = 60
_BLANKS = re.compile(r"[^\S\n]+")

# The pieces of a paragraph in order: the bookmark around each ("" for none), and its words.
Paragraph = list[tuple[str, str]]


@dataclass(slots=True)
class SheetReading:
    """The content of a sheet: its paragraphs, broken bookmarks, comments by bookmark, tracked changes.

    `aside` are words between bookmarks that do not matter: a sheet may have them or not.
    """

    aside: tuple[str, ...] = ()
    paragraphs: list[Paragraph] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    notes: dict[str, list[str]] = field(default_factory=dict)
    has_changes: bool = False

    @property
    def words(self) -> dict[str, str]:
        """The words of each bookmark, one line for each paragraph."""
        found: dict[str, list[str]] = {}
        for paragraph in self.paragraphs:
            own: dict[str, str] = {}
            for name, words in paragraph:
                if name:
                    own[name] = own.get(name, "") + words
            for name, text in own.items():
                found.setdefault(name, []).append(text)
        return {name: "\n".join(filter(str.strip, texts)) for name, texts in found.items()}

    def loose(self) -> Iterator[str]:
        """The paragraphs without bookmarks."""
        for paragraph in self.paragraphs:
            text = even("".join(words for _, words in paragraph))
            if text and not any(name for name, _ in paragraph):
                yield text

    def gaps(self) -> dict[tuple[str, str], str]:
        """The words between two bookmarks of a paragraph, before the first and after the last ("" for neither)."""
        found: dict[tuple[str, str], str] = {}
        for paragraph in self.paragraphs:
            before, between = "", ""
            for name, words in paragraph:
                if name and name != before:
                    found.setdefault((before, name), between)
                    before, between = name, ""
                elif not name:
                    between += words
            if before:
                found.setdefault((before, ""), between)
        return {place: self._without_aside(text) for place, text in found.items()}

    def _without_aside(self, text: str) -> str:
        for words in self.aside:
            text = re.sub(r"\s+".join(map(re.escape, words.split())), "", text)
        return text

    def followers(self) -> set[tuple[str, str]]:
        """The pairs of consecutive bookmarks in one paragraph."""
        return {pair for pair in self.gaps() if all(pair)}


@dataclass(frozen=True, slots=True)
class SheetChanges:
    """What a person did to a sheet, by bookmark.

    `words` are new words ("" if they were removed), `joined` bookmarks whose paragraph was joined to the one before.
    `refused` says why the words of a bookmark are unknown, `loose` are new words outside all bookmarks.
    """

    words: Mapping[Name, str]
    joined: frozenset[Name]
    refused: Mapping[Name, str]
    loose: tuple[str, ...]
    notes: Mapping[Name, str]
    has_changes: bool


def even(text: str) -> str:
    """Words with all spaces alike, for comparison, as word processors replace them."""
    return _BLANKS.sub(" ", plain(text)).strip()


def read(data: bytes, aside: Sequence[str] = ()) -> SheetReading:
    """The content of a sheet with its tracked changes accepted; words `aside` between bookmarks do not count.

    ForeignFileError if it is not a Word file.
    """
    package = ReturnedPackage(data)
    root = body(package)
    said = comments(package)
    found = SheetReading(tuple(aside), has_changes=has_changes(root))
    live: dict[str, str] = {}
    known: set[str] = set()
    paragraph: Paragraph = []
    for step in steps(root):
        name = next(reversed(live.values()), "")
        if step.kind == "text":
            paragraph.append((name, step.words))
        elif step.kind == "start":
            number, _, mark = step.words.partition(" ")
            if Name.parsed(mark) and mark not in known:
                found.broken.update(live.values())
                live[number] = mark
                known.add(mark)
                paragraph.append((mark, ""))
        elif step.kind == "end":
            live.pop(step.words, None)
        elif step.kind == "comment" and step.words in said:
            _note(found, name or next((one for one, _ in reversed(paragraph) if one), ""), said[step.words])
        elif step == WordStep("paragraph", ""):
            found.paragraphs.append(paragraph)
            paragraph = []
    found.broken.update(live.values())
    found.paragraphs.append(paragraph)
    return found


def _note(found: SheetReading, name: str, words: str) -> None:
    own = found.notes.setdefault(name, [])
    if words not in own:
        own.append(words)


def changes(hers: SheetReading, ours: SheetReading) -> SheetChanges:
    """What a person changed in a sheet: `hers` is the one that came back, `ours` what the tool would print now."""
    before, after = ours.words, dict(hers.words)
    refused: dict[str, str] = {name: Message("exchange.lost-end") for name in hers.broken}
    # A line of fixed words may be longer on the other sheet, as it may have a mark.
    fixed = "\n".join(ours.loose())
    loose = [words for words in (Counter(hers.loose()) - Counter(ours.loose())).elements() if words not in fixed]
    loose += _widened(hers, ours, after)
    words: dict[str, str] = {}
    for name, text in before.items():
        if name in refused:
            continue
        if name not in after:
            same = max(loose, key=lambda one: fuzz.ratio(fold(one), fold(text)), default="")
            if fuzz.ratio(fold(same), fold(text)) < _ALIKE:
                words[name] = ""
                continue
            if even(same) != even(text):
                refused[name] = Message("exchange.lost-mark")
            else:
                loose.remove(same)
        elif even(after[name]) != even(text):
            words[name] = after[name]
    known = ours.followers()
    joined = {second for first, second in hers.followers() if (first, second) not in known}
    return SheetChanges(
        words=_named(words),
        joined=frozenset(_named(dict.fromkeys(joined, ""))),
        refused=_named(refused),
        loose=tuple(loose),
        notes=_named({name: "\n".join(texts) for name, texts in hers.notes.items()}),
        has_changes=hers.has_changes,
    )


def _named(found: Mapping[str, str]) -> dict[Name, str]:
    return {name: words for mark, words in found.items() if (name := Name.parsed(mark))}


def _widened(hers: SheetReading, ours: SheetReading, words: dict[str, str]) -> Iterator[str]:
    """Add words typed right before or after a bookmark to it, as Word leaves them outside; returns the others."""
    known = ours.gaps()
    for (before, after), text in hers.gaps().items():
        fixed = known.get((before, after), known.get((before, ""), ""))
        if even(text) == even(fixed):
            continue
        if before and text.endswith(fixed):
            words[before] = words.get(before, "") + text.removesuffix(fixed)
        elif after and text.startswith(fixed):
            words[after] = text.removeprefix(fixed) + words.get(after, "")
        else:
            yield even(text)
