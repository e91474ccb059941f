"""A site's boilerplate, learnt from its pages and kept in the manifest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.run.build import BuildOptions, build
from pipeline.run.inspect import extract_lines, inspect
from pipeline.run.site_profiles import last_profiles
from pipeline.settings import Settings
from pipeline.store import manifest
from pipeline.store.lessons import Teachings

MASCOT = "<h2>Our mascot</h2><p>The goat greets every visitor of this site.</p>"
SETTINGS = Settings(formats=("json",), jobs=2)


def page(name: str, more: str = MASCOT) -> str:
    return (
        f"<html><head><title>{name}</title></head><body><h1>{name}</h1><h2>Results</h2><p>{name} did good.</p>"
        f"<h2>Difficulties</h2><p>Rain over {name}.</p>{more}</body></html>"
    )


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A working folder with three pages of one site."""
    for name in ("Oven", "Ladder", "Mill"):
        write(tmp_path, name, page(name))
    return tmp_path


def write(here: Path, name: str, content: str, site: str = "site") -> None:
    file = here / "input" / site / f"{name.lower()}.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")


def record(here: Path, name: str) -> dict[str, Any]:
    return dict(json.loads((here / "output/site" / f"{name.lower()}.json").read_bytes()))


def built(here: Path, **options: bool) -> list[str]:
    report = build(SETTINGS, options=BuildOptions(**options), folder=here)
    return [f"{result.path} {result.state.value} {result.reason}".strip() for result in report.results]


def test_what_stands_on_three_pages_of_a_site_is_set_aside(here: Path) -> None:
    built(here)
    found = record(here, "Oven")
    assert found["coverage"]["unplaced"] == 0
    assert "unknown-label" not in {issue["code"] for issue in found["issues"]}


def test_two_pages_or_three_sites_make_no_table(here: Path) -> None:
    (here / "input/site/mill.html").unlink()
    write(here, "Mill", page("Mill"), site="elsewhere")
    built(here)
    assert record(here, "Oven")["coverage"]["unplaced"] == len("Ourmascot" + "Thegoatgreetseveryvisitorofthissite.")


def test_the_table_never_touches_a_field(here: Path) -> None:
    for name in ("Oven", "Ladder", "Mill"):
        write(here, name, page(name, more="<h2>Costs</h2><p>None at all, all is lent.</p>"))
    built(here)
    (alone,) = inspect(extract_lines, SETTINGS, [here / "input/site/oven.html"], folder=here)
    assert record(here, "Oven")["fields"] == json.loads(alone.files[0][1])["fields"]
    assert "resources" in record(here, "Oven")["fields"]


def test_a_run_that_changes_nothing_builds_nothing(here: Path) -> None:
    built(here)
    manifest = (here / "output/manifest.json").read_bytes()
    assert {line.split()[1] for line in built(here)} == {"unchanged"}
    assert (here / "output/manifest.json").read_bytes() == manifest


def test_another_page_of_the_site_leaves_those_alone_whose_boilerplate_stays(here: Path) -> None:
    built(here)
    write(here, "Well", page("Well"))
    assert [line.split()[1] for line in built(here)] == ["unchanged", "unchanged", "unchanged", "built"]


def test_pages_are_built_anew_when_their_boilerplate_changes(here: Path) -> None:
    built(here)
    (here / "input/site/mill.html").unlink()
    reason = "what is known about its site changed"
    assert built(here, dry_run=True) == [f"site/{name}.html built {reason}" for name in ("ladder", "oven")]
    assert [line.split()[1] for line in built(here)] == ["built", "built"]
    assert record(here, "Oven")["coverage"]["unplaced"] > 0


def test_a_run_over_one_page_knows_the_site_from_the_manifest(here: Path) -> None:
    built(here)
    write(here, "Oven", page("Oven").replace("did good", "did better"))
    build(SETTINGS, [here / "input/site/oven.html"], folder=here)
    assert record(here, "Oven")["coverage"]["unplaced"] == 0


def test_what_is_printed_is_what_a_build_writes(here: Path) -> None:
    built(here)
    printed = [
        json.loads(r.files[0][1]) for r in inspect(extract_lines, SETTINGS, [here / "input"], folder=here, learns=True)
    ]
    assert printed == [record(here, name) for name in ("Ladder", "Mill", "Oven")]


def test_a_file_that_is_no_page_is_looked_at_once(here: Path) -> None:
    (here / "input/site/data.json").write_text('{"no": "answer"}', encoding="utf-8")
    assert any("skipped" in line for line in built(here))
    entry = json.loads((here / "output/manifest.json").read_bytes())["pages"]["site/data.json"]
    assert entry["sighting"][:2] == ["", ""]


def test_the_profile_of_a_page_is_known_from_the_ledger_alone(here: Path) -> None:
    built(here)
    known = manifest.load(here / "output")
    found = last_profiles(known, Teachings())
    assert found["site/oven.html"].digest == known["site/oven.html"].profile != ""
    assert "site/none.html" not in found


def test_a_lesson_builds_the_pages_anew_that_it_concerns_and_no_others_and_deleting_it_undoes_it(here: Path) -> None:
    write(here, "Oven", page("Oven").replace("<h2>Results", "<p>By hand of: Lower Parish</p><h2>Results"))
    built(here)
    assert "institution" not in record(here, "Oven")["fields"]
    file = here / "review/sites/site.toml"
    file.parent.mkdir(parents=True)
    file.write_text('[[label]]\nwords = "By hand of"\nfield = "institution"\n', encoding="utf-8")
    assert [line.split()[1] for line in built(here)] == ["unchanged", "unchanged", "built"]
    (value,) = record(here, "Oven")["fields"]["institution"]
    assert (value["text"], value["rule"], value["origin"]) == ("Lower Parish", "taught-label: By hand of", "taught")
    assert {line.split()[1] for line in built(here)} == {"unchanged"}
    file.unlink()
    assert [line.split()[1] for line in built(here)] == ["unchanged", "unchanged", "built"]
    assert "institution" not in record(here, "Oven")["fields"]


def test_a_broken_file_of_lessons_fails_the_pages_of_its_site_alone_and_keeps_their_sheets(here: Path) -> None:
    write(here, "Bell", page("Bell"), site="other")
    built(here)
    file = here / "review/sites/site.toml"
    file.parent.mkdir(parents=True)
    file.write_text("[[label]]\nwords = \n", encoding="utf-8")
    lines = built(here)
    assert [line.split()[1] for line in lines] == ["unchanged", "failed", "failed", "failed"]
    assert "sites/site.toml: line 2" in lines[1]
    assert record(here, "Oven")["fields"]
    file.unlink()
    assert [line.split()[1] for line in built(here)] == ["unchanged", "built", "built", "built"]


def test_a_repeated_line_before_other_words_is_a_label_of_the_site(here: Path) -> None:
    text = "was lent by its owner, who asked for nothing but bread and a song on Sundays."
    for name, keeper in (("Oven", "Anna"), ("Ladder", "Bert"), ("Mill", "Cleo")):
        more = f"<p>Keeper of keys</p><p>{keeper} from next door</p>"
        body = (
            f"<h1>The {name} of all</h1><p>The {name.lower()} {text}</p>{more}<h2>Results</h2><p>{name} did good.</p>"
        )
        write(here, name, f"<html><body>{body}</body></html>")
    built(here)
    found = record(here, "Oven")
    assert found["fields"]["description"][0]["text"] == f"The oven {text}"
    assert found["coverage"]["unplaced"] == len("Annafromnextdoor")


def test_what_repeats_on_a_site_is_neither_title_nor_description(here: Path) -> None:
    for name in ("Oven", "Ladder", "Mill"):
        head = "<h1>Friends of the goat and of all who keep her</h1>"
        slogan = "<p>We keep goats, paths and stories alive for everybody in the hills above the town.</p>"
        text = f"<p>The {name.lower()} was lent by its owner, who asked for nothing but bread.</p>"
        own = f"<h2>The {name} that belongs to all of us</h2>{text}<h2>Results</h2><p>{name} did good.</p>"
        write(here, name, f"<html><body>{head}{slogan}{own}</body></html>")
    built(here)
    fields = record(here, "Oven")["fields"]
    assert fields["title"][0]["text"] == "The Oven that belongs to all of us"
    assert fields["description"][0]["text"] == "The oven was lent by its owner, who asked for nothing but bread."
