"""What is known of a page's site from its other pages, and from what people taught it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from pipeline.model.review import Teaching

_UNTAUGHT = Teaching("")


@dataclass(frozen=True, slots=True)
class Profile:
    """What of its site's profile stands on a page; another profile makes another record.

    `boilerplate` are the hashes of blocks that stand on three or more pages of the site, `labels` those of lines that
    stand there before values that differ: both sorted and joined, as `text.repeating` gives them. `teaching` holds
    the lessons that concern the page; `flaw` and `hint` say what is wrong with the file of lessons, where it is broken.
    """

    boilerplate: str = ""
    labels: str = ""
    teaching: Teaching = _UNTAUGHT
    flaw: str = ""
    hint: str = ""

    @property
    def digest(self) -> str:
        """The sha256 of all that decides on the record; empty where nothing is known. Who taught it decides nothing."""
        lessons = tuple(one.rule for one in self.teaching.lessons)
        told = (self.boilerplate, self.labels, lessons, str(self.flaw))
        return sha256(repr(told).encode(errors="replace")).hexdigest()[:16] if any(told) else ""
