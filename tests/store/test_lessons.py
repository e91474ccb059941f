"""The files that teach sites: written row by row, kept as people left them, read with every slip named."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.errors import OutputError, PageError
from pipeline.lexicon import shipped
from pipeline.model import Lesson, Teaching
from pipeline.store.lessons import LessonsFlaw, Teachings, add_lesson, load_teachings, remove_lesson

LABEL = Lesson(words="Με τα χέρια", field="institution", page="erga/pigadia.html", by="Μ. Π.", on="2026-11-29")
PLACE = Lesson(place="div.field--name-lead > div.field__item", field="summary")
FIXED = Lesson(words='Υπηρεσίες του "Δήμου"')
SITE = "www.dimos.example.gr"


def load(folder: Path) -> Teachings:
    return load_teachings(folder, shipped())


def add(folder: Path, lesson: Lesson, site: str = SITE) -> str:
    return add_lesson(folder, site, lesson, shipped())


def test_a_lesson_is_a_row_of_its_site(tmp_path):
    names = {add(tmp_path, lesson) for lesson in (LABEL, PLACE, FIXED)}
    assert names == {f"sites/{SITE}.toml"}
    assert tomllib.loads((tmp_path / names.pop()).read_text("utf-8")) == {
        "format": 1,
        "site": SITE,
        "label": [
            {
                "words": "Με τα χέρια",
                "field": "institution",
                "from": "erga/pigadia.html",
                "by": "Μ. Π.",
                "on": "2026-11-29",
            }
        ],
        "place": [{"path": PLACE.place, "field": "summary"}],
        "boilerplate": [{"words": 'Υπηρεσίες του "Δήμου"'}],
    }
    assert load(tmp_path).of(SITE) == Teaching(SITE, (LABEL,), (PLACE,), (FIXED,))


def test_what_a_person_wrote_into_the_file_stays_and_a_lesson_is_written_once(tmp_path):
    file = tmp_path / "sites" / "mine.toml"
    file.parent.mkdir()
    own = f'# our notes\nsite = "{SITE}"\n\n[[boilerplate]]\nwords = "Ask us"   # on each page\n'
    file.write_text(own, encoding="utf-8")
    assert add(tmp_path, LABEL) == add(tmp_path, LABEL) == "sites/mine.toml"
    text = file.read_text("utf-8")
    assert text.startswith(own)
    assert text.count("[[label]]") == 1


def test_deleting_a_lesson_leaves_the_other_rows(tmp_path):
    for lesson in (LABEL, PLACE, FIXED):
        add(tmp_path, lesson)
    assert remove_lesson(tmp_path, SITE, PLACE, shipped())
    assert not remove_lesson(tmp_path, SITE, PLACE, shipped())
    assert load(tmp_path).of(SITE) == Teaching(SITE, (LABEL,), (), (FIXED,))


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("site = 'a'\n[[label]]\nwords = ", 3, "this is not TOML"),
        ("site = 'a'\n[[label]]\nwords = 'By'\nfield = 'institutio'", 4, "“institutio” is not a field"),
        ("site = 'a'\n\n[[label]]\nfield = 'title'", 3, "words is missing"),
        ("site = 'a'\n[[place]]\npath = 'div[1]'\nfield = 'title'", 3, "is not a place in the markup"),
        ("site = 'a'\n[[boilerplate]]\nword = 'By'", 3, "did you mean words?"),
        ("site = 'a'\n[[boilerplate]]\nwords = 5", 3, "words must be text in quotes"),
        ("site = 'a'\nformat = 2", 2, "a newer version"),
        ("site = 'a'\nlabel = 'By'", 2, "label must be written as [[label]]"),
        (
            "site = 'a'\n[[label]]\nwords = 'By'\nfield = 'title'\n[[label]]\nwords = 'BY'\nfield = 'theme'",
            7,
            "the same",
        ),
    ],
)
def test_a_slip_is_told_with_file_and_line_and_is_a_flaw_of_its_site_alone(tmp_path, text, line, what):
    add(tmp_path, LABEL)
    (tmp_path / "sites" / "b.toml").write_text(text, encoding="utf-8")
    found = load(tmp_path)
    told, hint = found.flaw("a")
    assert told.startswith("sites/b.toml: ")
    assert f"line {line}: " in told
    assert what in told
    assert "correct that line" in hint
    assert found.flaw(SITE) == ("", "")
    assert found.of(SITE).labels == (LABEL,)


def test_a_broken_file_is_not_written_to(tmp_path):
    file = tmp_path / "sites" / f"{SITE}.toml"
    file.parent.mkdir()
    file.write_text("[[label]\n", encoding="utf-8")
    with pytest.raises(PageError, match="line 1"):
        add(tmp_path, LABEL)
    assert file.read_text("utf-8") == "[[label]\n"


@pytest.mark.parametrize(
    "site", ["", "..", "../../etc", "a/b", "CON", "x" * 300, "éα\u202e", 'quo"te\n', "-", "_", "Ask.GR", "ask.gr"]
)
def test_a_site_of_any_name_has_a_file_of_its_own_in_the_folder(tmp_path, site):
    add(tmp_path, FIXED, "ask.gr" if site != "ask.gr" else "Ask.GR")
    name = add(tmp_path, LABEL, site)
    assert (tmp_path / name).resolve().parent == (tmp_path / "sites").resolve()
    assert load(tmp_path).of(site).labels == (LABEL,)
    assert load(tmp_path).of(site).boilerplate == ()


def test_a_link_in_the_place_of_the_file_is_not_followed(tmp_path):
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / f"{SITE}.toml").symlink_to(tmp_path / "elsewhere.toml")
    with pytest.raises(OutputError):
        add(tmp_path, LABEL)
    assert not (tmp_path / "elsewhere.toml").exists()


def test_who_taught_it_and_when_decides_nothing(tmp_path):
    add(tmp_path, LABEL)
    before = load(tmp_path).digest(SITE)
    file = tmp_path / f"sites/{SITE}.toml"
    file.write_text(file.read_text("utf-8").replace("Μ. Π.", "Κ. Λ."), encoding="utf-8")
    assert load(tmp_path).digest(SITE) == before != load(tmp_path).digest("other")


def test_no_folder_teaches_nothing(tmp_path):
    assert load(tmp_path) == Teachings((), ())
    assert not load(tmp_path).is_any
    assert Teachings(flaws=(LessonsFlaw("a", "broken"),)).is_any
