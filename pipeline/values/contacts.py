"""Whom to ask: names, organisations, e-mail addresses and telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import Lexicon
from pipeline.lexicon.values import words
from pipeline.model import Contact
from pipeline.values.flat import alternatives, flat

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
# Groups of digits with single signs between them; too short ones are no number of a telephone.
_PHONE = re.compile(r"(?<![\w/.,-])(?:\(?\+|00)?\(?\d[\d()]*(?:[ \u00a0./-]{1,2}\(?\d[\d()]*)*")
_DIGITS = range(8, 16)
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d")
_PIECES = re.compile(r"[\n;|]|,\s|\s[-–—]\s")
_BRACKETS = re.compile(r"[()\[\]<>]")
_EDGES = " \t\u00a0,.;:-–—"
_LONGEST_NAME = 60
# “2ο Γυμνάσιο”, “3rd School”: the number of one of several.
_ORDINAL = re.compile(r"\d{1,3}(?:[οηº]|st|nd|rd|th)\s+(?=[^\W\d_])")
_MOST_NAMES = 4
# Of so many numbers one after the other none is one to call.
_MOST_NUMBERS = 4
_MASK = re.compile(r"\s*[\[(]\s*(?:at|παπακι)\s*[\])]\s*", re.IGNORECASE)
_MASKED = re.compile(r"[\[(]\s*(?:at|παπακι)\s*[\])]\s*$", re.IGNORECASE)
_DOT = re.compile(r"\s*[\[(]\s*(?:dot|τελεια)\s*[\])]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Contacts:
    """Reads contacts with the fixed words of one lexicon."""

    fax: re.Pattern[str]
    mark: re.Pattern[str]
    mark_before: re.Pattern[str]
    person: re.Pattern[str]
    organisation: re.Pattern[str]
    honorific: re.Pattern[str]
    byline: re.Pattern[str]
    organisations: frozenset[str]
    particles: frozenset[str]
    unnamed_authors: frozenset[str]

    def contact(self, lines: Iterable[str]) -> Contact | None:
        """The contact that a few lines describe; None where they hold no address, number or name."""
        details: dict[str, str] = {}
        for piece in (piece.strip() for line in lines for piece in _PIECES.split(unmasked(line))):
            rest = piece
            if address := _EMAIL.search(rest):
                details.setdefault("email", address[0].rstrip("."))
                rest = self._without(rest, address[0])
            for _ in range(_MOST_NUMBERS):
                number = self.phone(rest)
                if number is None:
                    break
                is_fax = self.fax.search(flat(rest.partition(number)[0])) is not None
                details.setdefault("fax" if is_fax else "phone", number)
                rest = self._without(rest, number)
            for part in (part.strip(_EDGES) for part in _BRACKETS.split(rest)):
                kind, words = self._named(part)
                if words:
                    details.setdefault(kind, words)
        details.pop("fax", None)
        return Contact(**details) if details else None

    def _named(self, part: str) -> tuple[str, str]:
        """The kind (a person or an organisation) and name in words beside addresses; both empty for other words."""
        plain = flat(part)
        if not part or self.mark.fullmatch(plain):
            return "", ""
        for kind, label in (("organisation", self.organisation), ("name", self.person)):
            if labelled := label.match(plain):
                return kind, part[labelled.end() :].strip(" :.-–")
        if self.is_organisation(part):
            return "organisation", part
        after = part.rpartition(":")[2].strip()
        return ("name", after) if self._is_name(after) else ("", "")

    def _without(self, text: str, address: str) -> str:
        """A text without an address or number and the word before it that says what it is."""
        before, _, after = text.partition(address)
        mark = self.mark_before.search(flat(before))
        return f"{before[: mark.start()] if mark else before} {after}"

    def phone(self, text: str) -> str | None:
        """The telephone number in a text, as written."""
        plain = _DATE.sub(lambda found: " " * len(found[0]), text)
        for found in _PHONE.finditer(plain):
            number = found[0].strip(" .-/")
            if number.count("(") != number.count(")"):
                number = number.strip("()")
            if sum(map(str.isdigit, number)) in _DIGITS:
                return number
        return None

    def is_organisation(self, piece: str) -> bool:
        """Whether a short text is a name with a word in it that organisations bear."""
        is_named = piece[:1].isupper() or _ORDINAL.match(piece) is not None
        is_name = is_named and len(piece) <= _LONGEST_NAME and piece[-1] not in ":;?!"
        # “School meals” names none; forms of companies are written small in names, too: “Vodovod d.o.o.”.
        names = (word for word in piece.split() if word[0].isupper() or "." in word)
        return is_name and any(flat(word) in self.organisations for word in names)

    def is_byline(self, text: str) -> bool:
        """Whether a short text says nothing but by whom: “by editor3”, “by the editors”."""
        found = self.byline.match(flat(text))
        name = text[found.end() :].strip() if found else ""
        return (
            0 < len(name.split()) <= _MOST_NAMES
            and name[-1] not in ".:;!?"
            and (self._is_name(name) or " " not in name or flat(name) in self.unnamed_authors)
        )

    def _is_name(self, piece: str) -> bool:
        if self.honorific.match(flat(piece)):
            return len(piece) <= _LONGEST_NAME
        parts = piece.split()
        names = [part for part in parts if flat(part) not in self.particles]
        if not 2 <= len(names) <= 4 or not all(part[0].isupper() for part in names) or any(map(str.isdigit, piece)):
            return False
        # An initial may stand before the last name.
        return all(part[-1] not in ".:;?!" or len(part) == 2 for part in parts[:-1]) and parts[-1][-1] not in ".:;?!"


def unmasked(text: str) -> str:
    """A text with masked addresses (`info [at] site.gr`) made whole."""
    return _DOT.sub(".", _MASK.sub("@", text)) if "[" in text or "(" in text else text


def is_masked(text: str, start: int) -> bool:
    """Whether what stands at `start` is the host of a masked e-mail address, and no address of a page."""
    return _MASKED.search(text, max(0, start - 20), start) is not None


@cache
def contacts(lexicon: Lexicon) -> Contacts:
    """The reader of contacts for `lexicon`."""
    known = words(lexicon)

    def labelled(names: Iterable[str], end: str = r"\s*[:.]\s*") -> re.Pattern[str]:
        return re.compile(rf"(?:{alternatives(names)}){end}")

    marks = alternatives([*known.telephone, *known.fax, *known.mail])
    return Contacts(
        fax=re.compile(rf"(?<![^\W\d_])(?<!/)(?:{alternatives(known.fax)})\s*[:.]?\s*$"),
        mark=re.compile(rf"(?:{marks})\s*[:.]?"),
        mark_before=re.compile(rf"(?<![^\W\d_])(?:{marks})\s*[:.]?\s*$"),
        person=labelled(known.person, r"\s*:\s*"),
        organisation=labelled(known.organisation, r"\s*:\s*"),
        organisations=frozenset(flat(word) for word in known.organisations),
        particles=frozenset(flat(word) for word in known.particles),
        byline=labelled(known.bylines, r"\s*:?\s+"),
        unnamed_authors=frozenset(map(flat, known.unnamed_authors)),
        honorific=labelled(known.honorifics, r"\s*(?![a-zα-ω])"),
    )
