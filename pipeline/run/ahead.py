"""`python -m pipeline.run.ahead`: what the first build would make and keep for all later starts, made at set-up.

It is kept even where Python writes no compiled files: whoever calls this has asked for them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.classes import keeping_classes
from pipeline.patterns import keeping_patterns
from pipeline.store.scratch import scratch_folder


def keep_ahead() -> None:
    """Build a page of our own in a folder that goes again; what is wrong with it the first build will tell."""
    sys.dont_write_bytecode = False
    with scratch_folder() as folder, keeping_patterns(), keeping_classes():
        # Imported here, so that what modules compile when they are loaded is kept, too.
        from pipeline.messages import parts, rows  # noqa: PLC0415
        from pipeline.run.build import BuildOptions, build  # noqa: PLC0415
        from pipeline.run.rehearsal import PAGE  # noqa: PLC0415
        from pipeline.settings import Settings  # noqa: PLC0415

        page = Path(folder, "input", "page.html")
        page.parent.mkdir()
        page.write_bytes(PAGE)
        # In this process: what its workers compile is lost with them.
        build(Settings(), options=BuildOptions(stays=True), folder=Path(folder))
        for part in parts():
            rows(part)


if __name__ == "__main__":
    keep_ahead()
