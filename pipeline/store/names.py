"""Names of output files: safe on Linux, Windows and macOS, unique, stable, and never outside the output folder."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256

from pipeline.sources import EXPECTED_SUFFIXES, PAGE_SUFFIXES

# Reserved by Windows whatever follows the first dot, and the names of the run's own files.
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "manifest", "report", "index"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"]
)
# What most names are, and are left as; a reserved one needs a look.
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*[A-Za-z0-9_-]")
_UNSAFE = re.compile(r'[<>:"/\\|?*]')
_MAX_BYTES = 120
# What may still be added to a stem: number of the practice, variant, extension, and the hash where names meet.
_ROOM = len("-9999-9999") + len("-abcdef") + len(".large.docx")
# Suffixes that hold a dot, such as that of a packed archive.
_DOUBLE = tuple(sorted(one for one in PAGE_SUFFIXES if one.count(".") > 1))
_PAGE_SUFFIX = re.compile(
    rf"(?:{'|'.join(map(re.escape, _DOUBLE))}|\.[^./ ]{{1,8}}?)(?=(?:#[0-9]{{1,9}})?$)", re.IGNORECASE
)
# What the names of a sheet's variants add to its own.
_VARIANTS = (".print", ".large", ".a5", ".a5-2up")
# The n-th page of an archive.
_PART = re.compile(r"#([0-9]{1,9})$")


def stem(path: str) -> str:
    """A page's path without its extension (`a/b.html` → `a/b`, `c.warc.gz#2` → `c#2`); dot names keep theirs."""
    folder, slash, name = path.rpartition("/")
    return folder + slash + (_PAGE_SUFFIX.sub("", name, count=1) or name)


def suffix(name: str) -> str:
    """The extension that tells a file's type, in lower case, with its dot."""
    lower = name.lower()
    double = next((one for one in _DOUBLE if lower.endswith(one)), "")
    return double or os.path.splitext(lower)[1]  # noqa: PTH122 - a name, no path


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


def plain_name(path: str) -> str:
    """The output name of a page's path, without extension, as if no other page were there (`c.warc#2` → `c-2`)."""
    whole = stem(path)
    number = _PART.search(whole)
    parts = whole[: number.start() if number else None].split("/")
    return "/".join(safe_name(part, _MAX_BYTES - _ROOM) for part in parts) + (f"-{number[1]}" if number else "")


def assign(paths: Iterable[str]) -> dict[str, str]:
    """The output name, without extension, of each page's path.

    Where names meet after casefold and NFC, all but the first path get `-` and 6 hex digits of the sha256 of their
    path. First come files that are certainly pages, then those that may turn out not to be; of each those last that
    are called like another page's variant; then in code point order.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for path in sorted(set(paths), key=lambda path: (_doubt(path), path)):
        name = plain_name(path)
        if folded(name) in taken:
            name += distinction(path)
        # Its variants' names are no other page's, whether they are made or not.
        taken |= {folded(f"{name}{variant}") for variant in ("", *_VARIANTS)}
        names[path] = name
    return names


def ending(name: str, path: str) -> str:
    """What follows the output name of the page at `path`, and the number of a practice, in the name of its file.

    `b.large.pdf` ends in `.large.pdf` as the file of `b.html`, in `.pdf` as that of `b.large.html`.
    """
    base = plain_name(path)
    return name[name.find(".", max(0, name.find(base)) + len(base)) :]


def distinction(path: str) -> str:
    """What is added to the name of a page whose plain name is taken: `-` and 6 hex digits of its path's sha256."""
    return f"-{sha256(path.encode(errors='surrogatepass')).hexdigest()[:6]}"


def _doubt(path: str) -> tuple[int, bool]:
    kind = suffix(_PART.sub("", path))
    doubt = 2 if kind not in PAGE_SUFFIXES else int(kind not in EXPECTED_SUFFIXES)
    return doubt, folded(plain_name(path)).endswith(_VARIANTS)


def _is_unsafe(char: str) -> bool:
    # Controls, invisible format characters, surrogates, private and unassigned code points, line separators.
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} or bool(_UNSAFE.match(char))


def _is_reserved(name: str) -> bool:
    return name.split(".", maxsplit=1)[0].strip().casefold() in _RESERVED


def folded(name: str) -> str:
    """What two names share that a file system without case or normal forms takes for one."""
    return unicodedata.normalize("NFC", name.casefold())
