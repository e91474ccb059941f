"""Pages to measure on: variants of one sample page, each with other words in other places, the same at every run."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "tests/pages/wordpress-frame/biopark-ergastiria/page.html"
SIZE = 40

_SEED = 1821
_SENTENCES = re.compile(r"(<p(?: style=[^>]*)?>)([^<>]+\. [^<>]+)(</p>)")
_SENTENCE_END = re.compile(r"(?<=[.;!?]) (?=[A-ZΑ-Ω])")
_SUM = re.compile(r"(?<=€)[0-9]{3}(?=,[0-9]{3})")
_COUNT = re.compile(r"(?<=[ >])[0-9]{2,3}(?= [a-z])")

# The sample's own names; the address stands in the page's head, its meta file and, as the slug, in the path.
_TOWN, _SLUG, _HASH = "Kaselaid", "biopark-ergastiria", "postid-1583"
_SYLLABLES = ("ka", "se", "lai", "vo", "ri", "me", "tu", "nor", "pel", "da", "gri", "sto")


def write(folder: Path, pages: int = SIZE) -> None:
    """Write so many variants with their meta files into `folder`, 100 to a subfolder."""
    text = SAMPLE.read_text(encoding="utf-8")
    meta = SAMPLE.with_name(SAMPLE.name + ".meta.toml").read_text(encoding="utf-8")
    for number, (slug, variant) in enumerate(variants(text, pages)):
        file = folder / f"part-{number // 100:03}" / f"{slug}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(variant, encoding="utf-8")
        file.with_name(file.name + ".meta.toml").write_text(meta.replace(_SLUG, slug), encoding="utf-8")


def variants(text: str, pages: int) -> Iterator[tuple[str, str]]:
    """So many pages with their slugs: another order of sentences, another town, other sums and counts in each."""
    for number in range(pages):
        # Each by its own seed: the n-th page is the same in corpora of all sizes.
        chance = random.Random(_SEED + number)
        town = "".join(chance.choice(_SYLLABLES) for _ in range(3)).capitalize()
        slug = f"{town.lower()}-{number:05}"
        varied = _SENTENCES.sub(lambda found: _shuffled(found, chance), text)  # noqa: B023 - used within the turn
        varied = _SUM.sub(lambda _: str(chance.randint(100, 999)), varied)  # noqa: B023
        varied = _COUNT.sub(lambda found: _like(found[0], chance), varied)  # noqa: B023
        varied = varied.replace(_TOWN, town).replace(_SLUG, slug).replace(_HASH, f"postid-{number}")
        yield slug, varied


def _shuffled(paragraph: re.Match[str], chance: random.Random) -> str:
    start, inner, end = paragraph.groups()
    sentences = _SENTENCE_END.split(inner)
    chance.shuffle(sentences)
    return start + " ".join(sentences) + end


def _like(count: str, chance: random.Random) -> str:
    return str(chance.randint(10 ** (len(count) - 1), 10 ** len(count) - 1))
