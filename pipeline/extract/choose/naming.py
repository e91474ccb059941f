"""What a page is called outside its text: in its head, and in its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from pipeline.extract.labels.keys import key
from pipeline.extract.labels.known import labels
from pipeline.lexicon import Lexicon
from pipeline.lexicon.values import kinds
from pipeline.model import Metadata

# Behind words that are cut short.
CUT = re.compile(r"\s*(?:\.\.\.|…|\[…\]|\[\.\.\.\])$")
# What parts a title from the name of its site.
SITE = re.compile(r"\s+[|–—·•«»-]+\s+|\s*\|\s*")
# A title is read with up to so many of its last parts left out.
_MOST_NAMES = 10
_SLUG_WORDS = re.compile(r"[-_+\s]+")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page says: its `names`, the surest first, those of its `site`, folded, and its address.

    `is_trusted` says that the first name is meant as the title alone, as og:title is.
    """

    names: tuple[str, ...] = ()
    site: frozenset[str] = frozenset()
    slug: str = ""
    is_trusted: bool = False


def head_of(metadata: Metadata, lexicon: Lexicon) -> Head:
    """The names in a page's head."""
    names = tuple(dict.fromkeys(_names(metadata, lexicon)))
    parts = SITE.split(metadata.title)
    is_told_first = len(parts) == 2 and labels(lexicon).alone(parts[0]) is not None
    site = {metadata.site_name, *([] if is_told_first else parts[1:][-1:])}
    slug = slug_of(metadata.url)
    is_trusted = bool(metadata.og_title or len(names) == 1)
    return Head(names, frozenset(map(key, site)) - {""}, slug, is_trusted)


def _names(metadata: Metadata, lexicon: Lexicon) -> Iterator[str]:
    """What the head may mean as the title: og:title, headlines, then the title, whole and without the site."""
    known = kinds(lexicon)
    general = {key(words) for words in (*known.list, *known.practice, *known.other, metadata.site_name)}
    headlines = (thing.headline or thing.name for thing in metadata.things if not thing.under)
    for told in (metadata.og_title, *headlines, metadata.title):
        # “The project – Green Ferry”: what stands there is said first, what it is called behind that.
        first = SITE.search(told)
        written = told[first.end() :] if first and labels(lexicon).alone(told[: first.start()]) else told
        cuts = [cut.start() for cut in SITE.finditer(written)]
        ends = [len(written), *reversed(cuts)][:_MOST_NAMES] if written else []
        for name in (written[:end].strip() for end in ends):
            if key(name) not in general and not CUT.search(name) and len(name) > 3:
                yield name


def shares_words(name: str, slug: str) -> bool:
    """Whether a title has words of the page's address, or no Latin ones that could stand there."""
    words = {word for word in _SLUG_WORDS.split(key(name)) if word.isascii() and len(word) > 2}
    return not words or bool(words & set(_SLUG_WORDS.split(key(slug))))


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
