from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main

PAGE = """<!doctype html><html lang="en"><head><title>Borrowed Ladders</title></head><body><main>
<h1>Borrowed Ladders</h1>
<p>A village keeps its ladders in the church porch and lends them by a chalk list.</p>
<h2>Resources needed</h2><p>Four ladders, €640, and a box of chalk.</p>
<h2>Evidence of success</h2><p>Roofs were mended before winter in 31 houses.</p>
<h2>Main institution</h2><p>Parish of Little Rungs</p>
</main></body></html>"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder with one page in `input/`."""
    (tmp_path / "input").mkdir()
    (tmp_path / "input/ladders.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sheets(*args: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, args, input=stdin)


def test_build_makes_every_format_and_a_second_call_nothing(here: Path) -> None:
    first = sheets("build", "--jobs", "1")
    assert first.exit_code == 0, first.stderr
    assert first.stdout == ""
    names = sorted(file.name for file in (here / "output").iterdir())
    assert names == [
        ".lock", "ladders.docx", "ladders.json", "ladders.pdf", "manifest.json",
        "report.html", "report.jsonl", "report_files"
    ]  # fmt: skip
    second = sheets("build")
    assert second.exit_code == 0
    assert "1 page: 0 built, 1 unchanged" in second.stderr


def test_a_run_can_be_told_formats_folder_and_languages(here: Path) -> None:
    result = sheets("build", "input/ladders.html", "--out", "φύλλα", "--formats", "json, docx", "--languages", "en")
    assert result.exit_code == 0, result.stderr
    assert {"ladders.docx", "ladders.json"} <= {file.name for file in (here / "φύλλα").iterdir()}
    assert not (here / "φύλλα/ladders.pdf").exists()


def test_variants_are_made_beside_the_formats_that_are_asked_for(here: Path) -> None:
    asked = ("build", "--formats", "pdf", "--variant", "large", "--variant", "a5,print", "--n-up", "--jobs", "1")
    result = sheets(*asked)
    assert result.exit_code == 0, result.stderr
    assert {file.name for file in (here / "output").glob("*.pdf")} == {
        "ladders.pdf", "ladders.print.pdf", "ladders.large.pdf", "ladders.a5.pdf", "ladders.a5-2up.pdf"
    }  # fmt: skip
    assert "1 page: 0 built, 1 unchanged" in sheets(*asked).stderr
    (here / "output/ladders.large.pdf").unlink()
    assert "1 page: 1 built" in sheets(*asked).stderr
    assert sheets("verify").exit_code == 0


def test_a_variant_that_there_is_not_is_wrong_usage(here: Path) -> None:
    result = sheets("build", "--variant", "huge")
    assert result.exit_code == 2
    assert "huge: choose from print, large, a5" in result.stderr


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(here: Path) -> None:
    result = sheets("build", "--dry-run")
    assert result.stdout.splitlines() == ["would build ladders.html: new page", "1 to build, 0 up to date"]
    assert not (here / "output").exists()


def test_extract_prints_records_and_writes_nothing(here: Path) -> None:
    result = sheets("extract", "input")
    (record,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert record["id"] == "ladders"
    assert record["page"]["path"] == "ladders.html"
    assert record["fields"]["institution"][0]["text"] == "Parish of Little Rungs"
    assert sorted(file.name for file in here.iterdir()) == ["input"]


def test_extract_reads_a_page_from_stdin(here: Path) -> None:
    result = sheets("extract", "-", stdin=PAGE)
    assert json.loads(result.stdout)["fields"]["title"][0]["text"] == "Borrowed Ladders"


def test_split_covers_the_text_of_stdin_without_a_gap(here: Path) -> None:
    text = "Το έργο (Regional Stakeholder Group)\nΤέλος"
    runs = [json.loads(line) for line in sheets("split", "-", stdin=text).stdout.splitlines()]
    assert "".join(run["text"] for run in runs) == text
    words = [(run["lang"], run["text"].strip(" ()\n")) for run in runs]
    assert words[:2] == [("el", "Το έργο"), ("en", "Regional Stakeholder Group")]
    assert runs[0]["start"] == 0
    assert runs[-1]["end"] == len(text)


def test_explain_tells_words_place_and_rule(here: Path) -> None:
    result = sheets("explain", "input/ladders.html", "institution")
    assert "institution (en)" in result.stdout
    assert "| Parish of Little Rungs" in result.stdout
    assert "by " in result.stdout
    assert "No theme was found; the page gives title, " in sheets("explain", "input/ladders.html", "theme").stdout
    assert sheets("explain", "input/ladders.html", "κυριος φορεας").stdout == result.stdout
    everything = sheets("explain", "input/ladders.html").stdout
    assert "characters: " in everything
    assert "Labels" in everything


def test_explain_asks_whether_another_field_was_meant(here: Path) -> None:
    result = sheets("explain", "input/ladders.html", "tittle")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: there is no field tittle\nHint: did you mean title?" in result.stderr
    assert "Hint: choose from title, " in sheets("explain", "input/ladders.html", "??").stderr


@pytest.mark.parametrize(
    "args", [("verify", "{0}"), ("export", "a.csv", "{0}"), ("export", "{0}/a.csv"), ("check", "{0}")]
)
@pytest.mark.parametrize("url", ["file:///tmp/out", "s3://bucket/out"])
def test_commands_on_finished_files_say_that_stores_are_not_for_them(
    here: Path, args: tuple[str, ...], url: str
) -> None:
    result = sheets(*(arg.format(url) for arg in args))
    assert result.exit_code == 2
    assert f"Error: {url}" in result.stderr
    assert "not on stores" in result.stderr


def test_a_wrong_format_is_answered_with_those_that_help_knows(here: Path) -> None:
    result = sheets("build", "--formats", "pdf,a5.pdf")
    assert result.exit_code == 2
    assert "a5.pdf: choose from pdf, docx, json, html\n" in result.stderr


def test_an_input_folder_without_a_page_says_what_to_put_there(here: Path) -> None:
    (here / "input/ladders.html").unlink()
    for args in (("build",), ("build", "--dry-run")):
        result = sheets(*args)
        assert result.exit_code == 0
        assert "put pages saved from the browser (.html)" in result.output
    (here / "input").rmdir()
    result = sheets("build")
    assert result.exit_code == 4
    assert "Hint: make a folder input here and put your pages into it" in result.stderr


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("www.example.org", "sheets fetch https://www.example.org\n"),
        ("https://example.org/a", "sheets fetch https://example.org/a\n"),
        ("example.org/praktiki?id=1&l=el", "sheets fetch 'https://example.org/praktiki?id=1&l=el'\n"),
        ("pgae.html", "check the spelling of the path"),
        ("inptu/ladders.html", "check the spelling of the path"),
    ],
)
def test_a_path_that_is_not_there_says_what_may_have_been_meant(here: Path, path: str, hint: str) -> None:
    result = sheets("build", path)
    assert result.exit_code == 4
    assert hint in result.stderr


def test_what_looks_like_settings_is_told_and_the_run_goes_on(here: Path) -> None:
    (here / "sheets.toml.txt").write_text('formats = ["json"]', encoding="utf-8")
    result = sheets("build", "--dry-run")
    assert result.exit_code == 0
    assert "Note: sheets.toml.txt is not read: settings stand in sheets.toml; rename it" in result.stderr


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["build", "--formats", "odt"], 2),
        (["build", "--languages", "fr"], 2),
        (["nonsense"], 2),
        (["build", "nowhere"], 4),
        (["extract", "nowhere"], 4),
        (["build", "--out", "input/ladders.html"], 5),
    ],
)
def test_what_goes_wrong_has_an_exit_code_of_its_own(here: Path, args: list[str], code: int) -> None:
    assert sheets(*args).exit_code == code


def test_a_missing_input_folder_is_4_and_an_empty_one_is_fine(here: Path) -> None:
    (here / "input/ladders.html").unlink()
    assert sheets("build").exit_code == 0
    (here / "input").rmdir()
    assert sheets("build").exit_code == 4


def test_wrong_settings_are_3_with_every_problem(here: Path) -> None:
    (here / "sheets.toml").write_text('jbos = 1\nlanguages = "fr"\n', encoding="utf-8")
    result = sheets("build")
    assert result.exit_code == 3
    assert "sheets.toml:1: jbos: no such setting; did you mean jobs?" in result.stderr
    assert "sheets.toml:2: languages" in result.stderr


def test_a_broken_page_fails_by_name_and_the_good_one_is_built(here: Path) -> None:
    os.mkfifo(here / "input/pipe.html")
    (here / "input/notes.xyz").write_bytes(bytes(range(256)))
    result = sheets("build", "--formats", "json")
    assert result.exit_code == 1
    assert "1 built, 1 skipped, 1 failed" in result.stderr
    assert "failed: pipe.html: is a pipe, not a file" in result.stderr
    assert (here / "output/ladders.json").exists()
    lines = [json.loads(line) for line in (here / "output/report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["page"]: line["state"] for line in lines} == {
        "ladders.html": "built", "notes.xyz": "skipped", "pipe.html": "failed"
    }  # fmt: skip


def test_prune_deletes_the_sheets_of_pages_that_have_gone(here: Path) -> None:
    (here / "input/other.html").write_text(PAGE, encoding="utf-8")
    sheets("build", "--formats", "json")
    (here / "input/other.html").unlink()
    kept = sheets("build", "--formats", "json")
    assert "its page has gone (--prune deletes it): other.json" in kept.stderr
    assert (here / "output/other.json").exists()
    pruned = sheets("build", "--formats", "json", "--prune")
    assert "deleted, its page has gone: other.json" in pruned.stderr
    assert not (here / "output/other.json").exists()
    assert (here / "output/ladders.json").exists()


def test_a_run_says_when_it_uses_templates_of_the_working_folder(here: Path) -> None:
    assert "templates" not in sheets("build", "--formats", "json").stderr
    (here / "templates").mkdir()
    (here / "templates/sheet.css").write_text("", encoding="utf-8")
    told = sheets("build", "--formats", "json").stderr
    assert "using templates that did not come with this tool: those in templates/\n" in told


def test_a_caller_may_have_closed_the_standard_streams(here: Path) -> None:
    command = 'exec "$0" -m pipeline.cli build --formats json <&- >&- 2>&-'
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run(["bash", "-c", command, sys.executable], cwd=here, env=environment, check=False)
    assert done.returncode == 0
    assert (here / "output/report.jsonl").read_text(encoding="utf-8").count("\n") == 1


def test_help_is_quick_and_shows_examples_without_heavy_imports() -> None:
    code = "import sys; sys.argv = ['sheets', 'build', '--help']\nfrom pipeline.cli import main\n"
    code += "try: main()\nexcept SystemExit: pass\n"
    code += "heavy = {'weasyprint', 'docx', 'selectolax', 'lxml', 'langdetect', 'jinja2', 'pydantic', 'rich'}\n"
    code += "heavy &= set(sys.modules)\n"
    code += "assert not heavy, heavy"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Examples:" in done.stdout


def test_a_run_with_nothing_to_do_imports_no_renderer(here: Path) -> None:
    sheets("build", "--formats", "json")
    code = "import sys; sys.argv = ['sheets', 'build', '--formats', 'json']\nfrom pipeline.cli import main\n"
    code += "try: main()\nexcept SystemExit as end: assert end.code == 0\n"
    code += (
        "heavy = {'weasyprint', 'docx', 'selectolax', 'lxml', 'langdetect', 'jinja2', 'pydantic'} & set(sys.modules)\n"
    )
    code += "assert not heavy, heavy"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=here)
    assert done.returncode == 0, done.stderr


def test_an_address_on_the_web_is_refused_with_the_command_that_fetches_it(here: Path) -> None:
    for command in ("build", "extract", "split"):
        result = sheets(command, "https://example.org/practices/1")
        assert result.exit_code == 4
        assert "sheets fetch" in result.stderr


def test_a_store_whose_package_is_not_installed_is_a_wrong_setting(here: Path) -> None:
    result = sheets("build", "--out", "shelf://sheets")
    assert result.exit_code == 3
    assert "shelf" in result.stderr
    assert not (here / "shelf:").exists()


def test_pages_and_sheets_may_be_in_a_store(here: Path) -> None:
    result = sheets("build", f"file://{here}/input", "--out", "memory://sheets-of-a-test", "--formats", "json")
    assert result.exit_code == 0, result.stderr
    assert not (here / "output").exists()
    again = sheets("build", f"local://{here}/input/ladders.html", "--out", "memory://sheets-of-a-test")
    assert "1 page: 1 built" in again.stderr


def test_what_wants_a_person_is_told_and_ends_with_one(here: Path) -> None:
    sheets("build", "--formats", "json", "--jobs", "1")
    found = sheets("status", "--missing", "el")
    assert found.exit_code == 1
    assert "missing: ladders.html: resources (el)" in found.stdout.splitlines()
    assert "4 findings" in found.stderr
    as_json = [json.loads(line) for line in sheets("status", "--missing", "el", "--json").stdout.splitlines()]
    assert {one["field"] for one in as_json} >= {"title", "resources", "evidence"}
    assert sheets("status", "--stale").exit_code == 0


def test_what_was_written_is_given_to_a_renamed_page_and_spread_and_handed_out(here: Path) -> None:
    (here / "review").mkdir()
    edit = '[[edit]]\nfield = "institution"\nlang = "en"\nwas = "Parish of Little Rungs"\ntext = "Parish of Rungs"\n'
    (here / "review/old.html.toml").write_text(edit, encoding="utf-8")
    assert sheets("adopt", "old.html", "nowhere.html").exit_code == 4
    assert sheets("adopt", "old.html", "input/ladders.html").exit_code == 0
    (here / "input/steps.html").write_text(PAGE.replace("Ladders", "Steps").replace("chalk", "wax"), encoding="utf-8")
    sheets("build", "--formats", "json", "--jobs", "1")
    assert "Parish of Rungs" in (here / "output/ladders.json").read_text(encoding="utf-8")
    assert sheets("spread", "ladders.html", "institution").stdout == "steps.html: institution (en)\n"
    assert sheets("printed").exit_code == 0
    assert sheets("status", "--reprint").exit_code == 1
