"""What a run notes of a page: its entry, and the form that this has as JSON."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import astuple, dataclass, field, replace
from hashlib import sha256
from typing import Any

from pipeline.messages import Message
from pipeline.messages import as_raw as raw_words
from pipeline.messages import from_raw as words_from_raw
from pipeline.model import Card, Coverage, Issue, IssueCode, Locator, SetAside, Severity, State
from pipeline.store.edits import edit_issues, short_digest
from pipeline.store.names import is_output_name, original
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

    `beside` are the files that came with the page, by their paths relative to its folder. `recipe` is the sha256 of
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
    beside: Mapping[str, Stamp] = field(default_factory=dict)
    file_issues: Mapping[str, tuple[Issue, ...]] = field(default_factory=dict)
    sighting: Fingerprint | None = None
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


def raw_entry(entry: Entry) -> dict[str, Any]:
    """An entry as the manifest's JSON object."""
    return {
        "page": entry.page and _raw_stamp(entry.page),
        "beside": _raw_stamps(entry.beside),
        "recipe": entry.recipe,
        "state": entry.state.value,
        "formats": dict(entry.formats),
        "outputs": _raw_stamps(entry.outputs),
        "issues": _raw_issues(entry.issues),
        "file_issues": {name: _raw_issues(found) for name, found in entry.file_issues.items()},
        "reason": raw_words(entry.reason),
        "sighting": entry.sighting and list(astuple(entry.sighting)),
        "profile": entry.profile,
        "hint": raw_words(entry.hint),
        "cards": [raw_card(card) for card in entry.cards],
        "edits": dict(entry.edits),
        "earlier": {name: list(digests) for name, digests in entry.earlier.items()},
        "is_input": entry.is_input,
        **({"review": _raw_stamps(entry.review)} if entry.review else {}),
    }


def _raw_issues(issues: tuple[Issue, ...]) -> list[dict[str, Any]]:
    return [{**issue.as_dict(), "message": raw_words(issue.message)} for issue in issues]


def _raw_stamps(stamps: Mapping[str, Stamp]) -> dict[str, Any]:
    return {name: _raw_stamp(stamp) for name, stamp in sorted(stamps.items())}


def _raw_stamp(stamp: Stamp) -> dict[str, Any]:
    return {"sha256": stamp.sha256, "size": stamp.size, "mtime_ns": stamp.mtime_ns}


def entry_of(raw: dict[str, Any]) -> Entry:
    """The entry of such an object; ValueError, LookupError, TypeError or AttributeError if it is none.

    It may come from anybody: a name that no run gives, such as one outside the output folder, is refused.
    """
    # In a manifest of format 1 the formats are a list: it still tells which files are ours, but none is up to date.
    formats = raw["formats"]
    return Entry(
        page=_stamp(raw["page"]) if raw["page"] else None,
        recipe=raw["recipe"],
        state=State(raw["state"]),
        formats=formats if isinstance(formats, dict) else {},
        outputs=_outputs(raw["outputs"]),
        issues=_issues(raw["issues"]),
        reason=words_from_raw(raw["reason"]),
        beside=_stamps(raw.get("beside", {})),
        file_issues={name: _issues(found) for name, found in raw.get("file_issues", {}).items()},
        sighting=Fingerprint(*raw["sighting"]) if raw.get("sighting") else None,
        profile=raw.get("profile", ""),
        hint=words_from_raw(raw.get("hint", "")),
        cards=tuple(card_of(*one) for one in raw.get("cards", ())),
        edits={str(name): str(beside) for name, beside in raw.get("edits", {}).items()},
        earlier={name: tuple(map(str, digests)) for name, digests in raw.get("earlier", {}).items()},
        is_input=raw.get("is_input") is True,
        review=_stamps(raw.get("review", {})),
    )


def raw_card(card: Card) -> tuple[Any, ...]:
    """A card as JSON."""
    counts = card.coverage
    parts = (counts.characters, counts.field, counts.label, counts.boilerplate, counts.unplaced) if counts else None
    said = (card.number, card.seen, card.words, card.wants)
    return card.base, card.titles, card.url, card.fields, parts, card.asides, card.likeness, *said


def card_of(
    base: str,
    titles: list[list[str]],
    url: str,
    fields: list[list[str]],
    coverage: list[int] | None,
    asides: list[tuple[str, int, str]],
    likeness: list[str] | None = None,
    number: str = "",
    seen: str = "",
    words: str = "",
    wants: list[str] | None = None,
) -> Card:
    """The card of such JSON, given part by part; the last ones may be missing."""
    return Card(
        base,
        tuple((lang, text) for lang, text in titles),
        url,
        tuple((name, languages) for name, languages in fields),
        Coverage(*coverage) if coverage else None,
        tuple(SetAside(*one) for one in asides),
        tuple(likeness or ()),
        number,
        seen,
        words,
        tuple(wants or ()),
    )


def _stamps(raw: dict[str, Any]) -> dict[str, Stamp]:
    return {checked_path(name): _stamp(stamp) for name, stamp in raw.items()}


def _outputs(raw: dict[str, Any]) -> dict[str, Stamp]:
    if wrong := next((name for name in raw if not is_output_name(name)), None):
        raise ValueError(Message("output.names-no-output", name=wrong))
    return _stamps(raw)


def checked_path(path: str) -> str:
    """The path of a page, or of what came with it; ValueError if it leads out of its folder."""
    if path.startswith("/") or ".." in path.split("/"):
        raise ValueError(Message("output.names-no-output", name=path))
    return path


def _stamp(raw: dict[str, Any]) -> Stamp:
    stamp = Stamp(**raw)
    if not (isinstance(stamp.sha256, str) and isinstance(stamp.size, int) and isinstance(stamp.mtime_ns, int | None)):
        raise TypeError(raw)
    return stamp


def _issues(raw: list[dict[str, Any]]) -> tuple[Issue, ...]:
    return tuple(_issue(one) for one in raw)


def _issue(raw: dict[str, Any]) -> Issue:
    place = None if raw["start"] is None else Locator("", raw["start"], raw["end"])
    return Issue(IssueCode(raw["code"]), Severity(raw["severity"]), words_from_raw(raw["message"]), place)
