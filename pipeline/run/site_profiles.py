"""The first pass over the pages of a run: each site's profile, from what its pages repeat and what people taught it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.errors import PipelineError
from pipeline.model import PageResult, Profile, State
from pipeline.run.engines.job import Engine
from pipeline.run.engines.local import LocalEngine
from pipeline.run.loading import page_of_source
from pipeline.run.plan import Entries, SiteProfiles
from pipeline.run.recipe import Recipe
from pipeline.run.staleness import is_unchanged
from pipeline.settings import Limits
from pipeline.store.entry import Fingerprint, Manifest
from pipeline.store.lessons import Teachings, lesson_hash
from pipeline.store.remote import AnyPath
from pipeline.store.source import Source
from pipeline.text.repeating import HASH_LENGTH, PAGES, VALUE_LENGTH, labels_of_site, repeated, split_hashes

_PAIR_LENGTH = HASH_LENGTH + VALUE_LENGTH


def learn_profiles(
    sources: Sequence[Source], entries: Entries, recipe: Recipe, output: AnyPath, engine: Engine | None = None
) -> SiteProfiles:
    """The profiles of the sites of all pages of the run and of the manifest's entries, which are gone through once.

    A page is read only if the manifest does not know what is on it: by the `engine` (default: processes of this
    machine), within the limits of a build.
    """
    here = {source.path: source for source in sources}
    reader = cache(lambda site: _reader(site, recipe))
    paths = set(here)
    kept: dict[str, Fingerprint] = {}
    current: set[str] = set()
    for path, entry in entries:
        paths.add(path)
        if own := entry.fingerprint:
            kept[path] = own
            if path in here and own.reader == reader(own.site) and is_unchanged(here[path], entry):
                current.add(path)
    if len(paths) < PAGES and not recipe.teachings.is_any:
        return SiteProfiles({path: one for path, one in kept.items() if path in here})
    fresh = [source for source in sources if source.path not in current]
    fingerprints = {**kept, **dict(_fingerprints(fresh, recipe, output, engine or LocalEngine(recipe.settings.jobs)))}
    return SiteProfiles(fingerprints, _Profiles(fingerprints, recipe.teachings))


def last_profiles(manifest: Manifest, teachings: Teachings) -> Mapping[str, Profile]:
    """The profiles for the pages of a manifest, as they were at the last run; no page is read."""
    return _Profiles({path: entry.fingerprint for path, entry in manifest.items() if entry.fingerprint}, teachings)


def _reader(site: str, recipe: Recipe) -> str:
    """The digest of what a fingerprint depends on besides the page: another lesson may concern other pages."""
    return recipe.reader + recipe.teachings.digest(site)


@dataclass(frozen=True, slots=True)
class _Sighting:
    """The job of the first pass: a page's site and fingerprints, as the only file of its result.

    A page `alone`, by its file's name, needs no rehearsal, as in a `BuildJob`; its reader is shared with the build.
    """

    recipe: Recipe
    output: AnyPath
    alone: str

    @property
    def limits(self) -> Limits:
        return self.recipe.settings.limits

    @property
    def stays(self) -> bool:
        return False

    def warm_up(self) -> Mapping[str, str]:
        from pipeline.read import reader_of  # noqa: PLC0415 - slow to import, unneeded where nothing changed
        from pipeline.read.media import claimed_type  # noqa: PLC0415
        from pipeline.run.rehearsal import rehearse  # noqa: PLC0415

        if self.alone:
            reader_of(claimed_type(self.alone))
        else:
            rehearse(self.recipe)
        return {}

    def work(self, task: Source) -> PageResult:
        from pipeline.run import steps  # noqa: PLC0415 - as above

        page, resources = page_of_source(task, self.limits, self.output)
        recipe = replace(self.recipe, is_asked=task.is_asked)
        seen = json.dumps([page.site, *steps.fingerprints(page, resources, recipe)]).encode()
        return PageResult(task.path, State.BUILT, ((task.path, seen),))

    def failure(self, task: Source, error: PipelineError) -> PageResult:
        """No fingerprint: the page's build will meet the error again, and report it."""
        return PageResult(task.path, State.FAILED, reason=error.text)


def _fingerprints(
    sources: Sequence[Source], recipe: Recipe, output: AnyPath, engine: Engine
) -> Iterator[tuple[str, Fingerprint]]:
    if not sources:
        return
    job = _Sighting(recipe, output, alone=sources[0].file.name if len(sources) == 1 else "")
    engine.warm_up(job)
    for source, result in zip(sources, engine.results(job, sources), strict=True):
        site, blocks, labels, lessons = json.loads(result.files[0][1]) if result.files else [""] * 4
        yield source.path, Fingerprint(site, blocks, _reader(site, recipe), labels, lessons)


def _tables(fingerprints: Iterable[Fingerprint]) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The hashes of boilerplate and of labels, both sorted, by site; identical pages count once."""
    sites: dict[str, dict[str, str]] = {}
    for one in fingerprints:
        found = sites.setdefault(one.site, {})
        found.update(zip(one.blocks.split(" "), one.labels.split(" "), strict=False))
    return {
        site: (
            repeated(set(split_hashes(page)) for page in pages),
            labels_of_site(split_hashes(page, _PAIR_LENGTH) for page in pages.values()),
        )
        for site, pages in sites.items()
    }


class _Profiles(Mapping[str, Profile]):
    """The profiles by page, each made when it is asked for: a profile is as large as the fingerprint."""

    def __init__(self, fingerprints: Mapping[str, Fingerprint], teachings: Teachings) -> None:
        self._fingerprints = fingerprints
        self._tables = _tables(fingerprints.values())
        self._teachings = teachings

    def __getitem__(self, path: str) -> Profile:
        own = self._fingerprints[path]
        return _profile(own, self._tables[own.site], self._teachings)

    def __iter__(self) -> Iterator[str]:
        return iter(self._fingerprints)

    def __len__(self) -> int:
        return len(self._fingerprints)


def _profile(fingerprint: Fingerprint, table: tuple[tuple[str, ...], tuple[str, ...]], teachings: Teachings) -> Profile:
    """The part of a site's profile that concerns a page: only that shapes its record, so other pages stay current."""
    boilerplate, labels = table
    blocks = frozenset(split_hashes(fingerprint.blocks))
    own_lines = {one[:HASH_LENGTH] for one in split_hashes(fingerprint.labels, _PAIR_LENGTH)}
    concerning = frozenset(split_hashes(fingerprint.lessons))
    flaw, hint = teachings.flaw(fingerprint.site)
    return Profile(
        # The strings of the table, which all pages of the site share.
        tuple(one for one in boilerplate if one in blocks),
        tuple(one for one in labels if one in own_lines),
        teachings.of(fingerprint.site).only(lambda lesson: lesson_hash(lesson) in concerning),
        flaw,
        hint,
    )
