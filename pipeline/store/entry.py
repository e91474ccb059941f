"""What a run notes of a page: its entry, and the form that this has as JSON."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from pipeline.model import Card, Issue, State
from pipeline.store.edits import edit_issues, short_digest
from pipeline.store.names import original
from pipeline.store.remote import AnyPath

# So many earlier states of an output are known again.
_MOST_EARLIER = 20


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells a file from a changed one: bytes by `sha256`; `size` and `mtime_ns` spare reading them."""

    sha256: str
    size: int
    mtime_ns: int | None = None

    @classmethod
    def of(cls, data: bytes, file: AnyPath | None = None) -> Stamp:
        """The stamp of bytes, with the time of the file that holds them."""
        return cls(sha256(data).hexdigest(), len(data), file.stat().st_mtime_ns if file else None)

    def renewed(self, file: AnyPath) -> Stamp | None:
        """This stamp with the file's present time; None if the file is gone or holds other bytes.

        Bytes are read only where the size is the same and the time another one: the file was copied, or put back.
        """
        try:
            found = file.stat()
            return self.seen(file, found.st_size, found.st_mtime_ns)
        except OSError:
            return None

    def seen(self, file: AnyPath, size: int, mtime_ns: int) -> Stamp | None:
        """The same for a file whose size and time are known; OSError if its bytes are needed and cannot be read."""
        if size != self.size:
            return None
        if mtime_ns == self.mtime_ns:
            return self
        is_same = sha256(file.read_bytes()).hexdigest() == self.sha256
        return replace(self, mtime_ns=mtime_ns) if is_same else None

    def matches(self, file: AnyPath) -> bool:
        """Whether a file still is what it was."""
        return self.renewed(file) is not None


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What the first pass saw of a page: its site, and the hashes of its blocks, joined, a word a document.

    `reader` is the sha256 of what read it: another reader may see other blocks. `labels` are the hashes of lines that
    may be labels, each with that of the value behind it, `lessons` those of what its site was taught that concerns it.
    """

    site: str
    blocks: str
    reader: str
    labels: str = ""
    lessons: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a run made of one page; `page` is None where its bytes could not be read.

    `sidecars` are the files that came with the page, by their paths relative to its folder. `recipe` is the sha256 of
    all that decided, besides these, in the page's last build; `formats` holds the part of it that matters to each
    format which is up to date. `outputs` are all files of ours, those of other formats included. `issues` are the
    page's own, `file_issues` those of single files. `profile` is the digest of what its site's profile holds of the
    page. `cards` are what the run's report shows of the page's practices.

    `edits` are the outputs that a person has edited, each with the name of the newest of ours beside it, "" where the
    page no longer gives it; the stamp of an edited output is that of what we last wrote there. `earlier` are the
    shortened sha256 of what outputs were before. `is_input` is true of a page of the input folder. `review` are the
    page's review file and the pictures that it names, by their names in the review folder; one that was not there has
    a stamp of size -1.
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
    cards: tuple[Card, ...] = ()
    edits: Mapping[str, str] = field(default_factory=dict)
    earlier: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_input: bool = False
    review: Mapping[str, Stamp] = field(default_factory=dict)

    def states(self) -> dict[str, tuple[str, ...]]:
        """The shortened sha256 of all that runs have written for each output, there or beside it, the newest last."""
        found = {name: dict.fromkeys(digests) for name, digests in self.earlier.items()}
        for name, stamp in self.outputs.items():
            found.setdefault(original(name), {})[short_digest(stamp.sha256)] = None
        return {name: tuple(digests)[-_MOST_EARLIER:] for name, digests in found.items()}

    @property
    def issues_of_files(self) -> tuple[tuple[str, tuple[Issue, ...]], ...]:
        """What is odd about single files, and that a person has edited them."""
        edited = edit_issues(self.edits)
        names = dict.fromkeys((*self.file_issues, *edited))
        return tuple((name, (*self.file_issues.get(name, ()), *edited.get(name, ()))) for name in names)


Manifest = MutableMapping[str, Entry]
