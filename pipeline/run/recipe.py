"""All that decides, besides its bytes, what becomes of a page. Cheap to import: a run with nothing to do needs it."""

from __future__ import annotations

from collections.abc import Mapping
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

# Template files that only what is set from HTML can name. A Word document has none but its own template, the fonts
# (they tell which characters can be printed) and the brand's logos.
_FOR_HTML = (".html", ".css", ".svg", ".png")


@dataclass(frozen=True, slots=True)
class Recipe:
    """Settings, tables and look; `every_page` asks for sheets of `other` pages too.

    `furniture` are hashes of blocks that stand on several pages of the site: of one page's recipe, unlike the rest.

    Raises ConfigurationError for a format that nothing writes.
    """

    settings: Settings
    lexicon: Lexicon
    look: Look
    every_page: bool = False
    furniture: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        unknown = [name for name in self.settings.formats if name not in FORMATS]
        if unknown:
            raise ConfigurationError(
                f"formats: no such format: {', '.join(unknown)}", f"choose from {', '.join(FORMATS)}"
            )

    @property
    def reader(self) -> str:
        """The sha256 of what decides which blocks a page has."""
        return sha256(repr((__version__, self.lexicon.digest)).encode()).hexdigest()[:16]

    def digests(self) -> Mapping[str, str]:
        """The sha256 of what decides on the files of each format, for all formats there are.

        Two recipes that agree on a format give the same files in it. Limits of time and memory are left out: within
        them they change nothing, and pages that failed are built anew anyway.
        """
        settings = self.settings
        record = (__version__, self.lexicon.digest, settings.text_languages, settings.limits.page_mb, self.every_page)
        sheet = (*record, settings.languages, settings.context, settings.limits.letters, self.look.brand)
        files = {name: sha256(data).hexdigest() for name, data in self.look.files}
        logos = {value for key, value in self.look.brand if key == "logo"}
        parts: dict[str, tuple[object, ...]] = {JSON: record}
        for one in WRITERS:
            opened = [(name, digest) for name, digest in files.items() if name in logos or _is_opened(name, one)]
            parts[one] = (*sheet, opened, settings.overflow if one == "pdf" else "")
        return {one: sha256(repr(part).encode()).hexdigest() for one, part in parts.items()}


def _is_opened(name: str, one: str) -> bool:
    """Whether a template file has a say in the format `one`."""
    if name.endswith(".docx"):
        return one == "docx"
    return one != "docx" or not name.endswith(_FOR_HTML)
