"""Settings of an office's brand: names, logos, colours and what the funding line says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Annotated, Literal

from annotated_types import Ge, Le, Predicate

from pipeline.contrast import LEGIBLE, WHITE, contrast

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def is_legible(colour: str) -> bool:
    """Whether words in this colour can be read on white."""
    return bool(COLOUR.fullmatch(colour)) and contrast(colour, WHITE) >= LEGIBLE


Colour = Annotated[str, Predicate(COLOUR.fullmatch)]
TextColour = Annotated[str, Predicate(is_legible)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclaimer:
    """What the funding line says besides, in each language of the sheet; "" for nothing."""

    el: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoText:
    """What a logo shows, for whoever cannot see it, in each language of the sheet."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - read by pydantic

    el: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A logo with its alternative text; a logo may be given by its file alone."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - as above

    file: str
    alt: LogoText = field(default_factory=LogoText)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """Who hands the sheet out, and its look. Colours are `#rrggbb`; logos are PNG, JPEG or SVG files in the templates.

    Naming the `fund` prints the funding line: the European Union's emblem and statement, the logos beside them.
    """

    name: str = ""
    logos: tuple[str | Logo, ...] = ()
    accent: TextColour = "#003399"  # headings, rules; Reflex Blue as in the EU's emblem
    tint: Colour = "#eef2fa"  # ground of the facts box
    ink: TextColour = "#1f2430"  # text
    spacing: Annotated[float, Ge(0.6), Le(1.6)] = 1.0  # factor of the distances between sections, facts, paragraphs
    fund: str = ""  # programme or fund named in the funding line
    funding: Literal["co-funded", "funded"] = "co-funded"  # by the European Union
    funding_colour: Literal["blue", "black", "white", "mono"] = "blue"  # white: on blue; mono: emblem in black, too
    disclaimer: Disclaimer = field(default_factory=Disclaimer)

    @property
    def logo_files(self) -> tuple[str, ...]:
        """The names of the logos' files, in their order."""
        return tuple(logo.file if isinstance(logo, Logo) else logo for logo in self.logos)
