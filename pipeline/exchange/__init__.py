"""Texts out to translators and back: tables, translation files, edited sheets, memory and glossary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Protocol

from pipeline.exchange import po, table_docx, table_xlsx, tmx, xliff12, xliff20
from pipeline.exchange.unit import ReturnedUnit, Unit


class UnitWriter(Protocol):
    """Makes a file of units; with `copies` the sources stand where targets are wanted."""

    def __call__(self, found: Sequence[Unit], *, copies: bool = False) -> bytes:
        """The file's bytes."""
        ...


class ExchangeFormat(NamedTuple):
    """A kind of file that units go out in and come back in."""

    write: UnitWriter
    read: Callable[[bytes], Iterator[ReturnedUnit]]


# A format by the extension of its files; the version of XLIFF stands in front where it is not 1.2.
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
