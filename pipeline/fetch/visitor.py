"""One round of visits: each address is requested when its host may be asked, and the result is stored."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.errors import FetchError
from pipeline.fetch.client import Client
from pipeline.fetch.clock import Clock
from pipeline.fetch.discover import Post
from pipeline.fetch.file_names import extension
from pipeline.fetch.meta import FetchMeta
from pipeline.fetch.outcome import End, FetchOutcome
from pipeline.fetch.pace import Pace
from pipeline.fetch.page_store import KeptPage, PageStore
from pipeline.fetch.shells import flaw, is_check
from pipeline.fetch.transport import Answer
from pipeline.fetch.urls import Url
from pipeline.fetch.warc import WarcFile
from pipeline.messages import Message
from pipeline.sources import HTML, SOURCES

_NOT_MODIFIED = 304
_GONE = frozenset({404, 410})


def in_turn(urls: Iterable[Url], pace: Pace, clock: Clock) -> Iterator[Url]:
    """The addresses, each time one of the host that may be asked soonest; in order within a host."""
    waiting: dict[str, deque[Url]] = {}
    for url in urls:
        waiting.setdefault(url.host, deque()).append(url)
    while waiting:
        now = clock.seconds()
        host = min(waiting, key=lambda one: max(pace.ready_at(one), now))
        yield waiting[host].popleft()
        # Last in line, so that hosts that are equally ready take turns.
        rest = waiting.pop(host)
        if rest:
            waiting[host] = rest


@dataclass(frozen=True, slots=True)
class Visitor:
    """Stores pages, and adds responses to the archive if there is one."""

    client: Client
    pages: PageStore
    clock: Clock
    archive: WarcFile | None = None

    def page(self, asked: Url) -> FetchOutcome:
        """Request a page, conditionally if we have it, and store it. Failures are in the outcome."""
        kept = self.pages.known(str(asked))
        try:
            answer = self.client.get(asked, own_headers=lambda url: self._conditions(url, kept))
            if kept and answer.status == _NOT_MODIFIED and self._conditions(answer.url, kept):
                return FetchOutcome(str(asked), End.SAME, kept.file)
            if kept and answer.status in _GONE:
                reason = Message("fetch.copy-kept", status=answer.status, day=kept.meta.fetched[:10])
                return FetchOutcome(str(asked), End.GONE, kept.file, reason)
            return self._keep(asked, answer)
        except FetchError as error:
            return FetchOutcome(str(asked), End.REFUSED, kept.file if kept else "", error.text)

    def post(self, post: Post) -> FetchOutcome:
        """Store a post that came in a list."""
        try:
            meta = self._meta(post.asked, post.url, post.answer)
            end, kept, remark = self.pages.store(post.url, post.data, ".json", meta)
        except FetchError as error:
            return FetchOutcome(str(post.asked), End.REFUSED, reason=error.text)
        if self.archive and post.is_first:
            self.archive.add(post.answer)
        return FetchOutcome(str(post.asked), end, kept.file, remark)

    def _conditions(self, url: Url, kept: KeptPage | None) -> Mapping[str, str]:
        # Conditions only hold for the address that gave them, also along redirects.
        return self.pages.conditions(kept) if kept and kept.meta.url == str(url) else {}

    def _keep(self, asked: Url, answer: Answer) -> FetchOutcome:
        if is_check(answer):
            raise FetchError(Message("fetch.robot-check"))
        if answer.status != 200:
            raise FetchError(Message("fetch.server-answers", answer=answer.status_line))
        if not answer.data.strip():
            raise FetchError(Message("fetch.empty"))
        content_type = answer.header("content-type")
        suffix = extension(answer.url, content_type, answer.data)
        if not suffix:
            raise FetchError(Message("fetch.no-page", type=content_type[:60] or Message("fetch.unknown-type")))
        if suffix in SOURCES[HTML].suffixes and (why := flaw(answer)):
            raise FetchError(why)
        end, kept, remark = self.pages.store(answer.url, answer.data, suffix, self._meta(asked, answer.url, answer))
        if self.archive:
            self.archive.add(answer)
        return FetchOutcome(str(asked), end, kept.file, remark)

    def _meta(self, asked: Url, url: Url, answer: Answer) -> FetchMeta:
        is_own = url == answer.url
        return FetchMeta(
            url=str(url),
            asked=str(asked),
            fetched=self.clock.now().isoformat(timespec="seconds"),
            status=answer.status,
            content_type=answer.header("content-type"),
            # The ETag of a list of posts says nothing of a single post.
            etag=answer.header("etag") if is_own else "",
            last_modified=answer.header("last-modified") if is_own else "",
            sha256="",
        )
