"""The errors of the pipeline: each has a text, a hint what to do, and one exit code. Only the command line prints them.

An error says that something cannot go on; what is merely odd about a page is a `model.Issue`.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the shell gets to know about a run."""

    OK = 0
    FAILED_PAGES = 1
    USAGE = 2
    CONFIGURATION = 3
    INPUT = 4
    OUTPUT = 5
    SYSTEM_LIBRARY = 6
    INTERRUPTED = 130


class PipelineError(Exception):
    """The root of all errors that a person is shown as words, never as a traceback.

    `text` says what is wrong, `hint` what to do about it, `details` list the single problems, a line each. A text that
    is a `messages.Message` can be said in each language.
    """

    exit_code = ExitCode.FAILED_PAGES

    def __init__(self, text: str, hint: str = "", details: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.text = text
        self.hint = hint
        self.details = details

    def __reduce__(self) -> tuple[type[PipelineError], tuple[str, str, tuple[str, ...]]]:
        return type(self), (self.text, self.hint, self.details)


class PageError(PipelineError):
    """One page cannot be read, extracted or rendered; the other pages go on."""


class UnknownTypeError(PageError):
    """The bytes are of no type that a reader knows."""


class NoTextError(PageError):
    """A page's text cannot be read, for it has none or its letters are unknown; text recognition may find it."""


class NoPageError(PageError):
    """The file is called like a page and is none, such as a finished sheet of this tool: it is no failure."""


class FetchError(PipelineError):
    """One web address cannot, or must not, be fetched; the others go on."""


class UsageError(PipelineError):
    """A command was called with what it cannot take."""

    exit_code = ExitCode.USAGE


class ConfigurationError(PipelineError):
    """The settings are wrong."""

    exit_code = ExitCode.CONFIGURATION


class InputError(PipelineError):
    """A path that was asked for does not exist or cannot be opened."""

    exit_code = ExitCode.INPUT


class OutputError(PipelineError):
    """The output folder cannot be written, or another run holds it."""

    exit_code = ExitCode.OUTPUT


class ConflictError(PipelineError):
    """Somebody else has changed what was to be changed: nothing was written."""


class SystemLibraryError(PipelineError):
    """A library of the system, not of Python, is missing."""

    exit_code = ExitCode.SYSTEM_LIBRARY
