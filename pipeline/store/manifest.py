"""The ledger of an output folder: which page, by which recipe, gave which files.

`manifest.json` is written whole at the end of a run. Until then each page's entry stands in a journal, appended
before the page's files are written: a run that was killed leaves no file that the next run would not know as its own.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.errors import OutputError
from pipeline.model import Issue, IssueCode, Locator, Severity, State

MANIFEST = "manifest.json"
JOURNAL = ".journal.jsonl"
_FORMAT = 2


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells a file from a changed one: bytes by `sha256`; `size` and `mtime_ns` spare reading them."""

    sha256: str
    size: int
    mtime_ns: int | None = None

    @classmethod
    def of(cls, data: bytes, file: Path | None = None) -> Stamp:
        """The stamp of bytes, with the time of the file that holds them."""
        return cls(sha256(data).hexdigest(), len(data), file.stat().st_mtime_ns if file else None)

    def renewed(self, file: Path) -> Stamp | None:
        """This stamp with the file's present time; None if the file is gone or holds other bytes.

        Bytes are read only where the size is the same and the time another one: the file was copied, or put back.
        """
        try:
            found = file.stat()
            return self.seen(file, found.st_size, found.st_mtime_ns)
        except OSError:
            return None

    def seen(self, file: Path, size: int, mtime_ns: int) -> Stamp | None:
        """The same for a file whose size and time are known; OSError if its bytes are needed and cannot be read."""
        if size != self.size:
            return None
        if mtime_ns == self.mtime_ns:
            return self
        is_same = sha256(file.read_bytes()).hexdigest() == self.sha256
        return replace(self, mtime_ns=mtime_ns) if is_same else None

    def matches(self, file: Path) -> bool:
        """Whether a file still is what it was."""
        return self.renewed(file) is not None


@dataclass(frozen=True, slots=True)
class Sighting:
    """What the first pass saw of a page: its site, and the hashes of its blocks, joined, a word a document.

    `reader` is the sha256 of what read it: another reader may see other blocks.
    """

    site: str
    blocks: str
    reader: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What a run made of one page; `page` is None where its bytes could not be read.

    `beside` are the files that came with the page, by their paths relative to its folder. `recipe` is the sha256 of
    all that decided, besides these, in the page's last build; `formats` holds the part of it that matters to each
    format which is up to date. `outputs` are all files of ours, those of other formats included. `issues` are the
    page's own, `file_issues` those of single files. `furniture` are the joined hashes of the page's blocks that its
    site's table made furniture.
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
    sighting: Sighting | None = None
    furniture: str = ""


Manifest = dict[str, Entry]


def load(folder: Path) -> Manifest:
    """The entries of a folder by page path, a killed run's included; OutputError if the manifest is not ours."""
    entries: Manifest = {}
    manifest = folder / MANIFEST
    try:
        if manifest.exists():
            table = json.loads(manifest.read_bytes())
            entries = {path: _entry(raw) for path, raw in table["pages"].items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise OutputError(
            f"{manifest}: not a manifest of this tool: {error}", "choose another output folder"
        ) from error
    return entries | dict(_journal(folder / JOURNAL))


def _journal(journal: Path) -> list[tuple[str, Entry]]:
    entries = []
    for line in journal.read_bytes().splitlines() if journal.exists() else ():
        try:
            raw = json.loads(line)
            entries.append((raw.pop("path"), _entry(raw)))
        except (ValueError, LookupError, TypeError, AttributeError):
            continue  # cut short when a run was killed, or an empty one
    return entries


def dump(entries: Manifest) -> bytes:
    """The manifest as JSON, pages in order of their paths, a line each."""
    lines = ",\n".join(f"{_json(path)}: {_json(_raw(entries[path]))}" for path in sorted(entries))
    return f'{{"format": {_FORMAT}, "pages": {{\n{lines}\n}}}}\n'.encode(errors="replace")


def append(folder: Path, path: str, entry: Entry) -> None:
    """Note an entry in the journal, on disk before the page's files are."""
    line = _json({"path": path, **_raw(entry)})
    with (folder / JOURNAL).open("ab") as journal:
        # A killed run may have left half a line: the line feed in front keeps it apart.
        journal.write(f"\n{line}\n".encode(errors="replace"))
        journal.flush()
        os.fsync(journal.fileno())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _raw(entry: Entry) -> dict[str, Any]:
    return {
        "page": entry.page and _raw_stamp(entry.page),
        "beside": _raw_stamps(entry.beside),
        "recipe": entry.recipe,
        "state": entry.state.value,
        "formats": dict(entry.formats),
        "outputs": _raw_stamps(entry.outputs),
        "issues": [issue.as_dict() for issue in entry.issues],
        "file_issues": {name: [issue.as_dict() for issue in found] for name, found in entry.file_issues.items()},
        "reason": entry.reason,
        "sighting": entry.sighting and [entry.sighting.site, entry.sighting.blocks, entry.sighting.reader],
        "furniture": entry.furniture,
    }


def _raw_stamps(stamps: Mapping[str, Stamp]) -> dict[str, Any]:
    return {name: _raw_stamp(stamp) for name, stamp in sorted(stamps.items())}


def _raw_stamp(stamp: Stamp) -> dict[str, Any]:
    return {"sha256": stamp.sha256, "size": stamp.size, "mtime_ns": stamp.mtime_ns}


def _entry(raw: dict[str, Any]) -> Entry:
    # In a manifest of format 1 the formats are a list: it still tells which files are ours, but none is up to date.
    formats = raw["formats"]
    return Entry(
        page=Stamp(**raw["page"]) if raw["page"] else None,
        recipe=raw["recipe"],
        state=State(raw["state"]),
        formats=formats if isinstance(formats, dict) else {},
        outputs=_stamps(raw["outputs"]),
        issues=_issues(raw["issues"]),
        reason=raw["reason"],
        beside=_stamps(raw.get("beside", {})),
        file_issues={name: _issues(found) for name, found in raw.get("file_issues", {}).items()},
        sighting=Sighting(*raw["sighting"]) if raw.get("sighting") else None,
        furniture=raw.get("furniture", ""),
    )


def _stamps(raw: dict[str, Any]) -> dict[str, Stamp]:
    return {name: Stamp(**stamp) for name, stamp in raw.items()}


def _issues(raw: list[dict[str, Any]]) -> tuple[Issue, ...]:
    return tuple(_issue(one) for one in raw)


def _issue(raw: dict[str, Any]) -> Issue:
    place = None if raw["start"] is None else Locator("", raw["start"], raw["end"])
    return Issue(IssueCode(raw["code"]), Severity(raw["severity"]), raw["message"], place)
