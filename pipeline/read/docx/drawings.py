"""What drawings in a Word file hold: pictures, text boxes, and the words of charts, diagrams and shapes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from pipeline.read.docx.package import Package, qn
from pipeline.read.office import InlinePicture, XmlElement

_TELLING = tuple(map(qn, "w:t w:sym w:tab w:br m:t a:t a:blip v:imagedata v:textpath c:chart dgm:relIds".split()))
# One centimetre in English Metric Units.
_SMALL = 360_000
_EMBEDDED, _ID, _DATA = qn("r:embed"), qn("r:id"), qn("r:dm")


class TextBox(NamedTuple):
    """A text box, by the element around its paragraphs."""

    body: XmlElement


class DrawnText(NamedTuple):
    """Words of a drawing outside text boxes; `aside` says why they are set aside, "" if they are not."""

    words: str
    aside: str = ""


DrawingContent: TypeAlias = InlinePicture | TextBox | DrawnText


def chosen(alternate: XmlElement) -> XmlElement | None:
    """The first of several alternatives that holds any content, as a current program shows it; None if none does."""
    forms = [*alternate.iterchildren(qn("mc:Choice")), *alternate.iterchildren(qn("mc:Fallback"))]
    return next((form for form in forms if next(form.iter(*_TELLING), None) is not None), None)


def found_in(element: XmlElement, package: Package, part: str) -> Iterator[DrawingContent]:
    """What a drawing in `part` holds, in order, each once; text boxes inside text boxes stay in them."""
    alt, is_small = "", False
    waiting = [element]
    while waiting:
        node = waiting.pop()
        tag = node.tag
        if tag == qn("w:txbxContent"):
            yield TextBox(node)
        elif tag == qn("mc:AlternateContent"):
            waiting += [form] if (form := chosen(node)) is not None else []
        elif tag == qn("a:p"):
            yield DrawnText("".join(text.text or "" for text in node.iter(qn("a:t"))))
        elif tag == qn("v:textpath"):
            yield DrawnText(node.get("string", ""))
        elif tag in {qn("a:blip"), qn("v:imagedata")}:
            picture = _target(package, part, node.get(_EMBEDDED) or node.get(_ID) or "")
            if picture:
                yield InlinePicture(picture.removeprefix("word/"), alt, is_small)
        elif tag == qn("c:chart"):
            yield from _chart(package, _target(package, part, node.get(_ID, "")))
        elif tag == qn("dgm:relIds"):
            yield from _diagram(package, _target(package, part, node.get(_DATA, "")))
        else:
            alt = _alt(node) or alt
            is_small = _is_small(node) if tag == qn("wp:extent") else is_small
            waiting += reversed([child for child in node if isinstance(child.tag, str)])


def _alt(node: XmlElement) -> str:
    """The alternative text in an element's attributes."""
    return " ".join((node.get("descr") or node.get("alt") or "").split())


def _is_small(extent: XmlElement) -> bool:
    """Whether a picture is just an icon or a rule."""
    sides = (extent.get("cx", ""), extent.get("cy", ""))
    return any(side.isdecimal() and int(side) < _SMALL for side in sides)


def _target(package: Package, part: str, relation: str) -> str:
    """The part that a relation points to, "" if it points outside."""
    found = package.relations(part).get(relation)
    return found.target if found and not found.is_external and found.target in package else ""


def _chart(package: Package, part: str) -> Iterator[DrawnText]:
    if part:
        root = package.root(part)
        written = [node.text for node in root.iter(qn("a:t"))]
        named = [node.text for names in root.iter(qn("c:strCache")) for node in names.iter(qn("c:v"))]
        words = (text.strip() for text in (*written, *named) if text and text.strip())
        yield from (DrawnText(text, "words of a chart") for text in dict.fromkeys(words))


def _diagram(package: Package, part: str) -> Iterator[DrawnText]:
    if part:
        paragraphs = (
            "".join(node.text or "" for node in one.iter(qn("a:t"))) for one in package.root(part).iter(qn("a:p"))
        )
        yield from (DrawnText(words, "words of a diagram") for words in paragraphs)
