"""The language of the screens: what somebody has switched to, else the settings', the system's or the browser's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import fields_by_name
from pipeline.lexicon.sheet_words import language_names
from pipeline.messages import LANGUAGES, MessageValue, text
from pipeline.store.language import known_language

# The variables that say which language the system's user reads, the strongest first.
_VARIABLES = ("SHEETS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")

Say = Callable[..., str]


def screen_language(switched: str, setting: str, environment: Mapping[str, str], accepted: Iterable[str]) -> str:
    """The language of a screen: the first of these that we have messages in, else Greek."""
    from_environment = (environment.get(name, "") for name in _VARIABLES)
    asked = (switched, setting, *from_environment, *accepted)
    return next((lang for lang in map(known_language, asked) if lang), LANGUAGES[0])


def words_in(lang: str) -> Say:
    """A function for messages of serve.toml in a language: `say("approve")`, `say("found", count=3)`."""

    def say(name: str, /, **values: MessageValue) -> str:
        return text(f"serve.{name}", values, lang)

    return say


def language_name(lexicon: Lexicon, tag: str, lang: str) -> str:
    """The name of a language in another one; its tag if no table names it."""
    if tag == "el-Latn":
        return text("serve.in-el-Latn", {}, lang)
    return language_names(lexicon, lang).get(tag) or text("serve.in-other", {"tag": tag}, lang)


@lru_cache(maxsize=4)
def field_names(lexicon: Lexicon, lang: str) -> Mapping[str, str]:
    """The labels of all fields in a language, by their names."""
    return {name: field.shown(lang) for name, field in fields_by_name(lexicon).items()}
