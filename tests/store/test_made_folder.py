from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.store.made_folder import MadeFolder, key_of, made_files

LEDGER = ".made.json"


def made(folder: Path, *files: tuple[str, bytes, str]) -> MadeFolder:
    found = MadeFolder.of(folder, LEDGER)
    for name, data, key in files:
        if not found.is_current(name, key):
            found.write(name, data, key)
    found.close()
    return found


def test_a_file_is_current_until_it_is_made_from_something_else_or_gone(tmp_path: Path) -> None:
    made(tmp_path, ("a/b.txt", b"one", "k1"))
    assert MadeFolder.of(tmp_path, LEDGER).is_current("a/b.txt", "k1")
    assert not MadeFolder.of(tmp_path, LEDGER).is_current("a/b.txt", "k2")
    (tmp_path / "a" / "b.txt").unlink()
    assert not MadeFolder.of(tmp_path, LEDGER).is_current("a/b.txt", "k1")


def test_what_is_no_longer_made_goes_unless_a_person_has_changed_it(tmp_path: Path) -> None:
    made(tmp_path, ("a.txt", b"one", "k"), ("b.txt", b"two", "k"), ("c.txt", b"three", "k"))
    (tmp_path / "b.txt").write_bytes(b"hers")
    made(tmp_path, ("c.txt", b"three", "k"))
    assert sorted(one.name for one in tmp_path.iterdir()) == [LEDGER, "b.txt", "c.txt"]
    assert list(made_files(tmp_path, LEDGER)) == ["c.txt"]


def test_a_file_that_a_person_has_changed_stays_and_ours_is_written_beside_it(tmp_path: Path) -> None:
    made(tmp_path, ("a.txt", b"one", "k1"))
    (tmp_path / "a.txt").write_bytes(b"hers")
    found = made(tmp_path, ("a.txt", b"two", "k2"))
    assert (tmp_path / "a.txt").read_bytes() == b"hers"
    assert (tmp_path / "a.new.txt").read_bytes() == b"two"
    assert len(found.notes) == 1
    assert "a.new.txt" in found.notes[0]


def test_a_file_of_somebody_else_and_a_link_are_never_written_to(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"theirs")
    (tmp_path / "target").write_bytes(b"elsewhere")
    (tmp_path / "b.txt").symlink_to(tmp_path / "target")
    made(tmp_path, ("a.txt", b"one", "k"), ("b.txt", b"one", "k"))
    assert (tmp_path / "a.txt").read_bytes() == b"theirs"
    assert (tmp_path / "target").read_bytes() == b"elsewhere"
    assert (tmp_path / "b.new.txt").read_bytes() == b"one"


def test_an_earlier_file_of_ours_that_was_put_back_is_replaced(tmp_path: Path) -> None:
    for data, key in ((b"one", "k1"), (b"two", "k2")):
        made(tmp_path, ("a.txt", data, key))
    (tmp_path / "a.txt").write_bytes(b"one")
    made(tmp_path, ("a.txt", b"three", "k3"))
    assert (tmp_path / "a.txt").read_bytes() == b"three"


def test_a_folder_above_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError):
        made(tmp_path, ("a/b.txt", b"one", "k"))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": {"a": 1}}', '{"files": {"../a": ["k", "0", []]}}', "\xff"])
def test_a_ledger_that_is_none_of_ours_stops_the_run(tmp_path: Path, text: str) -> None:
    (tmp_path / LEDGER).write_bytes(text.encode("latin-1"))
    with pytest.raises(OutputError):
        MadeFolder.of(tmp_path, LEDGER)
    assert not made_files(tmp_path, LEDGER)


def test_a_key_tells_parts_apart() -> None:
    assert key_of("a", "b") == key_of("a", "b")
    assert key_of("a", "b") != key_of("ab")
