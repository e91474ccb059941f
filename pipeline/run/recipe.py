"""All that decides, besides its bytes, what becomes of a page. Cheap to import: a run with nothing to do needs it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from pipeline import __version__
from pipeline.errors import ConfigurationError
from pipeline.lexicon import Lexicon
from pipeline.model import Look
from pipeline.render import WRITERS
from pipeline.settings import Settings

JSON = "json"
FORMATS = (*WRITERS, JSON)


@dataclass(frozen=True, slots=True)
class Recipe:
    """Settings, tables and look; `every_page` asks for sheets of `other` pages too.

    Raises ConfigurationError for a format that nothing writes.
    """

    settings: Settings
    lexicon: Lexicon
    look: Look
    every_page: bool = False

    def __post_init__(self) -> None:
        unknown = [name for name in self.settings.formats if name not in FORMATS]
        if unknown:
            raise ConfigurationError(
                f"formats: no such format: {', '.join(unknown)}", f"choose from {', '.join(FORMATS)}"
            )

    @property
    def digest(self) -> str:
        """The same for two recipes that give the same files; formats are left out, a manifest notes them apart."""
        settings = self.settings
        parts = (
            __version__,
            self.lexicon.digest,
            self.look.digest,
            settings.languages,
            settings.text_languages,
            settings.overflow,
            settings.context,
            settings.limits,
            self.every_page,
        )
        return sha256(repr(parts).encode()).hexdigest()
