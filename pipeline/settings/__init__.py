"""The settings of a run: what they are, and how they are read from TOML."""

from pipeline.settings.parsing import line_of, parse
from pipeline.settings.tables import (
    FORMATS,
    TEXT_LANGUAGES,
    Brand,
    Convert,
    Disclaimer,
    Fetch,
    Limits,
    Logo,
    LogoText,
    Print,
    Review,
    Settings,
    SheetLanguages,
    Site,
    Translate,
    Ui,
)

__all__ = [
    "FORMATS",
    "TEXT_LANGUAGES",
    "Brand",
    "Convert",
    "Disclaimer",
    "Fetch",
    "Limits",
    "Logo",
    "LogoText",
    "Print",
    "Review",
    "Settings",
    "SheetLanguages",
    "Site",
    "Translate",
    "Ui",
    "line_of",
    "parse",
]
