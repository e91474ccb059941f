"""Finds pages: from sitemaps, list pages and the API of WordPress sites."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import translate
from typing import Any

from pipeline.errors import FetchError
from pipeline.fetch.client import Client
from pipeline.fetch.content_encoding import decoded
from pipeline.fetch.outcome import End, FetchOutcome
from pipeline.fetch.transport import Answer
from pipeline.fetch.urls import Url, joined, parsed, same_site
from pipeline.messages import Message

# The absolute addresses that the elements picked by a CSS selector link to: bytes, URL, selector.
LinkFinder = Callable[[bytes, str, str], Sequence[str]]
# The pages and the further sitemaps that a sitemap names.
SitemapReader = Callable[[bytes], tuple[Sequence[str], Sequence[str]]]

_MOST_SITEMAP_BYTES = 50_000_000  # sitemaps.org: no sitemap may be larger
_POSTS_A_PAGE = 20
_LINKS = "a[href]"
_JSON_BLANKS = " \t\r\n"
_BLANKS = re.compile(f"[{_JSON_BLANKS}]*")
_EMPTY = re.compile(rf"\[[{_JSON_BLANKS}]*\]")
_API = "/wp-json/wp/v2/posts"


@dataclass(frozen=True, slots=True)
class Post:
    """A post as the API returned it: the exact bytes of its JSON object. `asked` is its address in the API.

    `answer` is the list that it came in; `is_first` says whether it is the first there.
    """

    asked: Url
    url: Url
    data: bytes = field(repr=False)
    answer: Answer = field(repr=False)
    is_first: bool


Discovered = Url | Post | FetchOutcome


def matcher(pattern: str) -> Callable[[str], bool]:
    """A test for addresses: a regular expression to search for or, starting with `*`, a shell pattern for the whole."""
    found = _compiled(pattern)
    return lambda url: bool(found.search(url))


def pattern_flaw(pattern: str) -> str:
    """What is wrong with a pattern for `matcher`; empty if nothing."""
    try:
        _compiled(pattern)
    except re.error as error:
        return str(error)
    return ""


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(pattern) if pattern.startswith("*") else pattern)


def sitemap_pages(client: Client, start: Url, read: SitemapReader, most: int) -> Iterator[Discovered]:
    """The pages in a sitemap and in those that it names; only of its own site, as the protocol demands."""
    pending, seen = deque([start]), {str(start)}
    for _ in range(most):
        if not pending:
            return
        sitemap = pending.popleft()
        try:
            answer = _whole(client.get(sitemap, _MOST_SITEMAP_BYTES))
            is_packed = answer.data.startswith(b"\x1f\x8b")
            data = decoded([answer.data], "gzip", _MOST_SITEMAP_BYTES) if is_packed else answer.data
            pages, sitemaps = read(data)
        except FetchError as error:
            yield FetchOutcome(str(sitemap), End.REFUSED, reason=error.text)
            continue
        yield from _of_site(answer.url, pages, start)
        for url in _of_site(answer.url, sitemaps, start):
            if str(url) not in seen:
                seen.add(str(url))
                pending.append(url)


def listed_pages(
    client: Client, start: Url, find: LinkFinder, follow: str, is_wanted: Callable[[str], bool], most: int
) -> Iterator[Discovered]:
    """The pages that a list links to and `is_wanted` accepts; `follow` selects the links to the list's next pages."""
    pending, seen = deque([start]), {str(start)}
    for _ in range(most):
        if not pending:
            return
        page = pending.popleft()
        try:
            answer = _whole(client.get(page))
            links = find(answer.data, str(answer.url), _LINKS)
            following = find(answer.data, str(answer.url), follow) if follow else ()
        except FetchError as error:
            yield FetchOutcome(str(page), End.REFUSED, reason=error.text)
            continue
        yield from (url for url in _urls(answer.url, links) if is_wanted(str(url)))
        for url in _of_site(answer.url, following, start):
            if str(url) not in seen:
                seen.add(str(url))
                pending.append(url)


def posts(client: Client, site: Url, most: int) -> Iterator[Discovered]:
    """The posts of a WordPress site, newest first. `site` may also be the address of another type's API."""
    api = parsed(site.origin + site.path) if "/wp-json/" in site.path else joined(site, site.path.rstrip("/") + _API)
    for number in range(1, most + 1):
        page = parsed(f"{api}?per_page={_POSTS_A_PAGE}&page={number}")
        try:
            answer = client.get(page)
            # WordPress answers 400 for a page after the last.
            if answer.status == 400 and number > 1:
                return
            found = list(_posts(api, _whole(answer)))
        except FetchError as error:
            yield FetchOutcome(str(page), End.REFUSED, reason=error.text)
            return
        yield from found
        pages = answer.header("x-wp-totalpages")
        if len(found) < _POSTS_A_PAGE and not (pages.isdigit() and number < int(pages[:9])):
            return


def _posts(api: Url, answer: Answer) -> Iterator[Post]:
    for place, (post, text) in enumerate(_objects(answer.data)):
        number, link = post.get("id"), post.get("link")
        if not isinstance(number, int):
            raise FetchError(Message("fetch.no-posts"))
        asked = parsed(f"{api}/{number}")
        linked = next(_of_site(answer.url, [link], api), asked) if isinstance(link, str) else asked
        yield Post(asked, linked, text.encode(), answer, is_first=place == 0)


def _objects(data: bytes) -> Iterator[tuple[dict[str, Any], str]]:
    """The objects of a JSON array, each with its exact text; FetchError if it is not such an array."""
    decoder = json.JSONDecoder()
    try:
        text = data.decode("utf-8-sig").strip(_JSON_BLANKS)
        if _EMPTY.fullmatch(text):
            return
        at, before = 0, "["
        while text[at : at + 1] == before:
            start = _after_blanks(text, at + 1)
            found, end = decoder.raw_decode(text, start)
            if not isinstance(found, dict):
                raise FetchError(Message("fetch.no-posts"))
            yield found, text[start:end]
            at, before = _after_blanks(text, end), ","
    except (ValueError, RecursionError) as error:
        raise FetchError(Message("fetch.no-json", error=str(error)[:100])) from error
    if text[at:] != "]":
        raise FetchError(Message("fetch.no-whole-list"))


def _after_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _whole(answer: Answer) -> Answer:
    if answer.status != 200:
        raise FetchError(Message("fetch.list-answers", url=str(answer.url), answer=answer.status_line))
    return answer


def _of_site(base: Url, texts: Iterable[str], start: Url) -> Iterator[Url]:
    return (url for url in _urls(base, texts) if same_site(url, start))


def _urls(base: Url, texts: Iterable[str]) -> Iterator[Url]:
    """The addresses that can be requested; `mailto:` and broken links are passed over."""
    for text in texts:
        try:
            yield joined(base, text)
        except FetchError:
            continue
