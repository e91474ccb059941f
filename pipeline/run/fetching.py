"""A round of fetching from end to end: discovers pages, fetches them one by one, and their images if wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from pipeline.errors import FetchError
from pipeline.fetch.addresses import lasting_refusal
from pipeline.fetch.client import Client
from pipeline.fetch.clock import Clock, SystemClock
from pipeline.fetch.connecting import Network
from pipeline.fetch.discover import Discovered, Post, listed_pages, matcher, posts, sitemap_pages
from pipeline.fetch.images import bring_images
from pipeline.fetch.journal import Journal
from pipeline.fetch.outcome import End, FetchOutcome
from pipeline.fetch.page_store import PageStore
from pipeline.fetch.urls import Url, parsed
from pipeline.fetch.visitor import Visitor, in_turn
from pipeline.fetch.warc import WarcFile
from pipeline.messages import Message
from pipeline.run.sandbox import Sandbox
from pipeline.settings import Settings
from pipeline.store.write import locked

# Called with each outcome as it is ready, and how many there are by then.
FetchObserver = Callable[[FetchOutcome, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOrders:
    """The addresses to fetch, and how. With `match` the `urls` are list pages, and what they link to is fetched."""

    urls: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    wp_sites: tuple[str, ...] = ()
    follow: str = ""
    match: str = ""
    limit: int | None = None
    into: Path | None = None
    warc: Path | None = None
    images: bool = False
    dry_run: bool = False
    allow_private: bool = False


def fetch(
    settings: Settings,
    orders: FetchOrders,
    *,
    folder: Path | None = None,
    observer: FetchObserver = lambda _outcome, _count: None,
    network: Network | None = None,
    clock: Clock | None = None,
) -> tuple[FetchOutcome, ...]:
    """Fetch what the orders ask for into their folder, or the settings' input folder, in the working `folder`.

    OutputError where it cannot be written; what goes wrong with one address is in its outcome.
    """
    folder, clock = folder or Path(), clock or SystemClock()
    network = network or (Network(refusal=lasting_refusal) if orders.allow_private else Network())
    into = folder / (orders.into or settings.input)
    outcomes: list[FetchOutcome] = []
    with nullcontext() if orders.dry_run else locked(into):
        journal = Journal(into, repr(replace(orders, images=False, warc=None)))
        client = Client(settings.fetch, network, clock, journal.rest(clock, settings.fetch.pause))
        visitor = Visitor(
            client, PageStore(into), clock, WarcFile(folder / orders.warc, clock) if orders.warc else None
        )
        run = _Round(settings, orders, visitor, journal, Sandbox(settings, folder))
        for outcome in run.preview() if orders.dry_run else run.outcomes():
            outcomes.append(outcome)
            observer(outcome, len(outcomes))
    return tuple(outcomes)


class _Round:
    """One round: discovers, visits in turn, fetches images, and notes each outcome as soon as it is on disk."""

    def __init__(
        self, settings: Settings, orders: FetchOrders, visitor: Visitor, journal: Journal, looker: Sandbox
    ) -> None:
        self.settings = settings
        self.orders = orders
        self.visitor = visitor
        self.journal = journal
        self.looker = looker

    def preview(self) -> Iterator[FetchOutcome]:
        """The addresses to be fetched. Sitemaps and lists are read for this; no page is, and nothing is written."""
        for found in self._found():
            if isinstance(found, FetchOutcome):
                yield found
            else:
                asked = str(found.asked if isinstance(found, Post) else found)
                kept = self.visitor.pages.known(asked)
                reason = Message("run.here-since", day=kept.meta.fetched[:10]) if kept else Message("run.not-here-yet")
                yield FetchOutcome(asked, End.PLANNED, kept.file if kept else "", reason)

    def outcomes(self) -> Iterator[FetchOutcome]:
        """One outcome for each page, then one for each image. The journal ends with the last of them."""
        self.journal.begin()
        files = []
        for outcome in self._pages():
            if outcome.end in {End.NEW, End.CHANGED, End.SAME}:
                files.append(outcome.file)
            yield outcome
        if self.orders.images:
            yield from self._images(tuple(dict.fromkeys(files)))
        self.journal.end()

    def _pages(self) -> Iterator[FetchOutcome]:
        pages: list[Url] = []
        for found in self._found():
            if isinstance(found, Url) and str(found) not in self.journal.done:
                pages.append(found)
            else:
                yield self._settled(found)
        for url in in_turn(pages, self.visitor.client.pace, self.visitor.clock):
            outcome = self.visitor.page(url)
            self.journal.note(outcome)
            yield outcome

    def _images(self, files: Sequence[str]) -> Iterator[FetchOutcome]:
        """The images that the content of our pages shows, page by page."""
        visitor = self.visitor
        for file, addresses in zip(files, self.looker.pictures(visitor.pages.folder, files), strict=True):
            kept = visitor.pages.at(file)
            if kept is not None and addresses is not None:
                yield from bring_images(visitor, kept, addresses, self.settings.fetch)

    def _settled(self, address: Discovered) -> FetchOutcome:
        """The outcome of an address that needs no request."""
        if isinstance(address, FetchOutcome):
            return address
        return self.visitor.post(address) if isinstance(address, Post) else self.journal.done[str(address)]

    def _found(self) -> Iterator[Discovered]:
        """The addresses that the orders lead to, each once, up to the limit; refusals do not count."""
        seen: set[str] = set()
        refusals: list[FetchOutcome] = []

        def wanted() -> Iterator[Discovered]:
            for found in self._everything():
                if isinstance(found, FetchOutcome):
                    refusals.append(found)
                    continue
                asked = str(found.asked if isinstance(found, Post) else found)
                if asked not in seen:
                    seen.add(asked)
                    yield found

        yield from islice(wanted(), self.orders.limit)
        yield from refusals

    def _everything(self) -> Iterator[Discovered]:
        orders, client, most = self.orders, self.visitor.client, self.settings.fetch.list_pages
        is_wanted = matcher(orders.match) if orders.match else lambda _url: True
        for found in _urls(orders.urls):
            if orders.match and isinstance(found, Url):
                pages = listed_pages(client, found, self.looker.links, orders.follow, is_wanted, most)
                yield from self._or_refused(found, pages)
            else:
                yield found
        for found in _urls(orders.sitemaps):
            places = sitemap_pages(client, found, self.looker.sitemap, most) if isinstance(found, Url) else (found,)
            wanted = (place for place in places if not isinstance(place, Url) or is_wanted(str(place)))
            yield from self._or_refused(found, wanted)
        for found in _urls(orders.wp_sites):
            entries = posts(client, found, most) if isinstance(found, Url) else (found,)
            yield from self._or_refused(
                found, (entry for entry in entries if not isinstance(entry, Post) or is_wanted(str(entry.url)))
            )

    def _or_refused(self, start: Url | FetchOutcome, addresses: Iterable[Discovered]) -> Iterator[Discovered]:
        """The addresses that a list, a sitemap or an API leads to; a refusal where there is none."""
        is_empty = True
        for one in addresses:
            is_empty = False
            yield one
        if is_empty:
            reason = Message("fetch.leads-to-no-match") if self.orders.match else Message("fetch.leads-nowhere")
            yield FetchOutcome(str(start), End.REFUSED, reason=reason)


def _urls(texts: Iterable[str]) -> Iterator[Url | FetchOutcome]:
    for text in texts:
        try:
            yield parsed(text)
        except FetchError as error:
            yield FetchOutcome(text, End.REFUSED, reason=error.text)
