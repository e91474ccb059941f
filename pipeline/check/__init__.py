"""Checks of finished files: `sheets check` and `sheets verify`. They read what is on disk and change nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from pipeline.check.finding import Finding, Flaw
from pipeline.check.folder import verify
from pipeline.errors import InputError
from pipeline.lexicon import Lexicon
from pipeline.lexicon.funding_words import funding_words
from pipeline.messages import Message, of_system

__all__ = ["Finding", "findings", "finished_files", "has_vera", "verify", "visibility_findings"]


def _pdf(file: Path) -> list[Flaw]:
    from pipeline.check.pdf import pdf_flaws  # noqa: PLC0415 - the library for PDF need not be loaded for Word files

    return pdf_flaws(file)


def _docx(file: Path) -> list[Flaw]:
    from pipeline.check.docx import docx_flaws  # noqa: PLC0415 - as above

    return docx_flaws(file)


# A function for every format that can be checked, by extension.
CHECKS: Mapping[str, Callable[[Path], list[Flaw]]] = MappingProxyType({".pdf": _pdf, ".docx": _docx})


# Files for paper alone: variants of sheets by the end of their names, files of a pack by their names.
_PRINTS = (".print.pdf", ".a5-2up.pdf")
_PACK_PRINTS = frozenset({"print.pdf", "booklet.pdf", "handouts.pdf"})


def has_vera() -> bool:
    """Whether PDF files are also checked with veraPDF."""
    from pipeline.check.vera import is_installed  # noqa: PLC0415 - as above

    return is_installed()


def finished_files(paths: Iterable[Path], *, with_prints: bool = False) -> list[Path]:
    """The files to check: those named, and all PDF and Word files below the folders named.

    Variants for paper alone, which have no tags, are left out of folders unless `with_prints`.
    InputError for a path that does not exist, and for a file of another type.
    """
    files: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            finished = (file for file in sorted(path.rglob("*")) if _is_finished(file))
            files |= dict.fromkeys(file for file in finished if with_prints or not _is_for_paper(file))
        elif not path.exists():
            raise InputError(Message("check.no-such-path", path=str(path)), Message("check.name-files"))
        elif path.suffix.lower() not in CHECKS:
            raise InputError(Message("check.neither", path=str(path)), Message("check.name-files"))
        else:
            files[path] = None
    return list(files)


def visibility_findings(files: Sequence[Path], lexicon: Lexicon) -> Iterator[Finding]:
    """Findings on the funding lines of finished files; InputError if a file cannot be read."""
    from pipeline.check.visibility import visibility_flaws  # noqa: PLC0415 - as above

    words = funding_words(lexicon)
    for file in files:
        with _reading(file):
            data = file.read_bytes()
        yield from (Finding(str(file), *flaw) for flaw in visibility_flaws(file.name, data, words))


@contextmanager
def _reading(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        unreadable = Message("check.unreadable", file=str(file), error=of_system(error))
        raise InputError(unreadable, Message("check.see-rights")) from error


def _is_for_paper(file: Path) -> bool:
    return file.name.endswith(_PRINTS) or (file.name in _PACK_PRINTS and file.parent.parent.name == "packs")


def _is_finished(file: Path) -> bool:
    # Word keeps a file such as `~$sheet.docx` beside each document that is open.
    return file.suffix.lower() in CHECKS and not file.name.startswith((".", "~$")) and file.is_file()


def findings(files: Sequence[Path]) -> Iterator[Finding]:
    """Findings on finished files: of our own checks file by file, then veraPDF's if it is installed.

    InputError if a file cannot be read, SystemLibraryError if veraPDF is there and cannot run.
    """
    from pipeline.check.vera import vera_flaws  # noqa: PLC0415 - as above

    for file in files:
        with _reading(file):
            flaws = CHECKS[file.suffix.lower()](file)
        yield from (Finding(str(file), *flaw) for flaw in flaws)
    pdfs = [file for file in files if file.suffix.lower() == ".pdf"]
    if pdfs and has_vera():
        yield from (Finding(str(file), *flaw) for file, flaw in vera_flaws(pdfs))
