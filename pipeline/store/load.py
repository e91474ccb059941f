"""Bytes from disk: a page with its meta file and images, the settings, the look, an office's own lexicon."""

from __future__ import annotations

import errno
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from pipeline.errors import ConfigurationError, PageError
from pipeline.lexicon import Lexicon, extended, shipped
from pipeline.lexicon.checking import check
from pipeline.messages import Message, of_system
from pipeline.model import Look, Page, Resource
from pipeline.settings import Logo, Settings, line_of, parse
from pipeline.sources import HTTP_ANSWER, JSON
from pipeline.store import archive
from pipeline.store.beside import IMAGE_TYPES, meta_name
from pipeline.store.meta import Meta, host, parsed
from pipeline.store.names import original, stem, suffix
from pipeline.store.opening import opened_to_read
from pipeline.store.remote import Place, Stored
from pipeline.store.walk import Source

# What may stand in the place of a page, by the error of opening it.
_NO_FILE = {errno.ELOOP: Message("output.is-link-now"), errno.EINVAL: Message("output.no-regular-file")}

# The files of an office's own lexicon, each with its size and the time of its last change.
Tables = tuple[tuple[str, int, int], ...]

_LOOK_SUFFIXES = frozenset(".html .css .js .docx .ttf .woff2 .json .toml .svg .png .icc".split())


def read_file(file: Place, max_bytes: int) -> bytes:
    """A regular file's bytes; PageError if it is none, is too large or cannot be read.

    Never waits for a pipe, never follows a link.
    """
    try:
        data = _of_store(file, max_bytes) if isinstance(file, Stored) else _of_disk(file, max_bytes)
    except OSError as error:
        if error.errno in _NO_FILE:
            raise PageError(_NO_FILE[error.errno], Message("output.regular-file")) from error
        raise PageError(Message("store.unreadable", error=of_system(error)), Message("store.check-rights")) from error
    if len(data) > max_bytes:
        raise PageError(
            Message("store.too-large", megabytes=f"{max_bytes / 1000000.0:g}"), Message("store.split-or-raise")
        )
    return data


def _of_disk(file: Path, max_bytes: int) -> bytes:
    # Links were followed when the page was found: one that stands there now was put there since.
    with opened_to_read(file) as stream:
        return stream.read(max_bytes + 1)


def _of_store(file: Stored, max_bytes: int) -> bytes:
    if file.stat().st_size > max_bytes:
        return bytes(max_bytes + 1)
    return file.read_bytes()


def load_page(source: Source, max_bytes: int) -> tuple[Page, tuple[Resource, ...]]:
    """A page with the images that came with it; PageError where it cannot be read."""
    if source.flaw:
        raise PageError(source.flaw, Message("store.replace-file"))
    if source.part and not source.part.is_post:
        page = _archived(source, source.part, max_bytes)
        return page, tuple(_archived_pictures(source, page.data, max_bytes))
    data = archive.answer(source.file, source.part, max_bytes) if source.part else read_file(source.file, max_bytes)
    meta = _meta(source)
    top, slash, _ = source.path.partition("/")
    page = Page.of(source.path, stem(source.path), data, meta.url, meta.fetched, meta.host or (top if slash else ""))
    page = replace(page, issues=meta.issues)
    if source.part:
        path = source.path.rpartition("#")[0]
        page = replace(page, path=path, part=str(source.part.number), media_type=JSON, url=None)
    try:
        return page, tuple(_saved_images(source, max_bytes, meta.images))
    except OSError as error:
        raise PageError(
            Message("store.images-unreadable", error=of_system(error)), Message("store.check-folder-rights")
        ) from error


def _archived(source: Source, part: archive.Part, max_bytes: int) -> Page:
    data = archive.answer(source.file, part, max_bytes)
    number = str(part.number or "")
    path = source.path.removesuffix(f"#{number}") if number else source.path
    page = Page.of(path, stem(source.path), data, part.url or None, part.fetched or None, host(part.url))
    return replace(page, media_type=HTTP_ANSWER, part=number)


def _archived_pictures(source: Source, answer: bytes, max_bytes: int) -> Iterator[Resource]:
    """The pictures of an archive that a page in it names, by their addresses; together no larger than a page."""
    body = archive.body(answer, max_bytes) if source.pictures else b""
    budget = max_bytes
    for found in source.pictures:
        file = urlsplit(found.url).path.rpartition("/")[2]
        if file and (file.encode() in body or unquote(file).encode() in body):
            data = archive.picture(source.file, found, budget)
            budget -= len(data)
            if data:
                yield Resource(found.url, found.media_type, data)


def _meta(source: Source) -> Meta:
    """What the page's meta file says, nothing where there is none."""
    name = meta_name(source.file.name)
    if all(one.name != name for one in source.beside):
        return Meta()
    return parsed(read_file(source.file.parent / name, 1_000_000), name)


def edited_page(file: Place, data: bytes) -> str:
    """The name of the page that a person has edited, where `data` are what a fetch has put beside it; else empty."""
    name = original(file.name)
    page = file.parent / name
    if name == file.name or not page.exists():
        return ""
    try:
        meta = parsed(read_file(page.parent / meta_name(name), 1_000_000), name)
    except PageError:
        return ""
    return name if meta.beside == sha256(data).hexdigest() else ""


def _saved_images(source: Source, max_bytes: int, addresses: Mapping[str, str]) -> Iterator[Resource]:
    """The images that came with a page, named as the page names them; together not larger than a page may be."""
    budget = max_bytes
    for name, size, _ in source.beside:
        kind = IMAGE_TYPES.get(suffix(name))
        if kind and size <= budget:
            data = read_file(source.file.parent / name, budget)
            budget -= len(data)
            yield Resource(addresses.get(name.rpartition("/")[2], name), kind, data)


class _SettingsFile(NamedTuple):
    name: str
    text: str
    root: tuple[str, ...]


def load_settings(folder: Path) -> Settings:
    """The settings of a working folder: `sheets.toml` or `[tool.sheets]` in pyproject.toml, else the defaults."""
    file = _settings_file(folder)

    def languages(tables: str) -> Collection[str]:
        own = {table.stem for table in (folder / (tables or "lexicon")).glob("*.toml")}
        return sorted({*shipped().languages, *(own - shipped().tables.keys())})

    return parse(file.text, file.name, file.root, languages) if file else Settings()


def look_alikes(folder: Path) -> Iterator[Message]:
    """What looks like settings in a working folder and is not read: a slip in the name, or an ending of Notepad's."""
    names = {entry.name for entry in folder.iterdir() if entry.is_file()}
    if not (folder / "sheets.toml").is_file():
        for name in sorted(names):
            plain = name.lower().removesuffix(".txt")
            if plain.endswith((".toml", ".tml")) and get_close_matches(plain, ["sheets.toml"], cutoff=0.85):
                yield Message("settings.look-alike", name=name)
    project = folder / "pyproject.toml"
    tables = _tool_table(project, _text(project)) if project.name in names else {}
    if "sheets" not in tables:
        for table in get_close_matches("sheets", tables, cutoff=0.8) or {"practice-sheets"} & tables.keys():
            yield Message("settings.look-alike-table", name=table)


def place_of(setting: tuple[str, ...], value: str, folder: Path) -> str:
    """Where the settings of a working folder name a value, as `sheets.toml:7`; without a file, the setting's name."""
    file = _settings_file(folder)
    if file is None:
        return ".".join(setting)
    first = line_of(file.text, (*file.root, *setting))
    lines = file.text.splitlines()[first - 1 :]
    return f"{file.name}:{next((first + after for after, line in enumerate(lines) if value in line), first)}"


def _settings_file(folder: Path) -> _SettingsFile | None:
    own, project = folder / "sheets.toml", folder / "pyproject.toml"
    texts = {file: _text(file) for file in (own, project) if file.is_file()}
    in_project = project in texts and "sheets" in _tool_table(project, texts[project])
    if own in texts and in_project:
        raise ConfigurationError(Message("settings.two-places"), Message("settings.keep-one"))
    if own in texts:
        return _SettingsFile(own.name, texts[own], ())
    return _SettingsFile(project.name, texts[project], ("tool", "sheets")) if in_project else None


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            Message("settings.unreadable", name=file.name, error=str(error)), Message("settings.save-utf8")
        ) from error


def _tool_table(file: Path, text: str) -> dict[str, object]:
    try:
        table = tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(
            Message("settings.not-toml", name=file.name, error=str(error)), Message("lexicon.mend-line")
        ) from error
    return table if isinstance(table, dict) else {}


def load_lexicon(settings: Settings, folder: Path) -> Lexicon:
    """The shipped lexicon, extended by the TOML files of the settings' folder, or of `lexicon/` here.

    ConfigurationError tells every slip in them.
    """
    base = shipped()
    if settings.lexicon:
        own = _folder(settings.lexicon, "lexicon", folder)
    else:
        own = folder / "lexicon"
        if not any((own / f"{name}.toml").is_file() for name in base.tables):
            return base
    files = {file.name: file.read_bytes() for file in sorted(own.glob("*.toml"))}
    check(files, base, settings.lexicon or own.name)
    return extended(base, files)


def lexicon_stamp(settings: Settings, folder: Path) -> Tables:
    """What tells the office's own tables from changed ones: each with its size and time; () where there is none."""
    own = _folder(settings.lexicon, "lexicon", folder) if settings.lexicon else folder / "lexicon"
    stats = ((file.name, file.stat()) for file in sorted(own.glob("*.toml")))
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)


def own_templates(settings: Settings, folder: Path) -> tuple[Path, ...]:
    """The folders of templates that did not come with the tool and go before those that did."""
    shipped_ones = _shipped_templates().resolve()
    return tuple(layer for layer in _layers(settings, folder) if layer.resolve() != shipped_ones)


def _layers(settings: Settings, folder: Path) -> list[Path]:
    layers = [_shipped_templates()]
    own = ("sheet.html", "sheet.css", "sheet.docx", *settings.brand.logo_files)
    if any((folder / "templates" / name).is_file() for name in own):
        layers.append(folder / "templates")
    if settings.templates:
        layers.append(_folder(settings.templates, "templates", folder))
    return layers


def load_look(settings: Settings, folder: Path) -> Look:
    """All of the look. Each file comes from the first of: the settings' folder, `templates/` here, the package."""
    files: dict[str, bytes] = {}
    for layer in dict.fromkeys(layer.resolve() for layer in _layers(settings, folder)):
        files |= {
            file.relative_to(layer).as_posix(): file.read_bytes()
            for file in layer.rglob("*")
            if file.suffix in _LOOK_SUFFIXES and file.is_file()
        }
    profiles = (settings.print.profile,) if settings.print.profile else ()
    for setting, names in (("brand.logos", settings.brand.logo_files), ("print.profile", profiles)):
        missing = [name for name in names if name not in files]
        if missing:
            raise ConfigurationError(
                Message("settings.no-template", setting=setting, names=", ".join(missing)),
                Message("settings.copy-there"),
            )
    ordered = tuple(sorted(files.items()))
    brand, print_ = _brand(settings), (("marks", str(settings.print.marks)), ("profile", settings.print.profile))
    digest = sha256(repr((brand, print_, settings.overflow, settings.limits.pdf_pages)).encode())
    for name, data in ordered:
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return Look(ordered, digest.hexdigest(), brand, settings.overflow, print_, settings.limits.pdf_pages)


def _brand(settings: Settings) -> tuple[tuple[str, str], ...]:
    brand = settings.brand
    names = ("name", "accent", "tint", "ink", "spacing", "fund", "funding", "funding_colour")
    disclaimers = (("disclaimer_el", brand.disclaimer.el), ("disclaimer_en", brand.disclaimer.en))
    logos = [("logo", name) for name in brand.logo_files]
    described = [logo for logo in brand.logos if isinstance(logo, Logo)]
    logos += [(f"alt_el:{logo.file}", logo.alt.el) for logo in described if logo.alt.el]
    logos += [(f"alt_en:{logo.file}", logo.alt.en) for logo in described if logo.alt.en]
    return (*((name, str(getattr(brand, name))) for name in names), *disclaimers, *logos)


def _shipped_templates() -> Path:
    package = Path(str(resources.files("pipeline")))
    inside = package / "templates"
    # In a source checkout the templates stand beside the package; the wheel carries them inside.
    return inside if inside.is_dir() else package.parent / "templates"


def _folder(name: str, setting: str, base: Path) -> Path:
    folder = base / name
    if not folder.is_dir():
        raise ConfigurationError(
            Message("settings.no-such-folder", setting=setting, name=name), Message("settings.relative-path")
        )
    return folder
