"""Office files and archives: the type of a ZIP or OLE file, by the names of its parts."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO

from pipeline.sources import DOC, DOCX, ODT

ZIP = "application/zip"
# A ZIP package of some other program, such as a drawing or a notebook.
PACKAGE = "application/x-zipped-document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
IWORK = "application/vnd.apple.iwork"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
OUTLOOK = "application/vnd.ms-outlook"
OLE = "application/x-ole-storage"
LOCKED = "application/x-locked-office"

_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# MS-CFB stores the names of streams in UTF-16. A locked file holds the real one in an encrypted stream (MS-OFFCRYPTO).
_STREAMS = (
    ("EncryptedPackage", LOCKED),
    ("WordDocument", DOC),
    ("PowerPoint Document", PPT),
    ("Workbook", XLS),
    ("Book\0", XLS),
    ("__substg1.0_", OUTLOOK),
)
_OFFICE_FOLDERS = (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX))
_TYPES = "[Content_Types].xml"
# OpenDocument and EPUB give their type in their first part, uncompressed.
_MIMETYPE = re.compile(rb"PK\x03\x04.{26}mimetype([a-z]+/[\w.+-]+?)(?=PK|\s|\Z)", re.DOTALL)
# Templates, master documents and web documents are texts, too.
_KINDS_OF_TEXT = re.compile(r"-(?:template|master|web)$")
# Parts of a ZIP file whose directory, at its end, is lost.
_LOCAL_NAME = re.compile(rb"PK\x03\x04.{26}([!-~]{1,200})", re.DOTALL)
_OTHER_PACKERS = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd")


def package_type(data: bytes, claimed: str) -> str:
    """The media type of a ZIP or OLE file or another archive; empty for anything else.

    If a ZIP cannot be recognised, as it is damaged or was packed by hand, its extension decides.
    """
    if data.startswith(_OLE_MARK):
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), OLE)
    if data.startswith(_OTHER_PACKERS) or data[257:262] == b"ustar":
        return ZIP
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ""
    kind = _zip_type(data)
    return claimed if claimed in {DOCX, ODT} and kind in {ZIP, PACKAGE} else kind


def _zip_type(data: bytes) -> str:
    if named := _MIMETYPE.match(data):
        return _KINDS_OF_TEXT.sub("", named[1].decode("ascii"))
    names = _names(data)
    if _TYPES in names or names[:1] == ["_rels/.rels"]:
        found = (kind for folder, kind in _OFFICE_FOLDERS if any(name.startswith(folder) for name in names))
        return next(found, PACKAGE)
    if any(name.endswith(".iwa") for name in names):
        return IWORK
    return PACKAGE if {"mimetype", "META-INF/manifest.xml", "META-INF/MANIFEST.MF"} & set(names) else ZIP


def _names(data: bytes) -> Sequence[str]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return package.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        return [found.decode("ascii") for found in _LOCAL_NAME.findall(data)]
