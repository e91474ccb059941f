"""The cells of a returned workbook as words."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence

from pipeline.exchange.xml import ReturnedPackage, XmlElement
from pipeline.messages import Message

# How a workbook encodes special characters.
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

_BOOK = "xl/workbook.xml"


def strings_of(package: ReturnedPackage) -> list[str]:
    """The strings that the cells of all sheets point to by their numbers."""
    name = "xl/sharedStrings.xml"
    return [_said(one) for one in package.root(name).iter(f"{_MAIN}si")] if name in package else []


def _said(element: XmlElement) -> str:
    """The text of a string, decoded, without phonetic guides for Asian scripts."""
    runs = (one for one in element.iter(f"{_MAIN}t") if one.getparent().tag != f"{_MAIN}rPh")
    return _decoded("".join(one.text or "" for one in runs))


def _decoded(text: str) -> str:
    return _CODE.sub(lambda code: chr(int(code[1], 16)), text).replace("\r\n", "\n")


def sheet_names(package: ReturnedPackage) -> Iterator[str]:
    """The parts that hold the sheets, in the order of the workbook."""
    relations = package.root("xl/_rels/workbook.xml.rels").iter(_RELATION)
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    for sheet in package.root(_BOOK).iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_LINK), "")
        name = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        if name in package:
            yield name


def cell_rows(root: XmlElement, strings: Sequence[str]) -> Iterator[dict[int, tuple[str, str]]]:
    """The cells of each row by column from 0: the words, and what is wrong with them ("" for nothing)."""
    for row in root.iter(f"{_MAIN}row"):
        cells: dict[int, tuple[str, str]] = {}
        for at, cell in enumerate(row.iter(f"{_MAIN}c")):
            found = _PLACE.fullmatch(cell.get("r", ""))
            cells[_column(found[1]) if found else at] = _cell(cell, strings)
        yield cells


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return min(number - 1, 255)


def _cell(cell: XmlElement, strings: Sequence[str]) -> tuple[str, str]:
    kind, value = cell.get("t", "n"), cell.find(f"{_MAIN}v")
    text = "" if value is None else value.text or ""
    if cell.find(f"{_MAIN}f") is not None:
        return _decoded(text), Message("exchange.flaw-formula")
    if kind == "inlineStr":
        return _said(cell), ""
    if kind == "s":
        return strings[int(text)] if text.isdecimal() and int(text) < len(strings) else "", ""
    return _decoded(text), Message("exchange.flaw-date") if kind in {"n", "d", "b", "e"} and text else ""
