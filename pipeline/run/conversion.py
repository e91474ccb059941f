"""Converts pages that no reader takes as they are, by other programs where these are installed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pipeline.errors import NoTextError, PageError
from pipeline.messages import Message
from pipeline.model import Document, Issue, IssueCode, Page, Resource, Severity
from pipeline.read import read
from pipeline.read.images import media_type as picture_type
from pipeline.read.media import media_type
from pipeline.run import programs, worker
from pipeline.run.recipe import Recipe
from pipeline.settings import Settings
from pipeline.sources import DOC, ODT, PDF, PICTURE, RTF
from pipeline.store.scratch import scratch_folder

_OFFICE, _OCR, _TESSERACT = "soffice", "ocrmypdf", "tesseract"
_LANGUAGES = ("ell", "eng")
# The resolution, in dots an inch, of pictures that do not name one.
_DOTS = 200
# LibreOffice runs no macro and follows no link.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent">
<value>true</value></prop></item>
</oor:items>
"""


class Conversion(NamedTuple):
    """How pages of a type are converted, to which type, and the code of the issue that says so.

    `is_wanted` asks the settings; `program` gives the program's name and version, "" where it is not installed.
    """

    result: str
    code: IssueCode
    is_wanted: Callable[[Settings], bool]
    program: Callable[[], str]
    convert: Callable[[Path], Path]


def _office() -> str:
    number = programs.version(_OFFICE, "--version")
    return f"LibreOffice {number}" if number else ""


def _ocr() -> str:
    known = programs.output_of(_TESSERACT, "--list-langs").split()
    numbers = programs.version(_OCR, "--version"), programs.version(_TESSERACT, "--version")
    is_there = all(numbers) and all(language in known for language in _LANGUAGES)
    return f"OCRmyPDF {numbers[0]}, Tesseract {numbers[1]}" if is_there else ""


def _to_odt(page: Path) -> Path:
    folder = page.parent
    (folder / "profile" / "user").mkdir(parents=True)
    (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ("--headless", "--norestore", "--convert-to", "odt:writer8", "--outdir", str(folder / "out"))
    programs.run_program(_OFFICE, [profile, *options, str(page)], folder)
    return folder / "out" / f"{page.stem}.odt"


def _to_pdf(page: Path) -> Path:
    made = page.with_name("made.pdf")
    options = [
        "-q",
        "-l",
        "+".join(_LANGUAGES),
        "--force-ocr",
        "--output-type",
        "pdf",
        "--optimize",
        "0",
        "--jobs",
        "1",
    ]
    dots = [] if page.suffix == ".pdf" else ["--image-dpi", str(_DOTS)]
    programs.run_program(_OCR, [*options, *dots, str(page), str(made)], page.parent)
    return made


_TO_TEXT = Conversion(ODT, IssueCode.CONVERTED, lambda settings: settings.convert.office, _office, _to_odt)
_RECOGNISED = Conversion(PDF, IssueCode.RECOGNISED_TEXT, lambda settings: settings.convert.ocr, _ocr, _to_pdf)
CONVERSIONS: Mapping[str, Conversion] = MappingProxyType(
    {DOC: _TO_TEXT, RTF: _TO_TEXT, PDF: _RECOGNISED, PICTURE: _RECOGNISED}
)
_SUFFIXES = {DOC: ".doc", RTF: ".rtf", PDF: ".pdf", PICTURE: ".picture"}


def documents(page: Page, resources: tuple[Resource, ...], recipe: Recipe) -> tuple[Document, ...]:
    """The documents of a page, converted where that is needed, wanted and possible; errors as `read`."""
    kind = page.media_type or media_type(page.path, page.data)
    page = replace(page, media_type=kind)
    conversion = _conversion(kind, recipe)
    if conversion is None:
        return read(page, recipe.lexicon, resources)
    if kind == PDF:
        try:
            return read(page, recipe.lexicon, resources)
        except NoTextError:
            if not conversion.program():
                raise
    elif not conversion.program():
        return read(page, recipe.lexicon, resources)
    # Records name a picture's own type.
    shown = picture_type(page.data) or kind if kind == PICTURE else kind
    made = replace(page, data=_converted_bytes(page, conversion, recipe.conversions), media_type=conversion.result)
    issue = _issue(conversion)
    return tuple(
        replace(one, page=replace(one.page, media_type=shown), issues=(issue, *one.issues))
        for one in read(made, recipe.lexicon, resources)
    )


def is_converted_otherwise(issues: Iterable[Issue], settings: Settings) -> bool:
    """Whether a page with these issues was converted by another version of a program than is installed now."""
    if settings.engine == "dask":
        return False
    for conversion in (_TO_TEXT, _RECOGNISED):
        for issue in issues:
            if issue.code is conversion.code and isinstance(issue.message, Message):
                now = conversion.program() if conversion.is_wanted(settings) else ""
                if now and now != issue.message.values.get("program"):
                    return True
    return False


def _conversion(kind: str, recipe: Recipe) -> Conversion | None:
    """How a recipe converts pages of a type, if at all: never in a cluster, whose machines may have other programs."""
    conversion = CONVERSIONS.get(kind)
    settings = recipe.settings
    if conversion is None or settings.engine == "dask" or not conversion.is_wanted(settings):
        return None
    return conversion if kind != PICTURE or recipe.is_asked else None


def _issue(conversion: Conversion) -> Issue:
    is_recognised = conversion.code is IssueCode.RECOGNISED_TEXT
    message = Message("read.recognised" if is_recognised else "read.converted", program=conversion.program())
    return Issue(conversion.code, Severity.WARNING if is_recognised else Severity.INFO, message)


def _converted_bytes(page: Page, conversion: Conversion, shared: str) -> bytes:
    """What the program makes of a page; the first pass of a run leaves it in the folder `shared` for the second."""
    name = sha256(f"{page.sha256} {conversion.program()} {page.media_type}".encode()).hexdigest()
    kept = Path(shared, name) if shared else None
    if kept and kept.is_file():
        return kept.read_bytes()
    worker.ask_for_seconds(programs.LONGEST)
    with scratch_folder() as folder:
        file = Path(folder, f"page{_SUFFIXES[page.media_type or PDF]}")
        file.write_bytes(page.data)
        made = conversion.convert(file)
        if not made.is_file():
            raise PageError(
                Message("read.program-failed", program=conversion.program()), Message("read.convert-by-hand")
            )
        data = made.read_bytes()
    if kept:
        part = kept.with_name(f"{name}.{os.getpid()}")
        part.write_bytes(data)
        part.replace(kept)
    return data
