"""The words of a Word paragraph, wherever Word hides them: links, insertions, content controls, fields, text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from docx.oxml.ns import qn
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from pipeline.model import Mark
from pipeline.read.line import Line

# What wraps runs of a paragraph without changing their words; deleted and moved words are in none of them.
_WRAPPERS = frozenset(
    map(qn, "w:ins w:moveTo w:smartTag w:customXml w:sdt w:sdtContent w:fldSimple w:bdo w:dir".split())
)
# What stands for characters in a run; the elements' str() gives them.
_WORDS = tuple(map(qn, "w:t w:tab w:br w:cr w:noBreakHyphen w:ptab".split()))
# Word writes a text box twice: the second time for programs that know the old form only.
_AGAIN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def lines(paragraph: Paragraph, *, marks_bold: bool) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """The words of a paragraph with their marks, line by line where a line break stands."""
    line = Line()
    for run, link in _runs(paragraph._p, paragraph, None):  # noqa: SLF001 -- the element has no public name
        # To ask whether a run is bold takes as long as the run has breaks.
        is_bold = marks_bold and bool(run.bold)
        for number, words in enumerate(_text(run).split("\n")):
            if number:
                yield line.take()
            line.add(words, link, bold=is_bold)
    yield line.take()


def _text(run: Run) -> str:
    """The text of a run; python-docx asks for it in a way that takes the square of its breaks."""
    return "".join(map(str, run._r.iterchildren(*_WORDS)))  # noqa: SLF001


def boxes(paragraph: Paragraph) -> Iterator[Any]:
    """The bodies of the text boxes that are anchored in a paragraph, in order, each once; not those inside of them."""
    element = paragraph._p  # noqa: SLF001
    for box in element.iter(qn("w:txbxContent")):
        around = next(box.iterancestors(qn("w:p"), _AGAIN))
        if around is element:
            yield box


def _runs(element: Any, paragraph: Paragraph, link: str | None) -> Iterator[tuple[Run, str | None]]:
    for child in element.iterchildren():
        if child.tag == qn("w:r"):
            yield Run(child, paragraph), link
        elif child.tag == qn("w:hyperlink"):
            yield from _runs(child, paragraph, _address(Hyperlink(child, paragraph)) or link)
        elif child.tag in _WRAPPERS:
            yield from _runs(child, paragraph, link)


def _address(link: Hyperlink) -> str | None:
    try:
        return link.url if urlsplit(link.url).scheme in {"http", "https", "mailto"} else None
    except (ValueError, LookupError):
        return None
