"""Texts out to translators and back: tables, translation files, edited sheets, memory and glossary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Protocol

from pipeline.exchange import po, table_docx, table_xlsx, tmx, xliff12, xliff20
from pipeline.exchange.unit import ReturnedUnit, Unit


class UnitWriter(Protocol):
    """Makes a file of units; with `copies`, sources are filled in where targets are missing."""

    def __call__(self, found: Sequence[Unit], *, copies: bool = False) -> bytes:
        """The file's bytes."""
        ...


class ExchangeFormat(NamedTuple):
    """A file format in which units go out and come back."""

    write: UnitWriter
    read: Callable[[bytes], Iterator[ReturnedUnit]]


# The formats by file extension; XLIFF 2.0 has its version before the extension.
EXCHANGES: Mapping[str, ExchangeFormat] = MappingProxyType(
    {
        ".docx": ExchangeFormat(table_docx.write, table_docx.read),
        ".xlsx": ExchangeFormat(table_xlsx.write, table_xlsx.read),
        ".xlf": ExchangeFormat(xliff12.write, xliff12.read),
        "2.0.xlf": ExchangeFormat(xliff20.write, xliff20.read),
        ".po": ExchangeFormat(po.write, po.read),
        ".tmx": ExchangeFormat(tmx.write, tmx.read),
    }
)
