"""Names of output files: safe on Linux, Windows and macOS, unique, stable, never outside the output folder."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from itertools import chain

from pipeline.messages import Message
from pipeline.sources import EXPECTED_SUFFIXES, PAGE_SUFFIXES
from pipeline.store.pictures import is_picture

# The names of a run's own files and folders.
_OF_THE_RUN = frozenset(("manifest", "report", "packs"))
# Reserved by Windows whatever follows the first dot, by web servers, or for the run's own files.
_RESERVED = _OF_THE_RUN | frozenset(
    ["con", "prn", "aux", "nul", "index"] + [f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"]
)
# Most names are like this, and are left as they are unless reserved.
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*[A-Za-z0-9_-]")
_BAD = r'<>:"/\\|?*'
_UNSAFE = re.compile(f"[{_BAD}]")
_PART_OF_OUTPUT = rf"[^.{_BAD}\x00-\x1f\x7f-\x9f][^{_BAD}\x00-\x1f\x7f-\x9f]*"
# The first group is what comes before the first dot of the first part.
_IS_OUTPUT = re.compile(rf"(?=([^./]+)){_PART_OF_OUTPUT}(?:/{_PART_OF_OUTPUT})*")
_MAX_BYTES = 120
# What may be added to a stem: a hash where names meet, the practice's number, variant, the mark of an output beside an
# edited one, and the extension.
_ROOM = len("-abcdef") + len("-9999-9999") + len(".a5-2up.new.pdf")
_FEWEST_DIGITS, _MOST_DIGITS = 6, 64
# Comes before the extension of an output beside an edited one; no page's name ends like this.
_NEWER = ".new"
# Extensions with two dots, such as that of a packed archive.
_DOUBLE = tuple(sorted(one for one in PAGE_SUFFIXES if one.count(".") > 1))
_PAGE_SUFFIX = re.compile(
    rf"(?:{'|'.join(map(re.escape, _DOUBLE))}|\.[^./ ]{{1,8}}?)(?=(?:#[0-9]{{1,9}})?$)", re.IGNORECASE
)
_IS_NEWER = re.compile(r"\.new(?=\.[^./]+$)", re.IGNORECASE)
# What the names of a sheet's variants add to the sheet's.
_VARIANTS = (".print", ".large", ".a5", ".a5-2up")
_EXTENSIONS = (*(f"{one}.pdf" for one in ("", *_VARIANTS)), ".docx", ".json", ".html")
# The n-th page of an archive.
_PART = re.compile(r"#([0-9]{1,9})$")


def stem(path: str) -> str:
    """A page's path without its extension (`a/b.html` → `a/b`, `c.warc.gz#2` → `c#2`); names like `.a` are kept."""
    folder, slash, name = path.rpartition("/")
    return folder + slash + (_PAGE_SUFFIX.sub("", name, count=1) or name)


def suffix(name: str) -> str:
    """The extension that says a file's type, in lower case, with its dot."""
    lower = name.lower()
    if lower.endswith(_DOUBLE):
        return next(one for one in _DOUBLE if lower.endswith(one))
    return os.path.splitext(lower)[1]  # noqa: PTH122 - a name, no path


def safe_name(text: str, max_bytes: int = _MAX_BYTES) -> str:
    """One path component: NFC, at most `max_bytes` of UTF-8, no unsafe character, no reserved or hidden name."""
    if len(text) < max_bytes and _PLAIN.fullmatch(text) and not _is_reserved(text):
        return text
    # Cut before normalising, which is quadratic on floods of combining marks.
    name = unicodedata.normalize("NFC", text[: 4 * max_bytes])
    name = "".join("-" if _is_unsafe(char) else char for char in name)
    name = name.encode()[: max_bytes - len("_")].decode(errors="ignore")
    name = re.sub(r"[. ]+$", lambda end: "-" * len(end.group()), name)
    if not name or name[0] in "-~." or _is_reserved(name):
        name = "_" + name
    return name


@lru_cache(maxsize=8)
def plain_name(path: str) -> str:
    """The output name of a page, without extension, if no other page wants the same (`c.warc#2` → `c-2`)."""
    return _output_name(path)


def _output_name(path: str, digits: int = 0) -> str:
    """The plain name with so many hex digits of the path's sha256 added; cut short where there is no room."""
    whole = stem(path)
    number = _PART.search(whole)
    *folders, last = whole[: number.start() if number else None].split("/")
    end = f"-{number[1]}" if number else ""
    if digits:
        end += f"-{sha256(path.encode(errors='surrogatepass')).hexdigest()[:digits]}"
    # There is always room for six digits, so that most names that get them are not cut shorter.
    longer = len(end) - (len("-abcdef") if digits else 0)
    name = safe_name(last, _MAX_BYTES - _ROOM - longer)
    if name.casefold().endswith(_NEWER):
        name = f"{name[: -len(_NEWER)]}-{name[1 - len(_NEWER) :]}"
    return "/".join([*(safe_name(part, _MAX_BYTES - _ROOM) for part in folders), name + end])


def marked_names(path: str) -> Iterator[str]:
    """Names for a page whose plain name is taken: with more and more digits of its path's hash."""
    return (_output_name(path, digits) for digits in range(_FEWEST_DIGITS, _MOST_DIGITS + 1, 2))


def newer(name: str) -> str:
    """The name of the output beside an edited one (`b.docx` → `b.new.docx`)."""
    head, dot, extension = name.rpartition(".")
    return f"{head}{_NEWER}{dot}{extension}"


def original(name: str) -> str:
    """The name of the output that this one is beside (`b.new.docx` → `b.docx`), else its own."""
    while (shorter := _IS_NEWER.sub("", name)) != name:
        name = shorter
    return name


def is_output_name(name: str) -> bool:
    """Whether a run may give an output this name: it is inside the folder, and not one of the run's own files."""
    first = _IS_OUTPUT.fullmatch(name)
    return first is not None and first[1].casefold() not in _OF_THE_RUN


def assign(paths: Iterable[str]) -> dict[str, str]:
    """The output name, without extension, of each page's path.

    Where names meet after casefold and NFC, all but the first path get `-` and 6 hex digits of the sha256 of their
    path, or as many as it takes. Certain pages come before files that may turn out not to be pages; within these, names
    that look like another page's variant come last; otherwise code point order counts.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    plain = {path: plain_name(path) for path in dict.fromkeys(paths)}
    # Folders with names like files: no page's file may have the same name.
    folders = {folder for name in plain.values() for folder in _folders(name) if folder.endswith(_EXTENSIONS)}
    for path in sorted(plain, key=lambda path: (_doubt(path, plain[path]), path)):
        for name in chain((plain[path],), marked_names(path)):
            whole = folded(name)
            # Its variants' names are reserved, whether they are made or not.
            claims = [f"{whole}{variant}" for variant in ("", *_VARIANTS)]
            files = (f"{whole}{extension}" for extension in _EXTENSIONS)
            if taken.isdisjoint(claims) and not (folders and any(file in folders for file in files)):
                break
        names[path] = name
        taken.update(claims)
    return names


def _folders(name: str) -> Iterator[str]:
    """The folders above a page's name, folded."""
    whole = folded(name)
    return (whole[:at] for at, sign in enumerate(whole) if sign == "/")


def ending(name: str, path: str) -> str:
    """What follows the output name of the page at `path`, and a practice's number, in the name of an output.

    For `b.large.pdf` this is `.large.pdf` if the page is `b.html`, and `.pdf` if it is `b.large.html`.
    """
    base = plain_name(path)
    return name[name.find(".", max(0, name.find(base)) + len(base)) :]


def format_of(name: str, path: str) -> str:
    """The format that an output of the page at `path` belongs to; a picture is made with the PDF."""
    return "pdf" if is_picture(name) else ending(original(name), path).removeprefix(".")


def _doubt(path: str, plain: str) -> tuple[int, bool]:
    kind = suffix(_PART.sub("", path))
    doubt = 2 if kind not in PAGE_SUFFIXES else int(kind not in EXPECTED_SUFFIXES)
    return doubt, folded(plain).endswith(_VARIANTS)


def _is_unsafe(char: str) -> bool:
    # Controls, invisible format characters, surrogates, private and unassigned code points, line separators.
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} or bool(_UNSAFE.match(char))


def _is_reserved(name: str) -> bool:
    return name.split(".", maxsplit=1)[0].strip().casefold() in _RESERVED


def folded(name: str) -> str:
    """The form of a name in which names are equal that a file system without case or normal forms confuses."""
    return unicodedata.normalize("NFC", name.casefold())


def checked_path(path: str) -> str:
    """The path of a page or of a sidecar, unchanged; ValueError if it leads out of its folder."""
    if path.startswith("/") or ".." in path.split("/"):
        raise ValueError(Message("output.names-no-output", name=path))
    return path
