from __future__ import annotations

import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.messages import Message, in_language
from pipeline.model import Issue, IssueCode, Locator, Severity, State
from pipeline.store import journal, manifest
from pipeline.store.entry import Entry, Stamp

ENTRY = Entry(
    page=Stamp("ab" * 32, 10, 5),
    recipe="cd" * 32,
    state=State.BUILT,
    formats={"pdf": "ef" * 32, "json": "01" * 32},
    outputs={"a.pdf": Stamp.of(b"%PDF")},
    issues=(Issue(IssueCode.MISSING_FIELD, Severity.WARNING, "λείπει ο τίτλος", Locator("", 3, 9)),),
    sidecars={"a_files/x.png": Stamp.of(b"PNG")},
    file_issues={"a.pdf": (Issue(IssueCode.TOO_LONG, Severity.WARNING, "10 characters too many"),)},
)


def test_what_is_dumped_is_loaded_again(tmp_path: Path) -> None:
    entries = {"β.html": ENTRY, "a.html": Entry(None, "", State.FAILED, reason="is a pipe")}
    (tmp_path / manifest.MANIFEST).write_bytes(manifest.dump(entries))
    assert manifest.load(tmp_path) == entries


def test_a_message_can_still_be_said_in_greek_when_it_is_loaded_again(tmp_path: Path) -> None:
    message = Message("cli.no-such-field", name="titel")
    issue = Issue(IssueCode.FUNDING, Severity.WARNING, message)
    entry = Entry(
        None, "", State.FAILED, reason=message, hint=message, issues=(issue,), file_issues={"a.pdf": (issue,)}
    )
    (tmp_path / manifest.MANIFEST).write_bytes(manifest.dump({"a.html": entry}))
    found = manifest.load(tmp_path)["a.html"]
    texts = (found.reason, found.hint, found.issues[0].message, found.file_issues["a.pdf"][0].message)
    assert {in_language(text, "el") for text in texts} == {"δεν υπάρχει πεδίο titel"}


def test_a_killed_run_is_known_by_its_journal_but_for_a_line_cut_short(tmp_path: Path) -> None:
    journal.note_entry(tmp_path, "a.html", ENTRY)
    journal.note_entry(tmp_path, "b.html", ENTRY)
    file = tmp_path / journal.JOURNAL
    file.write_bytes(file.read_bytes()[:-20])
    assert manifest.load(tmp_path) == {"a.html": ENTRY}


@pytest.mark.parametrize(
    "text",
    ['{"name": "my web app"}', '{"name": "My app", "pages": {}}', "[]", "", "{", '{"format": "2", "pages": {}}',
     "[" * 200_000],
)  # fmt: skip
def test_a_foreign_or_damaged_manifest_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / manifest.MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(OutputError, match="not a manifest of this tool"):
        manifest.load(tmp_path)


def test_a_manifest_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / manifest.MANIFEST).write_text('{"format": 99, "pages": {}}', encoding="utf-8")
    with pytest.raises(OutputError, match="made by a newer version") as raised:
        manifest.load(tmp_path)
    assert raised.value.exit_code == 5


NOT_OURS = [
    "/home/u/x",
    "../x.pdf",
    "a/../../x.pdf",
    "a\\x.pdf",
    "manifest.json",
    "report.html",
    ".lock",
    "manifest/0.jsonl",
]


@pytest.mark.parametrize("name", NOT_OURS)
@pytest.mark.parametrize("place", ["manifest", "journal", "shard"])
def test_a_name_that_no_run_gives_is_refused_wherever_it_stands(name: str, place: str, tmp_path: Path) -> None:
    entry = replace(ENTRY, outputs={name: Stamp.of(b"x")})
    if place == "manifest":
        (tmp_path / manifest.MANIFEST).write_bytes(manifest.dump({"a.html": entry}))
    elif place == "journal":
        journal.note_entry(tmp_path, "a.html", entry)
    else:
        manifest.save(tmp_path, _pages(5_001) | {"a.html": entry}, ["a.html"])
    with pytest.raises(OutputError, match=r"it names .*, which no run writes"):
        manifest.load(tmp_path)["a.html"]


@pytest.mark.parametrize("path", ["/etc/passwd", "../a.html", "a/../../b.html"])
def test_a_page_outside_of_every_folder_is_refused(path: str, tmp_path: Path) -> None:
    (tmp_path / manifest.MANIFEST).write_bytes(manifest.dump({path: ENTRY}))
    with pytest.raises(OutputError, match="which no run writes"):
        manifest.load(tmp_path)


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "manifest/../x.jsonl", "a.jsonl"])
def test_a_shard_elsewhere_is_not_opened(name: str, tmp_path: Path) -> None:
    table = {"format": 2, "shards": [name], "pages": {}}
    (tmp_path / manifest.MANIFEST).write_text(json.dumps(table), encoding="utf-8")
    with pytest.raises(OutputError, match="which no run writes"):
        manifest.load(tmp_path)


@pytest.mark.parametrize("text", ["my own notes\n", '{"mine": 1}\n', '\n{"path": "a"}\n' + "x\n"])
def test_a_journal_of_somebody_else_is_refused_and_left_as_it_is(text: str, tmp_path: Path) -> None:
    (tmp_path / journal.JOURNAL).write_text(text, encoding="utf-8")
    with pytest.raises(OutputError):
        manifest.load(tmp_path)
    assert (tmp_path / journal.JOURNAL).read_text(encoding="utf-8") == text


def test_a_journal_line_cut_inside_a_letter_is_passed_over(tmp_path: Path) -> None:
    journal.note_entry(tmp_path, "β.html", ENTRY)
    whole = (tmp_path / journal.JOURNAL).read_bytes()
    (tmp_path / journal.JOURNAL).write_bytes(whole[: whole.index("λ".encode()) + 1])
    journal.note_entry(tmp_path, "a.html", ENTRY)
    assert manifest.load(tmp_path) == {"a.html": ENTRY}


@pytest.mark.parametrize("name", [manifest.MANIFEST, journal.JOURNAL])
def test_a_ledger_that_is_a_link_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="is a link"):
        manifest.load(tmp_path)


def test_a_file_of_somebody_else_is_not_replaced_by_a_shard(tmp_path: Path) -> None:
    (tmp_path / "manifest").mkdir()
    (tmp_path / "manifest/0.jsonl").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="not from this tool"):
        manifest.save(tmp_path, _pages(5_001), ())
    assert (tmp_path / "manifest/0.jsonl").read_text(encoding="utf-8") == "mine"


def test_a_manifest_of_the_first_form_tells_whose_the_files_are_and_nothing_is_current_by_it(tmp_path: Path) -> None:
    table = json.loads(manifest.dump({"a.html": ENTRY}))
    raw = table["pages"]["a.html"]
    raw["formats"] = ["pdf", "json"]
    del raw["beside"], raw["file_issues"]
    (tmp_path / manifest.MANIFEST).write_text(json.dumps(table), encoding="utf-8")
    entry = manifest.load(tmp_path)["a.html"]
    assert entry.outputs == ENTRY.outputs
    assert entry.formats == {}


def test_a_stamp_knows_a_changed_file(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"abcd")
    timed, untimed = Stamp.of(b"abcd", file), Stamp.of(b"abcd")
    assert timed.matches(file)
    assert untimed.matches(file)
    os.utime(file, ns=(1, 1))
    assert timed.renewed(file) == Stamp.of(b"abcd", file)
    file.write_bytes(b"abcX")
    assert not timed.matches(file)
    assert not untimed.matches(file)
    file.unlink()
    assert not timed.matches(file)


def _pages(count: int) -> dict[str, Entry]:
    return {f"part-{n % 7}/page-{n}.html": ENTRY for n in range(count)}


def _tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.rglob("*.json*")}


def test_an_ordinary_folder_has_all_its_pages_in_one_file(tmp_path: Path) -> None:
    entries = _pages(5_000)
    manifest.save(tmp_path, entries, entries)
    assert json.loads((tmp_path / manifest.MANIFEST).read_bytes())["pages"].keys() == entries.keys()
    assert [file.name for file in tmp_path.iterdir()] == [manifest.MANIFEST]


def test_the_manifest_of_a_large_folder_is_in_shards_and_loaded_from_them(tmp_path: Path) -> None:
    entries = _pages(5_001)
    manifest.save(tmp_path, entries, entries)
    shards = json.loads((tmp_path / manifest.MANIFEST).read_bytes())["shards"]
    assert shards == [f"manifest/{n:x}.jsonl" for n in range(16)]
    lines = [json.loads(line) for name in shards for line in (tmp_path / name).read_bytes().splitlines()]
    assert {line["path"] for line in lines} == entries.keys()
    assert manifest.load(tmp_path) == entries


def test_only_the_shards_of_changed_pages_are_written_again(tmp_path: Path) -> None:
    entries = _pages(6_000)
    manifest.save(tmp_path, entries, entries)
    before = _tree(tmp_path)
    changed = {"part-0/page-0.html", "new.html"}
    entries |= {path: replace(ENTRY, reason="changed") for path in changed}
    manifest.save(tmp_path, entries, changed)
    after = _tree(tmp_path)
    assert 1 <= len([name for name in after if name.endswith(".jsonl") and after[name] != before[name]]) <= 2
    assert manifest.load(tmp_path) == entries


def test_a_folder_that_shrinks_goes_back_to_one_file(tmp_path: Path) -> None:
    manifest.save(tmp_path, _pages(5_001), ())
    entries = _pages(10)
    manifest.save(tmp_path, entries, ())
    assert manifest.load(tmp_path) == entries
    assert not list(tmp_path.rglob("*.jsonl"))


@pytest.mark.slow
@pytest.mark.parametrize("before", [4_999, 5_001])
@pytest.mark.parametrize("place", ["", "manifest"])
def test_a_manifest_that_was_written_in_part_gives_all_entries_the_same(
    tmp_path: Path, before: int, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = _pages(before)
    manifest.save(tmp_path, entries, entries)
    changed = {f"part-{n % 7}/page-{n}.html": replace(ENTRY, reason="changed") for n in range(0, 5_100, 50)}
    for path, entry in changed.items():
        journal.note_entry(tmp_path, path, entry)
    replaced = Path.replace

    def refused(self: Path, target: Path) -> Path:
        if self.parent == tmp_path / place:
            raise OSError(errno.ENOSPC, "no space left on device")
        return replaced(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refused)
        with pytest.raises(OutputError, match="cannot be written"):
            manifest.save(tmp_path, entries | changed, changed)
    assert manifest.load(tmp_path) == entries | changed
    manifest.save(tmp_path, entries | changed, dict(journal.entries_left(tmp_path)))
    assert manifest.load(tmp_path) == entries | changed
    assert not (tmp_path / journal.JOURNAL).exists()


def test_a_damaged_shard_is_told_and_not_passed_over(tmp_path: Path) -> None:
    manifest.save(tmp_path, _pages(5_001), ())
    shard = tmp_path / "manifest/3.jsonl"
    shard.write_bytes(shard.read_bytes()[:-20])
    with pytest.raises(OutputError, match="not a manifest of this tool"):
        manifest.load(tmp_path)
