"""All that decides, besides its bytes, what becomes of a page. Cheap to import: a run with nothing to do needs it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from pipeline import __version__
from pipeline.lexicon import Lexicon
from pipeline.model import Look
from pipeline.settings import Settings


@dataclass(frozen=True, slots=True)
class Recipe:
    """Settings, tables and look; `every_page` asks for sheets of `other` pages too."""

    settings: Settings
    lexicon: Lexicon
    look: Look
    every_page: bool = False

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
