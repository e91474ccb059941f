"""The first pass over the pages of a run: which blocks stand on several pages of their site."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from pipeline.errors import PipelineError
from pipeline.model import PageResult, State
from pipeline.run.engines.here import Here
from pipeline.run.engines.job import Engine
from pipeline.run.loading import loaded
from pipeline.run.plan import Learnt, is_same
from pipeline.run.recipe import Recipe
from pipeline.settings import Limits
from pipeline.store.entry import Manifest, Sighting
from pipeline.store.remote import Place
from pipeline.store.walk import Source
from pipeline.text.repeating import HASH_LENGTH, repeated

# A table needs so many pages: with fewer there is nothing to learn.
_PAGES = 3


def learn(
    sources: Sequence[Source], known: Manifest, recipe: Recipe, output: Place, engine: Engine | None = None
) -> Learnt:
    """What repeats on the pages of the run and of the manifest, site by site.

    A page is read only if the manifest does not tell what stood on it, by the `engine` (processes of this machine
    where none is given), with the limits of a build.
    """
    kept = {path: entry.sighting for path, entry in known.items() if entry.sighting}
    if len({*known, *(source.path for source in sources)}) < _PAGES:
        here = {source.path for source in sources}
        return Learnt({path: one for path, one in kept.items() if path in here})
    fresh = [source for source in sources if not _is_known(source, known, recipe)]
    sightings = {**kept, **dict(_sighted(fresh, recipe, output, engine or Here(recipe.settings.jobs)))}
    tables = _tables(sightings.values())
    return Learnt(sightings, {path: _joint(one, tables[one.site]) for path, one in sightings.items()})


def furniture(joined: str) -> frozenset[str]:
    """The hashes that `Learnt.furniture` joins for a page."""
    return frozenset(_hashes(joined))


def _is_known(source: Source, known: Manifest, recipe: Recipe) -> bool:
    entry = known.get(source.path)
    sighting = entry.sighting if entry else None
    return sighting is not None and sighting.reader == recipe.reader and is_same(source, entry)


@dataclass(frozen=True, slots=True)
class _Sighting:
    """The job of the first pass: what stands on a page, and on which site, as the result's only file."""

    recipe: Recipe
    output: Place

    @property
    def limits(self) -> Limits:
        return self.recipe.settings.limits

    def warm_up(self) -> Mapping[str, str]:
        from pipeline.run import steps  # noqa: PLC0415 - slow to import, unneeded where nothing changed

        steps.rehearse(self.recipe)
        return {}

    def work(self, task: Source) -> PageResult:
        from pipeline.run import steps  # noqa: PLC0415 - as above

        page, resources = loaded(task, self.limits, self.output)
        recipe = replace(self.recipe, is_asked=task.is_asked)
        seen = json.dumps([page.site, steps.sighted(page, resources, recipe)]).encode()
        return PageResult(task.path, State.BUILT, ((task.path, seen),))

    def failure(self, task: Source, error: PipelineError) -> PageResult:
        """Nothing, for now: the page's build will meet the error again, and tell."""
        return PageResult(task.path, State.FAILED, reason=error.text)


def _sighted(
    sources: Sequence[Source], recipe: Recipe, output: Place, engine: Engine
) -> Iterator[tuple[str, Sighting]]:
    if not sources:
        return
    job = _Sighting(recipe, output)
    engine.warm_up(job)
    for source, result in zip(sources, engine.results(job, sources), strict=True):
        site, blocks = json.loads(result.files[0][1]) if result.files else ("", "")
        yield source.path, Sighting(site, blocks, recipe.reader)


def _tables(sightings: Iterable[Sighting]) -> Mapping[str, frozenset[str]]:
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
