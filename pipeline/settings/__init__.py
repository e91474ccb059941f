"""The settings of a run: what they are, and how they are read from TOML."""

from pipeline.settings.brand import Brand, Disclaimer, Logo, LogoText
from pipeline.settings.parsing import line_of, parse
from pipeline.settings.types import (
    FORMAT_NAMES,
    TEXT_LANGUAGES,
    Convert,
    FetchSettings,
    FolderSettings,
    Limits,
    Print,
    ReviewSettings,
    Settings,
    SheetLanguages,
    SiteSettings,
    Translate,
    Ui,
)
