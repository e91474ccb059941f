from __future__ import annotations

import re
import shlex
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from docx.oxml.ns import qn

from pipeline.cli import main
from pipeline.model import Rule
from pipeline.settings import Settings, parse
from pipeline.sources import SOURCES

ROOT = Path(__file__).parents[1]
COMMANDS = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


MILL = """GOOD PRACTICE
The mill by the bridge
Summary
The mill turns again: the village grinds its own flour there on Saturdays, and children learn how a wheel is mended.
Resources needed
A new wheel for €9,400 and two days of work a month.
"""
CAFE = """<h1>Το καφενείο της γραφειοκρατίας</h1>
<dl><dt>Περίληψη<dd>Κάθε Τρίτη μια υπάλληλος του δήμου βοηθά στο καφενείο όποιον έχει να συμπληρώσει χαρτιά.
<dt>Φορέας υλοποίησης<dd>Δήμος Πέτρας</dl>"""
WELL = """ΚΑΛΗ ΠΡΑΚΤΙΚΗ
Οι φύλακες των πηγαδιών
Περίληψη
Κάθε γειτονιά φροντίζει ένα πηγάδι, το καθαρίζει την άνοιξη και λέει τη στάθμη του στην αγορά.
"""
CORRECTION = """format = 1
page = "region/cafe.html"

[[edit]]
field = "institution"
lang = "el"
was = "Δήμος Πέτρας"
text = "Δήμος Άνω Πέτρας"
"""


def example_commands(page: Path) -> list[list[str]]:
    """The words after `sheets` of each command in a document's blocks for the shell."""
    blocks = re.findall(r"^```sh$(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("sheets ")]
    return [shlex.split(line, comments=True)[1:] for line in lines]


def edit_words(sheet: Path, was: str, now: str) -> None:
    """Change words of a Word sheet, as somebody who edits it does."""
    document = docx.Document(str(sheet))
    texts = [text for text in document.element.body.iter(qn("w:t")) if was in (text.text or "")]
    assert texts
    for text in texts:
        text.text = (text.text or "").replace(was, now)
    document.save(str(sheet))


def keys(settings: Any, path: str = "") -> set[str]:
    found = set()
    for one in fields(settings):
        value = getattr(settings, one.name)
        found |= keys(value, f"{path}{one.name}.") if is_dataclass(value) else {path + one.name}
    return found


def test_the_example_of_settings_has_all_there_are_at_their_defaults() -> None:
    block = (ROOT / "docs/sheets.example.toml").read_text(encoding="utf-8")
    assert parse(block, "sheets.example.toml") == Settings()
    table = ""
    named = set()
    for line in block.splitlines():
        if found := re.match(r"\[([a-z.]+)\]", line):
            table = found[1] + "."
        elif found := re.match(r"([a-z_]+) =", line):
            named.add(table + found[1])
    assert named == keys(Settings())


@pytest.mark.parametrize("page", DOCUMENTS, ids=lambda page: page.name)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = [*re.findall(r"\]\(([^)#]+)", text), *re.findall(r'src="([^"]+)"', text)]
    assert [one for one in targets if "://" not in one and not (page.parent / one).exists()] == []


def test_the_architecture_says_which_module_sets_each_rule() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    rows = text.split("## Which module sets a rule")[1].split("\n## ")[0]
    assert [rule.value for rule in Rule if f"`{rule.value}`" not in rows] == []
    named = re.findall(r"`(\w+/\w+\.py)`", rows)
    assert [one for one in named if not (ROOT / "pipeline/extract" / one).is_file()] == []
    assert len(set(named)) > 15


def test_every_command_and_every_option_of_a_build_is_documented() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, command in main.commands.items():
        assert f"`sheets {name}" in COMMANDS
        assert f"`sheets {name}`" in readme
        assert CliRunner().invoke(main, [name, "--help"]).exit_code == 0, command
    options = {option for param in main.commands["build"].params for option in param.opts if option.startswith("--")}
    assert {option for option in options if f"`{option}" not in COMMANDS} == set()


def test_every_option_that_a_document_names_beside_a_command_is_one_of_it() -> None:
    rows = re.findall(r"^\| (`sheets .*?) \|$", COMMANDS, re.MULTILINE)
    assert len(rows) == len(main.commands)
    for row in rows:
        name = row.split()[1].rstrip("`")
        known = {option for param in main.commands[name].params for option in param.opts}
        named = set(re.findall(r"(?<=`)--[a-z-]+", row.replace("`sheets status --", "")))
        assert named - known == set(), name


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in DOCUMENTS if example_commands(page)], ids=lambda page: page.name)
def test_the_commands_of_a_document_run_one_after_the_other(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for path, words in (("region/mill.txt", MILL), ("region/cafe.html", CAFE), ("forum/well.txt", WELL)):
        file = tmp_path / "input" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, encoding="utf-8")
    (tmp_path / "project/source").mkdir(parents=True)
    (tmp_path / "review/region").mkdir(parents=True)
    (tmp_path / "review/region/cafe.html.toml").write_text(CORRECTION, encoding="utf-8")
    (tmp_path / "sheets.toml").write_text("[translate]\ncommand = ['cat']\n", encoding="utf-8")
    assert CliRunner().invoke(main, ["build"]).exit_code == 0
    edit_words(tmp_path / "output/region/mill.docx", "turns again", "turns once more")
    for words in example_commands(page):
        if words[0] == "review":
            # It would serve until it is stopped: its words are read, no more.
            main.commands["review"].make_context("review", words[1:])
            continue
        ran = CliRunner().invoke(main, words)
        assert ran.exit_code in (0, 1), (words, ran.output)
        assert isinstance(ran.exception, SystemExit | None), (words, ran.exception)


def test_the_notes_in_the_input_folder_name_every_format_in_both_languages() -> None:
    greek, english = (ROOT / "input/README.md").read_text(encoding="utf-8").split("\n# ")[:2]
    for half in (greek, english):
        for source in SOURCES.values():
            assert not source.suffixes or f"`{source.suffixes[0]}`" in half
        assert "`output/report.html`" in half
        assert ".new.docx" in half
