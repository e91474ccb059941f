"""The names of a page outside its text: in its head, and in its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from pipeline.extract.choose.site_name import NOTHING_SHOWN, Shown, cuts, site_names, without_site
from pipeline.extract.labels.keys import key
from pipeline.lexicon import Lexicon
from pipeline.lexicon.values import kinds
from pipeline.model import Metadata

# What follows words that are cut short.
CUT = re.compile(r"\s*(?:\.\.\.|…|\[…\]|\[\.\.\.\])$")
# A title is read with up to so many of its last parts left out.
_MOST_NAMES = 10
_SLUG_WORDS = re.compile(r"[-_+\s]+")


@dataclass(frozen=True, slots=True)
class HeadNames:
    """The names in the head of a page: its `names`, the surest first, those of its `site`, folded, and its address."""

    names: tuple[str, ...] = ()
    site: frozenset[str] = frozenset()
    slug: str = ""


def head_of(metadata: Metadata, lexicon: Lexicon, shown: Shown = NOTHING_SHOWN) -> HeadNames:
    """The names that a page's head gives it, and that of its site, told apart by what is `shown` on the page."""
    site = site_names(metadata, shown, lexicon)
    names = dict.fromkeys(_names(metadata, site, shown, lexicon))
    return HeadNames(tuple(names), site, slug_of(metadata.url))


def _names(metadata: Metadata, site: AbstractSet[str], shown: Shown, lexicon: Lexicon) -> Iterator[str]:
    """Names that the head may mean as the title: og:title, headlines, then the title, whole and without the site."""
    known = kinds(lexicon)
    parts = {key(words) for words in (*known.list, *known.practice)} | site
    general = parts | {key(words) for words in known.other}
    headlines = (thing.headline or thing.name for thing in metadata.things if not thing.under)
    for title in (metadata.og_title, *headlines, metadata.title):
        # “The project – Green Ferry”: what stands there is said first, what it is called after that.
        written = without_site(title, parts, lexicon)
        ends = [] if key(written) in shown.headings else [cut.start() for cut in cuts(written)][::-1]
        for name in (written[:end].strip() for end in [len(written), *ends][:_MOST_NAMES]):
            if key(name) not in general and not CUT.search(name) and len(name) > 3:
                yield name


def slug_of(url: str) -> str:
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
