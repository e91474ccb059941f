"""What is known of a page's site from its other pages, and from what people have taught."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from pipeline.model.review import Teaching

_UNTAUGHT = Teaching("")


@dataclass(frozen=True, slots=True)
class Profile:
    """The part of a site's profile that concerns a page, and so decides on its record.

    `boilerplate` are the hashes of blocks on three or more pages of the site, `labels` those of lines that come before
    differing values there, both sorted. `teaching` holds the lessons that concern the page; `flaw` and `hint` say what
    is wrong with a broken file of lessons.
    """

    boilerplate: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    teaching: Teaching = _UNTAUGHT
    flaw: str = ""
    hint: str = ""

    @property
    def digest(self) -> str:
        """The sha256 of everything that affects the record, so not of who taught it; empty if nothing is known."""
        lessons = tuple(one.rule for one in self.teaching.lessons)
        known = ("".join(self.boilerplate), "".join(self.labels), lessons, str(self.flaw))
        return sha256(repr(known).encode(errors="replace")).hexdigest()[:16] if any(known) else ""
