"""What a file without a sheet is: failed, or merely skipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import PageError, PipelineError, UnknownTypeError
from pipeline.model import State
from pipeline.run.build_job import state_after_error
from pipeline.store.source import Source

TOO_LARGE = PageError("is larger than 20 MB")
NO_PAGE = UnknownTypeError("a spreadsheet")


@pytest.mark.parametrize(
    ("name", "is_asked", "error", "state"),
    [
        ("film.mp4", False, TOO_LARGE, State.SKIPPED),
        ("film.mp4", True, TOO_LARGE, State.FAILED),
        ("table.xlsx", False, NO_PAGE, State.SKIPPED),
        ("table.docx", True, NO_PAGE, State.FAILED),
        ("posts.json", False, NO_PAGE, State.SKIPPED),
        ("posts.json", False, TOO_LARGE, State.FAILED),
    ],
)
def test_only_what_was_asked_for_or_bears_a_pages_name_can_fail(
    name: str, *, is_asked: bool, error: PipelineError, state: State
) -> None:
    assert state_after_error(Source(name, Path(name), is_asked), error) is state
