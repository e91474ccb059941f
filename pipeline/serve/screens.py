"""Renders screens from the look's templates, in the sandbox of all templates."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from flask import Response, g, make_response, request
from jinja2 import DictLoader

from pipeline.lexicon import Lexicon
from pipeline.messages import in_language
from pipeline.model import Look
from pipeline.render.templates import naming, new_environment
from pipeline.render.web import FACES
from pipeline.serve.guard import Door
from pipeline.serve.screen_language import language_name, screen_language, words_in

_FOLDER = "review/"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2"}


class Screens:
    """Renders the templates of `review/` in the language of the request."""

    def __init__(self, look: Look, lexicon: Lexicon, door: Door, language: str) -> None:
        self._lexicon = lexicon
        self._door = door
        self._setting = language
        self._files = dict(_files(look))
        self._environment = new_environment()
        pages = {name: data.decode() for name, data in self._files.items() if name.endswith(".html")}
        self._environment.loader = DictLoader(pages)

    @property
    def lang(self) -> str:
        """The language of the current request."""
        if "lang" not in g:
            accepted = (one for one, _ in request.accept_languages)
            g.lang = screen_language(request.cookies.get("sheets-lang", ""), self._setting, os.environ, accepted)
        chosen: str = g.lang
        return chosen

    def show(self, name: str, code: int = 200, **values: Any) -> Response:
        """A response with a screen; `values` are what its template needs besides messages, language and token."""
        lang = self.lang
        query = urlencode([pair for pair in request.args.items(multi=True) if pair[0] != "lang"])
        common = {
            "say": words_in(lang),
            "lang": lang,
            "token": self._door.token,
            "here": request.path,
            "other_args": f"{query}&" if query else "",
        }
        with naming(f"{_FOLDER}{name}"):
            page = self._environment.get_template(name).render(
                **common,
                in_words=lambda words: in_language(words, lang),
                tongue_of=lambda tag: language_name(self._lexicon, tag, lang),
                **values,
            )
        return make_response(page, code)

    def file(self, name: str) -> Response | None:
        """A response with a style sheet, script or font; None where there is no such file."""
        ending = name[name.rfind(".") :]
        if ending not in _TYPES or name not in self._files:
            return None
        response = make_response(self._files[name])
        response.mimetype = _TYPES[ending]
        return response


def file_response(place: Path, *, is_saved: bool = False) -> Response:
    """A response with a file of ours, which browsers show, or save if it `is_saved`."""
    response = make_response(place.read_bytes())
    response.mimetype = mimetypes.guess_type(place.name)[0] or "application/octet-stream"
    if is_saved:
        # A header has no letters beyond Latin ones: RFC 6266 has names with others in its own way.
        name = {"filename": place.name} if place.name.isascii() else {"filename*": f"UTF-8''{quote(place.name, '')}"}
        response.headers.set("Content-Disposition", "attachment", **name)
    return response


def _files(look: Look) -> Iterator[tuple[str, bytes]]:
    for name, data in look.files:
        if name.startswith(_FOLDER):
            yield name.removeprefix(_FOLDER), data
        elif name.startswith("fonts/"):
            yield name, data
    # In front stand the brand's colours, and the fonts and the palette that it shares with the report.
    brand = dict(look.brand)
    colours = f":root {{ --accent: {brand['accent']}; --tint: {brand['tint']}; --ink: {brand['ink']}; }}"
    styles = (look.file(name).decode() for name in (FACES, "palette.css", f"{_FOLDER}review.css"))
    yield "review.css", "\n".join((colours, *styles)).encode()
