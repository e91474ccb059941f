"""The list's screen, small pictures of sheets, and builds."""

from __future__ import annotations

from pathlib import PurePosixPath

from flask import Flask, abort, make_response, redirect, request, send_file
from werkzeug.wrappers import Response as AnyResponse

from pipeline.run.reviewing import Desk
from pipeline.serve.listing import ROWS_A_SCREEN, SIGNS, WAITING, WANTS, Query, Row, counts, found, row
from pipeline.serve.screens import Screens

# What a pack is handed out as, in the order in which it is shown.
PACK_FILES = ("web.pdf", "print.pdf", "booklet.pdf", "handouts.pdf")


def rows(desk: Desk) -> list[Row]:
    """All pages, in the order of their paths."""
    entries, about = desk.entries(), desk.written_about()
    return [row(path, entries.get(path), about.get(path)) for path in desk.pages()]


def next_page(desk: Desk, path: str) -> str:
    """The page that wants a person next, in the order of the list; "" where none does."""
    waiting = [one.path for one in found(rows(desk), Query()) if one.state in WAITING and one.path != path]
    return waiting[0] if waiting else ""


def add(app: Flask, desk: Desk, screens: Screens) -> None:
    """Add the list to the application."""

    @app.get("/")
    def pages() -> AnyResponse:
        every = rows(desk)
        query = Query(*(request.args.get(name, "").strip()[:200] for name in ("q", "state", "wants", "site")))
        kept = found(every, query)
        at = max(0, request.args.get("from", 0, int))
        return screens.show(
            "list.html",
            query=query,
            rows=kept[at : at + ROWS_A_SCREEN],
            number=len(kept),
            total=len(every),
            sheets=sum(bool(one.sheets) for one in every),
            at=at,
            step=ROWS_A_SCREEN,
            counts=counts(every),
            sites=sorted({one.site for one in every if one.site}),
            wants=WANTS,
            signs=SIGNS,
            progress=desk.progress(),
            office=dict(desk.recipe.look.brand).get("name", ""),
            page_mb=desk.settings.limits.page_mb,
        )

    @app.get("/thumb/<path:path>")
    def thumb(path: str) -> AnyResponse:
        entry = desk.entry(path)
        name = row(path, entry).picture if entry else ""
        if not name:
            abort(404)
        try:
            data = (desk.output / name).read_bytes()
        except OSError:
            abort(404)
        response = make_response(data)
        response.mimetype = "image/jpeg"
        return response

    _add_packs(app, desk, screens)

    @app.post("/build")
    def build() -> AnyResponse:
        desk.build()
        return redirect(app.url_for("pages"), 303)

    @app.get("/progress")
    def progress() -> AnyResponse:
        return screens.show("progress.html", progress=desk.progress())


def _add_packs(app: Flask, desk: Desk, screens: Screens) -> None:
    @app.post("/pack")
    def pack() -> AnyResponse:
        known = {one.path: one for one in rows(desk)}
        ticked = [known[path] for path in request.form.getlist("sheet") if path in known]
        name = request.form.get("name", "").strip()
        if not ticked or not name:
            return screens.show("packed.html", 400, file="", count=0, made="", files=[], lines=[])
        sheets = [(sheet, one.titles[0][1] if one.titles else "") for one in ticked for sheet in one.sheets]
        file = desk.pack(name[:80], sheets)
        is_made, lines = desk.make_pack(file, screens.lang)
        made = PurePosixPath(file).stem
        files = [one for one in (*PACK_FILES, f"{made}.zip") if is_made and desk.packed(made, one)]
        return screens.show("packed.html", file=file, count=len(sheets), made=made, files=files, lines=lines)

    @app.get("/packs/<name>/<file>")
    def packed(name: str, file: str) -> AnyResponse:
        place = desk.packed(name, file)
        if not place:
            abort(404)
        return send_file(place.resolve(), as_attachment=True)
