"""What people wrote into a PDF: form values, and text typed onto the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdfium2 import PdfDocument, PdfPage, raw  # type: ignore[import-untyped]

from pipeline.read.pdf.words import Box, TextAppearance, Word

_TICKED, _UNTICKED = "☒", "☐"
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_PASSWORD = 1 << 13
_WITH_WORDS = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
_BOXES = (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON)
# The size of a field's letters in points; the distance between its lines and the rough width of a letter, in sizes.
_SIZE = 10.0
_LEADING = 1.2
_WIDTH = 0.5
# XFA, Adobe's own kind of form, whose fields a PDF reader may not know.
_XFA = (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND)


def has_foreign_form(source: PdfDocument) -> bool:
    """Whether the file holds an XFA form."""
    return source.get_formtype() in _XFA


def written(page: PdfPage, first: int) -> Iterator[Word]:
    """What is written into the fields of a page, one `Word` for each line of a field, numbered from `first`."""
    index = first
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, number)
        try:
            value = "" if raw.FPDFAnnot_GetFlags(note) & _UNSEEN else _value(page, note)
            for word in _placed(note, value):
                yield word._replace(number=index)
                index += 1
        finally:
            raw.FPDFPage_CloseAnnot(note)


def _value(page: PdfPage, note: Any) -> str:
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _string(lambda *rest: raw.FPDFAnnot_GetStringValue(note, b"Contents", *rest))
    if kind != raw.FPDF_ANNOT_WIDGET or page.formenv is None:
        return ""
    form = page.formenv.raw
    field = raw.FPDFAnnot_GetFormFieldType(form, note)
    if field in _BOXES:
        return _TICKED if raw.FPDFAnnot_IsChecked(form, note) else _UNTICKED
    if field not in _WITH_WORDS or raw.FPDFAnnot_GetFormFieldFlags(form, note) & _PASSWORD:
        return ""
    if field != raw.FPDF_FORMFIELD_TEXTFIELD and (chosen := _chosen(form, note)):
        return chosen
    return _string(lambda *rest: raw.FPDFAnnot_GetFormFieldValue(form, note, *rest))


def _chosen(form: Any, note: Any) -> str:
    """The labels of a list's chosen options, one a line: the value may be an internal code."""
    chosen = [at for at in range(raw.FPDFAnnot_GetOptionCount(form, note)) if _is_chosen(form, note, at)]
    return "\n".join(_string(lambda *rest, at=at: raw.FPDFAnnot_GetOptionLabel(form, note, at, *rest)) for at in chosen)


def _is_chosen(form: Any, note: Any, at: int) -> bool:
    return bool(raw.FPDFAnnot_IsOptionSelected(form, note, at))


def _string(call: Any) -> str:
    """What a pdfium function writes into a buffer; it is first called for the length."""
    length = call(None, 0)
    room = (raw.FPDF_WCHAR * (length // 2 + 1))()
    call(room, length)
    return bytes(room)[:length].decode("utf-16-le", "replace").rstrip("\0")


def _placed(note: Any, value: str) -> Iterator[Word]:
    lines = [" ".join(line.split()) for line in value.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    lines = [line for line in lines if line]
    rect = raw.FS_RECTF()
    if not lines or not raw.FPDFAnnot_GetRect(note, rect):
        return
    size = _SIZE
    look = TextAppearance(size, is_bold=False, font="")
    # A single line stands in the middle of its field, several begin at its top.
    base = (rect.bottom + rect.top - 0.7 * size) / 2 if len(lines) == 1 else rect.top - size
    for line in lines:
        # The width of the words is not given: it is estimated, and kept within the field.
        box = Box(
            rect.left, base, rect.left + min(_WIDTH * size * len(line), max(rect.right - rect.left, size)), base + size
        )
        yield Word(line, box.left, box.right, base, box, look, 0, is_spaced=True)
        base -= _LEADING * size
