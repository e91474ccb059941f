"""Views of many sheets at once: packs for events, the public gallery, notes of what was handed out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flask import Flask, abort, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from pipeline.model.pack import Bilingual, Occasion
from pipeline.run.packing import shared_stems, sheet_name
from pipeline.run.publishing import GALLERY
from pipeline.run.reviewing import ReviewDesk
from pipeline.serve.authoring import Author
from pipeline.serve.list_views import all_rows
from pipeline.serve.listing import ListRow
from pipeline.serve.screens import Screens, file_response

# A page of the gallery has its own scripts and styles, asks for nothing and sends nothing.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def add(app: Flask, desk: ReviewDesk, screens: Screens) -> None:
    """Add packs, the gallery and notes of what was handed out to the application."""
    _add_packs(app, desk, screens)
    _add_gallery(app, desk, screens)

    @app.post("/printed")
    def printed() -> AnyResponse:
        pages = [one.path for one in _ticked_rows(desk)]
        return _noted_redirect(desk.handing_out.note(pages, Author.today("").on))


def _noted_redirect(count: int) -> AnyResponse:
    return redirect(url_for("pages", done="printed", count=count), 303)


def _occasion(name: str) -> Occasion:
    said = {one: request.form.get(one, "").strip()[:200] for one in ("title_en", "place_el", "place_en", "date")}
    title = Bilingual(name, said["title_en"] or name)
    return Occasion(title, Bilingual(said["place_el"], said["place_en"] or said["place_el"]), said["date"])


def _ticked_rows(desk: ReviewDesk) -> list[ListRow]:
    """The ticked rows of the list that have a sheet."""
    known = {one.path: one for one in all_rows(desk) if one.sheets}
    return [known[path] for path in request.form.getlist("sheet") if path in known]


def _sheets(rows: Iterable[ListRow], pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The sheets of rows, each by the name that a pack has for it among all pages, with its title."""
    shared = shared_stems(pages)
    for row in rows:
        title = row.titles[0][1] if row.titles else ""
        yield from ((sheet_name(row.path, sheet, shared), title) for sheet in row.sheets)


def _add_packs(app: Flask, desk: ReviewDesk, screens: Screens) -> None:
    out = desk.handing_out

    @app.get("/packs")
    def packs() -> AnyResponse:
        return screens.show("packs.html", packs=[(name, out.packed(name)) for name in out.packs()])

    @app.post("/pack")
    def pack() -> AnyResponse:
        ticked, name = _ticked_rows(desk), request.form.get("name", "").strip()
        if not ticked or not name:
            return screens.show("packs.html", 400, packs=[], is_lacking=True)
        return made(out.write_pack(name[:80], list(_sheets(ticked, desk.pages())), _occasion(name[:80])))

    @app.post("/packs/<name>")
    def again(name: str) -> AnyResponse:
        if name not in out.packs():
            abort(404)
        return (
            _noted_redirect(out.note_pack(name, Author.today("").on))
            if request.form.get("do") == "printed"
            else made(name)
        )

    def made(name: str) -> AnyResponse:
        desk.settle()
        is_made, lines = out.make_pack(name, screens.lang)
        shown = [(name, out.packed(name) if is_made else ())]
        return screens.show("packs.html", packs=shown, made=name, lines=lines, is_made=is_made)

    @app.get("/packs/<name>/<file>")
    def packed(name: str, file: str) -> AnyResponse:
        place = desk.handing_out.pack_file(name, file)
        if not place:
            abort(404)
        return file_response(place, is_saved=True)


def _add_gallery(app: Flask, desk: ReviewDesk, screens: Screens) -> None:
    @app.post("/gallery")
    def make_gallery() -> AnyResponse:
        is_made, lines = desk.handing_out.make_gallery(screens.lang)
        count = sum(name.startswith("sheets/") for name in desk.handing_out.gallery_files())
        folder = f"{desk.settings.output}/{GALLERY}"
        return screens.show("gallery.html", is_made=is_made, lines=lines, count=count, folder=folder)

    @app.get("/gallery.zip")
    def packed_gallery() -> AnyResponse:
        if not desk.handing_out.gallery_files():
            abort(404)
        response = make_response(desk.handing_out.gallery_zip())
        response.mimetype = "application/zip"
        response.headers["Content-Disposition"] = "attachment; filename=gallery.zip"
        return response

    @app.get("/gallery/<path:name>")
    def gallery(name: str) -> AnyResponse:
        place = desk.handing_out.gallery_file(name)
        if not place:
            abort(404)
        response = file_response(place)
        response.headers["Content-Security-Policy"] = _POLICY
        return response
