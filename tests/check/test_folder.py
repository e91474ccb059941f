from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.check import verify
from pipeline.cli import main
from pipeline.errors import InputError
from pipeline.run.build import BuildOptions, build
from pipeline.run.gallery import make_site
from pipeline.run.site_sheets import SiteWishes
from pipeline.settings import Settings


@pytest.fixture
def output(samples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The output folder of a run over the sample pages, records only."""
    monkeypatch.chdir(samples)
    build(Settings(formats=("json",), jobs=1), (), BuildOptions())
    return samples / "output"


def told(output: Path) -> list[tuple[str, str]]:
    return [(Path(one.file).relative_to(output).as_posix(), one.rule) for one in verify(output)]


def test_a_folder_as_it_was_written_is_true_to_its_manifest(output: Path) -> None:
    assert told(output) == []


def test_files_that_are_missing_changed_or_unknown_are_told_in_order(output: Path) -> None:
    (output / "dimos" / "palia-pigadia.json").unlink()
    (output / "interreg" / "notes.txt").write_text("mine")
    changed = output / "oreina-choria" / "kafeneio-ton-eggrafon.json"
    times = changed.stat()
    changed.write_bytes(changed.read_bytes().replace(b"2021", b"2012"))
    os.utime(changed, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert told(output) == [
        ("dimos/palia-pigadia.json", "missing"),
        ("interreg/notes.txt", "unknown"),
        ("oreina-choria/kafeneio-ton-eggrafon.json", "edited"),
    ]


def test_a_damaged_file_and_an_older_one_of_ours_are_changed_and_not_edited(output: Path) -> None:
    file = output / "dimos" / "palia-pigadia.json"
    before = file.read_bytes()
    file.write_bytes(before[: len(before) // 2])
    assert told(output) == [("dimos/palia-pigadia.json", "changed")]
    page = output.parent / "input/dimos/palia-pigadia.html"
    page.write_bytes(page.read_bytes().replace(b"</body>", b"<p>More of it.</p></body>"))
    build(Settings(formats=("json",), jobs=1), (), BuildOptions())
    assert told(output) == []
    file.write_bytes(before)
    assert told(output) == [("dimos/palia-pigadia.json", "changed")]


def test_an_edited_file_stays_told_and_the_new_one_beside_it_is_no_finding(output: Path) -> None:
    file = output / "dimos" / "palia-pigadia.json"
    file.write_bytes(file.read_bytes().replace(b"2021", b"2012"))
    build(Settings(formats=("json",), jobs=1), (), BuildOptions())
    assert (output / "dimos" / "palia-pigadia.new.json").exists()
    assert told(output) == [("dimos/palia-pigadia.json", "edited")]


def test_files_with_a_leading_dot_are_no_ones_output(output: Path) -> None:
    (output / ".directory").write_text("x")
    assert told(output) == []


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_a_folder_without_a_manifest_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        list(verify(tmp_path / name))


def test_the_command_ends_with_one_where_something_was_found(output: Path) -> None:
    assert CliRunner().invoke(main, ["verify"]).exit_code == 0
    (output / "stray.pdf").write_bytes(b"x")
    result = CliRunner().invoke(main, ["verify", "output"])
    assert (result.exit_code, result.stdout) == (
        1,
        "output/stray.pdf: unknown: no page of the manifest gave this file\n",
    )
    assert CliRunner().invoke(main, ["verify", "nowhere"]).exit_code == 4


@pytest.mark.parametrize("home", ["packs/gallery", "public", "a/b"])
def test_the_files_of_a_gallery_are_known_wherever_it_is(output: Path, home: str) -> None:
    make_site(Settings(), output / home, SiteWishes(every=True), output.parent)
    assert told(output) == []
    (output / home / "index.html").write_text("mine")
    assert told(output) == [(f"{home}/index.html", "changed")]
