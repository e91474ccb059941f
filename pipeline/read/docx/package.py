"""The package of a Word file (ISO/IEC 29500-2): its parts by name, and their relationships."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import cache, cached_property
from typing import NamedTuple
from urllib.parse import unquote

from pipeline.errors import PageError
from pipeline.messages import Message
from pipeline.read.office import XmlElement, opened, parsed

# Namespaces of Strict files, and of the usual Transitional ones.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "dc": "http://purl.org/dc/elements/1.1/",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
_MAIN = "officeDocument"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@cache
def qn(name: str) -> str:
    """A prefixed name such as `w:p` as lxml writes it, with its namespace."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


W_VAL = qn("w:val")


def value(element: XmlElement | None, default: str = "") -> str:
    """The `w:val` of an element; `default` without the element or the attribute."""
    return default if element is None else str(element.get(W_VAL, default))


def is_on(element: XmlElement) -> bool:
    """Whether a toggle element is on."""
    return value(element, "1") not in {"0", "false", "off", "none"}


class Relation(NamedTuple):
    """A relationship: the last word of its type, and the part or the external address that it points to."""

    kind: str
    target: str
    is_external: bool


class Package:
    """An opened Word file. PageError if it is too large unpacked, or holds no Word document."""

    def __init__(self, data: bytes) -> None:
        self._zip = opened(data)
        # Part names ignore case (29500-2, 7.3.3).
        self.names = {entry.filename.lower().lstrip("/"): entry for entry in self._zip.infolist()}
        self._relations: dict[str, Mapping[str, Relation]] = {}
        self.main = next((one.target for one in self.relations("").values() if one.kind == _MAIN), "word/document.xml")
        if self.main not in self or self.root(self.main).tag != qn("w:document"):
            raise PageError(Message("read.broken-word"), Message("read.save-again"))

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.names

    def data(self, name: str) -> bytes:
        """The bytes of a part; KeyError if there is none."""
        return self._zip.read(self.names[name.lower()])

    def root(self, name: str) -> XmlElement:
        """The root of an XML part, with Strict namespaces changed to Transitional ones; entities are not followed."""
        return parsed(_STRICT.sub(_TRANSITIONAL, self.data(name)))

    def relations(self, name: str) -> Mapping[str, Relation]:
        """The relationships of the part `name` by id; the package itself is the part ""."""
        if name not in self._relations:
            self._relations[name] = self._read_relations(name)
        return self._relations[name]

    def related(self, name: str, kind: str) -> tuple[str, ...]:
        """The names of the parts that the part `name` points to by relationships of a kind."""
        found = self.relations(name).values()
        return tuple(one.target for one in found if one.kind == kind and not one.is_external and one.target in self)

    def content_type(self, name: str) -> str:
        """The content type of a part, "" if none is given."""
        overrides, defaults = self._content_types
        return overrides.get(name.lower()) or defaults.get(name.rpartition(".")[2].lower(), "")

    @cached_property
    def _content_types(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        overrides, defaults = {}, {}
        for entry in self.root("[Content_Types].xml") if "[Content_Types].xml" in self else ():
            kind = entry.get("ContentType", "")
            if "PartName" in entry.attrib:
                overrides[entry.get("PartName").lower().lstrip("/")] = kind
            else:
                defaults[entry.get("Extension", "").lower()] = kind
        return overrides, defaults

    def _read_relations(self, name: str) -> Mapping[str, Relation]:
        folder, _, last = name.rpartition("/")
        rels = posixpath.join(folder, "_rels", f"{last}.rels")
        if rels not in self:
            return {}
        found = {}
        for entry in self.root(rels).iter(_RELATION):
            target, is_external = entry.get("Target", ""), entry.get("TargetMode") == "External"
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            found[entry.get("Id", "")] = Relation(entry.get("Type", "").rpartition("/")[2], target, is_external)
        return found
