"""Draft translations by the user's own program: JSON lines in and out, within limits, stored in the review."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.errors import ConfigurationError, PipelineError
from pipeline.exchange.intake import PageState, taken_in
from pipeline.exchange.review_edits import Taker
from pipeline.exchange.unit import ReturnedUnit, TranslationState, Unit, UnitKey
from pipeline.exchange.unit_text import line
from pipeline.exchange.units import units
from pipeline.lexicon import Lexicon
from pipeline.messages import Message, of_system
from pipeline.model import EditOrigin, Kind
from pipeline.run.exchange_inputs import PageNow
from pipeline.settings import Settings
from pipeline.store import reviews
from pipeline.store.own_files import load_lexicon
from pipeline.store.remote import path_or_url

_MOST_BYTES = 50_000_000


def draft(
    settings: Settings, pages: Sequence[PageNow], to: str, lang: str, hand: Taker, folder: Path
) -> tuple[str, ...]:
    """Store drafts of all that pages lack in a language; returns remarks.

    ConfigurationError where no program is set, PipelineError where it fails.
    """
    command = settings.translate.command
    if not command:
        raise ConfigurationError(Message("exchange.no-program"), Message("exchange.set-program"))
    lexicon = load_lexicon(settings, folder)
    missing = {page.name: list(_missing(page, to, lang, lexicon)) for page in pages}
    asked = [unit for found in missing.values() for unit in found]
    words = _answers(command, asked, settings.translate.seconds) if asked else {}
    left = sum(str(unit.key) not in words for unit in asked)
    remarks: list[str] = [Message("exchange.undrafted", program=command[0], count=left)] if left else []
    for page in pages:
        keys = [(unit.key, unit.source) for unit in missing[page.name]]
        backs = [(key, ReturnedUnit(str(key), source, words.get(str(key), ""))) for key, source in keys]
        remarks += _store(settings, page, backs, replace(hand, how=EditOrigin.MACHINE), lexicon, folder)
    return tuple(remarks)


def _missing(page: PageNow, to: str, lang: str, lexicon: Lexicon) -> Iterator[Unit]:
    for record in page.records:
        if record.kind is Kind.PRACTICE:
            yield from (unit for unit in units(record, to, lexicon, lang=lang) if unit.want is TranslationState.MISSING)


def _store(
    settings: Settings,
    page: PageNow,
    backs: Sequence[tuple[UnitKey, ReturnedUnit]],
    hand: Taker,
    lexicon: Lexicon,
    folder: Path,
) -> Iterator[str]:
    home = path_or_url(settings.reviewing.folder, folder)
    review, digest = reviews.load_review(home, page.name)
    found = taken_in(backs, PageState(page.records, lexicon, page.stale), review, hand)
    if found.review != review:
        reviews.save_review(home, page.name, found.review, digest)
    for one in found.notices:
        if one.is_refused:
            yield Message("run.about", what=one.where, text=one.what)


def _answers(command: Sequence[str], asked: Iterable[Unit], seconds: float) -> Mapping[str, str]:
    """The program's translations of the units, by their ids.

    PipelineError where it fails, takes too long or prints too much.
    """
    lines = ({"id": str(unit.key), "lang": unit.key.lang, "to": unit.key.to, "text": unit.source} for unit in asked)
    given = "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in lines).encode()
    with tempfile.TemporaryFile() as out:
        try:
            done = subprocess.run(  # noqa: S603 - the user's own program, as her settings have it
                list(command), input=given, stdout=out, stderr=subprocess.DEVNULL, timeout=seconds, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise PipelineError(
                Message("exchange.program-slow", program=command[0], seconds=f"{seconds:g}"), Message("exchange.try-it")
            ) from error
        except OSError as error:
            raise PipelineError(
                Message("exchange.program-failed", program=command[0], reason=of_system(error)),
                Message("exchange.try-it"),
            ) from error
        if done.returncode or out.tell() > _MOST_BYTES:
            reason = Message("exchange.ended-with", code=done.returncode)
            raise PipelineError(
                Message("exchange.program-failed", program=command[0], reason=reason), Message("exchange.try-it")
            )
        out.seek(0)
        return dict(_answer_lines(out.read().decode("utf-8", "replace")))


def _answer_lines(text: str) -> Iterator[tuple[str, str]]:
    """The ids and words of the lines that are valid answers; others are ignored."""
    for one in text.splitlines():
        try:
            found = json.loads(one)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and isinstance(found.get("id"), str) and isinstance(found.get("text"), str):
            yield found["id"], line(found["text"])
