"""Whom to ask: names, organisations, e-mail addresses and telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.extract.values.flat import alternatives, flat
from pipeline.lexicon import Lexicon
from pipeline.lexicon.values import words
from pipeline.model import Contact

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
# Groups of digits with single signs between them; too short ones are no number of a telephone.
_PHONE = re.compile(r"(?<![\w/.,-])(?:\(?\+|00)?\(?\d[\d()]*(?:[ \u00a0./-]{1,2}\(?\d[\d()]*)*")
_DIGITS = range(8, 16)
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d")
_PIECES = re.compile(r"[\n;|]|,\s|\s[-–—]\s")
_LONGEST_NAME = 60
_MASK = re.compile(r"\s*[\[(]\s*(?:at|παπακι)\s*[\])]\s*", re.IGNORECASE)
_MASKED = re.compile(r"[\[(]\s*(?:at|παπακι)\s*[\])]\s*$", re.IGNORECASE)
_DOT = re.compile(r"\s*[\[(]\s*(?:dot|τελεια)\s*[\])]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Contacts:
    """Reads contacts with the fixed words of one lexicon."""

    telephone: re.Pattern[str]
    fax: re.Pattern[str]
    mail: re.Pattern[str]
    person: re.Pattern[str]
    organisation: re.Pattern[str]
    honorific: re.Pattern[str]
    organisations: frozenset[str]

    def contact(self, lines: Iterable[str]) -> Contact | None:
        """The contact that a few lines describe; None where they hold no address, number or name."""
        name = organisation = email = phone = None
        for piece in (piece.strip() for line in lines for piece in _PIECES.split(unmasked(line))):
            if not piece:
                continue
            if found := _EMAIL.search(piece):
                email = email or found[0].rstrip(".")
            elif number := self.phone(piece):
                phone = phone or (None if self.fax.match(flat(piece)) else number)
            elif labelled := self.organisation.match(flat(piece)):
                organisation = organisation or _rest(piece, labelled.end())
            elif labelled := self.person.match(flat(piece)):
                name = name or _rest(piece, labelled.end())
            elif self._is_organisation(piece):
                organisation = organisation or piece
            elif self._is_name(piece):
                name = name or piece
        if not (email or phone or name or organisation):
            return None
        return Contact(name, organisation, email, phone)

    def phone(self, text: str) -> str | None:
        """The telephone number in a text, as written."""
        plain = _DATE.sub(lambda found: " " * len(found[0]), text)
        for found in _PHONE.finditer(plain):
            number = found[0].strip(" .-/")
            if sum(map(str.isdigit, number)) in _DIGITS:
                return number
        return None

    def _is_organisation(self, piece: str) -> bool:
        is_name = len(piece) <= _LONGEST_NAME and piece[0].isupper() and piece[-1] not in ":;?!"
        return is_name and not self.organisations.isdisjoint(flat(piece).split())

    def _is_name(self, piece: str) -> bool:
        if self.honorific.match(flat(piece)):
            return len(piece) <= _LONGEST_NAME
        parts = piece.split()
        if not 2 <= len(parts) <= 4 or not all(part[0].isupper() for part in parts):
            return False
        # An initial may stand before the last name.
        return all(part[-1] not in ".:;?!" or len(part) == 2 for part in parts[:-1]) and parts[-1][-1] not in ".:;?!"


def unmasked(text: str) -> str:
    """A text with masked addresses (`info [at] site.gr`) made whole."""
    return _DOT.sub(".", _MASK.sub("@", text)) if "[" in text or "(" in text else text


def is_masked(text: str, start: int) -> bool:
    """Whether what stands at `start` is the host of a masked e-mail address, and no address of a page."""
    return _MASKED.search(text, max(0, start - 20), start) is not None


def emails(text: str) -> tuple[str, ...]:
    """The e-mail addresses of a text."""
    return tuple(found.rstrip(".") for found in _EMAIL.findall(unmasked(text)))


def _rest(piece: str, at: int) -> str | None:
    return piece[at:].strip(" :.-–") or None


@cache
def contacts(lexicon: Lexicon) -> Contacts:
    """The reader of contacts for `lexicon`."""
    known = words(lexicon)

    def labelled(names: Iterable[str], end: str = r"\s*[:.]\s*") -> re.Pattern[str]:
        return re.compile(rf"(?:{alternatives(names)}){end}")

    return Contacts(
        telephone=labelled(known.telephone),
        fax=labelled(known.fax),
        mail=labelled(known.mail),
        person=labelled(known.person, r"\s*:\s*"),
        organisation=labelled(known.organisation, r"\s*:\s*"),
        organisations=frozenset(flat(word) for word in known.organisations),
        honorific=labelled(known.honorifics, r"\s*(?![a-zα-ω])"),
    )
