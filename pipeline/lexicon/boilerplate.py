"""How boilerplate is recognised: class names, fixed lines, headings that open a boilerplate section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields as parts
from functools import cache, partial
from types import MappingProxyType

from pipeline.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The [boilerplate] sections of all languages, as written.

    `classes` maps a reason to words of class names; `weak` are the reasons that a known label overrules; names of
    classes that open with one of `subjects` say nothing. `lines` are whole lines, `openings` how lines begin, `within`
    what lines hold, `headings` those over boilerplate and `heading_openings` how such open, `help` words of the fixed
    help text in forms. `counters` open lines that count a page's visitors, where they stand in boilerplate;
    `titles` are those that programs give to files.

    `modules` are words of class names that speak for boilerplate, `asides` those that do so more; `named` are the
    reasons that names alone give, wrongly where most of the text stands there.
    """

    classes: Mapping[str, tuple[str, ...]]
    weak: frozenset[str]
    subjects: tuple[str, ...]
    lines: tuple[str, ...]
    openings: tuple[str, ...]
    within: tuple[str, ...]
    headings: tuple[str, ...]
    heading_openings: tuple[str, ...]
    help: tuple[str, ...]
    counters: tuple[str, ...]
    titles: tuple[str, ...]
    modules: tuple[str, ...]
    asides: tuple[str, ...]
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hiding:
    """The [hiding] sections of all languages.

    Names of classes that hide an element, that fold it away until it is asked for, and parts of names that show it
    again.
    """

    classes: frozenset[str]
    folding: frozenset[str]
    showing: frozenset[str]


@cache
def hiding(lexicon: Lexicon) -> Hiding:
    """The class names by which sites hide elements."""
    words = partial(lexicon.entries, "hiding")
    return Hiding(*(frozenset(words(part.name)) for part in parts(Hiding)))


@cache
def boilerplate(lexicon: Lexicon) -> Boilerplate:
    """What all languages of `lexicon` together know of boilerplate."""
    words = partial(lexicon.entries, "boilerplate")
    classes: dict[str, tuple[str, ...]] = {}
    for lang in lexicon.languages:
        for reason, names in lexicon.table(lang, "boilerplate").get("classes", {}).items():
            classes[reason] = (*classes.get(reason, ()), *names)
    listed = {part.name: words(part.name) for part in parts(Boilerplate) if part.name not in {"classes", "weak"}}
    return Boilerplate(classes=MappingProxyType(classes), weak=frozenset(words("weak")), **listed)
