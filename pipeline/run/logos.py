"""Checks the brand's logos before a run: one that cannot be printed is a wrong setting, not a flaw of every sheet."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import ConfigurationError
from pipeline.messages import Message
from pipeline.model import Look
from pipeline.store.settings_file import setting_place


def check_logos(look: Look, folder: Path) -> None:
    """ConfigurationError for logos that cannot be printed, each with the line of the settings that names it."""
    if not any(key == "logo" for key, _ in look.brand):
        return
    from pipeline.render.sheet.pictures import logo_flaws  # noqa: PLC0415 - slow to import, unneeded without logos

    details = tuple(
        Message(
            "run.logo-problem", place=setting_place(("brand", "logos"), file, folder), file=str(file), problem=problem
        )
        for file, problem in logo_flaws(look)
    )
    if details:
        raise ConfigurationError(Message("render.logos"), Message("render.mend-logos"), details)
