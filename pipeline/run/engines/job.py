"""What jobs and engines are: the protocols between a run and whatever works on its pages."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Protocol, TypeAlias, TypeVar

from pipeline.errors import PipelineError
from pipeline.model import PageResult
from pipeline.settings import Limits

T = TypeVar("T")
T_contra = TypeVar("T_contra", contravariant=True)

# Yields results one by one; closing it stops the work.
Results: TypeAlias = Generator[PageResult, None, None]


class Job(Protocol[T_contra]):
    """One kind of work on pages; it can be pickled, and so can its tasks."""

    @property
    def limits(self) -> Limits:
        """What one page may cost."""

    @property
    def stays(self) -> bool:
        """Whether this process will do equal jobs later, for which its workers may stay."""

    def warm_up(self) -> Mapping[str, str]:
        """Load what every page needs; returns the formats that cannot be written here, each with a message."""

    def work(self, task: T_contra) -> PageResult:
        """The result of one page; PageError where it cannot be worked on."""

    def failure(self, task: T_contra, error: PipelineError) -> PageResult:
        """The result of a page whose work failed."""


class Engine(Protocol):
    """Does a job on many pages."""

    def warm_up(self, job: Job[T]) -> Mapping[str, str]:
        """Get ready for a job; returns what `Job.warm_up` returns where the pages will be worked on."""

    def notes(self, limits: Limits) -> Sequence[str]:
        """Remarks on the machine that will work on the pages."""

    def results(self, job: Job[T], tasks: Sequence[T]) -> Results:
        """The results of all tasks in their order. A page that fails, hangs or kills its process harms no other."""
