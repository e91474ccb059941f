"""The tags of a PDF as a tree of plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, NullObject

from pipeline.check.pdf_text import MarkPlace
from pipeline.messages import Message

# The standard structure types (ISO 32000-1, 14.8.4).
STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl "
    "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu "
    "WT WP Figure Formula Form".split()
)

# Our trees are not half as deep.
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class StructureTag:
    """A structure element: its standard role, its effective language, and its own text.

    `places` are its marked content, `alt` is None without alternative text. `page` counts from 0, -1 if unknown.
    """

    role: str
    lang: str
    text: str
    alt: str | None
    attributes: Mapping[str, Any]
    annotations: tuple[Any, ...]
    places: tuple[MarkPlace, ...]
    page: int
    kids: tuple[StructureTag, ...]

    def walk(self) -> Iterator[StructureTag]:
        """This tag and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    @property
    def all_text(self) -> str:
        """The text of this tag and of all below it."""
        return "".join(tag.text for tag in self.walk())


class TreeError(ValueError):
    """The structure tree goes in circles or is too deep."""


def tags_of(reader: PdfReader, texts: Mapping[MarkPlace, str]) -> tuple[StructureTag, ...]:
    """The top tags of a document; none if it has no structure tree. TreeError if it is not a tree."""
    root = reader.root_object.get("/StructTreeRoot")
    if root is None:
        return ()
    builder = _TagBuilder(reader, texts)
    lang = str(reader.root_object.get("/Lang", ""))
    return tuple(builder.tag(kid, lang, -1, 0) for kid in _entries(root.get_object().get("/K")))


class _TagBuilder:
    def __init__(self, reader: PdfReader, texts: Mapping[MarkPlace, str]) -> None:
        self._texts = texts
        self._pages = {
            page.indirect_reference.idnum: n for n, page in enumerate(reader.pages) if page.indirect_reference
        }
        root: Any = reader.root_object["/StructTreeRoot"].get_object()
        self._roles = {
            str(key): str(role) for key, role in root.get("/RoleMap", DictionaryObject()).get_object().items()
        }

    def tag(self, element: Any, lang: str, page: int, depth: int) -> StructureTag:
        if depth > _DEEPEST:
            raise TreeError(Message("check.tag-too-deep"))
        page = self._page(element, page)
        lang = str(element.get("/Lang", lang))
        kids: list[StructureTag] = []
        places: list[MarkPlace] = []
        annotations: list[Any] = []
        for kid in _entries(element.get("/K")):
            if isinstance(kid, int):
                places.append((page, int(kid)))
            elif "/MCID" in kid:
                places.append((self._page(kid, page), int(kid["/MCID"])))
            elif "/Obj" in kid:
                annotations.append(kid["/Obj"].get_object())
            elif "/S" in kid:
                kids.append(self.tag(kid, lang, page, depth + 1))
        attributes: dict[str, Any] = {}
        for one in _entries(element.get("/A")):
            attributes.update({key: one[key] for key in one} if isinstance(one, DictionaryObject) else {})
        return StructureTag(
            role=self._role(str(element["/S"])),
            lang=lang,
            text="".join(self._texts.get(place, "") for place in places),
            alt=str(element["/Alt"]) if "/Alt" in element else None,
            attributes=attributes,
            annotations=tuple(annotations),
            places=tuple(places),
            page=page,
            kids=tuple(kids),
        )

    def _page(self, element: Any, page: int) -> int:
        reference = element.raw_get("/Pg") if "/Pg" in element else None
        return page if reference is None else self._pages.get(getattr(reference, "idnum", -1), page)

    def _role(self, name: str) -> str:
        seen: set[str] = set()
        while name in self._roles and name[1:] not in STANDARD and name not in seen:
            seen.add(name)
            name = self._roles[name]
        return name[1:]


def _entries(kids: Any) -> list[Any]:
    """The entries of a value that may be missing, single, or an array."""
    if kids is None:
        return []
    kids = kids.get_object()
    group = kids if isinstance(kids, ArrayObject) else [kids]
    return [one for one in (entry.get_object() for entry in group) if not isinstance(one, NullObject)]
