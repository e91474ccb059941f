"""Bytes from disk: a page with its meta file and images, the settings, the look, an office's own lexicon."""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pipeline import settings as settings_module
from pipeline.errors import ConfigurationError, PageError
from pipeline.lexicon import Lexicon, extended, shipped
from pipeline.model import Look, Page, Resource
from pipeline.settings import Settings
from pipeline.store.beside import IMAGE_TYPES, image_files, meta_file
from pipeline.store.names import stem
from pipeline.store.walk import Source

_LOOK_SUFFIXES = frozenset((".html", ".css", ".docx", ".ttf", ".json", ".toml", ".svg", ".png"))


def read_file(file: Path, max_bytes: int) -> bytes:
    """A regular file's bytes; PageError if it is none, is too large or cannot be read. Never waits for a pipe."""
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise PageError("is not a regular file", "save the page as a file")
            data = stream.read(max_bytes + 1)
    except OSError as error:
        raise PageError(f"cannot be read: {error.strerror}", "check the file's permissions") from error
    if len(data) > max_bytes:
        raise PageError(f"is larger than {max_bytes / 1e6:g} MB", "split it, or raise page_mb in the settings")
    return data


def load_page(source: Source, max_bytes: int) -> tuple[Page, tuple[Resource, ...]]:
    """A page with the images that came with it; PageError where it cannot be read."""
    if source.flaw:
        raise PageError(source.flaw, "replace it by a regular, readable file")
    data = read_file(source.file, max_bytes)
    meta = _meta(source.file)
    # A date without quotes is a date to TOML; both spellings mean the same.
    url, fetched = (str(meta[key]) if meta.get(key) else None for key in ("url", "fetched"))
    host = _host(url)
    top, slash, _ = source.path.partition("/")
    page = Page.of(source.path, stem(source.path), data, url, fetched, host or (top if slash else ""))
    try:
        return page, tuple(_saved_images(source.file, max_bytes, _image_addresses(meta)))
    except OSError as error:
        raise PageError(f"its images cannot be read: {error.strerror}", "check their folder's permissions") from error


def _meta(file: Path) -> dict[str, Any]:
    """`<page file>.meta.toml` as a table, empty where there is none."""
    meta = meta_file(file)
    if not meta.is_file():
        return {}
    try:
        return tomllib.loads(read_file(meta, 1_000_000).decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PageError(f"its {meta.name} is not valid TOML: {error}", "mend or delete the meta file") from error


def _image_addresses(meta: Mapping[str, Any]) -> dict[str, str]:
    """The addresses that fetched images have on the page, by the names of their files."""
    images = meta.get("images")
    known = [image for image in images if isinstance(image, dict)] if isinstance(images, list) else []
    return {str(image["file"]): str(image["url"]) for image in known if {"file", "url"} <= image.keys()}


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def _saved_images(file: Path, max_bytes: int, addresses: Mapping[str, str]) -> Iterator[Resource]:
    """The images that came with a page, named as the page names them; together not larger than a page may be."""
    budget = max_bytes
    for image in image_files(file):
        if image.stat().st_size <= budget:
            data = read_file(image, budget)
            budget -= len(data)
            name = addresses.get(image.name, f"{image.parent.name}/{image.name}")
            yield Resource(name, IMAGE_TYPES[image.suffix.lower()], data)


def load_settings(folder: Path) -> Settings:
    """The settings of a working folder: `sheets.toml` or `[tool.sheets]` in pyproject.toml, else the defaults."""
    own, project = folder / "sheets.toml", folder / "pyproject.toml"
    texts = {file: _text(file) for file in (own, project) if file.is_file()}
    in_project = project in texts and "sheets" in _tool_table(project, texts[project])
    if own in texts and in_project:
        raise ConfigurationError(
            "settings stand both in sheets.toml and in pyproject.toml ([tool.sheets])", "keep one of the two"
        )
    if own in texts:
        return settings_module.parse(texts[own], own.name)
    if in_project:
        return settings_module.parse(texts[project], project.name, ("tool", "sheets"))
    return Settings()


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file.name}: cannot be read: {error}", "save it as UTF-8 text") from error


def _tool_table(file: Path, text: str) -> dict[str, object]:
    try:
        table = tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{file.name}: not valid TOML: {error}", "mend the line that is named") from error
    return table if isinstance(table, dict) else {}


def load_lexicon(settings: Settings, folder: Path) -> Lexicon:
    """The shipped lexicon, extended by the TOML files of the folder that the settings name."""
    if not settings.lexicon:
        return shipped()
    own = _folder(settings.lexicon, "lexicon", folder)
    return extended(shipped(), {file.name: file.read_bytes() for file in sorted(own.glob("*.toml"))})


def load_look(settings: Settings, folder: Path) -> Look:
    """All of the look. Each file comes from the first of: the settings' folder, `templates/` here, the package."""
    layers = [_shipped_templates()]
    if any((folder / "templates" / name).is_file() for name in ("sheet.html", "sheet.css", "sheet.docx")):
        layers.append(folder / "templates")
    if settings.templates:
        layers.append(_folder(settings.templates, "templates", folder))
    files: dict[str, bytes] = {}
    for layer in dict.fromkeys(layer.resolve() for layer in layers):
        files |= {
            file.relative_to(layer).as_posix(): file.read_bytes()
            for file in layer.rglob("*")
            if file.suffix in _LOOK_SUFFIXES and file.is_file()
        }
    missing = [name for name in settings.brand.logos if name not in files]
    if missing:
        raise ConfigurationError(f"brand.logos: no such file in templates: {', '.join(missing)}", "copy it there")
    ordered = tuple(sorted(files.items()))
    brand = _brand(settings)
    digest = sha256(repr((brand, settings.overflow)).encode())
    for name, data in ordered:
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return Look(ordered, digest.hexdigest(), brand, settings.overflow)


def _brand(settings: Settings) -> tuple[tuple[str, str], ...]:
    brand = settings.brand
    names = ("name", "accent", "tint", "ink", "spacing", "fund")
    return (*((name, str(getattr(brand, name))) for name in names), *(("logo", name) for name in brand.logos))


def _shipped_templates() -> Path:
    package = Path(str(resources.files("pipeline")))
    inside = package / "templates"
    # In a source checkout the templates stand beside the package; the wheel carries them inside.
    return inside if inside.is_dir() else package.parent / "templates"


def _folder(name: str, setting: str, base: Path) -> Path:
    folder = base / name
    if not folder.is_dir():
        raise ConfigurationError(f"{setting}: no such folder: {name}", "the path is relative to the working folder")
    return folder
