"""Checks what the settings say of the brand: logos before a run, the funding line in each finished file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import ConfigurationError
from pipeline.lexicon import Lexicon
from pipeline.lexicon.funding_words import funding_words
from pipeline.messages import Message
from pipeline.model import Issue, IssueCode, Look, Severity
from pipeline.store.settings_file import setting_place

_CHECKED = (".pdf", ".docx")


def check_logos(look: Look, folder: Path) -> None:
    """ConfigurationError for logos that cannot be printed, each with the line of the settings that names it.

    That is a wrong setting, and no flaw of every sheet.
    """
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


def funding_issues(name: str, data: bytes, look: Look, lexicon: Lexicon) -> Iterator[Issue]:
    """An issue for each flaw in the funding line of a file, or one that says it is right; none without a fund.

    They are those that `sheets check --visibility` finds.
    """
    if not dict(look.brand).get("fund") or not name.endswith(_CHECKED):
        return
    from pipeline.check.visibility import visibility_flaws  # noqa: PLC0415 - slow to import, unneeded without a fund

    flaws = visibility_flaws(name, data, funding_words(lexicon))
    for flaw in flaws:
        yield Issue(IssueCode.FUNDING, Severity.WARNING, Message("run.about", what=flaw.rule, text=flaw.text))
    if not flaws:
        yield Issue(IssueCode.FUNDING, Severity.INFO, Message("run.funding-fine"))
