"""What is known of a site."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Profile
from pipeline.model.review import Lesson, Teaching

TAUGHT = Profile(
    teaching=Teaching("site", labels=(Lesson(words="By", field="institution", by="Anna", on="2026-01-01"),))
)


def test_of_an_unknown_site_there_is_no_digest() -> None:
    assert Profile().digest == ""
    assert Profile(teaching=Teaching("www.example.org")).digest == ""


def test_all_that_decides_on_a_record_makes_another_digest() -> None:
    known = (Profile(("a",)), Profile(labels=("a",)), TAUGHT, Profile(flaw="line 3"))
    assert len({profile.digest for profile in known}) == len(known)
    assert all(len(profile.digest) == 16 for profile in known)


def test_who_taught_a_lesson_and_when_makes_no_difference() -> None:
    (lesson,) = TAUGHT.teaching.labels
    other = replace(TAUGHT, teaching=Teaching("elsewhere", labels=(replace(lesson, by="Maria", on="", page="b.html"),)))
    assert other.digest == TAUGHT.digest
    assert replace(other, hint="mend it").digest == TAUGHT.digest


def test_words_that_are_no_unicode_have_a_digest_too() -> None:
    assert Profile(("\ud800",)).digest
