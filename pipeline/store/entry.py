"""What a run notes of a page: its entry, and the form that this has as JSON."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from pipeline.model import Issue, PracticeSummary, State
from pipeline.store.edits import edit_issues, short_digest
from pipeline.store.names import original
from pipeline.store.remote import AnyPath

# How many earlier versions of an output are remembered.
_MOST_EARLIER = 20


class Stamp(NamedTuple):
    """Identifies a version of a file by the `sha256` of its bytes; `size` and `mtime_ns` spare reading them."""

    sha256: str
    size: int
    mtime_ns: int | None = None

    @classmethod
    def of(cls, data: bytes, file: AnyPath | None = None) -> Stamp:
        """The stamp of bytes, with the time of the file that they are in."""
        return cls(sha256(data).hexdigest(), len(data), file.stat().st_mtime_ns if file else None)

    def renewed(self, file: AnyPath) -> Stamp | None:
        """This stamp with the file's present time; None if the file is gone or its bytes have changed.

        Bytes are read only if the size is the same and the time is not, as for a copied file.
        """
        try:
            found = file.stat()
            return self.seen(file, found.st_size, found.st_mtime_ns)
        except OSError:
            return None

    def seen(self, file: AnyPath, size: int, mtime_ns: int) -> Stamp | None:
        """The same for a known size and time; OSError if the bytes are needed and cannot be read."""
        if size != self.size:
            return None
        if mtime_ns == self.mtime_ns:
            return self
        is_same = sha256(file.read_bytes()).hexdigest() == self.sha256
        return self._replace(mtime_ns=mtime_ns) if is_same else None

    def matches(self, file: AnyPath) -> bool:
        """Whether a file is still the same."""
        return self.renewed(file) is not None


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What the first pass saw of a page: its site, and the hashes of its blocks, joined, a word a document.

    `reader` is a hash of what read it, as another reader may see other blocks. `labels` are hashes of lines that may be
    labels, each followed by that of its value; `lessons` are hashes of the site's lessons that concern the page.
    """

    site: str
    blocks: str
    reader: str
    labels: str = ""
    lessons: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a run made of one page; `page` is None where its bytes could not be read.

    `sidecars` go by their paths relative to the page's folder. `recipe` is the sha256 of all else that shaped the last
    build; `formats` holds the digest of the recipe for each format that is up to date. `outputs` are all our files of
    the page, in any format. `issues` are the page's own, `file_issues` those of single files. `profile` is the digest
    of the part of the site's profile that concerns the page. `summaries` summarise the page's practices for the report.

    `edits` maps outputs that a person has edited to the newest of ours beside it, or to "" where the page no longer
    gives one; the stamp of an edited output is that of what we last wrote there. `earlier` holds short hashes of
    earlier versions of outputs. `is_input` is true of a page of the input folder. `review` are the page's review file
    and the pictures that it names, by their names in the review folder; a missing one has a stamp of size -1.
    """

    page: Stamp | None
    recipe: str
    state: State
    formats: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, Stamp] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    reason: str = ""
    sidecars: Mapping[str, Stamp] = field(default_factory=dict)
    file_issues: Mapping[str, tuple[Issue, ...]] = field(default_factory=dict)
    fingerprint: Fingerprint | None = None
    profile: str = ""
    hint: str = ""
    summaries: tuple[PracticeSummary, ...] = ()
    edits: Mapping[str, str] = field(default_factory=dict)
    earlier: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_input: bool = False
    review: Mapping[str, Stamp] = field(default_factory=dict)

    def states(self) -> dict[str, tuple[str, ...]]:
        """For each output, short hashes of all that runs have written there or beside it, the newest last."""
        found = {name: dict.fromkeys(digests) for name, digests in self.earlier.items()}
        for name, stamp in self.outputs.items():
            found.setdefault(original(name), {})[short_digest(stamp.sha256)] = None
        return {name: tuple(digests)[-_MOST_EARLIER:] for name, digests in found.items()}

    @property
    def issues_of_files(self) -> tuple[tuple[str, tuple[Issue, ...]], ...]:
        """The issues of single files, and one for each that a person has edited."""
        edited = edit_issues(self.edits)
        names = dict.fromkeys((*self.file_issues, *edited))
        return tuple((name, (*self.file_issues.get(name, ()), *edited.get(name, ()))) for name in names)


Manifest = MutableMapping[str, Entry]
