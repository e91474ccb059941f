"""A page: its raw bytes and where they came from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256

from pipeline.model.issues import Issue


@dataclass(frozen=True, slots=True)
class Page:
    """The raw bytes of one page and where they came from.

    `path` is relative to the input folder, with `/`; `id` is `path` without its extension. The n-th page of an
    archive has `n` as its `part`, and `#n` after its id. `charset` and `media_type` are None until a reader has
    looked at the bytes, or what a server said of them. `site` is the URL's host, else the top folder of `path`,
    else "". `issues` tell what was odd about how it came.
    """

    id: str
    path: str
    data: bytes = field(repr=False)
    sha256: str
    url: str | None = None
    fetched: str | None = None
    media_type: str | None = None
    charset: str | None = None
    site: str = ""
    part: str = ""
    issues: tuple[Issue, ...] = ()

    @property
    def name(self) -> str:
        """The page's name in reports and the manifest: its path, with its part if it has one."""
        return f"{self.path}#{self.part}" if self.part else self.path

    @classmethod
    def of(
        cls, path: str, page_id: str, data: bytes, url: str | None = None, fetched: str | None = None, site: str = ""
    ) -> Page:
        """A page as it comes from disk or memory."""
        digest = sha256(data).hexdigest()
        return cls(id=page_id, path=path, data=data, sha256=digest, url=url, fetched=fetched, site=site)

    def without_data(self) -> Page:
        """The page for use after reading, where the bytes are no longer needed."""
        return replace(self, data=b"")
