"""Finds the part of a page's `<title>` that is the name of its site: the last as a rule, or the first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.extract.labels.keys import key
from pipeline.extract.labels.known import labels
from pipeline.extract.page.lines import Line
from pipeline.lexicon import Lexicon
from pipeline.model import BlockKind, Metadata, Reason
from pipeline.values.readers import readers

_SIGN = re.compile(r"\s+[|–—·•«»-]+\s+|\s*\|\s*")
_COLON = re.compile(r"\s*(?:::?|：)\s+")
# The first page of a folder that a site was exported to.
_INDEX = re.compile(r"(?:\./|/)?index\.html?")
# A shorter name may stand in an address by chance.
_SHORTEST_HOST = 4
# The first line of a page and some of the menu under it.
_MASTHEAD = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """Words on a page that tell its title from its site, folded: its `headings`, and what leads to its `home` page.

    So does what stands over its menu and is no heading. A heading that leads there, or stands on other pages of the
    site, too, is none of the page's own.
    """

    headings: frozenset[str] = frozenset()
    home: frozenset[str] = frozenset()


NOTHING_SHOWN = Shown()


def shown_on(lines: Sequence[Line]) -> Shown:
    """The words in the lines of a page that tell its title from its site."""
    headings, home = set(), set()
    shown = [line for line in lines if line.has_words][:_MASTHEAD]
    if len(shown) == _MASTHEAD and shown[0].kind is not BlockKind.HEADING and all(map(_is_of_menu, shown[1:])):
        home.add(key(shown[0].text))
    for line in lines:
        if line.is_link and any(map(_leads_home, line.links)):
            home.add(key(line.text))
        elif line.kind is BlockKind.HEADING and not line.is_of_site:
            headings.add(key(line.text))
    return Shown(frozenset(headings), frozenset(home))


def cuts(title: str) -> Iterator[re.Match[str]]:
    """Signs that part a title from its site: after a dash no words in small letters, which go on with the title."""
    for cut in _SIGN.finditer(title):
        rest = title[cut.end() :]
        if "|" in cut[0] or not rest[:1].islower() or " " not in rest:
            yield cut


def site_names(metadata: Metadata, shown: Shown, lexicon: Lexicon) -> frozenset[str]:
    """The names of a page's site, folded: og:site_name, and what is one in its `<title>` or else in its og:title."""
    parts = _Parts(metadata, shown, lexicon)
    found = next(filter(None, map(parts.site_in, (metadata.title, metadata.og_title))), "")
    return frozenset({key(metadata.site_name), key(found)} - {""})


def without_site(title: str, names: AbstractSet[str], lexicon: Lexicon) -> str:
    """A title without the label and those of `names` (folded) that it opens with, and without one after a colon."""
    start = 0
    for cut in sorted((*_SIGN.finditer(title), *_COLON.finditer(title)), key=re.Match.start):
        words = title[start : cut.start()]
        is_label = ":" not in cut[0] and labels(lexicon).alone(words) is not None
        if not is_label and key(words) not in names:
            break
        start = cut.end()
    ends = (colon.start() for colon in _COLON.finditer(title, start) if key(title[colon.end() :]) in names)
    return title[start : next(ends, len(title))]


class _Parts:
    """The parts of titles, told from each other by what else the head says and by what the page prints."""

    def __init__(self, metadata: Metadata, shown: Shown, lexicon: Lexicon) -> None:
        headlines = (thing.headline or thing.name for thing in metadata.things if not thing.under)
        self._headings, self._lexicon = shown.headings, lexicon
        self._titles = shown.headings | {*map(key, (metadata.og_title, *headlines))}
        self._home = shown.home
        self._sites = shown.home | {key(metadata.site_name)} - {""}
        self._host = _host(metadata.url)
        self._title = metadata.title

    def site_in(self, title: str) -> str:
        """The part of a title that is the site's name; "" where none is, as where a heading of the page says it all."""
        if key(title) in self._headings:
            # Some systems print the site's name before that of the page in the heading, too.
            opens = (title[: colon.start()] for colon in _COLON.finditer(title))
            return next((own for own in opens if key(own) in self._sites), "")
        parting = list(cuts(title))
        if not parting:
            is_masthead = any(one.startswith(key(title)) for one in self._home)
            return self._beside_colon(title) or (title if is_masthead else "")
        first, last = title[: parting[0].start()], title[parting[-1].end() :]
        if len(parting) == 1 and labels(self._lexicon).alone(first) is not None:
            return ""
        # An office's name before a shorter one may be that of a practice: “The university of children | Vale”.
        lead = self._is_site(first) - self._is_site(last)
        return first if lead > 1 or (lead > 0 and len(first.split()) <= len(last.split())) else last

    def _beside_colon(self, title: str) -> str:
        """The site's name before or after a colon.

        Titles have colons of their own: only the site's name, or a heading that ends or begins there, shows one that
        is none.
        """
        for colon in _COLON.finditer(title):
            own, rest = title[: colon.start()], title[colon.end() :]
            is_own = key(own) in self._headings
            if key(rest) in self._sites or (is_own and len(own) > len(rest)):
                return rest
            is_page = own == self._title and self._is_office(own)
            is_after = key(rest) in self._headings and not is_own and len(rest) >= len(own)
            if is_page or is_after or key(own) in self._sites:
                return own
        return ""

    def _is_site(self, part: str) -> int:
        """A degree of being the site's name: 2 where the page or its address says so, -1 where it is a title."""
        squeezed = key(part).replace(" ", "")
        if key(part) in self._sites or (len(squeezed) >= _SHORTEST_HOST and squeezed in self._host):
            return 2
        return self._is_office(part) - (key(part) in self._titles)

    def _is_office(self, part: str) -> bool:
        return readers(self._lexicon).contacts.is_organisation(part)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").replace("-", "")
    except ValueError:
        return ""


def _is_of_menu(line: Line) -> bool:
    return line.is_fixed or line.boilerplate in {Reason.MENU, Reason.ONLY_LINKS}


def _leads_home(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    is_web = parts.scheme in {"", "http", "https"} and not address.startswith(("#", "?"))
    is_home = parts.path in {"", "/"} or _INDEX.fullmatch(parts.path) is not None
    return bool(address) and is_web and is_home and not parts.query
