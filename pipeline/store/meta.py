"""`<page file>.meta.toml`: where a page came from, as noted by a fetch or written by hand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

from pipeline.errors import PageError
from pipeline.messages import Message, of_toml
from pipeline.model import Issue, IssueCode, Severity

# The keys of a meta file: those that matter when the page is read, and all, including those for fetches only.
USED = ("url", "fetched", "images")
KEYS = (*USED, "asked", "status", "content_type", "etag", "last_modified", "sha256", "beside", "earlier")

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\S.{0,40})?)?)?")
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What a meta file says; `images` maps the names of stored images to their addresses on the page.

    `beside` is the sha256 of the newer version from the web that a fetch has put beside an edited page.
    """

    url: str | None = None
    fetched: str | None = None
    images: Mapping[str, str] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    beside: str = ""

    @property
    def host(self) -> str:
        return host(self.url)


def parse_meta(data: bytes, name: str) -> PageMeta:
    """What the meta file `name` says, with an issue for each unusable key or value; PageError if it is not TOML."""
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise PageError(
            Message("store.meta-not-toml", name=name, error=of_toml(error, data)), Message("store.meta-mend")
        ) from error
    issues = tuple(
        Issue(IssueCode.WRONG_META, Severity.WARNING, Message("run.about", what=name, text=text))
        for text in _problems(table)
    )
    url, fetched = table.get("url"), table.get("fetched")
    return PageMeta(
        url if _is_address(url) else None,
        # A date without quotes is a TOML date; both spellings mean the same.
        str(fetched) if _is_date(fetched) else None,
        _images(table.get("images")),
        issues,
        str(table.get("beside", "")),
    )


def host(url: str | None) -> str:
    """The host of an address; "" if it has none."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def _problems(table: Mapping[str, Any]) -> Iterator[str]:
    for key in table:
        if key not in KEYS:
            near = get_close_matches(key[:40].lower(), KEYS, n=1)
            shown = f"{key[:_SHOWN]!r}"
            yield (
                Message("store.meta-near-key", key=shown, near=near[0])
                if near
                else Message("store.meta-no-key", key=shown)
            )
    if table.get("url") and not _is_address(table["url"]):
        yield Message("store.meta-no-url", url=f"{str(table['url'])[:_SHOWN]!r}")
    if table.get("fetched") and not _is_date(table["fetched"]):
        yield Message("store.meta-no-date", date=f"{str(table['fetched'])[:_SHOWN]!r}")
    images = table.get("images", [])
    if not isinstance(images, list) or len(_images(images)) < len(images):
        yield Message("store.meta-images")


def _is_address(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("https://", "http://")) and bool(host(value))


def _is_date(value: object) -> bool:
    return bool(_DATE.fullmatch(str(value))) and not isinstance(value, int)


def _images(value: object) -> Mapping[str, str]:
    known = [image for image in value if isinstance(image, dict)] if isinstance(value, list) else []
    return {str(image["file"]): str(image["url"]) for image in known if {"file", "url"} <= image.keys()}
