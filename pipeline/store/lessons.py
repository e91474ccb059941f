"""`sites/` in the review folder: what people taught sites, a file for each site, a table for each lesson."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from pipeline.errors import InputError, OutputError, PageError
from pipeline.lexicon import Lexicon
from pipeline.messages import Message, of_system
from pipeline.model import Lesson, Teaching
from pipeline.store.lessons_text import FORMAT, parse_lessons
from pipeline.store.load import read_file
from pipeline.store.names import safe_name
from pipeline.store.remote import AnyPath, StoreObject
from pipeline.store.toml_files import quoted
from pipeline.store.write import is_link, link_above, write_file
from pipeline.text.repeating import words_hash

FOLDER = "sites"
_SUFFIX = ".toml"
_MOST_BYTES = 1_000_000
_SITE = re.compile(r"""^\s*site\s*=\s*["']([^"'\n]{1,300})["']""", re.MULTILINE)
_ROW = re.compile(r"^\s*\[", re.MULTILINE)
_UNTAUGHT = Teaching("")


@dataclass(frozen=True, slots=True)
class LessonsFlaw:
    """A mistake in a site's file of lessons, and what to do about it."""

    site: str
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Teachings:
    """The lessons of all sites, and the files that are broken."""

    sites: tuple[Teaching, ...] = ()
    flaws: tuple[LessonsFlaw, ...] = ()

    @property
    def is_any(self) -> bool:
        return bool(self.sites or self.flaws)

    def of(self, site: str) -> Teaching:
        """The lessons of a site."""
        return next((one for one in self.sites if one.site == site), _UNTAUGHT)

    def flaw(self, site: str) -> tuple[str, str]:
        """A message on what is wrong with a site's file, and a hint; two empty texts if nothing is."""
        return next(((one.text, one.hint) for one in self.flaws if one.site == site), ("", ""))

    def digest(self, site: str) -> str:
        """A hash of a site's lessons; "" if it was taught nothing."""
        rules = tuple(lesson.rule for lesson in self.of(site).lessons)
        return sha256(repr(rules).encode(errors="replace")).hexdigest()[:16] if rules else ""


def lesson_hash(lesson: Lesson) -> str:
    """A short hash of what a lesson decides."""
    return words_hash(repr(lesson.rule))


def load_teachings(review: AnyPath, lexicon: Lexicon) -> Teachings:
    """All lessons in the review folder; a broken file is a flaw of its own site only.

    InputError where the folder cannot be read.
    """
    sites: dict[str, Teaching] = {}
    flaws = []
    for file in _files(review):
        name = f"{FOLDER}/{file.name}"
        site = file.name.removesuffix(_SUFFIX)
        try:
            data = read_file(file, _MOST_BYTES)
            site = _site_named_in(data) or site
            found = parse_lessons(data, name, lexicon, site)
        except PageError as error:
            text = (
                error.text if isinstance(error.text, Message) else Message("teaching.file", file=name, what=error.text)
            )
            flaws.append(LessonsFlaw(site, text, error.hint))
            continue
        before = sites.get(found.site, Teaching(found.site))
        sites[found.site] = Teaching(
            found.site,
            before.labels + found.labels,
            before.places + found.places,
            before.boilerplate + found.boilerplate,
        )
    return Teachings(tuple(sites.values()), tuple(flaws))


def add_lesson(review: AnyPath, site: str, lesson: Lesson, lexicon: Lexicon) -> str:
    """Add a lesson to the file of its site, after the others; returns the file's name in the review folder.

    What a person wrote into the file stays as it is; a lesson that is there already is not added again. PageError where
    the file is broken or the lesson invalid, OutputError where the file cannot be written.
    """
    name, data = _file_of(review, site)
    known = parse_lessons(data, name, lexicon, site) if data else Teaching(site)
    if lesson.rule in {one.rule for one in known.lessons}:
        return name
    text = data.decode("utf-8-sig").rstrip("\n") + "\n" if data else f"format = {FORMAT}\nsite = {quoted(site)}\n"
    _write(review, name, f"{text}\n{_row(lesson)}".encode(errors="replace"), site, lexicon)
    return name


def remove_lesson(review: AnyPath, site: str, lesson: Lesson, lexicon: Lexicon) -> bool:
    """Delete the row of a lesson; whether there was one. Errors are those of `add_lesson`."""
    name, data = _file_of(review, site)
    text = data.decode("utf-8-sig", errors="replace")
    starts = [found.start() for found in _ROW.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        rows = parse_lessons(f"site = {quoted(site)}\n{text[start:end]}".encode(), name, lexicon, site).lessons
        if lesson.rule in {one.rule for one in rows}:
            _write(review, name, (text[:start].rstrip("\n") + "\n\n" + text[end:]).encode(), site, lexicon)
            return True
    return False


def _files(review: AnyPath) -> Iterator[AnyPath]:
    try:
        if isinstance(review, StoreObject):
            below = (review / FOLDER).listed()
            names = [name for name in below.listing or () if "/" not in name]
            files: list[AnyPath] = [below / name for name in names]
        else:
            folder = review / FOLDER
            files = (
                [one for one in folder.iterdir() if one.is_file() and not one.is_symlink()] if folder.is_dir() else []
            )
    except OSError as error:
        message = Message("teaching.unreadable", folder=str(review / FOLDER), reason=of_system(error))
        raise InputError(message, Message("teaching.check-permissions")) from error
    yield from sorted((one for one in files if _is_lessons(one.name)), key=lambda one: one.name)


def _is_lessons(name: str) -> bool:
    return name.endswith(_SUFFIX) and not name.startswith((".", "~"))


def _site_named_in(data: bytes) -> str:
    """The site that a file names, even if the file is broken."""
    found = _SITE.search(data.decode("utf-8-sig", errors="replace"))
    return found[1] if found else ""


def _file_of(review: AnyPath, site: str) -> tuple[str, bytes]:
    """The name of a site's file in the review folder, and its bytes: b"" for a new file."""
    taken = set()
    for file in _files(review):
        data = read_file(file, _MOST_BYTES)
        if (_site_named_in(data) or file.name.removesuffix(_SUFFIX)) == site:
            return f"{FOLDER}/{file.name}", data
        taken.add(file.name.casefold())
    plain = safe_name(site, 100)
    mark = sha256(site.encode(errors="surrogatepass")).hexdigest()[:6]
    marked = plain != site or f"{plain}{_SUFFIX}".casefold() in taken
    return f"{FOLDER}/{plain}{f'-{mark}' if marked else ''}{_SUFFIX}", b""


def _row(lesson: Lesson) -> str:
    kind = "place" if lesson.place else "label" if lesson.field else "boilerplate"
    keys = (
        ("path", lesson.place),
        ("words", lesson.words),
        ("field", lesson.field),
        ("from", lesson.page),
        ("by", lesson.by),
        ("on", lesson.on),
    )
    return f"[[{kind}]]\n" + "".join(f"{key} = {quoted(value)}\n" for key, value in keys if value)


def _write(review: AnyPath, name: str, data: bytes, site: str, lexicon: Lexicon) -> None:
    """Write a file; PageError, before anything is written, if it could not be read again."""
    parse_lessons(data, name, lexicon, site)
    if is_link(review / name) or link_above(review, name):
        raise OutputError(Message("output.is-link", file=str(review / name)), Message("output.move-it"))
    write_file(review, name, data)
