"""Review files whose page is gone, and their adoption by a renamed page of the same address."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.errors import PageError, PipelineError
from pipeline.messages import Message
from pipeline.store.entry import Manifest
from pipeline.store.load import read_file
from pipeline.store.meta import parse_meta
from pipeline.store.remote import AnyPath, StoreObject
from pipeline.store.review_stamps import ReviewFolder
from pipeline.store.reviews import move_review, review_files, review_name
from pipeline.store.sidecars import meta_name
from pipeline.store.source import Source

_SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class Adoption:
    """A page that has taken over the review file of a page of another name."""

    page: str
    old: str

    @property
    def note(self) -> Message:
        """A message that says so."""
        return Message("review.adopted", page=self.page, old=self.old)


def orphan_files(reviews: ReviewFolder, sources: Sequence[Source], input_folder: AnyPath) -> tuple[str, ...]:
    """The names of the review files whose page is neither among the sources nor in the input folder."""
    known = {review_name(source.path) for source in sources}
    return tuple(
        name for name in review_files(reviews.listing) if name not in known and not _is_there(name, input_folder)
    )


def _is_there(name: str, input_folder: AnyPath) -> bool:
    """Whether the page of a review file is in the input folder: as a file, or in an archive."""
    page, (above, _, part) = name.removesuffix(_SUFFIX), name.removesuffix(_SUFFIX).rpartition("/")
    if (input_folder / page).exists():
        return True
    archive = input_folder / above if above and part.isdecimal() else None
    return archive is not None and (archive.exists() if isinstance(archive, StoreObject) else archive.is_file())


def page_of(name: str, reviews: ReviewFolder) -> str:
    """The name of a review file's page, as the file says or, where it does not, as its own name does."""
    try:
        found = reviews.at(name)
        return (found.review().page if found else "") or name.removesuffix(_SUFFIX)
    except PipelineError:
        return name.removesuffix(_SUFFIX)


def adopt(
    reviews: ReviewFolder, sources: Sequence[Source], manifest: Manifest, lost: Collection[str]
) -> tuple[ReviewFolder, tuple[Adoption, ...]]:
    """Give each review file in `lost` to the page of the same address, if exactly one page and one file have it.

    Returns the review folder as it is then, and the adoptions.
    """
    if not lost:
        return reviews, ()
    wanted = _by_url(_urls_of_files(reviews, lost))
    free = [source for source in sources if review_name(source.path) not in reviews.listing and not source.flaw]
    pages = _by_url((_url(source, manifest), source.path) for source in free) if wanted else {}
    done = []
    for url, names in sorted(wanted.items()):
        if len(names) == len(pages.get(url, ())) == 1:
            old = page_of(names[0], reviews)
            move_review(reviews.folder, names[0], review_name(pages[url][0]), pages[url][0])
            done.append(Adoption(pages[url][0], old))
    return (ReviewFolder.of(reviews.folder) if done else reviews), tuple(done)


def _urls_of_files(reviews: ReviewFolder, names: Collection[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        try:
            found = reviews.at(name)
            yield (found.review().url if found else ""), name
        except PipelineError:
            continue  # a broken file is given to nobody; `sheets status` reports it


def _url(source: Source, manifest: Manifest) -> str:
    """A page's address, from its archive, its meta file or the last run."""
    if source.part and source.part.url:
        return source.part.url
    name = meta_name(source.file.name)
    if any(one.name == name for one in source.sidecars):
        try:
            return parse_meta(read_file(source.file.parent / name, 1_000_000), name).url or ""
        except PageError:
            return ""
    entry = manifest.get(source.path)
    return next((summary.url for summary in entry.summaries if summary.url), "") if entry else ""


def _by_url(pairs: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> Mapping[str, list[str]]:
    names: dict[str, list[str]] = {}
    for url, name in pairs:
        if url:
            names.setdefault(url.rstrip("/"), []).append(name)
    return names
