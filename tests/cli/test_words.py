from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from pipeline.cli import main
from pipeline.messages import rows

# What stays as it is in every language: options, their choices, names of files and programs, commands in examples.
NAMES = re.compile(
    r"--?[\w-]+|\[[\w|]+\]|\[x?[<>=0-9x.]+\]|^ +(?:sheets|curl) .*$|\S*[./=_*|-]\S*|`[^`]*`|\"[^\"]*\"|\b[A-Z]\w+",
    re.MULTILINE,
)
ENGLISH = re.compile(r"(?:\b[a-z]{2,}\b[ ]){2,}\b[a-z]{2,}\b")
CAPITALS = re.compile(r"\b[A-Z]{4,}\b")


def in_greek(*call: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command of ours as a Greek person calls it: the words of click are chosen when it is imported."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *call],
        cwd=folder,
        env={**os.environ, "SHEETS_LANG": "el", "PYTHONUTF8": "1", "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", ["", "fetch", "build", "pack", "adopt", "watch", "review", "explain", "printed"])
def test_help_is_greek_with_the_names_of_arguments(command: str, tmp_path: Path) -> None:
    told = in_greek(*filter(None, (command, "--help")), folder=tmp_path).stdout
    assert told.startswith("Χρήση: ")
    usage = told.partition("\n")[0]
    assert "ΕΠΙΛΟΓΕΣ" in usage
    assert not CAPITALS.search(usage)
    assert not re.search("[ΆΈΉΊΌΎΏ]{1}[Α-Ω]|[Α-Ω][ΆΈΉΊΌΎΏ]", told), "capitals bear no accents"
    shown = told.partition("Επιλογές:")[2].partition("\n\n")[0]
    assert not re.search(r"^  --[\w-]+ [A-Z]{4,}", shown, re.MULTILINE)
    assert ENGLISH.findall(NAMES.sub(" ", told)) == []


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("build", "--jobs", "a"), "Το «a» δεν είναι ακέραιος αριθμός."),
        (("watch", "--every", "x"), "Το «x» δεν είναι αριθμός."),
        (("build", "--jobs", "0"), "Το 0 δεν είναι μέσα στα όρια x>=1."),
        (("adopt",), "Λείπει το όρισμα 'ΠΑΛΙΑ'."),
        (("bild",), "Δεν υπάρχει εντολή «bild»."),
        (("pack", "a.toml", "--allow", "x"), "x: διαλέξτε από: provisional, stale, draft, unreviewed"),
        (("pack", "a.toml", "b"), "ΔΙΑΔΡΟΜΕΣ δίνονται μόνο μαζί με το --new"),
    ],
)
def test_what_is_called_wrongly_is_told_in_greek(call: tuple[str, ...], told: str, tmp_path: Path) -> None:
    done = in_greek(*call, folder=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr


def test_every_name_that_usage_shows_has_a_row_and_every_row_is_shown() -> None:
    shown = set[str]()
    for command in (main, *main.commands.values()):
        context = click.Context(command)
        shapes = [command.options_metavar or "", command.subcommand_metavar if isinstance(command, click.Group) else ""]
        shapes += [one.make_metavar(context) for one in command.params if not getattr(one, "is_flag", False)]
        shown |= {word for shape in shapes for word in re.findall(r"\b[A-Z]{4,}\b", shape)}
    named = {row["en"] for row in rows("calls").values()}
    assert shown - named <= {"INTEGER", "RANGE", "FLOAT"}
    assert {one for one in named if len(one) > 3} - shown <= {"FILE", "PATH"}
