"""Handles many sheets at once for the review: packs, the public gallery, and notes of what was handed out."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Collection, Sequence
from pathlib import Path

from pipeline.errors import ExitCode
from pipeline.model.pack import Occasion
from pipeline.run import packing
from pipeline.run.printings import note_sheets
from pipeline.settings import Settings
from pipeline.store.made_folder import made_files
from pipeline.store.packs import PACKS, SITE_LEDGER, SUFFIX

# The gallery's folder in the output folder: among the packs, where no page's sheet can be.
GALLERY = f"{PACKS}/gallery"
# The files of a pack that people want, in the order in which they are shown.
PACK_FILES = ("web.pdf", "print.pdf", "booklet.pdf", "handouts.pdf")
# The earliest time that ZIP knows: the same files give the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Publisher:
    """The packs and the gallery of a project in a working folder."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self._settings = settings
        self._folder = folder
        self._gallery = folder / settings.output / GALLERY

    def packs(self) -> tuple[str, ...]:
        """The names of the pack files of the project, the newest first."""
        files = (one for one in (self._folder / PACKS).glob(f"*{SUFFIX}") if one.is_file() and not one.is_symlink())
        return tuple(one.stem for one in sorted(files, key=lambda one: (-one.stat().st_mtime, one.name)))

    def write_pack(self, name: str, sheets: Sequence[tuple[str, str]], occasion: Occasion | None = None) -> str:
        """Write a pack file of chosen sheets, as `packing.pack_of` has them; gives the pack's name.

        OutputError where there is a pack of that name.
        """
        return packing.write_chosen_pack(name, sheets, occasion, self._folder).stem

    def make_pack(self, name: str, lang: str) -> tuple[bool, tuple[str, ...]]:
        """Make the files of a pack; whether that worked, and the messages in a language."""
        return self._run(("pack", f"{PACKS}/{name}{SUFFIX}"), lang)

    def packed(self, name: str) -> tuple[str, ...]:
        """The finished files of a pack, in their order."""
        return tuple(one for one in (*PACK_FILES, f"{name}.zip") if self.pack_file(name, one))

    def pack_file(self, name: str, file: str) -> Path | None:
        """A finished file of a pack; None where there is none of this name."""
        place = Path(self._folder, self._settings.output, PACKS, name, file)
        is_ours = file in {*PACK_FILES, f"{name}.zip"}
        return place if is_ours and place.is_file() and not place.is_symlink() else None

    def make_gallery(self, lang: str) -> tuple[bool, tuple[str, ...]]:
        """Make the gallery of all approved sheets; whether that worked, and the messages in a language."""
        return self._run(("site", str(self._gallery)), lang)

    def gallery_files(self) -> Collection[str]:
        """The names of all files of the gallery; none where it has not been made."""
        return made_files(self._gallery, SITE_LEDGER)

    def gallery_file(self, name: str) -> Path | None:
        """A file of the gallery; None where there is none of this name."""
        place = self._gallery / name
        return place if name in self.gallery_files() and place.is_file() and not place.is_symlink() else None

    def gallery_zip(self) -> bytes:
        """The gallery as a ZIP file, to be put on a web server."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
            for name in sorted(self.gallery_files()):
                if file := self.gallery_file(name):
                    target.writestr(zipfile.ZipInfo(name, _EPOCH), file.read_bytes(), zipfile.ZIP_DEFLATED)
        return packed.getvalue()

    def note(self, pages: Collection[str], on: str) -> int:
        """Note that the sheets of these pages were handed out on a day; returns how many pages were noted."""
        noted, _ = note_sheets(self._settings, dict.fromkeys(pages), on=on, folder=self._folder)
        return len(noted)

    def note_pack(self, name: str, on: str) -> int:
        """The same for the sheets of a pack as it was last made; InputError where it never was."""
        file = self._folder / PACKS / f"{name}{SUFFIX}"
        pack, pages = packing.packed_sheets(self._settings, file, self._folder)
        noted, _ = note_sheets(self._settings, pages, on=on, pack=pack, folder=self._folder)
        return len(noted)

    def _run(self, call: Sequence[str], lang: str) -> tuple[bool, tuple[str, ...]]:
        """Run a command of ours as a separate program: a process with threads must not fork."""
        command = [sys.executable, "-m", "pipeline.cli", *call]
        spoken = {**os.environ, "SHEETS_LANG": lang}
        done = subprocess.run(  # noqa: S603 - this program, with names of files that it has just written
            command, cwd=self._folder, env=spoken, capture_output=True, text=True, check=False
        )
        return done.returncode == ExitCode.OK, tuple(done.stderr.splitlines())
