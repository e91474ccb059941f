"""In which language the screens speak: what somebody has switched to, the settings, the system, the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pipeline.messages import LANGUAGES, Value, text

# Where the system says which language its user reads, in the order in which it counts.
_VARIABLES = ("SHEETS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")

Say = Callable[..., str]


def chosen(switched: str, setting: str, environment: Mapping[str, str], accepted: Iterable[str]) -> str:
    """The language of a screen: the first of these that is one of ours, else Greek."""
    told = (environment.get(name, "") for name in _VARIABLES)
    for one in (switched, setting, *told, *accepted):
        lang = one.replace("_", "-").partition("-")[0].lower()
        if lang in LANGUAGES:
            return lang
    return LANGUAGES[0]


def saying(lang: str) -> Say:
    """Gives the words of a row of serve.toml in a language: `say("approve")`, `say("found", count=3)`."""

    def say(name: str, /, **values: Value) -> str:
        return text(f"serve.{name}", values, lang)

    return say
