"""The sheet for a print shop: room to trim, text in black ink alone, an issue where a picture is too coarse.

It has no tags and makes no claim of accessibility: the plain PDF stays the accessible one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pydyf

from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.model import Issue, IssueCode, Look, Rendered, Resource, Severity, Sheet, SheetId
from pipeline.render.pdf.form import Form, form_of
from pipeline.render.pdf.inks import BLACK, inked, inked_drawing, known_inks
from pipeline.render.pdf.metadata import identify
from pipeline.render.pdf.overprint import overprint_black
from pipeline.render.pdf.placing import place
from pipeline.render.pdf.press import resource_url
from pipeline.render.pdf.tags import pictures_of
from pipeline.render.pdf.writer import Setting, best, overflow
from pipeline.render.sheet.images import in_grey, ink_of, separated

# What is printed beyond the edge of the page, to be cut off: 3 mm in points.
_BLEED = 3 * 72 / 25.4

# Print shops ask for so many dots an inch; one less is rounding.
_DOTS = 300

# Crop marks stand in the outer half of so much room beyond the page. They are drawn here: WeasyPrint's own are in the
# black of screens, which a press makes of four inks.
_MARKED = 10 * 72 / 25.4
_ROOM = "@page { bleed: 10mm; }"

_PROFILE = '@color-profile device-cmyk {{ src: url("{}"); components: c, m, y, k; }}'

# PDF/X has a name for each document.
_RANDOM = re.compile(rb"(xmp\.did:)[0-9a-f-]{36}")

# PDF/X wants dates, and the same sheet is to give the same bytes: the day when the page was read, else this one.
_NO_DATE = "2000-01-01"


def write_print(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    """The sheet as a PDF with 3 mm of bleed; PDF/X-4 in the colours of the press whose profile the look names.

    ConfigurationError if the profile is none of a press with four inks. An issue names each picture that is printed
    with fewer than 300 dots an inch, with how many it has.
    """
    shop = Shop.of(look)
    form = shop.form(look)
    setting = best(shop.inked(sheet), replace(look, brand=shop.brand(look)), lexicon, form)
    place(setting.document)
    data = pressed(setting.document, form, shop, sheet.identifier, sheet.source_read)
    return Rendered(data, (*overflow(setting, look, form), *_coarse(setting, sheet)))


def pressed(document: Any, form: Form, shop: Shop, identifier: SheetId, date: str = "") -> bytes:
    """The file of a document that was set for a print shop; `date` is the ISO date that PDF/X wants."""
    metadata = document.metadata
    metadata.created = metadata.modified = date or _NO_DATE
    data: bytes = document.write_pdf(finisher=_finisher(shop, str(identifier)), pdf_variant=form.conformance or None)
    return data


def check_profile(look: Look) -> None:
    """ConfigurationError if the look's colour profile is none of a press with four inks."""
    if profile := Shop.of(look).profile:
        ink_of("#000000", profile)


@dataclass(frozen=True, slots=True)
class Shop:
    """The print shop's wishes: crop marks, and the name and bytes of its press's colour profile."""

    has_marks: bool
    profile_name: str
    profile: bytes

    @classmethod
    def of(cls, look: Look) -> Shop:
        wishes = dict(look.print)
        name = wishes.get("profile", "")
        return cls(wishes.get("marks") == "True", name, look.file(name) if name else b"")

    def form(self, look: Look) -> Form:
        """The form in which sheets are set for this shop."""
        plain = form_of(look, "print")
        room, profile = _ROOM if self.has_marks else "", _PROFILE.format(self.profile_name) if self.profile else ""
        return replace(plain, style=plain.style + room + profile, conformance="pdf/x-4" if self.profile else "")

    def brand(self, look: Look) -> tuple[tuple[str, str], ...]:
        """The brand with its colours as inks."""
        colours = {"ink": BLACK} | {key: self._ink(value) for key, value in look.brand if key in {"accent", "tint"}}
        return tuple((key, colours.get(key, value)) for key, value in look.brand)

    def inked(self, sheet: Sheet) -> Sheet:
        """The sheet with its pictures in inks: drawings and the source's code always, photographs for a press."""
        code = sheet.foot.code.name if sheet.foot.code else ""
        return replace(sheet, resources=tuple(self.inked_picture(one, one.name == code) for one in sheet.resources))

    def inked_picture(self, resource: Resource, is_code: bool = False) -> Resource:  # noqa: FBT001, FBT002 - says what it is
        """A picture in inks; a code of black squares in black alone."""
        if resource.media_type == "image/svg+xml":
            return replace(resource, data=inked_drawing(resource.data, self._ink))
        if is_code:
            return replace(resource, data=in_grey(resource.data))
        return Resource(resource.name, *separated(resource.data, self.profile)) if self.profile else resource

    def _ink(self, colour: str) -> str:
        if self.profile:
            return known_inks(colour) or ink_of(colour, self.profile)
        return inked(colour)


def _finisher(shop: Shop, identifier: str) -> Callable[[Any, Any], None]:
    """The last touches to a file for this shop: of the sheet with that identifier."""

    def finish(document: Any, pdf: Any) -> None:
        for reference in pdf.page_references:
            page = _object(pdf, reference)
            overprint_black(_object(pdf, page["Contents"]), _object(pdf, page["Resources"]))
            left, bottom, right, top = page["TrimBox"]
            # Exactly 3 mm are to bleed, whatever room the marks take.
            page["BleedBox"] = pydyf.Array([left - _BLEED, bottom - _BLEED, right + _BLEED, top + _BLEED])
            if shop.has_marks:
                marks = pydyf.Stream([_crop_marks(left, bottom, right, top)])
                pdf.add_object(marks)
                # First of all, before the page turns its axes.
                page["Contents"] = pydyf.Array([marks.reference, page["Contents"]])
        if shop.profile:
            _settle(pdf, document.metadata.title or "", shop.profile)
        identify(pdf, identifier)

    return finish


def _crop_marks(left: float, bottom: float, right: float, top: float) -> bytes:
    """Hairlines in black ink at the corners of the page, two a corner, clear of what bleeds."""
    near, far = _MARKED / 2, _MARKED
    ends = [(x, y, 0, side) for x in (left, right) for y, side in ((bottom, -1), (top, 1))]
    ends += [(x, y, side, 0) for y in (bottom, top) for x, side in ((left, -1), (right, 1))]
    lines = (
        f"{x + near * dx:.3f} {y + near * dy:.3f} m {x + far * dx:.3f} {y + far * dy:.3f} l" for x, y, dx, dy in ends
    )
    return f"q 0 0 0 1 K 0.25 w {' '.join(lines)} S Q".encode()


def _settle(pdf: Any, title: str, profile: bytes) -> None:
    """Leave nothing to chance: WeasyPrint rolls dice for the document's name and writes the profile anew each time."""
    name = uuid5(NAMESPACE_URL, title).hex.encode()
    metadata = _object(pdf, pdf.catalog["Metadata"])
    metadata.stream = [_RANDOM.sub(rb"\g<1>" + name, part) for part in metadata.stream]
    (intent,) = pdf.catalog["OutputIntents"]
    _object(pdf, intent["DestOutputProfile"]).stream = [profile]


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _coarse(setting: Setting, sheet: Sheet) -> Iterator[Issue]:
    """An issue a picture that is printed with too few dots."""
    names = {resource_url(one.name): one.name for one in sheet.resources}
    for source, dots in pictures_of(setting.document):
        if source in names and round(dots) < _DOTS:
            text = Message("render.coarse-picture", source=f"{names[source][-80:]!r}", dots=f"{dots:.0f}", least=_DOTS)
            yield Issue(IssueCode.COARSE_IMAGE, Severity.WARNING, text)
