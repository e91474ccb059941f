"""What is kept from sheet to sheet: the fonts and the parsed style sheet of a look.

Keeping them halves the time of a sheet, and a fresh font configuration for each would leak memory. Pango looks fonts up
in a thread, which a fork leaves behind: each process loads the fonts for itself. Before a fork they are not needed.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.message import Message as OldHead
from functools import cache, lru_cache
from typing import Any

from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse, fetch

from pipeline.errors import ConfigurationError
from pipeline.messages import Message
from pipeline.model import Look, Resource
from pipeline.render.html.writer import STYLE
from pipeline.render.pdf import font_threads  # noqa: F401 - forks wait from now on
from pipeline.render.pdf.settling import settled
from pipeline.render.pdf.styles import Kept
from pipeline.render.web import FONT_FACE, properties

# Where files seem to come from; `.invalid` never resolves (RFC 2606), and nothing is ever asked for outside memory.
LOOK, PAGE = "https://look.invalid/", "https://page.invalid/"

_TYPES = {"ttf": "font/ttf", "png": "image/png", "svg": "image/svg+xml", "css": "text/css"}


class _Head(EmailMessage):
    """The head of an answer, by the old rules of `email`: the new ones are slow to import."""

    def __init__(self, media_type: str) -> None:
        super().__init__(OldHead().policy)
        self["Content-Type"] = media_type


class Fetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """Serves the files of a look and the pictures of a sheet by their exact names, and nothing else."""

    def __init__(self, look: Look, resources: tuple[Resource, ...] = ()) -> None:
        # What it would open other addresses with, which takes its time, is never used.
        self.__dict__.update(vars(_opener()))
        self._files = {LOOK + name: (_media_type(name), data) for name, data in look.files}
        self._files |= {resource_url(one.name): (one.media_type, one.data) for one in resources}

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint's signature
        """The file of that address; KeyError, which stops the rendering, if there is none."""
        media_type, data = self._files[url]
        return URLFetcherResponse(url, data, _Head(media_type))


@cache
def _opener() -> URLFetcher:
    return URLFetcher(allowed_protocols=(), fail_on_errors=True)


@dataclass(frozen=True, slots=True, eq=False)
class Press:
    """The fonts, the style and the colour profiles of a look, and the styles computed so far: ready to set sheets."""

    fonts: FontConfiguration
    style: CSS
    profiles: dict[str, Any]
    kept: Kept


@dataclass(slots=True)
class _Faces:
    """The font faces that a style sheet names, in the place of the fonts themselves while it is parsed."""

    named: list[tuple[Any, Fetcher]] = field(default_factory=list)

    def add_font_face(self, face: Any, fetcher: Fetcher) -> None:
        """Note a face; FatalURLFetchingError, as from the fonts, for a file that is not there."""
        for kind, url in face["src"]:
            if kind == "external" and url is not None:
                with fetch(fetcher, url):
                    pass
        self.named.append((face, fetcher))

    def loaded(self) -> FontConfiguration:
        """The fonts of this process."""
        fonts = FontConfiguration()
        for face, fetcher in self.named:
            fonts.add_font_face(face, fetcher)
        return fonts


def press(look: Look, style: str = "") -> Press:
    """The press of a look, with the text of a further `style` sheet; the same one each time in one process.

    ConfigurationError if a style sheet names a file that the look has not.
    """
    return _press(look, style, os.getpid())


# Larger than all presses that a process and its parent may make: fonts that are dropped take their files along.
@lru_cache(maxsize=64)
def _press(look: Look, style: str, _process: int) -> Press:
    css, faces, profiles, kept = parse(look, style)
    fonts = press(look).fonts if style else faces.loaded()
    kept.use(fonts)
    return Press(fonts, css, profiles, kept)


@lru_cache(maxsize=8)
def parse(look: Look, style: str) -> tuple[CSS, _Faces, dict[str, Any], Kept]:
    """What a press is made of and forked processes take along: the style, its font faces and profiles, kept styles.

    ConfigurationError as from `press`.
    """
    own = look.file(STYLE).decode("utf-8")
    text = settled(FONT_FACE.sub("", own) + style if style else own, properties(look))
    faces, profiles = _Faces(), dict[str, Any]()
    try:
        css = CSS(
            string=text, base_url=LOOK + STYLE, url_fetcher=Fetcher(look), font_config=faces, color_profiles=profiles
        )
    except FatalURLFetchingError as error:
        raise missing_file(error) from error
    return css, faces, profiles, Kept.of(text)


def missing_file(error: FatalURLFetchingError) -> ConfigurationError:
    """What to say of a template that asks for a file which is not there."""
    return ConfigurationError(Message("render.template-fault", error=str(error)), Message("render.template-files"))


def resource_url(name: str) -> str:
    """The address under which a sheet's picture is served: names may hold anything, so they are written in hex."""
    return PAGE + name.encode().hex()


def _media_type(name: str) -> str:
    return _TYPES.get(name.rsplit(".", 1)[-1], "application/octet-stream")
