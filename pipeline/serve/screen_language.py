"""In which language the screens speak: what somebody has switched to, the settings, the system, the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import fields_by_name
from pipeline.messages import LANGUAGES, Value, rows, text
from pipeline.store.language import known_language

# Where the system says which language its user reads, in the order in which it counts.
_VARIABLES = ("SHEETS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")

Say = Callable[..., str]


def screen_language(switched: str, setting: str, environment: Mapping[str, str], accepted: Iterable[str]) -> str:
    """The language of a screen: the first of these that is one of ours, else Greek."""
    told = (environment.get(name, "") for name in _VARIABLES)
    asked = (switched, setting, *told, *accepted)
    return next((lang for lang in map(known_language, asked) if lang), LANGUAGES[0])


def words_in(lang: str) -> Say:
    """Gives the words of a row of serve.toml in a language: `say("approve")`, `say("found", count=3)`."""

    def say(name: str, /, **values: Value) -> str:
        return text(f"serve.{name}", values, lang)

    return say


def language_name(tag: str, lang: str) -> str:
    """A language by its name, in another one; one that has no row by its tag."""
    name = f"in-{tag}"
    return text(f"serve.{name}", {}, lang) if name in rows("serve") else text("serve.in-other", {"tag": tag}, lang)


@lru_cache(maxsize=4)
def field_names(lexicon: Lexicon, lang: str) -> Mapping[str, str]:
    """The labels of all fields in a language, by their names."""
    return {name: field.shown(lang) for name, field in fields_by_name(lexicon).items()}
