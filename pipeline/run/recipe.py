"""All that shapes a page's files besides its bytes. Cheap to import, as a run with nothing to do needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256

from pipeline import __version__
from pipeline.errors import ConfigurationError
from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.model import Look, Profile
from pipeline.render import FORMATS, TWO_UP
from pipeline.settings import FORMAT_NAMES, Settings
from pipeline.store.lessons import Teachings
from pipeline.store.reviews import ReviewFile
from pipeline.store.scratch import scratch_folder

JSON = "json"

# What may be asked for.
NAMES = (*FORMATS, JSON)


@dataclass(frozen=True, slots=True)
class Recipe:
    """Settings, tables and look; `every_page` asks for sheets of `other` pages too.

    `teachings` are what sites were taught. `conversions` is a folder in which a run keeps what other programs made of
    its pages; "" keeps nothing. Three fields are about a single page: `profile` is what is known of its site, `written`
    what people wrote about it, and `is_asked` is false of a file that nobody named and whose name is no page's.

    Raises ConfigurationError for a format that nothing writes.
    """

    settings: Settings
    lexicon: Lexicon
    look: Look
    every_page: bool = False
    teachings: Teachings = field(default_factory=Teachings)
    profile: Profile = field(default_factory=Profile)
    is_asked: bool = True
    conversions: str = ""
    written: ReviewFile | None = None

    def __post_init__(self) -> None:
        unknown = [name for name in self.settings.formats if name not in NAMES]
        if unknown:
            raise ConfigurationError(
                Message("run.no-such-format", names=", ".join(unknown)),
                Message("cli.choose-from", names=", ".join(FORMAT_NAMES)),
            )

    @property
    def reader(self) -> str:
        """A hash of what decides which blocks a page has."""
        return sha256(repr((__version__, self.lexicon.digest, "labels")).encode()).hexdigest()[:16]

    def digests(self) -> Mapping[str, str]:
        """For every format, the sha256 of all that shapes its files.

        Two recipes with the same digest give the same files. Limits of time and memory are left out: within them they
        change nothing, and pages that failed are built again anyway.
        """
        settings = self.settings
        read = (__version__, self.lexicon.digest, settings.text_languages, settings.limits.page_mb, self.every_page)
        record = (*read, settings.stale, settings.kind, sorted(settings.folders.items()))
        asked = (settings.languages, settings.context, settings.limits.letters, settings.sheet, settings.provisional)
        sheet = (*record, *asked, settings.only_complete, self.look.brand)
        files = {name: sha256(data).hexdigest() for name, data in self.look.files}
        logos = {value for key, value in self.look.brand if key == "logo"}
        parts: dict[str, tuple[object, ...]] = {JSON: record}
        for one, kind in FORMATS.items():
            opened = [(name, digest) for name, digest in files.items() if name in logos or kind.opens(name)]
            parts[one] = (*sheet, opened, *self._asked(one))
        return {one: sha256(repr(part).encode()).hexdigest() for one, part in parts.items()}

    def _asked(self, format_: str) -> Iterator[object]:
        """The settings that matter to the format `format_` only."""
        if format_ in {"pdf", "print.pdf"}:
            yield self.settings.overflow
        if format_.endswith("pdf"):
            yield self.settings.limits.pdf_pages
        if format_ == "print.pdf":
            yield self.look.print


@contextmanager
def keeping_conversions(recipe: Recipe) -> Iterator[Recipe]:
    """The recipe with a folder for what other programs make of a run's pages, deleted at the end."""
    with scratch_folder() as folder:
        yield replace(recipe, conversions=folder)


def with_variants(settings: Settings) -> Settings:
    """The settings with the formats of the requested variants added."""
    variants = [f"{name}.pdf" for name in settings.variants]
    two_up = [TWO_UP] if settings.n_up else []
    return replace(settings, formats=tuple(dict.fromkeys((*settings.formats, *variants, *two_up))))
