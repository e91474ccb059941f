"""The first pass over the pages of a run: which blocks stand on several pages of their site."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from pipeline.errors import PipelineError
from pipeline.model import PageResult, State
from pipeline.run import pool
from pipeline.run.plan import Learnt, is_same
from pipeline.run.recipe import Recipe
from pipeline.store.load import load_page
from pipeline.store.manifest import Manifest, Sighting
from pipeline.store.walk import Source
from pipeline.text.repeating import HASH_LENGTH

# A table needs so many pages: with fewer there is nothing to learn.
_PAGES = 3


def learn(sources: Sequence[Source], known: Manifest, recipe: Recipe) -> Learnt:
    """What repeats on the pages of the run and of the manifest, site by site.

    A page is read only if the manifest does not tell what stood on it, in a worker with the limits of a build.
    """
    kept = {path: entry.sighting for path, entry in known.items() if entry.sighting}
    if len({*known, *(source.path for source in sources)}) < _PAGES:
        here = {source.path for source in sources}
        return Learnt({path: one for path, one in kept.items() if path in here})
    fresh = [source for source in sources if not _is_known(source, known, recipe)]
    sightings = {**kept, **dict(_sighted(fresh, recipe))}
    tables = _tables(sightings.values())
    return Learnt(sightings, {path: _joint(one, tables[one.site]) for path, one in sightings.items()})


def furniture(joined: str) -> frozenset[str]:
    """The hashes that `Learnt.furniture` joins for a page."""
    return frozenset(_hashes(joined))


def _is_known(source: Source, known: Manifest, recipe: Recipe) -> bool:
    entry = known.get(source.path)
    sighting = entry.sighting if entry else None
    return sighting is not None and sighting.reader == recipe.reader and is_same(source, entry)


def _sighted(sources: Sequence[Source], recipe: Recipe) -> Iterator[tuple[str, Sighting]]:
    if not sources:
        return
    from pipeline.run import steps  # noqa: PLC0415 - slow to import, unneeded where nothing changed

    steps.rehearse(recipe)
    limits = recipe.settings.limits

    def work(task: int) -> PageResult:
        source = sources[task]
        page, resources = load_page(source, limits.page_mb * 1_000_000)
        seen = json.dumps([page.site, steps.sighted(page, resources, recipe)]).encode()
        return PageResult(source.path, State.BUILT, ((source.path, seen),))

    results = pool.results(len(sources), work, _unseen(sources), recipe.settings.jobs or os.cpu_count() or 1, limits)
    for source, result in zip(sources, results, strict=True):
        site, blocks = json.loads(result.files[0][1]) if result.files else ("", "")
        yield source.path, Sighting(site, blocks, recipe.reader)


def _unseen(sources: Sequence[Source]) -> Callable[[int, PipelineError], PageResult]:
    """The result of a page that cannot be read, for now: its build will meet the error again, and tell."""
    return lambda task, error: PageResult(sources[task].path, State.FAILED, reason=error.text)


def _tables(sightings: Iterable[Sighting]) -> Mapping[str, frozenset[str]]:
    from pipeline.read.furniture import repeated  # noqa: PLC0415 - the readers are slow to import

    sites: dict[str, list[str]] = {}
    for one in sightings:
        sites.setdefault(one.site, []).extend(one.blocks.split(" "))
    return {
        site: frozenset(repeated(set(_hashes(page)) for page in pages)) if len(pages) >= _PAGES else frozenset()
        for site, pages in sites.items()
    }


def _joint(sighting: Sighting, table: frozenset[str]) -> str:
    """What the table holds of a page: it alone decides on the page's record, so that others leave it up to date."""
    own = chain.from_iterable(map(_hashes, sighting.blocks.split(" ")))
    return "".join(sorted(table.intersection(own))) if table else ""


def _hashes(joined: str) -> Iterator[str]:
    return (joined[at : at + HASH_LENGTH] for at in range(0, len(joined), HASH_LENGTH))
