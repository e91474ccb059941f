"""In which language the screens speak: what somebody has switched to, the settings, the system, the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pipeline.messages import LANGUAGES, Value, text
from pipeline.store.language import spoken

# Where the system says which language its user reads, in the order in which it counts.
_VARIABLES = ("SHEETS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")

Say = Callable[..., str]


def chosen(switched: str, setting: str, environment: Mapping[str, str], accepted: Iterable[str]) -> str:
    """The language of a screen: the first of these that is one of ours, else Greek."""
    told = (environment.get(name, "") for name in _VARIABLES)
    asked = (switched, setting, *told, *accepted)
    return next((lang for lang in map(spoken, asked) if lang), LANGUAGES[0])


def saying(lang: str) -> Say:
    """Gives the words of a row of serve.toml in a language: `say("approve")`, `say("found", count=3)`."""

    def say(name: str, /, **values: Value) -> str:
        return text(f"serve.{name}", values, lang)

    return say
