"""The contents page of a pack's archive, from which its files are opened in a browser."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from pipeline.messages import Message
from pipeline.render.book.cover import cover
from pipeline.render.book.views import Book
from pipeline.render.templates import naming, template_of
from pipeline.render.web import web_head

TEMPLATE, STYLE = "pack/contents.html", "pack/contents.css"

# What each of a pack's files is for.
_FILES = {
    "web.pdf": "pack.file-web",
    "print.pdf": "pack.file-print",
    "booklet.pdf": "pack.file-booklet",
    "handouts.pdf": "pack.file-handouts",
}


def write_contents(book: Book, names: Sequence[str], files: Sequence[str]) -> bytes:
    """`index.html` of an archive: `files` by their names, and sheets by their `names` without extension."""
    shown = [
        (number, entry.titles, quote(f"sheets/{name}.pdf"), quote(f"sheets/{name}.docx"))
        for number, (entry, name) in enumerate(zip(book.entries, names, strict=True), 1)
    ]
    said = cover(book)
    whole = [(name, book.translated(Message(_FILES[name]))) for name in files]
    texts = (text for pairs in (*(one[1] for one in shown), *(one[1] for one in whole)) for _, text in pairs)
    letters = "".join((*texts, *(text for pairs in (said.title, said.subtitle, said.when) for _, text in pairs)))
    with naming(TEMPLATE):
        made = template_of(TEMPLATE, book.look.file(TEMPLATE)).render(
            book=book, web=web_head(book.look, STYLE, letters + "0123456789"), cover=said, sheets=shown, whole=whole
        )
    return made.encode("utf-8")
