"""Pictures that no page shows: each may be the scan of a page, and must not be lost silently."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

from pipeline.sources import HTML, JSON, MARKDOWN, MHTML, SOURCES
from pipeline.store.ignored_names import PICTURE_SUFFIXES
from pipeline.store.names import suffix

# Formats whose pages name the files of their pictures.
_NAMING = frozenset(one for kind in (HTML, MARKDOWN, MHTML, JSON) for one in SOURCES[kind].suffixes)
_END = re.compile("|".join(re.escape(one) for one in sorted(PICTURE_SUFFIXES)).encode(), re.IGNORECASE)
# The longest name of a file, in bytes, and what stands before one where a page names it.
_LONGEST = 255
_BEFORE = (re.compile(r"""["'<>=/\\]"""), re.compile(r"""["'<>=/\\(,\s]"""))
_MOST_BYTES = 20_000_000


def stray_pictures(pictures: Sequence[Path], pages: Iterable[Path]) -> Iterator[Path]:
    """Those of the pictures that no page in their folder or above it names, and none beside them is named like."""
    if not pictures:
        return
    around = {folder for picture in pictures for folder in picture.parents}
    names: dict[Path, set[str]] = defaultdict(set)
    stems: dict[Path, set[str]] = defaultdict(set)
    for page in pages:
        stems[page.parent].add(page.stem)
        if page.parent in around and suffix(page.name) in _NAMING:
            names[page.parent] |= _picture_names(page)
    yield from (picture for picture in pictures if not _is_of_a_page(picture, names, stems))


def _is_of_a_page(picture: Path, names: Mapping[Path, set[str]], stems: Mapping[Path, set[str]]) -> bool:
    name = _plain(picture.name)
    is_shown = any(name in names[folder] for folder in picture.parents if folder in names)
    return is_shown or picture.stem in stems.get(picture.parent, ())


def _picture_names(page: Path) -> set[str]:
    """The names of files with a picture's extension that stand in a page; none where it cannot be read."""
    try:
        with page.open("rb") as stream:
            data = stream.read(_MOST_BYTES).replace(b"\0", b"")
    except OSError:
        return set()  # its build will meet the error again, and tell
    return {name for end in _END.finditer(data) for name in _names(data[max(0, end.start() - _LONGEST) : end.end()])}


def _names(words: bytes) -> Iterator[str]:
    """What the name may be that ends here: it may hold blanks and brackets, or stand behind them."""
    text = unquote(html.unescape(_decoded(words)))
    return (_plain(before.split(text)[-1].strip()) for before in _BEFORE)


def _decoded(words: bytes) -> str:
    # A stretch that begins inside a letter is UTF-8 nevertheless.
    text = words.decode("utf-8", "replace")
    return words.decode("cp1253", "replace") if "\ufffd" in text[3:] else text


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
