"""What the lexicon knows of boilerplate, ready for look-ups: elements, pictures, whole lines, headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pipeline.lexicon import Lexicon
from pipeline.lexicon.boilerplate import Hiding, boilerplate, hiding
from pipeline.model import Reason
from pipeline.text import fold

_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")

_ROLES = MappingProxyType(
    {
        "navigation": Reason.MENU,
        "menu": Reason.MENU,
        "menubar": Reason.MENU,
        "toolbar": Reason.MENU,
        "banner": "page header",
        "contentinfo": "footer",
        "search": "search or login",
        "dialog": "pop-up",
        "alertdialog": "pop-up",
        "complementary": Reason.SIDEBAR,
    }
)

_ELEMENTS = MappingProxyType(
    {
        "nav": Reason.MENU,
        "menu": Reason.MENU,
        "button": "button",
        "dialog": "pop-up",
        "marquee": "ticker",
        "aside": Reason.SIDEBAR,
    }
)

# Longer lines are prose, whatever they hold.
_LONGEST_LINE = 300

_LONGEST_COUNTER = 60

# The most words in a row of fixed lines, and in one of those lines.
_LONGEST_ROW, _LONGEST_ENTRY = 12, 4

# A line with this many entries between bars, one of them known from menus, is a menu.
_MENU = 3

# Marks that WordPress replaces when it shows a page: [gallery ids="1"], [/vc_row].
_SHORTCODE = re.compile(r"\[/?[a-z][\w-]*(?:\s[^\[\]]*)?/?\]")

# A file path on somebody's computer, perhaps after a few words that name it.
_LOCAL = re.compile(r"(?:[^\W\d_]+[ :]+){0,4}file:/\S+", re.IGNORECASE)

# What programs put before the file name when they print.
_BY_PROGRAM = re.compile(r"^Microsoft (?:Office )?(?:Word|Excel|PowerPoint|Publisher) - ")

_FILE_NAME = re.compile(
    r".+\.(?:docx?|dotx?|odt|rtf|pptx?|xlsx?|pub|indd|qxd|pages|pdf|html?|txt|tmp|cdr)", re.IGNORECASE
)

_BARS = re.compile(r"\s[|•·]\s|[ \u00a0]{3,}")


@dataclass(frozen=True, slots=True, eq=False)
class BoilerplateRules:
    """The lexicon's boilerplate, folded and ready for look-ups."""

    exact: Mapping[str, str]
    parts: Mapping[str, str]
    stems: tuple[tuple[str, str], ...]
    subjects: tuple[str, ...]
    lines: frozenset[str]
    openings: tuple[str, ...]
    within: re.Pattern[str]
    headings: frozenset[str]
    heading_openings: tuple[str, ...]
    weak: frozenset[str]
    counters: tuple[str, ...]
    titles: frozenset[str]
    hiding: Hiding

    def of_element(self, name: str, role: str, names: Iterable[str], *, in_article: bool) -> str:
        """The reason why an element with this tag, role, class names and ids is boilerplate."""
        if name == "header":
            return "" if in_article else "page header"
        if name == "footer":
            return Reason.FOOTER_OF_ARTICLE if in_article else "footer"
        return _ELEMENTS.get(name) or _ROLES.get(role) or self._of_names(names)

    def _of_names(self, names: Iterable[str]) -> str:
        for name in names:
            low = name.lower()
            if reason := self.exact.get(low):
                return reason
            if low.startswith(self.subjects):
                continue
            parts = [part.lower() for part in _PARTS.findall(name)]
            if reason := next((self.parts[part] for part in parts if part in self.parts), ""):
                return reason
            for stem, reason in self.stems:
                if any(part.startswith(stem) for part in parts):
                    return reason
        return ""

    def of_picture(self, src: str) -> str:
        """The reason why a picture is boilerplate, by its file name."""
        return self._of_names([src.rpartition("/")[2][:_LONGEST_LINE]])

    def of_line(self, text: str) -> str:
        """The reason why a line of text is boilerplate, by its fixed words."""
        if len(text) > _LONGEST_LINE:
            return ""
        line = _line(text)
        if line in self.lines:
            return Reason.FIXED_LINE
        if line.startswith(self.openings):
            return "fixed opening of a line"
        is_local = bool(_LOCAL.fullmatch(text.strip()))
        if is_local or self.within.search(line):
            return "path on a computer" if is_local else "fixed words"
        if text.startswith("[") and not _SHORTCODE.sub("", text).strip():
            return "code of the site's editor"
        entries = _BARS.split(text)
        is_menu = len(entries) >= _MENU and any(_line(entry) in self.lines for entry in entries)
        return Reason.MENU if is_menu or self._is_row(line.split()) else ""

    def _is_row(self, words: list[str]) -> bool:
        """Whether words are several fixed lines side by side: “Facebook Twitter Print”."""
        if not 1 < len(words) <= _LONGEST_ROW:
            return False
        ends = {0}
        for start in range(len(words)):
            if start in ends:
                after = range(start + 1, min(start + _LONGEST_ENTRY, len(words)) + 1)
                ends.update(end for end in after if " ".join(words[start:end]) in self.lines)
        return len(words) in ends

    def own_title(self, written: str) -> str:
        """The title in a file's properties; "" for one that a program made up: “Untitled 1”, the file name."""
        title = _BY_PROGRAM.sub("", " ".join(written.split()))
        return "" if _FILE_NAME.fullmatch(title) or _line(title).strip("() 0123456789") in self.titles else title

    def is_counter(self, text: str) -> bool:
        """Whether a line counts visitors, perhaps those of the page itself."""
        return text[-1:].isdecimal() and len(text) <= _LONGEST_COUNTER and _line(text).startswith(self.counters)

    def is_heading(self, text: str) -> bool:
        """Whether a heading opens a boilerplate section, such as related pages."""
        line = _line(text) if len(text) <= _LONGEST_LINE else ""
        return line in self.headings or (bool(line) and line.startswith(self.heading_openings))


@cache
def boilerplate_rules(lexicon: Lexicon) -> BoilerplateRules:
    """The boilerplate that `lexicon` knows."""
    known = boilerplate(lexicon)
    words = [(word, reason) for reason, names in known.classes.items() for word in names]
    return BoilerplateRules(
        exact=MappingProxyType({word[1:].lower(): reason for word, reason in words if word.startswith("=")}),
        parts=MappingProxyType({word.lower(): reason for word, reason in words if not word.startswith("=")}),
        stems=tuple((word[:-1].lower(), reason) for word, reason in words if word.endswith("*")),
        subjects=known.subjects,
        # An opening that ends with a colon may be all there is of its line.
        lines=frozenset(map(_line, (*known.lines, *(one for one in known.openings if one.endswith(":"))))),
        openings=tuple(fold(opening) for opening in known.openings),
        within=re.compile("|".join(re.escape(fold(words)) for words in known.within) or "(?!)"),
        headings=frozenset(map(_line, known.headings)),
        heading_openings=tuple(fold(opening) for opening in known.heading_openings),
        weak=known.weak,
        counters=tuple(fold(opening) for opening in known.counters),
        titles=frozenset(map(_line, known.titles)),
        hiding=hiding(lexicon),
    )


def _line(text: str) -> str:
    return " ".join(fold(text).split()).strip(" :.…!»›>|-")
