"""Structural checks of a Word document, including one that a person has edited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.check.docx_file import BrokenFileError, WordFile
from pipeline.check.finding import (
    Flaw,
    contradicts,
    contrast_flaw,
    is_language_tag,
    is_safe,
    quoted,
    says_nothing,
    skipped_levels,
)
from pipeline.messages import Message
from pipeline.read.docx.package import qn, value

# Typed bullets and numbers where a list was meant.
_TYPED = re.compile(r"\s*(?:[•·▪◦‣*–-]|\d{1,2}[.)])\s+\S")
# Fields that fetch something when the document is opened or printed.
_FETCHING = frozenset({"DDE", "DDEAUTO", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "IMPORT"})
# Below this compatibility mode Word imitates its older versions.
_MODE = 15
_HEX = re.compile(r"[0-9a-fA-F]{6}")
# The default font size in half-points.
_HALF_POINTS = 20
# A line that is all bold and no longer than this looks like a heading.
_SHORT = 80


def docx_flaws(file: Path) -> list[Flaw]:
    """What is wrong with a Word document; OSError if the file cannot be read."""
    try:
        return list(_flaws(WordFile(file.read_bytes())))
    except BrokenFileError as error:
        return [Flaw("file", Message("check.no-word-file", error=error.args[0]))]


def _flaws(word: WordFile) -> Iterator[Flaw]:
    yield from _document_flaws(word)
    yield from _heading_flaws(word)
    yield from _language_flaws(word)
    yield from _contrast_flaws(word)
    yield from _list_flaws(word)
    yield from _table_flaws(word)
    yield from _picture_flaws(word)
    yield from _link_flaws(word)
    yield from _danger_flaws(word)
    yield from _leftover_flaws(word)


def _document_flaws(word: WordFile) -> Iterator[Flaw]:
    if not word.title.strip():
        yield Flaw("title", Message("check.docx-untitled"))
    if not is_language_tag(word.styles.language):
        yield Flaw("language", Message("check.docx-no-language", language=f"{word.styles.language!r}"))
    if word.compatibility < _MODE:
        yield Flaw("settings", Message("check.docx-old-mode"))
    if word.hyphenates:
        yield Flaw("hyphens", Message("check.docx-hyphenation"))
    if not any("PAGE" in code.split() for code in word.field_codes()):
        yield Flaw("pages", Message("check.docx-unnumbered"))
    unknown = sorted({style for style in word.named_styles() if style not in word.styles.ids})
    yield from (Flaw("styles", Message("check.docx-no-style", name=f"{name!r}")) for name in unknown)


def _heading_flaws(word: WordFile) -> Iterator[Flaw]:
    levels = []
    for paragraph in word.paragraphs():
        text, level = word.text(paragraph), word.styles.heading_level(paragraph)
        if level:
            levels.append(level)
            if not text.strip():
                yield Flaw("headings", Message("check.heading-empty"))
        elif _looks_like_heading(paragraph, text):
            yield Flaw("headings", Message("check.docx-bold-heading", text=quoted(text)))
    if levels.count(1) != 1:
        yield Flaw("headings", Message("check.headings-of-level-1", count=levels.count(1)))
    for before, level in skipped_levels(levels):
        yield Flaw("headings", Message("check.heading-level-skipped", level=level, before=before))


def _looks_like_heading(paragraph: Any, text: str) -> bool:
    runs = [run for run in paragraph.iter(qn("w:r")) if run.find(qn("w:t")) is not None]
    is_bold = bool(runs) and all(run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None for run in runs)
    in_table = any(one.tag == qn("w:tc") for one in paragraph.iterancestors())
    return is_bold and not in_table and bool(text.strip()) and len(text) <= _SHORT


def _language_flaws(word: WordFile) -> Iterator[Flaw]:
    for paragraph in word.paragraphs():
        checked = (run for run in paragraph.iter(qn("w:r")) if not word.styles.is_unproved(run))
        runs = [(word.styles.language_of(run, paragraph), word.text(run)) for run in checked]
        for lang, group in groupby(runs, key=lambda pair: pair[0]):
            text = "".join(words for _, words in group)
            if contradicts(text, lang):
                language = lang or Message("check.of-no-language")
                yield Flaw("language", Message("check.docx-marked-as", text=quoted(text), language=language))


def _contrast_flaws(word: WordFile) -> Iterator[Flaw]:
    """The first words in each pair of colours without enough contrast; Word's automatic colour always has it."""
    styles, seen = word.styles, set[tuple[str, str]]()
    for paragraph in word.paragraphs():
        for run in paragraph.iter(qn("w:r")):
            colour, ground = (
                word.styles.run_value(run, paragraph, "w:color"),
                word.styles.ground_of(run, paragraph) or "FFFFFF",
            )
            if (colour, ground) in seen or not (_HEX.fullmatch(colour) and _HEX.fullmatch(ground)):
                continue
            points = int(styles.run_value(run, paragraph, "w:sz") or _HALF_POINTS) / 2
            colours = (f"#{colour.lower()}", f"#{ground.lower()}")
            flaw = contrast_flaw(word.text(run), colours, points, is_bold=styles.is_bold(run, paragraph))
            if flaw and word.text(run).strip():
                seen.add((colour, ground))
                yield flaw


def _list_flaws(word: WordFile) -> Iterator[Flaw]:
    for paragraph in word.paragraphs():
        text = word.text(paragraph)
        is_heading = word.styles.heading_level(paragraph) > 0
        is_other = is_heading or word.styles.is_listed(paragraph) or _is_alone_in_cell(paragraph)
        if _TYPED.match(text) and not is_other:
            yield Flaw("lists", Message("check.docx-typed-list", text=quoted(text)))


def _is_alone_in_cell(paragraph: Any) -> bool:
    """Whether a paragraph is alone in a table cell: “15. August 2024” is not a list there."""
    cell = paragraph.getparent()
    return cell.tag == qn("w:tc") and len(cell.findall(qn("w:p"))) == 1


def _table_flaws(word: WordFile) -> Iterator[Flaw]:
    for table in word.everywhere("w:tbl"):
        words = quoted(word.text(table))
        look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
        first = table.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}")
        if look is not None and _has_first_row(look) and first is None:
            yield Flaw("tables", Message("check.docx-no-header-row", words=words))
        caption = table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}")
        if caption is None or not value(caption).strip():
            yield Flaw("tables", Message("check.docx-untitled-table", words=words))


def _has_first_row(look: Any) -> bool:
    """Whether the table's style shows its first row as a header, in either of the two ways to say so."""
    if said := look.get(qn("w:firstRow"), ""):
        return said in {"1", "true", "on"}
    return bool(int(value(look) or "0", 16) & 0x20)


def _picture_flaws(word: WordFile) -> Iterator[Flaw]:
    for picture in word.everywhere("wp:docPr"):
        if picture.find(f".//{qn('adec:decorative')}") is None and says_nothing(picture.get("descr", "")):
            name = picture.get("descr") or picture.get("name", "")
            yield Flaw("pictures", Message("check.docx-empty-alt", name=quoted(name)))


def _link_flaws(word: WordFile) -> Iterator[Flaw]:
    for part, root in word.parts.items():
        for link in root.iter(qn("w:hyperlink")):
            words, key = word.text(link), link.get(qn("r:id"), "")
            if not words.strip() and link.find(f".//{qn('wp:docPr')}") is None:
                yield Flaw("links", Message("check.link-without-words"))
            if key and key not in word.relations[part]:
                yield Flaw("links", Message("check.link-nowhere", words=quoted(words)))
            elif key and not is_safe(word.relations[part][key].target):
                yield Flaw("links", Message("check.link-no-address", words=quoted(words)))


def _danger_flaws(word: WordFile) -> Iterator[Flaw]:
    for relation in (one for relations in word.relations.values() for one in relations.values()):
        if relation.is_external and relation.kind != "hyperlink":
            yield Flaw("links", Message("check.docx-fetches", kind=relation.kind, target=quoted(relation.target)))
    if any(name.endswith("vbaproject.bin") for name in word.names):
        yield Flaw("scripts", Message("check.docx-macros"))
    for code in word.field_codes():
        if (code.split() or [""])[0].upper() in _FETCHING:
            yield Flaw("scripts", Message("check.docx-field-fetches", code=quoted(code)))


def _leftover_flaws(word: WordFile) -> Iterator[Flaw]:
    changes = sum(1 for name in ("w:ins", "w:del", "w:moveFrom", "w:moveTo") for _ in word.body.iter(qn(name)))
    if changes:
        yield Flaw("leftovers", Message("check.docx-tracked-changes", count=changes))
    comments = sum(1 for _ in word.body.iter(qn("w:commentReference")))
    if comments:
        yield Flaw("leftovers", Message("check.docx-comments", count=comments))
    if any("styleswitheffects" in name for name in word.names):
        yield Flaw("leftovers", Message("check.docx-second-styles"))
