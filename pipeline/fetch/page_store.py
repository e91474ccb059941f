"""Pages and their meta files in the input folder: found, added, replaced atomically, never lost."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from pipeline.errors import FetchError
from pipeline.fetch import meta
from pipeline.fetch.file_names import address_hash, slug
from pipeline.fetch.meta import FetchMeta
from pipeline.fetch.outcome import End
from pipeline.fetch.urls import Url
from pipeline.messages import Message
from pipeline.store.edits import short_digest
from pipeline.store.names import folded, newer, safe_name
from pipeline.store.write import link_above, remove_file, write_file


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page of the folder; `file` is its path in it."""

    file: str
    meta: FetchMeta


class PageStore:
    """The fetched pages of one folder, by the address requested and by their names without extension."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._by_asked: dict[str, KeptPage] = {}
        self._by_stem: dict[str, KeptPage] = {}
        for kept in _kept(folder):
            self._note(kept)

    def known(self, asked: str) -> KeptPage | None:
        """The page that was requested by this address before."""
        return self._by_asked.get(asked)

    def is_whole(self, kept: KeptPage) -> bool:
        """Whether the page's bytes are those recorded in its meta file."""
        return self._digest(kept.file) == kept.meta.sha256

    def conditions(self, kept: KeptPage) -> Mapping[str, str]:
        """The headers of a conditional request; none if our copy is not intact."""
        if not self.is_whole(kept):
            return {}
        asked = {"If-None-Match": kept.meta.etag, "If-Modified-Since": kept.meta.last_modified}
        return {name: value for name, value in asked.items() if value}

    def at(self, file: str) -> KeptPage | None:
        """The page of that name."""
        return self._by_stem.get(_stem(file))

    def store(self, url: Url, data: bytes, suffix: str, found: FetchMeta) -> tuple[End, KeptPage, str]:
        """Store a page that came from `url`, and return what to say of it. It is written only if it has changed.

        A page that a person has edited stays, and the new one is stored beside it. The meta file is written first: if
        a run dies before the page is written, the two disagree, and the page is requested again.
        """
        old = self.known(found.asked) or self._owner(url, suffix)
        found = replace(found, sha256=sha256(data).hexdigest())
        if old:
            found = replace(found, images=old.meta.images, earlier=old.meta.states(found.sha256))
        if old and self._is_edited(old, found.sha256):
            return self._beside(old, data, found.sha256)
        end, kept = self._stored(old, url, data, suffix, found)
        if old and old.meta.beside:
            self._remove_beside(old)
        return end, kept, ""

    def _stored(
        self, old: KeptPage | None, url: Url, data: bytes, suffix: str, found: FetchMeta
    ) -> tuple[End, KeptPage]:
        if old and old.meta.sha256 == found.sha256 and self.is_whole(old):
            return End.SAME, self.describe(old, replace(found, asked=old.meta.asked, fetched=old.meta.fetched))
        file = old.file if old else self._free_name(url, suffix)
        end = End.CHANGED if (self.folder / file).is_file() else End.NEW
        kept = KeptPage(file, found)
        if link := link_above(self.folder, file):
            raise FetchError(Message("fetch.link", link=link, file=file))
        write_file(self.folder, file + meta.SUFFIX, meta.dumped(found))
        write_file(self.folder, file, data)
        self._note(kept)
        return end, kept

    def _is_edited(self, kept: KeptPage, fetched: str) -> bool:
        """Whether a page's bytes are neither any that were fetched before nor those now on the web."""
        digest = self._digest(kept.file)
        return bool(digest) and short_digest(digest) not in {*kept.meta.states(), short_digest(fetched)}

    def _beside(self, old: KeptPage, data: bytes, digest: str) -> tuple[End, KeptPage, str]:
        """Leave an edited page as it is, and store the current one beside it if that is not the version edited."""
        if digest == old.meta.sha256:
            self._remove_beside(old)
            return End.SAME, self.describe(old, replace(old.meta, beside="")), Message("fetch.edited", file=old.file)
        place = newer(old.file)
        while self._digest(place) not in {"", old.meta.beside, digest}:
            place = newer(place)
        end = End.SAME if self._digest(place) == digest else End.CHANGED
        write_file(self.folder, place, data)
        kept = self.describe(old, replace(old.meta, beside=digest, earlier=old.meta.states()))
        return end, replace(kept, file=place), Message("fetch.edited-beside", file=old.file)

    def _remove_beside(self, old: KeptPage) -> None:
        """Delete the file beside a page, unless a person has edited that, too."""
        place = newer(old.file)
        if old.meta.beside and self._digest(place) == old.meta.beside:
            remove_file(self.folder, place)

    def _digest(self, file: str) -> str:
        """The sha256 of a file of the folder; empty if there is none."""
        page = self.folder / file
        return sha256(page.read_bytes()).hexdigest() if page.is_file() else ""

    def describe(self, kept: KeptPage, found: FetchMeta) -> KeptPage:
        """Update the meta file of a page whose bytes have not changed."""
        described = replace(kept, meta=found)
        if kept.meta != found:
            write_file(self.folder, kept.file + meta.SUFFIX, meta.dumped(found))
            self._note(described)
        if (kept.meta.url, kept.meta.images) != (found.url, found.images):
            # A sheet shows these, and a build only looks at the time of the page's file.
            with suppress(OSError):
                os.utime(self.folder / kept.file)
        return described

    def _note(self, kept: KeptPage) -> None:
        self._by_asked[kept.meta.asked] = kept
        self._by_stem[_stem(kept.file)] = kept

    def _owner(self, url: Url, suffix: str) -> KeptPage | None:
        """The page that another address had redirected to the same final one, in the same format."""
        for name in _names(url):
            kept = self._by_stem.get(_stem(name + suffix))
            if kept and kept.meta.url == str(url) and kept.file.endswith(suffix):
                return kept
        return None

    def _free_name(self, url: Url, suffix: str) -> str:
        for name in _names(url):
            file = name + suffix
            if _stem(file) not in self._by_stem and not (self.folder / file).exists():
                return file
        raise FetchError(Message("fetch.names-taken", url=str(url)))


def _names(url: Url) -> tuple[str, str]:
    name = f"{safe_name(url.host)}/{slug(url)}"
    return name, f"{name}-{address_hash(str(url))}"


def _stem(file: str) -> str:
    return folded(file.rpartition(".")[0])


def _kept(folder: Path) -> Iterator[KeptPage]:
    for path in sorted(folder.glob(f"*/*{meta.SUFFIX}")):
        if path.name.startswith(".") or not path.is_file():
            continue
        found = meta.loaded(path.read_bytes())
        if found:
            page = path.with_name(path.name.removesuffix(meta.SUFFIX))
            yield KeptPage(page.relative_to(folder).as_posix(), found)
