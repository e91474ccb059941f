"""Writes a pack as one file: an accessible one for screens, and one for a print shop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.messages import Message
from pipeline.model import Look, Resource, Sheet, SheetId
from pipeline.render.book.cover import cover, front_pictures
from pipeline.render.book.views import Book, anchor, book_index, book_maps, sheet_entries
from pipeline.render.frame import css_string
from pipeline.render.passages import by_letters, joined, passage
from pipeline.render.pdf.binding import BookPart, bind, bind_for_print
from pipeline.render.pdf.form import SCREEN, Form
from pipeline.render.pdf.placing import place
from pipeline.render.pdf.press import resource_url
from pipeline.render.pdf.print import Shop
from pipeline.render.pdf.writer import best, set_markup
from pipeline.render.sheet.funding import is_funded
from pipeline.render.templates import naming, template_of
from pipeline.render.web import properties

TEMPLATE, AROUND, INSIDE, PRINTED = "pack/book.html", "pack/book.css", "pack/sheet.css", "pack/print.css"

# Stands for a page number that is not known yet: numbers have a column of their own, so their length does not matter.
_UNKNOWN = 0


@dataclass(frozen=True, slots=True)
class _Binder:
    """How the parts of a book are set: the forms of its sheets and of the pages around them, and the print shop's."""

    book: Book
    look: Look
    inside: Form
    around: Form
    shop: Shop | None = None

    def picture(self, resource: Resource) -> Resource:
        return self.shop.inked_picture(resource) if self.shop else resource


def identifier(book: Book) -> SheetId:
    """The identifier of a pack's files: the pack's name, and a hash of its sheets."""
    return SheetId.of(f"packs/{book.pack.name}", "", (str(entry.sheet.identifier) for entry in book.entries))


def write_web(book: Book) -> bytes:
    """The pack as an accessible PDF (UA-1 and A-2a)."""
    inside = replace(SCREEN, style=_inside_style(book))
    around = replace(SCREEN, style=_look_text(book.look, AROUND) + _inside_style(book))
    return bind(_parts(_Binder(book, book.look, inside, around), is_on_right=False), SCREEN, identifier(book))


def write_print(book: Book) -> bytes:
    """The pack for a print shop, like the variant `print` of a sheet; with blank pages if sheets begin on the right."""
    shop = Shop.of(book.look)
    form, look = shop.form(book.look), replace(book.look, brand=shop.brand(book.look))
    inside = replace(form, style=form.style + _inside_style(book))
    around = replace(
        form, style=form.style + _look_text(book.look, AROUND) + _look_text(book.look, PRINTED) + _inside_style(book)
    )
    parts = _parts(_Binder(book, look, inside, around, shop), is_on_right=book.pack.print.right)
    return bind_for_print(parts, form, shop, identifier(book), book.pack.date)


def _look_text(look: Look, name: str) -> str:
    return look.file(name).decode("utf-8")


def _inside_style(book: Book) -> str:
    """The style of the inner pages, with the pack's name at the foot."""
    foot = (
        f"@page {{ @bottom-left {{ content: {css_string(book.title)} }} @bottom-right {{ content: counter(page) }} }}"
    )
    return _look_text(book.look, INSIDE) + foot


def _parts(binder: _Binder, *, is_on_right: bool) -> list[BookPart]:
    """The parts in order. The contents are set twice: first to learn how many pages they take."""
    book = binder.book
    unknown = [_UNKNOWN] * len(book.entries)
    page = len(_around_part(binder, unknown, "front", 1).pages) + 1
    maps_ = [_around_part(binder, unknown, "maps", page)] if book_maps(book, sheet_entries(book, unknown))[0] else []
    page += sum(len(part.pages) for part in maps_)
    starts: list[int] = []
    sheets: list[BookPart] = []
    for number, entry in enumerate(book.entries, 1):
        if is_on_right and page % 2 == 0:
            sheets.append(_blank(binder))
            page += 1
        starts.append(page)
        sheets.append(_sheet(binder, entry.sheet, number, page))
        page += len(sheets[-1].pages)
    return [_around_part(binder, starts, "front", 1), *maps_, *sheets, _around_part(binder, starts, "back", page)]


def _sheet(binder: _Binder, sheet: Sheet, number: int, page: int) -> BookPart:
    """A sheet that begins on this page, with its number in the book before its kicker."""
    kicker = joined((passage(str(number), "zxx"), sheet.head.kicker), " · ")
    form = replace(binder.inside, own=_first_page(page))
    shown = replace(sheet, head=replace(sheet.head, kicker=kicker))
    shown = binder.shop.inked(shown) if binder.shop else shown
    document = best(shown, binder.look, binder.book.lexicon, form).document
    place(document)
    return BookPart(document, sheet.lang, sheet.title, anchor(number), f"{number}. ")


def _first_page(page: int) -> tuple[tuple[str, str], ...]:
    return (("first", str(page)),)


def _blank(binder: _Binder) -> BookPart:
    markup = f'<html lang="{binder.book.lang}"><head><title></title></head><body class="blank"></body></html>'
    return BookPart(set_markup(markup, binder.look, binder.around, ()), binder.book.lang, "")


def _around_part(binder: _Binder, starts: Sequence[int], side: str, page: int) -> BookPart:
    """Cover and contents (`front`), `maps`, or what follows the sheets (`back`), which begin on the pages `starts`."""
    book = binder.book
    shown = sheet_entries(book, starts)
    found, drawings = book_maps(book, shown) if side == "maps" else ((), ())
    pictures = tuple(map(binder.picture, (*front_pictures(book), *drawings)))
    funding = book.entries[0].sheet.foot.funding
    with naming(TEMPLATE):
        markup = template_of(TEMPLATE, book.look.file(TEMPLATE)).render(
            book=book,
            by_letters=by_letters,
            side=side,
            properties=[*properties(binder.look), *_first_page(page)],
            brand=dict(book.look.brand).get("name", ""),
            funding_colour=dict(book.look.brand).get("funding_colour", "blue"),
            image=resource_url,
            cover=cover(book),
            words=_words(book),
            entries=shown,
            maps=found,
            index=book_index(book, shown),
            funding=funding if is_funded(book.look) else None,
        )
    return BookPart(set_markup(markup, binder.look, binder.around, pictures), book.lang, book.title)


def _words(book: Book) -> dict[str, tuple[tuple[str, str], ...]]:
    """The headings of the pages around the sheets."""
    rows = {
        "contents": Message("pack.contents"),
        "map": Message("pack.map"),
        "greece": Message("pack.map-greece"),
        "europe": Message("pack.map-europe"),
    }
    return {name: book.translated(message) for name, message in rows.items()}
