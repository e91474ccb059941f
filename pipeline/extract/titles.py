"""The title of a page: after a kicker, in a main heading, as the head of the page says, or in its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from pipeline.extract.labels import key
from pipeline.extract.lines import Line, Piece
from pipeline.extract.texts import NO_LANGUAGE, two_sides
from pipeline.lexicon import Lexicon
from pipeline.lexicon.values import kinds
from pipeline.model import BlockKind, Kind, Metadata

_SITE = re.compile(r"\s+[|–—·•«»-]+\s+|\s*\|\s*")
_LONGEST = 250
# A title is read with up to so many of its last parts left out.
_MOST_NAMES = 10
# A kicker stands among the first lines of the content.
_FIRST_LINES = 40
_SENTENCE_END = (".", ":", ";", ",")
_CUT = re.compile(r"\s*(?:\.\.\.|…|\[…\]|\[\.\.\.\])$")
_SLUG_WORDS = re.compile(r"[-_+\s]+")


@dataclass(frozen=True, slots=True)
class Title:
    """A title by its words on the page (`piece`), or only in the page's head or address (`text`)."""

    rule: str
    piece: Piece | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Kicker:
    """A line above a title that says what the page is."""

    piece: Piece
    says: Kind
    is_list: bool = False


def kickers(lines: Sequence[Line], lexicon: Lexicon) -> tuple[Kicker, ...]:
    """The lines that say what the page is, most of them among the first of the content."""
    known = kinds(lexicon)
    said = {key(words): (Kind.OTHER, False) for words in known.other}
    said |= {key(words): (Kind.PRACTICE, False) for words in known.practice}
    said |= {key(words): (Kind.PRACTICE, True) for words in known.list}
    found = []
    seen = 0
    for line in lines:
        if not line.has_words or line.is_firm_chrome:
            continue
        seen += 1
        parts = [said.get(key(part)) for part in line.text.split("/")] if len(line.text) <= _LONGEST else []
        if parts and (first := parts[0]) and all(parts) and line.kind is not BlockKind.ITEM:
            says, is_list = first
            # Further down, only the kicker of a second language is one.
            if seen <= _FIRST_LINES or (says is Kind.PRACTICE and not is_list):
                found.append(Kicker(line.whole, says, is_list))
    return tuple(found)


def titles(lines: Sequence[Line], metadata: Metadata, kicked: Sequence[Kicker], lexicon: Lexicon) -> tuple[Title, ...]:
    """The titles of a page that has no line labelled as its title: at most one in Greek and one in another language."""
    spoken = {kicker.piece.line for kicker in kicked}
    open_lines = [line for line in lines if _can_be_title(line, spoken)]
    names = list(_names(metadata, lexicon))
    for rule, found in (
        ("after-kicker", _after_kicker(lines, kicked, spoken)),
        ("main-heading", _main_headings(open_lines, names)),
        ("named-in-head", _named(lines, names)),
        ("first-heading", _first_heading(open_lines)),
        ("first-line", _first_line(lines, spoken)),
    ):
        if found:
            told = [Title(rule, piece) for line in found for piece in two_sides(line, line.whole)]
            if len(told) == 1 and (next_ := _next_title(lines, found[0], spoken)):
                return (*told, Title("below-title", next_.whole))
            other = _counterpart(lines, found[0], spoken) if len(told) == 1 else None
            return (*told, Title("before-labels-of-its-language", other.whole)) if other else tuple(told)
    slug = _slug(metadata.url)
    if names:
        # Without an og:title, the last part of the page's title is most often the site's name.
        name = names[0 if metadata.og_title or len(names) == 1 else 1]
        if metadata.og_title or not slug or _shares_words(name, slug):
            return (Title("head-of-page", text=name),)
    return (Title("address", text=slug),) if slug else ()


def repeats(lines: Sequence[Line], title: str) -> Iterator[tuple[Line, str]]:
    """The lines that only repeat a title, whole or cut short, and why they are furniture."""
    whole = key(title)
    for line in lines:
        if not line.text or len(line.text) > _LONGEST or line.is_firm_chrome:
            continue
        if key(line.text) == whole:
            yield line, "title repeated"
        elif _CUT.search(line.text) and len(line.text) > 12 and whole.startswith(key(_CUT.sub("", line.text))):
            yield line, "title cut short"


def _can_be_title(line: Line, spoken: set[int]) -> bool:
    return (
        line.kind is BlockKind.HEADING
        and line.label is None
        and not line.chrome
        and line.number not in spoken
        and line.has_words
        and len(line.text) <= _LONGEST
    )


def _after_kicker(lines: Sequence[Line], kicked: Sequence[Kicker], spoken: set[int]) -> list[Line]:
    for kicker in kicked:
        after = (line for line in lines[kicker.piece.line - lines[0].number + 1 :] if line.has_words)
        line = next((line for line in after if not line.is_firm_chrome and line.number not in spoken), None)
        is_title = line is not None and line.label is None and len(line.text) <= _LONGEST
        if line and is_title and not kicker.is_list and not line.text.rstrip().endswith("."):
            return [line]
    return []


def _main_headings(headings: Sequence[Line], names: Sequence[str]) -> list[Line]:
    main = [line for line in headings if line.level == 1]
    wanted = {key(name) for name in names}
    by_side: dict[bool, list[Line]] = {}
    for line in main:
        by_side.setdefault(line.segment.lang == "el", []).append(line)
    return sorted(
        (next((line for line in side if key(line.text) in wanted), side[0]) for side in by_side.values()),
        key=lambda line: line.number,
    )


def _named(lines: Sequence[Line], names: Sequence[str]) -> list[Line]:
    """The line that says what the head of the page says; outside furniture if it can be, a heading if it can be."""
    for name in names:
        wanted = key(name)
        same = [line for line in lines if line.text and len(line.text) <= _LONGEST and key(line.text) == wanted]
        if same:
            return [min(same, key=lambda line: (bool(line.chrome), line.kind is not BlockKind.HEADING, line.number))]
    return []


def _first_heading(headings: Sequence[Line]) -> list[Line]:
    return [line for line in headings if not line.is_link][:1] if headings and headings[0].level <= 3 else []


def _next_title(lines: Sequence[Line], title: Line, spoken: set[int]) -> Line | None:
    """The title in the second language where it stands right below the first, as a line or heading of its own."""
    after = lines[title.number - lines[0].number + 1 :]
    line = next((line for line in after if line.has_words and not line.is_firm_chrome), None)
    if line is None or line.number in spoken or not _is_title_like(line) or NO_LANGUAGE & {line.segment.lang}:
        return None
    is_below = line.kind is BlockKind.HEADING if title.kind is BlockKind.HEADING else line.segment.block.continues
    is_other = (line.segment.lang == "el") is not (title.segment.lang == "el")
    return line if is_below and is_other and len(line.text) <= 2 * len(title.text) else None


def _counterpart(lines: Sequence[Line], title: Line, spoken: set[int]) -> Line | None:
    """The title of the second language: the short line before its first labels, where the first ones come again."""
    is_greek = title.segment.lang == "el"
    told: set[str] = set()
    candidate: Line | None = None
    for line in lines:
        if line.number <= title.number or not line.has_words or line.is_firm_chrome:
            continue
        is_other = (line.segment.lang == "el") is not is_greek
        if line.label and line.label.how == "alone":
            if is_other and candidate and line.label.field.name in told:
                return candidate
            told.add(line.label.field.name)
            candidate = None
        elif is_other and candidate is None and told and line.number not in spoken and _is_title_like(line):
            candidate = line
    return None


def _is_title_like(line: Line) -> bool:
    is_bold_cell = line.kind is BlockKind.CELL and line.is_bold
    is_line = (line.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH} or is_bold_cell) and line.label is None
    return is_line and len(line.text) <= _LONGEST and not line.text.rstrip().endswith(_SENTENCE_END)


def _first_line(lines: Sequence[Line], spoken: set[int]) -> list[Line]:
    content = [line for line in lines if line.has_words and not line.is_firm_chrome and line.number not in spoken]
    if len(content) < 2:
        return []
    first = content[0]
    return [first] if _is_title_like(first) and not first.text.startswith("#") else []


def _names(metadata: Metadata, lexicon: Lexicon) -> Iterator[str]:
    """What the head of the page may mean as the title, the surest first: og:title, then the title without the site."""
    known = kinds(lexicon)
    general = {key(words) for words in (*known.list, *known.practice, *known.other, metadata.site_name)}
    for written in (metadata.og_title, metadata.title):
        cuts = [cut.start() for cut in _SITE.finditer(written)]
        ends = [len(written), *reversed(cuts)][:_MOST_NAMES] if written else []
        for name in (written[:end].strip() for end in ends):
            if key(name) not in general and not _CUT.search(name) and len(name) > 3:
                yield name


def _shares_words(name: str, slug: str) -> bool:
    """Whether a title has words of the page's address, or no Latin ones that could stand there."""
    words = {word for word in _SLUG_WORDS.split(key(name)) if word.isascii() and len(word) > 2}
    return not words or bool(words & set(_SLUG_WORDS.split(key(slug))))


def _slug(url: str) -> str:
    """The words of an address's last part; empty where it has fewer than two."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return ""
    for part in reversed([part for part in path.split("/") if part]):
        words = [word for word in _SLUG_WORDS.split(part.rsplit(".", 1)[0]) if word]
        while words and words[0].isdigit():
            words = words[1:]
        if len(words) > 1 and any(map(str.isalpha, "".join(words))):
            return " ".join(words)[:1].upper() + " ".join(words)[1:]
    return ""
