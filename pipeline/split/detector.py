"""langdetect as a second opinion on long stretches in Latin letters: restricted, seeded, in lower case."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

# Languages written in Latin letters that langdetect knows.
_LANGUAGES = tuple(
    "af ca cs cy da de en es et fi fr hr hu id it lt lv nl no pl pt ro sk sl so sq sv sw tl tr vi".split()
)
# langdetect samples n-grams at random: with the same seed for every text the result depends on the text alone.
_SEED = 0
_LONGEST_TEXT = 2_000


class Opinion(NamedTuple):
    """langdetect's guess for a text, and its probability."""

    language: str
    probability: float


def opinion(text: str) -> Opinion | None:
    """The most likely of these languages; None if the text has nothing to go by.

    The text is put in lower case, as langdetect would skip most of a word in capitals.
    """
    from langdetect.lang_detect_exception import LangDetectException  # noqa: PLC0415 - few pages need it

    detector = _factory().create()
    detector.append(text[:_LONGEST_TEXT].lower())
    try:
        guesses = detector.get_probabilities()
    except LangDetectException:
        return None
    return Opinion(guesses[0].lang, guesses[0].prob) if guesses else None


@cache
def _factory() -> DetectorFactory:
    from langdetect.detector_factory import DetectorFactory  # noqa: PLC0415 - as above

    profiles = resources.files("langdetect").joinpath("profiles")
    factory = DetectorFactory()
    factory.load_json_profile([profiles.joinpath(language).read_text("utf-8") for language in _LANGUAGES])
    factory.set_seed(_SEED)
    return factory
