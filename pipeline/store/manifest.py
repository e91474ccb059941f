"""The ledger of an output folder: which page, by which recipe, gave which files.

`manifest.json` is written whole at the end of a run. Until then each page's entry stands in a journal, appended
before the page's files are written: a run that was killed leaves no file that the next run would not know as its own.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.errors import OutputError
from pipeline.model import Issue, IssueCode, Locator, Severity, State

MANIFEST = "manifest.json"
JOURNAL = ".journal.jsonl"
_FORMAT = 1


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

    def matches(self, file: Path) -> bool:
        """Whether a file still is what it was; reads its bytes only where the time was never noted."""
        try:
            found = file.stat()
            if found.st_size != self.size:
                return False
            if self.mtime_ns is not None:
                return found.st_mtime_ns == self.mtime_ns
            return sha256(file.read_bytes()).hexdigest() == self.sha256
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Entry:
    """What a run made of one page; `page` is None where its bytes could not be read.

    `formats` are those that are up to date; `outputs` are all files of ours, those of other formats included.
    """

    page: Stamp | None
    recipe: str
    state: State
    formats: tuple[str, ...] = ()
    outputs: Mapping[str, Stamp] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    reason: str = ""


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
            break  # the last line of a killed run may be cut short: nothing was written after it
    return entries


def dump(entries: Manifest) -> bytes:
    """The manifest as JSON, pages in order of their paths."""
    pages = {path: _raw(entries[path]) for path in sorted(entries)}
    return (json.dumps({"format": _FORMAT, "pages": pages}, ensure_ascii=False, indent=1) + "\n").encode()


def append(folder: Path, path: str, entry: Entry) -> None:
    """Note an entry in the journal, on disk before the page's files are."""
    line = json.dumps({"path": path, **_raw(entry)}, ensure_ascii=False) + "\n"
    descriptor = os.open(folder / JOURNAL, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)
    try:
        os.write(descriptor, line.encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _raw(entry: Entry) -> dict[str, Any]:
    return {
        "page": entry.page and asdict(entry.page),
        "recipe": entry.recipe,
        "state": entry.state.value,
        "formats": list(entry.formats),
        "outputs": {name: asdict(stamp) for name, stamp in sorted(entry.outputs.items())},
        "issues": [issue.as_dict() for issue in entry.issues],
        "reason": entry.reason,
    }


def _entry(raw: dict[str, Any]) -> Entry:
    return Entry(
        page=Stamp(**raw["page"]) if raw["page"] else None,
        recipe=raw["recipe"],
        state=State(raw["state"]),
        formats=tuple(raw["formats"]),
        outputs={name: Stamp(**stamp) for name, stamp in raw["outputs"].items()},
        issues=tuple(_issue(one) for one in raw["issues"]),
        reason=raw["reason"],
    )


def _issue(raw: dict[str, Any]) -> Issue:
    place = None if raw["start"] is None else Locator("", raw["start"], raw["end"])
    return Issue(IssueCode(raw["code"]), Severity(raw["severity"]), raw["message"], place)
