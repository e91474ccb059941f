from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.settings import Settings, parse
from pipeline.sources import SOURCES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


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


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda page: page.name
)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = [*re.findall(r"\]\(([^)#]+)", text), *re.findall(r'src="([^"]+)"', text)]
    assert [one for one in targets if "://" not in one and not (page.parent / one).exists()] == []


def test_the_readme_names_every_command_and_every_option_of_a_build() -> None:
    for name, command in main.commands.items():
        assert f"`sheets {name}" in README
        assert CliRunner().invoke(main, [name, "--help"]).exit_code == 0, command
    options = {option for param in main.commands["build"].params for option in param.opts if option.startswith("--")}
    assert {option for option in options if f"`{option}" not in README} == set()


def test_the_notes_in_the_input_folder_name_every_format_in_both_languages() -> None:
    greek, english = (ROOT / "input/README.md").read_text(encoding="utf-8").split("\n# ")[:2]
    for half in (greek, english):
        for source in SOURCES.values():
            assert not source.suffixes or f"`{source.suffixes[0]}`" in half
        assert "`output/report.html`" in half
        assert ".new.docx" in half
