"""Compares an output folder with its manifest, byte by byte."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from pipeline.check.finding import Finding
from pipeline.errors import InputError
from pipeline.messages import Message
from pipeline.store.edits import is_edit
from pipeline.store.made_folder import made_files
from pipeline.store.manifest import MANIFEST, is_part, load
from pipeline.store.names import original
from pipeline.store.outputs import is_report_part
from pipeline.store.packs import LEDGER, SITE_LEDGER

# Files that a run writes for the whole folder.
_OF_THE_RUN = frozenset({"report.jsonl", "report.html"})


def verify(folder: Path) -> Iterator[Finding]:
    """Files that are missing, edited, damaged or unknown, ordered by name.

    InputError if there is no such folder or it holds no output of this tool, OutputError if its manifest is damaged.
    """
    if not folder.is_dir():
        raise InputError(Message("check.no-such-folder", folder=str(folder)), Message("check.name-output"))
    if not (folder / MANIFEST).is_file():
        raise InputError(
            Message("check.no-manifest", folder=str(folder), manifest=MANIFEST), Message("check.name-output")
        )
    entries = load(folder)
    stamps = {name: stamp for entry in entries.values() for name, stamp in entry.outputs.items()}
    ours = {name: states for entry in entries.values() for name, states in entry.states().items()}
    found = tuple(_files(folder))
    present = {name for name in found if not (is_part(name) or is_report_part(name) or "/." in f"/{name}")}
    packed = _packed(folder, found)
    yield from _of_packs(folder, packed)
    present -= packed.keys()
    for name in sorted(stamps.keys() | present - _OF_THE_RUN):
        file = str(folder / name)
        if name not in stamps:
            yield Finding(file, "unknown", Message("check.unknown-file"))
        elif name not in present:
            yield Finding(file, "missing", Message("check.missing-file"))
        elif _digest(folder / name) == stamps[name].sha256:
            continue
        elif is_edit(folder / name, ours[original(name)]):
            yield Finding(file, "edited", Message("output.verify-edited"))
        else:
            yield Finding(file, "changed", Message("check.changed-file"))


def _packed(folder: Path, found: Iterable[str]) -> Mapping[str, str]:
    """The sha256 of the files of all packs and galleries among those found, by name in the folder."""
    ledgers = (folder / name for name in found if name.endswith((f"/{LEDGER}", f"/{SITE_LEDGER}")))
    known = ((one.parent.relative_to(folder).as_posix(), made_files(one.parent, one.name)) for one in ledgers)
    return {f"{home}/{name}": digest for home, files in known for name, digest in files.items()}


def _of_packs(folder: Path, packed: Mapping[str, str]) -> Iterator[Finding]:
    for name, digest in packed.items():
        found = _digest(folder / name)
        if found != digest:
            rule, words = (
                ("changed", Message("check.changed-file")) if found else ("missing", Message("check.missing-file"))
            )
            yield Finding(str(folder / name), rule, words)


def _files(folder: Path) -> Iterator[str]:
    """The relative names of the files below a folder, except those in hidden folders."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from ((Path(place) / name).relative_to(folder).as_posix() for name in names)


def _digest(file: Path) -> str:
    """The sha256 of a file's bytes; empty if it cannot be read."""
    try:
        with file.open("rb") as stream:
            digest = sha256()
            while piece := stream.read(1 << 20):
                digest.update(piece)
            return digest.hexdigest()
    except OSError:
        return ""
