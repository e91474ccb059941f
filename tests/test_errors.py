"""Errors: what they tell, and how a process learns of them."""

from __future__ import annotations

import inspect
import pickle

import pytest

from pipeline import errors
from pipeline.errors import ConfigurationError, ExitCode, PageError, PipelineError
from pipeline.messages import Message, in_language

KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, PipelineError)]


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_comes_whole_out_of_another_process(kind: type[PipelineError]) -> None:
    error = pickle.loads(pickle.dumps(kind("it is wrong", "mend it", ("line 1", "line 2"))))
    assert type(error) is kind
    assert (str(error), error.text, error.hint, error.details) == (
        "it is wrong",
        "it is wrong",
        "mend it",
        ("line 1", "line 2"),
    )


def test_a_message_stays_one_that_can_be_said_in_each_language() -> None:
    error = pickle.loads(pickle.dumps(PageError(Message("run.state-failed"))))
    assert isinstance(error.text, Message)
    assert in_language(error.text, "el") != in_language(error.text, "en")


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("PageError", ExitCode.FAILED_PAGES),
        ("NoTextError", ExitCode.FAILED_PAGES),
        ("FetchError", ExitCode.FAILED_PAGES),
        ("ConflictError", ExitCode.FAILED_PAGES),
        ("UsageError", ExitCode.USAGE),
        ("ConfigurationError", ExitCode.CONFIGURATION),
        ("InputError", ExitCode.INPUT),
        ("OutputError", ExitCode.OUTPUT),
        ("SystemLibraryError", ExitCode.SYSTEM_LIBRARY),
    ],
)
def test_each_kind_of_error_has_the_exit_code_that_is_documented(kind: str, code: ExitCode) -> None:
    assert getattr(errors, kind)("x").exit_code is code


def test_the_exit_codes_are_those_that_shells_are_promised() -> None:
    assert {code.name: int(code) for code in ExitCode} == {
        "OK": 0,
        "FAILED_PAGES": 1,
        "USAGE": 2,
        "CONFIGURATION": 3,
        "INPUT": 4,
        "OUTPUT": 5,
        "SYSTEM_LIBRARY": 6,
        "INTERRUPTED": 130,
    }


def test_an_error_needs_neither_hint_nor_details() -> None:
    error = ConfigurationError("x")
    assert (error.hint, error.details) == ("", ())
