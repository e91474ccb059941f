"""What a page is called outside its text: in its head, and in its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from pipeline.extract.labels.keys import key
from pipeline.extract.labels.known import labels
from pipeline.lexicon import Lexicon
from pipeline.lexicon.values import kinds
from pipeline.model import Metadata

# Behind words that are cut short.
CUT = re.compile(r"\s*(?:\.\.\.|…|\[…\]|\[\.\.\.\])$")
# What parts a title from the name of its site.
_SITE = re.compile(r"\s+[|–—·•«»-]+\s+|\s*\|\s*")
# A title is read with up to so many of its last parts left out.
_MOST_NAMES = 10
_COLON = re.compile(r"\s*[:：]\s+")
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


def head_of(metadata: Metadata, lexicon: Lexicon, headings: Iterable[str] = ()) -> Head:
    """The names in a page's head; `headings` are those of the page itself, which show where a site's name begins."""
    title, behind_colon = _parted(metadata, frozenset(map(key, headings)))
    metadata = replace(metadata, title=title)
    names = tuple(dict.fromkeys(_names(metadata, lexicon)))
    parting = list(cuts(title))
    is_told_first = len(parting) == 1 and labels(lexicon).alone(title[: parting[0].start()]) is not None
    behind_cut = title[parting[-1].end() :] if parting and not is_told_first else ""
    site = {metadata.site_name, behind_colon, behind_cut}
    slug = slug_of(metadata.url)
    is_trusted = bool(metadata.og_title or len(names) == 1)
    return Head(names, frozenset(map(key, site)) - {""}, slug, is_trusted)


def _parted(metadata: Metadata, headings: AbstractSet[str]) -> tuple[str, str]:
    """The title, and what stands behind a colon in it, where that is the site's name.

    Titles have colons of their own: only the site's name, or a heading that ends there, shows one that is none.
    """
    for colon in _COLON.finditer(metadata.title):
        own, rest = metadata.title[: colon.start()], metadata.title[colon.end() :]
        if key(rest) == key(metadata.site_name) or (key(own) in headings and len(own) > len(rest)):
            return own, rest
    return metadata.title, ""


def cuts(title: str) -> Iterator[re.Match[str]]:
    """What may part a title from its site: behind a dash no words in small letters, which go on with the title."""
    for cut in _SITE.finditer(title):
        rest = title[cut.end() :]
        if "|" in cut[0] or not rest[:1].islower() or " " not in rest:
            yield cut


def _names(metadata: Metadata, lexicon: Lexicon) -> Iterator[str]:
    """What the head may mean as the title: og:title, headlines, then the title, whole and without the site."""
    known = kinds(lexicon)
    general = {key(words) for words in (*known.list, *known.practice, *known.other, metadata.site_name)}
    headlines = (thing.headline or thing.name for thing in metadata.things if not thing.under)
    for told in (metadata.og_title, *headlines, metadata.title):
        # “The project – Green Ferry”: what stands there is said first, what it is called behind that.
        first = _SITE.search(told)
        written = told[first.end() :] if first and labels(lexicon).alone(told[: first.start()]) else told
        ends = [len(written), *reversed([cut.start() for cut in cuts(written)])][:_MOST_NAMES] if written else []
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
