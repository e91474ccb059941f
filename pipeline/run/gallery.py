"""A public gallery of sheets: static pages that work from disk and on any web server, with open data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline import __version__
from pipeline.errors import OutputError, PipelineError
from pipeline.messages import Message, in_language
from pipeline.render.site.index import SiteIndex, write_index
from pipeline.render.site.page import SHEETS
from pipeline.run.input_pages import InputPages, input_pages, local_output, recipe_of
from pipeline.run.open_data import as_json, as_table
from pipeline.run.recipe import Recipe, keeping_conversions
from pipeline.run.site_sheets import SiteSheet, SiteWishes, site_sheets
from pipeline.settings import Settings
from pipeline.store.made_folder import MadeFolder, key_of
from pipeline.store.packs import SITE_LEDGER
from pipeline.store.source import Source
from pipeline.store.write import locked


class SiteOutcome(NamedTuple):
    """How many sheets a gallery has, and remarks; `is_unchanged` if it was up to date."""

    sheets: int
    notes: tuple[str, ...]
    is_unchanged: bool = False


def make_site(settings: Settings, target: Path, wishes: SiteWishes, folder: Path | None = None) -> SiteOutcome:
    """Write a gallery of the input folder's sheets into the folder `target`.

    PipelineError where it would have no sheet, OutputError where the folder holds files that are not ours.
    """
    folder = folder or Path()
    if (
        target.is_dir()
        and not (target / SITE_LEDGER).exists()
        and any(not one.name.startswith(".") for one in target.iterdir())
    ):
        raise OutputError(Message("site.foreign", folder=str(target)), Message("site.empty-folder"))
    with locked(target), keeping_conversions(recipe_of(settings, folder, every_page=False)) as recipe:
        base = input_pages(recipe, folder, local_output(settings, folder))
        made = MadeFolder.of(target, SITE_LEDGER)
        key = site_key(base, base.found, wishes)
        names = [one for one in made.known if one.startswith(SHEETS)]
        if names and all(made.is_current(one, key) for one in made.known):
            return SiteOutcome(len(names), (), is_unchanged=True)
        items, notes = site_sheets(base, base.found, wishes)
        if not items:
            raise PipelineError(Message("site.nothing"), Message("site.approve-or-all"))
        titles = tuple((lang, in_language(Message("site.title"), lang)) for lang in _languages(settings))
        for name, data in site_files(items, titles, recipe):
            made.write(name, data, key)
        made.close()
    if not settings.site.url:
        notes = (*notes, Message("site.no-url"))
    return SiteOutcome(len(items), (*notes, *made.notes))


def _languages(settings: Settings) -> tuple[str, ...]:
    return ("el", "en") if settings.languages == "both" else (settings.languages,)


def site_key(base: InputPages, sources: Iterable[Source], wishes: SiteWishes) -> str:
    """The sha256 of all that a gallery is made from."""
    recipe = base.recipe
    own = [(name, data) for name, data in recipe.look.files if name.startswith(("site/", "search.js"))]
    asked = (wishes.every, wishes.contacts, sorted(wishes.keys or ()), recipe.settings.site)
    return key_of(__version__, [base.digest_of(one) for one in sources], recipe.digests()["html"], key_of(*own), asked)


def site_files(
    items: Sequence[SiteSheet], titles: Sequence[tuple[str, str]], recipe: Recipe
) -> Iterator[tuple[str, bytes]]:
    """All files of a gallery by their names."""
    url = recipe.settings.site.url
    site = SiteIndex(
        tuple(titles), tuple(one.card for one in items), recipe.look, recipe.lexicon, url and f"{url.rstrip('/')}/"
    )
    letters: set[str] = set()
    pictures: set[str] = set()
    for one in items:
        letters |= set(one.page.letters)
        yield f"{SHEETS}{one.card.name}.html", one.page.html
        for name, data in one.page.pictures:
            if name not in pictures:
                pictures.add(name)
                yield name, data
    yield from write_index(site, "".join(sorted(letters | {sign for _, text in titles for sign in text})))
    rows = [{**one.data, "sheet": f"{SHEETS}{one.card.name}.html"} for one in items]
    yield "data/practices.json", as_json(rows)
    yield "data/practices.csv", as_table(rows, recipe.lexicon)
