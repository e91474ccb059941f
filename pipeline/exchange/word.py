"""The words of a Word file as its author sees them once all tracked changes are accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.exchange.xml import ForeignFileError, ReturnedPackage, XmlElement
from pipeline.messages import Message
from pipeline.read.docx.package import qn

BODY, _COMMENTS = "word/document.xml", "word/comments.xml"


# Elements that are gone once changes are accepted, repeated for older programs, or without words.
_PASSED = frozenset(map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "mc:Fallback", "w:instrText", "w:sectPr")))
# LibreOffice writes an underscore like this before what a workbook would take for an encoded character.
_CODED = re.compile("_x005F_(?=x[0-9A-Fa-f]{4}_)")
_BOX = qn("w:txbxContent")
_TRACKED = frozenset(map(qn, ("w:ins", "w:del", "w:moveFrom", "w:moveTo")))
_SIGNS: Mapping[str, str] = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}


class WordStep(NamedTuple):
    """An event while reading: `kind` is text, start or end (of a bookmark), comment, or paragraph (its end).

    `words` are the text, the bookmark's name or number, or the comment's number; "joined" for a paragraph that a
    tracked change joins to the next.
    """

    kind: str
    words: str


def body(package: ReturnedPackage) -> XmlElement:
    """The document's body; ForeignFileError if the package is not a Word document."""
    found = package.root(BODY, b"tr").find(qn("w:body"))
    if found is None:
        raise ForeignFileError(Message("exchange.broken"), Message("exchange.ask-again"))
    return found


def steps(element: XmlElement) -> Iterator[WordStep]:
    """The events of an element in reading order; the content of a text box comes after the paragraph that holds it.

    Not recursive: a file may be nested to any depth.
    """
    boxes: list[XmlElement] = []
    stack: list[Iterator[XmlElement] | WordStep] = [iter(element)]
    while stack:
        top = stack[-1]
        if isinstance(top, WordStep):
            yield top
            stack.pop()
            stack += [iter(box) for box in reversed(boxes)]
            boxes = []
            continue
        child = next(top, None)
        if child is None:
            stack.pop()
        elif child.tag == _BOX:
            boxes.append(child)
        elif child.tag not in _PASSED:
            yield from _of(child)
            if child.tag == qn("w:p"):
                stack.append(WordStep("paragraph", "joined" if _is_joined(child) else ""))
            stack.append(iter(child))


def _of(child: XmlElement) -> Iterator[WordStep]:
    name = child.tag
    if name == qn("w:t"):
        yield WordStep("text", _CODED.sub("_", child.text or ""))
    elif name in _SIGNS and child.getparent().tag == qn("w:r"):
        yield WordStep("text", _SIGNS[name])
    elif name == qn("w:bookmarkStart"):
        yield WordStep("start", f"{child.get(qn('w:id'))} {child.get(qn('w:name'), '')}")
    elif name == qn("w:bookmarkEnd"):
        yield WordStep("end", child.get(qn("w:id"), ""))
    elif name in {qn("w:commentRangeStart"), qn("w:commentReference")}:
        yield WordStep("comment", child.get(qn("w:id"), ""))


def _is_joined(paragraph: XmlElement) -> bool:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def words(element: XmlElement) -> str:
    """The text of an element, one line for each paragraph."""
    out = []
    for step in steps(element):
        if step.kind == "text":
            out.append(step.words)
        elif step == WordStep("paragraph", ""):
            out.append("\n")
    return "".join(out).removesuffix("\n")


def has_changes(element: XmlElement) -> bool:
    """Whether an element holds tracked changes."""
    return next(element.iter(*_TRACKED), None) is not None


def comments(package: ReturnedPackage) -> dict[str, str]:
    """The comments of a file by number, each after its author's name."""
    if _COMMENTS not in package:
        return {}
    found = {}
    for one in package.root(_COMMENTS).iter(qn("w:comment")):
        said = filter(None, (one.get(qn("w:author"), ""), words(one).replace("\n", " ")))
        found[one.get(qn("w:id"), "")] = ": ".join(said)
    return found
