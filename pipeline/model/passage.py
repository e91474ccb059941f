"""Words to print, with their links, and the values that they come from."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.bitext import Run
from pipeline.model.record import FieldValue


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of a passage that leads to `target` (http, https or mailto only)."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of a passage that prints the words `first`–`last` of a value, for taking back an edited sheet."""

    start: int
    end: int
    value: FieldValue = field(repr=False)
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Words to print: one paragraph, label or cell, with the languages of its parts, and the values behind them."""

    text: str
    lang: str
    runs: tuple[Run, ...]
    links: tuple[Link, ...] = ()
    anchors: tuple[Anchor, ...] = ()
