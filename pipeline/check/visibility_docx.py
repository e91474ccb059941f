"""The funding line of a Word document; pictures are recognised by their alternative texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.check.docx_file import BrokenFileError, WordFile
from pipeline.check.finding import Flaw
from pipeline.check.funding_line import FundingLine, FundingPicture
from pipeline.lexicon.funding_words import FundingWords, plain
from pipeline.messages import Message
from pipeline.read.docx.package import qn

# English metric units in a millimetre.
_MM = 36_000

# Elements whose content stands side by side.
_ROWS = (qn("w:tr"), qn("w:p"))


def funding_line_in_docx(data: bytes, words: Sequence[FundingWords]) -> FundingLine | Flaw:
    """What a Word document shows; a flaw if it cannot be read."""
    try:
        return _shown(WordFile(data), words)
    except BrokenFileError as error:
        return Flaw("file", Message("check.no-word-file", error=error.args[0]))


def _shown(word: WordFile, words: Sequence[FundingWords]) -> FundingLine:
    emblem_names = [name for one in words for name in (*one.emblems, *one.statements)]
    logo_names = [name for one in words for name in one.logos]
    emblems, logos = [], []
    frames = [frame for kind in ("wp:inline", "wp:anchor") for frame in word.everywhere(kind)]
    rows = {row for frame in frames if _says(frame, emblem_names) for row in frame.iterancestors(*_ROWS)}
    for frame in frames:
        if _says(frame, emblem_names):
            emblems.append(_picture(frame))
        elif _says(frame, logo_names) or any(row in rows for row in frame.iterancestors(*_ROWS)):
            logos.append(_picture(frame))
    text = "\n".join([*(word.text(one) for one in word.paragraphs()), *(one.alt for one in emblems)])
    return FundingLine(_languages(word, words), text, tuple(emblems), tuple(logos))


def _languages(word: WordFile, words: Sequence[FundingWords]) -> tuple[str, ...]:
    """The languages of the sections' headings, else that of the document."""
    known = {one.lang for one in words}
    found = {
        word.styles.language_of(run, paragraph).partition("-")[0]
        for paragraph in word.paragraphs()
        if word.styles.heading_level(paragraph) == 2
        for run in paragraph.iter(qn("w:r"))
        if word.text(run).strip()
    }
    return tuple(sorted(found & known)) or (word.styles.language.partition("-")[0],)


def _says(frame: Any, names: Sequence[str]) -> bool:
    alt = plain(_alt(frame))
    return any(name in alt for name in names)


def _alt(frame: Any) -> str:
    properties = frame.find(qn("wp:docPr"))
    return "" if properties is None else str(properties.get("descr", ""))


def _picture(frame: Any) -> FundingPicture:
    extent = frame.find(qn("wp:extent"))
    width, height = (0, 0) if extent is None else (int(extent.get(side, "0")) for side in ("cx", "cy"))
    return FundingPicture(_alt(frame), width / _MM, height / _MM)
