"""The lexicon and the look: an office's own files on top of those that come with the tool."""

from __future__ import annotations

from hashlib import sha256
from importlib import resources
from pathlib import Path

from pipeline.errors import ConfigurationError
from pipeline.lexicon import Lexicon, extended, shipped
from pipeline.lexicon.checking import check
from pipeline.messages import Message
from pipeline.model import Look
from pipeline.settings import Logo, Settings

# The files of an office's own lexicon, each with its size and the time of its last change.
Tables = tuple[tuple[str, int, int], ...]

_LOOK_SUFFIXES = frozenset(".html .css .js .docx .ttf .woff2 .json .toml .svg .png .icc".split())

# What a folder `templates` in the working folder has where it is a look: docs/settings.md lists these. Other programs
# have such folders, too.
_OWN_LOOK = (
    *("sheet.html", "sheet.css", "sheet.docx", "screen.css", "faces.css", "report.html", "report.css", "report.js"),
    *("variants/a5.css", "variants/large.css", "variants/print.css"),
)


def load_lexicon(settings: Settings, folder: Path) -> Lexicon:
    """The shipped lexicon, extended by the TOML files of the settings' folder, or of `lexicon/` here.

    ConfigurationError lists every mistake in them.
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
    """The office's own tables, each with its size and time, to notice changes; () where there are none."""
    own = _folder(settings.lexicon, "lexicon", folder) if settings.lexicon else folder / "lexicon"
    stats = ((file.name, file.stat()) for file in sorted(own.glob("*.toml")))
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)


def own_templates(settings: Settings, folder: Path) -> tuple[Path, ...]:
    """The office's own folders of templates, which override the shipped ones."""
    shipped_ones = _shipped_templates().resolve()
    return tuple(layer for layer in _layers(settings, folder) if layer.resolve() != shipped_ones)


def _layers(settings: Settings, folder: Path) -> list[Path]:
    layers = [_shipped_templates()]
    own = (*_OWN_LOOK, *settings.brand.logo_files, settings.print.profile)
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
    # In a source checkout the templates are beside the package, in a wheel inside it.
    return inside if inside.is_dir() else package.parent / "templates"


def _folder(name: str, setting: str, base: Path) -> Path:
    folder = base / name
    if not folder.is_dir():
        raise ConfigurationError(
            Message("settings.no-such-folder", setting=setting, name=name), Message("settings.relative-path")
        )
    return folder
