"""Raw bytes of a page and how they were got."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256

from pipeline.model.issues import Issue


@dataclass(frozen=True, slots=True)
class Page:
    """The raw bytes of one page and how we got them.

    `path` is relative to the input folder, with `/`; `id` is `path` without its extension. The n-th page of an
    archive has `n` as its `part`, and `#n` behind its id. `charset` and `media_type` are None until a reader has
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
        """What reports and the manifest call the page: its path, with its part if it has one."""
        return f"{self.path}#{self.part}" if self.part else self.path

    @classmethod
    def of(
        cls, path: str, page_id: str, data: bytes, url: str | None = None, fetched: str | None = None, site: str = ""
    ) -> Page:
        """A page as it comes from disk or memory."""
        digest = sha256(data).hexdigest()
        return cls(id=page_id, path=path, data=data, sha256=digest, url=url, fetched=fetched, site=site)

    def without_data(self) -> Page:
        """The same page for use behind the reader, where nobody needs the bytes."""
        return replace(self, data=b"")
