from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from pipeline.errors import ConfigurationError, ExitCode
from pipeline.lexicon import Lexicon
from pipeline.model import IssueCode, Look, Severity
from pipeline.run.brand_checks import check_logos, funding_issues
from pipeline.run.build import BuildOptions, build
from pipeline.store.own_files import load_look
from pipeline.store.settings_file import load_settings

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">{}</svg>'


def _problems(folder: Path, settings: str, files: dict[str, str | bytes]) -> list[str]:
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "sheets.toml").write_text(settings, encoding="utf-8")
    for name, data in files.items():
        (folder / "templates" / name).write_bytes(data.encode() if isinstance(data, str) else data)
    try:
        check_logos(load_look(load_settings(folder), folder), folder)
    except ConfigurationError as error:
        return list(error.details)
    return []


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.png", b"no picture", "it is not a picture, or one side is under 64 pixels"),
        ("a.svg", "<svg", "it is not well-formed XML"),
        ("a.svg", DRAWING.format('<image href="https://a.example/x.png"/>'), "it refers to 'https://a.example/x.png'"),
        ("a.svg", DRAWING.format('<text x="1" y="9">漢</text>'), "it holds letters that no font of the templates has"),
    ],
)
def test_a_logo_that_cannot_be_printed_is_a_wrong_setting_with_its_line(
    name: str, data: str | bytes, problem: str, tmp_path: Path
) -> None:
    (found,) = _problems(tmp_path, f'jobs = 1\n\n[brand]\nlogos = ["{name}"]\n', {name: data})
    assert found.startswith(f"sheets.toml:4: brand.logos: {name}: {problem}")


def test_each_of_several_logos_is_told_with_its_own_line(tmp_path: Path) -> None:
    settings = '[brand]\nlogos = [\n  "a.svg",\n  "good.svg",\n  "b.png",\n]\n'
    files = {"a.svg": "<svg", "b.png": "x", "good.svg": DRAWING.format('<rect width="9" height="9"/>')}
    found = _problems(tmp_path, settings, files)
    assert [line.partition(": ")[0] for line in found] == ["sheets.toml:3", "sheets.toml:5"]


def test_a_logo_with_letters_can_be_printed(tmp_path: Path) -> None:
    drawing = DRAWING.format('<text x="1" y="9" font-family="Calibri">Περιφέρεια</text>')
    assert _problems(tmp_path, '[brand]\nlogos = ["a.svg"]\n', {"a.svg": drawing}) == []


@pytest.mark.parametrize("options", [BuildOptions(), BuildOptions(dry_run=True)])
def test_a_run_with_such_a_logo_ends_before_it_writes_anything(options: BuildOptions, samples: Path) -> None:
    _problems(samples, '[brand]\nlogos = ["a.svg"]\n', {"a.svg": "<svg"})
    with pytest.raises(ConfigurationError, match="logos that cannot be printed") as raised:
        build(load_settings(samples), (), options, folder=samples)
    assert raised.value.exit_code is ExitCode.CONFIGURATION
    assert not (samples / "output").exists()


def bare() -> bytes:
    """A Word file without a funding line."""
    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


def test_a_funded_sheet_without_its_line_is_warned_of(look: Look, lexicon: Lexicon) -> None:
    found = list(funding_issues("mill.docx", bare(), replace(look, brand=(("fund", "Interreg Europe"),)), lexicon))
    assert found
    assert {(one.code, one.severity) for one in found} == {(IssueCode.FUNDING, Severity.WARNING)}


def test_without_a_fund_and_in_other_files_there_is_nothing_to_look_for(look: Look, lexicon: Lexicon) -> None:
    funded = replace(look, brand=(("fund", "Interreg Europe"),))
    assert list(funding_issues("mill.docx", bare(), replace(look, brand=()), lexicon)) == []
    assert list(funding_issues("mill.html", b"<p>no line</p>", funded, lexicon)) == []
