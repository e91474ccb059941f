"""The list's screen, small pictures of sheets, and builds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from flask import Flask, abort, make_response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from pipeline.model import Review
from pipeline.run.reviewing import ReviewDesk
from pipeline.serve.file_views import FILES
from pipeline.serve.listing import (
    ROWS_A_SCREEN,
    SIGNS,
    WAITING,
    WANTS,
    ListRow,
    Query,
    list_row,
    matching_rows,
    state_counts,
)
from pipeline.serve.screen_language import field_names
from pipeline.serve.screens import Screens

# What an address may say was just done.
_DONE = ("printed",)


def all_rows(desk: ReviewDesk) -> list[ListRow]:
    """All pages, in the order of their paths."""
    entries, about, pages = desk.ledger.entries(), desk.saves.all(), desk.pages()
    twins = desk.ledger.near_duplicates()
    return [
        list_row(path, entries.get(path), about.get(path), _twins(twins.get(path, ()), about, pages)) for path in pages
    ]


def row_of(desk: ReviewDesk, path: str) -> ListRow:
    """The row of one page."""
    about = desk.saves.all()
    return list_row(
        path,
        desk.ledger.entry(path),
        about.get(path),
        _twins(desk.ledger.near_duplicates().get(path, ()), about, desk.pages()),
    )


def _twins(group: Iterable[str], about: Mapping[str, Review], pages: Collection[str]) -> tuple[str, ...]:
    """The pages of a group that exist, and that nobody has declared to be the same as another page."""
    return tuple(one for one in group if one in pages and not (one in about and about[one].same_as))


def next_page(desk: ReviewDesk, path: str) -> str:
    """The next page that needs a person and can be opened, in the order of the list; "" for none."""
    waiting = [one for one in matching_rows(all_rows(desk), Query()) if one.state in WAITING - {"failed"}]
    return next((one.path for one in waiting if one.path != path), "")


def add(app: Flask, desk: ReviewDesk, screens: Screens) -> None:
    """Add the list to the application."""

    @app.get("/")
    def pages() -> AnyResponse:
        return screens.show("list.html", **_values(desk, screens))

    @app.get("/thumb/<path:path>")
    def thumb(path: str) -> AnyResponse:
        entry = desk.ledger.entry(path)
        name = list_row(path, entry).picture if entry else ""
        if not name:
            abort(404)
        try:
            data = (desk.output / name).read_bytes()
        except OSError:
            abort(404)
        response = make_response(data)
        response.mimetype = "image/jpeg"
        return response

    @app.post("/build")
    def build() -> AnyResponse:
        desk.build()
        return redirect(app.url_for("pages"), 303)

    @app.get("/progress")
    def progress() -> AnyResponse:
        return screens.show("progress.html", progress=desk.progress())


def _values(desk: ReviewDesk, screens: Screens) -> dict[str, Any]:
    every = all_rows(desk)
    query = Query(*(request.args.get(name, "").strip()[:200] for name in ("q", "state", "wants", "site")))
    kept = matching_rows(every, query)
    at = max(0, request.args.get("from", 0, int))
    done = request.args.get("done", "")
    return {
        "query": query,
        "rows": kept[at : at + ROWS_A_SCREEN],
        "number": len(kept),
        "total": len(every),
        "sheets": sum(bool(one.sheets) for one in every),
        "at": at,
        "step": ROWS_A_SCREEN,
        "counts": state_counts(every),
        "sites": sorted({one.site for one in every if one.site}),
        "wants": [name for name in WANTS if any(name in one.wants for one in every)],
        "signs": SIGNS,
        "names": field_names(desk.recipe.lexicon, screens.lang),
        "progress": desk.progress(),
        "office": dict(desk.recipe.look.brand).get("name", ""),
        "page_mb": desk.settings.limits.page_mb,
        "most_mb": FILES * desk.settings.limits.page_mb,
        "has_packs": bool(desk.handing_out.packs()),
        "done": done if done in _DONE else "",
        "count": max(0, request.args.get("count", 0, int)),
    }
