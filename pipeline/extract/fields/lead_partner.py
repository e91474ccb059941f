"""The partner that a list of partners says to lead, where no label tells who is behind the practice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.fields.making import item_found
from pipeline.extract.labels.keys import key
from pipeline.extract.labels.known import labels
from pipeline.extract.labels.label import Labels
from pipeline.extract.page.found import NOTHING, Found
from pipeline.extract.page.lines import Line
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.sections import PageSection
from pipeline.extract.page.table_shapes import row_of
from pipeline.lexicon import Lexicon
from pipeline.lexicon.values import words
from pipeline.model import Rule
from pipeline.values.readers import readers

# “Municipality of Setúbal (lead), Sailing Club, School of Design”: commas in brackets part nothing.
_PARTNER = re.compile(r"(?:[^,;|•()]|\([^()]*\))+")
_ROLE = re.compile(r"\s*\((?P<inside>[^()]+)\)\s*\Z|\s+[-–—]\s+(?P<after>[^-–—()]+)\Z")
_PARTS = re.compile(r"[,;/]")
_LONGEST = 400


def lead_partner(sections: Sequence[PageSection], before: Found, part: PracticePart, lexicon: Lexicon) -> Found:
    """The first partner after whose name it is said that it leads, as the institution; nothing where there is one."""
    if before.has("institution"):
        return NOTHING
    known, leading = labels(lexicon), frozenset(map(key, words(lexicon).leading))
    places = readers(lexicon).places
    for section in sections:
        if section.field is None or section.field.name != "partners":
            continue
        # The first of each row of a table is the name, but for the partner's number, place and role.
        first: dict[tuple[int, int], Line] = {}
        for piece in section.pieces:
            line = part.line(piece)
            row = row_of(line)
            is_head = line.cell is not None and line.cell.is_header
            is_name = any(map(str.isalpha, line.text)) and not places.is_place(line.text)
            if row and is_name and not is_head and not _is_lead(line.text, known, leading):
                first.setdefault(row, line)
        for piece in section.pieces:
            line = part.line(piece)
            row = row_of(line)
            if row in first and _is_lead(line.text, known, leading):
                name = first[row]
                return item_found(part, "institution", name, (0, len(name.text)), Rule.LEAD_PARTNER)
            for start, end in _led(line.text[piece.start : piece.end], known, leading):
                ends = piece.start + start, piece.start + end
                return item_found(part, "institution", line, ends, Rule.LEAD_PARTNER)
    return NOTHING


def _led(text: str, known: Labels, leading: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The places of names after which a text says that they lead."""
    for partner in _PARTNER.finditer(text) if len(text) <= _LONGEST else ():
        own = partner[0].rstrip()
        if (role := _ROLE.search(own)) and _is_lead(role["inside"] or role["after"], known, leading):
            start = partner.start() + len(own) - len(own.lstrip())
            end = partner.start() + role.start()
            if any(map(str.isalpha, text[start:end])):
                yield start, end


def _is_lead(role: str, table: Labels, leading: frozenset[str]) -> bool:
    """Whether words in brackets say so: in few words of their own, or as a label of the institution."""
    for one in _PARTS.split(role):
        label = table.alone(one.strip())
        if key(one) in leading or (label is not None and label.field.name == "institution"):
            return True
    return False
